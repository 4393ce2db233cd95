// SPDX-License-Identifier: Apache-2.0
// scratchpad: 32 banks of 32 words of 32 bits behind a crossbar, map masks:34,67,136,276,536, banks
// 1rw.
// Made by: gatewright gen scratchpad (version 0.1.0)
`default_nettype none

// Top: request, crossbar, banks, response.
module scratchpad (
  input  wire          clk,               // clock
  input  wire          rst,               // synchronous reset, active high; drops requests, keeps
                                          // the memory
  input  wire [1023:0] s_axis_req_tdata,  // words to write, one per lane
  input  wire [673:0]  s_axis_req_tuser,  // addr [511:0], on [543:512], be [671:544], op [673:672]
  input  wire          s_axis_req_tvalid, // requests
  output wire          s_axis_req_tready, // requests
  output wire [1023:0] m_axis_rsp_tdata,  // words read, zero for lanes that did not read
  output wire [2:0]    m_axis_rsp_tuser,  // 0 done, 3 address out of range, 4 illegal op
  output wire          m_axis_rsp_tvalid, // responses, one per request, in order
  input  wire          m_axis_rsp_tready, // responses; while one waits, requests wait, too
  input  wire [4:0]    s_axil_awaddr,     // counters: byte address
  input  wire          s_axil_awvalid,    // counters
  output wire          s_axil_awready,    // counters
  input  wire [31:0]   s_axil_wdata,      // counters
  input  wire [3:0]    s_axil_wstrb,      // counters: bytes to write
  input  wire          s_axil_wvalid,     // counters
  output wire          s_axil_wready,     // counters
  output wire [1:0]    s_axil_bresp,      // counters: always 0, OKAY
  output wire          s_axil_bvalid,     // counters
  input  wire          s_axil_bready,     // counters
  input  wire [4:0]    s_axil_araddr,     // counters: byte address
  input  wire          s_axil_arvalid,    // counters
  output wire          s_axil_arready,    // counters
  output wire [31:0]   s_axil_rdata,      // counters
  output wire [1:0]    s_axil_rresp,      // counters: always 0, OKAY
  output wire          s_axil_rvalid,     // counters
  input  wire          s_axil_rready      // counters
);
  localparam LANES  = 32; // and banks
  localparam WORD_W = 32;
  localparam BYTES  = 4; // of a word
  localparam ROW_W  = 5; // bits of a row of a bank

  wire step, accept, pass, done, load, first_q, last;
  wire [2:0] code;
  wire [LANES-1:0] got;
  wire [LANES*WORD_W-1:0] rdata;
  wire [LANES*BYTES-1:0] bank_we;
  wire [LANES*ROW_W-1:0] bank_row;
  wire [LANES*WORD_W-1:0] bank_wdata;
  wire [LANES-1:0] bank_re;
  wire [LANES*WORD_W-1:0] bank_rdata;

  scratchpad_control_passes control (
    .clk(clk), .rst(rst),
    .req_tvalid(s_axis_req_tvalid), .req_tready(s_axis_req_tready),
    .last(last), .code(code),
    .step(step), .accept(accept), .pass(pass), .done(done),
    .load(load), .first_q(first_q),
    .rsp_tuser(m_axis_rsp_tuser), .rsp_tvalid(m_axis_rsp_tvalid), .rsp_tready(m_axis_rsp_tready)
  );

  localparam BANK_W = 5; // bits of a bank's number

  wire writes;
  wire [LANES-1:0] todo;
  wire [LANES-1:0] served;
  wire [LANES*BANK_W-1:0] bank;
  wire [LANES*ROW_W-1:0] row;
  wire [LANES*BYTES-1:0] be;
  wire [LANES*WORD_W-1:0] wdata;

  scratchpad_request request (
    .clk(clk), .rst(rst), .step(step), .accept(accept),
    .tdata(s_axis_req_tdata), .tuser(s_axis_req_tuser),
    .writes(writes),
    .code(code), .todo(todo), .bank(bank), .row(row), .be(be), .wdata(wdata), .served(served)
  );

  scratchpad_network_1rw #(.LANES(32), .WORD_W(32), .ROW_W(5), .BROADCAST(1)) network (
    .clk(clk), .step(step),
    .writes(writes),
    .todo(todo), .bank(bank), .row(row), .be(be), .wdata(wdata), .served(served), .last(last),
    .bank_we(bank_we), .bank_row(bank_row), .bank_wdata(bank_wdata),
    .bank_re(bank_re), .bank_rdata(bank_rdata),
    .got(got), .rdata(rdata)
  );


  scratchpad_banks_1rw #(.LANES(32), .WORD_W(32), .ROWS(32)) banks (
    .clk(clk),
    .bank_we(bank_we), .bank_row(bank_row), .bank_wdata(bank_wdata),
    .bank_re(bank_re), .bank_rdata(bank_rdata)
  );

  scratchpad_response #(.LANES(32), .WORD_W(32)) response (
    .clk(clk), .load(load), .first_q(first_q),
    .got(got), .d(rdata), .tdata(m_axis_rsp_tdata)
  );

  scratchpad_counters counters (
    .clk(clk), .rst(rst),
    .pass(pass), .last(last), .done(done), .failed(code != 3'd0),
    .s_axil_awaddr(s_axil_awaddr), .s_axil_awvalid(s_axil_awvalid), .s_axil_awready(s_axil_awready),
    .s_axil_wdata(s_axil_wdata), .s_axil_wstrb(s_axil_wstrb),
    .s_axil_wvalid(s_axil_wvalid), .s_axil_wready(s_axil_wready),
    .s_axil_bresp(s_axil_bresp), .s_axil_bvalid(s_axil_bvalid), .s_axil_bready(s_axil_bready),
    .s_axil_araddr(s_axil_araddr), .s_axil_arvalid(s_axil_arvalid), .s_axil_arready(s_axil_arready),
    .s_axil_rdata(s_axil_rdata), .s_axil_rresp(s_axil_rresp),
    .s_axil_rvalid(s_axil_rvalid), .s_axil_rready(s_axil_rready)
  );
endmodule

// Where requests are: stage 1 takes their passes, stage 2 has what the banks read, stage 3 is the
// response.
module scratchpad_control_passes (
  input  wire       clk,
  input  wire       rst,
  input  wire       req_tvalid, // request stream
  output wire       req_tready,
  input  wire       last,       // nothing is left for a pass after the one in stage 1
  input  wire [2:0] code,       // of the request in stage 1: not 0 if it is an error
  output wire       step,       // all stages move on
  output wire       accept,     // a request enters stage 1
  output wire       pass,       // stage 1 takes a pass
  output wire       done,       // it is the last of its request
  output wire       load,       // stage 2 has the words of a pass
  output reg        first_q,    // it is the first of its request
  output reg  [2:0] rsp_tuser,  // response stream
  output wire       rsp_tvalid,
  input  wire       rsp_tready
);
  reg busy;         // stage 1 has a request
  reg first;        // that has not had a pass yet
  reg read_q;       // stage 2 has the words of a pass
  reg done_q;       // the last of its request
  reg [2:0] code_q;
  reg rsp_full;     // a response waits
  wire ending = last;

  assign rsp_tvalid = rsp_full & ~rst;
  assign step       = ~rsp_full | rsp_tready;
  assign pass       = busy & step;
  assign done       = pass & ending;
  assign req_tready = step & (~busy | ending);
  assign accept     = req_tvalid & req_tready;
  assign load       = read_q & step;

  always @(posedge clk) begin
    if (step) begin
      busy      <= accept | (busy & ~ending);
      first     <= accept;
      read_q    <= busy;
      first_q   <= first;
      done_q    <= busy & ending;
      code_q    <= code;
      rsp_full  <= done_q;
      rsp_tuser <= code_q;
    end
    if (rst) begin
      busy     <= 1'b0;
      read_q   <= 1'b0;
      done_q   <= 1'b0;
      rsp_full <= 1'b0;
    end
  end
endmodule

// Stage 1: the request, and what of it is still to be served.
module scratchpad_request (
  input  wire          clk,    // clock
  input  wire          rst,    // synchronous reset
  input  wire          step,   // the pass is taken
  input  wire          accept, // take a request
  input  wire [1023:0] tdata,  // request stream
  input  wire [673:0]  tuser,  // request stream
  output reg  [2:0]    code,   // not 0: what is wrong with it; then it serves nothing
  output reg           writes, // they are written, not read
  output wire [31:0]   todo,   // words of this phase to serve
  output wire [159:0]  bank,   // their banks
  output wire [159:0]  row,    // their rows
  output wire [127:0]  be,     // bytes to write
  output wire [1023:0] wdata,  // what to write
  input  wire [31:0]   served  // words of this pass
);
  localparam SLOTS  = 32; // words of a request
  localparam BANK_W = 5;
  localparam ROW_W  = 5;

  wire [1:0] op = tuser[673:672]; // 0 read, 1 write, 2 both
  wire [SLOTS-1:0] wanted;
  wire [SLOTS*BANK_W-1:0] bank_in;
  wire [SLOTS*ROW_W-1:0] row_in;
  wire outside, misaligned;

  scratchpad_address address (
    .addr(tuser[511:0]), .on(tuser[543:512]),
    .bank(bank_in), .row(row_in), .wanted(wanted), .outside(outside), .misaligned(misaligned)
  );

  wire [2:0] code_in = op[1] ? 3'd4 : outside ? 3'd3 : 3'd0;
  wire good = code_in == 3'd0;
  wire unused_misaligned = misaligned; // every address is a word's

  always @(posedge clk)
    if (accept) begin
      code <= code_in;
      writes <= op[0];
    end

  // The words themselves.
  scratchpad_phase_words #(.WIDTH(128), .PHASES(1)) held_be (
    .clk(clk), .accept(accept), .next(1'b0), .d(tuser[671:544]), .q(be)
  );
  scratchpad_phase_words #(.WIDTH(1024), .PHASES(1)) held_wdata (
    .clk(clk), .accept(accept), .next(1'b0), .d(tdata), .q(wdata)
  );
  scratchpad_phase_words #(.WIDTH(160), .PHASES(1)) held_bank (
    .clk(clk), .accept(accept), .next(1'b0), .d(bank_in), .q(bank)
  );
  scratchpad_phase_words #(.WIDTH(160), .PHASES(1)) held_row (
    .clk(clk), .accept(accept), .next(1'b0), .d(row_in), .q(row)
  );

  // What is still to be served.
  scratchpad_todo #(.LANES(32), .PHASES(1)) todo_words (
    .clk(clk), .rst(rst), .step(step), .accept(accept), .next(1'b0),
    .wanted(wanted & {SLOTS{good}}), .served(served), .todo(todo)
  );
endmodule

// What is still to be served of a request, the words of this phase lowest.
(* gatewright_inline *)
module scratchpad_todo #(
  parameter LANES  = 32, // words of a phase
  parameter PHASES = 1   // of a request
) (
  input  wire                    clk,
  input  wire                    rst,
  input  wire                    step,   // the pass is taken
  input  wire                    accept, // take a request
  input  wire                    next,   // go to its next phase; with one phase ignored
  input  wire [LANES*PHASES-1:0] wanted, // its words, those of phase 0 lowest
  input  wire [LANES-1:0]        served, // words of this pass
  output wire [LANES-1:0]        todo    // words of this phase that are left
);
  reg  [LANES*PHASES-1:0] left;
  wire [LANES*PHASES-1:0] rest; // after this pass

  assign todo = left[LANES-1:0];

  generate
    if (PHASES > 1) begin : g_phases
      wire [LANES*(PHASES-1)-1:0] later = left[LANES*PHASES-1:LANES];
      assign rest = next ? {{LANES{1'b0}}, later} : {later, todo & ~served};
    end else begin : g_phase
      wire unused_next = next;
      assign rest = todo & ~served;
    end
  endgenerate

  always @(posedge clk) begin
    if (step) left <= rest;
    if (accept) left <= wanted;
    if (rst) left <= 0;
  end
endmodule

// Words of a request, from phase to phase.
(* gatewright_inline *)
module scratchpad_phase_words #(
  parameter WIDTH  = 32, // bits of a phase
  parameter PHASES = 1   // of a request
) (
  input  wire                    clk,
  input  wire                    accept, // take a request
  input  wire                    next,   // go to its next phase; with one phase ignored
  input  wire [WIDTH*PHASES-1:0] d,      // its words, those of phase 0 lowest
  output wire [WIDTH-1:0]        q       // those of this phase
);
  reg [WIDTH*PHASES-1:0] words;

  assign q = words[WIDTH-1:0];

  generate
    if (PHASES > 1) begin : g_phases
      always @(posedge clk)
        if (accept) words <= d;
        else if (next) words[WIDTH*(PHASES-1)-1:0] <= words[WIDTH*PHASES-1:WIDTH];
    end else begin : g_phase
      wire unused_next = next;
      always @(posedge clk) if (accept) words <= d;
    end
  endgenerate
endmodule

// Banks and rows of a request's words, those of phase 0 lowest, and what is wrong with its
// addresses.
module scratchpad_address (
  input  wire [511:0] addr,       // a lane's first word
  input  wire [31:0]  on,         // lanes that want theirs
  output wire [159:0] bank,       // of each word
  output wire [159:0] row,        // in its bank
  output wire [31:0]  wanted,     // its lane is on
  output wire         outside,    // a word is beyond the memory
  output wire         misaligned  // an address is no multiple of the words of a lane
);
  localparam SLOTS       = 32; // words of a request
  localparam WORD_ADDR_W = 10; // bits of a word's address
  localparam BANK_W      = 5;
  localparam ROW_W       = 5;

`ifdef GATEWRIGHT_WORDS
  // The map as a table, for simulation at speed.
  function [ROW_W+BANK_W-1:0] place_of;
    input [WORD_ADDR_W-1:0] a;
    place_of = {
      a[4], a[3], a[2], a[1], a[0],
      a[3] ^ a[4] ^ a[9],
      a[2] ^ a[4] ^ a[8],
      a[3] ^ a[7],
      a[0] ^ a[1] ^ a[6],
      a[1] ^ a[5]
    };
  endfunction

  reg [ROW_W+BANK_W-1:0] low [0:1023];
  integer k;

  initial begin
    for (k = 0; k <= 1023; k = k + 1) low[k] = place_of(k[WORD_ADDR_W-1:0]);
  end
