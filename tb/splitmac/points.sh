# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of splitmac that tb/checks/lint.sh lints; it sources this, in its folder `work`.

designs splitmac "" "x_signed=0" "low=u8" "low=u8 x_signed=0" "w_bits=16 cols=2 lanes=3" "w_bits=16 x_signed=0" \
  "w_bits=16 low=u8 lanes=2" "w_bits=16 low=u8 x_signed=0" "x_bits=12 lanes=4" "x_bits=12 x_signed=0 w_bits=16 k_max=1" \
  "x_bits=12 w_bits=16 low=u8 k_max=1" "k_max=1" "k_max=2 w_bits=16" "lanes=33" "cols=2 lanes=3" "mode=fixed x_bits=8 lanes=33" \
  "mode=fixed" "mode=fixed x_bits=8" "mode=fixed x_bits=8 x_signed=0 cols=3 lanes=5 k_max=1" \
  "mode=fixed x_bits=12 w_bits=16" "mode=fixed x_bits=16 w_bits=16 cols=2 k_max=8589934591 arith=star" \
  "out=requant" "out=requant cols=2 y_signed=0 y_bits=16 x_signed=0" "out=requant w_bits=16 k_max=8589934591 lanes=2" \
  "out=requant mode=fixed x_bits=8 y_bits=16 w_bits=16 k_max=1" "out=requant round=gemmlowp k_max=255 cols=2" \
  "out=requant round=gemmlowp mode=fixed x_bits=8 k_max=65535 y_bits=16 y_signed=0" \
  "out=requant round=gemmlowp arith=star k_max=255 cols=2" "out=requant round=gemmlowp arith=star mode=fixed x_bits=8 k_max=65535 y_bits=16 y_signed=0" \
  "out=requant arith=star low=u8 w_bits=16 x_signed=0 k_max=65535" "arith=star w_bits=16 cols=2" "arith=star low=u8" \
  "arith=star mode=fixed x_bits=12 w_bits=16 x_signed=0"
