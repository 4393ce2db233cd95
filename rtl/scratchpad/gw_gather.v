// SPDX-License-Identifier: Apache-2.0
// Words from banks to lanes: that of the bank that a lane selects, or zero.
// lint: LANES=2 WIDTH=1
// lint: LANES=8 WIDTH=9
`default_nettype none
module gw_gather #(
  parameter LANES = 32, // and banks
  parameter WIDTH = 32  // bits of a word
) (
  input  wire [LANES*LANES-1:0] sel, // bit b of lane l: it takes bank b
  input  wire [LANES*WIDTH-1:0] d,   // of banks
  output wire [LANES*WIDTH-1:0] q    // of lanes
);
  gw_crossbar #(.INPUTS(LANES), .OUTPUTS(LANES), .WIDTH(WIDTH)) crossbar (
    .s(sel), .d(d), .q(q)
  );
endmodule
`default_nettype wire
