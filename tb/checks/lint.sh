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

for points in tb/*/points.sh; do
  # shellcheck source=/dev/null
  . "$points"
done

build/gatewright gen splitmac arith=star mode=fixed x_bits=12 w_bits=16 x_signed=0 -q -o "$work/star" || exit 2
breach "held: used, and not declared above" '/wire \[31:0\] held;/{h;d};/base = held;/G' rtl/examples/systolic/systolic.v
breach "swap: used, and not declared above" 's/wire swap, load;/wire load;/' rtl/examples/systolic/systolic.v
breach "signed and unsigned operands in one expression" "s/\(product  = .*\);/\1 + 24'd1;/" "$work/star/splitmac.v"
breach "i: hides what is declared further out" 's/integer b, n;/integer i, n;/; s/genvar p;/genvar p, i;/; /function integer/i genvar i;' \
  rtl/cells/gw_exchange.v

shellcheck -x scripts/setup scripts/alone scripts/new-generator scripts/demo/{fashion,bayer,hardwired,swizzle,scaling} scripts/bench tb/run tb/judge/run tb/*/*.sh .ci/run >"$work/log" 2>&1
result "shell scripts" $? "$work/log"
