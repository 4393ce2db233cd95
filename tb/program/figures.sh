#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What is said where there is nothing to measure, what figures hold, and designs for FPGAs.
#   tb/program/figures.sh [PART ...]     all parts, or the named functions below
set -u
# shellcheck disable=SC2034 # for common.sh
generator=hardwired suite=figures
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# The text of the last `holds` has these and no number with such a unit.
text() { # NAME HAS... -- HAS_NOT...
  local name=$1 good=0 not=
  shift
  for word in "$@"; do
    if [ "$word" = -- ]; then not=1
    elif [ -n "$not" ]; then ! grep -q "$word" out.txt || good=1
    else grep -q "$word" out.txt || good=1; fi
  done
  result "$name" $good out.txt
}

# A design without logic, that of a handshake taken away, in every verb that gives figures. Before: no flip-flops, so no clock.
nothing() { # NAME parameters...
  local name=$1 tech
  shift
  "$gw" gen hardwired "$@" --force -q -o d
  holds "$name: synth as it is" "$gw" synth d
  text "$name: no clock" "no clock, as it has no flip-flops" -- MHz TOPS
  "$gw" synth d --json -q >json
  says "$name: no frequency" '.[0] | .fmax_mhz == null and .flops == 0 and .area < 100 and (has("tops") | not)' json
  for tech in ice40 ice40up5k; do
    holds "$name: synth --tech $tech as it is" "$gw" synth d --tech $tech
    text "$name: a delay, no clock in $tech" "no clock, as it has no flip-flops" -- MHz
    "$gw" synth d --tech $tech --json -q >json
    says "$name: no frequency in $tech" '.[0] | .fmax_mhz == null and .delay_ns > 0 and .ff == 0' json
  done
  holds "$name: cost as it is" "$gw" cost d --node 7
  text "$name: costs its pads" "64 pads ask for more" -- MHz
  sed -i 's/ & ~rst//; s/ = ~rst & / = /' d/hardwired.v
  holds "$name: synth" "$gw" synth d
  text "$name: words, no clock" "no logic" "none: no path" -- MHz NAND2
  "$gw" synth d --json -q >json
  says "$name: nulls" '.[0] | .area == 0 and .cells == 0 and .fmax_mhz == null and .delay_ns == null and .critical_path == null and
    .nand2 == null and (has("tops") | not) and (.note | test("no logic"))' json
  for tech in generic ice40 ecp5; do
    holds "$name: synth --tech $tech" "$gw" synth d --tech $tech
    text "$name: words, no figures in $tech" "no logic" -- MHz ' ns'
  done
  "$gw" synth d --tech generic --json -q >json
  says "$name: no depth" '.[0] | .depth == null and .gates == 0' json
  holds "$name: synth --power" "$gw" synth d --power
  text "$name: no power" "power       none: no logic" -- ' mW'
  holds "$name: synth --fmax --clock" "$gw" synth d --fmax --clock 5
  text "$name: nothing to aim at" "no path to meet it" "no path to make faster" -- MHz 'is met'
  refuses 2 "layout: d has no logic" "$gw" synth d --layout
  holds "$name: cost" "$gw" cost d --node 7
  text "$name: nothing to cost" "no logic, .*; there is nothing to cost" -- 'dies/wafer'
  "$gw" cost d --node 7 --json >json 2>err
  says "$name: no node in the JSON" '.[0] | .nodes == [] and (.note | test("nothing to cost"))' json
}

