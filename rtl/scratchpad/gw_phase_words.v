// SPDX-License-Identifier: Apache-2.0
// Words of a request, from phase to phase.
// lint: WIDTH=5 PHASES=1
// lint: WIDTH=1 PHASES=2
// lint: WIDTH=9 PHASES=4
`default_nettype none
(* gatewright_inline *)
module gw_phase_words #(
  parameter WIDTH  = 32, // bits of a phase
  parameter PHASES = 1   // of a request
) (
  input  wire                    clk,
  input  wire                    accept, // take a request
  input  wire                    next,   // go to its next phase; with one phase ignored
  input  wire [WIDTH*PHASES-1:0] d,      // its words, those of phase 0 lowest
  output wire [WIDTH-1:0]        q       // those of this phase
);
  reg [WIDTH*PHASES-1:0] words;

  assign q = words[WIDTH-1:0];

  generate
    if (PHASES > 1) begin : g_phases
      always @(posedge clk)
        if (accept) words <= d;
        else if (next) words[WIDTH*(PHASES-1)-1:0] <= words[WIDTH*PHASES-1:WIDTH];
    end else begin : g_phase
      wire unused_next = next;
      always @(posedge clk) if (accept) words <= d;
    end
  endgenerate
endmodule
`default_nettype wire
