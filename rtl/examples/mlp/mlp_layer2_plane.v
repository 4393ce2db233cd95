// SPDX-License-Identifier: Apache-2.0
// The weight plane of mlp_layer2: wires alone. All other files are the same for every matrix of its
// shape.
// Made by: gatewright gen hardwired n_in=16 w_signed=1 top=mlp_layer2 (version 0.1.0)
`default_nettype none

// The weights: row<i>[j] is multiple |w| of input j, one of s<j>, that of w = -v in bit v - 1, that
// of w = v after those.
module mlp_layer2_plane (
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
  output wire [15:0] row0,    // picked by an output
  output wire [4:0]  start0,  // what it adds
  output wire [15:0] row1,    // picked by an output
  output wire [4:0]  start1,  // what it adds
  output wire [15:0] row2,    // picked by an output
  output wire [4:0]  start2,  // what it adds
  output wire [15:0] row3,    // picked by an output
  output wire [4:0]  start3,  // what it adds
  output wire [15:0] row4,    // picked by an output
  output wire [4:0]  start4,  // what it adds
  output wire [15:0] row5,    // picked by an output
  output wire [4:0]  start5,  // what it adds
  output wire [15:0] row6,    // picked by an output
  output wire [4:0]  start6,  // what it adds
  output wire [15:0] row7,    // picked by an output
  output wire [4:0]  start7,  // what it adds
  output wire [15:0] row8,    // picked by an output
  output wire [4:0]  start8,  // what it adds
  output wire [15:0] row9,    // picked by an output
  output wire [4:0]  start9,  // what it adds
  output wire [15:0] row10,   // picked by an output
  output wire [4:0]  start10, // what it adds
  output wire [15:0] row11,   // picked by an output
  output wire [4:0]  start11, // what it adds
  output wire [15:0] row12,   // picked by an output
  output wire [4:0]  start12, // what it adds
  output wire [15:0] row13,   // picked by an output
  output wire [4:0]  start13, // what it adds
  output wire [15:0] row14,   // picked by an output
  output wire [4:0]  start14, // what it adds
  output wire [15:0] row15,   // picked by an output
  output wire [4:0]  start15  // what it adds
);
  assign row0 = {
    s15[5], s14[1], 1'b0, s12[0], s11[8], s10[1], s9[11], s8[3], 1'b0, s6[13], s5[11], s4[0],
    s3[0], s2[14], s1[10], s0[8]
  };
  assign start0 = 5'b00110;
  assign row1 = {
    s15[8], s14[8], s13[14], s12[7], s11[10], 1'b0, s9[7], s8[3], s7[6], s6[0], s5[6], s4[6],
    s3[13], s2[9], s1[12], s0[9]
  };
  assign start1 = 5'b00111;
  assign row2 = {
    s15[5], s14[2], s13[12], s12[12], s11[9], s10[4], s9[10], s8[12], s7[9], s6[12], s5[10],
    1'b0, 1'b0, s2[3], s1[0], s0[1]
  };
  assign start2 = 5'b00111;
  assign row3 = {
    1'b0, s14[11], s13[6], 1'b0, s11[13], s10[14], s9[5], s8[8], s7[6], s6[1], s5[14], s4[2],
    s3[5], s2[3], s1[13], s0[13]
  };
  assign start3 = 5'b00110;
  assign row4 = {
    s15[6], s14[11], s13[12], s12[8], s11[0], s10[8], s9[10], s8[14], s7[12], s6[5], s5[6],
    s4[8], s3[7], s2[7], s1[3], s0[10]
  };
  assign start4 = 5'b01000;
  assign row5 = {
    s15[6], s14[8], s13[14], s12[6], s11[1], s10[11], s9[10], s8[5], s7[5], s6[11], s5[14],
    s4[9], s3[13], s2[1], s1[4], s0[9]
  };
  assign start5 = 5'b01000;
  assign row6 = {
    s15[5], s14[1], s13[13], s12[12], s11[7], s10[9], s9[14], s8[0], s7[0], s6[9], s5[8], s4[10],
    s3[3], s2[7], s1[12], s0[12]
  };
  assign start6 = 5'b01000;
  assign row7 = {
    s15[1], s14[6], s13[4], s12[4], s11[0], s10[14], s9[10], s8[10], s7[8], s6[0], s5[1], s4[14],
    s3[6], s2[5], s1[8], s0[9]
  };
  assign start7 = 5'b00110;
  assign row8 = {
    1'b0, s14[8], s13[10], s12[9], s11[1], s10[6], s9[7], s8[9], s7[7], s6[0], s5[6], s4[8],
    1'b0, s2[4], s1[2], s0[4]
  };
  assign start8 = 5'b00100;
  assign row9 = {
    s15[13], s14[5], s13[3], s12[13], s11[3], s10[4], s9[11], s8[4], 1'b0, s6[4], s5[3], s4[12],
    1'b0, s2[12], s1[4], s0[13]
  };
  assign start9 = 5'b00101;
  assign row10 = {
    s15[7], s14[2], s13[13], s12[7], s11[1], s10[1], s9[6], s8[1], s7[0], s6[12], s5[2], s4[3],
    s3[11], s2[10], s1[5], s0[7]
  };
  assign start10 = 5'b00011;
  assign row11 = {
    s15[10], s14[3], s13[6], s12[3], s11[13], s10[12], s9[2], s8[9], s7[1], s6[6], s5[0], s4[3],
    s3[11], s2[13], s1[2], s0[6]
  };
  assign start11 = 5'b00101;
  assign row12 = {
    s15[6], s14[14], s13[0], s12[6], s11[9], s10[1], s9[1], s8[5], s7[1], s6[2], s5[3], s4[6],
    s3[14], s2[5], s1[1], s0[12]
  };
  assign start12 = 5'b00011;
  assign row13 = {
    s15[8], s14[8], s13[7], s12[2], s11[10], s10[6], s9[12], s8[7], s7[13], s6[10], s5[6], s4[9],
    s3[10], s2[4], s1[1], s0[5]
  };
  assign start13 = 5'b00111;
  assign row14 = {
    s15[8], s14[0], s13[2], s12[5], s11[0], s10[2], s9[4], s8[9], s7[7], s6[10], s5[14], s4[2],
    s3[0], s2[1], s1[6], s0[13]
  };
  assign start14 = 5'b00100;
  assign row15 = {
    s15[5], s14[12], s13[0], s12[4], s11[14], s10[13], s9[4], s8[1], s7[11], 1'b0, s5[4], s4[1],
    s3[8], s2[14], s1[13], s0[5]
  };
  assign start15 = 5'b00110;
`ifndef __ICARUS__ // it would carry along what nobody reads
  wire [239:0] unused_multiples;
  assign unused_multiples = {
    s15, s14, s13, s12, s11, s10, s9, s8, s7, s6, s5, s4, s3, s2, s1, s0
  };
