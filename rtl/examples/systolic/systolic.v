// SPDX-License-Identifier: Apache-2.0
// systolic: a 16 x 16 weight-stationary systolic array for C = A * W, signed 8-bit activations,
// 8-bit weights, 32-bit results.
// Made by: gatewright gen systolic (version 0.1.0)
`default_nettype none

// Top: control, the array, and for each column of it accumulators and results.
module systolic (
  input  wire         clk,             // clock
  input  wire         rst,             // synchronous reset, active high; streams begin at a tile
                                       // boundary
  input  wire [127:0] s_axis_w_tdata,  // W[k][0..cols-1], k = 0 first, rows beats a tile
  input  wire         s_axis_w_tvalid, // weights
  output wire         s_axis_w_tready, // low while one tile waits ahead
  input  wire [127:0] s_axis_a_tdata,  // one row of A
  input  wire         s_axis_a_tvalid, // activations
  output wire         s_axis_a_tready, // low until the tile's weights are complete
  input  wire         s_axis_a_tlast,  // last row of the tile
  input  wire [1:0]   s_axis_a_tuser,  // bit 0: overwrite instead of add; bit 1: send
  output wire [511:0] m_axis_c_tdata,  // one row of results
  output wire         m_axis_c_tvalid, // results
  input  wire         m_axis_c_tready, // results
  output wire         m_axis_c_tlast,  // last row of a sent tile
  output wire         err              // sticky: a tile was longer than acc_rows; its results are
                                       // wrong
);
  wire swap, load;
  wire [3:0] load_row;
  wire [127:0] x;
  wire [127:0] w;
  wire [319:0] y;
  wire read;
  wire [5:0] read_slot;

  // Into column c: the flags of the row whose sum comes next, one clock later than into column c-1.
  wire valid_at [0:16];
  wire overwrite_at [0:16];
  wire send_at [0:16];
  wire [7:0] row_at [0:16];
  wire [5:0] slot_at [0:16];
  wire stored [0:15];

  systolic_control_acc #(.ROWS(16), .SLOTS(64), .LATENCY(17), .ZEROS(0), .DEPTH(256)) control (
    .clk(clk), .rst(rst),
    .w_tvalid(s_axis_w_tvalid), .w_tready(s_axis_w_tready),
    .a_tvalid(s_axis_a_tvalid), .a_tready(s_axis_a_tready), .a_tlast(s_axis_a_tlast),
    .a_tuser(s_axis_a_tuser[1:0]),
    .c_tvalid(m_axis_c_tvalid), .c_tready(m_axis_c_tready), .c_tlast(m_axis_c_tlast),
    .swap(swap), .load(load), .load_row(load_row),
    .valid(valid_at[0]),
    .overwrite(overwrite_at[0]), .send(send_at[0]), .row(row_at[0]), .err(err),
    .slot(slot_at[0]), .row_stored(stored[15]), .read(read), .read_slot(read_slot)
  );

  systolic_delay #(.WIDTH(128), .DEPTH(1)) take_x (
    .clk(clk), .d(s_axis_a_tdata[127:0]), .q(x)
  );
  systolic_hold #(.WIDTH(128)) take_w (
    .clk(clk), .en(s_axis_w_tready), .d(s_axis_w_tdata[127:0]), .q(w)
  );

  systolic_array array (
    .clk(clk), .x(x), .swap(swap), .w(w), .load(load), .load_row(load_row), .y(y)
  );

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_column
      systolic_column_acc #(.P_W(20), .C_W(32), .DEPTH(256), .SLOTS(64), .FORWARD(0)) column (
        .clk(clk), .rst(rst),
        .valid(valid_at[c]), .valid_q(valid_at[c+1]),
        .overwrite(overwrite_at[c]), .overwrite_q(overwrite_at[c+1]),
        .send(send_at[c]), .send_q(send_at[c+1]),
        .row(row_at[c]), .row_q(row_at[c+1]),
        .slot(slot_at[c]), .slot_q(slot_at[c+1]),
        .p(y[c*20 +: 20]), .stored(stored[c]),
        .read(read), .read_slot(read_slot), .result(m_axis_c_tdata[c*32 +: 32])
      );
    end
  endgenerate
endmodule

// Control of a weight-stationary array with accumulators: admits weights and activations, says
// which accumulator a row meets and counts the results in the buffer.
module systolic_control_acc #(
  parameter ROWS    = 16, // of the array: beats of weights a tile
  parameter SLOTS   = 64, // results in the buffer, a power of two
  parameter LATENCY = 17, // clocks from a row's admission to valid, at least 2
  parameter ZEROS   = 0,  // 1: a row of zeros goes into the array ahead of each tile
  parameter DEPTH   = 256 // accumulators of a column
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     w_tvalid,   // weight stream
  output wire                     w_tready,
  input  wire                     a_tvalid,   // activation stream
  output wire                     a_tready,
  input  wire                     a_tlast,    // last row of the tile
  input  wire [1:0]               a_tuser,    // {send, overwrite}
  output wire                     swap,       // the row in the input register begins a tile
  output wire                     load,       // the held weights go into the array
  output wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // to this row
  output wire                     valid,      // to column 0: a sum comes next clock
  output wire                     overwrite,  // to column 0: it replaces the accumulator
  output wire                     send,       // to column 0: the total is a result
  output reg  [((DEPTH > 1) ? $clog2(DEPTH) : 1)-1:0] row, // to column 0: its accumulator
  output reg                      err,        // sticky: a tile was longer than the accumulators
  output wire                     c_tvalid,   // result stream
  input  wire                     c_tready,
  output wire                     c_tlast,
  output wire [$clog2(SLOTS)-1:0] slot,       // result buffer place that column 0 writes next
  input  wire                     row_stored, // the last column writes: a row is whole
  output wire                     read,       // read the result buffer
  output wire [$clog2(SLOTS)-1:0] read_slot   // at this place
);
  localparam SLOT_W   = $clog2(SLOTS);
  localparam ROW_W    = (DEPTH > 1) ? $clog2(DEPTH) : 1;
  localparam ROW_LAST = DEPTH - 1;
  localparam [ROW_W-1:0] ONE = 1;
  wire a_take, last;
  wire [SLOT_W:0] room;

  systolic_admit #(.ROWS(ROWS), .SLOTS(SLOTS), .LATENCY(LATENCY), .ZEROS(ZEROS)) admit (
    .clk(clk), .rst(rst),
    .w_tvalid(w_tvalid), .w_tready(w_tready),
    .a_tvalid(a_tvalid), .a_tready(a_tready), .a_tlast(a_tlast),
    .room(room), .a_take(a_take), .swap(swap), .load(load), .load_row(load_row),
    .valid(valid), .last(last)
  );

  // What tuser said of a row comes out of the array with it. Rows of a tile meet the accumulators
  // in order.
  reg [LATENCY-1:0] overwrite_line;
  reg [LATENCY-1:0] send_line;
  reg beyond; // the tile goes on after the last accumulator
  wire at_last = row == ROW_LAST[ROW_W-1:0];

  assign overwrite = overwrite_line[LATENCY-1];
  assign send      = send_line[LATENCY-1];

  always @(posedge clk) begin
    overwrite_line <= {overwrite_line[LATENCY-2:0], a_tuser[0]};
    send_line      <= {send_line[LATENCY-2:0], a_tuser[1]};
    if (valid) begin
      if (last) row <= 0;
      else if (~at_last) row <= row + ONE;
      beyond <= ~last & at_last;
      if (beyond & ~(overwrite & send)) err <= 1'b1;
    end
    if (rst) begin
      row    <= 0;
      beyond <= 1'b0;
      err    <= 1'b0;
    end
  end

  // A total is in the accumulator a clock after its sum, in the result buffer another one later.
  reg total, total_last; // column 0 has a total to send; it is the last of its tile
  reg store, store_last; // column 0 writes it into the buffer

  always @(posedge clk) begin
    total      <= valid & send & ~rst;
    total_last <= last;
    store      <= total & ~rst;
    store_last <= total_last;
  end

  // Column c is written c clocks after column 0; a row is whole when the last one is.
  systolic_results #(.SLOTS(SLOTS)) count (
    .clk(clk), .rst(rst), .promise({{SLOT_W{1'b0}}, a_take & a_tuser[1]}), .room(room),
    .store(store), .slot(slot), .whole(row_stored), .read(read), .read_slot(read_slot),
    .tvalid(c_tvalid), .tready(c_tready)
  );
  systolic_ram #(.WIDTH(1), .DEPTH(SLOTS), .ADDR_W(SLOT_W)) lasts (
    .clk(clk),
    .we(store), .waddr(slot), .wdata(store_last),
    .re(read), .raddr(read_slot), .rdata(c_tlast)
  );
endmodule

// Admits weights and activations to a weight-stationary array, and follows rows through it.
(* gatewright_inline *)
module systolic_admit #(
  parameter ROWS    = 16, // of the array: beats of weights a tile
  parameter SLOTS   = 64, // results in the buffer, a power of two
  parameter LATENCY = 17, // clocks from a row's admission to valid, at least 2
  parameter ZEROS   = 0   // 1: a row of zeros goes into the array ahead of each tile
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     w_tvalid, // weight stream
  output wire                     w_tready,
  input  wire                     a_tvalid, // activation stream
  output wire                     a_tready,
  input  wire                     a_tlast,
  input  wire [$clog2(SLOTS):0]   room,     // results that the buffer can still promise
  output wire                     a_take,   // a row of activations is taken
  output reg                      swap,     // the row taken begins a tile
  output wire                     load,     // the held weights go into the array
  output wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // to this row
  output wire                     valid,    // a row's sums come out of column 0 next clock
  output wire                     last      // it is the last of its tile
);
  localparam INDEX_W  = (ROWS > 1) ? $clog2(ROWS) : 1;
  localparam ROW_LAST = ROWS - 1;
  localparam [INDEX_W-1:0] ONE = 1;

  generate
    if (ROWS < 1 || LATENCY < 2) begin : g_illegal
      admit_illegal_parameters stop ();
    end
  endgenerate

  // Weights: one beat waits in the input register, one tile in the array.
  reg w_full;               // the input register holds a beat
  reg tile_waits;           // the array holds a whole tile that no activation has used yet
  reg [INDEX_W-1:0] w_beat; // beats of this tile accepted
  reg [INDEX_W-1:0] w_row;  // row the held beat is for
  reg [1:0] tiles;          // tiles accepted, not yet taken by a first row of activations
  wire w_take = w_tvalid & w_tready;
  wire w_last = w_take & (w_beat == ROW_LAST[INDEX_W-1:0]);
  wire at_last = w_row == ROW_LAST[INDEX_W-1:0];

  assign w_tready = ~w_full | load;
  assign load     = w_full & ((w_row != 0) | ~tile_waits | swap);
  assign load_row = w_row;

  // Activations: a tile needs its weights, any row needs room in the result buffer.
  reg a_first; // the next row begins a tile
  wire begins; // a tile begins, with this row or with zeros

  assign a_take = a_tvalid & a_tready;

  generate
    if (ZEROS != 0) begin : g_zeros // go ahead alone, with the weights
      assign a_tready = ~a_first & (room != 0);
      assign begins   = a_first & (tiles != 2'd0);
      always @(posedge clk) begin
        if (begins | a_take) a_first <= a_take & a_tlast;
        if (rst) a_first <= 1'b1;
      end
    end else begin : g_rows
      assign a_tready = (~a_first | (tiles != 2'd0)) & (room != 0);
      assign begins   = a_take & a_first;
      always @(posedge clk) begin
        if (a_take) a_first <= a_tlast;
        if (rst) a_first <= 1'b1;
      end
    end
  endgenerate

  always @(posedge clk) begin
    w_full <= w_take | (w_full & ~load);
    if (w_take) w_beat <= w_last ? 0 : w_beat + ONE;
    if (load) w_row <= at_last ? 0 : w_row + ONE;
    tile_waits <= (load & at_last) | (tile_waits & ~swap);
    tiles <= tiles + {1'b0, w_last} - {1'b0, begins};
    swap  <= begins;
    if (rst) begin
      w_full     <= 1'b0;
      w_beat     <= 0;
      w_row      <= 0;
      tile_waits <= 1'b0;
      tiles      <= 2'd0;
      swap       <= 1'b0;
    end
  end

  // The row's flags wait while the array works on it.
  reg [LATENCY-1:0] valid_line;
  reg [LATENCY-1:0] last_line;

  assign valid = valid_line[LATENCY-1];
  assign last  = last_line[LATENCY-1];

  always @(posedge clk) begin
    valid_line <= rst ? {LATENCY{1'b0}} : {valid_line[LATENCY-2:0], a_take};
    last_line  <= {last_line[LATENCY-2:0], a_tlast};
  end
endmodule

// Accumulators and result buffer of one column.
module systolic_column_acc #(
  parameter P_W     = 20,  // bits of a sum from the array
  parameter C_W     = 32,  // bits of a result, at least P_W
  parameter DEPTH   = 256, // accumulators, at least 2
  parameter SLOTS   = 64,  // results in the buffer, a power of two, at least 2
  parameter FORWARD = 0    // 1: rows of one accumulator may follow each other
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire                     valid,       // a row of A comes out of the array next clock
  output reg                      valid_q,     // valid for the next column
  input  wire                     overwrite,   // its sums replace the accumulator
  output reg                      overwrite_q, // overwrite for the next column
  input  wire                     send,        // its total is a result
  output reg                      send_q,      // send for the next column
  input  wire [$clog2(DEPTH)-1:0] row,         // its accumulator
  output reg  [$clog2(DEPTH)-1:0] row_q,       // row for the next column
  input  wire [$clog2(SLOTS)-1:0] slot,        // place in the result buffer of the row written next
  output reg  [$clog2(SLOTS)-1:0] slot_q,      // slot for the next column
  input  wire [P_W-1:0]           p,           // sum from the array
  output wire                     stored,      // a result is being written
  input  wire                     read,        // read a result
  input  wire [$clog2(SLOTS)-1:0] read_slot,   // from this place
  output wire [C_W-1:0]           result       // what was read, from the clock after
);

  generate
    if (P_W < 2 || C_W < P_W || DEPTH < 2 || SLOTS < 2 ||
        SLOTS != 1 << $clog2(SLOTS)) begin : g_illegal
      column_acc_illegal_parameters stop ();
    end
  endgenerate

  // The row's flags come one clock before its sum p, two before the new total is in the
  // accumulator.
  wire [C_W-1:0] held; // the accumulator, before this row
  wire [C_W-1:0] base; // the same, or the total that is not in it yet
  reg  [C_W-1:0] total_q;
  reg  store;
  wire [C_W-1:0] total = {{(C_W-P_W+1){p[P_W-1]}}, p[P_W-2:0]} +
                         (overwrite_q ? {C_W{1'b0}} : base);

  systolic_ram #(.WIDTH(C_W), .DEPTH(DEPTH), .ADDR_W($clog2(DEPTH))) accumulators (
    .clk(clk),
    .we(valid_q & ~(overwrite_q & send_q)), .waddr(row_q), .wdata(total),
    .re(valid), .raddr(row), .rdata(held)
  );

  always @(posedge clk) begin
    valid_q     <= valid & ~rst;
    overwrite_q <= overwrite;
    send_q      <= send;
    row_q       <= row;
    total_q     <= total;
    store       <= valid_q & send_q & ~rst;
    slot_q      <= slot;
  end

  generate
    if (FORWARD != 0) begin : g_forward
      reg forward_q; // the row before met this accumulator: its total is not in the RAM yet
      assign base = forward_q ? total_q : held;
      always @(posedge clk) forward_q <= valid_q & ~(overwrite_q & send_q) & (row_q == row);
    end else begin : g_held
      assign base = held;
    end
  endgenerate

  systolic_ram #(.WIDTH(C_W), .DEPTH(SLOTS), .ADDR_W($clog2(SLOTS))) results (
    .clk(clk),
    .we(store), .waddr(slot), .wdata(total_q),
    .re(read), .raddr(read_slot), .rdata(result)
  );
  assign stored = store;
endmodule

// The array: rows of x in, sums out of the bottom, column c another clock later.
module systolic_array (
  input  wire         clk,      // clock
  input  wire [127:0] x,        // one row of A
  input  wire         swap,     // x begins a tile: it meets the waiting weights
  input  wire [127:0] w,        // weights of array row load_row
  input  wire         load,     // w is valid
  input  wire [3:0]   load_row, // which row w is for
  output wire [319:0] y         // sums
);
`ifndef GATEWRIGHT_FAST_SIM
  // Row r works r clocks later, column c another c: x and swap start on the diagonal, weights fall
  // straight down their columns.
  wire [127:0] x_row; // on the diagonal; a row's edge takes one more clock
  wire [15:0] swap_row;
  wire [15:0] load_in; // one-hot: row that takes the weights on its bus
  wire [127:0] w_bus0; // weights, on the diagonal; a bus for 16 rows
  wire [4:0] load_at0; // {load, row} beside it

  systolic_skew #(.LANES(16), .WIDTH(8)) skew_x (.clk(clk), .d(x), .q(x_row));
  systolic_taps #(.TAPS(16)) skew_swap (.clk(clk), .d(swap), .q(swap_row));
  systolic_skew #(.LANES(16), .WIDTH(8)) skew_w (.clk(clk), .d(w), .q(w_bus0));
  assign load_at0 = {load, load_row};

  systolic_onehot #(.LANES(16), .FIRST(0), .INDEX_W(4)) pick0 (
    .en(load_at0[4]), .index(load_at0[3:0]), .q(load_in[15:0])
  );
  wire [239:0] p0;
  systolic_row_0_15_k27264 row0 (
    .clk(clk), .x(x_row[7:0]), .swap(swap_row[0]), .load(load_in[0]),
    .w(w_bus0), .p_q(p0)
  );
  wire [255:0] p1;
  systolic_row_15_16_k60160 row1 (
    .clk(clk), .x(x_row[15:8]), .swap(swap_row[1]), .load(load_in[1]),
    .w(w_bus0), .p(p0), .p_q(p1)
  );
  wire [271:0] p2;
  systolic_row_16_17 row2 (
    .clk(clk), .x(x_row[23:16]), .swap(swap_row[2]), .load(load_in[2]),
    .w(w_bus0), .p(p1), .p_q(p2)
  );
  wire [271:0] p3;
  systolic_row_17_17_k120320 row3 (
    .clk(clk), .x(x_row[31:24]), .swap(swap_row[3]), .load(load_in[3]),
    .w(w_bus0), .p(p2), .p_q(p3)
  );
  wire [287:0] p4;
  systolic_row_17_18 row4 (
    .clk(clk), .x(x_row[39:32]), .swap(swap_row[4]), .load(load_in[4]),
    .w(w_bus0), .p(p3), .p_q(p4)
  );
  wire [287:0] p5;
  systolic_row_18_18 row5 (
    .clk(clk), .x(x_row[47:40]), .swap(swap_row[5]), .load(load_in[5]),
    .w(w_bus0), .p(p4), .p_q(p5)
  );
  wire [287:0] p6;
  systolic_row_18_18 row6 (
    .clk(clk), .x(x_row[55:48]), .swap(swap_row[6]), .load(load_in[6]),
    .w(w_bus0), .p(p5), .p_q(p6)
  );
  wire [287:0] p7;
  systolic_row_18_18_k240640 row7 (
    .clk(clk), .x(x_row[63:56]), .swap(swap_row[7]), .load(load_in[7]),
    .w(w_bus0), .p(p6), .p_q(p7)
  );
  wire [303:0] p8;
  systolic_row_18_19 row8 (
    .clk(clk), .x(x_row[71:64]), .swap(swap_row[8]), .load(load_in[8]),
    .w(w_bus0), .p(p7), .p_q(p8)
  );
  wire [303:0] p9;
  systolic_row_19_19 row9 (
    .clk(clk), .x(x_row[79:72]), .swap(swap_row[9]), .load(load_in[9]),
    .w(w_bus0), .p(p8), .p_q(p9)
  );
  wire [303:0] p10;
  systolic_row_19_19 row10 (
    .clk(clk), .x(x_row[87:80]), .swap(swap_row[10]), .load(load_in[10]),
    .w(w_bus0), .p(p9), .p_q(p10)
  );
  wire [303:0] p11;
  systolic_row_19_19 row11 (
    .clk(clk), .x(x_row[95:88]), .swap(swap_row[11]), .load(load_in[11]),
    .w(w_bus0), .p(p10), .p_q(p11)
  );
  wire [303:0] p12;
  systolic_row_19_19 row12 (
    .clk(clk), .x(x_row[103:96]), .swap(swap_row[12]), .load(load_in[12]),
    .w(w_bus0), .p(p11), .p_q(p12)
  );
  wire [303:0] p13;
  systolic_row_19_19 row13 (
    .clk(clk), .x(x_row[111:104]), .swap(swap_row[13]), .load(load_in[13]),
    .w(w_bus0), .p(p12), .p_q(p13)
  );
  wire [303:0] p14;
  systolic_row_19_19_k491520 row14 (
    .clk(clk), .x(x_row[119:112]), .swap(swap_row[14]), .load(load_in[14]),
    .w(w_bus0), .p(p13), .p_q(p14)
  );
  wire [319:0] p15;
  systolic_row_19_20_k776320 row15 (
    .clk(clk), .x(x_row[127:120]), .swap(swap_row[15]), .load(load_in[15]),
    .w(w_bus0), .p(p14), .p_q(p15)
  );

  assign y = p15;