`endif

  wire [SLOTS*WORD_ADDR_W-1:0] word_addr;
  wire [SLOTS*BANK_W-1:0] banks;
  wire [SLOTS*ROW_W-1:0] rows;

  scratchpad_lane_words #(.LANES(32), .PHASES(1), .ADDR_W(16), .WORD_ADDR_W(10),
        .BY_STRIDE(0), .ANY_WORD(0)) words (
    .addr(addr), .on(on),
    .word_addr(word_addr), .wanted(wanted), .outside(outside), .misaligned(misaligned)
  );

  genvar q;
  generate
    for (q = 0; q < SLOTS; q = q + 1) begin : g_word
      wire [WORD_ADDR_W-1:0] mine = word_addr[WORD_ADDR_W*q +: WORD_ADDR_W];
`ifdef GATEWRIGHT_WORDS
      assign {rows[ROW_W*q +: ROW_W], banks[BANK_W*q +: BANK_W]} =
        low[mine[9:0]];
`else
      scratchpad_map map (
        .addr(mine), .bank(banks[BANK_W*q +: BANK_W]), .row(rows[ROW_W*q +: ROW_W])
      );
`endif
    end
  endgenerate
  scratchpad_join #(.WIDTH(SLOTS*BANK_W)) join_bank (.d(banks), .q(bank));
  scratchpad_join #(.WIDTH(SLOTS*ROW_W)) join_row (.d(rows), .q(row));
