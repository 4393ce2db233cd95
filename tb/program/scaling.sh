#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What arrays gain by their size, measured on small ones: the table against synthesis and against the packets worked out by hand.
generator=scaling suite=scaling
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
out='a folder'

holds "arrays of 2x2 and 4x4 are measured" "$here/scripts/demo/scaling" "$out" 2 4
rows() { [ "$(grep -v '^#' "$out/scaling.tsv" | cut -f1 | tr '\n' ' ')" = "2 4 " ]; }
holds "a row for each" rows
# 512x512x512 in tiles of NxN: (512/N)^2 of them, each sends its weights and its activations.
packets() { awk '!/^#/ { want = 1e6 * 2 * (512 / $1) ^ 2 / 512 ^ 3; if ($4 < want - 0.01 || $4 > want + 0.01) bad = 1 } END { exit bad }' "$out/scaling.tsv"; }
holds "two packets a tile: a fourth of them at twice the size" packets
area() {
  local n
  for n in 2 4; do
    "$gw" synth "$out/${n}x$n" --json -q | jq -r '[.area, ([.modules[] | select(.name | contains("_pe_")) | .area * .count] | add)] | @tsv' |
      awk -v n=$n -v row="$(grep "^$n	" "$out/scaling.tsv")" 'function off(a, b) { return a - b > 0.02 || b - a > 0.02 }
        { split(row, r, "\t"); exit off(r[2], $1 / n / n) || off(r[3], 100 * (1 - $2 / $1)) }' || return 1
  done
}
holds "area and the share of what is not elements are those of synth" area
gains() { awk '!/^#/ { if (n++ && !($2 < a && $3 < o && $5 < e)) bad = 1; a = $2; o = $3; e = $5 } END { exit bad || n != 2 || e <= 0 }' "$out/scaling.tsv"; }
holds "the larger one takes less area and energy a multiplication" gains
holds "the plot is an SVG" xmllint --noout "$out/scaling.svg"
holds "of four graphs" test "$(grep -oE 'area of a multiplication|not elements|energy of a multiplication|packets a driver' "$out/scaling.svg" | sort -u | wc -l)" = 4
