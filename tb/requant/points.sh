# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of requant that tb/checks/lint.sh lints; it sources this, in its folder `work`.

designs requant "lanes=2" "lanes=3 d_bits=5 bypass=1" "lanes=4 set_lanes=2 d_bits=31 round=gemmlowp y_bits=16 y_signed=0 bypass=1" \
  "lanes=1 d_bits=64 y_signed=0" "lanes=3 set_lanes=3 arith=star round=gemmlowp" "lanes=2 set_lanes=2 d_bits=2 arith=star y_bits=16 bypass=1"
