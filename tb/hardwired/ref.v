// SPDX-License-Identifier: Apache-2.0
// What a hardwired design computes, as Verilog says it: y = W * x + bias, modulo 2^Y_BITS. For
// proofs.
`default_nettype none
module hardwired_ref #(
  parameter N_OUT    = 1,
  parameter N_IN     = 1,
  parameter X_BITS   = 8,
  parameter X_SIGNED = 1,
  parameter Y_BITS   = 16, // at most 32
  parameter [32*N_OUT*N_IN-1:0] W = 0, // N_OUT x N_IN, 32 bits each, element 0 lowest
  parameter [32*N_OUT-1:0] BIAS   = 0
) (
  input  wire [N_IN*X_BITS-1:0]  x,
  output reg  [N_OUT*Y_BITS-1:0] y
);
  integer i, j;
  reg [31:0] value, sum;

  always @*
    for (i = 0; i < N_OUT; i = i + 1) begin
      sum = BIAS[32*i +: 32];
      for (j = 0; j < N_IN; j = j + 1) begin
        value = {{32 - X_BITS{x[X_BITS*(j + 1) - 1] & (X_SIGNED != 0)}}, x[X_BITS*j +: X_BITS]};
        sum = sum + W[32*(N_IN*i + j) +: 32] * value;
      end
      y[Y_BITS*i +: Y_BITS] = sum[Y_BITS-1:0];
    end
endmodule
`default_nettype wire
