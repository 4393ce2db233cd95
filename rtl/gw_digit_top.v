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
`ifdef GATEWRIGHT_WORDS // the same in words, for simulation at speed
  wire [WIDTH:0] once  = {w[WIDTH-1], w} ^ {(WIDTH+1){neg}};
  wire [WIDTH:0] twice = {w, 1'b0} ^ {(WIDTH+1){neg}};
  wire [WIDTH:0] row   = (once & ~{(WIDTH+1){n1}}) | (twice & ~{(WIDTH+1){n2}});
  assign q = {~row[WIDTH], row[WIDTH-1:0]};
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
