#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator splitmac: self-checks on both simulators, matrices against an independent product, every pair of operands.
#   tb/splitmac/suite.sh quick|exhaustive|wide    quick: Icarus only
set -u
generator=splitmac suite=splitmac_${1:-quick}
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# Columns of random settings: array K of N values.
column() { # K N LO HI FILE
  "$matrices" make $((seed + $1)) 1 "$2" 1 "$3" "$4" 0 0 0 "$5" unused.npy
}

# The same for splitmac, X in TYPE bits; with out=requant also settings of each column.
split() { # SIM M K N TYPE parameters...
  local sim=$1 m=$2 k=$3 n=$4 type=$5 name="split $2x$3x$4 int$5 on $1: ${*:6}" p w_hi x_hi
  local in=() x_bits x_signed w_bits out round y_bits y_signed
  shift 5
  rm -rf d y.npy
  "$gw" gen splitmac "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  p=$(jq -r '.parameters | "\(.x_bits) \(.x_signed) \(.w_bits) \(.out) \(.round) \(.y_bits) \(.y_signed)"' d/manifest.json)
  read -r x_bits x_signed w_bits out round y_bits y_signed <<<"$p"
  [ "$type" -gt "$x_bits" ] || x_bits=$type
  x_hi=$(((1 << (x_bits - 1)) - 1)) w_hi=$(((1 << (w_bits - 1)) - 1)) # signed types: a half of what is unsigned
  "$matrices" make "$seed" "$m" "$k" "$n" $((x_signed ? -x_hi - 1 : 0)) $x_hi $((-w_hi - 1)) $w_hi 0 x.npy w.npy "$type"
  if [ "$out" = requant ]; then
    column 1 "$n" -100000 100000 bias.npy
    column 2 "$n" $((1 << 30)) 2147483647 mult.npy
    if [ "$round" = onnx ]; then column 3 "$n" $((x_bits + 20)) $((x_bits + 40)) shift.npy
    else column 3 "$n" -$((x_bits + 4)) 1 shift.npy; fi
    column 4 "$n" 0 100 zp.npy
    for p in bias mult shift zp; do in+=(--in "$p=$p.npy"); done
  fi
  # shellcheck disable=SC2086 # no word where it is empty
  if ! "$gw" sim d --sim "$sim" --view "$(affordable)" --in x=x.npy --in w=w.npy "${in[@]}" --out y=y.npy ${stalls:-} -q 2>err; then
    result "$name" 1 err
  elif [ "$out" = requant ]; then
    "$matrices" requant x.npy w.npy y.npy "$round" bias.npy mult.npy shift.npy zp.npy \
      $((y_signed ? -(1 << (y_bits - 1)) : 0)) $(((1 << (y_bits - y_signed)) - 1))
    result "$name" $?
  else
    "$matrices" check x.npy w.npy y.npy "$(jq .derived.sum_bits d/manifest.json)" >/dev/null
    result "$name" $?
  fi
}

quick() {
  for p in "" "x_signed=0" "low=u8" "low=u8 x_signed=0" "w_bits=16 cols=2 lanes=3" "w_bits=16 x_signed=0" \
    "w_bits=16 low=u8 lanes=2" "w_bits=16 low=u8 x_signed=0" "x_bits=12 lanes=4" "x_bits=12 x_signed=0 w_bits=16 k_max=1" \
    "x_bits=12 w_bits=16 low=u8 k_max=2" "k_max=1" "cols=3 lanes=5" "mode=fixed" "mode=fixed x_bits=8 x_signed=0 cols=3 lanes=5" \
    "mode=fixed x_bits=12 w_bits=16 k_max=3" "mode=fixed x_bits=16 w_bits=16 k_max=8589934591" "arith=star" \
    "out=requant" "out=requant cols=2 y_signed=0 y_bits=16 x_signed=0" "out=requant w_bits=16 k_max=8589934591 lanes=2" \
    "out=requant mode=fixed x_bits=8 y_bits=16 w_bits=16 k_max=1" "out=requant round=gemmlowp k_max=255 cols=2" \
    "out=requant round=gemmlowp mode=fixed x_bits=8 k_max=65535 y_bits=16 y_signed=0" "arith=star low=u8 x_signed=0" \
    "arith=star low=u8 w_bits=16" "arith=star x_signed=0 w_bits=16 k_max=3" "arith=star mode=fixed x_bits=12 w_bits=16 x_signed=0" \
    "out=requant arith=star cols=2 y_signed=0" "out=requant round=gemmlowp arith=star k_max=255 cols=2" \
    "out=requant round=gemmlowp arith=star mode=fixed x_bits=8 k_max=65535 y_bits=16 y_signed=0"; do
    # shellcheck disable=SC2086 # a list of parameters
    cycles=1500 agree icarus/structural $p
  done
  lints=0 cycles=3000 agree icarus/words cols=2 lanes=33 # tb/splitmac/points.sh has one column of it
  split icarus 7 20 5 16 cols=2 lanes=3
  split icarus 7 20 5 8 cols=2 lanes=3
  split icarus 4 3 7 8 cols=3 lanes=4 x_signed=0 low=u8
  split icarus 5 9 4 8 w_bits=16 lanes=2
  split icarus 5 9 4 16 w_bits=16 lanes=2 x_signed=0
  split icarus 5 9 4 16 x_bits=12 lanes=2
  split icarus 5 9 4 8 mode=fixed x_bits=8 lanes=2
  split icarus 3 40 5 16 cols=2 out=requant
  split icarus 3 40 5 8 cols=2 out=requant y_signed=0
  split icarus 3 40 5 16 cols=2 out=requant round=gemmlowp k_max=255
  split icarus 9 40 5 8 cols=2 lanes=4 out=requant round=gemmlowp k_max=255 y_bits=16
  split icarus 9 40 5 8 cols=2 lanes=4 out=requant round=gemmlowp k_max=255 y_bits=16 arith=star
  split icarus 3 40 5 16 cols=2 out=requant arith=star w_bits=16
  stalls=--stalls split icarus 7 20 5 16 cols=2 out=requant
  mutant 2000 splitmac.v "s/64'sd1073741824/64'd1073741824/" out=requant round=gemmlowp arith=star k_max=255
  mutant 6000 splitmac.v 's/full & ~rst/full/' # results in reset
  mutant 2000 splitmac.v 's/b_full & ~rst/b_full | (awvalid \& rst)/' out=requant # and responses
}

