// SPDX-License-Identifier: Apache-2.0
// One word of many: y is the or of all words whose select bit is 1, by and-or-invert pairs. A
// select line meets at most 16 bits behind one buffer.
`default_nettype none
(* gatewright_inline *)
module gw_and_or #(
  parameter INPUTS = 4, // words, even
  parameter WIDTH  = 8  // bits of a word
) (
  input  wire [INPUTS-1:0]       s, // one bit a word
  input  wire [INPUTS*WIDTH-1:0] d, // word 0 lowest
  output wire [WIDTH-1:0]        y
);
  generate
    if (INPUTS < 2 || INPUTS % 2 != 0 || WIDTH < 1) begin : g_illegal
      gw_and_or_illegal_parameters stop ();
    end
  endgenerate

`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  function [WIDTH-1:0] picked(input [INPUTS-1:0] which, input [INPUTS*WIDTH-1:0] words);
    integer n;
    begin
      picked = {WIDTH{1'b0}};
      for (n = 0; n < INPUTS; n = n + 1)
        picked = picked | ({WIDTH{which[n]}} & words[WIDTH*n +: WIDTH]);
    end
  endfunction

  assign y = picked(s, d);
`else
  localparam PAIRS  = INPUTS / 2;
  localparam GROUPS = (WIDTH + 15) / 16; // of bits

  wire [GROUPS*INPUTS-1:0] line; // the selects of a group of bits

  gw_buf buffers [GROUPS*INPUTS-1:0] (.a({GROUPS{s}}), .y(line));

  genvar i, k;
  generate
    for (k = 0; k < WIDTH; k = k + 1) begin : g_bit
      localparam FIRST = k / 16 * INPUTS;
      wire [PAIRS-1:0] none; // of two words

      for (i = 0; i < PAIRS; i = i + 1) begin : g_pair
        gw_aoi22 pair (
          .a(line[FIRST + 2*i]),     .b(d[WIDTH*(2*i) + k]),
          .c(line[FIRST + 2*i + 1]), .d(d[WIDTH*(2*i + 1) + k]),
          .y(none[i])
        );
      end
      assign y[k] = ~&none;
    end
  endgenerate
`endif
endmodule
`default_nettype wire
