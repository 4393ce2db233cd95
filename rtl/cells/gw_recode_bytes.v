// SPDX-License-Identifier: Apache-2.0
// Two bytes as radix-4 digits, four a byte, decoded to the lines that select rows of products: to
// each of the two lanes, the digits of an 8-bit number. The carry of the low byte's digits runs on
// into the high byte's: x = 256*high + low, high of -128..128, low of -85..170. With pair, x is two
// signed bytes and the carry stays out. Lines of a byte: {m1n, p2, p1} of three digits of
// {-1, 0, 1, 2}, {neg, n2, n1} of the last one, of {-2, -1, 0, 1, 2}.
`default_nettype none
(* gatewright_inline *)
module gw_recode_bytes (
  input  wire [15:0] x,    // two's complement, or two such bytes
  input  wire        pair, // two bytes
  output wire [23:0] q     // lines, low byte first
);
  genvar j;
  generate
    for (j = 0; j < 8; j = j + 1) begin : g_digit
      wire a = x[2*j+1];
      wire b = x[2*j];
      wire c;                     // carry in
      wire carry = a & (b | c);
      if (j == 0) begin : g_first
        assign c = 1'b0;
      end else if (j == 4) begin : g_high
        assign c = g_digit[j-1].carry & ~pair;
      end else begin : g_next
        assign c = g_digit[j-1].carry;
      end
      if (j % 4 != 3) begin : g_low
        assign q[3*j]   = ~a & (b ^ c);
        assign q[3*j+1] = (a & ~b & ~c) | (~a & b & c);
        assign q[3*j+2] = ~(a & (b ^ c));
      end else begin : g_top
        assign q[3*j]   = ~(b ^ c);
        assign q[3*j+1] = ~((~a & b & c) | (a & ~b & ~c)); // 2 is -2 where a is a sign
        if (j == 3) begin : g_sign
          assign q[3*j+2] = a & ~(b & c) & (b | c | pair);
        end else begin : g_sign
          wire unused = &{1'b0, carry};
          assign q[3*j+2] = a & ~(b & c);
        end
      end
    end
  endgenerate
endmodule
`default_nettype wire
