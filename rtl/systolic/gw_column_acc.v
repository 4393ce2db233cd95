// SPDX-License-Identifier: Apache-2.0
// Accumulators and result buffer of one column.
// lint: P_W=20 C_W=32 DEPTH=256 SLOTS=64 FORWARD=0
// lint: P_W=8 C_W=8 DEPTH=2 SLOTS=4 FORWARD=1
// lint: P_W=16 C_W=34 DEPTH=3 SLOTS=16 FORWARD=1
`default_nettype none
module gw_column_acc #(
  parameter P_W     = 20,  // bits of a sum from the array
  parameter C_W     = 32,  // bits of a result, at least P_W
  parameter DEPTH   = 256, // accumulators, at least 2
  parameter SLOTS   = 64,  // results in the buffer, a power of two, at least 2
  parameter FORWARD = 0    // 1: rows of one accumulator may follow each other
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     valid,       // a row of A comes out of the array next clock
  output reg                      valid_q,     // valid for the next column
  input  wire                     overwrite,   // its sums replace the accumulator
  output reg                      overwrite_q, // overwrite for the next column
  input  wire                     send,        // its total is a result
  output reg                      send_q,      // send for the next column
  input  wire [$clog2(DEPTH)-1:0] row,         // its accumulator
  output reg  [$clog2(DEPTH)-1:0] row_q,       // row for the next column
  input  wire [$clog2(SLOTS)-1:0] slot,        // place in the result buffer of the row written next
  output reg  [$clog2(SLOTS)-1:0] slot_q,      // slot for the next column
  input  wire [P_W-1:0]           p,           // sum from the array
  output wire                     stored,      // a result is being written
  input  wire                     read,        // read a result
  input  wire [$clog2(SLOTS)-1:0] read_slot,   // from this place
  output wire [C_W-1:0]           result       // what was read, from the clock after
);

  generate
    if (P_W < 2 || C_W < P_W || DEPTH < 2 || SLOTS < 2 ||
        SLOTS != 1 << $clog2(SLOTS)) begin : g_illegal
      gw_column_acc_illegal_parameters stop ();
    end
  endgenerate

  // The row's flags come one clock before its sum p, two before the new total is in the
  // accumulator.
  wire [C_W-1:0] held; // the accumulator, before this row
  wire [C_W-1:0] base; // the same, or the total that is not in it yet
  reg  [C_W-1:0] total_q;
  reg  store;
  wire [C_W-1:0] total = {{(C_W-P_W+1){p[P_W-1]}}, p[P_W-2:0]} +
                         (overwrite_q ? {C_W{1'b0}} : base);

  gw_ram #(.WIDTH(C_W), .DEPTH(DEPTH), .ADDR_W($clog2(DEPTH))) accumulators (
    .clk(clk),
    .we(valid_q & ~(overwrite_q & send_q)), .waddr(row_q), .wdata(total),
    .re(valid), .raddr(row), .rdata(held)
  );

  always @(posedge clk) begin
    valid_q     <= valid & ~rst;
    overwrite_q <= overwrite;
    send_q      <= send;
    row_q       <= row;
    total_q     <= total;
    store       <= valid_q & send_q & ~rst;
    slot_q      <= slot;
  end

  generate
    if (FORWARD != 0) begin : g_forward
      reg forward_q; // the row before met this accumulator: its total is not in the RAM yet
      assign base = forward_q ? total_q : held;
      always @(posedge clk) forward_q <= valid_q & ~(overwrite_q & send_q) & (row_q == row);
    end else begin : g_held
      assign base = held;
    end
  endgenerate

  gw_ram #(.WIDTH(C_W), .DEPTH(SLOTS), .ADDR_W($clog2(SLOTS))) results (
    .clk(clk),
    .we(store), .waddr(slot), .wdata(total_q),
    .re(read), .raddr(read_slot), .rdata(result)
  );
  assign stored = store;
endmodule
`default_nettype wire
