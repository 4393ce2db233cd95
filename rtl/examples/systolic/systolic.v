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

  systolic_control control (
    .clk(clk), .rst(rst),
    .w_tvalid(s_axis_w_tvalid), .w_tready(s_axis_w_tready),
    .a_tvalid(s_axis_a_tvalid), .a_tready(s_axis_a_tready), .a_tlast(s_axis_a_tlast),
    .a_tuser(s_axis_a_tuser),
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
      systolic_column column (
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

// Admits weights and activations, and keeps the books of the results.
module systolic_control (
  input  wire       clk,        // clock
  input  wire       rst,        // synchronous reset
  input  wire       w_tvalid,   // weight stream
  output wire       w_tready,   // weight stream
  input  wire       a_tvalid,   // activation stream
  output wire       a_tready,   // activation stream
  input  wire       a_tlast,    // activation stream
  input  wire [1:0] a_tuser,    // activation stream: {send, overwrite}
  output reg        swap,       // the row in x begins a tile
  output wire       load,       // the held weights go into the array
  output wire [3:0] load_row,   // to this row
  output wire       valid,      // to column 0: a sum comes next clock
  output wire       overwrite,  // to column 0
  output wire       send,       // to column 0
  output wire [7:0] row,        // to column 0: accumulator
  output reg        err,        // sticky: a tile was longer than the accumulators
  output reg        c_tvalid,   // result stream
  input  wire       c_tready,   // result stream
  output wire       c_tlast,    // result stream
  output wire [5:0] slot,       // result buffer place that column 0 writes next
  input  wire       row_stored, // the last column writes: a row is whole
  output wire       read,       // read the result buffer
  output reg  [5:0] read_slot   // at this place
);
  // Weights: one beat waits in the input register, one tile in the array.
  reg w_full;       // the input register holds a beat
  reg tile_waits;   // the array holds a whole tile that no activation has used yet
  reg [3:0] w_beat; // beats of this tile accepted
  reg [3:0] w_row;  // row the held beat is for
  reg [1:0] tiles;  // tiles accepted, not yet taken by a first activation row
  wire w_take  = w_tvalid & w_tready;
  wire w_last  = w_take & (w_beat == 4'd15);

  assign w_tready = ~w_full | load;
  assign load     = w_full & ((w_row != 4'd0) | ~tile_waits | swap);
  assign load_row = w_row;

  // Activations: a first row needs its weights, any row needs room in the result buffer.
  reg a_first;    // the next row begins a tile
  reg [6:0] room; // results the buffer can still promise
  wire a_take = a_tvalid & a_tready;
  wire a_send = a_take & a_tuser[1];
  wire c_take = c_tvalid & c_tready;

  assign a_tready = (~a_first | (tiles != 2'd0)) & (room != 7'd0);

  always @(posedge clk) begin
    w_full <= w_take | (w_full & ~load);
    if (w_take) w_beat <= w_last ? 4'd0 : w_beat + 4'd1;
    if (load) w_row <= (w_row == 4'd15) ? 4'd0 : w_row + 4'd1;
    tile_waits <= (load & (w_row == 4'd15)) | (tile_waits & ~swap);
    tiles <= tiles + {1'b0, w_last} - {1'b0, a_take & a_first};
    swap <= a_take & a_first;
    if (a_take) a_first <= a_tlast;
    room <= room - {6'd0, a_send} + {6'd0, c_take};
    if (rst) begin
      w_full     <= 1'b0;
      w_beat     <= 4'd0;
      w_row      <= 4'd0;
      tile_waits <= 1'b0;
      tiles      <= 2'd0;
      swap       <= 1'b0;
      a_first    <= 1'b1;
      room       <= 7'd64;
    end
  end

  // The row's flags wait while the array works on it.
  reg [16:0] valid_line;
  reg [16:0] last_line;
  wire out_last = last_line[16];

  always @(posedge clk) begin
    valid_line <= rst ? 17'd0 : {valid_line[15:0], a_take};
    last_line  <= {last_line[15:0], a_tlast};
  end
  assign valid = valid_line[16];

  reg [16:0] overwrite_line;
  reg [16:0] send_line;
  reg [7:0] out_row;
  reg beyond; // the tile goes on after the last accumulator
  reg store_b, store_c, last_b, last_c;

  assign overwrite = overwrite_line[16];
  assign send      = send_line[16];
  assign row       = out_row;

  always @(posedge clk) begin
    overwrite_line <= {overwrite_line[15:0], a_tuser[0]};
    send_line      <= {send_line[15:0], a_tuser[1]};
    store_b <= valid & send & ~rst;
    store_c <= store_b & ~rst;
    last_b  <= out_last;
    last_c  <= last_b;
    if (valid) begin
      if (out_last) out_row <= 8'd0;
      else if (out_row != 8'd255) out_row <= out_row + 8'd1;
      beyond <= ~out_last & (out_row == 8'd255);
      if (beyond & ~(overwrite & send)) err <= 1'b1;
    end
    if (rst) begin
      out_row <= 8'd0;
      beyond  <= 1'b0;
      err     <= 1'b0;
    end
  end

  // Results: column c is written c clocks after column 0; a row is whole when the last one is.
  reg [5:0] slot_count;
  reg [6:0] whole; // whole rows not yet read

  assign slot = slot_count;
  assign read = (whole != 7'd0) & (~c_tvalid | c_tready);

  systolic_ram #(.WIDTH(1), .DEPTH(64), .ADDR_W(6)) lasts (
    .clk(clk),
    .we(store_c), .waddr(slot_count), .wdata(last_c),
    .re(read), .raddr(read_slot), .rdata(c_tlast)
  );

  always @(posedge clk) begin
    if (store_c) slot_count <= slot_count + 6'd1;
    if (read) read_slot <= read_slot + 6'd1;
    whole <= whole + {6'd0, row_stored} - {6'd0, read};
    c_tvalid <= read | (c_tvalid & ~c_tready);
    if (rst) begin
      slot_count <= 6'd0;
      read_slot  <= 6'd0;
      whole      <= 7'd0;
      c_tvalid   <= 1'b0;
    end
  end
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
  wire [127:0] x_held; // x, once swap is ahead of it
  wire [127:0] x_row;  // on the diagonal
  wire [15:0] swap_row;
  wire [15:0] load_in; // one-hot: row that takes the weights on its bus
  wire [127:0] w_bus0; // weights, on the diagonal; a bus for 16 rows
  wire [4:0] load_at0; // {load, row} beside it

  systolic_delay #(.WIDTH(128), .DEPTH(1)) hold_x (.clk(clk), .d(x), .q(x_held));
  systolic_skew #(.LANES(16), .WIDTH(8)) skew_x (.clk(clk), .d(x_held), .q(x_row));
  systolic_taps #(.TAPS(16)) skew_swap (.clk(clk), .d(swap), .q(swap_row));
  systolic_skew #(.LANES(16), .WIDTH(8)) skew_w (.clk(clk), .d(w), .q(w_bus0));
  assign load_at0 = {load, load_row};

  systolic_onehot #(.LANES(16), .FIRST(0), .INDEX_W(4)) pick0 (
    .en(load_at0[4]), .index(load_at0[3:0]), .q(load_in[15:0])
  );
  wire [255:0] p0;
  systolic_row_0_16 row0 (
    .clk(clk), .x(x_row[7:0]), .swap(swap_row[0]), .load(load_in[0]),
    .w(w_bus0), .p_q(p0)
  );
  wire [271:0] p1;
  systolic_row_16_17 row1 (
    .clk(clk), .x(x_row[15:8]), .swap(swap_row[1]), .load(load_in[1]),
    .w(w_bus0), .p(p0), .p_q(p1)
  );
  wire [271:0] p2;
  systolic_row_17_17 row2 (
    .clk(clk), .x(x_row[23:16]), .swap(swap_row[2]), .load(load_in[2]),
    .w(w_bus0), .p(p1), .p_q(p2)
  );
  wire [287:0] p3;
  systolic_row_17_18 row3 (
    .clk(clk), .x(x_row[31:24]), .swap(swap_row[3]), .load(load_in[3]),
    .w(w_bus0), .p(p2), .p_q(p3)
  );
  wire [287:0] p4;
  systolic_row_18_18 row4 (
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
  wire [303:0] p7;
  systolic_row_18_19 row7 (
    .clk(clk), .x(x_row[63:56]), .swap(swap_row[7]), .load(load_in[7]),
    .w(w_bus0), .p(p6), .p_q(p7)
  );
  wire [303:0] p8;
  systolic_row_19_19 row8 (
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
  systolic_row_19_19 row14 (
    .clk(clk), .x(x_row[119:112]), .swap(swap_row[14]), .load(load_in[14]),
    .w(w_bus0), .p(p13), .p_q(p14)
  );
  wire [319:0] p15;
  systolic_row_19_20 row15 (
    .clk(clk), .x(x_row[127:120]), .swap(swap_row[15]), .load(load_in[15]),
    .w(w_bus0), .p(p14), .p_q(p15)
  );

  assign y = p15;
`else
  // The same array for simulation at speed: a row of x meets all weights in one clock, and the
  // sums wait in a line for as long as the diagonal of the real array takes. Port for port and
  // clock for clock the same as the structure above.
  /* verilator lint_off BLKSEQ */
  localparam LINE_W = 6; // the line holds 2**LINE_W rows of sums
  integer w_use  [0:255];
  integer w_next [0:255];
  integer x_now  [0:15];
  integer sum    [0:15];
  integer line   [0:(1<<LINE_W)*16-1];
  reg [319:0] y_fast;
  reg [LINE_W-1:0] at;
  reg [LINE_W-1:0] from;
  integer r, c, k;
  integer x_r;

  initial at = 0; // a free-running place in the line: any start will do

  always @(posedge clk) begin
    for (c = 0; c < 16; c = c + 1) sum[c] = 0;
    for (r = 0; r < 16; r = r + 1) begin
      x_r = x_now[r];
      for (c = 0; c < 16; c = c + 1) sum[c] = sum[c] + x_r * w_use[r*16+c];
    end
    for (c = 0; c < 16; c = c + 1) begin
      line[at*16+c] = sum[c];
      from = at - (15 + c);
      k = from;
      y_fast[c*20 +: 20] <= line[k*16+c][19:0];
    end
    at = at + 1'b1;
    for (r = 0; r < 16; r = r + 1) x_now[r] = $signed(x[r*8 +: 8]);
    if (swap) for (k = 0; k <= 255; k = k + 1) w_use[k] = w_next[k];
    if (load)
      for (c = 0; c < 16; c = c + 1) begin
        k = load_row * 16 + c;
        w_next[k] = $signed(w[c*8 +: 8]);
      end
  end
  assign y = y_fast;
  /* verilator lint_on BLKSEQ */
`endif
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_0_16 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  output wire [255:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_0_16 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p_q(p_q[c*16 +: 16])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_0_16 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
  input  wire        swap,   // the waiting weight takes over, one clock ahead of its x
  output reg         swap_q, // swap for the next column
  input  wire        load,   // w is for this element
  output reg         load_q, // load for the next column
  input  wire [7:0]  w,      // weight
  output reg  [15:0] p_q     // partial sum with this product
);
  reg [7:0] w_next; // waits for its tile
  reg [7:0] w_use;  // multiplies
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= product;
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_16_17 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [255:0] p,    // partial sums from above
  output wire [271:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_16_17 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*16 +: 16]),
        .p_q(p_q[c*17 +: 17])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_16_17 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= {{1{p[15]}}, p} + {{1{product[15]}}, product};
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_17_17 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [271:0] p,    // partial sums from above
  output wire [271:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_17_17 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*17 +: 17]),
        .p_q(p_q[c*17 +: 17])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_17_17 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= p + {{1{product[15]}}, product};
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_17_18 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [271:0] p,    // partial sums from above
  output wire [287:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_17_18 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*17 +: 17]),
        .p_q(p_q[c*18 +: 18])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_17_18 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= {{1{p[16]}}, p} + {{2{product[15]}}, product};
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_18_18 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [287:0] p,    // partial sums from above
  output wire [287:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_18_18 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*18 +: 18]),
        .p_q(p_q[c*18 +: 18])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_18_18 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= p + {{2{product[15]}}, product};
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_18_19 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [287:0] p,    // partial sums from above
  output wire [303:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_18_19 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*18 +: 18]),
        .p_q(p_q[c*19 +: 19])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_18_19 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= {{1{p[17]}}, p} + {{3{product[15]}}, product};
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_19_19 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [303:0] p,    // partial sums from above
  output wire [303:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_19_19 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*19 +: 19]),
        .p_q(p_q[c*19 +: 19])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_19_19 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= p + {{3{product[15]}}, product};
  end
endmodule

// A row of processing elements; x, swap and load pass to the right.
module systolic_row_19_20 (
  input  wire         clk,  // clock
  input  wire [7:0]   x,    // activation of this row
  input  wire         swap, // to column 0
  input  wire         load, // to column 0
  input  wire [127:0] w,    // weights, column 0 lowest
  input  wire [303:0] p,    // partial sums from above
  output wire [319:0] p_q   // partial sums down
);
  /* verilator no_inline_module */ // one C++ function a row: large arrays stay buildable
  wire [7:0] x_at [0:16]; // entering PE c
  wire swap_at [0:16];
  wire load_at [0:16];

  assign x_at[0]    = x;
  assign swap_at[0] = swap;
  assign load_at[0] = load;

  genvar c;
  generate
    for (c = 0; c < 16; c = c + 1) begin : g_pe
      systolic_pe_19_20 pe (
        .clk(clk),
        .x(x_at[c]), .x_q(x_at[c+1]),
        .swap(swap_at[c]), .swap_q(swap_at[c+1]),
        .load(load_at[c]), .load_q(load_at[c+1]),
        .w(w[c*8 +: 8]),
        .p(p[c*19 +: 19]),
        .p_q(p_q[c*20 +: 20])
      );
    end
  endgenerate
endmodule

// Processing element: p_q = p + x * weight, one clock. A second weight waits behind the one in use.
module systolic_pe_19_20 (
  input  wire        clk,    // clock
  input  wire [7:0]  x,      // activation
  output reg  [7:0]  x_q,    // x for the next column
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
  wire signed [15:0] product = $signed(x) * $signed(w_use);

  always @(posedge clk) begin
    x_q    <= x;
    swap_q <= swap;
    load_q <= load;
    if (load) w_next <= w;
    if (swap) w_use <= w_next;
    p_q <= {{1{p[18]}}, p} + {{4{product[15]}}, product};
  end
endmodule

// Accumulators and result buffer of one column.
module systolic_column (
  input  wire        clk,         // clock
  input  wire        rst,         // synchronous reset
  input  wire        valid,       // a row of A comes out of the array next clock
  output reg         valid_q,     // valid for the next column
  input  wire        overwrite,   // its sums replace the accumulator
  output reg         overwrite_q, // overwrite for the next column
  input  wire        send,        // its total is a result
  output reg         send_q,      // send for the next column
  input  wire [7:0]  row,         // its accumulator
  output reg  [7:0]  row_q,       // row for the next column
  input  wire [5:0]  slot,        // place in the result buffer of the row written next
  output reg  [5:0]  slot_q,      // slot for the next column
  input  wire [19:0] p,           // sum from the array
  output wire        stored,      // a result is being written
  input  wire        read,        // read a result
  input  wire [5:0]  read_slot,   // from this place
  output wire [31:0] result       // what was read, from the clock after
);
  // The row's flags come one clock before its sum p, two before the new total is in the
  // accumulator.
  wire signed [31:0] held; // the accumulator, before this row
  wire signed [31:0] base = held;
  wire signed [31:0] total = {{12{p[19]}}, p} + (overwrite_q ? 32'd0 : base);
  reg  signed [31:0] total_q;
  reg  store;

  systolic_ram #(.WIDTH(32), .DEPTH(256), .ADDR_W(8)) accumulators (
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

  systolic_ram #(.WIDTH(32), .DEPTH(64), .ADDR_W(6)) results (
    .clk(clk),
    .we(store), .waddr(slot), .wdata(total_q),
    .re(read), .raddr(read_slot), .rdata(result)
  );
  assign stored = store;
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
      systolic_delay_illegal_parameters stop ();
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

// A memory: one write port, one synchronous read port. rdata holds while re is 0; reading a word in
// the cycle that writes it gives the old word or garbage, so clients forward.
(* gatewright_ram *)
module systolic_ram #(
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
      systolic_ram_illegal_parameters stop ();
    end
  endgenerate

  reg [WIDTH-1:0] words [0:DEPTH-1];

  always @(posedge clk) begin
    if (we) words[waddr] <= wdata;
    if (re) rdata <= words[raddr];
  end
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

  assign q[WIDTH-1:0] = d[WIDTH-1:0];

  genvar i, j;
  generate
    if (LANES < 2 || WIDTH < 1) begin : g_illegal
      systolic_skew_illegal_parameters stop ();
    end
    for (i = 1; i < LANES; i = i + 1) begin : g_lane
      wire [(i/BLOCK+1)*WIDTH-1:0] at; // after each whole block
      assign at[WIDTH-1:0] = d[i*WIDTH +: WIDTH];
      for (j = 0; j < i / BLOCK; j = j + 1) begin : g_block
        systolic_delay #(.WIDTH(WIDTH), .DEPTH(BLOCK)) block
          (.clk(clk), .d(at[j*WIDTH +: WIDTH]), .q(at[(j+1)*WIDTH +: WIDTH]));
      end
      if (i % BLOCK == 0) begin : g_whole
        assign q[i*WIDTH +: WIDTH] = at[i/BLOCK*WIDTH +: WIDTH];
      end else begin : g_rest
        systolic_delay #(.WIDTH(WIDTH), .DEPTH(i % BLOCK)) rest
          (.clk(clk), .d(at[i/BLOCK*WIDTH +: WIDTH]), .q(q[i*WIDTH +: WIDTH]));
      end
    end
  endgenerate
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
      systolic_taps_illegal_parameters stop ();
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
      systolic_onehot_illegal_parameters stop ();
    end
    for (i = 0; i < LANES; i = i + 1) begin : g_lane
      localparam [31:0] MINE = FIRST + i;
      assign q[i] = en & (index == MINE[INDEX_W-1:0]);
    end
  endgenerate
endmodule

`default_nettype wire
