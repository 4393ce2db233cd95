// SPDX-License-Identifier: Apache-2.0
// A video source as others write it: `tuser` on the first pixel of a frame, `tlast` on the last of a line, nothing else. Prints
// how many results came, in how many lines, after one image of ROWS x COLS, and after the start of another is offered.
`default_nettype none
module bayer_stream;
  parameter ROWS = 3;
  parameter COLS = 4;

  reg clk = 1'b0, rst = 1'b1, tvalid = 1'b0, again = 1'b0;
  integer row = 0, col = 0, results = 0, lines = 0;
  wire tready, rgb_tvalid, rgb_tlast, rgb_tuser, err;
  wire [47:0] rgb;
  wire first = row == 0 && col == 0, last = col == COLS - 1;

  always #5 clk = ~clk;

  bayer dut (
    .clk(clk), .rst(rst),
    .s_axis_raw_tdata(tvalid ? 16'd100 : 16'dx), .s_axis_raw_tvalid(tvalid), .s_axis_raw_tready(tready),
    .s_axis_raw_tlast(tvalid ? last : 1'bx), .s_axis_raw_tuser(tvalid ? first : 1'bx),
    .m_axis_rgb_tdata(rgb), .m_axis_rgb_tvalid(rgb_tvalid), .m_axis_rgb_tready(1'b1), .m_axis_rgb_tlast(rgb_tlast),
    .m_axis_rgb_tuser(rgb_tuser), .err(err)
  );

  always @(posedge clk) begin
    if (rgb_tvalid) begin
      results <= results + 1;
      if (rgb_tlast) lines <= lines + 1;
    end
    if (tvalid && tready) begin
      col <= last ? 0 : col + 1;
      row <= row + (last ? 1 : 0);
      tvalid <= ~again && (~last || row < ROWS - 1);
    end
  end

  initial begin
    repeat (3) @(posedge clk);
    rst <= 1'b0;
    tvalid <= 1'b1;
    repeat (10 * ROWS * COLS + 50) @(posedge clk);
    $write("%0d %0d", results, lines);
    row <= 0;
    again <= 1'b1;
    tvalid <= 1'b1;
    repeat (10 * COLS + 50) @(posedge clk);
    $display(" %0d %0d %b", results, lines, err);
    $finish;
  end
endmodule
`default_nettype wire
