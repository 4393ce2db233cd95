// SPDX-License-Identifier: Apache-2.0
// An exact sum times a power of two as float32: s * 2^(e - 272), rounded once, ties to even, with
// subnormals and infinities, two clocks later.
// lint:
`default_nettype none
module gw_mx_fp32 (
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
`default_nettype wire
