#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The arrays that the program writes for a design: legal for it, run through its RTL, the same bytes every time, and the
# table of arrays that the manifest and README.md show.
generator=example suite=example
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# The words "--in NAME=FOLDER/NAME.npy" of a folder of arrays.
inputs() { # FOLDER
  local f
  for f in "$1"/*.npy; do
    f=${f##*/}
    printf -- '--in\n%s=%s/%s\n' "${f%.npy}" "$1" "$f"
  done
}

# A design takes its own example, which is checked as it runs.
runs() { # VIEW GENERATOR parameters...
  local view=$1 name="example: ${*:2}" words
  shift
  rm -rf d data
  if ! "$gw" gen "$@" -q -o d 2>err || ! "$gw" example d -o data -q 2>err; then
    result "$name" 1 err
    return
  fi
  mapfile -t words < <(inputs data)
  "$gw" sim d --sim icarus --view "$view" "${words[@]}" --json -q >run.json 2>err &&
    jq -e '.checks >= 64 and .mismatches == 0' run.json >/dev/null
  result "$name" $? err
}

runs words systolic rows=4 cols=4
runs words systolic rows=2 cols=2 sparsity=1:2 acc_rows=0
runs words systolic rows=2 cols=2 split=byte a_bits=16
runs words splitmac out=requant round=gemmlowp k_max=64 cols=2
runs words hardwired n_out=4 n_in=6
runs structural bayer mode=bilinear max_width=20
runs words scratchpad banks=8 tile_rows=8 tile_cols=8 depth=8 ports=1r1w
runs words scratchpad banks=8 tile_rows=8 tile_cols=8 depth=8 network=butterfly patterns=row,col

# What a requantized example gives is spread over the range of y, not saturated.
"$gw" gen splitmac out=requant cols=4 -q -o rq && "$gw" example rq -o rq.data -q
mapfile -t words < <(inputs rq.data)
"$gw" sim rq --sim icarus --view words "${words[@]}" --out y=y.npy -q
tail -c +129 y.npy | od -An -v -w4 -t d4 | sort -n | uniq -c | sort -rn >spread
awk 'NR == 1 {most = $1} {n += $1} END {exit !(n == 512 && NR > 100 && most < 64)}' spread
result "example: results of out=requant are spread" $? spread

# Names that sim takes, from its own sentence.
for g in $("$gw" list --json | jq -r '.generators[].name'); do
  "$gw" gen "$g" -q -o "$g"
  "$gw" sim "$g" --in nothing=x.npy 2>&1 | sed 's/.*legal: //; s/, /\n/g' | sort >taken
  jq -r '.arrays[] | select(.role != "result").name' "$g/manifest.json" | sort >described
  [ -s described ] && [ -z "$(comm -13 taken described)" ]
  result "example: arrays of $g are those that sim takes" $? described
  holds "example: README.md of $g has the table" grep -q '^| array | option | shape' "$g/README.md"
done

"$gw" gen systolic rows=4 cols=4 -q -o array
"$gw" example array -o one -q
"$gw" example array -o two -q
holds "example: the same bytes twice" diff -r one two
"$gw" example array -o two --seed 2 -q
result "example: another seed, other values" "$(cmp -s one/a.npy two/a.npy && echo 1 || echo 0)"
"$gw" example array M=3 K=5 N=7 -o two --json >json
says "example: sizes as asked" '.[0].arrays == {"a": [3, 5], "w": [5, 7]}' json
"$gw" example array -o two >text
cmd=$(sed -n 's/^run them: gatewright //p' text)
# shellcheck disable=SC2086 # the words of the printed command
holds "example: the printed command runs" "$gw" $cmd --sim icarus -q
refuses 2 "unknown size 'Q'; legal: M, K, N" "$gw" example array Q=1 -o two
refuses 2 'at most k_max' "$gw" example array K=70000 -o two
refuses 2 "M: value '0'" "$gw" example array M=0 -o two
refuses 2 'legal: an array of 1..' "$gw" example array M=60000000 K=1000 -o two
refuses 2 'gatewright did not write' "$gw" example array -o .
refuses 2 '[-]o is missing' "$gw" example array
refuses 2 'not a design' "$gw" example two -o three
"$gw" sim array --in random --sim icarus --json -q >json
says "example: sim --in random runs the same arrays" '.[0] | .checks == 1024 and .mismatches == 0 and .cycles == 1040' json
refuses 2 'random: legal alone' "$gw" sim array --in random --in a=one/a.npy
