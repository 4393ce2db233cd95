#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator @name@: self-checks on both simulators, hardware that is wrong on purpose, parameters that are refused.
set -u
generator=@name@ suite=@name@
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

for p in "" "lanes=1 bits=2 offset=-2" "lanes=3 bits=5" "lanes=9 bits=32 offset=-128"; do
  # shellcheck disable=SC2086 # a list of parameters
  agree "verilator/structural icarus/structural" $p
done
mutant 2000 @name@.v "s/+ 8'd1;/+ 8'd2;/"
mutant 2000 @name@.v 's/~full | m_axis_y_tready/1'"'"'b1/'
refuses 2 "offset: value '100' with bits=4; legal: what 4 bits hold" "$gw" gen @name@ bits=4 offset=100 -o d