endmodule

// Addresses of a request's words, those of phase 0 lowest, and what is wrong with them.
(* gatewright_inline *)
module scratchpad_lane_words #(
  parameter LANES       = 32,
  parameter PHASES      = 1,  // words of a lane, at its address and after it, a power of two
  parameter ADDR_W      = 16, // bits of a lane's address
  parameter WORD_ADDR_W = 10, // of them, bits of an address of the memory
  parameter BY_STRIDE   = 0,  // lanes of a phase: 0 neighbours, 1 the same modulo PHASES
  parameter ANY_WORD    = 0   // 1: an address need not be a multiple of PHASES
) (
  input  wire [LANES*ADDR_W-1:0]             addr,      // a lane's first word
  input  wire [LANES-1:0]                    on,        // lanes that want theirs
  output wire [LANES*PHASES*WORD_ADDR_W-1:0] word_addr, // of each word
  output wire [LANES*PHASES-1:0]             wanted,    // its lane is on
  output wire                                outside,   // a word is beyond the memory
  output wire                                misaligned // an address is no multiple of PHASES
);
  localparam SLOTS  = LANES * PHASES;
  localparam WORD_W = $clog2(PHASES); // bits of a word's number in its lane

  wire [SLOTS*WORD_ADDR_W-1:0] addrs;
  wire [SLOTS-1:0] wants;
  wire [SLOTS-1:0] beyond;
  wire [SLOTS-1:0] odd;

  genvar q;
  generate
    for (q = 0; q < SLOTS; q = q + 1) begin : g_word
      localparam LANE = (BY_STRIDE != 0) ? q % LANES / PHASES * PHASES + q / LANES : q / PHASES;
      localparam [31:0] WORD = q % PHASES; // of the lane's
      wire [ADDR_W-1:0] lane_addr = addr[ADDR_W*LANE +: ADDR_W];
      wire [ADDR_W:0] mine;

      if (PHASES > 1 && ANY_WORD != 0) begin : g_any
        assign mine = {1'b0, lane_addr} + {{(ADDR_W+1-WORD_W){1'b0}}, WORD[WORD_W-1:0]};
        assign odd[q] = 1'b0;
      end else if (PHASES > 1) begin : g_aligned
        assign mine = {1'b0, lane_addr[ADDR_W-1:WORD_W], WORD[WORD_W-1:0]};
        assign odd[q] = on[LANE] & |lane_addr[WORD_W-1:0];
      end else begin : g_one
        assign mine = {1'b0, lane_addr};
        assign odd[q] = 1'b0;
      end
      assign addrs[WORD_ADDR_W*q +: WORD_ADDR_W] = mine[WORD_ADDR_W-1:0];
      assign wants[q] = on[LANE];
      assign beyond[q] = on[LANE] & |mine[ADDR_W:WORD_ADDR_W];
    end
  endgenerate
  scratchpad_join #(.WIDTH(SLOTS*WORD_ADDR_W)) join_addr (.d(addrs), .q(word_addr));
  scratchpad_join #(.WIDTH(SLOTS)) join_wanted (.d(wants), .q(wanted));

  assign outside    = |beyond;
  assign misaligned = |odd;
endmodule

// The bank of a word, a matrix times its address over GF(2), and the row in it.
module scratchpad_map (
  input  wire [9:0] addr, // of a word
  output wire [4:0] bank, // that it is in
  output wire [4:0] row   // at this place
);
  assign bank[0] = addr[1] ^ addr[5];
  assign bank[1] = addr[0] ^ addr[1] ^ addr[6];
  assign bank[2] = addr[3] ^ addr[7];
  assign bank[3] = addr[2] ^ addr[4] ^ addr[8];
  assign bank[4] = addr[3] ^ addr[4] ^ addr[9];
  assign row[0] = addr[0];
  assign row[1] = addr[1];
  assign row[2] = addr[2];
  assign row[3] = addr[3];
  assign row[4] = addr[4];
endmodule

// Stages 1 and 2: which words a pass serves, and their way to the banks and back. A pass reads or
// writes.
module scratchpad_network_1rw #(
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
      network_1rw_illegal_parameters stop ();
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

  scratchpad_arbiter #(.LANES(LANES), .ROW_W(ROW_W), .BROADCAST(BROADCAST)) arbiter (
    .todo(todo), .bank(bank), .row(row), .served(served), .hides(hides)
  );
  scratchpad_merge_bytes #(.LANES(LANES), .WORD_W(WORD_W), .BROADCAST(BROADCAST)) merge (
    .todo(todo), .hides(hides), .be(be), .d(wdata), .live(live), .q(live_data)
  );
  scratchpad_select #(.LANES(LANES)) select (.on(served), .bank(bank), .sel(sel));
  scratchpad_scatter #(.LANES(LANES), .WIDTH(WORD_W)) scatter (
    .takes(takes), .d(live_data), .q(bank_wdata)
  );
  scratchpad_scatter #(.LANES(LANES), .WIDTH(BYTES)) scatter_bytes (
    .takes(takes), .d(live), .q(mask)
  );
  scratchpad_scatter_rows #(.LANES(LANES), .ROW_W(ROW_W)) scatter_rows (
    .takes(takes), .row(row), .bank_row(bank_row), .on(on)
  );

  scratchpad_select #(.LANES(LANES)) select_back (.on(got), .bank(bank_q), .sel(sel_back));
  scratchpad_gather #(.LANES(LANES), .WIDTH(WORD_W)) gather (
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
  scratchpad_join #(.WIDTH(LANES*LANES)) join_takes (.d(turned), .q(takes));

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

