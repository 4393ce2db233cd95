// SPDX-License-Identifier: Apache-2.0
// Knows where each pixel is and which one completes another's neighbours, takes the steps for the
// mirrored row and column beyond a frame, and counts the results in the buffer.
// lint: MAX_WIDTH=2 HEIGHT=0 RED=0 SLOTS=8
// lint: MAX_WIDTH=5 HEIGHT=2 RED=3 SLOTS=2
// lint: MAX_WIDTH=1920 HEIGHT=1080 RED=1 SLOTS=8
// lint: MAX_WIDTH=2 HEIGHT=3 RED=2 SLOTS=8
`default_nettype none
module gw_control_bilinear #(
  parameter MAX_WIDTH = 4096, // longest line, pixels, at least 2
  parameter HEIGHT    = 0,    // lines of a frame, at least 2; 0: any
  parameter RED       = 0,    // first red pixel of the cell: 2 * row + column
  parameter SLOTS     = 8     // results that the buffer holds, a power of two, at least 2
) (
  input  wire                         clk,
  input  wire                         rst,
  input  wire                         raw_tvalid, // pixel stream
  output wire                         raw_tready,
  input  wire                         raw_tlast,  // last pixel of its line
  input  wire                         raw_tuser,  // first pixel of a frame
  output wire                         step,       // a pixel moves, or a mirrored one is due
  output wire [$clog2(MAX_WIDTH)-1:0] col,        // its column
  output wire                         over,       // the row two above is beyond the upper edge
  output wire                         below,      // its row is beyond the lower edge
  output reg                          leftmost,   // 2 clocks later: the result is first of its row
  output reg                          rightmost,  // 2 clocks later: the result is last of its row
  output reg  [1:0]                   site,       // beside them: its row and column, odd, from red
  output wire                         store,      // 3 clocks later: the result is there
  output wire [$clog2(SLOTS)-1:0]     slot,       // its place in the result buffer
  output reg                          first,      // it is the first of its frame
  output reg                          last,       // it is the last of its row
  output wire                         read,       // read the result buffer
  output wire [$clog2(SLOTS)-1:0]     read_slot,  // at this place
  output reg                          err,        // sticky: a line or frame was not as it must be
  output wire                         rgb_tvalid, // result stream
  input  wire                         rgb_tready
);
  localparam COL_W  = $clog2(MAX_WIDTH);
  localparam SLOT_W = $clog2(SLOTS);
  localparam COL_LAST = MAX_WIDTH - 1;
  localparam [COL_W-1:0] ONE = 1;

  generate
    if (MAX_WIDTH < 2 || HEIGHT == 1 || SLOTS < 2 || SLOTS != 1 << SLOT_W) begin : g_illegal
      gw_control_bilinear_illegal_parameters stop ();
    end
  endgenerate

  // Where the next pixel is. A start of frame is obeyed wherever it comes.
  reg [COL_W-1:0] col_next;
  reg [1:0] row_next;        // 0, 1, then 2, 3, 2, 3 ...
  reg [COL_W-1:0] line_last; // last column, from the first line of the frame
  reg beyond;                // the line goes on after its last legal pixel
  reg broken;                // a line of this frame is wrong: no more results of it
  wire [SLOT_W:0] room;      // results the buffer can still promise
  reg flush;                 // one more line, the mirrored one below the last
  reg drain;                 // one more pixel, the mirrored one beside the last
  wire next_frame;           // a frame ends, as the first pixel of the next one waits
  wire ended;                // all lines of a frame were there, and no start of frame since
  wire last_end;             // the last pixel of a frame
  wire below_last = flush | next_frame;
  wire own   = below_last | drain; // steps without a pixel
  wire first_col = raw_tuser & ~flush & ~drain; // of a frame, or of the line below one that ends
  wire start = first_col & ~next_frame;

  assign col = first_col ? 0 : col_next;
  wire [1:0] row = start ? 2'd0 : row_next;
  wire first_line = row == 2'd0;
  wire no_line = first_col | (row_next == 2'd0); // none whose length is known
  wire [COL_W-1:0] limit = no_line ? COL_LAST[COL_W-1:0] : line_last;
  wire in_room = room != 0;
  wire line_end = flush ? (col == line_last) : (raw_tlast & ~next_frame);
  wire bad_length = first_line ? (col == 0) : (col != line_last);
  wire wrong = ~own & (((beyond | ended) & ~start) | (raw_tlast & bad_length));
  wire cut = start & ((col_next != 0) | (row_next != 2'd0));

  assign raw_tready = in_room & ~own;
  assign step       = in_room & (own | raw_tvalid);

  always @(posedge clk) begin
    if (step) begin
      col_next <= (line_end | drain) ? 0 : (col == limit) ? col : col + ONE;
      row_next <= ~line_end ? row : (row == 2'd3) ? 2'd2 : row + 2'd1;
      if (first_line) line_last <= col;
      if (drain) row_next <= 2'd0;
      flush  <= below_last ? ~line_end : last_end;
      drain  <= below_last & line_end;
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
      flush    <= 1'b0;
      drain    <= 1'b0;
    end
  end

  generate
    if (HEIGHT > 0) begin : g_height
      localparam LINE_W = $clog2(HEIGHT);
      localparam LAST   = HEIGHT - 1;
      reg [LINE_W-1:0] lines; // of the frame that are whole
      reg done;               // all were there, and no start of frame since
      wire [LINE_W-1:0] line = start ? 0 : lines;
      wire [LINE_W:0] more = {{LINE_W{1'b0}}, line_end};
      wire unused_more = more[LINE_W];

      assign next_frame = 1'b0;
      assign ended      = done;
      assign last_end   = raw_tlast & (line == LAST[LINE_W-1:0]) & ~own & ~wrong &
                          (~broken | start);

      always @(posedge clk) begin
        if (step) begin
          lines <= drain ? 0 : line + more[LINE_W-1:0];
          done  <= drain | (done & ~start);
        end
        if (rst) begin
          lines <= 0;
          done  <= 1'b0;
        end
      end
    end else begin : g_any
      // A frame of two lines or more ends where the next one starts, whose first pixel waits.
      reg may_end; // two lines or more were there, and nothing of another one

      assign next_frame = may_end & raw_tvalid & raw_tuser;
      assign ended      = 1'b0;
      assign last_end   = 1'b0;

      always @(posedge clk) begin
        if (step) may_end <= raw_tlast & ~own & ~first_line & ~wrong & ~broken;
        if (rst) may_end <= 1'b0;
      end
    end
  endgenerate

  // A step completes the neighbourhood of the pixel one row up and one column to the left; at the
  // beginning of a line, of the last pixel two rows up.
  wire right_end = col == 0;
  wire has_pixel = right_end ? row[1] : ~first_line;
  wire gives = step & has_pixel & ~wrong & (~broken | start);
  wire odd_row = right_end ? row[0] : ~row[0];
  wire odd_col = right_end ? line_last[0] : ~col[0];
  wire gives_first = (row == 2'd1) & (col == ONE);
  reg  left_end_q, right_end_q;
  reg  [1:0] site_q;

  assign over  = row == 2'd1;
  assign below = below_last;

  always @(posedge clk) begin
    left_end_q  <= col == ONE;
    right_end_q <= right_end;
    site_q      <= {odd_row, odd_col} ^ RED[1:0];
    leftmost    <= left_end_q;
    rightmost   <= right_end_q;
    site        <= site_q;
  end

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
