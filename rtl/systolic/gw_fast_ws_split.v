// SPDX-License-Identifier: Apache-2.0
// A weight-stationary array of two lanes for simulation at speed: a row of x meets all weights in
// one clock, and the sums wait in a line for as long as the diagonal of the real array takes. Port
// for port and clock for clock the same as its structure.
// lint: ROWS=4 COLS=3 W_W=8 P_W=20 DELAY=3
// lint: ROWS=1 COLS=1 W_W=2 P_W=10 DELAY=0
`default_nettype none
module gw_fast_ws_split #(
  parameter ROWS  = 16, // of the array
  parameter COLS  = 16, // of the array
  parameter W_W   = 8,  // bits of a weight, two's complement
  parameter P_W   = 20, // bits of a lane of a sum, at most 32
  parameter DELAY = 15  // clocks that column 0 of the real array takes longer
) (
  input  wire                     clk,
  input  wire [16*ROWS-1:0]       x,          // one row of A, or two of bytes
  input  wire                     pair,       // x is two rows of bytes
  input  wire                     swap,       // x begins a tile: it meets the waiting weights
  input  wire [COLS*W_W-1:0]      w,          // weights of array row load_row
  input  wire                     load,       // w is valid
  input  wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // which row w is for
  output reg  [2*COLS*P_W-1:0]    y           // sums of the lanes, the low one of column 0 lowest
);
  /* verilator lint_off BLKSEQ */
  localparam SUMS  = 2 * COLS;
  localparam integer LINE = 1 << $clog2(ROWS + COLS + 2); // rows of sums in the line
  localparam ROW_W = (ROWS > 1) ? $clog2(ROWS) : 1;
  reg signed [31:0] w_use  [0:ROWS*COLS-1];
  reg signed [31:0] w_next [0:ROWS*COLS-1];
  reg signed [31:0] x_now  [0:2*ROWS-1];
  reg signed [31:0] sum    [0:SUMS-1];
  reg signed [31:0] line   [0:LINE*SUMS-1];
  reg low_sign; // as a row's edge sees it
  integer at, r, c, k;

  generate
    if (ROWS < 1 || COLS < 1 || P_W > 32 || DELAY + COLS > LINE) begin : g_illegal
      gw_fast_ws_split_illegal_parameters stop ();
    end
  endgenerate

  initial at = 0; // a free-running place in the line: any start will do

  always @(posedge clk) begin
    for (c = 0; c < SUMS; c = c + 1) sum[c] = 0;
    for (r = 0; r < ROWS; r = r + 1)
      for (c = 0; c < COLS; c = c + 1) begin
        sum[2*c]   = sum[2*c] + x_now[2*r] * w_use[r*COLS+c];
        sum[2*c+1] = sum[2*c+1] + x_now[2*r+1] * w_use[r*COLS+c];
      end
    for (c = 0; c < SUMS; c = c + 1) begin
      line[at*SUMS+c] = sum[c];
      k = (at - (DELAY + c / 2)) & (LINE - 1);
      y[c*P_W +: P_W] <= line[k*SUMS+c][P_W-1:0];
    end
    at = (at + 1) & (LINE - 1);
    for (r = 0; r < ROWS; r = r + 1) begin
      low_sign     = pair ? x[16*r+7] : x[16*r +: 8] > 8'd170;
      x_now[2*r]   = $signed({{24{low_sign}}, x[16*r +: 8]});
      x_now[2*r+1] = $signed({{24{x[16*r+15]}}, x[16*r+8 +: 8]})
                   + $signed({31'd0, low_sign & ~pair});
    end
    if (swap) for (k = 0; k < ROWS * COLS; k = k + 1) w_use[k] = w_next[k];
    if (load)
      for (c = 0; c < COLS; c = c + 1) begin
        k = $signed({{(32-ROW_W){1'b0}}, load_row}) * COLS + c;
        w_next[k] = $signed({{(32-W_W){w[c*W_W+W_W-1]}}, w[c*W_W +: W_W]});
      end
  end
  /* verilator lint_on BLKSEQ */
endmodule
`default_nettype wire
