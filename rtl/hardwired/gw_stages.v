// SPDX-License-Identifier: Apache-2.0
// The stages between two streams: their registers move together, unless results wait.
// lint: STAGES=1
// lint: STAGES=5
`default_nettype none
(* gatewright_inline *)
module gw_stages #(
  parameter STAGES = 2 // clocks from x to y, at least 1
) (
  input  wire clk,
  input  wire rst,
  input  wire x_tvalid, // stream of inputs
  output wire x_tready,
  output wire y_tvalid, // stream of results
  input  wire y_tready,
  output wire en,       // the registers move
  output wire busy      // and there is something in them, or comes
);
  reg [STAGES-1:0] valid; // of what is in them

  assign en       = ~valid[STAGES-1] | y_tready;
  assign busy     = en & (x_tvalid | (|valid));
  assign x_tready = en;
  assign y_tvalid = valid[STAGES-1] & ~rst;

  generate
    if (STAGES > 1) begin : g_stages
      always @(posedge clk)
        if (rst) valid <= 0;
        else if (en) valid <= {valid[STAGES-2:0], x_tvalid};
    end else begin : g_stage
      always @(posedge clk)
        if (rst) valid <= 0;
        else if (en) valid <= x_tvalid;
    end
  endgenerate
endmodule
`default_nettype wire
