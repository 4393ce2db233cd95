// SPDX-License-Identifier: Apache-2.0
// Words from any input to any output: an output is the or of all inputs whose select bit is 1. A
// bit of an input meets at most 16 outputs behind one buffer.
`default_nettype none
(* gatewright_inline *)
module gw_crossbar #(
  parameter INPUTS  = 4, // words, even
  parameter OUTPUTS = 4,
  parameter WIDTH   = 8  // bits of a word
) (
  input  wire [OUTPUTS*INPUTS-1:0] s, // bit i of output o: it takes input i
  input  wire [INPUTS*WIDTH-1:0]   d, // word 0 lowest
  output wire [OUTPUTS*WIDTH-1:0]  q
);
  localparam GROUPS = (OUTPUTS + 15) / 16; // of outputs
  localparam BITS   = INPUTS * WIDTH;

  wire [GROUPS*BITS-1:0] line; // the inputs of a group of outputs

`ifdef __ICARUS__ // all buffers as one vector, which Icarus simulates at once
  assign line = {GROUPS{d}};
`else
  gw_buf buffers [GROUPS*BITS-1:0] (.a({GROUPS{d}}), .y(line));
`endif

  wire [OUTPUTS*WIDTH-1:0] words;

  genvar o;
  generate
    for (o = 0; o < OUTPUTS; o = o + 1) begin : g_output
      gw_and_or #(.INPUTS(INPUTS), .WIDTH(WIDTH)) word (
        .s(s[o*INPUTS +: INPUTS]), .d(line[o/16*BITS +: BITS]), .y(words[o*WIDTH +: WIDTH])
      );
    end
  endgenerate
  gw_join #(.WIDTH(OUTPUTS*WIDTH)) join_q (.d(words), .q(q));
endmodule
`default_nettype wire
