#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator requant: self-checks on both simulators, the user's matrix, hardware that is wrong on purpose, parameters and arrays
# that are refused.
set -u
generator=requant suite=requant
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

for p in "lanes=2" "lanes=3 d_bits=5 bypass=1" "lanes=4 set_lanes=2 d_bits=31 round=gemmlowp y_bits=16 y_signed=0 bypass=1" \
  "lanes=1 d_bits=64 y_signed=0"; do
  # shellcheck disable=SC2086 # a list of parameters
  agree "verilator/structural verilator/words icarus/words" $p
done
for p in "lanes=3 set_lanes=3 arith=star round=gemmlowp" "lanes=2 set_lanes=2 d_bits=2 arith=star y_bits=16 bypass=1"; do
  # shellcheck disable=SC2086
  agree "verilator/structural icarus/structural" $p
done