without_logic() {
  "$matrices" put i1 2x3 zero.npy 0 0 0 0 0 0
  "$matrices" put i1 1x1 one.npy 1
  "$matrices" put i1 2x2 shift.npy 0 4 0 2
  "$matrices" put i1 2 b.npy 5 -3
  nothing "weights of zero" weights=zero.npy fabric=folded
  nothing "constants" weights=zero.npy bias=b.npy fabric=folded
  nothing "a wire" weights=one.npy fabric=folded x_signed=0
  nothing "shifts" weights=shift.npy fabric=folded x_signed=0 x_bits=3
  "$gw" gen hardwired weights=zero.npy fabric=folded --force -q -o d
  holds "weights of zero: report" "$gw" report d -q -o report.html
  holds "the report says so" grep -q "from port to port, as there are no flip-flops" report.html
  cp -r d stripped
  sed -i 's/ & ~rst//; s/ = ~rst & / = /' stripped/hardwired.v
  "$gw" synth stripped --power --json -q >json
  holds "no logic: report" "$gw" report d --synth json -q -o report.html
  holds "the report says that, too" grep -q "The design has no logic" report.html
  holds "the report has no clock" test "$(grep -c 'MHz</b>' report.html)" = 0
  holds "weights of zero: sweep" "$gw" sweep hardwired weights=zero.npy fabric=folded,routed -o s -q
  says "a sweep has no figures of it, and those of others" '.[0].points | length == 2 and .[0].metrics.fmax_mhz == null and .[1].metrics.fmax_mhz > 1' s/results.json
  # Registers alone, and one that has logic: figures.
  "$gw" gen hardwired weights=zero.npy fabric=routed --force -q -o d
  "$gw" synth d --json -q >json
  says "weights of zero in a base: figures" '.[0] | .area > 0 and .fmax_mhz > 1' json
  "$matrices" put i1 1x1 two.npy 3
  "$gw" gen hardwired weights=two.npy fabric=folded --force -q -o d
  holds "a circuit without flip-flops" "$gw" synth d
  text "has a delay and no clock" "ns from port to port; no clock, as it has no flip-flops" -- MHz TOPS
  "$gw" synth d --json -q >json
  says "and no frequency" '.[0] | .delay_ns > 0 and .fmax_mhz == null and (has("tops") | not)' json
  "$gw" cost d --node 7 --json >json 2>err
  says "and a cost" '.[0].nodes[0] | .dollars > 0 and .tops == null' json
  holds "a circuit without flip-flops, at a clock asked for" "$gw" synth d --clock 20 --fmax
  text "is met" "20 ns is met" "fastest     [0-9.]* ns, a netlist" -- MHz
  holds "a circuit without flip-flops: report" "$gw" report d -q -o report.html
  holds "tells of its path" grep -q "from port to port, as there are no flip-flops" report.html
  "$gw" gen hardwired weights=two.npy fabric=folded stage=1 --force -q -o d
  "$gw" synth d --json -q >json
  says "with a register, a frequency" '.[0] | .fmax_mhz > 0 and .tops > 0' json
}

# A base and its plane: the area is of the one, the delay of the other, which is said.
based() {
  local rate
  for rate in parallel serial; do
    "$gw" gen hardwired weights=zero.npy rate=$rate --force -q -o d
    holds "weights of zero, rate=$rate: synth" "$gw" synth d
    text "tells what is of the base, what of the plane" "^base        the area is all of the base.*; the delay is of the paths that this plane makes"
    "$gw" synth d --json -q >json
    says "so does the JSON" '.[0] | .area > 5000 and (.base | test("the delay is of the paths that this plane makes"))' json
    holds "in an FPGA, too" "$gw" synth d --tech ice40
    text "in its words" "^base        cells by module are all of the base.*; what is placed.* is what this plane leaves of it"
    holds "report" "$gw" report d --synth json -q -o report.html
    holds "the page tells it" grep -q "the delay is of the paths that this plane makes in it" report.html
  done
  "$gw" gen hardwired weights=zero.npy fabric=folded --force -q -o d
  holds "without a base: synth" "$gw" synth d
  text "nothing of one" "area" -- "^base"
}

