// SPDX-License-Identifier: Apache-2.0
// The weight plane of mlp_layer1: wires alone. All other files are the same for every matrix of its
// shape.
// Made by: gatewright gen hardwired w_signed=1 out=requant top=mlp_layer1 (version 0.1.0)
`default_nettype none

// The weights: row<i>[j] is multiple |w| of input j, one of s<j>, that of w = -v in bit v - 1, that
// of w = v after those.
module mlp_layer1_plane (
  input  wire [14:0] s0,      // multiples of an input
  input  wire [14:0] s1,      // multiples of an input
  input  wire [14:0] s2,      // multiples of an input
  input  wire [14:0] s3,      // multiples of an input
  input  wire [14:0] s4,      // multiples of an input
  input  wire [14:0] s5,      // multiples of an input
  input  wire [14:0] s6,      // multiples of an input
  input  wire [14:0] s7,      // multiples of an input
  input  wire [14:0] s8,      // multiples of an input
  input  wire [14:0] s9,      // multiples of an input
  input  wire [14:0] s10,     // multiples of an input
  input  wire [14:0] s11,     // multiples of an input
  input  wire [14:0] s12,     // multiples of an input
  input  wire [14:0] s13,     // multiples of an input
  input  wire [14:0] s14,     // multiples of an input
  input  wire [14:0] s15,     // multiples of an input
  input  wire [14:0] s16,     // multiples of an input
  input  wire [14:0] s17,     // multiples of an input
  input  wire [14:0] s18,     // multiples of an input
  input  wire [14:0] s19,     // multiples of an input
  input  wire [14:0] s20,     // multiples of an input
  input  wire [14:0] s21,     // multiples of an input
  input  wire [14:0] s22,     // multiples of an input
  input  wire [14:0] s23,     // multiples of an input
  input  wire [14:0] s24,     // multiples of an input
  input  wire [14:0] s25,     // multiples of an input
  input  wire [14:0] s26,     // multiples of an input
  input  wire [14:0] s27,     // multiples of an input
  input  wire [14:0] s28,     // multiples of an input
  input  wire [14:0] s29,     // multiples of an input
  input  wire [14:0] s30,     // multiples of an input
  input  wire [14:0] s31,     // multiples of an input
  input  wire [14:0] s32,     // multiples of an input
  input  wire [14:0] s33,     // multiples of an input
  input  wire [14:0] s34,     // multiples of an input
  input  wire [14:0] s35,     // multiples of an input
  input  wire [14:0] s36,     // multiples of an input
  input  wire [14:0] s37,     // multiples of an input
  input  wire [14:0] s38,     // multiples of an input
  input  wire [14:0] s39,     // multiples of an input
  input  wire [14:0] s40,     // multiples of an input
  input  wire [14:0] s41,     // multiples of an input
  input  wire [14:0] s42,     // multiples of an input
  input  wire [14:0] s43,     // multiples of an input
  input  wire [14:0] s44,     // multiples of an input
  input  wire [14:0] s45,     // multiples of an input
  input  wire [14:0] s46,     // multiples of an input
  input  wire [14:0] s47,     // multiples of an input
  input  wire [14:0] s48,     // multiples of an input
  input  wire [14:0] s49,     // multiples of an input
  input  wire [14:0] s50,     // multiples of an input
  input  wire [14:0] s51,     // multiples of an input
  input  wire [14:0] s52,     // multiples of an input
  input  wire [14:0] s53,     // multiples of an input
  input  wire [14:0] s54,     // multiples of an input
  input  wire [14:0] s55,     // multiples of an input
  input  wire [14:0] s56,     // multiples of an input
  input  wire [14:0] s57,     // multiples of an input
  input  wire [14:0] s58,     // multiples of an input
  input  wire [14:0] s59,     // multiples of an input
  input  wire [14:0] s60,     // multiples of an input
  input  wire [14:0] s61,     // multiples of an input
  input  wire [14:0] s62,     // multiples of an input
  input  wire [14:0] s63,     // multiples of an input
  output wire [63:0] row0,    // picked by an output
  output wire [6:0]  start0,  // what it adds
  output wire [63:0] row1,    // picked by an output
  output wire [6:0]  start1,  // what it adds
  output wire [63:0] row2,    // picked by an output
  output wire [6:0]  start2,  // what it adds
  output wire [63:0] row3,    // picked by an output
  output wire [6:0]  start3,  // what it adds
  output wire [63:0] row4,    // picked by an output
  output wire [6:0]  start4,  // what it adds
  output wire [63:0] row5,    // picked by an output
  output wire [6:0]  start5,  // what it adds
  output wire [63:0] row6,    // picked by an output
  output wire [6:0]  start6,  // what it adds
  output wire [63:0] row7,    // picked by an output
  output wire [6:0]  start7,  // what it adds
  output wire [63:0] row8,    // picked by an output
  output wire [6:0]  start8,  // what it adds
  output wire [63:0] row9,    // picked by an output
  output wire [6:0]  start9,  // what it adds
  output wire [63:0] row10,   // picked by an output
  output wire [6:0]  start10, // what it adds
  output wire [63:0] row11,   // picked by an output
  output wire [6:0]  start11, // what it adds
  output wire [63:0] row12,   // picked by an output
  output wire [6:0]  start12, // what it adds
  output wire [63:0] row13,   // picked by an output
  output wire [6:0]  start13, // what it adds
  output wire [63:0] row14,   // picked by an output
  output wire [6:0]  start14, // what it adds
  output wire [63:0] row15,   // picked by an output
  output wire [6:0]  start15  // what it adds
);
  assign row0 = {
    1'b0, s62[11], s61[6], 1'b0, s59[13], s58[14], s57[5], s56[8], s55[6], s54[1], s53[14],
    s52[2], s51[5], s50[3], s49[13], s48[13], s47[5], s46[2], s45[12], s44[12], s43[9], s42[4],
    s41[10], s40[12], s39[9], s38[12], s37[10], 1'b0, 1'b0, s34[3], s33[0], s32[1], s31[8],
    s30[8], s29[14], s28[7], s27[10], 1'b0, s25[7], s24[3], s23[6], s22[0], s21[6], s20[6],
    s19[13], s18[9], s17[12], s16[9], s15[5], s14[1], 1'b0, s12[0], s11[8], s10[1], s9[11],
    s8[3], 1'b0, s6[13], s5[11], s4[0], s3[0], s2[14], s1[10], s0[8]
  };
  assign start0 = 7'b0011101;
  assign row1 = {
    s63[1], s62[6], s61[4], s60[4], s59[0], s58[14], s57[10], s56[10], s55[8], s54[0], s53[1],
    s52[14], s51[6], s50[5], s49[8], s48[9], s47[5], s46[1], s45[13], s44[12], s43[7], s42[9],
    s41[14], s40[0], s39[0], s38[9], s37[8], s36[10], s35[3], s34[7], s33[12], s32[12], s31[6],
    s30[8], s29[14], s28[6], s27[1], s26[11], s25[10], s24[5], s23[5], s22[11], s21[14], s20[9],
    s19[13], s18[1], s17[4], s16[9], s15[6], s14[11], s13[12], s12[8], s11[0], s10[8], s9[10],
    s8[14], s7[12], s6[5], s5[6], s4[8], s3[7], s2[7], s1[3], s0[10]
  };
  assign start1 = 7'b0100001;
  assign row2 = {
    s63[10], s62[3], s61[6], s60[3], s59[13], s58[12], s57[2], s56[9], s55[1], s54[6], s53[0],
    s52[3], s51[11], s50[13], s49[2], s48[6], s47[7], s46[2], s45[13], s44[7], s43[1], s42[1],
    s41[6], s40[1], s39[0], s38[12], s37[2], s36[3], s35[11], s34[10], s33[5], s32[7], s31[13],
    s30[5], s29[3], s28[13], s27[3], s26[4], s25[11], s24[4], 1'b0, s22[4], s21[3], s20[12],
    1'b0, s18[12], s17[4], s16[13], 1'b0, s14[8], s13[10], s12[9], s11[1], s10[6], s9[7], s8[9],
    s7[7], s6[0], s5[6], s4[8], 1'b0, s2[4], s1[2], s0[4]
  };
  assign start2 = 7'b0010100;
  assign row3 = {
    s63[5], s62[12], s61[0], s60[4], s59[14], s58[13], s57[4], s56[1], s55[11], 1'b0, s53[4],
    s52[1], s51[8], s50[14], s49[13], s48[5], s47[8], s46[0], s45[2], s44[5], s43[0], s42[2],
    s41[4], s40[9], s39[7], s38[10], s37[14], s36[2], s35[0], s34[1], s33[6], s32[13], s31[8],
    s30[8], s29[7], s28[2], s27[10], s26[6], s25[12], s24[7], s23[13], s22[10], s21[6], s20[9],
    s19[10], s18[4], s17[1], s16[5], s15[6], s14[14], s13[0], s12[6], s11[9], s10[1], s9[1],
    s8[5], s7[1], s6[2], s5[3], s4[6], s3[14], s2[5], s1[1], s0[12]
  };
  assign start3 = 7'b0010111;
  assign row4 = {
    s63[6], s62[5], s61[10], s60[12], s59[2], s58[1], s57[10], s56[6], s55[13], s54[9], s53[11],
    s52[10], s51[6], s50[2], s49[8], s48[0], s47[12], 1'b0, s45[0], s44[10], s43[0], s42[1],
    s41[13], s40[14], s39[1], s38[2], s37[8], s36[0], s35[3], s34[6], s33[5], s32[5], s31[11],
    s30[1], s29[0], s28[2], s27[6], 1'b0, s25[3], s24[0], s23[10], s22[8], s21[9], s20[11],
    s19[3], s18[11], s17[3], s16[2], s15[4], s14[0], s13[9], s12[3], s11[4], s10[7], s9[7],
    s8[2], 1'b0, s6[1], s5[5], s4[10], s3[12], s2[0], s1[6], s0[2]
  };
  assign start4 = 7'b0010101;
  assign row5 = {
    s63[0], s62[0], s61[13], s60[10], s59[11], s58[0], s57[1], s56[9], s55[11], s54[2], s53[5],
    1'b0, s51[7], s50[4], s49[11], s48[11], s47[3], s46[13], s45[0], s44[0], s43[11], s42[3],
    s41[8], s40[1], s39[0], s38[0], s37[13], s36[9], s35[14], s34[0], s33[3], s32[8], s31[14],
    s30[7], s29[12], s28[9], s27[13], 1'b0, s25[4], s24[12], s23[6], s22[6], s21[5], s20[7],
    1'b0, s18[8], s17[14], s16[12], s15[6], s14[1], s13[2], s12[6], s11[0], s10[10], s9[11],
    s8[10], s7[5], s6[14], s5[10], s4[11], s3[14], s2[12], s1[1], s0[4]
  };
  assign start5 = 7'b0011101;
  assign row6 = {
    s63[4], s62[3], s61[5], s60[9], s59[13], s58[12], s57[1], s56[0], s55[6], s54[10], s53[3],
    s52[9], s51[14], s50[12], s49[12], s48[0], s47[4], s46[5], s45[6], s44[2], s43[11], s42[9],
    s41[8], s40[5], s39[4], s38[4], s37[14], s36[14], s35[3], s34[7], s33[6], s32[6], s31[1],
    s30[6], s29[3], s28[7], s27[12], s26[14], s25[13], s24[11], s23[1], s22[1], s21[12], s20[2],
    s19[11], s18[5], s17[3], s16[12], s15[8], s14[5], s13[1], s12[14], s11[13], s10[0], s9[6],
    s8[6], s7[10], s6[4], s5[7], s4[9], s3[1], s2[2], s1[0], s0[2]
  };
  assign start6 = 7'b0011000;
  assign row7 = {
    s63[1], s62[9], s61[6], s60[1], s59[6], 1'b0, s57[2], s56[9], s55[13], s54[12], s53[3],
    s52[8], s51[14], s50[10], s49[3], s48[9], s47[10], s46[14], s45[10], s44[11], s43[5],
    s42[11], s41[12], s40[5], s39[3], s38[3], s37[8], s36[5], s35[5], s34[0], s33[7], s32[0],
    s31[7], s30[5], s29[7], 1'b0, s27[2], s26[14], s25[7], s24[9], s23[9], s22[1], s21[11],
    s20[8], s19[4], s18[2], s17[4], s16[1], s15[11], s14[6], s13[11], s12[14], s11[9], s10[4],
    s9[9], s8[3], s7[6], s6[4], 1'b0, s4[1], 1'b0, s2[4], s1[14], s0[0]
  };
  assign start7 = 7'b0011001;
  assign row8 = {
    s63[12], s62[14], s61[12], s60[2], s59[9], s58[14], s57[3], s56[1], s55[7], s54[7], s53[7],
    s52[9], 1'b0, s50[1], 1'b0, s48[9], s47[3], s46[2], s45[1], s44[4], s43[9], s42[1], 1'b0,
    s40[9], s39[5], s38[11], s37[5], s36[7], s35[5], s34[6], s33[1], s32[4], s31[10], s30[11],
    s29[0], s28[4], s27[6], s26[10], s25[0], s24[9], s23[6], s22[11], s21[9], s20[8], s19[5],
    s18[2], s17[5], s16[13], s15[11], s14[10], s13[9], s12[7], s11[0], s10[4], s9[10], s8[8],
    s7[3], s6[10], s5[13], s4[11], s3[3], s2[14], s1[1], s0[7]
  };
  assign start8 = 7'b0011010;
  assign row9 = {
    s63[8], s62[9], s61[1], s60[2], s59[8], s58[3], s57[14], 1'b0, s55[3], s54[8], s53[10],
    s52[9], s51[3], s50[6], s49[1], s48[14], s47[4], 1'b0, s45[0], s44[13], s43[5], 1'b0, s41[8],
    s40[5], s39[12], s38[7], s37[13], s36[4], s35[13], s34[10], s33[4], s32[0], s31[3], s30[5],
    s29[5], s28[6], s27[10], 1'b0, s25[10], s24[6], s23[13], s22[14], s21[2], s20[8], s19[8],
    s18[4], s17[5], s16[3], s15[10], s14[10], s13[4], s12[11], 1'b0, s10[10], s9[9], s8[11],
    s7[7], s6[2], s5[9], s4[4], s3[5], s2[8], s1[12], s0[7]
  };
  assign start9 = 7'b0011100;
  assign row10 = {
    s63[4], s62[8], s61[4], s60[6], s59[3], s58[8], s57[10], s56[13], s55[1], s54[3], s53[2],
    s52[10], 1'b0, s50[5], s49[7], s48[13], s47[6], s46[2], s45[14], s44[7], s43[11], s42[3],
    s41[4], s40[7], s39[3], s38[1], 1'b0, s36[13], s35[8], s34[2], 1'b0, s32[13], s31[1],
    s30[10], s29[4], s28[11], 1'b0, s26[4], s25[2], s24[7], s23[5], s22[10], s21[13], s20[14],
    s19[2], s18[5], s17[9], s16[10], 1'b0, s14[14], s13[10], s12[11], s11[6], s10[4], s9[7],
    s8[4], s7[6], s6[2], s5[5], s4[11], s3[2], 1'b0, 1'b0, s0[13]
  };
  assign start10 = 7'b0010110;
  assign row11 = {
    s63[4], s62[7], s61[7], s60[0], s59[11], s58[13], s57[0], 1'b0, s55[9], s54[4], s53[2],
    s52[9], s51[2], s50[2], s49[10], s48[12], s47[10], s46[10], s45[3], s44[5], s43[7], s42[13],
    s41[11], s40[2], s39[7], s38[1], s37[2], s36[11], s35[3], s34[9], 1'b0, s32[4], s31[10],
    1'b0, s29[1], s28[7], s27[14], s26[1], s25[8], s24[11], s23[9], s22[8], s21[7], s20[9],
    s19[11], s18[3], s17[7], s16[13], s15[3], s14[1], s13[12], s12[0], s11[9], s10[9], s9[6],
    s8[3], s7[4], s6[9], s5[1], s4[13], s3[12], s2[14], s1[10], s0[2]
  };
  assign start11 = 7'b0011100;
  assign row12 = {
    s63[10], s62[6], s61[14], s60[14], s59[1], s58[1], s57[6], s56[4], s55[9], 1'b0, s53[5],
    s52[0], s51[1], s50[12], 1'b0, s48[1], s47[13], s46[3], s45[13], s44[3], s43[9], s42[8],
    s41[9], s40[0], s39[6], s38[2], s37[0], s36[4], s35[1], s34[11], s33[10], s32[11], s31[13],
    s30[11], s29[4], s28[8], s27[2], s26[10], s25[3], s24[13], s23[9], s22[4], s21[5], s20[2],
    s19[13], s18[7], s17[10], s16[14], s15[5], s14[14], s13[6], s12[11], s11[12], s10[7], s9[6],
    s8[10], s7[6], s6[3], s5[6], s4[1], s3[5], s2[2], s1[10], s0[11]
  };
  assign start12 = 7'b0011011;
  assign row13 = {
    1'b0, s62[13], s61[6], s60[0], s59[7], s58[11], s57[3], s56[7], s55[1], s54[14], s53[9],
    s52[9], s51[0], s50[5], s49[3], s48[1], s47[4], s46[5], s45[7], s44[2], s43[7], s42[4],
    s41[3], 1'b0, s39[3], s38[5], s37[11], s36[11], s35[2], s34[4], 1'b0, s32[5], s31[7], s30[0],
    s29[6], 1'b0, s27[6], s26[13], s25[8], 1'b0, s23[2], s22[6], s21[7], s20[8], s19[7], s18[1],
    s17[13], s16[8], s15[0], s14[1], s13[13], s12[11], 1'b0, s10[7], s9[5], s8[12], s7[0], s6[2],
    s5[1], s4[10], s3[7], s2[13], 1'b0, s0[13]
  };
  assign start13 = 7'b0010001;
  assign row14 = {
    s63[9], s62[5], s61[0], s60[6], s59[12], s58[7], s57[1], s56[9], s55[4], 1'b0, s53[12],
    s52[9], s51[3], s50[10], s49[0], s48[7], s47[4], s46[10], s45[13], s44[5], s43[1], s42[5],
    s41[13], s40[4], s39[0], s38[3], s37[1], s36[4], s35[6], s34[4], s33[14], s32[8], s31[8],
    s30[7], s29[10], s28[2], s27[0], s26[13], s25[2], s24[10], s23[7], s22[1], s21[1], s20[5],
    s19[0], s18[3], s17[2], s16[14], s15[7], s14[6], s13[4], s12[0], s11[14], s10[10], s9[8],
    1'b0, s7[3], s6[14], s5[11], s4[12], 1'b0, 1'b0, s1[4], s0[6]
  };
  assign start14 = 7'b0010101;
  assign row15 = {
    s63[8], s62[14], s61[9], s60[7], s59[8], s58[11], s57[11], 1'b0, 1'b0, s54[13], s53[6], 1'b0,
    s51[8], s50[3], s49[5], 1'b0, s47[12], s46[7], s45[4], s44[4], s43[5], s42[3], s41[5],
    s40[0], s39[13], s38[3], s37[3], s36[12], s35[12], s34[12], s33[12], s32[4], s31[11], s30[0],
    s29[8], s28[8], s27[2], s26[4], s25[2], s24[5], s23[14], s22[13], s21[14], s20[10], s19[1],
    s18[4], s17[13], s16[0], s15[6], s14[8], s13[10], s12[11], s11[8], s10[2], s9[4], s8[12],
    s7[7], s6[5], s5[1], s4[13], s3[9], 1'b0, s1[12], s0[0]
  };
  assign start15 = 7'b0011101;
`ifndef __ICARUS__ // it would carry along what nobody reads
  wire [959:0] unused_multiples;
  assign unused_multiples = {
    s63, s62, s61, s60, s59, s58, s57, s56, s55, s54, s53, s52, s51, s50, s49, s48, s47, s46,
    s45, s44, s43, s42, s41, s40, s39, s38, s37, s36, s35, s34, s33, s32, s31, s30, s29, s28,
    s27, s26, s25, s24, s23, s22, s21, s20, s19, s18, s17, s16, s15, s14, s13, s12, s11, s10, s9,
    s8, s7, s6, s5, s4, s3, s2, s1, s0
  };
