#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Layouts: one small block placed, routed, checked and drawn; checks that fail where the layout is spoiled; wires against the
# DEF and LEF files; tools that are missing, late or that fail.
generator=layout suite=layout
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
export XDG_CACHE_HOME="$work/a cache"

# says NAME FILTER FILE: the jq filter is true of the JSON.
says() {
  jq -e "$2" "$3" >/dev/null 2>err || head -c 600 "$3" >>err
  jq -e "$2" "$3" >/dev/null 2>&1
  result "$1" $? err
}

leaves=lay

"$gw" gen hardwired fabric=folded n_in=3 n_out=2 w_bits=3 x_bits=3 stage=1 -q -o 'a design'
"$gw" synth 'a design' --layout --layout-dir 'its layout' --json -q >one.json 2>err
result "a design is laid out" $? err
jq .layout one.json >layout.json
l='its layout'
says "it is routed without errors and is the netlist again" '.clean and .routed and .drc_errors == 0 and .lvs == "match" and .failed_nets == 0' \
  layout.json
says "cells fit into the die, and the ratio is theirs" \
  '.cell_area < .die_area and (.utilization * .die_area / .cell_area - 1 | fabs) < 1e-3 and .utilization > 0.3' layout.json
jq -s '{layout: .[0], synth: .[1]}' layout.json one.json >both.json
says "the cells that synthesis counted, and buffers of outputs" '.layout.cells >= .synth.cells and .layout.cells <= .synth.cells + 10' both.json
says "wires make it slower, the clock's too" '.delay_ns > .ideal_clock_delay_ns and .ideal_clock_delay_ns > .ideal_delay_ns and
  .delay_ns < 3 * .ideal_delay_ns' layout.json
all_files() {
  local f n=0
  while read -r f; do
    [ -s "$l/$f" ] || return 1
    n=$((n + 1))
  done < <(jq -r '.files[]' "$l/layout.json")
  [ $n = 6 ]
}
holds "all files are there" all_files
every_cell() { [ "$(grep -o 'h[0-9.]*v[0-9.]*h-[0-9.]*z' "$l/hardwired.svg" | wc -l)" = "$(jq '.cells + .fill_cells' "$l/layout.json")" ]; }
holds "the picture has a place for every cell" every_cell
gds() {
  [ "$(od -An -tx1 -N4 "$l/hardwired.gds" | tr -d ' ')" = 00060002 ] && grep -qa hardwired "$l/hardwired.gds" &&
    [ -z "$(od -An -tx1 -j10 -N24 -v "$l/hardwired.gds" | tr -d ' \n0')" ]
}
holds "GDS begins as GDS, holds the module, and has no date" gds

# Wire lengths of the DEF file, each metal with the capacitance of a um of the LEF file: area * width + one edge, in pF. Pads
# and jogs are in the one and not in the other.
lef=/usr/share/qflow/tech/osu018/osu018_stdcells.lef
wires() {
  awk '
    FNR == NR { if ($1 == "LAYER") m = $2; if ($1 == "WIDTH") w[m] = $2; if ($1 == "CAPACITANCE") a[m] = $3
                if ($1 == "EDGECAPACITANCE") e[m] = $2; if ($1 == "VIA") nextfile; next }
    $1 == "NETS" { on = 1 } $1 == "END" && $2 == "NETS" { on = 0 }
    $1 == "-" { m = "" }
    on { for (i = 1; i <= NF; i++) {
      if ($i == "ROUTED" || $i == "NEW") { m = $(i + 1); n = 0 }
      else if (m != "" && $i == "(" && $(i + 3) == ")") {
        px = x; py = y; if ($(i + 1) != "*") x = $(i + 1); if ($(i + 2) != "*") y = $(i + 2)
        if (n++) { d = (x > px ? x - px : px - x) + (y > py ? y - py : py - y); sum += d / 100 * (a[m] * w[m] + e[m]) } } } }
    END { printf "%.6g", sum }' "$lef" "$l/hardwired.def"
}
awk '$1 == "*D_NET" { s += $3 } END { printf "%.6g", s }' "$l/hardwired.spef" >spef
awk -v a="$(cat spef)" -v b="$(wires)" 'BEGIN { print a, b; exit !(a > 0.75 * b && a < 1.6 * b) }' >err
result "capacitance of the wires is that of their lengths" $? err

