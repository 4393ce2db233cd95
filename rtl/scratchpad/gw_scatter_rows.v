// SPDX-License-Identifier: Apache-2.0
// Rows from lanes to banks; lanes that a bank takes have the same.
// lint: LANES=2 ROW_W=1
// lint: LANES=8 ROW_W=5
`default_nettype none
module gw_scatter_rows #(
  parameter LANES = 32, // and banks
  parameter ROW_W = 5   // bits of a row of a bank
) (
  input  wire [LANES*LANES-1:0] takes,    // bit l of bank b: it takes lane l
  input  wire [LANES*ROW_W-1:0] row,      // of lanes
  output wire [LANES*ROW_W-1:0] bank_row, // of banks
  output wire [LANES-1:0]       on        // banks that take any
);
  genvar b;
  generate
    for (b = 0; b < LANES; b = b + 1) begin : g_bank
      assign on[b] = |takes[LANES*b +: LANES];
    end
  endgenerate

  gw_crossbar #(.INPUTS(LANES), .OUTPUTS(LANES), .WIDTH(ROW_W)) rows (
    .s(takes), .d(row), .q(bank_row)
  );
endmodule
`default_nettype wire
