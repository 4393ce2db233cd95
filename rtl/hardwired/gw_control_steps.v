// SPDX-License-Identifier: Apache-2.0
// Counts the steps of a vector.
// lint: STEPS=1
// lint: STEPS=2
// lint: STEPS=11
`default_nettype none
(* gatewright_inline *)
module gw_control_steps #(
  parameter STEPS = 64 // of a vector
) (
  input  wire                             clk,
  input  wire                             rst,
  input  wire                             x_tvalid, // stream of inputs
  output wire                             x_tready,
  output wire                             y_tvalid, // stream of results
  input  wire                             y_tready,
  output wire                             step,     // a step is done
  output wire                             first,    // first step of a vector
  output wire [$clog2(STEPS)+1/STEPS-1:0] next      // the step after this one, at least one bit
);
  localparam AT_W = (STEPS > 1) ? $clog2(STEPS) : 1;
  localparam LAST = STEPS - 1;
  localparam [AT_W-1:0] ONE = 1;

  reg [AT_W-1:0] at; // this step
  reg y_full;        // results wait
  wire last = at == LAST[AT_W-1:0];

  assign y_tvalid = y_full & ~rst;
  assign x_tready = ~y_full | y_tready;
  assign step     = x_tvalid & x_tready;
  assign first    = at == 0;
  assign next     = (rst | last) ? 0 : at + ONE;

  always @(posedge clk) begin
    if (step | rst) at <= next;
    y_full <= ~rst & ((step & last) | (y_full & ~y_tready));
  end
endmodule
`default_nettype wire
