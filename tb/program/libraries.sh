#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Cell libraries written as those of SkyWater, ASAP7 and IHP are, with invented numbers (tb/program/liberty.awk), and in every way
# that Liberty allows: what synth --tech makes of them.
# shellcheck disable=SC2016 # dollars are of jq
set -u
# shellcheck disable=SC2034 # for common.sh
generator=systolic suite=libraries
# shellcheck source=tb/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"
export XDG_CACHE_HOME=$work/cache

synth() { "$gw" synth "$@" --json 2>err; }

# The cells of standard input as a library; ns and pf are how many of its units of time and of capacitance they are.
library() { # NAME TIME_UNIT CAPACITANCE_UNIT LEAKAGE_UNIT NS PF AWK_ASSIGNMENT...
  cat <<HEAD
library ($1) {
  define(process_corner, operating_conditions, string);
  delay_model : table_lookup;
  time_unit : "$2";
  capacitive_load_unit($3);
  leakage_power_unit : "$4";
  voltage_unit : "1V";
  current_unit : "1mA";
  pulling_resistance_unit : "1kohm";
  voltage_map (VDD, 1.5);
  voltage_map (VSS, 0);
  nom_process : 1;
  nom_temperature : 25;
  nom_voltage : 1.5;
  operating_conditions (TYPICAL) { process : 1; temperature : 25; voltage : 1.5; }
  default_operating_conditions : TYPICAL;
HEAD
  awk -v ns="$5" -v pf="$6" "${@:7}" -f "$here/tb/program/liberty.awk"
  echo "}"
}

# As SkyWater writes: quoted names, adders, a flip-flop with both outputs; and cells that no logic may be made of.
cat >plain.cells <<'CELLS'
p_inv_1 3.75 A Y=(!A)
p_inv_2 3.75 A Y=(!A)
p_inv_4 6.25 A Y=(!A)
p_buf_1 3.75 A X=(A)
p_buf_4 7.5 A X=(A)
p_nand2_1 3.75 A,B Y=(!A)|(!B)
p_nand2_2 6.25 A,B Y=(!A)|(!B)
p_nor2_1 3.75 A,B Y=(!A&!B)
p_xor2_1 8.75 A,B X=(A&!B)|(!A&B)
p_xnor2_1 8.75 A,B Y=(!A&!B)|(A&B)
p_o21ai_1 5 A1,A2,B1 Y=(!A1&!A2)|(!B1)
p_a21oi_1 5 A1,A2,B1 Y=(!A1&!B1)|(!A2&!B1)
p_mux2i_1 10 A0,A1,S Y=(!A0&!S)|(!A1&S)
p_ha_1 12.5 A,B COUT=(A&B) SUM=(A&!B)|(!A&B)
p_fa_1 20 A,B,CIN COUT=(A&B)|(A&CIN)|(B&CIN) SUM=(A&B&CIN)|(A&!B&!CIN)|(!A&!B&CIN)|(!A&B&!CIN)
p_conb_1 3.75 - HI=1 LO=0
p_scan_1 26 flop CLK (D&!SCE)|(SCD&SCE) Q=IQ
p_enable_1 28 flop CLK (DE&D)|(IQ&!DE) Q=IQ
p_reset_1 25 flop CLK D Q=IQ CLEAR=!RESET_B
p_both_1 20 flop CLK D Q=IQ Q_N=IQN
p_gate_1 17.5 gate CLK,GATE GCLK
= dont_use : true;
CELLS
# As ASAP7 writes: picoseconds and femtofarads, flip-flops and adders with inverted outputs, leakage for each rail.
cat >turned.cells <<'CELLS'
INVx1 0.044 A Y=!A
INVx2 0.058 A Y=!A
INVx4 0.087 A Y=!A
BUFx2 0.073 A Y=A
BUFx4 0.102 A Y=A
NAND2x1 0.087 A,B Y=!A+!B
NOR2x1 0.087 A,B Y=(!A*!B)
XOR2x1 0.131 A,B Y=(A*!B)+(!A*B)
XNOR2x1 0.131 A,B Y=(A*B)+(!A*!B)
AOI21x1 0.102 A1,A2,B Y=(!A1*!B)+(!A2*!B)
OAI21x1 0.102 A1,A2,B Y=(!A1*!A2)+(!B)
HAx1 0.102 A,B CON=!A+!B SN=(A*B)+(!A*!B)
FAx1 0.204 A,B,CI CON=(!A*!B)+(!A*!CI)+(!B*!CI) SN=(A*B*!CI)+(A*!B*CI)+(!A*B*CI)+(!A*!B*!CI)
CELLS
cat >turned_seq.cells <<'CELLS'
DFFASRHQNx1 0.379 flop CLK !D QN=IQ CLEAR=!RESETN
DFFHQNx1 0.292 flop CLK !D QN=IQ
SDFHx1 0.365 flop CLK !((D*!SE)+(SI*SE)) QN=IQ
ICGx1 0.306 gate CLK,ENA,SE GCLK
= dont_use : true;
CELLS
plain() { library '"plain"' "$1" "$2" 1nW "$3" "$4" -v q='"' <plain.cells; } # TIME_UNIT CAPACITANCE_UNIT NS PF
plain 1ns '1.0000000000, "pf"' 1 1 >plain.lib
library turned 1ps 1,ff 1pW 1000 1000 -v rails=1 <turned.cells >turned_simple.lib
library turned 1ps 1,ff 1pW 1000 1000 -v rails=1 <turned_seq.cells >turned_seq.lib

"$gw" gen systolic rows=2 cols=2 acc_rows=16 -q -o heap
"$gw" gen hardwired n_out=3 n_in=4 -q -o gated
synth gated --tech ./plain.lib >base

uses() { # NETLIST CELL: how often
  grep -c "^ *$2 " "$1"
}

same() { # NAME FILE: the design is what it is with plain.lib
  synth gated --tech "./$2" >json
  says "$1" '.[0].area == .[1].area and .[0].delay_ns == .[1].delay_ns and .[0].flops == .[1].flops and .[0].delay_ns > 0.1' base json
}

cells() {
  synth heap --tech ./plain.lib --netlist n.v >json
  says "names in quotes: area, delay, conditions" '.[0] | .area > 10000 and .delay_ns > 0.1 and .delay_ns < 10 and .voltage == 1.5' json
  holds "its adders are used, its plain flip-flop alone" test "$(uses n.v p_fa_1)" -gt 20 -a "$(uses n.v p_ha_1)" -gt 2 \
    -a "$(uses n.v p_both_1)" -gt 100 -a "$(grep -c 'p_\(scan\|enable\|reset\|gate\)' n.v)" = 0
  says "the path's ends have the names of registers, for cells of two outputs" '.[0].critical_path | .from + .to | test("_[0-9]+_[.]") | not' json
  synth heap --tech "./turned_*.lib" --netlist n.v >json
  holds "inverted outputs: adders and flip-flops are used" test "$(uses n.v FAx1)" -gt 20 -a "$(uses n.v HAx1)" -gt 2 \
    -a "$(uses n.v DFFHQNx1)" -gt 100 -a "$(uses n.v INVx1)" -gt 10 -a "$(grep -c 'SDF\|ASR' n.v)" = 0
  says "inverted outputs: the path's ends have the names of registers" '.[0].critical_path | .from + .to | test("_[0-9]+_[.]") | not' json
  grep -v '^p_\(both\|scan\|enable\)' plain.cells | library reset 1ns 1,pf 1nW 1 1 >reset.lib
  synth gated --tech ./reset.lib --netlist n.v >json
  holds "flip-flops with a reset alone: it is tied" test "$(grep -c "RESET_B(1'b1\|RESET_B(1'h1" n.v)" -gt 10
  for f in "plain.lib p_gate_1" "turned_*.lib ICGx1"; do
    synth gated --tech "./${f% *}" --netlist n.v >json
    holds "a clock gate with a table of states: ${f#* }" test "$(uses n.v "${f#* }")" -gt 0
  done
}

# Two designs of cells with inverted outputs compute what they did.
inverted_right() {
  cat >cells.v <<'CELLS'
module FAx1 (input A, input B, input CI, output CON, output SN);
  assign CON = ~((A & B) | (A & CI) | (B & CI)), SN = ~(A ^ B ^ CI);
endmodule
module HAx1 (input A, input B, output CON, output SN);
  assign CON = ~(A & B), SN = ~(A ^ B);
endmodule
module DFFHQNx1 (input CLK, input D, output reg QN);
  initial QN = 1'b0;
  always @(posedge CLK) QN <= ~D;
endmodule
module INVx1 (input A, output Y); assign Y = ~A; endmodule
module INVx2 (input A, output Y); assign Y = ~A; endmodule
module INVx4 (input A, output Y); assign Y = ~A; endmodule
module BUFx2 (input A, output Y); assign Y = A; endmodule
module BUFx4 (input A, output Y); assign Y = A; endmodule
module NAND2x1 (input A, input B, output Y); assign Y = ~(A & B); endmodule
module NOR2x1 (input A, input B, output Y); assign Y = ~(A | B); endmodule
module XOR2x1 (input A, input B, output Y); assign Y = A ^ B; endmodule
module XNOR2x1 (input A, input B, output Y); assign Y = ~(A ^ B); endmodule
module AOI21x1 (input A1, input A2, input B, output Y); assign Y = ~((A1 & A2) | B); endmodule
module OAI21x1 (input A1, input A2, input B, output Y); assign Y = ~((A1 | A2) & B); endmodule
module ICGx1 (input CLK, input ENA, input SE, output GCLK);
  reg open;
  always @(CLK or ENA or SE) if (!CLK) open = ENA | SE;
  assign GCLK = CLK & open;
endmodule
CELLS
  for design in heap gated; do
    synth $design --tech "./turned_*.lib" --ram flops --netlist mapped.v >json
    "$gw" sim $design --sim icarus --netlist mapped.v --cells cells.v --cycles 1500 --json -q >run 2>err
    says "cells with inverted outputs compute the same: $design" '.[0] | .mismatches == 0 and .checks > 20' run
  done
}

# Cells that are not for logic, though cheaper than those that are.
kept_out() {
  local word
  for word in "dont_use : true" "dont_use : \"true\"" "is_isolation_cell : true" "is_level_shifter : true" "pad_cell : true" \
    "always_on : true" "retention_cell : \"kind\""; do
    { echo "p_odd_1 0.5 A,B Y=(!A)|(!B)"; echo "= $word;"; cat plain.cells; } | library kept 1ns 1,pf 1nW 1 1 >kept.lib
    synth gated --tech ./kept.lib --netlist n.v >json
    holds "no logic is made of a cell with $word" test "$(uses n.v p_odd_1)" = 0 -a "$(uses n.v p_nand2_1)" -gt 0
  done
  { echo "p_odd_1 0.5 A,B Y=(!A)|(!B)"; cat plain.cells; } | library kept 1ns 1,pf 1nW 1 1 >kept.lib
  synth gated --tech ./kept.lib --netlist n.v >json
  holds "but of one without" test "$(uses n.v p_odd_1)" -gt 5
  sed 's/^    area :/    dont_use : false;\n&/' plain.lib | awk '/dont_use : false/ { held = $0; next } /area/ && held { print held } { held = ""; print }' >false.lib
  same "dont_use : false is no dont_use" false.lib
}

# One library, in all ways of writing it.
forms() {
  plain 1ps 1,ff 1000 1000 >form.lib; same "picoseconds and femtofarads" form.lib
  plain 100ps 1000,ff 10 1 >form.lib; same "units of 100 ps and 1000 fF" form.lib
  plain 10ps 0.01,pf 100 100 >form.lib; same "units of 10 ps and 0.01 pF" form.lib
  library plain 1ns 1,pf 1nW 1 1 -v q='"' -v load_first=1 <plain.cells >form.lib; same "tables of load and slew, in this order" form.lib
  gzip -c plain.lib >form.lib.gz; same "a compressed file" form.lib.gz
  sed 's/$/\r/' plain.lib >form.lib; same "lines of DOS" form.lib
  sed 's/ : /:/; s/ {$/{/; s/;$/ ; /' plain.lib >form.lib; same "few blanks" form.lib
  sed 's/^\( *[a-z_]* : .*\);$/\1/' plain.lib >form.lib; same "values without semicolons" form.lib
  sed 's/(IQ, IQN)/("IQ, IQN")/' plain.lib >form.lib; same "states in one string" form.lib
  sed 's/^\( *\(area\|capacitance\|nom_voltage\) : \)\([0-9.]*\);/\12 * (\3 + 1) \/ 2 - 1;/' plain.lib >form.lib
  holds "its text has arithmetic" grep -q 'area : 2 \* (3.75 + 1) / 2 - 1;' form.lib
  same "arithmetic" form.lib
  tr '\n' ' ' <plain.lib | sed 's/\\ / /g' >form.lib; same "one line" form.lib
  sed 's,^ *area.*,& // of "one cell { here,; s,^  cell,/* } " */ cell,' plain.lib >form.lib; same "comments of both kinds" form.lib
  sed 's/^\( *direction :\) /\1 \\\n        /' plain.lib >form.lib; same "lines continued by a backslash" form.lib
  sed 's/^\( *"[0-9.]*,\)/\1 \\\n      /' plain.lib >form.lib; same "strings continued by a backslash" form.lib
  sed '/"p_nand2_[12]")/,/max_cap/ { /pin ("A")/ s/"A"/"A", "B"/; /pin ("B")/,/}/d }' plain.lib >form.lib
  holds "its text has pins of two names" grep -q 'pin ("A", "B")' form.lib
  same "a group of two pins" form.lib
  sed "s/(!A)|(!B)/(A B)'/; s/\(function : \)\"\(.*\)\";/\1\2;/" plain.lib >form.lib; same "expressions without quotes" form.lib
  sed "s/^    ff (IQ, IQN) {/    test_cell () { ff (IQ, IQN) { next_state : D * SE; clocked_on : CLK'; preset : !SETN ; } }\n&/" plain.lib >form.lib
  same "expressions without quotes in a test_cell" form.lib
  sed 's/(A&!B)|(!A&B)/A ^ B * 1/' plain.lib >form.lib; same "an XOR binds more than an AND" form.lib
  sed 's/ {$/\n{/; s/ : /\n : /; s/("\([A-Z]*\)")/(\n"\1"\n)/' plain.lib >form.lib; same "newlines wherever blanks may be" form.lib
  sed 's/(1[.]0*, "pf")/(1000, "fF")/; s/"1ns"/"1NS"/; s/"1nW"/1nw/' plain.lib >form.lib; same "units in other letters" form.lib
  sed '0,/{$/ s//{\n  comment : "http:\/\/a.b \/* } \\" { ( ";/' plain.lib >form.lib; same "signs of comments, quotes and braces in a string" form.lib
  { printf '\xef\xbb\xbf'; cat plain.lib; } >form.lib; same "a byte order mark" form.lib
  sed 's/\\$//' plain.lib >form.lib; same "tables without backslashes" form.lib
  sed '/index_[12]/d; s/(grid) {$/& index_1 ("0.01, 0.1, 1"); index_2 ("0.001, 0.01, 0.1");/' plain.lib >form.lib
  same "a template whose points its tables have" form.lib
  sed '/^  \(lu_table_template\|power_lut_template\) /,/^  }/w moved
/_unit/w moved
//d; /^  \(lu_table_template\|power_lut_template\) /,/^  }/d; $d' plain.lib >form.lib
  cat moved >>form.lib
  echo "}" >>form.lib
  holds "its text has templates and units at the end" test "$(grep -n 'lu_table_template\|time_unit' form.lib | head -n 1 | cut -d: -f1)" -gt 1000
  same "templates and units after the cells" form.lib
  awk '/^  cell/ && !seen++ { while ((getline line < "wide") > 0) print line } { print }' plain.lib >form.lib
  same "cells of buses and bundles" form.lib
}

# Supplies as pins of every cell: the figures are those without them, and one line tells it.
supplies() {
  sed 's/^    area :/    pin (VDD) { direction : inout; capacitance : 1; }\n    pin (VSS) { direction : inout; }\n&/' plain.lib >form.lib
  same "supplies as pins of both directions" form.lib
  holds "one line tells it" test "$(wc -l <err)" = 1 -a \
    "$(grep -c 'form.lib: line .*: pin VDD of cell p_inv_1 and 41 more are left out: of both directions, and in no function, as supplies$' err)" = 1
}

# Power: clock gates work in the simulation, and rails add up to what a cell takes of one.
power() {
  library rails 1ns 1,pf 1nW 1 1 -v q='"' -v rails=1 <plain.cells >rails.lib
  synth gated --tech ./plain.lib --power --netlist n.v >one
  synth gated --tech ./rails.lib --power >two
  holds "power: of a design with clock gates" test "$(uses n.v p_gate_1)" -gt 0
  says "power: rails add up" '.[0].power as $a | .[1].power as $b | $a.internal_mw > 0 and $a.leakage_mw > 0 and
    ([$a, $b | .internal_mw, .switching_mw, .leakage_mw, .clock_pins_mw] | .[:4] == .[4:])' one two
  says "power: what hangs on outputs is charged to what drives them: OpenSTA's figure is not twice as much" \
    '.[0].power.opensta.same_activity.switching_difference | fabs < 0.5' one
  plain 1ps 1,ff 1000 1000 >form.lib
  synth gated --tech ./form.lib --power >three
  says "power: slews are in the library's unit" '.[0].power.internal_mw as $a | .[1].power.internal_mw | . / $a - 1 | fabs < 1e-3' one three
}

cat >wide <<'CELLS'
  type (bus4) { base_type : array; data_type : bit; bit_width : 4; bit_from : 3; bit_to : 0; }
  cell (wide4) { area : 1; ff_bank (IQ, IQN, 4) { clocked_on : "CK"; next_state : "D"; }
    pin (CK) { direction : input; clock : true; capacitance : 0.002; }
    bus (D) { bus_type : bus4; direction : input; capacitance : 0.002; }
    bus (Q) { bus_type : bus4; direction : output; function : "IQ"; } }
  cell (bundled) { area : 1; ff_bank (IQ, IQN, 2) { clocked_on : "CK"; next_state : "D"; }
    pin (CK) { direction : input; clock : true; capacitance : 0.002; }
    bundle (D) { members (D0, D1); direction : input; capacitance : 0.002; }
    bundle (Q) { members (Q0, Q1); direction : output; function : "IQ"; } }
CELLS

odd() {
  grep -v '^p_\(both\|reset\)' plain.cells | library scan 1ns 1,pf 1nW 1 1 >scan.lib
  refuses 2 'scan.lib: no flip-flop whose next state is one pin' "$gw" synth gated --tech ./scan.lib
  sed '0,/^  cell/s//  include_file (more.lib);\n  cell/' plain.lib >more.lib
  refuses 2 'more.lib: line .*include_file' "$gw" synth gated --tech ./more.lib
  sed 's/1pW/1nW/' turned_seq.lib >watts.lib
  refuses 2 'watts.lib: its leakage_power_unit \(1nW\) is not that of ./turned_simple.lib \(1pW\)' "$gw" synth gated --tech ./turned_simple.lib --tech ./watts.lib
  sed 's/"1ns"/"1 parsec"/' plain.lib >unit.lib
  refuses 2 'unit.lib: line 4: time_unit 1 parsec; legal: 1ps' "$gw" synth gated --tech ./unit.lib
  sed 's/"pf"/"mile"/' plain.lib >unit.lib
  refuses 2 'unit.lib: line 5: capacitive_load_unit \(1.0000000000, mile\); legal: ' "$gw" synth gated --tech ./unit.lib
  sed 's/table_lookup/polynomial/' plain.lib >model.lib
  refuses 2 'model.lib: line 3: delay_model polynomial' "$gw" synth gated --tech ./model.lib
  gzip -c plain.lib | head -c 900 >cut.lib.gz
  refuses 2 'cut.lib.gz' "$gw" synth gated --tech ./cut.lib.gz
}

# A NAND, or flip-flop, of half a square micron that no tool here can use, or would count wrong: one line says so, and the figures
# are those without it.
odd_cell() { # NAME SED WHY [CELL]
  awk -v q='"' -v cell="${4:-p_nand2_1}" '$0 == "  cell (" q cell q ") {" { on = 1 } on { sub(cell, "p_odd_1"); sub("area : .*", "area : 0.5;"); print } on && /^  }/ { exit }' \
    plain.lib | sed "$2" >odd.cell
  awk '/^  cell/ && !seen++ { while ((getline line < "odd.cell") > 0) print line } { print }' plain.lib >odd.lib
  synth gated --tech ./odd.lib >json
  says "left out: $1" '.[0].area == .[1].area and .[0].delay_ns == .[1].delay_ns and (.[1].warnings | length == 1)' base json
  holds "left out: $1: one line says why" test "$(wc -l <err)" = 1 -a "$(grep -c "odd.lib: line .*: cell p_odd_1 is left out: $3" err)" = 1
}

left_out() {
  odd_cell "a cell without area" '/area/d' 'no area'
  odd_cell "a cell of area 0" 's/0\.5/0/' 'no area'
  odd_cell "a flip-flop without area" '/area/d' 'no area' p_both_1
  odd_cell "a clock gate without area" '/area/d' 'no area' p_gate_1
  odd_cell "a cell without delays" '/timing ()/,/^      }/d' 'no delay tables over slew and load of both edges (A to Y)'
  odd_cell "a flip-flop without delays" '/cell_\(rise\|fall\)/,/^        }/d' 'no delay tables over slew and load of both edges (Q)' p_both_1
  odd_cell "a cell without delays of falling" '/cell_fall/,/^        }/d' 'no delay tables over slew and load of both edges (A to Y)'
  odd_cell "a cell without slews of rising" '/rise_transition/,/^        }/d' 'no delay tables over slew and load of both edges (A to Y)'
  odd_cell "a flip-flop without delays of rising" '/cell_rise/,/^        }/d' 'no delay tables over slew and load of both edges (Q)' p_both_1
  odd_cell "a pin A[0]" 's/"A"/"A[0]"/; s/!A/!A[0]/' 'a name of other than letters'
  odd_cell "a pin without capacitance" '/^      capacitance/d' 'an input without capacitance (A)'
  odd_cell "an inout with a function" 's/"output"/inout/' 'a pin of both directions (Y)'
  odd_cell "a function of no pin" 's/!B/!NONE/' "a function that is no expression of the cell's pins (NONE)"
  odd_cell "an internal pin without a function" 's/!B/!n1/; s/^    pin ("Y")/    pin (n1) { direction : internal; }\n&/' "a function that is no expression of the cell's pins (n1)"
  odd_cell "a cell of negative area" 's/0\.5/-0.5/' 'an area that is no positive number (-0.5)'
  odd_cell "a cell whose area is a word's" 's/0\.5/0.5 * SIZE/' 'an area that is no positive number (0.5 \* SIZE)'
  awk '/"p_xor2_1"|"p_xnor2_1"/ { drop = 1 } drop && /area/ { drop = 0; next } { print }' plain.lib >two.lib
  synth gated --tech ./two.lib --netlist n.v >json
  holds "two cells without area are one line" test "$(wc -l <err)" = 1 -a "$(grep -c 'cell p_xor2_1 and 1 more are left out: no area' err)" = 1
  "$gw" synth gated --tech ./two.lib --json -q >json 2>err
  holds "no line with -q" test ! -s err
  says "the result has it with -q, too" '.[0].warnings | length == 1' json
  holds "and in no netlist" test "$(uses n.v p_xor2_1)" = 0 -a "$(uses n.v p_nand2_1)" -gt 0
}

# Any byte may be the last.
cut_short() {
  local n status bad=0
  for n in $(seq 0 7 200) $(seq 300 1999 "$(wc -c <plain.lib)"); do
    head -c "$n" plain.lib >cut.lib
    "$gw" synth gated --tech ./cut.lib >/dev/null 2>err
    status=$?
    if [ $status != 2 ] || [ "$(wc -l <err)" != 1 ] || ! grep -q '^gatewright: ./cut.lib: ' err; then
      bad=1
      cp err why
    fi
  done
  [ $bad = 0 ]
  result "a file that ends anywhere is refused in a line that names it" $? why
}

cells
inverted_right
kept_out
forms
supplies
left_out
cut_short
power
odd
