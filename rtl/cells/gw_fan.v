// SPDX-License-Identifier: Apache-2.0
// d for many loads: GROUPS copies through two levels of buffers, at most 16 to one buffer.
`default_nettype none
module gw_fan #(
  parameter GROUPS = 4
) (
  input  wire              d,
  output wire [GROUPS-1:0] q
);
`ifdef __ICARUS__ // all buffers as one vector, which Icarus simulates at once
  assign q = {GROUPS{d}};
`else
  localparam TRUNKS = (GROUPS + 15) / 16;
  wire [TRUNKS-1:0] trunk;

  genvar i;
  generate
    for (i = 0; i < TRUNKS; i = i + 1) begin : g_trunk
      gw_buf buffer (.a(d), .y(trunk[i]));
    end
    for (i = 0; i < GROUPS; i = i + 1) begin : g_branch
      gw_buf buffer (.a(trunk[i/16]), .y(q[i]));
    end
  endgenerate
`endif
endmodule
`default_nettype wire