# Every x of TYPE bits times every w, through the RTL. That is all of 16x8, and of 8x8 and 8x16 as rows of a pair. 16x16 has
# too many inputs: with x = 256*xh + xl it is 256 * (xh * w) + xl * w, the sum that 16x8 has too, of two 8x16 products; as xh
# and xl take every value here with every w (xl unsigned with x_signed=0), what is left are the widths, which corners reach.
every() { # TYPE parameters...
  local type=$1 name="every int$1 x times every w, ${view:=words} view: ${*:2}" x_signed w_bits lo
  shift
  rm -rf d y.npy
  "$gw" gen splitmac "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  read -r x_signed w_bits <<<"$(jq -r '.parameters | "\(.x_signed) \(.w_bits)"' d/manifest.json)"
  lo=$((x_signed ? -(1 << (type - 1)) : 0))
  "$matrices" range $lo $((lo + (1 << type) - 1)) column "$type" x.npy
  [ "$x_signed" = 1 ] || LC_ALL=C sed -i "1s/'\([<|]\)i/'\1u/" x.npy # NumPy's name of the same bits, unsigned
  "$matrices" range $((-(1 << (w_bits - 1)))) $(((1 << (w_bits - 1)) - 1)) row "$w_bits" w.npy
  if ! "$gw" sim d --view "$view" --in x=x.npy --in w=w.npy --out y=y.npy -q 2>err; then
    result "$name" 1 err
    return
  fi
  "$matrices" check x.npy w.npy y.npy "$(jq .derived.sum_bits d/manifest.json)" >/dev/null
  result "$name" $?
}

exhaustive() {
  for p in "" "low=u8" "x_signed=0" "x_signed=0 low=u8"; do
    # shellcheck disable=SC2086 # a list of parameters
    {
      view=words every 16 cols=16 $p
      view=words every 8 cols=16 $p
      view=words every 8 cols=16 w_bits=16 $p
    }
  done
  view=structural every 16 cols=16
  view=structural every 16 cols=16 mode=fixed
  view=structural every 8 cols=8 mode=fixed x_bits=8
  view=structural every 8 cols=8 mode=fixed x_bits=8 x_signed=0
}

wide() {
  both="verilator/structural icarus/structural"
  for p in "" "w_bits=16 cols=2 lanes=2 low=u8" "mode=fixed out=requant cols=3" \
    "out=requant round=gemmlowp k_max=255 w_bits=8 lanes=2 y_signed=0"; do
    # shellcheck disable=SC2086 # a list of parameters
    cycles=2000 agree "$both" $p
  done
  lints=0 cycles=3000 agree verilator/words cols=16 lanes=3 # tb/splitmac/points.sh has two columns of it
  split verilator 100 300 50 16 cols=8 lanes=8
  split verilator 101 300 50 8 cols=8 lanes=8 out=requant
}

case ${1:-quick} in
  quick | exhaustive | wide) "${1:-quick}" ;;
  *) echo "usage: tb/splitmac/suite.sh quick|exhaustive|wide" >&2; exit 2 ;;
esac