`else
  systolic_fast_ws #(.ROWS(16), .COLS(16), .A_W(8), .A_SIGNED(1), .W_W(8), .P_W(20),
        .DELAY(15)) fast (
    .clk(clk), .x(x), .swap(swap), .w(w), .load(load), .load_row(load_row),
    .y(y)
  );
`endif
endmodule

`ifdef GATEWRIGHT_FAST_SIM
// A weight-stationary array for simulation at speed: a row of x meets all weights in one clock, and
// the sums wait in a line for as long as the diagonal of the real array takes. Port for port and
// clock for clock the same as its structure.
module systolic_fast_ws #(
  parameter ROWS     = 16, // of the array
  parameter COLS     = 16, // of the array
  parameter A_W      = 8,  // bits of an activation
  parameter A_SIGNED = 1,  // activations are two's complement
  parameter W_W      = 8,  // bits of a weight, two's complement
  parameter P_W      = 20, // bits of a sum, at most 64
  parameter DELAY    = 15  // clocks that column 0 of the real array takes longer
) (
  input  wire                        clk,
  input  wire [ROWS*A_W-1:0]         x,            // one row of A
  input  wire                        swap,         // x begins a tile: it meets the waiting weights
  input  wire [COLS*W_W-1:0]         w,            // weights of array row load_row
  input  wire                        load,         // w is valid
  input  wire [((ROWS > 1) ? $clog2(ROWS) : 1)-1:0] load_row, // which row w is for
  output reg  [COLS*P_W-1:0]         y             // sums
);
  /* verilator lint_off BLKSEQ */
  localparam integer BITS = (P_W > 32) ? 64 : 32;         // of the variables
  localparam integer LINE = 1 << $clog2(ROWS + COLS + 2); // rows of sums in the line
  localparam ROW_W = (ROWS > 1) ? $clog2(ROWS) : 1;
  reg signed [BITS-1:0] w_use  [0:ROWS*COLS-1];
  reg signed [BITS-1:0] w_next [0:ROWS*COLS-1];
  reg signed [BITS-1:0] x_now  [0:ROWS-1];
  reg signed [BITS-1:0] sum    [0:COLS-1];
  reg signed [BITS-1:0] line   [0:LINE*COLS-1];
  reg signed [BITS-1:0] x_r;
  integer at, r, c, k;

  generate
    if (ROWS < 1 || COLS < 1 || P_W > 64 || DELAY + COLS > LINE) begin : g_illegal
      fast_ws_illegal_parameters stop ();
    end
  endgenerate

  initial at = 0; // a free-running place in the line: any start will do

  always @(posedge clk) begin
    for (c = 0; c < COLS; c = c + 1) sum[c] = 0;
    for (r = 0; r < ROWS; r = r + 1) begin
      x_r = x_now[r];
      for (c = 0; c < COLS; c = c + 1) sum[c] = sum[c] + x_r * w_use[r*COLS+c];
    end
    for (c = 0; c < COLS; c = c + 1) begin
      line[at*COLS+c] = sum[c];
      k = (at - (DELAY + c)) & (LINE - 1);
      y[c*P_W +: P_W] <= line[k*COLS+c][P_W-1:0];
    end
    at = (at + 1) & (LINE - 1);
    for (r = 0; r < ROWS; r = r + 1)
      x_now[r] = $signed({{(BITS-A_W){(A_SIGNED != 0) ? x[r*A_W+A_W-1] : 1'b0}}, x[r*A_W +: A_W]});
    if (swap) for (k = 0; k < ROWS*COLS; k = k + 1) w_use[k] = w_next[k];
    if (load)
      for (c = 0; c < COLS; c = c + 1) begin
        k = $signed({{(32-ROW_W){1'b0}}, load_row}) * COLS + c;
        w_next[k] = $signed({{(BITS-W_W){w[c*W_W+W_W-1]}}, w[c*W_W +: W_W]});
      end
  end
  /* verilator lint_on BLKSEQ */
endmodule
`endif

