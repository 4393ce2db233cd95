// SPDX-License-Identifier: Apache-2.0
// Stages 1 and 2: which words a pass serves, and their way to the banks and back. A pass reads or
// writes.
// lint: LANES=4 WORD_W=9 ROW_W=3 BROADCAST=1
// lint: LANES=2 WORD_W=1 ROW_W=1 BROADCAST=1
// lint: LANES=8 WORD_W=16 ROW_W=5 BROADCAST=0
`default_nettype none
module gw_network_1rw #(
  parameter LANES     = 32, // and banks, a power of two
  parameter WORD_W    = 32, // bits of a word
  parameter ROW_W     = 5,  // bits of a row of a bank
  parameter BROADCAST = 1   // 1: lanes at one word are served in one pass
) (
  input  wire                            clk,
  input  wire                            step,       // the pass is taken
  input  wire                            writes,     // it writes, else it reads
  input  wire [LANES-1:0]                todo,       // words of this phase to serve
  input  wire [LANES*$clog2(LANES)-1:0]  bank,       // their banks
  input  wire [LANES*ROW_W-1:0]          row,        // their rows
  input  wire [LANES*((WORD_W+7)/8)-1:0] be,         // bytes to write
  input  wire [LANES*WORD_W-1:0]         wdata,      // what to write
  output wire [LANES-1:0]                served,     // words of this pass
  output wire                            last,       // nothing is left for another pass
  output wire [LANES*((WORD_W+7)/8)-1:0] bank_we,    // bytes to write
  output wire [LANES*ROW_W-1:0]          bank_row,   // row
  output wire [LANES*WORD_W-1:0]         bank_wdata, // words to write
  output wire [LANES-1:0]                bank_re,    // banks to read
  input  wire [LANES*WORD_W-1:0]         bank_rdata, // the words, a clock later
  output reg  [LANES-1:0]                got,        // lanes that have read, a clock later
  output wire [LANES*WORD_W-1:0]         rdata       // what they read, zero for others
);
  localparam BANK_W = $clog2(LANES);
  localparam BYTES  = (WORD_W + 7) / 8;

  generate
    if (LANES < 2 || LANES != 1 << BANK_W) begin : g_illegal
      gw_network_1rw_illegal_parameters stop ();
    end
  endgenerate

  reg [LANES*BANK_W-1:0] bank_q; // where the words come from that are read now

  always @(posedge clk)
    if (step) begin
      got    <= served & {LANES{~writes}};
      bank_q <= bank;
    end

  assign last = ~|(todo & ~served);

`ifndef GATEWRIGHT_WORDS
  wire [LANES*LANES-1:0]  sel;       // bit b of lane l: it goes to bank b in this pass
  wire [LANES*LANES-1:0]  takes;     // the same, bit l of bank b
  wire [LANES*LANES-1:0]  sel_back;  // bit b of lane l: its word comes from bank b
  wire [LANES*LANES-1:0]  hides;     // bit m of lane l: lane m, a higher one, is at the same word
  wire [LANES*BYTES-1:0]  live;      // bytes of lanes that reach the banks
  wire [LANES*WORD_W-1:0] live_data;
  wire [LANES*BYTES-1:0]  mask;      // bytes of banks
  wire [LANES-1:0]        on;        // banks that serve a lane

  gw_arbiter #(.LANES(LANES), .ROW_W(ROW_W), .BROADCAST(BROADCAST)) arbiter (
    .todo(todo), .bank(bank), .row(row), .served(served), .hides(hides)
  );
  gw_merge_bytes #(.LANES(LANES), .WORD_W(WORD_W), .BROADCAST(BROADCAST)) merge (
    .todo(todo), .hides(hides), .be(be), .d(wdata), .live(live), .q(live_data)
  );
  gw_select #(.LANES(LANES)) select (.on(served), .bank(bank), .sel(sel));
  gw_scatter #(.LANES(LANES), .WIDTH(WORD_W)) scatter (
    .takes(takes), .d(live_data), .q(bank_wdata)
  );
  gw_scatter #(.LANES(LANES), .WIDTH(BYTES)) scatter_bytes (
    .takes(takes), .d(live), .q(mask)
  );
  gw_scatter_rows #(.LANES(LANES), .ROW_W(ROW_W)) scatter_rows (
    .takes(takes), .row(row), .bank_row(bank_row), .on(on)
  );

  gw_select #(.LANES(LANES)) select_back (.on(got), .bank(bank_q), .sel(sel_back));
  gw_gather #(.LANES(LANES), .WIDTH(WORD_W)) gather (
    .sel(sel_back), .d(bank_rdata), .q(rdata)
  );

  wire [LANES*LANES-1:0] turned;

  genvar b, l;
  generate
    for (b = 0; b < LANES; b = b + 1) begin : g_bank
      for (l = 0; l < LANES; l = l + 1) begin : g_lane
        assign turned[LANES*b + l] = sel[LANES*l + b];
      end
    end
  endgenerate
  gw_join #(.WIDTH(LANES*LANES)) join_takes (.d(turned), .q(takes));

  assign bank_we = mask & {LANES*BYTES{step & writes}};
  assign bank_re = on & {LANES{step & ~writes}};
