// SPDX-License-Identifier: Apache-2.0
// The bank of each lane as one bit of many, none for lanes that are off.
// lint: LANES=2
// lint: LANES=8
`default_nettype none
module gw_select #(
  parameter LANES = 32 // and banks, a power of two
) (
  input  wire [LANES-1:0]               on,   // lanes
  input  wire [LANES*$clog2(LANES)-1:0] bank, // of each
  output wire [LANES*LANES-1:0]         sel   // bit b of lane l: it is bank b
);
  localparam BANK_W = $clog2(LANES);

  wire [LANES*LANES-1:0] sels;

  genvar l;
  generate
    for (l = 0; l < LANES; l = l + 1) begin : g_lane
      gw_onehot #(.LANES(LANES), .INDEX_W(BANK_W)) decode (
        .en(on[l]), .index(bank[BANK_W*l +: BANK_W]), .q(sels[LANES*l +: LANES])
      );
    end
  endgenerate
  gw_join #(.WIDTH(LANES*LANES)) join_sel (.d(sels), .q(sel));
endmodule
`default_nettype wire
