// SPDX-License-Identifier: Apache-2.0
// The triangle that turns a row of words into a diagonal: lane i leaves i clocks later.
`default_nettype none
module gw_skew #(
  parameter LANES = 4, // at least 2
  parameter WIDTH = 8  // bits of a lane
) (
  input  wire                   clk,
  input  wire [LANES*WIDTH-1:0] d,
  output wire [LANES*WIDTH-1:0] q
);
  localparam BLOCK = 16; // long lanes are chains of this many clocks: few distinct modules

  wire [LANES*WIDTH-1:0] lanes;

  assign lanes[WIDTH-1:0] = d[WIDTH-1:0];

  genvar i, j;
  generate
    if (LANES < 2 || WIDTH < 1) begin : g_illegal
      gw_skew_illegal_parameters stop ();
    end
    for (i = 1; i < LANES; i = i + 1) begin : g_lane
      wire [(i/BLOCK+1)*WIDTH-1:0] at; // after each whole block
      assign at[WIDTH-1:0] = d[i*WIDTH +: WIDTH];
      for (j = 0; j < i / BLOCK; j = j + 1) begin : g_block
        gw_delay #(.WIDTH(WIDTH), .DEPTH(BLOCK)) block
          (.clk(clk), .d(at[j*WIDTH +: WIDTH]), .q(at[(j+1)*WIDTH +: WIDTH]));
      end
      if (i % BLOCK == 0) begin : g_whole
        assign lanes[i*WIDTH +: WIDTH] = at[i/BLOCK*WIDTH +: WIDTH];
      end else begin : g_rest
        gw_delay #(.WIDTH(WIDTH), .DEPTH(i % BLOCK)) rest
          (.clk(clk), .d(at[i/BLOCK*WIDTH +: WIDTH]), .q(lanes[i*WIDTH +: WIDTH]));
      end
    end
  endgenerate
  gw_join #(.WIDTH(LANES*WIDTH)) join_q (.d(lanes), .q(q));
endmodule
`default_nettype wire
