// SPDX-License-Identifier: Apache-2.0
// bayer: raw 12-bit rggb pixels, lines of up to 4096, to four 16-bit channels at half the size by
// 2x2 kernels on 8-bit products.
// Made by: gatewright gen bayer (version 0.1.0)
`default_nettype none

// Top: control, the cell's pixels, four kernels, result buffer.
module bayer (
  input  wire        clk,               // clock
  input  wire        rst,               // synchronous reset, active high; the next pixel begins a
                                        // frame
  input  wire [15:0] s_axis_raw_tdata,  // one raw pixel, bits 15..12 ignored
  input  wire        s_axis_raw_tvalid, // raw pixels
  output wire        s_axis_raw_tready, // raw pixels
  input  wire        s_axis_raw_tlast,  // last pixel of its line
  input  wire        s_axis_raw_tuser,  // first pixel of a frame
  output wire [63:0] m_axis_rgb_tdata,  // results of kernels 0..3 over a cell: by default red,
                                        // green, blue, luma
  output wire        m_axis_rgb_tvalid, // results
  input  wire        m_axis_rgb_tready, // results
  output wire        m_axis_rgb_tlast,  // last result of a line
  output wire        m_axis_rgb_tuser,  // first result of a frame
  output wire        err                // sticky: a line or a frame was not as it must be; its
                                        // results are cut off
);
  wire step;
  wire [11:0] col;
  wire odd;
  wire store, first, last, read;
  wire [2:0] slot;
  wire [2:0] read_slot;
  wire [63:0] result;                              // 16 bits a channel
  wire [3:0] unused_raw = s_axis_raw_tdata[15:12]; // padding

  bayer_control control (
    .clk(clk), .rst(rst),
    .raw_tvalid(s_axis_raw_tvalid), .raw_tready(s_axis_raw_tready),
    .raw_tlast(s_axis_raw_tlast), .raw_tuser(s_axis_raw_tuser),
    .step(step), .col(col),
    .odd(odd),
    .store(store), .slot(slot), .first(first), .last(last),
    .read(read), .read_slot(read_slot), .err(err),
    .rgb_tvalid(m_axis_rgb_tvalid), .rgb_tready(m_axis_rgb_tready)
  );

  wire [47:0] cell_pixels; // rows first: (0,0), (0,1), (1,0), (1,1)

  bayer_window window (
    .clk(clk), .rst(rst), .step(step), .col(col), .raw(s_axis_raw_tdata[11:0]),
    .odd(odd), .cell_pixels(cell_pixels)
  );

  wire signed [12:0] sum_red;
  reg  signed [12:0] sum_red_q;

  bayer_mac_red mac_red (.x(cell_pixels), .sum(sum_red));
  bayer_clip #(.IN_W(13), .SHIFT(0), .OUT_W(16)) clip_red (
    .d(sum_red_q), .q(result[0 +: 16])
  );
  always @(posedge clk)
    sum_red_q <= sum_red;

  wire signed [13:0] sum_green;
  reg  signed [13:0] sum_green_q;

  bayer_mac_green mac_green (.x(cell_pixels), .sum(sum_green));
  bayer_clip #(.IN_W(14), .SHIFT(1), .OUT_W(16)) clip_green (
    .d(sum_green_q), .q(result[16 +: 16])
  );
  always @(posedge clk)
    sum_green_q <= sum_green;

  wire signed [12:0] sum_blue;
  reg  signed [12:0] sum_blue_q;

  bayer_mac_blue mac_blue (.x(cell_pixels), .sum(sum_blue));
  bayer_clip #(.IN_W(13), .SHIFT(0), .OUT_W(16)) clip_blue (
    .d(sum_blue_q), .q(result[32 +: 16])
  );
  always @(posedge clk)
    sum_blue_q <= sum_blue;

  wire signed [19:0] sum_luma;
  reg  signed [19:0] sum_luma_q;

  bayer_mac_luma mac_luma (.x(cell_pixels), .sum(sum_luma));
  bayer_clip #(.IN_W(20), .SHIFT(7), .OUT_W(16)) clip_luma (
    .d(sum_luma_q), .q(result[48 +: 16])
  );
  always @(posedge clk)
    sum_luma_q <= sum_luma;

  bayer_ram #(.WIDTH(66), .DEPTH(8), .ADDR_W(3)) results (
    .clk(clk),
    .we(store), .waddr(slot), .wdata({first, last, result}),
    .re(read), .raddr(read_slot),
    .rdata({m_axis_rgb_tuser, m_axis_rgb_tlast, m_axis_rgb_tdata})
  );
endmodule

// Knows where each pixel is, and keeps the books of the results.
module bayer_control (
  input  wire        clk,        // clock
  input  wire        rst,        // synchronous reset
  input  wire        raw_tvalid, // pixel stream
  output wire        raw_tready, // pixel stream
  input  wire        raw_tlast,  // pixel stream
  input  wire        raw_tuser,  // pixel stream
  output wire        step,       // a pixel moves
  output wire [11:0] col,        // its column
  output wire        odd,        // its row is odd
  output wire        store,      // 3 clocks later: the result is there
  output reg  [2:0]  slot,       // its place in the result buffer
  output reg         first,      // it is the first of its frame
  output reg         last,       // it is the last of its row
  output wire        read,       // read the result buffer
  output reg  [2:0]  read_slot,  // at this place
  output reg         err,        // sticky: a line or a frame was not as it must be
  output reg         rgb_tvalid, // result stream
  input  wire        rgb_tready  // result stream
);
  // Where the next pixel is. A start of frame is obeyed wherever it comes.
  reg [11:0] col_next;
  reg [1:0] row_next;   // 0, 1, then 2, 3, 2, 3 ...
  reg [11:0] line_last; // last column, from the first line of the frame
  reg beyond;           // the line goes on after its last legal pixel
  reg broken;           // a line of this frame is wrong: no more results of it
  reg [3:0] room;       // results the buffer can still promise
  reg [11:0] cell_last; // second column of the last cell
  wire start = raw_tuser;

  assign col = start ? 12'd0 : col_next;
  wire [1:0] row = start ? 2'd0 : row_next;
  wire first_line = row == 2'd0;
  wire [11:0] limit = first_line ? 12'd4095 : line_last;
  wire in_room = room != 4'd0;
  wire line_end = raw_tlast;
  wire bad_length = first_line ? (col == 12'd0) : (col != line_last);
  wire wrong = (beyond & ~start) | (raw_tlast & bad_length);
  wire cut = start & (col_next != 12'd0);

  assign raw_tready = in_room;
  assign step       = in_room & raw_tvalid;

  always @(posedge clk) begin
    if (step) begin
      col_next <= line_end ? 12'd0 : (col == limit) ? col : col + 12'd1;
      row_next <= ~line_end ? row : (row == 2'd3) ? 2'd2 : row + 2'd1;
      if (first_line) line_last <= col;
      if (first_line & col[0]) cell_last <= col;
      beyond <= ~line_end & (col == limit);
      broken <= wrong | (broken & ~start);
      if (wrong | cut) err <= 1'b1;
    end
    if (rst) begin
      col_next <= 12'd0;
      row_next <= 2'd0;
      beyond   <= 1'b0;
      broken   <= 1'b0;
      err      <= 1'b0;
    end
  end

  // The second pixel of an odd row completes its cell.
  wire right_end = col == cell_last;
  wire gives = step & row[0] & col[0] & ~wrong & (~broken | start);
  wire gives_first = (row == 2'd1) & (col == 12'd1);

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

  // Results wait in the buffer.
  reg [3:0] whole; // results in it

  assign read = (whole != 4'd0) & (~rgb_tvalid | rgb_tready);

  always @(posedge clk) begin
    if (store) slot <= slot + 3'd1;
    if (read) read_slot <= read_slot + 3'd1;
    whole <= whole + {3'd0, store} - {3'd0, read};
    room  <= room - {3'd0, gives} + {3'd0, rgb_tvalid & rgb_tready};
    rgb_tvalid <= read | (rgb_tvalid & ~rgb_tready);
    if (rst) begin
      slot       <= 3'd0;
      read_slot  <= 3'd0;
      whole      <= 4'd0;
      room       <= 4'd8;
      rgb_tvalid <= 1'b0;
    end
  end
endmodule

// The pixels of a cell, 2 clocks after its last one.
module bayer_window (
  input  wire        clk,         // clock
  input  wire        rst,         // synchronous reset
  input  wire        step,        // a pixel moves
  input  wire [11:0] col,         // its column
  input  wire [11:0] raw,         // the pixel
  input  wire        odd,         // its row is odd
  output wire [47:0] cell_pixels  // (0,0), (0,1), (1,0), (1,1)
);
  // Even rows go into the memory; beside an odd row they come out again.
  wire [11:0] above;
  reg  step_q, even_q;
  reg  [11:0] col_q;
  reg  [11:0] raw_q;

  bayer_ram #(.WIDTH(12), .DEPTH(4096), .ADDR_W(12)) line (
    .clk(clk),
    .we(step_q & even_q), .waddr(col_q), .wdata(raw_q),
    .re(step & odd), .raddr(col), .rdata(above)
  );

  // The two columns of the cell, bottom pixel highest.
  reg [23:0] left;
  reg [23:0] right;

  always @(posedge clk) begin
    step_q <= step & ~rst;
    even_q <= ~odd;
    col_q  <= col;
    if (step) raw_q <= raw;
    if (step_q) begin
      left  <= right;
      right <= {raw_q, above};
    end
  end

  assign cell_pixels = {right[23:12], left[23:12], right[11:0], left[11:0]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_red (
  input  wire [47:0] x,   // pixels
  output wire [12:0] sum  // exact
);
  // Pixel i is 256 * high + low: every product is one of 8 bits by 8 (the high half has 4).
  localparam signed [1:0] W0 = 2'sd1;
  wire signed [8:0] low0 = $signed({1'b0, x[7:0]}) * W0;
  wire signed [4:0] high0 = $signed({1'b0, x[11:8]}) * W0;
  wire signed [8:0] low = low0;
  wire signed [4:0] high = high0;
  assign sum = {high, 8'd0} + {{4{low[8]}}, low};
  wire [35:0] unused_x = {x[23:12], x[35:24], x[47:36]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_green (
  input  wire [47:0] x,   // pixels
  output wire [13:0] sum  // exact
);
  // Pixel i is 256 * high + low: every product is one of 8 bits by 8 (the high half has 4).
  localparam signed [1:0] W1 = 2'sd1;
  localparam signed [1:0] W2 = 2'sd1;
  wire signed [8:0] low1 = $signed({1'b0, x[19:12]}) * W1;
  wire signed [8:0] low2 = $signed({1'b0, x[31:24]}) * W2;
  wire signed [4:0] high1 = $signed({1'b0, x[23:20]}) * W1;
  wire signed [4:0] high2 = $signed({1'b0, x[35:32]}) * W2;
  wire signed [9:0] low = {{1{low1[8]}}, low1}
    + {{1{low2[8]}}, low2};
  wire signed [5:0] high = {{1{high1[4]}}, high1}
    + {{1{high2[4]}}, high2};
  assign sum = {high, 8'd0} + {{4{low[9]}}, low} + 14'd1;
  wire [23:0] unused_x = {x[11:0], x[47:36]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_blue (
  input  wire [47:0] x,   // pixels
  output wire [12:0] sum  // exact
);
  // Pixel i is 256 * high + low: every product is one of 8 bits by 8 (the high half has 4).
  localparam signed [1:0] W3 = 2'sd1;
  wire signed [8:0] low3 = $signed({1'b0, x[43:36]}) * W3;
  wire signed [4:0] high3 = $signed({1'b0, x[47:44]}) * W3;
  wire signed [8:0] low = low3;
  wire signed [4:0] high = high3;
  assign sum = {high, 8'd0} + {{4{low[8]}}, low};
  wire [35:0] unused_x = {x[11:0], x[23:12], x[35:24]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_luma (
  input  wire [47:0] x,   // pixels
  output wire [19:0] sum  // exact
);
  // Pixel i is 256 * high + low: every product is one of 8 bits by 8 (the high half has 4).
  localparam signed [6:0] W0 = 7'sd38;
  localparam signed [6:0] W1 = 7'sd38;
  localparam signed [6:0] W2 = 7'sd37;
  localparam signed [4:0] W3 = 5'sd15;
  wire signed [14:0] low0 = $signed({1'b0, x[7:0]}) * W0;
  wire signed [14:0] low1 = $signed({1'b0, x[19:12]}) * W1;
  wire signed [14:0] low2 = $signed({1'b0, x[31:24]}) * W2;
  wire signed [12:0] low3 = $signed({1'b0, x[43:36]}) * W3;
  wire signed [10:0] high0 = $signed({1'b0, x[11:8]}) * W0;
  wire signed [10:0] high1 = $signed({1'b0, x[23:20]}) * W1;
  wire signed [10:0] high2 = $signed({1'b0, x[35:32]}) * W2;
  wire signed [8:0] high3 = $signed({1'b0, x[47:44]}) * W3;
  wire signed [15:0] low = {{1{low0[14]}}, low0}
    + {{1{low1[14]}}, low1}
    + {{1{low2[14]}}, low2}
    + {{3{low3[12]}}, low3};
  wire signed [11:0] high = {{1{high0[10]}}, high0}
    + {{1{high1[10]}}, high1}
    + {{1{high2[10]}}, high2}
    + {{3{high3[8]}}, high3};
  assign sum = {high, 8'd0} + {{4{low[15]}}, low} + 20'd64;
endmodule

// A signed number shifted right, rounding down, then clamped to 0 .. 2**OUT_W-1.
module bayer_clip #(
  parameter IN_W  = 16, // bits of d
  parameter SHIFT = 0,  // places to the right, at most IN_W-2
  parameter OUT_W = 8   // bits of q
) (
  input  wire [IN_W-1:0]  d, // two's complement
  output wire [OUT_W-1:0] q
);
  localparam KEPT = IN_W - 1 - SHIFT; // bits of d without its sign that are left
  wire positive = ~d[IN_W-1];

  generate
    if (OUT_W < 1 || SHIFT < 0 || KEPT < 1) begin : g_illegal
      bayer_clip_illegal_parameters stop ();
    end
    if (SHIFT > 0) begin : g_shift
      wire [SHIFT-1:0] unused_low = d[SHIFT-1:0];
    end
    if (KEPT > OUT_W) begin : g_saturate
      wire over = |d[IN_W-2:SHIFT+OUT_W];
      assign q = {OUT_W{positive}} & ({OUT_W{over}} | d[SHIFT +: OUT_W]);
    end else if (KEPT == OUT_W) begin : g_exact
      assign q = {OUT_W{positive}} & d[SHIFT +: OUT_W];
    end else begin : g_narrow
      assign q = {{(OUT_W-KEPT){1'b0}}, {KEPT{positive}} & d[SHIFT +: KEPT]};
    end
  endgenerate
endmodule

// A memory: one write port, one synchronous read port. rdata holds while re is 0; reading a word in
// the cycle that writes it gives the old word or garbage, so clients forward.
(* gatewright_ram *)
module bayer_ram #(
  parameter WIDTH  = 8,  // bits of a word
  parameter DEPTH  = 16, // words
  parameter ADDR_W = 4   // bits of an address, 2**ADDR_W >= DEPTH
) (
  input  wire              clk,
  input  wire              we,    // write wdata to waddr
  input  wire [ADDR_W-1:0] waddr,
  input  wire [WIDTH-1:0]  wdata,
  input  wire              re,    // read raddr
  input  wire [ADDR_W-1:0] raddr,
  output reg  [WIDTH-1:0]  rdata  // the word, from the cycle after
);
  generate
    if (WIDTH < 1 || DEPTH < 2 || DEPTH > (1 << ADDR_W)) begin : g_illegal
      bayer_ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];

  always @(posedge clk) begin
    if (we) words[waddr] <= wdata;
    if (re) rdata <= words[raddr];
  end
endmodule

`default_nettype wire
