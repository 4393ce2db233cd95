#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Designs against their golden models: self-checks on both simulators and both views, matrices against an
# independent product. Prints "ok - NAME" or "not ok - NAME" a line.
#   tb/designs.sh quick|exhaustive|wide[_splitmac]    quick, exhaustive: Icarus only
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
gw=$here/build/gatewright
matrices=$here/build/matrices
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
seed=${SEED:-1}
generator=systolic

result() { # NAME STATUS [why-file]
  if [ "$2" = 0 ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    [ -z "${3-}" ] || sed 's/^/    /' "$3"
    echo "    repeat with: SEED=$seed tb/designs.sh (this design: gatewright gen $generator ${1#*: })"
  fi
}

lint() { # FOLDER TOP
  verilator --lint-only -Wall -Wno-DECLFILENAME --top-module "$2" "$1/$2.v" >lint 2>&1 &&
    iverilog -Wall -g2005 -s "$2" -o /dev/null "$1/$2.v" >>lint 2>&1 && [ ! -s lint ]
}

# The same test must pass, clock for clock alike, on every simulator and view named.
agree() { # "SIM/VIEW ..." parameters...
  local runs=$1 first='' trace sv name="agree on $generator: ${*:2}"
  shift
  rm -rf d
  if ! "$gw" gen $generator "$@" -q -o d 2>err || ! lint d $generator; then
    cat lint >>err 2>/dev/null
    result "$name" 1 err
    return
  fi
  for sv in $runs; do
    if ! "$gw" sim d --sim "${sv%/*}" --view "${sv#*/}" --seed "$seed" --cycles "${cycles:-2500}" --json -q >run 2>err; then
      result "$name ($sv)" 1 err
      return
    fi
    trace=$(jq -r '.trace + " " + (.checks | tostring)' run)
    [ -n "$first" ] || first=$trace
    if [ "$trace" != "$first" ]; then
      echo "$sv differs: $trace, not $first" >err
      result "$name" 1 err
      return
    fi
  done
  [ "${first##* }" -gt 50 ] || { echo "only ${first##* } results were checked" >err; result "$name" 1 err; return; }
  result "$name" 0
}

# A of in_bits, by its type; results of ${result_bits} bits. Else as the manifest says.
bytes() { in_bits=8 result_bits=pair_bits multiply "$@" a_bits=16 split=byte; }
whole() { in_bits=16 result_bits=whole_bits multiply "$@" a_bits=16 split=byte; }

# Matrices of M x K and K x N through the RTL, checked outside; cycles must equal the formula. M = all: every
# K pairs of operands.
multiply() { # SIM M K N parameters...
  local sim=$1 m=$2 k=$3 n=$4 name="multiply${in_bits:+ int$in_bits} $2x$3x$4 on $1${view:+/$view}: ${*:5}"
  shift 4
  rm -rf d
  "$gw" gen systolic "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  local p bits a_lo a_hi w_hi sparse=0
  p=$(jq -r '.parameters | "\(.a_bits) \(.w_bits) \(.a_signed) \(.sparsity)"' d/manifest.json)
  read -r a_bits w_bits a_signed sparsity <<<"$p"
  bits=$(jq ".derived | .${result_bits:-c_bits}" d/manifest.json)
  a_bits=${in_bits:-$a_bits}
  [ "$sparsity" = dense ] || sparse=1
  a_lo=$((a_signed ? -(1 << (a_bits - 1)) : 0)) a_hi=$(((1 << (a_bits - a_signed)) - 1))
  w_hi=$(((1 << (w_bits - 1)) - 1))
  if [ "$m" = all ]; then
    "$matrices" all $a_lo $a_hi $((-w_hi - 1)) $w_hi a.npy w.npy "${in_bits:-32}" "$k"
  else
    "$matrices" make "$seed" "$m" "$k" "$n" $a_lo $a_hi $((-w_hi - 1)) $w_hi $sparse a.npy w.npy "${in_bits:-32}"
  fi
  rm -f c.npy
  # shellcheck disable=SC2086 # no word where it is empty
  if ! "$gw" sim d --sim "$sim" --in a=a.npy --in w=w.npy --out c=c.npy ${view:+--view $view} ${stalls:-} --json -q >run 2>err; then
    result "$name" 1 err
    return
  fi
  if ! "$matrices" check a.npy w.npy c.npy "$bits" >wraps; then
    echo "C is not A * W modulo 2^$bits" >err
    result "$name" 1 err
  elif [ "$(cat wraps)" != "$(jq .wraps run)" ]; then
    echo "wraps: $(jq .wraps run) reported, $(cat wraps) counted" >err
    result "$name" 1 err
  else
    result "$name" 0
  fi
}

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
  if ! "$gw" sim d --sim "$sim" --in x=x.npy --in w=w.npy "${in[@]}" --out y=y.npy ${stalls:-} -q 2>err; then
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

icarus="icarus/structural icarus/words icarus/fast"

quick() {
  # sizes
  for size in "1 1" "1 5" "5 1" "3 7" "7 3" "4 4" "17 18"; do
    read -r r c <<<"$size"
    runs=$icarus
    [ "$r" -lt 10 ] || runs="verilator/words icarus/fast"
    for flow in ws os; do
      agree "$runs" rows="$r" cols="$c" dataflow=$flow
    done
  done
  # every pair of widths at the corners
  for a in 2 7 8 16; do
    for w in 2 7 8 16; do
      flow=ws
      [ $w != 7 ] || flow=os
      agree icarus/structural rows=3 cols=2 a_bits=$a w_bits=$w a_signed=$((a != 7)) dataflow=$flow
    done
  done
  # accumulators: none, one, few; narrow and wide; short and long sums; pipelined; 1:2
  agree "$icarus" rows=3 cols=3 acc_rows=0
  agree "$icarus" rows=2 cols=3 acc_rows=1
  agree "$icarus" rows=1 cols=3 acc_rows=1
  agree "$icarus" rows=4 cols=2 acc_rows=5 pipe=1
  agree "$icarus" rows=3 cols=3 acc_bits=9
  agree "$icarus" rows=3 cols=3 acc_bits=64
  agree "$icarus" rows=2 cols=2 acc_bits=2 a_bits=2 w_bits=2 a_signed=0
  agree "$icarus" rows=3 cols=2 acc_bits=11 dataflow=os pipe=1
  agree "$icarus" rows=4 cols=2 k_max=3
  agree "$icarus" rows=4 cols=2 k_max=1 dataflow=os
  agree "$icarus" rows=4 cols=3 sparsity=1:2 w_bits=7
  agree "$icarus" rows=4 cols=3 sparsity=1:2 w_bits=7 dataflow=os pipe=1
  agree "$icarus" rows=3 cols=2 sparsity=1:2 a_signed=0 a_bits=16 w_bits=16 k_max=16777216
  # two lanes
  agree "$icarus" rows=3 cols=2 a_bits=16 split=byte acc_rows=0
  agree "$icarus" rows=3 cols=3 a_bits=16 split=byte
  agree "$icarus" rows=1 cols=2 a_bits=16 split=byte acc_rows=1
  agree "$icarus" rows=4 cols=3 a_bits=16 split=byte acc_rows=5 pipe=1 gating=1 goal=area
  agree "icarus/structural icarus/fast" rows=3 cols=4 a_bits=16 split=byte arith=star pipe=1
  agree "$icarus" rows=5 cols=1 a_bits=16 split=byte w_bits=3 k_max=16777216
  whole icarus 13 11 9 rows=4 cols=4
  whole icarus 9 3 5 rows=4 cols=2 acc_rows=0
  whole icarus 7 30 5 rows=3 cols=3 acc_rows=2 k_max=16777216
  whole icarus 7 30 5 rows=3 cols=3 arith=star
  bytes icarus 13 11 9 rows=4 cols=4
  bytes icarus 1 3 5 rows=4 cols=2 acc_rows=0
  bytes icarus 8 30 5 rows=3 cols=3 acc_rows=2 k_max=16777216
  bytes icarus 7 30 5 rows=3 cols=3 arith=star
  stalls=--stalls whole icarus 9 11 5 rows=4 cols=4 acc_rows=4
  stalls=--stalls bytes icarus 9 11 5 rows=4 cols=4 acc_rows=4
  # several rows an element
  agree "$icarus" rows=4 cols=3 pe_rows=2
  agree "$icarus" rows=8 cols=1 pe_rows=8 acc_rows=0 pipe=1
  agree "$icarus" rows=8 cols=2 pe_rows=4 a_bits=7 w_bits=5 a_signed=0 acc_rows=5
  agree "$icarus" rows=8 cols=3 pe_rows=4 goal=area gating=1
  agree "$icarus" rows=4 cols=2 pe_rows=2 acc_bits=9 pipe=1
  agree "$icarus" rows=2 cols=2 pe_rows=2 acc_bits=64 k_max=1 a_bits=3 w_bits=3
  agree "$icarus" rows=4 cols=2 pe_rows=4 a_bits=16 w_bits=16 k_max=3
  agree "icarus/structural icarus/fast" rows=8 cols=3 pe_rows=4 arith=star pipe=1
  agree "icarus/structural icarus/fast" rows=4 cols=2 pe_rows=2 arith=star a_signed=0 acc_rows=0 acc_bits=11
  agree "verilator/words icarus/fast" rows=68 cols=2 pe_rows=4
  multiply icarus 13 11 9 rows=4 cols=4 pe_rows=4
  multiply icarus 20 7 6 rows=8 cols=5 pe_rows=2 a_signed=0 acc_rows=0
  # two rows a multiplier
  agree "$icarus" rows=4 cols=3 pe=pair
  agree "$icarus" rows=2 cols=1 pe=pair acc_rows=1
  agree "$icarus" rows=2 cols=3 pe=pair acc_rows=0 pipe=1
  agree "$icarus" rows=6 cols=2 pe=pair a_bits=7 w_bits=7 a_signed=0 acc_rows=5 pipe=1
  agree "$icarus" rows=4 cols=3 pe=pair goal=area gating=1
  agree "$icarus" rows=4 cols=2 pe=pair acc_bits=9
  agree "$icarus" rows=4 cols=2 pe=pair acc_bits=64 k_max=1
  agree "$icarus" rows=6 cols=2 pe=pair a_bits=16 w_bits=16 k_max=16777216
  agree "$icarus" rows=4 cols=2 pe=pair a_bits=2 w_bits=2 k_max=3
  agree "$icarus" rows=8 cols=3 pe=pair pe_rows=4
  agree "$icarus" rows=8 cols=2 pe=pair pe_rows=8 a_bits=5 w_bits=5 a_signed=0 acc_rows=0 pipe=1
  agree "$icarus" rows=16 cols=1 pe=pair pe_rows=4 goal=area gating=1 acc_bits=17
  agree "icarus/structural icarus/fast" rows=8 cols=3 pe=pair pe_rows=4 arith=star acc_bits=12
  agree "icarus/structural icarus/fast" rows=4 cols=3 pe=pair arith=star pipe=1
  agree "icarus/structural icarus/fast" rows=2 cols=2 pe=pair arith=star a_signed=0 acc_rows=0 acc_bits=11
  agree "verilator/words icarus/fast" rows=36 cols=2 pe=pair
  multiply icarus 13 11 9 rows=4 cols=4 pe=pair
  multiply icarus 13 21 9 rows=8 cols=4 pe=pair pe_rows=4
  multiply icarus 2 30 5 rows=6 cols=3 acc_rows=1 pe=pair pipe=1
  multiply icarus 20 3 7 rows=4 cols=2 acc_rows=0 pe=pair
  multiply icarus 20 17 6 rows=2 cols=5 a_signed=0 pe=pair
  stalls=--stalls multiply icarus 13 11 9 rows=4 cols=4 acc_rows=4 pe=pair
  # matrices: sizes that are no multiples of the array, wrapping, unsigned, sparse, under stalls
  multiply icarus 13 11 9 rows=4 cols=4
  multiply icarus 13 11 9 rows=4 cols=4 dataflow=os
  multiply icarus 1 1 1 rows=4 cols=4
  multiply icarus 2 9 3 rows=4 cols=2 acc_rows=1
  multiply icarus 9 3 5 rows=4 cols=2 acc_rows=0
  multiply icarus 7 30 5 rows=3 cols=3 acc_bits=12
  multiply icarus 7 30 5 rows=3 cols=3 acc_bits=40 dataflow=os
  multiply icarus 7 31 5 rows=3 cols=3 sparsity=1:2 w_bits=7
  multiply icarus 7 31 5 rows=3 cols=3 sparsity=1:2 w_bits=7 dataflow=os
  multiply icarus 5 3 4 rows=8 cols=3 dataflow=os
  multiply icarus 20 17 6 rows=5 cols=5 a_signed=0 pipe=1
  stalls=--stalls multiply icarus 13 11 9 rows=4 cols=4 acc_rows=4
  stalls=--stalls multiply icarus 13 11 9 rows=4 cols=4 dataflow=os
}

# Every pair of operands through the adders of an element, cell by cell.
exhaustive() {
  local widths a w s
  for widths in "8 8 1" "8 8 0" "7 5 1" "5 7 0" "4 4 1" "3 6 0" "2 2 1" "2 3 0"; do
    read -r a w s <<<"$widths"
    multiply icarus all 1 all rows=1 cols=2 acc_rows=0 a_bits="$a" w_bits="$w" a_signed="$s"
    multiply icarus all 1 all rows=1 cols=2 goal=area dataflow=os a_bits="$a" w_bits="$w" a_signed="$s" k_max=1
  done
  multiply icarus all 1 all rows=1 cols=2 acc_rows=0 pipe=1
  multiply icarus all 1 all rows=1 cols=2 acc_rows=0 acc_bits=13
  multiply icarus all 1 all rows=1 cols=2 acc_rows=0 arith=star
  # two rows a multiplier: four operands at once; of 8 bits, random ones and corners
  for s in 0 1; do
    multiply icarus all 2 all rows=2 cols=4 acc_rows=0 a_bits=2 w_bits=2 a_signed=$s pe=pair
    multiply icarus all 2 all rows=2 cols=4 acc_rows=0 a_bits=3 w_bits=3 a_signed=$s pe=pair
    view=structural multiply verilator all 2 all rows=2 cols=4 acc_rows=0 a_bits=4 w_bits=4 a_signed=$s pe=pair goal=area
    view=structural multiply verilator 10000 2 64 rows=2 cols=4 acc_rows=0 a_signed=$s pe=pair
  done
  multiply icarus all 2 all rows=2 cols=4 acc_rows=0 a_bits=3 w_bits=3 arith=star pe=pair
  multiply icarus all 2 all rows=2 cols=4 acc_rows=0 a_bits=4 w_bits=4 pe_rows=2
  # 16 x 8 by two lanes, and both lanes' 8 x 8
  view=structural whole verilator all 1 all rows=1 cols=16 acc_rows=0
  view=words whole verilator all 1 all rows=1 cols=16 acc_rows=0
  whole verilator all 1 all rows=1 cols=16 acc_rows=0 arith=star
  bytes icarus all 1 all rows=1 cols=2 acc_rows=0
}

quick_splitmac() {
  generator=splitmac
  for p in "" "x_signed=0" "low=u8" "low=u8 x_signed=0" "w_bits=16 cols=2 lanes=3" "w_bits=16 x_signed=0" \
    "w_bits=16 low=u8 lanes=2" "w_bits=16 low=u8 x_signed=0" "x_bits=12 lanes=4" "x_bits=12 x_signed=0 w_bits=16 k_max=1" \
    "x_bits=12 w_bits=16 low=u8 k_max=2" "k_max=1" "cols=3 lanes=5" "mode=fixed" "mode=fixed x_bits=8 x_signed=0 cols=3 lanes=5" \
    "mode=fixed x_bits=12 w_bits=16 k_max=3" "mode=fixed x_bits=16 w_bits=16 k_max=8589934591" "arith=star" \
    "out=requant" "out=requant cols=3 y_signed=0 y_bits=16 x_signed=0" "out=requant w_bits=16 k_max=8589934591 lanes=2" \
    "out=requant mode=fixed x_bits=8 y_bits=16 w_bits=16 k_max=1" "out=requant round=gemmlowp k_max=255 cols=2" \
    "out=requant round=gemmlowp mode=fixed x_bits=8 k_max=65535 y_bits=16 y_signed=0"; do
    # shellcheck disable=SC2086 # a list of parameters
    cycles=6000 agree icarus/structural $p
  done
  cycles=3000 agree icarus/words cols=2 lanes=33
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
  stalls=--stalls split icarus 7 20 5 16 cols=2 out=requant
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

wide_splitmac() {
  generator=splitmac
  both="verilator/structural icarus/structural"
  for p in "" "w_bits=16 cols=2 lanes=2 low=u8" "mode=fixed out=requant cols=3" \
    "out=requant round=gemmlowp k_max=255 w_bits=8 lanes=2 y_signed=0"; do
    # shellcheck disable=SC2086 # a list of parameters
    cycles=8000 agree "$both" $p
  done
  cycles=3000 agree verilator/words cols=16 lanes=3
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
  split verilator 100 300 50 16 cols=8 lanes=8
  split verilator 101 300 50 8 cols=8 lanes=8 out=requant
}

wide() {
  both="verilator/structural icarus/structural verilator/words icarus/fast"
  agree "$both" rows=4 cols=4
  agree "$both" rows=5 cols=3 dataflow=os pipe=1
  agree "verilator/words icarus/words icarus/fast" rows=18 cols=5 a_bits=16 w_bits=16
  agree "$both" rows=3 cols=5 sparsity=1:2 w_bits=7 acc_bits=13
  cycles=6000 agree "verilator/words verilator/fast"
  cycles=6000 agree "verilator/words verilator/fast" dataflow=os
  cycles=6000 agree "verilator/fast icarus/fast" rows=20 cols=17 a_bits=5 w_bits=4 sparsity=1:2
  multiply verilator 256 256 256
  multiply verilator 256 256 256 rows=64 cols=64
  multiply verilator 300 200 100 rows=16 cols=16 dataflow=os
  multiply verilator 50 3000 20 rows=16 cols=16 a_bits=16 w_bits=16 acc_bits=34
}

case ${1:-quick} in
  quick) quick; quick_splitmac ;;
  exhaustive) exhaustive ;;
  wide) wide; wide_splitmac ;;
  quick_splitmac | wide_splitmac) "$1" ;;
  *) echo "usage: tb/designs.sh quick|exhaustive|wide[_splitmac]" >&2; exit 2 ;;
esac
