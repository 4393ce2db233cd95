// SPDX-License-Identifier: Apache-2.0
// Accumulators and result buffer of one column, two lanes a sum.
// lint: P_W=10 LANE_W=10 WHOLE_W=17 DEPTH=2 SLOTS=4 FORWARD=1
// lint: P_W=21 LANE_W=33 WHOLE_W=40 DEPTH=256 SLOTS=64 FORWARD=0
`default_nettype none
module gw_column_acc_split #(
  parameter P_W     = 10,  // bits of a lane of a sum from the array
  parameter LANE_W  = 24,  // bits of a lane of a result, at least P_W
  parameter WHOLE_W = 32,  // bits of the result of 16-bit activations
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
  input  wire                     pair,        // it is two rows of bytes
  output reg                      pair_q,      // pair for the next column
  input  wire [$clog2(SLOTS)-1:0] slot,        // place in the result buffer of the row written next
  output reg  [$clog2(SLOTS)-1:0] slot_q,      // slot for the next column
  input  wire [2*P_W-1:0]         p,           // sum from the array, the low lane in the low half
  output wire                     stored,      // a result is being written
  input  wire                     read,        // read a result
  input  wire [$clog2(SLOTS)-1:0] read_slot,   // from this place
  output wire [2*LANE_W-1:0]      result       // what was read, from the clock after
);
  localparam C_W = 2 * LANE_W;

  generate
    if (P_W < 2 || LANE_W < P_W || DEPTH < 2 || WHOLE_W > C_W ||
        WHOLE_W < 10 || SLOTS < 2 || SLOTS != 1 << $clog2(SLOTS)) begin : g_illegal
      gw_column_acc_split_illegal_parameters stop ();
    end
  endgenerate

  wire [P_W-1:0] lo_p = p[P_W-1:0];
  wire [P_W-1:0] hi_p = p[P_W +: P_W];

  // The row's flags come one clock before its sum p, two before the new total is in the
  // accumulator.
  wire [C_W-1:0] held; // the accumulator, before this row
  wire [C_W-1:0] base; // the same, or the total that is not in it yet
  reg  [C_W-1:0] total_q;
  reg  store;
  wire [C_W-1:0] from = overwrite_q ? {C_W{1'b0}} : base;
  wire [LANE_W-1:0] lo_total = {{(LANE_W-P_W+1){lo_p[P_W-1]}}, lo_p[P_W-2:0]} + from[LANE_W-1:0];
  wire [LANE_W-1:0] hi_total = {{(LANE_W-P_W+1){hi_p[P_W-1]}}, hi_p[P_W-2:0]} +
                             from[LANE_W +: LANE_W];
  wire [C_W-1:0] total = {hi_total, lo_total};
  reg  pair_store;

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
    pair_q      <= pair;
    pair_store  <= pair_q;
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

  // The lanes of 16-bit rows are put together; those of two rows stay side by side.
  wire [LANE_W-1:0] lo_sum = total_q[LANE_W-1:0];
  wire [LANE_W-1:0] hi_sum = total_q[LANE_W +: LANE_W];
  wire [LANE_W+WHOLE_W-1:0] lo_wide = {{WHOLE_W{lo_sum[LANE_W-1]}}, lo_sum};
  wire [LANE_W+WHOLE_W-1:0] hi_wide = {{WHOLE_W{hi_sum[LANE_W-1]}}, hi_sum};
  wire [LANE_W-1:0] unused_lo = lo_wide[LANE_W+WHOLE_W-1:WHOLE_W];
  wire [LANE_W+7:0] unused_hi = hi_wide[LANE_W+WHOLE_W-1:WHOLE_W-8];
  wire [WHOLE_W-1:0] whole = {hi_wide[WHOLE_W-9:0], 8'd0} + lo_wide[WHOLE_W-1:0];
  wire [C_W-1:0] result_in =
    pair_store ? total_q : {{(C_W-WHOLE_W+1){whole[WHOLE_W-1]}}, whole[WHOLE_W-2:0]};

  gw_ram #(.WIDTH(C_W), .DEPTH(SLOTS), .ADDR_W($clog2(SLOTS))) results (
    .clk(clk),
    .we(store), .waddr(slot), .wdata(result_in),
    .re(read), .raddr(read_slot), .rdata(result)
  );
  assign stored = store;
endmodule
`default_nettype wire
