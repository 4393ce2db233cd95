// SPDX-License-Identifier: Apache-2.0
// Of LANES rows the words whose take flag is 1, column by column, registered; zero where none is.
`default_nettype none
module gw_gather_rows #(
  parameter LANES = 4, // rows
  parameter COLS  = 4, // words of a row
  parameter WIDTH = 8  // bits of a word
) (
  input  wire                        clk,
  input  wire [LANES*COLS-1:0]       take,
  input  wire [LANES*COLS*WIDTH-1:0] d,
  output wire [COLS*WIDTH-1:0]       q
);
  genvar c, i;
  generate
    for (c = 0; c < COLS; c = c + 1) begin : g_column
      wire [LANES-1:0]       mine;
      wire [LANES*WIDTH-1:0] words;
      for (i = 0; i < LANES; i = i + 1) begin : g_lane
        assign mine[i] = take[i*COLS+c];
        assign words[i*WIDTH +: WIDTH] = d[(i*COLS+c)*WIDTH +: WIDTH];
      end
      gw_gather #(.LANES(LANES), .WIDTH(WIDTH)) gather (
        .clk(clk), .take(mine), .d(words), .q(q[c*WIDTH +: WIDTH])
      );
    end
  endgenerate
endmodule
`default_nettype wire
