#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The pairwise cover: every two values of two parameters of every generator meet in a point that is generated, linted and
# self-checked on Icarus in each of its views, with equal traces; or the generator refuses them, and tb/cover/refused lists it.
# The values are what the schemas say (`gatewright describe`): choices, both ends, the next to the lowest, the default, samples.
# Of parameters of size, the largest that simulates in seconds stands for the rest; their own maximum, one at a time, meets all
# other values too, in designs that are generated, one of each linted. Prints "ok - NAME" or "not ok - NAME" a line, of a point what makes and checks it again.
#   tb/cover/suite.sh [share]                 points by lot, for SECONDS_OF_COVER (60) seconds; SEED says which, else the day (UTC)
#   tb/cover/suite.sh all [GENERATOR ...]     all pairs, of each point in eight the mapped netlist too (make cover)
#   tb/cover/suite.sh pairs GENERATOR PARAMETER ...     all pairs of these parameters
#   tb/cover/suite.sh point sim|net|lint|gen GENERATOR name=value ...
#   tb/cover/suite.sh list [GENERATOR ...]    rewrites tb/cover/refused, or the lines of these
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
gw=${GATEWRIGHT:-$here/build/gatewright}
list=${COVER_LIST:-$here/tb/cover/refused}
files=$here/build/cover_files
seed=${SEED:-$(date -u +%Y%m%d)}
export SEED=$seed
work=${COVER_WORK:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  export COVER_WORK=$work
  mkdir -p "$files" && "$here/tb/lib/macros.sh" "$files" || exit 3
fi
least=20 # results that a self-check must have compared

# ---- one point ----

fails() { # WHAT: the log is in d.log
  echo "not ok - cover: $words: $1"
  sed 's/^/    /' "$dir.log" | head -20
  echo "    made by: gatewright gen $words -o d"
  [ -z "${2-}" ] || echo "    seen by: $2"
  echo "    repeat with: SEED=$seed tb/cover/suite.sh point $kind $words"
}

# The text of a user's macro is not the generator's: only that it can be read counts.
lint() {
  local view top macro=()
  top=$(jq -r .top "$dir/manifest.json")
  if [ -e "$dir/${top}_sram.v" ]; then
    # shellcheck disable=SC2016 # a directive of Verilog
    printf '`verilator_config\nlint_off -file "*_sram.v"\n' >"$dir.vlt"
    macro=(--no-timing -Wno-STMTDLY -Wno-BLKANDNBLK "$dir.vlt")
  fi
  for view in STRUCTURE WORDS; do
    { verilator --lint-only -Wall -Wno-DECLFILENAME -DGATEWRIGHT_$view --top-module "$top" "${macro[@]}" "$dir"/*.v &&
      iverilog -Wall -g2005 -DGATEWRIGHT_$view -s "$top" -o /dev/null "$dir"/*.v; } >"$dir.log" 2>&1 && [ ! -s "$dir.log" ] && continue
    fails lint "verilator --lint-only -Wall -Wno-DECLFILENAME -DGATEWRIGHT_$view --top-module $top d/*.v, or iverilog -Wall -g2005"
    return 1
  done
}

# A self-check: leaves its trace in $trace.
check() { # CYCLES option...
  local cycles=$1 status
  shift
  timeout 600 "$gw" sim "$dir" --sim icarus --seed "$seed" --cycles "$cycles" "$@" --json -q >"$dir.json" 2>"$dir.log"
  status=$?
  trace=$(jq -r '"\(.trace) of \(.checks) results"' "$dir.json" 2>/dev/null)
  [ $status = 0 ] || fails "the self-check ends with status $status" "gatewright sim d --sim icarus --seed $seed --cycles $cycles $*"
  return $status
}

# Clocks that give enough results.
enough() {
  local cycles=400
  while [ $cycles -lt 12800 ] && [ "$(jq .checks "$dir.json")" -lt $least ]; do
    cycles=$((cycles * 4))
    check $cycles --view structural || return
  done
  clocks=$cycles
  : >"$dir.log"
  [ "$(jq .checks "$dir.json")" -ge $least ] || { fails "only $trace in $cycles clocks"; return 1; }
}

same() { # WHAT
  echo "$trace, not $first" >"$dir.log"
  [ "$trace" = "$first" ] || { fails "$1 differs" "gatewright sim d --sim icarus --seed $seed --cycles $clocks"; return 1; }
}

# Flip-flops of mapped cells start at 0: gates know less than the RTL about an unknown value that a later AND masks.
cells() {
  local edge
  sed '/^module DFF\(POS\|NEG\)X1 /,/^endmodule/d' /usr/share/qflow/tech/osu018/osu018_stdcells.v
  for edge in POS NEG; do
    echo "module DFF${edge}X1 (input CLK, input D, output reg Q);
  initial Q = 1'b0;
  always @(${edge,,}edge CLK) Q <= D;
endmodule"
  done
}

# Memories become flip-flops, but a user's macro, whose model is no circuit, stays itself.
netlist() {
  local ram='--ram flops'
  cells >"$dir.cells.v"
  if ls "$dir"/*_sram.v >/dev/null 2>&1; then
    ram=
    cat "$dir"/*_sram.v >>"$dir.cells.v"
  fi
  # shellcheck disable=SC2086 # two words or none
  "$gw" synth "$dir" $ram --netlist "$dir.mapped.v" -q >/dev/null 2>"$dir.log" ||
    { fails "synth ends with status $?" "gatewright synth d $ram --netlist mapped.v"; return 1; }
  check "$clocks" --netlist "$dir.mapped.v" --cells "$dir.cells.v" && same "the netlist"
}

views() {
  check 400 --view structural && enough || return
  first=$trace
  for view in $(jq -r '.views[1:][]' "$dir/manifest.json"); do
    check "$clocks" --view "$view" && same "the view $view" || return
  done
  [ "$kind" != net ] || netlist
}

point() { # sim|net|lint|gen GENERATOR name=value ...
  local kind=$1 dir trace first view clocks words
  words=$(printf ' %q' "${@:2}")
  words=${words# }
  dir=$(mktemp -d "$work/point.XXXXXX")/d
  export XDG_CACHE_HOME=$work/cache${SLOT:-}
  mkdir -p "$work/ccache" "$XDG_CACHE_HOME/gatewright" # compilers' results are shared
  ln -sfn "$work/ccache" "$XDG_CACHE_HOME/gatewright/ccache"
  if ! "$gw" gen "${@:2}" -q -o "$dir" >"$dir.log" 2>&1; then
    fails "it is not made"
  elif [ "$kind" = gen ] || { lint && { [ "$kind" = lint ] || views; }; }; then
    echo "ok - cover: $words"
  fi
  rm -rf "${dir%/d}" "$XDG_CACHE_HOME"/gatewright/{icarus,vpi,synth}-*
}

# ---- many ----

generators() { "$gw" list --json | jq -r '.generators[].name'; }

# What build/cover has written: its verdicts, then each "point <tab> KIND <tab> GENERATOR words", in any order, as many at a time
# as there are cores.
run_points() { # FILE EVERY: of so many one as a netlist, 0 = none
  grep -v '^point\|^list' "$1"
  grep '^point' "$1" | shuf --random-source=<(yes "$seed") |
    awk -F'\t' -v every="$2" '{ net = $2 == "sim" && every && ++n % every == 0; print (net ? "net" : $2) " " $3 }' >"$1.points"
  # shellcheck disable=SC2016 # for the shell that xargs starts
  xargs -a "$1.points" -d '\n' -P "$(nproc)" -n 1 --process-slot-var=SLOT bash -c 'eval "exec \"\$0\" point $1"' "$here/tb/cover/suite.sh"
}

arrays() { # GENERATOR ...: to $work/array
  local g
  # shellcheck disable=SC2016
  printf '%s\n' "$@" |
    xargs -P "$(nproc)" -I{} sh -c '"$0" array "$1" {} "$2" "$3" 1 >"$4/array_{}"' "$here/build/cover" "$gw" "$files" "$list" "$work"
  for g in "$@"; do cat "$work/array_$g"; done >"$work/array"
}

all() { # GENERATOR ...
  local given=("$@")
  [ $# -gt 0 ] || mapfile -t given < <(generators)
  arrays "${given[@]}"
  run_points "$work/array" 8
}

write_list() { # GENERATOR ...
  local given=("$@") g
  [ $# -gt 0 ] || mapfile -t given < <(generators)
  local old=$list
  list=$work/none # each refusal is looked into anew
  : >"$list"
  arrays "${given[@]}"
  list=$old
  { echo "# Pairs of values to try that no design has: generator, values, values, a sentence of refusal; written by tb/cover/suite.sh list"
    for g in $(generators); do
      if [[ " ${given[*]} " = *" $g "* ]]; then grep -h $'^list\t'"$g"$'\t' "$work/array" | cut -f 2-; else grep $'^'"$g"$'\t' "$list"; fi
    done; } >"$work/list"
  mv "$work/list" "$list"
}

# Each core takes generators by turns until the time is over.
share() {
  local until=$((SECONDS + ${SECONDS_OF_COVER:-60})) core cores names
  cores=$(nproc)
  mapfile -t names < <(generators)
  echo "seed $seed: SEED=$seed tb/cover/suite.sh share"
  for core in $(seq "$cores"); do
    local i=$((seed + core))
    while
      "$here/build/cover" share "$gw" "${names[i % ${#names[@]}]}" "$files" "$list" "$((seed * 100 + i))" 1 >"$work/share$core"
      grep -v '^point' "$work/share$core"
      while IFS=$'\t' read -r _ kind words; do
        [ "$kind" = sim ] && [ $((i / cores % 4)) = 0 ] && kind=net
        SLOT=$core bash -c "exec $(printf %q "$here/tb/cover/suite.sh") point $kind $words"
      done < <(grep '^point' "$work/share$core")
      i=$((i + cores))
      [ $SECONDS -lt "$until" ]
    do :; done &
  done
  wait
}

case ${1:-share} in
  point) shift && point "$@" ;;
  share) share ;;
  all) shift && all "$@" ;;
  pairs)
    shift
    "$here/build/cover" array "$gw" "$1" "$files" "$list" "$seed" "${@:2}" >"$work/array"
    run_points "$work/array" 0 ;;
  list) shift && write_list "$@" ;;
  *) echo "not ok - cover: no part '$1'" ;;
esac