`endif
endmodule

// For simulation at speed: the same as the structure, in loops over a table.
module mlp_layer2_fast (
  input  wire        clk,  // clock
  input  wire        rst,  // synchronous reset
  input  wire        step, // a plane is worked off
  input  wire        last, // last plane
  input  wire [15:0] x,    // inputs
  output reg  [95:0] y     // results
);
`ifdef GATEWRIGHT_FAST_SIM
  /* verilator lint_off BLKSEQ */
  integer w [0:255]; // weight of output i at input j: 16*j + i
  integer sum [0:15];
  integer bias [0:15];
  reg [63:0] row [0:15]; // weights of an input, output 0 lowest
  integer i, j, k;

  initial begin
    row[0] = 64'ha6a5986b25236e21;
    row[1] = 64'h69eedabd15bc6f53;
    row[2] = 64'h7eba635ba8e8cc27;
    row[3] = 64'h1f3744009c68a06f;
    row[4] = 64'hed29cc517321d09f;
    row[5] = 64'hb79cfdc9e1797394;
    row[6] = 64'h033d95bff24ae5f6;
    row[7] = 64'h486eef081fa59290;
    row[8] = 64'he28a2eb23fa715cc;
    row[9] = 64'hbb5ed9483733a384;
    row[10] = 64'h6d9e5eb972417b0e;
    row[11] = 64'h7f326ecef8ef6231;
    row[12] = 64'hbad9c862b591058f;
    row[13] = 64'hfd8f96c3b6759570;
    row[14] = 64'h5f17cda19e144d1e;
    row[15] = 64'ha1193860ea990a1a;

    for (j = 0; j < 16; j = j + 1)
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
      for (j = 0; j < 16; j = j + 1)
        if (x[j])
          for (i = 0; i < 16; i = i + 1) sum[i] = sum[i] + w[16*j + i];
    if (plane == 7) // weighs negative
      for (i = 0; i < 16; i = i + 1) sum[i] = -sum[i];
    for (i = 0; i < 16; i = i + 1) begin
      sum[i] = sum[i] + $signed(rest[32*i +: 32]);
      y[6*i +: 6] = sum[i][5:0];
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

`default_nettype wire
