// SPDX-License-Identifier: Apache-2.0
// Result buffer of one column.
// lint: C_W=20 SLOTS=64
// lint: C_W=2 SLOTS=4
`default_nettype none
module gw_column_direct #(
  parameter C_W   = 20, // bits of a result
  parameter SLOTS = 64  // results in the buffer, a power of two, at least 2
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     valid,     // a row of A comes out of the array next clock
  output reg                      valid_q,   // valid for the next column
  input  wire [$clog2(SLOTS)-1:0] slot,      // place in the result buffer of the row written next
  output reg  [$clog2(SLOTS)-1:0] slot_q,    // slot for the next column
  input  wire [C_W-1:0]           p,         // sum from the array
  output wire                     stored,    // a result is being written
  input  wire                     read,      // read a result
  input  wire [$clog2(SLOTS)-1:0] read_slot, // from this place
  output wire [C_W-1:0]           result     // what was read, from the clock after
);

  generate
    if (SLOTS < 2 || SLOTS != 1 << $clog2(SLOTS)) begin : g_illegal
      gw_column_direct_illegal_parameters stop ();
    end
  endgenerate

  always @(posedge clk) begin
    valid_q <= valid & ~rst;
    slot_q  <= slot;
  end

  gw_ram #(.WIDTH(C_W), .DEPTH(SLOTS), .ADDR_W($clog2(SLOTS))) results (
    .clk(clk),
    .we(valid_q), .waddr(slot), .wdata(p),
    .re(read), .raddr(read_slot), .rdata(result)
  );
  assign stored = valid_q;
endmodule
`default_nettype wire