`endif
endmodule

// For simulation at speed: the same as the structure, in loops over a table.
module mlp_layer1_fast (
  input  wire         clk,  // clock
  input  wire         rst,  // synchronous reset
  input  wire         step, // a plane is worked off
  input  wire         last, // last plane
  input  wire [63:0]  x,    // inputs
  output reg  [127:0] y     // results
);
`ifdef GATEWRIGHT_FAST_SIM
  /* verilator lint_off BLKSEQ */
  integer w [0:1023]; // weight of output i at input j: 16*j + i
  integer sum [0:15];
  integer bias [0:15];
  reg [63:0] row [0:63]; // weights of an input, output 0 lowest
  integer i, j, k;

  initial begin
    row[0] = 64'hf964d688fdbd5b31;
    row[1] = 64'h5b03305e7fe9edc3;
    row[2] = 64'h006d7017bd5fab87;
    row[3] = 64'h208a5dac0e75708f;
    row[4] = 64'h653e64b4e243911f;
    row[5] = 64'he4e9ea26083ac994;
    row[6] = 64'ha7dc2dd3bb7edfa6;
    row[7] = 64'h8cf9b98c93a0e850;
    row[8] = 64'h5053cb41c93da27c;
    row[9] = 64'hb1a998232948e834;
    row[10] = 64'hd3882b3bbf38e91e;
    row[11] = 64'h1705290f26fb2ef1;
    row[12] = 64'h4f44f448779c921f;
    row[13] = 64'h3b6953b24ed2f350;
    row[14] = 64'h19e7e7339aef714e;
    row[15] = 64'h98fac034419b909a;
    row[16] = 64'hf71763c6e55da622;
    row[17] = 64'h6d6382aabc7cebb5;
    row[18] = 64'hbce8cabdda14b5e2;
    row[19] = 64'hef864d1ab40c3066;
    row[20] = 64'h3a1d27111d842529;
    row[21] = 64'h7e8a86d245a29c79;
    row[22] = 64'h6e9b1374ee913b4f;
    row[23] = 64'h78d22a692e9360a9;
    row[24] = 64'ha3064892245f8bac;
    row[25] = 64'hdd1c1d3f86bc5438;
    row[26] = 64'hb663eb0377009b40;
    row[27] = 64'hdf9d7039d5693ce3;
    row[28] = 64'h1d01849b082dd698;
    row[29] = 64'h139bebaf8c5f8c77;
    row[30] = 64'hf8f403a4a98e1a11;
    row[31] = 64'h41863ec38e741691;
    row[32] = 64'hb1a4b6fbf91a685e;
    row[33] = 64'h570300be89ca9a5f;
    row[34] = 64'h5bb42d39f8f9e38c;
    row[35] = 64'h59dec16aac7cf4c0;
    row[36] = 64'h5b4b46b8a72fdc30;
    row[37] = 64'hce4fd06a17617d13;
    row[38] = 64'hccadee84cbfd3525;
    row[39] = 64'h6fc98c5acbfe8ff2;
    row[40] = 64'hfb0fd8a2aae72ef5;
    row[41] = 64'ha6c24b105116b973;
    row[42] = 64'hcab16c0e42cede2b;
    row[43] = 64'hae8284a2a44ffe82;
    row[44] = 64'hbadca86b4df3a855;
    row[45] = 64'hb686c7fe39ffd665;
    row[46] = 64'h83ac3d0d7a60fded;
    row[47] = 64'h5bb639bc3bc518aa;
    row[48] = 64'h08ee56722f4fa926;
    row[49] = 64'hafc038e0c5416d16;
    row[50] = 64'hc3a5da9e35bd76ac;
    row[51] = 64'h1cfed0c07789149a;
    row[52] = 64'h022f23221203ec7d;
    row[53] = 64'h952add38cca4bfe7;
    row[54] = 64'h6070bc1853d209fe;
    row[55] = 64'h0be22ec869464e19;
    row[56] = 64'h028b060e2f29e231;
    row[57] = 64'h4ec9f37cdee3bd3a;
    row[58] = 64'h484e61c705fe6577;
    row[59] = 64'h158e4c12964d76f6;
    row[60] = 64'h89f7f9dde235bcb0;
    row[61] = 64'h2f978be59a63f9b9;
    row[62] = 64'h7a6981272cfa5c94;
    row[63] = 64'h1203bb15ebf9a3e0;

    for (j = 0; j < 64; j = j + 1)
      for (k = 0; k < 16; k = k + 1)
        w[16*j + k] = $signed({{28{row[j][4*k+3]}}, row[j][4*k +: 4]});
  end

  reg [511:0] rest; // what earlier planes have left
  reg [511:0] rest_next;
  reg [511:0] rest_first;
  integer plane;

  initial begin
    bias[0] = 0;
    bias[1] = 0;
    bias[2] = 0;
    bias[3] = 0;
    bias[4] = 0;
    bias[5] = 0;
    bias[6] = 0;
    bias[7] = 0;
    bias[8] = 0;
    bias[9] = 0;
    bias[10] = 0;
    bias[11] = 0;
    bias[12] = 0;
    bias[13] = 0;
    bias[14] = 0;
    bias[15] = 0;

    for (i = 0; i < 16; i = i + 1) rest_first[32*i +: 32] = bias[i];
  end

  always @* begin
    for (i = 0; i < 16; i = i + 1) sum[i] = 0;
    if (plane < 8)
      for (j = 0; j < 64; j = j + 1)
        if (x[j])
          for (i = 0; i < 16; i = i + 1) sum[i] = sum[i] + w[16*j + i];
    if (plane == 7) // weighs negative
      for (i = 0; i < 16; i = i + 1) sum[i] = -sum[i];
    for (i = 0; i < 16; i = i + 1) begin
      sum[i] = sum[i] + $signed(rest[32*i +: 32]);
      y[8*i +: 8] = sum[i][7:0];
      rest_next[32*i +: 32] = sum[i] >>> 1;
    end
  end

  always @(posedge clk)
    if (step | rst) begin
      plane <= (last | rst) ? 0 : plane + 1;
      rest  <= (last | rst) ? rest_first : rest_next;
    end
`else
  wire unused_x = ^x;
  initial y = 0;
`endif
endmodule

// Factor, shift and zero point of each output.
module mlp_layer1_scales (
  output wire [511:0] mult,  // factors
  output wire [127:0] shift, // shifts
  output wire [127:0] zp     // zero points
);
  assign mult = {
    32'h54bbcdae, 32'h43abd3da, 32'h6115f4d2, 32'h6387c38e, 32'h7de78fdb, 32'h4adc92ee,
    32'h467eef58, 32'h492cddc4, 32'h478ad4fe, 32'h7aa426a4, 32'h7616ade8, 32'h5e10a105,
    32'h47bc55ae, 32'h7435449e, 32'h6e95a526, 32'h7cc80fa4
  };
  assign shift = {
    8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24, 8'h24,
    8'h24, 8'h24, 8'h24
  };
  assign zp = {
    8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0, 8'h0,
    8'h0
  };
endmodule

`default_nettype wire
