#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Certificates of bank maps: what the solver writes holds, for every pattern and lists of them at 2 to 64 banks; with an
# entry changed it does not, or what it then says is true.
# shellcheck disable=SC2034,SC2016 # for suite.sh; filters of jq have variables of their own
generator=scratchpad suite=swizzle_cert
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
brute=$here/build/swizzle_brute

# A certificate of the list in FILE. Sets `said`: found, none, refused, undecided or what is wrong.
certify() { # FILE BANKS TILE WORD ELEM PATTERN...
  local p options=() st
  for p in "${@:6}"; do options+=(--pattern "$p"); done
  rm -f "$1"
  timeout 120 "$gw" swizzle --banks "$2" --tile "$3" --word "$4" --elem "$5" "${options[@]}" --preset best --cert "$1" --json -q >gw.json 2>err
  st=$?
  case $st in
    0) said=found ;;
    1) said=$(jq -r 'if .proved then "none" else "undecided" end' gw.json) ;;
    2) said=refused ;;
    *) said="status $st" ;;
  esac
}

# The certificate holds, and says what the solver did.
holds_as_said() { # FILE
  "$gw" swizzle --check "$1" >out.txt 2>err && [ ! -s err ] && [ "$(wc -l <out.txt)" = 1 ] || return 1
  case $said in
    found) grep -q 'no bank conflict on' out.txt && [ "$(jq .found "$1")" = true ] ;;
    none) grep -q 'every linear map has a bank conflict on' out.txt && [ "$(jq .found "$1")" = false ] ;;
  esac
}

try() { # BANKS TILE WORD ELEM PATTERN...
  certify c.json "$@"
  tally[$said]=$((${tally[$said]:-0} + 1))
  case $said in
    found | none) holds_as_said c.json || { echo "$*: $said, $(cat err out.txt)"; } >>wrong ;;
    refused) ;;
    *) echo "$*: $said" >>wrong ;;
  esac
}

# Lanes to scattered addresses: 5l + 3t, every seventh lane off, T = 4.
scatter() { # BANKS WORDS
  local t l v=()
  for t in 0 1 2 3; do
    for ((l = 0; l < $1; l++)); do
      if ((l % 7 == 6)); then v+=(-1); else v+=($(((5 * l + 3 * t) % $2))); fi
    done
  done
  "$matrices" put i4 "4x$1" scatter.npy "${v[@]}"
}

every_pattern() { # BANKS SIDE
  local b=$1 tile=$2x$2 h blocks=()
  declare -gA tally=([found]=0 [none]=0 [refused]=0)
  : >wrong
  scatter "$b" $(($2 * $2))
  for ((h = 1; h <= b; h *= 2)); do blocks+=("block:${h}x$((b / h))"); done
  for p in row col diag anti strides transpose stride:3 stride:3@any stride:2@any "${blocks[@]}" "${blocks[0]}@any" "${blocks[-1]}@any" \
    "${blocks[${#blocks[@]} / 2]}@any" wide:64:row wide:64:col wide:128:row wide:128:col list:scatter.npy; do
    try "$b" "$tile" 32 32 "$p"
  done
  try "$b" "$tile" 32 32 row col
  try "$b" "$tile" 32 32 row col strides diag anti
  try "$b" "$tile" 32 32 row col strides diag "${blocks[@]}"
  try "$b" "$tile" 32 32 row col "${blocks[${#blocks[@]} / 2]}@any"
  try "$b" "$tile" 32 32 row col stride:3@any
  try "$b" "$tile" 32 32 row "${blocks[1]}@any" "${blocks[-2]}@any"
  try "$b" "$tile" 32 32 strides stride:5@any
  try "$b" "$tile" 32 32 col diag stride:7@any stride:33@any
  try "$b" "$tile" 32 16 row col strides
  try "$b" "$tile" 64 64 wide:128:col row
  try "$b" "${2}x$((2 * $2))" 32 32 row col diag anti transpose
  try "$b" "$((2 * $2))x$2" 32 32 col wide:64:row stride:4 list:scatter.npy
  [ ! -s wrong ] && [ "${tally[found]}" -ge 15 ] && [ "${tally[none]}" -ge 2 ]
  result "certificates at $b banks, $tile: ${tally[found]} of maps, ${tally[none]} of none, ${tally[refused]} lists refused" $? wrong
}

for b in 2 4 8 16 32 64; do every_pattern "$b" $((b < 8 ? 8 : b)); done

changes() { # FILE COUNT
  local st
  "$brute" mutate "$2" "$seed" "$1" >report 2>err
  st=$?
  result "one entry changed: $(cut -d';' -f1 report)" "$st" err
  cut -d';' -f2 report | sed 's/^/   /'
}

