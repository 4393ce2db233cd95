// SPDX-License-Identifier: Apache-2.0
// A row of partial products: a digit of {-1, 0, 1, 2} times w. The digit comes decoded, at most one
// line active. -1 gives the ones' complement: its + 1 is added elsewhere. The sign bit comes
// inverted: q means q - 2**(WIDTH+P2-1), so that rows add up without sign extension.
`default_nettype none
(* gatewright_inline *)
module gw_digit #(
  parameter WIDTH = 8, // bits of w
  parameter P2    = 1, // the digit can be 2
  parameter M1    = 1  // the digit can be -1
) (
  input  wire                p1,  // digit is 1
  input  wire                p2,  // digit is 2
  input  wire                m1n, // digit is not -1
  input  wire [WIDTH-1:0]    w,   // two's complement
  output wire [WIDTH+P2-1:0] q
);
  localparam ROW = WIDTH + P2;
  wire [WIDTH:0] once  = {w[WIDTH-1], w};
  wire [WIDTH:0] twice = {w, 1'b0};

`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  localparam [ROW-1:0] NONE = 0;

  assign q = ((p1 ? once[ROW-1:0] : NONE)
            | (P2 != 0 && p2 ? twice[ROW-1:0] : NONE)
            | (M1 != 0 && !m1n ? ~once[ROW-1:0] : NONE)) ^ {1'b1, NONE[ROW-2:0]};
`else
  wire unused = &{1'b0, p2, m1n, once, twice};

  genvar i;
  generate
    for (i = 0; i < ROW; i = i + 1) begin : g_bit
      wire none, bit_i; // neither 1 nor 2 gives a one here
      if (P2 && i > 0) begin : g_two
        gw_aoi22 select (.a(p1), .b(once[i]), .c(p2), .d(twice[i]), .y(none));
      end else begin : g_one
        assign none = ~(p1 & once[i]);
      end
      if (M1) begin : g_minus
        gw_oai21 merge (.a(m1n), .b(once[i]), .c(none), .y(bit_i));
      end else begin : g_plus
        assign bit_i = ~none;
      end
      assign q[i] = (i == ROW - 1) ? ~bit_i : bit_i;
    end
  endgenerate
`endif
endmodule
`default_nettype wire
