// SPDX-License-Identifier: Apache-2.0
// Admits steps, says when finished rows come out of the array and counts the results in the buffer.
// lint: ROWS=1 SLOTS=16 DRAIN=3
// lint: ROWS=4 SLOTS=32 DRAIN=4
// lint: ROWS=17 SLOTS=128 DRAIN=3
`default_nettype none
module gw_control_os #(
  parameter ROWS  = 16, // of the array
  parameter SLOTS = 64, // results in the buffer, a power of two, at least 2 * ROWS
  parameter DRAIN = 3   // clocks from a sum's last step to its row 0 at column 0, at least 2
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     w_tvalid,   // weight stream
  output wire                     w_tready,
  input  wire                     a_tvalid,   // activation stream
  output wire                     a_tready,
  input  wire                     a_tlast,    // last step of the sum
  output wire                     step,       // the input registers hold a step that goes in now
  output wire                     last,       // it ends its sum
  output wire                     valid,      // to column 0: it has a finished row
  output wire                     c_tvalid,   // result stream
  input  wire                     c_tready,
  output wire                     c_tlast,    // last row of the sum
  output wire [$clog2(SLOTS)-1:0] slot,       // result buffer place that column 0 writes next
  input  wire                     row_stored, // the last column writes: a row is whole
  output wire                     read,       // read the result buffer
  output wire [$clog2(SLOTS)-1:0] read_slot   // at this place
);
  localparam SLOT_W   = $clog2(SLOTS);
  localparam INDEX_W  = (ROWS > 1) ? $clog2(ROWS) : 1;
  localparam ROW_LAST = ROWS - 1;
  localparam [INDEX_W-1:0] ONE_ROW = 1;

  generate
    if (ROWS < 1 || SLOTS < 2 * ROWS || SLOTS != 1 << SLOT_W || DRAIN < 2) begin : g_illegal
      gw_control_os_illegal_parameters stop ();
    end
  endgenerate

  // A step needs a beat of each stream. The last step of a sum waits until the rows of the sum
  // before are on their way out, the first until the result buffer can promise room for all its
  // rows.
  reg a_full, a_ends;     // the input registers hold a beat; it ends the sum
  reg w_full;
  reg open;               // the array has been cleared
  reg first;              // the next step begins a sum
  reg [INDEX_W-1:0] gap;  // clocks before a sum may end
  wire [SLOT_W:0] room;   // results the buffer can still promise
  wire roomy  = room >= ROWS[SLOT_W:0];
  wire ending = step & a_ends;
  wire [SLOT_W:0] promise = (step & first) ? ROWS[SLOT_W:0] : 0;

  assign step     = a_full & w_full & (~a_ends | (gap == 0)) & (~first | roomy);
  assign a_tready = open & (~a_full | step);
  assign w_tready = open & (~w_full | step);
  assign last     = ending | rst; // out of reset, the first wave clears the sums

  always @(posedge clk) begin
    a_full <= (a_tvalid & a_tready) | (a_full & ~step);
    w_full <= (w_tvalid & w_tready) | (w_full & ~step);
    if (a_tready) a_ends <= a_tlast;
    if (step) first <= a_ends;
    gap <= ending ? ROW_LAST[INDEX_W-1:0] : (gap == 0) ? gap : gap - ONE_ROW;
    if (gap == 0) open <= 1'b1;
    if (rst) begin
      a_full <= 1'b0;
      w_full <= 1'b0;
      open   <= 1'b0;
      first  <= 1'b1;
      gap    <= ROW_LAST[INDEX_W-1:0];
    end
  end

  // Column 0 finishes row r DRAIN+r clocks after the last step.
  reg [DRAIN-1:0] end_line;
  reg draining;
  reg [INDEX_W-1:0] drain_row;
  wire only_row = ROWS == 1;
  wire store_c  = end_line[DRAIN-1] | draining;
  wire last_c   = end_line[DRAIN-1] ? only_row : (drain_row == ROW_LAST[INDEX_W-1:0]);

  assign valid = store_c;

  always @(posedge clk) begin
    end_line <= rst ? {DRAIN{1'b0}} : {end_line[DRAIN-2:0], ending};
    if (end_line[DRAIN-1]) begin
      draining  <= ~only_row;
      drain_row <= ONE_ROW;
    end else if (draining) begin
      draining  <= drain_row != ROW_LAST[INDEX_W-1:0];
      drain_row <= drain_row + ONE_ROW;
    end
    if (rst) draining <= 1'b0;
  end

  // Column c is written c clocks after column 0; a row is whole when the last one is.
  gw_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .promise(promise), .room(room),
    .store(store_c), .slot(slot), .whole(row_stored), .read(read), .read_slot(read_slot),
    .tvalid(c_tvalid), .tready(c_tready)
  );
  gw_ram #(.WIDTH(1), .DEPTH(SLOTS), .ADDR_W(SLOT_W)) lasts (
    .clk(clk),
    .we(store_c), .waddr(slot), .wdata(last_c),
    .re(read), .raddr(read_slot), .rdata(c_tlast)
  );
endmodule
`default_nettype wire
