// SPDX-License-Identifier: Apache-2.0
// The parities of all subsets of BITS bits, q[i] = k ^ (parity of f & i), each from a smaller one.
`default_nettype none
(* gatewright_inline *)
module gw_parities #(
  parameter BITS = 4
) (
  input  wire [BITS-1:0]      f,
  input  wire                 k,
  output wire [(1<<BITS)-1:0] q
);
  genvar j;
  generate
    for (j = 0; j < BITS; j = j + 1) begin : g_bit
      wire [(2<<j)-1:0] some; // those of the bits up to j
      if (j == 0) begin : g_first
        assign some = {k ^ f[0], k};
      end else begin : g_next
        assign some = {g_bit[j-1].some ^ {(1<<j){f[j]}}, g_bit[j-1].some};
      end
    end
  endgenerate

  assign q = g_bit[BITS-1].some;
endmodule
`default_nettype wire
