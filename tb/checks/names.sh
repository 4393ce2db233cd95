#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# top=NAME: every identifier works in all views and tools, as the prefix of modules too, or is refused with a sentence.
here=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck disable=SC2034 # for common.sh
generator=systolic suite=names
. "$here/tb/lib/common.sh"

long=$(printf 'n%.0s' {1..64})

# Both linters take the design, in each view; the second file has the name too.
linted() { # TOP GENERATOR parameters...
  local top=$1
  shift
  rm -rf d
  "$gw" gen "$@" "top=$top" -q -o d 2>err && lint d "$top" &&
    iverilog -Wall -g2005 -DGATEWRIGHT_WORDS -s "$top" -o /dev/null d/*.v >lint 2>&1 && [ ! -s lint ]
  result "$top names a design of $1" $? <(cat err lint)
}

# Words that are a trap somewhere: trailing and double underscores, C++, simulators' own, YAML, the harness, what tools emit.
for top in a_ a__b A_ a___ "$long" main std signals dut next stop in out x1 vluint32_t Vgw_harness VERILATOR a__DOT__b \
  a__024b entity printf on yes n work xil_defaultlib; do
  linted "$top" systolic rows=2 cols=2
done
for top in a_ a__b "$long"; do
  linted "$top" hardwired n_in=2 n_out=2
  linted "$top" scratchpad banks=4 depth=4 network=butterfly
  linted "$top" scratchpad banks=4 depth=4
done

# What a manifest says that a module is made of is in the Verilog.
for d in "$here"/rtl/examples/*/; do
  jq -r '.blocks[].uses[]' "$d/manifest.json" | while read -r name; do grep -q "^module $name " "$d"/*.v || echo "$name"; done >err
  [ ! -s err ]
  result "modules that $(basename "$d") is made of are its own" $? err
done

for top in a_ a__b "$long"; do
  "$gw" gen systolic rows=1 cols=1 acc_rows=0 "top=$top" --force -q -o d
  holds "$top on both simulators" "$gw" sim d --cycles 10 -q
  holds "$top as cells" "$gw" synth d --netlist d.v -q
  holds "waves of $top" "$gw" sim d --waves -q
  holds "a page of $top" "$gw" report d -q
done
"$gw" gen hardwired n_in=2 n_out=2 top=on --force -q -o d
holds "a core's top is text" grep -q 'toplevel: "on"' d/on.core

named() { "$gw" gen systolic rows=1 cols=1 "top=$1" -q -o no; }
for top in int class bool wreal string _a "${long}n"; do
  refuses 2 "top: value '$top'; legal: a Verilog identifier" named "$top"
done
for top in gw gw_ gw_harness; do refuses 2 "top: value '$top'; legal: a name that is not gw" named "$top"; done
refuses 2 "top: value 'TOP'; legal: another name" named TOP
for top in x clk WIDTH; do refuses 2 "top: value '$top'; legal: a name that the design does not use" named "$top"; done

# A cell of the library is no name for a top: synthesis would take one for the other.
for top in FAX1 INVX1; do
  "$gw" gen hardwired n_out=2 n_in=2 "top=$top" -q -o "$top"
  holds "$top simulates" "$gw" sim "$top" --sim icarus --cycles 10 -q
  refuses 2 "module '$top' has the name of a cell of osu018; legal: a design with another top" "$gw" synth "$top"
done
