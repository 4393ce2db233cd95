// SPDX-License-Identifier: Apache-2.0
// Addresses of a request's words, those of phase 0 lowest, and what is wrong with them.
// lint: LANES=4 PHASES=1 ADDR_W=8 WORD_ADDR_W=7 BY_STRIDE=0 ANY_WORD=0
// lint: LANES=2 PHASES=2 ADDR_W=2 WORD_ADDR_W=2 BY_STRIDE=0 ANY_WORD=0
// lint: LANES=8 PHASES=4 ADDR_W=8 WORD_ADDR_W=8 BY_STRIDE=1 ANY_WORD=1
`default_nettype none
(* gatewright_inline *)
module gw_lane_words #(
  parameter LANES       = 32,
  parameter PHASES      = 1,  // words of a lane, at its address and after it, a power of two
  parameter ADDR_W      = 16, // bits of a lane's address
  parameter WORD_ADDR_W = 10, // of them, bits of an address of the memory
  parameter BY_STRIDE   = 0,  // lanes of a phase: 0 neighbours, 1 the same modulo PHASES
  parameter ANY_WORD    = 0   // 1: an address need not be a multiple of PHASES
) (
  input  wire [LANES*ADDR_W-1:0]             addr,      // a lane's first word
  input  wire [LANES-1:0]                    on,        // lanes that want theirs
  output wire [LANES*PHASES*WORD_ADDR_W-1:0] word_addr, // of each word
  output wire [LANES*PHASES-1:0]             wanted,    // its lane is on
  output wire                                outside,   // a word is beyond the memory
  output wire                                misaligned // an address is no multiple of PHASES
);
  localparam SLOTS  = LANES * PHASES;
  localparam WORD_W = $clog2(PHASES); // bits of a word's number in its lane

  wire [SLOTS*WORD_ADDR_W-1:0] addrs;
  wire [SLOTS-1:0] wants;
  wire [SLOTS-1:0] beyond;
  wire [SLOTS-1:0] odd;

  genvar q;
  generate
    for (q = 0; q < SLOTS; q = q + 1) begin : g_word
      localparam LANE = (BY_STRIDE != 0) ? q % LANES / PHASES * PHASES + q / LANES : q / PHASES;
      localparam [31:0] WORD = q % PHASES; // of the lane's
      wire [ADDR_W-1:0] lane_addr = addr[ADDR_W*LANE +: ADDR_W];
      wire [ADDR_W:0] mine;

      if (PHASES > 1 && ANY_WORD != 0) begin : g_any
        assign mine = {1'b0, lane_addr} + {{(ADDR_W+1-WORD_W){1'b0}}, WORD[WORD_W-1:0]};
        assign odd[q] = 1'b0;
      end else if (PHASES > 1) begin : g_aligned
        assign mine = {1'b0, lane_addr[ADDR_W-1:WORD_W], WORD[WORD_W-1:0]};
        assign odd[q] = on[LANE] & |lane_addr[WORD_W-1:0];
      end else begin : g_one
        assign mine = {1'b0, lane_addr};
        assign odd[q] = 1'b0;
      end
      assign addrs[WORD_ADDR_W*q +: WORD_ADDR_W] = mine[WORD_ADDR_W-1:0];
      assign wants[q] = on[LANE];
      assign beyond[q] = on[LANE] & |mine[ADDR_W:WORD_ADDR_W];
    end
  endgenerate
  gw_join #(.WIDTH(SLOTS*WORD_ADDR_W)) join_addr (.d(addrs), .q(word_addr));
  gw_join #(.WIDTH(SLOTS)) join_wanted (.d(wants), .q(wanted));

  assign outside    = |beyond;
  assign misaligned = |odd;
endmodule
`default_nettype wire
