// SPDX-License-Identifier: Apache-2.0
// All banks. A word that is read and written in one clock gives what it was.
// lint: LANES=4 WORD_W=9 ROWS=8
// lint: LANES=2 WORD_W=1 ROWS=2
// lint: LANES=8 WORD_W=16 ROWS=33
`default_nettype none
module gw_banks_1r1w #(
  parameter LANES  = 32, // banks, a power of two
  parameter WORD_W = 32, // bits of a word
  parameter ROWS   = 32  // words of a bank, at least 2
) (
  input  wire                            clk,
  input  wire [LANES*((WORD_W+7)/8)-1:0] bank_we,    // bytes to write
  input  wire [LANES*$clog2(ROWS)-1:0]   bank_row,   // row to write
  input  wire [LANES*WORD_W-1:0]         bank_wdata, // words to write
  input  wire [LANES-1:0]                bank_re,    // banks to read
  input  wire [LANES*$clog2(ROWS)-1:0]   bank_rrow,  // row to read
  output wire [LANES*WORD_W-1:0]         bank_rdata  // the words, a clock later
);
  localparam BANK_W = $clog2(LANES);
  localparam ROW_W  = $clog2(ROWS);
  localparam BYTES  = (WORD_W + 7) / 8;

  generate
    if (LANES < 2 || LANES != 1 << BANK_W || ROWS < 2) begin : g_illegal
      gw_banks_1r1w_illegal_parameters stop ();
    end
  endgenerate

`ifndef GATEWRIGHT_WORDS
  wire [LANES*WORD_W-1:0] words_read;

  genvar b;
  generate
    for (b = 0; b < LANES; b = b + 1) begin : g_bank
      gw_ram #(
        .WIDTH(WORD_W), .DEPTH(ROWS), .ADDR_W(ROW_W), .BYTE_W((BYTES > 1) ? 8 : WORD_W), .SINGLE(0)
      ) bank (
        .clk(clk), .we(bank_we[BYTES*b +: BYTES]),
        .waddr(bank_row[ROW_W*b +: ROW_W]), .wdata(bank_wdata[WORD_W*b +: WORD_W]),
        .re(bank_re[b]), .raddr(bank_rrow[ROW_W*b +: ROW_W]), .rdata(words_read[WORD_W*b +: WORD_W])
      );
    end
  endgenerate
  gw_join #(.WIDTH(LANES*WORD_W)) join_rdata (.d(words_read), .q(bank_rdata));
`else
  // The same as one array, for simulation at speed.
  /* verilator lint_off BLKSEQ */
  reg [WORD_W-1:0] words [0:(LANES<<ROW_W)-1];
  reg [WORD_W-1:0] word;
  reg [LANES*WORD_W-1:0] rdata;
  integer b, i;

  always @(posedge clk)
    for (b = 0; b < LANES; b = b + 1) begin
      if (bank_re[b])
        rdata[WORD_W*b +: WORD_W] = words[{b[BANK_W-1:0], bank_rrow[ROW_W*b +: ROW_W]}];
      if (&bank_we[BYTES*b +: BYTES]) begin
        words[{b[BANK_W-1:0], bank_row[ROW_W*b +: ROW_W]}] = bank_wdata[WORD_W*b +: WORD_W];
      end else if (|bank_we[BYTES*b +: BYTES]) begin
        word = words[{b[BANK_W-1:0], bank_row[ROW_W*b +: ROW_W]}];
        for (i = 0; i < WORD_W; i = i + 1)
          if (bank_we[BYTES*b + i/8]) word[i] = bank_wdata[WORD_W*b + i];
        words[{b[BANK_W-1:0], bank_row[ROW_W*b +: ROW_W]}] = word;
      end
    end
  /* verilator lint_on BLKSEQ */
  assign bank_rdata = rdata;
`endif
endmodule
`default_nettype wire
