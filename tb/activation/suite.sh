#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator activation: every value of up to 12 bits on both simulators, compared with the table and with the function itself,
# 16-bit values exhaustively, hardware that is wrong on purpose, parameters and arrays that are refused.
set -u
generator=activation suite=activation
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# shellcheck disable=SC2086 # a list of parameters
for p in "" "x_bits=12 x_frac=8 y_bits=13 y_frac=8 lanes=4 error=1150" "func=gelu lanes=3 x_bits=9 x_frac=6 y_bits=12 y_frac=8" "func=sigmoid lanes=2 x_bits=10 x_frac=6 y_frac=7" "func=tanh lanes=5 y_bits=9 y_frac=8" \
  "func=exp2 lanes=2 x_bits=10 x_frac=8 y_bits=10 y_frac=7 error=1250"; do
  agree "verilator/words icarus/words icarus/structural" $p
done
# shellcheck disable=SC2086
for p in "arith=star lanes=2 x_bits=5 x_frac=3" "for=fpga func=gelu lanes=1 x_bits=4 x_frac=0 y_bits=16 y_frac=6" "arith=star func=sigmoid lanes=1 x_bits=6 x_frac=5 y_bits=4 y_frac=1 error=510" \
  "arith=star func=tanh lanes=2 x_bits=12 x_frac=8 y_bits=16 y_frac=12 error=2000" "for=fpga func=exp2 x_bits=6 x_frac=2 y_bits=16 y_frac=3 lanes=3"; do
  agree "verilator/structural icarus/structural" $p
done

# Each of the 65,536 values through the RTL: no result further off than the manifest says, which the bench asks of each.
exhaustive() { # parameters...
  rm -rf d
  "$gw" gen activation x_bits=16 "$@" -q -o d &&
    "$matrices" range -32768 32767 column 16 x.npy 1 &&
    "$gw" sim d --sim verilator --in x=x.npy --out y=y.npy --json -q >run 2>err
  result "all 65,536 values: $*" $? err
  says "each was checked: $*" '.[0].checks == 65536 and .[0].mismatches == 0' run
}
exhaustive x_frac=12 y_bits=16 y_frac=12
exhaustive func=exp2 x_frac=12 y_bits=16 y_frac=8
exhaustive func=tanh x_frac=12 y_bits=16 y_frac=14 arith=star

mutant 2500 activation.v "s/6'd3: t = 3'd4;/6'd3: t = 3'd3;/" lanes=1
mutant 2500 activation.v 's/ ^ {M_W{x\[X_W-1\]}}//' lanes=1
mutant 2500 activation.v 's/x\[X_W-1\] ? -x : x/x/' lanes=1 func=tanh x_bits=8 x_frac=5 y_frac=7
mutant 2500 activation.v 's/far ? /1'"'"'b0 ? /' lanes=1 x_bits=10
mutant 2500 activation.v 's/~valid\[1\] | m_axis_y_tready/1'"'"'b1/' lanes=1
mutant 2500 activation.v 's/valid\[1\] & ~rst/valid[1]/' lanes=1
mutant 2500 activation.v 's/wide - ONE : wide/wide : wide/' func=tanh lanes=1
mutant 2500 activation.v 's/s\[Y_W-2:0\] | {(Y_W-1){over}}/s[Y_W-2:0]/' func=sigmoid y_frac=7 lanes=1
mutant 2500 activation.v 's/half + {{Y_W{/half + {1'"'"'b0, {Y_W-1{/; s/{1'"'"'b0}}, 1'"'"'b1};/{1'"'"'b0}}, 1'"'"'b0};/' func=exp2 lanes=1
mutant 2500 activation.v 's/down\[K_W-1\] | //' func=exp2 lanes=1
mutant 2500 activation.v 's/{(K_W-I_W){i\[I_W-1\]}}/{(K_W-I_W){1'"'"'b0}}/' func=exp2 lanes=1

# A table that is right for its bench and wrong for the function: the manifest's, changed together with the Verilog.
rm -rf d
"$gw" gen activation lanes=1 -q -o d
sed -i "s/6'd1: t = 3'd6;/6'd1: t = 3'd3;/" d/activation.v
jq '.derived.intercepts[1] = 4' d/manifest.json >m && mv m d/manifest.json
"$gw" sim d --sim icarus -q >run 2>err
[ $? = 1 ] && grep -q 'the function of .* is .*, and the table gives .*: more than [0-9]* thousandths' err
result "a table that is wrong in the manifest too" $? err

refuses 2 "x_frac: value '8' with x_bits=8; legal: fewer than x_bits" "$gw" gen activation x_frac=8 -o f
refuses 2 "y_frac: value '8' with y_bits=8; legal: fewer than y_bits" "$gw" gen activation y_frac=8 -o f
refuses 2 "y_frac: value '3' with func=silu and x_frac=4; legal: at least x_frac" "$gw" gen activation y_frac=3 -o f
refuses 2 "y_frac: value '0' with func=tanh; legal: 1..15" "$gw" gen activation func=tanh y_frac=0 -o f
refuses 2 "x_frac: value '1' with func=exp2; legal: 2..15" "$gw" gen activation func=exp2 x_frac=1 -o f
refuses 2 "error: value '510' with x_frac=12 and y_bits=16; legal: more" "$gw" gen activation func=exp2 x_bits=16 x_frac=12 y_bits=16 y_frac=14 error=510 -o f
refuses 2 "goal: value 'area' with arith=star; legal: only with arith=heap" "$gw" gen activation arith=star goal=area -o f
"$gw" gen activation -q -o d2
"$matrices" range -200 200 column 16 x.npy 1
refuses 2 "x.npy: value -200 .*legal: -128..127" "$gw" sim d2 --in x=x.npy --out y=y.npy
