// SPDX-License-Identifier: Apache-2.0
// Control of a weight-stationary array whose sums are the results: admits weights and activations
// and counts the results in the buffer.
// lint: ROWS=1 SLOTS=4 LATENCY=2 ZEROS=0
// lint: ROWS=16 SLOTS=64 LATENCY=18 ZEROS=1
`default_nettype none
module gw_control_direct #(
  parameter ROWS    = 16, // of the array: beats of weights a tile
  parameter SLOTS   = 64, // results in the buffer, a power of two
  parameter LATENCY = 17, // clocks from a row's admission to valid, at least 2
  parameter ZEROS   = 0   // 1: a row of zeros goes into the array ahead of each tile
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     w_tvalid,   // weight stream
  output wire                     w_tready,
  input  wire                     a_tvalid,   // activation stream
  output wire                     a_tready,
  input  wire                     a_tlast,    // last row of the tile
  output wire                     swap,       // the row in the input register begins a tile
  output wire                     load,       // the held weights go into the array
  output wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // to this row
  output wire                     valid,      // to column 0: a sum comes next clock
  output wire                     c_tvalid,   // result stream
  input  wire                     c_tready,
  output wire                     c_tlast,
  output wire [$clog2(SLOTS)-1:0] slot,       // result buffer place that column 0 writes next
  input  wire                     row_stored, // the last column writes: a row is whole
  output wire                     read,       // read the result buffer
  output wire [$clog2(SLOTS)-1:0] read_slot   // at this place
);
  localparam SLOT_W = $clog2(SLOTS);
  wire a_take, last;
  wire [SLOT_W:0] room;
  reg  store, store_last; // column 0 writes a result; it is the last of its tile

  gw_admit #(.ROWS(ROWS), .SLOTS(SLOTS), .LATENCY(LATENCY), .ZEROS(ZEROS)) admit (
    .clk(clk), .rst(rst),
    .w_tvalid(w_tvalid), .w_tready(w_tready),
    .a_tvalid(a_tvalid), .a_tready(a_tready), .a_tlast(a_tlast),
    .room(room), .a_take(a_take), .swap(swap), .load(load), .load_row(load_row),
    .valid(valid), .last(last)
  );

  always @(posedge clk) begin
    store      <= valid & ~rst;
    store_last <= last;
  end

  // Column c is written c clocks after column 0; a row is whole when the last one is.
  gw_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .promise({{SLOT_W{1'b0}}, a_take}), .room(room),
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
