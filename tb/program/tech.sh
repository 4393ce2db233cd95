#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Technologies of synth beside the libraries: FPGA families, generic gates, Liberty files of any kind, periods aimed at.
# shellcheck disable=SC2016,SC2094 # dollars are of jq; no file is read where it is written
set -u
# shellcheck disable=SC2034 # for common.sh
generator=systolic suite=tech
# shellcheck source=tb/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"
export XDG_CACHE_HOME=$work/cache
lib=/usr/share/qflow/tech/osu018/osu018_stdcells.lib

synth() { "$gw" synth "$@" --json -q; }

"$gw" gen systolic rows=2 cols=2 arith=star acc_rows=16 -q -o star
"$gw" gen systolic rows=2 cols=2 arith=star acc_rows=256 -q -o deep
"$gw" gen systolic rows=1 cols=1 arith=star acc_rows=16 -q -o single
"$gw" gen systolic rows=1 cols=1 arith=star acc_rows=8192 -q -o full
"$gw" gen systolic rows=8 cols=8 arith=star -q -o large

fpga() {
  local t
  for t in ecp5 xilinx intel; do
    synth deep --tech $t --flat >json
    says "$t: a multiplier is a DSP, a deep memory a block RAM, nothing is unknown" \
      '.[0] | .dsp == 4 and .bram >= 2 and .other == 0 and .lut > 50 and .ff > 150' json
    says "$t: modules add up" \
      '.[0] | . as $r | ["lut", "ff", "carry", "bram", "dsp"] | all(. as $k | ([$r.modules[] | .[$k] * .count] | add) == $r[$k])' json
    says "$t: flat synthesis within 5 % in registers, within a tenth in LUTs" \
      '.[0].parts_errors | (.ff | fabs) < 0.05 and (.lut | fabs) < 0.1 and .dsp == 0 and .bram == 0' json
  done
}

# A crossbar's words, all alike, are a part that is mapped once.
crossbar() {
  "$gw" gen scratchpad banks=8 -q -o eight
  synth eight --tech ecp5 >json
  says "ecp5: a crossbar's words are mapped once" '.[0] | ([.modules[] | select(.name == "scratchpad_and_or").count] == [16])
    and (. as $r | ["lut", "ff"] | all(. as $k | ([$r.modules[] | .[$k] * .count] | add) == $r[$k]))' json
}

ice40() {
  synth star --tech ice40 >json
  says "ice40: placed and routed, the shift registers apart" '.[0] | .fits and .fmax_mhz > 20 and .bram > 0 and .dsp == 0
    and .placed.wrapper.ff == 108 and .placed.logic_cells > .placed.wrapper_logic_cells + .placed.lut
    and (1000 / .fmax_mhz / .delay_ns - 1 | fabs) < 0.001' json
  synth star --tech ice40 --clock 1 >json
  says "ice40: a period that is missed is a result" '.[0] | .fits and .clock_met == false and .delay_ns > 1' json
  synth full --tech ice40 >json
  says "ice40: too large is a result" '.[0] | .fits == false and (.reason | test("HX8K")) and .fmax_mhz == null' json
}

generic() {
  synth star --tech generic --flat >json
  says "generic: gates by kind add up, depth" '.[0] | ([.gate_counts[]] | add) == .gates and .depth > 10 and .depth < 200
    and (.parts_error | fabs) < 0.05 and .memory_bits > 0' json
  synth star --tech generic --ram flops >flops
  says "generic: memories as flops" '.[1].memory_bits == 0 and (.[1].flops - .[0].flops - .[0].memory_bits | . >= 0 and . < 200)' json flops
}

clock() {
  synth single --clock 100 >slow
  synth single --fmax >json
  says "the period aimed at that the smallest netlist meets changes nothing" \
    '.[0].clock_met and .[0].area == .[1].area and .[0].delay_ns == .[1].delay_ns' slow json
  says "--fmax reports its own netlist apart" '.[0] | .fmax.delay_ns < 0.9 * .delay_ns and .fmax.area > .area' json
  synth single --clock "$(jq '(.delay_ns + .fmax.delay_ns) / 2' json)" --netlist aimed.v >aimed
  says "a period between is met by a netlist between" '.[1] as $s | .[0] | .clock_met and .delay_ns <= .clock_ns
    and .delay_ns < $s.delay_ns and .area > $s.area' aimed json
  synth single --clock 0.2 >json
  says "a period that cannot be is not met" '.[0] | .clock_met == false and .delay_ns > 0.2' json
}

