// SPDX-License-Identifier: Apache-2.0
// softmax: softmax of rows of up to 256 8-bit values, 4 values a clock, 8-bit powers and their sum.
// Made by: gatewright gen softmax (version 0.1.0)
`default_nettype none

// Top: rows in a buffer, a lane for each value of a beat, the sum of a row.
module softmax (
  input  wire        clk,             // clock
  input  wire        rst,             // synchronous reset, active high; streams begin with a row
  input  wire [31:0] s_axis_x_tdata,  // values of a row
  input  wire        s_axis_x_tvalid, // values
  output wire        s_axis_x_tready, // low while two rows wait
  input  wire        s_axis_x_tlast,  // last beat of the row
  input  wire [19:0] s_axis_x_tuser,  // {c in the first beat, a keep bit per lane in the last}
  output wire [31:0] m_axis_p_tdata,  // powers
  output wire        m_axis_p_tvalid, // powers
  input  wire        m_axis_p_tready, // powers
  output wire        m_axis_p_tlast,  // last beat of the row
  output wire [31:0] m_axis_p_tuser,  // in the last beat, the sum of the row's powers
  output wire        err              // sticky: a row was longer than n_max; its results are wrong
);
  localparam LANES = 4;
  localparam X_W   = 8;
  localparam P_W   = 8;
  localparam I_W   = 10; // bits of an octave
  reg out_valid;
  wire step = ~out_valid | m_axis_p_tready; // all that is read moves
  wire valid, head, last;
  wire [LANES-1:0] on;
  wire [15:0] factor;
  wire [LANES*X_W-1:0] word;

  softmax_rows #(.LANES(4), .X_W(8), .DEPTH(64)) rows (
    .clk(clk), .rst(rst),
    .x(s_axis_x_tdata[LANES*X_W-1:0]),
    .x_tvalid(s_axis_x_tvalid), .x_tready(s_axis_x_tready), .x_tlast(s_axis_x_tlast),
    .keep(s_axis_x_tuser[LANES-1:0]), .c(s_axis_x_tuser[LANES +: 16]),
    .step(step), .valid(valid), .head(head), .last(last), .on(on),
    .factor(factor), .word(word), .err(err)
  );

  // What is known of a beat, stage by stage; the largest value itself leaves no result.
  reg [1:0] some, ends; // scaled; powers
  reg heads;
  reg [LANES-1:0] on_scaled, on_power;
  wire [LANES*I_W-1:0] octaves;
  reg [I_W-1:0] top; // octave of the row's largest value
  reg out_last;
  reg [LANES*P_W-1:0] out;
  wire [LANES*P_W-1:0] p;
  reg [31:0] earlier; // the sum of the row's beats that have left
  reg [31:0] sum;
  reg again; // the next beat begins a row
  reg [31:0] total;
  integer i;
  wire unused = &{1'b0, octaves[LANES*I_W-1:I_W]};

  always @* begin
    total = again ? 32'd0 : earlier;
    for (i = 0; i < LANES; i = i + 1) total = total + {24'd0, p[P_W*i +: P_W]};
  end

  always @(posedge clk) begin
    if (step) begin
      some      <= {some[0] & ~heads, valid};
      heads     <= head;
      ends      <= {ends[0], last};
      on_scaled <= on;
      on_power  <= on_scaled;
      if (heads & some[0]) top <= octaves[I_W-1:0];
      out_valid <= some[1];
      out_last  <= ends[1];
      out       <= p;
      sum       <= total;
      if (some[1]) begin
        earlier <= total;
        again  <= ends[1];
      end
    end
    if (rst) begin
      some      <= 2'b00;
      out_valid <= 1'b0;
      again     <= 1'b1;
    end
  end

  genvar k;
  generate
    for (k = 0; k < LANES; k = k + 1) begin : g_lane
      softmax_lane lane (
        .clk(clk), .en(step), .c(factor), .x(word[X_W*k +: X_W]),
        .octave(octaves[I_W*k +: I_W]), .top(top), .on(on_power[k]), .p(p[P_W*k +: P_W])
      );
    end
  endgenerate

  assign m_axis_p_tvalid = out_valid & ~rst;
  assign m_axis_p_tlast  = out_last;
  assign m_axis_p_tuser  = sum;
  assign m_axis_p_tdata = out;
endmodule

// Rows on their way through a buffer of two: beats come in, and once a row is whole it is read, its
// largest value ahead of its beats.
module softmax_rows #(
  parameter LANES = 4,  // values of a beat
  parameter X_W   = 8,  // bits of a value, two's complement
  parameter DEPTH = 64  // beats of the longest row, at least 2
) (
  input  wire                 clk,
  input  wire                 rst,
  input  wire [LANES*X_W-1:0] x,        // stream of beats
  input  wire                 x_tvalid,
  output wire                 x_tready,
  input  wire                 x_tlast,  // last beat of a row
  input  wire [LANES-1:0]     keep,     // in the last beat: lanes that count
  input  wire [15:0]          c,        // in the first beat: the row's factor
  input  wire                 step,     // what is read moves on
  output reg                  valid,    // a beat, or the largest value, comes
  output reg                  head,     // it is the largest value, in all lanes
  output reg                  last,     // it is the row's last beat
  output wire [LANES-1:0]     on,       // lanes that count
  output reg  [15:0]          factor,   // of the row
  output wire [LANES*X_W-1:0] word,     // the values
  output reg                  err       // sticky: a row was longer than the buffer
);
  localparam ADDR_W   = $clog2(DEPTH);
  localparam LAST_ROW = DEPTH - 1;
  localparam [X_W-1:0] LEAST = {1'b1, {(X_W-1){1'b0}}};
  localparam [ADDR_W-1:0] ONE = 1;

  generate
    if (LANES < 1 || X_W < 2 || DEPTH < 2) begin : g_illegal
      rows_illegal_parameters stop ();
    end
  endgenerate

  // Of the two rows: whole, and not yet read; what is known of them.
  reg [1:0] whole;
  reg [ADDR_W-1:0] length [0:1]; // place of the last beat
  reg [LANES-1:0] kept [0:1];
  reg [15:0] scale [0:1];
  reg [X_W-1:0] most [0:1];

  // A row comes in.
  reg into, first;
  reg [ADDR_W-1:0] place;
  reg [X_W-1:0] so_far; // the largest value before this beat
  reg [X_W-1:0] now;    // and with it
  integer i;
  wire take = x_tvalid & x_tready;
  wire full = place == LAST_ROW[ADDR_W-1:0];

  assign x_tready = ~whole[into];

  always @* begin
    now = first ? LEAST : so_far;
    for (i = 0; i < LANES; i = i + 1)
      if (keep[i] | ~x_tlast)
        if ($signed(x[X_W*i +: X_W]) > $signed(now)) now = x[X_W*i +: X_W];
  end

  // A row goes out: first its largest value, then its beats.
  reg from, begun;
  reg [ADDR_W-1:0] at;
  wire issue = step & whole[from];
  wire ends  = issue & begun & (at == length[from]);
  reg [LANES-1:0] ends_on;
  reg [X_W-1:0] largest;
  wire [LANES*X_W-1:0] read;

  always @(posedge clk) begin
    if (take) begin
      so_far <= now;
      first  <= x_tlast;
      if (first) scale[into] <= c;
      place <= x_tlast ? {ADDR_W{1'b0}} : full ? place : place + ONE;
      if (full & ~x_tlast) err <= 1'b1;
      if (x_tlast) begin
        length[into] <= place;
        kept[into]   <= keep;
        most[into]   <= now;
        whole[into]  <= 1'b1;
        into         <= ~into;
      end
    end
    if (step) begin
      valid <= whole[from];
      head  <= ~begun;
      last  <= begun & (at == length[from]);
    end
    if (issue) begin
      begun   <= ~ends;
      at      <= (begun & ~ends) ? at + ONE : {ADDR_W{1'b0}};
      factor  <= scale[from];
      largest <= most[from];
      ends_on <= kept[from];
      if (ends) begin
        whole[from] <= 1'b0;
        from        <= ~from;
      end
    end
    if (rst) begin
      whole <= 2'b00;
      into  <= 1'b0;
      from  <= 1'b0;
      first <= 1'b1;
      begun <= 1'b0;
      place <= {ADDR_W{1'b0}};
      at    <= {ADDR_W{1'b0}};
      valid <= 1'b0;
      err   <= 1'b0;
    end
  end

  softmax_ram #(.WIDTH(LANES*X_W), .DEPTH(2 << ADDR_W), .ADDR_W(ADDR_W+1)) beats (
    .clk(clk),
    .we(take), .waddr({into, place}), .wdata(x),
    .re(issue), .raddr({from, at}), .rdata(read)
  );

  assign word = head ? {LANES{largest}} : read;
  assign on   = last ? ends_on : {LANES{1'b1}};
endmodule

// A value and its power, three stages.
module softmax_lane (
  input  wire        clk,    // clock
  input  wire        en,     // the stages move
  input  wire [15:0] c,      // the row's factor
  input  wire [7:0]  x,      // a value
  output reg  [9:0]  octave, // a clock later: the whole part of c*x
  input  wire [9:0]  top,    // that of the row's largest value
  input  wire        on,     // two clocks later: the value counts
  output wire [7:0]  p       // two clocks later: its power
);
  localparam F_W = 8; // bits of a fraction of an octave
  localparam P   = 8; // of its power
  localparam I_W = 10;
  wire [23:0] product;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  wire [24:0] pproduct0 = $signed({{9{x[7]}}, x}) * $signed({1'b0, c});
  wire [0:0] unused_pproduct0 = pproduct0[24:24]; // wraps
  assign product =
    {pproduct0[23:0]}
    + 24'b000000000000000000100000;
`else
  wire [11:0] digits; // x in radix 4
  softmax_recode #(.WIDTH(8), .SIGNED(1), .LINES(12)) recode_digits (.x(x), .q(digits));
  wire [17:0] xrow0;
  softmax_digit #(.WIDTH(17), .P2(1), .M1(1)) xrow0_digit (
    .p1(digits[0]), .p2(digits[1]), .m1n(digits[2]), .w({1'b0, c}), .q(xrow0)
  );
  wire [17:0] xrow1;
  softmax_digit #(.WIDTH(17), .P2(1), .M1(1)) xrow1_digit (
    .p1(digits[3]), .p2(digits[4]), .m1n(digits[5]), .w({1'b0, c}), .q(xrow1)
  );
  wire [17:0] xrow2;
  softmax_digit #(.WIDTH(17), .P2(1), .M1(1)) xrow2_digit (
    .p1(digits[6]), .p2(digits[7]), .m1n(digits[8]), .w({1'b0, c}), .q(xrow2)
  );
  wire [17:0] xrow3;
  softmax_digit_top #(.WIDTH(17)) xrow3_digit (
    .n1(digits[9]), .n2(digits[10]), .neg(digits[11]), .w({1'b0, c}), .q(xrow3)
  );
  wire ps0_0, pc0_0;
  softmax_ha pa0_0 (.a(xrow0[0]), .b(~digits[2]), .s(ps0_0), .co(pc0_0));
  wire ps1_0, pc1_0;
  softmax_ha pa1_0 (.a(xrow0[1]), .b(pc0_0), .s(ps1_0), .co(pc1_0));
  wire ps2_0, pc2_0;
  softmax_fa pa2_0 (.a(xrow0[2]), .b(xrow1[0]), .ci(~digits[5]), .s(ps2_0), .co(pc2_0));
  wire ps2_1, pc2_1;
  softmax_ha pa2_1 (.a(pc1_0), .b(ps2_0), .s(ps2_1), .co(pc2_1));
  wire ps3_0, pc3_0;
  softmax_fa pa3_0 (.a(xrow0[3]), .b(xrow1[1]), .ci(pc2_0), .s(ps3_0), .co(pc3_0));
  wire ps3_1, pc3_1;
  softmax_ha pa3_1 (.a(pc2_1), .b(ps3_0), .s(ps3_1), .co(pc3_1));
  wire ps4_0, pc4_0;
  softmax_fa pa4_0 (.a(xrow0[4]), .b(xrow1[2]), .ci(xrow2[0]), .s(ps4_0), .co(pc4_0));
  wire ps4_1, pc4_1;
  softmax_fa pa4_1 (.a(~digits[8]), .b(ps4_0), .ci(pc3_0), .s(ps4_1), .co(pc4_1));
  wire ps4_2, pc4_2;
  softmax_ha pa4_2 (.a(pc3_1), .b(ps4_1), .s(ps4_2), .co(pc4_2));
  wire ps5_0, pc5_0;
  softmax_fa pa5_0 (.a(xrow0[5]), .b(xrow1[3]), .ci(xrow2[1]), .s(ps5_0), .co(pc5_0));
  wire ps5_1, pc5_1;
  softmax_fa pa5_1 (.a(pc4_0), .b(ps5_0), .ci(pc4_1), .s(ps5_1), .co(pc5_1));
  wire ps5_2, pc5_2;
  softmax_ha1 pa5_2 (.a(pc4_2), .b(ps5_1), .s(ps5_2), .co(pc5_2));
  wire ps6_0, pc6_0;
  softmax_fa pa6_0 (.a(xrow0[6]), .b(xrow1[4]), .ci(xrow2[2]), .s(ps6_0), .co(pc6_0));
  wire ps6_1, pc6_1;
  softmax_fa pa6_1 (.a(xrow3[0]), .b(digits[11]), .ci(pc5_0), .s(ps6_1), .co(pc6_1));
  wire ps6_2, pc6_2;
  softmax_fa pa6_2 (.a(ps6_0), .b(ps6_1), .ci(pc5_1), .s(ps6_2), .co(pc6_2));
  wire ps6_3, pc6_3;
  softmax_ha pa6_3 (.a(pc5_2), .b(ps6_2), .s(ps6_3), .co(pc6_3));
  wire ps7_0, pc7_0;
  softmax_fa pa7_0 (.a(xrow0[7]), .b(xrow1[5]), .ci(xrow2[3]), .s(ps7_0), .co(pc7_0));
  wire ps7_1, pc7_1;
  softmax_fa pa7_1 (.a(xrow3[1]), .b(pc6_0), .ci(ps7_0), .s(ps7_1), .co(pc7_1));
  wire ps7_2, pc7_2;
  softmax_fa pa7_2 (.a(pc6_1), .b(ps7_1), .ci(pc6_2), .s(ps7_2), .co(pc7_2));
  wire ps7_3, pc7_3;
  softmax_ha pa7_3 (.a(pc6_3), .b(ps7_2), .s(ps7_3), .co(pc7_3));
  wire ps8_0, pc8_0;
  softmax_fa pa8_0 (.a(xrow0[8]), .b(xrow1[6]), .ci(xrow2[4]), .s(ps8_0), .co(pc8_0));
  wire ps8_1, pc8_1;
  softmax_fa pa8_1 (.a(xrow3[2]), .b(pc7_0), .ci(ps8_0), .s(ps8_1), .co(pc8_1));
  wire ps8_2, pc8_2;
  softmax_fa pa8_2 (.a(pc7_1), .b(ps8_1), .ci(pc7_2), .s(ps8_2), .co(pc8_2));
  wire ps8_3, pc8_3;
  softmax_ha pa8_3 (.a(pc7_3), .b(ps8_2), .s(ps8_3), .co(pc8_3));
  wire ps9_0, pc9_0;
  softmax_fa pa9_0 (.a(xrow0[9]), .b(xrow1[7]), .ci(xrow2[5]), .s(ps9_0), .co(pc9_0));
  wire ps9_1, pc9_1;
  softmax_fa pa9_1 (.a(xrow3[3]), .b(pc8_0), .ci(ps9_0), .s(ps9_1), .co(pc9_1));
  wire ps9_2, pc9_2;
  softmax_fa pa9_2 (.a(pc8_1), .b(ps9_1), .ci(pc8_2), .s(ps9_2), .co(pc9_2));
  wire ps9_3, pc9_3;
  softmax_ha pa9_3 (.a(pc8_3), .b(ps9_2), .s(ps9_3), .co(pc9_3));
  wire ps10_0, pc10_0;
  softmax_fa pa10_0 (.a(xrow0[10]), .b(xrow1[8]), .ci(xrow2[6]), .s(ps10_0), .co(pc10_0));
  wire ps10_1, pc10_1;
  softmax_fa pa10_1 (.a(xrow3[4]), .b(pc9_0), .ci(ps10_0), .s(ps10_1), .co(pc10_1));
  wire ps10_2, pc10_2;
  softmax_fa pa10_2 (.a(pc9_1), .b(ps10_1), .ci(pc9_2), .s(ps10_2), .co(pc10_2));
  wire ps10_3, pc10_3;
  softmax_ha pa10_3 (.a(pc9_3), .b(ps10_2), .s(ps10_3), .co(pc10_3));
  wire ps11_0, pc11_0;
  softmax_fa pa11_0 (.a(xrow0[11]), .b(xrow1[9]), .ci(xrow2[7]), .s(ps11_0), .co(pc11_0));
  wire ps11_1, pc11_1;
  softmax_fa pa11_1 (.a(xrow3[5]), .b(pc10_0), .ci(ps11_0), .s(ps11_1), .co(pc11_1));
  wire ps11_2, pc11_2;
  softmax_fa pa11_2 (.a(pc10_1), .b(ps11_1), .ci(pc10_2), .s(ps11_2), .co(pc11_2));
  wire ps11_3, pc11_3;
  softmax_ha pa11_3 (.a(pc10_3), .b(ps11_2), .s(ps11_3), .co(pc11_3));
  wire ps12_0, pc12_0;
  softmax_fa pa12_0 (.a(xrow0[12]), .b(xrow1[10]), .ci(xrow2[8]), .s(ps12_0), .co(pc12_0));
  wire ps12_1, pc12_1;
  softmax_fa pa12_1 (.a(xrow3[6]), .b(pc11_0), .ci(ps12_0), .s(ps12_1), .co(pc12_1));
  wire ps12_2, pc12_2;
  softmax_fa pa12_2 (.a(pc11_1), .b(ps12_1), .ci(pc11_2), .s(ps12_2), .co(pc12_2));
  wire ps12_3, pc12_3;
  softmax_ha pa12_3 (.a(pc11_3), .b(ps12_2), .s(ps12_3), .co(pc12_3));
  wire ps13_0, pc13_0;
  softmax_fa pa13_0 (.a(xrow0[13]), .b(xrow1[11]), .ci(xrow2[9]), .s(ps13_0), .co(pc13_0));
  wire ps13_1, pc13_1;
  softmax_fa pa13_1 (.a(xrow3[7]), .b(pc12_0), .ci(ps13_0), .s(ps13_1), .co(pc13_1));
  wire ps13_2, pc13_2;
  softmax_fa pa13_2 (.a(pc12_1), .b(ps13_1), .ci(pc12_2), .s(ps13_2), .co(pc13_2));
  wire ps13_3, pc13_3;
  softmax_ha pa13_3 (.a(pc12_3), .b(ps13_2), .s(ps13_3), .co(pc13_3));
  wire ps14_0, pc14_0;
  softmax_fa pa14_0 (
    .a(xrow0[14]), .b(xrow1[12]), .ci(xrow2[10]), .s(ps14_0), .co(pc14_0)
  );
  wire ps14_1, pc14_1;
  softmax_fa pa14_1 (.a(xrow3[8]), .b(pc13_0), .ci(ps14_0), .s(ps14_1), .co(pc14_1));
  wire ps14_2, pc14_2;
  softmax_fa pa14_2 (.a(pc13_1), .b(ps14_1), .ci(pc13_2), .s(ps14_2), .co(pc14_2));
  wire ps14_3, pc14_3;
  softmax_ha pa14_3 (.a(pc13_3), .b(ps14_2), .s(ps14_3), .co(pc14_3));
  wire ps15_0, pc15_0;
  softmax_fa pa15_0 (
    .a(xrow0[15]), .b(xrow1[13]), .ci(xrow2[11]), .s(ps15_0), .co(pc15_0)
  );
  wire ps15_1, pc15_1;
  softmax_fa pa15_1 (.a(xrow3[9]), .b(pc14_0), .ci(ps15_0), .s(ps15_1), .co(pc15_1));
  wire ps15_2, pc15_2;
  softmax_fa pa15_2 (.a(pc14_1), .b(ps15_1), .ci(pc14_2), .s(ps15_2), .co(pc15_2));
  wire ps15_3, pc15_3;
  softmax_ha pa15_3 (.a(pc14_3), .b(ps15_2), .s(ps15_3), .co(pc15_3));
  wire ps16_0, pc16_0;
  softmax_fa pa16_0 (
    .a(xrow0[16]), .b(xrow1[14]), .ci(xrow2[12]), .s(ps16_0), .co(pc16_0)
  );
  wire ps16_1, pc16_1;
  softmax_fa pa16_1 (.a(xrow3[10]), .b(pc15_0), .ci(ps16_0), .s(ps16_1), .co(pc16_1));
  wire ps16_2, pc16_2;
  softmax_fa pa16_2 (.a(pc15_1), .b(ps16_1), .ci(pc15_2), .s(ps16_2), .co(pc16_2));
  wire ps16_3, pc16_3;
  softmax_ha pa16_3 (.a(pc15_3), .b(ps16_2), .s(ps16_3), .co(pc16_3));
  wire ps17_0, pc17_0;
  softmax_fa pa17_0 (
    .a(xrow0[17]), .b(xrow1[15]), .ci(xrow2[13]), .s(ps17_0), .co(pc17_0)
  );
  wire ps17_1, pc17_1;
  softmax_fa pa17_1 (.a(xrow3[11]), .b(pc16_0), .ci(ps17_0), .s(ps17_1), .co(pc17_1));
  wire ps17_2, pc17_2;
  softmax_fa pa17_2 (.a(pc16_1), .b(ps17_1), .ci(pc16_2), .s(ps17_2), .co(pc17_2));
  wire ps17_3, pc17_3;
  softmax_ha1 pa17_3 (.a(pc16_3), .b(ps17_2), .s(ps17_3), .co(pc17_3));
  wire ps18_0, pc18_0;
  softmax_fa pa18_0 (
    .a(xrow1[16]), .b(xrow2[14]), .ci(xrow3[12]), .s(ps18_0), .co(pc18_0)
  );
  wire ps18_1, pc18_1;
  softmax_fa pa18_1 (.a(pc17_0), .b(ps18_0), .ci(pc17_1), .s(ps18_1), .co(pc18_1));
  wire ps18_2, pc18_2;
  softmax_fa pa18_2 (.a(ps18_1), .b(pc17_2), .ci(pc17_3), .s(ps18_2), .co(pc18_2));
  wire ps19_0, pc19_0;
  softmax_fa pa19_0 (
    .a(xrow1[17]), .b(xrow2[15]), .ci(xrow3[13]), .s(ps19_0), .co(pc19_0)
  );
  wire ps19_1, pc19_1;
  softmax_fa pa19_1 (.a(pc18_0), .b(ps19_0), .ci(pc18_1), .s(ps19_1), .co(pc19_1));
  wire ps19_2, pc19_2;
  softmax_fa pa19_2 (.a(ps19_1), .b(pc18_2), .ci(ps18_2), .s(ps19_2), .co(pc19_2));
  wire ps20_0, pc20_0;
  softmax_fa pa20_0 (.a(xrow2[16]), .b(xrow3[14]), .ci(pc19_0), .s(ps20_0), .co(pc20_0));
  wire ps20_1, pc20_1;
  softmax_fa pa20_1 (.a(ps20_0), .b(pc19_1), .ci(pc19_2), .s(ps20_1), .co(pc20_1));
  wire ps21_0, pc21_0;
  softmax_fa pa21_0 (.a(xrow2[17]), .b(xrow3[15]), .ci(pc20_0), .s(ps21_0), .co(pc21_0));
  wire ps21_1, pc21_1;
  softmax_fa pa21_1 (.a(ps21_0), .b(pc20_1), .ci(ps20_1), .s(ps21_1), .co(pc21_1));
  wire ps22_0, pc22_0;
  softmax_fa pa22_0 (.a(xrow3[16]), .b(pc21_0), .ci(pc21_1), .s(ps22_0), .co(pc22_0));
  wire ptop = xrow3[17] ^ pc22_0 ^ ps22_0;
  assign product = {ptop, ~ps22_0, ps21_1, ~ps20_1, ps19_2, ~ps18_2, ps17_3, ps16_3, ps15_3,
    ps14_3, ps13_3, ps12_3, ps11_3, ps10_3, ps9_3, ps8_3, ps7_3, ps6_3, ps5_2, ps4_2, ps3_1,
    ps2_1, ps1_0, ps0_0};
`endif
  wire unused = &{1'b0, product[5:0]};
  reg [F_W-1:0] fraction;
  reg [I_W-1:0] down;
  reg [P-1:0] power;
  wire [P-1:0] power_next;
  wire [8-1:0] shifted;

  softmax_exp2 exp2 (
    .x(fraction), .line(fraction), .y(power_next)
  );
  softmax_octaves #(.I_W(10), .P(8), .OUT_W(8)) octaves (
    .down(down), .power(power), .p(shifted)
  );
  assign p = shifted & {8{on}};

  always @(posedge clk)
    if (en) begin
      octave   <= product[23:14];
      fraction <= product[13:6];
      down     <= top - octave;
      power    <= power_next;
    end
endmodule

// A power of two relative to the octave of the row's largest value: so many octaves down, rounded,
// ties up, where it has a bit more than p.
(* gatewright_inline *)
module softmax_octaves #(
  parameter I_W   = 12, // bits of an octave, two's complement
  parameter P     = 8,  // fraction bits of the power, OUT_W or OUT_W - 1
  parameter OUT_W = 8   // bits of p
) (
  input  wire [I_W-1:0]   down,  // octaves below the largest
  input  wire [P-1:0]     power, // 2^f - 1
  output wire [OUT_W-1:0] p
);
  localparam K_W = $clog2(P + 2);
  wire far = |down[I_W-1:K_W];
  wire [P:0] whole = {1'b1, power};
  wire [P:0] less = far ? {(P+1){1'b0}} : whole >> down[K_W-1:0];

  generate
    if (P < OUT_W - 1 || P > OUT_W || I_W <= K_W) begin : g_illegal
      octaves_illegal_parameters stop ();
    end
    if (P == OUT_W) begin : g_rounded
      wire [P+1:0] half = {1'b0, less} + {{(P+1){1'b0}}, 1'b1};
      wire unused = half[0];
      assign p = half[P:1] | {OUT_W{half[P+1]}};
    end else begin : g_exact
      assign p = less;
    end
  endgenerate
endmodule

// 1 + f - 2^f by 128 lines: y = line - (1*a + 0 + (0 + d)*r) / 2^1, rounded up before it is taken
// away.
module softmax_exp2 (
  input  wire [7:0] x,    // where
  input  wire [7:0] line, // what it is taken away from
  output wire [7:0] y     // the line less the function there
);
  wire [6:0] i = x[7:1]; // the segment
  wire [0:0] r = x[0:0]; // in it
  reg [5:0] t; // 63 - a, which is at its beginning

  always @*
    case (i)
      7'd0: t = 6'd63;
      7'd1: t = 6'd62;
      7'd2: t = 6'd60;
      7'd3: t = 6'd60;
      7'd4: t = 6'd58;
      7'd5: t = 6'd58;
      7'd6: t = 6'd56;
      7'd7: t = 6'd56;
      7'd8: t = 6'd53;
      7'd9: t = 6'd52;
      7'd10: t = 6'd52;
      7'd11: t = 6'd52;
      7'd12: t = 6'd50;
      7'd13: t = 6'd48;
      7'd14: t = 6'd48;
      7'd15: t = 6'd48;
      7'd16: t = 6'd46;
      7'd17: t = 6'd44;
      7'd18: t = 6'd44;
      7'd19: t = 6'd44;
      7'd20: t = 6'd42;
      7'd21: t = 6'd40;
      7'd22: t = 6'd40;
      7'd23: t = 6'd40;
      7'd24: t = 6'd38;
      7'd25: t = 6'd38;
      7'd26: t = 6'd35;
      7'd27: t = 6'd35;
      7'd28: t = 6'd36;
      7'd29: t = 6'd36;
      7'd30: t = 6'd33;
      7'd31: t = 6'd33;
      7'd32: t = 6'd31;
      7'd33: t = 6'd31;
      7'd34: t = 6'd31;
      7'd35: t = 6'd31;
      7'd36: t = 6'd30;
      7'd37: t = 6'd28;
      7'd38: t = 6'd28;
      7'd39: t = 6'd28;
      7'd40: t = 6'd28;
      7'd41: t = 6'd26;
      7'd42: t = 6'd26;
      7'd43: t = 6'd26;
      7'd44: t = 6'd26;
      7'd45: t = 6'd24;
      7'd46: t = 6'd24;
      7'd47: t = 6'd24;
      7'd48: t = 6'd23;
      7'd49: t = 6'd23;
      7'd50: t = 6'd23;
      7'd51: t = 6'd23;
      7'd52: t = 6'd22;
      7'd53: t = 6'd22;
      7'd54: t = 6'd22;
      7'd55: t = 6'd22;
      7'd56: t = 6'd20;
      7'd57: t = 6'd20;
      7'd58: t = 6'd20;
      7'd59: t = 6'd20;
      7'd60: t = 6'd20;
      7'd61: t = 6'd20;
      7'd62: t = 6'd20;
      7'd63: t = 6'd20;
      7'd64: t = 6'd20;
      7'd65: t = 6'd20;
      7'd66: t = 6'd20;
      7'd67: t = 6'd20;
      7'd68: t = 6'd20;
      7'd69: t = 6'd20;
      7'd70: t = 6'd20;
      7'd71: t = 6'd20;
      7'd72: t = 6'd20;
      7'd73: t = 6'd20;
      7'd74: t = 6'd20;
      7'd75: t = 6'd20;
      7'd76: t = 6'd20;
      7'd77: t = 6'd20;
      7'd78: t = 6'd20;
      7'd79: t = 6'd20;
      7'd80: t = 6'd22;
      7'd81: t = 6'd22;
      7'd82: t = 6'd22;
      7'd83: t = 6'd22;
      7'd84: t = 6'd24;
      7'd85: t = 6'd24;
      7'd86: t = 6'd24;
      7'd87: t = 6'd24;
      7'd88: t = 6'd26;
      7'd89: t = 6'd26;
      7'd90: t = 6'd26;
      7'd91: t = 6'd26;
      7'd92: t = 6'd28;
      7'd93: t = 6'd28;
      7'd94: t = 6'd28;
      7'd95: t = 6'd28;
      7'd96: t = 6'd28;
      7'd97: t = 6'd30;
      7'd98: t = 6'd30;
      7'd99: t = 6'd30;
      7'd100: t = 6'd32;
      7'd101: t = 6'd34;
      7'd102: t = 6'd34;
      7'd103: t = 6'd34;
      7'd104: t = 6'd36;
      7'd105: t = 6'd36;
      7'd106: t = 6'd36;
      7'd107: t = 6'd38;
      7'd108: t = 6'd40;
      7'd109: t = 6'd40;
      7'd110: t = 6'd40;
      7'd111: t = 6'd42;
      7'd112: t = 6'd44;
      7'd113: t = 6'd44;
      7'd114: t = 6'd46;
      7'd115: t = 6'd47;
      7'd116: t = 6'd48;
      7'd117: t = 6'd48;
      7'd118: t = 6'd50;
      7'd119: t = 6'd51;
      7'd120: t = 6'd52;
      7'd121: t = 6'd54;
      7'd122: t = 6'd55;
      7'd123: t = 6'd55;
      7'd124: t = 6'd58;
      7'd125: t = 6'd60;
      7'd126: t = 6'd61;
      default: t = 6'd61;
    endcase

  wire [8:0] sum;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {3'd0, t[5:0]}
    + {line[7:0], 1'd0}
    + 9'b111000001;
`else
  wire ss1_0, sc1_0;
  softmax_fa sa1_0 (.a(line[0]), .b(t[1]), .ci(t[0]), .s(ss1_0), .co(sc1_0));
  wire ss2_0, sc2_0;
  softmax_fa sa2_0 (.a(line[1]), .b(t[2]), .ci(sc1_0), .s(ss2_0), .co(sc2_0));
  wire ss3_0, sc3_0;
  softmax_fa sa3_0 (.a(line[2]), .b(t[3]), .ci(sc2_0), .s(ss3_0), .co(sc3_0));
  wire ss4_0, sc4_0;
  softmax_fa sa4_0 (.a(line[3]), .b(t[4]), .ci(sc3_0), .s(ss4_0), .co(sc4_0));
  wire ss5_0, sc5_0;
  softmax_fa sa5_0 (.a(line[4]), .b(t[5]), .ci(sc4_0), .s(ss5_0), .co(sc5_0));
  wire ss6_0, sc6_0;
  softmax_ha1 sa6_0 (.a(line[5]), .b(sc5_0), .s(ss6_0), .co(sc6_0));
  wire ss7_0, sc7_0;
  softmax_ha1 sa7_0 (.a(line[6]), .b(sc6_0), .s(ss7_0), .co(sc7_0));
  wire stop = ~(line[7] ^ sc7_0);
  assign sum = {stop, ss7_0, ss6_0, ss5_0, ss4_0, ss3_0, ss2_0, ss1_0, ~t[0]};
`endif
  assign y = sum[8:1];
  wire unused = &{1'b0, r, sum[0:0]};
endmodule

// A memory: one write port, one synchronous read port, or with SINGLE one port for both. rdata
// holds while re is 0. Reading a word in the cycle that writes it gives the old word here; memories
// that take the place of this cell may give garbage unless their user asks for more.
(* gatewright_ram *)
module softmax_ram #(
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

// A number as radix-4 digits, decoded to the lines that select rows of products, low digit first.
// All digits but the top one are of {-1, 0, 1, 2}: lines {m1n, p2, p1}. The top digit takes
//   signed, even WIDTH    {-2, -1, 0, 1, 2}  lines {neg, n2, n1}
//   signed, odd WIDTH     {-1, 0, 1}         lines {m1n, p1}
//   unsigned, even WIDTH  {0, 1}             line  p1, a digit of its own for the last carry
//   unsigned, odd WIDTH   {0, 1, 2}          lines {p2, p1}
(* gatewright_inline *)
module softmax_recode #(
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
module softmax_digit #(
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
        softmax_aoi22 select (.a(p1), .b(once[i]), .c(p2), .d(twice[i]), .y(none));
      end else begin : g_one
        assign none = ~(p1 & once[i]);
      end
      if (M1) begin : g_minus
        softmax_oai21 merge (.a(m1n), .b(once[i]), .c(none), .y(bit_i));
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
module softmax_digit_top #(
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
      softmax_mux2n turn (.s(neg), .a(~w[i]), .b(w[i]), .y(turned[i]));
      if (i == 0) begin : g_low
        softmax_oai22 select (.a(n1), .b(turned[0]), .c(n2), .d(~neg), .y(q[0]));
      end else begin : g_select
        softmax_oai22 select (.a(n1), .b(turned[i]), .c(n2), .d(turned[i-1]), .y(q[i]));
      end
    end
  endgenerate
  assign q[WIDTH] = (n1 & n2) | turned[WIDTH-1];
`endif
endmodule

// Half adder: {co, s} = a + b.
(* gatewright_inline *)
module softmax_ha (
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
module softmax_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  softmax_fa_s  sum   (s, a, b, ci);
  softmax_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive softmax_fa_s (output s, input a, input b, input ci);
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
primitive softmax_fa_co (output co, input a, input b, input ci);
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
module softmax_ha1 (
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
module softmax_aoi22 (
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
module softmax_oai21 (
  input  wire a,
  input  wire b,
  input  wire c,
  output wire y
);
  assign y = ~((a | b) & c);
endmodule

// y = ~(s ? a : b).
(* gatewright_inline *)
module softmax_mux2n (
  input  wire s,
  input  wire a,
  input  wire b,
  output wire y
);
  assign y = ~(s ? a : b);
endmodule

// y = ~((a | b) & (c | d)).
(* gatewright_inline *)
module softmax_oai22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a | b) & (c | d));
endmodule

`default_nettype wire
