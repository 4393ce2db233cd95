// SPDX-License-Identifier: Apache-2.0
// Stage 3: gathers the words of a request's passes.
// lint: LANES=4 WORD_W=9
// lint: LANES=2 WORD_W=1
`default_nettype none
module gw_response #(
  parameter LANES  = 32, // words of a request
  parameter WORD_W = 32  // bits of a word
) (
  input  wire                    clk,
  input  wire                    load,    // a pass has been read
  input  wire                    first_q, // the first of its request
  input  wire [LANES-1:0]        got,     // lanes that it has words for
  input  wire [LANES*WORD_W-1:0] d,       // the words, zero for other lanes
  output reg  [LANES*WORD_W-1:0] tdata    // all words of the request
);
  integer w;

  always @(posedge clk)
    for (w = 0; w < LANES; w = w + 1)
      if (load & (first_q | got[w])) tdata[WORD_W*w +: WORD_W] <= d[WORD_W*w +: WORD_W];
endmodule
`default_nettype wire
