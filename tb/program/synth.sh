#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Synthesis: the parts add up, flat synthesis agrees, the mapped cells compute what the RTL computes.
set -u
cd "$(dirname "$0")/../.." || exit 2
gw=$PWD/build/gatewright
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # NAME JSON FILTER [MORE-JSON]
  if [ "$(jq "$3" "$2" ${4:+"$4"} 2>/dev/null | head -1)" = true ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    head -c 600 "$2" | sed 's/^/    /'
  fi
}

for p in "rows=3 cols=3" "rows=3 cols=2 dataflow=os pipe=1" "rows=2 cols=3 sparsity=1:2 w_bits=7 top=sp"; do
  # shellcheck disable=SC2086 # a list of parameters
  "$gw" gen systolic $p -q -o "$work/d"
  "$gw" synth "$work/d" --flat --json >"$work/json"
  top=$(jq -r .top "$work/d/manifest.json")
  pes=$(jq '.derived.multipliers' "$work/d/manifest.json")
  check "$p: the parts add up to the area" "$work/json" '(([.modules[] | .area * .count] | add) - .area) | fabs < 1'
  check "$p: flops add up" "$work/json" '([.modules[] | .flops * .count] | add) == .flops'
  check "$p: one processing element a multiplier" "$work/json" \
    "([.modules[] | select(.name | startswith(\"${top}_pe\")) | .count] | add) == $pes"
  check "$p: flat area within 12 % of the parts" "$work/json" '.parts_error > -0.12 and .parts_error < 0.12'
  check "$p: memories are listed, apart" "$work/json" '.memory_bits > 0 and .nand2 > 0 and .fmax_mhz > 10'
  rm -rf "$work/d"
done

# --csv has the modules of --json, and a last line that they add up to.
csv_adds_up() { # TECHNOLOGY COLUMN
  "$gw" synth "$work/d" --tech "$1" --csv >"$work/csv" && "$gw" synth "$work/d" --tech "$1" --json >"$work/json" || return
  [ "$(grep -c $'\r$' "$work/csv")" = "$(wc -l <"$work/csv")" ] || return
  awk -F, -v RS='\r\n' -v want="$(jq -r ".$2" "$work/json")" -v modules="$(jq '.modules | length' "$work/json")" -v column="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; fields = NF; next }
    NF != fields || (all != "") { exit bad = 1 }
    $1 == "all" { all = $at[column]; next }
    { sum += $2 * $at[column]; n++ }
    END { exit bad || all != want || (sum - want) ^ 2 > 1 || n != modules }' "$work/csv"
}
"$gw" gen systolic rows=1 cols=1 -q -o "$work/d"
for tc in "osu018 area" "osu018 flops" "generic gates" "ice40 lut"; do
  # shellcheck disable=SC2086 # words
  if csv_adds_up $tc; then echo "ok - csv: $tc"; else echo "not ok - csv: $tc"; head -3 "$work/csv"; fi
done
if "$gw" synth "$work/d" --csv --json >"$work/csv" 2>"$work/err" || ! grep -q 'csv with --json' "$work/err"; then echo "not ok - csv and JSON at once"; else echo "ok - csv and JSON at once"; fi
rm -rf "$work/d"

# The butterfly alone, 32 lanes of 32 bits, one direction.
network() { # NAME AREA FILTER parameters...
  local name=$1 area=$2 filter=$3 module
  shift 3
  rm -rf "$work/d"
  "$gw" gen scratchpad network=butterfly "$@" -q -o "$work/d"
  check "$name: stages" "$work/d/manifest.json" "$filter"
  for module in scatter gather; do
    cp -r "$work/d" "$work/alone"
    scripts/alone "$work/alone" $module
    "$gw" synth "$work/alone" --json >"$work/json"
    check "$name: $module takes at most $area um2 and 1.3 ns" "$work/json" ".area <= $area and .delay_ns <= 1.3"
    rm -rf "$work/alone"
  done
  rm -rf "$work/d"
}
network "butterfly of one permutation" 250000 '.derived | .permutations == 1 and .stages == 5' patterns=row
network "butterfly of 11 permutations" 420000 '.derived | .permutations == 11 and .stages == 6' \
  patterns=row,col,block:16x2,block:8x4,block:4x8,block:2x16,strides,diag,anti

