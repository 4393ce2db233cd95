#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes memory macros as a compiler would into a folder: one.v, one.lib, one.lef (1rw) and two.v (1r1w), 32 words of 16 bits;
# open.v (1rw), the same with the delays and the edges of OpenRAM's functional models.
#   tb/macros.sh FOLDER
set -eu
cd "$1"

cat >one.v <<'END'
`default_nettype none
module one (clk0, csb0, web0, wmask0, addr0, din0, dout0);
  parameter DATA_WIDTH = 16;
  parameter ADDR_WIDTH = 5;
  input  wire clk0, csb0, web0;
  input  wire [1:0] wmask0;
  input  wire [ADDR_WIDTH-1:0] addr0;
  input  wire [DATA_WIDTH-1:0] din0;
  output reg  [DATA_WIDTH-1:0] dout0;

  reg [15:0] words [0:31];
  always @(posedge clk0) begin
    dout0 <= 16'bx; // a clock without a read
    if (~csb0 & ~web0 & wmask0[0]) words[addr0][7:0] <= din0[7:0];
    if (~csb0 & ~web0 & wmask0[1]) words[addr0][15:8] <= din0[15:8];
    if (~csb0 & web0) dout0 <= words[addr0];
  end
endmodule
`default_nettype wire
END

cat >two.v <<'END'
`default_nettype none
module two (
  input  wire clk0, input wire csb0, input wire [1:0] wmask0, input wire [4:0] addr0, input wire [15:0] din0,
  input  wire clk1, input wire csb1, input wire [4:0] addr1, output reg [15:0] dout1
);
  reg [15:0] words [0:31];
  always @(posedge clk0) begin
    if (~csb0 & wmask0[0]) words[addr0][7:0] <= din0[7:0];
    if (~csb0 & wmask0[1]) words[addr0][15:8] <= din0[15:8];
  end
  always @(posedge clk1) begin
    dout1 <= 16'bx;
    if (~csb1) dout1 <= words[addr1];
  end
endmodule
`default_nettype wire
END

cat >open.v <<'END'
module open (
`ifdef USE_POWER_PINS
    vccd1,
    vssd1,
`endif
    clk0,csb0,web0,wmask0,addr0,din0,dout0
  );
  parameter NUM_WMASKS = 2 ;
  parameter DATA_WIDTH = 16 ;
  parameter ADDR_WIDTH = 5 ;
  parameter RAM_DEPTH = 1 << ADDR_WIDTH;
  parameter DELAY = 3 ;
  parameter VERBOSE = 1 ;
  parameter T_HOLD = 1 ;
`ifdef USE_POWER_PINS
  inout vccd1;
  inout vssd1;
`endif
  input clk0;
  input csb0;
  input web0;
  input [NUM_WMASKS-1:0] wmask0;
  input [ADDR_WIDTH-1:0] addr0;
  input [DATA_WIDTH-1:0] din0;
  output [DATA_WIDTH-1:0] dout0;
  reg csb0_reg;
  reg web0_reg;
  reg [NUM_WMASKS-1:0] wmask0_reg;
  reg [ADDR_WIDTH-1:0] addr0_reg;
  reg [DATA_WIDTH-1:0] din0_reg;
  reg [DATA_WIDTH-1:0] dout0;
  reg [DATA_WIDTH-1:0] mem [0:RAM_DEPTH-1];

  always @(posedge clk0)
  begin
    csb0_reg = csb0;
    web0_reg = web0;
    wmask0_reg = wmask0;
    addr0_reg = addr0;
    din0_reg = din0;
    #(T_HOLD) dout0 = 16'bx;
    if ( !csb0_reg && web0_reg && VERBOSE )
      $display($time," Reading %m addr0=%b dout0=%b",addr0_reg,mem[addr0_reg]);
  end

  always @ (negedge clk0)
  begin : MEM_WRITE0
    if ( !csb0_reg && !web0_reg ) begin
      if (wmask0_reg[0]) mem[addr0_reg][7:0] = din0_reg[7:0];
      if (wmask0_reg[1]) mem[addr0_reg][15:8] = din0_reg[15:8];
    end
  end

  always @ (negedge clk0)
  begin : MEM_READ0
    if (!csb0_reg && web0_reg)
      dout0 <= #(DELAY) mem[addr0_reg];
  end
endmodule
END

echo 'library (one) { cell (one) { area : 1234.5; pin (clk0) { direction : input; } } }' >one.lib

{ echo 'MACRO one'
  echo '  SIZE 100 BY 20.5 ;'
  for pin in clk0 csb0 web0 wmask0[{0,1}] addr0[{0..4}] din0[{0..15}] dout0[{0..15}]; do
    echo "  PIN $pin"
    echo "  END $pin"
  done
  echo 'END one'; } >one.lef
