#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sweeps: points and expressions, tables, what is computed again after a kill, a full disk, odd names.
generator=sweep suite=sweep
# shellcheck source=tb/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"
trap 'umount "$work/full" 2>/dev/null; rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/a 'cache\" x"
tiny=(hardwired n_in=2) # half a second of synthesis
repeated=('n_out=0,1,03,3,4/0' 'w_bits=4,n_in*4')

# Every timing run of a synthesis leaves a line in sta.log; yosys fails while the file break is there.
mkdir bin
printf '#!/bin/sh\ncase "$*" in *-exit*) echo run >>"%s/sta.log";; esac\nexec "%s" "$@"\n' "$work" "$(command -v sta)" >bin/sta
# shellcheck disable=SC2016 # for the other shell
printf '#!/bin/sh\n[ ! -e "%s/break" ] || [ "$1" = -V ] || exit 9\nexec "%s" "$@"\n' "$work" "$(command -v yosys)" >bin/yosys
chmod +x bin/*
export PATH=$work/bin:$PATH
runs() { wc -l <sta.log; }
sweep() { "$gw" sweep "$@"; }
kept() { find "$XDG_CACHE_HOME/gatewright" -path '*/sweep-*/result.json' -printf '%p %T@\n' | sort; }
count_kept() { kept 2>/dev/null | wc -l; }
# Waits until N results are kept, a minute at most.
until_kept() { # N
  local end=$((SECONDS + 60))
  until [ "$(count_kept)" -ge "$1" ] || [ $SECONDS -ge $end ]; do sleep 0.05; done
}
is() { # NAME COMMAND...: its output is the standard input's
  local name=$1
  shift
  "$@" >have 2>&1
  diff - have >err
  result "$name" $? err
}
leaves=no
requests() {
  touch file && mkdir foreign && echo '{}' >foreign/results.json
  refuses 2 "which generator" sweep -o no
  refuses 2 "unknown generator 'sistolic'; did you mean 'systolic'" sweep sistolic rows=1 -o no
  refuses 2 "unknown parameter 'row'; did you mean 'rows'" sweep systolic row=1,2 -o no
  refuses 2 "'rows' has no '='; legal: name=value" sweep systolic rows -o no
  refuses 2 "rows: given twice" sweep systolic rows=1 rows=2 -o no
  refuses 2 "cols: value 'rowz': unknown name" sweep systolic rows=1,2 cols=rowz -o no
  refuses 2 "rows: value 'cols': unknown name" sweep systolic rows=cols cols=rows -o no
  refuses 2 "cols: value 'max\(rows,': " sweep systolic rows=1 "cols=max(rows," -o no
  refuses 2 "cols: value '-+rows': nested too deep" sweep systolic rows=1 "cols=$(printf -- '-%.0s' {1..100000})rows" -o no
  refuses 2 "rows: value '8..4'; legal: lo..hi" sweep systolic rows=8..4 -o no
  refuses 2 "rows: value '4..8:0'; legal: lo..hi" sweep systolic rows=4..8:0 -o no
  refuses 2 "more than 100000" sweep systolic rows=1..256 cols=1..256 a_bits=2..16 -o no
  refuses 2 "-o DIR is missing" sweep systolic rows=1
  refuses 2 "-o: its value is missing" sweep systolic rows=1 -o
  refuses 2 "unknown option '--job'; did you mean '--jobs'" sweep systolic rows=1 --job 2 -o no
  refuses 2 "--jobs: value '0'; legal: 1..4096" sweep systolic rows=1 --jobs 0 -o no
  refuses 2 "--sim: value 'vcs'; legal" sweep systolic rows=1 --sim=vcs -o no
  refuses 2 "--launch: value 'pbs'; legal: slurm" sweep systolic rows=1 --launch pbs -o no
  refuses 2 "--clock: value '0'; legal: 0.001..1000000 ns" sweep systolic rows=1 --clock 0 -o no
  refuses 2 "--in without --power" sweep systolic rows=1 --in a=a.npy -o no
  refuses 2 "nonesuch" sweep systolic rows=1 --tech nonesuch -o no
  refuses 2 "none.lib" sweep systolic rows=1 --tech ./none.lib -o no
  refuses 2 "weights: value 'none.npy': cannot read" sweep hardwired weights=none.npy -o no
  refuses 2 "file: not a folder" sweep systolic rows=1 -o file
  refuses 2 "no folder 'nowhere'" sweep systolic rows=1 -o nowhere/no
  refuses 2 "foreign/results.json: not of a sweep" sweep systolic rows=1 -o foreign
  refuses 2 "--ram: value 'rom'; legal: box or flops" sweep "${tiny[@]}" n_out=1,2 --ram rom -o refused
}