# A scratchpad's memories are apart from the area: by the density model, or by what the user's files say of a macro.
tb/lib/macros.sh "$work"
"$gw" gen scratchpad banks=4 word_bits=16 -q -o "$work/d"
"$gw" synth "$work/d" --json -q >"$work/json"
check "scratchpad: memories are estimated, with what is assumed" "$work/json" \
  '.memory_bits == 2048 and (.sram | .estimate and .source == "model" and .macros == 4 and .transistors == 6 and
    .bit_cell_um2 == 4.536 and .efficiency == 0.2 and .area == 46449)'
check "scratchpad: both directions of the crossbar are listed" "$work/json" \
  '[.modules[].name] | contains(["scratchpad_scatter", "scratchpad_gather"])'
"$gw" synth "$work/d" --sram-cell 1 --sram-efficiency 0.5 --json -q >"$work/json"
check "scratchpad: the density can be given" "$work/json" '.sram | .area == 4096 and .bit_cell_from == "--sram-cell"'
rm -rf "$work/d"
given="banks=4 word_bits=16 sram=one sram_verilog=$work/one.v"
for p in "2050 lef sram_lef=$work/one.lef" "1234.5 liberty sram_liberty=$work/one.lib sram_lef=$work/one.lef"; do
  read -r one from files <<<"$p"
  # shellcheck disable=SC2086 # lists of parameters
  "$gw" gen scratchpad $given $files -q -o "$work/d"
  "$gw" synth "$work/d" --json -q >"$work/json"
  check "scratchpad: a macro's area by its $from file" "$work/json" \
    ".memory_bits == 2048 and (.sram | .source == \"$from\" and (.estimate | not) and .area == (4 * $one | round))"
  rm -rf "$work/d"
done

# Banks become block RAM on FPGAs.
for p in "1rw synth_ice40 SB_RAM40_4K" "1r1w synth_ice40 SB_RAM40_4K" "1rw synth_xilinx RAMB18E1" "1r1w synth_xilinx RAMB18E1"; do
  read -r ports flow cell <<<"$p"
  "$gw" gen scratchpad banks=2 patterns=row,col depth=512 word_bits=8 ports="$ports" tile_rows=2 tile_cols=2 -q -o "$work/d"
  (cd "$work/d" && yosys -q -p "read_verilog scratchpad.v; $flow -top scratchpad; tee -o ../stat.txt stat") >/dev/null 2>&1
  if grep -q "$cell " "$work/stat.txt"; then
    echo "ok - a bank, $ports, becomes $cell"
  else
    echo "not ok - a bank, $ports, becomes $cell"
    sed 's/^/    /' "$work/stat.txt"
  fi
  rm -rf "$work/d" "$work/stat.txt"
done

# Adder cells are found by what they compute, not by name; a library without them does without.
lib=/usr/share/qflow/tech/osu018/osu018_stdcells.lib
sed 's/cell (FAX1)/cell (SUM3)/' $lib >"$work/renamed.lib"
sed 's/cell (FAX1) {/&\n  dont_use : true;/' $lib >"$work/without.lib"
"$gw" gen systolic rows=2 cols=2 -q -o "$work/d"
for l in $lib "$work/renamed.lib" "$work/without.lib"; do
  "$gw" synth "$work/d" --tech "$l" --json -q
done | jq -s . >"$work/json"
check "a full adder of another name is found" "$work/json" '.[0].area == .[1].area'
check "without full adders, gates" "$work/json" '.[2].area > .[0].area and ([.[2].modules[].full_adders] | add) == 0'
rm -rf "$work/d"

# What the engine said before synthesis: adders and flops exactly, area within 2 % for goal=area, 6 % for delay. One column has all
# elements that more have.
predicted() { # GENERATOR PARAMETERS...
  local limit=${within:-0.06}
  [[ " $* " != *" goal=area "* ]] || limit=0.02
  "$gw" gen "$@" top=dut -q -o "$work/d"
  "$gw" synth "$work/d" --json >"$work/json"
  check "predicted: $*" "$work/json" "
    [.modules[] | {(.name): .}] | add as \$m | [input.cost[] | . as \$c | \$m[.name] | . as \$s
    | (\$c.flops == \$s.flops and \$c.full_adders == \$s.full_adders and \$c.half_adders == \$s.half_adders
       and (\$c.area_model / \$s.area - 1 | fabs) <= $limit) or (\$c, \$s | debug | false)] | length > 0 and all" "$work/d/manifest.json"
  rm -rf "$work/d"
}
for p in "goal=area" "" "goal=area acc_bits=32" "acc_bits=20" "a_bits=16 w_bits=16" "goal=area gating=1" \
  "goal=area pipe=1" "goal=area dataflow=os" "dataflow=os" "goal=area a_signed=0 a_bits=7" \
  "goal=area pe_rows=2" "pe_rows=4" "goal=area pe=pair pe_rows=4" "goal=area pe=pair" "pe=pair pipe=1" \
  "goal=area pe=pair gating=1 a_bits=5 w_bits=5"; do
  # shellcheck disable=SC2086 # a list of parameters
  predicted systolic rows=4 cols=1 $p
