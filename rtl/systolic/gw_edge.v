// SPDX-License-Identifier: Apache-2.0
// The edge of a row: its activations as the elements take them, a clock later.
// lint: COUNT=1 A_W=8 SIGNED=1 LINES=12
// lint: COUNT=4 A_W=7 SIGNED=0 LINES=11
// lint: COUNT=2 A_W=5 SIGNED=1 LINES=5
`default_nettype none
module gw_edge #(
  parameter COUNT  = 1, // activations
  parameter A_W    = 8, // bits of one
  parameter SIGNED = 1, // they are two's complement
  parameter LINES  = 12 // bits of one in an element: of its digits (gw_recode), or A_W
) (
  input  wire                   clk,
  input  wire [COUNT*A_W-1:0]   x,
  output reg  [COUNT*LINES-1:0] x_q
);
  wire [COUNT*LINES-1:0] q;

  gw_digits #(.COUNT(COUNT), .A_W(A_W), .SIGNED(SIGNED), .LINES(LINES)) digits (.x(x), .q(q));
  always @(posedge clk) x_q <= q;
endmodule
`default_nettype wire
