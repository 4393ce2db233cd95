#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator scratchpad: self-checks on both simulators, passes known by hand, long traces, requests that are refused,
# hardware that is wrong on purpose.
#   tb/scratchpad/suite.sh quick|wide    quick: small designs, mutants, messages; wide: 32 and 64 banks
set -u
generator=scratchpad suite=scratchpad_${1:-quick}
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
traces=$here/build/traces

# ---- a trace of the user's ----

# A trace of the patterns, and what every word holds before it: its address.
trace() { # LANES[xWORDS] ROWSxCOLS PATTERN...
  local words=$((${2%x*} * ${2#*x}))
  "$traces" make "$seed" "$1" "$2" op.npy addr.npy data.npy "${@:3}"
  # shellcheck disable=SC2046 # words
  "$matrices" put u4 $words init.npy $(seq 0 $((words - 1)))
  lanes=$1
}

# Runs it; what was read must be there. Leaves passes of each access in passes.npy, the report in run.
runs() { # OPTION...
  rm -f q.npy
  "$gw" sim d --in op=op.npy --in addr=addr.npy --in data=data.npy --in init=init.npy --out data=q.npy --out passes=passes.npy \
    --json -q "$@" >run 2>err && "$traces" check "$lanes" op.npy addr.npy q.npy >>err
}

# ---- passes known by hand ----

# N times WORD, each COUNT times
times() { # WORD COUNT ...
  while [ $# -gt 0 ]; do
    yes "$1" | head -n "$2"
    shift 2
  done
}

# Passes an access of a 32x32 tile in 32 banks: a row, a column, strides of 2, 4, 8, 16, 32 from 0, the main diagonal,
# aligned blocks of 16x2, 8x4, 4x8, 2x16; of all accesses of each.
passes() { # MAP ROW COL S2 S4 S8 S16 S32 DIAG B16 B8 B4 B2
  local map=$1 sim name
  shift
  trace 32 32x32 row col stride:{2,4,8,16,32} diag block:{16x2,8x4,4x8,2x16}
  times "$1" 32 "$2" 32 "$3" 1 "$4" 1 "$5" 1 "$6" 1 "$7" 1 "$8" 1 "$9" 32 "${10}" 32 "${11}" 32 "${12}" 32 | xargs >want
  rm -rf d
  "$gw" gen scratchpad "map=$map" -q -o d 2>err || { result "passes of map=$map" 1 err; return; }
  for sim in verilator icarus; do
    name="passes of map=$map on $sim"
    runs --sim $sim --view words || { result "$name" 1 err; continue; }
    "$traces" print passes.npy >got
    diff got want >err
    result "$name" $? err
  done
}

# A transpose, and 4 words a lane down a column, in all phases.
transposed() { # MAP PASSES
  trace 32 32x32 write:row col
  rm -rf d
  "$gw" gen scratchpad "map=$1" -q -o d && runs --sim verilator --view words && [ "$(jq .passes run)" = "$2" ]
  result "a transpose with map=$1 takes $2 passes" $? err
}

down() { # MAP PASSES
  local sim
  trace 32x4 32x32 down:4
  rm -rf d
  "$gw" gen scratchpad wide=4 "map=$1" -q -o d 2>err || { result "down a column with map=$1" 1 err; return; }
  for sim in verilator icarus; do
    runs --sim $sim --view words && "$traces" print passes.npy >got && times "$2" 8 | xargs | diff got - >err
    result "4 words a lane down a column, map=$1 on $sim" $? err
  done
}

# The map that ANCHORS calls the best one: row bits r0..r4 change the bank by 17, 10, 5, 2, 4.
best=masks:161,322,644,72,48

known_passes() {
  passes none 1 32 2 4 8 16 32 1 16 8 4 2
  passes pad 1 1 1 1 1 1 1 2 2 4 4 2
  passes xor 1 1 1 1 1 1 1 32 2 4 4 2
  passes sw128 1 4 2 4 4 4 4 1 2 1 2 2
  passes $best 1 1 1 1 1 1 1 1 1 1 1 1
  transposed none 1056
  transposed pad 64
  transposed xor 64
  transposed sw128 160
  transposed $best 64
  down none 32
  down xor 16
  down sw128 4
  down $best 4
}

# ---- long traces ----

long_traces() {
  local p
  rm -rf d
  "$gw" gen scratchpad map=$best -q -o d
  trace 32 32x32 random:100000
  runs --view words && jq -e '.accesses == 100000 and .mismatches == 0 and (.passes_per_access - 3.44 | fabs) <= 0.02
    and .cycles == .passes + 3' run >out
  result "100,000 random accesses take 3.44 passes each" $? err
  # shellcheck disable=SC2046 # words
  trace 32 32x32 $(times row 1563 col 1563)
  for p in "map=$best" "map=$best ports=1r1w" "network=butterfly map=$best" "network=butterfly"; do
    rm -rf d
    # shellcheck disable=SC2086 # a list of parameters
    "$gw" gen scratchpad $p -q -o d && runs --view words &&
      jq -e '.accesses == 100032 and .cycles == 100032 + 3 and .conflicts == [] and .efficiency > 0.9999' run >out
    result "100,032 accesses without conflict lose no clock: $p" $? err
  done
  runs --view words --stalls && jq -e '.accesses == 100032 and .cycles > 100035' run >out
  result "the same under stalls" $? err
}

# ---- what is refused ----

refused() { # NAME MESSAGE OPTION...
  called=$1 refuses 2 "^gatewright: $(plain "$2")\$" "$gw" sim d "${@:3}" -q
}

put() { # TYPE SHAPE FILE VALUE...
  "$matrices" put "$@"
}

messages() {
  rm -rf d
  "$gw" gen scratchpad banks=4 depth=4 word_bits=12 -q -o d
  put u1 2 op.npy 0 1
  put i4 2x4 addr.npy 0 1 2 3 -1 15 4 5
  put i4 2x4 data.npy 1 2 3 4095 5 6 7 8
  local op="--in op=op.npy" addr="--in addr=addr.npy" data="--in data=data.npy"
  # shellcheck disable=SC2086 # options
  {
    put i4 2x4 a.npy 0 1 2 3 -1 16 4 5
    refused "an address that is not there" "a.npy: address 16 of lane 1 in row 1; legal: 0..15, or -1 for a lane that is off" \
      $op --in addr=a.npy $data
    put i4 2x4 a.npy 0 1 -2 3 0 0 0 0
    refused "an address below 0" "a.npy: address -2 of lane 2 in row 0; legal: 0..15, or -1 for a lane that is off" \
      $op --in addr=a.npy $data
    put i4 2x3 a.npy 0 1 2 3 0 0
    refused "addresses of too few lanes" "a.npy: shape 2x3; legal: 2x4, accesses x lanes" $op --in addr=a.npy $data
    put u1 2 o.npy 0 2
    refused "an operation that banks of one port cannot do" "o.npy: value 2 at [1]; legal: 0..1" --in op=o.npy $addr $data
    put u1 2x1 o.npy 0 1
    refused "operations in rows" "o.npy: shape 2x1; legal: one dimension, an operation an access" --in op=o.npy $addr $data
    refused "a write without data" "--in: array 'data' is missing; legal: given, as row 1 of op.npy writes" $op $addr
    put i4 2x4 x.npy 1 2 3 4096 5 6 7 8
    refused "a word that does not fit" "x.npy: value 4096 at [0,3]; legal: 0..4095" $op $addr --in data=x.npy
    put i4 2x4 x.npy 1 2 3 4 5 6 7 -8
    refused "a negative word" "x.npy: value -8 at [1,3]; legal: 0..4095" $op $addr --in data=x.npy
    refused "read addresses with one port" "--in: array 'raddr' with ports=1rw; legal: only with ports=1r1w" \
      $op $addr $data --in raddr=addr.npy
    put u1 2x4 be.npy 3 3 3 4 0 0 0 0
    refused "byte enables of bytes that are not there" "be.npy: value 4 at [0,3]; legal: 0..3" $op $addr $data --in be=be.npy
    put i4 15 init.npy 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
    refused "a memory of another size" "init.npy: shape 15; legal: 16, every word of the memory" $op $addr $data --in init=init.npy
    refused "an unknown array" "--in: unknown array 'x'; legal: op, addr, data, be, raddr, init" $op $addr --in x=x.npy
    refused "no addresses" "--in: array 'addr' is missing; legal: all of op, addr" $op
    rm -rf d
    "$gw" gen scratchpad banks=4 depth=4 wide=2 word_bits=12 ports=1r1w -q -o d
    put i4 2x8 data.npy 1 2 3 4 5 6 7 8 1 2 3 4 5 6 7 8
    put i4 2x4 a.npy 0 2 4 6 8 10 12 13
    refused "an address within a group of words" "a.npy: address 13 of lane 3 in row 1; legal: multiples of wide = 2" \
      $op --in addr=a.npy $data
    put i4 2x4 addr.npy 0 2 4 6 8 10 12 14
    put u1 2 o.npy 0 2
    refused "operation 2 without read addresses" "--in: array 'raddr' is missing; legal: given, as row 1 of o.npy has operation 2" \
      --in op=o.npy $addr $data
    rm -rf d
    "$gw" gen scratchpad banks=4 depth=4 word_bits=12 network=butterfly patterns=row,col map=xor -q -o d
    put i4 2x4 data.npy 1 2 3 4 5 6 7 8
    put i4 2x4 a.npy 4 5 6 7 0 5 10 15
    refused "a pattern that the butterfly has not" \
      "a.npy: no class serves the addresses of row 1; legal: row, col, each from an aligned base" $op --in addr=a.npy $data
    put i4 2x4 a.npy 4 5 6 7 1 2 3 4
    refused "a base that is not aligned" \
      "a.npy: no class serves the addresses of row 1; legal: row, col, each from an aligned base" $op --in addr=a.npy $data
  }
}

# ---- values and results by hand ----

# Rows of the result, in one line.
gives() { # NAME "VALUES" OPTION...
  local name=$1 want=$2 stalls
  shift 2
  for stalls in "" --stalls; do
    # shellcheck disable=SC2086 # no word where it is empty
    "$gw" sim d --sim icarus --view "$(affordable)" "$@" --out data=q.npy $stalls -q >out 2>err && "$traces" print q.npy >got &&
      echo "$want" | diff got - >err
    result "$name${stalls:+ $stalls}" $? err
  done
}

by_hand() {
  local files="--in op=op.npy --in addr=addr.npy --in data=data.npy"
  rm -rf d
  "$gw" gen scratchpad banks=4 depth=4 word_bits=16 map=none -q -o d
  put u1 5 op.npy 1 0 1 0 0
  put i4 5x4 addr.npy 0 4 8 12 12 8 4 0 9 9 9 -1 9 9 0 -1 -1 -1 -1 -1
  put i2 5x4 data.npy 1 -2 300 4 0 0 0 0 256 515 1029 9 0 0 0 0 0 0 0 0
  put u1 5x4 be.npy 3 3 3 3 0 0 0 0 1 3 2 3 0 0 0 0 0 0 0 0
  # shellcheck disable=SC2086 # options
  gives "signed words; bytes of lanes at one word merge, the highest lane wins" \
    "0 0 0 0 4 300 -2 1 0 0 0 0 1027 1027 1 0 0 0 0 0" $files --in be=be.npy
  # shellcheck disable=SC2086 # options
  "$gw" sim d --sim icarus $files --json -q | jq -c '[.passes, .worst_passes, .conflicts, .accesses]' >got
  echo '[11,4,[[0,1,2],[0,2,2],[0,3,2],[1,2,2],[1,3,2],[2,3,2]],5]' | diff got - >err
  result "conflicts by pair of lanes" $? err
  rm -rf d
  "$gw" gen scratchpad banks=4 depth=4 word_bits=16 map=none ports=1r1w -q -o d
  put u1 3 op.npy 1 2 0
  put i4 3x4 addr.npy 0 1 2 3 4 0 1 2 0 1 2 4
  put i4 3x4 raddr.npy 0 0 0 0 0 4 1 5 0 0 0 0
  put u2 3x4 data.npy 10 11 12 13 14 15 16 17 0 0 0 0
  # shellcheck disable=SC2086 # options
  gives "both at once: reads of a pass come before its writes and after those of earlier passes" \
    "0 0 0 0 10 14 11 0 15 16 17 14" $files --in raddr=raddr.npy
  rm -rf d
  "$gw" gen scratchpad banks=2 depth=2 word_bits=72 map=none -q -o d
  put u1 2 op.npy 1 0
  put i4 2x2 addr.npy 0 3 3 0
  put u4 2x6 data.npy 1 2 3 4294967295 0 255 0 0 0 0 0 0
  # shellcheck disable=SC2086 # options
  gives "words of more than 64 bits come in parts of 32" "0 0 0 0 0 0 4294967295 0 255 1 2 3" $files
  put u4 2x6 data.npy 1 2 256 4294967295 0 255 0 0 0 0 0 0
  # shellcheck disable=SC2086 # options
  refused "a part that does not fit" "data.npy: value 256 at [0,2]; legal: 0..255, as a word has 72 bits" $files
}

# ---- hardware that is wrong somewhere must be seen to be ----

wrong() { # PARAMETERS SED
  # shellcheck disable=SC2086 # a list of parameters
  mutant 3000 scratchpad.v "$2" $1
}

mutants() {
  local small="banks=4 depth=8 word_bits=9 map=xor"
  wrong "$small" 's/req_tready = step & .*/req_tready = step;/'
  wrong "$small" 's/step       = ~rsp_full .*/step = 1'"'"'b1;/'
  wrong "$small" 's/load       = read_q & step/load = read_q/'
  wrong "$small" 's/rsp_full & ~rst/rsp_full/'
  wrong "$small" 's/r_full & ~rst/r_full | (arvalid \& rst)/'
  wrong "$small" 's/~|(same_bank & todo)/~|same_bank/'
  wrong "$small" 's/todo\[l\] & (first\[l\] | .*/first[l];/'
  wrong "$small" 's/ & ~|(hides.*& write)//'
  wrong "$small" 's/accesses + {31.d0, done_q}/accesses + {31'"'"'d0, pass}/'
  wrong "$small" 's/pass & ~last/pass/'
  wrong "$small" 's/done & failed/done/'
  wrong "$small" 's/(waddr == CLEAR) & .*/(waddr == CLEAR);/'
  wrong "$small" 's/assign bank\[0\] = .*/assign bank[0] = addr[0];/'
  wrong "$small" 's/assign row\[0\] = .*/assign row[0] = addr[3];/'
  wrong "$small" 's/mine\[ADDR_W:WORD_ADDR_W\]/mine[ADDR_W:WORD_ADDR_W+1]/'
  wrong "$small" 's/op\[1\] ? 3.d4 : outside/outside/'
  wrong "$small" 's/wanted(wanted & {SLOTS{good}})/wanted(wanted)/'
  wrong "$small" 's/got    <= served & .*/got <= served;/'
  wrong "$small" 's/(first_q | got\[w\])/first_q/'
  wrong "$small" 's/(first_q | got\[w\])/got[w]/'
  wrong "$small" 's/we(bank_we\[BYTES\*b +: BYTES\])/we({BYTES{bank_we[BYTES*b]}})/'
  wrong "$small ports=1r1w" 's/raddr(bank_rrow\[/raddr(bank_row[/'
  wrong "$small ports=1r1w" 's/ & ~|(rtodo & ~rserved)//'
  wrong "$small wide=2" 's/ | (code != 3.d0)//'
  wrong "$small wide=2" 's/next(next), .d(row_in)/next(1'"'"'b0), .d(row_in)/'
  wrong "$small wide=2" 's/misaligned ? 3.d2 : //'
  wrong "banks=4 depth=8 word_bits=9 map=pad" 's/place = .*/place = {2'"'"'d0, addr};/'
  small="network=butterfly banks=4 depth=16 word_bits=9 patterns=row,col,stride:2 map=xor ports=1r1w"
  wrong "$small" 's/ : (outside | routside) ? 3.d3$//'
  wrong "$small" 's/(misaligned | rmisaligned)/misaligned/'
  wrong "$small" 's/(unknown | runknown)/1'"'"'b0/'
  wrong "$small" 's/steer_back <= rsteer/steer_back <= steer/'
  wrong "$small" 's/place(rplace), .bank_row/place(place), .bank_row/'
  wrong "$small" 's/{BYTES{on\[l\]}}/{BYTES{1'"'"'b1}}/'
  wrong "$small" 's/write_in & (code_in == 3.d0)/write_in/'
  wrong "$small" 's/read_in & (code_in == 3.d0)/read_in/'
  wrong "$small" 's/bit0\[b\]}/bit1[b]}/'
  wrong "$small" 's/readers & {LANES{reads}}/{LANES{reads}}/'
}

# What a certificate says of its map is taken from it, and may not be contradicted.
certified() {
  local name=map st
  rm -rf d
  "$gw" swizzle --banks 8 --dims 8,8,16 --pattern box:2x2x2@any --cert map.json -q
  "$gw" gen scratchpad map=map.json word_bits=8 -q -o d 2>err &&
    jq -e '.parameters | .banks == 8 and .depth == 128 and .tile_rows == 128 and .tile_cols == 8 and .dims == "8,8,16" and
      .map == "masks:1,8,64" and .patterns == "box:2x2x2@any"' d/manifest.json >/dev/null
  result "a certificate's map brings banks, tile, depth and patterns" $? err
  sed -n '/^\/\/ Made by/,/(version/p' d/scratchpad.v | sed 's,^// *,,; s/.*gen scratchpad//; s/(version.*//' | tr '\n' ' ' >words
  # shellcheck disable=SC2046 # a list of parameters
  "$gw" gen scratchpad $(cat words) -q -o e 2>err && cmp -s d/scratchpad.v e/scratchpad.v
  result "the command in the design gives it again without the file" $? err
  for st in "banks: value '32' with map=map.json; legal: 8, or no banks|banks=32" \
    "tile_rows: value '64' with map=map.json; legal: 128, or no tile_rows|tile_rows=64" \
    "tile_cols: value '4' with map=map.json; legal: 8, or no tile_cols|tile_cols=4" \
    "dims: value '8,8,8' with map=map.json; legal: a volume of 128 rows of 8 words|dims=8,8,8" \
    "depth: value '32' with a tile of 128x8 words; legal: at least 128|depth=32"; do
    refuses 2 "${st%|*}" "$gw" gen scratchpad map=map.json "${st#*|}" -o no
  done
  refuses 2 "legal: only|with network=butterfly: a map of the lowest" "$gw" gen scratchpad network=butterfly banks=8 depth=64 dims=8,8,8 \
    patterns=box:2x2x2@any map=masks:3,8,64 -o no
  refuses 2 "carry along different axes" "$gw" gen scratchpad network=butterfly banks=4 depth=64 dims=4,8,8 map=masks:1,4 \
    patterns=box:2x2x1@any,block:2x2@any -o no
  refuses 2 "from any base only boxes of at most 2 elements" "$gw" gen scratchpad network=butterfly banks=8 depth=64 dims=8,8,8 \
    patterns=box:4x2x1@any map=masks:1,2,8 -o no
}

# A tile that is left to the generator is that of the volume, whether auto is written or not.
volume() {
  local small="banks=4 depth=16 dims=4,4,4"
  rm -rf d e
  # shellcheck disable=SC2086 # a list of parameters
  "$gw" gen scratchpad $small -q -o d 2>err && "$gw" gen scratchpad $small tile_rows=auto tile_cols=auto -q -o e 2>>err &&
    cmp d/scratchpad.v e/scratchpad.v >>err && jq -e '.parameters | .tile_rows == 16 and .tile_cols == 4' e/manifest.json >/dev/null
  result "tile_rows=auto and tile_cols=auto with dims are its own" $? err
  # shellcheck disable=SC2086
  refuses 2 "tile_rows: value '4' with dims=4,4,4; legal: 16, or no tile_rows" "$gw" gen scratchpad $small tile_rows=4 -o no
}

quick() {
  local p
  messages
  certified
  volume
  by_hand
  mutants
  mutant 20000 scratchpad.v '/wire .* w[0-9]* = /s/& {/\& ~{/' network=butterfly banks=8 depth=32 word_bits=5 dims=8,4,8 patterns=box:2x2x2@any
  cycles=2500 least=1000
  macros
  agree "verilator/structural icarus/structural icarus/words" banks=4 depth=8 word_bits=16 ports=1r1w
  agree "verilator/structural icarus/words" network=butterfly banks=8 depth=16 word_bits=11 ports=1r1w
  agree "verilator/structural icarus/structural icarus/words" network=butterfly banks=8 depth=32 word_bits=5 dims=8,4,8 patterns=box:2x2x2@any,box:2x2x2
  agree "icarus/structural icarus/words" network=butterfly banks=4 depth=16 word_bits=9 tile_rows=8 tile_cols=4 patterns=block:2x2@any,block:2x2 \
    addr_bits=7 ports=1r1w
  for p in "banks=2 depth=2 word_bits=1 map=none" "banks=2 depth=64 word_bits=256 wide=2 align=word map=xor" \
    "banks=4 depth=4 word_bits=33 wide=4 group=stride ports=1r1w" "banks=4 depth=16 broadcast=0 map=none counters=0" \
    "banks=8 depth=16 tile_rows=4 tile_cols=32 map=ipoly word_bits=7" "banks=8 depth=8 word_bits=9 wide=2 map=pad" \
    "network=butterfly banks=4 depth=64 word_bits=8 counters=0" "network=butterfly banks=2 depth=4 word_bits=5 patterns=row map=none"; do
    # shellcheck disable=SC2086 # a list of parameters
    agree "icarus/structural icarus/words" $p
  done
}

# Macros in place of the banks: models that work at the rising edge, and OpenRAM's, which have delays; ports and columns that
# are not needed, masks of another grain, names of other compilers.
# shellcheck disable=SC2086 # small is a list of parameters
macros() {
  local p small="patterns=row,col banks=2 word_bits=16"
  "$here/tb/lib/macros.sh" . || return
  lints=0 # tb/checks/lint.sh has those that are meant to be clean
  for p in "sram=open sram_verilog=open.v" "sram=two sram_verilog=two.v ports=1r1w" "sram=spare sram_verilog=spare.v"; do
    agree "verilator/structural icarus/structural" $small $p
  done
  for p in "sram=dual sram_verilog=dual.v" "sram=dual sram_verilog=dual.v ports=1r1w" "sram=asap sram_verilog=asap.v" \
    "sram=asap2 sram_verilog=asap2.v" "sram=asap2 sram_verilog=asap2.v ports=1r1w"; do
    agree "icarus/structural" $small $p
  done
  agree "icarus/structural" ${small/16/8} sram=asap sram_verilog=asap.v
  lints=1
  sed 's/spare_wen0/wide_wen0/g' spare.v >narrow.v
  refuses 2 'pin din0 has 18 bits; legal: 16, as word_bits=16$' "$gw" gen scratchpad $small sram=spare sram_verilog=narrow.v -o d
  refuses 2 'asap has no write mask, and words of 12 bits are written by bytes; legal: a macro with one, or word_bits up to 8' \
    "$gw" gen scratchpad ${small/16/12} sram=asap sram_verilog=asap.v -o d
  refuses 2 "asap has no pin for a second port; legal: ASAP7's pins of a 1r1w macro, as ports=1r1w$" \
    "$gw" gen scratchpad ${small/16/8} ports=1r1w sram=asap sram_verilog=asap.v -o d
  refuses 2 "pin addr0 has 5 bits; legal: at least 6, as depth=64$" "$gw" gen scratchpad $small depth=64 sram=one sram_verilog=one.v -o d
  sed 's/area : [0-9.]*/area : 0/' one.lib >none.lib
  refuses 2 'cell one has no area; legal: one with, or sram_lef=FILE' "$gw" gen scratchpad $small sram=one sram_verilog=one.v sram_liberty=none.lib -o d
  sed '/din0.3/d' one.lef >cut.lef
  refuses 2 'sram_lef.*pin din0 has 15 bits; legal: 16' "$gw" gen scratchpad $small sram=one sram_verilog=one.v sram_lef=cut.lef -o d
  "$gw" gen scratchpad $small sram=one sram_verilog=one.v sram_liberty=none.lib sram_lef=one.lef -q -o d && "$gw" synth d --json -q >json
  says "a macro whose liberty has area 0: that of its LEF" '.[0].sram | .source == "lef" and .area == 4100' json
}

# Larger designs, as words; those of the structure are the same by the quick part.
wide() {
  local p
  known_passes
  long_traces
  cycles=2500 least=1000
  lints=0 # tb/checks/lint.sh has some of them
  cycles=300 agree "verilator/words icarus/structural" network=butterfly
  for p in "" "banks=16 word_bits=8 ports=1r1w wide=2 align=word group=stride" "banks=64 word_bits=8 depth=64 broadcast=0 addr_bits=16" \
    "network=butterfly ports=1r1w" "network=butterfly banks=64 word_bits=8 depth=64"; do
    # shellcheck disable=SC2086 # a list of parameters
    agree "verilator/words icarus/words" $p
  done
  for p in "banks=8 depth=8 wide=4 align=word group=stride word_bits=8 broadcast=0" "banks=16 depth=32 map=pad tile_cols=16 word_bits=12" \
    "banks=16 depth=16 map=bitrev word_bits=8 ports=1r1w broadcast=0" "banks=16 depth=4096 map=sw32 tile_cols=64 word_bits=16 wide=2" \
    "banks=64 depth=128 map=cute:3,2,3 word_bits=8" "network=butterfly banks=16 depth=64 word_bits=100 ports=1r1w"; do
    # shellcheck disable=SC2086 # a list of parameters
    agree "icarus/words" $p
  done
}

case ${1:-} in
  quick) quick ;;
  wide) wide ;;
  *) echo "usage: $0 quick|wide" >&2; exit 2 ;;
esac
