#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator softmax: self-checks on both simulators, the user's rows, hardware that is wrong on purpose,
# rows that are too long, parameters and arrays that are refused.
set -u
generator=softmax suite=softmax
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# shellcheck disable=SC2086 # a list of parameters
for p in "" "lanes=3 x_bits=12 out_bits=16 n_max=40" "lanes=1 x_bits=24 n_max=16"; do
  agree "verilator/words icarus/words icarus/structural" $p
done
# shellcheck disable=SC2086
for p in "lanes=5 arith=star n_max=17" "for=fpga lanes=2 x_bits=16 out_bits=16 n_max=16"; do
  agree "verilator/structural icarus/structural" $p
done

# shellcheck disable=SC2016 # Verilog
mutant 2500 softmax.v 's/if (\$signed(x\[.*\]) > \$signed(now)) now/if (x[X_W*i +: X_W] > now) now/' lanes=2 n_max=16
mutant 2500 softmax.v 's/now = first ? LEAST : so_far/now = so_far/' lanes=2 n_max=16
mutant 2500 softmax.v 's/if (keep\[i\] | ~x_tlast)/if (1'"'"'b1)/' lanes=2 n_max=16
mutant 2500 softmax.v 's/if (first) scale\[into\] <= c/scale[into] <= c/' lanes=2 n_max=16
mutant 2500 softmax.v 's/x_tready = ~whole\[into\]/x_tready = 1'"'"'b1/' lanes=2 n_max=16
mutant 2500 softmax.v 's/again ? 32.d0 : earlier/earlier/' lanes=2 n_max=16
mutant 2500 softmax.v 's/on   = last ? ends_on/on   = 1'"'"'b0 ? ends_on/' lanes=2 n_max=16
mutant 2500 softmax.v 's/if (heads \& some\[0\]) top/if (some[0]) top/' lanes=2 n_max=16
mutant 2500 softmax.v 's/far ? {(P+1){1.b0}} :/1'"'"'b0 ? {(P+1){1'"'"'b0}} :/' lanes=2 n_max=16
mutant 2500 softmax.v 's/LAST_ROW = DEPTH - 1/LAST_ROW = 1/' lanes=2 n_max=16 # a row that is too long raises err
mutant 2500 softmax.v 's/out_valid \& ~rst/out_valid/' lanes=2 n_max=16

# A table that is wrong in the manifest, too, is told from 2^f itself.
rm -rf d
"$gw" gen softmax n_max=16 -q -o d
jq '.derived.intercepts[3] += 12' d/manifest.json >m && mv m d/manifest.json
"$gw" sim d --sim icarus -q >run 2>err
[ $? = 1 ] && grep -q 'value .* of row .* has the power .*, and .* would be exact' err
result "a table that is wrong in the manifest too" $? err

rm -rf d
"$gw" gen softmax -q -o d
"$gw" example d -q -o e >/dev/null
holds "the user's rows" "$gw" sim d --sim verilator --in x=e/x.npy --out p=p.npy --out s=s.npy --json -q
mv out.txt run.json
says "cycles by the formula" '.[0].cycles == 16 + 16 * 17 + 4 and .[0].mismatches == 0' run.json
"$matrices" range 5 5 column 16 c.npy 1
holds "a factor of one's own" "$gw" sim d --sim icarus --in x=e/x.npy --in c=c.npy --out p=p.npy --out s=s.npy -q
"$matrices" range 70000 70000 column 32 c.npy 1
refuses 2 "c.npy: value 70000 .*legal: 0..65535" "$gw" sim d --in x=e/x.npy --in c=c.npy --out p=p.npy
"$gw" gen softmax n_max=16 -q -o d2
refuses 2 "x.npy: shape .*; legal: M x N, of 1..16 columns" "$gw" sim d2 --in x=e/x.npy --out p=p.npy
refuses 2 "goal: value 'area' with arith=star; legal: only with arith=heap" "$gw" gen softmax arith=star goal=area -o f
