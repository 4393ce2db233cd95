// SPDX-License-Identifier: Apache-2.0
// The pixels of a cell, 2 clocks after its last one.
// lint: MAX_WIDTH=2
// lint: MAX_WIDTH=5
// lint: MAX_WIDTH=4096
`default_nettype none
module gw_window_half #(
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

  gw_ram #(.WIDTH(12), .DEPTH(MAX_WIDTH), .ADDR_W(COL_W)) line (
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
`default_nettype wire
