// SPDX-License-Identifier: Apache-2.0
// bayer: raw 12-bit rggb pixels, in lines of up to 4096, to four 16-bit channels at half the size
// by 2x2 kernels on 8-bit products.
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
  output wire        err                // sticky: a line or frame was malformed; its results are
                                        // cut off
);
  wire step;
  wire [11:0] col;
  wire odd;
  wire store, first, last, read;
  wire [2:0] slot;
  wire [2:0] read_slot;
  wire [63:0] result;                              // 16 bits a channel
  wire [3:0] unused_raw = s_axis_raw_tdata[15:12]; // padding

  bayer_control_half #(.MAX_WIDTH(4096), .SLOTS(8)) control (
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

  bayer_window_half #(.MAX_WIDTH(4096)) window (
    .clk(clk), .rst(rst), .step(step), .col(col), .raw(s_axis_raw_tdata[11:0]),
    .odd(odd), .cell_pixels(cell_pixels)
  );

  wire [12:0] sum_red;
  reg  [12:0] sum_red_q;

  bayer_mac_red mac_red (.x(cell_pixels), .sum(sum_red));
  bayer_clip #(.IN_W(13), .SHIFT(0), .OUT_W(16)) clip_red (
    .d(sum_red_q), .q(result[0 +: 16])
  );
  always @(posedge clk)
    sum_red_q <= sum_red;

  wire [13:0] sum_green;
  reg  [13:0] sum_green_q;

  bayer_mac_green mac_green (.x(cell_pixels), .sum(sum_green));
  bayer_clip #(.IN_W(14), .SHIFT(1), .OUT_W(16)) clip_green (
    .d(sum_green_q), .q(result[16 +: 16])
  );
  always @(posedge clk)
    sum_green_q <= sum_green;

  wire [12:0] sum_blue;
  reg  [12:0] sum_blue_q;

  bayer_mac_blue mac_blue (.x(cell_pixels), .sum(sum_blue));
  bayer_clip #(.IN_W(13), .SHIFT(0), .OUT_W(16)) clip_blue (
    .d(sum_blue_q), .q(result[32 +: 16])
  );
  always @(posedge clk)
    sum_blue_q <= sum_blue;

  wire [19:0] sum_luma;
  reg  [19:0] sum_luma_q;

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

