// SPDX-License-Identifier: Apache-2.0
// The registers of a column's requantizer, bytes written one by one.
// lint: Y_W=8 Y_SIGNED=1
// lint: Y_W=16 Y_SIGNED=0
`default_nettype none
module gw_regs #(
  parameter Y_W      = 8, // bits of a result, 8 or 16
  parameter Y_SIGNED = 1  // results are two's complement
) (
  input  wire           clk,
  input  wire           rst,
  input  wire           write,  // write a register
  input  wire [2:0]     word,   // this one
  input  wire [31:0]    wdata,  // with this
  input  wire [3:0]     strobe, // these bytes of it
  input  wire           read,   // read a register
  input  wire [2:0]     rword,  // this one
  output wire [31:0]    rdata,  // what it holds, zero while read is 0
  output reg  [31:0]    bias,   // 0: added to the sum
  output reg  [31:0]    mult,   // 1: factor
  output reg  [7:0]     shift,  // 2: power of two
  output reg  [Y_W-1:0] zp,     // 3: zero point
  output reg  [Y_W-1:0] lo,     // 4: smallest y
  output reg  [Y_W-1:0] hi      // 5: largest y
);
  wire negative = Y_SIGNED != 0; // the smallest y that there is

  generate
    if (Y_W != 8 && Y_W != 16) begin : g_illegal
      gw_regs_illegal_parameters stop ();
    end
  endgenerate

  // The register that is read; those of few bits meet before the two of 32.
  wire [5:0] from = {
    rword == 3'd5, rword == 3'd4, rword == 3'd3, rword == 3'd2, rword == 3'd1, rword == 3'd0
  } & {6{read}};
  wire [31:0] narrow =
    (({32{from[2]}} & {{24{shift[7]}}, shift}) |
     ({32{from[3]}} & {{(32-Y_W){negative & zp[Y_W-1]}}, zp})) |
    (({32{from[4]}} & {{(32-Y_W){negative & lo[Y_W-1]}}, lo}) |
     ({32{from[5]}} & {{(32-Y_W){negative & hi[Y_W-1]}}, hi}));

  assign rdata = ({32{from[0]}} & bias) | ({32{from[1]}} & mult) | narrow;

  // A reset is a write too, of every byte.
  wire [5:0] named = {
    word == 3'd5, word == 3'd4, word == 3'd3, word == 3'd2, word == 3'd1, word == 3'd0
  };
  wire [5:0] to = (named & {6{write}}) | {6{rst}};
  wire [3:0] bytes = strobe | {4{rst}};
  wire [31:0] d = rst ? 32'd0 : wdata;
  wire [Y_W-1:0] d_lo = rst ? {negative, {(Y_W-1){1'b0}}} : wdata[Y_W-1:0];
  wire [Y_W-1:0] d_hi = rst ? {~negative, {(Y_W-1){1'b1}}} : wdata[Y_W-1:0];
  integer b;

  always @(posedge clk) begin
    for (b = 0; b < 4; b = b + 1) begin
      if (to[0] & bytes[b]) bias[8*b +: 8] <= d[8*b +: 8];
      if (to[1] & bytes[b]) mult[8*b +: 8] <= d[8*b +: 8];
    end
    if (to[2] & bytes[0]) shift <= d[7:0];
    for (b = 0; b < Y_W / 8; b = b + 1) begin
      if (to[3] & bytes[b]) zp[8*b +: 8] <= d[8*b +: 8];
      if (to[4] & bytes[b]) lo[8*b +: 8] <= d_lo[8*b +: 8];
      if (to[5] & bytes[b]) hi[8*b +: 8] <= d_hi[8*b +: 8];
    end
  end
endmodule
`default_nettype wire
