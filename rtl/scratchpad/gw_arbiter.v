// SPDX-License-Identifier: Apache-2.0
// The words of a pass: each bank's lowest lane, and with BROADCAST all lanes at the same word.
// lint: LANES=4 ROW_W=3 BROADCAST=1
// lint: LANES=2 ROW_W=1 BROADCAST=1
// lint: LANES=8 ROW_W=5 BROADCAST=0
`default_nettype none
module gw_arbiter #(
  parameter LANES     = 32, // and banks, a power of two
  parameter ROW_W     = 5,  // bits of a row of a bank
  parameter BROADCAST = 1   // 1: lanes at one word are served in one pass
) (
  input  wire [LANES-1:0]               todo,   // words to serve
  input  wire [LANES*$clog2(LANES)-1:0] bank,   // their banks
  input  wire [LANES*ROW_W-1:0]         row,    // their rows
  output wire [LANES-1:0]               served, // words that this pass serves
  output wire [LANES*LANES-1:0]         hides   // bit m of lane l: m, a higher one, is at its word
);
  localparam BANK_W = $clog2(LANES);

  wire [LANES-1:0] first; // the lowest lanes of their banks
  wire [LANES-1:0] firsts;
  wire [LANES-1:0] serve;
  wire [LANES*LANES-1:0] hide;

  genvar l, k;
  generate
    for (l = 0; l < LANES; l = l + 1) begin : g_lane
      wire [LANES-1:0] same_bank; // lower lanes in the bank of this one

      for (k = 0; k < LANES; k = k + 1) begin : g_other
        if (k < l) begin : g_lower
          assign same_bank[k] = bank[BANK_W*l +: BANK_W] == bank[BANK_W*k +: BANK_W];
        end else begin : g_higher
          assign same_bank[k] = 1'b0;
        end
      end
      assign firsts[l] = todo[l] & ~|(same_bank & todo);

      if (BROADCAST != 0) begin : g_broadcast
        wire [LANES-1:0] same_word; // lower lanes at the word of this one

        for (k = 0; k < LANES; k = k + 1) begin : g_other
          if (k < l) begin : g_lower
            assign same_word[k] = same_bank[k] & (row[ROW_W*l +: ROW_W] == row[ROW_W*k +: ROW_W]);
          end else begin : g_higher
            assign same_word[k] = 1'b0;
          end
          assign hide[LANES*k + l] = same_word[k];
        end
        assign serve[l] = todo[l] & (first[l] | |(same_word & first));
      end else begin : g_plain
        wire [ROW_W-1:0] unused_row = row[ROW_W*l +: ROW_W];
        assign hide[LANES*l +: LANES] = {LANES{1'b0}};
        assign serve[l] = first[l];
      end
    end
  endgenerate
  gw_join #(.WIDTH(LANES)) join_first (.d(firsts), .q(first));
  gw_join #(.WIDTH(LANES)) join_served (.d(serve), .q(served));
  gw_join #(.WIDTH(LANES*LANES)) join_hides (.d(hide), .q(hides));
endmodule
`default_nettype wire
