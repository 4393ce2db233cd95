// SPDX-License-Identifier: Apache-2.0
// mx: MX dot products of 32 E4M3 elements, 32 products a clock, exact sums, rounded once to
// float32.
// Made by: gatewright gen mx (version 0.1.0)
`default_nettype none

// Top: blocks in, their dot products out.
module mx (
  input  wire         clk,             // clock
  input  wire         rst,             // synchronous reset, active high; streams begin with a block
  input  wire [255:0] s_axis_a_tdata,  // E4M3 codes
  input  wire         s_axis_a_tvalid, // codes
  output wire         s_axis_a_tready, // high once both operands are there
  input  wire [7:0]   s_axis_a_tuser,  // E8M0 scale, valid in a block's last beat
  input  wire [255:0] s_axis_b_tdata,  // E4M3 codes
  input  wire         s_axis_b_tvalid, // codes
  output wire         s_axis_b_tready, // high once both operands are there
  input  wire [7:0]   s_axis_b_tuser,  // E8M0 scale, valid in a block's last beat
  output wire [31:0]  m_axis_y_tdata,  // dot products, float32
  output wire         m_axis_y_tvalid, // dot products
  input  wire         m_axis_y_tready  // dot products
);
  localparam UNITS = 1; // blocks in a beat
  localparam PER   = 32; // lanes of a block
  localparam S_W   = 42; // bits of a block's sum, in units of 2^-18
  wire take, take_sum, first, last, step;
  wire clk_sum;
  reg [UNITS*S_W-1:0] sum; // of the block's beats so far
  reg [UNITS*9-1:0] scale; // sum of both scales' codes
  reg [UNITS-1:0]     nan;

  mx_mx_control #(.BEATS(1), .CLOCKS(3), .STAGED(0)) control (
    .clk(clk), .rst(rst),
    .a_tvalid(s_axis_a_tvalid), .a_tready(s_axis_a_tready),
    .b_tvalid(s_axis_b_tvalid), .b_tready(s_axis_b_tready),
    .y_tvalid(m_axis_y_tvalid), .y_tready(m_axis_y_tready),
    .take(take), .take_sum(take_sum), .first(first), .last(last), .step(step)
  );
  mx_clkgate sum_gate (.clk(clk), .en(take_sum), .clk_en(clk_sum));
  wire unused_take = take;
  wire clk_step;
  mx_clkgate step_gate (.clk(clk), .en(step), .clk_en(clk_step));

  genvar i;
  generate
    for (i = 0; i < UNITS; i = i + 1) begin : g_unit
      wire [7:0] sa = s_axis_a_tuser[8*i +: 8];
      wire [7:0] sb = s_axis_b_tuser[8*i +: 8];
      wire [S_W-1:0] next;
      wire codes;
      mx_dot dot (
        .a(s_axis_a_tdata[8*PER*i +: 8*PER]), .b(s_axis_b_tdata[8*PER*i +: 8*PER]),
        .s(next), .nan(codes)
      );
      always @(posedge clk_sum) begin
        sum[S_W*i +: S_W] <= next;
        scale[9*i +: 9]   <= {1'b0, sa} + {1'b0, sb};
        nan[i]            <= codes | (last & (&sa | &sb)) | (~first & nan[i]);
      end
      mx_mx_fp32 round (
        .clk(clk_step), .s(sum[S_W*i +: S_W]), .e(scale[9*i +: 9]), .nan(nan[i]),
        .f(m_axis_y_tdata[32*i +: 32])
      );
    end
  endgenerate
endmodule

// Control of dot products: beats of both operands move together, BEATS of them make a block, and
// its result leaves CLOCKS clocks after the last one was added, which STAGED is a clock later.
module mx_mx_control #(
  parameter BEATS  = 1, // of a block
  parameter CLOCKS = 3, // from a block's last beat to its result, unless staged
  parameter STAGED = 0  // 1: products have registers in front of the sum
) (
  input  wire clk,
  input  wire rst,
  input  wire a_tvalid, // streams of operands
  output wire a_tready,
  input  wire b_tvalid,
  output wire b_tready,
  output wire y_tvalid, // stream of results
  input  wire y_tready,
  output wire take,     // a beat comes
  output wire take_sum, // a beat's products are added
  output wire first,    // they are the first of their block
  output wire last,     // they are the last of their block
  output wire step      // what follows the sums moves
);
  reg  [CLOCKS-1:0] valid; // blocks on their way
  wire              move = ~valid[CLOCKS-1] | y_tready;

  assign a_tready = move & b_tvalid;
  assign b_tready = move & a_tvalid;
  assign take     = move & a_tvalid & b_tvalid;
  wire first_in, last_in; // of the beat that comes
  assign step     = move & (|valid);
  assign y_tvalid = valid[CLOCKS-1] & ~rst;

  generate
    if (BEATS < 1 || CLOCKS < 1) begin : g_illegal
      mx_control_illegal_parameters stop ();
    end
    if (BEATS == 1) begin : g_whole
      assign first_in = 1'b1;
      assign last_in  = 1'b1;
    end else begin : g_count
      localparam COUNT_W = $clog2(BEATS);
      localparam LAST    = BEATS - 1;
      reg [COUNT_W-1:0] count; // beats of the block that have come
      assign first_in = ~|count;
      assign last_in  = count == LAST[COUNT_W-1:0];
      always @(posedge clk)
        if (rst)       count <= {COUNT_W{1'b0}};
        else if (take) count <= last_in ? {COUNT_W{1'b0}} : count + 1'b1;
    end
    if (STAGED == 0) begin : g_direct
      assign {take_sum, first, last} = {take, first_in, last_in};
    end else begin : g_staged
      reg held, held_first, held_last; // products wait in the registers
      always @(posedge clk)
        if (rst)       held <= 1'b0;
        else if (move) held <= take;
      always @(posedge clk) if (take) {held_first, held_last} <= {first_in, last_in};
      assign {take_sum, first, last} = {held & move, held_first, held_last};
    end
    if (CLOCKS == 1) begin : g_one
      always @(posedge clk)
        if (rst)       valid <= 1'b0;
        else if (move) valid <= take_sum & last;
    end else begin : g_more
      always @(posedge clk)
        if (rst)       valid <= {CLOCKS{1'b0}};
        else if (move) valid <= {valid[CLOCKS-2:0], take_sum & last};
    end
  endgenerate
endmodule

// An exact sum times a power of two as float32: s * 2^(e - 272), rounded once, ties to even, with
// subnormals and infinities, two clocks later.
module mx_mx_fp32 (
  input  wire        clk,
  input  wire [41:0] s,   // two's complement, more than -2^41
  input  wire [8:0]  e,
  input  wire        nan,
  output reg  [31:0] f
);
  // The first clock: size and sign, and the size moved up until its leading one is at the top.
  wire        sign = s[41];
  wire [41:0] size = (s ^ {42{sign}}) + {41'd0, sign};
  wire        low32 = ~|size[41:10];
  wire [41:0] n32 = low32 ? {size[9:0], 32'd0} : size;
  wire        low16 = ~|n32[41:26];
  wire [41:0] n16 = low16 ? {n32[25:0], 16'd0} : n32;
  wire        low8 = ~|n16[41:34];
  wire [41:0] n8  = low8 ? {n16[33:0], 8'd0} : n16;
  wire        low4 = ~|n8[41:38];
  wire [41:0] n4  = low4 ? {n8[37:0], 4'd0} : n8;
  wire        low2 = ~|n4[41:40];
  wire [41:0] n2  = low2 ? {n4[39:0], 2'd0} : n4;
  wire        low1 = ~n2[41];
  wire [41:0] n1  = low1 ? {n2[40:0], 1'd0} : n2;
  reg [41:0] n;
  reg [9:0]  field; // of the exponent, two's complement: 0 and less for subnormals
  reg        minus, none;
  always @(posedge clk) begin
    n     <= n1;
    field <= {1'b0, e} - {4'd0, low32, low16, low8, low4, low2, low1} - 10'd104;
    minus <= sign;
    none  <= nan;
  end

  // The second clock: subnormals move down, then the rounding.
  wire        tiny   = field[9] | ~|field;
  wire        huge   = ~field[9] & (field[8] | &field[7:0]);
  wire [9:0]  away   = 10'd1 - field;
  wire        far    = tiny & |away[9:6];
  wire [5:0]  down   = away[5:0] & {6{tiny}};
  wire        unused_top; // one but for subnormals
  wire [40:0] placed;
  assign {unused_top, placed} = (n >> down) & {42{~far}};
  wire [41:0] beyond = n & (~({42{1'b1}} << down) | {42{far}});
  wire        up     = placed[17] & (placed[18] | (|placed[16:0]) | (|beyond));
  wire [30:0] whole  = {field[7:0] & {8{~tiny}}, placed[40:18]} + {30'd0, up};
  always @(posedge clk)
    f <= none ? 32'h7fc00000
       : ~n[41] ? 32'd0
       : {minus, huge ? {8'hff, 23'd0} : whole};
endmodule

// The exact sum of the products of a beat.
module mx_dot (
  input  wire [255:0] a,   // E4M3 codes
  input  wire [255:0] b,   // E4M3 codes
  output wire [41:0]  s,   // sum in units of 2^-18
  output wire         nan  // a code is NaN
);
  wire [32-1:0] nans, minus;
  wire [35:0] t0;
  mx_term term0 (
    .a(a[7:0]), .b(b[7:0]), .t(t0), .minus(minus[0]), .nan(nans[0])
  );
  wire [35:0] t1;
  mx_term term1 (
    .a(a[15:8]), .b(b[15:8]), .t(t1), .minus(minus[1]), .nan(nans[1])
  );
  wire [35:0] t2;
  mx_term term2 (
    .a(a[23:16]), .b(b[23:16]), .t(t2), .minus(minus[2]), .nan(nans[2])
  );
  wire [35:0] t3;
  mx_term term3 (
    .a(a[31:24]), .b(b[31:24]), .t(t3), .minus(minus[3]), .nan(nans[3])
  );
  wire [35:0] t4;
  mx_term term4 (
    .a(a[39:32]), .b(b[39:32]), .t(t4), .minus(minus[4]), .nan(nans[4])
  );
  wire [35:0] t5;
  mx_term term5 (
    .a(a[47:40]), .b(b[47:40]), .t(t5), .minus(minus[5]), .nan(nans[5])
  );
  wire [35:0] t6;
  mx_term term6 (
    .a(a[55:48]), .b(b[55:48]), .t(t6), .minus(minus[6]), .nan(nans[6])
  );
  wire [35:0] t7;
  mx_term term7 (
    .a(a[63:56]), .b(b[63:56]), .t(t7), .minus(minus[7]), .nan(nans[7])
  );
  wire [35:0] t8;
  mx_term term8 (
    .a(a[71:64]), .b(b[71:64]), .t(t8), .minus(minus[8]), .nan(nans[8])
  );
  wire [35:0] t9;
  mx_term term9 (
    .a(a[79:72]), .b(b[79:72]), .t(t9), .minus(minus[9]), .nan(nans[9])
  );
  wire [35:0] t10;
  mx_term term10 (
    .a(a[87:80]), .b(b[87:80]), .t(t10), .minus(minus[10]), .nan(nans[10])
  );
  wire [35:0] t11;
  mx_term term11 (
    .a(a[95:88]), .b(b[95:88]), .t(t11), .minus(minus[11]), .nan(nans[11])
  );
  wire [35:0] t12;
  mx_term term12 (
    .a(a[103:96]), .b(b[103:96]), .t(t12), .minus(minus[12]), .nan(nans[12])
  );
  wire [35:0] t13;
  mx_term term13 (
    .a(a[111:104]), .b(b[111:104]), .t(t13), .minus(minus[13]), .nan(nans[13])
  );
  wire [35:0] t14;
  mx_term term14 (
    .a(a[119:112]), .b(b[119:112]), .t(t14), .minus(minus[14]), .nan(nans[14])
  );
  wire [35:0] t15;
  mx_term term15 (
    .a(a[127:120]), .b(b[127:120]), .t(t15), .minus(minus[15]), .nan(nans[15])
  );
  wire [35:0] t16;
  mx_term term16 (
    .a(a[135:128]), .b(b[135:128]), .t(t16), .minus(minus[16]), .nan(nans[16])
  );
  wire [35:0] t17;
  mx_term term17 (
    .a(a[143:136]), .b(b[143:136]), .t(t17), .minus(minus[17]), .nan(nans[17])
  );
  wire [35:0] t18;
  mx_term term18 (
    .a(a[151:144]), .b(b[151:144]), .t(t18), .minus(minus[18]), .nan(nans[18])
  );
  wire [35:0] t19;
  mx_term term19 (
    .a(a[159:152]), .b(b[159:152]), .t(t19), .minus(minus[19]), .nan(nans[19])
  );
  wire [35:0] t20;
  mx_term term20 (
    .a(a[167:160]), .b(b[167:160]), .t(t20), .minus(minus[20]), .nan(nans[20])
  );
  wire [35:0] t21;
  mx_term term21 (
    .a(a[175:168]), .b(b[175:168]), .t(t21), .minus(minus[21]), .nan(nans[21])
  );
  wire [35:0] t22;
  mx_term term22 (
    .a(a[183:176]), .b(b[183:176]), .t(t22), .minus(minus[22]), .nan(nans[22])
  );
  wire [35:0] t23;
  mx_term term23 (
    .a(a[191:184]), .b(b[191:184]), .t(t23), .minus(minus[23]), .nan(nans[23])
  );
  wire [35:0] t24;
  mx_term term24 (
    .a(a[199:192]), .b(b[199:192]), .t(t24), .minus(minus[24]), .nan(nans[24])
  );
  wire [35:0] t25;
  mx_term term25 (
    .a(a[207:200]), .b(b[207:200]), .t(t25), .minus(minus[25]), .nan(nans[25])
  );
  wire [35:0] t26;
  mx_term term26 (
    .a(a[215:208]), .b(b[215:208]), .t(t26), .minus(minus[26]), .nan(nans[26])
  );
  wire [35:0] t27;
  mx_term term27 (
    .a(a[223:216]), .b(b[223:216]), .t(t27), .minus(minus[27]), .nan(nans[27])
  );
  wire [35:0] t28;
  mx_term term28 (
    .a(a[231:224]), .b(b[231:224]), .t(t28), .minus(minus[28]), .nan(nans[28])
  );
  wire [35:0] t29;
  mx_term term29 (
    .a(a[239:232]), .b(b[239:232]), .t(t29), .minus(minus[29]), .nan(nans[29])
  );
  wire [35:0] t30;
  mx_term term30 (
    .a(a[247:240]), .b(b[247:240]), .t(t30), .minus(minus[30]), .nan(nans[30])
  );
  wire [35:0] t31;
  mx_term term31 (
    .a(a[255:248]), .b(b[255:248]), .t(t31), .minus(minus[31]), .nan(nans[31])
  );
  assign nan = |nans;
  wire [5:0] count; // of negative products
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign count =
    {5'd0, minus[0]}
    + {5'd0, minus[1]}
    + {5'd0, minus[2]}
    + {5'd0, minus[3]}
    + {5'd0, minus[4]}
    + {5'd0, minus[5]}
    + {5'd0, minus[6]}
    + {5'd0, minus[7]}
    + {5'd0, minus[8]}
    + {5'd0, minus[9]}
    + {5'd0, minus[10]}
    + {5'd0, minus[11]}
    + {5'd0, minus[12]}
    + {5'd0, minus[13]}
    + {5'd0, minus[14]}
    + {5'd0, minus[15]}
    + {5'd0, minus[16]}
    + {5'd0, minus[17]}
    + {5'd0, minus[18]}
    + {5'd0, minus[19]}
    + {5'd0, minus[20]}
    + {5'd0, minus[21]}
    + {5'd0, minus[22]}
    + {5'd0, minus[23]}
    + {5'd0, minus[24]}
    + {5'd0, minus[25]}
    + {5'd0, minus[26]}
    + {5'd0, minus[27]}
    + {5'd0, minus[28]}
    + {5'd0, minus[29]}
    + {5'd0, minus[30]}
    + {5'd0, minus[31]};
`else
  wire cs0_0, cc0_0;
  mx_fa ca0_0 (.a(minus[0]), .b(minus[1]), .ci(minus[2]), .s(cs0_0), .co(cc0_0));
  wire cs0_1, cc0_1;
  mx_fa ca0_1 (.a(minus[3]), .b(minus[4]), .ci(minus[5]), .s(cs0_1), .co(cc0_1));
  wire cs0_2, cc0_2;
  mx_fa ca0_2 (.a(minus[6]), .b(minus[7]), .ci(minus[8]), .s(cs0_2), .co(cc0_2));
  wire cs0_3, cc0_3;
  mx_fa ca0_3 (.a(minus[9]), .b(minus[10]), .ci(minus[11]), .s(cs0_3), .co(cc0_3));
  wire cs0_4, cc0_4;
  mx_fa ca0_4 (.a(minus[12]), .b(minus[13]), .ci(minus[14]), .s(cs0_4), .co(cc0_4));
  wire cs0_5, cc0_5;
  mx_fa ca0_5 (.a(minus[15]), .b(minus[16]), .ci(minus[17]), .s(cs0_5), .co(cc0_5));
  wire cs0_6, cc0_6;
  mx_fa ca0_6 (.a(minus[18]), .b(minus[19]), .ci(minus[20]), .s(cs0_6), .co(cc0_6));
  wire cs0_7, cc0_7;
  mx_fa ca0_7 (.a(minus[21]), .b(minus[22]), .ci(minus[23]), .s(cs0_7), .co(cc0_7));
  wire cs0_8, cc0_8;
  mx_fa ca0_8 (.a(minus[24]), .b(minus[25]), .ci(minus[26]), .s(cs0_8), .co(cc0_8));
  wire cs0_9, cc0_9;
  mx_fa ca0_9 (.a(minus[27]), .b(minus[28]), .ci(minus[29]), .s(cs0_9), .co(cc0_9));
  wire cs0_10, cc0_10;
  mx_fa ca0_10 (.a(minus[30]), .b(minus[31]), .ci(cs0_0), .s(cs0_10), .co(cc0_10));
  wire cs0_11, cc0_11;
  mx_fa ca0_11 (.a(cs0_1), .b(cs0_2), .ci(cs0_3), .s(cs0_11), .co(cc0_11));
  wire cs0_12, cc0_12;
  mx_fa ca0_12 (.a(cs0_4), .b(cs0_5), .ci(cs0_6), .s(cs0_12), .co(cc0_12));
  wire cs0_13, cc0_13;
  mx_fa ca0_13 (.a(cs0_7), .b(cs0_8), .ci(cs0_9), .s(cs0_13), .co(cc0_13));
  wire cs0_14, cc0_14;
  mx_fa ca0_14 (.a(cs0_10), .b(cs0_11), .ci(cs0_12), .s(cs0_14), .co(cc0_14));
  wire cs0_15, cc0_15;
  mx_ha ca0_15 (.a(cs0_13), .b(cs0_14), .s(cs0_15), .co(cc0_15));
  wire cs1_0, cc1_0;
  mx_fa ca1_0 (.a(cc0_0), .b(cc0_1), .ci(cc0_2), .s(cs1_0), .co(cc1_0));
  wire cs1_1, cc1_1;
  mx_fa ca1_1 (.a(cc0_3), .b(cc0_4), .ci(cc0_5), .s(cs1_1), .co(cc1_1));
  wire cs1_2, cc1_2;
  mx_fa ca1_2 (.a(cc0_6), .b(cc0_7), .ci(cc0_8), .s(cs1_2), .co(cc1_2));
  wire cs1_3, cc1_3;
  mx_fa ca1_3 (.a(cc0_9), .b(cc0_10), .ci(cc0_11), .s(cs1_3), .co(cc1_3));
  wire cs1_4, cc1_4;
  mx_fa ca1_4 (.a(cc0_12), .b(cc0_13), .ci(cs1_0), .s(cs1_4), .co(cc1_4));
  wire cs1_5, cc1_5;
  mx_fa ca1_5 (.a(cs1_1), .b(cs1_2), .ci(cc0_14), .s(cs1_5), .co(cc1_5));
  wire cs1_6, cc1_6;
  mx_fa ca1_6 (.a(cs1_3), .b(cs1_4), .ci(cc0_15), .s(cs1_6), .co(cc1_6));
  wire cs1_7, cc1_7;
  mx_ha ca1_7 (.a(cs1_5), .b(cs1_6), .s(cs1_7), .co(cc1_7));
  wire cs2_0, cc2_0;
  mx_fa ca2_0 (.a(cc1_0), .b(cc1_1), .ci(cc1_2), .s(cs2_0), .co(cc2_0));
  wire cs2_1, cc2_1;
  mx_fa ca2_1 (.a(cc1_3), .b(cc1_4), .ci(cs2_0), .s(cs2_1), .co(cc2_1));
  wire cs2_2, cc2_2;
  mx_fa ca2_2 (.a(cc1_5), .b(cs2_1), .ci(cc1_6), .s(cs2_2), .co(cc2_2));
  wire cs2_3, cc2_3;
  mx_ha ca2_3 (.a(cc1_7), .b(cs2_2), .s(cs2_3), .co(cc2_3));
  wire cs3_0, cc3_0;
  mx_fa ca3_0 (.a(cc2_0), .b(cc2_1), .ci(cc2_2), .s(cs3_0), .co(cc3_0));
  wire cs3_1, cc3_1;
  mx_ha ca3_1 (.a(cc2_3), .b(cs3_0), .s(cs3_1), .co(cc3_1));
  wire cs4_0, cc4_0;
  mx_ha ca4_0 (.a(cc3_0), .b(cc3_1), .s(cs4_0), .co(cc4_0));
  assign count = {cc4_0, cs4_0, cs3_1, cs2_3, cs1_7, cs0_15};
