// SPDX-License-Identifier: Apache-2.0
// d a clock later, or zero if en was 0.
`default_nettype none
module gw_gate #(
  parameter WIDTH = 8
) (
  input  wire             clk,
  input  wire             en,
  input  wire [WIDTH-1:0] d,
  output reg  [WIDTH-1:0] q
);
  always @(posedge clk) q <= d & {WIDTH{en}};
endmodule
`default_nettype wire
