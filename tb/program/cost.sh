#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Dollars: published and hand-computed values, what follows from a synthesis, sources of all constants, bad requests.
generator=cost suite=cost
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# says NAME FILTER ARGUMENTS...: the JSON that cost answers makes the jq filter true.
says() {
  local name=$1 filter=$2
  shift 2
  # shellcheck disable=SC2086 # options
  if "$gw" cost ${bare- --scribe 0 --pads 0} "$@" --json >said.json 2>err && jq -e "def near(\$x): (. - \$x | fabs) <= 1e-4 * (\$x | fabs); $filter" said.json >/dev/null 2>>err
  then result "$name" 0
  else head -c 400 said.json >>err; result "$name" 1 err; fi
}

# pi 150^2 / 800 - pi 300 / sqrt(1600) = 88.357 - 23.562; 8 cm2 of 0.1 defects: 0.8 in the mean.
says "800 mm2 on 300 mm: 65 dies" '.nodes[0].dies_per_wafer | near(64.7953)' --area 800 --node 7
says "yield of 0.8 defects, a = 3: (1 + 0.8/3)^-3 = 0.49" '.nodes[0].yield | near(0.492033)' --area 800 --node 7
says "Poisson: exp(-0.8)" '.nodes[0].yields.poisson | near(0.449329)' --area 800 --node 7
says "Murphy: ((1 - exp(-0.8)) / 0.8)^2" '.nodes[0].yields.murphy | near(0.473794)' --area 800 --node 7
says "the model asked for is the yield" '.nodes[0] | .yield == .yields.murphy' --area 800 --node 7 --yield murphy
says "10,000 dollars over 64.7953 * 0.492033 good dies" '.nodes[0].die_dollars | near(313.665)' --area 800 --node 7
says "no defects: every die is good" '.nodes[0] | .yield == 1 and .yields.murphy == 1 and .yields.poisson == 1' --area 800 --node 7 --d0 0
# (sqrt(100) + 0.1)^2 = 102.01 on 294 mm: pi 147^2 / 102.01 - pi 294 / sqrt(204.02) = 665.483 - 64.663.
bare='--pads 0' says "scribe lines and edge exclusion" '.nodes[0].dies_per_wafer | near(600.820)' --area 100 --node 7 --scribe 0.1 --edge 3
says "200 mm wafers at 180 nm: pi 100^2 / 100 - pi 200 / sqrt(200)" '.nodes[0].dies_per_wafer | near(269.730)' --area 100
says "test, package and NRE over the volume" '.nodes[0] | .dollars - .die_dollars | near(5 + 7 + 20)' \
  --area 100 --node 7 --test 5 --package 7 --nre 1e6 --volume 50000
# 2 * 1000 MACs * 100 MHz
says "TOPS at 180 nm, and its dollars" '.nodes[0] | (.tops | near(0.2)) and (.dollars_per_tops * 0.2 / .dollars | near(1))' \
  --area 10 --macs 1000 --fmax 100
says "area moves from one node to another: 320 mm2 at 180 nm are 1 mm2 at 7 nm" '.nodes[0].die_mm2 | near(1)' --area 320 --from 180 --node 7
says "a die above the reticle says so" '.nodes[0].over_reticle == true' --area 900 --node 7
says "every constant has a value or none known, a unit and a source" \
  '(.constants | length) == 19 + 5 and all(.constants[]; (.source | length) > 4 and has("unit") and has("value"))' --area 10 --node 5
says "an option is the source of its value" '.constants[] | select(.name == "d0") | .value == 0.25 and .source == "the command line"' \
  --area 10 --d0 0.25
says "what is not included is said" '(.not_included | length) >= 4' --area 10

# By default a scribe line of 0.1 mm and 64 pads at 0.06 mm, 0.2 mm deep: 16 * 0.06 + 2 * 0.2 = 1.36 mm a side at least.
# 1.46^2 = 2.1316: pi 150^2 / 2.1316 - pi 300 / sqrt(4.2632) = 33161.1 - 456.5.
bare='' says "a die of 0.007 mm2 is as large as its pads ask for" '.nodes[0] | (.die_mm2 | near(1.8496)) and (.inner_mm2 | near(0.007)) and
  .pad_limited and (.dies_per_wafer | near(32704.6))' --area 0.007 --node 7
