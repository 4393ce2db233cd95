#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Testbenches in plain Verilog that gen --bench and sim --bench record: they pass on both simulators, and fail on a design that is
# wrong.
set -u
generator=systolic suite=testbench
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

while read -r name rest; do
  rm -rf d
  # shellcheck disable=SC2086 # a list of parameters
  "$gw" gen $name $rest --bench=300 -q -o d 2>err || { result "gen $name --bench" 1 err; continue; }
  iverilog -g2005 -Wall -s "${name}_tb" -o bench.vvp d/*.v >err 2>&1 && [ ! -s err ] && (cd d && vvp -n ../bench.vvp) >said 2>&1
  result "$name $rest: passes" $? <(cat err said)
  holds "$name $rest: says so" grep -qx "${name}_tb: 300 clocks, 0 mismatches: passed" said
done <<'END'
systolic rows=2 cols=3
systolic rows=2 cols=2 dataflow=os arith=star
hardwired n_out=3 n_in=4
hardwired n_out=3 n_in=4 fabric=rom lanes=2 out=relu
splitmac cols=2 out=requant arith=star
scratchpad banks=4 depth=16 tile_rows=8 tile_cols=8
bayer max_width=16
requant lanes=2 bypass=1 arith=star
END

rm -rf d
"$gw" gen systolic rows=2 cols=2 --bench -q -o d
says "the files are the design's" '.[0].files | index("systolic_tb.v") and index("systolic_tb.hex")' d/manifest.json
holds "FuseSoC runs it" grep -qx '    toplevel: "systolic_tb"' d/systolic.core
holds "README tells how" grep -q 'run --target=sim' d/README.md
holds "Verilator builds it" bash -c 'verilator --binary --timing -Wno-fatal --top-module systolic_tb d/*.v --Mdir v -o t -CFLAGS -O0 >log 2>&1 || { cat log; false; }'
(cd d && ../v/t) >said 2>&1
holds "and it passes there" grep -q '0 mismatches: passed' said
for change in 's/if (swap) w_use <= w_next/if (swap) w_use <= w_use/' 's/full & ~tready/full \& tready/' 's/row_stored(stored\[1\])/row_stored(stored[0])/'; do
  sed "$change" d/systolic.v >wrong.v
  iverilog -g2005 -s systolic_tb -o bench.vvp d/systolic_tb.v wrong.v
  (cd d && vvp -n ../bench.vvp) >said 2>&1
  [ $? = 1 ] && ! cmp -s wrong.v d/systolic.v && grep -q FAILED said
  result "wrong on purpose: $change" $? said
done
cp -r d again && "$gw" gen systolic rows=2 cols=2 --bench -q -o again
holds "the same command, the same bytes" diff -r d again
"$gw" gen systolic rows=2 cols=2 -q -o again
holds "without it, they go" test ! -e again/systolic_tb.v

# A run of the user's own arrays
"$gw" example d -q -o e >/dev/null
holds "sim --bench" "$gw" sim d --in a=e/a.npy --in w=e/w.npy --out c=c.npy --bench mine.v -q
iverilog -g2005 -s mine -o bench.vvp mine.v d/systolic.v
holds "replays it" vvp -n bench.vvp
refuses 2 "--bench: value 'mine.txt'; legal: NAME.v" "$gw" sim d --bench mine.txt
refuses 2 "--bench: value '1.v'; legal: NAME.v" "$gw" sim d --bench 1.v
refuses 2 "--bench: value 'reg.v'; legal: NAME.v" "$gw" sim d --bench reg.v
refuses 2 "--bench: value 'b.v'; legal: .*Icarus among the simulators" "$gw" sim d --sim verilator --bench b.v
refuses 2 "--bench: value '3'; legal: 100..100000" "$gw" gen systolic --bench=3 -o f
leaves=f refuses 3 "iverilog: not found" env PATH=/nonexistent "$gw" gen systolic rows=2 cols=4 --bench -o f
