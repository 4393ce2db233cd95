#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What sim shows and how long it takes to: waves, models that are built once, stages in a pipe.
set -u
generator=any suite=waves
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
export XDG_CACHE_HOME=$work/cache

# ---- waves ----

reader() {
  local lib=/usr/share/verilator/include/gtkwave
  gcc -w -O1 -I$lib -DFST_CONFIG_INCLUDE='"fst_config.h"' -o fst_names "$here/tb/program/fst_names.c" $lib/fstapi.c $lib/fastlz.c $lib/lz4.c \
    -lz -lpthread
}

# Every signal of the save file is in the waves, and most of them change.
saved() { # WAVES.fst
  sed -n 's/^\(TOP\.\)\?gw_harness\..*/&/p' "${1%.fst}.gtkw" | sort >asked
  ./fst_names "$1" >names && sed -e 1d -e 's/ [0-9]*$//' -e 's/ \[/[/' names | sort -u >there
  comm -23 asked there >missing
  [ "$(wc -l <asked)" -gt 8 ] && [ ! -s missing ] && cat missing
}

# The waves of a design on a simulator: where they are, what is in them. Works from another folder.
shows() { # SIMULATOR "REGEX ..." parameters...
  local sim=$1 regex name="waves on $1: ${*:3}" wave=place/d.$1.fst
  rm -rf place && mkdir -p place elsewhere
  "$gw" gen "${@:3}" -q -o place/d 2>err || { result "$name" 1 err; return; }
  (cd elsewhere && "$gw" sim ../place/d/ --sim "$sim" --waves --json -q) >run 2>err || { result "$name" 1 err; return; }
  [ "$(ls elsewhere)" = "" ] && [ "$(ls place)" = "$(printf 'd\nd.%s.fst\nd.%s.gtkw' "$sim" "$sim")" ] &&
    [ "$(find place/d -newer place/d/manifest.json -name '*.fst')" = "" ] &&
    jq -e ".waves == \"../$wave\" and .waves_save == \"../${wave%.fst}.gtkw\" and .waves_bytes == $(stat -c %s "$wave")
      and .mismatches == 0 and .checks > 0" run >/dev/null
  result "$name: beside the design, its size" $? <(ls -R place; cat run)
  saved "$wave"
  result "$name: the save file names what there is" $? missing
  for regex in $2; do
    grep -qE "$regex" names
    result "$name: has $regex" $? <(head -50 names)
  done
}

waves() {
  reader || { result "the reader of waves is built" 1; return; }
  shows icarus "accumulators.*words\[3\] control\.a_tvalid pe.*p_q" systolic rows=2 cols=2
  grep -q '^-control.a$' place/d.icarus.gtkw && grep -q '^-m_axis_c$' place/d.icarus.gtkw
  result "streams of the top and inside are groups" $? place/d.icarus.gtkw
  shows verilator "accumulators.*words\[3\] control\.a_tvalid pe.*p_q m_axis_c_tdata" systolic rows=2 cols=2
  shows verilator "s_axis_req_tdata words\[5\]" scratchpad banks=16 depth=16 patterns=row,col
  shows icarus "lines.*words\[3\] m_axis_rgb_tdata" bayer mode=bilinear max_width=16
  shows icarus "results.*words\[3\]" splitmac cols=2
  shows icarus "s_axis_x_tdata" hardwired n_in=4 n_out=3 fabric=rom
  "$gw" sim place/d --waves --cycles 900 -q && ./fst_names place/d.icarus.fst >names && [ "$(head -1 names)" -ge 8900000 ]
  result "waves of so many clocks" $? names
  "$gw" sim place/d --waves=mine.fst --sim verilator >out.txt 2>err && grep -q 'mine.fst, [0-9.]* MB; see them with: gtkwave mine.fst mine.gtkw$' out.txt
  result "the file, its size and the viewer's command are named" $? out.txt
  (cd place/d && "$gw" sim . --waves -q) && [ ! -e place/d/d.icarus.fst ] && [ ! -e place/d/..icarus.fst ] && [ -e place/d.icarus.fst ]
  result "a design called . has its waves beside it" $?
  refuses 2 "nowhere" "$gw" sim place/d --waves=nowhere/w.fst
}

# ---- models that are built once ----

built() { # NAME yes|no OPTION...: whether a model was built
  local name=$1 want=$2
  "$gw" sim d --json -q "${@:3}" >run 2>err
  jq -e "(.build_seconds > 0) == $([ "$want" = yes ] && echo true || echo false)" run >/dev/null
  result "$name" $? <(cat err run)
}

models() {
  local data=(--in a=a.npy --in w=w.npy) long=(--in a=long.npy --in w=w.npy)
  rm -rf d
  "$gw" gen systolic rows=2 cols=2 -q -o d
  "$matrices" make 1 20 4 3 -128 127 -128 127 0 a.npy w.npy
  "$matrices" make 1 60000 4 3 -128 127 -128 127 0 long.npy w.npy
  built "a first self-check builds" yes --sim verilator
  built "the user's data run on its model" no --sim verilator "${data[@]}"
  built "a long run has a model that runs fast" yes --sim verilator "${long[@]}"
  built "which then is everyone's" no --sim verilator "${data[@]}"
  built "the self-check's, too" no --sim verilator --seed 3
  built "Icarus builds" yes --sim icarus --cycles 300
  built "and the user's data run on that" no --sim icarus "${data[@]}"
}

# ---- stages in a pipe ----

stages() {
  rm -rf d
  "$gw" gen systolic rows=1 cols=2 -q -o d
  "$gw" sim d --sim icarus --cycles 300 --json 2>err >run
  [ "$(cat err)" = "building the model: Icarus, structural view
simulating: Icarus, structural view" ] && jq -e .checks run >/dev/null
  result "a line a stage in a pipe, none of it in the JSON" $? err
  "$gw" sim d --sim icarus --cycles 300 2>err >run
  [ "$(cat err)" = "simulating: Icarus, structural view" ]
  result "none for what is not done" $? err
  "$gw" sim d --sim icarus --cycles 300 -q 2>err >run
  [ ! -s err ]
  result "none with -q" $? err
}

waves
models
stages