`else
  // The same in words, for simulation at speed.
  reg [LANES-1:0]        now;
  reg [LANES-1:0]        taken;
  reg [LANES*BYTES-1:0]  bytes;
  reg [ROW_W-1:0]        row_of  [0:LANES-1];
  reg [WORD_W-1:0]       word_of [0:LANES-1];
  reg [LANES*ROW_W-1:0]  rows;
  reg [LANES*WORD_W-1:0] words;
  reg [WORD_W-1:0]       word;
  integer l, b, at, i;
  wire signed [31:0] unused_at = at; // its upper bits

  /* verilator lint_off BLKSEQ */
  /* verilator lint_off SYNCASYNCNET */
  always @(todo or bank or row or be or wdata or writes) begin
    now   = 0;
    taken = 0;
    bytes = 0;
    rows  = 0;
    words = 0;
    word  = 0;
    i     = 0; // it holds nothing from one evaluation to the next
    for (b = 0; b < LANES; b = b + 1) begin
      row_of[b]  = 0;
      word_of[b] = 0;
    end
    for (l = 0; l < LANES; l = l + 1) begin
      at = $signed({{(32-BANK_W){1'b0}}, bank[BANK_W*l +: BANK_W]});
      if (todo[l] & (~taken[at] | ((BROADCAST != 0) & (row_of[at] == row[ROW_W*l +: ROW_W])))) begin
        now[l]     = 1'b1;
        taken[at]  = 1'b1;
        row_of[at] = row[ROW_W*l +: ROW_W];
        if (writes & &be[BYTES*l +: BYTES]) begin
          word_of[at] = wdata[WORD_W*l +: WORD_W];
          bytes[BYTES*at +: BYTES] = {BYTES{1'b1}};
        end else if (writes) begin
          word = word_of[at];
          for (i = 0; i < WORD_W; i = i + 1)
            if (be[BYTES*l + i/8]) word[i] = wdata[WORD_W*l + i];
          word_of[at] = word;
          bytes[BYTES*at +: BYTES] = bytes[BYTES*at +: BYTES] | be[BYTES*l +: BYTES];
        end
      end
    end
    for (b = 0; b < LANES; b = b + 1) begin
      rows[ROW_W*b +: ROW_W]    = row_of[b];
      words[WORD_W*b +: WORD_W] = word_of[b];
    end
  end
  /* verilator lint_on BLKSEQ */
  /* verilator lint_on SYNCASYNCNET */
  assign served     = now;
  assign bank_row   = rows;
  assign bank_wdata = words;
  assign bank_we    = bytes & {LANES*BYTES{step}};
  assign bank_re    = taken & {LANES{step & ~writes}};

  reg [WORD_W-1:0]       read_of [0:LANES-1];
  reg [LANES*WORD_W-1:0] back;
  reg [BANK_W-1:0]       from;
  integer n;

  /* verilator lint_off BLKSEQ */
  /* verilator lint_off SYNCASYNCNET */
  always @(got or bank_q or bank_rdata) begin
    back = 0;
    for (n = 0; n < LANES; n = n + 1) read_of[n] = bank_rdata[WORD_W*n +: WORD_W];
    for (n = 0; n < LANES; n = n + 1) begin
      from = bank_q[BANK_W*n +: BANK_W];
      back[WORD_W*n +: WORD_W] = got[n] ? read_of[from] : {WORD_W{1'b0}};
    end
  end
  /* verilator lint_on BLKSEQ */
  /* verilator lint_on SYNCASYNCNET */
  assign rdata = back;
`endif
endmodule
`default_nettype wire
