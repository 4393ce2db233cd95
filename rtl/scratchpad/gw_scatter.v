// SPDX-License-Identifier: Apache-2.0
// Words, or their byte enables, from lanes to banks: the or of all that a bank takes.
// lint: LANES=2 WIDTH=1
// lint: LANES=8 WIDTH=9
`default_nettype none
module gw_scatter #(
  parameter LANES = 32, // and banks
  parameter WIDTH = 32  // bits of a lane
) (
  input  wire [LANES*LANES-1:0] takes, // bit l of bank b: it takes lane l
  input  wire [LANES*WIDTH-1:0] d,     // of lanes
  output wire [LANES*WIDTH-1:0] q      // of banks
);
  gw_crossbar #(.INPUTS(LANES), .OUTPUTS(LANES), .WIDTH(WIDTH)) crossbar (
    .s(takes), .d(d), .q(q)
  );
endmodule
`default_nettype wire
