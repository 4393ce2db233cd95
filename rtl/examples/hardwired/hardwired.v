// SPDX-License-Identifier: Apache-2.0
// hardwired: Y = X * W^T, 64 signed 8-bit inputs, 16 outputs of 18 bits, 4-bit weights in wires.
// Made by: gatewright gen hardwired n_out=16 n_in=64 (version 0.1.0)
`default_nettype none

// Top: streams in and out.
module hardwired (
  input  wire         clk,             // clock
  input  wire         rst,             // synchronous reset, active high; the next beat begins a
                                       // vector
  input  wire [63:0]  s_axis_x_tdata,  // one bit of each input, the lowest bit in the first beat
  input  wire         s_axis_x_tvalid, // inputs
  output wire         s_axis_x_tready, // low while the high bits of results leave
  output wire [127:0] m_axis_y_tdata,  // one bit of each result, the lowest first, in bit 0 of its
                                       // element; in the last beat all bits that are left
  output wire         m_axis_y_tvalid, // results
  input  wire         m_axis_y_tready, // results
  output wire         m_axis_y_tlast   // last beat of a vector's results
);
  localparam PLANES = 11; // of a vector

  wire step, ext;
  wire [PLANES-1:0] at; // one-hot: the plane
  wire last = at[PLANES-1];

  hardwired_control_planes #(.X_BITS(8), .PLANES(11)) control (
    .clk(clk), .rst(rst),
    .x_tvalid(s_axis_x_tvalid), .x_tready(s_axis_x_tready),
    .y_tvalid(m_axis_y_tvalid), .y_tready(m_axis_y_tready),
    .step(step), .ext(ext), .at(at)
  );
  wire clk_step; // the clock of a step or a reset
  hardwired_clkgate gate (.clk(clk), .en(step | rst), .clk_en(clk_step));
  assign m_axis_y_tlast = last;

`ifndef GATEWRIGHT_FAST_SIM
  // After the last plane, or a reset, begins a vector. A buffer serves 16 instances.
  wire [4:0] clear;
  hardwired_fan #(.GROUPS(5)) fan_clear (.d(last | rst), .q(clear));
  wire [3:0] more;
  hardwired_fan #(.GROUPS(4)) fan_more (.d(~(last | rst)), .q(more));
  wire [3:0] exts;
  hardwired_fan #(.GROUPS(4)) fan_ext (.d(ext), .q(exts));
  wire [PLANES-1:0] unused_at = at;
  wire [14:0] s0;
  hardwired_lane lane0 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[0]), .s(s0));
  wire [14:0] s1;
  hardwired_lane lane1 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[1]), .s(s1));
  wire [14:0] s2;
  hardwired_lane lane2 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[2]), .s(s2));
  wire [14:0] s3;
  hardwired_lane lane3 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[3]), .s(s3));
  wire [14:0] s4;
  hardwired_lane lane4 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[4]), .s(s4));
  wire [14:0] s5;
  hardwired_lane lane5 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[5]), .s(s5));
  wire [14:0] s6;
  hardwired_lane lane6 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[6]), .s(s6));
  wire [14:0] s7;
  hardwired_lane lane7 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[7]), .s(s7));
  wire [14:0] s8;
  hardwired_lane lane8 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[8]), .s(s8));
  wire [14:0] s9;
  hardwired_lane lane9 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[9]), .s(s9));
  wire [14:0] s10;
  hardwired_lane lane10 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[10]), .s(s10));
  wire [14:0] s11;
  hardwired_lane lane11 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[11]), .s(s11));
  wire [14:0] s12;
  hardwired_lane lane12 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[12]), .s(s12));
  wire [14:0] s13;
  hardwired_lane lane13 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[13]), .s(s13));
  wire [14:0] s14;
  hardwired_lane lane14 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[14]), .s(s14));
  wire [14:0] s15;
  hardwired_lane lane15 (.clk(clk_step), .last(clear[0]),
    .more(more[0]), .ext(exts[0]), .x(s_axis_x_tdata[15]), .s(s15));
  wire [14:0] s16;
  hardwired_lane lane16 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[16]), .s(s16));
  wire [14:0] s17;
  hardwired_lane lane17 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[17]), .s(s17));
  wire [14:0] s18;
  hardwired_lane lane18 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[18]), .s(s18));
  wire [14:0] s19;
  hardwired_lane lane19 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[19]), .s(s19));
  wire [14:0] s20;
  hardwired_lane lane20 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[20]), .s(s20));
  wire [14:0] s21;
  hardwired_lane lane21 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[21]), .s(s21));
  wire [14:0] s22;
  hardwired_lane lane22 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[22]), .s(s22));
  wire [14:0] s23;
  hardwired_lane lane23 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[23]), .s(s23));
  wire [14:0] s24;
  hardwired_lane lane24 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[24]), .s(s24));
  wire [14:0] s25;
  hardwired_lane lane25 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[25]), .s(s25));
  wire [14:0] s26;
  hardwired_lane lane26 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[26]), .s(s26));
  wire [14:0] s27;
  hardwired_lane lane27 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[27]), .s(s27));
  wire [14:0] s28;
  hardwired_lane lane28 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[28]), .s(s28));
  wire [14:0] s29;
  hardwired_lane lane29 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[29]), .s(s29));
  wire [14:0] s30;
  hardwired_lane lane30 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[30]), .s(s30));
  wire [14:0] s31;
  hardwired_lane lane31 (.clk(clk_step), .last(clear[1]),
    .more(more[1]), .ext(exts[1]), .x(s_axis_x_tdata[31]), .s(s31));
  wire [14:0] s32;
  hardwired_lane lane32 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[32]), .s(s32));
  wire [14:0] s33;
  hardwired_lane lane33 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[33]), .s(s33));
  wire [14:0] s34;
  hardwired_lane lane34 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[34]), .s(s34));
  wire [14:0] s35;
  hardwired_lane lane35 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[35]), .s(s35));
  wire [14:0] s36;
  hardwired_lane lane36 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[36]), .s(s36));
  wire [14:0] s37;
  hardwired_lane lane37 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[37]), .s(s37));
  wire [14:0] s38;
  hardwired_lane lane38 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[38]), .s(s38));
  wire [14:0] s39;
  hardwired_lane lane39 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[39]), .s(s39));
  wire [14:0] s40;
  hardwired_lane lane40 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[40]), .s(s40));
  wire [14:0] s41;
  hardwired_lane lane41 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[41]), .s(s41));
  wire [14:0] s42;
  hardwired_lane lane42 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[42]), .s(s42));
  wire [14:0] s43;
  hardwired_lane lane43 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[43]), .s(s43));
  wire [14:0] s44;
  hardwired_lane lane44 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[44]), .s(s44));
  wire [14:0] s45;
  hardwired_lane lane45 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[45]), .s(s45));
  wire [14:0] s46;
  hardwired_lane lane46 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[46]), .s(s46));
  wire [14:0] s47;
  hardwired_lane lane47 (.clk(clk_step), .last(clear[2]),
    .more(more[2]), .ext(exts[2]), .x(s_axis_x_tdata[47]), .s(s47));
  wire [14:0] s48;
  hardwired_lane lane48 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[48]), .s(s48));
  wire [14:0] s49;
  hardwired_lane lane49 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[49]), .s(s49));
  wire [14:0] s50;
  hardwired_lane lane50 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[50]), .s(s50));
  wire [14:0] s51;
  hardwired_lane lane51 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[51]), .s(s51));
  wire [14:0] s52;
  hardwired_lane lane52 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[52]), .s(s52));
  wire [14:0] s53;
  hardwired_lane lane53 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[53]), .s(s53));
  wire [14:0] s54;
  hardwired_lane lane54 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[54]), .s(s54));
  wire [14:0] s55;
  hardwired_lane lane55 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[55]), .s(s55));
  wire [14:0] s56;
  hardwired_lane lane56 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[56]), .s(s56));
  wire [14:0] s57;
  hardwired_lane lane57 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[57]), .s(s57));
  wire [14:0] s58;
  hardwired_lane lane58 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[58]), .s(s58));
  wire [14:0] s59;
  hardwired_lane lane59 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[59]), .s(s59));
  wire [14:0] s60;
  hardwired_lane lane60 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[60]), .s(s60));
  wire [14:0] s61;
  hardwired_lane lane61 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[61]), .s(s61));
  wire [14:0] s62;
  hardwired_lane lane62 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[62]), .s(s62));
  wire [14:0] s63;
  hardwired_lane lane63 (.clk(clk_step), .last(clear[3]),
    .more(more[3]), .ext(exts[3]), .x(s_axis_x_tdata[63]), .s(s63));
  wire [63:0] picked0;
  wire [63:0] row0;
  hardwired_join #(.WIDTH(64)) join0 (.d(picked0), .q(row0));
  wire [6:0] start0;
  hardwired_sum sum0 (
    .clk(clk_step), .last(clear[4]), .row(row0), .start(start0),
    .y(m_axis_y_tdata[7:0])
  );
  wire [63:0] picked1;
  wire [63:0] row1;
  hardwired_join #(.WIDTH(64)) join1 (.d(picked1), .q(row1));
  wire [6:0] start1;
  hardwired_sum sum1 (
    .clk(clk_step), .last(clear[4]), .row(row1), .start(start1),
    .y(m_axis_y_tdata[15:8])
  );
  wire [63:0] picked2;
  wire [63:0] row2;
  hardwired_join #(.WIDTH(64)) join2 (.d(picked2), .q(row2));
  wire [6:0] start2;
  hardwired_sum sum2 (
    .clk(clk_step), .last(clear[4]), .row(row2), .start(start2),
    .y(m_axis_y_tdata[23:16])
  );
  wire [63:0] picked3;
  wire [63:0] row3;
  hardwired_join #(.WIDTH(64)) join3 (.d(picked3), .q(row3));
  wire [6:0] start3;
  hardwired_sum sum3 (
    .clk(clk_step), .last(clear[4]), .row(row3), .start(start3),
    .y(m_axis_y_tdata[31:24])
  );
  wire [63:0] picked4;
  wire [63:0] row4;
  hardwired_join #(.WIDTH(64)) join4 (.d(picked4), .q(row4));
  wire [6:0] start4;
  hardwired_sum sum4 (
    .clk(clk_step), .last(clear[4]), .row(row4), .start(start4),
    .y(m_axis_y_tdata[39:32])
  );
  wire [63:0] picked5;
  wire [63:0] row5;
  hardwired_join #(.WIDTH(64)) join5 (.d(picked5), .q(row5));
  wire [6:0] start5;
  hardwired_sum sum5 (
    .clk(clk_step), .last(clear[4]), .row(row5), .start(start5),
    .y(m_axis_y_tdata[47:40])
  );
  wire [63:0] picked6;
  wire [63:0] row6;
  hardwired_join #(.WIDTH(64)) join6 (.d(picked6), .q(row6));
  wire [6:0] start6;
  hardwired_sum sum6 (
    .clk(clk_step), .last(clear[4]), .row(row6), .start(start6),
    .y(m_axis_y_tdata[55:48])
  );
  wire [63:0] picked7;
  wire [63:0] row7;
  hardwired_join #(.WIDTH(64)) join7 (.d(picked7), .q(row7));
  wire [6:0] start7;
  hardwired_sum sum7 (
    .clk(clk_step), .last(clear[4]), .row(row7), .start(start7),
    .y(m_axis_y_tdata[63:56])
  );
  wire [63:0] picked8;
  wire [63:0] row8;
  hardwired_join #(.WIDTH(64)) join8 (.d(picked8), .q(row8));
  wire [6:0] start8;
  hardwired_sum sum8 (
    .clk(clk_step), .last(clear[4]), .row(row8), .start(start8),
    .y(m_axis_y_tdata[71:64])
  );
  wire [63:0] picked9;
  wire [63:0] row9;
  hardwired_join #(.WIDTH(64)) join9 (.d(picked9), .q(row9));
  wire [6:0] start9;
  hardwired_sum sum9 (
    .clk(clk_step), .last(clear[4]), .row(row9), .start(start9),
    .y(m_axis_y_tdata[79:72])
  );
  wire [63:0] picked10;
  wire [63:0] row10;
  hardwired_join #(.WIDTH(64)) join10 (.d(picked10), .q(row10));
  wire [6:0] start10;
  hardwired_sum sum10 (
    .clk(clk_step), .last(clear[4]), .row(row10), .start(start10),
    .y(m_axis_y_tdata[87:80])
  );
  wire [63:0] picked11;
  wire [63:0] row11;
  hardwired_join #(.WIDTH(64)) join11 (.d(picked11), .q(row11));
  wire [6:0] start11;
  hardwired_sum sum11 (
    .clk(clk_step), .last(clear[4]), .row(row11), .start(start11),
    .y(m_axis_y_tdata[95:88])
  );
  wire [63:0] picked12;
  wire [63:0] row12;
  hardwired_join #(.WIDTH(64)) join12 (.d(picked12), .q(row12));
  wire [6:0] start12;
  hardwired_sum sum12 (
    .clk(clk_step), .last(clear[4]), .row(row12), .start(start12),
    .y(m_axis_y_tdata[103:96])
  );
  wire [63:0] picked13;
  wire [63:0] row13;
  hardwired_join #(.WIDTH(64)) join13 (.d(picked13), .q(row13));
  wire [6:0] start13;
  hardwired_sum sum13 (
    .clk(clk_step), .last(clear[4]), .row(row13), .start(start13),
    .y(m_axis_y_tdata[111:104])
  );
  wire [63:0] picked14;
  wire [63:0] row14;
  hardwired_join #(.WIDTH(64)) join14 (.d(picked14), .q(row14));
  wire [6:0] start14;
  hardwired_sum sum14 (
    .clk(clk_step), .last(clear[4]), .row(row14), .start(start14),
    .y(m_axis_y_tdata[119:112])
  );
  wire [63:0] picked15;
  wire [63:0] row15;
  hardwired_join #(.WIDTH(64)) join15 (.d(picked15), .q(row15));
  wire [6:0] start15;
  hardwired_sum sum15 (
    .clk(clk_step), .last(clear[4]), .row(row15), .start(start15),
    .y(m_axis_y_tdata[127:120])
  );
  hardwired_plane plane (
    .s0(s0), .s1(s1), .s2(s2), .s3(s3), .s4(s4), .s5(s5),
    .s6(s6), .s7(s7), .s8(s8), .s9(s9), .s10(s10), .s11(s11),
    .s12(s12), .s13(s13), .s14(s14), .s15(s15), .s16(s16), .s17(s17),
    .s18(s18), .s19(s19), .s20(s20), .s21(s21), .s22(s22), .s23(s23),
    .s24(s24), .s25(s25), .s26(s26), .s27(s27), .s28(s28), .s29(s29),
    .s30(s30), .s31(s31), .s32(s32), .s33(s33), .s34(s34), .s35(s35),
    .s36(s36), .s37(s37), .s38(s38), .s39(s39), .s40(s40), .s41(s41),
    .s42(s42), .s43(s43), .s44(s44), .s45(s45), .s46(s46), .s47(s47),
    .s48(s48), .s49(s49), .s50(s50), .s51(s51), .s52(s52), .s53(s53),
    .s54(s54), .s55(s55), .s56(s56), .s57(s57), .s58(s58), .s59(s59),
    .s60(s60), .s61(s61), .s62(s62), .s63(s63),
    .row0(picked0), .start0(start0),
    .row1(picked1), .start1(start1),
    .row2(picked2), .start2(start2),
    .row3(picked3), .start3(start3),
    .row4(picked4), .start4(start4),
    .row5(picked5), .start5(start5),
    .row6(picked6), .start6(start6),
    .row7(picked7), .start7(start7),
    .row8(picked8), .start8(start8),
    .row9(picked9), .start9(start9),
    .row10(picked10), .start10(start10),
    .row11(picked11), .start11(start11),
    .row12(picked12), .start12(start12),
    .row13(picked13), .start13(start13),
    .row14(picked14), .start14(start14),
    .row15(picked15), .start15(start15)
  );
