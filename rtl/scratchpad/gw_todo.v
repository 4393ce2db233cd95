// SPDX-License-Identifier: Apache-2.0
// What is still to be served of a request, the words of this phase lowest.
// lint: LANES=4 PHASES=1
// lint: LANES=2 PHASES=2
// lint: LANES=8 PHASES=4
`default_nettype none
(* gatewright_inline *)
module gw_todo #(
  parameter LANES  = 32, // words of a phase
  parameter PHASES = 1   // of a request
) (
  input  wire                    clk,
  input  wire                    rst,
  input  wire                    step,   // the pass is taken
  input  wire                    accept, // take a request
  input  wire                    next,   // go to its next phase; with one phase ignored
  input  wire [LANES*PHASES-1:0] wanted, // its words, those of phase 0 lowest
  input  wire [LANES-1:0]        served, // words of this pass
  output wire [LANES-1:0]        todo    // words of this phase that are left
);
  reg  [LANES*PHASES-1:0] left;
  wire [LANES*PHASES-1:0] rest; // after this pass

  assign todo = left[LANES-1:0];

  generate
    if (PHASES > 1) begin : g_phases
      wire [LANES*(PHASES-1)-1:0] later = left[LANES*PHASES-1:LANES];
      assign rest = next ? {{LANES{1'b0}}, later} : {later, todo & ~served};
    end else begin : g_phase
      wire unused_next = next;
      assign rest = todo & ~served;
    end
  endgenerate

  always @(posedge clk) begin
    if (step) left <= rest;
    if (accept) left <= wanted;
    if (rst) left <= 0;
  end
endmodule
`default_nettype wire
