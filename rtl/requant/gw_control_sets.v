// SPDX-License-Identifier: Apache-2.0
// Control of the requantizers: sets of constants come ahead of the rows that they are for; a row
// with tlast is the last one of its set, and the next row meets the next set without a pause.
// Rows of a set that is raw pass by, once the requantizers are empty.
// lint: BEATS=1 CLOCKS=4
// lint: BEATS=16 CLOCKS=5
`default_nettype none
module gw_control_sets #(
  parameter BEATS  = 16, // of a set of constants
  parameter CLOCKS = 4   // from a row to its results, at least 2
) (
  input  wire clk,
  input  wire rst,
  input  wire q_tvalid, // stream of constants
  output wire q_tready,
  input  wire q_raw,    // in the last beat of a set: it is raw
  input  wire x_tvalid, // stream of rows
  output wire x_tready,
  input  wire x_tlast,
  output wire y_tvalid, // stream of results
  input  wire y_tready,
  output wire y_tlast,
  output wire step,     // the requantizers and the constants move: what is late is so by steps
  output wire take,     // a beat of constants comes
  output wire turn,     // the next set is in use from the next clock on
  output wire pass      // rows pass by
);
  localparam COUNT_W = (BEATS < 2) ? 1 : $clog2(BEATS);
  localparam LAST    = BEATS - 1;
  reg [COUNT_W-1:0] count;  // beats of the next set that have come
  reg full, full_raw;       // the next set is whole; it is raw
  reg have, raw;            // a set is in use; it is raw
  reg [CLOCKS-1:0] valid;   // rows in the requantizers
  reg [CLOCKS-1:0] last;

  generate
    if (BEATS < 1 || CLOCKS < 2) begin : g_illegal
      gw_control_sets_illegal_parameters stop ();
    end
  endgenerate

  wire move    = ~valid[CLOCKS-1] | y_tready;
  wire take_x  = x_tvalid & x_tready;
  wire enter   = take_x & ~raw;
  wire whole   = take & (count == LAST[COUNT_W-1:0]);
  wire leave   = take_x & x_tlast;

  assign pass     = have & raw & ~|valid;
  assign x_tready = raw ? pass & y_tready : have & move;
  assign y_tvalid = (valid[CLOCKS-1] | (pass & x_tvalid)) & ~rst;
  assign y_tlast  = pass ? x_tlast : last[CLOCKS-1];
  assign turn     = full & move & (~have | leave);
  assign q_tready = move & (~full | turn);
  assign take     = q_tvalid & q_tready;
  assign step     = move & (take | turn | enter | (|valid));

  always @(posedge clk)
    if (rst) begin
      count <= {COUNT_W{1'b0}};
      full  <= 1'b0;
      have  <= 1'b0;
      raw   <= 1'b0;
      valid <= {CLOCKS{1'b0}};
    end else begin
      if (take) count <= whole ? {COUNT_W{1'b0}} : count + 1'b1;
      full <= whole | (full & ~turn);
      have <= turn | (have & ~leave);
      if (turn) raw <= full_raw;
      if (move) valid <= {valid[CLOCKS-2:0], enter};
    end

  always @(posedge clk) begin
    if (take) full_raw <= q_raw;
    if (move) last <= {last[CLOCKS-2:0], x_tlast};
  end
endmodule
`default_nettype wire
