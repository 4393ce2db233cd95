// SPDX-License-Identifier: Apache-2.0
// A word that leaves slice by slice, the lowest bits first. The next word comes in the clock in
// which the last slice leaves, so that there is no pause.
// lint: BEATS=2 WIDTH=1
// lint: BEATS=8 WIDTH=3
// lint: BEATS=5 WIDTH=16
`default_nettype none
module gw_slices #(
  parameter BEATS = 8, // slices of a word, at least 2
  parameter WIDTH = 4  // bits of a slice
) (
  input  wire                   clk,
  input  wire                   rst,
  input  wire                   clk_move, // clk where move is 1
  output wire                   move,     // a word comes or a slice leaves
  input  wire [BEATS*WIDTH-1:0] d,
  input  wire                   d_tvalid,
  output wire                   d_tready,
  output wire [WIDTH-1:0]       q,
  output wire                   q_tvalid,
  input  wire                   q_tready
);
  localparam ALL     = BEATS * WIDTH;
  localparam COUNT_W = $clog2(BEATS + 1);
  reg [COUNT_W-1:0] count; // slices that have not left
  reg [ALL-1:0]     left;  // they, the next one lowest
  wire some = |count;
  wire last = count == {{(COUNT_W-1){1'b0}}, 1'b1};
  wire take = d_tvalid & d_tready;
  wire next = some & q_tready;

  generate
    if (BEATS < 2 || WIDTH < 1) begin : g_illegal
      gw_slices_illegal_parameters stop ();
    end
  endgenerate

  assign d_tready = ~some | (last & q_tready);
  assign q_tvalid = some & ~rst;
  assign q        = left[WIDTH-1:0];
  assign move     = take | next;

  always @(posedge clk)
    if (rst) count <= {COUNT_W{1'b0}};
    else if (take) count <= BEATS[COUNT_W-1:0];
    else if (next) count <= count - 1'b1;

  always @(posedge clk_move)
    left <= take ? d : {{WIDTH{1'b0}}, left[ALL-1:WIDTH]};
endmodule
`default_nettype wire
