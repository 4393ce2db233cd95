// SPDX-License-Identifier: Apache-2.0
// The neighbours of a pixel, 2 clocks after its last one.
// lint: MAX_WIDTH=2
// lint: MAX_WIDTH=5
// lint: MAX_WIDTH=4096
`default_nettype none
module gw_window_bilinear #(
  parameter MAX_WIDTH = 4096 // longest line, pixels, at least 2
) (
  input  wire                         clk,
  input  wire                         rst,
  input  wire                         step,      // a pixel moves
  input  wire [$clog2(MAX_WIDTH)-1:0] col,       // its column
  input  wire [11:0]                  raw,       // the pixel
  input  wire                         over,      // the row two above is beyond the upper edge
  input  wire                         below,     // the pixel's row is beyond the lower edge
  input  wire                         leftmost,  // the column to the left is beyond the edge
  input  wire                         rightmost, // the column to the right is beyond the edge
  output wire [11:0]                  one,       // the pixel in the middle
  output wire [23:0]                  across,    // left and right of it, lowest first
  output wire [23:0]                  down,      // above and below it
  output wire [47:0]                  around,    // all four of these
  output wire [47:0]                  diagonal   // the four at its corners
);
  localparam COL_W = $clog2(MAX_WIDTH);

  // Of the new column: two rows from the memory, each word of which is the two pixels above, and
  // the new pixel. Beyond an edge, the row on its other side.
  wire [23:0] above;
  reg  step_q, below_q, over_q;
  reg  [COL_W-1:0] col_q;
  reg  [11:0] raw_q;
  wire [11:0] middle = above[11:0];
  wire [11:0] top    = over_q ? raw_q : above[23:12];
  wire [11:0] bottom = below_q ? above[23:12] : raw_q;

  gw_ram #(.WIDTH(24), .DEPTH(MAX_WIDTH), .ADDR_W(COL_W)) lines (
    .clk(clk),
    .we(step_q), .waddr(col_q), .wdata({middle, raw_q}),
    .re(step), .raddr(col), .rdata(above)
  );

  // Three columns, bottom pixel highest; the middle one is the result's.
  reg [35:0] left;
  reg [35:0] centre;
  reg [35:0] right;

  always @(posedge clk) begin
    step_q  <= step & ~rst;
    over_q  <= over;
    below_q <= below;
    col_q   <= col;
    if (step) raw_q <= raw;
    if (step_q) begin
      left   <= centre;
      centre <= right;
      right  <= {bottom, middle, top};
    end
  end

  wire [35:0] west = leftmost ? right : left;
  wire [35:0] east = rightmost ? left : right;

  assign one      = centre[23:12];
  assign across   = {east[23:12], west[23:12]};
  assign down     = {centre[35:24], centre[11:0]};
  assign around   = {down, across};
  assign diagonal = {east[35:24], west[35:24], east[11:0], west[11:0]};
endmodule
`default_nettype wire
