// SPDX-License-Identifier: Apache-2.0
// requant: requantizer of 16 columns a clock, sums of 24 bits to int8, rounded as ONNX does.
// Made by: gatewright gen requant (version 0.1.0)
`default_nettype none

// Top: sets of constants, a requantizer for each column.
module requant (
  input  wire         clk,             // clock
  input  wire         rst,             // synchronous reset, active high; streams begin with a set
                                       // of constants
  input  wire [79:0]  s_axis_q_tdata,  // constants of a column: {zero point, shift, factor, bias}
  input  wire         s_axis_q_tvalid, // constants
  output wire         s_axis_q_tready, // low while one set waits
  input  wire [15:0]  s_axis_q_tuser,  // valid in a set's last beat: {max, min of results}
  input  wire [383:0] s_axis_x_tdata,  // a row of sums
  input  wire         s_axis_x_tvalid, // sums
  output wire         s_axis_x_tready, // low while no set of constants is in use
  input  wire         s_axis_x_tlast,  // last row of the set of constants
  output wire [127:0] m_axis_y_tdata,  // a row of results
  output wire         m_axis_y_tvalid, // results
  input  wire         m_axis_y_tready, // results
  output wire         m_axis_y_tlast   // last row of the set of constants
);
  localparam LANES = 16; // columns
  localparam PER   = 1; // columns in a beat of constants
  localparam D_W   = 24; // bits of a sum
  localparam Y_W   = 8; // bits of a result
  localparam Q_W   = 72 + Y_W; // bits of a column's constants: zero point, shift, factor, bias
  localparam E_W   = 8; // bits of what leaves
  wire step, take, turn, pass;
  wire clk_step;
  wire unused_pass = pass;

  requant_control_sets #(.BEATS(16), .CLOCKS(4)) control (
    .clk(clk), .rst(rst),
    .q_tvalid(s_axis_q_tvalid), .q_tready(s_axis_q_tready), .q_raw(1'b0),
    .x_tvalid(s_axis_x_tvalid), .x_tready(s_axis_x_tready), .x_tlast(s_axis_x_tlast),
    .y_tvalid(m_axis_y_tvalid), .y_tready(m_axis_y_tready), .y_tlast(m_axis_y_tlast),
    .step(step), .take(take), .turn(turn), .pass(pass)
  );
  requant_clkgate gate (.clk(clk), .en(step), .clk_en(clk_step));

  // The constants of a beat, kind by kind; then those in use. Each turns when its stage of the
  // requantizers does.
  wire [PER*32-1:0]  bias_in, mult_in;
  wire [PER*8-1:0]   shift_in;
  wire [PER*Y_W-1:0] zp_in;
  wire [LANES*32-1:0]  bias, mult;
  wire [LANES*8-1:0]   shift;
  wire [LANES*Y_W-1:0] zp;
  wire [Y_W-1:0]       lo, hi;
  genvar i;
  generate
    for (i = 0; i < PER; i = i + 1) begin : g_in
      assign {zp_in[Y_W*i +: Y_W], shift_in[8*i +: 8], mult_in[32*i +: 32], bias_in[32*i +: 32]} =
        s_axis_q_tdata[Q_W*i +: Q_W];
    end
  endgenerate
  requant_setting #(.LANES(16), .PER(1), .WIDTH(32), .LATE(0)) set_bias (
    .clk(clk_step), .take(take), .d(bias_in), .turn(turn), .q(bias)
  );
  requant_setting #(.LANES(16), .PER(1), .WIDTH(32), .LATE(0)) set_mult (
    .clk(clk_step), .take(take), .d(mult_in), .turn(turn), .q(mult)
  );
  requant_setting #(.LANES(16), .PER(1), .WIDTH(8), .LATE(2)) set_shift (
    .clk(clk_step), .take(take), .d(shift_in), .turn(turn), .q(shift)
  );
  requant_setting #(.LANES(16), .PER(1), .WIDTH(8), .LATE(3)) set_zp (
    .clk(clk_step), .take(take), .d(zp_in), .turn(turn), .q(zp)
  );
  requant_setting #(.LANES(1), .PER(1), .WIDTH(16), .LATE(3)) set_limits (
    .clk(clk_step), .take(take), .d(s_axis_q_tuser[2*Y_W-1:0]), .turn(turn), .q({hi, lo})
  );

  generate
    for (i = 0; i < LANES; i = i + 1) begin : g_lane
      wire [Y_W-1:0] y;
      requant_requant column (
        .clk(clk_step),
        .bias(bias[32*i +: 32]), .mult(mult[32*i +: 32]), .shift(shift[8*i +: 8]),
        .zp(zp[Y_W*i +: Y_W]),
        .lo(lo), .hi(hi), .d(s_axis_x_tdata[D_W*i +: D_W]), .y(y)
      );
      assign m_axis_y_tdata[E_W*i +: E_W] = y;
    end
  endgenerate
endmodule

// One constant of each column, in use and next: the next set comes in a beat at a time, column 0
// first, while the set in use serves.
module requant_setting #(
  parameter LANES = 16, // columns
  parameter PER   = 1,  // columns in a beat, a divisor of LANES
  parameter WIDTH = 32, // bits of a constant
  parameter LATE  = 0   // clocks after take and turn in which they have effect
) (
  input  wire                   clk,
  input  wire                   take, // d holds a beat
  input  wire [PER*WIDTH-1:0]   d,
  input  wire                   turn, // the next set becomes the one in use
  output reg  [LANES*WIDTH-1:0] q     // the set in use, column 0 lowest
);
  localparam BEAT = PER * WIDTH;
  localparam ALL  = LANES * WIDTH;
  reg  [ALL-1:0]  next;
  wire            take_now, turn_now;
  wire [BEAT-1:0] d_now;

  generate
    if (LANES < 1 || PER < 1 || WIDTH < 1 || LATE < 0 || LANES % PER != 0) begin : g_illegal
      setting_illegal_parameters stop ();
    end
    if (LATE == 0) begin : g_now
      assign take_now = take;
      assign turn_now = turn;
      assign d_now    = d;
    end else begin : g_late
      reg [LATE*(BEAT+2)-1:0] line;
      if (LATE == 1) begin : g_one
        always @(posedge clk) line <= {turn, take, d};
      end else begin : g_more
        always @(posedge clk) line <= {line[(LATE-1)*(BEAT+2)-1:0], turn, take, d};
      end
      assign {turn_now, take_now, d_now} = line[(LATE-1)*(BEAT+2) +: BEAT+2];
    end
    if (LANES == PER) begin : g_whole
      always @(posedge clk) if (take_now) next <= d_now;
    end else begin : g_shift
      always @(posedge clk) if (take_now) next <= {d_now, next[ALL-1:BEAT]};
    end
  endgenerate

  always @(posedge clk) if (turn_now) q <= next;
endmodule

// Control of the requantizers: sets of constants come ahead of the rows that they are for; a row
// with tlast is the last one of its set, and the next row meets the next set without a pause.
// Rows of a set that is raw pass by, once the requantizers are empty.
module requant_control_sets #(
  parameter BEATS  = 16, // of a set of constants
  parameter CLOCKS = 4   // from a row to its results, at least 2
) (
  input  wire clk,
  input  wire rst,
  input  wire q_tvalid, // stream of constants
  output wire q_tready,
  input  wire q_raw,    // in the last beat of a set: it is raw
  input  wire x_tvalid, // stream of rows
  output wire x_tready,
  input  wire x_tlast,
  output wire y_tvalid, // stream of results
  input  wire y_tready,
  output wire y_tlast,
  output wire step,     // the requantizers and the constants move: what is late is so by steps
  output wire take,     // a beat of constants comes
  output wire turn,     // the next set is in use from the next clock on
  output wire pass      // rows pass by
);
  localparam COUNT_W = (BEATS < 2) ? 1 : $clog2(BEATS);
  localparam LAST    = BEATS - 1;
  reg [COUNT_W-1:0] count;  // beats of the next set that have come
  reg full, full_raw;       // the next set is whole; it is raw
  reg have, raw;            // a set is in use; it is raw
  reg [CLOCKS-1:0] valid;   // rows in the requantizers
  reg [CLOCKS-1:0] last;

  generate
    if (BEATS < 1 || CLOCKS < 2) begin : g_illegal
      control_sets_illegal_parameters stop ();
    end
  endgenerate

  wire move    = ~valid[CLOCKS-1] | y_tready;
  wire take_x  = x_tvalid & x_tready;
  wire enter   = take_x & ~raw;
  wire whole   = take & (count == LAST[COUNT_W-1:0]);
  wire leave   = take_x & x_tlast;

  assign pass     = have & raw & ~|valid;
  assign x_tready = raw ? pass & y_tready : have & move;
  assign y_tvalid = (valid[CLOCKS-1] | (pass & x_tvalid)) & ~rst;
  assign y_tlast  = pass ? x_tlast : last[CLOCKS-1];
  assign turn     = full & move & (~have | leave);
  assign q_tready = move & (~full | turn);
  assign take     = q_tvalid & q_tready;
  assign step     = move & (take | turn | enter | (|valid));

  always @(posedge clk)
    if (rst) begin
      count <= {COUNT_W{1'b0}};
      full  <= 1'b0;
      have  <= 1'b0;
      raw   <= 1'b0;
      valid <= {CLOCKS{1'b0}};
    end else begin
      if (take) count <= whole ? {COUNT_W{1'b0}} : count + 1'b1;
      full <= whole | (full & ~turn);
      have <= turn | (have & ~leave);
      if (turn) raw <= full_raw;
      if (move) valid <= {valid[CLOCKS-2:0], enter};
    end

  always @(posedge clk) begin
    if (take) full_raw <= q_raw;
    if (move) last <= {last[CLOCKS-2:0], x_tlast};
  end
endmodule

// Requantizer, a result a clock, as ONNX rounds.
module requant_requant (
  input  wire        clk,   // clock
  input  wire [31:0] bias,  // added to the sum
  input  wire [31:0] mult,  // factor
  input  wire [7:0]  shift, // power of two to divide by
  input  wire [7:0]  zp,    // zero point
  input  wire [7:0]  lo,    // smallest y
  input  wire [7:0]  hi,    // largest y
  input  wire [23:0] d,     // exact sum
  output wire [7:0]  y      // result
);
  // Everything but the product is in round.
  wire [32:0] x; // sum and bias
  wire [64:0] product;

  requant_requant_onnx #(.D_W(24), .T_W(33), .Y_W(8), .Y_SIGNED(1)) round (
    .clk(clk),
    .bias(bias), .shift(shift), .zp(zp), .lo(lo), .hi(hi),
    .d(d), .x(x), .p(product), .y(y)
  );
  requant_scale scale (.clk(clk), .x(x), .mult(mult), .p(product));
endmodule

// Requantizer without its product p = x * mult, which comes a clock after x: sum and bias, the
// product divided by a power of two, rounded once, ties to even (ONNX), zero point, saturation.
module requant_requant_onnx #(
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
      requant_onnx_illegal_parameters stop ();
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

// The requantizer's product: x * mult.
module requant_scale (
  input  wire        clk,  // clock
  input  wire [32:0] x,    // sum and bias
  input  wire [31:0] mult, // factor, signed
  output reg  [64:0] p     // product
);
  wire [64:0] product;
`ifdef GATEWRIGHT_WORDS
  reg [31:0] held; // the factor, a clock later, as its lines are
  always @(posedge clk) held <= mult;
