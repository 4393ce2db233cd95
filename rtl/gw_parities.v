// SPDX-License-Identifier: Apache-2.0
// The parities of all subsets of BITS bits, q[i] = k ^ (parity of f & i), each from a smaller one.
`default_nettype none
module gw_parities #(
  parameter BITS = 4
) (
  input  wire [BITS-1:0]      f,
  input  wire                 k,
  output wire [(1<<BITS)-1:0] q
);
  genvar j;
  generate
    assign q[0] = k;
    for (j = 0; j < BITS; j = j + 1) begin : g_bit
      assign q[(1<<j) +: (1<<j)] = q[0 +: (1<<j)] ^ {(1<<j){f[j]}};
    end
  endgenerate
endmodule
`default_nettype wire
