#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a manifest predicts, compared with what synthesis finds: area within a tenth, delay within two thirds, flip-flops and adder
# cells to the last one; the same in a sweep that synthesizes nothing.
# shellcheck disable=SC2034,SC2016 # for common.sh; jq's and another shell's words
generator=systolic suite=estimate
# shellcheck source=tb/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"

near() { # GENERATOR parameters...
  rm -rf d
  "$gw" gen "$@" -q -o d && "$gw" synth d --predict --json >predicted.json && "$gw" synth d --json -q >found.json
  says "as synthesis finds it: $*" '.[0] as $p | .[1] as $f | ($p.area / $f.area | . > 0.9 and . < 1.1)
    and ('"${fixed:-0}"' == 1 or ($p.delay_ns / $f.delay_ns | . > 0.6 and . < 1.67)) and ($p.flops / $f.flops | . > 0.995 and . < 1.005)
    and $p.memory_bits == $f.memory_bits
    and $p.full_adders == ([$f.modules[] | .full_adders * .count] | add) and $p.half_adders >= ([$f.modules[] | .half_adders * .count] | add)' \
    predicted.json found.json
}

near systolic rows=3 cols=2
near systolic rows=2 cols=4 dataflow=os
near systolic rows=4 cols=2 arith=star
near hardwired n_out=4 n_in=16
fixed=1 near hardwired n_out=4 n_in=24 fabric=rom # its delay is of the paths that one ROM makes
near splitmac
near bayer
near scratchpad banks=4
near requant lanes=2

rm -rf d
"$gw" gen systolic rows=2 cols=2 -q -o d
holds "the manifest and the README say it" bash -c 'jq -e ".predicted.modules | length > 5" d/manifest.json && grep -q "^Predicted before synthesis.* um2 and memories of .* bits, .* ns" d/README.md'
holds "a table" bash -c '"$1" synth d --predict | grep -q "^area  *[0-9]* um2, [0-9]* flops"' - "$gw"
holds "a sweep" "$gw" sweep systolic rows=2,4 cols=rows --predict -o s -q
holds "its table" bash -c 'head -1 s/results.csv | grep -q "area.*delay_ns" && [ "$(wc -l <s/results.csv)" = 3 ]'
refuses 2 'synth: --flat: not with --predict' "$gw" synth d --predict --flat
refuses 2 'synth: --tech ecp5: not with --predict; legal: osu018' "$gw" synth d --predict --tech ecp5
jq 'del(.predicted)' d/manifest.json >m && mv m d/manifest.json
refuses 2 'synth: --predict: d: its manifest predicts nothing' "$gw" synth d --predict
