// SPDX-License-Identifier: Apache-2.0
// Rows on their way through a buffer of two: beats come in, and once a row is whole it is read, its
// largest value ahead of its beats.
// lint: LANES=1 X_W=8 DEPTH=16
// lint: LANES=4 X_W=24 DEPTH=5
// lint: LANES=3 X_W=9 DEPTH=2
`default_nettype none
module gw_rows #(
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

  gw_ram #(.WIDTH(LANES*X_W), .DEPTH(2 << ADDR_W), .ADDR_W(ADDR_W+1)) beats (
    .clk(clk),
    .we(take), .waddr({into, place}), .wdata(x),
    .re(issue), .raddr({from, at}), .rdata(read)
  );

  assign word = head ? {LANES{largest}} : read;
  assign on   = last ? ends_on : {LANES{1'b1}};
endmodule
`default_nettype wire
