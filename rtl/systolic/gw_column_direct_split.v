// SPDX-License-Identifier: Apache-2.0
// Result buffer of one column, two lanes a sum.
// lint: LANE_W=10 WHOLE_W=17 SLOTS=4
// lint: LANE_W=21 WHOLE_W=28 SLOTS=64
`default_nettype none
module gw_column_direct_split #(
  parameter LANE_W  = 24, // bits of a lane of a result
  parameter WHOLE_W = 32, // bits of the result of 16-bit activations
  parameter SLOTS   = 64  // results in the buffer, a power of two, at least 2
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     valid,     // a row of A comes out of the array next clock
  output reg                      valid_q,   // valid for the next column
  input  wire                     pair,      // it is two rows of bytes
  output reg                      pair_q,    // pair for the next column
  input  wire [$clog2(SLOTS)-1:0] slot,      // place in the result buffer of the row written next
  output reg  [$clog2(SLOTS)-1:0] slot_q,    // slot for the next column
  input  wire [2*LANE_W-1:0]      p,         // sum from the array, the low lane in the low half
  output wire                     stored,    // a result is being written
  input  wire                     read,      // read a result
  input  wire [$clog2(SLOTS)-1:0] read_slot, // from this place
  output wire [2*LANE_W-1:0]      result     // what was read, from the clock after
);
  localparam C_W = 2 * LANE_W;

  generate
    if (WHOLE_W > C_W || WHOLE_W < 10 || SLOTS < 2 || SLOTS != 1 << $clog2(SLOTS)) begin : g_illegal
      gw_column_direct_split_illegal_parameters stop ();
    end
  endgenerate

  always @(posedge clk) begin
    valid_q <= valid & ~rst;
    slot_q  <= slot;
    pair_q  <= pair;
  end

  // The lanes of 16-bit rows are put together; those of two rows stay side by side.
  wire [LANE_W-1:0] lo_sum = p[LANE_W-1:0];
  wire [LANE_W-1:0] hi_sum = p[LANE_W +: LANE_W];
  wire [LANE_W+WHOLE_W-1:0] lo_wide = {{WHOLE_W{lo_sum[LANE_W-1]}}, lo_sum};
  wire [LANE_W+WHOLE_W-1:0] hi_wide = {{WHOLE_W{hi_sum[LANE_W-1]}}, hi_sum};
  wire [LANE_W-1:0] unused_lo = lo_wide[LANE_W+WHOLE_W-1:WHOLE_W];
  wire [LANE_W+7:0] unused_hi = hi_wide[LANE_W+WHOLE_W-1:WHOLE_W-8];
  wire [WHOLE_W-1:0] whole = {hi_wide[WHOLE_W-9:0], 8'd0} + lo_wide[WHOLE_W-1:0];
  wire [C_W-1:0] result_in =
    pair_q ? p : {{(C_W-WHOLE_W+1){whole[WHOLE_W-1]}}, whole[WHOLE_W-2:0]};

  gw_ram #(.WIDTH(C_W), .DEPTH(SLOTS), .ADDR_W($clog2(SLOTS))) results (
    .clk(clk),
    .we(valid_q), .waddr(slot), .wdata(result_in),
    .re(read), .raddr(read_slot), .rdata(result)
  );
  assign stored = valid_q;
endmodule
`default_nettype wire
