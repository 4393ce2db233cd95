// SPDX-License-Identifier: Apache-2.0
// A word, DEPTH clocks later.
`default_nettype none
module gw_delay #(
  parameter WIDTH = 8, // bits of a word
  parameter DEPTH = 1  // clocks, at least 1
) (
  input  wire             clk,
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  generate
    if (WIDTH < 1 || DEPTH < 1) begin : g_illegal
      gw_delay_illegal_parameters stop ();
    end
    if (DEPTH == 1) begin : g_one
      reg [WIDTH-1:0] word;
      always @(posedge clk) word <= d;
      assign q = word;
    end else begin : g_line
      reg [WIDTH*DEPTH-1:0] line;
      always @(posedge clk) line <= {line[WIDTH*(DEPTH-1)-1:0], d};
      assign q = line[WIDTH*(DEPTH-1) +: WIDTH];
    end
  endgenerate
endmodule
`default_nettype wire
