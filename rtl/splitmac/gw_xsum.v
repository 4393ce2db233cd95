// SPDX-License-Identifier: Apache-2.0
// Sums of the high and of the low bytes of x over lanes and steps.
// lint: LANES=1 SUM_W=8
// lint: LANES=3 SUM_W=24
`default_nettype none
module gw_xsum #(
  parameter LANES = 1, // elements of a step
  parameter SUM_W = 24 // bits of a sum, at least 8
) (
  input  wire                clk,
  input  wire                first, // the step begins a sum
  input  wire [16*LANES-1:0] x,     // x of the step: two signed bytes a lane
  output reg  [SUM_W-1:0]    sum_h, // the sum of the high bytes
  output reg  [SUM_W-1:0]    sum_l  // the sum of the low bytes
);
  reg [SUM_W-1:0] sum_h_next;
  reg [SUM_W-1:0] sum_l_next;
  integer i;

  generate
    if (LANES < 1 || SUM_W < 8) begin : g_illegal
      gw_xsum_illegal_parameters stop ();
    end
  endgenerate

  always @* begin
    sum_h_next = first ? 0 : sum_h;
    sum_l_next = first ? 0 : sum_l;
    for (i = 0; i < LANES; i = i + 1) begin
      sum_h_next = sum_h_next + {{(SUM_W-7){x[16*i+15]}}, x[16*i+8 +: 7]};
      sum_l_next = sum_l_next + {{(SUM_W-7){x[16*i+7]}}, x[16*i +: 7]};
    end
  end

  always @(posedge clk) begin
    sum_h <= sum_h_next;
    sum_l <= sum_l_next;
  end
endmodule
`default_nettype wire
