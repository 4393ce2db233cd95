#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator hardwired: self-checks of special matrices and of every corner of its widths in each fabric, views alike,
# all inputs of small designs, proofs against W * x as Verilog says it, bases that are the same for all matrices, new
# weights, hardware that is wrong on purpose. Prints "ok - NAME" or "not ok - NAME" a line.
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
gw=$here/build/gatewright
matrices=$here/build/matrices
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
seed=${SEED:-1}

result() { # NAME STATUS [why-file]
  if [ "$2" = 0 ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    [ -z "${3-}" ] || sed 's/^/    /' "$3" | head -20
    echo "    repeat with: SEED=$seed tb/run hardwired"
  fi
}

holds() { # NAME COMMAND...
  local name=$1
  shift
  "$@" >out.txt 2>err
  result "$name" $? err
}

# The fabrics and their bases, each as parameters.
fabrics=("fabric=folded" "rate=serial" "rate=serial base=pairs" "rate=serial base=regions slack=100000"
  "rate=parallel" "rate=parallel base=regions slack=100000")

# The same test must pass, clock for clock alike, in every view on the simulators named.
agree() { # "SIM/VIEW ..." parameters...
  local runs=$1 first='' trace sv name="${called:-agree}: ${*:2}"
  shift
  rm -rf d
  "$gw" gen hardwired "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  for sv in $runs; do
    if ! "$gw" sim d --sim "${sv%/*}" --view "${sv#*/}" --seed "$seed" --cycles "${cycles:-1200}" --json -q >run 2>err; then
      result "$name ($sv)" 1 err
      return
    fi
    trace=$(jq -r '.trace + " " + (.checks | tostring)' run)
    [ "${first:=$trace}" = "$trace" ] || { echo "$sv differs: $trace, not $first" >err; result "$name" 1 err; return; }
  done
  [ "${first##* }" -gt 20 ] || { echo "only ${first##* } results were checked" >err; result "$name" 1 err; return; }
  result "$name" 0
}

# ---- special matrices ----

# 4 x 4 and others: all zero, all equal, a single weight, the ends, rows twice and negated, values with gaps.
special() {
  local name shape values f
  while read -r name shape values; do
    # shellcheck disable=SC2086 # a list of values
    "$matrices" put i1 "$shape" "$name.npy" $values
    for f in "${fabrics[@]}"; do
      # shellcheck disable=SC2086 # a list of parameters
      called="matrix $name" agree "icarus/structural icarus/fast" weights="$name.npy" x_bits=4 $f
    done
  done <<'EOF'
zero 4x4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
equal 4x4 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3
single 4x4 0 0 0 0 0 0 0 0 0 0 -5 0 0 0 0 0
lowest 4x4 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8
highest 4x4 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7
gaps 4x4 0 -8 0 -8 1 -1 0 0 1 1 -8 -8 0 -1 1 -8
twice 4x4 1 -2 3 5 1 -2 3 5 -1 2 -3 -5 2 -4 6 -8
row 1x5 3 -8 0 7 -1
column 5x1 3 -8 0 7 -1
one 1x1 -8
nothing 1x1 0
EOF
  # The same on the other simulator: one matrix with all of these rows.
  "$matrices" put i1 8x4 mixed.npy 0 0 0 0 3 3 3 3 0 -5 0 0 -8 -8 -8 -8 7 7 7 7 1 -2 3 5 -1 2 -3 -5 1 -2 3 5
  for f in "${fabrics[@]}"; do
    # shellcheck disable=SC2086 # a list of parameters
    called="matrix mixed" agree "verilator/fast icarus/structural icarus/words" weights=mixed.npy x_bits=4 $f
  done
}

special

# ---- ends of what parameters may be ----

refused() { # PATTERN parameters...: exit status 2 and one line that matches
  "$gw" gen hardwired "${@:2}" -q -o refused 2>err
  [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] && grep -q -- "$1" err
  result "refused: ${*:2}" $? err
}

ends() {
  local f
  "$matrices" put i1 3x2 w.npy 1 2 3 -8 0 7
  "$matrices" put i4 3 ends.npy -2147483648 2147483647 0
  for f in rate=serial rate=parallel fabric=rom fabric=folded; do
    called="bias of 32 bits" agree "icarus/structural verilator/fast" weights=w.npy bias=ends.npy bias_bits=32 x_bits=4 "$f"
  done
  "$matrices" put i1 3x4 units.npy 1 -1 1 1 -1 -1 -1 -1 1 1 1 1
  for f in complement bank; do
    called="weights of one bit" agree "icarus/structural icarus/fast" weights=units.npy w_bits=1 fabric=rom lanes=2 sign="$f"
  done
  "$matrices" put i1 2x2 zero.npy 0 0 0 0
  called="relu of nothing" agree "icarus/structural icarus/fast" weights=zero.npy x_signed=0 fabric=folded out=relu
  for f in fabric=routed fabric=rom; do
    rm -rf plain traced
    "$gw" gen hardwired n_out=3 n_in=2 "$f" -q -o plain
    "$gw" gen hardwired weights=w.npy "$f" trace=1 -q -o traced
    holds "trace=1 leaves the base alone, $f" cmp plain/hardwired.v traced/hardwired.v
  done
  "$gw" gen hardwired weights=w.npy fabric=folded -q -o plain
  holds "outputs say which sum they are" grep -q '^  // y = ' plain/hardwired.v
  refused "top: value 'gw_fan'; legal: a name that does not begin with gw_" top=gw_fan fabric=folded
  printf '\x93NUMPY\x01\x00\x76\x00%-117s\n\x00\x00\x80\x3f\x00\x00\xc0\x7f' \
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }" >nan.npy
  refused "weights: nan.npy: type '<f4', value nan at \[0,1\]; legal: int8" weights=nan.npy
  refused "value 2 at \[0,1\]; legal with w_bits=1: -1 and 1" weights=w.npy w_bits=1
}

ends