points() {
  is "points: the first parameter varies slowest, expressions over others" \
    sweep systolic rows=4,8 a_bits=4..8:2 'cols=rows,min(2*rows,9)' 'k_max=cols*16' --dry-run <<END
  -   rows=4 a_bits=4 cols=4 k_max=64
  -   rows=4 a_bits=4 cols=8 k_max=128
  -   rows=4 a_bits=6 cols=4 k_max=64
  -   rows=4 a_bits=6 cols=8 k_max=128
  -   rows=4 a_bits=8 cols=4 k_max=64
  -   rows=4 a_bits=8 cols=8 k_max=128
  -   rows=8 a_bits=4 cols=8 k_max=128
  -   rows=8 a_bits=4 cols=9 k_max=144
  -   rows=8 a_bits=6 cols=8 k_max=128
  -   rows=8 a_bits=6 cols=9 k_max=144
  -   rows=8 a_bits=8 cols=8 k_max=128
  -   rows=8 a_bits=8 cols=9 k_max=144
END
  is "points: expressions of expressions, presets, words" \
    sweep systolic 'k_max=cols*w_bits' 'cols=rows*rows' rows=3 dataflow=ws,os acc_bits=auto,32 --dry-run <<END
  -   k_max=72 cols=9 rows=3 dataflow=ws acc_bits=auto
  -   k_max=72 cols=9 rows=3 dataflow=ws acc_bits=32
  -   k_max=72 cols=9 rows=3 dataflow=os acc_bits=auto
  -   k_max=72 cols=9 rows=3 dataflow=os acc_bits=32
END
  is "points: to the ends of the numbers" \
    sweep systolic rows=-9223372036854775808..-9223372036854775807,8..9:9223372036854775807 'cols=rows/(0-1)' 'k_max=-rows' --dry-run <<END
done  rows=-9223372036854775808 cols=rows/(0-1) k_max=-rows
  -   rows=-9223372036854775807 cols=9223372036854775807 k_max=9223372036854775807
  -   rows=8 cols=-8 k_max=-8
END
  is "points: lists have commas themselves" sweep bayer 'shifts=0,1,0,7;1,1,1,1' max_width=2,4 --dry-run <<END
  -   shifts=0,1,0,7 max_width=2
  -   shifts=0,1,0,7 max_width=4
  -   shifts=1,1,1,1 max_width=2
  -   shifts=1,1,1,1 max_width=4
END
}

# The front, worked out again: points that no other is as good as in everything and better in one thing.
# shellcheck disable=SC2016 # jq's variables
front='[.points | to_entries[] | select(.value.status == 0) | {key, m: (.value.metrics | [.area, .delay_ns, -.gmacs])}] as $p
  | [$p[] | . as $a | select(any($p[]; .m[0] <= $a.m[0] and .m[1] <= $a.m[1] and .m[2] <= $a.m[2] and .m != $a.m) | not) | .key]
  == [.points | to_entries[] | select(.value.pareto) | .key]'
