#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The verb report: pages of designs and sweeps are whole, well-formed, the same twice, need no network and no script, escape
# what users named, and are drawn by a browser.
set -u
# shellcheck disable=SC2034 # used by what is sourced
generator=systolic suite=report
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

contains() { # FILE TEXT...
  local file=$1 t
  shift
  for t in "$@"; do grep -qF -- "$t" "$file" || { echo "no '$t' in $file"; return 1; }; done
}

alone() { # FILE: nothing is fetched, nothing is run
  ! grep -oiE '<script|<link|<img|@import|url\(|(src|href)=' "$1" | grep . && ! sed 's|http://www.w3.org/2000/svg||g' "$1" | grep -n '://'
}

# What the browser makes of the page: its text, and a picture that is not one colour.
drawn() { # FILE HEIGHT TEXT...
  local url=file://$PWD/$1 height=$2
  shift 2
  timeout 120 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/chromium" --window-size=1200,"$height" \
    --screenshot="$work/page.png" "$url" >/dev/null 2>&1 || { echo "the browser failed"; return 1; }
  [ "$(stat -c %s page.png)" -gt 40000 ] || { echo "a picture of $(stat -c %s page.png) bytes is empty"; return 1; }
  timeout 120 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/chromium" --dump-dom "$url" >dom 2>/dev/null
  contains dom "$@"
}

# A figure must move with what it is drawn from: another area of a module gives another page.
follows() {
  "$gw" synth d --json -q >synth.json && "$gw" sim d --sim verilator --excerpt 40 --json -q >sim.json || return 1
  "$gw" report d --synth synth.json --sim sim.json -o a.html -q && cmp a.html d/report.html || return 1
  jq '.modules[0].area += 1000' synth.json >other.json
  "$gw" report d --synth other.json --sim sim.json -o b.html -q || return 1
  ! cmp -s a.html b.html || { echo "another area, the same page"; return 1; }
  jq '.excerpt.signals[3].values |= map(1 - .)' sim.json >other.json
  "$gw" report d --synth synth.json --sim other.json -o b.html -q || return 1
  ! cmp -s a.html b.html || { echo "other waves, the same page"; return 1; }
}

page_of() { # NAME parameters...
  local name=$1
  shift
  rm -rf d
  "$gw" gen "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  "$gw" report d -q >out 2>err || { result "$name" 1 err; return; }
  holds "$name: well-formed" xmllint --noout d/report.html
  holds "$name: needs nothing else" alone d/report.html
}

page_of "an array" systolic rows=2 cols=2
holds "an array: all sections" contains d/report.html 'Block diagram' 'Area by module' 'Timing' 'Power' 'First transfers' 'Roofline' \
  'Parameters and ports' 's_axis_a' '0 wrong'
cp d/report.html first.html
rm -rf "e f"
"$gw" gen systolic rows=2 cols=2 -q -o "e f" && "$gw" report "e f" -q
holds "an array: the same page from another folder" cmp first.html "e f/report.html"
holds "an array: gen replaces a folder with a report in it" "$gw" gen systolic rows=2 cols=2 -q -o "e f"
"$gw" report d -q
holds "an array: the page follows what it shows" follows
# Inputs and results are both in the excerpt, however long the way between them is.
moves() { # STREAM FILE: it moves a beat in the excerpt
  jq -e --arg s "$1" '[.excerpt.signals[] | select(.name == $s + "_tvalid" or .name == $s + "_tready").values] | transpose | any(all(. == 1))' "$2" >/dev/null
}
both_move() { # CLOCKS parameters...
  local clocks=$1
  shift
  "$gw" gen systolic "$@" -q -o e && "$gw" sim e --sim icarus --view fast --excerpt "$clocks" --cycles 2000 --json -q >e.json || return
  jq -e --argjson n "$clocks" '.excerpt | all(.signals[].values; length == $n) and (.resumes == null or (.resumes > .clock + .cut and .cut == $n / 2))' e.json &&
    moves s_axis_w e.json && moves m_axis_c e.json
}
holds "waves: inputs and results of 2x2" both_move 40 rows=2 cols=2
holds "waves: inputs and results of 16x16" both_move 40 rows=16 cols=16
holds "waves: inputs and results in 12 clocks" both_move 12 rows=16 cols=16
"$gw" sim e --sim icarus --view fast --excerpt 40 --cycles 2000 --json -q >e.json
"$gw" report e --sim e.json --synth synth.json -q -o e.html
holds "waves: the gap is told" contains e.html 'around the first result, behind the gap'
holds "an array: in a browser" drawn d/report.html 3200 'Roofline' '<rect'

