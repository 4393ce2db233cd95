// SPDX-License-Identifier: Apache-2.0
// A power of two relative to the octave of the row's largest value: so many octaves down, rounded,
// ties up, where it has a bit more than p.
// lint: I_W=12 P=8 OUT_W=8
// lint: I_W=26 P=15 OUT_W=16
`default_nettype none
(* gatewright_inline *)
module gw_octaves #(
  parameter I_W   = 12, // bits of an octave, two's complement
  parameter P     = 8,  // fraction bits of the power, OUT_W or OUT_W - 1
  parameter OUT_W = 8   // bits of p
) (
  input  wire [I_W-1:0]   down,  // octaves below the largest
  input  wire [P-1:0]     power, // 2^f - 1
  output wire [OUT_W-1:0] p
);
  localparam K_W = $clog2(P + 2);
  wire far = |down[I_W-1:K_W];
  wire [P:0] whole = {1'b1, power};
  wire [P:0] less = far ? {(P+1){1'b0}} : whole >> down[K_W-1:0];

  generate
    if (P < OUT_W - 1 || P > OUT_W || I_W <= K_W) begin : g_illegal
      octaves_illegal_parameters stop ();
    end
    if (P == OUT_W) begin : g_rounded
      wire [P+1:0] half = {1'b0, less} + {{(P+1){1'b0}}, 1'b1};
      wire unused = half[0];
      assign p = half[P:1] | {OUT_W{half[P+1]}};
    end else begin : g_exact
      assign p = less;
    end
  endgenerate
endmodule
`default_nettype wire
