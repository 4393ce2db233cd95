// SPDX-License-Identifier: Apache-2.0
// Requantizer without its product p = x * mult, which comes a clock after x: sum and bias, the
// product divided by a power of two, rounded once, ties to even (ONNX), zero point, saturation.
// lint: D_W=25 T_W=33 Y_W=8 Y_SIGNED=1
// lint: D_W=33 T_W=34 Y_W=16 Y_SIGNED=0
// lint: D_W=64 T_W=65 Y_W=8 Y_SIGNED=1
// lint: D_W=1 T_W=33 Y_W=16 Y_SIGNED=0
`default_nettype none
module gw_requant_onnx #(
  parameter D_W      = 32, // bits of a sum
  parameter T_W      = 33, // bits of sum + bias: max(D_W, 32) + 1
  parameter Y_W      = 8,  // bits of a result, 8 or 16
  parameter Y_SIGNED = 1   // results are two's complement
) (
  input  wire              clk,
  input  wire [D_W-1:0]    d,     // sum, two's complement
  input  wire [31:0]       bias,  // added to the sum
  input  wire [7:0]        shift, // power of two to divide by, 0 to 63; beyond, the nearest
  input  wire [Y_W-1:0]    zp,    // zero point
  input  wire [Y_W-1:0]    lo,    // smallest y
  input  wire [Y_W-1:0]    hi,    // largest y
  output reg  [T_W-1:0]    x,     // d + bias
  input  wire [T_W+31:0]   p,     // x * mult
  output reg  [Y_W-1:0]    y      // clamp(round(p / 2^shift) + zp), 3 clocks after x
);
  localparam P_W   = T_W + 32;
  localparam Q_W   = Y_W + 2;   // a quotient beyond them is out of y's range wherever zp is
  localparam ABOVE = P_W - Q_W; // bits of p above the quotient, its sign too
  wire [5:0] right = shift[7] ? 6'd0 : shift[6] ? 6'd63 : shift[5:0];
  wire sign = p[P_W-1];

  generate
    if (D_W < 1 || T_W != ((D_W > 32) ? D_W : 32) + 1 || Y_W < 8 || Y_W > 16) begin : g_illegal
      gw_requant_onnx_illegal_parameters stop ();
    end
  endgenerate

  // p / 2^right, and the bit below it: the longest shift first leaves the fewest bits to select.
  wire [P_W+Q_W-1:0] wide = {{Q_W{sign}}, p};
  wire [P_W-64:0] unused_wide = wide[P_W+Q_W-1:Q_W+63];
  wire [Q_W+63:0] s6 = {wide[Q_W+62:0], 1'b0};
  wire [Q_W+31:0] s5 = right[5] ? s6[Q_W+63:32] : s6[Q_W+31:0];
  wire [Q_W+15:0] s4 = right[4] ? s5[Q_W+31:16] : s5[Q_W+15:0];
  wire [Q_W+7:0]  s3 = right[3] ? s4[Q_W+15:8] : s4[Q_W+7:0];
  wire [Q_W+3:0]  s2 = right[2] ? s3[Q_W+7:4] : s3[Q_W+3:0];
  wire [Q_W+1:0]  s1 = right[1] ? s2[Q_W+3:2] : s2[Q_W+1:0];
  wire [Q_W:0]    s0 = right[0] ? s1[Q_W+1:1] : s1[Q_W:0];

  // The whole part, if it fits, half a unit, and whether there is anything below that.
  wire [62:0] fraction = ~({63{1'b1}} << right); // bits of p that are shifted out
  wire [P_W+62:0] mask = {{P_W{1'b1}}, ~fraction};
  wire [P_W+62-ABOVE:0] unused_mask = mask[P_W+62:ABOVE];
  wire [Q_W-1:0] whole = s0[Q_W:1];
  wire half  = s0[0];
  wire below = (p[61:0] & fraction[62:1]) != 62'd0;
  wire fits  = ((p[P_W-2:Q_W-1] ^ {ABOVE{sign}}) & mask[ABOVE-1:0]) == {ABOVE{1'b0}};
  wire up_next = half & (below | whole[0]);

  // Two bits more than y has are enough to tell in which direction zp + q leaves its range.
  reg [Q_W-1:0] q; // whole, saturated
  reg up;          // and one more
  wire negative_zp = (Y_SIGNED != 0) & zp[Y_W-1];
  wire negative_lo = (Y_SIGNED != 0) & lo[Y_W-1];
  wire negative_hi = (Y_SIGNED != 0) & hi[Y_W-1];
  wire unused_carry;
  wire signed [Q_W:0] z;
  wire signed [Q_W:0] z_lo = {{3{negative_lo}}, lo};
  wire signed [Q_W:0] z_hi = {{3{negative_hi}}, hi};
  assign {z, unused_carry} = {q[Q_W-1], q, 1'b1} + {{3{negative_zp}}, zp, up};
  wire [Y_W-1:0] y_next = (z < z_lo) ? lo : (z > z_hi) ? hi : z[Y_W-1:0];

  always @(posedge clk) begin
    x  <= {{(T_W-D_W){d[D_W-1]}}, d} + {{(T_W-32){bias[31]}}, bias};
    q  <= fits ? whole : {sign, {(Q_W-1){~sign}}};
    up <= up_next;
    y  <= y_next;
  end
endmodule
`default_nettype wire
