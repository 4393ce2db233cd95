#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Designs inside a design: what the manifest, README, synth, power and the report say of them.
# shellcheck disable=SC2016 # variables of jq, and Markdown
set -u
generator=systolic suite=compose
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

"$gw" gen systolic rows=2 cols=2 k_max=64 epilogue=requant top=chip -q -o d
"$gw" gen systolic rows=2 cols=2 k_max=64 -q -o array
"$gw" gen requant lanes=2 d_bits=22 bypass=1 -q -o requant

says "manifest: the tree" '.[0].instances | map(.instance + "/" + .generator + "/" + .top) == ["array/systolic/chip_array", "epilogue/requant/chip_epilogue"]' \
  d/manifest.json
says "manifest: ports, parameters, latency and cycles of each" '
  .[0].instances as [$a, $e] | .[1] as $array | .[2] as $requant | ($a.ports == $array.ports) and ($e.ports == $requant.ports) and
  ($a.latency == $array.latency) and ($a.cycles == $array.cycles) and ($e.parameters.lanes == 2) and
  (.[0].latency.clocks == $a.latency.clocks + $e.latency.clocks)' d/manifest.json array/manifest.json requant/manifest.json
holds "README: a row for each" grep -q '^| `epilogue` | `chip_epilogue` | `requant lanes=2 d_bits=22 .*| 4 clocks |$' d/README.md
modules() { grep -oE '^module [A-Za-z0-9_]+' "$1" | sort | uniq -"$2"; } # FILE d|u
holds "no module twice" test -z "$(modules d/chip.v d)"
holds "each cell once, under the outermost name" test "$(grep -cE '^module chip_(fa|ha|clkgate|delay|ram) ' d/chip.v) $(grep -cE '^module chip_(array|epilogue)_(fa|ha|clkgate|delay|ram) ' d/chip.v)" = "5 0"

# The parts are what they are alone, and with the top's own they are the whole.
for f in d array requant; do "$gw" synth $f --json -q >$f.json 2>err || result "synth $f" 1 err; done
says "synth: areas as alone, to 0.5 %" '
  (.[0].instances | map(.area)) as [$a, $e] | ($a / .[1].area - 1 | fabs) < 0.005 and ($e / .[2].area - 1 | fabs) < 0.005' d.json array.json requant.json
says "synth: the parts are the whole" '(.[0].instances | map(.area) | add) as $parts | (.[0].area - $parts | fabs) < 0.001 * $parts and
  (.[0].instances | map(.memory_bits) | add) == .[0].memory_bits' d.json
"$gw" synth d >text
holds "synth: a table of them" grep -qE '^epilogue +[0-9]+ um2 \([0-9.]+%\)' text
"$gw" report d -q -o report.html
holds "report: a table of them" grep -q '<td><code>epilogue</code></td><td><code>chip_epilogue</code></td>' report.html