bare='' says "a large die is not limited by pads, and has its scribe lines" '.nodes[0] | .pad_limited == false and .die_mm2 == 100 and
  (.dies_per_wafer | near(3.14159265359 * 22500 / 102.01 - 3.14159265359 * 300 / (2 * 102.01 | sqrt)))' --area 100 --node 7
bare='' says "pads, their pitch and depth are options" '.nodes[0].die_mm2 | near(25)' --area 1 --node 7 --pads 100 --pad-pitch 0.16 --pad-depth 0.5
"$gw" cost --area 0.007 --node 7 >text 2>&1
holds "the text says that pads ask for more" grep -q 'takes 0.007 mm2; 64 pads ask for more (--pads 0 leaves them out)' text

# Weights: 8e9 bits in HBM are a gigabyte; in SRAM at 7 nm 0.027 um2 over 0.7 a bit at the die's dollars a mm2.
says "a gigabyte of weights in HBM" '.nodes[0].weights | (.hbm_dollars | near(15.1)) and (.hbm_read_nj | near(8e9 * 3.92e-3)) and
  (.hbm_read_ns | near(1e9 / 1180))' --area 100 --node 7 --weights 2e9 --weight-bits 4
says "the same in SRAM" '.nodes[0] | .weights.sram_dollars / .die_dollars | near(8e9 * 0.027 / 0.7 / 1e6 / 100)' \
  --area 100 --node 7 --weights 2e9 --weight-bits 4

# The speed factors are the delay polynomials (Stillmaker and Baas, table of coefficients) at the supply that the source names.
delay() { awk -v a="$1" -v b="$2" -v c="$3" -v d="$4" -v v="$5" 'BEGIN { printf "%.10g", ((a * v + b) * v + c) * v + d }'; }
base=$(delay 0 97.09 -356.7 406.5 1.8)
while read -r node a b c d v; do
  want=$(awk -v x="$base" -v y="$(delay "$a" "$b" "$c" "$d" "$v")" 'BEGIN { printf "%.10g", x / y }')
  says "speed at $node nm is that of the polynomial" "(.constants[] | select(.name == \"speed-factor\").value) | near($want)" --area 1 --node "$node"
done <<'END'
130 -76.65 334.9 -493.4 275.8 1.3
90 -60.34 262.5 -384.2 210.9 1.2
65 -53.3 230.4 -333.9 178.6 1.1
45 -501.6 1567 -1619 566.1 1.0
32 -1047 2982 -2797 873.5 0.9
20 0 34.63 -66.37 41.15 0.9
16 0 24.8 -47.52 28.87 0.85
14 -40.66 109.2 -100.6 35.92 0.8
10 -34.95 93.65 -85.99 30.4 0.75
7 -28.58 76.6 -70.26 24.69 0.7
END

says "the default utilization is that of the largest layout, first in its source" '.constants[] | select(.name == "utilization") |
  [.value, (.source | [scan("0\\.[0-9]{3}") | tonumber])] | .[0] == .[1][0] and (.[1] | length) == 3' --area 1

# A design: its synthesis is the area, its manifest the MACs.
"$gw" gen systolic rows=2 cols=2 -q -o 'a design' && "$gw" synth 'a design' --json -q >synth.json
area=$(jq .area synth.json) fmax=$(jq .fmax_mhz synth.json) ram=$(jq .memory_bits synth.json) sram=$(jq .sram.area synth.json)
says "a design's die is its cells over the utilization and its RAM" "(.constants[] | select(.name == \"utilization\").value) as \$u |
  .nodes[0].die_mm2 | near(($area / \$u + $sram) / 1e6)" 'a design'
