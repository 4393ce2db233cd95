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
# shellcheck disable=SC2317 # called by verilator_lint
[ -z "$(verilator_program=verilator; verilator() { printf -- '- V e r i l a t i o n   R e p o r t: Verilator 9\n- Verilator: Walltime 1 s\n'; }; verilator_lint x.v)" ] &&
  [ "$(verilator_program=verilator; verilator() { printf -- '%%Warning: x.v\n- Verilator: Walltime 1 s\n'; return 1; }; verilator_lint x.v)" = "%Warning: x.v" ]
result "the report of a newer Verilator is no finding" $? /dev/null

# build/declared names what is wrong on purpose.
breach() { # PATTERN SED FILE
  sed "$2" "$3" >"$work/breach.v"
  ! cmp -s "$3" "$work/breach.v" && ! build/declared "$work/breach.v" >"$work/log" 2>&1 && grep -q "$1" "$work/log"
  result "a breach is named: $1" $? /dev/null
}

# What Yosys reads in a header, as build/headers prints it; it need not read the body.
read_by_yosys() { # FILE POINT
  local name word set=()
  name=$(basename "$1" .v)
  for word in $2; do set+=(-set "${word%=*}" "${word#*=}"); done
  sed '/^);$/,/^endmodule$/{//!d}' "$1" >"$work/header.v"
  yosys -q -p "read_verilog -noblackbox $work/header.v; ${set[*]:+chparam ${set[*]} $name;} blackbox; write_json $work/header.json" || return
  jq -r 'def value: explode | reverse | to_entries | map((.value - 48) * pow(2; .key)) | add
      | if . >= 2147483648 then . - 4294967296 else . end;
    .modules[] | (.parameter_default_values // {} | to_entries[] | "\(.key) parameter \(.value | value)"),
      (.ports | to_entries[] | "\(.key) \(.value.direction) \(.value.bits | length)")' "$work/header.json" | sort
}

same_header() { # FILE [POINT]
  # shellcheck disable=SC2086 # words
  diff <(read_by_yosys "$1" "${2-}" 2>&1) <(build/headers "$1" ${2-} | sort) >"$work/log" 2>&1
  result "header of ${1#rtl/}, as Yosys reads it${2:+: $2}" $? "$work/log"
}

# A module of rtl/ alone, at a point of its parameters, with its neighbours as children, in every view that it has.
module() { # FILE POINT
  local name word view views=(-DGATEWRIGHT_STRUCTURE) verilator=() icarus=()
  name=$(basename "$1" .v)
  for word in $2; do
    verilator+=("-G$word")
    icarus+=("-P$name.$word")
  done
  ! grep -q GATEWRIGHT_WORDS "$1" || views+=(-DGATEWRIGHT_WORDS)
  for view in "${views[@]}"; do
    { verilator_lint "$view" "${verilator[@]}" --top-module "$name" -y "$(dirname "$1")" -y rtl/cells "$1" &&
      iverilog -Wall -g2005 "$view" "${icarus[@]}" -s "$name" -o /dev/null -y "$(dirname "$1")" -y rtl/cells "$1" &&
      build/declared "$view" "$1"; } || { echo "refused with $view"; break; }
  done >"$work/log" 2>&1
  result "${1#rtl/}${2:+ at $2}" $? "$work/log"
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
  same_header "$f"
done
for f in rtl/*/gw_*.v; do
  [ "$(dirname "$f")" != rtl/cells ] || continue
  style "text of ${f#rtl/}" "$f"
  points=$(sed -n 's|^// lint:||p' "$f")
  grep -q '^// lint:' "$f" || { echo "no line '// lint:'" >"$work/log"; result "points of ${f#rtl/}" 1 "$work/log"; }
  while read -r point; do
    module "$f" "$point"
    same_header "$f" "$point"
  done <<<"$points"
done

# A header that is not of the one form is refused in one line; one that is read as something else is told from Yosys' reading.
form() { # SED SENTENCE
  sed "$1" rtl/cells/gw_ram.v >"$work/form.v"
  build/headers "$work/form.v" >"$work/log" 2>&1
  [ $? = 1 ] && [ "$(wc -l <"$work/log")" = 1 ] && grep -q "$2" "$work/log"
  result "a breach of a header's form is found: $1" $? /dev/null
}
form 's/output reg  /output /' 'line 20 is not of the form of a header; legal: input wire'
form 's/input  wire  *re,/input  wire re, x,/' 'line 18 .* legal: input wire'
form 's/\[WIDTH-1:0\]/[0:WIDTH-1]/' 'line 17 .* legal: input wire'
form 's/^  parameter DEPTH .*/&\n&\n&\n&/' 'line 15 .* legal: parameter NAME = VALUE\[,\], at most 7'
form 's/^  parameter \(DEPTH.*\)/  localparam \1/' 'line 9 .* legal: parameter'
form 's/^) (/)(input wire x,/' 'legal: .) (. after the parameters'
form 's/^);/  );/;s/^module gw_ram #(/module gw_ram/' 'line 7 .* legal: .#(. or .(.'
form 's/^(\* gatewright_ram/`include "x.v"/' 'line 6 .* legal: a comment'
form '/^\/\//d' "legal: a comment above the module"
form 's/\[WIDTH-1:0\]/[WIDE-1:0]/' "WIDE-1:0.: unknown name"
form 's/\[ADDR_W-1:0\]/[ADDR_W-9:0]/' "is below 0"
read_by_yosys rtl/cells/gw_ram.v "WIDTH=9" | diff -q - <(build/headers rtl/cells/gw_ram.v WIDTH=8 | sort) >/dev/null
[ $? = 1 ]
result "another reading than Yosys' is told" $? /dev/null

# What a template asks for and its C files do not give, holes and sections; the program itself dies of what they give and no
# template asks for.
templates() { # FOLDER...
  local f given name
  for f in "$@"; do
    given=$(cat "${f%/*}"/*.c gen/arith/*.c gen/emit/*.c)
    grep -oE '@[A-Z][A-Z0-9_]*@|^@if [A-Z0-9_]+' "$f" | sed 's/@if //; s/@//g' | sort -u | while read -r name; do
      grep -q "\"$name\"" <<<"$given" || echo "$f: hole '$name' is given nowhere"
    done
    sed -n 's/^@module //p' "$f" | while read -r name; do
      grep -q "\"$name\"" <<<"$given" || grep -qx "@include $name" "${f%/*}"/*.v.in || echo "$f: section '$name' is used nowhere"
    done
  done
}

templates gen/*/*.v.in >"$work/log"
result "templates ask for what is given" $? "$work/log"
mkdir -p "$work/room" && cp gen/bayer/*.c "$work/room" && { cat gen/bayer/bayer.v.in; printf '@module stale\n@HOLED@\n'; } >"$work/room/bayer.v.in"
[ "$(templates "$work/room/bayer.v.in" | sed 's/.*: //' | paste -sd ,)" = "hole 'HOLED' is given nowhere,section 'stale' is used nowhere" ]
result "a stale hole and a stale section are found" $? /dev/null

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
    jq -r 'if .predicted.area then empty else .predicted end' "$work/d/manifest.json" >"$work/log" 2>&1
    result "a prediction for $name" 0 "$work/log"
  done
}

for points in tb/*/points.sh; do
  # shellcheck source=/dev/null
  . "$points"
done

build/gatewright gen splitmac arith=star mode=fixed x_bits=12 w_bits=16 x_signed=0 -q -o "$work/star" || exit 2
breach "held: used, and not declared above" '/wire \[C_W-1:0\] held;/{h;d};/base = held;/G' rtl/examples/systolic/systolic.v
breach "swap: used, and not declared above" 's/wire swap, load;/wire load;/' rtl/examples/systolic/systolic.v
breach "signed and unsigned operands in one expression" "s/\(product  = .*\);/\1 + 24'd1;/" "$work/star/splitmac.v"
breach "i: hides what is declared further out" 's/integer b, n;/integer i, n;/; s/genvar p;/genvar p, i;/; /function integer/i genvar i;' \
  rtl/cells/gw_exchange.v

shellcheck -x scripts/setup scripts/alone scripts/new-generator scripts/demo/{fashion,bayer,hardwired,swizzle,scaling} scripts/bench tb/run tb/judge/run tb/*/*.sh .ci/run >"$work/log" 2>&1
result "shell scripts" $? "$work/log"