`endif
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [64:0] pproduct0 = $signed({{1{held[31]}}, held}) * $signed(x);
  assign product =
    {pproduct0[64:0]};
`else
  wire [47:0] lines;
  requant_factor factor (.clk(clk), .mult(mult), .lines(lines));
  wire [33:0] xrow0;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow0_digit (
    .p1(lines[0]), .p2(lines[1]), .m1n(lines[2]), .w(x), .q(xrow0)
  );
  wire [33:0] xrow1;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow1_digit (
    .p1(lines[3]), .p2(lines[4]), .m1n(lines[5]), .w(x), .q(xrow1)
  );
  wire [33:0] xrow2;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow2_digit (
    .p1(lines[6]), .p2(lines[7]), .m1n(lines[8]), .w(x), .q(xrow2)
  );
  wire [33:0] xrow3;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow3_digit (
    .p1(lines[9]), .p2(lines[10]), .m1n(lines[11]), .w(x), .q(xrow3)
  );
  wire [33:0] xrow4;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow4_digit (
    .p1(lines[12]), .p2(lines[13]), .m1n(lines[14]), .w(x), .q(xrow4)
  );
  wire [33:0] xrow5;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow5_digit (
    .p1(lines[15]), .p2(lines[16]), .m1n(lines[17]), .w(x), .q(xrow5)
  );
  wire [33:0] xrow6;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow6_digit (
    .p1(lines[18]), .p2(lines[19]), .m1n(lines[20]), .w(x), .q(xrow6)
  );
  wire [33:0] xrow7;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow7_digit (
    .p1(lines[21]), .p2(lines[22]), .m1n(lines[23]), .w(x), .q(xrow7)
  );
  wire [33:0] xrow8;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow8_digit (
    .p1(lines[24]), .p2(lines[25]), .m1n(lines[26]), .w(x), .q(xrow8)
  );
  wire [33:0] xrow9;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow9_digit (
    .p1(lines[27]), .p2(lines[28]), .m1n(lines[29]), .w(x), .q(xrow9)
  );
  wire [33:0] xrow10;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow10_digit (
    .p1(lines[30]), .p2(lines[31]), .m1n(lines[32]), .w(x), .q(xrow10)
  );
  wire [33:0] xrow11;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow11_digit (
    .p1(lines[33]), .p2(lines[34]), .m1n(lines[35]), .w(x), .q(xrow11)
  );
  wire [33:0] xrow12;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow12_digit (
    .p1(lines[36]), .p2(lines[37]), .m1n(lines[38]), .w(x), .q(xrow12)
  );
  wire [33:0] xrow13;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow13_digit (
    .p1(lines[39]), .p2(lines[40]), .m1n(lines[41]), .w(x), .q(xrow13)
  );
  wire [33:0] xrow14;
  requant_digit #(.WIDTH(33), .P2(1), .M1(1)) xrow14_digit (
    .p1(lines[42]), .p2(lines[43]), .m1n(lines[44]), .w(x), .q(xrow14)
  );
  wire [33:0] xrow15;
  requant_digit_top #(.WIDTH(33)) xrow15_digit (
    .n1(lines[45]), .n2(lines[46]), .neg(lines[47]), .w(x), .q(xrow15)
  );
  wire ps0_0, pc0_0;
  requant_ha pa0_0 (.a(xrow0[0]), .b(~lines[2]), .s(ps0_0), .co(pc0_0));
  wire ps1_0, pc1_0;
  requant_ha pa1_0 (.a(xrow0[1]), .b(pc0_0), .s(ps1_0), .co(pc1_0));
  wire ps2_0, pc2_0;
  requant_fa pa2_0 (.a(xrow0[2]), .b(xrow1[0]), .ci(~lines[5]), .s(ps2_0), .co(pc2_0));
  wire ps2_1, pc2_1;
  requant_ha pa2_1 (.a(pc1_0), .b(ps2_0), .s(ps2_1), .co(pc2_1));
  wire ps3_0, pc3_0;
  requant_fa pa3_0 (.a(xrow0[3]), .b(xrow1[1]), .ci(pc2_0), .s(ps3_0), .co(pc3_0));
  wire ps3_1, pc3_1;
  requant_ha pa3_1 (.a(pc2_1), .b(ps3_0), .s(ps3_1), .co(pc3_1));
  wire ps4_0, pc4_0;
  requant_fa pa4_0 (.a(xrow0[4]), .b(xrow1[2]), .ci(xrow2[0]), .s(ps4_0), .co(pc4_0));
  wire ps4_1, pc4_1;
  requant_fa pa4_1 (.a(~lines[8]), .b(ps4_0), .ci(pc3_0), .s(ps4_1), .co(pc4_1));
  wire ps4_2, pc4_2;
  requant_ha pa4_2 (.a(pc3_1), .b(ps4_1), .s(ps4_2), .co(pc4_2));
  wire ps5_0, pc5_0;
  requant_fa pa5_0 (.a(xrow0[5]), .b(xrow1[3]), .ci(xrow2[1]), .s(ps5_0), .co(pc5_0));
  wire ps5_1, pc5_1;
  requant_fa pa5_1 (.a(pc4_0), .b(ps5_0), .ci(pc4_1), .s(ps5_1), .co(pc5_1));
  wire ps5_2, pc5_2;
  requant_ha pa5_2 (.a(pc4_2), .b(ps5_1), .s(ps5_2), .co(pc5_2));
  wire ps6_0, pc6_0;
  requant_fa pa6_0 (.a(xrow0[6]), .b(xrow1[4]), .ci(xrow2[2]), .s(ps6_0), .co(pc6_0));
  wire ps6_1, pc6_1;
  requant_fa pa6_1 (.a(xrow3[0]), .b(~lines[11]), .ci(pc5_0), .s(ps6_1), .co(pc6_1));
  wire ps6_2, pc6_2;
  requant_fa pa6_2 (.a(ps6_0), .b(ps6_1), .ci(pc5_1), .s(ps6_2), .co(pc6_2));
  wire ps6_3, pc6_3;
  requant_ha pa6_3 (.a(pc5_2), .b(ps6_2), .s(ps6_3), .co(pc6_3));
  wire ps7_0, pc7_0;
  requant_fa pa7_0 (.a(xrow0[7]), .b(xrow1[5]), .ci(xrow2[3]), .s(ps7_0), .co(pc7_0));
  wire ps7_1, pc7_1;
  requant_fa pa7_1 (.a(xrow3[1]), .b(pc6_0), .ci(ps7_0), .s(ps7_1), .co(pc7_1));
  wire ps7_2, pc7_2;
  requant_fa pa7_2 (.a(pc6_1), .b(ps7_1), .ci(pc6_2), .s(ps7_2), .co(pc7_2));
  wire ps7_3, pc7_3;
  requant_ha pa7_3 (.a(pc6_3), .b(ps7_2), .s(ps7_3), .co(pc7_3));
  wire ps8_0, pc8_0;
  requant_fa pa8_0 (.a(xrow0[8]), .b(xrow1[6]), .ci(xrow2[4]), .s(ps8_0), .co(pc8_0));
  wire ps8_1, pc8_1;
  requant_fa pa8_1 (.a(xrow3[2]), .b(xrow4[0]), .ci(~lines[14]), .s(ps8_1), .co(pc8_1));
  wire ps8_2, pc8_2;
  requant_fa pa8_2 (.a(pc7_0), .b(ps8_0), .ci(ps8_1), .s(ps8_2), .co(pc8_2));
  wire ps8_3, pc8_3;
  requant_fa pa8_3 (.a(pc7_1), .b(ps8_2), .ci(pc7_2), .s(ps8_3), .co(pc8_3));
  wire ps8_4, pc8_4;
  requant_ha pa8_4 (.a(pc7_3), .b(ps8_3), .s(ps8_4), .co(pc8_4));
  wire ps9_0, pc9_0;
  requant_fa pa9_0 (.a(xrow0[9]), .b(xrow1[7]), .ci(xrow2[5]), .s(ps9_0), .co(pc9_0));
  wire ps9_1, pc9_1;
  requant_fa pa9_1 (.a(xrow3[3]), .b(xrow4[1]), .ci(pc8_0), .s(ps9_1), .co(pc9_1));
  wire ps9_2, pc9_2;
  requant_fa pa9_2 (.a(pc8_1), .b(ps9_0), .ci(ps9_1), .s(ps9_2), .co(pc9_2));
  wire ps9_3, pc9_3;
  requant_fa pa9_3 (.a(pc8_2), .b(ps9_2), .ci(pc8_3), .s(ps9_3), .co(pc9_3));
  wire ps9_4, pc9_4;
  requant_ha pa9_4 (.a(pc8_4), .b(ps9_3), .s(ps9_4), .co(pc9_4));
  wire ps10_0, pc10_0;
  requant_fa pa10_0 (.a(xrow0[10]), .b(xrow1[8]), .ci(xrow2[6]), .s(ps10_0), .co(pc10_0));
  wire ps10_1, pc10_1;
  requant_fa pa10_1 (.a(xrow3[4]), .b(xrow4[2]), .ci(xrow5[0]), .s(ps10_1), .co(pc10_1));
  wire ps10_2, pc10_2;
  requant_fa pa10_2 (.a(~lines[17]), .b(pc9_0), .ci(ps10_0), .s(ps10_2), .co(pc10_2));
  wire ps10_3, pc10_3;
  requant_fa pa10_3 (.a(ps10_1), .b(pc9_1), .ci(ps10_2), .s(ps10_3), .co(pc10_3));
  wire ps10_4, pc10_4;
  requant_fa pa10_4 (.a(pc9_2), .b(ps10_3), .ci(pc9_3), .s(ps10_4), .co(pc10_4));
  wire ps10_5, pc10_5;
  requant_ha pa10_5 (.a(pc9_4), .b(ps10_4), .s(ps10_5), .co(pc10_5));
  wire ps11_0, pc11_0;
  requant_fa pa11_0 (.a(xrow0[11]), .b(xrow1[9]), .ci(xrow2[7]), .s(ps11_0), .co(pc11_0));
  wire ps11_1, pc11_1;
  requant_fa pa11_1 (.a(xrow3[5]), .b(xrow4[3]), .ci(xrow5[1]), .s(ps11_1), .co(pc11_1));
  wire ps11_2, pc11_2;
  requant_fa pa11_2 (.a(pc10_0), .b(pc10_1), .ci(ps11_0), .s(ps11_2), .co(pc11_2));
  wire ps11_3, pc11_3;
  requant_fa pa11_3 (.a(ps11_1), .b(pc10_2), .ci(ps11_2), .s(ps11_3), .co(pc11_3));
  wire ps11_4, pc11_4;
  requant_fa pa11_4 (.a(pc10_3), .b(ps11_3), .ci(pc10_4), .s(ps11_4), .co(pc11_4));
  wire ps11_5, pc11_5;
  requant_ha pa11_5 (.a(pc10_5), .b(ps11_4), .s(ps11_5), .co(pc11_5));
  wire ps12_0, pc12_0;
  requant_fa pa12_0 (.a(xrow0[12]), .b(xrow1[10]), .ci(xrow2[8]), .s(ps12_0), .co(pc12_0));
  wire ps12_1, pc12_1;
  requant_fa pa12_1 (.a(xrow3[6]), .b(xrow4[4]), .ci(xrow5[2]), .s(ps12_1), .co(pc12_1));
  wire ps12_2, pc12_2;
  requant_fa pa12_2 (.a(xrow6[0]), .b(~lines[20]), .ci(pc11_0), .s(ps12_2), .co(pc12_2));
  wire ps12_3, pc12_3;
  requant_fa pa12_3 (.a(pc11_1), .b(ps12_0), .ci(ps12_1), .s(ps12_3), .co(pc12_3));
  wire ps12_4, pc12_4;
  requant_fa pa12_4 (.a(ps12_2), .b(pc11_2), .ci(ps12_3), .s(ps12_4), .co(pc12_4));
  wire ps12_5, pc12_5;
  requant_fa pa12_5 (.a(pc11_3), .b(ps12_4), .ci(pc11_4), .s(ps12_5), .co(pc12_5));
  wire ps12_6, pc12_6;
  requant_ha pa12_6 (.a(pc11_5), .b(ps12_5), .s(ps12_6), .co(pc12_6));
  wire ps13_0, pc13_0;
  requant_fa pa13_0 (.a(xrow0[13]), .b(xrow1[11]), .ci(xrow2[9]), .s(ps13_0), .co(pc13_0));
  wire ps13_1, pc13_1;
  requant_fa pa13_1 (.a(xrow3[7]), .b(xrow4[5]), .ci(xrow5[3]), .s(ps13_1), .co(pc13_1));
  wire ps13_2, pc13_2;
  requant_fa pa13_2 (.a(xrow6[1]), .b(pc12_0), .ci(pc12_1), .s(ps13_2), .co(pc13_2));
  wire ps13_3, pc13_3;
  requant_fa pa13_3 (.a(ps13_0), .b(ps13_1), .ci(pc12_2), .s(ps13_3), .co(pc13_3));
  wire ps13_4, pc13_4;
  requant_fa pa13_4 (.a(ps13_2), .b(pc12_3), .ci(ps13_3), .s(ps13_4), .co(pc13_4));
  wire ps13_5, pc13_5;
  requant_fa pa13_5 (.a(pc12_4), .b(ps13_4), .ci(pc12_5), .s(ps13_5), .co(pc13_5));
  wire ps13_6, pc13_6;
  requant_ha pa13_6 (.a(pc12_6), .b(ps13_5), .s(ps13_6), .co(pc13_6));
  wire ps14_0, pc14_0;
  requant_fa pa14_0 (
    .a(xrow0[14]), .b(xrow1[12]), .ci(xrow2[10]), .s(ps14_0), .co(pc14_0)
  );
  wire ps14_1, pc14_1;
  requant_fa pa14_1 (.a(xrow3[8]), .b(xrow4[6]), .ci(xrow5[4]), .s(ps14_1), .co(pc14_1));
  wire ps14_2, pc14_2;
  requant_fa pa14_2 (.a(xrow6[2]), .b(xrow7[0]), .ci(~lines[23]), .s(ps14_2), .co(pc14_2));
  wire ps14_3, pc14_3;
  requant_fa pa14_3 (.a(pc13_0), .b(pc13_1), .ci(ps14_0), .s(ps14_3), .co(pc14_3));
  wire ps14_4, pc14_4;
  requant_fa pa14_4 (.a(ps14_1), .b(ps14_2), .ci(pc13_2), .s(ps14_4), .co(pc14_4));
  wire ps14_5, pc14_5;
  requant_fa pa14_5 (.a(ps14_3), .b(pc13_3), .ci(ps14_4), .s(ps14_5), .co(pc14_5));
  wire ps14_6, pc14_6;
  requant_ha pa14_6 (.a(pc13_4), .b(ps14_5), .s(ps14_6), .co(pc14_6));
  wire ps15_0, pc15_0;
  requant_fa pa15_0 (
    .a(xrow0[15]), .b(xrow1[13]), .ci(xrow2[11]), .s(ps15_0), .co(pc15_0)
  );
  wire ps15_1, pc15_1;
  requant_fa pa15_1 (.a(xrow3[9]), .b(xrow4[7]), .ci(xrow5[5]), .s(ps15_1), .co(pc15_1));
  wire ps15_2, pc15_2;
  requant_fa pa15_2 (.a(xrow6[3]), .b(xrow7[1]), .ci(pc14_0), .s(ps15_2), .co(pc15_2));
  wire ps15_3, pc15_3;
  requant_fa pa15_3 (.a(pc14_1), .b(pc14_2), .ci(ps15_0), .s(ps15_3), .co(pc15_3));
  wire ps15_4, pc15_4;
  requant_fa pa15_4 (.a(ps15_1), .b(ps15_2), .ci(pc14_3), .s(ps15_4), .co(pc15_4));
  wire ps15_5, pc15_5;
  requant_fa pa15_5 (.a(ps15_3), .b(pc14_4), .ci(ps15_4), .s(ps15_5), .co(pc15_5));
  wire ps15_6, pc15_6;
  requant_ha pa15_6 (.a(pc14_5), .b(ps15_5), .s(ps15_6), .co(pc15_6));
  wire ps16_0, pc16_0;
  requant_fa pa16_0 (
    .a(xrow0[16]), .b(xrow1[14]), .ci(xrow2[12]), .s(ps16_0), .co(pc16_0)
  );
  wire ps16_1, pc16_1;
  requant_fa pa16_1 (.a(xrow3[10]), .b(xrow4[8]), .ci(xrow5[6]), .s(ps16_1), .co(pc16_1));
  wire ps16_2, pc16_2;
  requant_fa pa16_2 (.a(xrow6[4]), .b(xrow7[2]), .ci(xrow8[0]), .s(ps16_2), .co(pc16_2));
  wire ps16_3, pc16_3;
  requant_fa pa16_3 (.a(~lines[26]), .b(pc15_0), .ci(pc15_1), .s(ps16_3), .co(pc16_3));
  wire ps16_4, pc16_4;
  requant_fa pa16_4 (.a(ps16_0), .b(ps16_1), .ci(ps16_2), .s(ps16_4), .co(pc16_4));
  wire ps16_5, pc16_5;
  requant_fa pa16_5 (.a(pc15_2), .b(ps16_3), .ci(pc15_3), .s(ps16_5), .co(pc16_5));
  wire ps16_6, pc16_6;
  requant_fa pa16_6 (.a(ps16_4), .b(pc15_4), .ci(ps16_5), .s(ps16_6), .co(pc16_6));
  wire ps16_7, pc16_7;
  requant_ha pa16_7 (.a(pc15_5), .b(ps16_6), .s(ps16_7), .co(pc16_7));
  wire ps17_0, pc17_0;
  requant_fa pa17_0 (
    .a(xrow0[17]), .b(xrow1[15]), .ci(xrow2[13]), .s(ps17_0), .co(pc17_0)
  );
  wire ps17_1, pc17_1;
  requant_fa pa17_1 (.a(xrow3[11]), .b(xrow4[9]), .ci(xrow5[7]), .s(ps17_1), .co(pc17_1));
  wire ps17_2, pc17_2;
  requant_fa pa17_2 (.a(xrow6[5]), .b(xrow7[3]), .ci(xrow8[1]), .s(ps17_2), .co(pc17_2));
  wire ps17_3, pc17_3;
  requant_fa pa17_3 (.a(pc16_0), .b(pc16_1), .ci(pc16_2), .s(ps17_3), .co(pc17_3));
  wire ps17_4, pc17_4;
  requant_fa pa17_4 (.a(ps17_0), .b(ps17_1), .ci(ps17_2), .s(ps17_4), .co(pc17_4));
  wire ps17_5, pc17_5;
  requant_fa pa17_5 (.a(pc16_3), .b(ps17_3), .ci(pc16_4), .s(ps17_5), .co(pc17_5));
  wire ps17_6, pc17_6;
  requant_fa pa17_6 (.a(ps17_4), .b(pc16_5), .ci(ps17_5), .s(ps17_6), .co(pc17_6));
  wire ps17_7, pc17_7;
  requant_ha pa17_7 (.a(pc16_6), .b(ps17_6), .s(ps17_7), .co(pc17_7));
  wire ps18_0, pc18_0;
  requant_fa pa18_0 (
    .a(xrow0[18]), .b(xrow1[16]), .ci(xrow2[14]), .s(ps18_0), .co(pc18_0)
  );
  wire ps18_1, pc18_1;
  requant_fa pa18_1 (.a(xrow3[12]), .b(xrow4[10]), .ci(xrow5[8]), .s(ps18_1), .co(pc18_1));
  wire ps18_2, pc18_2;
  requant_fa pa18_2 (.a(xrow6[6]), .b(xrow7[4]), .ci(xrow8[2]), .s(ps18_2), .co(pc18_2));
  wire ps18_3, pc18_3;
  requant_fa pa18_3 (.a(xrow9[0]), .b(~lines[29]), .ci(pc17_0), .s(ps18_3), .co(pc18_3));
  wire ps18_4, pc18_4;
  requant_fa pa18_4 (.a(pc17_1), .b(pc17_2), .ci(ps18_0), .s(ps18_4), .co(pc18_4));
  wire ps18_5, pc18_5;
  requant_fa pa18_5 (.a(ps18_1), .b(ps18_2), .ci(pc17_3), .s(ps18_5), .co(pc18_5));
  wire ps18_6, pc18_6;
  requant_fa pa18_6 (.a(ps18_3), .b(pc17_4), .ci(ps18_4), .s(ps18_6), .co(pc18_6));
  wire ps18_7, pc18_7;
  requant_fa pa18_7 (.a(ps18_5), .b(pc17_5), .ci(ps18_6), .s(ps18_7), .co(pc18_7));
  wire ps18_8, pc18_8;
  requant_ha pa18_8 (.a(pc17_6), .b(ps18_7), .s(ps18_8), .co(pc18_8));
  wire ps19_0, pc19_0;
  requant_fa pa19_0 (
    .a(xrow0[19]), .b(xrow1[17]), .ci(xrow2[15]), .s(ps19_0), .co(pc19_0)
  );
  wire ps19_1, pc19_1;
  requant_fa pa19_1 (.a(xrow3[13]), .b(xrow4[11]), .ci(xrow5[9]), .s(ps19_1), .co(pc19_1));
  wire ps19_2, pc19_2;
  requant_fa pa19_2 (.a(xrow6[7]), .b(xrow7[5]), .ci(xrow8[3]), .s(ps19_2), .co(pc19_2));
  wire ps19_3, pc19_3;
  requant_fa pa19_3 (.a(xrow9[1]), .b(pc18_0), .ci(pc18_1), .s(ps19_3), .co(pc19_3));
  wire ps19_4, pc19_4;
  requant_fa pa19_4 (.a(pc18_2), .b(ps19_0), .ci(ps19_1), .s(ps19_4), .co(pc19_4));
  wire ps19_5, pc19_5;
  requant_fa pa19_5 (.a(ps19_2), .b(pc18_3), .ci(ps19_3), .s(ps19_5), .co(pc19_5));
  wire ps19_6, pc19_6;
  requant_fa pa19_6 (.a(pc18_4), .b(ps19_4), .ci(pc18_5), .s(ps19_6), .co(pc19_6));
  wire ps19_7, pc19_7;
  requant_fa pa19_7 (.a(pc18_6), .b(ps19_5), .ci(ps19_6), .s(ps19_7), .co(pc19_7));
  wire ps19_8, pc19_8;
  requant_ha pa19_8 (.a(pc18_7), .b(pc18_8), .s(ps19_8), .co(pc19_8));
  wire ps20_0, pc20_0;
  requant_fa pa20_0 (
    .a(xrow0[20]), .b(xrow1[18]), .ci(xrow2[16]), .s(ps20_0), .co(pc20_0)
  );
  wire ps20_1, pc20_1;
  requant_fa pa20_1 (
    .a(xrow3[14]), .b(xrow4[12]), .ci(xrow5[10]), .s(ps20_1), .co(pc20_1)
  );
  wire ps20_2, pc20_2;
  requant_fa pa20_2 (.a(xrow6[8]), .b(xrow7[6]), .ci(xrow8[4]), .s(ps20_2), .co(pc20_2));
  wire ps20_3, pc20_3;
  requant_fa pa20_3 (
    .a(xrow9[2]), .b(xrow10[0]), .ci(~lines[32]), .s(ps20_3), .co(pc20_3)
  );
  wire ps20_4, pc20_4;
  requant_fa pa20_4 (.a(pc19_0), .b(pc19_1), .ci(pc19_2), .s(ps20_4), .co(pc20_4));
  wire ps20_5, pc20_5;
  requant_fa pa20_5 (.a(ps20_0), .b(ps20_1), .ci(ps20_2), .s(ps20_5), .co(pc20_5));
  wire ps20_6, pc20_6;
  requant_fa pa20_6 (.a(ps20_3), .b(pc19_3), .ci(ps20_4), .s(ps20_6), .co(pc20_6));
  wire ps20_7, pc20_7;
  requant_fa pa20_7 (.a(pc19_4), .b(ps20_5), .ci(pc19_5), .s(ps20_7), .co(pc20_7));
  wire ps20_8, pc20_8;
  requant_fa pa20_8 (.a(ps20_6), .b(pc19_6), .ci(ps20_7), .s(ps20_8), .co(pc20_8));
  wire ps20_9, pc20_9;
  requant_ha pa20_9 (.a(pc19_7), .b(ps20_8), .s(ps20_9), .co(pc20_9));
  wire ps21_0, pc21_0;
  requant_fa pa21_0 (
    .a(xrow0[21]), .b(xrow1[19]), .ci(xrow2[17]), .s(ps21_0), .co(pc21_0)
  );
  wire ps21_1, pc21_1;
  requant_fa pa21_1 (
    .a(xrow3[15]), .b(xrow4[13]), .ci(xrow5[11]), .s(ps21_1), .co(pc21_1)
  );
  wire ps21_2, pc21_2;
  requant_fa pa21_2 (.a(xrow6[9]), .b(xrow7[7]), .ci(xrow8[5]), .s(ps21_2), .co(pc21_2));
  wire ps21_3, pc21_3;
  requant_fa pa21_3 (.a(xrow9[3]), .b(xrow10[1]), .ci(pc20_0), .s(ps21_3), .co(pc21_3));
  wire ps21_4, pc21_4;
  requant_fa pa21_4 (.a(pc20_1), .b(pc20_2), .ci(pc20_3), .s(ps21_4), .co(pc21_4));
  wire ps21_5, pc21_5;
  requant_fa pa21_5 (.a(ps21_0), .b(ps21_1), .ci(ps21_2), .s(ps21_5), .co(pc21_5));
  wire ps21_6, pc21_6;
  requant_fa pa21_6 (.a(pc20_4), .b(ps21_3), .ci(ps21_4), .s(ps21_6), .co(pc21_6));
  wire ps21_7, pc21_7;
  requant_fa pa21_7 (.a(pc20_5), .b(ps21_5), .ci(pc20_6), .s(ps21_7), .co(pc21_7));
  wire ps21_8, pc21_8;
  requant_fa pa21_8 (.a(ps21_6), .b(pc20_7), .ci(ps21_7), .s(ps21_8), .co(pc21_8));
  wire ps21_9, pc21_9;
  requant_ha pa21_9 (.a(pc20_8), .b(ps21_8), .s(ps21_9), .co(pc21_9));
  wire ps22_0, pc22_0;
  requant_fa pa22_0 (
    .a(xrow0[22]), .b(xrow1[20]), .ci(xrow2[18]), .s(ps22_0), .co(pc22_0)
  );
  wire ps22_1, pc22_1;
  requant_fa pa22_1 (
    .a(xrow3[16]), .b(xrow4[14]), .ci(xrow5[12]), .s(ps22_1), .co(pc22_1)
  );
  wire ps22_2, pc22_2;
  requant_fa pa22_2 (.a(xrow6[10]), .b(xrow7[8]), .ci(xrow8[6]), .s(ps22_2), .co(pc22_2));
  wire ps22_3, pc22_3;
  requant_fa pa22_3 (.a(xrow9[4]), .b(xrow10[2]), .ci(xrow11[0]), .s(ps22_3), .co(pc22_3));
  wire ps22_4, pc22_4;
  requant_fa pa22_4 (.a(~lines[35]), .b(pc21_0), .ci(pc21_1), .s(ps22_4), .co(pc22_4));
  wire ps22_5, pc22_5;
  requant_fa pa22_5 (.a(pc21_2), .b(ps22_0), .ci(ps22_1), .s(ps22_5), .co(pc22_5));
  wire ps22_6, pc22_6;
  requant_fa pa22_6 (.a(ps22_2), .b(ps22_3), .ci(pc21_3), .s(ps22_6), .co(pc22_6));
  wire ps22_7, pc22_7;
  requant_fa pa22_7 (.a(pc21_4), .b(ps22_4), .ci(pc21_5), .s(ps22_7), .co(pc22_7));
  wire ps22_8, pc22_8;
  requant_fa pa22_8 (.a(ps22_5), .b(pc21_6), .ci(ps22_6), .s(ps22_8), .co(pc22_8));
  wire ps22_9, pc22_9;
  requant_fa pa22_9 (.a(ps22_7), .b(pc21_7), .ci(ps22_8), .s(ps22_9), .co(pc22_9));
  wire ps22_10, pc22_10;
  requant_ha pa22_10 (.a(pc21_8), .b(ps22_9), .s(ps22_10), .co(pc22_10));
  wire ps23_0, pc23_0;
  requant_fa pa23_0 (
    .a(xrow0[23]), .b(xrow1[21]), .ci(xrow2[19]), .s(ps23_0), .co(pc23_0)
  );
  wire ps23_1, pc23_1;
  requant_fa pa23_1 (
    .a(xrow3[17]), .b(xrow4[15]), .ci(xrow5[13]), .s(ps23_1), .co(pc23_1)
  );
  wire ps23_2, pc23_2;
  requant_fa pa23_2 (.a(xrow6[11]), .b(xrow7[9]), .ci(xrow8[7]), .s(ps23_2), .co(pc23_2));
  wire ps23_3, pc23_3;
  requant_fa pa23_3 (.a(xrow9[5]), .b(xrow10[3]), .ci(xrow11[1]), .s(ps23_3), .co(pc23_3));
  wire ps23_4, pc23_4;
  requant_fa pa23_4 (.a(pc22_0), .b(pc22_1), .ci(pc22_2), .s(ps23_4), .co(pc23_4));
  wire ps23_5, pc23_5;
  requant_fa pa23_5 (.a(pc22_3), .b(ps23_0), .ci(ps23_1), .s(ps23_5), .co(pc23_5));
  wire ps23_6, pc23_6;
  requant_fa pa23_6 (.a(ps23_2), .b(ps23_3), .ci(pc22_4), .s(ps23_6), .co(pc23_6));
  wire ps23_7, pc23_7;
  requant_fa pa23_7 (.a(ps23_4), .b(pc22_5), .ci(ps23_5), .s(ps23_7), .co(pc23_7));
  wire ps23_8, pc23_8;
  requant_fa pa23_8 (.a(pc22_6), .b(ps23_6), .ci(pc22_7), .s(ps23_8), .co(pc23_8));
  wire ps23_9, pc23_9;
  requant_fa pa23_9 (.a(ps23_7), .b(pc22_8), .ci(ps23_8), .s(ps23_9), .co(pc23_9));
  wire ps23_10, pc23_10;
  requant_ha pa23_10 (.a(pc22_9), .b(ps23_9), .s(ps23_10), .co(pc23_10));
  wire ps24_0, pc24_0;
  requant_fa pa24_0 (
    .a(xrow0[24]), .b(xrow1[22]), .ci(xrow2[20]), .s(ps24_0), .co(pc24_0)
  );
  wire ps24_1, pc24_1;
  requant_fa pa24_1 (
    .a(xrow3[18]), .b(xrow4[16]), .ci(xrow5[14]), .s(ps24_1), .co(pc24_1)
  );
  wire ps24_2, pc24_2;
  requant_fa pa24_2 (.a(xrow6[12]), .b(xrow7[10]), .ci(xrow8[8]), .s(ps24_2), .co(pc24_2));
  wire ps24_3, pc24_3;
  requant_fa pa24_3 (.a(xrow9[6]), .b(xrow10[4]), .ci(xrow11[2]), .s(ps24_3), .co(pc24_3));
  wire ps24_4, pc24_4;
  requant_fa pa24_4 (.a(xrow12[0]), .b(~lines[38]), .ci(pc23_0), .s(ps24_4), .co(pc24_4));
  wire ps24_5, pc24_5;
  requant_fa pa24_5 (.a(pc23_1), .b(pc23_2), .ci(pc23_3), .s(ps24_5), .co(pc24_5));
  wire ps24_6, pc24_6;
  requant_fa pa24_6 (.a(ps24_0), .b(ps24_1), .ci(ps24_2), .s(ps24_6), .co(pc24_6));
  wire ps24_7, pc24_7;
  requant_fa pa24_7 (.a(ps24_3), .b(pc23_4), .ci(ps24_4), .s(ps24_7), .co(pc24_7));
  wire ps24_8, pc24_8;
  requant_fa pa24_8 (.a(ps24_5), .b(pc23_5), .ci(ps24_6), .s(ps24_8), .co(pc24_8));
  wire ps24_9, pc24_9;
  requant_fa pa24_9 (.a(pc23_6), .b(pc23_7), .ci(ps24_7), .s(ps24_9), .co(pc24_9));
  wire ps24_10, pc24_10;
  requant_fa pa24_10 (.a(ps24_8), .b(pc23_8), .ci(ps24_9), .s(ps24_10), .co(pc24_10));
  wire ps24_11, pc24_11;
  requant_ha pa24_11 (.a(pc23_9), .b(ps24_10), .s(ps24_11), .co(pc24_11));
  wire ps25_0, pc25_0;
  requant_fa pa25_0 (
    .a(xrow0[25]), .b(xrow1[23]), .ci(xrow2[21]), .s(ps25_0), .co(pc25_0)
  );
  wire ps25_1, pc25_1;
  requant_fa pa25_1 (
    .a(xrow3[19]), .b(xrow4[17]), .ci(xrow5[15]), .s(ps25_1), .co(pc25_1)
  );
  wire ps25_2, pc25_2;
  requant_fa pa25_2 (.a(xrow6[13]), .b(xrow7[11]), .ci(xrow8[9]), .s(ps25_2), .co(pc25_2));
  wire ps25_3, pc25_3;
  requant_fa pa25_3 (.a(xrow9[7]), .b(xrow10[5]), .ci(xrow11[3]), .s(ps25_3), .co(pc25_3));
  wire ps25_4, pc25_4;
  requant_fa pa25_4 (.a(xrow12[1]), .b(pc24_0), .ci(pc24_1), .s(ps25_4), .co(pc25_4));
  wire ps25_5, pc25_5;
  requant_fa pa25_5 (.a(pc24_2), .b(pc24_3), .ci(ps25_0), .s(ps25_5), .co(pc25_5));
  wire ps25_6, pc25_6;
  requant_fa pa25_6 (.a(ps25_1), .b(ps25_2), .ci(ps25_3), .s(ps25_6), .co(pc25_6));
  wire ps25_7, pc25_7;
  requant_fa pa25_7 (.a(pc24_4), .b(pc24_5), .ci(ps25_4), .s(ps25_7), .co(pc25_7));
  wire ps25_8, pc25_8;
  requant_fa pa25_8 (.a(pc24_6), .b(ps25_5), .ci(ps25_6), .s(ps25_8), .co(pc25_8));
  wire ps25_9, pc25_9;
  requant_fa pa25_9 (.a(pc24_7), .b(pc24_8), .ci(ps25_7), .s(ps25_9), .co(pc25_9));
  wire ps25_10, pc25_10;
  requant_fa pa25_10 (.a(ps25_8), .b(pc24_9), .ci(ps25_9), .s(ps25_10), .co(pc25_10));
  wire ps25_11, pc25_11;
  requant_ha pa25_11 (.a(pc24_10), .b(ps25_10), .s(ps25_11), .co(pc25_11));
  wire ps26_0, pc26_0;
  requant_fa pa26_0 (
    .a(xrow0[26]), .b(xrow1[24]), .ci(xrow2[22]), .s(ps26_0), .co(pc26_0)
  );
  wire ps26_1, pc26_1;
  requant_fa pa26_1 (
    .a(xrow3[20]), .b(xrow4[18]), .ci(xrow5[16]), .s(ps26_1), .co(pc26_1)
  );
  wire ps26_2, pc26_2;
  requant_fa pa26_2 (
    .a(xrow6[14]), .b(xrow7[12]), .ci(xrow8[10]), .s(ps26_2), .co(pc26_2)
  );
  wire ps26_3, pc26_3;
  requant_fa pa26_3 (.a(xrow9[8]), .b(xrow10[6]), .ci(xrow11[4]), .s(ps26_3), .co(pc26_3));
  wire ps26_4, pc26_4;
  requant_fa pa26_4 (
    .a(xrow12[2]), .b(xrow13[0]), .ci(~lines[41]), .s(ps26_4), .co(pc26_4)
  );
  wire ps26_5, pc26_5;
  requant_fa pa26_5 (.a(pc25_0), .b(pc25_1), .ci(pc25_2), .s(ps26_5), .co(pc26_5));
  wire ps26_6, pc26_6;
  requant_fa pa26_6 (.a(pc25_3), .b(ps26_0), .ci(ps26_1), .s(ps26_6), .co(pc26_6));
  wire ps26_7, pc26_7;
  requant_fa pa26_7 (.a(ps26_2), .b(ps26_3), .ci(ps26_4), .s(ps26_7), .co(pc26_7));
  wire ps26_8, pc26_8;
  requant_fa pa26_8 (.a(pc25_4), .b(ps26_5), .ci(pc25_5), .s(ps26_8), .co(pc26_8));
  wire ps26_9, pc26_9;
  requant_fa pa26_9 (.a(pc25_6), .b(ps26_6), .ci(ps26_7), .s(ps26_9), .co(pc26_9));
  wire ps26_10, pc26_10;
  requant_fa pa26_10 (.a(pc25_7), .b(pc25_8), .ci(ps26_8), .s(ps26_10), .co(pc26_10));
  wire ps26_11, pc26_11;
  requant_fa pa26_11 (.a(ps26_9), .b(pc25_9), .ci(ps26_10), .s(ps26_11), .co(pc26_11));
  wire ps26_12, pc26_12;
  requant_ha pa26_12 (.a(pc25_10), .b(ps26_11), .s(ps26_12), .co(pc26_12));
  wire ps27_0, pc27_0;
  requant_fa pa27_0 (
    .a(xrow0[27]), .b(xrow1[25]), .ci(xrow2[23]), .s(ps27_0), .co(pc27_0)
  );
  wire ps27_1, pc27_1;
  requant_fa pa27_1 (
    .a(xrow3[21]), .b(xrow4[19]), .ci(xrow5[17]), .s(ps27_1), .co(pc27_1)
  );
  wire ps27_2, pc27_2;
  requant_fa pa27_2 (
    .a(xrow6[15]), .b(xrow7[13]), .ci(xrow8[11]), .s(ps27_2), .co(pc27_2)
  );
  wire ps27_3, pc27_3;
  requant_fa pa27_3 (.a(xrow9[9]), .b(xrow10[7]), .ci(xrow11[5]), .s(ps27_3), .co(pc27_3));
  wire ps27_4, pc27_4;
  requant_fa pa27_4 (.a(xrow12[3]), .b(xrow13[1]), .ci(pc26_0), .s(ps27_4), .co(pc27_4));
  wire ps27_5, pc27_5;
  requant_fa pa27_5 (.a(pc26_1), .b(pc26_2), .ci(pc26_3), .s(ps27_5), .co(pc27_5));
  wire ps27_6, pc27_6;
  requant_fa pa27_6 (.a(pc26_4), .b(ps27_0), .ci(ps27_1), .s(ps27_6), .co(pc27_6));
  wire ps27_7, pc27_7;
  requant_fa pa27_7 (.a(ps27_2), .b(ps27_3), .ci(pc26_5), .s(ps27_7), .co(pc27_7));
  wire ps27_8, pc27_8;
  requant_fa pa27_8 (.a(ps27_4), .b(ps27_5), .ci(pc26_6), .s(ps27_8), .co(pc27_8));
  wire ps27_9, pc27_9;
  requant_fa pa27_9 (.a(pc26_7), .b(ps27_6), .ci(ps27_7), .s(ps27_9), .co(pc27_9));
  wire ps27_10, pc27_10;
  requant_fa pa27_10 (.a(pc26_8), .b(pc26_9), .ci(ps27_8), .s(ps27_10), .co(pc27_10));
  wire ps27_11, pc27_11;
  requant_fa pa27_11 (.a(pc26_10), .b(ps27_9), .ci(ps27_10), .s(ps27_11), .co(pc27_11));
  wire ps27_12, pc27_12;
  requant_ha pa27_12 (.a(pc26_11), .b(ps27_11), .s(ps27_12), .co(pc27_12));
  wire ps28_0, pc28_0;
  requant_fa pa28_0 (
    .a(xrow0[28]), .b(xrow1[26]), .ci(xrow2[24]), .s(ps28_0), .co(pc28_0)
  );
  wire ps28_1, pc28_1;
  requant_fa pa28_1 (
    .a(xrow3[22]), .b(xrow4[20]), .ci(xrow5[18]), .s(ps28_1), .co(pc28_1)
  );
  wire ps28_2, pc28_2;
  requant_fa pa28_2 (
    .a(xrow6[16]), .b(xrow7[14]), .ci(xrow8[12]), .s(ps28_2), .co(pc28_2)
  );
  wire ps28_3, pc28_3;
  requant_fa pa28_3 (
    .a(xrow9[10]), .b(xrow10[8]), .ci(xrow11[6]), .s(ps28_3), .co(pc28_3)
  );
  wire ps28_4, pc28_4;
  requant_fa pa28_4 (
    .a(xrow12[4]), .b(xrow13[2]), .ci(xrow14[0]), .s(ps28_4), .co(pc28_4)
  );
  wire ps28_5, pc28_5;
  requant_fa pa28_5 (.a(~lines[44]), .b(pc27_0), .ci(pc27_1), .s(ps28_5), .co(pc28_5));
  wire ps28_6, pc28_6;
  requant_fa pa28_6 (.a(pc27_2), .b(pc27_3), .ci(ps28_0), .s(ps28_6), .co(pc28_6));
  wire ps28_7, pc28_7;
  requant_fa pa28_7 (.a(ps28_1), .b(ps28_2), .ci(ps28_3), .s(ps28_7), .co(pc28_7));
  wire ps28_8, pc28_8;
  requant_fa pa28_8 (.a(ps28_4), .b(pc27_4), .ci(pc27_5), .s(ps28_8), .co(pc28_8));
  wire ps28_9, pc28_9;
  requant_fa pa28_9 (.a(ps28_5), .b(pc27_6), .ci(ps28_6), .s(ps28_9), .co(pc28_9));
  wire ps28_10, pc28_10;
  requant_fa pa28_10 (.a(ps28_7), .b(pc27_7), .ci(ps28_8), .s(ps28_10), .co(pc28_10));
  wire ps28_11, pc28_11;
  requant_fa pa28_11 (.a(pc27_8), .b(ps28_9), .ci(pc27_9), .s(ps28_11), .co(pc28_11));
  wire ps28_12, pc28_12;
  requant_fa pa28_12 (.a(pc27_10), .b(ps28_10), .ci(ps28_11), .s(ps28_12), .co(pc28_12));
  wire ps28_13, pc28_13;
  requant_ha pa28_13 (.a(pc27_11), .b(pc27_12), .s(ps28_13), .co(pc28_13));
  wire ps29_0, pc29_0;
  requant_fa pa29_0 (
    .a(xrow0[29]), .b(xrow1[27]), .ci(xrow2[25]), .s(ps29_0), .co(pc29_0)
  );
  wire ps29_1, pc29_1;
  requant_fa pa29_1 (
    .a(xrow3[23]), .b(xrow4[21]), .ci(xrow5[19]), .s(ps29_1), .co(pc29_1)
  );
  wire ps29_2, pc29_2;
  requant_fa pa29_2 (
    .a(xrow6[17]), .b(xrow7[15]), .ci(xrow8[13]), .s(ps29_2), .co(pc29_2)
  );
  wire ps29_3, pc29_3;
  requant_fa pa29_3 (
    .a(xrow9[11]), .b(xrow10[9]), .ci(xrow11[7]), .s(ps29_3), .co(pc29_3)
  );
  wire ps29_4, pc29_4;
  requant_fa pa29_4 (
    .a(xrow12[5]), .b(xrow13[3]), .ci(xrow14[1]), .s(ps29_4), .co(pc29_4)
  );
  wire ps29_5, pc29_5;
  requant_fa pa29_5 (.a(pc28_0), .b(pc28_1), .ci(pc28_2), .s(ps29_5), .co(pc29_5));
  wire ps29_6, pc29_6;
  requant_fa pa29_6 (.a(pc28_3), .b(pc28_4), .ci(ps29_0), .s(ps29_6), .co(pc29_6));
  wire ps29_7, pc29_7;
  requant_fa pa29_7 (.a(ps29_1), .b(ps29_2), .ci(ps29_3), .s(ps29_7), .co(pc29_7));
  wire ps29_8, pc29_8;
  requant_fa pa29_8 (.a(ps29_4), .b(pc28_5), .ci(ps29_5), .s(ps29_8), .co(pc29_8));
  wire ps29_9, pc29_9;
  requant_fa pa29_9 (.a(pc28_6), .b(pc28_7), .ci(ps29_6), .s(ps29_9), .co(pc29_9));
  wire ps29_10, pc29_10;
  requant_fa pa29_10 (.a(ps29_7), .b(pc28_8), .ci(pc28_9), .s(ps29_10), .co(pc29_10));
  wire ps29_11, pc29_11;
  requant_fa pa29_11 (.a(ps29_8), .b(ps29_9), .ci(pc28_10), .s(ps29_11), .co(pc29_11));
  wire ps29_12, pc29_12;
  requant_fa pa29_12 (.a(ps29_10), .b(pc28_11), .ci(ps29_11), .s(ps29_12), .co(pc29_12));
  wire ps29_13, pc29_13;
  requant_ha pa29_13 (.a(pc28_12), .b(ps29_12), .s(ps29_13), .co(pc29_13));
  wire ps30_0, pc30_0;
  requant_fa pa30_0 (
    .a(xrow0[30]), .b(xrow1[28]), .ci(xrow2[26]), .s(ps30_0), .co(pc30_0)
  );
  wire ps30_1, pc30_1;
  requant_fa pa30_1 (
    .a(xrow3[24]), .b(xrow4[22]), .ci(xrow5[20]), .s(ps30_1), .co(pc30_1)
  );
  wire ps30_2, pc30_2;
  requant_fa pa30_2 (
    .a(xrow6[18]), .b(xrow7[16]), .ci(xrow8[14]), .s(ps30_2), .co(pc30_2)
  );
  wire ps30_3, pc30_3;
  requant_fa pa30_3 (
    .a(xrow9[12]), .b(xrow10[10]), .ci(xrow11[8]), .s(ps30_3), .co(pc30_3)
  );
  wire ps30_4, pc30_4;
  requant_fa pa30_4 (
    .a(xrow12[6]), .b(xrow13[4]), .ci(xrow14[2]), .s(ps30_4), .co(pc30_4)
  );
  wire ps30_5, pc30_5;
  requant_fa pa30_5 (.a(xrow15[0]), .b(lines[47]), .ci(pc29_0), .s(ps30_5), .co(pc30_5));
  wire ps30_6, pc30_6;
  requant_fa pa30_6 (.a(pc29_1), .b(pc29_2), .ci(pc29_3), .s(ps30_6), .co(pc30_6));
  wire ps30_7, pc30_7;
  requant_fa pa30_7 (.a(pc29_4), .b(ps30_0), .ci(ps30_1), .s(ps30_7), .co(pc30_7));
  wire ps30_8, pc30_8;
  requant_fa pa30_8 (.a(ps30_2), .b(ps30_3), .ci(ps30_4), .s(ps30_8), .co(pc30_8));
  wire ps30_9, pc30_9;
  requant_fa pa30_9 (.a(pc29_5), .b(ps30_5), .ci(ps30_6), .s(ps30_9), .co(pc30_9));
  wire ps30_10, pc30_10;
  requant_fa pa30_10 (.a(pc29_6), .b(pc29_7), .ci(ps30_7), .s(ps30_10), .co(pc30_10));
  wire ps30_11, pc30_11;
  requant_fa pa30_11 (.a(ps30_8), .b(pc29_8), .ci(pc29_9), .s(ps30_11), .co(pc30_11));
  wire ps30_12, pc30_12;
  requant_fa pa30_12 (.a(ps30_9), .b(ps30_10), .ci(pc29_10), .s(ps30_12), .co(pc30_12));
  wire ps30_13, pc30_13;
  requant_fa pa30_13 (.a(ps30_11), .b(pc29_11), .ci(ps30_12), .s(ps30_13), .co(pc30_13));
  wire ps30_14, pc30_14;
  requant_ha pa30_14 (.a(pc29_12), .b(ps30_13), .s(ps30_14), .co(pc30_14));
  wire ps31_0, pc31_0;
  requant_fa pa31_0 (
    .a(xrow0[31]), .b(xrow1[29]), .ci(xrow2[27]), .s(ps31_0), .co(pc31_0)
  );
  wire ps31_1, pc31_1;
  requant_fa pa31_1 (
    .a(xrow3[25]), .b(xrow4[23]), .ci(xrow5[21]), .s(ps31_1), .co(pc31_1)
  );
  wire ps31_2, pc31_2;
  requant_fa pa31_2 (
    .a(xrow6[19]), .b(xrow7[17]), .ci(xrow8[15]), .s(ps31_2), .co(pc31_2)
  );
  wire ps31_3, pc31_3;
  requant_fa pa31_3 (
    .a(xrow9[13]), .b(xrow10[11]), .ci(xrow11[9]), .s(ps31_3), .co(pc31_3)
  );
  wire ps31_4, pc31_4;
  requant_fa pa31_4 (
    .a(xrow12[7]), .b(xrow13[5]), .ci(xrow14[3]), .s(ps31_4), .co(pc31_4)
  );
  wire ps31_5, pc31_5;
  requant_fa pa31_5 (.a(xrow15[1]), .b(pc30_0), .ci(pc30_1), .s(ps31_5), .co(pc31_5));
  wire ps31_6, pc31_6;
  requant_fa pa31_6 (.a(pc30_2), .b(pc30_3), .ci(pc30_4), .s(ps31_6), .co(pc31_6));
  wire ps31_7, pc31_7;
  requant_fa pa31_7 (.a(ps31_0), .b(ps31_1), .ci(ps31_2), .s(ps31_7), .co(pc31_7));
  wire ps31_8, pc31_8;
  requant_fa pa31_8 (.a(ps31_3), .b(ps31_4), .ci(pc30_5), .s(ps31_8), .co(pc31_8));
  wire ps31_9, pc31_9;
  requant_fa pa31_9 (.a(pc30_6), .b(ps31_5), .ci(ps31_6), .s(ps31_9), .co(pc31_9));
  wire ps31_10, pc31_10;
  requant_fa pa31_10 (.a(pc30_7), .b(pc30_8), .ci(ps31_7), .s(ps31_10), .co(pc31_10));
  wire ps31_11, pc31_11;
  requant_fa pa31_11 (.a(pc30_9), .b(ps31_8), .ci(pc30_10), .s(ps31_11), .co(pc31_11));
  wire ps31_12, pc31_12;
  requant_fa pa31_12 (.a(ps31_9), .b(ps31_10), .ci(pc30_11), .s(ps31_12), .co(pc31_12));
  wire ps31_13, pc31_13;
  requant_fa pa31_13 (.a(ps31_11), .b(pc30_12), .ci(ps31_12), .s(ps31_13), .co(pc31_13));
  wire ps31_14, pc31_14;
  requant_ha pa31_14 (.a(pc30_13), .b(ps31_13), .s(ps31_14), .co(pc31_14));
  wire ps32_0, pc32_0;
  requant_fa pa32_0 (
    .a(xrow0[32]), .b(xrow1[30]), .ci(xrow2[28]), .s(ps32_0), .co(pc32_0)
  );
  wire ps32_1, pc32_1;
  requant_fa pa32_1 (
    .a(xrow3[26]), .b(xrow4[24]), .ci(xrow5[22]), .s(ps32_1), .co(pc32_1)
  );
  wire ps32_2, pc32_2;
  requant_fa pa32_2 (
    .a(xrow6[20]), .b(xrow7[18]), .ci(xrow8[16]), .s(ps32_2), .co(pc32_2)
  );
  wire ps32_3, pc32_3;
  requant_fa pa32_3 (
    .a(xrow9[14]), .b(xrow10[12]), .ci(xrow11[10]), .s(ps32_3), .co(pc32_3)
  );
  wire ps32_4, pc32_4;
  requant_fa pa32_4 (
    .a(xrow12[8]), .b(xrow13[6]), .ci(xrow14[4]), .s(ps32_4), .co(pc32_4)
  );
  wire ps32_5, pc32_5;
  requant_fa pa32_5 (.a(xrow15[2]), .b(pc31_0), .ci(pc31_1), .s(ps32_5), .co(pc32_5));
  wire ps32_6, pc32_6;
  requant_fa pa32_6 (.a(pc31_2), .b(pc31_3), .ci(pc31_4), .s(ps32_6), .co(pc32_6));
  wire ps32_7, pc32_7;
  requant_fa pa32_7 (.a(ps32_0), .b(ps32_1), .ci(ps32_2), .s(ps32_7), .co(pc32_7));
  wire ps32_8, pc32_8;
  requant_fa pa32_8 (.a(ps32_3), .b(ps32_4), .ci(pc31_5), .s(ps32_8), .co(pc32_8));
  wire ps32_9, pc32_9;
  requant_fa pa32_9 (.a(pc31_6), .b(ps32_5), .ci(ps32_6), .s(ps32_9), .co(pc32_9));
  wire ps32_10, pc32_10;
  requant_fa pa32_10 (.a(pc31_7), .b(ps32_7), .ci(pc31_8), .s(ps32_10), .co(pc32_10));
  wire ps32_11, pc32_11;
  requant_fa pa32_11 (.a(pc31_9), .b(ps32_8), .ci(pc31_10), .s(ps32_11), .co(pc32_11));
  wire ps32_12, pc32_12;
  requant_fa pa32_12 (.a(ps32_9), .b(ps32_10), .ci(pc31_11), .s(ps32_12), .co(pc32_12));
  wire ps32_13, pc32_13;
  requant_fa pa32_13 (.a(ps32_11), .b(pc31_12), .ci(ps32_12), .s(ps32_13), .co(pc32_13));
  wire ps32_14, pc32_14;
  requant_ha pa32_14 (.a(pc31_13), .b(ps32_13), .s(ps32_14), .co(pc32_14));
  wire ps33_0, pc33_0;
  requant_ha1 pa33_0 (.a(xrow0[33]), .b(xrow1[31]), .s(ps33_0), .co(pc33_0));
  wire ps33_1, pc33_1;
  requant_fa pa33_1 (
    .a(xrow2[29]), .b(xrow3[27]), .ci(xrow4[25]), .s(ps33_1), .co(pc33_1)
  );
  wire ps33_2, pc33_2;
  requant_fa pa33_2 (
    .a(xrow5[23]), .b(xrow6[21]), .ci(xrow7[19]), .s(ps33_2), .co(pc33_2)
  );
  wire ps33_3, pc33_3;
  requant_fa pa33_3 (
    .a(xrow8[17]), .b(xrow9[15]), .ci(xrow10[13]), .s(ps33_3), .co(pc33_3)
  );
  wire ps33_4, pc33_4;
  requant_fa pa33_4 (
    .a(xrow11[11]), .b(xrow12[9]), .ci(xrow13[7]), .s(ps33_4), .co(pc33_4)
  );
  wire ps33_5, pc33_5;
  requant_fa pa33_5 (.a(xrow14[5]), .b(xrow15[3]), .ci(ps33_0), .s(ps33_5), .co(pc33_5));
  wire ps33_6, pc33_6;
  requant_fa pa33_6 (.a(pc32_0), .b(pc32_1), .ci(pc32_2), .s(ps33_6), .co(pc33_6));
  wire ps33_7, pc33_7;
  requant_fa pa33_7 (.a(pc32_3), .b(pc32_4), .ci(ps33_1), .s(ps33_7), .co(pc33_7));
  wire ps33_8, pc33_8;
  requant_fa pa33_8 (.a(ps33_2), .b(ps33_3), .ci(ps33_4), .s(ps33_8), .co(pc33_8));
  wire ps33_9, pc33_9;
  requant_fa pa33_9 (.a(ps33_5), .b(pc32_5), .ci(pc32_6), .s(ps33_9), .co(pc33_9));
  wire ps33_10, pc33_10;
  requant_fa pa33_10 (.a(ps33_6), .b(pc32_7), .ci(ps33_7), .s(ps33_10), .co(pc33_10));
  wire ps33_11, pc33_11;
  requant_fa pa33_11 (.a(ps33_8), .b(pc32_8), .ci(pc32_9), .s(ps33_11), .co(pc33_11));
  wire ps33_12, pc33_12;
  requant_fa pa33_12 (.a(ps33_9), .b(ps33_10), .ci(pc32_10), .s(ps33_12), .co(pc33_12));
  wire ps33_13, pc33_13;
  requant_fa pa33_13 (.a(pc32_11), .b(ps33_11), .ci(ps33_12), .s(ps33_13), .co(pc33_13));
  wire ps33_14, pc33_14;
  requant_fa pa33_14 (.a(pc32_12), .b(ps33_13), .ci(pc32_13), .s(ps33_14), .co(pc33_14));
  wire ps34_0, pc34_0;
  requant_ha1 pa34_0 (.a(xrow1[32]), .b(xrow2[30]), .s(ps34_0), .co(pc34_0));
  wire ps34_1, pc34_1;
  requant_fa pa34_1 (
    .a(xrow3[28]), .b(xrow4[26]), .ci(xrow5[24]), .s(ps34_1), .co(pc34_1)
  );
  wire ps34_2, pc34_2;
  requant_fa pa34_2 (
    .a(xrow6[22]), .b(xrow7[20]), .ci(xrow8[18]), .s(ps34_2), .co(pc34_2)
  );
  wire ps34_3, pc34_3;
  requant_fa pa34_3 (
    .a(xrow9[16]), .b(xrow10[14]), .ci(xrow11[12]), .s(ps34_3), .co(pc34_3)
  );
  wire ps34_4, pc34_4;
  requant_fa pa34_4 (
    .a(xrow12[10]), .b(xrow13[8]), .ci(xrow14[6]), .s(ps34_4), .co(pc34_4)
  );
  wire ps34_5, pc34_5;
  requant_fa pa34_5 (.a(xrow15[4]), .b(pc33_0), .ci(ps34_0), .s(ps34_5), .co(pc34_5));
  wire ps34_6, pc34_6;
  requant_fa pa34_6 (.a(pc33_1), .b(pc33_2), .ci(pc33_3), .s(ps34_6), .co(pc34_6));
  wire ps34_7, pc34_7;
  requant_fa pa34_7 (.a(pc33_4), .b(ps34_1), .ci(ps34_2), .s(ps34_7), .co(pc34_7));
  wire ps34_8, pc34_8;
  requant_fa pa34_8 (.a(ps34_3), .b(ps34_4), .ci(pc33_5), .s(ps34_8), .co(pc34_8));
  wire ps34_9, pc34_9;
  requant_fa pa34_9 (.a(ps34_5), .b(pc33_6), .ci(ps34_6), .s(ps34_9), .co(pc34_9));
  wire ps34_10, pc34_10;
  requant_fa pa34_10 (.a(pc33_7), .b(pc33_8), .ci(ps34_7), .s(ps34_10), .co(pc34_10));
  wire ps34_11, pc34_11;
  requant_fa pa34_11 (.a(ps34_8), .b(pc33_9), .ci(pc33_10), .s(ps34_11), .co(pc34_11));
  wire ps34_12, pc34_12;
  requant_fa pa34_12 (.a(ps34_9), .b(ps34_10), .ci(pc33_11), .s(ps34_12), .co(pc34_12));
  wire ps34_13, pc34_13;
  requant_fa pa34_13 (.a(ps34_11), .b(pc33_12), .ci(ps34_12), .s(ps34_13), .co(pc34_13));
  wire ps34_14, pc34_14;
  requant_ha pa34_14 (.a(pc33_13), .b(ps34_13), .s(ps34_14), .co(pc34_14));
  wire ps35_0, pc35_0;
  requant_fa pa35_0 (
    .a(xrow1[33]), .b(xrow2[31]), .ci(xrow3[29]), .s(ps35_0), .co(pc35_0)
  );
  wire ps35_1, pc35_1;
  requant_fa pa35_1 (
    .a(xrow4[27]), .b(xrow5[25]), .ci(xrow6[23]), .s(ps35_1), .co(pc35_1)
  );
  wire ps35_2, pc35_2;
  requant_fa pa35_2 (
    .a(xrow7[21]), .b(xrow8[19]), .ci(xrow9[17]), .s(ps35_2), .co(pc35_2)
  );
  wire ps35_3, pc35_3;
  requant_fa pa35_3 (
    .a(xrow10[15]), .b(xrow11[13]), .ci(xrow12[11]), .s(ps35_3), .co(pc35_3)
  );
  wire ps35_4, pc35_4;
  requant_fa pa35_4 (
    .a(xrow13[9]), .b(xrow14[7]), .ci(xrow15[5]), .s(ps35_4), .co(pc35_4)
  );
  wire ps35_5, pc35_5;
  requant_fa pa35_5 (.a(pc34_0), .b(pc34_1), .ci(pc34_2), .s(ps35_5), .co(pc35_5));
  wire ps35_6, pc35_6;
  requant_fa pa35_6 (.a(pc34_3), .b(pc34_4), .ci(ps35_0), .s(ps35_6), .co(pc35_6));
  wire ps35_7, pc35_7;
  requant_fa pa35_7 (.a(ps35_1), .b(ps35_2), .ci(ps35_3), .s(ps35_7), .co(pc35_7));
  wire ps35_8, pc35_8;
  requant_fa pa35_8 (.a(ps35_4), .b(pc34_5), .ci(pc34_6), .s(ps35_8), .co(pc35_8));
  wire ps35_9, pc35_9;
  requant_fa pa35_9 (.a(ps35_5), .b(pc34_7), .ci(ps35_6), .s(ps35_9), .co(pc35_9));
  wire ps35_10, pc35_10;
  requant_fa pa35_10 (.a(ps35_7), .b(pc34_8), .ci(pc34_9), .s(ps35_10), .co(pc35_10));
  wire ps35_11, pc35_11;
  requant_fa pa35_11 (.a(ps35_8), .b(pc34_10), .ci(ps35_9), .s(ps35_11), .co(pc35_11));
  wire ps35_12, pc35_12;
  requant_fa pa35_12 (.a(pc34_11), .b(ps35_10), .ci(ps35_11), .s(ps35_12), .co(pc35_12));
  wire ps35_13, pc35_13;
  requant_fa pa35_13 (.a(pc34_12), .b(ps35_12), .ci(pc34_13), .s(ps35_13), .co(pc35_13));
  wire ps36_0, pc36_0;
  requant_ha1 pa36_0 (.a(xrow2[32]), .b(xrow3[30]), .s(ps36_0), .co(pc36_0));
  wire ps36_1, pc36_1;
  requant_fa pa36_1 (
    .a(xrow4[28]), .b(xrow5[26]), .ci(xrow6[24]), .s(ps36_1), .co(pc36_1)
  );
  wire ps36_2, pc36_2;
  requant_fa pa36_2 (
    .a(xrow7[22]), .b(xrow8[20]), .ci(xrow9[18]), .s(ps36_2), .co(pc36_2)
  );
  wire ps36_3, pc36_3;
  requant_fa pa36_3 (
    .a(xrow10[16]), .b(xrow11[14]), .ci(xrow12[12]), .s(ps36_3), .co(pc36_3)
  );
  wire ps36_4, pc36_4;
  requant_fa pa36_4 (
    .a(xrow13[10]), .b(xrow14[8]), .ci(xrow15[6]), .s(ps36_4), .co(pc36_4)
  );
  wire ps36_5, pc36_5;
  requant_fa pa36_5 (.a(ps36_0), .b(pc35_0), .ci(pc35_1), .s(ps36_5), .co(pc36_5));
  wire ps36_6, pc36_6;
  requant_fa pa36_6 (.a(pc35_2), .b(pc35_3), .ci(ps36_1), .s(ps36_6), .co(pc36_6));
  wire ps36_7, pc36_7;
  requant_fa pa36_7 (.a(ps36_2), .b(ps36_3), .ci(pc35_4), .s(ps36_7), .co(pc36_7));
  wire ps36_8, pc36_8;
  requant_fa pa36_8 (.a(ps36_4), .b(pc35_5), .ci(ps36_5), .s(ps36_8), .co(pc36_8));
  wire ps36_9, pc36_9;
  requant_fa pa36_9 (.a(pc35_6), .b(pc35_7), .ci(ps36_6), .s(ps36_9), .co(pc36_9));
  wire ps36_10, pc36_10;
  requant_fa pa36_10 (.a(ps36_7), .b(pc35_8), .ci(pc35_9), .s(ps36_10), .co(pc36_10));
  wire ps36_11, pc36_11;
  requant_fa pa36_11 (.a(ps36_8), .b(ps36_9), .ci(pc35_10), .s(ps36_11), .co(pc36_11));
  wire ps36_12, pc36_12;
  requant_fa pa36_12 (.a(pc35_11), .b(ps36_10), .ci(ps36_11), .s(ps36_12), .co(pc36_12));
  wire ps36_13, pc36_13;
  requant_ha pa36_13 (.a(pc35_12), .b(ps36_12), .s(ps36_13), .co(pc36_13));
  wire ps37_0, pc37_0;
  requant_fa pa37_0 (
    .a(xrow2[33]), .b(xrow3[31]), .ci(xrow4[29]), .s(ps37_0), .co(pc37_0)
  );
  wire ps37_1, pc37_1;
  requant_fa pa37_1 (
    .a(xrow5[27]), .b(xrow6[25]), .ci(xrow7[23]), .s(ps37_1), .co(pc37_1)
  );
  wire ps37_2, pc37_2;
  requant_fa pa37_2 (
    .a(xrow8[21]), .b(xrow9[19]), .ci(xrow10[17]), .s(ps37_2), .co(pc37_2)
  );
  wire ps37_3, pc37_3;
  requant_fa pa37_3 (
    .a(xrow11[15]), .b(xrow12[13]), .ci(xrow13[11]), .s(ps37_3), .co(pc37_3)
  );
  wire ps37_4, pc37_4;
  requant_fa pa37_4 (.a(xrow14[9]), .b(xrow15[7]), .ci(pc36_0), .s(ps37_4), .co(pc37_4));
  wire ps37_5, pc37_5;
  requant_fa pa37_5 (.a(pc36_1), .b(pc36_2), .ci(pc36_3), .s(ps37_5), .co(pc37_5));
  wire ps37_6, pc37_6;
  requant_fa pa37_6 (.a(ps37_0), .b(ps37_1), .ci(ps37_2), .s(ps37_6), .co(pc37_6));
  wire ps37_7, pc37_7;
  requant_fa pa37_7 (.a(ps37_3), .b(pc36_4), .ci(ps37_4), .s(ps37_7), .co(pc37_7));
  wire ps37_8, pc37_8;
  requant_fa pa37_8 (.a(pc36_5), .b(ps37_5), .ci(pc36_6), .s(ps37_8), .co(pc37_8));
  wire ps37_9, pc37_9;
  requant_fa pa37_9 (.a(ps37_6), .b(pc36_7), .ci(ps37_7), .s(ps37_9), .co(pc37_9));
  wire ps37_10, pc37_10;
  requant_fa pa37_10 (.a(pc36_8), .b(pc36_9), .ci(ps37_8), .s(ps37_10), .co(pc37_10));
  wire ps37_11, pc37_11;
  requant_fa pa37_11 (.a(ps37_9), .b(pc36_10), .ci(ps37_10), .s(ps37_11), .co(pc37_11));
  wire ps37_12, pc37_12;
  requant_fa pa37_12 (.a(pc36_11), .b(ps37_11), .ci(pc36_12), .s(ps37_12), .co(pc37_12));
  wire ps38_0, pc38_0;
  requant_ha1 pa38_0 (.a(xrow3[32]), .b(xrow4[30]), .s(ps38_0), .co(pc38_0));
  wire ps38_1, pc38_1;
  requant_fa pa38_1 (
    .a(xrow5[28]), .b(xrow6[26]), .ci(xrow7[24]), .s(ps38_1), .co(pc38_1)
  );
  wire ps38_2, pc38_2;
  requant_fa pa38_2 (
    .a(xrow8[22]), .b(xrow9[20]), .ci(xrow10[18]), .s(ps38_2), .co(pc38_2)
  );
  wire ps38_3, pc38_3;
  requant_fa pa38_3 (
    .a(xrow11[16]), .b(xrow12[14]), .ci(xrow13[12]), .s(ps38_3), .co(pc38_3)
  );
  wire ps38_4, pc38_4;
  requant_fa pa38_4 (.a(xrow14[10]), .b(xrow15[8]), .ci(ps38_0), .s(ps38_4), .co(pc38_4));
  wire ps38_5, pc38_5;
  requant_fa pa38_5 (.a(pc37_0), .b(pc37_1), .ci(pc37_2), .s(ps38_5), .co(pc38_5));
  wire ps38_6, pc38_6;
  requant_fa pa38_6 (.a(pc37_3), .b(ps38_1), .ci(ps38_2), .s(ps38_6), .co(pc38_6));
  wire ps38_7, pc38_7;
  requant_fa pa38_7 (.a(ps38_3), .b(pc37_4), .ci(ps38_4), .s(ps38_7), .co(pc38_7));
  wire ps38_8, pc38_8;
  requant_fa pa38_8 (.a(pc37_5), .b(ps38_5), .ci(pc37_6), .s(ps38_8), .co(pc38_8));
  wire ps38_9, pc38_9;
  requant_fa pa38_9 (.a(ps38_6), .b(pc37_7), .ci(ps38_7), .s(ps38_9), .co(pc38_9));
  wire ps38_10, pc38_10;
  requant_fa pa38_10 (.a(pc37_8), .b(ps38_8), .ci(pc37_9), .s(ps38_10), .co(pc38_10));
  wire ps38_11, pc38_11;
  requant_fa pa38_11 (.a(ps38_9), .b(pc37_10), .ci(ps38_10), .s(ps38_11), .co(pc38_11));
  wire ps38_12, pc38_12;
  requant_ha pa38_12 (.a(pc37_11), .b(ps38_11), .s(ps38_12), .co(pc38_12));
  wire ps39_0, pc39_0;
  requant_fa pa39_0 (
    .a(xrow3[33]), .b(xrow4[31]), .ci(xrow5[29]), .s(ps39_0), .co(pc39_0)
  );
  wire ps39_1, pc39_1;
  requant_fa pa39_1 (
    .a(xrow6[27]), .b(xrow7[25]), .ci(xrow8[23]), .s(ps39_1), .co(pc39_1)
  );
  wire ps39_2, pc39_2;
  requant_fa pa39_2 (
    .a(xrow9[21]), .b(xrow10[19]), .ci(xrow11[17]), .s(ps39_2), .co(pc39_2)
  );
  wire ps39_3, pc39_3;
  requant_fa pa39_3 (
    .a(xrow12[15]), .b(xrow13[13]), .ci(xrow14[11]), .s(ps39_3), .co(pc39_3)
  );
  wire ps39_4, pc39_4;
  requant_fa pa39_4 (.a(xrow15[9]), .b(pc38_0), .ci(pc38_1), .s(ps39_4), .co(pc39_4));
  wire ps39_5, pc39_5;
  requant_fa pa39_5 (.a(pc38_2), .b(pc38_3), .ci(ps39_0), .s(ps39_5), .co(pc39_5));
  wire ps39_6, pc39_6;
  requant_fa pa39_6 (.a(ps39_1), .b(ps39_2), .ci(ps39_3), .s(ps39_6), .co(pc39_6));
  wire ps39_7, pc39_7;
  requant_fa pa39_7 (.a(pc38_4), .b(pc38_5), .ci(ps39_4), .s(ps39_7), .co(pc39_7));
  wire ps39_8, pc39_8;
  requant_fa pa39_8 (.a(pc38_6), .b(ps39_5), .ci(ps39_6), .s(ps39_8), .co(pc39_8));
  wire ps39_9, pc39_9;
  requant_fa pa39_9 (.a(pc38_7), .b(pc38_8), .ci(ps39_7), .s(ps39_9), .co(pc39_9));
  wire ps39_10, pc39_10;
  requant_fa pa39_10 (.a(ps39_8), .b(pc38_9), .ci(ps39_9), .s(ps39_10), .co(pc39_10));
  wire ps39_11, pc39_11;
  requant_fa pa39_11 (.a(pc38_10), .b(ps39_10), .ci(pc38_11), .s(ps39_11), .co(pc39_11));
  wire ps40_0, pc40_0;
  requant_ha1 pa40_0 (.a(xrow4[32]), .b(xrow5[30]), .s(ps40_0), .co(pc40_0));
  wire ps40_1, pc40_1;
  requant_fa pa40_1 (
    .a(xrow6[28]), .b(xrow7[26]), .ci(xrow8[24]), .s(ps40_1), .co(pc40_1)
  );
  wire ps40_2, pc40_2;
  requant_fa pa40_2 (
    .a(xrow9[22]), .b(xrow10[20]), .ci(xrow11[18]), .s(ps40_2), .co(pc40_2)
  );
  wire ps40_3, pc40_3;
  requant_fa pa40_3 (
    .a(xrow12[16]), .b(xrow13[14]), .ci(xrow14[12]), .s(ps40_3), .co(pc40_3)
  );
  wire ps40_4, pc40_4;
  requant_fa pa40_4 (.a(xrow15[10]), .b(ps40_0), .ci(pc39_0), .s(ps40_4), .co(pc40_4));
  wire ps40_5, pc40_5;
  requant_fa pa40_5 (.a(pc39_1), .b(pc39_2), .ci(pc39_3), .s(ps40_5), .co(pc40_5));
  wire ps40_6, pc40_6;
  requant_fa pa40_6 (.a(ps40_1), .b(ps40_2), .ci(ps40_3), .s(ps40_6), .co(pc40_6));
  wire ps40_7, pc40_7;
  requant_fa pa40_7 (.a(pc39_4), .b(ps40_4), .ci(ps40_5), .s(ps40_7), .co(pc40_7));
  wire ps40_8, pc40_8;
  requant_fa pa40_8 (.a(pc39_5), .b(pc39_6), .ci(ps40_6), .s(ps40_8), .co(pc40_8));
  wire ps40_9, pc40_9;
  requant_fa pa40_9 (.a(pc39_7), .b(pc39_8), .ci(ps40_7), .s(ps40_9), .co(pc40_9));
  wire ps40_10, pc40_10;
  requant_fa pa40_10 (.a(ps40_8), .b(pc39_9), .ci(ps40_9), .s(ps40_10), .co(pc40_10));
  wire ps40_11, pc40_11;
  requant_ha pa40_11 (.a(pc39_10), .b(ps40_10), .s(ps40_11), .co(pc40_11));
  wire ps41_0, pc41_0;
  requant_fa pa41_0 (
    .a(xrow4[33]), .b(xrow5[31]), .ci(xrow6[29]), .s(ps41_0), .co(pc41_0)
  );
  wire ps41_1, pc41_1;
  requant_fa pa41_1 (
    .a(xrow7[27]), .b(xrow8[25]), .ci(xrow9[23]), .s(ps41_1), .co(pc41_1)
  );
  wire ps41_2, pc41_2;
  requant_fa pa41_2 (
    .a(xrow10[21]), .b(xrow11[19]), .ci(xrow12[17]), .s(ps41_2), .co(pc41_2)
  );
  wire ps41_3, pc41_3;
  requant_fa pa41_3 (
    .a(xrow13[15]), .b(xrow14[13]), .ci(xrow15[11]), .s(ps41_3), .co(pc41_3)
  );
  wire ps41_4, pc41_4;
  requant_fa pa41_4 (.a(pc40_0), .b(pc40_1), .ci(pc40_2), .s(ps41_4), .co(pc41_4));
  wire ps41_5, pc41_5;
  requant_fa pa41_5 (.a(pc40_3), .b(ps41_0), .ci(ps41_1), .s(ps41_5), .co(pc41_5));
  wire ps41_6, pc41_6;
  requant_fa pa41_6 (.a(ps41_2), .b(ps41_3), .ci(pc40_4), .s(ps41_6), .co(pc41_6));
  wire ps41_7, pc41_7;
  requant_fa pa41_7 (.a(pc40_5), .b(ps41_4), .ci(pc40_6), .s(ps41_7), .co(pc41_7));
  wire ps41_8, pc41_8;
  requant_fa pa41_8 (.a(ps41_5), .b(pc40_7), .ci(ps41_6), .s(ps41_8), .co(pc41_8));
  wire ps41_9, pc41_9;
  requant_fa pa41_9 (.a(pc40_8), .b(ps41_7), .ci(pc40_9), .s(ps41_9), .co(pc41_9));
  wire ps41_10, pc41_10;
  requant_fa pa41_10 (.a(ps41_8), .b(pc40_10), .ci(ps41_9), .s(ps41_10), .co(pc41_10));
  wire ps42_0, pc42_0;
  requant_ha1 pa42_0 (.a(xrow5[32]), .b(xrow6[30]), .s(ps42_0), .co(pc42_0));
  wire ps42_1, pc42_1;
  requant_fa pa42_1 (
    .a(xrow7[28]), .b(xrow8[26]), .ci(xrow9[24]), .s(ps42_1), .co(pc42_1)
  );
  wire ps42_2, pc42_2;
  requant_fa pa42_2 (
    .a(xrow10[22]), .b(xrow11[20]), .ci(xrow12[18]), .s(ps42_2), .co(pc42_2)
  );
  wire ps42_3, pc42_3;
  requant_fa pa42_3 (
    .a(xrow13[16]), .b(xrow14[14]), .ci(xrow15[12]), .s(ps42_3), .co(pc42_3)
  );
  wire ps42_4, pc42_4;
  requant_fa pa42_4 (.a(ps42_0), .b(pc41_0), .ci(pc41_1), .s(ps42_4), .co(pc42_4));
  wire ps42_5, pc42_5;
  requant_fa pa42_5 (.a(pc41_2), .b(ps42_1), .ci(ps42_2), .s(ps42_5), .co(pc42_5));
  wire ps42_6, pc42_6;
  requant_fa pa42_6 (.a(pc41_3), .b(ps42_3), .ci(pc41_4), .s(ps42_6), .co(pc42_6));
  wire ps42_7, pc42_7;
  requant_fa pa42_7 (.a(ps42_4), .b(pc41_5), .ci(ps42_5), .s(ps42_7), .co(pc42_7));
  wire ps42_8, pc42_8;
  requant_fa pa42_8 (.a(pc41_6), .b(ps42_6), .ci(pc41_7), .s(ps42_8), .co(pc42_8));
  wire ps42_9, pc42_9;
  requant_fa pa42_9 (.a(ps42_7), .b(pc41_8), .ci(ps42_8), .s(ps42_9), .co(pc42_9));
  wire ps42_10, pc42_10;
  requant_ha pa42_10 (.a(pc41_9), .b(ps42_9), .s(ps42_10), .co(pc42_10));
  wire ps43_0, pc43_0;
  requant_fa pa43_0 (
    .a(xrow5[33]), .b(xrow6[31]), .ci(xrow7[29]), .s(ps43_0), .co(pc43_0)
  );
  wire ps43_1, pc43_1;
  requant_fa pa43_1 (
    .a(xrow8[27]), .b(xrow9[25]), .ci(xrow10[23]), .s(ps43_1), .co(pc43_1)
  );
  wire ps43_2, pc43_2;
  requant_fa pa43_2 (
    .a(xrow11[21]), .b(xrow12[19]), .ci(xrow13[17]), .s(ps43_2), .co(pc43_2)
  );
  wire ps43_3, pc43_3;
  requant_fa pa43_3 (.a(xrow14[15]), .b(xrow15[13]), .ci(pc42_0), .s(ps43_3), .co(pc43_3));
  wire ps43_4, pc43_4;
  requant_fa pa43_4 (.a(pc42_1), .b(pc42_2), .ci(ps43_0), .s(ps43_4), .co(pc43_4));
  wire ps43_5, pc43_5;
  requant_fa pa43_5 (.a(ps43_1), .b(ps43_2), .ci(pc42_3), .s(ps43_5), .co(pc43_5));
  wire ps43_6, pc43_6;
  requant_fa pa43_6 (.a(ps43_3), .b(pc42_4), .ci(pc42_5), .s(ps43_6), .co(pc43_6));
  wire ps43_7, pc43_7;
  requant_fa pa43_7 (.a(ps43_4), .b(ps43_5), .ci(pc42_6), .s(ps43_7), .co(pc43_7));
  wire ps43_8, pc43_8;
  requant_fa pa43_8 (.a(pc42_7), .b(ps43_6), .ci(pc42_8), .s(ps43_8), .co(pc43_8));
  wire ps43_9, pc43_9;
  requant_fa pa43_9 (.a(ps43_7), .b(pc42_9), .ci(ps43_8), .s(ps43_9), .co(pc43_9));
  wire ps44_0, pc44_0;
  requant_ha1 pa44_0 (.a(xrow6[32]), .b(xrow7[30]), .s(ps44_0), .co(pc44_0));
  wire ps44_1, pc44_1;
  requant_fa pa44_1 (
    .a(xrow8[28]), .b(xrow9[26]), .ci(xrow10[24]), .s(ps44_1), .co(pc44_1)
  );
  wire ps44_2, pc44_2;
  requant_fa pa44_2 (
    .a(xrow11[22]), .b(xrow12[20]), .ci(xrow13[18]), .s(ps44_2), .co(pc44_2)
  );
  wire ps44_3, pc44_3;
  requant_fa pa44_3 (.a(xrow14[16]), .b(xrow15[14]), .ci(ps44_0), .s(ps44_3), .co(pc44_3));
  wire ps44_4, pc44_4;
  requant_fa pa44_4 (.a(pc43_0), .b(pc43_1), .ci(pc43_2), .s(ps44_4), .co(pc44_4));
  wire ps44_5, pc44_5;
  requant_fa pa44_5 (.a(ps44_1), .b(ps44_2), .ci(pc43_3), .s(ps44_5), .co(pc44_5));
  wire ps44_6, pc44_6;
  requant_fa pa44_6 (.a(ps44_3), .b(ps44_4), .ci(pc43_4), .s(ps44_6), .co(pc44_6));
  wire ps44_7, pc44_7;
  requant_fa pa44_7 (.a(pc43_5), .b(ps44_5), .ci(pc43_6), .s(ps44_7), .co(pc44_7));
  wire ps44_8, pc44_8;
  requant_fa pa44_8 (.a(ps44_6), .b(pc43_7), .ci(ps44_7), .s(ps44_8), .co(pc44_8));
  wire ps44_9, pc44_9;
  requant_ha pa44_9 (.a(pc43_8), .b(ps44_8), .s(ps44_9), .co(pc44_9));
  wire ps45_0, pc45_0;
  requant_fa pa45_0 (
    .a(xrow6[33]), .b(xrow7[31]), .ci(xrow8[29]), .s(ps45_0), .co(pc45_0)
  );
  wire ps45_1, pc45_1;
  requant_fa pa45_1 (
    .a(xrow9[27]), .b(xrow10[25]), .ci(xrow11[23]), .s(ps45_1), .co(pc45_1)
  );
  wire ps45_2, pc45_2;
  requant_fa pa45_2 (
    .a(xrow12[21]), .b(xrow13[19]), .ci(xrow14[17]), .s(ps45_2), .co(pc45_2)
  );
  wire ps45_3, pc45_3;
  requant_fa pa45_3 (.a(xrow15[15]), .b(pc44_0), .ci(pc44_1), .s(ps45_3), .co(pc45_3));
  wire ps45_4, pc45_4;
  requant_fa pa45_4 (.a(pc44_2), .b(ps45_0), .ci(ps45_1), .s(ps45_4), .co(pc45_4));
  wire ps45_5, pc45_5;
  requant_fa pa45_5 (.a(ps45_2), .b(pc44_3), .ci(pc44_4), .s(ps45_5), .co(pc45_5));
  wire ps45_6, pc45_6;
  requant_fa pa45_6 (.a(ps45_3), .b(ps45_4), .ci(pc44_5), .s(ps45_6), .co(pc45_6));
  wire ps45_7, pc45_7;
  requant_fa pa45_7 (.a(ps45_5), .b(pc44_6), .ci(ps45_6), .s(ps45_7), .co(pc45_7));
  wire ps45_8, pc45_8;
  requant_fa pa45_8 (.a(pc44_7), .b(ps45_7), .ci(pc44_8), .s(ps45_8), .co(pc45_8));
  wire ps46_0, pc46_0;
  requant_ha1 pa46_0 (.a(xrow7[32]), .b(xrow8[30]), .s(ps46_0), .co(pc46_0));
  wire ps46_1, pc46_1;
  requant_fa pa46_1 (
    .a(xrow9[28]), .b(xrow10[26]), .ci(xrow11[24]), .s(ps46_1), .co(pc46_1)
  );
  wire ps46_2, pc46_2;
  requant_fa pa46_2 (
    .a(xrow12[22]), .b(xrow13[20]), .ci(xrow14[18]), .s(ps46_2), .co(pc46_2)
  );
  wire ps46_3, pc46_3;
  requant_fa pa46_3 (.a(xrow15[16]), .b(ps46_0), .ci(pc45_0), .s(ps46_3), .co(pc46_3));
  wire ps46_4, pc46_4;
  requant_fa pa46_4 (.a(pc45_1), .b(pc45_2), .ci(ps46_1), .s(ps46_4), .co(pc46_4));
  wire ps46_5, pc46_5;
  requant_fa pa46_5 (.a(ps46_2), .b(pc45_3), .ci(ps46_3), .s(ps46_5), .co(pc46_5));
  wire ps46_6, pc46_6;
  requant_fa pa46_6 (.a(pc45_4), .b(ps46_4), .ci(pc45_5), .s(ps46_6), .co(pc46_6));
  wire ps46_7, pc46_7;
  requant_fa pa46_7 (.a(ps46_5), .b(pc45_6), .ci(ps46_6), .s(ps46_7), .co(pc46_7));
  wire ps46_8, pc46_8;
  requant_ha pa46_8 (.a(pc45_7), .b(ps46_7), .s(ps46_8), .co(pc46_8));
  wire ps47_0, pc47_0;
  requant_fa pa47_0 (
    .a(xrow7[33]), .b(xrow8[31]), .ci(xrow9[29]), .s(ps47_0), .co(pc47_0)
  );
  wire ps47_1, pc47_1;
  requant_fa pa47_1 (
    .a(xrow10[27]), .b(xrow11[25]), .ci(xrow12[23]), .s(ps47_1), .co(pc47_1)
  );
  wire ps47_2, pc47_2;
  requant_fa pa47_2 (
    .a(xrow13[21]), .b(xrow14[19]), .ci(xrow15[17]), .s(ps47_2), .co(pc47_2)
  );
  wire ps47_3, pc47_3;
  requant_fa pa47_3 (.a(pc46_0), .b(pc46_1), .ci(pc46_2), .s(ps47_3), .co(pc47_3));
  wire ps47_4, pc47_4;
  requant_fa pa47_4 (.a(ps47_0), .b(ps47_1), .ci(ps47_2), .s(ps47_4), .co(pc47_4));
  wire ps47_5, pc47_5;
  requant_fa pa47_5 (.a(pc46_3), .b(ps47_3), .ci(pc46_4), .s(ps47_5), .co(pc47_5));
  wire ps47_6, pc47_6;
  requant_fa pa47_6 (.a(ps47_4), .b(pc46_5), .ci(ps47_5), .s(ps47_6), .co(pc47_6));
  wire ps47_7, pc47_7;
  requant_fa pa47_7 (.a(pc46_6), .b(ps47_6), .ci(pc46_7), .s(ps47_7), .co(pc47_7));
  wire ps48_0, pc48_0;
  requant_ha1 pa48_0 (.a(xrow8[32]), .b(xrow9[30]), .s(ps48_0), .co(pc48_0));
  wire ps48_1, pc48_1;
  requant_fa pa48_1 (
    .a(xrow10[28]), .b(xrow11[26]), .ci(xrow12[24]), .s(ps48_1), .co(pc48_1)
  );
  wire ps48_2, pc48_2;
  requant_fa pa48_2 (
    .a(xrow13[22]), .b(xrow14[20]), .ci(xrow15[18]), .s(ps48_2), .co(pc48_2)
  );
  wire ps48_3, pc48_3;
  requant_fa pa48_3 (.a(ps48_0), .b(pc47_0), .ci(pc47_1), .s(ps48_3), .co(pc48_3));
  wire ps48_4, pc48_4;
  requant_fa pa48_4 (.a(ps48_1), .b(pc47_2), .ci(ps48_2), .s(ps48_4), .co(pc48_4));
  wire ps48_5, pc48_5;
  requant_fa pa48_5 (.a(pc47_3), .b(ps48_3), .ci(pc47_4), .s(ps48_5), .co(pc48_5));
  wire ps48_6, pc48_6;
  requant_fa pa48_6 (.a(ps48_4), .b(pc47_5), .ci(ps48_5), .s(ps48_6), .co(pc48_6));
  wire ps48_7, pc48_7;
  requant_ha pa48_7 (.a(pc47_6), .b(ps48_6), .s(ps48_7), .co(pc48_7));
  wire ps49_0, pc49_0;
  requant_fa pa49_0 (
    .a(xrow8[33]), .b(xrow9[31]), .ci(xrow10[29]), .s(ps49_0), .co(pc49_0)
  );
  wire ps49_1, pc49_1;
  requant_fa pa49_1 (
    .a(xrow11[27]), .b(xrow12[25]), .ci(xrow13[23]), .s(ps49_1), .co(pc49_1)
  );
  wire ps49_2, pc49_2;
  requant_fa pa49_2 (.a(xrow14[21]), .b(xrow15[19]), .ci(pc48_0), .s(ps49_2), .co(pc49_2));
  wire ps49_3, pc49_3;
  requant_fa pa49_3 (.a(pc48_1), .b(ps49_0), .ci(ps49_1), .s(ps49_3), .co(pc49_3));
  wire ps49_4, pc49_4;
  requant_fa pa49_4 (.a(pc48_2), .b(ps49_2), .ci(pc48_3), .s(ps49_4), .co(pc49_4));
  wire ps49_5, pc49_5;
  requant_fa pa49_5 (.a(ps49_3), .b(pc48_4), .ci(ps49_4), .s(ps49_5), .co(pc49_5));
  wire ps49_6, pc49_6;
  requant_fa pa49_6 (.a(pc48_5), .b(ps49_5), .ci(pc48_6), .s(ps49_6), .co(pc49_6));
  wire ps50_0, pc50_0;
  requant_ha1 pa50_0 (.a(xrow9[32]), .b(xrow10[30]), .s(ps50_0), .co(pc50_0));
  wire ps50_1, pc50_1;
  requant_fa pa50_1 (
    .a(xrow11[28]), .b(xrow12[26]), .ci(xrow13[24]), .s(ps50_1), .co(pc50_1)
  );
  wire ps50_2, pc50_2;
  requant_fa pa50_2 (.a(xrow14[22]), .b(xrow15[20]), .ci(ps50_0), .s(ps50_2), .co(pc50_2));
  wire ps50_3, pc50_3;
  requant_fa pa50_3 (.a(pc49_0), .b(pc49_1), .ci(ps50_1), .s(ps50_3), .co(pc50_3));
  wire ps50_4, pc50_4;
  requant_fa pa50_4 (.a(pc49_2), .b(ps50_2), .ci(pc49_3), .s(ps50_4), .co(pc50_4));
  wire ps50_5, pc50_5;
  requant_fa pa50_5 (.a(ps50_3), .b(pc49_4), .ci(ps50_4), .s(ps50_5), .co(pc50_5));
  wire ps50_6, pc50_6;
  requant_ha pa50_6 (.a(pc49_5), .b(ps50_5), .s(ps50_6), .co(pc50_6));
  wire ps51_0, pc51_0;
  requant_fa pa51_0 (
    .a(xrow9[33]), .b(xrow10[31]), .ci(xrow11[29]), .s(ps51_0), .co(pc51_0)
  );
  wire ps51_1, pc51_1;
  requant_fa pa51_1 (
    .a(xrow12[27]), .b(xrow13[25]), .ci(xrow14[23]), .s(ps51_1), .co(pc51_1)
  );
  wire ps51_2, pc51_2;
  requant_fa pa51_2 (.a(xrow15[21]), .b(pc50_0), .ci(pc50_1), .s(ps51_2), .co(pc51_2));
  wire ps51_3, pc51_3;
  requant_fa pa51_3 (.a(ps51_0), .b(ps51_1), .ci(pc50_2), .s(ps51_3), .co(pc51_3));
  wire ps51_4, pc51_4;
  requant_fa pa51_4 (.a(ps51_2), .b(pc50_3), .ci(ps51_3), .s(ps51_4), .co(pc51_4));
  wire ps51_5, pc51_5;
  requant_fa pa51_5 (.a(pc50_4), .b(ps51_4), .ci(pc50_5), .s(ps51_5), .co(pc51_5));
  wire ps52_0, pc52_0;
  requant_ha1 pa52_0 (.a(xrow10[32]), .b(xrow11[30]), .s(ps52_0), .co(pc52_0));
  wire ps52_1, pc52_1;
  requant_fa pa52_1 (
    .a(xrow12[28]), .b(xrow13[26]), .ci(xrow14[24]), .s(ps52_1), .co(pc52_1)
  );
  wire ps52_2, pc52_2;
  requant_fa pa52_2 (.a(xrow15[22]), .b(ps52_0), .ci(pc51_0), .s(ps52_2), .co(pc52_2));
  wire ps52_3, pc52_3;
  requant_fa pa52_3 (.a(pc51_1), .b(ps52_1), .ci(pc51_2), .s(ps52_3), .co(pc52_3));
  wire ps52_4, pc52_4;
  requant_fa pa52_4 (.a(ps52_2), .b(pc51_3), .ci(ps52_3), .s(ps52_4), .co(pc52_4));
  wire ps52_5, pc52_5;
  requant_ha pa52_5 (.a(pc51_4), .b(ps52_4), .s(ps52_5), .co(pc52_5));
  wire ps53_0, pc53_0;
  requant_fa pa53_0 (
    .a(xrow10[33]), .b(xrow11[31]), .ci(xrow12[29]), .s(ps53_0), .co(pc53_0)
  );
  wire ps53_1, pc53_1;
  requant_fa pa53_1 (
    .a(xrow13[27]), .b(xrow14[25]), .ci(xrow15[23]), .s(ps53_1), .co(pc53_1)
  );
  wire ps53_2, pc53_2;
  requant_fa pa53_2 (.a(pc52_0), .b(pc52_1), .ci(ps53_0), .s(ps53_2), .co(pc53_2));
  wire ps53_3, pc53_3;
  requant_fa pa53_3 (.a(ps53_1), .b(pc52_2), .ci(ps53_2), .s(ps53_3), .co(pc53_3));
  wire ps53_4, pc53_4;
  requant_fa pa53_4 (.a(pc52_3), .b(ps53_3), .ci(pc52_4), .s(ps53_4), .co(pc53_4));
  wire ps54_0, pc54_0;
  requant_ha1 pa54_0 (.a(xrow11[32]), .b(xrow12[30]), .s(ps54_0), .co(pc54_0));
  wire ps54_1, pc54_1;
  requant_fa pa54_1 (
    .a(xrow13[28]), .b(xrow14[26]), .ci(xrow15[24]), .s(ps54_1), .co(pc54_1)
  );
  wire ps54_2, pc54_2;
  requant_fa pa54_2 (.a(ps54_0), .b(pc53_0), .ci(pc53_1), .s(ps54_2), .co(pc54_2));
  wire ps54_3, pc54_3;
  requant_fa pa54_3 (.a(ps54_1), .b(pc53_2), .ci(ps54_2), .s(ps54_3), .co(pc54_3));
  wire ps54_4, pc54_4;
  requant_ha pa54_4 (.a(pc53_3), .b(ps54_3), .s(ps54_4), .co(pc54_4));
  wire ps55_0, pc55_0;
  requant_fa pa55_0 (
    .a(xrow11[33]), .b(xrow12[31]), .ci(xrow13[29]), .s(ps55_0), .co(pc55_0)
  );
  wire ps55_1, pc55_1;
  requant_fa pa55_1 (.a(xrow14[27]), .b(xrow15[25]), .ci(pc54_0), .s(ps55_1), .co(pc55_1));
  wire ps55_2, pc55_2;
  requant_fa pa55_2 (.a(ps55_0), .b(pc54_1), .ci(ps55_1), .s(ps55_2), .co(pc55_2));
  wire ps55_3, pc55_3;
  requant_fa pa55_3 (.a(pc54_2), .b(ps55_2), .ci(pc54_3), .s(ps55_3), .co(pc55_3));
  wire ps56_0, pc56_0;
  requant_ha1 pa56_0 (.a(xrow12[32]), .b(xrow13[30]), .s(ps56_0), .co(pc56_0));
  wire ps56_1, pc56_1;
  requant_fa pa56_1 (.a(xrow14[28]), .b(xrow15[26]), .ci(ps56_0), .s(ps56_1), .co(pc56_1));
  wire ps56_2, pc56_2;
  requant_fa pa56_2 (.a(pc55_0), .b(pc55_1), .ci(ps56_1), .s(ps56_2), .co(pc56_2));
  wire ps56_3, pc56_3;
  requant_ha pa56_3 (.a(pc55_2), .b(ps56_2), .s(ps56_3), .co(pc56_3));
  wire ps57_0, pc57_0;
  requant_fa pa57_0 (
    .a(xrow12[33]), .b(xrow13[31]), .ci(xrow14[29]), .s(ps57_0), .co(pc57_0)
  );
  wire ps57_1, pc57_1;
  requant_fa pa57_1 (.a(xrow15[27]), .b(pc56_0), .ci(ps57_0), .s(ps57_1), .co(pc57_1));
  wire ps57_2, pc57_2;
  requant_fa pa57_2 (.a(pc56_1), .b(ps57_1), .ci(pc56_2), .s(ps57_2), .co(pc57_2));
  wire ps58_0, pc58_0;
  requant_ha1 pa58_0 (.a(xrow13[32]), .b(xrow14[30]), .s(ps58_0), .co(pc58_0));
  wire ps58_1, pc58_1;
  requant_fa pa58_1 (.a(xrow15[28]), .b(ps58_0), .ci(pc57_0), .s(ps58_1), .co(pc58_1));
  wire ps58_2, pc58_2;
  requant_ha pa58_2 (.a(ps58_1), .b(pc57_1), .s(ps58_2), .co(pc58_2));
  wire ps59_0, pc59_0;
  requant_fa pa59_0 (
    .a(xrow13[33]), .b(xrow14[31]), .ci(xrow15[29]), .s(ps59_0), .co(pc59_0)
  );
  wire ps59_1, pc59_1;
  requant_fa pa59_1 (.a(pc58_0), .b(ps59_0), .ci(pc58_1), .s(ps59_1), .co(pc59_1));
  wire ps60_0, pc60_0;
  requant_ha1 pa60_0 (.a(xrow14[32]), .b(xrow15[30]), .s(ps60_0), .co(pc60_0));
  wire ps60_1, pc60_1;
  requant_ha pa60_1 (.a(ps60_0), .b(pc59_0), .s(ps60_1), .co(pc60_1));
  wire ps61_0, pc61_0;
  requant_fa pa61_0 (.a(xrow14[33]), .b(xrow15[31]), .ci(pc60_0), .s(ps61_0), .co(pc61_0));
  wire ps62_0, pc62_0;
  requant_ha1 pa62_0 (.a(xrow15[32]), .b(pc61_0), .s(ps62_0), .co(pc62_0));
  wire [50:0] phigh; // columns 14 and up
  wire punused_low;
  assign {phigh, punused_low} =
    {1'b1, xrow15[33], ps62_0, pc60_1, pc59_1, pc58_2, pc57_2, pc56_3, pc55_3, pc54_4, pc53_4,
    pc52_5, pc51_5, pc50_6, pc49_6, pc48_7, pc47_7, pc46_8, pc45_8, pc44_9, pc43_9, pc42_10,
    pc41_10, pc40_11, pc39_11, pc38_12, pc37_12, pc36_13, pc35_13, pc34_14, pc33_14, pc32_14,
    pc31_14, pc30_14, pc29_13, pc28_13, ps28_12, pc26_12, pc25_11, pc24_11, pc23_10, pc22_10,
    pc21_9, pc20_9, pc19_8, ps19_7, pc17_7, pc16_7, pc15_6, pc14_6, pc13_5, 1'b1}
    + {1'b0, pc62_0, 1'b0, ps61_0, ps60_1, ps59_1, ps58_2, ps57_2, ps56_3, ps55_3, ps54_4,
    ps53_4, ps52_5, ps51_5, ps50_6, ps49_6, ps48_7, ps47_7, ps46_8, ps45_8, ps44_9, ps43_9,
    ps42_10, ps41_10, ps40_11, ps39_11, ps38_12, ps37_12, ps36_13, ps35_13, ps34_14, ps33_14,
    ps32_14, ps31_14, ps30_14, ps29_13, ps28_13, ps27_12, ps26_12, ps25_11, ps24_11, ps23_10,
    ps22_10, ps21_9, ps20_9, ps19_8, ps18_8, ps17_7, ps16_7, ps15_6, ps14_6, pc13_6};
  assign product = {phigh[50:0], ps13_6, ps12_6, ps11_5, ps10_5, ps9_4, ps8_4, ps7_3, ps6_3,
    ps5_2, ps4_2, ps3_1, ps2_1, ps1_0, ps0_0};
`endif

  always @(posedge clk) p <= product[64:0];
endmodule

// The requantizer's factor as radix-4 digits.
module requant_factor (
  input  wire        clk,   // clock
  input  wire [31:0] mult,  // factor, signed, which keeps still
  output reg  [47:0] lines  // lines of its digits
);
  wire [47:0] next;                     // mult in radix 4
  wire [44:0] unused_next = next[47:3]; // wraps
  requant_recode #(.WIDTH(32), .SIGNED(1), .LINES(48)) recode_next (.x(mult), .q(next));

  always @(posedge clk) lines <= next;
endmodule

// clk in the clocks that end with en at 1. The flag moves on the falling edge, so that the gate
// opens for the whole high phase after it.
module requant_clkgate (
  input  wire clk,
  input  wire en,
  output wire clk_en
);
  reg go;

  always @(negedge clk) go <= en;
  assign clk_en = clk & go;
endmodule

// A row of partial products: a digit of {-1, 0, 1, 2} times w. The digit comes decoded, at most one
// line active. -1 gives the ones' complement: its + 1 is added elsewhere. The sign bit comes
// inverted: q means q - 2**(WIDTH+P2-1), so that rows add up without sign extension.
(* gatewright_inline *)
module requant_digit #(
  parameter WIDTH = 8, // bits of w
  parameter P2    = 1, // the digit can be 2
  parameter M1    = 1  // the digit can be -1
) (
  input  wire                p1,  // digit is 1
  input  wire                p2,  // digit is 2
  input  wire                m1n, // digit is not -1
  input  wire [WIDTH-1:0]    w,   // two's complement
  output wire [WIDTH+P2-1:0] q
);
  localparam ROW = WIDTH + P2;
  wire [WIDTH:0] once  = {w[WIDTH-1], w};
  wire [WIDTH:0] twice = {w, 1'b0};

`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  localparam [ROW-1:0] NONE = 0;

  assign q = ((p1 ? once[ROW-1:0] : NONE)
            | (P2 != 0 && p2 ? twice[ROW-1:0] : NONE)
            | (M1 != 0 && !m1n ? ~once[ROW-1:0] : NONE)) ^ {1'b1, NONE[ROW-2:0]};
`else
  wire unused = &{1'b0, p2, m1n, once, twice};

  genvar i;
  generate
    for (i = 0; i < ROW; i = i + 1) begin : g_bit
      wire none, bit_i; // neither 1 nor 2 gives a one here
      if (P2 && i > 0) begin : g_two
        requant_aoi22 select (.a(p1), .b(once[i]), .c(p2), .d(twice[i]), .y(none));
      end else begin : g_one
        assign none = ~(p1 & once[i]);
      end
      if (M1) begin : g_minus
        requant_oai21 merge (.a(m1n), .b(once[i]), .c(none), .y(bit_i));
      end else begin : g_plus
        assign bit_i = ~none;
      end
      assign q[i] = (i == ROW - 1) ? ~bit_i : bit_i;
    end
  endgenerate
`endif
endmodule

// A row of partial products: a digit of {-2, -1, 0, 1, 2} times w, sign bit inverted. neg is 1
// only with a digit that is not 0; a negative digit gives the ones' complement: its + 1 is added
// elsewhere.
(* gatewright_inline *)
module requant_digit_top #(
  parameter WIDTH = 8 // bits of w
) (
  input  wire             n1,  // digit is not 1 or -1
  input  wire             n2,  // digit is not 2 or -2
  input  wire             neg, // digit is negative
  input  wire [WIDTH-1:0] w,   // two's complement
  output wire [WIDTH:0]   q
);
`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  localparam [WIDTH:0] NONE = 0;
  wire [WIDTH:0] once  = {w[WIDTH-1], w};
  wire [WIDTH:0] twice = {w, 1'b0};

  assign q = ((n1 ? NONE : neg ? ~once : once)
            | (n2 ? NONE : neg ? ~twice : twice)) ^ {1'b1, NONE[WIDTH-1:0]};
`else
  wire [WIDTH-1:0] turned; // ~w, or w if the digit is negative
  genvar i;
  generate
    for (i = 0; i < WIDTH; i = i + 1) begin : g_bit
      requant_mux2n turn (.s(neg), .a(~w[i]), .b(w[i]), .y(turned[i]));
      if (i == 0) begin : g_low
        requant_oai22 select (.a(n1), .b(turned[0]), .c(n2), .d(~neg), .y(q[0]));
      end else begin : g_select
        requant_oai22 select (.a(n1), .b(turned[i]), .c(n2), .d(turned[i-1]), .y(q[i]));
      end
    end
  endgenerate
  assign q[WIDTH] = (n1 & n2) | turned[WIDTH-1];
`endif
endmodule

// Half adder: {co, s} = a + b.
(* gatewright_inline *)
module requant_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module requant_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  requant_fa_s  sum   (s, a, b, ci);
  requant_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive requant_fa_s (output s, input a, input b, input ci);
  table
    0 0 0 : 0;
    0 0 1 : 1;
    0 1 0 : 1;
    0 1 1 : 0;
    1 0 0 : 1;
    1 0 1 : 0;
    1 1 0 : 0;
    1 1 1 : 1;
  endtable
endprimitive
primitive requant_fa_co (output co, input a, input b, input ci);
  table
    0 0 ? : 0;
    0 ? 0 : 0;
    ? 0 0 : 0;
    1 1 ? : 1;
    1 ? 1 : 1;
    ? 1 1 : 1;
  endtable
endprimitive
`endif

// Half adder with a constant: {co, s} = a + b + 1.
(* gatewright_inline *)
module requant_ha1 (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = ~(a ^ b);
  assign co = a | b;
endmodule

// A number as radix-4 digits, decoded to the lines that select rows of products, low digit first.
// All digits but the top one are of {-1, 0, 1, 2}: lines {m1n, p2, p1}. The top digit takes
//   signed, even WIDTH    {-2, -1, 0, 1, 2}  lines {neg, n2, n1}
//   signed, odd WIDTH     {-1, 0, 1}         lines {m1n, p1}
//   unsigned, even WIDTH  {0, 1}             line  p1, a digit of its own for the last carry
//   unsigned, odd WIDTH   {0, 1, 2}          lines {p2, p1}
(* gatewright_inline *)
module requant_recode #(
  parameter WIDTH  = 8,  // bits of x, at least 2
  parameter SIGNED = 1,  // x is two's complement
  parameter LINES  = 12  // 3 for each low digit and those of the top one
) (
  input  wire [WIDTH-1:0] x,
  output wire [LINES-1:0] q
);
  localparam ODD  = WIDTH % 2;
  localparam LOW  = (SIGNED != 0 || ODD != 0) ? (WIDTH + 1) / 2 - 1 : WIDTH / 2; // low digits
  localparam TOP  = (SIGNED != 0) ? 3 - ODD : 1 + ODD;
  wire top_carry; // into the top digit

  genvar j;
  generate
    if (WIDTH < 2 || LINES != 3 * LOW + TOP) begin : g_illegal
      recode_illegal_parameters stop ();
    end
    for (j = 0; j < LOW; j = j + 1) begin : g_digit
      wire a = x[2*j+1];
      wire b = x[2*j];
      wire c;               // carry in
      wire carry = a & (b | c);
      if (j == 0) begin : g_first
        assign c = 1'b0;
      end else begin : g_next
        assign c = g_digit[j-1].carry;
      end
      assign q[3*j]   = ~a & (b ^ c);                 // 1
      assign q[3*j+1] = (a & ~b & ~c) | (~a & b & c); // 2
      assign q[3*j+2] = ~(a & (b ^ c));               // 3 is -1 and a carry, 4 a carry
    end
    if (LOW == 0) begin : g_no_carry
      assign top_carry = 1'b0;
    end else begin : g_carry
      assign top_carry = g_digit[LOW-1].carry;
    end
    if (SIGNED != 0 && ODD == 0) begin : g_top
      wire a = x[WIDTH-1];
      wire b = x[WIDTH-2];
      wire c = top_carry;
      assign q[LINES-3] = ~(b ^ c);
      assign q[LINES-2] = ~((~a & b & c) | (a & ~b & ~c));
      assign q[LINES-1] = a & ~(b & c);
    end else if (SIGNED != 0) begin : g_top
      assign q[LINES-2] = top_carry & ~x[WIDTH-1];
      assign q[LINES-1] = top_carry | ~x[WIDTH-1];
    end else if (ODD == 0) begin : g_top
      assign q[LINES-1] = top_carry;
    end else begin : g_top
      assign q[LINES-2] = x[WIDTH-1] ^ top_carry;
      assign q[LINES-1] = x[WIDTH-1] & top_carry;
    end
  endgenerate
endmodule

// y = ~((a & b) | (c & d)).
(* gatewright_inline *)
module requant_aoi22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a & b) | (c & d));
endmodule

// y = ~((a | b) & c).
(* gatewright_inline *)
module requant_oai21 (
  input  wire a,
  input  wire b,
  input  wire c,
  output wire y
);
  assign y = ~((a | b) & c);
endmodule

// y = ~(s ? a : b).
(* gatewright_inline *)
module requant_mux2n (
  input  wire s,
  input  wire a,
  input  wire b,
  output wire y
);
  assign y = ~(s ? a : b);
endmodule

// y = ~((a | b) & (c | d)).
(* gatewright_inline *)
module requant_oai22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a | b) & (c | d));
endmodule

`default_nettype wire
