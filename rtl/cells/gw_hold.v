// SPDX-License-Identifier: Apache-2.0
// A register that takes d only while en is 1.
`default_nettype none
module gw_hold #(
  parameter WIDTH = 8
) (
  input  wire             clk,
  input  wire             en,
  input  wire [WIDTH-1:0] d,
  output reg  [WIDTH-1:0] q
);
  always @(posedge clk) if (en) q <= d;
endmodule
`default_nettype wire