`else
  hardwired_fast fast (
    .clk(clk), .rst(rst), .step(step), .last(last),
    .x(s_axis_x_tdata[63:0]), .y(m_axis_y_tdata[127:0])
  );
  wire unused_clk = clk_step;
  wire unused_ext = ext;
  wire [PLANES-1:0] unused_at = at;
`endif
endmodule

// Counts the planes of a vector: those of its inputs' bits, then those that only results have.
(* gatewright_inline *)
module hardwired_control_planes #(
  parameter X_BITS = 8, // bits of an input
  parameter PLANES = 12 // of a vector, at least X_BITS
) (
  input  wire              clk,
  input  wire              rst,
  input  wire              x_tvalid, // stream of inputs
  output wire              x_tready,
  output wire              y_tvalid, // stream of results
  input  wire              y_tready,
  output wire              step,     // a plane is worked off
  output wire              ext,      // the inputs' own bits are over
  output wire [PLANES-1:0] at        // one-hot: the plane
);
  // A plane of the inputs is counted up to the last number below a power of two, so that one bit
  // tells the planes beyond.
  localparam MORE    = PLANES - X_BITS;
  localparam MOST    = (X_BITS > MORE) ? X_BITS : MORE;
  localparam COUNT_W = (MOST > 1) ? $clog2(MOST) : 1;
  localparam PLANE_W = (MORE > 0) ? COUNT_W + 1 : COUNT_W;
  localparam FIRST   = (1 << COUNT_W) - X_BITS;
  localparam [PLANE_W-1:0] ONE = 1;

  generate
    if (X_BITS < 1 || PLANES < X_BITS) begin : g_illegal
      control_planes_illegal_parameters stop ();
    end
  endgenerate

  reg [PLANE_W-1:0] plane;

  assign x_tready = y_tready & ~ext;
  assign y_tvalid = (x_tvalid | ext) & ~rst;
  assign step     = y_tready & (x_tvalid | ext);

  always @(posedge clk)
    if (rst | (step & at[PLANES-1])) plane <= FIRST[PLANE_W-1:0];
    else if (step) plane <= plane + ONE;

  genvar t;
  generate
    for (t = 0; t < PLANES; t = t + 1) begin : g_plane
      localparam NUMBER = FIRST + t;
      assign at[t] = plane == NUMBER[PLANE_W-1:0];
    end
    if (MORE > 0) begin : g_more
      assign ext = plane[PLANE_W-1];
    end else begin : g_none
      assign ext = 1'b0;
    end
  endgenerate
