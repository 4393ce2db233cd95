#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes memory macros as a compiler would into a folder: one.v, one.lib, one.lef (1rw) and two.v (1r1w), 32 words of 16 bits;
# open.v (1rw), the same with the delays and the edges of OpenRAM's functional models; spare.v, that with two spare columns;
# dual.v (1rw1r) with a mask bit for two bits; asap.v (1rw) and asap2.v (2rw), 32 bytes with ASAP7's pins and no mask.
#   tb/lib/macros.sh FOLDER
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

# The end of a macro that has a second port, which reads.
read_port() {
  cat <<'END'
  always @(posedge clk1) begin
    dout1 <= 16'bx;
    if (~csb1) dout1 <= words[addr1];
  end
endmodule
`default_nettype wire
END
}

{ cat <<'END'
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
END
  read_port; } >two.v

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

# Two columns more, which nobody may write.
sed "s/module open/module spare/; s/wmask0,addr0/wmask0,spare_wen0,addr0/; s/DATA_WIDTH = 16/DATA_WIDTH = 18/; s/16'bx/{DATA_WIDTH{1'bx}}/
  s/^  input web0;/&\n  input [1:0] spare_wen0;\n  reg [1:0] spare_wen0_reg;/; s/^    web0_reg = web0;/&\n    spare_wen0_reg = spare_wen0;/
  s/^      if (wmask0_reg\[1.*/&\n      if (spare_wen0_reg !== 2'b00) mem[addr0_reg] = {DATA_WIDTH{1'bx}};/" open.v >spare.v

{ cat <<'END'
`default_nettype none
module dual (
`ifdef USE_POWER_PINS
  inout wire vdd, inout wire gnd,
`endif
  input  wire clk0, input wire csb0, input wire web0, input wire [7:0] wmask0, input wire [4:0] addr0, input wire [15:0] din0,
  output reg [15:0] dout0,
  input  wire clk1, input wire csb1, input wire [4:0] addr1, output reg [15:0] dout1
);
  reg [15:0] words [0:31];
  integer i;
  always @(posedge clk0) begin
    dout0 <= 16'bx;
    for (i = 0; i < 8; i = i + 1)
      if (~csb0 & ~web0 & wmask0[i]) words[addr0][2*i +: 2] <= din0[2*i +: 2];
    if (~csb0 & web0) dout0 <= words[addr0];
  end
END
  read_port; } >dual.v

# One port, or two that end in 1 and 2.
asap() { # MODULE [1 2]
  local p ports=''
  for p in "${@:2}"; do ports+=", CE$p, CSB$p, WEB$p, OEB$p, A$p, I$p, O$p"; done
  echo "module $1 (${ports#, });"
  echo '  reg [7:0] words [0:31];'
  for p in "${@:2}"; do
    cat <<END
  input CE$p, CSB$p, WEB$p, OEB$p;
  input [5-1:0] A$p;
  input [8-1:0] I$p;
  output [8-1:0] O$p;
  reg [7:0] out$p;
  wire re$p, we$p;
  and r$p (re$p, ~CSB$p, ~OEB$p);
  and w$p (we$p, ~CSB$p, ~WEB$p);
  always @(posedge CE$p) begin
    if (re$p) out$p <= words[A$p];
    if (we$p) words[A$p] <= I$p;
  end
  assign O$p = out$p;
END
  done
  echo endmodule
}
asap asap '' >asap.v
asap asap2 1 2 >asap2.v

echo 'library (one) { cell (one) { area : 1234.5; pin (clk0) { direction : input; } } }' >one.lib

{ echo 'MACRO one'
  echo '  SIZE 100 BY 20.5 ;'
  for pin in clk0 csb0 web0 wmask0[{0,1}] addr0[{0..4}] din0[{0..15}] dout0[{0..15}]; do
    echo "  PIN $pin"
    echo "  END $pin"
  done
  echo 'END one'; } >one.lef