// Knows where each pixel is and which one completes a cell, and counts the results in the buffer.
module bayer_control_half #(
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
      control_half_illegal_parameters stop ();
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

  bayer_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .promise({{SLOT_W{1'b0}}, gives}), .room(room),
    .store(store), .slot(slot), .whole(store), .read(read), .read_slot(read_slot),
    .tvalid(rgb_tvalid), .tready(rgb_tready)
  );
endmodule

// The pixels of a cell, 2 clocks after its last one.
module bayer_window_half #(
  parameter MAX_WIDTH = 4096 // longest line, pixels, at least 2
) (
  input  wire                         clk,
  input  wire                         rst,
  input  wire                         step,       // a pixel moves
  input  wire [$clog2(MAX_WIDTH)-1:0] col,        // its column
  input  wire [11:0]                  raw,        // the pixel
  input  wire                         odd,        // its row is odd
  output wire [47:0]                  cell_pixels // (0,0), (0,1), (1,0), (1,1), lowest first
);
  localparam COL_W = $clog2(MAX_WIDTH);

  // Even rows go into the memory; beside an odd row they come out again.
  wire [11:0] above;
  reg  step_q, even_q;
  reg  [COL_W-1:0] col_q;
  reg  [11:0] raw_q;

  bayer_ram #(.WIDTH(12), .DEPTH(MAX_WIDTH), .ADDR_W(COL_W)) line (
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
  wire [11:0] x0 = x[11:0]; // times 1
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {1'd0, x0[11:0]};
`else
  assign sum = {1'b0, x0[11:0]};
`endif
  wire [35:0] unused_x = {x[23:12], x[35:24], x[47:36]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_green (
  input  wire [47:0] x,   // pixels
  output wire [13:0] sum  // exact
);
  wire [11:0] x1 = x[23:12]; // times 1
  wire [11:0] x2 = x[35:24]; // times 1
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {2'd0, x1[11:0]}
    + {2'd0, x2[11:0]}
    + 14'b00000000000001;
`else
  wire s0_0, c0_0;
  bayer_ha1 a0_0 (.a(x1[0]), .b(x2[0]), .s(s0_0), .co(c0_0));
  wire [12:0] high; // columns 1 and up
  wire unused_low;
  assign {high, unused_low} =
    {{2{1'b0}}, x1[11:1], 1'b1}
    + {{2{1'b0}}, x2[11:1], c0_0};
  assign sum = {high[12:0], s0_0};
`endif
  wire [23:0] unused_x = {x[11:0], x[47:36]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_blue (
  input  wire [47:0] x,   // pixels
  output wire [12:0] sum  // exact
);
  wire [11:0] x3 = x[47:36]; // times 1
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {1'd0, x3[11:0]};
`else
  assign sum = {1'b0, x3[11:0]};
`endif
  wire [35:0] unused_x = {x[11:0], x[23:12], x[35:24]};
endmodule

// A kernel's sum over raw pixels, less black, plus one half of what is shifted out.
module bayer_mac_luma (
  input  wire [47:0] x,   // pixels
  output wire [19:0] sum  // exact
);
  wire [11:0] x0 = x[11:0];  // times 38
  wire [11:0] x1 = x[23:12]; // times 38
  wire [11:0] x2 = x[35:24]; // times 37
  wire [11:0] x3 = x[47:36]; // times 15
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {7'd0, ~x0[11:0], 1'd0}
    + {5'd0, x0[11:0], 3'd0}
    + {3'd0, x0[11:0], 5'd0}
    + {7'd0, ~x1[11:0], 1'd0}
    + {5'd0, x1[11:0], 3'd0}
    + {3'd0, x1[11:0], 5'd0}
    + {8'd0, x2[11:0]}
    + {6'd0, x2[11:0], 2'd0}
    + {3'd0, x2[11:0], 5'd0}
    + {8'd0, ~x3[11:0]}
    + {4'd0, x3[11:0], 4'd0}
    + 20'b11111011000001000101;
`else
  wire s0_0, c0_0;
  bayer_ha1 a0_0 (.a(x2[0]), .b(~x3[0]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  bayer_fa a1_0 (.a(~x0[0]), .b(~x1[0]), .ci(x2[1]), .s(s1_0), .co(c1_0));
  wire s1_1, c1_1;
  bayer_fa a1_1 (.a(~x3[1]), .b(c0_0), .ci(s1_0), .s(s1_1), .co(c1_1));
  wire s2_0, c2_0;
  bayer_fa a2_0 (.a(~x0[1]), .b(~x1[1]), .ci(x2[2]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  bayer_fa a2_1 (.a(x2[0]), .b(~x3[2]), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s2_2, c2_2;
  bayer_fa a2_2 (.a(s2_0), .b(c1_1), .ci(s2_1), .s(s2_2), .co(c2_2));
  wire s3_0, c3_0;
  bayer_fa a3_0 (.a(~x0[2]), .b(x0[0]), .ci(~x1[2]), .s(s3_0), .co(c3_0));
  wire s3_1, c3_1;
  bayer_fa a3_1 (.a(x1[0]), .b(x2[3]), .ci(x2[1]), .s(s3_1), .co(c3_1));
  wire s3_2, c3_2;
  bayer_fa a3_2 (.a(~x3[3]), .b(c2_0), .ci(s3_0), .s(s3_2), .co(c3_2));
  wire s3_3, c3_3;
  bayer_fa a3_3 (.a(s3_1), .b(c2_1), .ci(s3_2), .s(s3_3), .co(c3_3));
  wire s3_4, c3_4;
  bayer_fa a3_4 (.a(c2_2), .b(s2_2), .ci(s3_3), .s(s3_4), .co(c3_4));
  wire s4_0, c4_0;
  bayer_fa a4_0 (.a(~x0[3]), .b(x0[1]), .ci(~x1[3]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  bayer_fa a4_1 (.a(x1[1]), .b(x2[4]), .ci(x2[2]), .s(s4_1), .co(c4_1));
  wire s4_2, c4_2;
  bayer_fa a4_2 (.a(~x3[4]), .b(x3[0]), .ci(c3_0), .s(s4_2), .co(c4_2));
  wire s4_3, c4_3;
  bayer_fa a4_3 (.a(c3_1), .b(s4_0), .ci(s4_1), .s(s4_3), .co(c4_3));
  wire s4_4, c4_4;
  bayer_fa a4_4 (.a(c3_2), .b(s4_2), .ci(s4_3), .s(s4_4), .co(c4_4));
  wire s4_5, c4_5;
  bayer_fa a4_5 (.a(c3_3), .b(s4_4), .ci(c3_4), .s(s4_5), .co(c4_5));
  wire s5_0, c5_0;
  bayer_fa a5_0 (.a(~x0[4]), .b(x0[2]), .ci(x0[0]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  bayer_fa a5_1 (.a(~x1[4]), .b(x1[2]), .ci(x1[0]), .s(s5_1), .co(c5_1));
  wire s5_2, c5_2;
  bayer_fa a5_2 (.a(x2[5]), .b(x2[3]), .ci(x2[0]), .s(s5_2), .co(c5_2));
  wire s5_3, c5_3;
  bayer_fa a5_3 (.a(~x3[5]), .b(x3[1]), .ci(c4_0), .s(s5_3), .co(c5_3));
  wire s5_4, c5_4;
  bayer_fa a5_4 (.a(c4_1), .b(s5_0), .ci(s5_1), .s(s5_4), .co(c5_4));
  wire s5_5, c5_5;
  bayer_fa a5_5 (.a(s5_2), .b(c4_2), .ci(c4_3), .s(s5_5), .co(c5_5));
  wire s5_6, c5_6;
  bayer_fa a5_6 (.a(s5_3), .b(s5_4), .ci(s5_5), .s(s5_6), .co(c5_6));
  wire s5_7, c5_7;
  bayer_fa a5_7 (.a(c4_4), .b(s5_6), .ci(c4_5), .s(s5_7), .co(c5_7));
  wire s6_0, c6_0;
  bayer_ha1 a6_0 (.a(~x0[5]), .b(x0[3]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  bayer_fa a6_1 (.a(x0[1]), .b(~x1[5]), .ci(x1[3]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  bayer_fa a6_2 (.a(x1[1]), .b(x2[6]), .ci(x2[4]), .s(s6_2), .co(c6_2));
  wire s6_3, c6_3;
  bayer_fa a6_3 (.a(x2[1]), .b(~x3[6]), .ci(x3[2]), .s(s6_3), .co(c6_3));
  wire s6_4, c6_4;
  bayer_fa a6_4 (.a(s6_0), .b(c5_0), .ci(c5_1), .s(s6_4), .co(c6_4));
  wire s6_5, c6_5;
  bayer_fa a6_5 (.a(c5_2), .b(s6_1), .ci(s6_2), .s(s6_5), .co(c6_5));
  wire s6_6, c6_6;
  bayer_fa a6_6 (.a(s6_3), .b(c5_3), .ci(c5_4), .s(s6_6), .co(c6_6));
  wire s6_7, c6_7;
  bayer_fa a6_7 (.a(s6_4), .b(s6_5), .ci(c5_5), .s(s6_7), .co(c6_7));
  wire s6_8, c6_8;
  bayer_ha a6_8 (.a(s6_6), .b(c5_6), .s(s6_8), .co(c6_8));
  wire s7_0, c7_0;
  bayer_fa a7_0 (.a(~x0[6]), .b(x0[4]), .ci(x0[2]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  bayer_fa a7_1 (.a(~x1[6]), .b(x1[4]), .ci(x1[2]), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  bayer_fa a7_2 (.a(x2[7]), .b(x2[5]), .ci(x2[2]), .s(s7_2), .co(c7_2));
  wire s7_3, c7_3;
  bayer_fa a7_3 (.a(~x3[7]), .b(x3[3]), .ci(c6_0), .s(s7_3), .co(c7_3));
  wire s7_4, c7_4;
  bayer_fa a7_4 (.a(c6_1), .b(c6_2), .ci(c6_3), .s(s7_4), .co(c7_4));
  wire s7_5, c7_5;
  bayer_fa a7_5 (.a(s7_0), .b(s7_1), .ci(s7_2), .s(s7_5), .co(c7_5));
  wire s7_6, c7_6;
  bayer_fa a7_6 (.a(s7_3), .b(c6_4), .ci(c6_5), .s(s7_6), .co(c7_6));
  wire s7_7, c7_7;
  bayer_fa a7_7 (.a(s7_4), .b(s7_5), .ci(c6_6), .s(s7_7), .co(c7_7));
  wire s7_8, c7_8;
  bayer_fa a7_8 (.a(s7_6), .b(c6_7), .ci(s7_7), .s(s7_8), .co(c7_8));
  wire s8_0, c8_0;
  bayer_fa a8_0 (.a(~x0[7]), .b(x0[5]), .ci(x0[3]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  bayer_fa a8_1 (.a(~x1[7]), .b(x1[5]), .ci(x1[3]), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  bayer_fa a8_2 (.a(x2[8]), .b(x2[6]), .ci(x2[3]), .s(s8_2), .co(c8_2));
  wire s8_3, c8_3;
  bayer_fa a8_3 (.a(~x3[8]), .b(x3[4]), .ci(c7_0), .s(s8_3), .co(c8_3));
  wire s8_4, c8_4;
  bayer_fa a8_4 (.a(c7_1), .b(c7_2), .ci(s8_0), .s(s8_4), .co(c8_4));
  wire s8_5, c8_5;
  bayer_fa a8_5 (.a(s8_1), .b(s8_2), .ci(c7_3), .s(s8_5), .co(c8_5));
  wire s8_6, c8_6;
  bayer_fa a8_6 (.a(c7_4), .b(c7_5), .ci(s8_3), .s(s8_6), .co(c8_6));
  wire s8_7, c8_7;
  bayer_fa a8_7 (.a(s8_4), .b(s8_5), .ci(c7_6), .s(s8_7), .co(c8_7));
  wire s8_8, c8_8;
  bayer_fa a8_8 (.a(s8_6), .b(c7_7), .ci(s8_7), .s(s8_8), .co(c8_8));
  wire s9_0, c9_0;
  bayer_fa a9_0 (.a(~x0[8]), .b(x0[6]), .ci(x0[4]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  bayer_fa a9_1 (.a(~x1[8]), .b(x1[6]), .ci(x1[4]), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  bayer_fa a9_2 (.a(x2[9]), .b(x2[7]), .ci(x2[4]), .s(s9_2), .co(c9_2));
  wire s9_3, c9_3;
  bayer_fa a9_3 (.a(~x3[9]), .b(x3[5]), .ci(c8_0), .s(s9_3), .co(c9_3));
  wire s9_4, c9_4;
  bayer_fa a9_4 (.a(c8_1), .b(c8_2), .ci(s9_0), .s(s9_4), .co(c9_4));
  wire s9_5, c9_5;
  bayer_fa a9_5 (.a(s9_1), .b(s9_2), .ci(c8_3), .s(s9_5), .co(c9_5));
  wire s9_6, c9_6;
  bayer_fa a9_6 (.a(c8_4), .b(s9_3), .ci(s9_4), .s(s9_6), .co(c9_6));
  wire s9_7, c9_7;
  bayer_fa a9_7 (.a(c8_5), .b(c8_6), .ci(s9_5), .s(s9_7), .co(c9_7));
  wire s9_8, c9_8;
  bayer_fa a9_8 (.a(s9_6), .b(c8_7), .ci(s9_7), .s(s9_8), .co(c9_8));
  wire s10_0, c10_0;
  bayer_fa a10_0 (.a(~x0[9]), .b(x0[7]), .ci(x0[5]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  bayer_fa a10_1 (.a(~x1[9]), .b(x1[7]), .ci(x1[5]), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  bayer_fa a10_2 (.a(x2[10]), .b(x2[8]), .ci(x2[5]), .s(s10_2), .co(c10_2));
  wire s10_3, c10_3;
  bayer_fa a10_3 (.a(~x3[10]), .b(x3[6]), .ci(c9_0), .s(s10_3), .co(c10_3));
  wire s10_4, c10_4;
  bayer_fa a10_4 (.a(c9_1), .b(c9_2), .ci(s10_0), .s(s10_4), .co(c10_4));
  wire s10_5, c10_5;
  bayer_fa a10_5 (.a(s10_1), .b(s10_2), .ci(c9_3), .s(s10_5), .co(c10_5));
  wire s10_6, c10_6;
  bayer_fa a10_6 (.a(c9_4), .b(s10_3), .ci(s10_4), .s(s10_6), .co(c10_6));
  wire s10_7, c10_7;
  bayer_fa a10_7 (.a(c9_5), .b(s10_5), .ci(c9_6), .s(s10_7), .co(c10_7));
  wire s10_8, c10_8;
  bayer_fa a10_8 (.a(s10_6), .b(c9_7), .ci(s10_7), .s(s10_8), .co(c10_8));
  wire s11_0, c11_0;
  bayer_fa a11_0 (.a(~x0[10]), .b(x0[8]), .ci(x0[6]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  bayer_fa a11_1 (.a(~x1[10]), .b(x1[8]), .ci(x1[6]), .s(s11_1), .co(c11_1));
  wire s11_2, c11_2;
  bayer_fa a11_2 (.a(x2[11]), .b(x2[9]), .ci(x2[6]), .s(s11_2), .co(c11_2));
  wire s11_3, c11_3;
  bayer_fa a11_3 (.a(~x3[11]), .b(x3[7]), .ci(c10_0), .s(s11_3), .co(c11_3));
  wire s11_4, c11_4;
  bayer_fa a11_4 (.a(c10_1), .b(c10_2), .ci(s11_0), .s(s11_4), .co(c11_4));
  wire s11_5, c11_5;
  bayer_fa a11_5 (.a(s11_1), .b(s11_2), .ci(c10_3), .s(s11_5), .co(c11_5));
  wire s11_6, c11_6;
  bayer_fa a11_6 (.a(c10_4), .b(s11_3), .ci(s11_4), .s(s11_6), .co(c11_6));
  wire s11_7, c11_7;
  bayer_fa a11_7 (.a(c10_5), .b(s11_5), .ci(c10_6), .s(s11_7), .co(c11_7));
  wire s11_8, c11_8;
  bayer_fa a11_8 (.a(s11_6), .b(c10_7), .ci(s11_7), .s(s11_8), .co(c11_8));
  wire s12_0, c12_0;
  bayer_ha1 a12_0 (.a(~x0[11]), .b(x0[9]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  bayer_fa a12_1 (.a(x0[7]), .b(~x1[11]), .ci(x1[9]), .s(s12_1), .co(c12_1));
  wire s12_2, c12_2;
  bayer_fa a12_2 (.a(x1[7]), .b(x2[10]), .ci(x2[7]), .s(s12_2), .co(c12_2));
  wire s12_3, c12_3;
  bayer_fa a12_3 (.a(x3[8]), .b(s12_0), .ci(c11_0), .s(s12_3), .co(c12_3));
  wire s12_4, c12_4;
  bayer_fa a12_4 (.a(c11_1), .b(c11_2), .ci(s12_1), .s(s12_4), .co(c12_4));
  wire s12_5, c12_5;
  bayer_fa a12_5 (.a(s12_2), .b(c11_3), .ci(c11_4), .s(s12_5), .co(c12_5));
  wire s12_6, c12_6;
  bayer_fa a12_6 (.a(s12_3), .b(s12_4), .ci(c11_5), .s(s12_6), .co(c12_6));
  wire s12_7, c12_7;
  bayer_fa a12_7 (.a(s12_5), .b(c11_6), .ci(s12_6), .s(s12_7), .co(c12_7));
  wire s12_8, c12_8;
  bayer_ha a12_8 (.a(c11_7), .b(s12_7), .s(s12_8), .co(c12_8));
  wire s13_0, c13_0;
  bayer_ha1 a13_0 (.a(x0[10]), .b(x0[8]), .s(s13_0), .co(c13_0));
  wire s13_1, c13_1;
  bayer_fa a13_1 (.a(x1[10]), .b(x1[8]), .ci(x2[11]), .s(s13_1), .co(c13_1));
  wire s13_2, c13_2;
  bayer_fa a13_2 (.a(x2[8]), .b(x3[9]), .ci(c12_0), .s(s13_2), .co(c13_2));
  wire s13_3, c13_3;
  bayer_fa a13_3 (.a(s13_0), .b(c12_1), .ci(c12_2), .s(s13_3), .co(c13_3));
  wire s13_4, c13_4;
  bayer_fa a13_4 (.a(s13_1), .b(s13_2), .ci(c12_3), .s(s13_4), .co(c13_4));
  wire s13_5, c13_5;
  bayer_fa a13_5 (.a(c12_4), .b(s13_3), .ci(c12_5), .s(s13_5), .co(c13_5));
  wire s13_6, c13_6;
  bayer_fa a13_6 (.a(s13_4), .b(c12_6), .ci(s13_5), .s(s13_6), .co(c13_6));
  wire s13_7, c13_7;
  bayer_ha a13_7 (.a(c12_7), .b(s13_6), .s(s13_7), .co(c13_7));
  wire s14_0, c14_0;
  bayer_fa a14_0 (.a(x0[11]), .b(x0[9]), .ci(x1[11]), .s(s14_0), .co(c14_0));
  wire s14_1, c14_1;
  bayer_fa a14_1 (.a(x1[9]), .b(x2[9]), .ci(x3[10]), .s(s14_1), .co(c14_1));
  wire s14_2, c14_2;
  bayer_fa a14_2 (.a(c13_0), .b(c13_1), .ci(s14_0), .s(s14_2), .co(c14_2));
  wire s14_3, c14_3;
  bayer_fa a14_3 (.a(s14_1), .b(c13_2), .ci(c13_3), .s(s14_3), .co(c14_3));
  wire s14_4, c14_4;
  bayer_fa a14_4 (.a(s14_2), .b(c13_4), .ci(s14_3), .s(s14_4), .co(c14_4));
  wire s14_5, c14_5;
  bayer_fa a14_5 (.a(c13_5), .b(s14_4), .ci(c13_6), .s(s14_5), .co(c14_5));
  wire s15_0, c15_0;
  bayer_ha1 a15_0 (.a(x0[10]), .b(x1[10]), .s(s15_0), .co(c15_0));
  wire s15_1, c15_1;
  bayer_fa a15_1 (.a(x2[10]), .b(x3[11]), .ci(s15_0), .s(s15_1), .co(c15_1));
  wire s15_2, c15_2;
  bayer_fa a15_2 (.a(c14_0), .b(c14_1), .ci(s15_1), .s(s15_2), .co(c15_2));
  wire s15_3, c15_3;
  bayer_fa a15_3 (.a(c14_2), .b(s15_2), .ci(c14_3), .s(s15_3), .co(c15_3));
  wire s15_4, c15_4;
  bayer_ha a15_4 (.a(s15_3), .b(c14_4), .s(s15_4), .co(c15_4));
  wire s16_0, c16_0;
  bayer_ha1 a16_0 (.a(x0[11]), .b(x1[11]), .s(s16_0), .co(c16_0));
  wire s16_1, c16_1;
  bayer_fa a16_1 (.a(x2[11]), .b(c15_0), .ci(s16_0), .s(s16_1), .co(c16_1));
  wire s16_2, c16_2;
  bayer_fa a16_2 (.a(c15_1), .b(s16_1), .ci(c15_2), .s(s16_2), .co(c16_2));
  wire s16_3, c16_3;
  bayer_ha a16_3 (.a(s16_2), .b(c15_3), .s(s16_3), .co(c16_3));
  wire s17_0, c17_0;
  bayer_ha1 a17_0 (.a(c16_0), .b(c16_1), .s(s17_0), .co(c17_0));
  wire s17_1, c17_1;
  bayer_ha a17_1 (.a(s17_0), .b(c16_2), .s(s17_1), .co(c17_1));
  wire [13:0] high; // columns 6 and up
  wire unused_low;
  assign {high, unused_low} =
    {~c17_0, c17_1, c16_3, c15_4, c14_5, c13_7, c12_8, c11_8, c10_8, c9_8, c8_8, c7_8, c6_8,
    s6_7, 1'b1}
    + {1'b0, ~c17_0, s17_1, s16_3, s15_4, s14_5, s13_7, s12_8, s11_8, s10_8, s9_8, s8_8, s7_8,
    s6_8, c5_7};
  assign sum = {high[13:0], s5_7, s4_5, s3_4, ~s2_2, s1_1, s0_0};
`endif
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
      clip_illegal_parameters stop ();
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

// A memory: one write port, one synchronous read port, or with SINGLE one port for both. rdata
// holds while re is 0. Reading a word in the cycle that writes it gives the old word here; memories
// that take the place of this cell may give garbage unless their user asks for more.
(* gatewright_ram *)
module bayer_ram #(
  parameter WIDTH  = 8,     // bits of a word
  parameter DEPTH  = 16,    // words
  parameter ADDR_W = 4,     // bits of an address, 2**ADDR_W >= DEPTH
  parameter BYTE_W = WIDTH, // bits that one write enable stands for; the last may stand for fewer
  parameter SINGLE = 0      // 1: reads, while nothing is written, are at waddr; raddr is ignored
) (
  input  wire                             clk,
  input  wire [(WIDTH+BYTE_W-1)/BYTE_W-1:0] we, // write these bytes of wdata to waddr
  input  wire [ADDR_W-1:0]                waddr,
  input  wire [WIDTH-1:0]                 wdata,
  input  wire                             re,    // read raddr
  input  wire [ADDR_W-1:0]                raddr,
  output reg  [WIDTH-1:0]                 rdata  // the word, from the cycle after
);
  localparam BYTES = (WIDTH + BYTE_W - 1) / BYTE_W;

  generate
    if (WIDTH < 1 || DEPTH < 2 || DEPTH > (1 << ADDR_W) || BYTE_W < 1) begin : g_illegal
      ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];
  wire [ADDR_W-1:0] from = (SINGLE != 0) ? waddr : raddr;
  wire read = re & ((SINGLE == 0) | ~|we);

  genvar i;
  generate
    for (i = 0; i < BYTES; i = i + 1) begin : g_byte
      localparam BITS = (i == BYTES - 1) ? WIDTH - i * BYTE_W : BYTE_W;
      always @(posedge clk)
        if (we[i]) words[waddr][i*BYTE_W +: BITS] <= wdata[i*BYTE_W +: BITS];
    end
  endgenerate

  always @(posedge clk)
    if (read) rdata <= words[from];
endmodule

// Counts the results that a buffer promises, holds and gives to a stream.
(* gatewright_inline *)
module bayer_results #(
  parameter SLOTS = 8 // results that the buffer holds, a power of two, at least 2
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire [$clog2(SLOTS):0]   promise,   // so many results will come that were not promised yet
  output reg  [$clog2(SLOTS):0]   room,      // results that can still be promised
  input  wire                     store,     // a result goes into the buffer
  output reg  [$clog2(SLOTS)-1:0] slot,      // to this place
  input  wire                     whole,     // all of a result is stored
  output wire                     read,      // read the buffer
  output reg  [$clog2(SLOTS)-1:0] read_slot, // at this place
  output wire                     tvalid,    // stream of results
  input  wire                     tready
);
  localparam SLOT_W = $clog2(SLOTS);
  localparam [SLOT_W-1:0] ONE = 1;

  generate
    if (SLOTS < 2 || SLOTS != 1 << SLOT_W) begin : g_illegal
      results_illegal_parameters stop ();
    end
  endgenerate

  reg [SLOT_W:0] held; // whole results not yet read
  reg full;            // one waits at the output

  assign tvalid = full & ~rst;
  assign read   = (held != 0) & (~full | tready);

  always @(posedge clk) begin
    if (store) slot <= slot + ONE;
    if (read) read_slot <= read_slot + ONE;
    held <= held + {{SLOT_W{1'b0}}, whole} - {{SLOT_W{1'b0}}, read};
    full <= read | (full & ~tready);
    room <= room - promise + {{SLOT_W{1'b0}}, tvalid & tready};
    if (rst) begin
      room      <= SLOTS[SLOT_W:0];
      slot      <= 0;
      read_slot <= 0;
      held      <= 0;
      full      <= 1'b0;
    end
  end
endmodule

// Half adder with a constant: {co, s} = a + b + 1.
(* gatewright_inline *)
module bayer_ha1 (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = ~(a ^ b);
  assign co = a | b;
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module bayer_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  bayer_fa_s  sum   (s, a, b, ci);
  bayer_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive bayer_fa_s (output s, input a, input b, input ci);
  table
    0 0 0 : 0;
    0 0 1 : 1;
    0 1 0 : 1;
    0 1 1 : 0;
    1 0 0 : 1;
    1 0 1 : 0;
    1 1 0 : 0;
    1 1 1 : 1;
  endtable
endprimitive
primitive bayer_fa_co (output co, input a, input b, input ci);
  table
    0 0 ? : 0;
    0 ? 0 : 0;
    ? 0 0 : 0;
    1 1 ? : 1;
    1 ? 1 : 1;
    ? 1 1 : 1;
  endtable
endprimitive
`endif

// Half adder: {co, s} = a + b.
(* gatewright_inline *)
module bayer_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule

`default_nettype wire