// The words of a pass: each bank's lowest lane, and with BROADCAST all lanes at the same word.
module scratchpad_arbiter #(
  parameter LANES     = 32, // and banks, a power of two
  parameter ROW_W     = 5,  // bits of a row of a bank
  parameter BROADCAST = 1   // 1: lanes at one word are served in one pass
) (
  input  wire [LANES-1:0]               todo,   // words to serve
  input  wire [LANES*$clog2(LANES)-1:0] bank,   // their banks
  input  wire [LANES*ROW_W-1:0]         row,    // their rows
  output wire [LANES-1:0]               served, // words that this pass serves
  output wire [LANES*LANES-1:0]         hides   // bit m of lane l: m, a higher one, is at its word
);
  localparam BANK_W = $clog2(LANES);

  wire [LANES-1:0] first; // the lowest lanes of their banks
  wire [LANES-1:0] firsts;
  wire [LANES-1:0] serve;
  wire [LANES*LANES-1:0] hide;

  genvar l, k;
  generate
    for (l = 0; l < LANES; l = l + 1) begin : g_lane
      wire [LANES-1:0] same_bank; // lower lanes in the bank of this one

      for (k = 0; k < LANES; k = k + 1) begin : g_other
        if (k < l) begin : g_lower
          assign same_bank[k] = bank[BANK_W*l +: BANK_W] == bank[BANK_W*k +: BANK_W];
        end else begin : g_higher
          assign same_bank[k] = 1'b0;
        end
      end
      assign firsts[l] = todo[l] & ~|(same_bank & todo);

      if (BROADCAST != 0) begin : g_broadcast
        wire [LANES-1:0] same_word; // lower lanes at the word of this one

        for (k = 0; k < LANES; k = k + 1) begin : g_other
          if (k < l) begin : g_lower
            assign same_word[k] = same_bank[k] & (row[ROW_W*l +: ROW_W] == row[ROW_W*k +: ROW_W]);
          end else begin : g_higher
            assign same_word[k] = 1'b0;
          end
          assign hide[LANES*k + l] = same_word[k];
        end
        assign serve[l] = todo[l] & (first[l] | |(same_word & first));
      end else begin : g_plain
        wire [ROW_W-1:0] unused_row = row[ROW_W*l +: ROW_W];
        assign hide[LANES*l +: LANES] = {LANES{1'b0}};
        assign serve[l] = first[l];
      end
    end
  endgenerate
  scratchpad_join #(.WIDTH(LANES)) join_first (.d(firsts), .q(first));
  scratchpad_join #(.WIDTH(LANES)) join_served (.d(serve), .q(served));
  scratchpad_join #(.WIDTH(LANES*LANES)) join_hides (.d(hide), .q(hides));
endmodule

// Of lanes that write one byte only the highest is left, the others are zero: the or of them is
// what is written. Without BROADCAST no two do in one pass, and all are left.
module scratchpad_merge_bytes #(
  parameter LANES     = 32,
  parameter WORD_W    = 32, // bits of a word; the last byte may have fewer than 8
  parameter BROADCAST = 1   // 1: lanes at one word are served in one pass
) (
  input  wire [LANES-1:0]                todo,  // lanes that have not been served
  input  wire [LANES*LANES-1:0]          hides, // bit m of lane l: m, a higher one, is at its word
  input  wire [LANES*((WORD_W+7)/8)-1:0] be,    // bytes to write
  input  wire [LANES*WORD_W-1:0]         d,     // words to write
  output wire [LANES*((WORD_W+7)/8)-1:0] live,  // bytes that are left
  output wire [LANES*WORD_W-1:0]         q      // the words, zero in other bytes
);
  localparam BYTES = (WORD_W + 7) / 8;

  genvar l, i;
  generate
    if (BROADCAST != 0) begin : g_broadcast
      wire [LANES*BYTES-1:0]  lives;
      wire [LANES*WORD_W-1:0] bits;

      for (i = 0; i < BYTES; i = i + 1) begin : g_byte
        localparam BITS = (i == BYTES - 1) ? WORD_W - 8 * i : 8;
        wire [LANES-1:0] write; // lanes that write this byte of their words

        for (l = 0; l < LANES; l = l + 1) begin : g_lane
          assign write[l] = be[BYTES*l + i] & todo[l];
          assign lives[BYTES*l + i] = be[BYTES*l + i] & ~|(hides[LANES*l +: LANES] & write);
          assign bits[WORD_W*l + 8*i +: BITS] =
            d[WORD_W*l + 8*i +: BITS] & {BITS{live[BYTES*l + i]}};
        end
      end
      scratchpad_join #(.WIDTH(LANES*BYTES)) join_live (.d(lives), .q(live));
      scratchpad_join #(.WIDTH(LANES*WORD_W)) join_q (.d(bits), .q(q));
    end else begin : g_plain
      wire [LANES-1:0] unused_todo = todo;
      wire [LANES*LANES-1:0] unused_hides = hides;
      assign live = be;
      assign q    = d;
    end
  endgenerate
endmodule

// The bank of each lane as one bit of many, none for lanes that are off.
module scratchpad_select #(
  parameter LANES = 32 // and banks, a power of two
) (
  input  wire [LANES-1:0]               on,   // lanes
  input  wire [LANES*$clog2(LANES)-1:0] bank, // of each
  output wire [LANES*LANES-1:0]         sel   // bit b of lane l: it is bank b
);
  localparam BANK_W = $clog2(LANES);

  wire [LANES*LANES-1:0] sels;

  genvar l;
  generate
    for (l = 0; l < LANES; l = l + 1) begin : g_lane
      scratchpad_onehot #(.LANES(LANES), .INDEX_W(BANK_W)) decode (
        .en(on[l]), .index(bank[BANK_W*l +: BANK_W]), .q(sels[LANES*l +: LANES])
      );
    end
  endgenerate
  scratchpad_join #(.WIDTH(LANES*LANES)) join_sel (.d(sels), .q(sel));
