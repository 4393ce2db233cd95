// SPDX-License-Identifier: Apache-2.0
// A row of partial products: one bit times w, sign bit inverted, so that rows add up without sign
// extension: q means q - 2**(WIDTH-1). With NEG the bit counts -1, as the sign bit of x does: q
// means q - 2**(WIDTH-1) + 1. Source: C. R. Baugh, B. A. Wooley, IEEE Trans. Computers C-22, 1973.
`default_nettype none
(* gatewright_inline *)
module gw_and_row #(
  parameter WIDTH = 8, // bits of w, at least 2
  parameter NEG   = 0
) (
  input  wire             x,
  input  wire [WIDTH-1:0] w, // two's complement
  output wire [WIDTH-1:0] q
);
  wire [WIDTH-1:0] row = {WIDTH{x}} & w;

  assign q = (NEG != 0) ? {row[WIDTH-1], ~row[WIDTH-2:0]} : {~row[WIDTH-1], row[WIDTH-2:0]};
endmodule
`default_nettype wire
