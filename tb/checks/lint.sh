#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Lint: every hand-written cell, the examples, designs over the parameter space (Verilator -Wall and Icarus
# -Wall, no waiver but DECLFILENAME; build/declared for what they do not see), shell scripts.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tb/lib/verilate.sh

result() { # NAME STATUS LOG
  if [ "$2" = 0 ] && [ ! -s "$3" ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    head -20 "$3" | sed 's/^/    /'
  fi
}

# Every view; the one for simulation at speed under Verilator alone, as Icarus notes what every loop over an array is
# sensitive to.
verilog() { # NAME TOP FILE... [-y FOLDER]
  local name=$1 top=$2 view views=(-DGATEWRIGHT_STRUCTURE -DGATEWRIGHT_WORDS) files=() word
  shift 2
  for word; do [[ $word != *.v ]] || files+=("$word"); done
  ! grep -q GATEWRIGHT_FAST_SIM "${files[@]}" || views+=(-DGATEWRIGHT_FAST_SIM)
  for view in "${views[@]}"; do
    verilator_lint "$view" --top-module "$top" "$@" || break
    [ "$view" = -DGATEWRIGHT_FAST_SIM ] || iverilog -Wall -g2005 "$view" -s "$top" -o /dev/null "$@" || break
    build/declared "$view" "${files[@]}" || break
  done >"$work/log" 2>&1
  result "$name" $? "$work/log"
}

# A newer Verilator tells what it took, and means nothing by it; a finding is one all the same.
[ -z "$(verilator() { printf -- '- V e r i l a t i o n   R e p o r t: Verilator 9\n- Verilator: Walltime 1 s\n'; }; verilator_lint x.v)" ] &&
  [ "$(verilator() { printf -- '%%Warning: x.v\n- Verilator: Walltime 1 s\n'; return 1; }; verilator_lint x.v)" = "%Warning: x.v" ]
result "the report of a newer Verilator is no finding" $? /dev/null

# build/declared names what is wrong on purpose.
breach() { # PATTERN SED FILE
  sed "$2" "$3" >"$work/breach.v"
  ! cmp -s "$3" "$work/breach.v" && ! build/declared "$work/breach.v" >"$work/log" 2>&1 && grep -q "$1" "$work/log"
  result "a breach is named: $1" $? /dev/null
}

# What the emitted text promises its reader.
style() { # NAME FILE
  { grep -n -P '\t| $' "$2"; awk 'length > 100 { print FILENAME ":" FNR ": longer than 100 columns" }' "$2"
    grep -n '@[A-Z]' "$2"; head -1 "$2" | grep -v SPDX; } >"$work/log"
  result "$1" 0 "$work/log"
}

verilog "reference of hardwired" hardwired_ref tb/hardwired/ref.v
style "text of the reference of hardwired" tb/hardwired/ref.v
for f in rtl/cells/*.v; do
  style "text of cell $(basename "$f")" "$f"
  verilog "cell $(basename "$f")" "$(basename "$f" .v)" -y rtl/cells "$f"
done

# Designs of a generator, each a word of parameters.
designs() { # GENERATOR PARAMETERS...
  local generator=$1 p top name
  shift
  for p in "$@"; do
    rm -rf "$work/d"
    # shellcheck disable=SC2086 # a list of parameters
    build/gatewright gen "$generator" $p -q -o "$work/d" || exit 2
    top=$(jq -r .top "$work/d/manifest.json") name="$generator ${p//"$work/"/}"
    [ -n "$p" ] || name="$generator of the defaults"
    [ "${text_only:-0}" = 1 ] || verilog "$name" "$top" "$work/d/$top.v"
    style "text of $name" "$work/d/$top.v"
  done
}

designs systolic "" "dataflow=os rows=4 cols=3" "rows=1 cols=1" "rows=1 cols=1 dataflow=os" "rows=1 cols=5" "rows=5 cols=1" \
  "rows=5 cols=1 dataflow=os" "rows=1 cols=5 dataflow=os" "rows=3 cols=20 a_bits=2 w_bits=16 pipe=1" \
  "rows=20 cols=3 sparsity=1:2 w_bits=7" "rows=20 cols=3 sparsity=1:2 w_bits=7 dataflow=os pipe=1" \
  "rows=33 cols=2 a_signed=0 acc_rows=0" "rows=33 cols=2 a_signed=0 dataflow=os" "acc_bits=12 rows=3 cols=3" \
  "acc_bits=50 a_bits=16 w_bits=16 rows=3 cols=2" "acc_bits=5 dataflow=os rows=3 cols=2" "acc_bits=5 pipe=1 rows=2 cols=2" \
  "acc_rows=1 rows=2 cols=2" "acc_rows=3 rows=1 cols=2 pipe=1" \
  "rows=1 cols=2 arith=star" "rows=1 cols=2 sparsity=1:2" "rows=1 cols=3 acc_bits=40 a_signed=0" "k_max=1 rows=3 cols=2" \
  "rows=2 cols=1 sparsity=1:2 a_bits=16 w_bits=3 a_signed=0 acc_bits=3 k_max=1" "k_max=3 acc_rows=0 rows=4 cols=2" \
  "acc_bits=2 a_bits=2 w_bits=2 a_signed=0" "a_bits=3 rows=3 cols=3" "arith=star rows=3 cols=4" "arith=star dataflow=os pipe=1 rows=4 cols=4" \
  "a_bits=16 split=byte rows=3 cols=2" "a_bits=16 split=byte rows=17 cols=2 k_max=16777216 w_bits=7" \
  "a_bits=16 split=byte rows=1 cols=2 w_bits=2 k_max=1 pipe=1" "a_bits=16 split=byte rows=4 cols=3 acc_rows=0 goal=area" \
  "a_bits=16 split=byte rows=5 cols=1 arith=star pipe=1" "a_bits=16 split=byte rows=1 cols=1 arith=star acc_rows=0" \
  "a_bits=16 split=byte rows=4 cols=3 pipe=1 gating=1" \
  "pe=pair rows=4 cols=3" "pe=pair rows=2 cols=1 a_signed=0 a_bits=7 w_bits=7 pipe=1 acc_rows=0" "pe=pair rows=36 cols=2 gating=1" \
  "pe=pair rows=2 cols=2 acc_bits=5 k_max=3" "pe=pair rows=6 cols=2 a_bits=16 w_bits=16 acc_bits=64 goal=area" \
  "pe=pair arith=star rows=2 cols=2 acc_bits=12" "pe=pair arith=star rows=6 cols=3 a_signed=0 pipe=1 acc_bits=40" \
  "pe_rows=4 rows=8 cols=3" "pe_rows=2 rows=2 cols=1 a_signed=0 a_bits=7 pipe=1 acc_rows=0" "pe_rows=4 rows=68 cols=2 gating=1" \
  "pe_rows=2 rows=4 cols=2 acc_bits=5 k_max=3 pipe=1" "pe_rows=8 rows=8 cols=2 a_bits=2 w_bits=3 goal=area" \
  "pe_rows=4 arith=star rows=8 cols=2 acc_bits=12" "pe_rows=4 arith=star rows=4 cols=3 a_signed=0 pipe=1" \
  "pe=pair pe_rows=8 rows=16 cols=2 goal=area pipe=1" "pe=pair pe_rows=4 arith=star rows=4 cols=2" \
  "goal=area gating=1 rows=4 cols=3" "goal=area dataflow=os a_bits=7 a_signed=0 rows=3 cols=3" \
  "dataflow=os a_bits=16 w_bits=16 k_max=16777216 sparsity=1:2 rows=17 cols=2 acc_bits=64"

# Kernels at their ends: -128, 127, -1, 0.
printf '\x93NUMPY\x01\x00\x76\x00%-117s\n' "{'descr': '|i1', 'fortran_order': False, 'shape': (4, 2, 2), }" >"$work/k.npy"
printf '\x80\x7f\x80\x7f\x00\x00\x00\x00\xff\xff\xff\xff\x7f\x01\x00\x02' >>"$work/k.npy"
designs bayer "" "mode=bilinear" "mode=bilinear height=2" "mode=bilinear height=1080 max_width=1920" "pattern=bggr black=4095 max_width=2" "mode=bilinear pattern=grbg black=4095 max_width=2" \
  "mode=bilinear black=64 max_width=65536 arith=star goal=area" "black=1 shifts=31,0,9,1 max_width=5 top=camera" \
  "kernels=$work/k.npy" "kernels=$work/k.npy black=4095 shifts=1,31,0,20" "kernels=$work/k.npy black=2048 pattern=gbrg"

designs splitmac "" "x_signed=0" "low=u8" "low=u8 x_signed=0" "w_bits=16 cols=2" "w_bits=16 x_signed=0 lanes=3" \
  "w_bits=16 low=u8" "w_bits=16 low=u8 x_signed=0 lanes=2" "x_bits=12 lanes=4" "x_bits=12 x_signed=0 w_bits=16 k_max=1" \
  "x_bits=12 w_bits=16 low=u8 k_max=1" "k_max=1" "k_max=2 w_bits=16" "cols=2 lanes=33" \
  "mode=fixed" "mode=fixed x_bits=8" "mode=fixed x_bits=8 x_signed=0 cols=3 lanes=5 k_max=1" \
  "mode=fixed x_bits=12 w_bits=16" "mode=fixed x_bits=16 w_bits=16 cols=2 k_max=8589934591 arith=star" \
  "out=requant" "out=requant cols=3 y_signed=0 y_bits=16 x_signed=0" "out=requant w_bits=16 lanes=2 k_max=8589934591" \
  "out=requant mode=fixed x_bits=8 w_bits=16 y_bits=16 k_max=1" "out=requant round=gemmlowp k_max=255 cols=2" \
  "out=requant round=gemmlowp mode=fixed x_bits=8 k_max=65535 y_bits=16 y_signed=0" \
  "out=requant round=gemmlowp arith=star k_max=255" "out=requant round=gemmlowp arith=star mode=fixed x_bits=8 k_max=65535 cols=2" \
  "out=requant arith=star low=u8 w_bits=16 x_signed=0 k_max=65535" "arith=star w_bits=16 cols=2" "arith=star low=u8" \
  "arith=star mode=fixed x_bits=12 w_bits=16 x_signed=0"
cp "$work/d/splitmac.v" "$work/star.v"

# Weights of every width, with and without biases, in every fabric, their results rounded in both ways. The views are of
# two files where the weights are in the second one.
build/matrices put i1 3x4 "$work/w.npy" 1 2 3 -4 5 -6 7 -8 0 1 0 -1
build/matrices put i1 3 "$work/b.npy" 1 -2 3
build/matrices put i4 3 "$work/m.npy" 1073741824 2147483647 -1200000000
build/matrices put i1 3 "$work/s.npy" -3 0 2
given="weights=$work/w.npy bias=$work/b.npy"
rounded="weights=$work/w.npy out=requant mult=$work/m.npy shift=$work/s.npy"
for p in "" "gating=0" "n_out=1 n_in=1 w_bits=1 x_bits=1" "n_out=1 n_in=1 w_bits=1 x_bits=1 x_signed=0" \
  "n_out=3 n_in=2 w_bits=8 x_bits=16" "n_out=3 n_in=2 w_bits=8 x_bits=1 w_signed=0 x_signed=0" "n_out=2 n_in=1 w_bits=2 x_bits=1 x_signed=0" \
  "n_out=20 n_in=20 x_signed=0 gating=0 w_bits=ternary" "n_out=3 n_in=2 w_bits=3 x_bits=3 top=wired" \
  "base=pairs n_out=3 n_in=5 w_bits=5" "base=pairs n_out=3 n_in=1 w_bits=ternary x_bits=1" \
  "base=pairs n_out=3 n_in=1 w_bits=1 x_bits=1 x_signed=0" "base=pairs n_out=3 n_in=2 w_signed=0 x_signed=0 gating=0" \
  "base=pairs n_out=2 n_in=2 w_bits=2 x_bits=1 x_signed=0" \
  "base=regions slack=400 n_out=3 n_in=8" "base=regions slack=400 n_out=3 n_in=8 w_bits=1 x_bits=1 x_signed=0" \
  "base=regions slack=4000 n_out=3 n_in=2 w_bits=8 x_bits=2 w_signed=0 x_signed=0 gating=0" \
  "base=regions slack=4000 n_out=1 n_in=1 w_bits=ternary x_bits=2" \
  "rate=parallel" "rate=parallel n_out=2 n_in=3 w_bits=1 x_bits=16" "rate=parallel n_out=3 n_in=2 w_bits=8 x_bits=16" \
  "rate=parallel n_out=3 n_in=2 w_bits=8 x_bits=1 w_signed=0 x_signed=0" "rate=parallel base=regions slack=400 n_out=3 n_in=8" \
  "rate=parallel base=regions slack=400 n_out=3 n_in=8 w_bits=1 x_bits=1" \
  "rate=parallel base=regions slack=4000 n_out=1 n_in=1 w_bits=ternary x_bits=2" \
  "fabric=rom" "fabric=rom n_out=3 n_in=5 lanes=4 sign=bank" "fabric=rom n_out=20 n_in=5 lanes=2 share=4" \
  "fabric=rom n_out=1 n_in=1 w_bits=1 x_bits=1 x_signed=0" "fabric=rom n_out=3 n_in=2 w_bits=8 x_bits=16 w_signed=0 x_signed=0" \
  "fabric=rom n_out=3 n_in=2 w_bits=ternary x_bits=2 sign=bank" \
  "fabric=folded n_out=20 n_in=20" "fabric=folded n_out=1 n_in=1 w_bits=1 x_bits=1" "fabric=folded n_out=4 n_in=5 goal=adders x_bits=16 w_bits=8" \
  "fabric=folded n_out=3 n_in=3 stage=1" "fabric=folded n_out=3 n_in=3 stage=2 x_bits=1 x_signed=0 w_signed=0" \
  "$given" "$given x_signed=0 gating=0" "$given base=pairs" "$given base=regions slack=400 bias_bits=3" "$given rate=parallel" \
  "$given rate=parallel base=regions slack=400 bias_bits=32" "$given fabric=folded" "$given fabric=rom x_bits=1 lanes=3" \
  "n_out=3 n_in=2 w_bits=1 x_bits=1 fabric=rom sign=bank" "n_out=3 n_in=2 w_bits=1 x_bits=1 fabric=rom sign=bank x_signed=0" \
  "$rounded" "$rounded round=gemmlowp rate=parallel y_bits=16" "$rounded fabric=folded x_signed=0" \
  "$rounded round=gemmlowp fabric=folded stage=1" "$rounded fabric=rom y_signed=0" "$given fabric=folded out=relu"; do
  # shellcheck disable=SC2086 # a list of parameters
  rm -rf "$work/h" && build/gatewright gen hardwired $p -q -o "$work/h" || exit 2
  top=$(jq -r .top "$work/h/manifest.json") name="hardwired ${p//"$work/"/}"
  verilog "${name% }" "$top" "$work/h"/*.v
  for f in "$work/h"/*.v; do style "text of $(basename "$f") of ${name% }" "$f"; done
done

# Memory macros with OpenRAM's pins.
"$PWD/tb/lib/macros.sh" "$work"
macro="word_bits=16 sram=one sram_verilog=$work/one.v"
designs scratchpad "" "ports=1r1w banks=8" "banks=2 word_bits=1 patterns=row,col" "banks=4 word_bits=13 wide=2" \
  "banks=8 wide=4 group=stride ports=1r1w" "banks=8 wide=4 align=word" "banks=8 wide=2 align=word group=stride broadcast=0 ports=1r1w" \
  "banks=4 map=pad" "banks=4 map=pad tile_cols=8 depth=64 addr_bits=9 ports=1r1w" "broadcast=0 banks=8 counters=0" \
  "banks=4 depth=64 addr_bits=8 word_bits=8" "banks=2 depth=2 wide=2 word_bits=7 patterns=row,col top=pad" "banks=8 depth=4096 word_bits=256" \
  "network=butterfly banks=8" "network=butterfly banks=4 ports=1r1w word_bits=5 depth=64 counters=0"
for p in "banks=4 $macro" "banks=4 word_bits=16 ports=1r1w sram=two sram_verilog=$work/two.v" \
  "banks=4 word_bits=16 sram=dual sram_verilog=$work/dual.v" "banks=4 word_bits=16 ports=1r1w sram=dual sram_verilog=$work/dual.v"; do
  # shellcheck disable=SC2086 # a list of parameters
  rm -rf "$work/h" && build/gatewright gen scratchpad $p -q -o "$work/h" || exit 2
  verilog "scratchpad ${p//"$work/"/}" scratchpad "$work/h"/*.v
done

breach "held: used, and not declared above" '/wire \[31:0\] held;/{h;d};/base = held;/G' rtl/examples/systolic/systolic.v
breach "swap: used, and not declared above" 's/wire swap, load;/wire load;/' rtl/examples/systolic/systolic.v
breach "signed and unsigned operands in one expression" "s/\(product  = .*\);/\1 + 24'd1;/" "$work/star.v"
breach "i: hides what is declared further out" 's/integer b, n;/integer i, n;/; s/genvar p;/genvar p, i;/; /function integer/i genvar i;' \
  rtl/cells/gw_exchange.v

# The largest take the lint tools minutes: their text only.
text_only=1 designs systolic "rows=256 cols=256" "rows=256 cols=256 a_bits=16 w_bits=16 sparsity=1:2 dataflow=os"

shellcheck -x scripts/setup scripts/alone scripts/demo/{fashion,bayer,hardwired,swizzle,scaling} scripts/bench tb/run tb/judge/run tb/*/*.sh .ci/run >"$work/log" 2>&1
result "shell scripts" $? "$work/log"
