// SPDX-License-Identifier: Apache-2.0
// A sum in fewer or more bits; what is above their range becomes the largest number. It is never
// below the range.
// lint: S_W=9 Y_W=8
// lint: S_W=14 Y_W=8
// lint: S_W=8 Y_W=8
// lint: S_W=5 Y_W=16
`default_nettype none
(* gatewright_inline *)
module gw_saturate #(
  parameter S_W = 9, // bits of a sum, two's complement
  parameter Y_W = 8  // bits of a result, two's complement
) (
  input  wire [S_W-1:0] s,
  output wire [Y_W-1:0] y
);
  generate
    if (S_W < 2 || Y_W < 2) begin : g_illegal
      saturate_illegal_parameters stop ();
    end
    if (S_W > Y_W) begin : g_fewer
      wire over = ~s[S_W-1] & (|s[S_W-2:Y_W-1]);
      assign y = {s[S_W-1], s[Y_W-2:0] | {(Y_W-1){over}}};
    end else if (S_W == Y_W) begin : g_same
      assign y = s;
    end else begin : g_more
      assign y = {{(Y_W-S_W){s[S_W-1]}}, s};
    end
  endgenerate
endmodule
`default_nettype wire