# Areas and throughput, cells alone and with memories.
memories() {
  "$gw" gen systolic rows=4 cols=4 --force -q -o d
  "$gw" synth d --json -q >json
  jq -e 'def near($x): (. / $x - 1 | fabs) < 1e-3;
    (.area_with_memories as $w | .area + .sram.area | near($w)) and (.fmax_mhz as $f | .tops | near(2 * 16 * $f / 1e6)) and
    (.tops_per_mm2 * .area / 1e6 / .tops | near(1)) and (.tops_per_mm2_with_memories * .area_with_memories / 1e6 / .tops | near(1)) and
    .area_with_memories > 2 * .area' json >/dev/null
  result "area and throughput, cells alone and with memories" $? json
  holds "synth of an array" "$gw" synth d
  text "both are printed" "with RAMs  *[0-9]* um2, [0-9.]* times the cells" "TOPS/mm2 of cells, [0-9.]* with memories"
  holds "report of an array" "$gw" report d -q -o report.html
  holds "both are in the report" grep -q "a mm2 of cells and memories" report.html
  "$gw" gen hardwired n_in=4 n_out=4 --force -q -o d
  "$gw" synth d --json -q >json
  says "without memories one figure" '.[0] | .tops_per_mm2 > 0 and (has("area_with_memories") | not)' json
  holds "synth without memories" "$gw" synth d
  text "prints it once" "TOPS/mm2 of cells$" -- "with RAMs"
  # Bit by bit no multiplier is busy or idle.
  "$gw" example d -o in M=8 -q
  holds "data through a bit-serial design" "$gw" sim d --sim icarus --in x=in/x.npy
  text "has no utilization" "results checked" -- utilization
  "$gw" gen hardwired n_in=4 n_out=4 fabric=folded stage=2 --force -q -o d
  holds "data through a parallel one" "$gw" sim d --sim icarus --in x=in/x.npy
  text "has" "% utilization"
}

# for=fpga: other defaults, which the user's words replace; synth says where it is missing.
fpga() {
  local g
  "$gw" gen systolic rows=2 cols=2 for=fpga --force -q -o d
  says "for=fpga: in the manifest" '.[0].parameters | .for == "fpga" and .arith == "star"' d/manifest.json
  holds "and in the command" grep -q 'gen systolic rows=2 cols=2 for=fpga' d/systolic.v
  holds "no hint for it" "$gw" synth d --tech ecp5
  result "nothing on standard error" "$([ -s err ]; echo $((! $?)))" err
  "$gw" synth d --tech ecp5 --json -q >json
  says "its products are in DSPs" '.[0].dsp == 4' json
  "$gw" gen systolic rows=2 cols=2 for=fpga arith=heap --force -q -o d
  says "what is given stays" '.[0].parameters | .for == "fpga" and .arith == "heap"' d/manifest.json
  "$gw" gen systolic rows=2 cols=2 --force -q -o d
  says "silicon is not mentioned" '.[0].parameters | (has("for") | not) and .arith == "heap"' d/manifest.json
  for tech in ecp5 ice40 xilinx; do
    "$gw" synth d --tech $tech >out.txt 2>err && [ "$(wc -l <err)" = 1 ] && grep -q "made for silicon, arith=heap; for an FPGA: gatewright gen systolic for=fpga, which is arith=star" err
    result "a hint with --tech $tech" $? err
  done
  holds "none for silicon" "$gw" synth d
  result "nothing on standard error" "$([ -s err ]; echo $((! $?)))" err
  holds "quietly" "$gw" synth d --tech ecp5 -q
  result "nothing on standard error with -q" "$([ -s err ]; echo $((! $?)))" err
  for g in splitmac:arith=star bayer:arith=star hardwired:gating=0; do
    "$gw" gen "${g%:*}" for=fpga -q -o "d${g%:*}"
    says "for=fpga of ${g%:*}" ".[0].parameters[\"$(echo "${g#*:}" | cut -d= -f1)\"] | tostring == \"${g#*=}\"" "d${g%:*}/manifest.json"
    "$gw" describe "${g%:*}" | tr -s " \n" " " >out.txt
    text "describe says what it is" "fpga = ${g#*:} unless given"
  done
  refuses 2 "for: value 'asic'; legal: silicon or fpga" "$gw" gen systolic for=asic -o out
  generator=hardwired agree "icarus/structural icarus/fast" n_in=5 n_out=3 for=fpga
  generator=systolic agree "icarus/structural icarus/fast" rows=2 cols=2 for=fpga
}

parts=("$@")
[ $# -gt 0 ] || parts=(without_logic based memories fpga)
for part in "${parts[@]}"; do "$part"; done
