// SPDX-License-Identifier: Apache-2.0
// Admits steps, follows sums on their way and counts the results in the buffer.
// lint: SLOTS=8 CLOCKS=0
// lint: SLOTS=16 CLOCKS=4
// lint: SLOTS=16 CLOCKS=5
`default_nettype none
module gw_control_fixed #(
  parameter SLOTS  = 8, // results that the buffer holds, a power of two, at least 4
  parameter CLOCKS = 0  // from a sum to its result: of the requantizers, or 0; not 1
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     x_tvalid,  // stream of X
  output wire                     x_tready,
  input  wire                     x_tlast,   // last step of the sum
  input  wire                     w_tvalid,  // stream of weights
  output wire                     w_tready,
  output wire                     step,      // a beat of each moves
  output reg                      first,     // the operands begin a sum
  output wire                     store,     // a result goes into the buffer
  output wire [$clog2(SLOTS)-1:0] slot,      // to this place
  output wire                     read,      // read the buffer
  output wire [$clog2(SLOTS)-1:0] read_slot, // at this place
  output wire                     y_tvalid,  // stream of results
  input  wire                     y_tready
);
  localparam SLOT_W = $clog2(SLOTS);

  generate
    if (SLOTS < 4 || SLOTS != 1 << SLOT_W || CLOCKS == 1) begin : g_illegal
      gw_control_fixed_illegal_parameters stop ();
    end
  endgenerate

  // A step is a beat of each stream. One that ends its sum needs room for its result.
  reg starts;           // the next step begins a sum
  wire [SLOT_W:0] room; // results the buffer can still promise
  reg ended;            // a sum's last operands are in their registers
  reg done;             // the accumulators hold a finished sum
  wire may_end = room != 0;
  wire open = may_end | ~x_tlast;
  wire ends = step & x_tlast;

  assign step     = x_tvalid & w_tvalid & open;
  assign x_tready = w_tvalid & open;
  assign w_tready = x_tvalid & open;

  always @(posedge clk) begin
    first <= starts; // before a sum begins its accumulators may clear
    if (step) starts <= x_tlast;
    ended <= ends & ~rst;
    done  <= ended & ~rst;
    if (rst) starts <= 1'b1;
  end

  generate
    if (CLOCKS > 0) begin : g_line
      reg [CLOCKS-1:0] valid_line;
      always @(posedge clk) valid_line <= rst ? {CLOCKS{1'b0}} : {valid_line[CLOCKS-2:0], done};
      assign store = valid_line[CLOCKS-1];
    end else begin : g_direct
      assign store = done;
    end
  endgenerate

  gw_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .room(room),
    .promise({{SLOT_W{1'b0}}, ends}),
    .store(store), .slot(slot), .whole(store), .read(read), .read_slot(read_slot),
    .tvalid(y_tvalid), .tready(y_tready)
  );
endmodule
`default_nettype wire
