// SPDX-License-Identifier: Apache-2.0
// One of LANES enables, when index falls in FIRST .. FIRST+LANES-1.
`default_nettype none
module gw_onehot #(
  parameter LANES   = 4, // enables
  parameter FIRST   = 0, // index of lane 0
  parameter INDEX_W = 2  // bits of the index
) (
  input  wire               en,
  input  wire [INDEX_W-1:0] index,
  output wire [LANES-1:0]   q
);
  genvar i;
  generate
    if (LANES < 1 || FIRST + LANES > (1 << INDEX_W)) begin : g_illegal
      gw_onehot_illegal_parameters stop ();
    end
    for (i = 0; i < LANES; i = i + 1) begin : g_lane
      localparam [31:0] MINE = FIRST + i;
      assign q[i] = en & (index == MINE[INDEX_W-1:0]);
    end
  endgenerate
endmodule
`default_nettype wire