endmodule

// Words, or their byte enables, from lanes to banks: the or of all that a bank takes.
module scratchpad_scatter #(
  parameter LANES = 32, // and banks
  parameter WIDTH = 32  // bits of a lane
) (
  input  wire [LANES*LANES-1:0] takes, // bit l of bank b: it takes lane l
  input  wire [LANES*WIDTH-1:0] d,     // of lanes
  output wire [LANES*WIDTH-1:0] q      // of banks
);
  scratchpad_crossbar #(.INPUTS(LANES), .OUTPUTS(LANES), .WIDTH(WIDTH)) crossbar (
    .s(takes), .d(d), .q(q)
  );
endmodule

// Rows from lanes to banks; lanes that a bank takes have the same.
module scratchpad_scatter_rows #(
  parameter LANES = 32, // and banks
  parameter ROW_W = 5   // bits of a row of a bank
) (
  input  wire [LANES*LANES-1:0] takes,    // bit l of bank b: it takes lane l
  input  wire [LANES*ROW_W-1:0] row,      // of lanes
  output wire [LANES*ROW_W-1:0] bank_row, // of banks
  output wire [LANES-1:0]       on        // banks that take any
);
  genvar b;
  generate
    for (b = 0; b < LANES; b = b + 1) begin : g_bank
      assign on[b] = |takes[LANES*b +: LANES];
    end
  endgenerate

  scratchpad_crossbar #(.INPUTS(LANES), .OUTPUTS(LANES), .WIDTH(ROW_W)) rows (
    .s(takes), .d(row), .q(bank_row)
  );