as_synth() {
  "$gw" gen hardwired n_in=2 n_out=3 w_bits=8 -q -o one && "$gw" synth one --json -q >one.json || return
  jq -e --slurpfile s one.json '.points[] | select(.parameters == {n_in: 2, n_out: 3, w_bits: 8}) | .metrics
    | .area == $s[0].area and .delay_ns == $s[0].delay_ns and .cells == $s[0].cells and .latency != null and .gmacs > 0' t/results.json
}
as_csv() { # results.csv against results.json, rows and columns
  jq -r 'def field: if . == null then "" else tostring end | if test("[,\"]") then "\"" + gsub("\""; "\"\"") + "\"" else . end;
    . as $t | (["point"] + .parameters + ["status", "stage", "reason", "pareto"] + .columns | join(",")),
    (.points | to_entries[] | .value as $p | [.key] + [$t.parameters[] as $n | $p.parameters[$n]]
     + [$p.status, $p.stage, $p.reason, (if $p.pareto then 1 else 0 end)] + [$t.columns[] as $c | $p.metrics[$c]]
     | map(field) | join(","))' t/results.json | sed 's/e-0/e-/g' >want.csv
  [ "$(grep -c $'\r$' t/results.csv)" = 11 ] && sed 's/\r$//; s/\.0\(,\|$\)/\1/g; s/,03,/,3,/' t/results.csv | diff want.csv -
}

# Every column of a sweep's table may be asked for, before the sweep.
every_column() { # DIR ARGUMENTS...
  local dir=$1 names
  shift
  : >err
  while read -r names; do
    sweep "$@" --pareto "${names// /,}" --dry-run >out.txt 2>>err
  done < <(jq -r '.columns[]' "$dir/results.json" | xargs -n 8)
  [ ! -s err ] && [ "$(jq '.columns | length' "$dir/results.json")" -gt 10 ]
  result "sweep $*: all its columns" $? err
}

tables() {
  : >sta.log
  holds "a sweep" sweep "${tiny[@]}" "${repeated[@]}" -o t
  holds "a pipe gets no progress" test ! -s err
  holds "a point that is twice in it is made once" test "$(runs)" = 4
  holds "all points are rows" jq -e '[.points[] | .status] == [2, 2, 0, 0, 0, 0, 0, 0, 2, 2]' t/results.json
  holds "an illegal point is a row with its reason" jq -e '.points[0].reason | startswith("n_out: value '"'0'"'; legal: ")' t/results.json
  holds "so is one whose expression has no value" jq -e ".points[9].reason == \"n_out: value '4/0': division by zero\"" t/results.json
  holds "numbers are those of synth" as_synth
  holds "the Pareto front" jq -e "$front" t/results.json
  holds "the two tables hold the same" as_csv
  : >sta.log
  holds "the same sweep again" sweep "${tiny[@]}" "${repeated[@]}" -o u
  holds "computes nothing" test "$(runs)" = 0
  holds "and writes the same bytes" cmp t/results.json u/results.json
  kept | sed 's/ [0-9.]*$//' >entries
  truncate -s 100 "$(head -1 entries)" && : >"$(sed -n 2p entries)"
  holds "results that are damaged" sweep "${tiny[@]}" "${repeated[@]}" -q -o u
  holds "are made anew" cmp t/results.json u/results.json
  : >sta.log
  holds "points of an earlier sweep in another" sweep hardwired w_bits=4 n_out=3,2 n_in=2 -q -o v
  holds "are known, but for the new one" test "$(runs)" = 1
  sweep "${tiny[@]}" "${repeated[@]}" -o u --json >have 2>err
  holds "--json prints the table" cmp have t/results.json
  holds "--pareto" sweep "${tiny[@]}" n_out=1,3 --pareto min:delay_ns,max:n_out -q -o v
  holds "its objectives are named" jq -e '.pareto == ["min:delay_ns", "max:n_out"] and ([.points[] | .pareto] | any)' v/results.json
  : >sta.log
  refuses 2 "--pareto: no column 'speed'; legal: .*n_out, .*area, .*delay_ns, .*sram_\*, .*multipliers" sweep "${tiny[@]}" n_out=1,5 --pareto speed -o never
  refuses 2 "--pareto: value 'most:area'; legal" sweep "${tiny[@]}" n_out=1,5 --pareto most:area -o never
  refuses 2 "--pareto: no column 'lut'; legal" sweep "${tiny[@]}" n_out=1,5 --pareto lut -o never
  refuses 2 "--pareto: no column 'power_total_mw'; legal" sweep "${tiny[@]}" n_out=1,5 --pareto area,power_total_mw -o never
  refuses 2 "--pareto: no column 'sim_cycles'; legal" sweep "${tiny[@]}" n_out=1,5 --pareto sim_cycles --tech generic -o never
  refuses 2 "--pareto: no column 'area'; legal: .*lut, " sweep "${tiny[@]}" n_out=1,5 --pareto area --tech ice40 -o never
  holds "before any work" test "$(runs)" = 0 -a ! -e never
  holds "what only one point derives" sweep hardwired n_in=2 n_out=2 fabric=folded,routed --pareto planes --dry-run
  holds "in another cache" env XDG_CACHE_HOME="$work/other" "$gw" sweep "${tiny[@]}" "${repeated[@]}" -q -o w
  holds "the same bytes of results.json" cmp t/results.json w/results.json
  holds "and of results.csv" cmp t/results.csv w/results.csv
  holds "a simulation beside" sweep "${tiny[@]}" n_out=1 --sim=icarus -q -o x
  holds "its numbers" jq -e '.points[0].metrics | .sim_mismatches == 0 and .sim_checks > 20 and .area > 0' x/results.json
  every_column x "${tiny[@]}" n_out=1 --sim=icarus
  holds "gates and depth" sweep "${tiny[@]}" n_out=1,2 --tech generic -q -o x
  every_column x "${tiny[@]}" n_out=1,2 --tech generic
  sweep systolic rows=2 cols=2 --power --flat --fmax --clock 20 -q -o y 2>err
  every_column y systolic rows=2 cols=2 --power --flat --fmax --clock 20
  sweep "${tiny[@]}" n_out=1 for=fpga --tech ice40 --flat -q -o y 2>err
  every_column y "${tiny[@]}" n_out=1 for=fpga --tech ice40 --flat
  holds "their front" jq -e '.pareto == ["min:gates", "min:depth", "max:multipliers"] and ([.points[].pareto] | any)' x/results.json
  refuses 2 "synth: --power: not for --tech generic" sweep "${tiny[@]}" n_out=3 --tech generic --power -o x
  sweep "${tiny[@]}" n_out=0 -q -o x
  holds "no point has a result: the status of the first" test $? = 2
}

