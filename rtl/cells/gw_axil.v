// SPDX-License-Identifier: Apache-2.0
// An AXI4-Lite slave in front of 32-bit registers. A write takes its address and its data in one
// clock; every response is OKAY. Reads and writes do not wait for each other. In reset there are no
// responses: what is asked for then is not answered.
`default_nettype none
module gw_axil #(
  parameter ADDR_W = 8 // bits of a byte address, at least 3
) (
  input  wire              clk,
  input  wire              rst,
  input  wire [ADDR_W-1:0] awaddr,
  input  wire              awvalid,
  output wire              awready,
  input  wire              wvalid,
  output wire              wready,
  output wire [1:0]        bresp,
  output wire              bvalid,
  input  wire              bready,
  input  wire [ADDR_W-1:0] araddr,
  input  wire              arvalid,
  output wire              arready,
  output reg  [31:0]       rdata,
  output wire [1:0]        rresp,
  output wire              rvalid,
  input  wire              rready,
  output wire              we,     // write WDATA, which goes past this cell, to register waddr,
  output wire [ADDR_W-3:0] waddr,  // the bytes that WSTRB, which does too, says
  output wire [ADDR_W-3:0] raddr,  // the register to read now
  input  wire [31:0]       value   // what it holds
);
  generate
    if (ADDR_W < 3) begin : g_illegal
      gw_axil_illegal_parameters stop ();
    end
  endgenerate

  wire [3:0] unused_low = {awaddr[1:0], araddr[1:0]}; // registers are whole words
  reg  b_full; // a response waits
  reg  r_full;

  assign we      = awvalid & wvalid & (~b_full | bready);
  assign awready = we;
  assign wready  = we;
  assign waddr   = awaddr[ADDR_W-1:2];
  assign arready = ~r_full | rready;
  assign raddr   = araddr[ADDR_W-1:2];
  assign bvalid  = b_full & ~rst;
  assign rvalid  = r_full & ~rst;
  assign bresp   = 2'b00;
  assign rresp   = 2'b00;

  always @(posedge clk) begin
    b_full <= ~rst & (we | (b_full & ~bready));
    r_full <= ~rst & (arvalid | (r_full & ~rready));
    if (arready) rdata <= value;
  end
endmodule
`default_nettype wire
