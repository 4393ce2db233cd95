// SPDX-License-Identifier: Apache-2.0
// A function that is mirrored about x = 0, from the part of it that fades away: 1 - h where x is
// not negative; where it is, h, or of an odd function h - 1. What is above the range of y becomes
// its largest number.
// lint: H_W=4 FRAC=4 ODD=0 Y_W=8
// lint: H_W=8 FRAC=7 ODD=1 Y_W=8
// lint: H_W=7 FRAC=7 ODD=0 Y_W=8
// lint: H_W=6 FRAC=6 ODD=1 Y_W=16
`default_nettype none
(* gatewright_inline *)
module gw_mirror #(
  parameter H_W  = 4, // bits of h, at most FRAC + 1
  parameter FRAC = 4, // fraction bits of h and y
  parameter ODD  = 0, // the function is odd
  parameter Y_W  = 8  // bits of y, two's complement, more than FRAC
) (
  input  wire           negative, // x is
  input  wire [H_W-1:0] h,        // in 0 .. 1
  output wire [Y_W-1:0] y
);
  localparam S_W = FRAC + 2;
  localparam [S_W-1:0] ONE = {2'b01, {FRAC{1'b0}}};
  wire [S_W-1:0] wide = {{(S_W-H_W){1'b0}}, h};
  wire [S_W-1:0] other = (ODD != 0) ? wide - ONE : wide;
  wire [S_W-1:0] s = negative ? other : ONE - wide;

  generate
    if (FRAC < 1 || H_W > FRAC + 1 || Y_W <= FRAC) begin : g_illegal
      mirror_illegal_parameters stop ();
    end
  endgenerate

  gw_saturate #(.S_W(S_W), .Y_W(Y_W)) finish (.s(s), .y(y));
endmodule
`default_nettype wire