failures() {
  touch break
  sweep "${tiny[@]}" n_out=3,5 w_bits=4 -q -o f 2>err
  holds "a tool that fails: status 3" test $? = 3
  holds "a row that says so" jq -e '[.points[] | .status] == [0, 3] and (.points[1].reason | startswith("yosys failed (status 9)"))' f/results.json
  rm break
  holds "it is tried again the next time" sweep "${tiny[@]}" n_out=3,5 w_bits=4 -q -o f
  holds "and is a result then" jq -e '[.points[] | .status] == [0, 0]' f/results.json
}

# shellcheck disable=SC2016 # the dollar is part of the name, or jq's
names() {
  local odd='it'\''s "odd", $x'
  "$matrices" put i1 2x2 "$odd.npy" 1 2 3 -4
  "$matrices" put i1 2x2 plain.npy 1 2 3 -4
  cp /usr/share/qflow/tech/osu018/osu018_stdcells.lib "$odd.lib"
  : >sta.log
  holds "names with spaces, quotes and commas" sweep hardwired weights="$odd.npy" --tech "./$odd.lib" -q -o "$odd"
  holds "are quoted in results.csv" grep -qF '0,"it'\''s ""odd"", $x.npy",0,,,1,' "$odd/results.csv"
  holds "and plain in results.json" jq -e --arg n "$odd.npy" '.points[0].parameters.weights == $n' "$odd/results.json"
  holds "a file is known by what it holds" sweep hardwired weights=plain.npy --tech "./$odd.lib" -q -o y
  holds "so this one was known" test "$(runs)" = 1
}

