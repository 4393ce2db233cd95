#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Hardware that goes on without an end: the self-check and a run on the user's data end in bounded clocks and say that it is
# wrong.
set -u
generator=any suite=livelock
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
traces=$here/build/traces

# A design with its text changed; data is what a run on the user's data is given, right what it takes where nothing is wrong.
build() { # SED parameters...
  rm -rf d
  "$gw" gen "$generator" "${@:2}" -q -o d 2>err || return
  "$gw" sim d --sim icarus "${data[@]}" --json -q >right 2>err || return
  cp "d/$generator.v" right.v
  sed -i "$1" "d/$generator.v"
  ! cmp -s "d/$generator.v" right.v || { echo "the pattern is not in the text" >err; return 1; }
}

# Both runs end with 1: the self-check by RT_ENOUGH mismatches, or its clocks; the user's data within four times its clocks.
endless() { # SED parameters...
  local name="ends: $generator ${*:2}: $1" sim
  build "$@" || { result "$name" 1 err; return; }
  for sim in ${sims:-icarus}; do
    timeout 300 "$gw" sim d --sim "$sim" --seed "$seed" --json -q >run 2>err
    if [ $? != 1 ] || ! jq -e '.mismatches <= 1100 and .clocks < 60000 and .messages[0] != null' run >/dev/null; then
      cat run >>err
      result "$name: self-check on $sim" 1 err
      return
    fi
  done
  timeout 300 "$gw" sim d --sim icarus "${data[@]}" --json -q >run 2>err
  [ $? = 1 ] && jq -e ".mismatches > 0 and .clocks <= $(jq '4 * .clocks + 100' right)" run >/dev/null
  result "$name" $? run
}

# What is said about it, on standard error.
named() { # PATTERN
  grep -qE "mismatch: clock [0-9]+: $1" err
  result "says why: $1" $? err
}

"$matrices" make 1 40 4 4 -128 127 -8 7 0 a.npy w.npy
"$matrices" make 2 40 4 4 0 127 -8 7 0 x.npy w.npy 16
"$matrices" put i1 4x4 weights.npy 1 2 3 4 5 6 7 -8 1 0 -1 2 3 -4 5 -6
"$matrices" put i4 4 mult.npy 1 2 3 4
"$matrices" put i1 4 shift.npy 1 2 3 4
# shellcheck disable=SC2046 # words
"$matrices" put u2 6x8 raw.npy $(seq 1 48)
"$traces" make 1 4 8x8 op.npy addr.npy word.npy row col

generator=hardwired data=(--in x=x.npy)
endless 's/y_tready & (x_tvalid | ext)/y_tready ^ (x_tvalid | ext)/' weights=weights.npy
endless 's/assign y_tvalid = .*;/assign y_tvalid = 1'"'"'b1;/' weights=weights.npy
endless 's/wire last = .*;/wire last = 1'"'"'b0;/' weights=weights.npy
endless 's/y_full <= .*;/y_full <= ~rst;/' weights=weights.npy fabric=rom
endless 's/assign step     = .*;/assign step     = x_tvalid ^ x_tready;/' weights=weights.npy fabric=rom

sims="verilator icarus" endless 's/assign step     = .*;/assign step = ~(step \& x_tvalid);/' weights=weights.npy
named "signals do not settle: a combinational loop"

generator=systolic data=(--in a=a.npy --in w=w.npy)
sims="icarus verilator"
endless 's/full <= read | (full & ~tready)/full <= read | full/' rows=2 cols=2
sims=icarus
endless 's/assign a_tready = .*;/assign a_tready = 1'"'"'b0;/' rows=2 cols=2
named "the run goes on for [0-9]+ clocks, more than 4 times"
endless 's/assign read   = .*;/assign read = full ^ tready;/' rows=2 cols=3 dataflow=os
endless 's/assign w_tready = .*;/assign w_tready = 1'"'"'b1;/' rows=3 cols=2

generator=splitmac data=(--in x=x.npy --in w=w.npy)
endless 's/full <= read | (full & ~tready)/full <= 1'"'"'b1/' cols=2
endless 's/assign step     = .*;/assign step     = x_tvalid ^ w_tvalid;/' cols=2 lanes=2
data+=(--in mult=mult.npy --in shift=shift.npy)
endless 's/b_full <= .*/b_full <= 1'"'"'b0;/' cols=2 out=requant

generator=bayer data=(--in raw=raw.npy)
endless 's/full <= read | (full & ~tready)/full <= 1'"'"'b1/'
endless 's/drain  <= .*;/drain <= 1'"'"'b0;/' mode=bilinear
endless 's/assign raw_tready = .*;/assign raw_tready = ~in_room;/' mode=bilinear

generator=scratchpad data=(--in op=op.npy --in addr=addr.npy --in data=word.npy)
endless 's/rsp_full *<= done_q;/rsp_full <= read_q;/' banks=4 map=masks:5,10 word_bits=16 depth=16 tile_rows=8 tile_cols=8
endless 's/wire ending = last;/wire ending = 1'"'"'b0;/' banks=4 map=masks:5,10 word_bits=16 depth=16 tile_rows=8 tile_cols=8
