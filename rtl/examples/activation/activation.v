// SPDX-License-Identifier: Apache-2.0
// activation: silu of 8 values a clock, 8 bits with 4 of fraction to 8 with 4, within 0.98 of the
// last place.
// Made by: gatewright gen activation (version 0.1.0)
`default_nettype none

// Top: two stages, a lane for each value of a beat.
module activation (
  input  wire        clk,             // clock
  input  wire        rst,             // synchronous reset, active high
  input  wire [63:0] s_axis_x_tdata,  // values
  input  wire        s_axis_x_tvalid, // values
  output wire        s_axis_x_tready, // values
  output wire [63:0] m_axis_y_tdata,  // the function of each value
  output wire        m_axis_y_tvalid, // results
  input  wire        m_axis_y_tready  // results
);
  wire step;       // the stages move
  reg [1:0] valid; // beats in them

  assign step            = ~valid[1] | m_axis_y_tready;
  assign s_axis_x_tready = step;
  assign m_axis_y_tvalid = valid[1] & ~rst;

  always @(posedge clk)
    if (rst) valid <= 2'b00;
    else if (step) valid <= {valid[0], s_axis_x_tvalid};

  wire clk_step; // while there is something to move

  activation_clkgate gate (
    .clk(clk), .en(step & (s_axis_x_tvalid | valid[0])), .clk_en(clk_step)
  );

  genvar i;
  generate
    for (i = 0; i < 8; i = i + 1) begin : g_lane
      activation_lane lane (
        .clk(clk_step),
        .x(s_axis_x_tdata[8*i +: 8]), .y(m_axis_y_tdata[8*i +: 8])
      );
    end
  endgenerate
endmodule

// A value and its result, a stage between them.
module activation_lane (
  input  wire       clk, // clock
  input  wire [7:0] x,   // a value
  output reg  [7:0] y    // its function, two clocks later
);
  localparam X_W   = 8;
  localparam M_W   = 7;
  localparam REACH = 7; // bits of m that the table knows
  localparam H_W   = 8;
  localparam Y_W   = 8;
  reg negative;
  reg [M_W-1:0] m; // x, or the complement of a negative x: the table is made for both
  wire [H_W-1:0] h;
  wire [Y_W-1:0] y_next;

  // max(x, 0) less the even part.
  activation_even even (
    .x(m[REACH-1:0]), .line(m[X_W-2:0] & {(X_W-1){~negative}}), .y(h)
  );

  activation_saturate #(.S_W(8), .Y_W(8)) finish (
    .s(h), .y(y_next)
  );

  always @(posedge clk) begin
    negative <= x[X_W-1];
    m        <= x[M_W-1:0] ^ {M_W{x[X_W-1]}};
    y        <= y_next;
  end
endmodule

// A sum in fewer or more bits; what is above their range becomes the largest number. It is never
// below the range.
(* gatewright_inline *)
module activation_saturate #(
  parameter S_W = 9, // bits of a sum, two's complement
  parameter Y_W = 8  // bits of a result, two's complement
) (
  input  wire [S_W-1:0] s,
  output wire [Y_W-1:0] y
);
  generate
    if (S_W < 2 || Y_W < 2) begin : g_illegal
      saturate_illegal_parameters stop ();
    end
    if (S_W > Y_W) begin : g_fewer
      wire over = ~s[S_W-1] & (|s[S_W-2:Y_W-1]);
      assign y = {s[S_W-1], s[Y_W-2:0] | {(Y_W-1){over}}};
    end else if (S_W == Y_W) begin : g_same
      assign y = s;
    end else begin : g_more
      assign y = {{(Y_W-S_W){s[S_W-1]}}, s};
    end
  endgenerate
endmodule

// a/(1 + e^a) by 64 lines: y = line - (1*a + 0 + (0 + d)*r) / 2^0, rounded up before it is taken
// away.
module activation_even (
  input  wire [6:0] x,    // where
  input  wire [6:0] line, // what it is taken away from
  output wire [7:0] y     // the line less the function there
);
  wire [5:0] i = x[6:1]; // the segment
  wire [0:0] r = x[0:0]; // in it
  reg [2:0] t; // 7 - a, which is at its beginning

  always @*
    case (i)
      6'd0: t = 3'd7;
      6'd1: t = 3'd6;
      6'd2: t = 3'd5;
      6'd3: t = 3'd4;
      6'd4: t = 3'd3;
      6'd5: t = 3'd3;
      6'd6: t = 3'd3;
      6'd7: t = 3'd3;
      6'd8: t = 3'd3;
      6'd9: t = 3'd3;
      6'd10: t = 3'd3;
      6'd11: t = 3'd3;
      6'd12: t = 3'd3;
      6'd13: t = 3'd3;
      6'd14: t = 3'd3;
      6'd15: t = 3'd3;
      6'd16: t = 3'd4;
      6'd17: t = 3'd4;
      6'd18: t = 3'd4;
      6'd19: t = 3'd4;
      6'd20: t = 3'd4;
      6'd21: t = 3'd4;
      6'd22: t = 3'd4;
      6'd23: t = 3'd4;
      6'd24: t = 3'd5;
      6'd25: t = 3'd5;
      6'd26: t = 3'd5;
      6'd27: t = 3'd5;
      6'd28: t = 3'd5;
      6'd29: t = 3'd5;
      6'd30: t = 3'd5;
      6'd31: t = 3'd5;
      6'd32: t = 3'd6;
      6'd33: t = 3'd6;
      6'd34: t = 3'd6;
      6'd35: t = 3'd6;
      6'd36: t = 3'd6;
      6'd37: t = 3'd6;
      6'd38: t = 3'd6;
      6'd39: t = 3'd6;
      6'd40: t = 3'd6;
      6'd41: t = 3'd6;
      6'd42: t = 3'd6;
      6'd43: t = 3'd6;
      6'd44: t = 3'd6;
      6'd45: t = 3'd6;
      6'd46: t = 3'd6;
      6'd47: t = 3'd6;
      6'd48: t = 3'd6;
      6'd49: t = 3'd6;
      6'd50: t = 3'd6;
      6'd51: t = 3'd6;
      6'd52: t = 3'd6;
      6'd53: t = 3'd6;
      6'd54: t = 3'd6;
      6'd55: t = 3'd6;
      6'd56: t = 3'd6;
      6'd57: t = 3'd6;
      6'd58: t = 3'd6;
      6'd59: t = 3'd6;
      6'd60: t = 3'd6;
      6'd61: t = 3'd6;
      6'd62: t = 3'd6;
      default: t = 3'd6;
    endcase

  wire [7:0] sum;
`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed
  assign sum =
    {5'd0, t[2:0]}
    + {1'd0, line[6:0]}
    + 8'b11111001;
`else
  wire ss0_0, sc0_0;
  activation_ha1 sa0_0 (.a(line[0]), .b(t[0]), .s(ss0_0), .co(sc0_0));
  wire ss1_0, sc1_0;
  activation_fa sa1_0 (.a(line[1]), .b(t[1]), .ci(sc0_0), .s(ss1_0), .co(sc1_0));
  wire ss2_0, sc2_0;
  activation_fa sa2_0 (.a(line[2]), .b(t[2]), .ci(sc1_0), .s(ss2_0), .co(sc2_0));
  wire ss3_0, sc3_0;
  activation_ha1 sa3_0 (.a(line[3]), .b(sc2_0), .s(ss3_0), .co(sc3_0));
  wire ss4_0, sc4_0;
  activation_ha1 sa4_0 (.a(line[4]), .b(sc3_0), .s(ss4_0), .co(sc4_0));
  wire ss5_0, sc5_0;
  activation_ha1 sa5_0 (.a(line[5]), .b(sc4_0), .s(ss5_0), .co(sc5_0));
  wire ss6_0, sc6_0;
  activation_ha1 sa6_0 (.a(line[6]), .b(sc5_0), .s(ss6_0), .co(sc6_0));
  assign sum = {~sc6_0, ss6_0, ss5_0, ss4_0, ss3_0, ss2_0, ss1_0, ss0_0};
`endif
  assign y = sum[7:0];
  wire unused = &{1'b0, r, 1'b0};
endmodule

// clk in the clocks that end with en at 1. The flag moves on the falling edge, so that the gate
// opens for the whole high phase after it.
module activation_clkgate (
  input  wire clk,
  input  wire en,
  output wire clk_en
);
  reg go;

  always @(negedge clk) go <= en;
  assign clk_en = clk & go;
endmodule

// Half adder with a constant: {co, s} = a + b + 1.
(* gatewright_inline *)
module activation_ha1 (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = ~(a ^ b);
  assign co = a | b;
endmodule

// Full adder: {co, s} = a + b + ci.
(* gatewright_inline *)
module activation_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  activation_fa_s  sum   (s, a, b, ci);
  activation_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive activation_fa_s (output s, input a, input b, input ci);
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
primitive activation_fa_co (output co, input a, input b, input ci);
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

`default_nettype wire