# Processes that work on the cache.
workers() { grep -lsz -F "$XDG_CACHE_HOME" /proc/[0-9]*/cmdline; find /proc/[0-9]*/cwd -lname "$XDG_CACHE_HOME*" 2>/dev/null; }
many=(hardwired 'n_in=2,3' 'n_out=1,2' w_bits=2..7) # 24 points

killed() {
  local have
  export XDG_CACHE_HOME="$work/killed"
  : >sta.log
  for _ in 1 2 3; do
    have=$(count_kept)
    "$gw" sweep "${many[@]}" --jobs 2 -q -o k &
    until_kept $((have + 1 + RANDOM % 5))
    sleep "0.$((RANDOM % 10))"
    kill -9 $! && wait $! 2>/dev/null
    sleep 1
    kept >before
    sweep "${many[@]}" --dry-run --json | jq -r '.points[] | select(.done) | .entry' | sort >finished
    holds "killed: $(wc -l <finished) of 24 points are kept whole" diff finished <(sed 's|/result.json .*||' before)
  done
  holds "going on" sweep "${many[@]}" --jobs 2 -q -o k
  kept >after
  holds "nothing kept was made again" test -z "$(comm -23 before after)"
  holds "and at most the points in flight: $(runs) runs for 24 points" test "$(runs)" -le $((24 + 3 * 2))
  holds "no temporaries are left" test -z "$(find "$XDG_CACHE_HOME/gatewright" -name 'tmp-*')"
}

# Both processors: two points are under way for nearly all of the time, and the processors do not wait for them.
occupied='([.points[].times | .gen + .synth] | add) / .jobs / .wall_seconds'
idle() { awk '/^cpu / { print $5 + $6, $2 + $3 + $4 + $5 + $6 + $7 + $8 }' /proc/stat; }
busy() {
  local a b c d
  export XDG_CACHE_HOME="$work/busy"
  read -r a b < <(idle)
  holds "24 points" sweep "${many[@]}" --jobs 2 -q -o l
  read -r c d < <(idle)
  holds "points under way for $(jq "100 * $occupied | floor" l/times.json) % of the time, at least 90" jq -e "$occupied >= 0.9" l/times.json
  echo "processors idle for $((100 * (c - a) / (d - b))) % of the time"
  echo "processor seconds of the sweep in seconds of two processors: $(jq .busy l/times.json)"
  holds "the same as when it was killed thrice" cmp k/results.json l/results.json
}

# shellcheck disable=SC2016 # jq's variable
interrupted() {
  local sig have
  export XDG_CACHE_HOME="$work/interrupted"
  for sig in TERM INT; do
    have=$(count_kept)
    env --default-signal=INT "$gw" sweep "${many[@]}" --jobs 2 -o i >out.txt 2>said &
    until_kept $((have + 3))
    kill -$sig $! && wait $! 2>/dev/null
    holds "SIG$sig: its status" test $? = $((128 + $(kill -l $sig)))
    holds "SIG$sig: one sentence" grep -qE '^gatewright: sweep: interrupted; [0-9]+ of 24 points are done and kept' said
    sleep 0.5
    holds "SIG$sig: nothing works on" test -z "$(workers)"
    holds "SIG$sig: no temporaries" test -z "$(find "$XDG_CACHE_HOME/gatewright" i -name 'tmp-*' -o -name '.*gatewright')"
    holds "SIG$sig: points that are done are rows, as are the others" jq -e "$(kept | wc -l)"' as $n | (.points | length) == 24 and
      ([.points[] | select(.status == 0)] | length) == $n and
      ([.points[] | select(.reason == "not done: the sweep was interrupted")] | length) == 24 - $n' i/results.json
  done
}

two_at_once() {
  local first second
  export XDG_CACHE_HOME="$work/two"
  : >sta.log
  sweep hardwired n_out=1..6 n_in=2 --jobs 2 -q -o one.d 2>err1 &
  sweep hardwired n_in=2 n_out=1..6 --jobs 2 -q -o two.d 2>err2
  second=$?
  wait $!
  first=$?
  holds "two sweeps at once end well" test "$first $second" = "0 0"
  holds "each point is made once: $(runs) runs for 6 points" test "$(runs)" = 6
  holds "the same numbers" diff <(jq '[.points[].metrics]' one.d/results.json) <(jq '[.points[].metrics]' two.d/results.json)
}

