# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of softmax that tb/checks/lint.sh lints; it sources this, in its folder `work`.

designs softmax "" "lanes=3 x_bits=12 out_bits=16 n_max=40" "lanes=1 x_bits=24 n_max=16" "lanes=5 arith=star n_max=17" \
  "for=fpga lanes=2 x_bits=16 out_bits=16 n_max=16" "lanes=64 n_max=65536 goal=delay"