"$matrices" make 1 4 4 3 -8 7 -8 7 0 a.npy '<b>&"'"'"'.npy'
# Dollars are those of cost, and the peak is of what the design multiplies in a clock: a serial one takes several for a product.
dollars() {
  local want
  want=$(printf '<td>%.4g</td>' "$("$gw" cost d --node 7 --json | jq '.nodes[0].dollars_per_tops')")
  contains d/report.html 'Cost</h2>' "$want" 'Stillmaker and Baas'
}
holds "an array: its dollars are those of cost" dollars
peak_is() { # GOPS
  contains "$1/report.html" "$(jq -r --slurpfile m "$1/manifest.json" '2e-3 * .fmax_mhz * $m[0].derived.multipliers / ($m[0].derived.planes // 1)' "$1.json" |
    awk '{ printf "<b>%.3g GOPS</b>", $1 }')"
}
whole_path() { jq -e '.critical_path.points[-1].arrival_ns > 0.6 * .delay_ns' serial.json; }
"$gw" gen hardwired n_in=8 n_out=4 -q -o serial && "$gw" synth serial --json -q >serial.json && "$gw" report serial -q 2>err
result "a serial design" $? err
holds "a serial design: its peak" peak_is serial
holds "a serial design: the path is drawn to its end, though its clock is gated" whole_path
for tech in generic ice40; do
  "$gw" report serial --tech $tech -q -o "$tech.html" 2>err
  result "a serial design in $tech" $? err
  holds "in $tech: well-formed" xmllint --noout "$tech.html"
done
holds "in generic: gates of the modules" contains generic.html ' gates</b>' '<th>gates each</th>' 'gates deep' 'counted in gates, not in ns'
holds "in ice40: LUTs, a routed clock, no path" contains ice40.html ' LUTs</b>' '<th>LUTs each</th>' 'placed and routed'
no_dollars() { ! grep -qE 'Cost</h2>|From <code>|corner' ice40.html generic.html; }
holds "neither: no dollars, no corner" no_dollars
"$gw" gen hardwired fabric=folded n_in=2 n_out=2 w_bits=3 x_bits=2 stage=1 -q -o tiny && "$gw" report tiny --layout -q 2>err
result "a block with its layout" $? err
layout_drawn() { contains tiny/report.html 'Layout</h2>' '0 design rule errors' 'metal 2:' && xmllint --noout tiny/report.html && alone tiny/report.html; }
holds "a block with its layout: the picture is in the page" layout_drawn

page_of "weights of a hostile name" hardwired weights='<b>&"'"'"'.npy'
page_of "a design without multipliers' streams" bayer max_width=16

jq -n '{gatewright: "0", generator: "systolic", synth: [], sim: null, parameters: ["rows", "name", "odd"], columns: ["area", "delay_ns", "gmacs", "power_pj_per_mac"],
  pareto: ["min:area", "max:gmacs"], points: [range(10000) | {parameters: {rows: (. % 100 + 1), name: "<x> & \"y\"", odd: (if . % 7 == 0 then 40 else 4 end)},
  status: (if . % 7 == 0 then 2 else 0 end), stage: null, reason: (if . % 7 == 0 then "rows: value <0>" else null end), pareto: (. % 500 == 1),
  metrics: (if . % 7 == 0 then {} else {area: (1000 + .), delay_ns: 2, power_pj_per_mac: (. % 90 + 1), gmacs: (. * 37 % 1000 + 1)} end)}]}' >results.json
mkdir s && cp results.json s/
TIMEFORMAT='%U %S'
seconds=$({ time "$gw" report s -q >/dev/null 2>err; } 2>&1 | awk '{ print $1 + $2 }')
holds "a sweep of 10,000 points, a page in $seconds s, at most 2" awk "BEGIN { exit !($seconds > 0 && $seconds <= 2) }"
holds "a sweep: well-formed" xmllint --huge --noout s/report.html
holds "a sweep: needs nothing else" alone s/report.html
holds "a sweep: a row for each point" test "$(grep -c '^<tr' s/report.html)" = 10000
holds "a sweep: energy against area and against a parameter" contains s/report.html 'power_pj_per_mac against area' 'power_pj_per_mac against rows'
# Marks of an axis whose values differ little have the digits that tell them apart.
distinct_marks() {
  mkdir -p close && jq '.points |= .[1:5] | .points |= [to_entries[] | .key as $k | .value | .metrics.delay_ns = 2.7704 + 0.0003 * $k | .status = 0]
    | .pareto = ["min:area", "min:delay_ns"]' results.json >close/results.json || return 1
  "$gw" report close -q || return 1
  xmllint --html --xpath '(//svg)[1]//*[@class="tick"][@text-anchor="end"]/text()' close/report.html 2>/dev/null >marks
  [ "$(wc -l <marks)" -ge 4 ] && [ -z "$(sort marks | uniq -d)" ]
}
holds "a sweep: marks of an axis differ" distinct_marks
no_plots() { ! grep -q 'Against odd' s/report.html; }
holds "a sweep: no section of a parameter that says nothing" no_plots
holds "a sweep: failures say why" contains s/report.html 'rows: value &lt;0&gt;' 'Pareto front' '&lt;x&gt;'
holds "a sweep: in a browser" drawn s/report.html 2000 'Pareto front' '<circle'

mkdir empty
refuses 2 "neither a design nor a sweep" "$gw" report empty
refuses 2 "report: of which design or sweep" "$gw" report
refuses 2 "--sweet" "$gw" report d --sweet
echo '[' >broken.json
refuses 2 "broken.json" "$gw" report d --synth broken.json
refuses 2 "nowhere/r.html: cannot write in 'nowhere': No such file" "$gw" report d -o nowhere/r.html
refuses 2 "osu01" "$gw" report d --tech osu01 -q
