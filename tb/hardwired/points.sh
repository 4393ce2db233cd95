# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of hardwired that tb/checks/lint.sh lints; it sources this, in its folder `work`.
work=${work:?}

verilog "reference of hardwired" hardwired_ref tb/hardwired/ref.v
style "text of the reference of hardwired" tb/hardwired/ref.v

# Weights of every width, with and without biases, in every fabric, their results rounded in both ways. The views are of
# two files where the weights are in the second one.
build/matrices put i1 3x4 "$work/w.npy" 1 2 3 -4 5 -6 7 -8 0 1 0 -1
build/matrices put i1 3 "$work/b.npy" 1 -2 3
build/matrices put i4 3 "$work/m.npy" 1073741824 2147483647 -1200000000
build/matrices put i1 3 "$work/s.npy" -3 0 2
given="weights=$work/w.npy bias=$work/b.npy"
rounded="weights=$work/w.npy out=requant mult=$work/m.npy shift=$work/s.npy"
for p in "n_out=4 n_in=8" "n_out=4 n_in=8 gating=0" "n_out=1 n_in=1 w_bits=1 x_bits=1" "n_out=1 n_in=1 w_bits=1 x_bits=1 x_signed=0" \
  "n_out=3 n_in=2 w_bits=8 x_bits=16" "n_out=3 n_in=2 w_bits=8 x_bits=1 w_signed=0 x_signed=0" "n_out=2 n_in=1 w_bits=2 x_bits=1 x_signed=0" \
  "n_out=11 n_in=6 x_signed=0 gating=0 w_bits=ternary" "n_out=3 n_in=2 w_bits=3 x_bits=3 top=wired" \
  "base=pairs n_out=3 n_in=5 w_bits=5" "base=pairs n_out=3 n_in=1 w_bits=ternary x_bits=1" \
  "base=pairs n_out=3 n_in=1 w_bits=1 x_bits=1 x_signed=0" "base=pairs n_out=3 n_in=2 w_signed=0 x_signed=0 gating=0" \
  "base=pairs n_out=2 n_in=2 w_bits=2 x_bits=1 x_signed=0" \
  "base=regions slack=400 n_out=3 n_in=8" "base=regions slack=400 n_out=3 n_in=8 w_bits=1 x_bits=1 x_signed=0" \
  "base=regions slack=4000 n_out=3 n_in=2 w_bits=8 x_bits=2 w_signed=0 x_signed=0 gating=0" \
  "base=regions slack=4000 n_out=1 n_in=1 w_bits=ternary x_bits=2" \
  "rate=parallel n_out=4 n_in=8" "rate=parallel n_out=2 n_in=1 w_bits=2 x_bits=1 x_signed=0 base=regions slack=4000" "rate=parallel n_out=1 n_in=1 w_bits=2 x_bits=1 x_signed=0" "rate=parallel n_out=2 n_in=1 w_bits=3 x_bits=2 x_signed=1" "rate=parallel n_out=2 n_in=3 w_bits=1 x_bits=16" "rate=parallel n_out=3 n_in=2 w_bits=8 x_bits=16" \
  "rate=parallel n_out=3 n_in=2 w_bits=8 x_bits=1 w_signed=0 x_signed=0" "rate=parallel base=regions slack=400 n_out=3 n_in=8" \
  "rate=parallel base=regions slack=400 n_out=3 n_in=8 w_bits=1 x_bits=1" \
  "rate=parallel base=regions slack=4000 n_out=1 n_in=1 w_bits=ternary x_bits=2" \
  "fabric=rom n_out=4 n_in=8" "fabric=rom n_out=3 n_in=5 lanes=4 sign=bank" "fabric=rom n_out=20 n_in=5 lanes=2 share=4" \
  "fabric=rom n_out=1 n_in=1 w_bits=1 x_bits=1 x_signed=0" "fabric=rom n_out=3 n_in=2 w_bits=8 x_bits=16 w_signed=0 x_signed=0" \
  "fabric=rom n_out=3 n_in=2 w_bits=ternary x_bits=2 sign=bank" \
  "fabric=folded n_out=11 n_in=6" "fabric=folded n_out=1 n_in=1 w_bits=1 x_bits=1" "fabric=folded n_out=4 n_in=5 goal=adders x_bits=16 w_bits=8" \
  "fabric=folded n_out=3 n_in=3 stage=1" "fabric=folded n_out=3 n_in=3 stage=2 x_bits=1 x_signed=0 w_signed=0" \
  "$given" "$given x_signed=0 gating=0" "$given base=pairs" "$given base=regions slack=400 bias_bits=3" "$given rate=parallel" \
  "$given rate=parallel base=regions slack=400 bias_bits=32" "$given fabric=folded" "$given fabric=rom x_bits=1 lanes=3" \
  "n_out=3 n_in=2 w_bits=1 x_bits=1 fabric=rom sign=bank" "n_out=3 n_in=2 w_bits=1 x_bits=1 fabric=rom sign=bank x_signed=0" \
  "$rounded" "$rounded round=gemmlowp rate=parallel y_bits=16" "$rounded fabric=folded x_signed=0" \
  "$rounded round=gemmlowp fabric=folded stage=1" "$rounded fabric=rom y_signed=0" "$given fabric=folded out=relu"; do
  # shellcheck disable=SC2086 # a list of parameters
  rm -rf "$work/h" && build/gatewright gen hardwired $p -q -o "$work/h" || exit 2
  top=$(jq -r .top "$work/h/manifest.json") name="hardwired ${p//"$work/"/}"
  verilog "${name% }" "$top" "$work/h"/*.v
  for f in "$work/h"/*.v; do style "text of $(basename "$f") of ${name% }" "$f"; done
done
