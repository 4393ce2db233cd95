// SPDX-License-Identifier: Apache-2.0
// 2^(i + f) from i and 2^f: a shift by whole octaves, rounded, ties up. What is above the range of
// y becomes its largest number.
// lint: I_W=4 H_W=6 FRAC=4 Y_W=8
// lint: I_W=2 H_W=7 FRAC=6 Y_W=8
// lint: I_W=7 H_W=3 FRAC=0 Y_W=4
// lint: I_W=3 H_W=14 FRAC=14 Y_W=16
`default_nettype none
(* gatewright_inline *)
module gw_octave #(
  parameter I_W  = 4, // bits of i, two's complement
  parameter H_W  = 6, // bits of h, at most Y_W - 1
  parameter FRAC = 4, // fraction bits of y
  parameter Y_W  = 8  // bits of y, two's complement, at least 3, more than FRAC
) (
  input  wire [I_W-1:0] i,
  input  wire [H_W-1:0] h, // 2^f - 1, with Y_W - 2 fraction bits
  output wire [Y_W-1:0] y
);
  localparam P   = Y_W - 2;
  localparam TOP = P - FRAC; // the highest octave that y has room for
  localparam K_W = ((I_W > 5) ? I_W : 5) + 1;
  wire [Y_W-1:0] whole = {2'b01, {P{1'b0}}} + {{(Y_W-H_W){1'b0}}, h};
  wire [K_W-1:0] down = TOP[K_W-1:0] - {{(K_W-I_W){i[I_W-1]}}, i};
  wire [Y_W:0] half = {whole, 1'b0} >> down;
  wire [Y_W:0] rounded = half + {{Y_W{1'b0}}, 1'b1};
  wire over = down[K_W-1] | rounded[Y_W];
  wire unused = &{1'b0, rounded[0]};

  generate
    if (I_W < 1 || H_W < 1 || H_W >= Y_W || Y_W < 3 || FRAC >= Y_W) begin : g_illegal
      octave_illegal_parameters stop ();
    end
  endgenerate

  assign y = {1'b0, rounded[Y_W-1:1] | {(Y_W-1){over}}};
endmodule
`default_nettype wire
