#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The verb swizzle: maps and how many there are, passes against the definitions for every preset and pattern at 2 to 64 banks,
# what is refused and where.
# shellcheck disable=SC2034 # generator and suite are for suite.sh
generator=swizzle suite=swizzle
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
ref=$here/build/swizzle_ref

# The verb takes an option and its value as two words.
words() { # ARRAY-NAME OPTION -> args
  local -n list=$1
  local item
  args=()
  for item in "${list[@]}"; do args+=("$2" "$item"); done
}
solve() { # OPTIONS
  local p m
  words patterns --pattern
  p=("${args[@]}")
  words presets --preset
  m=("${args[@]}")
  "$gw" swizzle --json "${p[@]}" "${m[@]}" "$@" >answer 2>err
}

is() { # NAME JQ-FILTER WANTED
  local got
  got=$(jq -c "$2" answer)
  echo "$got, not $3" >why
  cat err >>why
  [ "$got" = "$3" ]
  result "$1" $? why
}

refused() { # STATUS MESSAGE OPTIONS...
  refuses "$1" "$(plain "$2")" "$gw" swizzle "${@:3}"
}

# The passes that the verb gives are those of the definitions, and what the definitions have no map for is refused.
against() { # BANKS ROWS COLUMNS WORD ELEM MAP...
  local tile=("$1" "$2" "$3" "$4" "$5") map possible=() name="passes at $1 banks, tile $2x$3, $4-bit words of $5 bits"
  local options=(--banks "$1" --tile "$2x$3" --word "$4" --elem "$5")
  shift 5
  for map in "$@"; do
    if "$ref" "${tile[@]}" -- -- "$map" | grep -q refused; then
      presets=("$map")
      solve "${options[@]}"
      [ $? = 2 ] && [ "$(wc -l <err)" = 1 ]
      result "refused: $map at ${options[*]}" $? err
    else
      possible+=("$map")
    fi
  done
  presets=("${possible[@]}" best)
  solve "${options[@]}" --effort 30000000
  if [ $? -gt 1 ]; then
    result "$name" 1 err
    return
  fi
  local best
  best=masks:$(jq -r '(.matrix // .best.matrix) | map(tostring) | join(",")' answer)
  jq -r '.passes[] | "\(.pattern) \(.preset) \(.worst) \(.total)"' answer | sed "s/ best / $best /" | sort >have
  "$ref" "${tile[@]}" -- "${patterns[@]}" -- "${possible[@]}" "$best" | sort -u >want
  diff want <(sort -u have) >why && [ "$(wc -l <have)" = $((${#patterns[@]} * ${#presets[@]})) ] &&
    { [ "$(jq .found answer)" = false ] || ! awk -v b="$best" '$2 == b && $3 > 1 && $1 !~ /^wide/' want | grep -q .; }
  result "$name" $? why
}

# ---- every preset and pattern ----

maps=(none pad xor sw32 sw64 sw128 bitrev ipoly 'cute:0,0,0' 'cute:1,2,-2' 'cute:2,3,4' 'cute:1,1,1' 'cute:2,4,-3' 'cute:3,4,2')
for banks in 2 4 8 16 32 64; do
  patterns=(row col diag anti strides "stride:$((banks / 2))" stride:3 stride:1@any stride:3@any "block:2x$((banks / 2))"
    "block:$((banks / 2))x2@any" wide:32:col wide:64:col "wide:$((32 * banks)):row" "wide:$((32 * banks)):col" transpose)
  against $banks 64 64 32 32 "${maps[@]}"
  patterns=(row col diag anti strides transpose "block:1x$banks@any" wide:64:row wide:128:row)
  against $banks 16 128 64 16 "${maps[@]}"
  patterns=(row col diag anti strides transpose "block:$((banks / 2))x2")
  against $banks 128 16 16 8 "${maps[@]}"
  against $banks 128 8 24 12 "${maps[@]}"
  patterns=(row col diag anti wide:128:col)
  [ $banks -gt 16 ] || against $banks 4 4 128 128 "${maps[@]}"
  "$matrices" make $((seed + banks)) 40 $banks 1 -1 1023 0 0 0 'a list.npy' w.npy
  patterns=("list:a list.npy")
  presets=(none pad best)
  solve --banks $banks --tile 32x32
  "$ref" $banks 32 32 32 32 -- "${patterns[@]}" -- none pad | sort >want
  jq -r '.passes[] | select(.preset != "best") | "\(.pattern) \(.preset) \(.worst) \(.total)"' answer | sort | diff want - >why
  result "passes of a list at $banks banks" $? why
done

# ---- the published table of a 32x32 tile ----

patterns=(row col diag block:16x2 block:8x4 block:4x8 block:2x16 wide:128:col transpose)
for s in 2 4 8 16 32; do patterns+=("stride:$s"); done
presets=(none pad xor sw128 'masks:161,322,644,72,48' best)
solve --banks 32 --tile 32x32
table() { jq -c --arg p "$1" '[.passes[] | select(.preset == $p) | if .pattern == "transpose" then .total else .worst end]' answer; }
for row in "none [1,32,1,16,8,4,2,32,1056,2,4,8,16,32]" "pad [1,1,2,2,4,4,2,16,64,1,1,1,1,1]" \
  "xor [1,1,32,2,4,4,2,16,64,1,1,1,1,1]" "sw128 [1,4,1,2,1,2,2,4,160,2,4,4,4,4]" \
  "masks:161,322,644,72,48 [1,1,1,1,1,1,1,4,64,1,1,1,1,1]" "best [1,1,1,1,1,1,1,4,64,1,1,1,1,1]"; do
  [ "$(table "${row%% *}")" = "${row#* }" ]
  result "published passes of ${row%% *}" $?
done

# ---- maps, how many, and none ----

presets=(best)
patterns=(row col)
solve --count
is "as many maps for rows and columns as GL(5,2) has elements" .maps 9999360
is "rows and columns: the fewest XORs" '[.found, .optimal, .xors, .matrix, .rows]' '[true,true,5,[33,66,132,264,528],[0,1,2,3,4]]'
full=(row col block:16x2 block:8x4 block:4x8 block:2x16 strides diag anti)
patterns=("${full[@]}")
solve --count --cert c.json
is "maps for the full list" .maps 31392
is "full list: a map, proved to need the fewest XORs" '[.found, .optimal, .xors]' '[true,true,8]'
patterns=(row)
solve --banks 64 --tile 64x64 --count
is "maps that are free but for the rows are counted without trying them" .maps 68719476736
patterns=(row col)
refused 2 "--count: too many maps to count in 1000000 units of work" --pattern row --pattern col --banks 64 --tile 64x64 --count \
  --effort 1000000
patterns=(row col diag anti strides block:32x1 block:16x2 block:8x4 block:4x8 block:2x16 block:1x32)
solve --banks 32 --tile 64x64
is "64x64 tile, 32 banks, all aligned blocks" '[.found, .optimal]' '[true,true]'
patterns=(row col diag anti strides block:64x1 block:32x2 block:16x4 block:8x8 block:4x16 block:2x32 block:1x64)
solve --banks 64 --tile 64x64
is "64x64 tile, 64 banks, all aligned blocks" '[.found, .optimal]' '[true,true]'
solve --banks 64 --tile 256x256
is "256x256 tile, 64 banks, all aligned blocks" '[.found, .optimal]' '[true,true]'

patterns=(row strides col diag block:8x4@any block:8x4)
solve --cert n.json --svg n.svg
[ $? = 1 ]
result "none: exit status 1" $?
is "none: proved, and the smallest conflict" '[.found, .proved, .conflict, .conflict_is]' \
  '[false,true,["strides","block:8x4@any"],"smallest"]'
[ "$(jq '[.passes[] | select(.preset == "best") | .total] | add' answer)" -le \
  "$(for m in none xor sw128 ipoly bitrev; do "$ref" 32 32 32 32 32 -- "${patterns[@]}" -- $m |
    awk '{s += $NF} END {print s}'; done | sort -n | head -1)" ]
result "none: the best map has no more passes than a preset" $?
[ "$(jq .found n.json)" = false ] && [ "$(jq '.tree.values | length' n.json)" -ge 2 ] && [ "$(tail -n 1 n.svg)" = "</svg>" ]
result "none: a refutation and a picture are written" $?
patterns=(row col block:8x4@any)
solve
is "rows, columns and blocks anywhere: none, of all three" '[.found, .proved, .conflict]' '[false,true,["row","col","block:8x4@any"]]'
patterns=(row col diag anti transpose wide:64:row wide:32:row stride:1 stride:2 stride:4 stride:8 block:1x32 block:2x16 block:4x8
  block:8x4 block:16x2 block:8x4@any row)
solve
is "beyond 16 patterns the conflict is inclusion-minimal" '[.proved, .conflict_is, (.conflict | length)]' \
  '[true,"inclusion-minimal",3]'
patterns=("${full[@]}")
solve --effort 100
is "not decided within the effort: said" '[.found, .proved]' '[false,false]'
solve --effort 100 --cert none.json
[ $? = 1 ] && grep -q "^gatewright: --cert: none.json is not written: not decided within the work allowed" err && [ ! -e none.json ]
result "not decided: no certificate" $? err
solve --effort 100000
is "found, but not the fewest within the effort: said" '[.found, .optimal]' '[true,false]'

patterns=(row col block:8x4@any)
solve --count --cert n.json
[ $? = 1 ] && [ "$(jq .maps answer)" = 0 ] && "$gw" swizzle --check n.json -q 2>err
result "none: counted as 0, with its refutation" $? err
rm n.json
patterns=(row col diag anti transpose wide:64:row stride:1 stride:2 block:16x2 block:1x32@any)
solve --banks 32 --tile 256x256 --count --cert n.json --effort 1000000000
[ $? = 1 ] && "$gw" swizzle --check n.json -q 2>err
result "none: nothing is left to count in a large tile" $? err

# ---- volumes ----

patterns=("box:2x2x2@any")
solve --banks 8 --dims 16,16,16 --count --cert v.json
is "the corners of any cell: a map without exclusive-ors, of 2,689" '[.found, .optimal, .xors, .matrix, .maps]' '[true,true,0,[1,16,256],2689]'
holds "its certificate holds, sizes and all" "$gw" swizzle --check v.json -q
jq '.matrix[2] = 512' v.json >bad.json
refused 1 "does not hold" --check bad.json
jq '.dims = [8, 32, 16]' v.json >bad.json
refused 2 "dims: 8, 32, 16; legal: a volume of 256 rows of 16 elements" --check bad.json
jq 'del(.dims)' v.json >bad.json
refused 2 'there are no "dims" of a volume' --check bad.json
solve --banks 8 --dims 64,64,64 --cert v64.json
is "a volume of 64x64x64" '[.found, .matrix]' '[true,[1,64,4096]]'
holds "the certificate of 2^18 words holds" "$gw" swizzle --check v64.json -q
patterns=("box:4x2x4" row "box:1x8x4")
solve --banks 32 --dims 32,16,8
is "boxes of other sides, aligned" '[.found, .optimal]' '[true,true]'
presets=(v.json)
patterns=("box:2x2x2")
solve
is "a certificate brings its banks and its volume" '[.found, (.passes[] | .worst)]' '[true,1]'
presets=(best)
refused 2 "--pattern 'box:2x2x2' column 4: a box is of a volume" --banks 8 --pattern box:2x2x2
refused 2 "--pattern 'box:2x2x4' column 5: box of 16 elements; legal: sides whose product is 8" --banks 8 --dims 8,8,8 --pattern box:2x2x4
refused 2 "--pattern 'box:8x1x1' column 5: box elements along x 8; legal: 1..4" --banks 8 --dims 4,8,8 --pattern box:8x1x1
refused 2 "--dims: value '8,8'; legal: X,Y,Z, powers of two" --banks 8 --dims 8,8 --pattern row
refused 2 "--dims: value '8,6,8'; legal: X,Y,Z, powers of two" --banks 8 --dims 8,6,8 --pattern row
refused 2 "--tile: value '8x8' with --dims 8,8,8; legal: 64x8, or --dims alone" --banks 8 --tile 8x8 --dims 8,8,8 --pattern row

# ---- a certificate and masks are presets; the same request, the same bytes ----

patterns=("${full[@]}")
presets=(c.json "masks:$(jq -r '.matrix | map(tostring) | join(",")' c.json)")
solve
is "the map of a certificate has no conflict" '[.passes[] | .worst] | max' 1
cp answer first
solve --cert c2.json --svg a.svg
cmp -s first answer && cmp -s c.json c2.json && solve --svg b.svg && cmp -s a.svg b.svg
result "the same request gives the same bytes" $?
holds "text names the map" "$gw" swizzle --pattern row --pattern col
grep -q "a map without conflict, 5 XOR gates (the fewest)" out.txt && grep -q "bank bit 4 = a4 ^ a9  (mask 528)" out.txt
result "text says what the map is" $? out.txt
"$gw" swizzle -q --pattern row >out.txt && [ ! -s out.txt ]
result "-q says nothing" $?
[ "$(grep -c '<path' a.svg)" = 32 ] && [ "$(grep -c '<text' a.svg)" = $((2 + 64 + 1024)) ]
result "picture: a colour for each bank, a number for each element" $?

# ---- what is refused ----

all="row, col, diag, anti, strides, stride:S[@any], block:RxC[@any], box:AxBxC[@any], wide:BITS:col|row, transpose, list:FILE.npy"
refused 2 "swizzle: --pattern 'rwo' column 1: unknown pattern 'rwo', did you mean 'row'? legal: $all" --pattern rwo
refused 2 "--pattern '' column 1: the end; legal: $all" --pattern ''
refused 2 "--pattern 'row,col' column 4: ',' after a complete pattern; legal: nothing more" --pattern row,col
refused 2 "--pattern 'row@any' column 4: '@' after" --pattern row@any
refused 2 "--pattern 'block:8x5' column 7: block of 40 elements; legal: rows times columns = 32, the banks" --pattern block:8x5
refused 2 "--pattern 'block:8*4' column 8: '*'; legal: x between" --pattern 'block:8*4'
refused 2 "--pattern 'block:64x4' column 7: block rows 64; legal: 1..32" --pattern block:64x4
refused 2 "--pattern 'block:8x4@all' column 11: 'a' after '@'; legal: @any" --pattern block:8x4@all
refused 2 "--pattern 'block' column 6: the end; legal: block:RxC" --pattern block
refused 2 "--pattern 'stride:0' column 8: " --pattern stride:0
refused 2 "--pattern 'stride:' column 8: the end" --pattern stride:
refused 2 "legal: 1..33" --pattern stride:34
refused 2 "--pattern 'wide:48:col' column 6: 48 bits a lane; legal: 32 (the word) times" --pattern wide:48:col
refused 2 "--pattern 'wide:64:dog' column 9: 'd'; legal: col or row" --pattern wide:64:dog
refused 2 "--pattern 'list:no.npy' column 6: no.npy" --pattern list:no.npy
"$matrices" put i4 2x2 big.npy 0 1 2 1024
refused 2 "column 6: big.npy: value 1024 at [1,1]" --pattern list:big.npy
refused 2 "which patterns? legal: --pattern" --banks 8
refused 2 "banks 6; legal: a power of two, 2..64" --banks 6 --pattern row
refused 2 "tile 3x8; legal: powers of two" --banks 8 --tile 3x8 --pattern row
refused 2 "--tile: value '8by8'; legal: ROWSxCOLUMNS" --tile 8by8 --pattern row
refused 2 "tile 4x4 has 16 words; legal: 32 (the banks) to 4194304 words" --tile 4x4 --pattern row
refused 2 "elem 12; legal: word (32 bits) over a power of two" --elem 12 --pattern row
refused 2 "'cute:3,1,3' moves bits below the 32-bit word; legal: M >= 2" --pattern row --preset cute:3,1,3
refused 2 "'cute:3,4,2' overlaps itself: the size of S is less than B" --pattern row --preset cute:3,4,2
refused 2 "'sw128' is on byte addresses; legal: with words of 8, 16, 32, ... bits, not 36" --word 36 --pattern row --preset sw128
refused 2 "'xor' reaches only 8 of 32 banks in a tile of 4x8" --tile 4x8 --pattern row --preset xor
refused 2 "'masks:1,2,4' column 12: legal: 5 masks" --pattern row --preset masks:1,2,4
refused 2 "'masks:1,2,4,8,0' column 15: mask of bank bit 4" --pattern row --preset masks:1,2,4,8,0
refused 2 "'masks:1,2,3,8,16' reaches only 16 of 32 banks" --pattern row --preset masks:1,2,3,8,16
refused 2 "'n.json' certifies that there is no map" --pattern row --preset n.json
refused 2 "'c.json' is for 32 banks; legal: 16" --banks 16 --pattern row --preset c.json
refused 2 "did you mean 'xor'?" --pattern row --preset xro
refused 2 "--effort: value '0'; legal: 1.." --pattern row --effort 0
refused 2 "unknown option '--patern'; did you mean '--pattern'?" --patern row
refused 2 "--check with other options" --check c.json --banks 8
refused 2 "no/such.svg" --pattern row --svg no/such.svg -q
