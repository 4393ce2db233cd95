// SPDX-License-Identifier: Apache-2.0
// Requantizer as gemmlowp and TensorFlow Lite compute it on 32 bits, without its product, which
// comes a clock after x: sum and bias, a saturating left shift, the high half of the doubled
// product, rounded (SaturatingRoundingDoublingHighMul), a right shift that rounds ties away from
// zero (RoundingDivideByPOT), zero point, saturation.
// lint: D_W=25 Y_W=8 Y_SIGNED=1 TURNS=0
// lint: D_W=31 Y_W=16 Y_SIGNED=0 TURNS=1
// lint: D_W=1 Y_W=8 Y_SIGNED=0 TURNS=0
`default_nettype none
module gw_requant_gemmlowp #(
  parameter D_W      = 24, // bits of a sum, at most 31
  parameter Y_W      = 8,  // bits of a result, 8 or 16
  parameter Y_SIGNED = 1,  // results are two's complement
  parameter TURNS    = 0   // settings change between sums, each as its stage comes to the next sum
) (
  input  wire           clk,
  input  wire [D_W-1:0] d,     // sum, two's complement
  input  wire [31:0]    bias,  // added to the sum
  input  wire [7:0]     shift, // power of two, left if positive, -31 to 30; beyond, the nearest
  input  wire [Y_W-1:0] zp,    // zero point
  input  wire [Y_W-1:0] lo,    // smallest y
  input  wire [Y_W-1:0] hi,    // largest y
  output reg  [31:0]    x,     // (d + bias) * 2^left, saturated
  input  wire [32:0]    high,  // x * mult / 2^31, rounded, ties up
  output reg  [Y_W-1:0] y      // clamp(round(high / 2^right) + zp), 3 clocks after x
);
  localparam Q_W   = Y_W + 2;  // a quotient beyond them is out of y's range wherever zp is
  localparam ABOVE = 32 - Q_W; // bits of p above the quotient, its sign too
  wire [7:0] negated = 8'd0 - shift;
  wire [4:0] left  = shift[7] ? 5'd0 : (shift > 8'd30) ? 5'd30 : shift[4:0];
  wire [4:0] right_now = ~shift[7] ? 5'd0 : (negated > 8'd31) ? 5'd31 : negated[4:0];
  wire [4:0] right; // of the sum in p
  wire [30:0] lost = ~({31{1'b1}} >> left); // bits below the sign that the left shift drops
  reg [31:0] t; // d + bias
  wire [31:0] p = (high[32] == high[31]) ? high[31:0] : 32'h7fffffff;
  wire sign = p[31];

  generate
    if (D_W < 1 || D_W > 31 || Y_W < 8 || Y_W > 16) begin : g_illegal
      gw_requant_gemmlowp_illegal_parameters stop ();
    end
    if (TURNS != 0) begin : g_turns
      reg [9:0] late;
      always @(posedge clk) late <= {late[4:0], right_now};
      assign right = late[9:5];
    end else begin : g_still
      assign right = right_now;
    end
  endgenerate

  // p / 2^right, and the bit below it: the longest shift first leaves the fewest bits to select.
  wire [Q_W+31:0] s5 = {{(Q_W-1){sign}}, p, 1'b0};
  wire [Q_W+15:0] s4 = right[4] ? s5[Q_W+31:16] : s5[Q_W+15:0];
  wire [Q_W+7:0]  s3 = right[3] ? s4[Q_W+15:8] : s4[Q_W+7:0];
  wire [Q_W+3:0]  s2 = right[2] ? s3[Q_W+7:4] : s3[Q_W+3:0];
  wire [Q_W+1:0]  s1 = right[1] ? s2[Q_W+3:2] : s2[Q_W+1:0];
  wire [Q_W:0]    s0 = right[0] ? s1[Q_W+1:1] : s1[Q_W:0];

  // The whole part, if it fits, half a unit, and whether there is anything below that.
  wire [30:0] fraction = ~({31{1'b1}} << right); // bits of p that are shifted out
  wire [Q_W-1:0] whole = s0[Q_W:1];
  wire half  = s0[0];
  wire below = (p[29:0] & fraction[30:1]) != 30'd0;
  wire fits  = ((p[30:Q_W-1] ^ {ABOVE{sign}}) & ~fraction[ABOVE-1:0]) == {ABOVE{1'b0}};
  wire up_next = half & (below | ~sign);

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
    t  <= {{(32-D_W){d[D_W-1]}}, d} + bias;
    x  <= (((t[30:0] ^ {31{t[31]}}) & lost) == 31'd0) ? t << left : {t[31], {31{~t[31]}}};
    q  <= fits ? whole : {sign, {(Q_W-1){~sign}}};
    up <= up_next;
    y  <= y_next;
  end
endmodule
`default_nettype wire
