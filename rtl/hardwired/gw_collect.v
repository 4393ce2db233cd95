// SPDX-License-Identifier: Apache-2.0
// Keeps the bits of an output's result until the last plane completes it.
// lint: PLANES=2 TOP_W=1
// lint: PLANES=12 TOP_W=7
`default_nettype none
module gw_collect #(
  parameter PLANES = 12, // of a vector, at least 2
  parameter TOP_W  = 7   // bits of the result that the last plane has
) (
  input  wire                    clk, // once a beat
  input  wire [TOP_W-1:0]        y,   // bit 0: bit of the result; in the last plane the rest of it
  output wire [PLANES+TOP_W-2:0] word // in the last plane the result
);
  reg [PLANES-2:0] low; // bits of earlier planes

  generate
    if (PLANES > 2) begin : g_bits
      always @(posedge clk) low <= {y[0], low[PLANES-2:1]};
    end else begin : g_bit
      always @(posedge clk) low <= y[0];
    end
  endgenerate

  assign word = {y, low};
endmodule
`default_nettype wire
