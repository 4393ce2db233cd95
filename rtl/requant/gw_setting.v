// SPDX-License-Identifier: Apache-2.0
// One constant of each column, in use and next: the next set comes in a beat at a time, column 0
// first, while the set in use serves.
// lint: LANES=4 PER=1 WIDTH=8 LATE=0
// lint: LANES=6 PER=2 WIDTH=32 LATE=1
// lint: LANES=3 PER=3 WIDTH=1 LATE=4
`default_nettype none
module gw_setting #(
  parameter LANES = 16, // columns
  parameter PER   = 1,  // columns in a beat, a divisor of LANES
  parameter WIDTH = 32, // bits of a constant
  parameter LATE  = 0   // clocks after take and turn in which they have effect
) (
  input  wire                   clk,
  input  wire                   take, // d holds a beat
  input  wire [PER*WIDTH-1:0]   d,
  input  wire                   turn, // the next set becomes the one in use
  output reg  [LANES*WIDTH-1:0] q     // the set in use, column 0 lowest
);
  localparam BEAT = PER * WIDTH;
  localparam ALL  = LANES * WIDTH;
  reg  [ALL-1:0]  next;
  wire            take_now, turn_now;
  wire [BEAT-1:0] d_now;

  generate
    if (LANES < 1 || PER < 1 || WIDTH < 1 || LATE < 0 || LANES % PER != 0) begin : g_illegal
      gw_setting_illegal_parameters stop ();
    end
    if (LATE == 0) begin : g_now
      assign take_now = take;
      assign turn_now = turn;
      assign d_now    = d;
    end else begin : g_late
      reg [LATE*(BEAT+2)-1:0] line;
      if (LATE == 1) begin : g_one
        always @(posedge clk) line <= {turn, take, d};
      end else begin : g_more
        always @(posedge clk) line <= {line[(LATE-1)*(BEAT+2)-1:0], turn, take, d};
      end
      assign {turn_now, take_now, d_now} = line[(LATE-1)*(BEAT+2) +: BEAT+2];
    end
    if (LANES == PER) begin : g_whole
      always @(posedge clk) if (take_now) next <= d_now;
    end else begin : g_shift
      always @(posedge clk) if (take_now) next <= {d_now, next[ALL-1:BEAT]};
    end
  endgenerate

  always @(posedge clk) if (turn_now) q <= next;
endmodule
`default_nettype wire