scatter 8 64
certify map2.json 2 4x4 32 32 row col
changes map2.json 4000
certify none2.json 2 4x4 32 32 row col diag
changes none2.json 4000
certify map4.json 4 8x8 32 32 row col strides block:2x2
changes map4.json 4000
certify none4.json 4 8x8 32 32 row col block:2x2@any diag
changes none4.json 4000
certify wide8.json 8 8x8 32 32 wide:64:col wide:128:col row
changes wide8.json 2000
certify list8.json 8 8x8 32 32 list:scatter.npy row col
changes list8.json 2000
certify none8.json 8 8x8 32 32 row col block:4x2@any
changes none8.json 2000
certify map32.json 32 32x32 32 32 row col strides diag anti block:16x2 block:8x4 block:4x8 block:2x16
changes map32.json 2000
certify none32.json 32 32x32 32 32 row col block:8x4@any
changes none32.json 60

rejects() { # NAME FILE JQ-FILTER
  local st
  jq -c "$3" "$2" >changed.json && ! cmp -s <(jq -S . "$2") <(jq -S . changed.json) && ! "$gw" swizzle --check changed.json >out.txt 2>err &&
    [ "$(wc -l <err)" = 1 ] && grep -q '^gatewright: changed.json: ' err
  st=$?
  result "rejected: $1: $(cut -d: -f3- err)" "$st" err
}

accepts() { # NAME FILE JQ-FILTER
  jq -c "$3" "$2" >changed.json && ! cmp -s <(jq -S . "$2") <(jq -S . changed.json) && "$gw" swizzle --check changed.json >out.txt 2>err
  result "holds: $1" $? err
}

# The command line: status and one line on standard error that names the file.
judged() { # STATUS PATTERN FILE
  refuses "$1" "^gatewright: $(plain "$3"): $2" "$gw" swizzle --check "$3" --json
  says "and as JSON" "length == 1 and (.[0] | if $1 == 1 then .holds == false else .status == 2 and has(\"error\") end)" out.txt
}
echo '{"format": "gatewright-swizzle-1", ' >half.json
jq '.rows = []' map2.json >rows.json
jq '.xors = 99' map2.json >'x "r.json'
judged 2 'cannot read: No such file' missing.json
judged 2 'cannot read: Is a directory' .
judged 2 'no certificate: line 2, column 0: ' half.json
judged 2 'no certificate: certificate: "rows" is not 3 integers' rows.json
judged 1 'does not hold: xors: 99; the matrix takes' 'x "r.json'
"$gw" swizzle --check none2.json --json >out.txt 2>err && [ "$(jq .holds out.txt)" = true ] && [ ! -s err ]
result "swizzle --check --json" $? err

# Every witness and every branch of the refutation, numbered as they stand in the file.
first='first(.tree | paths(type == "object" and has("words"))) as $p'
last='last(.tree | paths(type == "object" and has("words"))) as $p'
for w in "$first" "$last"; do
  name="${w%%(*} witness"
  rejects "a word, $name" none32.json "$w | .tree |= setpath(\$p + [\"words\", 0]; getpath(\$p + [\"words\", 0]) + 1)"
  rejects "a lane, $name" none32.json "$w | .tree |= setpath(\$p + [\"lanes\", 1]; getpath(\$p + [\"lanes\", 1]) + 1)"
  rejects "the lanes in the other order, $name" none32.json "$w | .tree |= setpath(\$p + [\"lanes\"]; getpath(\$p + [\"lanes\"]) | reverse)"
  rejects "the access, $name" none32.json "$w | .tree |= setpath(\$p + [\"access\"]; getpath(\$p + [\"access\"]) + 1)"
  rejects "the pattern, $name" none32.json "$w | .tree |= setpath(\$p + [\"pattern\"]; 3)"
  rejects "$name left out" none32.json "$w | .tree |= delpaths([\$p])"
done
rejects "a subtree left out" none32.json 'last(.tree | paths(type == "object" and has("node"))) as $p | .tree |= delpaths([$p])'
rejects "a column that is on the path" none32.json 'last(.tree | paths(type == "object" and has("column"))) as $p | .tree.column as $c | .tree |= setpath($p + ["column"]; $c)'
rejects "the patterns that collide taken off the list" none32.json '.patterns |= .[:2]'
rejects "patterns in another order" none32.json '.patterns |= reverse'
rejects "fewer banks" none32.json '.banks = 16'
rejects "a wider tile" none32.json '.tile = [32, 64]'
rejects "narrower elements" none32.json '.elem = 16'
accepts "a longer list has no map either" none32.json '.patterns += ["diag"]'
rejects "a refutation said to be a map" none32.json '.found = true'
rejects "a mask" map32.json '.matrix[2] = 146'
rejects "a mask twice" map32.json '.matrix[1] = .matrix[0]'
rejects "a row bit" map32.json '.rows[4] = 5'
rejects "xors" map32.json '.xors -= 1'
rejects "a pattern that has a conflict" map32.json '.patterns += ["block:8x4@any"]'
accepts "a shorter list" map32.json '.patterns |= .[1:]'
accepts "banks named otherwise" map32.json '.matrix |= reverse'
