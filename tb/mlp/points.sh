# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of mlp that tb/checks/lint.sh lints; it sources this, in its folder `work`. The weights are in files of their own.
work=${work:?}

small="layer1.n_in=4 layer1.n_out=3 layer2.n_out=2"
for p in "$small" "$small layer1.y_bits=16 layer1.gating=0 layer2.out=requant layer2.gating=0" "$small layer1.rate=parallel layer2.rate=parallel" \
  "$small layer1.fabric=rom layer2.fabric=rom" "$small layer2.fabric=rom layer2.lanes=2" "$small layer2.fabric=rom layer2.lanes=8 layer2.out=relu" \
  "$small layer1.fabric=folded layer2.fabric=folded layer2.stage=1" "layer1.n_in=1 layer1.n_out=1 layer2.n_out=1 top=two"; do
  # shellcheck disable=SC2086 # a list of parameters
  rm -rf "$work/m" && build/gatewright gen mlp $p -q -o "$work/m" || exit 2
  verilog "mlp $p" "$(jq -r .top "$work/m/manifest.json")" "$work/m"/*.v
  for f in "$work/m"/*.v; do style "text of $(basename "$f") of mlp $p" "$f"; done
done
