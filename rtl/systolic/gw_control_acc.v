// SPDX-License-Identifier: Apache-2.0
// Control of a weight-stationary array with accumulators: admits weights and activations, says
// which accumulator a row meets and counts the results in the buffer.
// lint: ROWS=1 SLOTS=4 LATENCY=2 ZEROS=0 DEPTH=1
// lint: ROWS=16 SLOTS=64 LATENCY=18 ZEROS=1 DEPTH=256
// lint: ROWS=5 SLOTS=32 LATENCY=6 ZEROS=0 DEPTH=3
`default_nettype none
module gw_control_acc #(
  parameter ROWS    = 16, // of the array: beats of weights a tile
  parameter SLOTS   = 64, // results in the buffer, a power of two
  parameter LATENCY = 17, // clocks from a row's admission to valid, at least 2
  parameter ZEROS   = 0,  // 1: a row of zeros goes into the array ahead of each tile
  parameter DEPTH   = 256 // accumulators of a column
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     w_tvalid,   // weight stream
  output wire                     w_tready,
  input  wire                     a_tvalid,   // activation stream
  output wire                     a_tready,
  input  wire                     a_tlast,    // last row of the tile
  input  wire [1:0]               a_tuser,    // {send, overwrite}
  output wire                     swap,       // the row in the input register begins a tile
  output wire                     load,       // the held weights go into the array
  output wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // to this row
  output wire                     valid,      // to column 0: a sum comes next clock
  output wire                     overwrite,  // to column 0: it replaces the accumulator
  output wire                     send,       // to column 0: the total is a result
  output reg  [((DEPTH > 1) ? $clog2(DEPTH) : 1)-1:0] row, // to column 0: its accumulator
  output reg                      err,        // sticky: a tile was longer than the accumulators
  output wire                     c_tvalid,   // result stream
  input  wire                     c_tready,
  output wire                     c_tlast,
  output wire [$clog2(SLOTS)-1:0] slot,       // result buffer place that column 0 writes next
  input  wire                     row_stored, // the last column writes: a row is whole
  output wire                     read,       // read the result buffer
  output wire [$clog2(SLOTS)-1:0] read_slot   // at this place
);
  localparam SLOT_W   = $clog2(SLOTS);
  localparam ROW_W    = (DEPTH > 1) ? $clog2(DEPTH) : 1;
  localparam ROW_LAST = DEPTH - 1;
  localparam [ROW_W-1:0] ONE = 1;
  wire a_take, last;
  wire [SLOT_W:0] room;

  gw_admit #(.ROWS(ROWS), .SLOTS(SLOTS), .LATENCY(LATENCY), .ZEROS(ZEROS)) admit (
    .clk(clk), .rst(rst),
    .w_tvalid(w_tvalid), .w_tready(w_tready),
    .a_tvalid(a_tvalid), .a_tready(a_tready), .a_tlast(a_tlast),
    .room(room), .a_take(a_take), .swap(swap), .load(load), .load_row(load_row),
    .valid(valid), .last(last)
  );

  // What tuser said of a row comes out of the array with it. Rows of a tile meet the accumulators
  // in order.
  reg [LATENCY-1:0] overwrite_line;
  reg [LATENCY-1:0] send_line;
  reg beyond; // the tile goes on after the last accumulator
  wire at_last = row == ROW_LAST[ROW_W-1:0];

  assign overwrite = overwrite_line[LATENCY-1];
  assign send      = send_line[LATENCY-1];

  always @(posedge clk) begin
    overwrite_line <= {overwrite_line[LATENCY-2:0], a_tuser[0]};
    send_line      <= {send_line[LATENCY-2:0], a_tuser[1]};
    if (valid) begin
      if (last) row <= 0;
      else if (~at_last) row <= row + ONE;
      beyond <= ~last & at_last;
      if (beyond & ~(overwrite & send)) err <= 1'b1;
    end
    if (rst) begin
      row    <= 0;
      beyond <= 1'b0;
      err    <= 1'b0;
    end
  end

  // A total is in the accumulator a clock after its sum, in the result buffer another one later.
  reg total, total_last; // column 0 has a total to send; it is the last of its tile
  reg store, store_last; // column 0 writes it into the buffer

  always @(posedge clk) begin
    total      <= valid & send & ~rst;
    total_last <= last;
    store      <= total & ~rst;
    store_last <= total_last;
  end

  // Column c is written c clocks after column 0; a row is whole when the last one is.
  gw_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .promise({{SLOT_W{1'b0}}, a_take & a_tuser[1]}), .room(room),
    .store(store), .slot(slot), .whole(row_stored), .read(read), .read_slot(read_slot),
    .tvalid(c_tvalid), .tready(c_tready)
  );
  gw_ram #(.WIDTH(1), .DEPTH(SLOTS), .ADDR_W(SLOT_W)) lasts (
    .clk(clk),
    .we(store), .waddr(slot), .wdata(store_last),
    .re(read), .raddr(read_slot), .rdata(c_tlast)
  );
endmodule
`default_nettype wire
