// SPDX-License-Identifier: Apache-2.0
// Words to write and their byte enables, held from request to request: a register for each lane,
// behind a buffered enable of its own.
// lint: LANES=2 WORD_W=1
// lint: LANES=8 WORD_W=9
`default_nettype none
(* gatewright_inline *)
module gw_hold_lanes #(
  parameter LANES  = 32,
  parameter WORD_W = 32 // bits of a word
) (
  input  wire                            clk,
  input  wire                            accept,   // take a request
  input  wire [LANES-1:0]                on,       // lanes that take part
  input  wire [LANES*((WORD_W+7)/8)-1:0] be_in,    // bytes to write
  input  wire [LANES*WORD_W-1:0]         wdata_in, // words to write
  output wire [LANES*((WORD_W+7)/8)-1:0] be,       // those of lanes that are on
  output wire [LANES*WORD_W-1:0]         wdata
);
  localparam BYTES = (WORD_W + 7) / 8;

  wire [LANES-1:0] takes; // accept, for each lane
  wire [LANES*BYTES-1:0]  be_held;
  wire [LANES*WORD_W-1:0] wdata_held;

  gw_fan #(.GROUPS(LANES)) fan_accept (.d(accept), .q(takes));

  genvar l;
  generate
    for (l = 0; l < LANES; l = l + 1) begin : g_lane
      gw_hold #(.WIDTH(BYTES+WORD_W)) word (
        .clk(clk), .en(takes[l]),
        .d({be_in[BYTES*l +: BYTES] & {BYTES{on[l]}}, wdata_in[WORD_W*l +: WORD_W]}),
        .q({be_held[BYTES*l +: BYTES], wdata_held[WORD_W*l +: WORD_W]})
      );
    end
  endgenerate
  gw_join #(.WIDTH(LANES*BYTES)) join_be (.d(be_held), .q(be));
  gw_join #(.WIDTH(LANES*WORD_W)) join_wdata (.d(wdata_held), .q(wdata));
endmodule
`default_nettype wire