# The library in two files, comb.lib and seq.lib, and with flaws.
libraries() {
  mkdir -p "two libs"
  # shellcheck disable=SC2016
  local of='/^cell \(/ { in_cells = 1; keep = ($2 ~ pattern) == want } !in_cells || keep { print } END { if (!keep) print "}" }'
  awk -v pattern='DFF|LATCH' -v want=0 "$of" $lib >"two libs/comb.lib"
  awk -v pattern='DFF|LATCH' -v want=1 "$of" $lib >"two libs/seq.lib"
  synth star --tech $lib >one
  synth star --tech "two libs/comb.lib" --tech "two libs/seq.lib" >both
  synth star --tech "two libs/*.lib" >pattern
  says "two files are one library" '.[0].area == .[1].area and .[0].delay_ns == .[1].delay_ns and .[1].tech == "comb.lib seq.lib"
    and .[1].area == .[2].area and .[2].delay_ns == .[1].delay_ns' one both pattern
  sed '/_template(delay/,/}/ { s/variable_1/variable_9/; s/variable_2/variable_1/; s/variable_9/variable_2/ }' \
    "two libs/seq.lib" >turned.lib
  synth star --tech "two libs/comb.lib" --tech turned.lib >turned
  says "a template of the same name and another meaning stays apart" '.[0].area == .[1].area and .[0].delay_ns != .[1].delay_ns' \
    both turned
  sed 's/nom_voltage : 1.8/nom_voltage : 1.6/' "two libs/seq.lib" >other.lib
  refuses 2 'its corner \(1.6 V, 25 C\) is not that of' synth star --tech "two libs/comb.lib" --tech other.lib
  sed 's/(1,pf)/(1,ff)/' "two libs/seq.lib" >units.lib
  refuses 2 'units of time and capacitance' synth star --tech "two libs/comb.lib" --tech units.lib
  refuses 2 'DFFNEGX1 is there twice' synth star --tech "two libs/seq.lib" --tech $lib
  refuses 2 'no flip-flop' synth star --tech "two libs/comb.lib"
  refuses 2 'no inverter or buffer' synth star --tech "two libs/seq.lib"
  head -c 60000 $lib >cut.lib
  refuses 2 'cut.lib: line .*truncated' synth star --tech ./cut.lib
  sed 's/function : "(*A)*";/function : "(!A)";/' $lib >nobuf.lib
  refuses 2 'no buffer' synth star --tech nobuf.lib
  refuses 2 'not a Liberty' synth star --tech ./star/systolic.v
  refuses 2 'no such file; legal: Liberty files' synth star --tech "./none*.lib"
  refuses 2 'one name alone, or Liberty files' synth star --tech osu018 --tech nobuf.lib
}

# A clock gate is found by the library's word for it, and the netlist computes the same.
clock_gate() {
  { sed '$d' $lib | sed '$d'; cat <<'CELL'
cell (GATEX1) {
  area : 64;
  dont_use : true;
  clock_gating_integrated_cell : "latch_posedge_precontrol";
  pin (SE) { direction : input; capacitance : 0.009; clock_gate_test_pin : true; }
  pin (CK) { direction : input; clock : true; capacitance : 0.009; clock_gate_clock_pin : true; }
  pin (E) { direction : input; capacitance : 0.009; clock_gate_enable_pin : true; }
  pin (GCK) { direction : output; max_capacitance : 1; clock_gate_out_pin : true; state_function : "CK & E";
    timing () { related_pin : "CK"; timing_sense : positive_unate; cell_rise (scalar) { values ("0.1"); }
      cell_fall (scalar) { values ("0.1"); } rise_transition (scalar) { values ("0.1"); } fall_transition (scalar) { values ("0.1"); } } }
}
}
CELL
  } >gate.lib
  sed '/^module DFF\(POS\|NEG\)X1 /,/^endmodule/d' /usr/share/qflow/tech/osu018/osu018_stdcells.v >cells.v
  cat >>cells.v <<'CELLS'
