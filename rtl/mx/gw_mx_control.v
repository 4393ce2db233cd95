// SPDX-License-Identifier: Apache-2.0
// Control of dot products: beats of both operands move together, BEATS of them make a block, and
// its result leaves CLOCKS clocks after the last one was added, which STAGED is a clock later.
// lint: BEATS=1 CLOCKS=1 STAGED=0
// lint: BEATS=4 CLOCKS=3 STAGED=1
`default_nettype none
module gw_mx_control #(
  parameter BEATS  = 1, // of a block
  parameter CLOCKS = 3, // from a block's last beat to its result, unless staged
  parameter STAGED = 0  // 1: products have registers in front of the sum
) (
  input  wire clk,
  input  wire rst,
  input  wire a_tvalid, // streams of operands
  output wire a_tready,
  input  wire b_tvalid,
  output wire b_tready,
  output wire y_tvalid, // stream of results
  input  wire y_tready,
  output wire take,     // a beat comes
  output wire take_sum, // a beat's products are added
  output wire first,    // they are the first of their block
  output wire last,     // they are the last of their block
  output wire step      // what follows the sums moves
);
  reg  [CLOCKS-1:0] valid; // blocks on their way
  wire              move = ~valid[CLOCKS-1] | y_tready;

  assign a_tready = move & b_tvalid;
  assign b_tready = move & a_tvalid;
  assign take     = move & a_tvalid & b_tvalid;
  wire first_in, last_in; // of the beat that comes
  assign step     = move & (|valid);
  assign y_tvalid = valid[CLOCKS-1] & ~rst;

  generate
    if (BEATS < 1 || CLOCKS < 1) begin : g_illegal
      gw_mx_control_illegal_parameters stop ();
    end
    if (BEATS == 1) begin : g_whole
      assign first_in = 1'b1;
      assign last_in  = 1'b1;
    end else begin : g_count
      localparam COUNT_W = $clog2(BEATS);
      localparam LAST    = BEATS - 1;
      reg [COUNT_W-1:0] count; // beats of the block that have come
      assign first_in = ~|count;
      assign last_in  = count == LAST[COUNT_W-1:0];
      always @(posedge clk)
        if (rst)       count <= {COUNT_W{1'b0}};
        else if (take) count <= last_in ? {COUNT_W{1'b0}} : count + 1'b1;
    end
    if (STAGED == 0) begin : g_direct
      assign {take_sum, first, last} = {take, first_in, last_in};
    end else begin : g_staged
      reg held, held_first, held_last; // products wait in the registers
      always @(posedge clk)
        if (rst)       held <= 1'b0;
        else if (move) held <= take;
      always @(posedge clk) if (take) {held_first, held_last} <= {first_in, last_in};
      assign {take_sum, first, last} = {held & move, held_first, held_last};
    end
    if (CLOCKS == 1) begin : g_one
      always @(posedge clk)
        if (rst)       valid <= 1'b0;
        else if (move) valid <= take_sum & last;
    end else begin : g_more
      always @(posedge clk)
        if (rst)       valid <= {CLOCKS{1'b0}};
        else if (move) valid <= {valid[CLOCKS-2:0], take_sum & last};
    end
  endgenerate
endmodule
`default_nettype wire