endmodule

// Words from banks to lanes: that of the bank that a lane selects, or zero.
module scratchpad_gather #(
  parameter LANES = 32, // and banks
  parameter WIDTH = 32  // bits of a word
) (
  input  wire [LANES*LANES-1:0] sel, // bit b of lane l: it takes bank b
  input  wire [LANES*WIDTH-1:0] d,   // of banks
  output wire [LANES*WIDTH-1:0] q    // of lanes
);
  scratchpad_crossbar #(.INPUTS(LANES), .OUTPUTS(LANES), .WIDTH(WIDTH)) crossbar (
    .s(sel), .d(d), .q(q)
  );
endmodule

// All banks. In a clock a bank reads or writes, not both.
module scratchpad_banks_1rw #(
  parameter LANES  = 32, // banks, a power of two
  parameter WORD_W = 32, // bits of a word
  parameter ROWS   = 32  // words of a bank, at least 2
) (
  input  wire                            clk,
  input  wire [LANES*((WORD_W+7)/8)-1:0] bank_we,    // bytes to write
  input  wire [LANES*$clog2(ROWS)-1:0]   bank_row,   // row
  input  wire [LANES*WORD_W-1:0]         bank_wdata, // words to write
  input  wire [LANES-1:0]                bank_re,    // banks to read
  output wire [LANES*WORD_W-1:0]         bank_rdata  // the words, a clock later
);
  localparam BANK_W = $clog2(LANES);
  localparam ROW_W  = $clog2(ROWS);
  localparam BYTES  = (WORD_W + 7) / 8;

  generate
    if (LANES < 2 || LANES != 1 << BANK_W || ROWS < 2) begin : g_illegal
      banks_1rw_illegal_parameters stop ();
    end
  endgenerate

