// SPDX-License-Identifier: Apache-2.0
// clk in the clocks that end with en at 1. The flag moves on the falling edge, so that the gate
// opens for the whole high phase after it.
`default_nettype none
module gw_clkgate (
  input  wire clk,
  input  wire en,
  output wire clk_en
);
  reg go;

  always @(negedge clk) go <= en;
  assign clk_en = clk & go;
endmodule
`default_nettype wire