says "its TOPS are two a MAC" ".nodes[0].tops | near(2 * 4 * $fmax / 1e6)" 'a design'
says "its RAM is in the die at 180 nm as synth has it, elsewhere by the node's cell" "(.constants[] | select(.name == \"utilization\").value) as \$u |
  [.nodes[].ram_in_die] == [true, true] and [.nodes[].ram_from] == [\"synth\", \"SRAM cell\"] and (.nodes[0].ram_mm2 | near($sram / 1e6)) and
  (.nodes[0].die_mm2 | near(($area / \$u + $sram) / 1e6)) and (.nodes[1].ram_mm2 | near($ram * 0.027 / 0.7 / 1e6))" 'a design' --node 180 --node 7
"$gw" cost 'a design' --node 180 --node 7 >text
holds "the text says so" grep -q "^180 nm: the $ram bits of RAM take [0-9.]* mm2, as synth has them; at other nodes, an SRAM cell" text
jq 'del(.sram)' synth.json >bare.json
says "where neither is known the RAM is left out" '.nodes[0] | .ram_in_die == false and .ram_mm2 == null' --synth bare.json --node 180
"$gw" cost --synth bare.json --node 180 >text
holds "and the text says so" grep -q "^180 nm: without the $ram bits of RAM, as no SRAM cell is known" text
says "RAM with a cell given" "(.constants[] | select(.name == \"utilization\").value) as \$u |
  .nodes[0].die_mm2 | near(($area / \$u + $ram * 5 / 0.7) / 1e6)" 'a design' --sram-bitcell 5
says "the same from the file" ".nodes[0].die_mm2 | near(($area / 0.5 + $sram) / 1e6)" --synth synth.json --utilization 0.5
"$gw" gen hardwired n_in=4 n_out=4 -q -o hard
says "a hardwired design holds its weights" '.weights == 16 and .weight_bits == 4 and (.nodes[0].weights.dollars == .nodes[0].dollars)' hard

"$gw" cost hard --node 7 --node 180 >one 2>&1 && "$gw" cost hard --node 7 --node 180 >two 2>&1
holds "the same bytes twice" cmp one two
holds "the text has the sources" grep -q 'Stillmaker and Baas' one

refuses 2 "cost: of which die?" "$gw" cost
refuses 2 "'-5'; legal" "$gw" cost --area -5
refuses 2 "'abc'; legal" "$gw" cost --area abc
refuses 2 "'nan'; legal" "$gw" cost --area nan
refuses 2 "--area: its value is missing" "$gw" cost --area
refuses 2 "'8'; legal: .*nearest: 7" "$gw" cost --area 5 --node 8
refuses 2 "'N4x'; legal: " "$gw" cost --area 5 --node N4x
refuses 2 "does not fit on a wafer of 300 mm" "$gw" cost --area 60000 --node 7
refuses 2 "does not fit on a wafer" "$gw" cost --area 100 --edge 50 --wafer-diameter 100
refuses 2 "--d0: value '-1'; legal: 0..1000 defects/cm2" "$gw" cost --area 5 --d0 -1
refuses 2 "--utilization: value '0'; legal: 0.01..1" "$gw" cost --area 5 --utilization 0
refuses 2 "did you mean '--utilization'" "$gw" cost --area 5 --utilisation 0.5
refuses 2 "'seeds'; legal: poisson or murphy or negbin" "$gw" cost --area 5 --yield seeds
refuses 2 "given twice" "$gw" cost --area 5 --node 7 --node 7nm
refuses 2 "both say how large" "$gw" cost hard --area 5
refuses 2 "nowhere: not a design" "$gw" cost nowhere
refuses 2 "weight-bits is missing" "$gw" cost --area 5 --weights 10
refuses 2 "--from is the node of --area" "$gw" cost hard --from 7
echo '{"tech": "osu035", "area": 5}' >other.json
refuses 2 "'osu035'; legal: osu018" "$gw" cost --synth other.json
echo '{"tech": "osu018", "area": -5}' >other.json
refuses 2 "not a positive number" "$gw" cost --synth other.json
echo 'no JSON' >other.json
refuses 2 "other.json: line 1" "$gw" cost --synth other.json
refuses 2 "missing.json: " "$gw" cost --synth missing.json
