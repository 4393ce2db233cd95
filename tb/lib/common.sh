# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# What the suites of the generators share; each sources it and says in `generator` and `suite` what it tests. Works in a
# folder of its own. Prints "ok - NAME" or "not ok - NAME" a line.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
gw=$here/build/gatewright
# shellcheck source=tb/lib/verilate.sh
. "$here/tb/lib/verilate.sh"
# shellcheck disable=SC2034 # for those that source this
matrices=$here/build/matrices
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
seed=${SEED:-1}

result() { # NAME STATUS [why-file]
  if [ "$2" = 0 ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    [ -z "${3-}" ] || sed 's/^/    /' "$3" | head -20
    # shellcheck disable=SC2154 # set by the suite
    echo "    repeat with: SEED=$seed tb/run $suite (a design: gatewright gen $generator ${1#*: })"
  fi
}

holds() { # NAME COMMAND...
  local name=$1
  shift
  "$@" >out.txt 2>err
  result "$name" $? err
}

# A jq filter is true of the list of the JSON files.
says() { # NAME FILTER FILE...
  local name=$1 filter=$2
  shift 2
  jq -se "$filter" "$@" >/dev/null 2>jq.err
  result "$name" $? <(head -c 900 "$@" jq.err)
}

# The command is refused with that status and one line that the extended regular expression is in; nothing is on standard
# output but the one object of --json, and no temporary nor any of the paths in $leaves is left. $called is what it is called.
refuses() { # STATUS PATTERN COMMAND...
  local status=$1 pattern=$2 got path
  shift 2
  "$@" >out.txt 2>err
  got=$?
  {
    [ $got = "$status" ] || echo "status $got, not $status"
    [ "$(grep -c '' err)" = 1 ] && grep -aq '^[a-z-]*: ' err || echo "not one line that begins with the program's name"
    LC_ALL=C grep -aqE -e "$pattern" err || echo "another message"
    [ ! -s out.txt ] || jq -se 'length == 1 and (.[0] | type) == "object"' out.txt >/dev/null 2>&1 || echo "output on standard output"
    for path in ${leaves-} .*gatewright-*; do [ ! -e "$path" ] || echo "$path was left behind"; done
  } >faults
  [ ! -s faults ]
  got=$?
  cat err >>faults
  result "refused: ${called:-${*#"$gw"} -> $pattern}" $got faults
}

# A text as a regular expression.
# shellcheck disable=SC2001,SC2016 # more than one character; they are sed's
plain() { sed 's/[][\.*^$()+?{}|]/\\&/g' <<<"$1"; }

lint() { # FOLDER TOP
  verilator_lint --top-module "$2" "$1"/*.v >lint &&
    iverilog -Wall -g2005 -s "$2" -o /dev/null "$1"/*.v >>lint 2>&1 && [ ! -s lint ]
}

# What the JSON of a run says, to `trace`: its digest and how many results were checked. By the shell, as it is asked so often.
read_run() {
  local text checks
  text=$(<run)
  trace=${text#*'"trace": "'} checks=${text#*'"checks": '}
  trace="${trace%%'"'*} ${checks%%[!0-9]*}"
}

# Whether tb/checks/lint.sh has exactly these parameters, in all views.
linted() { [ $# -gt 0 ] && grep -qF "\"$*\"" "$here/tb/$generator/points.sh" 2>/dev/null; }

# The same test must pass, clock for clock alike, on every simulator and view named, on more than $least results, for $cycles
# clocks: without it 2500, or 800 where a view is structural, as its adders are proved apart. The design is linted unless $lints
# is 0 or the lint suite has it. $called is what the test is called.
agree() { # "SIM/VIEW ..." parameters...
  local runs=$1 first='' trace sv clocks=2500 name="${called:-agree on $generator}: ${*:2}"
  shift
  [[ $runs != */structural* ]] || clocks=800
  rm -rf d
  if ! "$gw" gen "$generator" "$@" -q -o d 2>err || { [ "${lints:-1}" = 1 ] && ! linted "$@" && ! lint d "$generator"; }; then
    cat lint >>err 2>/dev/null
    result "$name" 1 err
    return
  fi
  for sv in $runs; do
    if ! "$gw" sim d --sim "${sv%/*}" --view "${sv#*/}" --seed "$seed" --cycles "${cycles:-$clocks}" --json -q >run 2>err; then
      result "$name ($sv)" 1 err
      return
    fi
    read_run
    [ -n "$first" ] || first=$trace
    if [ "$trace" != "$first" ]; then
      echo "$sv differs: $trace, not $first" >err
      result "$name" 1 err
      return
    fi
  done
  [ "${first##* }" -gt "${least:-50}" ] || { echo "only ${first##* } results were checked" >err; result "$name" 1 err; return; }
  result "$name" 0
}

# The most structural view of the design d that a suite can afford: adder by adder up to 64 multipliers, or points where a
# lane's word can go to a bank, 4 for one; module by module up to 1,024.
affordable() {
  jq -r '(.derived | if .crosspoints then .crosspoints / 4 | floor else .multipliers // 0 end) as $m | .views as $v |
    if $m > 1024 and ($v | index("fast")) then "fast" elif $m > 64 and ($v | index("words")) then "words"
    else "structural" end' d/manifest.json
}

# A design whose text is changed somewhere must be seen to be wrong, in so many clocks; $4... are its parameters.
mutant() { # CLOCKS FILE SED parameters...
  local clocks=$1 file=d/$2 change=$3
  shift 3
  local name="wrong on purpose: ${*:-defaults}: $change"
  rm -rf d
  "$gw" gen "$generator" "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  cp "$file" right.v
  sed -i "$change" "$file"
  if cmp -s "$file" right.v; then
    echo "the pattern is not in the text" >err
    result "$name" 1 err
    return
  fi
  "$gw" sim d --sim icarus --view "$(affordable)" --seed "$seed" --cycles "$clocks" -q >run 2>err
  [ $? = 1 ]
  result "$name" $? err
}
