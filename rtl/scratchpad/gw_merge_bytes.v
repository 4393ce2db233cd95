// SPDX-License-Identifier: Apache-2.0
// Of lanes that write one byte only the highest is left, the others are zero: the or of them is
// what is written. Without BROADCAST no two do in one pass, and all are left.
// lint: LANES=4 WORD_W=9 BROADCAST=1
// lint: LANES=2 WORD_W=1 BROADCAST=1
// lint: LANES=4 WORD_W=16 BROADCAST=0
`default_nettype none
module gw_merge_bytes #(
  parameter LANES     = 32,
  parameter WORD_W    = 32, // bits of a word; the last byte may have fewer than 8
  parameter BROADCAST = 1   // 1: lanes at one word are served in one pass
) (
  input  wire [LANES-1:0]                todo,  // lanes that have not been served
  input  wire [LANES*LANES-1:0]          hides, // bit m of lane l: m, a higher one, is at its word
  input  wire [LANES*((WORD_W+7)/8)-1:0] be,    // bytes to write
  input  wire [LANES*WORD_W-1:0]         d,     // words to write
  output wire [LANES*((WORD_W+7)/8)-1:0] live,  // bytes that are left
  output wire [LANES*WORD_W-1:0]         q      // the words, zero in other bytes
);
  localparam BYTES = (WORD_W + 7) / 8;

  genvar l, i;
  generate
    if (BROADCAST != 0) begin : g_broadcast
      wire [LANES*BYTES-1:0]  lives;
      wire [LANES*WORD_W-1:0] bits;

      for (i = 0; i < BYTES; i = i + 1) begin : g_byte
        localparam BITS = (i == BYTES - 1) ? WORD_W - 8 * i : 8;
        wire [LANES-1:0] write; // lanes that write this byte of their words

        for (l = 0; l < LANES; l = l + 1) begin : g_lane
          assign write[l] = be[BYTES*l + i] & todo[l];
          assign lives[BYTES*l + i] = be[BYTES*l + i] & ~|(hides[LANES*l +: LANES] & write);
          assign bits[WORD_W*l + 8*i +: BITS] =
            d[WORD_W*l + 8*i +: BITS] & {BITS{live[BYTES*l + i]}};
        end
      end
      gw_join #(.WIDTH(LANES*BYTES)) join_live (.d(lives), .q(live));
      gw_join #(.WIDTH(LANES*WORD_W)) join_q (.d(bits), .q(q));
    end else begin : g_plain
      wire [LANES-1:0] unused_todo = todo;
      wire [LANES*LANES-1:0] unused_hides = hides;
      assign live = be;
      assign q    = d;
    end
  endgenerate
endmodule
`default_nettype wire