`endif
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign s =
    {6'd0, t0[35:0]}
    + {6'd0, t1[35:0]}
    + {6'd0, t2[35:0]}
    + {6'd0, t3[35:0]}
    + {6'd0, t4[35:0]}
    + {6'd0, t5[35:0]}
    + {6'd0, t6[35:0]}
    + {6'd0, t7[35:0]}
    + {6'd0, t8[35:0]}
    + {6'd0, t9[35:0]}
    + {6'd0, t10[35:0]}
    + {6'd0, t11[35:0]}
    + {6'd0, t12[35:0]}
    + {6'd0, t13[35:0]}
    + {6'd0, t14[35:0]}
    + {6'd0, t15[35:0]}
    + {6'd0, t16[35:0]}
    + {6'd0, t17[35:0]}
    + {6'd0, t18[35:0]}
    + {6'd0, t19[35:0]}
    + {6'd0, t20[35:0]}
    + {6'd0, t21[35:0]}
    + {6'd0, t22[35:0]}
    + {6'd0, t23[35:0]}
    + {6'd0, t24[35:0]}
    + {6'd0, t25[35:0]}
    + {6'd0, t26[35:0]}
    + {6'd0, t27[35:0]}
    + {6'd0, t28[35:0]}
    + {6'd0, t29[35:0]}
    + {6'd0, t30[35:0]}
    + {6'd0, t31[35:0]}
    + {36'd0, count[5:0]}
    + {~count[5:0], 36'd0}
    + 42'b000001000000000000000000000000000000000000;
`else
  wire hs0_0, hc0_0;
  mx_fa ha0_0 (.a(t0[0]), .b(t1[0]), .ci(t2[0]), .s(hs0_0), .co(hc0_0));
  wire hs0_1, hc0_1;
  mx_fa ha0_1 (.a(t3[0]), .b(t4[0]), .ci(t5[0]), .s(hs0_1), .co(hc0_1));
  wire hs0_2, hc0_2;
  mx_fa ha0_2 (.a(t6[0]), .b(t7[0]), .ci(t8[0]), .s(hs0_2), .co(hc0_2));
  wire hs0_3, hc0_3;
  mx_fa ha0_3 (.a(t9[0]), .b(t10[0]), .ci(t11[0]), .s(hs0_3), .co(hc0_3));
  wire hs0_4, hc0_4;
  mx_fa ha0_4 (.a(t12[0]), .b(t13[0]), .ci(t14[0]), .s(hs0_4), .co(hc0_4));
  wire hs0_5, hc0_5;
  mx_fa ha0_5 (.a(t15[0]), .b(t16[0]), .ci(t17[0]), .s(hs0_5), .co(hc0_5));
  wire hs0_6, hc0_6;
  mx_fa ha0_6 (.a(t18[0]), .b(t19[0]), .ci(t20[0]), .s(hs0_6), .co(hc0_6));
  wire hs0_7, hc0_7;
  mx_fa ha0_7 (.a(t21[0]), .b(t22[0]), .ci(t23[0]), .s(hs0_7), .co(hc0_7));
  wire hs0_8, hc0_8;
  mx_fa ha0_8 (.a(t24[0]), .b(t25[0]), .ci(t26[0]), .s(hs0_8), .co(hc0_8));
  wire hs0_9, hc0_9;
  mx_fa ha0_9 (.a(t27[0]), .b(t28[0]), .ci(t29[0]), .s(hs0_9), .co(hc0_9));
  wire hs0_10, hc0_10;
  mx_fa ha0_10 (.a(t30[0]), .b(t31[0]), .ci(hs0_0), .s(hs0_10), .co(hc0_10));
  wire hs0_11, hc0_11;
  mx_fa ha0_11 (.a(hs0_1), .b(hs0_2), .ci(hs0_3), .s(hs0_11), .co(hc0_11));
  wire hs0_12, hc0_12;
  mx_fa ha0_12 (.a(hs0_4), .b(hs0_5), .ci(hs0_6), .s(hs0_12), .co(hc0_12));
  wire hs0_13, hc0_13;
  mx_fa ha0_13 (.a(hs0_7), .b(hs0_8), .ci(hs0_9), .s(hs0_13), .co(hc0_13));
  wire hs0_14, hc0_14;
  mx_fa ha0_14 (.a(hs0_10), .b(hs0_11), .ci(hs0_12), .s(hs0_14), .co(hc0_14));
  wire hs0_15, hc0_15;
  mx_fa ha0_15 (.a(hs0_13), .b(hs0_14), .ci(count[0]), .s(hs0_15), .co(hc0_15));
  wire hs1_0, hc1_0;
  mx_fa ha1_0 (.a(t0[1]), .b(t1[1]), .ci(t2[1]), .s(hs1_0), .co(hc1_0));
  wire hs1_1, hc1_1;
  mx_fa ha1_1 (.a(t3[1]), .b(t4[1]), .ci(t5[1]), .s(hs1_1), .co(hc1_1));
  wire hs1_2, hc1_2;
  mx_fa ha1_2 (.a(t6[1]), .b(t7[1]), .ci(t8[1]), .s(hs1_2), .co(hc1_2));
  wire hs1_3, hc1_3;
  mx_fa ha1_3 (.a(t9[1]), .b(t10[1]), .ci(t11[1]), .s(hs1_3), .co(hc1_3));
  wire hs1_4, hc1_4;
  mx_fa ha1_4 (.a(t12[1]), .b(t13[1]), .ci(t14[1]), .s(hs1_4), .co(hc1_4));
  wire hs1_5, hc1_5;
  mx_fa ha1_5 (.a(t15[1]), .b(t16[1]), .ci(t17[1]), .s(hs1_5), .co(hc1_5));
  wire hs1_6, hc1_6;
  mx_fa ha1_6 (.a(t18[1]), .b(t19[1]), .ci(t20[1]), .s(hs1_6), .co(hc1_6));
  wire hs1_7, hc1_7;
  mx_fa ha1_7 (.a(t21[1]), .b(t22[1]), .ci(t23[1]), .s(hs1_7), .co(hc1_7));
  wire hs1_8, hc1_8;
  mx_fa ha1_8 (.a(t24[1]), .b(t25[1]), .ci(t26[1]), .s(hs1_8), .co(hc1_8));
  wire hs1_9, hc1_9;
  mx_fa ha1_9 (.a(t27[1]), .b(t28[1]), .ci(t29[1]), .s(hs1_9), .co(hc1_9));
  wire hs1_10, hc1_10;
  mx_fa ha1_10 (.a(t30[1]), .b(t31[1]), .ci(hc0_0), .s(hs1_10), .co(hc1_10));
  wire hs1_11, hc1_11;
  mx_fa ha1_11 (.a(hc0_1), .b(hc0_2), .ci(hc0_3), .s(hs1_11), .co(hc1_11));
  wire hs1_12, hc1_12;
  mx_fa ha1_12 (.a(hc0_4), .b(hc0_5), .ci(hc0_6), .s(hs1_12), .co(hc1_12));
  wire hs1_13, hc1_13;
  mx_fa ha1_13 (.a(hc0_7), .b(hc0_8), .ci(hc0_9), .s(hs1_13), .co(hc1_13));
  wire hs1_14, hc1_14;
  mx_fa ha1_14 (.a(hs1_0), .b(hs1_1), .ci(hs1_2), .s(hs1_14), .co(hc1_14));
  wire hs1_15, hc1_15;
  mx_fa ha1_15 (.a(hs1_3), .b(hs1_4), .ci(hs1_5), .s(hs1_15), .co(hc1_15));
  wire hs1_16, hc1_16;
  mx_fa ha1_16 (.a(hs1_6), .b(hs1_7), .ci(hs1_8), .s(hs1_16), .co(hc1_16));
  wire hs1_17, hc1_17;
  mx_fa ha1_17 (.a(hs1_9), .b(hc0_10), .ci(hc0_11), .s(hs1_17), .co(hc1_17));
  wire hs1_18, hc1_18;
  mx_fa ha1_18 (.a(hc0_12), .b(hc0_13), .ci(hs1_10), .s(hs1_18), .co(hc1_18));
  wire hs1_19, hc1_19;
  mx_fa ha1_19 (.a(hs1_11), .b(hs1_12), .ci(hs1_13), .s(hs1_19), .co(hc1_19));
  wire hs1_20, hc1_20;
  mx_fa ha1_20 (.a(hs1_14), .b(hs1_15), .ci(hs1_16), .s(hs1_20), .co(hc1_20));
  wire hs1_21, hc1_21;
  mx_fa ha1_21 (.a(hc0_14), .b(hs1_17), .ci(hs1_18), .s(hs1_21), .co(hc1_21));
  wire hs1_22, hc1_22;
  mx_fa ha1_22 (.a(hs1_19), .b(hs1_20), .ci(hs1_21), .s(hs1_22), .co(hc1_22));
  wire hs1_23, hc1_23;
  mx_fa ha1_23 (.a(count[1]), .b(hs1_22), .ci(hc0_15), .s(hs1_23), .co(hc1_23));
  wire hs2_0, hc2_0;
  mx_fa ha2_0 (.a(t0[2]), .b(t1[2]), .ci(t2[2]), .s(hs2_0), .co(hc2_0));
  wire hs2_1, hc2_1;
  mx_fa ha2_1 (.a(t3[2]), .b(t4[2]), .ci(t5[2]), .s(hs2_1), .co(hc2_1));
  wire hs2_2, hc2_2;
  mx_fa ha2_2 (.a(t6[2]), .b(t7[2]), .ci(t8[2]), .s(hs2_2), .co(hc2_2));
  wire hs2_3, hc2_3;
  mx_fa ha2_3 (.a(t9[2]), .b(t10[2]), .ci(t11[2]), .s(hs2_3), .co(hc2_3));
  wire hs2_4, hc2_4;
  mx_fa ha2_4 (.a(t12[2]), .b(t13[2]), .ci(t14[2]), .s(hs2_4), .co(hc2_4));
  wire hs2_5, hc2_5;
  mx_fa ha2_5 (.a(t15[2]), .b(t16[2]), .ci(t17[2]), .s(hs2_5), .co(hc2_5));
  wire hs2_6, hc2_6;
  mx_fa ha2_6 (.a(t18[2]), .b(t19[2]), .ci(t20[2]), .s(hs2_6), .co(hc2_6));
  wire hs2_7, hc2_7;
  mx_fa ha2_7 (.a(t21[2]), .b(t22[2]), .ci(t23[2]), .s(hs2_7), .co(hc2_7));
  wire hs2_8, hc2_8;
  mx_fa ha2_8 (.a(t24[2]), .b(t25[2]), .ci(t26[2]), .s(hs2_8), .co(hc2_8));
  wire hs2_9, hc2_9;
  mx_fa ha2_9 (.a(t27[2]), .b(t28[2]), .ci(t29[2]), .s(hs2_9), .co(hc2_9));
  wire hs2_10, hc2_10;
  mx_fa ha2_10 (.a(t30[2]), .b(t31[2]), .ci(hc1_0), .s(hs2_10), .co(hc2_10));
  wire hs2_11, hc2_11;
  mx_fa ha2_11 (.a(hc1_1), .b(hc1_2), .ci(hc1_3), .s(hs2_11), .co(hc2_11));
  wire hs2_12, hc2_12;
  mx_fa ha2_12 (.a(hc1_4), .b(hc1_5), .ci(hc1_6), .s(hs2_12), .co(hc2_12));
  wire hs2_13, hc2_13;
  mx_fa ha2_13 (.a(hc1_7), .b(hc1_8), .ci(hc1_9), .s(hs2_13), .co(hc2_13));
  wire hs2_14, hc2_14;
  mx_fa ha2_14 (.a(hs2_0), .b(hs2_1), .ci(hs2_2), .s(hs2_14), .co(hc2_14));
  wire hs2_15, hc2_15;
  mx_fa ha2_15 (.a(hs2_3), .b(hs2_4), .ci(hs2_5), .s(hs2_15), .co(hc2_15));
  wire hs2_16, hc2_16;
  mx_fa ha2_16 (.a(hs2_6), .b(hs2_7), .ci(hs2_8), .s(hs2_16), .co(hc2_16));
  wire hs2_17, hc2_17;
  mx_fa ha2_17 (.a(hs2_9), .b(hc1_10), .ci(hc1_11), .s(hs2_17), .co(hc2_17));
  wire hs2_18, hc2_18;
  mx_fa ha2_18 (.a(hc1_12), .b(hc1_13), .ci(hc1_14), .s(hs2_18), .co(hc2_18));
  wire hs2_19, hc2_19;
  mx_fa ha2_19 (.a(hc1_15), .b(hc1_16), .ci(hs2_10), .s(hs2_19), .co(hc2_19));
  wire hs2_20, hc2_20;
  mx_fa ha2_20 (.a(hs2_11), .b(hs2_12), .ci(hs2_13), .s(hs2_20), .co(hc2_20));
  wire hs2_21, hc2_21;
  mx_fa ha2_21 (.a(hs2_14), .b(hs2_15), .ci(hs2_16), .s(hs2_21), .co(hc2_21));
  wire hs2_22, hc2_22;
  mx_fa ha2_22 (.a(hc1_17), .b(hc1_18), .ci(hc1_19), .s(hs2_22), .co(hc2_22));
  wire hs2_23, hc2_23;
  mx_fa ha2_23 (.a(hs2_17), .b(hc1_20), .ci(hs2_18), .s(hs2_23), .co(hc2_23));
  wire hs2_24, hc2_24;
  mx_fa ha2_24 (.a(hs2_19), .b(hs2_20), .ci(hs2_21), .s(hs2_24), .co(hc2_24));
  wire hs2_25, hc2_25;
  mx_fa ha2_25 (.a(hc1_21), .b(hs2_22), .ci(hs2_23), .s(hs2_25), .co(hc2_25));
  wire hs2_26, hc2_26;
  mx_fa ha2_26 (.a(hs2_24), .b(count[2]), .ci(hc1_22), .s(hs2_26), .co(hc2_26));
  wire hs2_27, hc2_27;
  mx_fa ha2_27 (.a(hs2_25), .b(hs2_26), .ci(hc1_23), .s(hs2_27), .co(hc2_27));
  wire hs3_0, hc3_0;
  mx_fa ha3_0 (.a(t0[3]), .b(t1[3]), .ci(t2[3]), .s(hs3_0), .co(hc3_0));
  wire hs3_1, hc3_1;
  mx_fa ha3_1 (.a(t3[3]), .b(t4[3]), .ci(t5[3]), .s(hs3_1), .co(hc3_1));
  wire hs3_2, hc3_2;
  mx_fa ha3_2 (.a(t6[3]), .b(t7[3]), .ci(t8[3]), .s(hs3_2), .co(hc3_2));
  wire hs3_3, hc3_3;
  mx_fa ha3_3 (.a(t9[3]), .b(t10[3]), .ci(t11[3]), .s(hs3_3), .co(hc3_3));
  wire hs3_4, hc3_4;
  mx_fa ha3_4 (.a(t12[3]), .b(t13[3]), .ci(t14[3]), .s(hs3_4), .co(hc3_4));
  wire hs3_5, hc3_5;
  mx_fa ha3_5 (.a(t15[3]), .b(t16[3]), .ci(t17[3]), .s(hs3_5), .co(hc3_5));
  wire hs3_6, hc3_6;
  mx_fa ha3_6 (.a(t18[3]), .b(t19[3]), .ci(t20[3]), .s(hs3_6), .co(hc3_6));
  wire hs3_7, hc3_7;
  mx_fa ha3_7 (.a(t21[3]), .b(t22[3]), .ci(t23[3]), .s(hs3_7), .co(hc3_7));
  wire hs3_8, hc3_8;
  mx_fa ha3_8 (.a(t24[3]), .b(t25[3]), .ci(t26[3]), .s(hs3_8), .co(hc3_8));
  wire hs3_9, hc3_9;
  mx_fa ha3_9 (.a(t27[3]), .b(t28[3]), .ci(t29[3]), .s(hs3_9), .co(hc3_9));
  wire hs3_10, hc3_10;
  mx_fa ha3_10 (.a(t30[3]), .b(t31[3]), .ci(hc2_0), .s(hs3_10), .co(hc3_10));
  wire hs3_11, hc3_11;
  mx_fa ha3_11 (.a(hc2_1), .b(hc2_2), .ci(hc2_3), .s(hs3_11), .co(hc3_11));
  wire hs3_12, hc3_12;
  mx_fa ha3_12 (.a(hc2_4), .b(hc2_5), .ci(hc2_6), .s(hs3_12), .co(hc3_12));
  wire hs3_13, hc3_13;
  mx_fa ha3_13 (.a(hc2_7), .b(hc2_8), .ci(hc2_9), .s(hs3_13), .co(hc3_13));
  wire hs3_14, hc3_14;
  mx_fa ha3_14 (.a(hs3_0), .b(hs3_1), .ci(hs3_2), .s(hs3_14), .co(hc3_14));
  wire hs3_15, hc3_15;
  mx_fa ha3_15 (.a(hs3_3), .b(hs3_4), .ci(hs3_5), .s(hs3_15), .co(hc3_15));
  wire hs3_16, hc3_16;
  mx_fa ha3_16 (.a(hs3_6), .b(hs3_7), .ci(hs3_8), .s(hs3_16), .co(hc3_16));
  wire hs3_17, hc3_17;
  mx_fa ha3_17 (.a(hs3_9), .b(hc2_10), .ci(hc2_11), .s(hs3_17), .co(hc3_17));
  wire hs3_18, hc3_18;
  mx_fa ha3_18 (.a(hc2_12), .b(hc2_13), .ci(hc2_14), .s(hs3_18), .co(hc3_18));
  wire hs3_19, hc3_19;
  mx_fa ha3_19 (.a(hc2_15), .b(hc2_16), .ci(hs3_10), .s(hs3_19), .co(hc3_19));
  wire hs3_20, hc3_20;
  mx_fa ha3_20 (.a(hs3_11), .b(hs3_12), .ci(hs3_13), .s(hs3_20), .co(hc3_20));
  wire hs3_21, hc3_21;
  mx_fa ha3_21 (.a(hs3_14), .b(hs3_15), .ci(hs3_16), .s(hs3_21), .co(hc3_21));
  wire hs3_22, hc3_22;
  mx_fa ha3_22 (.a(hc2_17), .b(hc2_18), .ci(hc2_19), .s(hs3_22), .co(hc3_22));
  wire hs3_23, hc3_23;
  mx_fa ha3_23 (.a(hc2_20), .b(hs3_17), .ci(hc2_21), .s(hs3_23), .co(hc3_23));
  wire hs3_24, hc3_24;
  mx_fa ha3_24 (.a(hs3_18), .b(hs3_19), .ci(hs3_20), .s(hs3_24), .co(hc3_24));
  wire hs3_25, hc3_25;
  mx_fa ha3_25 (.a(hs3_21), .b(hc2_22), .ci(hc2_23), .s(hs3_25), .co(hc3_25));
  wire hs3_26, hc3_26;
  mx_fa ha3_26 (.a(hs3_22), .b(hc2_24), .ci(hs3_23), .s(hs3_26), .co(hc3_26));
  wire hs3_27, hc3_27;
  mx_fa ha3_27 (.a(hs3_24), .b(count[3]), .ci(hc2_25), .s(hs3_27), .co(hc3_27));
  wire hs3_28, hc3_28;
  mx_fa ha3_28 (.a(hs3_25), .b(hs3_26), .ci(hc2_26), .s(hs3_28), .co(hc3_28));
  wire hs3_29, hc3_29;
  mx_fa ha3_29 (.a(hs3_27), .b(hs3_28), .ci(hc2_27), .s(hs3_29), .co(hc3_29));
  wire hs4_0, hc4_0;
  mx_fa ha4_0 (.a(t0[4]), .b(t1[4]), .ci(t2[4]), .s(hs4_0), .co(hc4_0));
  wire hs4_1, hc4_1;
  mx_fa ha4_1 (.a(t3[4]), .b(t4[4]), .ci(t5[4]), .s(hs4_1), .co(hc4_1));
  wire hs4_2, hc4_2;
  mx_fa ha4_2 (.a(t6[4]), .b(t7[4]), .ci(t8[4]), .s(hs4_2), .co(hc4_2));
  wire hs4_3, hc4_3;
  mx_fa ha4_3 (.a(t9[4]), .b(t10[4]), .ci(t11[4]), .s(hs4_3), .co(hc4_3));
  wire hs4_4, hc4_4;
  mx_fa ha4_4 (.a(t12[4]), .b(t13[4]), .ci(t14[4]), .s(hs4_4), .co(hc4_4));
  wire hs4_5, hc4_5;
  mx_fa ha4_5 (.a(t15[4]), .b(t16[4]), .ci(t17[4]), .s(hs4_5), .co(hc4_5));
  wire hs4_6, hc4_6;
  mx_fa ha4_6 (.a(t18[4]), .b(t19[4]), .ci(t20[4]), .s(hs4_6), .co(hc4_6));
  wire hs4_7, hc4_7;
  mx_fa ha4_7 (.a(t21[4]), .b(t22[4]), .ci(t23[4]), .s(hs4_7), .co(hc4_7));
  wire hs4_8, hc4_8;
  mx_fa ha4_8 (.a(t24[4]), .b(t25[4]), .ci(t26[4]), .s(hs4_8), .co(hc4_8));
  wire hs4_9, hc4_9;
  mx_fa ha4_9 (.a(t27[4]), .b(t28[4]), .ci(t29[4]), .s(hs4_9), .co(hc4_9));
  wire hs4_10, hc4_10;
  mx_fa ha4_10 (.a(t30[4]), .b(t31[4]), .ci(hc3_0), .s(hs4_10), .co(hc4_10));
  wire hs4_11, hc4_11;
  mx_fa ha4_11 (.a(hc3_1), .b(hc3_2), .ci(hc3_3), .s(hs4_11), .co(hc4_11));
  wire hs4_12, hc4_12;
  mx_fa ha4_12 (.a(hc3_4), .b(hc3_5), .ci(hc3_6), .s(hs4_12), .co(hc4_12));
  wire hs4_13, hc4_13;
  mx_fa ha4_13 (.a(hc3_7), .b(hc3_8), .ci(hc3_9), .s(hs4_13), .co(hc4_13));
  wire hs4_14, hc4_14;
  mx_fa ha4_14 (.a(hs4_0), .b(hs4_1), .ci(hs4_2), .s(hs4_14), .co(hc4_14));
  wire hs4_15, hc4_15;
  mx_fa ha4_15 (.a(hs4_3), .b(hs4_4), .ci(hs4_5), .s(hs4_15), .co(hc4_15));
  wire hs4_16, hc4_16;
  mx_fa ha4_16 (.a(hs4_6), .b(hs4_7), .ci(hs4_8), .s(hs4_16), .co(hc4_16));
  wire hs4_17, hc4_17;
  mx_fa ha4_17 (.a(hs4_9), .b(hc3_10), .ci(hc3_11), .s(hs4_17), .co(hc4_17));
  wire hs4_18, hc4_18;
  mx_fa ha4_18 (.a(hc3_12), .b(hc3_13), .ci(hc3_14), .s(hs4_18), .co(hc4_18));
  wire hs4_19, hc4_19;
  mx_fa ha4_19 (.a(hc3_15), .b(hc3_16), .ci(hs4_10), .s(hs4_19), .co(hc4_19));
  wire hs4_20, hc4_20;
  mx_fa ha4_20 (.a(hs4_11), .b(hs4_12), .ci(hs4_13), .s(hs4_20), .co(hc4_20));
  wire hs4_21, hc4_21;
  mx_fa ha4_21 (.a(hs4_14), .b(hs4_15), .ci(hs4_16), .s(hs4_21), .co(hc4_21));
  wire hs4_22, hc4_22;
  mx_fa ha4_22 (.a(hc3_17), .b(hc3_18), .ci(hc3_19), .s(hs4_22), .co(hc4_22));
  wire hs4_23, hc4_23;
  mx_fa ha4_23 (.a(hc3_20), .b(hs4_17), .ci(hc3_21), .s(hs4_23), .co(hc4_23));
  wire hs4_24, hc4_24;
  mx_fa ha4_24 (.a(hs4_18), .b(hs4_19), .ci(hs4_20), .s(hs4_24), .co(hc4_24));
  wire hs4_25, hc4_25;
  mx_fa ha4_25 (.a(hs4_21), .b(hc3_22), .ci(hc3_23), .s(hs4_25), .co(hc4_25));
  wire hs4_26, hc4_26;
  mx_fa ha4_26 (.a(hc3_24), .b(hs4_22), .ci(hs4_23), .s(hs4_26), .co(hc4_26));
  wire hs4_27, hc4_27;
  mx_fa ha4_27 (.a(hs4_24), .b(count[4]), .ci(hc3_25), .s(hs4_27), .co(hc4_27));
  wire hs4_28, hc4_28;
  mx_fa ha4_28 (.a(hc3_26), .b(hs4_25), .ci(hs4_26), .s(hs4_28), .co(hc4_28));
  wire hs4_29, hc4_29;
  mx_fa ha4_29 (.a(hc3_27), .b(hs4_27), .ci(hs4_28), .s(hs4_29), .co(hc4_29));
  wire hs4_30, hc4_30;
  mx_fa ha4_30 (.a(hc3_28), .b(hs4_29), .ci(hc3_29), .s(hs4_30), .co(hc4_30));
  wire hs5_0, hc5_0;
  mx_fa ha5_0 (.a(t0[5]), .b(t1[5]), .ci(t2[5]), .s(hs5_0), .co(hc5_0));
  wire hs5_1, hc5_1;
  mx_fa ha5_1 (.a(t3[5]), .b(t4[5]), .ci(t5[5]), .s(hs5_1), .co(hc5_1));
  wire hs5_2, hc5_2;
  mx_fa ha5_2 (.a(t6[5]), .b(t7[5]), .ci(t8[5]), .s(hs5_2), .co(hc5_2));
  wire hs5_3, hc5_3;
  mx_fa ha5_3 (.a(t9[5]), .b(t10[5]), .ci(t11[5]), .s(hs5_3), .co(hc5_3));
  wire hs5_4, hc5_4;
  mx_fa ha5_4 (.a(t12[5]), .b(t13[5]), .ci(t14[5]), .s(hs5_4), .co(hc5_4));
  wire hs5_5, hc5_5;
  mx_fa ha5_5 (.a(t15[5]), .b(t16[5]), .ci(t17[5]), .s(hs5_5), .co(hc5_5));
  wire hs5_6, hc5_6;
  mx_fa ha5_6 (.a(t18[5]), .b(t19[5]), .ci(t20[5]), .s(hs5_6), .co(hc5_6));
  wire hs5_7, hc5_7;
  mx_fa ha5_7 (.a(t21[5]), .b(t22[5]), .ci(t23[5]), .s(hs5_7), .co(hc5_7));
  wire hs5_8, hc5_8;
  mx_fa ha5_8 (.a(t24[5]), .b(t25[5]), .ci(t26[5]), .s(hs5_8), .co(hc5_8));
  wire hs5_9, hc5_9;
  mx_fa ha5_9 (.a(t27[5]), .b(t28[5]), .ci(t29[5]), .s(hs5_9), .co(hc5_9));
  wire hs5_10, hc5_10;
  mx_fa ha5_10 (.a(t30[5]), .b(t31[5]), .ci(hc4_0), .s(hs5_10), .co(hc5_10));
  wire hs5_11, hc5_11;
  mx_fa ha5_11 (.a(hc4_1), .b(hc4_2), .ci(hc4_3), .s(hs5_11), .co(hc5_11));
  wire hs5_12, hc5_12;
  mx_fa ha5_12 (.a(hc4_4), .b(hc4_5), .ci(hc4_6), .s(hs5_12), .co(hc5_12));
  wire hs5_13, hc5_13;
  mx_fa ha5_13 (.a(hc4_7), .b(hc4_8), .ci(hc4_9), .s(hs5_13), .co(hc5_13));
  wire hs5_14, hc5_14;
  mx_fa ha5_14 (.a(hs5_0), .b(hs5_1), .ci(hs5_2), .s(hs5_14), .co(hc5_14));
  wire hs5_15, hc5_15;
  mx_fa ha5_15 (.a(hs5_3), .b(hs5_4), .ci(hs5_5), .s(hs5_15), .co(hc5_15));
  wire hs5_16, hc5_16;
  mx_fa ha5_16 (.a(hs5_6), .b(hs5_7), .ci(hs5_8), .s(hs5_16), .co(hc5_16));
  wire hs5_17, hc5_17;
  mx_fa ha5_17 (.a(hs5_9), .b(hc4_10), .ci(hc4_11), .s(hs5_17), .co(hc5_17));
  wire hs5_18, hc5_18;
  mx_fa ha5_18 (.a(hc4_12), .b(hc4_13), .ci(hc4_14), .s(hs5_18), .co(hc5_18));
  wire hs5_19, hc5_19;
  mx_fa ha5_19 (.a(hc4_15), .b(hc4_16), .ci(hs5_10), .s(hs5_19), .co(hc5_19));
  wire hs5_20, hc5_20;
  mx_fa ha5_20 (.a(hs5_11), .b(hs5_12), .ci(hs5_13), .s(hs5_20), .co(hc5_20));
  wire hs5_21, hc5_21;
  mx_fa ha5_21 (.a(hs5_14), .b(hs5_15), .ci(hs5_16), .s(hs5_21), .co(hc5_21));
  wire hs5_22, hc5_22;
  mx_fa ha5_22 (.a(hc4_17), .b(hc4_18), .ci(hc4_19), .s(hs5_22), .co(hc5_22));
  wire hs5_23, hc5_23;
  mx_fa ha5_23 (.a(hc4_20), .b(hs5_17), .ci(hc4_21), .s(hs5_23), .co(hc5_23));
  wire hs5_24, hc5_24;
  mx_fa ha5_24 (.a(hs5_18), .b(hs5_19), .ci(hs5_20), .s(hs5_24), .co(hc5_24));
  wire hs5_25, hc5_25;
  mx_fa ha5_25 (.a(hs5_21), .b(hc4_22), .ci(hc4_23), .s(hs5_25), .co(hc5_25));
  wire hs5_26, hc5_26;
  mx_fa ha5_26 (.a(hc4_24), .b(hs5_22), .ci(hs5_23), .s(hs5_26), .co(hc5_26));
  wire hs5_27, hc5_27;
  mx_fa ha5_27 (.a(hs5_24), .b(count[5]), .ci(hc4_25), .s(hs5_27), .co(hc5_27));
  wire hs5_28, hc5_28;
  mx_fa ha5_28 (.a(hc4_26), .b(hs5_25), .ci(hs5_26), .s(hs5_28), .co(hc5_28));
  wire hs5_29, hc5_29;
  mx_fa ha5_29 (.a(hc4_27), .b(hs5_27), .ci(hc4_28), .s(hs5_29), .co(hc5_29));
  wire hs5_30, hc5_30;
  mx_fa ha5_30 (.a(hs5_28), .b(hc4_29), .ci(hs5_29), .s(hs5_30), .co(hc5_30));
  wire hs5_31, hc5_31;
  mx_ha ha5_31 (.a(hs5_30), .b(hc4_30), .s(hs5_31), .co(hc5_31));
  wire hs6_0, hc6_0;
  mx_fa ha6_0 (.a(t0[6]), .b(t1[6]), .ci(t2[6]), .s(hs6_0), .co(hc6_0));
  wire hs6_1, hc6_1;
  mx_fa ha6_1 (.a(t3[6]), .b(t4[6]), .ci(t5[6]), .s(hs6_1), .co(hc6_1));
  wire hs6_2, hc6_2;
  mx_fa ha6_2 (.a(t6[6]), .b(t7[6]), .ci(t8[6]), .s(hs6_2), .co(hc6_2));
  wire hs6_3, hc6_3;
  mx_fa ha6_3 (.a(t9[6]), .b(t10[6]), .ci(t11[6]), .s(hs6_3), .co(hc6_3));
  wire hs6_4, hc6_4;
  mx_fa ha6_4 (.a(t12[6]), .b(t13[6]), .ci(t14[6]), .s(hs6_4), .co(hc6_4));
  wire hs6_5, hc6_5;
  mx_fa ha6_5 (.a(t15[6]), .b(t16[6]), .ci(t17[6]), .s(hs6_5), .co(hc6_5));
  wire hs6_6, hc6_6;
  mx_fa ha6_6 (.a(t18[6]), .b(t19[6]), .ci(t20[6]), .s(hs6_6), .co(hc6_6));
  wire hs6_7, hc6_7;
  mx_fa ha6_7 (.a(t21[6]), .b(t22[6]), .ci(t23[6]), .s(hs6_7), .co(hc6_7));
  wire hs6_8, hc6_8;
  mx_fa ha6_8 (.a(t24[6]), .b(t25[6]), .ci(t26[6]), .s(hs6_8), .co(hc6_8));
  wire hs6_9, hc6_9;
  mx_fa ha6_9 (.a(t27[6]), .b(t28[6]), .ci(t29[6]), .s(hs6_9), .co(hc6_9));
  wire hs6_10, hc6_10;
  mx_fa ha6_10 (.a(t30[6]), .b(t31[6]), .ci(hc5_0), .s(hs6_10), .co(hc6_10));
  wire hs6_11, hc6_11;
  mx_fa ha6_11 (.a(hc5_1), .b(hc5_2), .ci(hc5_3), .s(hs6_11), .co(hc6_11));
  wire hs6_12, hc6_12;
  mx_fa ha6_12 (.a(hc5_4), .b(hc5_5), .ci(hc5_6), .s(hs6_12), .co(hc6_12));
  wire hs6_13, hc6_13;
  mx_fa ha6_13 (.a(hc5_7), .b(hc5_8), .ci(hc5_9), .s(hs6_13), .co(hc6_13));
  wire hs6_14, hc6_14;
  mx_fa ha6_14 (.a(hs6_0), .b(hs6_1), .ci(hs6_2), .s(hs6_14), .co(hc6_14));
  wire hs6_15, hc6_15;
  mx_fa ha6_15 (.a(hs6_3), .b(hs6_4), .ci(hs6_5), .s(hs6_15), .co(hc6_15));
  wire hs6_16, hc6_16;
  mx_fa ha6_16 (.a(hs6_6), .b(hs6_7), .ci(hs6_8), .s(hs6_16), .co(hc6_16));
  wire hs6_17, hc6_17;
  mx_fa ha6_17 (.a(hs6_9), .b(hc5_10), .ci(hc5_11), .s(hs6_17), .co(hc6_17));
  wire hs6_18, hc6_18;
  mx_fa ha6_18 (.a(hc5_12), .b(hc5_13), .ci(hc5_14), .s(hs6_18), .co(hc6_18));
  wire hs6_19, hc6_19;
  mx_fa ha6_19 (.a(hc5_15), .b(hc5_16), .ci(hs6_10), .s(hs6_19), .co(hc6_19));
  wire hs6_20, hc6_20;
  mx_fa ha6_20 (.a(hs6_11), .b(hs6_12), .ci(hs6_13), .s(hs6_20), .co(hc6_20));
  wire hs6_21, hc6_21;
  mx_fa ha6_21 (.a(hs6_14), .b(hs6_15), .ci(hs6_16), .s(hs6_21), .co(hc6_21));
  wire hs6_22, hc6_22;
  mx_fa ha6_22 (.a(hc5_17), .b(hc5_18), .ci(hc5_19), .s(hs6_22), .co(hc6_22));
  wire hs6_23, hc6_23;
  mx_fa ha6_23 (.a(hc5_20), .b(hs6_17), .ci(hc5_21), .s(hs6_23), .co(hc6_23));
  wire hs6_24, hc6_24;
  mx_fa ha6_24 (.a(hs6_18), .b(hs6_19), .ci(hs6_20), .s(hs6_24), .co(hc6_24));
  wire hs6_25, hc6_25;
  mx_fa ha6_25 (.a(hs6_21), .b(hc5_22), .ci(hc5_23), .s(hs6_25), .co(hc6_25));
  wire hs6_26, hc6_26;
  mx_fa ha6_26 (.a(hc5_24), .b(hs6_22), .ci(hs6_23), .s(hs6_26), .co(hc6_26));
  wire hs6_27, hc6_27;
  mx_fa ha6_27 (.a(hs6_24), .b(hc5_25), .ci(hc5_26), .s(hs6_27), .co(hc6_27));
  wire hs6_28, hc6_28;
  mx_fa ha6_28 (.a(hs6_25), .b(hs6_26), .ci(hc5_27), .s(hs6_28), .co(hc6_28));
  wire hs6_29, hc6_29;
  mx_fa ha6_29 (.a(hc5_28), .b(hs6_27), .ci(hs6_28), .s(hs6_29), .co(hc6_29));
  wire hs6_30, hc6_30;
  mx_fa ha6_30 (.a(hc5_29), .b(hs6_29), .ci(hc5_30), .s(hs6_30), .co(hc6_30));
  wire hs6_31, hc6_31;
  mx_ha ha6_31 (.a(hs6_30), .b(hc5_31), .s(hs6_31), .co(hc6_31));
  wire hs7_0, hc7_0;
  mx_fa ha7_0 (.a(t0[7]), .b(t1[7]), .ci(t2[7]), .s(hs7_0), .co(hc7_0));
  wire hs7_1, hc7_1;
  mx_fa ha7_1 (.a(t3[7]), .b(t4[7]), .ci(t5[7]), .s(hs7_1), .co(hc7_1));
  wire hs7_2, hc7_2;
  mx_fa ha7_2 (.a(t6[7]), .b(t7[7]), .ci(t8[7]), .s(hs7_2), .co(hc7_2));
  wire hs7_3, hc7_3;
  mx_fa ha7_3 (.a(t9[7]), .b(t10[7]), .ci(t11[7]), .s(hs7_3), .co(hc7_3));
  wire hs7_4, hc7_4;
  mx_fa ha7_4 (.a(t12[7]), .b(t13[7]), .ci(t14[7]), .s(hs7_4), .co(hc7_4));
  wire hs7_5, hc7_5;
  mx_fa ha7_5 (.a(t15[7]), .b(t16[7]), .ci(t17[7]), .s(hs7_5), .co(hc7_5));
  wire hs7_6, hc7_6;
  mx_fa ha7_6 (.a(t18[7]), .b(t19[7]), .ci(t20[7]), .s(hs7_6), .co(hc7_6));
  wire hs7_7, hc7_7;
  mx_fa ha7_7 (.a(t21[7]), .b(t22[7]), .ci(t23[7]), .s(hs7_7), .co(hc7_7));
  wire hs7_8, hc7_8;
  mx_fa ha7_8 (.a(t24[7]), .b(t25[7]), .ci(t26[7]), .s(hs7_8), .co(hc7_8));
  wire hs7_9, hc7_9;
  mx_fa ha7_9 (.a(t27[7]), .b(t28[7]), .ci(t29[7]), .s(hs7_9), .co(hc7_9));
  wire hs7_10, hc7_10;
  mx_fa ha7_10 (.a(t30[7]), .b(t31[7]), .ci(hc6_0), .s(hs7_10), .co(hc7_10));
  wire hs7_11, hc7_11;
  mx_fa ha7_11 (.a(hc6_1), .b(hc6_2), .ci(hc6_3), .s(hs7_11), .co(hc7_11));
  wire hs7_12, hc7_12;
  mx_fa ha7_12 (.a(hc6_4), .b(hc6_5), .ci(hc6_6), .s(hs7_12), .co(hc7_12));
  wire hs7_13, hc7_13;
  mx_fa ha7_13 (.a(hc6_7), .b(hc6_8), .ci(hc6_9), .s(hs7_13), .co(hc7_13));
  wire hs7_14, hc7_14;
  mx_fa ha7_14 (.a(hs7_0), .b(hs7_1), .ci(hs7_2), .s(hs7_14), .co(hc7_14));
  wire hs7_15, hc7_15;
  mx_fa ha7_15 (.a(hs7_3), .b(hs7_4), .ci(hs7_5), .s(hs7_15), .co(hc7_15));
  wire hs7_16, hc7_16;
  mx_fa ha7_16 (.a(hs7_6), .b(hs7_7), .ci(hs7_8), .s(hs7_16), .co(hc7_16));
  wire hs7_17, hc7_17;
  mx_fa ha7_17 (.a(hs7_9), .b(hc6_10), .ci(hc6_11), .s(hs7_17), .co(hc7_17));
  wire hs7_18, hc7_18;
  mx_fa ha7_18 (.a(hc6_12), .b(hc6_13), .ci(hc6_14), .s(hs7_18), .co(hc7_18));
  wire hs7_19, hc7_19;
  mx_fa ha7_19 (.a(hc6_15), .b(hc6_16), .ci(hs7_10), .s(hs7_19), .co(hc7_19));
  wire hs7_20, hc7_20;
  mx_fa ha7_20 (.a(hs7_11), .b(hs7_12), .ci(hs7_13), .s(hs7_20), .co(hc7_20));
  wire hs7_21, hc7_21;
  mx_fa ha7_21 (.a(hs7_14), .b(hs7_15), .ci(hs7_16), .s(hs7_21), .co(hc7_21));
  wire hs7_22, hc7_22;
  mx_fa ha7_22 (.a(hc6_17), .b(hc6_18), .ci(hc6_19), .s(hs7_22), .co(hc7_22));
  wire hs7_23, hc7_23;
  mx_fa ha7_23 (.a(hc6_20), .b(hs7_17), .ci(hc6_21), .s(hs7_23), .co(hc7_23));
  wire hs7_24, hc7_24;
  mx_fa ha7_24 (.a(hs7_18), .b(hs7_19), .ci(hs7_20), .s(hs7_24), .co(hc7_24));
  wire hs7_25, hc7_25;
  mx_fa ha7_25 (.a(hs7_21), .b(hc6_22), .ci(hc6_23), .s(hs7_25), .co(hc7_25));
  wire hs7_26, hc7_26;
  mx_fa ha7_26 (.a(hc6_24), .b(hs7_22), .ci(hs7_23), .s(hs7_26), .co(hc7_26));
  wire hs7_27, hc7_27;
  mx_fa ha7_27 (.a(hs7_24), .b(hc6_25), .ci(hc6_26), .s(hs7_27), .co(hc7_27));
  wire hs7_28, hc7_28;
  mx_fa ha7_28 (.a(hs7_25), .b(hs7_26), .ci(hc6_27), .s(hs7_28), .co(hc7_28));
  wire hs7_29, hc7_29;
  mx_fa ha7_29 (.a(hs7_27), .b(hc6_28), .ci(hs7_28), .s(hs7_29), .co(hc7_29));
  wire hs7_30, hc7_30;
  mx_fa ha7_30 (.a(hc6_29), .b(hs7_29), .ci(hc6_30), .s(hs7_30), .co(hc7_30));
  wire hs7_31, hc7_31;
  mx_ha ha7_31 (.a(hc6_31), .b(hs7_30), .s(hs7_31), .co(hc7_31));
  wire hs8_0, hc8_0;
  mx_fa ha8_0 (.a(t0[8]), .b(t1[8]), .ci(t2[8]), .s(hs8_0), .co(hc8_0));
  wire hs8_1, hc8_1;
  mx_fa ha8_1 (.a(t3[8]), .b(t4[8]), .ci(t5[8]), .s(hs8_1), .co(hc8_1));
  wire hs8_2, hc8_2;
  mx_fa ha8_2 (.a(t6[8]), .b(t7[8]), .ci(t8[8]), .s(hs8_2), .co(hc8_2));
  wire hs8_3, hc8_3;
  mx_fa ha8_3 (.a(t9[8]), .b(t10[8]), .ci(t11[8]), .s(hs8_3), .co(hc8_3));
  wire hs8_4, hc8_4;
  mx_fa ha8_4 (.a(t12[8]), .b(t13[8]), .ci(t14[8]), .s(hs8_4), .co(hc8_4));
  wire hs8_5, hc8_5;
  mx_fa ha8_5 (.a(t15[8]), .b(t16[8]), .ci(t17[8]), .s(hs8_5), .co(hc8_5));
  wire hs8_6, hc8_6;
  mx_fa ha8_6 (.a(t18[8]), .b(t19[8]), .ci(t20[8]), .s(hs8_6), .co(hc8_6));
  wire hs8_7, hc8_7;
  mx_fa ha8_7 (.a(t21[8]), .b(t22[8]), .ci(t23[8]), .s(hs8_7), .co(hc8_7));
  wire hs8_8, hc8_8;
  mx_fa ha8_8 (.a(t24[8]), .b(t25[8]), .ci(t26[8]), .s(hs8_8), .co(hc8_8));
  wire hs8_9, hc8_9;
  mx_fa ha8_9 (.a(t27[8]), .b(t28[8]), .ci(t29[8]), .s(hs8_9), .co(hc8_9));
  wire hs8_10, hc8_10;
  mx_fa ha8_10 (.a(t30[8]), .b(t31[8]), .ci(hc7_0), .s(hs8_10), .co(hc8_10));
  wire hs8_11, hc8_11;
  mx_fa ha8_11 (.a(hc7_1), .b(hc7_2), .ci(hc7_3), .s(hs8_11), .co(hc8_11));
  wire hs8_12, hc8_12;
  mx_fa ha8_12 (.a(hc7_4), .b(hc7_5), .ci(hc7_6), .s(hs8_12), .co(hc8_12));
  wire hs8_13, hc8_13;
  mx_fa ha8_13 (.a(hc7_7), .b(hc7_8), .ci(hc7_9), .s(hs8_13), .co(hc8_13));
  wire hs8_14, hc8_14;
  mx_fa ha8_14 (.a(hs8_0), .b(hs8_1), .ci(hs8_2), .s(hs8_14), .co(hc8_14));
  wire hs8_15, hc8_15;
  mx_fa ha8_15 (.a(hs8_3), .b(hs8_4), .ci(hs8_5), .s(hs8_15), .co(hc8_15));
  wire hs8_16, hc8_16;
  mx_fa ha8_16 (.a(hs8_6), .b(hs8_7), .ci(hs8_8), .s(hs8_16), .co(hc8_16));
  wire hs8_17, hc8_17;
  mx_fa ha8_17 (.a(hs8_9), .b(hc7_10), .ci(hc7_11), .s(hs8_17), .co(hc8_17));
  wire hs8_18, hc8_18;
  mx_fa ha8_18 (.a(hc7_12), .b(hc7_13), .ci(hc7_14), .s(hs8_18), .co(hc8_18));
  wire hs8_19, hc8_19;
  mx_fa ha8_19 (.a(hc7_15), .b(hc7_16), .ci(hs8_10), .s(hs8_19), .co(hc8_19));
  wire hs8_20, hc8_20;
  mx_fa ha8_20 (.a(hs8_11), .b(hs8_12), .ci(hs8_13), .s(hs8_20), .co(hc8_20));
  wire hs8_21, hc8_21;
  mx_fa ha8_21 (.a(hs8_14), .b(hs8_15), .ci(hs8_16), .s(hs8_21), .co(hc8_21));
  wire hs8_22, hc8_22;
  mx_fa ha8_22 (.a(hc7_17), .b(hc7_18), .ci(hc7_19), .s(hs8_22), .co(hc8_22));
  wire hs8_23, hc8_23;
  mx_fa ha8_23 (.a(hc7_20), .b(hs8_17), .ci(hc7_21), .s(hs8_23), .co(hc8_23));
  wire hs8_24, hc8_24;
  mx_fa ha8_24 (.a(hs8_18), .b(hs8_19), .ci(hs8_20), .s(hs8_24), .co(hc8_24));
  wire hs8_25, hc8_25;
  mx_fa ha8_25 (.a(hs8_21), .b(hc7_22), .ci(hc7_23), .s(hs8_25), .co(hc8_25));
  wire hs8_26, hc8_26;
  mx_fa ha8_26 (.a(hc7_24), .b(hs8_22), .ci(hs8_23), .s(hs8_26), .co(hc8_26));
  wire hs8_27, hc8_27;
  mx_fa ha8_27 (.a(hs8_24), .b(hc7_25), .ci(hc7_26), .s(hs8_27), .co(hc8_27));
  wire hs8_28, hc8_28;
  mx_fa ha8_28 (.a(hs8_25), .b(hs8_26), .ci(hc7_27), .s(hs8_28), .co(hc8_28));
  wire hs8_29, hc8_29;
  mx_fa ha8_29 (.a(hs8_27), .b(hc7_28), .ci(hs8_28), .s(hs8_29), .co(hc8_29));
  wire hs8_30, hc8_30;
  mx_fa ha8_30 (.a(hc7_29), .b(hs8_29), .ci(hc7_30), .s(hs8_30), .co(hc8_30));
  wire hs8_31, hc8_31;
  mx_ha ha8_31 (.a(hc7_31), .b(hs8_30), .s(hs8_31), .co(hc8_31));
  wire hs9_0, hc9_0;
  mx_fa ha9_0 (.a(t0[9]), .b(t1[9]), .ci(t2[9]), .s(hs9_0), .co(hc9_0));
  wire hs9_1, hc9_1;
  mx_fa ha9_1 (.a(t3[9]), .b(t4[9]), .ci(t5[9]), .s(hs9_1), .co(hc9_1));
  wire hs9_2, hc9_2;
  mx_fa ha9_2 (.a(t6[9]), .b(t7[9]), .ci(t8[9]), .s(hs9_2), .co(hc9_2));
  wire hs9_3, hc9_3;
  mx_fa ha9_3 (.a(t9[9]), .b(t10[9]), .ci(t11[9]), .s(hs9_3), .co(hc9_3));
  wire hs9_4, hc9_4;
  mx_fa ha9_4 (.a(t12[9]), .b(t13[9]), .ci(t14[9]), .s(hs9_4), .co(hc9_4));
  wire hs9_5, hc9_5;
  mx_fa ha9_5 (.a(t15[9]), .b(t16[9]), .ci(t17[9]), .s(hs9_5), .co(hc9_5));
  wire hs9_6, hc9_6;
  mx_fa ha9_6 (.a(t18[9]), .b(t19[9]), .ci(t20[9]), .s(hs9_6), .co(hc9_6));
  wire hs9_7, hc9_7;
  mx_fa ha9_7 (.a(t21[9]), .b(t22[9]), .ci(t23[9]), .s(hs9_7), .co(hc9_7));
  wire hs9_8, hc9_8;
  mx_fa ha9_8 (.a(t24[9]), .b(t25[9]), .ci(t26[9]), .s(hs9_8), .co(hc9_8));
  wire hs9_9, hc9_9;
  mx_fa ha9_9 (.a(t27[9]), .b(t28[9]), .ci(t29[9]), .s(hs9_9), .co(hc9_9));
  wire hs9_10, hc9_10;
  mx_fa ha9_10 (.a(t30[9]), .b(t31[9]), .ci(hc8_0), .s(hs9_10), .co(hc9_10));
  wire hs9_11, hc9_11;
  mx_fa ha9_11 (.a(hc8_1), .b(hc8_2), .ci(hc8_3), .s(hs9_11), .co(hc9_11));
  wire hs9_12, hc9_12;
  mx_fa ha9_12 (.a(hc8_4), .b(hc8_5), .ci(hc8_6), .s(hs9_12), .co(hc9_12));
  wire hs9_13, hc9_13;
  mx_fa ha9_13 (.a(hc8_7), .b(hc8_8), .ci(hc8_9), .s(hs9_13), .co(hc9_13));
  wire hs9_14, hc9_14;
  mx_fa ha9_14 (.a(hs9_0), .b(hs9_1), .ci(hs9_2), .s(hs9_14), .co(hc9_14));
  wire hs9_15, hc9_15;
  mx_fa ha9_15 (.a(hs9_3), .b(hs9_4), .ci(hs9_5), .s(hs9_15), .co(hc9_15));
  wire hs9_16, hc9_16;
  mx_fa ha9_16 (.a(hs9_6), .b(hs9_7), .ci(hs9_8), .s(hs9_16), .co(hc9_16));
  wire hs9_17, hc9_17;
  mx_fa ha9_17 (.a(hs9_9), .b(hc8_10), .ci(hc8_11), .s(hs9_17), .co(hc9_17));
  wire hs9_18, hc9_18;
  mx_fa ha9_18 (.a(hc8_12), .b(hc8_13), .ci(hc8_14), .s(hs9_18), .co(hc9_18));
  wire hs9_19, hc9_19;
  mx_fa ha9_19 (.a(hc8_15), .b(hc8_16), .ci(hs9_10), .s(hs9_19), .co(hc9_19));
  wire hs9_20, hc9_20;
  mx_fa ha9_20 (.a(hs9_11), .b(hs9_12), .ci(hs9_13), .s(hs9_20), .co(hc9_20));
  wire hs9_21, hc9_21;
  mx_fa ha9_21 (.a(hs9_14), .b(hs9_15), .ci(hs9_16), .s(hs9_21), .co(hc9_21));
  wire hs9_22, hc9_22;
  mx_fa ha9_22 (.a(hc8_17), .b(hc8_18), .ci(hc8_19), .s(hs9_22), .co(hc9_22));
  wire hs9_23, hc9_23;
  mx_fa ha9_23 (.a(hc8_20), .b(hs9_17), .ci(hc8_21), .s(hs9_23), .co(hc9_23));
  wire hs9_24, hc9_24;
  mx_fa ha9_24 (.a(hs9_18), .b(hs9_19), .ci(hs9_20), .s(hs9_24), .co(hc9_24));
  wire hs9_25, hc9_25;
  mx_fa ha9_25 (.a(hs9_21), .b(hc8_22), .ci(hc8_23), .s(hs9_25), .co(hc9_25));
  wire hs9_26, hc9_26;
  mx_fa ha9_26 (.a(hc8_24), .b(hs9_22), .ci(hs9_23), .s(hs9_26), .co(hc9_26));
  wire hs9_27, hc9_27;
  mx_fa ha9_27 (.a(hs9_24), .b(hc8_25), .ci(hc8_26), .s(hs9_27), .co(hc9_27));
  wire hs9_28, hc9_28;
  mx_fa ha9_28 (.a(hs9_25), .b(hs9_26), .ci(hc8_27), .s(hs9_28), .co(hc9_28));
  wire hs9_29, hc9_29;
  mx_fa ha9_29 (.a(hs9_27), .b(hc8_28), .ci(hs9_28), .s(hs9_29), .co(hc9_29));
  wire hs9_30, hc9_30;
  mx_fa ha9_30 (.a(hc8_29), .b(hs9_29), .ci(hc8_30), .s(hs9_30), .co(hc9_30));
  wire hs9_31, hc9_31;
  mx_ha ha9_31 (.a(hc8_31), .b(hs9_30), .s(hs9_31), .co(hc9_31));
  wire hs10_0, hc10_0;
  mx_fa ha10_0 (.a(t0[10]), .b(t1[10]), .ci(t2[10]), .s(hs10_0), .co(hc10_0));
  wire hs10_1, hc10_1;
  mx_fa ha10_1 (.a(t3[10]), .b(t4[10]), .ci(t5[10]), .s(hs10_1), .co(hc10_1));
  wire hs10_2, hc10_2;
  mx_fa ha10_2 (.a(t6[10]), .b(t7[10]), .ci(t8[10]), .s(hs10_2), .co(hc10_2));
  wire hs10_3, hc10_3;
  mx_fa ha10_3 (.a(t9[10]), .b(t10[10]), .ci(t11[10]), .s(hs10_3), .co(hc10_3));
  wire hs10_4, hc10_4;
  mx_fa ha10_4 (.a(t12[10]), .b(t13[10]), .ci(t14[10]), .s(hs10_4), .co(hc10_4));
  wire hs10_5, hc10_5;
  mx_fa ha10_5 (.a(t15[10]), .b(t16[10]), .ci(t17[10]), .s(hs10_5), .co(hc10_5));
  wire hs10_6, hc10_6;
  mx_fa ha10_6 (.a(t18[10]), .b(t19[10]), .ci(t20[10]), .s(hs10_6), .co(hc10_6));
  wire hs10_7, hc10_7;
  mx_fa ha10_7 (.a(t21[10]), .b(t22[10]), .ci(t23[10]), .s(hs10_7), .co(hc10_7));
  wire hs10_8, hc10_8;
  mx_fa ha10_8 (.a(t24[10]), .b(t25[10]), .ci(t26[10]), .s(hs10_8), .co(hc10_8));
  wire hs10_9, hc10_9;
  mx_fa ha10_9 (.a(t27[10]), .b(t28[10]), .ci(t29[10]), .s(hs10_9), .co(hc10_9));
  wire hs10_10, hc10_10;
  mx_fa ha10_10 (.a(t30[10]), .b(t31[10]), .ci(hc9_0), .s(hs10_10), .co(hc10_10));
  wire hs10_11, hc10_11;
  mx_fa ha10_11 (.a(hc9_1), .b(hc9_2), .ci(hc9_3), .s(hs10_11), .co(hc10_11));
  wire hs10_12, hc10_12;
  mx_fa ha10_12 (.a(hc9_4), .b(hc9_5), .ci(hc9_6), .s(hs10_12), .co(hc10_12));
  wire hs10_13, hc10_13;
  mx_fa ha10_13 (.a(hc9_7), .b(hc9_8), .ci(hc9_9), .s(hs10_13), .co(hc10_13));
  wire hs10_14, hc10_14;
  mx_fa ha10_14 (.a(hs10_0), .b(hs10_1), .ci(hs10_2), .s(hs10_14), .co(hc10_14));
  wire hs10_15, hc10_15;
  mx_fa ha10_15 (.a(hs10_3), .b(hs10_4), .ci(hs10_5), .s(hs10_15), .co(hc10_15));
  wire hs10_16, hc10_16;
  mx_fa ha10_16 (.a(hs10_6), .b(hs10_7), .ci(hs10_8), .s(hs10_16), .co(hc10_16));
  wire hs10_17, hc10_17;
  mx_fa ha10_17 (.a(hs10_9), .b(hc9_10), .ci(hc9_11), .s(hs10_17), .co(hc10_17));
  wire hs10_18, hc10_18;
  mx_fa ha10_18 (.a(hc9_12), .b(hc9_13), .ci(hc9_14), .s(hs10_18), .co(hc10_18));
  wire hs10_19, hc10_19;
  mx_fa ha10_19 (.a(hc9_15), .b(hc9_16), .ci(hs10_10), .s(hs10_19), .co(hc10_19));
  wire hs10_20, hc10_20;
  mx_fa ha10_20 (.a(hs10_11), .b(hs10_12), .ci(hs10_13), .s(hs10_20), .co(hc10_20));
  wire hs10_21, hc10_21;
  mx_fa ha10_21 (.a(hs10_14), .b(hs10_15), .ci(hs10_16), .s(hs10_21), .co(hc10_21));
  wire hs10_22, hc10_22;
  mx_fa ha10_22 (.a(hc9_17), .b(hc9_18), .ci(hc9_19), .s(hs10_22), .co(hc10_22));
  wire hs10_23, hc10_23;
  mx_fa ha10_23 (.a(hc9_20), .b(hs10_17), .ci(hc9_21), .s(hs10_23), .co(hc10_23));
  wire hs10_24, hc10_24;
  mx_fa ha10_24 (.a(hs10_18), .b(hs10_19), .ci(hs10_20), .s(hs10_24), .co(hc10_24));
  wire hs10_25, hc10_25;
  mx_fa ha10_25 (.a(hs10_21), .b(hc9_22), .ci(hc9_23), .s(hs10_25), .co(hc10_25));
  wire hs10_26, hc10_26;
  mx_fa ha10_26 (.a(hc9_24), .b(hs10_22), .ci(hs10_23), .s(hs10_26), .co(hc10_26));
  wire hs10_27, hc10_27;
  mx_fa ha10_27 (.a(hs10_24), .b(hc9_25), .ci(hc9_26), .s(hs10_27), .co(hc10_27));
  wire hs10_28, hc10_28;
  mx_fa ha10_28 (.a(hs10_25), .b(hs10_26), .ci(hc9_27), .s(hs10_28), .co(hc10_28));
  wire hs10_29, hc10_29;
  mx_fa ha10_29 (.a(hs10_27), .b(hc9_28), .ci(hs10_28), .s(hs10_29), .co(hc10_29));
  wire hs10_30, hc10_30;
  mx_fa ha10_30 (.a(hc9_29), .b(hs10_29), .ci(hc9_30), .s(hs10_30), .co(hc10_30));
  wire hs10_31, hc10_31;
  mx_ha ha10_31 (.a(hc9_31), .b(hs10_30), .s(hs10_31), .co(hc10_31));
  wire hs11_0, hc11_0;
  mx_fa ha11_0 (.a(t0[11]), .b(t1[11]), .ci(t2[11]), .s(hs11_0), .co(hc11_0));
  wire hs11_1, hc11_1;
  mx_fa ha11_1 (.a(t3[11]), .b(t4[11]), .ci(t5[11]), .s(hs11_1), .co(hc11_1));
  wire hs11_2, hc11_2;
  mx_fa ha11_2 (.a(t6[11]), .b(t7[11]), .ci(t8[11]), .s(hs11_2), .co(hc11_2));
  wire hs11_3, hc11_3;
  mx_fa ha11_3 (.a(t9[11]), .b(t10[11]), .ci(t11[11]), .s(hs11_3), .co(hc11_3));
  wire hs11_4, hc11_4;
  mx_fa ha11_4 (.a(t12[11]), .b(t13[11]), .ci(t14[11]), .s(hs11_4), .co(hc11_4));
  wire hs11_5, hc11_5;
  mx_fa ha11_5 (.a(t15[11]), .b(t16[11]), .ci(t17[11]), .s(hs11_5), .co(hc11_5));
  wire hs11_6, hc11_6;
  mx_fa ha11_6 (.a(t18[11]), .b(t19[11]), .ci(t20[11]), .s(hs11_6), .co(hc11_6));
  wire hs11_7, hc11_7;
  mx_fa ha11_7 (.a(t21[11]), .b(t22[11]), .ci(t23[11]), .s(hs11_7), .co(hc11_7));
  wire hs11_8, hc11_8;
  mx_fa ha11_8 (.a(t24[11]), .b(t25[11]), .ci(t26[11]), .s(hs11_8), .co(hc11_8));
  wire hs11_9, hc11_9;
  mx_fa ha11_9 (.a(t27[11]), .b(t28[11]), .ci(t29[11]), .s(hs11_9), .co(hc11_9));
  wire hs11_10, hc11_10;
  mx_fa ha11_10 (.a(t30[11]), .b(t31[11]), .ci(hc10_0), .s(hs11_10), .co(hc11_10));
  wire hs11_11, hc11_11;
  mx_fa ha11_11 (.a(hc10_1), .b(hc10_2), .ci(hc10_3), .s(hs11_11), .co(hc11_11));
  wire hs11_12, hc11_12;
  mx_fa ha11_12 (.a(hc10_4), .b(hc10_5), .ci(hc10_6), .s(hs11_12), .co(hc11_12));
  wire hs11_13, hc11_13;
  mx_fa ha11_13 (.a(hc10_7), .b(hc10_8), .ci(hc10_9), .s(hs11_13), .co(hc11_13));
  wire hs11_14, hc11_14;
  mx_fa ha11_14 (.a(hs11_0), .b(hs11_1), .ci(hs11_2), .s(hs11_14), .co(hc11_14));
  wire hs11_15, hc11_15;
  mx_fa ha11_15 (.a(hs11_3), .b(hs11_4), .ci(hs11_5), .s(hs11_15), .co(hc11_15));
  wire hs11_16, hc11_16;
  mx_fa ha11_16 (.a(hs11_6), .b(hs11_7), .ci(hs11_8), .s(hs11_16), .co(hc11_16));
  wire hs11_17, hc11_17;
  mx_fa ha11_17 (.a(hs11_9), .b(hc10_10), .ci(hc10_11), .s(hs11_17), .co(hc11_17));
  wire hs11_18, hc11_18;
  mx_fa ha11_18 (.a(hc10_12), .b(hc10_13), .ci(hc10_14), .s(hs11_18), .co(hc11_18));
  wire hs11_19, hc11_19;
  mx_fa ha11_19 (.a(hc10_15), .b(hc10_16), .ci(hs11_10), .s(hs11_19), .co(hc11_19));
  wire hs11_20, hc11_20;
  mx_fa ha11_20 (.a(hs11_11), .b(hs11_12), .ci(hs11_13), .s(hs11_20), .co(hc11_20));
  wire hs11_21, hc11_21;
  mx_fa ha11_21 (.a(hs11_14), .b(hs11_15), .ci(hs11_16), .s(hs11_21), .co(hc11_21));
  wire hs11_22, hc11_22;
  mx_fa ha11_22 (.a(hc10_17), .b(hc10_18), .ci(hc10_19), .s(hs11_22), .co(hc11_22));
  wire hs11_23, hc11_23;
  mx_fa ha11_23 (.a(hc10_20), .b(hs11_17), .ci(hc10_21), .s(hs11_23), .co(hc11_23));
  wire hs11_24, hc11_24;
  mx_fa ha11_24 (.a(hs11_18), .b(hs11_19), .ci(hs11_20), .s(hs11_24), .co(hc11_24));
  wire hs11_25, hc11_25;
  mx_fa ha11_25 (.a(hs11_21), .b(hc10_22), .ci(hc10_23), .s(hs11_25), .co(hc11_25));
  wire hs11_26, hc11_26;
  mx_fa ha11_26 (.a(hc10_24), .b(hs11_22), .ci(hs11_23), .s(hs11_26), .co(hc11_26));
  wire hs11_27, hc11_27;
  mx_fa ha11_27 (.a(hs11_24), .b(hc10_25), .ci(hc10_26), .s(hs11_27), .co(hc11_27));
  wire hs11_28, hc11_28;
  mx_fa ha11_28 (.a(hs11_25), .b(hs11_26), .ci(hc10_27), .s(hs11_28), .co(hc11_28));
  wire hs11_29, hc11_29;
  mx_fa ha11_29 (.a(hs11_27), .b(hc10_28), .ci(hs11_28), .s(hs11_29), .co(hc11_29));
  wire hs11_30, hc11_30;
  mx_fa ha11_30 (.a(hc10_29), .b(hs11_29), .ci(hc10_30), .s(hs11_30), .co(hc11_30));
  wire hs11_31, hc11_31;
  mx_ha ha11_31 (.a(hc10_31), .b(hs11_30), .s(hs11_31), .co(hc11_31));
  wire hs12_0, hc12_0;
  mx_fa ha12_0 (.a(t0[12]), .b(t1[12]), .ci(t2[12]), .s(hs12_0), .co(hc12_0));
  wire hs12_1, hc12_1;
  mx_fa ha12_1 (.a(t3[12]), .b(t4[12]), .ci(t5[12]), .s(hs12_1), .co(hc12_1));
  wire hs12_2, hc12_2;
  mx_fa ha12_2 (.a(t6[12]), .b(t7[12]), .ci(t8[12]), .s(hs12_2), .co(hc12_2));
  wire hs12_3, hc12_3;
  mx_fa ha12_3 (.a(t9[12]), .b(t10[12]), .ci(t11[12]), .s(hs12_3), .co(hc12_3));
  wire hs12_4, hc12_4;
  mx_fa ha12_4 (.a(t12[12]), .b(t13[12]), .ci(t14[12]), .s(hs12_4), .co(hc12_4));
  wire hs12_5, hc12_5;
  mx_fa ha12_5 (.a(t15[12]), .b(t16[12]), .ci(t17[12]), .s(hs12_5), .co(hc12_5));
  wire hs12_6, hc12_6;
  mx_fa ha12_6 (.a(t18[12]), .b(t19[12]), .ci(t20[12]), .s(hs12_6), .co(hc12_6));
  wire hs12_7, hc12_7;
  mx_fa ha12_7 (.a(t21[12]), .b(t22[12]), .ci(t23[12]), .s(hs12_7), .co(hc12_7));
  wire hs12_8, hc12_8;
  mx_fa ha12_8 (.a(t24[12]), .b(t25[12]), .ci(t26[12]), .s(hs12_8), .co(hc12_8));
  wire hs12_9, hc12_9;
  mx_fa ha12_9 (.a(t27[12]), .b(t28[12]), .ci(t29[12]), .s(hs12_9), .co(hc12_9));
  wire hs12_10, hc12_10;
  mx_fa ha12_10 (.a(t30[12]), .b(t31[12]), .ci(hc11_0), .s(hs12_10), .co(hc12_10));
  wire hs12_11, hc12_11;
  mx_fa ha12_11 (.a(hc11_1), .b(hc11_2), .ci(hc11_3), .s(hs12_11), .co(hc12_11));
  wire hs12_12, hc12_12;
  mx_fa ha12_12 (.a(hc11_4), .b(hc11_5), .ci(hc11_6), .s(hs12_12), .co(hc12_12));
  wire hs12_13, hc12_13;
  mx_fa ha12_13 (.a(hc11_7), .b(hc11_8), .ci(hc11_9), .s(hs12_13), .co(hc12_13));
  wire hs12_14, hc12_14;
  mx_fa ha12_14 (.a(hs12_0), .b(hs12_1), .ci(hs12_2), .s(hs12_14), .co(hc12_14));
  wire hs12_15, hc12_15;
  mx_fa ha12_15 (.a(hs12_3), .b(hs12_4), .ci(hs12_5), .s(hs12_15), .co(hc12_15));
  wire hs12_16, hc12_16;
  mx_fa ha12_16 (.a(hs12_6), .b(hs12_7), .ci(hs12_8), .s(hs12_16), .co(hc12_16));
  wire hs12_17, hc12_17;
  mx_fa ha12_17 (.a(hs12_9), .b(hc11_10), .ci(hc11_11), .s(hs12_17), .co(hc12_17));
  wire hs12_18, hc12_18;
  mx_fa ha12_18 (.a(hc11_12), .b(hc11_13), .ci(hc11_14), .s(hs12_18), .co(hc12_18));
  wire hs12_19, hc12_19;
  mx_fa ha12_19 (.a(hc11_15), .b(hc11_16), .ci(hs12_10), .s(hs12_19), .co(hc12_19));
  wire hs12_20, hc12_20;
  mx_fa ha12_20 (.a(hs12_11), .b(hs12_12), .ci(hs12_13), .s(hs12_20), .co(hc12_20));
  wire hs12_21, hc12_21;
  mx_fa ha12_21 (.a(hs12_14), .b(hs12_15), .ci(hs12_16), .s(hs12_21), .co(hc12_21));
  wire hs12_22, hc12_22;
  mx_fa ha12_22 (.a(hc11_17), .b(hc11_18), .ci(hc11_19), .s(hs12_22), .co(hc12_22));
  wire hs12_23, hc12_23;
  mx_fa ha12_23 (.a(hc11_20), .b(hs12_17), .ci(hc11_21), .s(hs12_23), .co(hc12_23));
  wire hs12_24, hc12_24;
  mx_fa ha12_24 (.a(hs12_18), .b(hs12_19), .ci(hs12_20), .s(hs12_24), .co(hc12_24));
  wire hs12_25, hc12_25;
  mx_fa ha12_25 (.a(hs12_21), .b(hc11_22), .ci(hc11_23), .s(hs12_25), .co(hc12_25));
  wire hs12_26, hc12_26;
  mx_fa ha12_26 (.a(hc11_24), .b(hs12_22), .ci(hs12_23), .s(hs12_26), .co(hc12_26));
  wire hs12_27, hc12_27;
  mx_fa ha12_27 (.a(hs12_24), .b(hc11_25), .ci(hc11_26), .s(hs12_27), .co(hc12_27));
  wire hs12_28, hc12_28;
  mx_fa ha12_28 (.a(hs12_25), .b(hs12_26), .ci(hc11_27), .s(hs12_28), .co(hc12_28));
  wire hs12_29, hc12_29;
  mx_fa ha12_29 (.a(hs12_27), .b(hc11_28), .ci(hs12_28), .s(hs12_29), .co(hc12_29));
  wire hs12_30, hc12_30;
  mx_fa ha12_30 (.a(hc11_29), .b(hs12_29), .ci(hc11_30), .s(hs12_30), .co(hc12_30));
  wire hs12_31, hc12_31;
  mx_ha ha12_31 (.a(hc11_31), .b(hs12_30), .s(hs12_31), .co(hc12_31));
  wire hs13_0, hc13_0;
  mx_fa ha13_0 (.a(t0[13]), .b(t1[13]), .ci(t2[13]), .s(hs13_0), .co(hc13_0));
  wire hs13_1, hc13_1;
  mx_fa ha13_1 (.a(t3[13]), .b(t4[13]), .ci(t5[13]), .s(hs13_1), .co(hc13_1));
  wire hs13_2, hc13_2;
  mx_fa ha13_2 (.a(t6[13]), .b(t7[13]), .ci(t8[13]), .s(hs13_2), .co(hc13_2));
  wire hs13_3, hc13_3;
  mx_fa ha13_3 (.a(t9[13]), .b(t10[13]), .ci(t11[13]), .s(hs13_3), .co(hc13_3));
  wire hs13_4, hc13_4;
  mx_fa ha13_4 (.a(t12[13]), .b(t13[13]), .ci(t14[13]), .s(hs13_4), .co(hc13_4));
  wire hs13_5, hc13_5;
  mx_fa ha13_5 (.a(t15[13]), .b(t16[13]), .ci(t17[13]), .s(hs13_5), .co(hc13_5));
  wire hs13_6, hc13_6;
  mx_fa ha13_6 (.a(t18[13]), .b(t19[13]), .ci(t20[13]), .s(hs13_6), .co(hc13_6));
  wire hs13_7, hc13_7;
  mx_fa ha13_7 (.a(t21[13]), .b(t22[13]), .ci(t23[13]), .s(hs13_7), .co(hc13_7));
  wire hs13_8, hc13_8;
  mx_fa ha13_8 (.a(t24[13]), .b(t25[13]), .ci(t26[13]), .s(hs13_8), .co(hc13_8));
  wire hs13_9, hc13_9;
  mx_fa ha13_9 (.a(t27[13]), .b(t28[13]), .ci(t29[13]), .s(hs13_9), .co(hc13_9));
  wire hs13_10, hc13_10;
  mx_fa ha13_10 (.a(t30[13]), .b(t31[13]), .ci(hc12_0), .s(hs13_10), .co(hc13_10));
  wire hs13_11, hc13_11;
  mx_fa ha13_11 (.a(hc12_1), .b(hc12_2), .ci(hc12_3), .s(hs13_11), .co(hc13_11));
  wire hs13_12, hc13_12;
  mx_fa ha13_12 (.a(hc12_4), .b(hc12_5), .ci(hc12_6), .s(hs13_12), .co(hc13_12));
  wire hs13_13, hc13_13;
  mx_fa ha13_13 (.a(hc12_7), .b(hc12_8), .ci(hc12_9), .s(hs13_13), .co(hc13_13));
  wire hs13_14, hc13_14;
  mx_fa ha13_14 (.a(hs13_0), .b(hs13_1), .ci(hs13_2), .s(hs13_14), .co(hc13_14));
  wire hs13_15, hc13_15;
  mx_fa ha13_15 (.a(hs13_3), .b(hs13_4), .ci(hs13_5), .s(hs13_15), .co(hc13_15));
  wire hs13_16, hc13_16;
  mx_fa ha13_16 (.a(hs13_6), .b(hs13_7), .ci(hs13_8), .s(hs13_16), .co(hc13_16));
  wire hs13_17, hc13_17;
  mx_fa ha13_17 (.a(hs13_9), .b(hc12_10), .ci(hc12_11), .s(hs13_17), .co(hc13_17));
  wire hs13_18, hc13_18;
  mx_fa ha13_18 (.a(hc12_12), .b(hc12_13), .ci(hc12_14), .s(hs13_18), .co(hc13_18));
  wire hs13_19, hc13_19;
  mx_fa ha13_19 (.a(hc12_15), .b(hc12_16), .ci(hs13_10), .s(hs13_19), .co(hc13_19));
  wire hs13_20, hc13_20;
  mx_fa ha13_20 (.a(hs13_11), .b(hs13_12), .ci(hs13_13), .s(hs13_20), .co(hc13_20));
  wire hs13_21, hc13_21;
  mx_fa ha13_21 (.a(hs13_14), .b(hs13_15), .ci(hs13_16), .s(hs13_21), .co(hc13_21));
  wire hs13_22, hc13_22;
  mx_fa ha13_22 (.a(hc12_17), .b(hc12_18), .ci(hc12_19), .s(hs13_22), .co(hc13_22));
  wire hs13_23, hc13_23;
  mx_fa ha13_23 (.a(hc12_20), .b(hs13_17), .ci(hc12_21), .s(hs13_23), .co(hc13_23));
  wire hs13_24, hc13_24;
  mx_fa ha13_24 (.a(hs13_18), .b(hs13_19), .ci(hs13_20), .s(hs13_24), .co(hc13_24));
  wire hs13_25, hc13_25;
  mx_fa ha13_25 (.a(hs13_21), .b(hc12_22), .ci(hc12_23), .s(hs13_25), .co(hc13_25));
  wire hs13_26, hc13_26;
  mx_fa ha13_26 (.a(hc12_24), .b(hs13_22), .ci(hs13_23), .s(hs13_26), .co(hc13_26));
  wire hs13_27, hc13_27;
  mx_fa ha13_27 (.a(hs13_24), .b(hc12_25), .ci(hc12_26), .s(hs13_27), .co(hc13_27));
  wire hs13_28, hc13_28;
  mx_fa ha13_28 (.a(hs13_25), .b(hs13_26), .ci(hc12_27), .s(hs13_28), .co(hc13_28));
  wire hs13_29, hc13_29;
  mx_fa ha13_29 (.a(hs13_27), .b(hc12_28), .ci(hs13_28), .s(hs13_29), .co(hc13_29));
  wire hs13_30, hc13_30;
  mx_fa ha13_30 (.a(hc12_29), .b(hs13_29), .ci(hc12_30), .s(hs13_30), .co(hc13_30));
  wire hs13_31, hc13_31;
  mx_ha ha13_31 (.a(hc12_31), .b(hs13_30), .s(hs13_31), .co(hc13_31));
  wire hs14_0, hc14_0;
  mx_fa ha14_0 (.a(t0[14]), .b(t1[14]), .ci(t2[14]), .s(hs14_0), .co(hc14_0));
  wire hs14_1, hc14_1;
  mx_fa ha14_1 (.a(t3[14]), .b(t4[14]), .ci(t5[14]), .s(hs14_1), .co(hc14_1));
  wire hs14_2, hc14_2;
  mx_fa ha14_2 (.a(t6[14]), .b(t7[14]), .ci(t8[14]), .s(hs14_2), .co(hc14_2));
  wire hs14_3, hc14_3;
  mx_fa ha14_3 (.a(t9[14]), .b(t10[14]), .ci(t11[14]), .s(hs14_3), .co(hc14_3));
  wire hs14_4, hc14_4;
  mx_fa ha14_4 (.a(t12[14]), .b(t13[14]), .ci(t14[14]), .s(hs14_4), .co(hc14_4));
  wire hs14_5, hc14_5;
  mx_fa ha14_5 (.a(t15[14]), .b(t16[14]), .ci(t17[14]), .s(hs14_5), .co(hc14_5));
  wire hs14_6, hc14_6;
  mx_fa ha14_6 (.a(t18[14]), .b(t19[14]), .ci(t20[14]), .s(hs14_6), .co(hc14_6));
  wire hs14_7, hc14_7;
  mx_fa ha14_7 (.a(t21[14]), .b(t22[14]), .ci(t23[14]), .s(hs14_7), .co(hc14_7));
  wire hs14_8, hc14_8;
  mx_fa ha14_8 (.a(t24[14]), .b(t25[14]), .ci(t26[14]), .s(hs14_8), .co(hc14_8));
  wire hs14_9, hc14_9;
  mx_fa ha14_9 (.a(t27[14]), .b(t28[14]), .ci(t29[14]), .s(hs14_9), .co(hc14_9));
  wire hs14_10, hc14_10;
  mx_fa ha14_10 (.a(t30[14]), .b(t31[14]), .ci(hc13_0), .s(hs14_10), .co(hc14_10));
  wire hs14_11, hc14_11;
  mx_fa ha14_11 (.a(hc13_1), .b(hc13_2), .ci(hc13_3), .s(hs14_11), .co(hc14_11));
  wire hs14_12, hc14_12;
  mx_fa ha14_12 (.a(hc13_4), .b(hc13_5), .ci(hc13_6), .s(hs14_12), .co(hc14_12));
  wire hs14_13, hc14_13;
  mx_fa ha14_13 (.a(hc13_7), .b(hc13_8), .ci(hc13_9), .s(hs14_13), .co(hc14_13));
  wire hs14_14, hc14_14;
  mx_fa ha14_14 (.a(hs14_0), .b(hs14_1), .ci(hs14_2), .s(hs14_14), .co(hc14_14));
  wire hs14_15, hc14_15;
  mx_fa ha14_15 (.a(hs14_3), .b(hs14_4), .ci(hs14_5), .s(hs14_15), .co(hc14_15));
  wire hs14_16, hc14_16;
  mx_fa ha14_16 (.a(hs14_6), .b(hs14_7), .ci(hs14_8), .s(hs14_16), .co(hc14_16));
  wire hs14_17, hc14_17;
  mx_fa ha14_17 (.a(hs14_9), .b(hc13_10), .ci(hc13_11), .s(hs14_17), .co(hc14_17));
  wire hs14_18, hc14_18;
  mx_fa ha14_18 (.a(hc13_12), .b(hc13_13), .ci(hc13_14), .s(hs14_18), .co(hc14_18));
  wire hs14_19, hc14_19;
  mx_fa ha14_19 (.a(hc13_15), .b(hc13_16), .ci(hs14_10), .s(hs14_19), .co(hc14_19));
  wire hs14_20, hc14_20;
  mx_fa ha14_20 (.a(hs14_11), .b(hs14_12), .ci(hs14_13), .s(hs14_20), .co(hc14_20));
  wire hs14_21, hc14_21;
  mx_fa ha14_21 (.a(hs14_14), .b(hs14_15), .ci(hs14_16), .s(hs14_21), .co(hc14_21));
  wire hs14_22, hc14_22;
  mx_fa ha14_22 (.a(hc13_17), .b(hc13_18), .ci(hc13_19), .s(hs14_22), .co(hc14_22));
  wire hs14_23, hc14_23;
  mx_fa ha14_23 (.a(hc13_20), .b(hs14_17), .ci(hc13_21), .s(hs14_23), .co(hc14_23));
  wire hs14_24, hc14_24;
  mx_fa ha14_24 (.a(hs14_18), .b(hs14_19), .ci(hs14_20), .s(hs14_24), .co(hc14_24));
  wire hs14_25, hc14_25;
  mx_fa ha14_25 (.a(hs14_21), .b(hc13_22), .ci(hc13_23), .s(hs14_25), .co(hc14_25));
  wire hs14_26, hc14_26;
  mx_fa ha14_26 (.a(hc13_24), .b(hs14_22), .ci(hs14_23), .s(hs14_26), .co(hc14_26));
  wire hs14_27, hc14_27;
  mx_fa ha14_27 (.a(hs14_24), .b(hc13_25), .ci(hc13_26), .s(hs14_27), .co(hc14_27));
  wire hs14_28, hc14_28;
  mx_fa ha14_28 (.a(hs14_25), .b(hs14_26), .ci(hc13_27), .s(hs14_28), .co(hc14_28));
  wire hs14_29, hc14_29;
  mx_fa ha14_29 (.a(hs14_27), .b(hc13_28), .ci(hs14_28), .s(hs14_29), .co(hc14_29));
  wire hs14_30, hc14_30;
  mx_fa ha14_30 (.a(hc13_29), .b(hs14_29), .ci(hc13_30), .s(hs14_30), .co(hc14_30));
  wire hs14_31, hc14_31;
  mx_ha ha14_31 (.a(hc13_31), .b(hs14_30), .s(hs14_31), .co(hc14_31));
  wire hs15_0, hc15_0;
  mx_fa ha15_0 (.a(t0[15]), .b(t1[15]), .ci(t2[15]), .s(hs15_0), .co(hc15_0));
  wire hs15_1, hc15_1;
  mx_fa ha15_1 (.a(t3[15]), .b(t4[15]), .ci(t5[15]), .s(hs15_1), .co(hc15_1));
  wire hs15_2, hc15_2;
  mx_fa ha15_2 (.a(t6[15]), .b(t7[15]), .ci(t8[15]), .s(hs15_2), .co(hc15_2));
  wire hs15_3, hc15_3;
  mx_fa ha15_3 (.a(t9[15]), .b(t10[15]), .ci(t11[15]), .s(hs15_3), .co(hc15_3));
  wire hs15_4, hc15_4;
  mx_fa ha15_4 (.a(t12[15]), .b(t13[15]), .ci(t14[15]), .s(hs15_4), .co(hc15_4));
  wire hs15_5, hc15_5;
  mx_fa ha15_5 (.a(t15[15]), .b(t16[15]), .ci(t17[15]), .s(hs15_5), .co(hc15_5));
  wire hs15_6, hc15_6;
  mx_fa ha15_6 (.a(t18[15]), .b(t19[15]), .ci(t20[15]), .s(hs15_6), .co(hc15_6));
  wire hs15_7, hc15_7;
  mx_fa ha15_7 (.a(t21[15]), .b(t22[15]), .ci(t23[15]), .s(hs15_7), .co(hc15_7));
  wire hs15_8, hc15_8;
  mx_fa ha15_8 (.a(t24[15]), .b(t25[15]), .ci(t26[15]), .s(hs15_8), .co(hc15_8));
  wire hs15_9, hc15_9;
  mx_fa ha15_9 (.a(t27[15]), .b(t28[15]), .ci(t29[15]), .s(hs15_9), .co(hc15_9));
  wire hs15_10, hc15_10;
  mx_fa ha15_10 (.a(t30[15]), .b(t31[15]), .ci(hc14_0), .s(hs15_10), .co(hc15_10));
  wire hs15_11, hc15_11;
  mx_fa ha15_11 (.a(hc14_1), .b(hc14_2), .ci(hc14_3), .s(hs15_11), .co(hc15_11));
  wire hs15_12, hc15_12;
  mx_fa ha15_12 (.a(hc14_4), .b(hc14_5), .ci(hc14_6), .s(hs15_12), .co(hc15_12));
  wire hs15_13, hc15_13;
  mx_fa ha15_13 (.a(hc14_7), .b(hc14_8), .ci(hc14_9), .s(hs15_13), .co(hc15_13));
  wire hs15_14, hc15_14;
  mx_fa ha15_14 (.a(hs15_0), .b(hs15_1), .ci(hs15_2), .s(hs15_14), .co(hc15_14));
  wire hs15_15, hc15_15;
  mx_fa ha15_15 (.a(hs15_3), .b(hs15_4), .ci(hs15_5), .s(hs15_15), .co(hc15_15));
  wire hs15_16, hc15_16;
  mx_fa ha15_16 (.a(hs15_6), .b(hs15_7), .ci(hs15_8), .s(hs15_16), .co(hc15_16));
  wire hs15_17, hc15_17;
  mx_fa ha15_17 (.a(hs15_9), .b(hc14_10), .ci(hc14_11), .s(hs15_17), .co(hc15_17));
  wire hs15_18, hc15_18;
  mx_fa ha15_18 (.a(hc14_12), .b(hc14_13), .ci(hc14_14), .s(hs15_18), .co(hc15_18));
  wire hs15_19, hc15_19;
  mx_fa ha15_19 (.a(hc14_15), .b(hc14_16), .ci(hs15_10), .s(hs15_19), .co(hc15_19));
  wire hs15_20, hc15_20;
  mx_fa ha15_20 (.a(hs15_11), .b(hs15_12), .ci(hs15_13), .s(hs15_20), .co(hc15_20));
  wire hs15_21, hc15_21;
  mx_fa ha15_21 (.a(hs15_14), .b(hs15_15), .ci(hs15_16), .s(hs15_21), .co(hc15_21));
  wire hs15_22, hc15_22;
  mx_fa ha15_22 (.a(hc14_17), .b(hc14_18), .ci(hc14_19), .s(hs15_22), .co(hc15_22));
  wire hs15_23, hc15_23;
  mx_fa ha15_23 (.a(hc14_20), .b(hs15_17), .ci(hc14_21), .s(hs15_23), .co(hc15_23));
  wire hs15_24, hc15_24;
  mx_fa ha15_24 (.a(hs15_18), .b(hs15_19), .ci(hs15_20), .s(hs15_24), .co(hc15_24));
  wire hs15_25, hc15_25;
  mx_fa ha15_25 (.a(hs15_21), .b(hc14_22), .ci(hc14_23), .s(hs15_25), .co(hc15_25));
  wire hs15_26, hc15_26;
  mx_fa ha15_26 (.a(hc14_24), .b(hs15_22), .ci(hs15_23), .s(hs15_26), .co(hc15_26));
  wire hs15_27, hc15_27;
  mx_fa ha15_27 (.a(hs15_24), .b(hc14_25), .ci(hc14_26), .s(hs15_27), .co(hc15_27));
  wire hs15_28, hc15_28;
  mx_fa ha15_28 (.a(hs15_25), .b(hs15_26), .ci(hc14_27), .s(hs15_28), .co(hc15_28));
  wire hs15_29, hc15_29;
  mx_fa ha15_29 (.a(hs15_27), .b(hc14_28), .ci(hs15_28), .s(hs15_29), .co(hc15_29));
  wire hs15_30, hc15_30;
  mx_fa ha15_30 (.a(hc14_29), .b(hs15_29), .ci(hc14_30), .s(hs15_30), .co(hc15_30));
  wire hs15_31, hc15_31;
  mx_ha ha15_31 (.a(hc14_31), .b(hs15_30), .s(hs15_31), .co(hc15_31));
  wire hs16_0, hc16_0;
  mx_fa ha16_0 (.a(t0[16]), .b(t1[16]), .ci(t2[16]), .s(hs16_0), .co(hc16_0));
  wire hs16_1, hc16_1;
  mx_fa ha16_1 (.a(t3[16]), .b(t4[16]), .ci(t5[16]), .s(hs16_1), .co(hc16_1));
  wire hs16_2, hc16_2;
  mx_fa ha16_2 (.a(t6[16]), .b(t7[16]), .ci(t8[16]), .s(hs16_2), .co(hc16_2));
  wire hs16_3, hc16_3;
  mx_fa ha16_3 (.a(t9[16]), .b(t10[16]), .ci(t11[16]), .s(hs16_3), .co(hc16_3));
  wire hs16_4, hc16_4;
  mx_fa ha16_4 (.a(t12[16]), .b(t13[16]), .ci(t14[16]), .s(hs16_4), .co(hc16_4));
  wire hs16_5, hc16_5;
  mx_fa ha16_5 (.a(t15[16]), .b(t16[16]), .ci(t17[16]), .s(hs16_5), .co(hc16_5));
  wire hs16_6, hc16_6;
  mx_fa ha16_6 (.a(t18[16]), .b(t19[16]), .ci(t20[16]), .s(hs16_6), .co(hc16_6));
  wire hs16_7, hc16_7;
  mx_fa ha16_7 (.a(t21[16]), .b(t22[16]), .ci(t23[16]), .s(hs16_7), .co(hc16_7));
  wire hs16_8, hc16_8;
  mx_fa ha16_8 (.a(t24[16]), .b(t25[16]), .ci(t26[16]), .s(hs16_8), .co(hc16_8));
  wire hs16_9, hc16_9;
  mx_fa ha16_9 (.a(t27[16]), .b(t28[16]), .ci(t29[16]), .s(hs16_9), .co(hc16_9));
  wire hs16_10, hc16_10;
  mx_fa ha16_10 (.a(t30[16]), .b(t31[16]), .ci(hc15_0), .s(hs16_10), .co(hc16_10));
  wire hs16_11, hc16_11;
  mx_fa ha16_11 (.a(hc15_1), .b(hc15_2), .ci(hc15_3), .s(hs16_11), .co(hc16_11));
  wire hs16_12, hc16_12;
  mx_fa ha16_12 (.a(hc15_4), .b(hc15_5), .ci(hc15_6), .s(hs16_12), .co(hc16_12));
  wire hs16_13, hc16_13;
  mx_fa ha16_13 (.a(hc15_7), .b(hc15_8), .ci(hc15_9), .s(hs16_13), .co(hc16_13));
  wire hs16_14, hc16_14;
  mx_fa ha16_14 (.a(hs16_0), .b(hs16_1), .ci(hs16_2), .s(hs16_14), .co(hc16_14));
  wire hs16_15, hc16_15;
  mx_fa ha16_15 (.a(hs16_3), .b(hs16_4), .ci(hs16_5), .s(hs16_15), .co(hc16_15));
  wire hs16_16, hc16_16;
  mx_fa ha16_16 (.a(hs16_6), .b(hs16_7), .ci(hs16_8), .s(hs16_16), .co(hc16_16));
  wire hs16_17, hc16_17;
  mx_fa ha16_17 (.a(hs16_9), .b(hc15_10), .ci(hc15_11), .s(hs16_17), .co(hc16_17));
  wire hs16_18, hc16_18;
  mx_fa ha16_18 (.a(hc15_12), .b(hc15_13), .ci(hc15_14), .s(hs16_18), .co(hc16_18));
  wire hs16_19, hc16_19;
  mx_fa ha16_19 (.a(hc15_15), .b(hc15_16), .ci(hs16_10), .s(hs16_19), .co(hc16_19));
  wire hs16_20, hc16_20;
  mx_fa ha16_20 (.a(hs16_11), .b(hs16_12), .ci(hs16_13), .s(hs16_20), .co(hc16_20));
  wire hs16_21, hc16_21;
  mx_fa ha16_21 (.a(hs16_14), .b(hs16_15), .ci(hs16_16), .s(hs16_21), .co(hc16_21));
  wire hs16_22, hc16_22;
  mx_fa ha16_22 (.a(hc15_17), .b(hc15_18), .ci(hc15_19), .s(hs16_22), .co(hc16_22));
  wire hs16_23, hc16_23;
  mx_fa ha16_23 (.a(hc15_20), .b(hs16_17), .ci(hc15_21), .s(hs16_23), .co(hc16_23));
  wire hs16_24, hc16_24;
  mx_fa ha16_24 (.a(hs16_18), .b(hs16_19), .ci(hs16_20), .s(hs16_24), .co(hc16_24));
  wire hs16_25, hc16_25;
  mx_fa ha16_25 (.a(hs16_21), .b(hc15_22), .ci(hc15_23), .s(hs16_25), .co(hc16_25));
  wire hs16_26, hc16_26;
  mx_fa ha16_26 (.a(hc15_24), .b(hs16_22), .ci(hs16_23), .s(hs16_26), .co(hc16_26));
  wire hs16_27, hc16_27;
  mx_fa ha16_27 (.a(hs16_24), .b(hc15_25), .ci(hc15_26), .s(hs16_27), .co(hc16_27));
  wire hs16_28, hc16_28;
  mx_fa ha16_28 (.a(hs16_25), .b(hs16_26), .ci(hc15_27), .s(hs16_28), .co(hc16_28));
  wire hs16_29, hc16_29;
  mx_fa ha16_29 (.a(hs16_27), .b(hc15_28), .ci(hs16_28), .s(hs16_29), .co(hc16_29));
  wire hs16_30, hc16_30;
  mx_fa ha16_30 (.a(hc15_29), .b(hs16_29), .ci(hc15_30), .s(hs16_30), .co(hc16_30));
  wire hs16_31, hc16_31;
  mx_ha ha16_31 (.a(hc15_31), .b(hs16_30), .s(hs16_31), .co(hc16_31));
  wire hs17_0, hc17_0;
  mx_fa ha17_0 (.a(t0[17]), .b(t1[17]), .ci(t2[17]), .s(hs17_0), .co(hc17_0));
  wire hs17_1, hc17_1;
  mx_fa ha17_1 (.a(t3[17]), .b(t4[17]), .ci(t5[17]), .s(hs17_1), .co(hc17_1));
  wire hs17_2, hc17_2;
  mx_fa ha17_2 (.a(t6[17]), .b(t7[17]), .ci(t8[17]), .s(hs17_2), .co(hc17_2));
  wire hs17_3, hc17_3;
  mx_fa ha17_3 (.a(t9[17]), .b(t10[17]), .ci(t11[17]), .s(hs17_3), .co(hc17_3));
  wire hs17_4, hc17_4;
  mx_fa ha17_4 (.a(t12[17]), .b(t13[17]), .ci(t14[17]), .s(hs17_4), .co(hc17_4));
  wire hs17_5, hc17_5;
  mx_fa ha17_5 (.a(t15[17]), .b(t16[17]), .ci(t17[17]), .s(hs17_5), .co(hc17_5));
  wire hs17_6, hc17_6;
  mx_fa ha17_6 (.a(t18[17]), .b(t19[17]), .ci(t20[17]), .s(hs17_6), .co(hc17_6));
  wire hs17_7, hc17_7;
  mx_fa ha17_7 (.a(t21[17]), .b(t22[17]), .ci(t23[17]), .s(hs17_7), .co(hc17_7));
  wire hs17_8, hc17_8;
  mx_fa ha17_8 (.a(t24[17]), .b(t25[17]), .ci(t26[17]), .s(hs17_8), .co(hc17_8));
  wire hs17_9, hc17_9;
  mx_fa ha17_9 (.a(t27[17]), .b(t28[17]), .ci(t29[17]), .s(hs17_9), .co(hc17_9));
  wire hs17_10, hc17_10;
  mx_fa ha17_10 (.a(t30[17]), .b(t31[17]), .ci(hc16_0), .s(hs17_10), .co(hc17_10));
  wire hs17_11, hc17_11;
  mx_fa ha17_11 (.a(hc16_1), .b(hc16_2), .ci(hc16_3), .s(hs17_11), .co(hc17_11));
  wire hs17_12, hc17_12;
  mx_fa ha17_12 (.a(hc16_4), .b(hc16_5), .ci(hc16_6), .s(hs17_12), .co(hc17_12));
  wire hs17_13, hc17_13;
  mx_fa ha17_13 (.a(hc16_7), .b(hc16_8), .ci(hc16_9), .s(hs17_13), .co(hc17_13));
  wire hs17_14, hc17_14;
  mx_fa ha17_14 (.a(hs17_0), .b(hs17_1), .ci(hs17_2), .s(hs17_14), .co(hc17_14));
  wire hs17_15, hc17_15;
  mx_fa ha17_15 (.a(hs17_3), .b(hs17_4), .ci(hs17_5), .s(hs17_15), .co(hc17_15));
  wire hs17_16, hc17_16;
  mx_fa ha17_16 (.a(hs17_6), .b(hs17_7), .ci(hs17_8), .s(hs17_16), .co(hc17_16));
  wire hs17_17, hc17_17;
  mx_fa ha17_17 (.a(hs17_9), .b(hc16_10), .ci(hc16_11), .s(hs17_17), .co(hc17_17));
  wire hs17_18, hc17_18;
  mx_fa ha17_18 (.a(hc16_12), .b(hc16_13), .ci(hc16_14), .s(hs17_18), .co(hc17_18));
  wire hs17_19, hc17_19;
  mx_fa ha17_19 (.a(hc16_15), .b(hc16_16), .ci(hs17_10), .s(hs17_19), .co(hc17_19));
  wire hs17_20, hc17_20;
  mx_fa ha17_20 (.a(hs17_11), .b(hs17_12), .ci(hs17_13), .s(hs17_20), .co(hc17_20));
  wire hs17_21, hc17_21;
  mx_fa ha17_21 (.a(hs17_14), .b(hs17_15), .ci(hs17_16), .s(hs17_21), .co(hc17_21));
  wire hs17_22, hc17_22;
  mx_fa ha17_22 (.a(hc16_17), .b(hc16_18), .ci(hc16_19), .s(hs17_22), .co(hc17_22));
  wire hs17_23, hc17_23;
  mx_fa ha17_23 (.a(hc16_20), .b(hs17_17), .ci(hc16_21), .s(hs17_23), .co(hc17_23));
  wire hs17_24, hc17_24;
  mx_fa ha17_24 (.a(hs17_18), .b(hs17_19), .ci(hs17_20), .s(hs17_24), .co(hc17_24));
  wire hs17_25, hc17_25;
  mx_fa ha17_25 (.a(hs17_21), .b(hc16_22), .ci(hc16_23), .s(hs17_25), .co(hc17_25));
  wire hs17_26, hc17_26;
  mx_fa ha17_26 (.a(hc16_24), .b(hs17_22), .ci(hs17_23), .s(hs17_26), .co(hc17_26));
  wire hs17_27, hc17_27;
  mx_fa ha17_27 (.a(hs17_24), .b(hc16_25), .ci(hc16_26), .s(hs17_27), .co(hc17_27));
  wire hs17_28, hc17_28;
  mx_fa ha17_28 (.a(hs17_25), .b(hs17_26), .ci(hc16_27), .s(hs17_28), .co(hc17_28));
  wire hs17_29, hc17_29;
  mx_fa ha17_29 (.a(hs17_27), .b(hc16_28), .ci(hs17_28), .s(hs17_29), .co(hc17_29));
  wire hs17_30, hc17_30;
  mx_fa ha17_30 (.a(hc16_29), .b(hs17_29), .ci(hc16_30), .s(hs17_30), .co(hc17_30));
  wire hs17_31, hc17_31;
  mx_ha ha17_31 (.a(hc16_31), .b(hs17_30), .s(hs17_31), .co(hc17_31));
  wire hs18_0, hc18_0;
  mx_fa ha18_0 (.a(t0[18]), .b(t1[18]), .ci(t2[18]), .s(hs18_0), .co(hc18_0));
  wire hs18_1, hc18_1;
  mx_fa ha18_1 (.a(t3[18]), .b(t4[18]), .ci(t5[18]), .s(hs18_1), .co(hc18_1));
  wire hs18_2, hc18_2;
  mx_fa ha18_2 (.a(t6[18]), .b(t7[18]), .ci(t8[18]), .s(hs18_2), .co(hc18_2));
  wire hs18_3, hc18_3;
  mx_fa ha18_3 (.a(t9[18]), .b(t10[18]), .ci(t11[18]), .s(hs18_3), .co(hc18_3));
  wire hs18_4, hc18_4;
  mx_fa ha18_4 (.a(t12[18]), .b(t13[18]), .ci(t14[18]), .s(hs18_4), .co(hc18_4));
  wire hs18_5, hc18_5;
  mx_fa ha18_5 (.a(t15[18]), .b(t16[18]), .ci(t17[18]), .s(hs18_5), .co(hc18_5));
  wire hs18_6, hc18_6;
  mx_fa ha18_6 (.a(t18[18]), .b(t19[18]), .ci(t20[18]), .s(hs18_6), .co(hc18_6));
  wire hs18_7, hc18_7;
  mx_fa ha18_7 (.a(t21[18]), .b(t22[18]), .ci(t23[18]), .s(hs18_7), .co(hc18_7));
  wire hs18_8, hc18_8;
  mx_fa ha18_8 (.a(t24[18]), .b(t25[18]), .ci(t26[18]), .s(hs18_8), .co(hc18_8));
  wire hs18_9, hc18_9;
  mx_fa ha18_9 (.a(t27[18]), .b(t28[18]), .ci(t29[18]), .s(hs18_9), .co(hc18_9));
  wire hs18_10, hc18_10;
  mx_fa ha18_10 (.a(t30[18]), .b(t31[18]), .ci(hc17_0), .s(hs18_10), .co(hc18_10));
  wire hs18_11, hc18_11;
  mx_fa ha18_11 (.a(hc17_1), .b(hc17_2), .ci(hc17_3), .s(hs18_11), .co(hc18_11));
  wire hs18_12, hc18_12;
  mx_fa ha18_12 (.a(hc17_4), .b(hc17_5), .ci(hc17_6), .s(hs18_12), .co(hc18_12));
  wire hs18_13, hc18_13;
  mx_fa ha18_13 (.a(hc17_7), .b(hc17_8), .ci(hc17_9), .s(hs18_13), .co(hc18_13));
  wire hs18_14, hc18_14;
  mx_fa ha18_14 (.a(hs18_0), .b(hs18_1), .ci(hs18_2), .s(hs18_14), .co(hc18_14));
  wire hs18_15, hc18_15;
  mx_fa ha18_15 (.a(hs18_3), .b(hs18_4), .ci(hs18_5), .s(hs18_15), .co(hc18_15));
  wire hs18_16, hc18_16;
  mx_fa ha18_16 (.a(hs18_6), .b(hs18_7), .ci(hs18_8), .s(hs18_16), .co(hc18_16));
  wire hs18_17, hc18_17;
  mx_fa ha18_17 (.a(hs18_9), .b(hc17_10), .ci(hc17_11), .s(hs18_17), .co(hc18_17));
  wire hs18_18, hc18_18;
  mx_fa ha18_18 (.a(hc17_12), .b(hc17_13), .ci(hc17_14), .s(hs18_18), .co(hc18_18));
  wire hs18_19, hc18_19;
  mx_fa ha18_19 (.a(hc17_15), .b(hc17_16), .ci(hs18_10), .s(hs18_19), .co(hc18_19));
  wire hs18_20, hc18_20;
  mx_fa ha18_20 (.a(hs18_11), .b(hs18_12), .ci(hs18_13), .s(hs18_20), .co(hc18_20));
  wire hs18_21, hc18_21;
  mx_fa ha18_21 (.a(hs18_14), .b(hs18_15), .ci(hs18_16), .s(hs18_21), .co(hc18_21));
  wire hs18_22, hc18_22;
  mx_fa ha18_22 (.a(hc17_17), .b(hc17_18), .ci(hc17_19), .s(hs18_22), .co(hc18_22));
  wire hs18_23, hc18_23;
  mx_fa ha18_23 (.a(hc17_20), .b(hs18_17), .ci(hc17_21), .s(hs18_23), .co(hc18_23));
  wire hs18_24, hc18_24;
  mx_fa ha18_24 (.a(hs18_18), .b(hs18_19), .ci(hs18_20), .s(hs18_24), .co(hc18_24));
  wire hs18_25, hc18_25;
  mx_fa ha18_25 (.a(hs18_21), .b(hc17_22), .ci(hc17_23), .s(hs18_25), .co(hc18_25));
  wire hs18_26, hc18_26;
  mx_fa ha18_26 (.a(hc17_24), .b(hs18_22), .ci(hs18_23), .s(hs18_26), .co(hc18_26));
  wire hs18_27, hc18_27;
  mx_fa ha18_27 (.a(hs18_24), .b(hc17_25), .ci(hc17_26), .s(hs18_27), .co(hc18_27));
  wire hs18_28, hc18_28;
  mx_fa ha18_28 (.a(hs18_25), .b(hs18_26), .ci(hc17_27), .s(hs18_28), .co(hc18_28));
  wire hs18_29, hc18_29;
  mx_fa ha18_29 (.a(hs18_27), .b(hc17_28), .ci(hs18_28), .s(hs18_29), .co(hc18_29));
  wire hs18_30, hc18_30;
  mx_fa ha18_30 (.a(hc17_29), .b(hs18_29), .ci(hc17_30), .s(hs18_30), .co(hc18_30));
  wire hs18_31, hc18_31;
  mx_ha ha18_31 (.a(hc17_31), .b(hs18_30), .s(hs18_31), .co(hc18_31));
  wire hs19_0, hc19_0;
  mx_fa ha19_0 (.a(t0[19]), .b(t1[19]), .ci(t2[19]), .s(hs19_0), .co(hc19_0));
  wire hs19_1, hc19_1;
  mx_fa ha19_1 (.a(t3[19]), .b(t4[19]), .ci(t5[19]), .s(hs19_1), .co(hc19_1));
  wire hs19_2, hc19_2;
  mx_fa ha19_2 (.a(t6[19]), .b(t7[19]), .ci(t8[19]), .s(hs19_2), .co(hc19_2));
  wire hs19_3, hc19_3;
  mx_fa ha19_3 (.a(t9[19]), .b(t10[19]), .ci(t11[19]), .s(hs19_3), .co(hc19_3));
  wire hs19_4, hc19_4;
  mx_fa ha19_4 (.a(t12[19]), .b(t13[19]), .ci(t14[19]), .s(hs19_4), .co(hc19_4));
  wire hs19_5, hc19_5;
  mx_fa ha19_5 (.a(t15[19]), .b(t16[19]), .ci(t17[19]), .s(hs19_5), .co(hc19_5));
  wire hs19_6, hc19_6;
  mx_fa ha19_6 (.a(t18[19]), .b(t19[19]), .ci(t20[19]), .s(hs19_6), .co(hc19_6));
  wire hs19_7, hc19_7;
  mx_fa ha19_7 (.a(t21[19]), .b(t22[19]), .ci(t23[19]), .s(hs19_7), .co(hc19_7));
  wire hs19_8, hc19_8;
  mx_fa ha19_8 (.a(t24[19]), .b(t25[19]), .ci(t26[19]), .s(hs19_8), .co(hc19_8));
  wire hs19_9, hc19_9;
  mx_fa ha19_9 (.a(t27[19]), .b(t28[19]), .ci(t29[19]), .s(hs19_9), .co(hc19_9));
  wire hs19_10, hc19_10;
  mx_fa ha19_10 (.a(t30[19]), .b(t31[19]), .ci(hc18_0), .s(hs19_10), .co(hc19_10));
  wire hs19_11, hc19_11;
  mx_fa ha19_11 (.a(hc18_1), .b(hc18_2), .ci(hc18_3), .s(hs19_11), .co(hc19_11));
  wire hs19_12, hc19_12;
  mx_fa ha19_12 (.a(hc18_4), .b(hc18_5), .ci(hc18_6), .s(hs19_12), .co(hc19_12));
  wire hs19_13, hc19_13;
  mx_fa ha19_13 (.a(hc18_7), .b(hc18_8), .ci(hc18_9), .s(hs19_13), .co(hc19_13));
  wire hs19_14, hc19_14;
  mx_fa ha19_14 (.a(hs19_0), .b(hs19_1), .ci(hs19_2), .s(hs19_14), .co(hc19_14));
  wire hs19_15, hc19_15;
  mx_fa ha19_15 (.a(hs19_3), .b(hs19_4), .ci(hs19_5), .s(hs19_15), .co(hc19_15));
  wire hs19_16, hc19_16;
  mx_fa ha19_16 (.a(hs19_6), .b(hs19_7), .ci(hs19_8), .s(hs19_16), .co(hc19_16));
  wire hs19_17, hc19_17;
  mx_fa ha19_17 (.a(hs19_9), .b(hc18_10), .ci(hc18_11), .s(hs19_17), .co(hc19_17));
  wire hs19_18, hc19_18;
  mx_fa ha19_18 (.a(hc18_12), .b(hc18_13), .ci(hc18_14), .s(hs19_18), .co(hc19_18));
  wire hs19_19, hc19_19;
  mx_fa ha19_19 (.a(hc18_15), .b(hc18_16), .ci(hs19_10), .s(hs19_19), .co(hc19_19));
  wire hs19_20, hc19_20;
  mx_fa ha19_20 (.a(hs19_11), .b(hs19_12), .ci(hs19_13), .s(hs19_20), .co(hc19_20));
  wire hs19_21, hc19_21;
  mx_fa ha19_21 (.a(hs19_14), .b(hs19_15), .ci(hs19_16), .s(hs19_21), .co(hc19_21));
  wire hs19_22, hc19_22;
  mx_fa ha19_22 (.a(hc18_17), .b(hc18_18), .ci(hc18_19), .s(hs19_22), .co(hc19_22));
  wire hs19_23, hc19_23;
  mx_fa ha19_23 (.a(hc18_20), .b(hs19_17), .ci(hc18_21), .s(hs19_23), .co(hc19_23));
  wire hs19_24, hc19_24;
  mx_fa ha19_24 (.a(hs19_18), .b(hs19_19), .ci(hs19_20), .s(hs19_24), .co(hc19_24));
  wire hs19_25, hc19_25;
  mx_fa ha19_25 (.a(hs19_21), .b(hc18_22), .ci(hc18_23), .s(hs19_25), .co(hc19_25));
  wire hs19_26, hc19_26;
  mx_fa ha19_26 (.a(hc18_24), .b(hs19_22), .ci(hs19_23), .s(hs19_26), .co(hc19_26));
  wire hs19_27, hc19_27;
  mx_fa ha19_27 (.a(hs19_24), .b(hc18_25), .ci(hc18_26), .s(hs19_27), .co(hc19_27));
  wire hs19_28, hc19_28;
  mx_fa ha19_28 (.a(hs19_25), .b(hs19_26), .ci(hc18_27), .s(hs19_28), .co(hc19_28));
  wire hs19_29, hc19_29;
  mx_fa ha19_29 (.a(hs19_27), .b(hc18_28), .ci(hs19_28), .s(hs19_29), .co(hc19_29));
  wire hs19_30, hc19_30;
  mx_fa ha19_30 (.a(hc18_29), .b(hs19_29), .ci(hc18_30), .s(hs19_30), .co(hc19_30));
  wire hs19_31, hc19_31;
  mx_ha ha19_31 (.a(hc18_31), .b(hs19_30), .s(hs19_31), .co(hc19_31));
  wire hs20_0, hc20_0;
  mx_fa ha20_0 (.a(t0[20]), .b(t1[20]), .ci(t2[20]), .s(hs20_0), .co(hc20_0));
  wire hs20_1, hc20_1;
  mx_fa ha20_1 (.a(t3[20]), .b(t4[20]), .ci(t5[20]), .s(hs20_1), .co(hc20_1));
  wire hs20_2, hc20_2;
  mx_fa ha20_2 (.a(t6[20]), .b(t7[20]), .ci(t8[20]), .s(hs20_2), .co(hc20_2));
  wire hs20_3, hc20_3;
  mx_fa ha20_3 (.a(t9[20]), .b(t10[20]), .ci(t11[20]), .s(hs20_3), .co(hc20_3));
  wire hs20_4, hc20_4;
  mx_fa ha20_4 (.a(t12[20]), .b(t13[20]), .ci(t14[20]), .s(hs20_4), .co(hc20_4));
  wire hs20_5, hc20_5;
  mx_fa ha20_5 (.a(t15[20]), .b(t16[20]), .ci(t17[20]), .s(hs20_5), .co(hc20_5));
  wire hs20_6, hc20_6;
  mx_fa ha20_6 (.a(t18[20]), .b(t19[20]), .ci(t20[20]), .s(hs20_6), .co(hc20_6));
  wire hs20_7, hc20_7;
  mx_fa ha20_7 (.a(t21[20]), .b(t22[20]), .ci(t23[20]), .s(hs20_7), .co(hc20_7));
  wire hs20_8, hc20_8;
  mx_fa ha20_8 (.a(t24[20]), .b(t25[20]), .ci(t26[20]), .s(hs20_8), .co(hc20_8));
  wire hs20_9, hc20_9;
  mx_fa ha20_9 (.a(t27[20]), .b(t28[20]), .ci(t29[20]), .s(hs20_9), .co(hc20_9));
  wire hs20_10, hc20_10;
  mx_fa ha20_10 (.a(t30[20]), .b(t31[20]), .ci(hc19_0), .s(hs20_10), .co(hc20_10));
  wire hs20_11, hc20_11;
  mx_fa ha20_11 (.a(hc19_1), .b(hc19_2), .ci(hc19_3), .s(hs20_11), .co(hc20_11));
  wire hs20_12, hc20_12;
  mx_fa ha20_12 (.a(hc19_4), .b(hc19_5), .ci(hc19_6), .s(hs20_12), .co(hc20_12));
  wire hs20_13, hc20_13;
  mx_fa ha20_13 (.a(hc19_7), .b(hc19_8), .ci(hc19_9), .s(hs20_13), .co(hc20_13));
  wire hs20_14, hc20_14;
  mx_fa ha20_14 (.a(hs20_0), .b(hs20_1), .ci(hs20_2), .s(hs20_14), .co(hc20_14));
  wire hs20_15, hc20_15;
  mx_fa ha20_15 (.a(hs20_3), .b(hs20_4), .ci(hs20_5), .s(hs20_15), .co(hc20_15));
  wire hs20_16, hc20_16;
  mx_fa ha20_16 (.a(hs20_6), .b(hs20_7), .ci(hs20_8), .s(hs20_16), .co(hc20_16));
  wire hs20_17, hc20_17;
  mx_fa ha20_17 (.a(hs20_9), .b(hc19_10), .ci(hc19_11), .s(hs20_17), .co(hc20_17));
  wire hs20_18, hc20_18;
  mx_fa ha20_18 (.a(hc19_12), .b(hc19_13), .ci(hc19_14), .s(hs20_18), .co(hc20_18));
  wire hs20_19, hc20_19;
  mx_fa ha20_19 (.a(hc19_15), .b(hc19_16), .ci(hs20_10), .s(hs20_19), .co(hc20_19));
  wire hs20_20, hc20_20;
  mx_fa ha20_20 (.a(hs20_11), .b(hs20_12), .ci(hs20_13), .s(hs20_20), .co(hc20_20));
  wire hs20_21, hc20_21;
  mx_fa ha20_21 (.a(hs20_14), .b(hs20_15), .ci(hs20_16), .s(hs20_21), .co(hc20_21));
  wire hs20_22, hc20_22;
  mx_fa ha20_22 (.a(hc19_17), .b(hc19_18), .ci(hc19_19), .s(hs20_22), .co(hc20_22));
  wire hs20_23, hc20_23;
  mx_fa ha20_23 (.a(hc19_20), .b(hs20_17), .ci(hc19_21), .s(hs20_23), .co(hc20_23));
  wire hs20_24, hc20_24;
  mx_fa ha20_24 (.a(hs20_18), .b(hs20_19), .ci(hs20_20), .s(hs20_24), .co(hc20_24));
  wire hs20_25, hc20_25;
  mx_fa ha20_25 (.a(hs20_21), .b(hc19_22), .ci(hc19_23), .s(hs20_25), .co(hc20_25));
  wire hs20_26, hc20_26;
  mx_fa ha20_26 (.a(hc19_24), .b(hs20_22), .ci(hs20_23), .s(hs20_26), .co(hc20_26));
  wire hs20_27, hc20_27;
  mx_fa ha20_27 (.a(hs20_24), .b(hc19_25), .ci(hc19_26), .s(hs20_27), .co(hc20_27));
  wire hs20_28, hc20_28;
  mx_fa ha20_28 (.a(hs20_25), .b(hs20_26), .ci(hc19_27), .s(hs20_28), .co(hc20_28));
  wire hs20_29, hc20_29;
  mx_fa ha20_29 (.a(hs20_27), .b(hc19_28), .ci(hs20_28), .s(hs20_29), .co(hc20_29));
  wire hs20_30, hc20_30;
  mx_fa ha20_30 (.a(hc19_29), .b(hs20_29), .ci(hc19_30), .s(hs20_30), .co(hc20_30));
  wire hs20_31, hc20_31;
  mx_ha ha20_31 (.a(hc19_31), .b(hs20_30), .s(hs20_31), .co(hc20_31));
  wire hs21_0, hc21_0;
  mx_fa ha21_0 (.a(t0[21]), .b(t1[21]), .ci(t2[21]), .s(hs21_0), .co(hc21_0));
  wire hs21_1, hc21_1;
  mx_fa ha21_1 (.a(t3[21]), .b(t4[21]), .ci(t5[21]), .s(hs21_1), .co(hc21_1));
  wire hs21_2, hc21_2;
  mx_fa ha21_2 (.a(t6[21]), .b(t7[21]), .ci(t8[21]), .s(hs21_2), .co(hc21_2));
  wire hs21_3, hc21_3;
  mx_fa ha21_3 (.a(t9[21]), .b(t10[21]), .ci(t11[21]), .s(hs21_3), .co(hc21_3));
  wire hs21_4, hc21_4;
  mx_fa ha21_4 (.a(t12[21]), .b(t13[21]), .ci(t14[21]), .s(hs21_4), .co(hc21_4));
  wire hs21_5, hc21_5;
  mx_fa ha21_5 (.a(t15[21]), .b(t16[21]), .ci(t17[21]), .s(hs21_5), .co(hc21_5));
  wire hs21_6, hc21_6;
  mx_fa ha21_6 (.a(t18[21]), .b(t19[21]), .ci(t20[21]), .s(hs21_6), .co(hc21_6));
  wire hs21_7, hc21_7;
  mx_fa ha21_7 (.a(t21[21]), .b(t22[21]), .ci(t23[21]), .s(hs21_7), .co(hc21_7));
  wire hs21_8, hc21_8;
  mx_fa ha21_8 (.a(t24[21]), .b(t25[21]), .ci(t26[21]), .s(hs21_8), .co(hc21_8));
  wire hs21_9, hc21_9;
  mx_fa ha21_9 (.a(t27[21]), .b(t28[21]), .ci(t29[21]), .s(hs21_9), .co(hc21_9));
  wire hs21_10, hc21_10;
  mx_fa ha21_10 (.a(t30[21]), .b(t31[21]), .ci(hc20_0), .s(hs21_10), .co(hc21_10));
  wire hs21_11, hc21_11;
  mx_fa ha21_11 (.a(hc20_1), .b(hc20_2), .ci(hc20_3), .s(hs21_11), .co(hc21_11));
  wire hs21_12, hc21_12;
  mx_fa ha21_12 (.a(hc20_4), .b(hc20_5), .ci(hc20_6), .s(hs21_12), .co(hc21_12));
  wire hs21_13, hc21_13;
  mx_fa ha21_13 (.a(hc20_7), .b(hc20_8), .ci(hc20_9), .s(hs21_13), .co(hc21_13));
  wire hs21_14, hc21_14;
  mx_fa ha21_14 (.a(hs21_0), .b(hs21_1), .ci(hs21_2), .s(hs21_14), .co(hc21_14));
  wire hs21_15, hc21_15;
  mx_fa ha21_15 (.a(hs21_3), .b(hs21_4), .ci(hs21_5), .s(hs21_15), .co(hc21_15));
  wire hs21_16, hc21_16;
  mx_fa ha21_16 (.a(hs21_6), .b(hs21_7), .ci(hs21_8), .s(hs21_16), .co(hc21_16));
  wire hs21_17, hc21_17;
  mx_fa ha21_17 (.a(hs21_9), .b(hc20_10), .ci(hc20_11), .s(hs21_17), .co(hc21_17));
  wire hs21_18, hc21_18;
  mx_fa ha21_18 (.a(hc20_12), .b(hc20_13), .ci(hc20_14), .s(hs21_18), .co(hc21_18));
  wire hs21_19, hc21_19;
  mx_fa ha21_19 (.a(hc20_15), .b(hc20_16), .ci(hs21_10), .s(hs21_19), .co(hc21_19));
  wire hs21_20, hc21_20;
  mx_fa ha21_20 (.a(hs21_11), .b(hs21_12), .ci(hs21_13), .s(hs21_20), .co(hc21_20));
  wire hs21_21, hc21_21;
  mx_fa ha21_21 (.a(hs21_14), .b(hs21_15), .ci(hs21_16), .s(hs21_21), .co(hc21_21));
  wire hs21_22, hc21_22;
  mx_fa ha21_22 (.a(hc20_17), .b(hc20_18), .ci(hc20_19), .s(hs21_22), .co(hc21_22));
  wire hs21_23, hc21_23;
  mx_fa ha21_23 (.a(hc20_20), .b(hs21_17), .ci(hc20_21), .s(hs21_23), .co(hc21_23));
  wire hs21_24, hc21_24;
  mx_fa ha21_24 (.a(hs21_18), .b(hs21_19), .ci(hs21_20), .s(hs21_24), .co(hc21_24));
  wire hs21_25, hc21_25;
  mx_fa ha21_25 (.a(hs21_21), .b(hc20_22), .ci(hc20_23), .s(hs21_25), .co(hc21_25));
  wire hs21_26, hc21_26;
  mx_fa ha21_26 (.a(hc20_24), .b(hs21_22), .ci(hs21_23), .s(hs21_26), .co(hc21_26));
  wire hs21_27, hc21_27;
  mx_fa ha21_27 (.a(hs21_24), .b(hc20_25), .ci(hc20_26), .s(hs21_27), .co(hc21_27));
  wire hs21_28, hc21_28;
  mx_fa ha21_28 (.a(hs21_25), .b(hs21_26), .ci(hc20_27), .s(hs21_28), .co(hc21_28));
  wire hs21_29, hc21_29;
  mx_fa ha21_29 (.a(hs21_27), .b(hc20_28), .ci(hs21_28), .s(hs21_29), .co(hc21_29));
  wire hs21_30, hc21_30;
  mx_fa ha21_30 (.a(hc20_29), .b(hs21_29), .ci(hc20_30), .s(hs21_30), .co(hc21_30));
  wire hs21_31, hc21_31;
  mx_ha ha21_31 (.a(hc20_31), .b(hs21_30), .s(hs21_31), .co(hc21_31));
  wire hs22_0, hc22_0;
  mx_fa ha22_0 (.a(t0[22]), .b(t1[22]), .ci(t2[22]), .s(hs22_0), .co(hc22_0));
  wire hs22_1, hc22_1;
  mx_fa ha22_1 (.a(t3[22]), .b(t4[22]), .ci(t5[22]), .s(hs22_1), .co(hc22_1));
  wire hs22_2, hc22_2;
  mx_fa ha22_2 (.a(t6[22]), .b(t7[22]), .ci(t8[22]), .s(hs22_2), .co(hc22_2));
  wire hs22_3, hc22_3;
  mx_fa ha22_3 (.a(t9[22]), .b(t10[22]), .ci(t11[22]), .s(hs22_3), .co(hc22_3));
  wire hs22_4, hc22_4;
  mx_fa ha22_4 (.a(t12[22]), .b(t13[22]), .ci(t14[22]), .s(hs22_4), .co(hc22_4));
  wire hs22_5, hc22_5;
  mx_fa ha22_5 (.a(t15[22]), .b(t16[22]), .ci(t17[22]), .s(hs22_5), .co(hc22_5));
  wire hs22_6, hc22_6;
  mx_fa ha22_6 (.a(t18[22]), .b(t19[22]), .ci(t20[22]), .s(hs22_6), .co(hc22_6));
  wire hs22_7, hc22_7;
  mx_fa ha22_7 (.a(t21[22]), .b(t22[22]), .ci(t23[22]), .s(hs22_7), .co(hc22_7));
  wire hs22_8, hc22_8;
  mx_fa ha22_8 (.a(t24[22]), .b(t25[22]), .ci(t26[22]), .s(hs22_8), .co(hc22_8));
  wire hs22_9, hc22_9;
  mx_fa ha22_9 (.a(t27[22]), .b(t28[22]), .ci(t29[22]), .s(hs22_9), .co(hc22_9));
  wire hs22_10, hc22_10;
  mx_fa ha22_10 (.a(t30[22]), .b(t31[22]), .ci(hc21_0), .s(hs22_10), .co(hc22_10));
  wire hs22_11, hc22_11;
  mx_fa ha22_11 (.a(hc21_1), .b(hc21_2), .ci(hc21_3), .s(hs22_11), .co(hc22_11));
  wire hs22_12, hc22_12;
  mx_fa ha22_12 (.a(hc21_4), .b(hc21_5), .ci(hc21_6), .s(hs22_12), .co(hc22_12));
  wire hs22_13, hc22_13;
  mx_fa ha22_13 (.a(hc21_7), .b(hc21_8), .ci(hc21_9), .s(hs22_13), .co(hc22_13));
  wire hs22_14, hc22_14;
  mx_fa ha22_14 (.a(hs22_0), .b(hs22_1), .ci(hs22_2), .s(hs22_14), .co(hc22_14));
  wire hs22_15, hc22_15;
  mx_fa ha22_15 (.a(hs22_3), .b(hs22_4), .ci(hs22_5), .s(hs22_15), .co(hc22_15));
  wire hs22_16, hc22_16;
  mx_fa ha22_16 (.a(hs22_6), .b(hs22_7), .ci(hs22_8), .s(hs22_16), .co(hc22_16));
  wire hs22_17, hc22_17;
  mx_fa ha22_17 (.a(hs22_9), .b(hc21_10), .ci(hc21_11), .s(hs22_17), .co(hc22_17));
  wire hs22_18, hc22_18;
  mx_fa ha22_18 (.a(hc21_12), .b(hc21_13), .ci(hc21_14), .s(hs22_18), .co(hc22_18));
  wire hs22_19, hc22_19;
  mx_fa ha22_19 (.a(hc21_15), .b(hc21_16), .ci(hs22_10), .s(hs22_19), .co(hc22_19));
  wire hs22_20, hc22_20;
  mx_fa ha22_20 (.a(hs22_11), .b(hs22_12), .ci(hs22_13), .s(hs22_20), .co(hc22_20));
  wire hs22_21, hc22_21;
  mx_fa ha22_21 (.a(hs22_14), .b(hs22_15), .ci(hs22_16), .s(hs22_21), .co(hc22_21));
  wire hs22_22, hc22_22;
  mx_fa ha22_22 (.a(hc21_17), .b(hc21_18), .ci(hc21_19), .s(hs22_22), .co(hc22_22));
  wire hs22_23, hc22_23;
  mx_fa ha22_23 (.a(hc21_20), .b(hs22_17), .ci(hc21_21), .s(hs22_23), .co(hc22_23));
  wire hs22_24, hc22_24;
  mx_fa ha22_24 (.a(hs22_18), .b(hs22_19), .ci(hs22_20), .s(hs22_24), .co(hc22_24));
  wire hs22_25, hc22_25;
  mx_fa ha22_25 (.a(hs22_21), .b(hc21_22), .ci(hc21_23), .s(hs22_25), .co(hc22_25));
  wire hs22_26, hc22_26;
  mx_fa ha22_26 (.a(hc21_24), .b(hs22_22), .ci(hs22_23), .s(hs22_26), .co(hc22_26));
  wire hs22_27, hc22_27;
  mx_fa ha22_27 (.a(hs22_24), .b(hc21_25), .ci(hc21_26), .s(hs22_27), .co(hc22_27));
  wire hs22_28, hc22_28;
  mx_fa ha22_28 (.a(hs22_25), .b(hs22_26), .ci(hc21_27), .s(hs22_28), .co(hc22_28));
  wire hs22_29, hc22_29;
  mx_fa ha22_29 (.a(hs22_27), .b(hc21_28), .ci(hs22_28), .s(hs22_29), .co(hc22_29));
  wire hs22_30, hc22_30;
  mx_fa ha22_30 (.a(hc21_29), .b(hs22_29), .ci(hc21_30), .s(hs22_30), .co(hc22_30));
  wire hs22_31, hc22_31;
  mx_ha ha22_31 (.a(hc21_31), .b(hs22_30), .s(hs22_31), .co(hc22_31));
  wire hs23_0, hc23_0;
  mx_fa ha23_0 (.a(t0[23]), .b(t1[23]), .ci(t2[23]), .s(hs23_0), .co(hc23_0));
  wire hs23_1, hc23_1;
  mx_fa ha23_1 (.a(t3[23]), .b(t4[23]), .ci(t5[23]), .s(hs23_1), .co(hc23_1));
  wire hs23_2, hc23_2;
  mx_fa ha23_2 (.a(t6[23]), .b(t7[23]), .ci(t8[23]), .s(hs23_2), .co(hc23_2));
  wire hs23_3, hc23_3;
  mx_fa ha23_3 (.a(t9[23]), .b(t10[23]), .ci(t11[23]), .s(hs23_3), .co(hc23_3));
  wire hs23_4, hc23_4;
  mx_fa ha23_4 (.a(t12[23]), .b(t13[23]), .ci(t14[23]), .s(hs23_4), .co(hc23_4));
  wire hs23_5, hc23_5;
  mx_fa ha23_5 (.a(t15[23]), .b(t16[23]), .ci(t17[23]), .s(hs23_5), .co(hc23_5));
  wire hs23_6, hc23_6;
  mx_fa ha23_6 (.a(t18[23]), .b(t19[23]), .ci(t20[23]), .s(hs23_6), .co(hc23_6));
  wire hs23_7, hc23_7;
  mx_fa ha23_7 (.a(t21[23]), .b(t22[23]), .ci(t23[23]), .s(hs23_7), .co(hc23_7));
  wire hs23_8, hc23_8;
  mx_fa ha23_8 (.a(t24[23]), .b(t25[23]), .ci(t26[23]), .s(hs23_8), .co(hc23_8));
  wire hs23_9, hc23_9;
  mx_fa ha23_9 (.a(t27[23]), .b(t28[23]), .ci(t29[23]), .s(hs23_9), .co(hc23_9));
  wire hs23_10, hc23_10;
  mx_fa ha23_10 (.a(t30[23]), .b(t31[23]), .ci(hc22_0), .s(hs23_10), .co(hc23_10));
  wire hs23_11, hc23_11;
  mx_fa ha23_11 (.a(hc22_1), .b(hc22_2), .ci(hc22_3), .s(hs23_11), .co(hc23_11));
  wire hs23_12, hc23_12;
  mx_fa ha23_12 (.a(hc22_4), .b(hc22_5), .ci(hc22_6), .s(hs23_12), .co(hc23_12));
  wire hs23_13, hc23_13;
  mx_fa ha23_13 (.a(hc22_7), .b(hc22_8), .ci(hc22_9), .s(hs23_13), .co(hc23_13));
  wire hs23_14, hc23_14;
  mx_fa ha23_14 (.a(hs23_0), .b(hs23_1), .ci(hs23_2), .s(hs23_14), .co(hc23_14));
  wire hs23_15, hc23_15;
  mx_fa ha23_15 (.a(hs23_3), .b(hs23_4), .ci(hs23_5), .s(hs23_15), .co(hc23_15));
  wire hs23_16, hc23_16;
  mx_fa ha23_16 (.a(hs23_6), .b(hs23_7), .ci(hs23_8), .s(hs23_16), .co(hc23_16));
  wire hs23_17, hc23_17;
  mx_fa ha23_17 (.a(hs23_9), .b(hc22_10), .ci(hc22_11), .s(hs23_17), .co(hc23_17));
  wire hs23_18, hc23_18;
  mx_fa ha23_18 (.a(hc22_12), .b(hc22_13), .ci(hc22_14), .s(hs23_18), .co(hc23_18));
  wire hs23_19, hc23_19;
  mx_fa ha23_19 (.a(hc22_15), .b(hc22_16), .ci(hs23_10), .s(hs23_19), .co(hc23_19));
  wire hs23_20, hc23_20;
  mx_fa ha23_20 (.a(hs23_11), .b(hs23_12), .ci(hs23_13), .s(hs23_20), .co(hc23_20));
  wire hs23_21, hc23_21;
  mx_fa ha23_21 (.a(hs23_14), .b(hs23_15), .ci(hs23_16), .s(hs23_21), .co(hc23_21));
  wire hs23_22, hc23_22;
  mx_fa ha23_22 (.a(hc22_17), .b(hc22_18), .ci(hc22_19), .s(hs23_22), .co(hc23_22));
  wire hs23_23, hc23_23;
  mx_fa ha23_23 (.a(hc22_20), .b(hs23_17), .ci(hc22_21), .s(hs23_23), .co(hc23_23));
  wire hs23_24, hc23_24;
  mx_fa ha23_24 (.a(hs23_18), .b(hs23_19), .ci(hs23_20), .s(hs23_24), .co(hc23_24));
  wire hs23_25, hc23_25;
  mx_fa ha23_25 (.a(hs23_21), .b(hc22_22), .ci(hc22_23), .s(hs23_25), .co(hc23_25));
  wire hs23_26, hc23_26;
  mx_fa ha23_26 (.a(hc22_24), .b(hs23_22), .ci(hs23_23), .s(hs23_26), .co(hc23_26));
  wire hs23_27, hc23_27;
  mx_fa ha23_27 (.a(hs23_24), .b(hc22_25), .ci(hc22_26), .s(hs23_27), .co(hc23_27));
  wire hs23_28, hc23_28;
  mx_fa ha23_28 (.a(hs23_25), .b(hs23_26), .ci(hc22_27), .s(hs23_28), .co(hc23_28));
  wire hs23_29, hc23_29;
  mx_fa ha23_29 (.a(hs23_27), .b(hc22_28), .ci(hs23_28), .s(hs23_29), .co(hc23_29));
  wire hs23_30, hc23_30;
  mx_fa ha23_30 (.a(hc22_29), .b(hs23_29), .ci(hc22_30), .s(hs23_30), .co(hc23_30));
  wire hs23_31, hc23_31;
  mx_ha ha23_31 (.a(hc22_31), .b(hs23_30), .s(hs23_31), .co(hc23_31));
  wire hs24_0, hc24_0;
  mx_fa ha24_0 (.a(t0[24]), .b(t1[24]), .ci(t2[24]), .s(hs24_0), .co(hc24_0));
  wire hs24_1, hc24_1;
  mx_fa ha24_1 (.a(t3[24]), .b(t4[24]), .ci(t5[24]), .s(hs24_1), .co(hc24_1));
  wire hs24_2, hc24_2;
  mx_fa ha24_2 (.a(t6[24]), .b(t7[24]), .ci(t8[24]), .s(hs24_2), .co(hc24_2));
  wire hs24_3, hc24_3;
  mx_fa ha24_3 (.a(t9[24]), .b(t10[24]), .ci(t11[24]), .s(hs24_3), .co(hc24_3));
  wire hs24_4, hc24_4;
  mx_fa ha24_4 (.a(t12[24]), .b(t13[24]), .ci(t14[24]), .s(hs24_4), .co(hc24_4));
  wire hs24_5, hc24_5;
  mx_fa ha24_5 (.a(t15[24]), .b(t16[24]), .ci(t17[24]), .s(hs24_5), .co(hc24_5));
  wire hs24_6, hc24_6;
  mx_fa ha24_6 (.a(t18[24]), .b(t19[24]), .ci(t20[24]), .s(hs24_6), .co(hc24_6));
  wire hs24_7, hc24_7;
  mx_fa ha24_7 (.a(t21[24]), .b(t22[24]), .ci(t23[24]), .s(hs24_7), .co(hc24_7));
  wire hs24_8, hc24_8;
  mx_fa ha24_8 (.a(t24[24]), .b(t25[24]), .ci(t26[24]), .s(hs24_8), .co(hc24_8));
  wire hs24_9, hc24_9;
  mx_fa ha24_9 (.a(t27[24]), .b(t28[24]), .ci(t29[24]), .s(hs24_9), .co(hc24_9));
  wire hs24_10, hc24_10;
  mx_fa ha24_10 (.a(t30[24]), .b(t31[24]), .ci(hc23_0), .s(hs24_10), .co(hc24_10));
  wire hs24_11, hc24_11;
  mx_fa ha24_11 (.a(hc23_1), .b(hc23_2), .ci(hc23_3), .s(hs24_11), .co(hc24_11));
  wire hs24_12, hc24_12;
  mx_fa ha24_12 (.a(hc23_4), .b(hc23_5), .ci(hc23_6), .s(hs24_12), .co(hc24_12));
  wire hs24_13, hc24_13;
  mx_fa ha24_13 (.a(hc23_7), .b(hc23_8), .ci(hc23_9), .s(hs24_13), .co(hc24_13));
  wire hs24_14, hc24_14;
  mx_fa ha24_14 (.a(hs24_0), .b(hs24_1), .ci(hs24_2), .s(hs24_14), .co(hc24_14));
  wire hs24_15, hc24_15;
  mx_fa ha24_15 (.a(hs24_3), .b(hs24_4), .ci(hs24_5), .s(hs24_15), .co(hc24_15));
  wire hs24_16, hc24_16;
  mx_fa ha24_16 (.a(hs24_6), .b(hs24_7), .ci(hs24_8), .s(hs24_16), .co(hc24_16));
  wire hs24_17, hc24_17;
  mx_fa ha24_17 (.a(hs24_9), .b(hc23_10), .ci(hc23_11), .s(hs24_17), .co(hc24_17));
  wire hs24_18, hc24_18;
  mx_fa ha24_18 (.a(hc23_12), .b(hc23_13), .ci(hc23_14), .s(hs24_18), .co(hc24_18));
  wire hs24_19, hc24_19;
  mx_fa ha24_19 (.a(hc23_15), .b(hc23_16), .ci(hs24_10), .s(hs24_19), .co(hc24_19));
  wire hs24_20, hc24_20;
  mx_fa ha24_20 (.a(hs24_11), .b(hs24_12), .ci(hs24_13), .s(hs24_20), .co(hc24_20));
  wire hs24_21, hc24_21;
  mx_fa ha24_21 (.a(hs24_14), .b(hs24_15), .ci(hs24_16), .s(hs24_21), .co(hc24_21));
  wire hs24_22, hc24_22;
  mx_fa ha24_22 (.a(hc23_17), .b(hc23_18), .ci(hc23_19), .s(hs24_22), .co(hc24_22));
  wire hs24_23, hc24_23;
  mx_fa ha24_23 (.a(hc23_20), .b(hs24_17), .ci(hc23_21), .s(hs24_23), .co(hc24_23));
  wire hs24_24, hc24_24;
  mx_fa ha24_24 (.a(hs24_18), .b(hs24_19), .ci(hs24_20), .s(hs24_24), .co(hc24_24));
  wire hs24_25, hc24_25;
  mx_fa ha24_25 (.a(hs24_21), .b(hc23_22), .ci(hc23_23), .s(hs24_25), .co(hc24_25));
  wire hs24_26, hc24_26;
  mx_fa ha24_26 (.a(hc23_24), .b(hs24_22), .ci(hs24_23), .s(hs24_26), .co(hc24_26));
  wire hs24_27, hc24_27;
  mx_fa ha24_27 (.a(hs24_24), .b(hc23_25), .ci(hc23_26), .s(hs24_27), .co(hc24_27));
  wire hs24_28, hc24_28;
  mx_fa ha24_28 (.a(hs24_25), .b(hs24_26), .ci(hc23_27), .s(hs24_28), .co(hc24_28));
  wire hs24_29, hc24_29;
  mx_fa ha24_29 (.a(hs24_27), .b(hc23_28), .ci(hs24_28), .s(hs24_29), .co(hc24_29));
  wire hs24_30, hc24_30;
  mx_fa ha24_30 (.a(hc23_29), .b(hs24_29), .ci(hc23_30), .s(hs24_30), .co(hc24_30));
  wire hs24_31, hc24_31;
  mx_ha ha24_31 (.a(hc23_31), .b(hs24_30), .s(hs24_31), .co(hc24_31));
  wire hs25_0, hc25_0;
  mx_fa ha25_0 (.a(t0[25]), .b(t1[25]), .ci(t2[25]), .s(hs25_0), .co(hc25_0));
  wire hs25_1, hc25_1;
  mx_fa ha25_1 (.a(t3[25]), .b(t4[25]), .ci(t5[25]), .s(hs25_1), .co(hc25_1));
  wire hs25_2, hc25_2;
  mx_fa ha25_2 (.a(t6[25]), .b(t7[25]), .ci(t8[25]), .s(hs25_2), .co(hc25_2));
  wire hs25_3, hc25_3;
  mx_fa ha25_3 (.a(t9[25]), .b(t10[25]), .ci(t11[25]), .s(hs25_3), .co(hc25_3));
  wire hs25_4, hc25_4;
  mx_fa ha25_4 (.a(t12[25]), .b(t13[25]), .ci(t14[25]), .s(hs25_4), .co(hc25_4));
  wire hs25_5, hc25_5;
  mx_fa ha25_5 (.a(t15[25]), .b(t16[25]), .ci(t17[25]), .s(hs25_5), .co(hc25_5));
  wire hs25_6, hc25_6;
  mx_fa ha25_6 (.a(t18[25]), .b(t19[25]), .ci(t20[25]), .s(hs25_6), .co(hc25_6));
  wire hs25_7, hc25_7;
  mx_fa ha25_7 (.a(t21[25]), .b(t22[25]), .ci(t23[25]), .s(hs25_7), .co(hc25_7));
  wire hs25_8, hc25_8;
  mx_fa ha25_8 (.a(t24[25]), .b(t25[25]), .ci(t26[25]), .s(hs25_8), .co(hc25_8));
  wire hs25_9, hc25_9;
  mx_fa ha25_9 (.a(t27[25]), .b(t28[25]), .ci(t29[25]), .s(hs25_9), .co(hc25_9));
  wire hs25_10, hc25_10;
  mx_fa ha25_10 (.a(t30[25]), .b(t31[25]), .ci(hc24_0), .s(hs25_10), .co(hc25_10));
  wire hs25_11, hc25_11;
  mx_fa ha25_11 (.a(hc24_1), .b(hc24_2), .ci(hc24_3), .s(hs25_11), .co(hc25_11));
  wire hs25_12, hc25_12;
  mx_fa ha25_12 (.a(hc24_4), .b(hc24_5), .ci(hc24_6), .s(hs25_12), .co(hc25_12));
  wire hs25_13, hc25_13;
  mx_fa ha25_13 (.a(hc24_7), .b(hc24_8), .ci(hc24_9), .s(hs25_13), .co(hc25_13));
  wire hs25_14, hc25_14;
  mx_fa ha25_14 (.a(hs25_0), .b(hs25_1), .ci(hs25_2), .s(hs25_14), .co(hc25_14));
  wire hs25_15, hc25_15;
  mx_fa ha25_15 (.a(hs25_3), .b(hs25_4), .ci(hs25_5), .s(hs25_15), .co(hc25_15));
  wire hs25_16, hc25_16;
  mx_fa ha25_16 (.a(hs25_6), .b(hs25_7), .ci(hs25_8), .s(hs25_16), .co(hc25_16));
  wire hs25_17, hc25_17;
  mx_fa ha25_17 (.a(hs25_9), .b(hc24_10), .ci(hc24_11), .s(hs25_17), .co(hc25_17));
  wire hs25_18, hc25_18;
  mx_fa ha25_18 (.a(hc24_12), .b(hc24_13), .ci(hc24_14), .s(hs25_18), .co(hc25_18));
  wire hs25_19, hc25_19;
  mx_fa ha25_19 (.a(hc24_15), .b(hc24_16), .ci(hs25_10), .s(hs25_19), .co(hc25_19));
  wire hs25_20, hc25_20;
  mx_fa ha25_20 (.a(hs25_11), .b(hs25_12), .ci(hs25_13), .s(hs25_20), .co(hc25_20));
  wire hs25_21, hc25_21;
  mx_fa ha25_21 (.a(hs25_14), .b(hs25_15), .ci(hs25_16), .s(hs25_21), .co(hc25_21));
  wire hs25_22, hc25_22;
  mx_fa ha25_22 (.a(hc24_17), .b(hc24_18), .ci(hc24_19), .s(hs25_22), .co(hc25_22));
  wire hs25_23, hc25_23;
  mx_fa ha25_23 (.a(hc24_20), .b(hs25_17), .ci(hc24_21), .s(hs25_23), .co(hc25_23));
  wire hs25_24, hc25_24;
  mx_fa ha25_24 (.a(hs25_18), .b(hs25_19), .ci(hs25_20), .s(hs25_24), .co(hc25_24));
  wire hs25_25, hc25_25;
  mx_fa ha25_25 (.a(hs25_21), .b(hc24_22), .ci(hc24_23), .s(hs25_25), .co(hc25_25));
  wire hs25_26, hc25_26;
  mx_fa ha25_26 (.a(hc24_24), .b(hs25_22), .ci(hs25_23), .s(hs25_26), .co(hc25_26));
  wire hs25_27, hc25_27;
  mx_fa ha25_27 (.a(hs25_24), .b(hc24_25), .ci(hc24_26), .s(hs25_27), .co(hc25_27));
  wire hs25_28, hc25_28;
  mx_fa ha25_28 (.a(hs25_25), .b(hs25_26), .ci(hc24_27), .s(hs25_28), .co(hc25_28));
  wire hs25_29, hc25_29;
  mx_fa ha25_29 (.a(hs25_27), .b(hc24_28), .ci(hs25_28), .s(hs25_29), .co(hc25_29));
  wire hs25_30, hc25_30;
  mx_fa ha25_30 (.a(hc24_29), .b(hs25_29), .ci(hc24_30), .s(hs25_30), .co(hc25_30));
  wire hs25_31, hc25_31;
  mx_ha ha25_31 (.a(hc24_31), .b(hs25_30), .s(hs25_31), .co(hc25_31));
  wire hs26_0, hc26_0;
  mx_fa ha26_0 (.a(t0[26]), .b(t1[26]), .ci(t2[26]), .s(hs26_0), .co(hc26_0));
  wire hs26_1, hc26_1;
  mx_fa ha26_1 (.a(t3[26]), .b(t4[26]), .ci(t5[26]), .s(hs26_1), .co(hc26_1));
  wire hs26_2, hc26_2;
  mx_fa ha26_2 (.a(t6[26]), .b(t7[26]), .ci(t8[26]), .s(hs26_2), .co(hc26_2));
  wire hs26_3, hc26_3;
  mx_fa ha26_3 (.a(t9[26]), .b(t10[26]), .ci(t11[26]), .s(hs26_3), .co(hc26_3));
  wire hs26_4, hc26_4;
  mx_fa ha26_4 (.a(t12[26]), .b(t13[26]), .ci(t14[26]), .s(hs26_4), .co(hc26_4));
  wire hs26_5, hc26_5;
  mx_fa ha26_5 (.a(t15[26]), .b(t16[26]), .ci(t17[26]), .s(hs26_5), .co(hc26_5));
  wire hs26_6, hc26_6;
  mx_fa ha26_6 (.a(t18[26]), .b(t19[26]), .ci(t20[26]), .s(hs26_6), .co(hc26_6));
  wire hs26_7, hc26_7;
  mx_fa ha26_7 (.a(t21[26]), .b(t22[26]), .ci(t23[26]), .s(hs26_7), .co(hc26_7));
  wire hs26_8, hc26_8;
  mx_fa ha26_8 (.a(t24[26]), .b(t25[26]), .ci(t26[26]), .s(hs26_8), .co(hc26_8));
  wire hs26_9, hc26_9;
  mx_fa ha26_9 (.a(t27[26]), .b(t28[26]), .ci(t29[26]), .s(hs26_9), .co(hc26_9));
  wire hs26_10, hc26_10;
  mx_fa ha26_10 (.a(t30[26]), .b(t31[26]), .ci(hc25_0), .s(hs26_10), .co(hc26_10));
  wire hs26_11, hc26_11;
  mx_fa ha26_11 (.a(hc25_1), .b(hc25_2), .ci(hc25_3), .s(hs26_11), .co(hc26_11));
  wire hs26_12, hc26_12;
  mx_fa ha26_12 (.a(hc25_4), .b(hc25_5), .ci(hc25_6), .s(hs26_12), .co(hc26_12));
  wire hs26_13, hc26_13;
  mx_fa ha26_13 (.a(hc25_7), .b(hc25_8), .ci(hc25_9), .s(hs26_13), .co(hc26_13));
  wire hs26_14, hc26_14;
  mx_fa ha26_14 (.a(hs26_0), .b(hs26_1), .ci(hs26_2), .s(hs26_14), .co(hc26_14));
  wire hs26_15, hc26_15;
  mx_fa ha26_15 (.a(hs26_3), .b(hs26_4), .ci(hs26_5), .s(hs26_15), .co(hc26_15));
  wire hs26_16, hc26_16;
  mx_fa ha26_16 (.a(hs26_6), .b(hs26_7), .ci(hs26_8), .s(hs26_16), .co(hc26_16));
  wire hs26_17, hc26_17;
  mx_fa ha26_17 (.a(hs26_9), .b(hc25_10), .ci(hc25_11), .s(hs26_17), .co(hc26_17));
  wire hs26_18, hc26_18;
  mx_fa ha26_18 (.a(hc25_12), .b(hc25_13), .ci(hc25_14), .s(hs26_18), .co(hc26_18));
  wire hs26_19, hc26_19;
  mx_fa ha26_19 (.a(hc25_15), .b(hc25_16), .ci(hs26_10), .s(hs26_19), .co(hc26_19));
  wire hs26_20, hc26_20;
  mx_fa ha26_20 (.a(hs26_11), .b(hs26_12), .ci(hs26_13), .s(hs26_20), .co(hc26_20));
  wire hs26_21, hc26_21;
  mx_fa ha26_21 (.a(hs26_14), .b(hs26_15), .ci(hs26_16), .s(hs26_21), .co(hc26_21));
  wire hs26_22, hc26_22;
  mx_fa ha26_22 (.a(hc25_17), .b(hc25_18), .ci(hc25_19), .s(hs26_22), .co(hc26_22));
  wire hs26_23, hc26_23;
  mx_fa ha26_23 (.a(hc25_20), .b(hs26_17), .ci(hc25_21), .s(hs26_23), .co(hc26_23));
  wire hs26_24, hc26_24;
  mx_fa ha26_24 (.a(hs26_18), .b(hs26_19), .ci(hs26_20), .s(hs26_24), .co(hc26_24));
  wire hs26_25, hc26_25;
  mx_fa ha26_25 (.a(hs26_21), .b(hc25_22), .ci(hc25_23), .s(hs26_25), .co(hc26_25));
  wire hs26_26, hc26_26;
  mx_fa ha26_26 (.a(hc25_24), .b(hs26_22), .ci(hs26_23), .s(hs26_26), .co(hc26_26));
  wire hs26_27, hc26_27;
  mx_fa ha26_27 (.a(hs26_24), .b(hc25_25), .ci(hc25_26), .s(hs26_27), .co(hc26_27));
  wire hs26_28, hc26_28;
  mx_fa ha26_28 (.a(hs26_25), .b(hs26_26), .ci(hc25_27), .s(hs26_28), .co(hc26_28));
  wire hs26_29, hc26_29;
  mx_fa ha26_29 (.a(hs26_27), .b(hc25_28), .ci(hs26_28), .s(hs26_29), .co(hc26_29));
  wire hs26_30, hc26_30;
  mx_fa ha26_30 (.a(hc25_29), .b(hs26_29), .ci(hc25_30), .s(hs26_30), .co(hc26_30));
  wire hs26_31, hc26_31;
  mx_ha ha26_31 (.a(hc25_31), .b(hs26_30), .s(hs26_31), .co(hc26_31));
  wire hs27_0, hc27_0;
  mx_fa ha27_0 (.a(t0[27]), .b(t1[27]), .ci(t2[27]), .s(hs27_0), .co(hc27_0));
  wire hs27_1, hc27_1;
  mx_fa ha27_1 (.a(t3[27]), .b(t4[27]), .ci(t5[27]), .s(hs27_1), .co(hc27_1));
  wire hs27_2, hc27_2;
  mx_fa ha27_2 (.a(t6[27]), .b(t7[27]), .ci(t8[27]), .s(hs27_2), .co(hc27_2));
  wire hs27_3, hc27_3;
  mx_fa ha27_3 (.a(t9[27]), .b(t10[27]), .ci(t11[27]), .s(hs27_3), .co(hc27_3));
  wire hs27_4, hc27_4;
  mx_fa ha27_4 (.a(t12[27]), .b(t13[27]), .ci(t14[27]), .s(hs27_4), .co(hc27_4));
  wire hs27_5, hc27_5;
  mx_fa ha27_5 (.a(t15[27]), .b(t16[27]), .ci(t17[27]), .s(hs27_5), .co(hc27_5));
  wire hs27_6, hc27_6;
  mx_fa ha27_6 (.a(t18[27]), .b(t19[27]), .ci(t20[27]), .s(hs27_6), .co(hc27_6));
  wire hs27_7, hc27_7;
  mx_fa ha27_7 (.a(t21[27]), .b(t22[27]), .ci(t23[27]), .s(hs27_7), .co(hc27_7));
  wire hs27_8, hc27_8;
  mx_fa ha27_8 (.a(t24[27]), .b(t25[27]), .ci(t26[27]), .s(hs27_8), .co(hc27_8));
  wire hs27_9, hc27_9;
  mx_fa ha27_9 (.a(t27[27]), .b(t28[27]), .ci(t29[27]), .s(hs27_9), .co(hc27_9));
  wire hs27_10, hc27_10;
  mx_fa ha27_10 (.a(t30[27]), .b(t31[27]), .ci(hc26_0), .s(hs27_10), .co(hc27_10));
  wire hs27_11, hc27_11;
  mx_fa ha27_11 (.a(hc26_1), .b(hc26_2), .ci(hc26_3), .s(hs27_11), .co(hc27_11));
  wire hs27_12, hc27_12;
  mx_fa ha27_12 (.a(hc26_4), .b(hc26_5), .ci(hc26_6), .s(hs27_12), .co(hc27_12));
  wire hs27_13, hc27_13;
  mx_fa ha27_13 (.a(hc26_7), .b(hc26_8), .ci(hc26_9), .s(hs27_13), .co(hc27_13));
  wire hs27_14, hc27_14;
  mx_fa ha27_14 (.a(hs27_0), .b(hs27_1), .ci(hs27_2), .s(hs27_14), .co(hc27_14));
  wire hs27_15, hc27_15;
  mx_fa ha27_15 (.a(hs27_3), .b(hs27_4), .ci(hs27_5), .s(hs27_15), .co(hc27_15));
  wire hs27_16, hc27_16;
  mx_fa ha27_16 (.a(hs27_6), .b(hs27_7), .ci(hs27_8), .s(hs27_16), .co(hc27_16));
  wire hs27_17, hc27_17;
  mx_fa ha27_17 (.a(hs27_9), .b(hc26_10), .ci(hc26_11), .s(hs27_17), .co(hc27_17));
  wire hs27_18, hc27_18;
  mx_fa ha27_18 (.a(hc26_12), .b(hc26_13), .ci(hc26_14), .s(hs27_18), .co(hc27_18));
  wire hs27_19, hc27_19;
  mx_fa ha27_19 (.a(hc26_15), .b(hc26_16), .ci(hs27_10), .s(hs27_19), .co(hc27_19));
  wire hs27_20, hc27_20;
  mx_fa ha27_20 (.a(hs27_11), .b(hs27_12), .ci(hs27_13), .s(hs27_20), .co(hc27_20));
  wire hs27_21, hc27_21;
  mx_fa ha27_21 (.a(hs27_14), .b(hs27_15), .ci(hs27_16), .s(hs27_21), .co(hc27_21));
  wire hs27_22, hc27_22;
  mx_fa ha27_22 (.a(hc26_17), .b(hc26_18), .ci(hc26_19), .s(hs27_22), .co(hc27_22));
  wire hs27_23, hc27_23;
  mx_fa ha27_23 (.a(hc26_20), .b(hs27_17), .ci(hc26_21), .s(hs27_23), .co(hc27_23));
  wire hs27_24, hc27_24;
  mx_fa ha27_24 (.a(hs27_18), .b(hs27_19), .ci(hs27_20), .s(hs27_24), .co(hc27_24));
  wire hs27_25, hc27_25;
  mx_fa ha27_25 (.a(hs27_21), .b(hc26_22), .ci(hc26_23), .s(hs27_25), .co(hc27_25));
  wire hs27_26, hc27_26;
  mx_fa ha27_26 (.a(hc26_24), .b(hs27_22), .ci(hs27_23), .s(hs27_26), .co(hc27_26));
  wire hs27_27, hc27_27;
  mx_fa ha27_27 (.a(hs27_24), .b(hc26_25), .ci(hc26_26), .s(hs27_27), .co(hc27_27));
  wire hs27_28, hc27_28;
  mx_fa ha27_28 (.a(hs27_25), .b(hs27_26), .ci(hc26_27), .s(hs27_28), .co(hc27_28));
  wire hs27_29, hc27_29;
  mx_fa ha27_29 (.a(hs27_27), .b(hc26_28), .ci(hs27_28), .s(hs27_29), .co(hc27_29));
  wire hs27_30, hc27_30;
  mx_fa ha27_30 (.a(hc26_29), .b(hs27_29), .ci(hc26_30), .s(hs27_30), .co(hc27_30));
  wire hs27_31, hc27_31;
  mx_ha ha27_31 (.a(hc26_31), .b(hs27_30), .s(hs27_31), .co(hc27_31));
  wire hs28_0, hc28_0;
  mx_fa ha28_0 (.a(t0[28]), .b(t1[28]), .ci(t2[28]), .s(hs28_0), .co(hc28_0));
  wire hs28_1, hc28_1;
  mx_fa ha28_1 (.a(t3[28]), .b(t4[28]), .ci(t5[28]), .s(hs28_1), .co(hc28_1));
  wire hs28_2, hc28_2;
  mx_fa ha28_2 (.a(t6[28]), .b(t7[28]), .ci(t8[28]), .s(hs28_2), .co(hc28_2));
  wire hs28_3, hc28_3;
  mx_fa ha28_3 (.a(t9[28]), .b(t10[28]), .ci(t11[28]), .s(hs28_3), .co(hc28_3));
  wire hs28_4, hc28_4;
  mx_fa ha28_4 (.a(t12[28]), .b(t13[28]), .ci(t14[28]), .s(hs28_4), .co(hc28_4));
  wire hs28_5, hc28_5;
  mx_fa ha28_5 (.a(t15[28]), .b(t16[28]), .ci(t17[28]), .s(hs28_5), .co(hc28_5));
  wire hs28_6, hc28_6;
  mx_fa ha28_6 (.a(t18[28]), .b(t19[28]), .ci(t20[28]), .s(hs28_6), .co(hc28_6));
  wire hs28_7, hc28_7;
  mx_fa ha28_7 (.a(t21[28]), .b(t22[28]), .ci(t23[28]), .s(hs28_7), .co(hc28_7));
  wire hs28_8, hc28_8;
  mx_fa ha28_8 (.a(t24[28]), .b(t25[28]), .ci(t26[28]), .s(hs28_8), .co(hc28_8));
  wire hs28_9, hc28_9;
  mx_fa ha28_9 (.a(t27[28]), .b(t28[28]), .ci(t29[28]), .s(hs28_9), .co(hc28_9));
  wire hs28_10, hc28_10;
  mx_fa ha28_10 (.a(t30[28]), .b(t31[28]), .ci(hc27_0), .s(hs28_10), .co(hc28_10));
  wire hs28_11, hc28_11;
  mx_fa ha28_11 (.a(hc27_1), .b(hc27_2), .ci(hc27_3), .s(hs28_11), .co(hc28_11));
  wire hs28_12, hc28_12;
  mx_fa ha28_12 (.a(hc27_4), .b(hc27_5), .ci(hc27_6), .s(hs28_12), .co(hc28_12));
  wire hs28_13, hc28_13;
  mx_fa ha28_13 (.a(hc27_7), .b(hc27_8), .ci(hc27_9), .s(hs28_13), .co(hc28_13));
  wire hs28_14, hc28_14;
  mx_fa ha28_14 (.a(hs28_0), .b(hs28_1), .ci(hs28_2), .s(hs28_14), .co(hc28_14));
  wire hs28_15, hc28_15;
  mx_fa ha28_15 (.a(hs28_3), .b(hs28_4), .ci(hs28_5), .s(hs28_15), .co(hc28_15));
  wire hs28_16, hc28_16;
  mx_fa ha28_16 (.a(hs28_6), .b(hs28_7), .ci(hs28_8), .s(hs28_16), .co(hc28_16));
  wire hs28_17, hc28_17;
  mx_fa ha28_17 (.a(hs28_9), .b(hc27_10), .ci(hc27_11), .s(hs28_17), .co(hc28_17));
  wire hs28_18, hc28_18;
  mx_fa ha28_18 (.a(hc27_12), .b(hc27_13), .ci(hc27_14), .s(hs28_18), .co(hc28_18));
  wire hs28_19, hc28_19;
  mx_fa ha28_19 (.a(hc27_15), .b(hc27_16), .ci(hs28_10), .s(hs28_19), .co(hc28_19));
  wire hs28_20, hc28_20;
  mx_fa ha28_20 (.a(hs28_11), .b(hs28_12), .ci(hs28_13), .s(hs28_20), .co(hc28_20));
  wire hs28_21, hc28_21;
  mx_fa ha28_21 (.a(hs28_14), .b(hs28_15), .ci(hs28_16), .s(hs28_21), .co(hc28_21));
  wire hs28_22, hc28_22;
  mx_fa ha28_22 (.a(hc27_17), .b(hc27_18), .ci(hc27_19), .s(hs28_22), .co(hc28_22));
  wire hs28_23, hc28_23;
  mx_fa ha28_23 (.a(hc27_20), .b(hs28_17), .ci(hc27_21), .s(hs28_23), .co(hc28_23));
  wire hs28_24, hc28_24;
  mx_fa ha28_24 (.a(hs28_18), .b(hs28_19), .ci(hs28_20), .s(hs28_24), .co(hc28_24));
  wire hs28_25, hc28_25;
  mx_fa ha28_25 (.a(hs28_21), .b(hc27_22), .ci(hc27_23), .s(hs28_25), .co(hc28_25));
  wire hs28_26, hc28_26;
  mx_fa ha28_26 (.a(hc27_24), .b(hs28_22), .ci(hs28_23), .s(hs28_26), .co(hc28_26));
  wire hs28_27, hc28_27;
  mx_fa ha28_27 (.a(hs28_24), .b(hc27_25), .ci(hc27_26), .s(hs28_27), .co(hc28_27));
  wire hs28_28, hc28_28;
  mx_fa ha28_28 (.a(hs28_25), .b(hs28_26), .ci(hc27_27), .s(hs28_28), .co(hc28_28));
  wire hs28_29, hc28_29;
  mx_fa ha28_29 (.a(hs28_27), .b(hc27_28), .ci(hs28_28), .s(hs28_29), .co(hc28_29));
  wire hs28_30, hc28_30;
  mx_fa ha28_30 (.a(hc27_29), .b(hs28_29), .ci(hc27_30), .s(hs28_30), .co(hc28_30));
  wire hs28_31, hc28_31;
  mx_ha ha28_31 (.a(hc27_31), .b(hs28_30), .s(hs28_31), .co(hc28_31));
  wire hs29_0, hc29_0;
  mx_fa ha29_0 (.a(t0[29]), .b(t1[29]), .ci(t2[29]), .s(hs29_0), .co(hc29_0));
  wire hs29_1, hc29_1;
  mx_fa ha29_1 (.a(t3[29]), .b(t4[29]), .ci(t5[29]), .s(hs29_1), .co(hc29_1));
  wire hs29_2, hc29_2;
  mx_fa ha29_2 (.a(t6[29]), .b(t7[29]), .ci(t8[29]), .s(hs29_2), .co(hc29_2));
  wire hs29_3, hc29_3;
  mx_fa ha29_3 (.a(t9[29]), .b(t10[29]), .ci(t11[29]), .s(hs29_3), .co(hc29_3));
  wire hs29_4, hc29_4;
  mx_fa ha29_4 (.a(t12[29]), .b(t13[29]), .ci(t14[29]), .s(hs29_4), .co(hc29_4));
  wire hs29_5, hc29_5;
  mx_fa ha29_5 (.a(t15[29]), .b(t16[29]), .ci(t17[29]), .s(hs29_5), .co(hc29_5));
  wire hs29_6, hc29_6;
  mx_fa ha29_6 (.a(t18[29]), .b(t19[29]), .ci(t20[29]), .s(hs29_6), .co(hc29_6));
  wire hs29_7, hc29_7;
  mx_fa ha29_7 (.a(t21[29]), .b(t22[29]), .ci(t23[29]), .s(hs29_7), .co(hc29_7));
  wire hs29_8, hc29_8;
  mx_fa ha29_8 (.a(t24[29]), .b(t25[29]), .ci(t26[29]), .s(hs29_8), .co(hc29_8));
  wire hs29_9, hc29_9;
  mx_fa ha29_9 (.a(t27[29]), .b(t28[29]), .ci(t29[29]), .s(hs29_9), .co(hc29_9));
  wire hs29_10, hc29_10;
  mx_fa ha29_10 (.a(t30[29]), .b(t31[29]), .ci(hc28_0), .s(hs29_10), .co(hc29_10));
  wire hs29_11, hc29_11;
  mx_fa ha29_11 (.a(hc28_1), .b(hc28_2), .ci(hc28_3), .s(hs29_11), .co(hc29_11));
  wire hs29_12, hc29_12;
  mx_fa ha29_12 (.a(hc28_4), .b(hc28_5), .ci(hc28_6), .s(hs29_12), .co(hc29_12));
  wire hs29_13, hc29_13;
  mx_fa ha29_13 (.a(hc28_7), .b(hc28_8), .ci(hc28_9), .s(hs29_13), .co(hc29_13));
  wire hs29_14, hc29_14;
  mx_fa ha29_14 (.a(hs29_0), .b(hs29_1), .ci(hs29_2), .s(hs29_14), .co(hc29_14));
  wire hs29_15, hc29_15;
  mx_fa ha29_15 (.a(hs29_3), .b(hs29_4), .ci(hs29_5), .s(hs29_15), .co(hc29_15));
  wire hs29_16, hc29_16;
  mx_fa ha29_16 (.a(hs29_6), .b(hs29_7), .ci(hs29_8), .s(hs29_16), .co(hc29_16));
  wire hs29_17, hc29_17;
  mx_fa ha29_17 (.a(hs29_9), .b(hc28_10), .ci(hc28_11), .s(hs29_17), .co(hc29_17));
  wire hs29_18, hc29_18;
  mx_fa ha29_18 (.a(hc28_12), .b(hc28_13), .ci(hc28_14), .s(hs29_18), .co(hc29_18));
  wire hs29_19, hc29_19;
  mx_fa ha29_19 (.a(hc28_15), .b(hc28_16), .ci(hs29_10), .s(hs29_19), .co(hc29_19));
  wire hs29_20, hc29_20;
  mx_fa ha29_20 (.a(hs29_11), .b(hs29_12), .ci(hs29_13), .s(hs29_20), .co(hc29_20));
  wire hs29_21, hc29_21;
  mx_fa ha29_21 (.a(hs29_14), .b(hs29_15), .ci(hs29_16), .s(hs29_21), .co(hc29_21));
  wire hs29_22, hc29_22;
  mx_fa ha29_22 (.a(hc28_17), .b(hc28_18), .ci(hc28_19), .s(hs29_22), .co(hc29_22));
  wire hs29_23, hc29_23;
  mx_fa ha29_23 (.a(hc28_20), .b(hs29_17), .ci(hc28_21), .s(hs29_23), .co(hc29_23));
  wire hs29_24, hc29_24;
  mx_fa ha29_24 (.a(hs29_18), .b(hs29_19), .ci(hs29_20), .s(hs29_24), .co(hc29_24));
  wire hs29_25, hc29_25;
  mx_fa ha29_25 (.a(hs29_21), .b(hc28_22), .ci(hc28_23), .s(hs29_25), .co(hc29_25));
  wire hs29_26, hc29_26;
  mx_fa ha29_26 (.a(hc28_24), .b(hs29_22), .ci(hs29_23), .s(hs29_26), .co(hc29_26));
  wire hs29_27, hc29_27;
  mx_fa ha29_27 (.a(hs29_24), .b(hc28_25), .ci(hc28_26), .s(hs29_27), .co(hc29_27));
  wire hs29_28, hc29_28;
  mx_fa ha29_28 (.a(hs29_25), .b(hs29_26), .ci(hc28_27), .s(hs29_28), .co(hc29_28));
  wire hs29_29, hc29_29;
  mx_fa ha29_29 (.a(hs29_27), .b(hc28_28), .ci(hs29_28), .s(hs29_29), .co(hc29_29));
  wire hs29_30, hc29_30;
  mx_fa ha29_30 (.a(hc28_29), .b(hs29_29), .ci(hc28_30), .s(hs29_30), .co(hc29_30));
  wire hs29_31, hc29_31;
  mx_ha ha29_31 (.a(hc28_31), .b(hs29_30), .s(hs29_31), .co(hc29_31));
  wire hs30_0, hc30_0;
  mx_fa ha30_0 (.a(t0[30]), .b(t1[30]), .ci(t2[30]), .s(hs30_0), .co(hc30_0));
  wire hs30_1, hc30_1;
  mx_fa ha30_1 (.a(t3[30]), .b(t4[30]), .ci(t5[30]), .s(hs30_1), .co(hc30_1));
  wire hs30_2, hc30_2;
  mx_fa ha30_2 (.a(t6[30]), .b(t7[30]), .ci(t8[30]), .s(hs30_2), .co(hc30_2));
  wire hs30_3, hc30_3;
  mx_fa ha30_3 (.a(t9[30]), .b(t10[30]), .ci(t11[30]), .s(hs30_3), .co(hc30_3));
  wire hs30_4, hc30_4;
  mx_fa ha30_4 (.a(t12[30]), .b(t13[30]), .ci(t14[30]), .s(hs30_4), .co(hc30_4));
  wire hs30_5, hc30_5;
  mx_fa ha30_5 (.a(t15[30]), .b(t16[30]), .ci(t17[30]), .s(hs30_5), .co(hc30_5));
  wire hs30_6, hc30_6;
  mx_fa ha30_6 (.a(t18[30]), .b(t19[30]), .ci(t20[30]), .s(hs30_6), .co(hc30_6));
  wire hs30_7, hc30_7;
  mx_fa ha30_7 (.a(t21[30]), .b(t22[30]), .ci(t23[30]), .s(hs30_7), .co(hc30_7));
  wire hs30_8, hc30_8;
  mx_fa ha30_8 (.a(t24[30]), .b(t25[30]), .ci(t26[30]), .s(hs30_8), .co(hc30_8));
  wire hs30_9, hc30_9;
  mx_fa ha30_9 (.a(t27[30]), .b(t28[30]), .ci(t29[30]), .s(hs30_9), .co(hc30_9));
  wire hs30_10, hc30_10;
  mx_fa ha30_10 (.a(t30[30]), .b(t31[30]), .ci(hc29_0), .s(hs30_10), .co(hc30_10));
  wire hs30_11, hc30_11;
  mx_fa ha30_11 (.a(hc29_1), .b(hc29_2), .ci(hc29_3), .s(hs30_11), .co(hc30_11));
  wire hs30_12, hc30_12;
  mx_fa ha30_12 (.a(hc29_4), .b(hc29_5), .ci(hc29_6), .s(hs30_12), .co(hc30_12));
  wire hs30_13, hc30_13;
  mx_fa ha30_13 (.a(hc29_7), .b(hc29_8), .ci(hc29_9), .s(hs30_13), .co(hc30_13));
  wire hs30_14, hc30_14;
  mx_fa ha30_14 (.a(hs30_0), .b(hs30_1), .ci(hs30_2), .s(hs30_14), .co(hc30_14));
  wire hs30_15, hc30_15;
  mx_fa ha30_15 (.a(hs30_3), .b(hs30_4), .ci(hs30_5), .s(hs30_15), .co(hc30_15));
  wire hs30_16, hc30_16;
  mx_fa ha30_16 (.a(hs30_6), .b(hs30_7), .ci(hs30_8), .s(hs30_16), .co(hc30_16));
  wire hs30_17, hc30_17;
  mx_fa ha30_17 (.a(hs30_9), .b(hc29_10), .ci(hc29_11), .s(hs30_17), .co(hc30_17));
  wire hs30_18, hc30_18;
  mx_fa ha30_18 (.a(hc29_12), .b(hc29_13), .ci(hc29_14), .s(hs30_18), .co(hc30_18));
  wire hs30_19, hc30_19;
  mx_fa ha30_19 (.a(hc29_15), .b(hc29_16), .ci(hs30_10), .s(hs30_19), .co(hc30_19));
  wire hs30_20, hc30_20;
  mx_fa ha30_20 (.a(hs30_11), .b(hs30_12), .ci(hs30_13), .s(hs30_20), .co(hc30_20));
  wire hs30_21, hc30_21;
  mx_fa ha30_21 (.a(hs30_14), .b(hs30_15), .ci(hs30_16), .s(hs30_21), .co(hc30_21));
  wire hs30_22, hc30_22;
  mx_fa ha30_22 (.a(hc29_17), .b(hc29_18), .ci(hc29_19), .s(hs30_22), .co(hc30_22));
  wire hs30_23, hc30_23;
  mx_fa ha30_23 (.a(hc29_20), .b(hs30_17), .ci(hc29_21), .s(hs30_23), .co(hc30_23));
  wire hs30_24, hc30_24;
  mx_fa ha30_24 (.a(hs30_18), .b(hs30_19), .ci(hs30_20), .s(hs30_24), .co(hc30_24));
  wire hs30_25, hc30_25;
  mx_fa ha30_25 (.a(hs30_21), .b(hc29_22), .ci(hc29_23), .s(hs30_25), .co(hc30_25));
  wire hs30_26, hc30_26;
  mx_fa ha30_26 (.a(hc29_24), .b(hs30_22), .ci(hs30_23), .s(hs30_26), .co(hc30_26));
  wire hs30_27, hc30_27;
  mx_fa ha30_27 (.a(hs30_24), .b(hc29_25), .ci(hc29_26), .s(hs30_27), .co(hc30_27));
  wire hs30_28, hc30_28;
  mx_fa ha30_28 (.a(hs30_25), .b(hs30_26), .ci(hc29_27), .s(hs30_28), .co(hc30_28));
  wire hs30_29, hc30_29;
  mx_fa ha30_29 (.a(hs30_27), .b(hc29_28), .ci(hs30_28), .s(hs30_29), .co(hc30_29));
  wire hs30_30, hc30_30;
  mx_fa ha30_30 (.a(hc29_29), .b(hs30_29), .ci(hc29_30), .s(hs30_30), .co(hc30_30));
  wire hs30_31, hc30_31;
  mx_ha ha30_31 (.a(hc29_31), .b(hs30_30), .s(hs30_31), .co(hc30_31));
  wire hs31_0, hc31_0;
  mx_fa ha31_0 (.a(t0[31]), .b(t1[31]), .ci(t2[31]), .s(hs31_0), .co(hc31_0));
  wire hs31_1, hc31_1;
  mx_fa ha31_1 (.a(t3[31]), .b(t4[31]), .ci(t5[31]), .s(hs31_1), .co(hc31_1));
  wire hs31_2, hc31_2;
  mx_fa ha31_2 (.a(t6[31]), .b(t7[31]), .ci(t8[31]), .s(hs31_2), .co(hc31_2));
  wire hs31_3, hc31_3;
  mx_fa ha31_3 (.a(t9[31]), .b(t10[31]), .ci(t11[31]), .s(hs31_3), .co(hc31_3));
  wire hs31_4, hc31_4;
  mx_fa ha31_4 (.a(t12[31]), .b(t13[31]), .ci(t14[31]), .s(hs31_4), .co(hc31_4));
  wire hs31_5, hc31_5;
  mx_fa ha31_5 (.a(t15[31]), .b(t16[31]), .ci(t17[31]), .s(hs31_5), .co(hc31_5));
  wire hs31_6, hc31_6;
  mx_fa ha31_6 (.a(t18[31]), .b(t19[31]), .ci(t20[31]), .s(hs31_6), .co(hc31_6));
  wire hs31_7, hc31_7;
  mx_fa ha31_7 (.a(t21[31]), .b(t22[31]), .ci(t23[31]), .s(hs31_7), .co(hc31_7));
  wire hs31_8, hc31_8;
  mx_fa ha31_8 (.a(t24[31]), .b(t25[31]), .ci(t26[31]), .s(hs31_8), .co(hc31_8));
  wire hs31_9, hc31_9;
  mx_fa ha31_9 (.a(t27[31]), .b(t28[31]), .ci(t29[31]), .s(hs31_9), .co(hc31_9));
  wire hs31_10, hc31_10;
  mx_fa ha31_10 (.a(t30[31]), .b(t31[31]), .ci(hc30_0), .s(hs31_10), .co(hc31_10));
  wire hs31_11, hc31_11;
  mx_fa ha31_11 (.a(hc30_1), .b(hc30_2), .ci(hc30_3), .s(hs31_11), .co(hc31_11));
  wire hs31_12, hc31_12;
  mx_fa ha31_12 (.a(hc30_4), .b(hc30_5), .ci(hc30_6), .s(hs31_12), .co(hc31_12));
  wire hs31_13, hc31_13;
  mx_fa ha31_13 (.a(hc30_7), .b(hc30_8), .ci(hc30_9), .s(hs31_13), .co(hc31_13));
  wire hs31_14, hc31_14;
  mx_fa ha31_14 (.a(hs31_0), .b(hs31_1), .ci(hs31_2), .s(hs31_14), .co(hc31_14));
  wire hs31_15, hc31_15;
  mx_fa ha31_15 (.a(hs31_3), .b(hs31_4), .ci(hs31_5), .s(hs31_15), .co(hc31_15));
  wire hs31_16, hc31_16;
  mx_fa ha31_16 (.a(hs31_6), .b(hs31_7), .ci(hs31_8), .s(hs31_16), .co(hc31_16));
  wire hs31_17, hc31_17;
  mx_fa ha31_17 (.a(hs31_9), .b(hc30_10), .ci(hc30_11), .s(hs31_17), .co(hc31_17));
  wire hs31_18, hc31_18;
  mx_fa ha31_18 (.a(hc30_12), .b(hc30_13), .ci(hc30_14), .s(hs31_18), .co(hc31_18));
  wire hs31_19, hc31_19;
  mx_fa ha31_19 (.a(hc30_15), .b(hc30_16), .ci(hs31_10), .s(hs31_19), .co(hc31_19));
  wire hs31_20, hc31_20;
  mx_fa ha31_20 (.a(hs31_11), .b(hs31_12), .ci(hs31_13), .s(hs31_20), .co(hc31_20));
  wire hs31_21, hc31_21;
  mx_fa ha31_21 (.a(hs31_14), .b(hs31_15), .ci(hs31_16), .s(hs31_21), .co(hc31_21));
  wire hs31_22, hc31_22;
  mx_fa ha31_22 (.a(hc30_17), .b(hc30_18), .ci(hc30_19), .s(hs31_22), .co(hc31_22));
  wire hs31_23, hc31_23;
  mx_fa ha31_23 (.a(hc30_20), .b(hs31_17), .ci(hc30_21), .s(hs31_23), .co(hc31_23));
  wire hs31_24, hc31_24;
  mx_fa ha31_24 (.a(hs31_18), .b(hs31_19), .ci(hs31_20), .s(hs31_24), .co(hc31_24));
  wire hs31_25, hc31_25;
  mx_fa ha31_25 (.a(hs31_21), .b(hc30_22), .ci(hc30_23), .s(hs31_25), .co(hc31_25));
  wire hs31_26, hc31_26;
  mx_fa ha31_26 (.a(hc30_24), .b(hs31_22), .ci(hs31_23), .s(hs31_26), .co(hc31_26));
  wire hs31_27, hc31_27;
  mx_fa ha31_27 (.a(hs31_24), .b(hc30_25), .ci(hc30_26), .s(hs31_27), .co(hc31_27));
  wire hs31_28, hc31_28;
  mx_fa ha31_28 (.a(hs31_25), .b(hs31_26), .ci(hc30_27), .s(hs31_28), .co(hc31_28));
  wire hs31_29, hc31_29;
  mx_fa ha31_29 (.a(hs31_27), .b(hc30_28), .ci(hs31_28), .s(hs31_29), .co(hc31_29));
  wire hs31_30, hc31_30;
  mx_fa ha31_30 (.a(hc30_29), .b(hs31_29), .ci(hc30_30), .s(hs31_30), .co(hc31_30));
  wire hs31_31, hc31_31;
  mx_ha ha31_31 (.a(hc30_31), .b(hs31_30), .s(hs31_31), .co(hc31_31));
  wire hs32_0, hc32_0;
  mx_fa ha32_0 (.a(t0[32]), .b(t1[32]), .ci(t2[32]), .s(hs32_0), .co(hc32_0));
  wire hs32_1, hc32_1;
  mx_fa ha32_1 (.a(t3[32]), .b(t4[32]), .ci(t5[32]), .s(hs32_1), .co(hc32_1));
  wire hs32_2, hc32_2;
  mx_fa ha32_2 (.a(t6[32]), .b(t7[32]), .ci(t8[32]), .s(hs32_2), .co(hc32_2));
  wire hs32_3, hc32_3;
  mx_fa ha32_3 (.a(t9[32]), .b(t10[32]), .ci(t11[32]), .s(hs32_3), .co(hc32_3));
  wire hs32_4, hc32_4;
  mx_fa ha32_4 (.a(t12[32]), .b(t13[32]), .ci(t14[32]), .s(hs32_4), .co(hc32_4));
  wire hs32_5, hc32_5;
  mx_fa ha32_5 (.a(t15[32]), .b(t16[32]), .ci(t17[32]), .s(hs32_5), .co(hc32_5));
  wire hs32_6, hc32_6;
  mx_fa ha32_6 (.a(t18[32]), .b(t19[32]), .ci(t20[32]), .s(hs32_6), .co(hc32_6));
  wire hs32_7, hc32_7;
  mx_fa ha32_7 (.a(t21[32]), .b(t22[32]), .ci(t23[32]), .s(hs32_7), .co(hc32_7));
  wire hs32_8, hc32_8;
  mx_fa ha32_8 (.a(t24[32]), .b(t25[32]), .ci(t26[32]), .s(hs32_8), .co(hc32_8));
  wire hs32_9, hc32_9;
  mx_fa ha32_9 (.a(t27[32]), .b(t28[32]), .ci(t29[32]), .s(hs32_9), .co(hc32_9));
  wire hs32_10, hc32_10;
  mx_fa ha32_10 (.a(t30[32]), .b(t31[32]), .ci(hc31_0), .s(hs32_10), .co(hc32_10));
  wire hs32_11, hc32_11;
  mx_fa ha32_11 (.a(hc31_1), .b(hc31_2), .ci(hc31_3), .s(hs32_11), .co(hc32_11));
  wire hs32_12, hc32_12;
  mx_fa ha32_12 (.a(hc31_4), .b(hc31_5), .ci(hc31_6), .s(hs32_12), .co(hc32_12));
  wire hs32_13, hc32_13;
  mx_fa ha32_13 (.a(hc31_7), .b(hc31_8), .ci(hc31_9), .s(hs32_13), .co(hc32_13));
  wire hs32_14, hc32_14;
  mx_fa ha32_14 (.a(hs32_0), .b(hs32_1), .ci(hs32_2), .s(hs32_14), .co(hc32_14));
  wire hs32_15, hc32_15;
  mx_fa ha32_15 (.a(hs32_3), .b(hs32_4), .ci(hs32_5), .s(hs32_15), .co(hc32_15));
  wire hs32_16, hc32_16;
  mx_fa ha32_16 (.a(hs32_6), .b(hs32_7), .ci(hs32_8), .s(hs32_16), .co(hc32_16));
  wire hs32_17, hc32_17;
  mx_fa ha32_17 (.a(hs32_9), .b(hc31_10), .ci(hc31_11), .s(hs32_17), .co(hc32_17));
  wire hs32_18, hc32_18;
  mx_fa ha32_18 (.a(hc31_12), .b(hc31_13), .ci(hc31_14), .s(hs32_18), .co(hc32_18));
  wire hs32_19, hc32_19;
  mx_fa ha32_19 (.a(hc31_15), .b(hc31_16), .ci(hs32_10), .s(hs32_19), .co(hc32_19));
  wire hs32_20, hc32_20;
  mx_fa ha32_20 (.a(hs32_11), .b(hs32_12), .ci(hs32_13), .s(hs32_20), .co(hc32_20));
  wire hs32_21, hc32_21;
  mx_fa ha32_21 (.a(hs32_14), .b(hs32_15), .ci(hs32_16), .s(hs32_21), .co(hc32_21));
  wire hs32_22, hc32_22;
  mx_fa ha32_22 (.a(hc31_17), .b(hc31_18), .ci(hc31_19), .s(hs32_22), .co(hc32_22));
  wire hs32_23, hc32_23;
  mx_fa ha32_23 (.a(hc31_20), .b(hs32_17), .ci(hc31_21), .s(hs32_23), .co(hc32_23));
  wire hs32_24, hc32_24;
  mx_fa ha32_24 (.a(hs32_18), .b(hs32_19), .ci(hs32_20), .s(hs32_24), .co(hc32_24));
  wire hs32_25, hc32_25;
  mx_fa ha32_25 (.a(hs32_21), .b(hc31_22), .ci(hc31_23), .s(hs32_25), .co(hc32_25));
  wire hs32_26, hc32_26;
  mx_fa ha32_26 (.a(hc31_24), .b(hs32_22), .ci(hs32_23), .s(hs32_26), .co(hc32_26));
  wire hs32_27, hc32_27;
  mx_fa ha32_27 (.a(hs32_24), .b(hc31_25), .ci(hc31_26), .s(hs32_27), .co(hc32_27));
  wire hs32_28, hc32_28;
  mx_fa ha32_28 (.a(hs32_25), .b(hs32_26), .ci(hc31_27), .s(hs32_28), .co(hc32_28));
  wire hs32_29, hc32_29;
  mx_fa ha32_29 (.a(hs32_27), .b(hc31_28), .ci(hs32_28), .s(hs32_29), .co(hc32_29));
  wire hs32_30, hc32_30;
  mx_fa ha32_30 (.a(hc31_29), .b(hs32_29), .ci(hc31_30), .s(hs32_30), .co(hc32_30));
  wire hs32_31, hc32_31;
  mx_ha ha32_31 (.a(hc31_31), .b(hs32_30), .s(hs32_31), .co(hc32_31));
  wire hs33_0, hc33_0;
  mx_fa ha33_0 (.a(t0[33]), .b(t1[33]), .ci(t2[33]), .s(hs33_0), .co(hc33_0));
  wire hs33_1, hc33_1;
  mx_fa ha33_1 (.a(t3[33]), .b(t4[33]), .ci(t5[33]), .s(hs33_1), .co(hc33_1));
  wire hs33_2, hc33_2;
  mx_fa ha33_2 (.a(t6[33]), .b(t7[33]), .ci(t8[33]), .s(hs33_2), .co(hc33_2));
  wire hs33_3, hc33_3;
  mx_fa ha33_3 (.a(t9[33]), .b(t10[33]), .ci(t11[33]), .s(hs33_3), .co(hc33_3));
  wire hs33_4, hc33_4;
  mx_fa ha33_4 (.a(t12[33]), .b(t13[33]), .ci(t14[33]), .s(hs33_4), .co(hc33_4));
  wire hs33_5, hc33_5;
  mx_fa ha33_5 (.a(t15[33]), .b(t16[33]), .ci(t17[33]), .s(hs33_5), .co(hc33_5));
  wire hs33_6, hc33_6;
  mx_fa ha33_6 (.a(t18[33]), .b(t19[33]), .ci(t20[33]), .s(hs33_6), .co(hc33_6));
  wire hs33_7, hc33_7;
  mx_fa ha33_7 (.a(t21[33]), .b(t22[33]), .ci(t23[33]), .s(hs33_7), .co(hc33_7));
  wire hs33_8, hc33_8;
  mx_fa ha33_8 (.a(t24[33]), .b(t25[33]), .ci(t26[33]), .s(hs33_8), .co(hc33_8));
  wire hs33_9, hc33_9;
  mx_fa ha33_9 (.a(t27[33]), .b(t28[33]), .ci(t29[33]), .s(hs33_9), .co(hc33_9));
  wire hs33_10, hc33_10;
  mx_fa ha33_10 (.a(t30[33]), .b(t31[33]), .ci(hc32_0), .s(hs33_10), .co(hc33_10));
  wire hs33_11, hc33_11;
  mx_fa ha33_11 (.a(hc32_1), .b(hc32_2), .ci(hc32_3), .s(hs33_11), .co(hc33_11));
  wire hs33_12, hc33_12;
  mx_fa ha33_12 (.a(hc32_4), .b(hc32_5), .ci(hc32_6), .s(hs33_12), .co(hc33_12));
  wire hs33_13, hc33_13;
  mx_fa ha33_13 (.a(hc32_7), .b(hc32_8), .ci(hc32_9), .s(hs33_13), .co(hc33_13));
  wire hs33_14, hc33_14;
  mx_fa ha33_14 (.a(hs33_0), .b(hs33_1), .ci(hs33_2), .s(hs33_14), .co(hc33_14));
  wire hs33_15, hc33_15;
  mx_fa ha33_15 (.a(hs33_3), .b(hs33_4), .ci(hs33_5), .s(hs33_15), .co(hc33_15));
  wire hs33_16, hc33_16;
  mx_fa ha33_16 (.a(hs33_6), .b(hs33_7), .ci(hs33_8), .s(hs33_16), .co(hc33_16));
  wire hs33_17, hc33_17;
  mx_fa ha33_17 (.a(hs33_9), .b(hc32_10), .ci(hc32_11), .s(hs33_17), .co(hc33_17));
  wire hs33_18, hc33_18;
  mx_fa ha33_18 (.a(hc32_12), .b(hc32_13), .ci(hc32_14), .s(hs33_18), .co(hc33_18));
  wire hs33_19, hc33_19;
  mx_fa ha33_19 (.a(hc32_15), .b(hc32_16), .ci(hs33_10), .s(hs33_19), .co(hc33_19));
  wire hs33_20, hc33_20;
  mx_fa ha33_20 (.a(hs33_11), .b(hs33_12), .ci(hs33_13), .s(hs33_20), .co(hc33_20));
  wire hs33_21, hc33_21;
  mx_fa ha33_21 (.a(hs33_14), .b(hs33_15), .ci(hs33_16), .s(hs33_21), .co(hc33_21));
  wire hs33_22, hc33_22;
  mx_fa ha33_22 (.a(hc32_17), .b(hc32_18), .ci(hc32_19), .s(hs33_22), .co(hc33_22));
  wire hs33_23, hc33_23;
  mx_fa ha33_23 (.a(hc32_20), .b(hs33_17), .ci(hc32_21), .s(hs33_23), .co(hc33_23));
  wire hs33_24, hc33_24;
  mx_fa ha33_24 (.a(hs33_18), .b(hs33_19), .ci(hs33_20), .s(hs33_24), .co(hc33_24));
  wire hs33_25, hc33_25;
  mx_fa ha33_25 (.a(hs33_21), .b(hc32_22), .ci(hc32_23), .s(hs33_25), .co(hc33_25));
  wire hs33_26, hc33_26;
  mx_fa ha33_26 (.a(hc32_24), .b(hs33_22), .ci(hs33_23), .s(hs33_26), .co(hc33_26));
  wire hs33_27, hc33_27;
  mx_fa ha33_27 (.a(hs33_24), .b(hc32_25), .ci(hc32_26), .s(hs33_27), .co(hc33_27));
  wire hs33_28, hc33_28;
  mx_fa ha33_28 (.a(hs33_25), .b(hs33_26), .ci(hc32_27), .s(hs33_28), .co(hc33_28));
  wire hs33_29, hc33_29;
  mx_fa ha33_29 (.a(hs33_27), .b(hc32_28), .ci(hs33_28), .s(hs33_29), .co(hc33_29));
  wire hs33_30, hc33_30;
  mx_fa ha33_30 (.a(hc32_29), .b(hs33_29), .ci(hc32_30), .s(hs33_30), .co(hc33_30));
  wire hs33_31, hc33_31;
  mx_ha ha33_31 (.a(hc32_31), .b(hs33_30), .s(hs33_31), .co(hc33_31));
  wire hs34_0, hc34_0;
  mx_fa ha34_0 (.a(t0[34]), .b(t1[34]), .ci(t2[34]), .s(hs34_0), .co(hc34_0));
  wire hs34_1, hc34_1;
  mx_fa ha34_1 (.a(t3[34]), .b(t4[34]), .ci(t5[34]), .s(hs34_1), .co(hc34_1));
  wire hs34_2, hc34_2;
  mx_fa ha34_2 (.a(t6[34]), .b(t7[34]), .ci(t8[34]), .s(hs34_2), .co(hc34_2));
  wire hs34_3, hc34_3;
  mx_fa ha34_3 (.a(t9[34]), .b(t10[34]), .ci(t11[34]), .s(hs34_3), .co(hc34_3));
  wire hs34_4, hc34_4;
  mx_fa ha34_4 (.a(t12[34]), .b(t13[34]), .ci(t14[34]), .s(hs34_4), .co(hc34_4));
  wire hs34_5, hc34_5;
  mx_fa ha34_5 (.a(t15[34]), .b(t16[34]), .ci(t17[34]), .s(hs34_5), .co(hc34_5));
  wire hs34_6, hc34_6;
  mx_fa ha34_6 (.a(t18[34]), .b(t19[34]), .ci(t20[34]), .s(hs34_6), .co(hc34_6));
  wire hs34_7, hc34_7;
  mx_fa ha34_7 (.a(t21[34]), .b(t22[34]), .ci(t23[34]), .s(hs34_7), .co(hc34_7));
  wire hs34_8, hc34_8;
  mx_fa ha34_8 (.a(t24[34]), .b(t25[34]), .ci(t26[34]), .s(hs34_8), .co(hc34_8));
  wire hs34_9, hc34_9;
  mx_fa ha34_9 (.a(t27[34]), .b(t28[34]), .ci(t29[34]), .s(hs34_9), .co(hc34_9));
  wire hs34_10, hc34_10;
  mx_fa ha34_10 (.a(t30[34]), .b(t31[34]), .ci(hc33_0), .s(hs34_10), .co(hc34_10));
  wire hs34_11, hc34_11;
  mx_fa ha34_11 (.a(hc33_1), .b(hc33_2), .ci(hc33_3), .s(hs34_11), .co(hc34_11));
  wire hs34_12, hc34_12;
  mx_fa ha34_12 (.a(hc33_4), .b(hc33_5), .ci(hc33_6), .s(hs34_12), .co(hc34_12));
  wire hs34_13, hc34_13;
  mx_fa ha34_13 (.a(hc33_7), .b(hc33_8), .ci(hc33_9), .s(hs34_13), .co(hc34_13));
  wire hs34_14, hc34_14;
  mx_fa ha34_14 (.a(hs34_0), .b(hs34_1), .ci(hs34_2), .s(hs34_14), .co(hc34_14));
  wire hs34_15, hc34_15;
  mx_fa ha34_15 (.a(hs34_3), .b(hs34_4), .ci(hs34_5), .s(hs34_15), .co(hc34_15));
  wire hs34_16, hc34_16;
  mx_fa ha34_16 (.a(hs34_6), .b(hs34_7), .ci(hs34_8), .s(hs34_16), .co(hc34_16));
  wire hs34_17, hc34_17;
  mx_fa ha34_17 (.a(hs34_9), .b(hc33_10), .ci(hc33_11), .s(hs34_17), .co(hc34_17));
  wire hs34_18, hc34_18;
  mx_fa ha34_18 (.a(hc33_12), .b(hc33_13), .ci(hc33_14), .s(hs34_18), .co(hc34_18));
  wire hs34_19, hc34_19;
  mx_fa ha34_19 (.a(hc33_15), .b(hc33_16), .ci(hs34_10), .s(hs34_19), .co(hc34_19));
  wire hs34_20, hc34_20;
  mx_fa ha34_20 (.a(hs34_11), .b(hs34_12), .ci(hs34_13), .s(hs34_20), .co(hc34_20));
  wire hs34_21, hc34_21;
  mx_fa ha34_21 (.a(hs34_14), .b(hs34_15), .ci(hs34_16), .s(hs34_21), .co(hc34_21));
  wire hs34_22, hc34_22;
  mx_fa ha34_22 (.a(hc33_17), .b(hc33_18), .ci(hc33_19), .s(hs34_22), .co(hc34_22));
  wire hs34_23, hc34_23;
  mx_fa ha34_23 (.a(hc33_20), .b(hs34_17), .ci(hc33_21), .s(hs34_23), .co(hc34_23));
  wire hs34_24, hc34_24;
  mx_fa ha34_24 (.a(hs34_18), .b(hs34_19), .ci(hs34_20), .s(hs34_24), .co(hc34_24));
  wire hs34_25, hc34_25;
  mx_fa ha34_25 (.a(hs34_21), .b(hc33_22), .ci(hc33_23), .s(hs34_25), .co(hc34_25));
  wire hs34_26, hc34_26;
  mx_fa ha34_26 (.a(hc33_24), .b(hs34_22), .ci(hs34_23), .s(hs34_26), .co(hc34_26));
  wire hs34_27, hc34_27;
  mx_fa ha34_27 (.a(hs34_24), .b(hc33_25), .ci(hc33_26), .s(hs34_27), .co(hc34_27));
  wire hs34_28, hc34_28;
  mx_fa ha34_28 (.a(hs34_25), .b(hs34_26), .ci(hc33_27), .s(hs34_28), .co(hc34_28));
  wire hs34_29, hc34_29;
  mx_fa ha34_29 (.a(hs34_27), .b(hc33_28), .ci(hs34_28), .s(hs34_29), .co(hc34_29));
  wire hs34_30, hc34_30;
  mx_fa ha34_30 (.a(hc33_29), .b(hs34_29), .ci(hc33_30), .s(hs34_30), .co(hc34_30));
  wire hs34_31, hc34_31;
  mx_ha ha34_31 (.a(hc33_31), .b(hs34_30), .s(hs34_31), .co(hc34_31));
  wire hs35_0, hc35_0;
  mx_fa ha35_0 (.a(t0[35]), .b(t1[35]), .ci(t2[35]), .s(hs35_0), .co(hc35_0));
  wire hs35_1, hc35_1;
  mx_fa ha35_1 (.a(t3[35]), .b(t4[35]), .ci(t5[35]), .s(hs35_1), .co(hc35_1));
  wire hs35_2, hc35_2;
  mx_fa ha35_2 (.a(t6[35]), .b(t7[35]), .ci(t8[35]), .s(hs35_2), .co(hc35_2));
  wire hs35_3, hc35_3;
  mx_fa ha35_3 (.a(t9[35]), .b(t10[35]), .ci(t11[35]), .s(hs35_3), .co(hc35_3));
  wire hs35_4, hc35_4;
  mx_fa ha35_4 (.a(t12[35]), .b(t13[35]), .ci(t14[35]), .s(hs35_4), .co(hc35_4));
  wire hs35_5, hc35_5;
  mx_fa ha35_5 (.a(t15[35]), .b(t16[35]), .ci(t17[35]), .s(hs35_5), .co(hc35_5));
  wire hs35_6, hc35_6;
  mx_fa ha35_6 (.a(t18[35]), .b(t19[35]), .ci(t20[35]), .s(hs35_6), .co(hc35_6));
  wire hs35_7, hc35_7;
  mx_fa ha35_7 (.a(t21[35]), .b(t22[35]), .ci(t23[35]), .s(hs35_7), .co(hc35_7));
  wire hs35_8, hc35_8;
  mx_fa ha35_8 (.a(t24[35]), .b(t25[35]), .ci(t26[35]), .s(hs35_8), .co(hc35_8));
  wire hs35_9, hc35_9;
  mx_fa ha35_9 (.a(t27[35]), .b(t28[35]), .ci(t29[35]), .s(hs35_9), .co(hc35_9));
  wire hs35_10, hc35_10;
  mx_fa ha35_10 (.a(t30[35]), .b(t31[35]), .ci(hc34_0), .s(hs35_10), .co(hc35_10));
  wire hs35_11, hc35_11;
  mx_fa ha35_11 (.a(hc34_1), .b(hc34_2), .ci(hc34_3), .s(hs35_11), .co(hc35_11));
  wire hs35_12, hc35_12;
  mx_fa ha35_12 (.a(hc34_4), .b(hc34_5), .ci(hc34_6), .s(hs35_12), .co(hc35_12));
  wire hs35_13, hc35_13;
  mx_fa ha35_13 (.a(hc34_7), .b(hc34_8), .ci(hc34_9), .s(hs35_13), .co(hc35_13));
  wire hs35_14, hc35_14;
  mx_fa ha35_14 (.a(hs35_0), .b(hs35_1), .ci(hs35_2), .s(hs35_14), .co(hc35_14));
  wire hs35_15, hc35_15;
  mx_fa ha35_15 (.a(hs35_3), .b(hs35_4), .ci(hs35_5), .s(hs35_15), .co(hc35_15));
  wire hs35_16, hc35_16;
  mx_fa ha35_16 (.a(hs35_6), .b(hs35_7), .ci(hs35_8), .s(hs35_16), .co(hc35_16));
  wire hs35_17, hc35_17;
  mx_fa ha35_17 (.a(hs35_9), .b(hc34_10), .ci(hc34_11), .s(hs35_17), .co(hc35_17));
  wire hs35_18, hc35_18;
  mx_fa ha35_18 (.a(hc34_12), .b(hc34_13), .ci(hc34_14), .s(hs35_18), .co(hc35_18));
  wire hs35_19, hc35_19;
  mx_fa ha35_19 (.a(hc34_15), .b(hc34_16), .ci(hs35_10), .s(hs35_19), .co(hc35_19));
  wire hs35_20, hc35_20;
  mx_fa ha35_20 (.a(hs35_11), .b(hs35_12), .ci(hs35_13), .s(hs35_20), .co(hc35_20));
  wire hs35_21, hc35_21;
  mx_fa ha35_21 (.a(hs35_14), .b(hs35_15), .ci(hs35_16), .s(hs35_21), .co(hc35_21));
  wire hs35_22, hc35_22;
  mx_fa ha35_22 (.a(hc34_17), .b(hc34_18), .ci(hc34_19), .s(hs35_22), .co(hc35_22));
  wire hs35_23, hc35_23;
  mx_fa ha35_23 (.a(hc34_20), .b(hs35_17), .ci(hc34_21), .s(hs35_23), .co(hc35_23));
  wire hs35_24, hc35_24;
  mx_fa ha35_24 (.a(hs35_18), .b(hs35_19), .ci(hs35_20), .s(hs35_24), .co(hc35_24));
  wire hs35_25, hc35_25;
  mx_fa ha35_25 (.a(hs35_21), .b(hc34_22), .ci(hc34_23), .s(hs35_25), .co(hc35_25));
  wire hs35_26, hc35_26;
  mx_fa ha35_26 (.a(hc34_24), .b(hs35_22), .ci(hs35_23), .s(hs35_26), .co(hc35_26));
  wire hs35_27, hc35_27;
  mx_fa ha35_27 (.a(hs35_24), .b(hc34_25), .ci(hc34_26), .s(hs35_27), .co(hc35_27));
  wire hs35_28, hc35_28;
  mx_fa ha35_28 (.a(hs35_25), .b(hs35_26), .ci(hc34_27), .s(hs35_28), .co(hc35_28));
  wire hs35_29, hc35_29;
  mx_fa ha35_29 (.a(hs35_27), .b(hc34_28), .ci(hs35_28), .s(hs35_29), .co(hc35_29));
  wire hs35_30, hc35_30;
  mx_fa ha35_30 (.a(hc34_29), .b(hs35_29), .ci(hc34_30), .s(hs35_30), .co(hc35_30));
  wire hs35_31, hc35_31;
  mx_ha ha35_31 (.a(hc34_31), .b(hs35_30), .s(hs35_31), .co(hc35_31));
  wire hs36_0, hc36_0;
  mx_fa ha36_0 (.a(hc35_0), .b(hc35_1), .ci(hc35_2), .s(hs36_0), .co(hc36_0));
  wire hs36_1, hc36_1;
  mx_fa ha36_1 (.a(hc35_3), .b(hc35_4), .ci(hc35_5), .s(hs36_1), .co(hc36_1));
  wire hs36_2, hc36_2;
  mx_fa ha36_2 (.a(hc35_6), .b(hc35_7), .ci(hc35_8), .s(hs36_2), .co(hc36_2));
  wire hs36_3, hc36_3;
  mx_fa ha36_3 (.a(hc35_9), .b(hc35_10), .ci(hc35_11), .s(hs36_3), .co(hc36_3));
  wire hs36_4, hc36_4;
  mx_fa ha36_4 (.a(hc35_12), .b(hc35_13), .ci(hc35_14), .s(hs36_4), .co(hc36_4));
  wire hs36_5, hc36_5;
  mx_fa ha36_5 (.a(hc35_15), .b(hc35_16), .ci(hs36_0), .s(hs36_5), .co(hc36_5));
  wire hs36_6, hc36_6;
  mx_fa ha36_6 (.a(hs36_1), .b(hs36_2), .ci(hc35_17), .s(hs36_6), .co(hc36_6));
  wire hs36_7, hc36_7;
  mx_fa ha36_7 (.a(hc35_18), .b(hc35_19), .ci(hc35_20), .s(hs36_7), .co(hc36_7));
  wire hs36_8, hc36_8;
  mx_fa ha36_8 (.a(hs36_3), .b(hc35_21), .ci(hs36_4), .s(hs36_8), .co(hc36_8));
  wire hs36_9, hc36_9;
  mx_fa ha36_9 (.a(hs36_5), .b(hc35_22), .ci(hs36_6), .s(hs36_9), .co(hc36_9));
  wire hs36_10, hc36_10;
  mx_fa ha36_10 (.a(hc35_23), .b(hc35_24), .ci(hs36_7), .s(hs36_10), .co(hc36_10));
  wire hs36_11, hc36_11;
  mx_fa ha36_11 (.a(hs36_8), .b(~count[0]), .ci(hc35_25), .s(hs36_11), .co(hc36_11));
  wire hs36_12, hc36_12;
  mx_fa ha36_12 (.a(hs36_9), .b(hc35_26), .ci(hs36_10), .s(hs36_12), .co(hc36_12));
  wire hs36_13, hc36_13;
  mx_fa ha36_13 (.a(hc35_27), .b(hs36_11), .ci(hs36_12), .s(hs36_13), .co(hc36_13));
  wire hs36_14, hc36_14;
  mx_fa ha36_14 (.a(hc35_28), .b(hs36_13), .ci(hc35_29), .s(hs36_14), .co(hc36_14));
  wire hs36_15, hc36_15;
  mx_fa ha36_15 (.a(hs36_14), .b(hc35_30), .ci(hc35_31), .s(hs36_15), .co(hc36_15));
  wire hs37_0, hc37_0;
  mx_fa ha37_0 (.a(hc36_0), .b(hc36_1), .ci(hc36_2), .s(hs37_0), .co(hc37_0));
  wire hs37_1, hc37_1;
  mx_fa ha37_1 (.a(hc36_3), .b(hc36_4), .ci(hc36_5), .s(hs37_1), .co(hc37_1));
  wire hs37_2, hc37_2;
  mx_fa ha37_2 (.a(hs37_0), .b(hc36_6), .ci(hc36_7), .s(hs37_2), .co(hc37_2));
  wire hs37_3, hc37_3;
  mx_fa ha37_3 (.a(hc36_8), .b(hs37_1), .ci(~count[1]), .s(hs37_3), .co(hc37_3));
  wire hs37_4, hc37_4;
  mx_fa ha37_4 (.a(hc36_9), .b(hc36_10), .ci(hs37_2), .s(hs37_4), .co(hc37_4));
  wire hs37_5, hc37_5;
  mx_fa ha37_5 (.a(hs37_3), .b(hc36_11), .ci(hc36_12), .s(hs37_5), .co(hc37_5));
  wire hs37_6, hc37_6;
  mx_fa ha37_6 (.a(hs37_4), .b(hc36_13), .ci(hs37_5), .s(hs37_6), .co(hc37_6));
  wire hs37_7, hc37_7;
  mx_fa ha37_7 (.a(hs37_6), .b(hc36_14), .ci(hc36_15), .s(hs37_7), .co(hc37_7));
  wire hs37_8, hc37_8;
  mx_ha ha37_8 (.a(hs36_15), .b(hs37_7), .s(hs37_8), .co(hc37_8));
  wire hs38_0, hc38_0;
  mx_fa ha38_0 (.a(hc37_0), .b(hc37_1), .ci(~count[2]), .s(hs38_0), .co(hc38_0));
  wire hs38_1, hc38_1;
  mx_fa ha38_1 (.a(hc37_2), .b(hc37_3), .ci(hs38_0), .s(hs38_1), .co(hc38_1));
  wire hs38_2, hc38_2;
  mx_fa ha38_2 (.a(hc37_4), .b(hs38_1), .ci(hc37_5), .s(hs38_2), .co(hc38_2));
  wire hs38_3, hc38_3;
  mx_fa ha38_3 (.a(hc37_6), .b(hs38_2), .ci(hc37_7), .s(hs38_3), .co(hc38_3));
  wire hs38_4, hc38_4;
  mx_ha ha38_4 (.a(hc37_8), .b(hs38_3), .s(hs38_4), .co(hc38_4));
  wire hs39_0, hc39_0;
  mx_fa ha39_0 (.a(~count[3]), .b(hc38_0), .ci(hc38_1), .s(hs39_0), .co(hc39_0));
  wire hs39_1, hc39_1;
  mx_fa ha39_1 (.a(hs39_0), .b(hc38_2), .ci(hc38_3), .s(hs39_1), .co(hc39_1));
  wire hs39_2, hc39_2;
  mx_ha ha39_2 (.a(hc38_4), .b(hs39_1), .s(hs39_2), .co(hc39_2));
  wire hs40_0, hc40_0;
  mx_fa ha40_0 (.a(~count[4]), .b(hc39_0), .ci(hc39_1), .s(hs40_0), .co(hc40_0));
  wire hs40_1, hc40_1;
  mx_ha ha40_1 (.a(hc39_2), .b(hs40_0), .s(hs40_1), .co(hc40_1));
  wire htop = ~count[5] ^ hc40_0 ^ hc40_1;
  assign s = {htop, hs40_1, hs39_2, hs38_4, hs37_8, ~hs36_15, hs35_31, hs34_31, hs33_31,
    hs32_31, hs31_31, hs30_31, hs29_31, hs28_31, hs27_31, hs26_31, hs25_31, hs24_31, hs23_31,
    hs22_31, hs21_31, hs20_31, hs19_31, hs18_31, hs17_31, hs16_31, hs15_31, hs14_31, hs13_31,
    hs12_31, hs11_31, hs10_31, hs9_31, hs8_31, hs7_31, hs6_31, hs5_31, hs4_30, hs3_29, hs2_27,
    hs1_23, hs0_15};
