#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The checked-in 4-bit networks: values in range, all 16 weights in use, accuracy in plain integers, and 50 images through
# a design of them.
set -u
cd "$(dirname "$0")/../.." || exit 2
data=${FASHION_MNIST:-/usr/share/datasets/fashion-mnist}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { build/fashion check "$1" "$data/t10k-images-idx3-ubyte.gz" "$data/t10k-labels-idx1-ubyte.gz" 8 10000; }

weights_used() { tail -c "$2" "$1" | od -An -v -td1 -w1 | sort -u | wc -l; } # FILE BYTES

for m in scripts/models/fashion4/*; do
  line=$(check "$m" 2>&1)
  if [[ $line =~ ^accuracy\ .*\ ([0-9]+)\ 10000$ ]] && [ "${BASH_REMATCH[1]}" -ge 8700 ]; then
    echo "ok - $m: $line"
  else
    echo "not ok - $m: $line; at least 8,700 of 10,000 expected"
  fi
  used="$(weights_used "$m/w1.npy" 50176) $(weights_used "$m/w2.npy" 640)"
  if [ "$used" = "16 16" ]; then
    echo "ok - $m: each layer uses the 16 weights"
  else
    echo "not ok - $m: the layers use $used weights of 16"
  fi
done

cp -r scripts/models/fashion4/a "$work/wide"
printf '\x08' | dd of="$work/wide/w1.npy" bs=1 seek=128 conv=notrunc status=none
line=$(check "$work/wide" 2>&1)
if [ $? = 2 ] && [ "$line" = "fashion: w1: value 8 at [0,0]; legal: -8..7" ]; then
  echo "ok - a weight of 8 is refused"
else
  echo "not ok - a weight of 8: $line"
fi

# 43 of the first 50 images are right with either model, in the base of the first one too.
if GW_AREA=0 GW_BLOCKS=0 scripts/demo/hardwired "$work/demo" 50 rom >"$work/log" 2>&1 &&
  [ "$(cat "$work/demo/rom.accuracy")" = "accuracy 0.8600 43 50" ] &&
  [ "$(grep -cE 'model [ab] .*\(43 of 50\).*; 500 results checked' "$work/log")" = 2 ] && cmp -s "$work/demo/rom/mlp.v" "$work/demo/rom.base.v"; then
  echo "ok - 50 images through both layers in a ROM, and the second model in the same base"
else
  echo "not ok - 50 images through both layers in a ROM, and the second model in the same base"
  sed 's/^/    /' "$work/log"
fi
