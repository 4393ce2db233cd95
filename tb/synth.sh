#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Synthesis: the parts add up, flat synthesis agrees, the mapped cells compute what the RTL computes.
set -u
cd "$(dirname "$0")/.." || exit 2
gw=$PWD/build/gatewright
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # NAME JSON FILTER
  if [ "$(jq "$3" "$2" 2>&1)" = true ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    head -c 600 "$2" | sed 's/^/    /'
  fi
}

for p in "rows=4 cols=4" "rows=3 cols=2 dataflow=os pipe=1" "rows=2 cols=3 sparsity=1:2 w_bits=7 top=sp"; do
  # shellcheck disable=SC2086 # a list of parameters
  "$gw" gen systolic $p -q -o "$work/d"
  "$gw" synth "$work/d" --flat --json >"$work/json"
  top=$(jq -r .top "$work/d/manifest.json")
  pes=$(jq '.derived.multipliers' "$work/d/manifest.json")
  check "$p: the parts add up to the area" "$work/json" '(([.modules[] | .area * .count] | add) - .area) | fabs < 1'
  check "$p: flops add up" "$work/json" '([.modules[] | .flops * .count] | add) == .flops'
  check "$p: one processing element a multiplier" "$work/json" \
    "([.modules[] | select(.name | startswith(\"${top}_pe\")) | .count] | add) == $pes"
  check "$p: flat area within 12 % of the parts" "$work/json" '.parts_error > -0.12 and .parts_error < 0.12'
  check "$p: memories are listed, apart" "$work/json" '.memory_bits > 0 and .nand2 > 0 and .fmax_mhz > 10'
  rm -rf "$work/d"
done

"$gw" gen systolic rows=2 cols=2 -q -o "$work/d"
"$gw" synth "$work/d" --ram flops --json >"$work/json"
check "memories as flops" "$work/json" '.memory_bits == 0 and .flops > 2 * 256 * 32'
