#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator requant: self-checks on both simulators, the user's matrix, hardware that is wrong on purpose, parameters and arrays
# that are refused.
set -u
generator=requant suite=requant
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# shellcheck disable=SC2086 # a list of parameters
for p in "lanes=2" "lanes=3 d_bits=5 bypass=1" "lanes=6 set_lanes=2 d_bits=31 round=gemmlowp y_bits=16 y_signed=0 bypass=1" \
  "lanes=1 d_bits=64 y_signed=0"; do
  agree "verilator/words icarus/words icarus/structural" $p
done
# shellcheck disable=SC2086
for p in "lanes=3 set_lanes=3 arith=star round=gemmlowp" "lanes=2 set_lanes=2 d_bits=2 arith=star y_bits=16 bypass=1" "lanes=4 for=fpga"; do
  agree "verilator/structural icarus/structural" $p
done

mutant 2000 requant.v 's/move & (~full | turn)/move/' lanes=2                        # a set overwrites the one that waits
mutant 2000 requant.v 's/(have & ~leave)/have/' lanes=2                              # rows meet a set that is over
mutant 2000 requant.v 's/raw & ~|valid/raw/' lanes=2 bypass=1                        # rows pass others
mutant 2000 requant.v 's/(take | turn | enter/(turn | enter/' lanes=2                # constants stop on their way
mutant 2000 requant.v "s/| (pass & x_tvalid)) & ~rst/| (pass \\& x_tvalid))/" lanes=2 # results in reset
mutant 2000 requant.v 's/if (turn) raw <= full_raw/if (turn) raw <= q_raw/' lanes=2 bypass=1
mutant 2000 requant.v '/set_shift/s/LATE(2)/LATE(1)/' lanes=2
mutant 2000 requant.v '/set_mult/s/LATE(0)/LATE(1)/' lanes=2
mutant 2000 requant.v '/set_limits/s/LATE(3)/LATE(2)/' lanes=2
mutant 2000 requant.v 's/late\[9:5\]/late[4:0]/' lanes=2 round=gemmlowp
mutant 2000 requant.v 's/count == LAST/count != LAST/' lanes=4

# ---- the user's matrix ----
"$gw" gen requant lanes=3 d_bits=20 bypass=1 -q -o d
"$gw" example d -q -o e >/dev/null
holds "sums pass" "$gw" sim d --sim icarus --in x=e/x.npy --out y=raw.npy --json -q
mv out.txt raw.json
holds "the sums as they were" bash -c 'tail -c +129 e/x.npy | cmp - <(tail -c +129 raw.npy)'
says "no clock for it" '.[0].cycles == 3 + 40 + 40 + 1' raw.json
refuses 2 "array 'clamp' without mult and shift; legal: with both, or no constants" "$gw" sim d --in x=e/x.npy --in clamp=e/x.npy --out y=y.npy

refuses 2 "set_lanes: value '3' with lanes=16; legal: a divisor of lanes" "$gw" gen requant set_lanes=3 -o f
refuses 2 "round: value 'gemmlowp' with d_bits=32; legal: onnx, or d_bits of at most 31" "$gw" gen requant d_bits=32 round=gemmlowp -o f
refuses 2 "goal: value 'area' with arith=star; legal: only with arith=heap" "$gw" gen requant arith=star goal=area -o f
