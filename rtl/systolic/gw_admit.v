// SPDX-License-Identifier: Apache-2.0
// Admits weights and activations to a weight-stationary array, and follows rows through it.
// lint: ROWS=1 SLOTS=4 LATENCY=2 ZEROS=0
// lint: ROWS=17 SLOTS=64 LATENCY=19 ZEROS=1
`default_nettype none
(* gatewright_inline *)
module gw_admit #(
  parameter ROWS    = 16, // of the array: beats of weights a tile
  parameter SLOTS   = 64, // results in the buffer, a power of two
  parameter LATENCY = 17, // clocks from a row's admission to valid, at least 2
  parameter ZEROS   = 0   // 1: a row of zeros goes into the array ahead of each tile
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     w_tvalid, // weight stream
  output wire                     w_tready,
  input  wire                     a_tvalid, // activation stream
  output wire                     a_tready,
  input  wire                     a_tlast,
  input  wire [$clog2(SLOTS):0]   room,     // results that the buffer can still promise
  output wire                     a_take,   // a row of activations is taken
  output reg                      swap,     // the row taken begins a tile
  output wire                     load,     // the held weights go into the array
  output wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // to this row
  output wire                     valid,    // a row's sums come out of column 0 next clock
  output wire                     last      // it is the last of its tile
);
  localparam INDEX_W  = (ROWS > 1) ? $clog2(ROWS) : 1;
  localparam ROW_LAST = ROWS - 1;
  localparam [INDEX_W-1:0] ONE = 1;

  generate
    if (ROWS < 1 || LATENCY < 2) begin : g_illegal
      gw_admit_illegal_parameters stop ();
    end
  endgenerate

  // Weights: one beat waits in the input register, one tile in the array.
  reg w_full;               // the input register holds a beat
  reg tile_waits;           // the array holds a whole tile that no activation has used yet
  reg [INDEX_W-1:0] w_beat; // beats of this tile accepted
  reg [INDEX_W-1:0] w_row;  // row the held beat is for
  reg [1:0] tiles;          // tiles accepted, not yet taken by a first row of activations
  wire w_take = w_tvalid & w_tready;
  wire w_last = w_take & (w_beat == ROW_LAST[INDEX_W-1:0]);
  wire at_last = w_row == ROW_LAST[INDEX_W-1:0];

  assign w_tready = ~w_full | load;
  assign load     = w_full & ((w_row != 0) | ~tile_waits | swap);
  assign load_row = w_row;

  // Activations: a tile needs its weights, any row needs room in the result buffer.
  reg a_first; // the next row begins a tile
  wire begins; // a tile begins, with this row or with zeros

  assign a_take = a_tvalid & a_tready;

  generate
    if (ZEROS != 0) begin : g_zeros // go ahead alone, with the weights
      assign a_tready = ~a_first & (room != 0);
      assign begins   = a_first & (tiles != 2'd0);
      always @(posedge clk) begin
        if (begins | a_take) a_first <= a_take & a_tlast;
        if (rst) a_first <= 1'b1;
      end
    end else begin : g_rows
      assign a_tready = (~a_first | (tiles != 2'd0)) & (room != 0);
      assign begins   = a_take & a_first;
      always @(posedge clk) begin
        if (a_take) a_first <= a_tlast;
        if (rst) a_first <= 1'b1;
      end
    end
  endgenerate

  always @(posedge clk) begin
    w_full <= w_take | (w_full & ~load);
    if (w_take) w_beat <= w_last ? 0 : w_beat + ONE;
    if (load) w_row <= at_last ? 0 : w_row + ONE;
    tile_waits <= (load & at_last) | (tile_waits & ~swap);
    tiles <= tiles + {1'b0, w_last} - {1'b0, begins};
    swap  <= begins;
    if (rst) begin
      w_full     <= 1'b0;
      w_beat     <= 0;
      w_row      <= 0;
      tile_waits <= 1'b0;
      tiles      <= 2'd0;
      swap       <= 1'b0;
    end
  end

  // The row's flags wait while the array works on it.
  reg [LATENCY-1:0] valid_line;
  reg [LATENCY-1:0] last_line;

  assign valid = valid_line[LATENCY-1];
  assign last  = last_line[LATENCY-1];

  always @(posedge clk) begin
    valid_line <= rst ? {LATENCY{1'b0}} : {valid_line[LATENCY-2:0], a_take};
    last_line  <= {last_line[LATENCY-2:0], a_tlast};
  end
endmodule
`default_nettype wire