`ifndef GATEWRIGHT_WORDS
  wire [LANES*WORD_W-1:0] words_read;

  genvar b;
  generate
    for (b = 0; b < LANES; b = b + 1) begin : g_bank
      scratchpad_ram #(
        .WIDTH(WORD_W), .DEPTH(ROWS), .ADDR_W(ROW_W), .BYTE_W((BYTES > 1) ? 8 : WORD_W), .SINGLE(1)
      ) bank (
        .clk(clk), .we(bank_we[BYTES*b +: BYTES]),
        .waddr(bank_row[ROW_W*b +: ROW_W]), .wdata(bank_wdata[WORD_W*b +: WORD_W]),
        .re(bank_re[b]), .raddr(bank_row[ROW_W*b +: ROW_W]), .rdata(words_read[WORD_W*b +: WORD_W])
      );
    end
  endgenerate
  scratchpad_join #(.WIDTH(LANES*WORD_W)) join_rdata (.d(words_read), .q(bank_rdata));
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
        rdata[WORD_W*b +: WORD_W] = words[{b[BANK_W-1:0], bank_row[ROW_W*b +: ROW_W]}];
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

// Stage 3: gathers the words of a request's passes.
module scratchpad_response #(
  parameter LANES  = 32, // words of a request
  parameter WORD_W = 32  // bits of a word
) (
  input  wire                    clk,
  input  wire                    load,    // a pass has been read
  input  wire                    first_q, // the first of its request
  input  wire [LANES-1:0]        got,     // lanes that it has words for
  input  wire [LANES*WORD_W-1:0] d,       // the words, zero for other lanes
  output reg  [LANES*WORD_W-1:0] tdata    // all words of the request
);
  integer w;

  always @(posedge clk)
    for (w = 0; w < LANES; w = w + 1)
      if (load & (first_q | got[w])) tdata[WORD_W*w +: WORD_W] <= d[WORD_W*w +: WORD_W];
endmodule

// What the requests have come to, on AXI4-Lite.
module scratchpad_counters (
  input  wire        clk,
  input  wire        rst,
  input  wire        pass,            // a pass is taken
  input  wire        last,            // the last of its phase
  input  wire        done,            // and of its request
  input  wire        failed,          // which is an error
  input  wire [4:0]  s_axil_awaddr,   // counters: byte address
  input  wire        s_axil_awvalid,
  output wire        s_axil_awready,
  input  wire [31:0] s_axil_wdata,
  input  wire [3:0]  s_axil_wstrb,
  input  wire        s_axil_wvalid,
  output wire        s_axil_wready,
  output wire [1:0]  s_axil_bresp,
  output wire        s_axil_bvalid,
  input  wire        s_axil_bready,
  input  wire [4:0]  s_axil_araddr,
  input  wire        s_axil_arvalid,
  output wire        s_axil_arready,
  output wire [31:0] s_axil_rdata,
  output wire [1:0]  s_axil_rresp,
  output wire        s_axil_rvalid,
  input  wire        s_axil_rready
);
  localparam CLEAR = 3'd0, ACCESSES = 3'd1, PASSES = 3'd2, CONFLICTS = 3'd3, ERRORS = 3'd4;

  wire we;
  wire [2:0] waddr;
  wire [2:0] raddr;
  wire clear = we & (waddr == CLEAR) & s_axil_wdata[0] & s_axil_wstrb[0];
  wire [33:0] unused_write = {s_axil_wdata[31:1], s_axil_wstrb[3:1]};
  reg [31:0] accesses;
  reg [31:0] passes;
  reg [31:0] conflicts; // passes more than phases
  reg [31:0] errors;
  reg [31:0] value;

  scratchpad_axil #(.ADDR_W(5)) axil (
    .clk(clk), .rst(rst),
    .awaddr(s_axil_awaddr), .awvalid(s_axil_awvalid), .awready(s_axil_awready),
    .wvalid(s_axil_wvalid), .wready(s_axil_wready),
    .bresp(s_axil_bresp), .bvalid(s_axil_bvalid), .bready(s_axil_bready),
    .araddr(s_axil_araddr), .arvalid(s_axil_arvalid), .arready(s_axil_arready),
    .rdata(s_axil_rdata), .rresp(s_axil_rresp), .rvalid(s_axil_rvalid), .rready(s_axil_rready),
    .we(we), .waddr(waddr), .raddr(raddr), .value(value)
  );

  always @*
    case (raddr)
      ACCESSES:  value = accesses;
      PASSES:    value = passes;
      CONFLICTS: value = conflicts;
      ERRORS:    value = errors;
      default:   value = 32'd0;
    endcase

  reg pass_q, done_q, conflict_q, error_q; // counted a clock later

  always @(posedge clk) begin
    pass_q     <= pass & ~rst;
    done_q     <= done & ~rst;
    conflict_q <= pass & ~last & ~rst;
    error_q    <= done & failed & ~rst;
    accesses   <= accesses + {31'd0, done_q};
    passes     <= passes + {31'd0, pass_q};
    conflicts  <= conflicts + {31'd0, conflict_q};
    errors     <= errors + {31'd0, error_q};
    if (rst | clear) begin
      accesses  <= 32'd0;
      passes    <= 32'd0;
      conflicts <= 32'd0;
      errors    <= 32'd0;
    end
  end
endmodule

// A vector whose parts have drivers of their own, as one: q is d. Synthesis finds no logic in it.
// Icarus passes such a vector on whole for every part that changes; behind an operator once.
(* gatewright_inline *)
module scratchpad_join #(
  parameter WIDTH = 8
) (
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  assign q = d ^ {WIDTH{1'b0}};
endmodule

// One of LANES enables, when index falls in FIRST .. FIRST+LANES-1.
module scratchpad_onehot #(
  parameter LANES   = 4, // enables
  parameter FIRST   = 0, // index of lane 0
  parameter INDEX_W = 2  // bits of the index
) (
  input  wire               en,
  input  wire [INDEX_W-1:0] index,
  output wire [LANES-1:0]   q
);
  genvar i;
  generate
    if (LANES < 1 || FIRST + LANES > (1 << INDEX_W)) begin : g_illegal
      onehot_illegal_parameters stop ();
    end
    for (i = 0; i < LANES; i = i + 1) begin : g_lane
      localparam [31:0] MINE = FIRST + i;
      assign q[i] = en & (index == MINE[INDEX_W-1:0]);
    end
  endgenerate
endmodule

// Words from any input to any output: an output is the or of all inputs whose select bit is 1. A
// bit of an input meets at most 16 outputs behind one buffer.
(* gatewright_inline *)
module scratchpad_crossbar #(
  parameter INPUTS  = 4, // words, even
  parameter OUTPUTS = 4,
  parameter WIDTH   = 8  // bits of a word
) (
  input  wire [OUTPUTS*INPUTS-1:0] s, // bit i of output o: it takes input i
  input  wire [INPUTS*WIDTH-1:0]   d, // word 0 lowest
  output wire [OUTPUTS*WIDTH-1:0]  q
);
  localparam GROUPS = (OUTPUTS + 15) / 16; // of outputs
  localparam BITS   = INPUTS * WIDTH;

  wire [GROUPS*BITS-1:0] line; // the inputs of a group of outputs

`ifdef __ICARUS__ // all buffers as one vector, which Icarus simulates at once
  assign line = {GROUPS{d}};
`else
  scratchpad_buf buffers [GROUPS*BITS-1:0] (.a({GROUPS{d}}), .y(line));
`endif

  wire [OUTPUTS*WIDTH-1:0] words;

  genvar o;
  generate
    for (o = 0; o < OUTPUTS; o = o + 1) begin : g_output
      scratchpad_and_or #(.INPUTS(INPUTS), .WIDTH(WIDTH)) word (
        .s(s[o*INPUTS +: INPUTS]), .d(line[o/16*BITS +: BITS]), .y(words[o*WIDTH +: WIDTH])
      );
    end
  endgenerate
  scratchpad_join #(.WIDTH(OUTPUTS*WIDTH)) join_q (.d(words), .q(q));
endmodule

