// SPDX-License-Identifier: Apache-2.0
// Counts the results that a buffer promises, holds and gives to a stream.
`default_nettype none
(* gatewright_inline *)
module gw_results #(
  parameter SLOTS = 8 // results that the buffer holds, a power of two, at least 2
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire [$clog2(SLOTS):0]   promise,   // so many results will come that were not promised yet
  output reg  [$clog2(SLOTS):0]   room,      // results that can still be promised
  input  wire                     store,     // a result goes into the buffer
  output reg  [$clog2(SLOTS)-1:0] slot,      // to this place
  input  wire                     whole,     // all of a result is stored
  output wire                     read,      // read the buffer
  output reg  [$clog2(SLOTS)-1:0] read_slot, // at this place
  output wire                     tvalid,    // stream of results
  input  wire                     tready
);
  localparam SLOT_W = $clog2(SLOTS);
  localparam [SLOT_W-1:0] ONE = 1;

  generate
    if (SLOTS < 2 || SLOTS != 1 << SLOT_W) begin : g_illegal
      gw_results_illegal_parameters stop ();
    end
  endgenerate

  reg [SLOT_W:0] held; // whole results not yet read
  reg full;            // one waits at the output

  assign tvalid = full & ~rst;
  assign read   = (held != 0) & (~full | tready);

  always @(posedge clk) begin
    if (store) slot <= slot + ONE;
    if (read) read_slot <= read_slot + ONE;
    held <= held + {{SLOT_W{1'b0}}, whole} - {{SLOT_W{1'b0}}, read};
    full <= read | (full & ~tready);
    room <= room - promise + {{SLOT_W{1'b0}}, tvalid & tready};
    if (rst) begin
      room      <= SLOTS[SLOT_W:0];
      slot      <= 0;
      read_slot <= 0;
      held      <= 0;
      full      <= 1'b0;
    end
  end
endmodule
`default_nettype wire
