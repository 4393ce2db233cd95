#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator systolic: self-checks on both simulators and all views, matrices against an independent product.
#   tb/systolic/suite.sh quick|exhaustive|wide|epilogue    quick: Icarus where it can
set -u
generator=systolic suite=systolic_${1:-quick}
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

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
    "$matrices" range $a_lo $a_hi column "${in_bits:-32}" a.npy "$k"
    "$matrices" range $((-w_hi - 1)) $w_hi row 32 w.npy "$k"
  else
    "$matrices" make "$seed" "$m" "$k" "$n" $a_lo $a_hi $((-w_hi - 1)) $w_hi $sparse a.npy w.npy "${in_bits:-32}"
  fi
  rm -f c.npy
  # shellcheck disable=SC2086 # no word where it is empty
  if ! "$gw" sim d --sim "$sim" --in a=a.npy --in w=w.npy --out c=c.npy --view "${view:-$(affordable)}" ${stalls:-} --json -q >run 2>err; then
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

icarus="icarus/structural icarus/words icarus/fast"

quick() {
  # sizes; of those that are not linted here tb/systolic/points.sh has one or two columns, whose elements are those of all
  for flow in ws os; do
    for size in "1 1" "1 5" "5 1" "3 7" "7 3" "4 4"; do
      read -r r c <<<"$size"
      agree "$icarus" rows="$r" cols="$c" dataflow=$flow
    done
    lints=0 agree "verilator/words icarus/fast" rows=17 cols=18 dataflow=$flow
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
  # Sums longer than k_max wrap as the results do, in every row.
  agree "$icarus" rows=3 cols=1 k_max=1 acc_rows=0 a_bits=4 w_bits=4
  agree "$icarus" rows=8 cols=2 k_max=3 acc_rows=0 a_bits=3 w_bits=3 pipe=1
  agree "$icarus" rows=5 cols=3 sparsity=1:2 w_bits=7
  agree "$icarus" rows=5 cols=3 sparsity=1:2 w_bits=7 dataflow=os pipe=1
  agree "$icarus" rows=3 cols=2 sparsity=1:2 a_signed=0 a_bits=16 w_bits=16 k_max=16777216
  # two lanes
  agree "$icarus" rows=3 cols=2 a_bits=16 split=byte acc_rows=0
  agree "$icarus" rows=3 cols=3 a_bits=16 split=byte
  agree "$icarus" rows=1 cols=2 a_bits=16 split=byte acc_rows=1
  agree "$icarus" rows=4 cols=3 a_bits=16 split=byte acc_rows=5 pipe=1 gating=1 goal=area
  agree "icarus/structural icarus/fast" rows=3 cols=4 a_bits=16 split=byte arith=star pipe=1
  agree "$icarus" rows=5 cols=1 a_bits=16 split=byte w_bits=3 k_max=16777216
  agree "icarus/structural icarus/fast" rows=1 cols=3 arith=star a_signed=0 w_bits=3
  agree "icarus/structural icarus/fast" rows=3 cols=2 arith=star a_bits=3 w_bits=9 acc_bits=40 pipe=1
  agree "icarus/structural icarus/fast" rows=3 cols=2 arith=star sparsity=1:2 a_signed=0 dataflow=os acc_bits=64
  mutant 3000 systolic.v 's/full & ~rst/full/' rows=2 cols=2 # results in reset
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
  agree "icarus/structural icarus/fast" rows=8 cols=2 pe_rows=8 k_max=2 a_bits=3 w_bits=3 arith=star pipe=1 acc_rows=0
  agree "$icarus" rows=8 cols=2 pe_rows=4 k_max=2 a_bits=3 w_bits=3 pipe=1 acc_rows=0
  agree "icarus/structural icarus/fast" rows=8 cols=3 pe_rows=4 arith=star pipe=1
  agree "icarus/structural icarus/fast" rows=4 cols=2 pe_rows=2 arith=star a_signed=0 acc_rows=0 acc_bits=11
  lints=0 agree "verilator/words icarus/fast" rows=68 cols=2 pe_rows=4
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
  lints=0 agree "verilator/words icarus/fast" rows=36 cols=2 pe=pair
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

# Of an array of such elements, one a line.
values() { tail -c +129 "$1" | od -An -v -t"$2" -w"${2#d}" | tr -d ' '; } # FILE.npy d1|d4

# Requantizers behind the array.
epilogue() {
  agree "icarus/structural icarus/words" rows=4 cols=6 epilogue=requant k_max=512
  agree "verilator/words icarus/words" rows=4 cols=4 epilogue=requant
  agree "icarus/structural icarus/words" rows=1 cols=5 epilogue=requant k_max=70 acc_rows=3
  agree "verilator/structural icarus/structural icarus/fast" rows=3 cols=2 epilogue=requant k_max=512 acc_rows=0 round=gemmlowp y_signed=0 arith=star
  agree icarus/words rows=2 cols=4 epilogue=requant dataflow=os y_bits=16
  agree icarus/fast rows=5 cols=3 epilogue=requant dataflow=os sparsity=1:2
  agree icarus/words rows=4 cols=2 epilogue=requant sparsity=1:2 a_bits=4 w_bits=3 k_max=40
  agree icarus/words rows=4 cols=2 epilogue=requant pe=pair k_max=100 y_signed=0 round=gemmlowp
  mutant 3000 systolic.v 's/move & (~full | turn)/move/' rows=2 cols=2 epilogue=requant
  mutant 3000 systolic.v 's/raw & ~|valid/raw/' rows=2 cols=2 epilogue=requant
  # sums that pass, then the same arrays as splitmac's requantizers leave them, in tiles of columns and blocks of rows
  multiply icarus 13 11 9 rows=4 cols=4 epilogue=requant
  stalls=--stalls multiply icarus 13 11 9 rows=4 cols=4 epilogue=requant acc_rows=4
  local round flow
  for round in onnx gemmlowp; do
    "$gw" gen splitmac out=requant mode=fixed x_bits=8 k_max=256 round=$round -q -o s
    "$gw" example s -q -o e >/dev/null
    arrays="--in w=e/w.npy --in mult=e/mult.npy --in shift=e/shift.npy"
    # shellcheck disable=SC2086 # words
    "$gw" sim s --view words --in x=e/x.npy $arrays --out y=y.npy -q >/dev/null
    for flow in "dataflow=ws acc_rows=7" "dataflow=os"; do
      # shellcheck disable=SC2086
      "$gw" gen systolic rows=4 cols=3 k_max=256 epilogue=requant round=$round $flow -q -o d
      # shellcheck disable=SC2086
      holds "requantized, round=$round $flow" "$gw" sim d --sim icarus --in a=e/x.npy $arrays --out c=c.npy -q
      values y.npy d4 >y.txt
      values c.npy d1 >c.txt
      holds "the values of splitmac, round=$round $flow" cmp y.txt c.txt
    done
  done
  refuses 2 "epilogue: value 'requant' with split=byte; legal: only with split=none" \
    "$gw" gen systolic a_bits=16 split=byte epilogue=requant -o f
  refuses 2 "round: value 'gemmlowp' with results of 32 bits; legal: onnx, or a k_max or acc_bits that leaves at most 31" \
    "$gw" gen systolic epilogue=requant round=gemmlowp -o f
  refuses 2 "y_bits: value '16' with epilogue=none; legal: only with epilogue=requant" "$gw" gen systolic y_bits=16 -o f
  "$gw" gen systolic rows=2 cols=2 -q -o d
  refuses 2 "array 'bias' with epilogue=none; legal: only with epilogue=requant" "$gw" sim d --in a=a.npy --in w=w.npy --in bias=a.npy --out c=c.npy
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

wide() {
  both="verilator/structural icarus/structural verilator/words icarus/fast"
  agree "$both" rows=4 cols=4 dataflow=ws
  agree "$both" rows=5 cols=3 dataflow=os pipe=1
  lints=0 agree "verilator/words icarus/words icarus/fast" rows=18 cols=5 a_bits=16 w_bits=16
  agree "$both" rows=3 cols=5 sparsity=1:2 w_bits=7 acc_bits=13
  lints=0 # as above
  cycles=6000 agree "verilator/words verilator/fast"
  cycles=6000 agree "verilator/words verilator/fast" dataflow=os
  cycles=6000 agree "verilator/fast icarus/fast" rows=20 cols=17 a_bits=5 w_bits=4 sparsity=1:2
  multiply verilator 256 256 256
  multiply verilator 256 256 256 rows=64 cols=64
  multiply verilator 300 200 100 rows=16 cols=16 dataflow=os
  multiply verilator 50 3000 20 rows=16 cols=16 a_bits=16 w_bits=16 acc_bits=34
}

case ${1:-quick} in
  quick | exhaustive | wide | epilogue) "${1:-quick}" ;;
  *) echo "usage: tb/systolic/suite.sh quick|exhaustive|wide|epilogue" >&2; exit 2 ;;
esac