// A memory: one write port, one synchronous read port, or with SINGLE one port for both. rdata
// holds while re is 0. Reading a word in the cycle that writes it gives the old word here; memories
// that take the place of this cell may give garbage unless their user asks for more.
(* gatewright_ram *)
module scratchpad_ram #(
  parameter WIDTH  = 8,     // bits of a word
  parameter DEPTH  = 16,    // words
  parameter ADDR_W = 4,     // bits of an address, 2**ADDR_W >= DEPTH
  parameter BYTE_W = WIDTH, // bits that one write enable stands for; the last may stand for fewer
  parameter SINGLE = 0      // 1: reads, while nothing is written, are at waddr; raddr is ignored
) (
  input  wire                             clk,
  input  wire [(WIDTH+BYTE_W-1)/BYTE_W-1:0] we, // write these bytes of wdata to waddr
  input  wire [ADDR_W-1:0]                waddr,
  input  wire [WIDTH-1:0]                 wdata,
  input  wire                             re,    // read raddr
  input  wire [ADDR_W-1:0]                raddr,
  output reg  [WIDTH-1:0]                 rdata  // the word, from the cycle after
);
  localparam BYTES = (WIDTH + BYTE_W - 1) / BYTE_W;

  generate
    if (WIDTH < 1 || DEPTH < 2 || DEPTH > (1 << ADDR_W) || BYTE_W < 1) begin : g_illegal
      ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];
  wire [ADDR_W-1:0] from = (SINGLE != 0) ? waddr : raddr;
  wire read = re & ((SINGLE == 0) | ~|we);

  genvar i;
  generate
    for (i = 0; i < BYTES; i = i + 1) begin : g_byte
      localparam BITS = (i == BYTES - 1) ? WIDTH - i * BYTE_W : BYTE_W;
      always @(posedge clk)
        if (we[i]) words[waddr][i*BYTE_W +: BITS] <= wdata[i*BYTE_W +: BITS];
    end
  endgenerate

  always @(posedge clk)
    if (read) rdata <= words[from];
endmodule

// An AXI4-Lite slave in front of 32-bit registers. A write takes its address and its data in one
// clock; every response is OKAY. Reads and writes do not wait for each other. In reset there are no
// responses: what is asked for then is not answered.
module scratchpad_axil #(
  parameter ADDR_W = 8 // bits of a byte address, at least 3
) (
  input  wire              clk,
  input  wire              rst,
  input  wire [ADDR_W-1:0] awaddr,
  input  wire              awvalid,
  output wire              awready,
  input  wire              wvalid,
  output wire              wready,
  output wire [1:0]        bresp,
  output wire              bvalid,
  input  wire              bready,
  input  wire [ADDR_W-1:0] araddr,
  input  wire              arvalid,
  output wire              arready,
  output reg  [31:0]       rdata,
  output wire [1:0]        rresp,
  output wire              rvalid,
  input  wire              rready,
  output wire              we,     // write WDATA, which goes past this cell, to register waddr,
  output wire [ADDR_W-3:0] waddr,  // the bytes that WSTRB, which does too, says
  output wire [ADDR_W-3:0] raddr,  // the register to read now
  input  wire [31:0]       value   // what it holds
);
  generate
    if (ADDR_W < 3) begin : g_illegal
      axil_illegal_parameters stop ();
    end
  endgenerate

  wire [3:0] unused_low = {awaddr[1:0], araddr[1:0]}; // registers are whole words
  reg  b_full; // a response waits
  reg  r_full;

  assign we      = awvalid & wvalid & (~b_full | bready);
  assign awready = we;
  assign wready  = we;
  assign waddr   = awaddr[ADDR_W-1:2];
  assign arready = ~r_full | rready;
  assign raddr   = araddr[ADDR_W-1:2];
  assign bvalid  = b_full & ~rst;
  assign rvalid  = r_full & ~rst;
  assign bresp   = 2'b00;
  assign rresp   = 2'b00;

  always @(posedge clk) begin
    b_full <= ~rst & (we | (b_full & ~bready));
    r_full <= ~rst & (arvalid | (r_full & ~rready));
    if (arready) rdata <= value;
  end
endmodule

// y = a, through a buffer that synthesis keeps.
(* gatewright_inline *)
module scratchpad_buf (
  input  wire a,
  output wire y
);
  assign y = a;
endmodule

// One word of many: y is the or of all words whose select bit is 1, by and-or-invert pairs. A
// select line meets at most 16 bits behind one buffer.
(* gatewright_inline *)
module scratchpad_and_or #(
  parameter INPUTS = 4, // words, even
  parameter WIDTH  = 8  // bits of a word
) (
  input  wire [INPUTS-1:0]       s, // one bit a word
  input  wire [INPUTS*WIDTH-1:0] d, // word 0 lowest
  output wire [WIDTH-1:0]        y
);
  generate
    if (INPUTS < 2 || INPUTS % 2 != 0 || WIDTH < 1) begin : g_illegal
      and_or_illegal_parameters stop ();
    end
  endgenerate

`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  function [WIDTH-1:0] picked(input [INPUTS-1:0] which, input [INPUTS*WIDTH-1:0] words);
    integer n;
    begin
      picked = {WIDTH{1'b0}};
      for (n = 0; n < INPUTS; n = n + 1)
        picked = picked | ({WIDTH{which[n]}} & words[WIDTH*n +: WIDTH]);
    end
  endfunction

  assign y = picked(s, d);
`else
  localparam PAIRS  = INPUTS / 2;
  localparam GROUPS = (WIDTH + 15) / 16; // of bits

  wire [GROUPS*INPUTS-1:0] line; // the selects of a group of bits

  scratchpad_buf buffers [GROUPS*INPUTS-1:0] (.a({GROUPS{s}}), .y(line));

  genvar i, k;
  generate
    for (k = 0; k < WIDTH; k = k + 1) begin : g_bit
      localparam FIRST = k / 16 * INPUTS;
      wire [PAIRS-1:0] none; // of two words

      for (i = 0; i < PAIRS; i = i + 1) begin : g_pair
        scratchpad_aoi22 pair (
          .a(line[FIRST + 2*i]),     .b(d[WIDTH*(2*i) + k]),
          .c(line[FIRST + 2*i + 1]), .d(d[WIDTH*(2*i + 1) + k]),
          .y(none[i])
        );
      end
      assign y[k] = ~&none;
    end
  endgenerate
`endif
endmodule

// y = ~((a & b) | (c & d)).
(* gatewright_inline *)
module scratchpad_aoi22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a & b) | (c & d));
endmodule

`default_nettype wire
