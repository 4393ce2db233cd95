// SPDX-License-Identifier: Apache-2.0
// d a clock later, or what comes from above: of all d's and above only one is ever not zero.
`default_nettype none
module gw_merge #(
  parameter WIDTH = 8
) (
  input  wire             clk,
  input  wire [WIDTH-1:0] above,
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  reg [WIDTH-1:0] held;

  always @(posedge clk) held <= d;
  assign q = above | held;
endmodule
`default_nettype wire
