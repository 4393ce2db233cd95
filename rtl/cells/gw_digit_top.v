// SPDX-License-Identifier: Apache-2.0
// A row of partial products: a digit of {-2, -1, 0, 1, 2} times w, sign bit inverted. neg is 1
// only with a digit that is not 0; a negative digit gives the ones' complement: its + 1 is added
// elsewhere.
`default_nettype none
(* gatewright_inline *)
module gw_digit_top #(
  parameter WIDTH = 8 // bits of w
) (
  input  wire             n1,  // digit is not 1 or -1
  input  wire             n2,  // digit is not 2 or -2
  input  wire             neg, // digit is negative
  input  wire [WIDTH-1:0] w,   // two's complement
  output wire [WIDTH:0]   q
);
`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  localparam [WIDTH:0] NONE = 0;
  wire [WIDTH:0] once  = {w[WIDTH-1], w};
  wire [WIDTH:0] twice = {w, 1'b0};

  assign q = ((n1 ? NONE : neg ? ~once : once)
            | (n2 ? NONE : neg ? ~twice : twice)) ^ {1'b1, NONE[WIDTH-1:0]};
`else
  wire [WIDTH-1:0] turned; // ~w, or w if the digit is negative
  genvar i;
  generate
    for (i = 0; i < WIDTH; i = i + 1) begin : g_bit
      gw_mux2n turn (.s(neg), .a(~w[i]), .b(w[i]), .y(turned[i]));
      if (i == 0) begin : g_low
        gw_oai22 select (.a(n1), .b(turned[0]), .c(n2), .d(~neg), .y(q[0]));
      end else begin : g_select
        gw_oai22 select (.a(n1), .b(turned[i]), .c(n2), .d(turned[i-1]), .y(q[i]));
      end
    end
  endgenerate
  assign q[WIDTH] = (n1 & n2) | turned[WIDTH-1];
`endif
endmodule
`default_nettype wire
