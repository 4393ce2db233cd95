// SPDX-License-Identifier: Apache-2.0
// An output-stationary array for simulation at speed: all sums take their step in one clock, and
// finished rows wait in a line for as long as the diagonal of the real array takes. Port for port
// and clock for clock the same as its structure.
// lint: ROWS=4 COLS=3 A_W=8 A_SIGNED=1 W_W=8 C_W=32 DELAY=1
// lint: ROWS=1 COLS=1 A_W=2 A_SIGNED=0 W_W=16 C_W=18 DELAY=2
// lint: ROWS=3 COLS=2 A_W=16 A_SIGNED=1 W_W=16 C_W=50 DELAY=1
`default_nettype none
module gw_fast_os #(
  parameter ROWS     = 16, // of the array
  parameter COLS     = 16, // of the array
  parameter A_W      = 8,  // bits of an activation
  parameter A_SIGNED = 1,  // activations are two's complement
  parameter W_W      = 8,  // bits of a weight, two's complement
  parameter C_W      = 32, // bits of a sum, at most 64
  parameter DELAY    = 1   // clocks that column 0 of the real array takes longer
) (
  input  wire                        clk,
  input  wire [ROWS*A_W-1:0]         x,            // activations of the step
  input  wire [COLS*W_W-1:0]         w,            // weights of the step
  input  wire                        step,         // x and w are valid
  input  wire                        last,         // the step ends its sum
  output reg  [COLS*C_W-1:0]         y             // finished sums
);
  /* verilator lint_off BLKSEQ */
  localparam integer BITS = (C_W > 32) ? 64 : 32;         // of the variables
  localparam integer LINE = 1 << $clog2(ROWS + COLS + 2); // rows in the line
  reg signed [BITS-1:0] sum  [0:ROWS*COLS-1];
  reg signed [BITS-1:0] ends [0:ROWS*COLS-1]; // the finished sums, on their way out
  reg signed [BITS-1:0] wv   [0:COLS-1];
  reg signed [BITS-1:0] line [0:LINE*COLS-1];
  reg signed [BITS-1:0] x_r;
  integer at, r, c, k, leaving;

  generate
    if (ROWS < 1 || COLS < 1 || C_W > 64 || DELAY + COLS > LINE) begin : g_illegal
      gw_fast_os_illegal_parameters stop ();
    end
  endgenerate

  initial at = 0; // a free-running place in the line: any start will do
  initial leaving = ROWS;

  always @(posedge clk) begin
    for (c = 0; c < COLS; c = c + 1) begin
      k = leaving * COLS + c;
      line[at*COLS+c] = (leaving < ROWS) ? ends[k] : 0;
      k = (at - (DELAY + c)) & (LINE - 1);
      y[c*C_W +: C_W] <= line[k*COLS+c][C_W-1:0];
    end
    at = (at + 1) & (LINE - 1);
    if (leaving < ROWS) leaving = leaving + 1;
    for (c = 0; c < COLS; c = c + 1)
      wv[c] = $signed({{(BITS-W_W){w[c*W_W+W_W-1]}}, w[c*W_W +: W_W]});
    if (step)
      for (r = 0; r < ROWS; r = r + 1) begin
        x_r = $signed({{(BITS-A_W){(A_SIGNED != 0) ? x[r*A_W+A_W-1] : 1'b0}}, x[r*A_W +: A_W]});
        for (c = 0; c < COLS; c = c + 1) sum[r*COLS+c] = sum[r*COLS+c] + x_r * wv[c];
      end
    if (last) begin
      for (k = 0; k < ROWS * COLS; k = k + 1) begin
        ends[k] = sum[k];
        sum[k]  = 0;
      end
      leaving = 0;
    end
  end
  /* verilator lint_on BLKSEQ */
endmodule
`default_nettype wire
