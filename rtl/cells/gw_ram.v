// SPDX-License-Identifier: Apache-2.0
// A memory: one write port, one synchronous read port, or with SINGLE one port for both. rdata
// holds while re is 0. Reading a word in the cycle that writes it gives the old word here; memories
// that take the place of this cell may give garbage unless their user asks for more.
`default_nettype none
(* gatewright_ram *)
module gw_ram #(
  parameter WIDTH  = 8,     // bits of a word
  parameter DEPTH  = 16,    // words
  parameter ADDR_W = 4,     // bits of an address, 2**ADDR_W >= DEPTH
  parameter BYTE_W = WIDTH, // bits that one write enable stands for; the last may stand for fewer
  parameter SINGLE = 0      // 1: reads, while nothing is written, are at waddr; raddr is ignored
) (
  input  wire                             clk,
  input  wire [(WIDTH+BYTE_W-1)/BYTE_W-1:0] we, // write these bytes of wdata to waddr
  input  wire [ADDR_W-1:0]                waddr,
  input  wire [WIDTH-1:0]                 wdata,
  input  wire                             re,    // read raddr
  input  wire [ADDR_W-1:0]                raddr,
  output reg  [WIDTH-1:0]                 rdata  // the word, from the cycle after
);
  localparam BYTES = (WIDTH + BYTE_W - 1) / BYTE_W;

  generate
    if (WIDTH < 1 || DEPTH < 2 || DEPTH > (1 << ADDR_W) || BYTE_W < 1) begin : g_illegal
      gw_ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];
  wire [ADDR_W-1:0] from = (SINGLE != 0) ? waddr : raddr;
  wire read = re & ((SINGLE == 0) | ~|we);

  genvar i;
  generate
    for (i = 0; i < BYTES; i = i + 1) begin : g_byte
      localparam BITS = (i == BYTES - 1) ? WIDTH - i * BYTE_W : BYTE_W;
      always @(posedge clk)
        if (we[i]) words[waddr][i*BYTE_W +: BITS] <= wdata[i*BYTE_W +: BITS];
    end
  endgenerate

  always @(posedge clk)
    if (read) rdata <= words[from];
endmodule
`default_nettype wire