endmodule

// An input: streams of its multiples, as they are and complemented.
module hardwired_lane (
  input  wire        clk,  // clock, once a step
  input  wire        last, // last plane
  input  wire        more, // not last, from a buffer of its own
  input  wire        ext,  // the input's own bits are over
  input  wire        x,    // bit of the input
  output wire [14:0] s     // multiples 1, 2, .. of the input, then complemented ones
);
  reg m2;
  wire m1 = ext ? m2 : x;
  wire m3, co3;
  reg carry3;
  hardwired_fa add3 (.a(m1), .b(m2), .ci(carry3), .s(m3), .co(co3));
  reg m4;
  wire m5, co5;
  reg carry5;
  hardwired_fa add5 (.a(m1), .b(m4), .ci(carry5), .s(m5), .co(co5));
  reg m6;
  wire m7, co7;
  reg carry7;
  hardwired_fa add7 (.a(m1), .b(m6), .ci(carry7), .s(m7), .co(co7));
  reg m8;

  always @(posedge clk) begin
    m2 <= m1 & ~last;
    carry3 <= co3 & more;
    m4 <= m2 & ~last;
    carry5 <= co5 & more;
    m6 <= m3 & ~last;
    carry7 <= co7 & more;
    m8 <= m4 & ~last;
  end

  wire [14:0] all_s;
  assign all_s = {
    ~m7, ~m6, ~m5, ~m4, ~m3, ~m2, ~m1, m8, m7, m6, m5, m4, m3, m2, m1
  };
  hardwired_join #(.WIDTH(15)) join_s (.d(all_s), .q(s));
