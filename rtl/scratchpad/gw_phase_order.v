// SPDX-License-Identifier: Apache-2.0
// Words of lanes, all of lane 0 lowest, as words of phases, those of phase 0 lowest, where the
// lanes of a phase are the same modulo PHASES.
// lint: LANES=2 WIDTH=1 PHASES=2
// lint: LANES=8 WIDTH=9 PHASES=4
`default_nettype none
(* gatewright_inline *)
module gw_phase_order #(
  parameter LANES  = 32,
  parameter WIDTH  = 32, // bits of a word
  parameter PHASES = 2   // words of a lane, at most LANES
) (
  input  wire [LANES*PHASES*WIDTH-1:0] d,
  output wire [LANES*PHASES*WIDTH-1:0] q
);
  wire [LANES*PHASES*WIDTH-1:0] words;

  genvar i;
  generate
    for (i = 0; i < LANES * PHASES; i = i + 1) begin : g_word
      localparam LANE = i % LANES / PHASES * PHASES + i / LANES;
      localparam FROM = PHASES * LANE + i % PHASES;
      assign words[WIDTH*i +: WIDTH] = d[WIDTH*FROM +: WIDTH];
    end
  endgenerate
  gw_join #(.WIDTH(LANES*PHASES*WIDTH)) join_q (.d(words), .q(q));
endmodule
`default_nettype wire
