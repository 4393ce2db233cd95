// SPDX-License-Identifier: Apache-2.0
// A number as radix-4 digits, decoded to the lines that select rows of products, low digit first.
// All digits but the top one are of {-1, 0, 1, 2}: lines {m1n, p2, p1}. The top digit takes
//   signed, even WIDTH    {-2, -1, 0, 1, 2}  lines {neg, n2, n1}
//   signed, odd WIDTH     {-1, 0, 1}         lines {m1n, p1}
//   unsigned, even WIDTH  {0, 1}             line  p1, a digit of its own for the last carry
//   unsigned, odd WIDTH   {0, 1, 2}          lines {p2, p1}
`default_nettype none
(* gatewright_inline *)
module gw_recode #(
  parameter WIDTH  = 8,  // bits of x, at least 2
  parameter SIGNED = 1,  // x is two's complement
  parameter LINES  = 12  // 3 for each low digit and those of the top one
) (
  input  wire [WIDTH-1:0] x,
  output wire [LINES-1:0] q
);
  localparam ODD  = WIDTH % 2;
  localparam LOW  = (SIGNED != 0 || ODD != 0) ? (WIDTH + 1) / 2 - 1 : WIDTH / 2; // low digits
  localparam TOP  = (SIGNED != 0) ? 3 - ODD : 1 + ODD;
  wire top_carry; // into the top digit

  genvar j;
  generate
    if (WIDTH < 2 || LINES != 3 * LOW + TOP) begin : g_illegal
      gw_recode_illegal_parameters stop ();
    end
    for (j = 0; j < LOW; j = j + 1) begin : g_digit
      wire a = x[2*j+1];
      wire b = x[2*j];
      wire c;               // carry in
      wire carry = a & (b | c);
      if (j == 0) begin : g_first
        assign c = 1'b0;
      end else begin : g_next
        assign c = g_digit[j-1].carry;
      end
      assign q[3*j]   = ~a & (b ^ c);                 // 1
      assign q[3*j+1] = (a & ~b & ~c) | (~a & b & c); // 2
      assign q[3*j+2] = ~(a & (b ^ c));               // 3 is -1 and a carry, 4 a carry
    end
    if (LOW == 0) begin : g_no_carry
      assign top_carry = 1'b0;
    end else begin : g_carry
      assign top_carry = g_digit[LOW-1].carry;
    end
    if (SIGNED != 0 && ODD == 0) begin : g_top
      wire a = x[WIDTH-1];
      wire b = x[WIDTH-2];
      wire c = top_carry;
      assign q[LINES-3] = ~(b ^ c);
      assign q[LINES-2] = ~((~a & b & c) | (a & ~b & ~c));
      assign q[LINES-1] = a & ~(b & c);
    end else if (SIGNED != 0) begin : g_top
      assign q[LINES-2] = top_carry & ~x[WIDTH-1];
      assign q[LINES-1] = top_carry | ~x[WIDTH-1];
    end else if (ODD == 0) begin : g_top
      assign q[LINES-1] = top_carry;
    end else begin : g_top
      assign q[LINES-2] = x[WIDTH-1] ^ top_carry;
      assign q[LINES-1] = x[WIDTH-1] & top_carry;
    end
  endgenerate
endmodule
`default_nettype wire