module DFFPOSX1 (input CLK, input D, output reg Q);
  initial Q = 1'b0;
  always @(posedge CLK) Q <= D;
endmodule
module DFFNEGX1 (input CLK, input D, output reg Q);
  initial Q = 1'b0;
  always @(negedge CLK) Q <= D;
endmodule
module GATEX1 (input CK, input E, input SE, output GCK);
  reg open;
  always @(CK or E or SE) if (!CK) open = E | SE;
  assign GCK = CK & open;
endmodule
CELLS
  "$gw" gen hardwired n_out=3 n_in=4 -q -o gated
  synth gated --tech gate.lib --netlist mapped.v >json
  holds "a clock gate of the library is used" grep -q GATEX1 mapped.v
  "$gw" sim gated --sim icarus --netlist mapped.v --cells cells.v --cycles 800 --json -q >run 2>err
  says "with it the netlist computes the same" '.[0] | .mismatches == 0 and .checks > 20' run
}

tools() {
  local tool
  mkdir -p bin
  for tool in yosys nextpnr-ice40; do ln -sf "$(command -v $tool)" bin/$tool; done
  refuses 3 'icetime: not found.*apt-get install fpga-icestorm' env PATH="$work/bin" "$gw" synth star --tech ice40
  ln -sf "$(command -v icetime)" bin/icetime
  rm bin/nextpnr-ice40
  refuses 3 'nextpnr-ice40: not found.*apt-get install nextpnr-ice40' env PATH="$work/bin" "$gw" synth star --tech ice40
  refuses 2 "did you mean 'xilinx'" synth star --tech xilinks
  refuses 2 '[-]-fmax: not for --tech ecp5' synth star --tech ecp5 --fmax
  refuses 2 '[-]-ram: not for --tech ice40' synth star --tech ice40 --ram box
  refuses 2 '[-]-clock: not for --tech generic' synth star --tech generic --clock 3
  refuses 2 "[-]-clock: value '-1'; legal: 0.001..1000000 ns" synth star --clock -1
}