`endif
endmodule

// The product of two E4M3 codes in units of 2^-18.
module mx_term (
  input  wire [7:0]  a,     // E4M3 code
  input  wire [7:0]  b,     // E4M3 code
  output wire [35:0] t,     // product; where it is negative, 2^36 - 1 more
  output wire        minus, // it is negative
  output wire        nan    // a code is NaN
);
  wire na = |a[6:3]; // normal
  wire nb = |b[6:3];
  wire [3:0] ma = {na, a[2:0]}; // significands
  wire [3:0] mb = {nb, b[2:0]};
  wire [4:0] k_now = {1'b0, a[6:4], a[3] | ~na} + {1'b0, b[6:4], b[3] | ~nb}; // exponents: 2 to 30
  wire s_now = a[7] ^ b[7];
  wire nan_now = &a[6:0] | &b[6:0];
  wire [7:0] p_now;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign p_now =
    {7'd0, (ma[0] & mb[0])}
    + {6'd0, (ma[0] & mb[1]), 1'd0}
    + {5'd0, (ma[0] & mb[2]), 2'd0}
    + {4'd0, (ma[0] & mb[3]), 3'd0}
    + {6'd0, (ma[1] & mb[0]), 1'd0}
    + {5'd0, (ma[1] & mb[1]), 2'd0}
    + {4'd0, (ma[1] & mb[2]), 3'd0}
    + {3'd0, (ma[1] & mb[3]), 4'd0}
    + {5'd0, (ma[2] & mb[0]), 2'd0}
    + {4'd0, (ma[2] & mb[1]), 3'd0}
    + {3'd0, (ma[2] & mb[2]), 4'd0}
    + {2'd0, (ma[2] & mb[3]), 5'd0}
    + {4'd0, (ma[3] & mb[0]), 3'd0}
    + {3'd0, (ma[3] & mb[1]), 4'd0}
    + {2'd0, (ma[3] & mb[2]), 5'd0}
    + {1'd0, (ma[3] & mb[3]), 6'd0};
`else
  wire ps1_0, pc1_0;
  mx_ha pa1_0 (.a((ma[0] & mb[1])), .b((ma[1] & mb[0])), .s(ps1_0), .co(pc1_0));
  wire ps2_0, pc2_0;
  mx_fa pa2_0 (
    .a((ma[0] & mb[2])), .b((ma[1] & mb[1])), .ci((ma[2] & mb[0])), .s(ps2_0), .co(pc2_0)
  );
  wire ps2_1, pc2_1;
  mx_ha pa2_1 (.a(pc1_0), .b(ps2_0), .s(ps2_1), .co(pc2_1));
  wire ps3_0, pc3_0;
  mx_fa pa3_0 (
    .a((ma[0] & mb[3])), .b((ma[1] & mb[2])), .ci((ma[2] & mb[1])), .s(ps3_0), .co(pc3_0)
  );
  wire ps3_1, pc3_1;
  mx_fa pa3_1 (.a((ma[3] & mb[0])), .b(pc2_0), .ci(ps3_0), .s(ps3_1), .co(pc3_1));
  wire ps3_2, pc3_2;
  mx_ha pa3_2 (.a(pc2_1), .b(ps3_1), .s(ps3_2), .co(pc3_2));
  wire ps4_0, pc4_0;
  mx_fa pa4_0 (
    .a((ma[1] & mb[3])), .b((ma[2] & mb[2])), .ci((ma[3] & mb[1])), .s(ps4_0), .co(pc4_0)
  );
  wire ps4_1, pc4_1;
  mx_fa pa4_1 (.a(pc3_0), .b(ps4_0), .ci(pc3_1), .s(ps4_1), .co(pc4_1));
  wire ps4_2, pc4_2;
  mx_ha pa4_2 (.a(pc3_2), .b(ps4_1), .s(ps4_2), .co(pc4_2));
  wire ps5_0, pc5_0;
  mx_fa pa5_0 (
    .a((ma[2] & mb[3])), .b((ma[3] & mb[2])), .ci(pc4_0), .s(ps5_0), .co(pc5_0)
  );
  wire ps5_1, pc5_1;
  mx_fa pa5_1 (.a(ps5_0), .b(pc4_1), .ci(pc4_2), .s(ps5_1), .co(pc5_1));
  wire ps6_0, pc6_0;
  mx_fa pa6_0 (.a((ma[3] & mb[3])), .b(pc5_0), .ci(pc5_1), .s(ps6_0), .co(pc6_0));
  assign p_now = {pc6_0, ps6_0, ps5_1, ps4_2, ps3_2, ps2_1, ps1_0, (ma[0] & mb[0])};
