# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of scratchpad that tb/checks/lint.sh lints; it sources this, in its folder `work`.
work=${work:?}

# Memory macros with OpenRAM's pins.
"$PWD/tb/lib/macros.sh" "$work"
macro="word_bits=16 sram=one sram_verilog=$work/one.v"
designs scratchpad "banks=8" "ports=1r1w banks=8" "banks=2 word_bits=1 patterns=row,col" "banks=4 word_bits=13 wide=2" \
  "banks=8 wide=4 group=stride ports=1r1w" "banks=8 wide=4 align=word" "banks=8 wide=2 align=word group=stride broadcast=0 ports=1r1w" \
  "banks=4 map=pad" "banks=4 map=pad tile_cols=8 depth=64 addr_bits=9 ports=1r1w" "broadcast=0 banks=8 counters=0" \
  "banks=4 depth=64 addr_bits=8 word_bits=8" "banks=2 depth=2 wide=2 word_bits=7 patterns=row,col top=pad" "banks=4 depth=4096 word_bits=256" \
  "network=butterfly banks=8" "network=butterfly banks=4 ports=1r1w word_bits=5 depth=64 counters=0" \
  "network=butterfly banks=8 depth=32 word_bits=5 dims=8,4,8 patterns=box:2x2x2@any"
for p in "banks=4 $macro" "banks=4 word_bits=16 ports=1r1w sram=two sram_verilog=$work/two.v" \
  "banks=4 word_bits=16 sram=dual sram_verilog=$work/dual.v" "banks=4 word_bits=16 ports=1r1w sram=dual sram_verilog=$work/dual.v"; do
  # shellcheck disable=SC2086 # a list of parameters
  rm -rf "$work/h" && build/gatewright gen scratchpad $p -q -o "$work/h" || exit 2
  verilog "scratchpad ${p//"$work/"/}" scratchpad "$work/h"/*.v
done