// The edge of a row: its activations as the elements take them, a clock later.
module systolic_edge #(
  parameter COUNT  = 1, // activations
  parameter A_W    = 8, // bits of one
  parameter SIGNED = 1, // they are two's complement
  parameter LINES  = 12 // bits of one in an element: of its digits (systolic_recode), or A_W
) (
  input  wire                   clk,
  input  wire [COUNT*A_W-1:0]   x,
  output reg  [COUNT*LINES-1:0] x_q
);
  wire [COUNT*LINES-1:0] q;

  systolic_digits #(.COUNT(COUNT), .A_W(A_W), .SIGNED(SIGNED), .LINES(LINES)) digits (.x(x), .q(q));
  always @(posedge clk) x_q <= q;
endmodule

// Activations as elements multiply them: decoded radix-4 digits (gw_recode), or numbers.
(* gatewright_inline *)
module systolic_digits #(
  parameter COUNT  = 1, // activations
  parameter A_W    = 8, // bits of one
  parameter SIGNED = 1, // they are two's complement
  parameter LINES  = 12 // bits of one as it is multiplied; A_W: it is not recoded
) (
  input  wire [COUNT*A_W-1:0]   x,
  output wire [COUNT*LINES-1:0] q
);
  genvar i;
  generate
    if (COUNT < 1 || LINES < A_W || SIGNED < 0 || SIGNED > 1) begin : g_illegal
      digits_illegal_parameters stop ();
    end
    if (LINES == A_W) begin : g_numbers
      assign q = x;
    end else begin : g_digits
      for (i = 0; i < COUNT; i = i + 1) begin : g_recode