full_disk() {
  local st
  export XDG_CACHE_HOME="$work/full"
  mkdir full
  (trap '' XFSZ; ulimit -f 16; "$gw" sweep "${tiny[@]}" n_out=1,2 -o z) >out.txt 2>said
  st=$?
  holds "files of at most 16 KiB: status 2" test $st = 2
  holds "one sentence" grep -qiE 'nothing more can be written .*too large.*0 of 2 points are done' said
  rm -rf full/*
  if ! mount -t tmpfs -o size=4m none full 2>err; then
    holds "a small file system" test "$(id -u)" != 0
    return
  fi
  sweep "${tiny[@]}" n_out=1,2 -q -o z 2>err
  kept >before
  head -c 4m /dev/zero >full/fill 2>/dev/null
  sweep "${tiny[@]}" n_out=1..6 -o z2 >out.txt 2>said
  holds "no space left in the cache: status 2" test $? = 2
  holds "what was done stays" grep -qE "^gatewright: $work/full.*No space left.*; 2 of 6 points are done and kept" said
  holds "one line" test "$(wc -l <said)" = 1
  kept >after
  holds "the points are as they were" diff before after
  rm full/fill
  holds "with space it goes on" sweep "${tiny[@]}" n_out=1..6 -q -o z2
  mkdir full/dir && cp z2/results.json full/dir
  cp -r full/gatewright roomy
  head -c 4m /dev/zero >full/fill 2>/dev/null
  mkdir "$work/room" && mv roomy room/gatewright
  XDG_CACHE_HOME=$work/room refuses 2 "full/dir/.*No space left" sweep "${tiny[@]}" n_out=1..6 -q -o full/dir
  holds "the tables there stay whole" cmp full/dir/results.json z2/results.json
  umount full
}

# 10,000 rows: one result, copied to where the others will be looked for.
large() {
  export XDG_CACHE_HOME="$work/large"
  local grid=(systolic rows=1..100 cols=1..100) text seconds entry
  sweep "${tiny[@]}" n_out=1 -q -o g && text=$(cat "$XDG_CACHE_HOME"/gatewright/sweep-*/result.json)
  sweep "${grid[@]}" --dry-run --json | jq -r '.points[].entry' >entries
  xargs mkdir <entries
  while read -r entry; do printf '%s\n' "$text" >"$entry/result.json"; done <entries
  TIMEFORMAT='%U %S'
  seconds=$({ time sweep "${grid[@]}" -q -o g >/dev/null 2>err; } 2>&1 | awk '{ print $1 + $2 }')
  holds "10,000 rows are gathered and written in $seconds s, at most 2" awk "BEGIN { exit !($seconds <= 2) }"
  holds "all of them" test "$(wc -l <g/results.csv)" = 10001
  holds "in both tables" jq -e '(.points | length) == 10000 and .points[9999].parameters == {rows: 100, cols: 100}' g/results.json
}

terminal() {
  export XDG_CACHE_HOME="$work/terminal"
  script -qec "'$gw' sweep hardwired n_out=0..3 n_in=2 -o tt" shown </dev/null >/dev/null 2>err
  holds "on a terminal: points done, time to go" grep -qE '[1-3] of 4 points, .* about .* to go' shown
  holds "the points under way" grep -qE '  n_out=[123] n_in=2 +(gen|synth) +[0-9]+ s' shown
  holds "those that are finished" grep -qE 'n_out=2 n_in=2 +area [0-9]+, delay_ns [0-9.]+' shown
  holds "those that failed" grep -qE "n_out=0 n_in=2 +n_out: value '0'; legal" shown
}

requests
points
tables
failures
names
two_at_once
killed
interrupted
full_disk
large
terminal
busy
