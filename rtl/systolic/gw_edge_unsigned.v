// SPDX-License-Identifier: Apache-2.0
// The edge of a row whose elements take unsigned numbers: each activation and half its range, a
// clock later.
// lint: COUNT=2 A_W=8
// lint: COUNT=4 A_W=2
`default_nettype none
module gw_edge_unsigned #(
  parameter COUNT = 2, // activations
  parameter A_W   = 8  // bits of one
) (
  input  wire                 clk,
  input  wire [COUNT*A_W-1:0] x,  // two's complement
  output reg  [COUNT*A_W-1:0] x_q
);
  generate
    if (COUNT < 1 || A_W < 2) begin : g_illegal
      gw_edge_unsigned_illegal_parameters stop ();
    end
  endgenerate

  always @(posedge clk) x_q <= x ^ {COUNT{1'b1, {(A_W-1){1'b0}}}};
endmodule
`default_nettype wire
