// SPDX-License-Identifier: Apache-2.0
// d, or zero while en is 0.
`default_nettype none
module gw_gate #(
  parameter WIDTH = 8
) (
  input  wire             en,
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  assign q = d & {WIDTH{en}};
endmodule
`default_nettype wire
