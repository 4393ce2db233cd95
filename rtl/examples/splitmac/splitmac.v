// SPDX-License-Identifier: Apache-2.0
// splitmac: 1 multiply-accumulate column for Y = X * W, signed 16-bit X times 8-bit W, 1 a step, on
// 8x8 multipliers, 40-bit results.
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
  output wire        s_axis_x_tready, // high with a beat of weights, unless results wait
  input  wire        s_axis_x_tlast,  // last step of the sum
  input  wire [1:0]  s_axis_x_tuser,  // a keep bit per lane; then 0: whole elements, 1: two rows of
                                      // bytes
  input  wire [7:0]  s_axis_w_tdata,  // W[k..][n..n+cols-1], the lanes of column 0 lowest
  input  wire        s_axis_w_tvalid, // weights
  output wire        s_axis_w_tready, // high with a beat of X, unless results wait
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
  wire done, done_pair, rows_pair, second, store_last;

  splitmac_control control (
    .clk(clk), .rst(rst),
    .x_tvalid(s_axis_x_tvalid), .x_tready(s_axis_x_tready), .x_tlast(s_axis_x_tlast),
    .w_tvalid(s_axis_w_tvalid), .w_tready(s_axis_w_tready),
    .y_tvalid(m_axis_y_tvalid), .y_tready(m_axis_y_tready),
    .step(step), .first(first),
    .x_pair(pair), .done(done),
    .done_pair(done_pair),
    .rows_pair(rows_pair), .second(second), .store_last(store_last),
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
        .done(done), .rows_pair(rows_pair), .second(second),
        .done_pair(done_pair),
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

// Admits steps, follows sums on their way, keeps the books of the results.
module splitmac_control (
  input  wire       clk,        // clock
  input  wire       rst,        // synchronous reset
  input  wire       x_tvalid,   // stream of X
  output wire       x_tready,   // stream of X
  input  wire       x_tlast,    // stream of X
  input  wire       x_pair,     // stream of X: two rows
  input  wire       w_tvalid,   // stream of weights
  output wire       w_tready,   // stream of weights
  output wire       step,       // a beat of each moves
  output reg        first,      // the operands begin a sum
  output reg        done,       // the accumulators hold a finished sum
  output reg        done_pair,  // it is a pair of rows
  output reg        rows_pair,  // the sum whose rows are known is a pair of them
  output reg        second,     // its second row is next
  output wire       store_last, // last result of its sum
  output wire       store,      // a result goes into the buffer
  output reg  [2:0] slot,       // to this place
  output wire       read,       // read the buffer
  output reg  [2:0] read_slot,  // at this place
  output reg        y_tvalid,   // stream of results
  input  wire       y_tready    // stream of results
);
  // A step is a beat of each stream. One that ends its sum needs room for its results, and after
  // a pair of rows it waits a clock for the second row to pass.
  reg starts;     // the next step begins a sum
  reg [3:0] room; // results the buffer can still promise
  reg ended;      // a sum's last operands are in their registers
  reg ended_pair; // they end a pair of rows
  reg rows;       // the sums of rows are known
  wire y_take = y_tvalid & y_tready;
  wire may_end = (room[3:1] != 3'd0) & ~ended_pair;
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
    rows       <= done & ~rst;
    rows_pair  <= done_pair & ~rst;
    second     <= rows_pair & ~rst;
    room <= room - {2'd0, ends & x_pair, ends & ~x_pair} + {3'd0, y_take};
    if (rst) begin
      starts <= 1'b1;
      room   <= 4'd8;
    end
  end

  assign store      = rows | second;
  assign store_last = ~rows_pair;

  // The result buffer.
  reg [3:0] held; // results in it

  assign read = (held != 4'd0) & (~y_tvalid | y_tready);

  always @(posedge clk) begin
    if (store) slot <= slot + 3'd1;
    if (read) read_slot <= read_slot + 3'd1;
    held     <= held + {3'd0, store} - {3'd0, read};
    y_tvalid <= read | (y_tvalid & ~y_tready);
    if (rst) begin
      slot      <= 3'd0;
      read_slot <= 3'd0;
      held      <= 4'd0;
      y_tvalid  <= 1'b0;
    end
  end
endmodule

// A column: its weights of the step, its multipliers, its sum.
module splitmac_column (
  input  wire        clk,       // clock
  input  wire        first,     // the step begins a sum
  input  wire [15:0] x,         // x of the step, a clock after w
  input  wire [7:0]  w,         // weights from the stream
  input  wire [0:0]  take,      // lanes that work in this step
  input  wire        done,      // the accumulators hold a finished sum
  input  wire        done_pair, // it is a pair of rows
  input  wire        rows_pair, // the sum whose rows are known is a pair of them
  input  wire        second,    // its second row is next
  output wire [39:0] y          // result
);
  reg [7:0] w_q; // weights of the step, zero where a lane is not kept
  integer i;

  always @(posedge clk)
    for (i = 0; i < 1; i = i + 1)
      w_q[8*i +: 8] <= w[8*i +: 8] & {8{take[i]}};

  wire signed [31:0] h; // sum of products of high bytes of x and w
  wire signed [31:0] l;

  splitmac_mac mac (
    .clk(clk), .first(first),
    .x(x), .w(w_q), .acc_h(h), .acc_l(l)
  );
  wire signed [23:0] wsum;

  splitmac_wsum weights (.clk(clk), .first(first), .w(w_q), .sum(wsum));

  splitmac_combine combine (
    .clk(clk),
    .done(done), .rows_pair(rows_pair), .second(second),
    .h(h), .l(l),
    .done_pair(done_pair),
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
  // One step, twice: acc_next = (first ? 0 : acc) + the sum over the lanes of byte * w.
  reg signed [31:0] acc_h_next;
  reg signed [31:0] acc_l_next;
  reg signed [15:0] product_h;
  reg signed [15:0] product_l;
  integer i;

  always @* begin
    acc_h_next = first ? 32'd0 : acc_h;
    acc_l_next = first ? 32'd0 : acc_l;
    for (i = 0; i < 1; i = i + 1) begin
      product_h  = $signed(x[16*i+8 +: 8]) * $signed(w[8*i +: 8]);
      product_l  = $signed(x[16*i +: 8]) * $signed(w[8*i +: 8]);
      acc_h_next = acc_h_next + {{16{product_h[15]}}, product_h};
      acc_l_next = acc_l_next + {{16{product_l[15]}}, product_l};
    end
  end

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
  reg signed [23:0] sum_next;
  integer i;

  always @* begin
    sum_next = first ? 24'd0 : sum;
    for (i = 0; i < 1; i = i + 1)
      sum_next = sum_next + {{16{w[8*i+7]}}, w[8*i +: 8]};
  end

  always @(posedge clk) sum <= sum_next;
endmodule

// Puts the sums of byte products together, once a sum.
module splitmac_combine (
  input  wire        clk,       // clock
  input  wire        done,      // the accumulators hold a finished sum
  input  wire        done_pair, // it is a pair of rows
  input  wire        rows_pair, // the sum whose rows are known is a pair of them
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
  reg signed [31:0] row_h;
  reg signed [31:0] row_l;
  wire signed [31:0] fix_l = done_pair ? 32'd0 : {{1{wsum[23]}}, wsum, 7'd0};

  always @(posedge clk) begin
    if (done) row_h <= h;
    row_l <= l + fix_l;
  end
  assign sum = second ? {{8{row_h[31]}}, row_h} :
               {{8{row_l[31]}}, row_l} + (rows_pair ? 40'd0 : {row_h, 8'd0});
endmodule

// A memory: one write port, one synchronous read port. rdata holds while re is 0; reading a word in
// the cycle that writes it gives the old word or garbage, so clients forward.
(* gatewright_ram *)
module splitmac_ram #(
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
      splitmac_ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];

  always @(posedge clk) begin
    if (we) words[waddr] <= wdata;
    if (re) rdata <= words[raddr];
  end
endmodule

`default_nettype wire
