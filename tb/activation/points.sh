# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of activation that tb/checks/lint.sh lints; it sources this, in its folder `work`.

designs activation "" "func=gelu lanes=3 x_bits=9 x_frac=6 y_bits=12 y_frac=8" "func=sigmoid lanes=2 x_bits=10 x_frac=6 y_frac=7" \
  "func=tanh lanes=5 y_bits=9 y_frac=8" "arith=star lanes=2 x_bits=5 x_frac=3" "for=fpga func=gelu lanes=1 x_bits=4 x_frac=0 y_bits=16 y_frac=6" \
  "arith=star func=sigmoid lanes=1 x_bits=6 x_frac=5 y_bits=4 y_frac=1 error=510" "func=silu lanes=1 x_bits=12 x_frac=8 y_bits=13 y_frac=8 goal=delay error=1250 gating=0" \
  "func=exp2 lanes=2 x_bits=10 x_frac=8 y_bits=10 y_frac=7 error=1250" "for=fpga func=exp2 x_bits=6 x_frac=2 y_bits=16 y_frac=3 lanes=3" \
  "arith=star func=tanh lanes=2 x_bits=12 x_frac=8 y_bits=16 y_frac=12 error=2000"
