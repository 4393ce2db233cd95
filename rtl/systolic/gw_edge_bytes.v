// SPDX-License-Identifier: Apache-2.0
// The edge of a row of two lanes: an activation of 16 bits as 256 * high + low, or two bytes, for
// a lane each, a clock later.
// lint: LINES=9
// lint: LINES=12
`default_nettype none
module gw_edge_bytes #(
  parameter LINES = 12 // bits of a lane: 9 of a number, 12 of its digits (gw_recode_bytes)
) (
  input  wire               clk,
  input  wire [15:0]        x,
  input  wire               pair, // x is two bytes
  output reg  [2*LINES-1:0] x_q   // low lane lowest
);
  wire [2*LINES-1:0] q;

  generate
    if (LINES != 9 && LINES != 12) begin : g_illegal
      gw_edge_bytes_illegal_parameters stop ();
    end
    if (LINES == 12) begin : g_digits
`ifdef GATEWRIGHT_WORDS // in words a number stands for itself
      gw_halves halves (.x(x), .pair(pair), .q(q[17:0]));
      assign q[23:18] = 6'd0;
`else
      gw_recode_bytes recode (.x(x), .pair(pair), .q(q));
`endif
    end else begin : g_numbers
      gw_halves halves (.x(x), .pair(pair), .q(q));
    end
  endgenerate

  always @(posedge clk) x_q <= q;
endmodule
`default_nettype wire