`ifdef GATEWRIGHT_WORDS // in words a number stands for itself
        assign q[i*LINES +: LINES] = {{(LINES-A_W){1'b0}}, x[i*A_W +: A_W]};
`else
        systolic_recode #(.WIDTH(A_W), .SIGNED(SIGNED), .LINES(LINES)) recode (
          .x(x[i*A_W +: A_W]), .q(q[i*LINES +: LINES])
        );
`endif
      end
    end
  endgenerate
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_0_15_k27264 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  output wire [239:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [239:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_0_15_k27264 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p_q(sums[c*15 +: 15])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(240)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_0_15_k27264 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  output reg  [14:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [14:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  wire [0:0] unused_product0 = product0[15:15]; // wraps
  assign sum_next =
    {product0[14:0]}
    + 15'b011111110000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_ha a0_0 (.a(row0[0]), .b(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_ha a1_0 (.a(row0[1]), .b(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(row0[2]), .b(row1[0]), .ci(~x[5]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_ha a2_1 (.a(c1_0), .b(s2_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(row0[3]), .b(row1[1]), .ci(c2_0), .s(s3_0), .co(c3_0));
  wire s3_1, c3_1;
  systolic_ha a3_1 (.a(c2_1), .b(s3_0), .s(s3_1), .co(c3_1));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(row0[4]), .b(row1[2]), .ci(row2[0]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_ha a4_1 (.a(~x[8]), .b(s4_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(row0[5]), .b(row1[3]), .ci(row2[1]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_ha a5_1 (.a(c4_0), .b(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(row0[6]), .b(row1[4]), .ci(row2[2]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row3[0]), .b(x[11]), .ci(c5_0), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_ha a6_2 (.a(s6_0), .b(c5_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_ha1 a7_0 (.a(row0[7]), .b(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(s7_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(c6_0), .b(s7_1), .ci(c6_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(row0[8]), .b(row1[6]), .ci(row2[4]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row3[2]), .b(c7_0), .ci(s8_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_ha a8_2 (.a(c7_1), .b(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_ha1 a9_0 (.a(row1[7]), .b(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(s9_0), .ci(c8_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(s9_1), .b(c8_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(row1[8]), .b(row2[6]), .ci(row3[4]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(c9_0), .b(s10_0), .ci(c9_1), .s(s10_1), .co(c10_1));
  wire s11_0, c11_0;
  systolic_ha1 a11_0 (.a(row2[7]), .b(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_ha a11_1 (.a(s11_0), .b(c10_0), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(row2[8]), .b(row3[6]), .ci(c11_0), .s(s12_0), .co(c12_0));
  wire [10:0] high; // columns 4 and up
  wire unused_low;
  assign {high, unused_low} =
    {row3[8], c12_0, c11_1, c10_1, c9_2, c8_2, c7_2, c6_2, s6_1, c4_1, c3_0, 1'b1}
    + {{2{~row3[7]}}, s12_0, s11_1, s10_1, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1, c3_1};
  assign sum_next = {high[10:0], s3_1, s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_15_16_k60160 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [239:0] p,    // partial sums from above
  output wire [255:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [255:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_15_16_k60160 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*15 +: 15]),
        .p_q(sums[c*16 +: 16])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(256)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_15_16_k60160 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [14:0] p,      // partial sum from the row above
  output reg  [15:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [15:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {product0[15:0]}
    + {1'd0, p[14:0]}
    + 16'b0100000000000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_ha1 a8_0 (.a(p[8]), .b(row0[8]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row1[6]), .b(row2[4]), .ci(row3[2]), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_0), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s8_3, c8_3;
  systolic_ha a8_3 (.a(c7_1), .b(s8_2), .s(s8_3), .co(c8_3));
  wire s9_0, c9_0;
  systolic_ha1 a9_0 (.a(p[9]), .b(row1[7]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row2[5]), .b(row3[3]), .ci(c8_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_fa a9_2 (.a(s9_0), .b(c8_1), .ci(s9_1), .s(s9_2), .co(c9_2));
  wire s9_3, c9_3;
  systolic_ha a9_3 (.a(c8_2), .b(s9_2), .s(s9_3), .co(c9_3));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_fa a10_2 (.a(c9_1), .b(s10_1), .ci(c9_2), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_ha1 a11_0 (.a(p[11]), .b(row2[7]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(row3[5]), .b(s11_0), .ci(c10_0), .s(s11_1), .co(c11_1));
  wire s11_2, c11_2;
  systolic_ha a11_2 (.a(s11_1), .b(c10_1), .s(s11_2), .co(c11_2));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_fa a12_1 (.a(c11_0), .b(s12_0), .ci(c11_1), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_ha1 a13_0 (.a(p[13]), .b(row3[7]), .s(s13_0), .co(c13_0));
  wire s13_1, c13_1;
  systolic_ha a13_1 (.a(s13_0), .b(c12_0), .s(s13_1), .co(c13_1));
  wire s14_0, c14_0;
  systolic_ha1 a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire s14_1, c14_1;
  systolic_ha a14_1 (.a(c13_0), .b(s14_0), .s(s14_1), .co(c14_1));
  wire top = ~(c14_0 ^ c14_1);
  wire [12:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {top, c13_1, c12_1, c11_2, c10_2, c9_3, c8_3, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0, 1'b1}
    + {1'b0, s14_1, s13_1, s12_1, s11_2, s10_2, s9_3, s8_3, s7_2, s6_2, s5_1, s4_1, s3_0, c2_1};
  assign sum_next = {high[12:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_16_17 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [255:0] p,    // partial sums from above
  output wire [271:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [271:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_16_17 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*16 +: 16]),
        .p_q(sums[c*17 +: 17])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(272)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_16_17 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [15:0] p,      // partial sum from the row above
  output reg  [16:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [16:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{1{product0[15]}}, product0[15:0]}
    + {1'd0, p[15:0]}
    + 17'b00101010100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_ha a12_1 (.a(c11_0), .b(s12_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [13:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {1'b0, p[15], c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0,
    1'b1}
    + {1'b0, c14_0, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1, s3_0,
    c2_1};
  assign sum_next = {high[13:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_17_17_k120320 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [271:0] p,    // partial sums from above
  output wire [271:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [271:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_17_17_k120320 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*17 +: 17]),
        .p_q(sums[c*17 +: 17])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(272)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_17_17_k120320 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [16:0] p,      // partial sum from the row above
  output reg  [16:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [16:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{1{product0[15]}}, product0[15:0]}
    + {p[16:0]}
    + 17'b00010101100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_ha1 a9_0 (.a(p[9]), .b(row1[7]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row2[5]), .b(row3[3]), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_fa a9_2 (.a(c8_0), .b(s9_1), .ci(c8_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_ha1 a10_0 (.a(p[10]), .b(row1[8]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row2[6]), .b(row3[4]), .ci(c9_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_fa a10_2 (.a(s10_0), .b(s10_1), .ci(c9_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_ha1 a12_0 (.a(p[12]), .b(row2[8]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_fa a12_1 (.a(row3[6]), .b(s12_0), .ci(c11_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha1 a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [13:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {p[16], c14_0, c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0,
    1'b1}
    + {{2{~p[15]}}, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1, s3_0,
    c2_1};
  assign sum_next = {high[13:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_17_18 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [271:0] p,    // partial sums from above
  output wire [287:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [287:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_17_18 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*17 +: 17]),
        .p_q(sums[c*18 +: 18])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(288)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_17_18 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [16:0] p,      // partial sum from the row above
  output reg  [17:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [17:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{2{product0[15]}}, product0[15:0]}
    + {1'd0, p[16:0]}
    + 18'b000101010100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_ha a12_1 (.a(c11_0), .b(s12_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [14:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {1'b0, p[16:15], c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0,
    1'b1}
    + {{2{1'b0}}, c14_0, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1,
    s3_0, c2_1};
  assign sum_next = {high[14:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_18_18 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [287:0] p,    // partial sums from above
  output wire [287:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [287:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_18_18 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*18 +: 18]),
        .p_q(sums[c*18 +: 18])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(288)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_18_18 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [17:0] p,      // partial sum from the row above
  output reg  [17:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [17:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{2{product0[15]}}, product0[15:0]}
    + {p[17:0]}
    + 18'b000101010100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_ha a12_1 (.a(c11_0), .b(s12_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [14:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {p[17:15], c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0, 1'b1}
    + {{2{1'b0}}, c14_0, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1,
    s3_0, c2_1};
  assign sum_next = {high[14:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_18_18_k240640 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [287:0] p,    // partial sums from above
  output wire [287:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [287:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_18_18_k240640 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*18 +: 18]),
        .p_q(sums[c*18 +: 18])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(288)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_18_18_k240640 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [17:0] p,      // partial sum from the row above
  output reg  [17:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [17:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{2{product0[15]}}, product0[15:0]}
    + {p[17:0]}
    + 18'b000000000100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_ha1 a10_0 (.a(p[10]), .b(row1[8]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row2[6]), .b(row3[4]), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_fa a10_2 (.a(c9_0), .b(s10_1), .ci(c9_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_ha1 a11_0 (.a(p[11]), .b(row2[7]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(row3[5]), .b(c10_0), .ci(s11_0), .s(s11_1), .co(c11_1));
  wire s11_2, c11_2;
  systolic_ha a11_2 (.a(c10_1), .b(s11_1), .s(s11_2), .co(c11_2));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_fa a12_1 (.a(c11_0), .b(s12_0), .ci(c11_1), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_ha1 a13_0 (.a(p[13]), .b(row3[7]), .s(s13_0), .co(c13_0));
  wire s13_1, c13_1;
  systolic_ha a13_1 (.a(s13_0), .b(c12_0), .s(s13_1), .co(c13_1));
  wire s14_0, c14_0;
  systolic_fa a14_0 (.a(p[14]), .b(row3[8]), .ci(c13_0), .s(s14_0), .co(c14_0));
  wire [14:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {p[17:16], c14_0, c13_1, c12_1, c11_2, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0,
    c2_0, 1'b1}
    + {{3{~p[15]}}, s14_0, s13_1, s12_1, s11_2, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1, s3_0,
    c2_1};
  assign sum_next = {high[14:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_18_19 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [287:0] p,    // partial sums from above
  output wire [303:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [303:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_18_19 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*18 +: 18]),
        .p_q(sums[c*19 +: 19])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(304)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_18_19 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [17:0] p,      // partial sum from the row above
  output reg  [18:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [18:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{3{product0[15]}}, product0[15:0]}
    + {1'd0, p[17:0]}
    + 19'b0000101010100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_ha a12_1 (.a(c11_0), .b(s12_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [15:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {1'b0, p[17:15], c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0,
    1'b1}
    + {{3{1'b0}}, c14_0, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1,
    s3_0, c2_1};
  assign sum_next = {high[15:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_19_19 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [303:0] p,    // partial sums from above
  output wire [303:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [303:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_19_19 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*19 +: 19]),
        .p_q(sums[c*19 +: 19])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(304)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_19_19 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [18:0] p,      // partial sum from the row above
  output reg  [18:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [18:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{3{product0[15]}}, product0[15:0]}
    + {p[18:0]}
    + 19'b0000101010100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_ha a12_1 (.a(c11_0), .b(s12_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [15:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {p[18:15], c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0, c2_0, 1'b1}
    + {{3{1'b0}}, c14_0, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1,
    s3_0, c2_1};
  assign sum_next = {high[15:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_19_19_k491520 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [303:0] p,    // partial sums from above
  output wire [303:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [303:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_19_19_k491520 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*19 +: 19]),
        .p_q(sums[c*19 +: 19])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(304)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_19_19_k491520 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [18:0] p,      // partial sum from the row above
  output reg  [18:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [18:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{3{product0[15]}}, product0[15:0]}
    + {p[18:0]}
    + 19'b1111101010100000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_fa a7_0 (.a(p[7]), .b(row0[7]), .ci(row1[5]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row2[3]), .b(row3[1]), .ci(c6_0), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_1), .ci(s7_1), .s(s7_2), .co(c7_2));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_ha a9_2 (.a(c8_1), .b(s9_1), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_fa a11_0 (.a(p[11]), .b(row2[7]), .ci(row3[5]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(c10_0), .b(s11_0), .ci(c10_1), .s(s11_1), .co(c11_1));
  wire s12_0, c12_0;
  systolic_fa a12_0 (.a(p[12]), .b(row2[8]), .ci(row3[6]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_ha a12_1 (.a(c11_0), .b(s12_0), .s(s12_1), .co(c12_1));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s14_0, c14_0;
  systolic_ha a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire [15:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {p[18:16], c14_0, c13_0, c12_1, c11_1, c10_2, c9_2, c8_2, c7_2, c6_2, c5_1, c4_1, s4_0,
    c2_0, 1'b1}
    + {{4{~p[15]}}, s14_0, s13_0, s12_1, s11_1, s10_2, s9_2, s8_2, s7_2, s6_2, s5_1, s4_1, s3_0,
    c2_1};
  assign sum_next = {high[15:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_19_20_k776320 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row, one clock ahead
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [303:0] p,    // partial sums from above
  output wire [319:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [11:0] x_first; // entering PE 0

  systolic_edge #(.COUNT(1), .A_W(8), .SIGNED(1), .LINES(12)) edge_x (
    .clk(clk), .x(x), .x_q(x_first)
  );

  wire [319:0] sums;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      wire [11:0] x_in, x_out;
      wire swap_in, swap_out, load_in, load_out;

      if (c == 0) begin : g_edge
        assign x_in    = x_first;
        assign swap_in = swap;
        assign load_in = load;
      end else begin : g_inner
        assign x_in    = g_pe[c-1].x_out;
        assign swap_in = g_pe[c-1].swap_out;
        assign load_in = g_pe[c-1].load_out;
      end

      systolic_pe_19_20_k776320 pe (
        .clk(clk),
        .x(x_in), .x_q(x_out),
        .swap(swap_in), .swap_q(swap_out),
        .load(load_in), .load_q(load_out),
        .w(w[c*8 +: 8]),
        .p(p[c*19 +: 19]),
        .p_q(sums[c*20 +: 20])
      );
    end
  endgenerate
  systolic_join #(.WIDTH(320)) join_sums (.d(sums), .q(p_q));
  wire [12+1:0] unused_right =
    {g_pe[15].x_out, g_pe[15].swap_out, g_pe[15].load_out};
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_19_20_k776320 (
  input  wire        clk,    // clock
  input  wire [11:0] x,      // activation, as decoded radix-4 digits
  output reg  [11:0] x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  input  wire [18:0] p,      // partial sum from the row above
  output reg  [19:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies

  wire [19:0] sum_next;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [15:0] product0 = $signed(x[7:0]) * $signed(w_use);
  assign sum_next =
    {{4{product0[15]}}, product0[15:0]}
    + {1'd0, p[18:0]}
    + 20'b11000010110110000000;
`else
  wire [8:0] row0;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row0_digit (
    .p1(x[0]), .p2(x[1]), .m1n(x[2]), .w(w_use), .q(row0)
  );
  wire [8:0] row1;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row1_digit (
    .p1(x[3]), .p2(x[4]), .m1n(x[5]), .w(w_use), .q(row1)
  );
  wire [8:0] row2;
  systolic_digit #(.WIDTH(8), .P2(1), .M1(1)) row2_digit (
    .p1(x[6]), .p2(x[7]), .m1n(x[8]), .w(w_use), .q(row2)
  );
  wire [8:0] row3;
  systolic_digit_top #(.WIDTH(8)) row3_digit (
    .n1(x[9]), .n2(x[10]), .neg(x[11]), .w(w_use), .q(row3)
  );
  wire s0_0, c0_0;
  systolic_fa a0_0 (.a(p[0]), .b(row0[0]), .ci(~x[2]), .s(s0_0), .co(c0_0));
  wire s1_0, c1_0;
  systolic_fa a1_0 (.a(p[1]), .b(row0[1]), .ci(c0_0), .s(s1_0), .co(c1_0));
  wire s2_0, c2_0;
  systolic_fa a2_0 (.a(p[2]), .b(row0[2]), .ci(row1[0]), .s(s2_0), .co(c2_0));
  wire s2_1, c2_1;
  systolic_fa a2_1 (.a(~x[5]), .b(s2_0), .ci(c1_0), .s(s2_1), .co(c2_1));
  wire s3_0, c3_0;
  systolic_fa a3_0 (.a(p[3]), .b(row0[3]), .ci(row1[1]), .s(s3_0), .co(c3_0));
  wire s4_0, c4_0;
  systolic_fa a4_0 (.a(p[4]), .b(row0[4]), .ci(row1[2]), .s(s4_0), .co(c4_0));
  wire s4_1, c4_1;
  systolic_fa a4_1 (.a(row2[0]), .b(~x[8]), .ci(c3_0), .s(s4_1), .co(c4_1));
  wire s5_0, c5_0;
  systolic_fa a5_0 (.a(p[5]), .b(row0[5]), .ci(row1[3]), .s(s5_0), .co(c5_0));
  wire s5_1, c5_1;
  systolic_fa a5_1 (.a(row2[1]), .b(c4_0), .ci(s5_0), .s(s5_1), .co(c5_1));
  wire s6_0, c6_0;
  systolic_fa a6_0 (.a(p[6]), .b(row0[6]), .ci(row1[4]), .s(s6_0), .co(c6_0));
  wire s6_1, c6_1;
  systolic_fa a6_1 (.a(row2[2]), .b(row3[0]), .ci(x[11]), .s(s6_1), .co(c6_1));
  wire s6_2, c6_2;
  systolic_fa a6_2 (.a(c5_0), .b(s6_0), .ci(s6_1), .s(s6_2), .co(c6_2));
  wire s7_0, c7_0;
  systolic_ha1 a7_0 (.a(p[7]), .b(row0[7]), .s(s7_0), .co(c7_0));
  wire s7_1, c7_1;
  systolic_fa a7_1 (.a(row1[5]), .b(row2[3]), .ci(row3[1]), .s(s7_1), .co(c7_1));
  wire s7_2, c7_2;
  systolic_fa a7_2 (.a(s7_0), .b(c6_0), .ci(c6_1), .s(s7_2), .co(c7_2));
  wire s7_3, c7_3;
  systolic_ha a7_3 (.a(s7_1), .b(c6_2), .s(s7_3), .co(c7_3));
  wire s8_0, c8_0;
  systolic_fa a8_0 (.a(p[8]), .b(row0[8]), .ci(row1[6]), .s(s8_0), .co(c8_0));
  wire s8_1, c8_1;
  systolic_fa a8_1 (.a(row2[4]), .b(row3[2]), .ci(c7_0), .s(s8_1), .co(c8_1));
  wire s8_2, c8_2;
  systolic_fa a8_2 (.a(s8_0), .b(c7_1), .ci(s8_1), .s(s8_2), .co(c8_2));
  wire s8_3, c8_3;
  systolic_ha a8_3 (.a(c7_2), .b(s8_2), .s(s8_3), .co(c8_3));
  wire s9_0, c9_0;
  systolic_fa a9_0 (.a(p[9]), .b(row1[7]), .ci(row2[5]), .s(s9_0), .co(c9_0));
  wire s9_1, c9_1;
  systolic_fa a9_1 (.a(row3[3]), .b(c8_0), .ci(s9_0), .s(s9_1), .co(c9_1));
  wire s9_2, c9_2;
  systolic_fa a9_2 (.a(c8_1), .b(s9_1), .ci(c8_2), .s(s9_2), .co(c9_2));
  wire s10_0, c10_0;
  systolic_fa a10_0 (.a(p[10]), .b(row1[8]), .ci(row2[6]), .s(s10_0), .co(c10_0));
  wire s10_1, c10_1;
  systolic_fa a10_1 (.a(row3[4]), .b(c9_0), .ci(s10_0), .s(s10_1), .co(c10_1));
  wire s10_2, c10_2;
  systolic_ha a10_2 (.a(c9_1), .b(s10_1), .s(s10_2), .co(c10_2));
  wire s11_0, c11_0;
  systolic_ha1 a11_0 (.a(p[11]), .b(row2[7]), .s(s11_0), .co(c11_0));
  wire s11_1, c11_1;
  systolic_fa a11_1 (.a(row3[5]), .b(s11_0), .ci(c10_0), .s(s11_1), .co(c11_1));
  wire s11_2, c11_2;
  systolic_ha a11_2 (.a(s11_1), .b(c10_1), .s(s11_2), .co(c11_2));
  wire s12_0, c12_0;
  systolic_ha1 a12_0 (.a(p[12]), .b(row2[8]), .s(s12_0), .co(c12_0));
  wire s12_1, c12_1;
  systolic_fa a12_1 (.a(row3[6]), .b(c11_0), .ci(s12_0), .s(s12_1), .co(c12_1));
  wire s12_2, c12_2;
  systolic_ha a12_2 (.a(s12_1), .b(c11_1), .s(s12_2), .co(c12_2));
  wire s13_0, c13_0;
  systolic_fa a13_0 (.a(p[13]), .b(row3[7]), .ci(c12_0), .s(s13_0), .co(c13_0));
  wire s13_1, c13_1;
  systolic_ha a13_1 (.a(s13_0), .b(c12_1), .s(s13_1), .co(c13_1));
  wire s14_0, c14_0;
  systolic_ha1 a14_0 (.a(p[14]), .b(row3[8]), .s(s14_0), .co(c14_0));
  wire s14_1, c14_1;
  systolic_ha a14_1 (.a(s14_0), .b(c13_0), .s(s14_1), .co(c14_1));
  wire s15_0, c15_0;
  systolic_ha1 a15_0 (.a(p[15]), .b(c14_0), .s(s15_0), .co(c15_0));
  wire s16_0, c16_0;
  systolic_ha1 a16_0 (.a(p[16]), .b(c15_0), .s(s16_0), .co(c16_0));
  wire s17_0, c17_0;
  systolic_ha1 a17_0 (.a(p[17]), .b(c16_0), .s(s17_0), .co(c17_0));
  wire [16:0] high; // columns 3 and up
  wire unused_low;
  assign {high, unused_low} =
    {1'b1, p[18], s17_0, s16_0, c14_1, c13_1, c12_2, c11_2, c10_2, c9_2, c8_3, c7_3, s7_2, c5_1,
    c4_1, s4_0, c2_0, 1'b1}
    + {1'b0, c17_0, {2{1'b0}}, s15_0, s14_1, s13_1, s12_2, s11_2, s10_2, s9_2, s8_3, s7_3, s6_2,
    s5_1, s4_1, s3_0, c2_1};
  assign sum_next = {high[16:0], s2_1, s1_0, s0_0};
