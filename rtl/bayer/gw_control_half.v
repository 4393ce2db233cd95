// SPDX-License-Identifier: Apache-2.0
// Knows where each pixel is and which one completes a cell, and counts the results in the buffer.
// lint: MAX_WIDTH=2 SLOTS=8
// lint: MAX_WIDTH=5 SLOTS=2
// lint: MAX_WIDTH=4096 SLOTS=8
`default_nettype none
module gw_control_half #(
  parameter MAX_WIDTH = 4096, // longest line, pixels, at least 2
  parameter SLOTS     = 8     // results that the buffer holds, a power of two, at least 2
) (
  input  wire                         clk,
  input  wire                         rst,
  input  wire                         raw_tvalid, // pixel stream
  output wire                         raw_tready,
  input  wire                         raw_tlast,  // last pixel of its line
  input  wire                         raw_tuser,  // first pixel of a frame
  output wire                         step,       // a pixel moves
  output wire [$clog2(MAX_WIDTH)-1:0] col,        // its column
  output wire                         odd,        // its row is odd
  output wire                         store,      // 3 clocks later: the result is there
  output wire [$clog2(SLOTS)-1:0]     slot,       // its place in the result buffer
  output reg                          first,      // it is the first of its frame
  output reg                          last,       // it is the last of its row
  output wire                         read,       // read the result buffer
  output wire [$clog2(SLOTS)-1:0]     read_slot,  // at this place
  output reg                          err,        // sticky: a line was not as it must be
  output wire                         rgb_tvalid, // result stream
  input  wire                         rgb_tready
);
  localparam COL_W  = $clog2(MAX_WIDTH);
  localparam SLOT_W = $clog2(SLOTS);
  localparam COL_LAST = MAX_WIDTH - 1;
  localparam [COL_W-1:0] ONE = 1;

  generate
    if (MAX_WIDTH < 2 || SLOTS < 2 || SLOTS != 1 << SLOT_W) begin : g_illegal
      gw_control_half_illegal_parameters stop ();
    end
  endgenerate

  // Where the next pixel is. A start of frame is obeyed wherever it comes.
  reg [COL_W-1:0] col_next;
  reg [1:0] row_next;        // 0, 1, then 2, 3, 2, 3 ...
  reg [COL_W-1:0] line_last; // last column, from the first line of the frame
  reg beyond;                // the line goes on after its last legal pixel
  reg broken;                // a line of this frame is wrong: no more results of it
  wire [SLOT_W:0] room;      // results the buffer can still promise
  reg [COL_W-1:0] cell_last; // second column of the last cell
  wire start = raw_tuser;

  assign col = start ? 0 : col_next;
  wire [1:0] row = start ? 2'd0 : row_next;
  wire first_line = row == 2'd0;
  wire [COL_W-1:0] limit = first_line ? COL_LAST[COL_W-1:0] : line_last;
  wire in_room = room != 0;
  wire line_end = raw_tlast;
  wire bad_length = first_line ? (col == 0) : (col != line_last);
  wire wrong = (beyond & ~start) | (raw_tlast & bad_length);
  wire cut = start & (col_next != 0);

  assign raw_tready = in_room;
  assign step       = in_room & raw_tvalid;

  always @(posedge clk) begin
    if (step) begin
      col_next <= line_end ? 0 : (col == limit) ? col : col + ONE;
      row_next <= ~line_end ? row : (row == 2'd3) ? 2'd2 : row + 2'd1;
      if (first_line) line_last <= col;
      if (first_line & col[0]) cell_last <= col;
      beyond <= ~line_end & (col == limit);
      broken <= wrong | (broken & ~start);
      if (wrong | cut) err <= 1'b1;
    end
    if (rst) begin
      col_next <= 0;
      row_next <= 2'd0;
      beyond   <= 1'b0;
      broken   <= 1'b0;
      err      <= 1'b0;
    end
  end

  // The second pixel of an odd row completes its cell.
  wire right_end = col == cell_last;
  wire gives = step & row[0] & col[0] & ~wrong & (~broken | start);
  wire gives_first = (row == 2'd1) & (col == ONE);

  assign odd = row[0];

  // Beside the pixel on its way through window, sums and shifts: 3 clocks.
  reg [2:0] gives_q;
  reg [1:0] first_q;
  reg [1:0] last_q;

  assign store = gives_q[2];

  always @(posedge clk) begin
    gives_q <= rst ? 3'd0 : {gives_q[1:0], gives};
    first_q <= {first_q[0], gives_first};
    last_q  <= {last_q[0], right_end};
    first   <= first_q[1];
    last    <= last_q[1];
  end

  gw_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .promise({{SLOT_W{1'b0}}, gives}), .room(room),
    .store(store), .slot(slot), .whole(store), .read(read), .read_slot(read_slot),
    .tvalid(rgb_tvalid), .tready(rgb_tready)
  );
endmodule
`default_nettype wire
