// SPDX-License-Identifier: Apache-2.0
// An unsigned number less 1 + 4 + 16 .. (a term for each whole pair of its bits) as radix-4 digits
// of {-1, 0, 1, 2}: each is a pair of the number's bits, less one, so that no carry runs. Lines of
// a digit are {m1n, p2, p1}, as products take them; the last bit of an odd WIDTH is a line.
`default_nettype none
(* gatewright_inline *)
module gw_recode_offset #(
  parameter WIDTH = 9,  // bits of x, at least 2
  parameter LINES = 13  // 3 for each pair of bits, 1 for what is left
) (
  input  wire [WIDTH-1:0] x,
  output wire [LINES-1:0] q
);
  genvar j;
  generate
    if (WIDTH < 2 || LINES != 3 * (WIDTH / 2) + WIDTH % 2) begin : g_illegal
      gw_recode_offset_illegal_parameters stop ();
    end
    for (j = 0; j < WIDTH / 2; j = j + 1) begin : g_digit
      assign q[3*j]   = x[2*j+1] & ~x[2*j]; // 2 - 1
      assign q[3*j+1] = x[2*j+1] & x[2*j];  // 3 - 1
      assign q[3*j+2] = x[2*j+1] | x[2*j];  // 0 - 1, inverted
    end
    if (WIDTH % 2 != 0) begin : g_last
      assign q[LINES-1] = x[WIDTH-1];
    end
  endgenerate
endmodule
`default_nettype wire
