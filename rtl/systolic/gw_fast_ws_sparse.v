// SPDX-License-Identifier: Apache-2.0
// A weight-stationary array for simulation at speed: a row of x meets all weights in one clock, and
// the sums wait in a line for as long as the diagonal of the real array takes. Port for port and
// clock for clock the same as its structure. A weight and its position pick one of two neighbouring
// activations.
// lint: ROWS=4 COLS=3 A_W=8 A_SIGNED=1 W_W=8 P_W=20 DELAY=3
// lint: ROWS=1 COLS=1 A_W=2 A_SIGNED=0 W_W=16 P_W=18 DELAY=0
// lint: ROWS=3 COLS=2 A_W=16 A_SIGNED=1 W_W=16 P_W=50 DELAY=4
`default_nettype none
module gw_fast_ws_sparse #(
  parameter ROWS     = 16, // of the array
  parameter COLS     = 16, // of the array
  parameter A_W      = 8,  // bits of an activation
  parameter A_SIGNED = 1,  // activations are two's complement
  parameter W_W      = 8,  // bits of a weight, two's complement
  parameter P_W      = 20, // bits of a sum, at most 64
  parameter DELAY    = 15  // clocks that column 0 of the real array takes longer
) (
  input  wire                        clk,
  input  wire [2*ROWS*A_W-1:0]       x,            // one row of A
  input  wire                        swap,         // x begins a tile: it meets the waiting weights
  input  wire [COLS*(W_W+1)-1:0]     w,            // {position, weight} of each column
  input  wire                        load,         // w is valid
  input  wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // which row w is for
  output reg  [COLS*P_W-1:0]         y             // sums
);
  /* verilator lint_off BLKSEQ */
  localparam integer BITS = (P_W > 32) ? 64 : 32;         // of the variables
  localparam integer LINE = 1 << $clog2(ROWS + COLS + 2); // rows of sums in the line
  localparam ROW_W = (ROWS > 1) ? $clog2(ROWS) : 1;
  localparam WE_W  = W_W + 1;
  reg signed [BITS-1:0] w_use  [0:2*ROWS*COLS-1];
  reg signed [BITS-1:0] w_next [0:2*ROWS*COLS-1];
  reg signed [BITS-1:0] x_now  [0:2*ROWS-1];
  reg signed [BITS-1:0] sum    [0:COLS-1];
  reg signed [BITS-1:0] line   [0:LINE*COLS-1];
  reg signed [BITS-1:0] x_r, w_r;
  integer at, r, c, k;

  generate
    if (ROWS < 1 || COLS < 1 || P_W > 64 || DELAY + COLS > LINE) begin : g_illegal
      gw_fast_ws_sparse_illegal_parameters stop ();
    end
  endgenerate

  initial at = 0; // a free-running place in the line: any start will do

  always @(posedge clk) begin
    for (c = 0; c < COLS; c = c + 1) sum[c] = 0;
    for (r = 0; r < 2*ROWS; r = r + 1) begin
      x_r = x_now[r];
      for (c = 0; c < COLS; c = c + 1) sum[c] = sum[c] + x_r * w_use[r*COLS+c];
    end
    for (c = 0; c < COLS; c = c + 1) begin
      line[at*COLS+c] = sum[c];
      k = (at - (DELAY + c)) & (LINE - 1);
      y[c*P_W +: P_W] <= line[k*COLS+c][P_W-1:0];
    end
    at = (at + 1) & (LINE - 1);
    for (r = 0; r < 2*ROWS; r = r + 1)
      x_now[r] = $signed({{(BITS-A_W){(A_SIGNED != 0) ? x[r*A_W+A_W-1] : 1'b0}}, x[r*A_W +: A_W]});
    if (swap) for (k = 0; k < 2*ROWS*COLS; k = k + 1) w_use[k] = w_next[k];
    if (load)
      for (c = 0; c < COLS; c = c + 1) begin
        k = 2 * $signed({{(32-ROW_W){1'b0}}, load_row}) * COLS + c;
        w_r = $signed({{(BITS-W_W){w[c*WE_W+W_W-1]}}, w[c*WE_W +: W_W]});
        w_next[k]      = w[c*WE_W+W_W] ? 0 : w_r;
        w_next[k+COLS] = w[c*WE_W+W_W] ? w_r : 0;
      end
  end
  /* verilator lint_on BLKSEQ */
endmodule
`default_nettype wire