`endif
  wire [7:0] p = p_now;
  wire [4:0] k = k_now;
  wire s     = s_now;
  wire named = nan_now;
  // The sign fills both ends; the two places below the smallest exponent's are left out.
  wire [7:0]  q  = p ^ {8{s}};
  wire [8:0]  q1 = k[0] ? {q, s} : {s, q};
  wire [10:0] q2 = k[1] ? {q1, {2{s}}} : {{2{s}}, q1};
  wire [14:0] q4 = k[2] ? {q2, {4{s}}} : {{4{s}}, q2};
  wire [22:0] q8 = k[3] ? {q4, {8{s}}} : {{8{s}}, q4};
  assign t     = k[4] ? {q8[21:0], {14{s}}} : {{15{s}}, q8[22:2]};
  assign minus = s;
  assign nan   = named;
endmodule

// clk in the clocks that end with en at 1. The flag moves on the falling edge, so that the gate
// opens for the whole high phase after it.
module mx_clkgate (
  input  wire clk,
  input  wire en,
  output wire clk_en
);
  reg go;

  always @(negedge clk) go <= en;
  assign clk_en = clk & go;
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module mx_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  mx_fa_s  sum   (s, a, b, ci);
  mx_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive mx_fa_s (output s, input a, input b, input ci);
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
primitive mx_fa_co (output co, input a, input b, input ci);
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

// Half adder: {co, s} = a + b.
(* gatewright_inline *)
module mx_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule

`default_nettype wire
