// SPDX-License-Identifier: Apache-2.0
// splitmac: 1 multiply-accumulate column for Y = X * W, signed 16-bit X times 8-bit W, 1 element a
// step, on 8x8 multipliers, 40-bit results.
// Made by: gatewright gen splitmac (version 0.1.0)
`default_nettype none

// Top: control, operands of X, the columns, the result buffer.
module splitmac (
  input  wire        clk,             // clock
  input  wire        rst,             // synchronous reset, active high; streams begin at a sum
                                      // boundary
  input  wire [15:0] s_axis_x_tdata,  // X[m][k..], or X[m][k..] in the low and X[m+1][k..] in the
                                      // high bytes
  input  wire        s_axis_x_tvalid, // elements of X
  output wire        s_axis_x_tready, // high while a beat of weights is valid, unless results wait
  input  wire        s_axis_x_tlast,  // last step of the sum
  input  wire [1:0]  s_axis_x_tuser,  // a keep bit per lane; then 0: whole elements, 1: two rows of
                                      // bytes
  input  wire [7:0]  s_axis_w_tdata,  // W[k..][n..n+cols-1], the lanes of column 0 lowest
  input  wire        s_axis_w_tvalid, // weights
  output wire        s_axis_w_tready, // high while a beat of X is valid, unless results wait
  output wire [39:0] m_axis_y_tdata,  // Y[m][n..n+cols-1]
  output wire        m_axis_y_tvalid, // results
  input  wire        m_axis_y_tready, // results
  output wire        m_axis_y_tlast   // last row of the sum: low before the second of two rows
);
  wire step, first, store, read;
  wire [2:0] slot;
  wire [2:0] read_slot;
  wire [39:0] y;
  wire pair = s_axis_x_tuser[1]; // two rows of bytes, not one of whole elements
  wire done_pair, second, store_last;

  splitmac_control_dual #(.SLOTS(8), .CLOCKS(0)) control (
    .clk(clk), .rst(rst),
    .x_tvalid(s_axis_x_tvalid), .x_tready(s_axis_x_tready), .x_tlast(s_axis_x_tlast),
    .w_tvalid(s_axis_w_tvalid), .w_tready(s_axis_w_tready),
    .y_tvalid(m_axis_y_tvalid), .y_tready(m_axis_y_tready),
    .step(step), .first(first),
    .x_pair(pair), .done_pair(done_pair), .second(second), .store_last(store_last),
    .store(store), .slot(slot), .read(read), .read_slot(read_slot)
  );

  // Operands of the step, zero where nothing is to be added.
  wire [0:0] take = s_axis_x_tuser[0:0] & {1{step}};
  reg [15:0] x;
  integer i;

  wire [15:0] flip = {8'd0, ~pair, 7'd0}; // the low byte of a whole element is unsigned

  always @(posedge clk)
    for (i = 0; i < 1; i = i + 1)
      x[16*i +: 16] <= (s_axis_x_tdata[16*i +: 16] ^ flip) & {16{take[i]}};

  genvar c;
  generate
    for (c = 0; c < 1; c = c + 1) begin : g_column
      splitmac_column column (
        .clk(clk), .first(first),
        .x(x), .w(s_axis_w_tdata[8*c +: 8]),
        .take(take),
        .done_pair(done_pair), .second(second),
        .y(y[40*c +: 40])
      );
    end
  endgenerate

  splitmac_ram #(.WIDTH(41), .DEPTH(8), .ADDR_W(3)) results (
    .clk(clk),
    .we(store), .waddr(slot), .wdata({store_last, y}),
    .re(read), .raddr(read_slot), .rdata({m_axis_y_tlast, m_axis_y_tdata[39:0]})
  );
endmodule

// Admits steps, follows sums on their way, single ones and pairs of rows, and counts the results in
// the buffer.
module splitmac_control_dual #(
  parameter SLOTS  = 8, // results that the buffer holds, a power of two, at least 4
  parameter CLOCKS = 0  // from a sum to its result: of the requantizers, or 0; not 1
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     x_tvalid,   // stream of X
  output wire                     x_tready,
  input  wire                     x_tlast,    // last step of the sum
  input  wire                     x_pair,     // two rows of bytes, not one of whole elements
  input  wire                     w_tvalid,   // stream of weights
  output wire                     w_tready,
  output wire                     step,       // a beat of each moves
  output reg                      first,      // the operands begin a sum
  output reg                      done_pair,  // the accumulators hold a finished pair of rows
  output reg                      second,     // its second row is next
  output wire                     store_last, // last result of its sum
  output wire                     store,      // a result goes into the buffer
  output wire [$clog2(SLOTS)-1:0] slot,       // to this place
  output wire                     read,       // read the buffer
  output wire [$clog2(SLOTS)-1:0] read_slot,  // at this place
  output wire                     y_tvalid,   // stream of results
  input  wire                     y_tready
);
  localparam SLOT_W = $clog2(SLOTS);

  generate
    if (SLOTS < 4 || SLOTS != 1 << SLOT_W || CLOCKS == 1) begin : g_illegal
      control_dual_illegal_parameters stop ();
    end
  endgenerate

  // A step is a beat of each stream. One that ends its sum needs room for its results, and after a
  // pair of rows it waits a clock for the second row to pass.
  reg starts;           // the next step begins a sum
  wire [SLOT_W:0] room; // results the buffer can still promise
  reg ended;            // a sum's last operands are in their registers
  reg ended_pair;       // they end a pair of rows
  reg done;             // the accumulators hold a finished sum
  wire may_end = (room >= 2) & ~ended_pair;
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
    ended_pair <= ends & x_pair & ~rst;
    done_pair  <= ended_pair & ~rst;
    second     <= done_pair & ~rst;
    if (rst) starts <= 1'b1;
  end

  generate
    if (CLOCKS > 0) begin : g_line
      reg [CLOCKS-1:0] valid_line;
      reg [CLOCKS-1:0] last_line;
      always @(posedge clk) begin
        valid_line <= rst ? {CLOCKS{1'b0}} : {valid_line[CLOCKS-2:0], done | second};
        last_line  <= {last_line[CLOCKS-2:0], ~done_pair};
      end
      assign store      = valid_line[CLOCKS-1];
      assign store_last = last_line[CLOCKS-1];
    end else begin : g_direct
      assign store      = done | second;
      assign store_last = ~done_pair;
    end
  endgenerate

  splitmac_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .room(room),
    .promise({{(SLOT_W-1){1'b0}}, ends & x_pair, ends & ~x_pair}),
    .store(store), .slot(slot), .whole(store), .read(read), .read_slot(read_slot),
    .tvalid(y_tvalid), .tready(y_tready)
  );
endmodule

// A column: its weights of the step, its multipliers, its sum.
module splitmac_column (
  input  wire        clk,       // clock
  input  wire        first,     // the step begins a sum
  input  wire [15:0] x,         // x of the step, a clock after w
  input  wire [7:0]  w,         // weights from the stream
  input  wire [0:0]  take,      // lanes that work in this step
  input  wire        done_pair, // the accumulators hold a finished pair of rows
  input  wire        second,    // its second row is next
  output wire [39:0] y          // result
);
  reg [7:0] w_q; // weights of the step, zero where a lane is not kept
  integer i;

  always @(posedge clk)
    for (i = 0; i < 1; i = i + 1)
      w_q[8*i +: 8] <= w[8*i +: 8] & {8{take[i]}};

  wire [31:0] h; // sum of products of high bytes of x and w
  wire [31:0] l;

  splitmac_mac mac (
    .clk(clk), .first(first),
    .x(x), .w(w_q), .acc_h(h), .acc_l(l)
  );
  wire [23:0] wsum;

  splitmac_wsum weights (.clk(clk), .first(first), .w(w_q), .sum(wsum));

  splitmac_combine combine (
    .clk(clk),
    .done_pair(done_pair), .second(second),
    .h(h), .l(l),
    .wsum(wsum),
    .sum(y)
  );
endmodule

// Multiply and accumulate: the sums of high and of low bytes of x times w.
module splitmac_mac (
  input  wire        clk,   // clock
  input  wire        first, // the step begins a sum
  input  wire [15:0] x,     // x of the step: high and low byte a lane
  input  wire [7:0]  w,     // w of the step
  output reg  [31:0] acc_h, // the sum of the high bytes times w
  output reg  [31:0] acc_l  // the sum of the low bytes times w
);
  wire [7:0] xh0 = x[15:8];
  wire [7:0] xl0 = x[7:0];
  wire [7:0] w0 = w[7:0];
  wire [31:0] hheld = acc_h & ~{32{first}};
  wire [31:0] acc_h_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] hproduct1 = $signed(xh0) * $signed(w0);
  assign acc_h_next =
    {hheld[31:0]}
    + {{16{hproduct1[15]}}, hproduct1[15:0]};
`else
  wire [11:0] h0_digits; // xh0 in radix 4
  splitmac_recode #(.WIDTH(8), .SIGNED(1), .LINES(12)) recode_h0_digits (.x(xh0), .q(h0_digits));
  wire [8:0] h0_row0;
  splitmac_digit #(.WIDTH(8), .P2(1), .M1(1)) h0_row0_digit (
    .p1(h0_digits[0]), .p2(h0_digits[1]), .m1n(h0_digits[2]), .w(w0), .q(h0_row0)
  );
  wire [8:0] h0_row1;
  splitmac_digit #(.WIDTH(8), .P2(1), .M1(1)) h0_row1_digit (
    .p1(h0_digits[3]), .p2(h0_digits[4]), .m1n(h0_digits[5]), .w(w0), .q(h0_row1)
  );
  wire [8:0] h0_row2;
  splitmac_digit #(.WIDTH(8), .P2(1), .M1(1)) h0_row2_digit (
    .p1(h0_digits[6]), .p2(h0_digits[7]), .m1n(h0_digits[8]), .w(w0), .q(h0_row2)
  );
  wire [8:0] h0_row3;
  splitmac_digit_top #(.WIDTH(8)) h0_row3_digit (
    .n1(h0_digits[9]), .n2(h0_digits[10]), .neg(h0_digits[11]), .w(w0), .q(h0_row3)
  );
  wire hs0_0, hc0_0;
  splitmac_fa ha0_0 (
    .a(hheld[0]), .b(h0_row0[0]), .ci(~h0_digits[2]), .s(hs0_0), .co(hc0_0)
  );
  wire hs1_0, hc1_0;
  splitmac_fa ha1_0 (.a(hheld[1]), .b(h0_row0[1]), .ci(hc0_0), .s(hs1_0), .co(hc1_0));
  wire hs2_0, hc2_0;
  splitmac_fa ha2_0 (.a(hheld[2]), .b(h0_row0[2]), .ci(h0_row1[0]), .s(hs2_0), .co(hc2_0));
  wire hs2_1, hc2_1;
  splitmac_fa ha2_1 (.a(~h0_digits[5]), .b(hs2_0), .ci(hc1_0), .s(hs2_1), .co(hc2_1));
  wire hs3_0, hc3_0;
  splitmac_fa ha3_0 (.a(hheld[3]), .b(h0_row0[3]), .ci(h0_row1[1]), .s(hs3_0), .co(hc3_0));
  wire hs4_0, hc4_0;
  splitmac_fa ha4_0 (.a(hheld[4]), .b(h0_row0[4]), .ci(h0_row1[2]), .s(hs4_0), .co(hc4_0));
  wire hs4_1, hc4_1;
  splitmac_fa ha4_1 (.a(h0_row2[0]), .b(~h0_digits[8]), .ci(hc3_0), .s(hs4_1), .co(hc4_1));
  wire hs5_0, hc5_0;
  splitmac_fa ha5_0 (.a(hheld[5]), .b(h0_row0[5]), .ci(h0_row1[3]), .s(hs5_0), .co(hc5_0));
  wire hs5_1, hc5_1;
  splitmac_fa ha5_1 (.a(h0_row2[1]), .b(hc4_0), .ci(hs5_0), .s(hs5_1), .co(hc5_1));
  wire hs6_0, hc6_0;
  splitmac_fa ha6_0 (.a(hheld[6]), .b(h0_row0[6]), .ci(h0_row1[4]), .s(hs6_0), .co(hc6_0));
  wire hs6_1, hc6_1;
  splitmac_fa ha6_1 (
    .a(h0_row2[2]), .b(h0_row3[0]), .ci(h0_digits[11]), .s(hs6_1), .co(hc6_1)
  );
  wire hs6_2, hc6_2;
  splitmac_fa ha6_2 (.a(hc5_0), .b(hs6_0), .ci(hs6_1), .s(hs6_2), .co(hc6_2));
  wire hs7_0, hc7_0;
  splitmac_fa ha7_0 (.a(hheld[7]), .b(h0_row0[7]), .ci(h0_row1[5]), .s(hs7_0), .co(hc7_0));
  wire hs7_1, hc7_1;
  splitmac_fa ha7_1 (.a(h0_row2[3]), .b(h0_row3[1]), .ci(hc6_0), .s(hs7_1), .co(hc7_1));
  wire hs7_2, hc7_2;
  splitmac_fa ha7_2 (.a(hs7_0), .b(hc6_1), .ci(hs7_1), .s(hs7_2), .co(hc7_2));
  wire hs8_0, hc8_0;
  splitmac_ha1 ha8_0 (.a(hheld[8]), .b(h0_row0[8]), .s(hs8_0), .co(hc8_0));
  wire hs8_1, hc8_1;
  splitmac_fa ha8_1 (
    .a(h0_row1[6]), .b(h0_row2[4]), .ci(h0_row3[2]), .s(hs8_1), .co(hc8_1)
  );
  wire hs8_2, hc8_2;
  splitmac_fa ha8_2 (.a(hs8_0), .b(hc7_0), .ci(hs8_1), .s(hs8_2), .co(hc8_2));
  wire hs8_3, hc8_3;
  splitmac_ha ha8_3 (.a(hc7_1), .b(hs8_2), .s(hs8_3), .co(hc8_3));
  wire hs9_0, hc9_0;
  splitmac_ha1 ha9_0 (.a(hheld[9]), .b(h0_row1[7]), .s(hs9_0), .co(hc9_0));
  wire hs9_1, hc9_1;
  splitmac_fa ha9_1 (.a(h0_row2[5]), .b(h0_row3[3]), .ci(hc8_0), .s(hs9_1), .co(hc9_1));
  wire hs9_2, hc9_2;
  splitmac_fa ha9_2 (.a(hs9_0), .b(hc8_1), .ci(hs9_1), .s(hs9_2), .co(hc9_2));
  wire hs9_3, hc9_3;
  splitmac_ha ha9_3 (.a(hc8_2), .b(hs9_2), .s(hs9_3), .co(hc9_3));
  wire hs10_0, hc10_0;
  splitmac_fa ha10_0 (
    .a(hheld[10]), .b(h0_row1[8]), .ci(h0_row2[6]), .s(hs10_0), .co(hc10_0)
  );
  wire hs10_1, hc10_1;
  splitmac_fa ha10_1 (.a(h0_row3[4]), .b(hc9_0), .ci(hs10_0), .s(hs10_1), .co(hc10_1));
  wire hs10_2, hc10_2;
  splitmac_fa ha10_2 (.a(hc9_1), .b(hs10_1), .ci(hc9_2), .s(hs10_2), .co(hc10_2));
  wire hs11_0, hc11_0;
  splitmac_ha1 ha11_0 (.a(hheld[11]), .b(h0_row2[7]), .s(hs11_0), .co(hc11_0));
  wire hs11_1, hc11_1;
  splitmac_fa ha11_1 (.a(h0_row3[5]), .b(hs11_0), .ci(hc10_0), .s(hs11_1), .co(hc11_1));
  wire hs11_2, hc11_2;
  splitmac_ha ha11_2 (.a(hc10_1), .b(hs11_1), .s(hs11_2), .co(hc11_2));
  wire hs12_0, hc12_0;
  splitmac_fa ha12_0 (
    .a(hheld[12]), .b(h0_row2[8]), .ci(h0_row3[6]), .s(hs12_0), .co(hc12_0)
  );
  wire hs12_1, hc12_1;
  splitmac_fa ha12_1 (.a(hc11_0), .b(hs12_0), .ci(hc11_1), .s(hs12_1), .co(hc12_1));
  wire hs13_0, hc13_0;
  splitmac_ha1 ha13_0 (.a(hheld[13]), .b(h0_row3[7]), .s(hs13_0), .co(hc13_0));
  wire hs13_1, hc13_1;
  splitmac_ha ha13_1 (.a(hs13_0), .b(hc12_0), .s(hs13_1), .co(hc13_1));
  wire hs14_0, hc14_0;
  splitmac_fa ha14_0 (.a(hheld[14]), .b(h0_row3[8]), .ci(hc13_0), .s(hs14_0), .co(hc14_0));
  wire [28:0] hhigh; // columns 3 and up
  wire hunused_low;
  assign {hhigh, hunused_low} =
    {hheld[31:16], hc14_0, hc13_1, hc12_1, hc11_2, hc10_2, hc9_3, hc8_3, hc7_2, hc6_2, hc5_1,
    hc4_1, hs4_0, hc2_0, 1'b1}
    + {{17{~hheld[15]}}, hs14_0, hs13_1, hs12_1, hs11_2, hs10_2, hs9_3, hs8_3, hs7_2, hs6_2,
    hs5_1, hs4_1, hs3_0, hc2_1};
  assign acc_h_next = {hhigh[28:0], hs2_1, hs1_0, hs0_0};
`endif
  wire [31:0] lheld = acc_l & ~{32{first}};
  wire [31:0] acc_l_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] lproduct1 = $signed(xl0) * $signed(w0);
  assign acc_l_next =
    {lheld[31:0]}
    + {{16{lproduct1[15]}}, lproduct1[15:0]};
`else
  wire [11:0] l0_digits; // xl0 in radix 4
  splitmac_recode #(.WIDTH(8), .SIGNED(1), .LINES(12)) recode_l0_digits (.x(xl0), .q(l0_digits));
  wire [8:0] l0_row0;
  splitmac_digit #(.WIDTH(8), .P2(1), .M1(1)) l0_row0_digit (
    .p1(l0_digits[0]), .p2(l0_digits[1]), .m1n(l0_digits[2]), .w(w0), .q(l0_row0)
  );
  wire [8:0] l0_row1;
  splitmac_digit #(.WIDTH(8), .P2(1), .M1(1)) l0_row1_digit (
    .p1(l0_digits[3]), .p2(l0_digits[4]), .m1n(l0_digits[5]), .w(w0), .q(l0_row1)
  );
  wire [8:0] l0_row2;
  splitmac_digit #(.WIDTH(8), .P2(1), .M1(1)) l0_row2_digit (
    .p1(l0_digits[6]), .p2(l0_digits[7]), .m1n(l0_digits[8]), .w(w0), .q(l0_row2)
  );
  wire [8:0] l0_row3;
  splitmac_digit_top #(.WIDTH(8)) l0_row3_digit (
    .n1(l0_digits[9]), .n2(l0_digits[10]), .neg(l0_digits[11]), .w(w0), .q(l0_row3)
  );
  wire ls0_0, lc0_0;
  splitmac_fa la0_0 (
    .a(lheld[0]), .b(l0_row0[0]), .ci(~l0_digits[2]), .s(ls0_0), .co(lc0_0)
  );
  wire ls1_0, lc1_0;
  splitmac_fa la1_0 (.a(lheld[1]), .b(l0_row0[1]), .ci(lc0_0), .s(ls1_0), .co(lc1_0));
  wire ls2_0, lc2_0;
  splitmac_fa la2_0 (.a(lheld[2]), .b(l0_row0[2]), .ci(l0_row1[0]), .s(ls2_0), .co(lc2_0));
  wire ls2_1, lc2_1;
  splitmac_fa la2_1 (.a(~l0_digits[5]), .b(ls2_0), .ci(lc1_0), .s(ls2_1), .co(lc2_1));
  wire ls3_0, lc3_0;
  splitmac_fa la3_0 (.a(lheld[3]), .b(l0_row0[3]), .ci(l0_row1[1]), .s(ls3_0), .co(lc3_0));
  wire ls4_0, lc4_0;
  splitmac_fa la4_0 (.a(lheld[4]), .b(l0_row0[4]), .ci(l0_row1[2]), .s(ls4_0), .co(lc4_0));
  wire ls4_1, lc4_1;
  splitmac_fa la4_1 (.a(l0_row2[0]), .b(~l0_digits[8]), .ci(lc3_0), .s(ls4_1), .co(lc4_1));
  wire ls5_0, lc5_0;
  splitmac_fa la5_0 (.a(lheld[5]), .b(l0_row0[5]), .ci(l0_row1[3]), .s(ls5_0), .co(lc5_0));
  wire ls5_1, lc5_1;
  splitmac_fa la5_1 (.a(l0_row2[1]), .b(lc4_0), .ci(ls5_0), .s(ls5_1), .co(lc5_1));
  wire ls6_0, lc6_0;
  splitmac_fa la6_0 (.a(lheld[6]), .b(l0_row0[6]), .ci(l0_row1[4]), .s(ls6_0), .co(lc6_0));
  wire ls6_1, lc6_1;
  splitmac_fa la6_1 (
    .a(l0_row2[2]), .b(l0_row3[0]), .ci(l0_digits[11]), .s(ls6_1), .co(lc6_1)
  );
  wire ls6_2, lc6_2;
  splitmac_fa la6_2 (.a(lc5_0), .b(ls6_0), .ci(ls6_1), .s(ls6_2), .co(lc6_2));
  wire ls7_0, lc7_0;
  splitmac_fa la7_0 (.a(lheld[7]), .b(l0_row0[7]), .ci(l0_row1[5]), .s(ls7_0), .co(lc7_0));
  wire ls7_1, lc7_1;
  splitmac_fa la7_1 (.a(l0_row2[3]), .b(l0_row3[1]), .ci(lc6_0), .s(ls7_1), .co(lc7_1));
  wire ls7_2, lc7_2;
  splitmac_fa la7_2 (.a(ls7_0), .b(lc6_1), .ci(ls7_1), .s(ls7_2), .co(lc7_2));
  wire ls8_0, lc8_0;
  splitmac_ha1 la8_0 (.a(lheld[8]), .b(l0_row0[8]), .s(ls8_0), .co(lc8_0));
  wire ls8_1, lc8_1;
  splitmac_fa la8_1 (
    .a(l0_row1[6]), .b(l0_row2[4]), .ci(l0_row3[2]), .s(ls8_1), .co(lc8_1)
  );
  wire ls8_2, lc8_2;
  splitmac_fa la8_2 (.a(ls8_0), .b(lc7_0), .ci(ls8_1), .s(ls8_2), .co(lc8_2));
  wire ls8_3, lc8_3;
  splitmac_ha la8_3 (.a(lc7_1), .b(ls8_2), .s(ls8_3), .co(lc8_3));
  wire ls9_0, lc9_0;
  splitmac_ha1 la9_0 (.a(lheld[9]), .b(l0_row1[7]), .s(ls9_0), .co(lc9_0));
  wire ls9_1, lc9_1;
  splitmac_fa la9_1 (.a(l0_row2[5]), .b(l0_row3[3]), .ci(lc8_0), .s(ls9_1), .co(lc9_1));
  wire ls9_2, lc9_2;
  splitmac_fa la9_2 (.a(ls9_0), .b(lc8_1), .ci(ls9_1), .s(ls9_2), .co(lc9_2));
  wire ls9_3, lc9_3;
  splitmac_ha la9_3 (.a(lc8_2), .b(ls9_2), .s(ls9_3), .co(lc9_3));
  wire ls10_0, lc10_0;
  splitmac_fa la10_0 (
    .a(lheld[10]), .b(l0_row1[8]), .ci(l0_row2[6]), .s(ls10_0), .co(lc10_0)
  );
  wire ls10_1, lc10_1;
  splitmac_fa la10_1 (.a(l0_row3[4]), .b(lc9_0), .ci(ls10_0), .s(ls10_1), .co(lc10_1));
  wire ls10_2, lc10_2;
  splitmac_fa la10_2 (.a(lc9_1), .b(ls10_1), .ci(lc9_2), .s(ls10_2), .co(lc10_2));
  wire ls11_0, lc11_0;
  splitmac_ha1 la11_0 (.a(lheld[11]), .b(l0_row2[7]), .s(ls11_0), .co(lc11_0));
  wire ls11_1, lc11_1;
  splitmac_fa la11_1 (.a(l0_row3[5]), .b(ls11_0), .ci(lc10_0), .s(ls11_1), .co(lc11_1));
  wire ls11_2, lc11_2;
  splitmac_ha la11_2 (.a(lc10_1), .b(ls11_1), .s(ls11_2), .co(lc11_2));
  wire ls12_0, lc12_0;
  splitmac_fa la12_0 (
    .a(lheld[12]), .b(l0_row2[8]), .ci(l0_row3[6]), .s(ls12_0), .co(lc12_0)
  );
  wire ls12_1, lc12_1;
  splitmac_fa la12_1 (.a(lc11_0), .b(ls12_0), .ci(lc11_1), .s(ls12_1), .co(lc12_1));
  wire ls13_0, lc13_0;
  splitmac_ha1 la13_0 (.a(lheld[13]), .b(l0_row3[7]), .s(ls13_0), .co(lc13_0));
  wire ls13_1, lc13_1;
  splitmac_ha la13_1 (.a(ls13_0), .b(lc12_0), .s(ls13_1), .co(lc13_1));
  wire ls14_0, lc14_0;
  splitmac_fa la14_0 (.a(lheld[14]), .b(l0_row3[8]), .ci(lc13_0), .s(ls14_0), .co(lc14_0));
  wire [28:0] lhigh; // columns 3 and up
  wire lunused_low;
  assign {lhigh, lunused_low} =
    {lheld[31:16], lc14_0, lc13_1, lc12_1, lc11_2, lc10_2, lc9_3, lc8_3, lc7_2, lc6_2, lc5_1,
    lc4_1, ls4_0, lc2_0, 1'b1}
    + {{17{~lheld[15]}}, ls14_0, ls13_1, ls12_1, ls11_2, ls10_2, ls9_3, ls8_3, ls7_2, ls6_2,
    ls5_1, ls4_1, ls3_0, lc2_1};
  assign acc_l_next = {lhigh[28:0], ls2_1, ls1_0, ls0_0};
`endif

  always @(posedge clk) begin
    acc_h <= acc_h_next;
    acc_l <= acc_l_next;
  end
endmodule

// Sum of the weights over lanes and steps.
module splitmac_wsum (
  input  wire        clk,   // clock
  input  wire        first, // the step begins a sum
  input  wire [7:0]  w,     // w of the step, zero where a lane is not kept
  output reg  [23:0] sum    // the sum
);
  wire [7:0] w0 = w[7:0];
  wire [23:0] sheld = sum & ~{24{first}};
  wire [23:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum_next =
    {sheld[23:0]}
    + {17'd0, w0[6:0]}
    + {16'd0, ~w0[7], 7'd0}
    + 24'b111111111111111110000000;
`else
  wire ss0_0, sc0_0;
  splitmac_ha sa0_0 (.a(sheld[0]), .b(w0[0]), .s(ss0_0), .co(sc0_0));
  wire [22:0] shigh; // columns 1 and up
  wire sunused_low;
  assign {shigh, sunused_low} =
    {sheld[23:8], ~w0[7], sheld[6:1], 1'b1}
    + {{17{~sheld[7]}}, w0[6:1], sc0_0};
  assign sum_next = {shigh[22:0], ss0_0};
`endif

  always @(posedge clk) sum <= sum_next;
endmodule

// Puts the sums of byte products together, once a sum.
module splitmac_combine (
  input  wire        clk,       // clock
  input  wire        done_pair, // the accumulators hold a finished pair of rows
  input  wire        second,    // its second row is next
  input  wire [31:0] h,         // sum of high bytes of x times w, or its high bytes
  input  wire [31:0] l,         // sum of low bytes of x times w, or its high bytes
  input  wire [23:0] wsum,      // sum of w
  output wire [39:0] sum        // the exact sum; of a pair, one row after the other
);
  // row_h = sum(xh * w) and row_l = sum(xl * w), exact, where x = 256*xh + xl; then
  // sum(x * w) = 256*row_h + row_l. A pair of rows is row_l, then row_h.
  // A flipped byte is 128 less than the byte it stands for: where xl is one,
  // not in a pair, 128*sum(w) is missing in row_l.
  reg [31:0] row_h; // of the clock before
  wire [31:0] row_h_next = h;
  wire [31:0] row_h_next_alone = row_h_next[31:0] & ~{32{done_pair}};
  wire [23:0] wsum_alone = wsum[23:0] & ~{24{done_pair}};
  wire [39:0] whole;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign whole =
    {1'd0, row_h_next_alone[30:0], 8'd0}
    + {~row_h_next_alone[31], 39'd0}
    + {9'd0, l[30:0]}
    + {8'd0, ~l[31], 31'd0}
    + {10'd0, wsum_alone[22:0], 7'd0}
    + {9'd0, ~wsum_alone[23], 30'd0}
    + 40'b0111111101000000000000000000000000000000;
`else
  wire ss7_0, sc7_0;
  splitmac_ha sa7_0 (.a(l[7]), .b(wsum_alone[0]), .s(ss7_0), .co(sc7_0));
  wire ss8_0, sc8_0;
  splitmac_fa sa8_0 (
    .a(l[8]), .b(row_h_next_alone[0]), .ci(wsum_alone[1]), .s(ss8_0), .co(sc8_0)
  );
  wire ss8_1, sc8_1;
  splitmac_ha sa8_1 (.a(sc7_0), .b(ss8_0), .s(ss8_1), .co(sc8_1));
  wire ss9_0, sc9_0;
  splitmac_fa sa9_0 (
    .a(l[9]), .b(row_h_next_alone[1]), .ci(wsum_alone[2]), .s(ss9_0), .co(sc9_0)
  );
  wire ss9_1, sc9_1;
  splitmac_fa sa9_1 (.a(sc8_0), .b(ss9_0), .ci(sc8_1), .s(ss9_1), .co(sc9_1));
  wire ss10_0, sc10_0;
  splitmac_fa sa10_0 (
    .a(l[10]), .b(row_h_next_alone[2]), .ci(wsum_alone[3]), .s(ss10_0), .co(sc10_0)
  );
  wire ss10_1, sc10_1;
  splitmac_fa sa10_1 (.a(sc9_0), .b(ss10_0), .ci(sc9_1), .s(ss10_1), .co(sc10_1));
  wire ss11_0, sc11_0;
  splitmac_fa sa11_0 (
    .a(l[11]), .b(row_h_next_alone[3]), .ci(wsum_alone[4]), .s(ss11_0), .co(sc11_0)
  );
  wire ss11_1, sc11_1;
  splitmac_fa sa11_1 (.a(sc10_0), .b(ss11_0), .ci(sc10_1), .s(ss11_1), .co(sc11_1));
  wire ss12_0, sc12_0;
  splitmac_fa sa12_0 (
    .a(l[12]), .b(row_h_next_alone[4]), .ci(wsum_alone[5]), .s(ss12_0), .co(sc12_0)
  );
  wire ss13_0, sc13_0;
  splitmac_fa sa13_0 (
    .a(l[13]), .b(row_h_next_alone[5]), .ci(wsum_alone[6]), .s(ss13_0), .co(sc13_0)
  );
  wire ss14_0, sc14_0;
  splitmac_fa sa14_0 (
    .a(l[14]), .b(row_h_next_alone[6]), .ci(wsum_alone[7]), .s(ss14_0), .co(sc14_0)
  );
  wire ss15_0, sc15_0;
  splitmac_fa sa15_0 (
    .a(l[15]), .b(row_h_next_alone[7]), .ci(wsum_alone[8]), .s(ss15_0), .co(sc15_0)
  );
  wire ss16_0, sc16_0;
  splitmac_fa sa16_0 (
    .a(l[16]), .b(row_h_next_alone[8]), .ci(wsum_alone[9]), .s(ss16_0), .co(sc16_0)
  );
  wire ss17_0, sc17_0;
  splitmac_fa sa17_0 (
    .a(l[17]), .b(row_h_next_alone[9]), .ci(wsum_alone[10]), .s(ss17_0), .co(sc17_0)
  );
  wire ss18_0, sc18_0;
  splitmac_fa sa18_0 (
    .a(l[18]), .b(row_h_next_alone[10]), .ci(wsum_alone[11]), .s(ss18_0), .co(sc18_0)
  );
  wire ss19_0, sc19_0;
  splitmac_fa sa19_0 (
    .a(l[19]), .b(row_h_next_alone[11]), .ci(wsum_alone[12]), .s(ss19_0), .co(sc19_0)
  );
  wire ss20_0, sc20_0;
  splitmac_fa sa20_0 (
    .a(l[20]), .b(row_h_next_alone[12]), .ci(wsum_alone[13]), .s(ss20_0), .co(sc20_0)
  );
  wire ss21_0, sc21_0;
  splitmac_fa sa21_0 (
    .a(l[21]), .b(row_h_next_alone[13]), .ci(wsum_alone[14]), .s(ss21_0), .co(sc21_0)
  );
  wire ss22_0, sc22_0;
  splitmac_fa sa22_0 (
    .a(l[22]), .b(row_h_next_alone[14]), .ci(wsum_alone[15]), .s(ss22_0), .co(sc22_0)
  );
  wire ss23_0, sc23_0;
  splitmac_fa sa23_0 (
    .a(l[23]), .b(row_h_next_alone[15]), .ci(wsum_alone[16]), .s(ss23_0), .co(sc23_0)
  );
  wire ss24_0, sc24_0;
  splitmac_fa sa24_0 (
    .a(l[24]), .b(row_h_next_alone[16]), .ci(wsum_alone[17]), .s(ss24_0), .co(sc24_0)
  );
  wire ss25_0, sc25_0;
  splitmac_fa sa25_0 (
    .a(l[25]), .b(row_h_next_alone[17]), .ci(wsum_alone[18]), .s(ss25_0), .co(sc25_0)
  );
  wire ss26_0, sc26_0;
  splitmac_fa sa26_0 (
    .a(l[26]), .b(row_h_next_alone[18]), .ci(wsum_alone[19]), .s(ss26_0), .co(sc26_0)
  );
  wire ss27_0, sc27_0;
  splitmac_fa sa27_0 (
    .a(l[27]), .b(row_h_next_alone[19]), .ci(wsum_alone[20]), .s(ss27_0), .co(sc27_0)
  );
  wire ss28_0, sc28_0;
  splitmac_fa sa28_0 (
    .a(l[28]), .b(row_h_next_alone[20]), .ci(wsum_alone[21]), .s(ss28_0), .co(sc28_0)
  );
  wire ss29_0, sc29_0;
  splitmac_fa sa29_0 (
    .a(l[29]), .b(row_h_next_alone[21]), .ci(wsum_alone[22]), .s(ss29_0), .co(sc29_0)
  );
  wire ss30_0, sc30_0;
  splitmac_ha1 sa30_0 (.a(l[30]), .b(row_h_next_alone[22]), .s(ss30_0), .co(sc30_0));
  wire ss30_1, sc30_1;
  splitmac_ha sa30_1 (.a(~wsum_alone[23]), .b(ss30_0), .s(ss30_1), .co(sc30_1));
  wire ss31_0, sc31_0;
  splitmac_fa sa31_0 (
    .a(~l[31]), .b(row_h_next_alone[23]), .ci(sc30_0), .s(ss31_0), .co(sc31_0)
  );
  wire ss32_0, sc32_0;
  splitmac_ha1 sa32_0 (.a(row_h_next_alone[24]), .b(sc31_0), .s(ss32_0), .co(sc32_0));
  wire ss33_0, sc33_0;
  splitmac_ha1 sa33_0 (.a(row_h_next_alone[25]), .b(sc32_0), .s(ss33_0), .co(sc33_0));
  wire ss34_0, sc34_0;
  splitmac_ha1 sa34_0 (.a(row_h_next_alone[26]), .b(sc33_0), .s(ss34_0), .co(sc34_0));
  wire ss35_0, sc35_0;
  splitmac_ha1 sa35_0 (.a(row_h_next_alone[27]), .b(sc34_0), .s(ss35_0), .co(sc35_0));
  wire ss36_0, sc36_0;
  splitmac_ha1 sa36_0 (.a(row_h_next_alone[28]), .b(sc35_0), .s(ss36_0), .co(sc36_0));
  wire ss37_0, sc37_0;
  splitmac_ha1 sa37_0 (.a(row_h_next_alone[29]), .b(sc36_0), .s(ss37_0), .co(sc37_0));
  wire ss38_0, sc38_0;
  splitmac_ha1 sa38_0 (.a(row_h_next_alone[30]), .b(sc37_0), .s(ss38_0), .co(sc38_0));
  wire [27:0] shigh; // columns 12 and up
  wire sunused_low;
  assign {shigh, sunused_low} =
    {~row_h_next_alone[31], ss38_0, ss37_0, ss36_0, ss35_0, ss34_0, ss33_0, ss32_0, sc30_1,
    sc29_0, sc28_0, sc27_0, sc26_0, sc25_0, sc24_0, sc23_0, sc22_0, sc21_0, sc20_0, sc19_0,
    sc18_0, sc17_0, sc16_0, sc15_0, sc14_0, sc13_0, sc12_0, sc11_0, 1'b1}
    + {sc38_0, {7{1'b0}}, ss31_0, ss30_1, ss29_0, ss28_0, ss27_0, ss26_0, ss25_0, ss24_0,
    ss23_0, ss22_0, ss21_0, ss20_0, ss19_0, ss18_0, ss17_0, ss16_0, ss15_0, ss14_0, ss13_0,
    ss12_0, sc11_1};
  assign whole = {shigh[27:0], ss11_1, ss10_1, ss9_1, ss8_1, ss7_0, l[6:0]};
`endif

  always @(posedge clk) row_h <= row_h_next;
  assign sum = second ? {{8{row_h[31]}}, row_h} : whole;
endmodule

// A memory: one write port, one synchronous read port, or with SINGLE one port for both. rdata
// holds while re is 0. Reading a word in the cycle that writes it gives the old word here; memories
// that take the place of this cell may give garbage unless their user asks for more.
(* gatewright_ram *)
module splitmac_ram #(
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
      ram_illegal_parameters stop ();
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

// Counts the results that a buffer promises, holds and gives to a stream.
(* gatewright_inline *)
module splitmac_results #(
  parameter SLOTS = 8 // results that the buffer holds, a power of two, at least 2
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire [$clog2(SLOTS):0]   promise,   // so many results will come that were not promised yet
  output reg  [$clog2(SLOTS):0]   room,      // results that can still be promised
  input  wire                     store,     // a result goes into the buffer
  output reg  [$clog2(SLOTS)-1:0] slot,      // to this place
  input  wire                     whole,     // all of a result is stored
  output wire                     read,      // read the buffer
  output reg  [$clog2(SLOTS)-1:0] read_slot, // at this place
  output wire                     tvalid,    // stream of results
  input  wire                     tready
);
  localparam SLOT_W = $clog2(SLOTS);
  localparam [SLOT_W-1:0] ONE = 1;

  generate
    if (SLOTS < 2 || SLOTS != 1 << SLOT_W) begin : g_illegal
      results_illegal_parameters stop ();
    end
  endgenerate

  reg [SLOT_W:0] held; // whole results not yet read
  reg full;            // one waits at the output

  assign tvalid = full & ~rst;
  assign read   = (held != 0) & (~full | tready);

  always @(posedge clk) begin
    if (store) slot <= slot + ONE;
    if (read) read_slot <= read_slot + ONE;
    held <= held + {{SLOT_W{1'b0}}, whole} - {{SLOT_W{1'b0}}, read};
    full <= read | (full & ~tready);
    room <= room - promise + {{SLOT_W{1'b0}}, tvalid & tready};
    if (rst) begin
      room      <= SLOTS[SLOT_W:0];
      slot      <= 0;
      read_slot <= 0;
      held      <= 0;
      full      <= 1'b0;
    end
  end
endmodule

// A number as radix-4 digits, decoded to the lines that select rows of products, low digit first.
// All digits but the top one are of {-1, 0, 1, 2}: lines {m1n, p2, p1}. The top digit takes
//   signed, even WIDTH    {-2, -1, 0, 1, 2}  lines {neg, n2, n1}
//   signed, odd WIDTH     {-1, 0, 1}         lines {m1n, p1}
//   unsigned, even WIDTH  {0, 1}             line  p1, a digit of its own for the last carry
//   unsigned, odd WIDTH   {0, 1, 2}          lines {p2, p1}
(* gatewright_inline *)
module splitmac_recode #(
  parameter WIDTH  = 8,  // bits of x, at least 2
  parameter SIGNED = 1,  // x is two's complement
  parameter LINES  = 12  // 3 for each low digit and those of the top one
) (
  input  wire [WIDTH-1:0] x,
  output wire [LINES-1:0] q
);
  localparam ODD  = WIDTH % 2;
  localparam LOW  = (SIGNED != 0 || ODD != 0) ? (WIDTH + 1) / 2 - 1 : WIDTH / 2; // low digits
  localparam TOP  = (SIGNED != 0) ? 3 - ODD : 1 + ODD;
  wire top_carry; // into the top digit

  genvar j;
  generate
    if (WIDTH < 2 || LINES != 3 * LOW + TOP) begin : g_illegal
      recode_illegal_parameters stop ();
    end
    for (j = 0; j < LOW; j = j + 1) begin : g_digit
      wire a = x[2*j+1];
      wire b = x[2*j];
      wire c;               // carry in
      wire carry = a & (b | c);
      if (j == 0) begin : g_first
        assign c = 1'b0;
      end else begin : g_next
        assign c = g_digit[j-1].carry;
      end
      assign q[3*j]   = ~a & (b ^ c);                 // 1
      assign q[3*j+1] = (a & ~b & ~c) | (~a & b & c); // 2
      assign q[3*j+2] = ~(a & (b ^ c));               // 3 is -1 and a carry, 4 a carry
    end
    if (LOW == 0) begin : g_no_carry
      assign top_carry = 1'b0;
    end else begin : g_carry
      assign top_carry = g_digit[LOW-1].carry;
    end
    if (SIGNED != 0 && ODD == 0) begin : g_top
      wire a = x[WIDTH-1];
      wire b = x[WIDTH-2];
      wire c = top_carry;
      assign q[LINES-3] = ~(b ^ c);
      assign q[LINES-2] = ~((~a & b & c) | (a & ~b & ~c));
      assign q[LINES-1] = a & ~(b & c);
    end else if (SIGNED != 0) begin : g_top
      assign q[LINES-2] = top_carry & ~x[WIDTH-1];
      assign q[LINES-1] = top_carry | ~x[WIDTH-1];
    end else if (ODD == 0) begin : g_top
      assign q[LINES-1] = top_carry;
    end else begin : g_top
      assign q[LINES-2] = x[WIDTH-1] ^ top_carry;
      assign q[LINES-1] = x[WIDTH-1] & top_carry;
    end
  endgenerate
endmodule

// A row of partial products: a digit of {-1, 0, 1, 2} times w. The digit comes decoded, at most one
// line active. -1 gives the ones' complement: its + 1 is added elsewhere. The sign bit comes
// inverted: q means q - 2**(WIDTH+P2-1), so that rows add up without sign extension.
(* gatewright_inline *)
module splitmac_digit #(
  parameter WIDTH = 8, // bits of w
  parameter P2    = 1, // the digit can be 2
  parameter M1    = 1  // the digit can be -1
) (
  input  wire                p1,  // digit is 1
  input  wire                p2,  // digit is 2
  input  wire                m1n, // digit is not -1
  input  wire [WIDTH-1:0]    w,   // two's complement
  output wire [WIDTH+P2-1:0] q
);
  localparam ROW = WIDTH + P2;
  wire [WIDTH:0] once  = {w[WIDTH-1], w};
  wire [WIDTH:0] twice = {w, 1'b0};

`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  localparam [ROW-1:0] NONE = 0;

  assign q = ((p1 ? once[ROW-1:0] : NONE)
            | (P2 != 0 && p2 ? twice[ROW-1:0] : NONE)
            | (M1 != 0 && !m1n ? ~once[ROW-1:0] : NONE)) ^ {1'b1, NONE[ROW-2:0]};
`else
  wire unused = &{1'b0, p2, m1n, once, twice};

  genvar i;
  generate
    for (i = 0; i < ROW; i = i + 1) begin : g_bit
      wire none, bit_i; // neither 1 nor 2 gives a one here
      if (P2 && i > 0) begin : g_two
        splitmac_aoi22 select (.a(p1), .b(once[i]), .c(p2), .d(twice[i]), .y(none));
      end else begin : g_one
        assign none = ~(p1 & once[i]);
      end
      if (M1) begin : g_minus
        splitmac_oai21 merge (.a(m1n), .b(once[i]), .c(none), .y(bit_i));
      end else begin : g_plus
        assign bit_i = ~none;
      end
      assign q[i] = (i == ROW - 1) ? ~bit_i : bit_i;
    end
  endgenerate
`endif
endmodule

// A row of partial products: a digit of {-2, -1, 0, 1, 2} times w, sign bit inverted. neg is 1
// only with a digit that is not 0; a negative digit gives the ones' complement: its + 1 is added
// elsewhere.
(* gatewright_inline *)
module splitmac_digit_top #(
  parameter WIDTH = 8 // bits of w
) (
  input  wire             n1,  // digit is not 1 or -1
  input  wire             n2,  // digit is not 2 or -2
  input  wire             neg, // digit is negative
  input  wire [WIDTH-1:0] w,   // two's complement
  output wire [WIDTH:0]   q
);
`ifdef __ICARUS__ // the same gates as vectors, which Icarus simulates at once
  localparam [WIDTH:0] NONE = 0;
  wire [WIDTH:0] once  = {w[WIDTH-1], w};
  wire [WIDTH:0] twice = {w, 1'b0};

  assign q = ((n1 ? NONE : neg ? ~once : once)
            | (n2 ? NONE : neg ? ~twice : twice)) ^ {1'b1, NONE[WIDTH-1:0]};
`else
  wire [WIDTH-1:0] turned; // ~w, or w if the digit is negative
  genvar i;
  generate
    for (i = 0; i < WIDTH; i = i + 1) begin : g_bit
      splitmac_mux2n turn (.s(neg), .a(~w[i]), .b(w[i]), .y(turned[i]));
      if (i == 0) begin : g_low
        splitmac_oai22 select (.a(n1), .b(turned[0]), .c(n2), .d(~neg), .y(q[0]));
      end else begin : g_select
        splitmac_oai22 select (.a(n1), .b(turned[i]), .c(n2), .d(turned[i-1]), .y(q[i]));
      end
    end
  endgenerate
  assign q[WIDTH] = (n1 & n2) | turned[WIDTH-1];
`endif
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module splitmac_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  splitmac_fa_s  sum   (s, a, b, ci);
  splitmac_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive splitmac_fa_s (output s, input a, input b, input ci);
  table
    0 0 0 : 0;
    0 0 1 : 1;
    0 1 0 : 1;
    0 1 1 : 0;
    1 0 0 : 1;
    1 0 1 : 0;
    1 1 0 : 0;
    1 1 1 : 1;
  endtable
endprimitive
primitive splitmac_fa_co (output co, input a, input b, input ci);
  table
    0 0 ? : 0;
    0 ? 0 : 0;
    ? 0 0 : 0;
    1 1 ? : 1;
    1 ? 1 : 1;
    ? 1 1 : 1;
  endtable
endprimitive
`endif

// Half adder with a constant: {co, s} = a + b + 1.
(* gatewright_inline *)
module splitmac_ha1 (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = ~(a ^ b);
  assign co = a | b;
endmodule

// Half adder: {co, s} = a + b.
(* gatewright_inline *)
module splitmac_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule

// y = ~((a & b) | (c & d)).
(* gatewright_inline *)
module splitmac_aoi22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a & b) | (c & d));
endmodule

// y = ~((a | b) & c).
(* gatewright_inline *)
module splitmac_oai21 (
  input  wire a,
  input  wire b,
  input  wire c,
  output wire y
);
  assign y = ~((a | b) & c);
endmodule

// y = ~(s ? a : b).
(* gatewright_inline *)
module splitmac_mux2n (
  input  wire s,
  input  wire a,
  input  wire b,
  output wire y
);
  assign y = ~(s ? a : b);
endmodule

// y = ~((a | b) & (c | d)).
(* gatewright_inline *)
module splitmac_oai22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a | b) & (c | d));
endmodule

`default_nettype wire