`endif

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q    <= sum_next;
  end
endmodule

// A word, DEPTH clocks later.
module systolic_delay #(
  parameter WIDTH = 8, // bits of a word
  parameter DEPTH = 1  // clocks, at least 1
) (
  input  wire             clk,
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  generate
    if (WIDTH < 1 || DEPTH < 1) begin : g_illegal
      delay_illegal_parameters stop ();
    end
    if (DEPTH == 1) begin : g_one
      reg [WIDTH-1:0] word;
      always @(posedge clk) word <= d;
      assign q = word;
    end else begin : g_line
      reg [WIDTH*DEPTH-1:0] line;
      always @(posedge clk) line <= {line[WIDTH*(DEPTH-1)-1:0], d};
      assign q = line[WIDTH*(DEPTH-1) +: WIDTH];
    end
  endgenerate
endmodule

// A register that takes d only while en is 1.
module systolic_hold #(
  parameter WIDTH = 8
) (
  input  wire             clk,
  input  wire             en,
  input  wire [WIDTH-1:0] d,
  output reg  [WIDTH-1:0] q
);
  always @(posedge clk) if (en) q <= d;
endmodule

// Counts the results that a buffer promises, holds and gives to a stream.
(* gatewright_inline *)
module systolic_results #(
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

// A memory: one write port, one synchronous read port, or with SINGLE one port for both. rdata
// holds while re is 0. Reading a word in the cycle that writes it gives the old word here; memories
// that take the place of this cell may give garbage unless their user asks for more.
(* gatewright_ram *)
module systolic_ram #(
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

// The triangle that turns a row of words into a diagonal: lane i leaves i clocks later.
module systolic_skew #(
  parameter LANES = 4, // at least 2
  parameter WIDTH = 8  // bits of a lane
) (
  input  wire                   clk,
  input  wire [LANES*WIDTH-1:0] d,
  output wire [LANES*WIDTH-1:0] q
);
  localparam BLOCK = 16; // long lanes are chains of this many clocks: few distinct modules

  wire [LANES*WIDTH-1:0] lanes;

  assign lanes[WIDTH-1:0] = d[WIDTH-1:0];

  genvar i, j;
  generate
    if (LANES < 2 || WIDTH < 1) begin : g_illegal
      skew_illegal_parameters stop ();
    end
    for (i = 1; i < LANES; i = i + 1) begin : g_lane
      wire [(i/BLOCK+1)*WIDTH-1:0] at; // after each whole block
      assign at[WIDTH-1:0] = d[i*WIDTH +: WIDTH];
      for (j = 0; j < i / BLOCK; j = j + 1) begin : g_block
        systolic_delay #(.WIDTH(WIDTH), .DEPTH(BLOCK)) block
          (.clk(clk), .d(at[j*WIDTH +: WIDTH]), .q(at[(j+1)*WIDTH +: WIDTH]));
      end
      if (i % BLOCK == 0) begin : g_whole
        assign lanes[i*WIDTH +: WIDTH] = at[i/BLOCK*WIDTH +: WIDTH];
      end else begin : g_rest
        systolic_delay #(.WIDTH(WIDTH), .DEPTH(i % BLOCK)) rest
          (.clk(clk), .d(at[i/BLOCK*WIDTH +: WIDTH]), .q(lanes[i*WIDTH +: WIDTH]));
      end
    end
  endgenerate
  systolic_join #(.WIDTH(LANES*WIDTH)) join_q (.d(lanes), .q(q));
endmodule

// One bit on its way down a line: q[i] is d, i clocks later.
module systolic_taps #(
  parameter TAPS = 4 // at least 2
) (
  input  wire            clk,
  input  wire            d,
  output wire [TAPS-1:0] q
);
  generate
    if (TAPS < 2) begin : g_illegal
      taps_illegal_parameters stop ();
    end
  endgenerate

  reg [TAPS-1:1] line;
  always @(posedge clk) line <= q[TAPS-2:0];
  assign q = {line, d};
endmodule

// One of LANES enables, when index falls in FIRST .. FIRST+LANES-1.
module systolic_onehot #(
  parameter LANES   = 4, // enables
  parameter FIRST   = 0, // index of lane 0
  parameter INDEX_W = 2  // bits of the index
) (
  input  wire               en,
  input  wire [INDEX_W-1:0] index,
  output wire [LANES-1:0]   q
);
  genvar i;
  generate
    if (LANES < 1 || FIRST + LANES > (1 << INDEX_W)) begin : g_illegal
      onehot_illegal_parameters stop ();
    end
    for (i = 0; i < LANES; i = i + 1) begin : g_lane
      localparam [31:0] MINE = FIRST + i;
      assign q[i] = en & (index == MINE[INDEX_W-1:0]);
    end
  endgenerate
endmodule

// A number as radix-4 digits, decoded to the lines that select rows of products, low digit first.
// All digits but the top one are of {-1, 0, 1, 2}: lines {m1n, p2, p1}. The top digit takes
//   signed, even WIDTH    {-2, -1, 0, 1, 2}  lines {neg, n2, n1}
//   signed, odd WIDTH     {-1, 0, 1}         lines {m1n, p1}
//   unsigned, even WIDTH  {0, 1}             line  p1, a digit of its own for the last carry
//   unsigned, odd WIDTH   {0, 1, 2}          lines {p2, p1}
(* gatewright_inline *)
module systolic_recode #(
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

// A vector whose parts have drivers of their own, as one: q is d. Synthesis finds no logic in it.
// Icarus passes such a vector on whole for every part that changes; behind an operator once.
(* gatewright_inline *)
module systolic_join #(
  parameter WIDTH = 8
) (
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  assign q = d ^ {WIDTH{1'b0}};
endmodule

// A row of partial products: a digit of {-1, 0, 1, 2} times w. The digit comes decoded, at most one
// line active. -1 gives the ones' complement: its + 1 is added elsewhere. The sign bit comes
// inverted: q means q - 2**(WIDTH+P2-1), so that rows add up without sign extension.
(* gatewright_inline *)
module systolic_digit #(
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
        systolic_aoi22 select (.a(p1), .b(once[i]), .c(p2), .d(twice[i]), .y(none));
      end else begin : g_one
        assign none = ~(p1 & once[i]);
      end
      if (M1) begin : g_minus
        systolic_oai21 merge (.a(m1n), .b(once[i]), .c(none), .y(bit_i));
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
module systolic_digit_top #(
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
      systolic_mux2n turn (.s(neg), .a(~w[i]), .b(w[i]), .y(turned[i]));
      if (i == 0) begin : g_low
        systolic_oai22 select (.a(n1), .b(turned[0]), .c(n2), .d(~neg), .y(q[0]));
      end else begin : g_select
        systolic_oai22 select (.a(n1), .b(turned[i]), .c(n2), .d(turned[i-1]), .y(q[i]));
      end
    end
  endgenerate
  assign q[WIDTH] = (n1 & n2) | turned[WIDTH-1];
`endif
endmodule

// Half adder: {co, s} = a + b.
(* gatewright_inline *)
module systolic_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module systolic_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  systolic_fa_s  sum   (s, a, b, ci);
  systolic_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive systolic_fa_s (output s, input a, input b, input ci);
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
primitive systolic_fa_co (output co, input a, input b, input ci);
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
module systolic_ha1 (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = ~(a ^ b);
  assign co = a | b;
endmodule

// y = ~((a & b) | (c & d)).
(* gatewright_inline *)
module systolic_aoi22 (
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
module systolic_oai21 (
  input  wire a,
  input  wire b,
  input  wire c,
  output wire y
);
  assign y = ~((a | b) & c);
endmodule

// y = ~(s ? a : b).
(* gatewright_inline *)
module systolic_mux2n (
  input  wire s,
  input  wire a,
  input  wire b,
  output wire y
);
  assign y = ~(s ? a : b);
endmodule

// y = ~((a | b) & (c | d)).
(* gatewright_inline *)
module systolic_oai22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a | b) & (c | d));
endmodule

`default_nettype wire
