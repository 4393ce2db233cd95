// SPDX-License-Identifier: Apache-2.0
// One bit on its way down a line: q[i] is d, i clocks later.
`default_nettype none
module gw_taps #(
  parameter TAPS = 4 // at least 2
) (
  input  wire            clk,
  input  wire            d,
  output wire [TAPS-1:0] q
);
  generate
    if (TAPS < 2) begin : g_illegal
      gw_taps_illegal_parameters stop ();
    end
  endgenerate

  reg [TAPS-1:1] line;
  always @(posedge clk) line <= q[TAPS-2:0];
  assign q = {line, d};
endmodule
`default_nettype wire
