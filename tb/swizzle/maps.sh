#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The solver of bank maps beside all maps there are: whether one has no conflict, how many, the fewest exclusive-ors, the
# masks, the fewest patterns that have none together. Small tiles, every pattern alone and lists drawn at random; and the
# 32 x 32 tile at 32 banks.
# shellcheck disable=SC2034 # for common.sh
generator=scratchpad suite=swizzle_maps
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
brute=$here/build/swizzle_brute
RANDOM=$seed

# What both say of a list: the answers that differ, or nothing. Sets `found`.
same() { # BANKS TILE WORD ELEM PATTERN...
  local p options=() st
  for p in "${@:5}"; do options+=(--pattern "$p"); done
  "$brute" count "$@" >brute.json 2>brute.err
  st=$?
  "$gw" swizzle --banks "$1" --tile "$2" --word "$3" --elem "$4" "${options[@]}" --count --json -q >gw.json 2>gw.err
  case $?:$st in
    2:2) found=refused ;;
    [01]:0)
      found=$(jq -nr --slurpfile a gw.json --slurpfile b brute.json '
        ($a[0] | {found, maps: (.maps // 0), xors: (if .found then .xors else null end), matrix: (if .found then .matrix else null end),
                  conflict: (if .found then null else .conflict | length end)}) as $gw |
        ($b[0] | {found, maps, xors, matrix, conflict}) as $all |
        if $gw == $all and (if $gw.found then $a[0].optimal else true end) then (if $all.found then "found" else "none" end)
        else "\($gw | tojson), all maps: \($all | tojson)" end') ;;
    *) found="status differs: $(cat gw.err), all maps: $(cat brute.err)" ;;
  esac
  case $found in refused | found | none) ;; *) echo "$*: $found" >>differ ;; esac
}

tallied() { # NAME LEAST-FOUND LEAST-NONE
  [ ! -s differ ] && [ "${tally[found]}" -ge "$2" ] && [ "${tally[none]}" -ge "$3" ]
  result "$1: ${tally[found]} lists have a map, ${tally[none]} have none, ${tally[refused]} are refused by both" $? differ
}

every=(row col diag anti strides transpose stride:2 stride:3 stride:3@any stride:5@any stride:2@any block:1x2 block:2x1@any
  block:2x2 block:2x2@any block:1x4 block:4x1 block:1x4@any block:2x4 block:4x2@any wide:64:col wide:64:row wide:128:col)

# Every pattern alone, then lists of 2 to 5 of those that the tile has.
small() { # BANKS LEAST-NONE SIDE... of a tile
  local banks=$1 none=$2 rows cols p fit n i list elem
  shift 2
  declare -gA tally=([found]=0 [none]=0 [refused]=0)
  : >differ
  for rows in "$@"; do
    for cols in "$@"; do
      [ $((rows * cols)) -ge "$banks" ] || continue
      fit=()
      for p in "${every[@]}"; do
        same "$banks" "${rows}x$cols" 32 32 "$p"
        tally[$found]=$((${tally[$found]:-0} + 1))
        [ "$found" = refused ] || fit+=("$p")
      done
      for i in 1 2 3 4 5 6; do
        list=() elem=32
        [ "$i" -lt 6 ] || [ "$cols" = 1 ] || [ $((rows * cols)) -lt $((2 * banks)) ] || elem=16
        for ((n = 2 + RANDOM % 4; n > 0; n--)); do list+=("${fit[RANDOM % ${#fit[@]}]}"); done
        same "$banks" "${rows}x$cols" 32 "$elem" "${list[@]}"
        tally[$found]=$((${tally[$found]:-0} + 1))
      done
    done
  done
  tallied "$banks banks, tiles up to ${rows}x$cols" 40 "$none"
}

small 2 20 1 2 4 8
small 4 10 1 2 4 8
small 8 5 2 4 8
every+=(block:4x4 block:4x4@any block:2x8)
small 16 1 4 8
: >differ
declare -A tally=([found]=0 [none]=0 [refused]=0)
for list in "row col strides diag anti block:16x2 block:8x4 block:4x8 block:2x16" "row col block:8x4@any" \
  "wide:128:col row col strides anti" "wide:64:row wide:64:col stride:4 diag"; do
  # shellcheck disable=SC2086 # a list of patterns
  same 32 32x32 32 32 $list
  tally[$found]=$((tally[$found] + 1))
done
tallied "32 banks, the 32x32 tile" 2 1
"$brute" maps 32 32x32 32 32 row col >brute.json &&
  "$gw" swizzle --banks 32 --tile 32x32 --pattern row --pattern col --count --json -q >gw.json 2>err &&
  [ "$(jq .maps gw.json)" = 9999360 ] && [ "$(jq .maps brute.json)" = 9999360 ]
result "9,999,360 maps for the rows and columns of 32x32" $? err

# Volumes, counted by row spaces.
volume() { # BANKS X,Y,Z PATTERN...
  local p options=()
  for p in "${@:3}"; do options+=(--pattern "$p"); done
  "$brute" volume "$@" >brute.json 2>err &&
    "$gw" swizzle --banks "$1" --dims "$2" "${options[@]}" --count --json -q >gw.json 2>err
  [ "$(jq .maps brute.json)" = "$(jq .maps gw.json)" ]
  result "as many maps of a volume: $* ($(jq .maps gw.json))" $? err
}
volume 2 4,2,4 box:2x1x1@any
volume 4 4,4,4 box:2x1x2@any
volume 4 8,2,4 box:2x2x1@any row
volume 4 4,4,8 box:1x4x1@any box:1x1x4
volume 8 4,4,4 box:2x2x2@any
volume 8 8,4,4 box:2x4x1 box:4x2x1@any box:1x2x4
volume 8 2,8,8 box:1x2x4@any row
volume 8 16,16,16 box:2x2x2@any