done

for p in "mode=fixed x_bits=8 goal=area" "mode=fixed x_bits=8" "goal=area" "" "mode=fixed goal=area" "low=u8 lanes=2" \
  "w_bits=16 goal=area" "w_bits=16 x_signed=0" "low=u8 goal=area k_max=300" "out=requant goal=area" "out=requant" \
  "out=requant round=gemmlowp mode=fixed x_bits=8 k_max=16384"; do
  # shellcheck disable=SC2086 # a list of parameters
  predicted splitmac $p
done

# Of hardwired designs what the manifest says of area is that of the heaps alone: adders and flops.
for p in "" "base=pairs w_bits=3" "base=regions slack=400" "rate=parallel x_bits=4"; do
  # shellcheck disable=SC2086 # a list of parameters
  within=1 predicted hardwired n_out=4 n_in=8 $p
done

# The mapped cells under the same test as the RTL, for as many clocks as its structural view.
# Flip-flops start at 0 here: gates know less than the RTL about an unknown value that a later AND masks.
models=$work/cells.v
sed '/^module DFF\(POS\|NEG\)X1 /,/^endmodule/d' /usr/share/qflow/tech/osu018/osu018_stdcells.v >"$models"
for edge in POS NEG; do
  echo "module DFF${edge}X1 (input CLK, input D, output reg Q);
  initial Q = 1'b0;
  always @(${edge,,}edge CLK) Q <= D;
endmodule"
done >>"$models"
netlist() { # GENERATOR PARAMETERS...
  "$gw" gen "$@" -q -o "$work/d" && "$gw" synth "$work/d" --ram flops --netlist "$work/mapped.v" --json -q >"$work/json"
  "$gw" sim "$work/d" --sim icarus --netlist "$work/mapped.v" --cells "$models" --cycles 800 --json -q >"$work/json" 2>&1
  check "mapped cells compute the same: $*" "$work/json" '.mismatches == 0 and .checks > 20'
  rm -rf "$work/d"
}
netlist systolic rows=2 cols=2 acc_rows=2
netlist systolic rows=2 cols=2 acc_rows=2 goal=area gating=1
netlist systolic rows=2 cols=2 dataflow=os
netlist systolic rows=4 cols=1 acc_rows=2 goal=area pe=pair gating=1
netlist systolic rows=4 cols=2 acc_rows=0 goal=area pe=pair pe_rows=4
netlist systolic rows=4 cols=1 acc_rows=2 pe_rows=2 gating=1
netlist systolic rows=2 cols=2 acc_rows=0 pe=pair a_bits=5 w_bits=5 a_signed=0 pipe=1
netlist systolic rows=2 cols=2 acc_rows=0 sparsity=1:2 w_bits=7
netlist systolic rows=2 cols=1 acc_rows=0 a_bits=5 a_signed=0 pipe=1
netlist systolic rows=2 cols=2 acc_rows=0 a_bits=16 split=byte
netlist systolic rows=2 cols=1 acc_rows=2 a_bits=16 split=byte goal=area
netlist splitmac
netlist splitmac mode=fixed x_bits=8 out=requant
netlist splitmac mode=fixed x_bits=8 out=requant round=gemmlowp k_max=300 y_bits=16 goal=area
netlist splitmac mode=fixed x_bits=8
netlist splitmac mode=fixed goal=area lanes=2
netlist splitmac low=u8 k_max=300
netlist hardwired n_out=3 n_in=4
netlist hardwired n_out=2 n_in=5 base=pairs w_bits=3 gating=0
netlist hardwired n_out=2 n_in=5 base=regions slack=800 w_bits=3
netlist hardwired n_out=2 n_in=4 rate=parallel x_bits=4
netlist hardwired n_out=3 n_in=4 fabric=folded
netlist hardwired n_out=3 n_in=4 fabric=rom lanes=2 w_bits=3
netlist bayer max_width=4
netlist bayer max_width=4 mode=bilinear goal=area black=64

"$gw" gen systolic rows=2 cols=2 acc_rows=16 -q -o "$work/d"
"$gw" synth "$work/d" --ram flops --json >"$work/json"
check "memories as flops" "$work/json" '.memory_bits == 0 and .flops > 2 * 16 * 32'
