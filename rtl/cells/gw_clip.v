// SPDX-License-Identifier: Apache-2.0
// A signed number shifted right, rounding down, then clamped to 0 .. 2**OUT_W-1.
`default_nettype none
module gw_clip #(
  parameter IN_W  = 16, // bits of d
  parameter SHIFT = 0,  // places to the right, at most IN_W-2
  parameter OUT_W = 8   // bits of q
) (
  input  wire [IN_W-1:0]  d, // two's complement
  output wire [OUT_W-1:0] q
);
  localparam KEPT = IN_W - 1 - SHIFT; // bits of d without its sign that are left
  wire positive = ~d[IN_W-1];

  generate
    if (OUT_W < 1 || SHIFT < 0 || KEPT < 1) begin : g_illegal
      gw_clip_illegal_parameters stop ();
    end
    if (SHIFT > 0) begin : g_shift
      wire [SHIFT-1:0] unused_low = d[SHIFT-1:0];
    end
    if (KEPT > OUT_W) begin : g_saturate
      wire over = |d[IN_W-2:SHIFT+OUT_W];
      assign q = {OUT_W{positive}} & ({OUT_W{over}} | d[SHIFT +: OUT_W]);
    end else if (KEPT == OUT_W) begin : g_exact
      assign q = {OUT_W{positive}} & d[SHIFT +: OUT_W];
    end else begin : g_narrow
      assign q = {{(OUT_W-KEPT){1'b0}}, {KEPT{positive}} & d[SHIFT +: KEPT]};
    end
  endgenerate
endmodule
`default_nettype wire