# What the checks are worth: the same files with a wire left out, and with one too near another.
checkable() { # LAYOUT DIR: whole.def and all that check reads, in a new folder
  (mkdir "$2" && cp "$1/hardwired.def" "$2/whole.def" && cp "$1/hardwired.v" "$2/netlist.v" && cp "$lef" "$2/lib.lef" &&
    cp "${lef%.lef}.lib" "$2/lib.lib" && cd "$2" && GW_TOP=hardwired yosys -q -c "$here/scripts/flow/layout.tcl") >/dev/null 2>&1
}
check() { # DIR: prints "ERRORS match|mismatch" of its hardwired.def
  (cd "$1" && rm -f hardwired.spice drc.txt
    GW_TOP=hardwired magic -dnull -noconsole -rcfile "${lef%/*}/osu018.magicrc" "$here/scripts/flow/layout_magic.tcl" </dev/null >magic.log 2>&1
    netgen-lvs -batch lvs "hardwired.spice hardwired" "hardwired.spc hardwired" "${lef%/*}/osu018_setup.tcl" comp.out -blackbox \
      </dev/null >netgen.log 2>&1
    echo "$(sed -n 's/^errors //p' drc.txt) $(grep -q 'Result: Circuits match uniquely' netgen.log && echo match || echo mismatch)")
}
checkable "$l" spoil
cp spoil/whole.def spoil/hardwired.def
[ "$(check spoil | tee err)" = "0 match" ]
result "the layout as it is: no error" $? err
awk '/^NETS/ { on = 1 } on && /^- s_axis_x_tready *$/ && !done { cut = done = 1 }
  cut && /\+ ROUTED/ { sub(/;? *$/, " ;"); print; cut = 2; next }
  cut == 2 { if (/;/ || /^-/) cut = 0; if (!/^-/) next } { print }' spoil/whole.def >spoil/hardwired.def
case $(check spoil | tee err) in *mismatch) true ;; *) false ;; esac
result "a wire left out is another netlist" $? err
awk '/^NETS/ { on = 1 } on && /\+ ROUTED metal1/ && !done { sub(/\+ ROUTED metal1/, "+ ROUTED metal3 ( 1000 1020 ) ( 3000 * )\n  NEW metal3 ( 1000 1067 ) ( 3000 * )\n  NEW metal1"); done = 1 } { print }' \
  spoil/whole.def >spoil/hardwired.def
case $(check spoil | tee err) in "0 "* | " "*) false ;; esac
result "wires too near one another are errors" $? err

# qrouter leaves out an end of some patches between a via and a pin, in one block of a few; completed patches have two full points.
patched=' metal1 40 \( [0-9]+ [0-9]+ \) \( [0-9]+ [0-9]+ \) '
for shape in '5 5' '6 5' '6 6' '4 5' '7 5'; do
  "$gw" gen hardwired fabric=folded n_in="${shape% *}" n_out="${shape#* }" w_bits=3 x_bits=3 stage=1 -q -o larger
  "$gw" synth larger --layout --layout-dir lay5 --json -q 2>err | jq .layout >five.json
  grep -qE "$patched" lay5/hardwired.def && break
done
says "hundreds of cells: clean at once and at full density" '.clean and .cells > 200 and .density == 1 and (.tries | length) == 1' five.json
holds "one of these blocks has a patch that was completed" grep -qE "$patched" lay5/hardwired.def
checkable lay5 cut
sed -E 's/( metal1 40 \( [0-9]+ [0-9]+ \) )\( [0-9]+ [0-9]+ \) /\1/' cut/whole.def >cut/hardwired.def
case $(check cut | tee err) in "0 "* | " "*) false ;; esac
result "a patch without its end is an error" $? err
tclsh "$here/scripts/flow/layout_patch.tcl" cut/hardwired.def cut/completed.def
holds "and is completed" cmp cut/completed.def cut/whole.def