endmodule

// An output: the ones of each plane are counted and added to the rest of the planes before, whose
// lowest bit leaves, inverted: but for the last plane this is the negative of the result, less 1.
module hardwired_sum (
  input  wire        clk,   // clock, once a step
  input  wire        last,  // last plane: all that is left leaves
  input  wire [63:0] row,   // picked products
  input  wire [6:0]  start, // what is to be added
  output wire [7:0]  y      // bit 0: bit of the result; in the last plane the rest of it
);
  reg [6:0] rest_n;   // complement of what earlier planes have left
  wire [6:0] rest = rest_n ^ {7{~last}}; // the last plane weighs negative
  wire [7:0] sum;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {7'd0, row[0]}
    + {7'd0, row[1]}
    + {7'd0, row[2]}
    + {7'd0, row[3]}
    + {7'd0, row[4]}
    + {7'd0, row[5]}
    + {7'd0, row[6]}
    + {7'd0, row[7]}
    + {7'd0, row[8]}
    + {7'd0, row[9]}
    + {7'd0, row[10]}
    + {7'd0, row[11]}
    + {7'd0, row[12]}
    + {7'd0, row[13]}
    + {7'd0, row[14]}
    + {7'd0, row[15]}
    + {7'd0, row[16]}
    + {7'd0, row[17]}
    + {7'd0, row[18]}
    + {7'd0, row[19]}
    + {7'd0, row[20]}
    + {7'd0, row[21]}
    + {7'd0, row[22]}
    + {7'd0, row[23]}
    + {7'd0, row[24]}
    + {7'd0, row[25]}
    + {7'd0, row[26]}
    + {7'd0, row[27]}
    + {7'd0, row[28]}
    + {7'd0, row[29]}
    + {7'd0, row[30]}
    + {7'd0, row[31]}
    + {7'd0, row[32]}
    + {7'd0, row[33]}
    + {7'd0, row[34]}
    + {7'd0, row[35]}
    + {7'd0, row[36]}
    + {7'd0, row[37]}
    + {7'd0, row[38]}
    + {7'd0, row[39]}
    + {7'd0, row[40]}
    + {7'd0, row[41]}
    + {7'd0, row[42]}
    + {7'd0, row[43]}
    + {7'd0, row[44]}
    + {7'd0, row[45]}
    + {7'd0, row[46]}
    + {7'd0, row[47]}
    + {7'd0, row[48]}
    + {7'd0, row[49]}
    + {7'd0, row[50]}
    + {7'd0, row[51]}
    + {7'd0, row[52]}
    + {7'd0, row[53]}
    + {7'd0, row[54]}
    + {7'd0, row[55]}
    + {7'd0, row[56]}
    + {7'd0, row[57]}
    + {7'd0, row[58]}
    + {7'd0, row[59]}
    + {7'd0, row[60]}
    + {7'd0, row[61]}
    + {7'd0, row[62]}
    + {7'd0, row[63]}
    + {1'd0, rest[6:0]}
    + {rest[6], 7'd0};
`else
  wire s0_0, c0_0;
  hardwired_fa a0_0 (.a(row[0]), .b(row[1]), .ci(row[2]), .s(s0_0), .co(c0_0));
  wire s0_1, c0_1;
  hardwired_fa a0_1 (.a(row[3]), .b(row[4]), .ci(row[5]), .s(s0_1), .co(c0_1));
  wire s0_2, c0_2;
  hardwired_fa a0_2 (.a(row[6]), .b(row[7]), .ci(row[8]), .s(s0_2), .co(c0_2));
  wire s0_3, c0_3;
  hardwired_fa a0_3 (.a(row[9]), .b(row[10]), .ci(row[11]), .s(s0_3), .co(c0_3));
  wire s0_4, c0_4;
  hardwired_fa a0_4 (.a(row[12]), .b(row[13]), .ci(row[14]), .s(s0_4), .co(c0_4));
  wire s0_5, c0_5;
  hardwired_fa a0_5 (.a(row[15]), .b(row[16]), .ci(row[17]), .s(s0_5), .co(c0_5));
  wire s0_6, c0_6;
  hardwired_fa a0_6 (.a(row[18]), .b(row[19]), .ci(row[20]), .s(s0_6), .co(c0_6));
  wire s0_7, c0_7;
  hardwired_fa a0_7 (.a(row[21]), .b(row[22]), .ci(row[23]), .s(s0_7), .co(c0_7));
  wire s0_8, c0_8;
  hardwired_fa a0_8 (.a(row[24]), .b(row[25]), .ci(row[26]), .s(s0_8), .co(c0_8));
  wire s0_9, c0_9;
  hardwired_fa a0_9 (.a(row[27]), .b(row[28]), .ci(row[29]), .s(s0_9), .co(c0_9));
  wire s0_10, c0_10;
  hardwired_fa a0_10 (.a(row[30]), .b(row[31]), .ci(row[32]), .s(s0_10), .co(c0_10));
  wire s0_11, c0_11;
  hardwired_fa a0_11 (.a(row[33]), .b(row[34]), .ci(row[35]), .s(s0_11), .co(c0_11));
  wire s0_12, c0_12;
  hardwired_fa a0_12 (.a(row[36]), .b(row[37]), .ci(row[38]), .s(s0_12), .co(c0_12));
  wire s0_13, c0_13;
  hardwired_fa a0_13 (.a(row[39]), .b(row[40]), .ci(row[41]), .s(s0_13), .co(c0_13));
  wire s0_14, c0_14;
  hardwired_fa a0_14 (.a(row[42]), .b(row[43]), .ci(row[44]), .s(s0_14), .co(c0_14));
  wire s0_15, c0_15;
  hardwired_fa a0_15 (.a(row[45]), .b(row[46]), .ci(row[47]), .s(s0_15), .co(c0_15));
  wire s0_16, c0_16;
  hardwired_fa a0_16 (.a(row[48]), .b(row[49]), .ci(row[50]), .s(s0_16), .co(c0_16));
  wire s0_17, c0_17;
  hardwired_fa a0_17 (.a(row[51]), .b(row[52]), .ci(row[53]), .s(s0_17), .co(c0_17));
  wire s0_18, c0_18;
  hardwired_fa a0_18 (.a(row[54]), .b(row[55]), .ci(row[56]), .s(s0_18), .co(c0_18));
  wire s0_19, c0_19;
  hardwired_fa a0_19 (.a(row[57]), .b(row[58]), .ci(row[59]), .s(s0_19), .co(c0_19));
  wire s0_20, c0_20;
  hardwired_fa a0_20 (.a(row[60]), .b(row[61]), .ci(row[62]), .s(s0_20), .co(c0_20));
  wire s0_21, c0_21;
  hardwired_fa a0_21 (.a(row[63]), .b(rest[0]), .ci(s0_0), .s(s0_21), .co(c0_21));
  wire s0_22, c0_22;
  hardwired_fa a0_22 (.a(s0_1), .b(s0_2), .ci(s0_3), .s(s0_22), .co(c0_22));
  wire s0_23, c0_23;
  hardwired_fa a0_23 (.a(s0_4), .b(s0_5), .ci(s0_6), .s(s0_23), .co(c0_23));
  wire s0_24, c0_24;
  hardwired_fa a0_24 (.a(s0_7), .b(s0_8), .ci(s0_9), .s(s0_24), .co(c0_24));
  wire s0_25, c0_25;
  hardwired_fa a0_25 (.a(s0_10), .b(s0_11), .ci(s0_12), .s(s0_25), .co(c0_25));
  wire s0_26, c0_26;
  hardwired_fa a0_26 (.a(s0_13), .b(s0_14), .ci(s0_15), .s(s0_26), .co(c0_26));
  wire s0_27, c0_27;
  hardwired_fa a0_27 (.a(s0_16), .b(s0_17), .ci(s0_18), .s(s0_27), .co(c0_27));
  wire s0_28, c0_28;
  hardwired_fa a0_28 (.a(s0_19), .b(s0_20), .ci(s0_21), .s(s0_28), .co(c0_28));
  wire s0_29, c0_29;
  hardwired_fa a0_29 (.a(s0_22), .b(s0_23), .ci(s0_24), .s(s0_29), .co(c0_29));
  wire s0_30, c0_30;
  hardwired_fa a0_30 (.a(s0_25), .b(s0_26), .ci(s0_27), .s(s0_30), .co(c0_30));
  wire s0_31, c0_31;
  hardwired_fa a0_31 (.a(s0_28), .b(s0_29), .ci(s0_30), .s(s0_31), .co(c0_31));
  wire s1_0, c1_0;
  hardwired_fa a1_0 (.a(rest[1]), .b(c0_0), .ci(c0_1), .s(s1_0), .co(c1_0));
  wire s1_1, c1_1;
  hardwired_fa a1_1 (.a(c0_2), .b(c0_3), .ci(c0_4), .s(s1_1), .co(c1_1));
  wire s1_2, c1_2;
  hardwired_fa a1_2 (.a(c0_5), .b(c0_6), .ci(c0_7), .s(s1_2), .co(c1_2));
  wire s1_3, c1_3;
  hardwired_fa a1_3 (.a(c0_8), .b(c0_9), .ci(c0_10), .s(s1_3), .co(c1_3));
  wire s1_4, c1_4;
  hardwired_fa a1_4 (.a(c0_11), .b(c0_12), .ci(c0_13), .s(s1_4), .co(c1_4));
  wire s1_5, c1_5;
  hardwired_fa a1_5 (.a(c0_14), .b(c0_15), .ci(c0_16), .s(s1_5), .co(c1_5));
  wire s1_6, c1_6;
  hardwired_fa a1_6 (.a(c0_17), .b(c0_18), .ci(c0_19), .s(s1_6), .co(c1_6));
  wire s1_7, c1_7;
  hardwired_fa a1_7 (.a(c0_20), .b(c0_21), .ci(c0_22), .s(s1_7), .co(c1_7));
  wire s1_8, c1_8;
  hardwired_fa a1_8 (.a(c0_23), .b(c0_24), .ci(c0_25), .s(s1_8), .co(c1_8));
  wire s1_9, c1_9;
  hardwired_fa a1_9 (.a(c0_26), .b(c0_27), .ci(s1_0), .s(s1_9), .co(c1_9));
  wire s1_10, c1_10;
  hardwired_fa a1_10 (.a(s1_1), .b(s1_2), .ci(s1_3), .s(s1_10), .co(c1_10));
  wire s1_11, c1_11;
  hardwired_fa a1_11 (.a(s1_4), .b(s1_5), .ci(s1_6), .s(s1_11), .co(c1_11));
  wire s1_12, c1_12;
  hardwired_fa a1_12 (.a(s1_7), .b(s1_8), .ci(s1_9), .s(s1_12), .co(c1_12));
  wire s1_13, c1_13;
  hardwired_fa a1_13 (.a(s1_10), .b(s1_11), .ci(c0_28), .s(s1_13), .co(c1_13));
  wire s1_14, c1_14;
  hardwired_fa a1_14 (.a(c0_29), .b(c0_30), .ci(c0_31), .s(s1_14), .co(c1_14));
  wire s1_15, c1_15;
  hardwired_fa a1_15 (.a(s1_12), .b(s1_13), .ci(s1_14), .s(s1_15), .co(c1_15));
  wire s2_0, c2_0;
  hardwired_fa a2_0 (.a(rest[2]), .b(c1_0), .ci(c1_1), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  hardwired_fa a2_1 (.a(c1_2), .b(c1_3), .ci(c1_4), .s(s2_1), .co(c2_1));
  wire s2_2, c2_2;
  hardwired_fa a2_2 (.a(c1_5), .b(c1_6), .ci(c1_7), .s(s2_2), .co(c2_2));
  wire s2_3, c2_3;
  hardwired_fa a2_3 (.a(c1_8), .b(c1_9), .ci(c1_10), .s(s2_3), .co(c2_3));
  wire s2_4, c2_4;
  hardwired_fa a2_4 (.a(c1_11), .b(s2_0), .ci(s2_1), .s(s2_4), .co(c2_4));
  wire s2_5, c2_5;
  hardwired_fa a2_5 (.a(c1_12), .b(s2_2), .ci(s2_3), .s(s2_5), .co(c2_5));
  wire s2_6, c2_6;
  hardwired_fa a2_6 (.a(s2_4), .b(c1_13), .ci(c1_14), .s(s2_6), .co(c2_6));
  wire s2_7, c2_7;
  hardwired_fa a2_7 (.a(s2_5), .b(c1_15), .ci(s2_6), .s(s2_7), .co(c2_7));
  wire s3_0, c3_0;
  hardwired_fa a3_0 (.a(rest[3]), .b(c2_0), .ci(c2_1), .s(s3_0), .co(c3_0));
  wire s3_1, c3_1;
  hardwired_fa a3_1 (.a(s3_0), .b(c2_2), .ci(c2_3), .s(s3_1), .co(c3_1));
  wire s3_2, c3_2;
  hardwired_fa a3_2 (.a(c2_4), .b(c2_5), .ci(s3_1), .s(s3_2), .co(c3_2));
  wire s3_3, c3_3;
  hardwired_fa a3_3 (.a(c2_6), .b(s3_2), .ci(c2_7), .s(s3_3), .co(c3_3));
  wire s4_0, c4_0;
  hardwired_fa a4_0 (.a(rest[4]), .b(c3_0), .ci(c3_1), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  hardwired_fa a4_1 (.a(c3_2), .b(s4_0), .ci(c3_3), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  hardwired_fa a5_0 (.a(rest[5]), .b(c4_0), .ci(c4_1), .s(s5_0), .co(c5_0));
  wire s6_0, c6_0;
  hardwired_ha a6_0 (.a(rest[6]), .b(c5_0), .s(s6_0), .co(c6_0));
  wire top = rest[6] ^ c6_0;
  assign sum = {top, s6_0, s5_0, s4_1, s3_3, s2_7, s1_15, s0_31};
`endif

  always @(posedge clk) rest_n <= ~(last ? start : sum[7:1]);
  assign y = {sum[7:1], sum[0] ^ ~last};
endmodule

// clk in the clocks that end with en at 1. The flag moves on the falling edge, so that the gate
// opens for the whole high phase after it.
module hardwired_clkgate (
  input  wire clk,
  input  wire en,
  output wire clk_en
);
  reg go;

  always @(negedge clk) go <= en;
  assign clk_en = clk & go;
endmodule

// d for many loads: GROUPS copies through two levels of buffers, at most 16 to one buffer.
module hardwired_fan #(
  parameter GROUPS = 4
) (
  input  wire              d,
  output wire [GROUPS-1:0] q
);
`ifdef __ICARUS__ // all buffers as one vector, which Icarus simulates at once
  assign q = {GROUPS{d}};
`else
  localparam TRUNKS = (GROUPS + 15) / 16;
  wire [TRUNKS-1:0] trunk;

  genvar i;
  generate
    for (i = 0; i < TRUNKS; i = i + 1) begin : g_trunk
      hardwired_buf buffer (.a(d), .y(trunk[i]));
    end
    for (i = 0; i < GROUPS; i = i + 1) begin : g_branch
      hardwired_buf buffer (.a(trunk[i/16]), .y(q[i]));
    end
  endgenerate
`endif
endmodule

// A vector whose parts have drivers of their own, as one: q is d. Synthesis finds no logic in it.
// Icarus passes such a vector on whole for every part that changes; behind an operator once.
(* gatewright_inline *)
module hardwired_join #(
  parameter WIDTH = 8
) (
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  assign q = d ^ {WIDTH{1'b0}};
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module hardwired_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  hardwired_fa_s  sum   (s, a, b, ci);
  hardwired_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive hardwired_fa_s (output s, input a, input b, input ci);
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
primitive hardwired_fa_co (output co, input a, input b, input ci);
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
module hardwired_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule

// y = a, through a buffer that synthesis keeps.
(* gatewright_inline *)
module hardwired_buf (
  input  wire a,
  output wire y
);
  assign y = a;
endmodule

`default_nettype wire
