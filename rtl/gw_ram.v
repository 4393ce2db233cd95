// SPDX-License-Identifier: Apache-2.0
// A memory: one write port, one synchronous read port. rdata holds while re is 0; reading a word in
// the cycle that writes it gives the old word or garbage, so clients forward.
`default_nettype none
(* gatewright_ram *)
module gw_ram #(
  parameter WIDTH  = 8,  // bits of a word
  parameter DEPTH  = 16, // words
  parameter ADDR_W = 4   // bits of an address, 2**ADDR_W >= DEPTH
) (
  input  wire              clk,
  input  wire              we,    // write wdata to waddr
  input  wire [ADDR_W-1:0] waddr,
  input  wire [WIDTH-1:0]  wdata,
  input  wire              re,    // read raddr
  input  wire [ADDR_W-1:0] raddr,
  output reg  [WIDTH-1:0]  rdata  // the word, from the cycle after
);
  generate
    if (WIDTH < 1 || DEPTH < 2 || DEPTH > (1 << ADDR_W)) begin : g_illegal
      gw_ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];

  always @(posedge clk) begin
    if (we) words[waddr] <= wdata;
    if (re) rdata <= words[raddr];
  end
endmodule
`default_nettype wire