# Power from what nets do in a simulation of the netlist; OpenSTA judges the part that needs no table.
power() {
  "$gw" gen systolic rows=2 cols=2 acc_rows=16 -q -o heap
  synth heap >plain
  synth heap --power >json
  says "power: kinds and modules add up, the netlist is the same" '.[1] as $p | .[0] | .area == $p.area and .delay_ns == $p.delay_ns and (.power
    | (.switching_mw + .internal_mw + .clock_pins_mw + .leakage_mw - .total_mw | fabs) < 1e-4
    and (([.modules[] | .switching_mw] | add) - .switching_mw | fabs) < 1e-3 and (([.modules[] | .internal_mw] | add) - .internal_mw | fabs) < 1e-3
    and .macs > 1000 and .pj_per_mac > 1 and .clock_ns == $p.delay_ns)' json plain
  says "power: OpenSTA agrees on switching with the same activity, not by its own guess" '.[0].power.opensta
    | (.same_activity.switching_difference | fabs) < 0.2 and (.own_guess.switching_difference | fabs) > 0.2' json
  # OpenSTA 2.0.17 takes a rise and a fall for each transition, which a cell alone shows; one of them is what the tables say.
  says "power: OpenSTA agrees on internal energy of the same activity, taken once" '.[0].power.opensta | .internal_counts == 2
    and (.same_activity.internal_difference | fabs) < 0.12 and (.same_activity.difference | fabs) < 0.1
    and (.same_activity | .internal_as_reported_mw / .internal_mw | . > 1.999 and . < 2.001)' json
  cp -r heap short
  sed -i 's/"k_max": [0-9]*/"k_max": 2/' short/manifest.json
  synth short --power >other
  says "power: the same netlist in another run is another answer" '.[0].area == .[1].area and .[0].power.macs != .[1].power.macs' json other
  "$matrices" make 1 40 2 2 -128 127 -128 127 0 a.npy w.npy 32
  "$matrices" make 1 40 2 2 0 0 0 0 0 zero.npy none.npy 32
  synth heap --clock 20 --power --in a=a.npy --in w=w.npy >data
  synth heap --clock 20 --power --in a=zero.npy --in w=none.npy >zeros
  says "power: of the user's data, at the clock asked for; zeros switch less" '.[0].power as $d | .[1].power as $z | $d.clock_ns == 20
    and $d.macs == 160 and $d.clocks == $z.clocks and $z.switching_mw < 0.5 * $d.switching_mw and $z.leakage_mw == $d.leakage_mw
    and $z.clock_pins_mw == $d.clock_pins_mw' data zeros
  says "power: the energy of the run of the user's data, and of no other" '.[0].power as $d | .[1].power as $own | $own.run_nj == null
    and ($d.run_nj / ($d.total_mw * $d.clock_ns * $d.clocks / 1000) - 1 | fabs) < 1e-4
    and ($d.run_nj * 1000 / $d.macs / $d.pj_per_mac - 1 | fabs) < 1e-4' data json
  synth heap --clock 20 --power --glitches --in a=a.npy --in w=w.npy >glitches
  # Registers alone cannot glitch; what multiplies does. The run without delays is the plain one.
  says "power: glitches are of gates alone, and the results stay right" '.[0].power as $d | .[1].power as $g | $g.clocks == $d.clocks
    and $g.macs == $d.macs and $g.leakage_mw == $d.leakage_mw and $g.clock_pins_mw == $d.clock_pins_mw
    and ($d | {switching_mw, internal_mw, total_mw, pj_per_mac}) == ($g.without_glitches | {switching_mw, internal_mw, total_mw, pj_per_mac})
    and $g.switching_mw > 1.05 * $d.switching_mw and ($g.total_mw / $d.total_mw - 1 - $g.without_glitches.difference | fabs) < 1e-3
    and ([$g.modules, $d.modules | map(select(.name | test("_delay")))] | .[0] == .[1] and (.[0] | length > 0))
    and ([$g.modules, $d.modules | map(select(.name | test("_pe_")).switching_mw) | add] | .[0] > 1.05 * .[1])
    and ($d.glitches | test("^not counted")) and ($g.glitches | test("^counted"))' data glitches
  awk '/(rise|fall)_power/ { energy = 1 } energy && /index_/ { next } energy && /}/ { energy = 0 } { print }' $lib >noindex.lib
  synth heap --tech noindex.lib --power >json2
  says "power: tables without points take their template's" '.[0].power.internal_mw > 1' json2
  "$gw" gen systolic rows=3 cols=3 acc_rows=16 -q -o three
  synth three --power --in random >direct
  synth three --power-from 2 >composed
  says "power: composed of a 2 x 2 array's modules, within a tenth of the 3 x 3 array's own" '.[0].power as $d | .[1].power as $c
    | $c.composed_of == {"rows": 2, "cols": 2} and .[0].area == .[1].area and $d.clock_ns == $c.clock_ns
    and ($c.total_mw / $d.total_mw - 1 | fabs) < 0.1 and ($c.pj_per_mac / $d.pj_per_mac - 1 | fabs) < 0.1
    and (([$c.modules[] | .internal_mw] | add) - $c.internal_mw | fabs) < 1e-3' direct composed
  synth three --power-sample 2 --in random >sampled
  says "power: two of three instances of a module stand for all, in the same run" '.[0].power as $d | .[1].power as $s | $d.sample == null
    and $s.sample.instances == 2 and $s.sample.of_cells > 1.15 * $s.sample.cells and $s.sample.standard_error > 0 and $s.sample.standard_error < 0.05
    and $s.clocks == $d.clocks and $s.macs == $d.macs and $s.leakage_mw == $d.leakage_mw and $s.clock_pins_mw == $d.clock_pins_mw
    and ($s.total_mw / $d.total_mw - 1 | fabs) < 4 * $s.sample.standard_error + 0.002 and $s.opensta == null
    and ([$s.modules, $d.modules | map(select(.name | test("_pe_|_column") | not)) | map(.total = .switching_mw + .internal_mw) | map(.total) | add]
      | .[0] / .[1] - 1 | fabs) < 0.02' direct sampled
  "$gw" gen systolic rows=9 cols=9 a_bits=2 w_bits=2 acc_rows=16 -q -o ninth
  synth ninth --power-sample 2 --power-error --in random >errors
  says "power: what sampling costs in exactness, at 4x4 and 8x8" '.[0].power | [.composition_error[] | .rows, .cols] == [4, 4, 8, 8]
    and all(.composition_error[]; (.difference | fabs) < 0.05 and .difference != 0
      and (.pj_per_mac / .whole_pj_per_mac - 1 - .difference | fabs) < 1e-3)' errors
  synth three --power-sample 3 --in random >all
  says "power: three of three are no sample" '.[0].power as $d | .[1].power as $s | $s.sample == null and $s == $d' direct all
  "$matrices" make 2 20 3 3 -128 127 -128 127 0 a3.npy w3.npy 32
  synth three --power --glitches --in a=a3.npy --in w=w3.npy >direct
  synth three --power-sample 2 --glitches --in a=a3.npy --in w=w3.npy >sampled
  says "power: a sample of the user's data, with glitches" '.[0].power as $d | .[1].power as $s | $s.clocks == $d.clocks and $s.macs == 180
    and ($s.glitches | test("no cells give has none")) and ($d.glitches | test("no cells") | not)
    and ($s.run_nj / $d.run_nj - 1 | fabs) < 0.06 and ($s.without_glitches.total_mw / $d.without_glitches.total_mw - 1 | fabs) < 0.06' direct sampled
  "$gw" gen scratchpad banks=4 -q -o banks
  synth banks --power >json
  says "power: OpenSTA bears cells whose inputs are constants" '.[0].power.opensta.same_activity | .switching_mw > 1
    and (.switching_difference | fabs) < 0.3' json
  "$gw" gen hardwired n_out=4 n_in=6 fabric=rom -q -o rom
  synth rom --power >json
  says "power: of a design with a ROM" '.[0].power | .switching_mw > 0.1 and .opensta.same_activity.switching_mw > 0.1' json
  "$gw" gen hardwired n_out=4 n_in=6 fabric=folded stage=0 -q -o unclocked
  synth unclocked --power >json
  says "power: of a design without a clock, of which OpenSTA says nothing" '.[0].power | .switching_mw > 1 and .clock_pins_mw == 0
    and .opensta == null' json
  "$gw" gen splitmac -q -o mac
  synth mac --power --in random >json
  says "power: random operands of a design that is no array" '.[0].power | .data == "random" and .pj_per_mac > 1' json
  refuses 2 'a smaller array.s; legal: random' synth large --power --power-from 4 --in a=a.npy
  refuses 2 '[-]-power-from: .*no array' synth mac --power-from 4
  refuses 2 'legal are 0, for all, and 2 to 64' synth heap --power-sample 1
  refuses 2 'without --power-from' synth heap --power-sample 2 --power-from 2
  refuses 2 "value '65'; legal: 0..64" synth heap --power-sample 65
  refuses 2 "array 'w' is missing" synth heap --power --in a=a.npy
  refuses 2 '[-]-glitches without --power' synth heap --glitches
  refuses 2 '[-]-in without --power' synth heap --in a=a.npy
  refuses 2 '[-]-power: not for --tech ecp5' synth heap --tech ecp5 --power
}

# Twice, the second time from nothing and in a folder of another name: the same answer, seconds apart.
twice() { # DESIGN OPTIONS...
  local design=$1
  shift
  synth "$design" "$@" | sed '/"seconds":/d' >first
  rm -rf "a folder"
  cp -r "$design" "a folder"
  XDG_CACHE_HOME="$work/other cache" synth "a folder" "$@" | sed '/"seconds":/d' >second
  holds "${*:-plain}: an answer" grep -q '"tech": ' first
  holds "${*:-plain}: the same bytes twice" cmp first second
}

fpga
crossbar
ice40
generic
clock
libraries
clock_gate
tools
power
for t in osu018 osu035 osu050 generic ice40 ice40up5k ecp5 xilinx intel; do twice star --tech $t; done
twice heap --clock 20 --power --glitches --in a=a.npy --in w=w.npy
