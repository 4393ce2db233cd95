# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of systolic that tb/checks/lint.sh lints; it sources this, in its folder `work`.

# One or two columns of what the suite simulates wider and does not lint: a column more has no other text, but for widths.
designs systolic "rows=17 cols=2" "rows=17 cols=2 dataflow=os" "cols=2" "cols=2 dataflow=os" "rows=20 cols=2 a_bits=5 w_bits=4 sparsity=1:2" \
  "rows=68 cols=1 pe_rows=4" "rows=36 cols=1 pe=pair" "rows=18 cols=2 a_bits=16 w_bits=16"

designs systolic "rows=4 cols=6 epilogue=requant k_max=512" \
  "rows=2 cols=3 dataflow=os epilogue=requant round=gemmlowp arith=star k_max=100 y_bits=16 y_signed=0" \
  "rows=4 cols=4 dataflow=ws" "rows=4 cols=4 dataflow=os" "rows=1 cols=1 dataflow=ws" "rows=1 cols=1 dataflow=os" "rows=1 cols=5 dataflow=ws" "rows=5 cols=1 dataflow=ws" \
  "rows=5 cols=1 dataflow=os" "rows=1 cols=5 dataflow=os" "rows=3 cols=20 a_bits=2 w_bits=16 pipe=1" \
  "rows=5 cols=3 sparsity=1:2 w_bits=7" "rows=5 cols=3 sparsity=1:2 w_bits=7 dataflow=os pipe=1" \
  "rows=5 cols=2 a_signed=0 acc_rows=0" "rows=5 cols=2 a_signed=0 dataflow=os" "acc_bits=12 rows=3 cols=3" \
  "acc_bits=50 a_bits=16 w_bits=16 rows=3 cols=2" "acc_bits=5 dataflow=os rows=3 cols=2" "acc_bits=5 pipe=1 rows=2 cols=2" \
  "rows=2 cols=3 acc_rows=1" "acc_rows=3 rows=1 cols=2 pipe=1" \
  "rows=1 cols=2 arith=star" "rows=1 cols=2 sparsity=1:2" "rows=1 cols=3 acc_bits=40 a_signed=0" "k_max=1 rows=3 cols=2" \
  "rows=2 cols=1 sparsity=1:2 a_bits=16 w_bits=3 a_signed=0 acc_bits=3 k_max=1" "k_max=3 acc_rows=0 rows=4 cols=2" \
  "rows=2 cols=2 acc_bits=2 a_bits=2 w_bits=2 a_signed=0" "a_bits=3 rows=3 cols=3" "arith=star rows=3 cols=4" "arith=star dataflow=os pipe=1 rows=4 cols=4" \
  "rows=3 cols=3 a_bits=16 split=byte" "a_bits=16 split=byte rows=5 cols=2 k_max=16777216 w_bits=7" \
  "a_bits=16 split=byte rows=1 cols=2 w_bits=2 k_max=1 pipe=1" "a_bits=16 split=byte rows=4 cols=3 acc_rows=0 goal=area" \
  "a_bits=16 split=byte rows=5 cols=1 arith=star pipe=1" "a_bits=16 split=byte rows=1 cols=1 arith=star acc_rows=0" \
  "a_bits=16 split=byte rows=4 cols=3 pipe=1 gating=1" \
  "rows=4 cols=3 pe=pair" "pe=pair rows=2 cols=1 a_signed=0 a_bits=7 w_bits=7 pipe=1 acc_rows=0" "pe=pair rows=6 cols=2 gating=1" \
  "pe=pair rows=2 cols=2 acc_bits=5 k_max=3" "pe=pair rows=4 cols=2 a_bits=16 w_bits=16 acc_bits=64 goal=area" \
  "pe=pair arith=star rows=2 cols=2 acc_bits=12" "pe=pair arith=star rows=6 cols=3 a_signed=0 pipe=1 acc_bits=40" \
  "pe_rows=4 rows=8 cols=3" "pe_rows=2 rows=2 cols=1 a_signed=0 a_bits=7 pipe=1 acc_rows=0" "pe_rows=4 rows=12 cols=2 gating=1" \
  "pe_rows=2 rows=4 cols=2 acc_bits=5 k_max=3 pipe=1" "pe_rows=8 rows=8 cols=2 a_bits=2 w_bits=3 goal=area" \
  "pe_rows=4 arith=star rows=8 cols=2 acc_bits=12" "pe_rows=4 arith=star rows=4 cols=3 a_signed=0 pipe=1" \
  "pe=pair pe_rows=4 rows=8 cols=2 goal=area pipe=1" "pe=pair pe_rows=4 arith=star rows=4 cols=2" \
  "goal=area gating=1 rows=4 cols=3" "goal=area dataflow=os a_bits=7 a_signed=0 rows=3 cols=3" \
  "dataflow=os a_bits=16 w_bits=16 k_max=16777216 sparsity=1:2 rows=5 cols=2 acc_bits=64"

# The largest take the lint tools minutes: their text only.
text_only=1 designs systolic "rows=256 cols=256" "rows=256 cols=256 a_bits=16 w_bits=16 sparsity=1:2 dataflow=os"
