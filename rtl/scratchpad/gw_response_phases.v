// SPDX-License-Identifier: Apache-2.0
// Stage 3: gathers the words of the passes of a request's phases.
// lint: LANES=4 WORD_W=9 PHASES=2 BY_STRIDE=0
// lint: LANES=4 WORD_W=1 PHASES=4 BY_STRIDE=1
`default_nettype none
module gw_response_phases #(
  parameter LANES     = 32, // words of a phase
  parameter WORD_W    = 32, // bits of a word
  parameter PHASES    = 2,  // of a request, words of a lane, a power of two, at least 2
  parameter BY_STRIDE = 0   // lanes of a phase: 0 neighbours, 1 the same modulo PHASES
) (
  input  wire                           clk,
  input  wire                           load,    // a pass has been read
  input  wire                           first_q, // the first of its request
  input  wire [$clog2(PHASES)-1:0]      phase_q, // of this phase
  input  wire [LANES-1:0]               got,     // places of the phase that it has words for
  input  wire [LANES*WORD_W-1:0]        d,       // the words, zero for other places
  output reg  [LANES*PHASES*WORD_W-1:0] tdata    // all words of the request, those of lane 0 lowest
);
  localparam PHASE_W = $clog2(PHASES);

  // The place in tdata of word w of phase p.
  function integer place;
    input integer p, w;
    place = (BY_STRIDE != 0) ? PHASES * (w / PHASES * PHASES + p) + w % PHASES : LANES * p + w;
  endfunction

  integer p, w;

  always @(posedge clk)
    for (p = 0; p < PHASES; p = p + 1)
      for (w = 0; w < LANES; w = w + 1)
        if (load & (first_q | ((phase_q == p[PHASE_W-1:0]) & got[w])))
          tdata[WORD_W*place(p, w) +: WORD_W] <=
            (phase_q == p[PHASE_W-1:0]) ? d[WORD_W*w +: WORD_W] : {WORD_W{1'b0}};
endmodule
`default_nettype wire
