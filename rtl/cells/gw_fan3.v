// SPDX-License-Identifier: Apache-2.0
// d for many loads: GROUPS copies through three levels of buffers, or two where those do.
`default_nettype none
(* gatewright_inline *)
module gw_fan3 #(
  parameter GROUPS = 4
) (
  input  wire              d,
  output wire [GROUPS-1:0] q
);
`ifdef __ICARUS__ // all buffers as one vector, which Icarus simulates at once
  assign q = {GROUPS{d}};
`else
  localparam BRANCHES = 12; // behind a trunk
  localparam TRUNKS   = (GROUPS + BRANCHES - 1) / BRANCHES;
  wire              root;
  wire [TRUNKS-1:0] trunk;

  genvar i;
  generate
    if (TRUNKS > 4) begin : g_root
      gw_buf buffer (.a(d), .y(root));
    end else begin : g_rootless
      assign root = d;
    end
    for (i = 0; i < TRUNKS; i = i + 1) begin : g_trunk
      gw_buf buffer (.a(root), .y(trunk[i]));
    end
    for (i = 0; i < GROUPS; i = i + 1) begin : g_branch
      gw_buf buffer (.a(trunk[i/BRANCHES]), .y(q[i]));
    end
  endgenerate
`endif
endmodule
`default_nettype wire