# A whole array is laid out flat; a constant input of a cell is at the supply.
"$gw" gen systolic rows=1 cols=1 dataflow=os a_bits=2 w_bits=2 k_max=4 -q -o array
"$gw" synth array --ram flops --layout --layout-dir "array's" --json -q 2>err | jq .layout >array.json
says "an array is laid out" '.clean and .cells > 500' array.json
holds "a constant input is in its netlist" grep -q "(1'b[01])" "array's/systolic.v"

# Once more from nothing, elsewhere.
XDG_CACHE_HOME=$work/other "$gw" synth 'a design' --layout --layout-dir again --json -q >two.json 2>err
holds "the same bytes twice" diff -r "$l" again
holds "an earlier layout is replaced" "$gw" synth 'a design' --layout --layout-dir "$l" -q
"$gw" synth 'a design' --layout >text 2>err
holds "the text says die and checks" grep -q '0 design rule errors, netlist match' text

mkdir full && touch full/mine
refuses 2 "holds 'mine'" "$gw" synth 'a design' --layout --layout-dir full
refuses 2 "--layout-dir without --layout" "$gw" synth 'a design' --layout-dir lay
refuses 2 "--layout-timeout without --layout" "$gw" synth 'a design' --layout-timeout 5
refuses 2 "'0'; legal: 1..1000000 seconds" "$gw" synth 'a design' --layout --layout-timeout 0
refuses 2 "--layout with --tech generic; legal: osu018" "$gw" synth 'a design' --layout --tech generic
refuses 2 "nothing: no such module; legal: hardwired" "$gw" synth 'a design' --layout=nothing --layout-dir lay
"$gw" gen splitmac -q -o rams
refuses 2 "has no layout; legal: cells of osu018 \(RAM: --ram flops\)" "$gw" synth rams --layout --layout-dir lay

# Tools that are not there, or not as they should be, stand before the others on PATH.
mkdir few odd
ln -s "$(command -v qflow)" few/qflow
refuses 3 "graywolf: not found on PATH; install it with: apt-get install graywolf" env PATH="$work/few" "$gw" synth 'a design' --layout
printf '#!/bin/sh\nexec sleep 60\n' >odd/graywolf
chmod +x odd/graywolf
PATH=$work/odd:$PATH "$gw" synth 'a design' --layout --layout-timeout 2 --json -q 2>err | jq .layout >late.json
says "a tool that takes too long is a result" '(.routed or .clean | not) and .reason == "graywolf took longer than 2 s" and (.tries | length) == 1' late.json
printf '#!/bin/sh\nexit 7\n' >odd/graywolf
PATH=$work/odd:$PATH "$gw" synth 'a design' --layout --layout-timeout 60 --json -q 2>err | jq .layout >failed.json
says "a tool that fails is a result, after all densities" '.reason == "graywolf failed (status 7)" and (.tries | length) == 9' failed.json
rm odd/graywolf
cat >odd/qrouter <<'END'
#!/bin/sh
case $2 in -s) echo >>"$TRIED"
  case $(wc -l <"$TRIED") in 4 | 10) n=2 ;; *) n=3 ;; esac
  echo "Final: Failed net routes: $n"; echo DESIGN >hardwired_route.def ;; *) exec /usr/bin/qrouter "$@" ;; esac
END
chmod +x odd/qrouter
TRIED=$work/tried PATH=$work/odd:$PATH "$gw" synth 'a design' --layout --layout-timeout 61 --json -q 2>err | jq .layout >unrouted.json
says "nets that cannot be routed are a result: the best of all tries" '(.routed | not) and .failed_nets == 2 and
  .reason == "2 nets could not be routed" and .seed == .tries[3].seed and .density == .tries[3].density and
  [.tries[].failed_nets] == [3, 3, 3, 2, 3, 3, 3, 3, 3]' unrouted.json
