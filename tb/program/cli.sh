#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The command line: every bad input gets one line that names it, the right status, and leaves nothing behind;
# names with odd characters work; the same command gives the same bytes.
generator=cli suite=cli
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
trap 'umount "$work/full" 2>/dev/null; rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/a cache"
leaves=out

gen() { "$gw" gen systolic "$@" -o out; }
limited() { (trap '' XFSZ; ulimit -f 8; gen rows=16); } # files of at most 8 KiB: a disk that fills
tiny() { "$gw" gen systolic rows=2 cols=2 -q -o "$1"; }

# npy FILE TYPE "SHAPE," VALUE...: a file as NumPy writes it; values are bytes (types i1, u1)
npy() {
  local file=$1 type=$2 shape=$3 head v
  shift 3
  head="{'descr': '$type', 'fortran_order': ${order:-False}, 'shape': ($shape), }"
  head=$(printf '%-117s' "$head")
  {
    printf '\x93NUMPY\x01\x00\x76\x00%s\n' "$head"
    # shellcheck disable=SC2059 # the format is the byte
    for v in "$@"; do printf "\\x$(printf %02x $((v & 255)))"; done
  } >"$file"
}

parameters() {
  refuses 2 "rows: value '0'; legal: 1..256" gen rows=0
  refuses 2 "rows: value '257'; legal: 1..256" gen rows=257
  refuses 2 "rows: value '-1'; legal: 1..256" gen rows=-1
  refuses 2 "rows: value '1e3'; legal: 1..256" gen rows=1e3
  refuses 2 "rows: value 'x'; legal: 1..256" gen rows=x
  refuses 2 "rows: value ''; legal: 1..256" gen rows=
  refuses 2 "rows: value '99999999999999999999'; legal" gen rows=99999999999999999999
  refuses 2 "gen: unknown option '--rows'; a parameter has no dashes: rows=4" "$gw" gen systolic --rows=4 -o never
  refuses 2 "gen: unknown option '--rows'; a parameter has no dashes: rows=VALUE" "$gw" gen systolic --rows 4 -o never
  refuses 2 "sweep: unknown option '-cols'; a parameter has no dashes: cols=1,2" "$gw" sweep systolic -cols=1,2 -o never
  refuses 2 "unknown parameter 'row'; did you mean 'rows'" gen row=4
  refuses 2 "unknown parameter 'zzzzzzzz'; legal: rows, cols" gen zzzzzzzz=4
  refuses 2 "rows: given twice, as '4' and '5'" gen rows=4 rows=5
  refuses 2 "'' has no '='" gen ''
  refuses 2 "'rows' has no '='; legal: name=value" gen rows
  refuses 2 "dataflow: value 'xs'; legal: ws or os" gen dataflow=xs
  refuses 2 "acc_rows: value '256' with dataflow=os" gen dataflow=os acc_rows=256
  refuses 2 "acc_bits: value '1'; legal: auto or 2..64" gen acc_bits=1
  refuses 2 "a_signed: value '2'; legal: 0 or 1" gen a_signed=2
  refuses 2 "k_max: value '0'" gen k_max=0
  refuses 2 "split: value 'word'; legal: none or byte" gen a_bits=16 split=word
  refuses 2 "split: value 'byte' with a_bits=8; legal: only with a_bits=16" gen split=byte
  refuses 2 "split: value 'byte' with w_bits=9; legal: only with w_bits of 2..8" gen split=byte a_bits=16 w_bits=9
  refuses 2 "split: value 'byte' with a_signed=0; legal: only with a_signed=1" gen split=byte a_bits=16 a_signed=0
  refuses 2 "split: value 'byte' with dataflow=os; legal: only with dataflow=ws" gen split=byte a_bits=16 dataflow=os
  refuses 2 "split: value 'byte' with sparsity=1:2; legal" gen split=byte a_bits=16 sparsity=1:2
  refuses 2 "split: value 'byte' with acc_bits=40; legal: only with acc_bits=auto" gen split=byte a_bits=16 acc_bits=40
  refuses 2 "pe: value 'pair' with rows=5; legal: a number of rows divisible by 2" gen pe=pair rows=5
  refuses 2 "pe: value 'pair' with rows=6; legal: a number of rows divisible by 4" gen pe=pair rows=6 pe_rows=4
  refuses 2 "pe_rows: value '1' with pe=pair; legal: auto, 2, 4, 8 or 16" gen pe=pair pe_rows=1
  refuses 2 "pe_rows: value '4' with rows=6; legal: a number of rows divisible by 4" gen pe_rows=4 rows=6
  refuses 2 "pe_rows: value '3'; legal: auto or 1 or 2 or 4 or 8 or 16" gen pe_rows=3
  refuses 2 "pe_rows: value '2' with dataflow=os; legal: 1 or auto" gen pe_rows=2 dataflow=os
  refuses 2 "pe_rows: value '2' with sparsity=1:2; legal: 1 or auto" gen pe_rows=2 sparsity=1:2
  refuses 2 "pe_rows: value '2' with split=byte; legal: 1 or auto" gen pe_rows=2 split=byte a_bits=16
  refuses 2 "pe: value 'pair' with w_bits=7; legal: only with w_bits equal to a_bits" gen pe=pair w_bits=7
  refuses 2 "pe: value 'pair' with dataflow=os; legal: only with dataflow=ws" gen pe=pair dataflow=os
  refuses 2 "pe: value 'pair' with sparsity=1:2; legal: only with sparsity=dense" gen pe=pair sparsity=1:2
  refuses 2 "pe: value 'pair' with split=byte; legal: only with split=none" gen pe=pair split=byte a_bits=16 w_bits=16
  for top in module logic 1x _x 'a b' '' 'x;y'; do
    refuses 2 "top: value '$top'; legal: a Verilog identifier" gen "top=$top"
  done
  refuses 2 "top: value 'x'; legal: a name that the design does not use" gen top=x
}

splitmac() {
  local sim=("$gw" sim sp --sim icarus) req=("$gw" sim sq --sim icarus --in x=sx --in w=sw)
  gen_split() { "$gw" gen splitmac "$@" -o out; }
  refuses 2 "x_bits: value '13'; legal: 8 or 12 or 16" gen_split x_bits=13
  refuses 2 "x_bits: value '8' with mode=dual; legal: 12 or 16, or mode=fixed" gen_split x_bits=8
  refuses 2 "w_bits: value '4'; legal: 8 or 16" gen_split w_bits=4
  refuses 2 "cols: value '65'; legal: 1..64" gen_split cols=65
  refuses 2 "lanes: value '0'; legal: 1..64" gen_split lanes=0
  refuses 2 "mode: value 'both'; legal: fixed or dual" gen_split mode=both
  refuses 2 "low: value 'xor80' with mode=fixed; legal: only with mode=dual" gen_split mode=fixed low=xor80
  refuses 2 "low: value 'u9'; legal: xor80 or u8" gen_split low=u9
  refuses 2 "k_max: value '8589934592' with x_bits=16 and w_bits=16; legal: 1..8589934591, as an accumulator has" \
    gen_split w_bits=16 k_max=8589934592
  refuses 2 "k_max: value '0'" gen_split k_max=0
  refuses 2 "k_max: value '65536' with .*round=gemmlowp; legal: 1..255, as a sum and its bias" \
    gen_split out=requant round=gemmlowp
  refuses 2 "round: value 'gemmlowp' with x_bits=16 and w_bits=16; legal: onnx" \
    gen_split out=requant round=gemmlowp w_bits=16 k_max=1
  refuses 2 "round: value 'onnx' with out=raw; legal: only with out=requant" gen_split round=onnx
  refuses 2 "y_bits: value '8' with out=raw" gen_split y_bits=8
  refuses 2 "y_bits: value '12'; legal: 8 or 16" gen_split out=requant y_bits=12
  refuses 2 "goal: value 'area' with arith=star; legal: only with arith=heap" gen_split arith=star goal=area
  "$gw" gen splitmac k_max=2 -q -o sp
  "$gw" gen splitmac k_max=2 out=requant -q -o sq
  npy sx '|i1' '1, 2' 3 -4
  npy sw '|i1' '2, 2' 1 2 3 4
  npy x3 '|i1' '1, 3' 3 -4 5
  npy w3 '|i1' '3, 1' 3 -4 5
  npy x4 '<i4' '1, 1' 1 0 0 0
  npy w1 '|i1' '1, 1' 1
  npy c2 '|i1' '2,' 1 2
  npy c3 '|i1' '3,' 1 2 3
  npy c64 '|i1' '2,' 1 64
  refuses 2 "x3: K = 3; legal: at most k_max = 2" "${sim[@]}" --in x=x3 --in w=w3
  npy x5 '<i4' '1, 1' 0 128 0 0
  refuses 2 "x5: value 32768 at \[0,0\]; legal: -32768..32767" "${sim[@]}" --in x=x5 --in w=w1
  refuses 2 "array 'w' is missing; legal: all of x, w" "${sim[@]}" --in x=x
  refuses 2 "unknown array 'b'; legal: x, w, bias, mult, shift, zp" "${sim[@]}" --in x=sx --in w=sw --in b=c2
  refuses 2 "array 'bias' with out=raw; legal: only with out=requant" "${sim[@]}" --in x=sx --in w=sw --in bias=c2
  refuses 2 "w3: shape 3x1, with X of 1x2; legal: as many rows as X has columns, 2" "${sim[@]}" --in x=sx --in w=w3
  refuses 2 "array 'mult' is missing" "${req[@]}"
  refuses 2 "array 'shift' is missing" "${req[@]}" --in mult=c2
  refuses 2 "c3: shape 3; legal: one value for each of the 2 columns" "${req[@]}" --in mult=c3 --in shift=c2
  refuses 2 "c64: value 64 at \[1\]; legal: 0..63" "${req[@]}" --in mult=c2 --in shift=c64
  refuses 2 "--view: value 'fast'; legal" "${sim[@]}" --view fast
  holds "splitmac: settings of columns" "${req[@]}" --in mult=c2 --in shift=c2 --in zp=c2 --out y=sy
  holds "splitmac: other types are elements of 16 bits" "${sim[@]}" --in x=x4 --in w=w1
  holds "splitmac: two rows at once" "${sim[@]}" --in x=sx --in w=sw --out y=sy
}

usage() {
  local verb text
  refuses 2 "unknown generator 'sistolic'; did you mean 'systolic'" "$gw" gen sistolic -o out
  refuses 2 "unknown generator 'q'" "$gw" describe q
  refuses 2 "unknown verb 'gne'; did you mean 'gen'" "$gw" gne
  refuses 2 "-o OUT is missing" "$gw" gen systolic
  refuses 2 "-o: its value is missing" "$gw" gen systolic -o
  refuses 2 "unknown option '--jsn'; did you mean '--json'" "$gw" gen systolic --jsn -o out
  refuses 2 "unknown option" "$gw" list --bogus
  refuses 2 "unknown option" "$gw" describe systolic --bogus
  refuses 2 "unknown option" "$gw" sim d --bogus
  refuses 2 "unknown option" "$gw" synth d --bogus
  refuses 2 "which generator" "$gw" describe
  refuses 2 "--seed: its value is missing" "$gw" sim d --seed
  refuses 2 "--tech: its value is missing" "$gw" synth d --tech
  refuses 2 "-o: its value is missing" "$gw" report d -o
  refuses 2 "--banks: its value is missing" "$gw" swizzle --banks
  for text in 0 -1 x '' 1e7 nan inf ' 3' 0x3 3ns; do
    refuses 2 "--clock: value '$text'; legal: 0.001..1000000 ns" "$gw" synth d --clock "$text"
  done
  refuses 2 "--sram-cell: value '0'; legal: 1e-06..1000 um2" "$gw" synth d --sram-cell 0
  refuses 2 "--sram-efficiency: value '2'; legal: 0.001..1 of the macro" "$gw" synth d --sram-efficiency 2
  refuses 2 "--power-from: value '17'; legal: 2..16 rows and columns" "$gw" synth d --power-from 17
  refuses 2 "--layout-timeout: value '1.5'; legal: 1..1000000 seconds" "$gw" synth d --layout --layout-timeout 1.5
  refuses 2 "--ram: value 'rom'; legal: box or flops" "$gw" synth d --ram rom
  refuses 2 "--seed: value '-1'" "$gw" sim d --seed -1
  refuses 2 "--sim: value 'vcs'; legal: verilator or icarus or both" "$gw" sim d --sim vcs
  refuses 2 "--in: value 'a'; legal: NAME=FILE.npy" "$gw" sim d --in a
  refuses 2 "--out: without --in" "$gw" sim d --out c=c.npy
  for verb in sim synth cost retarget; do
    refuses 2 "missing: not a design \\(manifest.json: cannot read: No such file or directory\\); legal: a folder" "$gw" $verb missing
  done
  for verb in sim synth cost retarget report; do
    for text in '{"generator":' '{"top": "x"}' '{"generator": "bayer"}' '{"generator": "bayer", "top": "x y"}' '{"generator": "bayer", "top": "wire"}'; do
      mkdir -p broken && echo "$text" >broken/manifest.json
      refuses 2 "broken: not a design \\(manifest.json: (line 2:|no .generator.|.top. is not the name)" "$gw" $verb broken
    done
  done
  refuses 2 "--tech: value 'nonesuch'; legal: osu018, .* or Liberty files" "$gw" synth d --tech nonesuch
  refuses 2 "no/x.v: cannot write in 'no'" "$gw" synth d --netlist no/x.v
  refuses 2 "no/x.svg: cannot write in 'no'" "$gw" swizzle --pattern row --svg no/x.svg
  refuses 2 "--excerpt: value '5' without --json" "$gw" sim d --excerpt 5
  refuses 2 "none.lib" "$gw" synth d --tech ./none.lib
}

folders() {
  touch file
  refuses 2 "file: not a folder" "$gw" gen systolic -o file
  mkdir foreign && echo mine >foreign/notes
  refuses 2 "foreign: holds 'notes'" "$gw" gen systolic -o foreign
  holds "a foreign folder is left alone" grep -q mine foreign/notes
  refuses 2 "nowhere" "$gw" gen systolic -o nowhere/out
  tiny again && touch again/extra
  refuses 2 "again: holds 'extra'" "$gw" gen systolic -o again
  mkdir empty
  holds "an empty folder is taken" tiny empty
  tiny one && tiny two
  holds "the same command gives the same bytes" diff -r one two
  holds "256x256 in 100 MB" bash -c 'ulimit -v 100000; exec "$@"' _ "$gw" gen systolic rows=256 cols=256 -q -o large
  holds "an output is replaced" "$gw" gen systolic rows=3 cols=2 -q -o one
  holds "and is the new one" grep -q '"rows": 3' one/manifest.json
  refuses 2 "one: holds a design of systolic; legal: another folder, or --force to replace it" "$gw" gen bayer -q -o one
  holds "a design of another generator stays" grep -q '"rows": 3' one/manifest.json
  holds "--force replaces it" "$gw" gen bayer --force -q -o one
  "$gw" gen bayer top=camera -o one >said
  holds "a design of another name is told" grep -q 'In place of the design bayer$' said
  if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    mkdir -m 755 closed && chmod 755 "$work"
    refuses 2 "closed/.*Permission denied" setpriv --reuid=65534 --regid=65534 --clear-groups "$gw" gen systolic -o closed/out
    mkdir full && if mount -t tmpfs -o size=16k none full 2>err; then
      refuses 2 "full/.*No space left" "$gw" gen systolic -o full/out
      holds "a full disk keeps nothing" test -z "$(ls -A full)"
    fi
  fi
  refuses 2 "cannot write: File too large" limited
  local host
  host=$(uname -n)
  mkdir ".killed.gatewright-999999-$host" ".killed.gatewright-999999-not-$host"
  touch ".killed.gatewright-999999-$host/half"
  holds "a killed run's temporary goes" tiny killed
  holds "and is gone" test ! -e ".killed.gatewright-999999-$host"
  holds "one of another machine stays" test -d ".killed.gatewright-999999-not-$host"
  rmdir ".killed.gatewright-999999-not-$host"
  for delay in 0.001 0.003 0.005; do
    "$gw" gen systolic rows=256 cols=256 -q -o victim & pid=$!
    sleep $delay
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    if [ -e victim ]; then
      holds "after SIGKILL at $delay s what is there is whole" test -s victim/README.md -a -s victim/manifest.json -a -s victim/systolic.v
    else
      result "after SIGKILL at $delay s nothing is there" 0
    fi
  done
  holds "the next run cleans up" "$gw" gen systolic rows=2 cols=2 -q -o victim
  holds "no temporary is left" test -z "$(compgen -G '.victim.gatewright-*')"
}

# Every verb, where the folders, the files and the cache are called what shells, make, ccache and Verilator's rules read
# otherwise.
names() {
  local odd dir t out tree repeat
  # shellcheck disable=SC2016 # not expanded: that is the point
  odd='it'"'"'s "a" $HOME; `x` & {b} [c] ü #%\n'$'\n''*?!~|<(>)'
  dir="$odd/$odd" out="$odd/out$odd"
  local -x XDG_CACHE_HOME="$work/$odd"
  mkdir -p "$odd"
  npy "$dir a.npy" '|i1' '1, 2' 3 -4
  npy "$dir w.npy" '|i1' '2, 2' 1 2 3 4
  npy "$dir b.npy" '|i1' '2,' 1 2
  local data=(--in "a=$dir a.npy" --in "w=$dir w.npy")
  holds "odd names: gen" "$gw" gen systolic rows=2 cols=2 -q -o "$dir"
  holds "odd names: sim, both simulators" "$gw" sim "$dir" --sim both --cycles 200 "--waves=$dir waves"
  for t in verilator icarus; do
    holds "odd names: $t's waves and their save file" test -s "$dir waves.$t.fst" -a -s "$dir waves.$t.gtkw"
    rm -f "$dir c.npy"
    holds "odd names: data on $t" "$gw" sim "$dir" --sim $t "${data[@]}" --out "c=$dir c.npy"
    holds "odd names: $t's result" test -s "$dir c.npy"
  done
  cp /usr/share/qflow/tech/osu018/osu018_stdcells.lib "$dir cells.lib"
  cp /usr/share/qflow/tech/osu018/osu018_stdcells.v "$dir cells.v"
  holds "odd names: gen with arrays" "$gw" gen hardwired "weights=$dir w.npy" "bias=$dir b.npy" -q -o "$dir h"
  holds "odd names: retarget" "$gw" retarget "$dir h" "weights=$dir w.npy" "bias=$dir b.npy"
  holds "odd names: synth with a library" "$gw" synth "$dir h" --tech "$dir cells.lib" --netlist "$dir net.v"
  holds "odd names: the netlist and its cells" "$gw" sim "$dir h" --sim icarus --netlist "$dir net.v" --cells "$dir cells.v" \
    --cycles 200 --toggles "$dir toggles"
  for t in osu018 generic ice40; do
    holds "odd names: synth --tech $t" "$gw" synth "$dir h" --tech $t --json
    [ $t != osu018 ] || cp out.txt "$dir synth.json"
  done
  tree="$work/tree ${odd//ü/}" # Tcl in the locale C takes a name for Latin-1
  mkdir -p "$tree/build" && cp -r "$here/gen" "$here/rtl" "$here/sim" "$here/tb" "$here/scripts" "$tree" && cp "$gw" "$tree/build"
  holds "odd names: where the program is" env XDG_CACHE_HOME="$work/fresh cache" "$tree/build/gatewright" synth "$dir h"
  cp "$dir a.npy" latin1-$'\xfc'
  refuses 2 "latin1-.*the name is not UTF-8" "$gw" sim "$dir" --in a=latin1-$'\xfc' --in "w=$dir w.npy"
  holds "odd names: power" "$gw" synth "$dir" --power --glitches "${data[@]}"
  holds "odd names: cost" "$gw" cost "$dir h"
  holds "odd names: cost of a file" "$gw" cost --synth "$dir synth.json"
  holds "odd names: report" "$gw" report "$dir" "${data[@]}" -o "$dir page.html"
  holds "odd names: sweep" "$gw" sweep hardwired "weights=$dir w.npy" x_bits=2,4 -q -o "$dir sweep"
  holds "odd names: report of a sweep" "$gw" report "$dir sweep"
  holds "odd names: swizzle" "$gw" swizzle --banks 4 --tile 4x4 --pattern row --pattern col --cert "$dir map.json" --svg "$dir map.svg"
  holds "odd names: swizzle --check" "$gw" swizzle --check "$dir map.json"
  holds "odd names: a map for gen" "$gw" gen scratchpad banks=4 tile_rows=4 tile_cols=4 "map=$dir map.json" -q -o "$dir pad"
  refuses 2 "patterns: value 'list:.*'; legal: row, col" "$gw" gen scratchpad "patterns=list:$dir w.npy" -o out
  refuses 2 "out.*not a design" "$gw" synth "$out"
  sed -i 's/^    p_q    <= sum_next;/    p_q    <= ~sum_next;/' "$dir/systolic.v"
  "$gw" sim "$dir" --sim icarus --cycles 500 >stdout 2>err
  repeat=$(sed -n '/repeat with: /,$p' err | sed '1s/.*repeat with: gatewright//')
  eval "\"\$gw\" $repeat" >stdout 2>err
  holds "odd names: the command that repeats a failure" test $? = 1
}

data() {
  local sim=("$gw" sim d --sim icarus)
  npy a '|i1' '1, 2' 3 -4
  npy w '|i1' '2, 2' 1 2 3 4
  refuses 2 "unknown array 'b'; legal: a, w" "${sim[@]}" --in b=a
  refuses 2 "array 'w' is missing" "${sim[@]}" --in a=a
  refuses 2 "'a' given twice" "${sim[@]}" --in a=a --in a=w
  refuses 2 "unknown array 'd'; legal: c" "${sim[@]}" --in a=a --in w=w --out d=c.npy
  refuses 2 "none.npy: cannot read" "${sim[@]}" --in a=none.npy --in w=w
  refuses 2 "empty: cannot read: Is a directory" "${sim[@]}" --in a=empty --in w=w
  : >nothing
  refuses 2 "nothing: not a .npy file" "${sim[@]}" --in a=nothing --in w=w
  head -c 40 a >short
  refuses 2 "short: header" "${sim[@]}" --in a=short --in w=w
  head -c 129 a >half
  refuses 2 "half: 1 bytes of data; its header says 2" "${sim[@]}" --in a=half --in w=w
  npy f '<f4' '1, 2' 0 0 0 0 0 0 32 64
  refuses 2 "f: type '<f4', value 2.5 at \[0,1\]; legal: .*np.rint\(np.load\('f'\)\)" "${sim[@]}" --in a=f --in w=w
  npy c '<c8' '1, 2' 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
  refuses 2 "c: type '<c8', complex numbers; legal: .*np.load\('c'\).real" "${sim[@]}" --in a=c --in w=w
  npy line '|i1' '2,' 3 4
  refuses 2 "line: shape 2; legal: a matrix" "${sim[@]}" --in a=line --in w=w
  npy zero '|i1' '0, 2'
  refuses 2 "zero: shape 0x2; legal: a matrix" "${sim[@]}" --in a=zero --in w=w
  npy three '|i1' '1, 3' 3 4 5
  refuses 2 "w: shape 2x2, with A of .*x3; legal: as many rows as A has columns, 3" "${sim[@]}" --in a=three --in w=w
  npy big '|u1' '1, 2' 3 200
  refuses 2 "big: value 200 at \[0,1\]; legal: -128..127" "${sim[@]}" --in a=big --in w=w
  npy huge '<i8' '1073741824, 1073741824'
  refuses 2 "huge: its shape asks for 1,152,921,504,606,846,976 elements; legal: at most" bash -c 'ulimit -v 2000000; exec "$@"' _ "${sim[@]}" --in a=huge --in w=w
  npy huge2 '|i1' '1073741824, 536870912'
  refuses 2 "huge2: its shape asks for 576,460,752,303,423,488 elements; legal: at most 268,435,456" bash -c 'ulimit -v 2000000; exec "$@"' _ "${sim[@]}" --in a=huge2 --in w=w
  refuses 2 "nowhere" "${sim[@]}" --in a=a --in w=w --out c=nowhere/c.npy
  "$gw" gen systolic rows=2 cols=2 k_max=1 -q -o k1
  refuses 2 "a: K = 2; legal: at most k_max = 1" "$gw" sim k1 --in a=a --in w=w
  "$gw" gen systolic rows=1 cols=2 acc_rows=0 -q -o direct
  refuses 2 "a: K = 2 with acc_rows=0; legal: at most 1" "$gw" sim direct --in a=a --in w=w
  "$gw" gen systolic rows=2 cols=2 sparsity=1:2 -q -o sparse
  npy s '|i1' '2, 2' 0 2 3 4
  refuses 2 "s: values 2 at \[0,1\] and 4 at \[1,1\] with sparsity=1:2" "$gw" sim sparse --in a=a --in w=s
  "$gw" gen systolic rows=2 cols=2 acc_bits=4 -q -o narrow
  npy w7 '|i1' '2, 2' 7 0 0 1
  "$gw" gen systolic rows=2 cols=2 a_bits=16 split=byte -q -o bytes
  refuses 2 "big: value 200 at \[0,1\]; legal: -128..127" "$gw" sim bytes --in a=big --in w=w
  holds "wrapping is no failure" "$gw" sim narrow --sim icarus --in a=a --in w=w7
  cp err told
  holds "and is told in one line" grep -qx 'gatewright: 1 of 2 results wrapped: they do not fit the accumulators' told
}

wrong_hardware() {
  cp -r d bad
  sed -i 's/^    p_q    <= sum_next;/    p_q    <= ~sum_next;/' bad/systolic.v
  "$gw" sim bad --sim icarus --seed 7 --cycles 500 >stdout 2>err
  [ $? = 1 ] && grep -q 'mismatch: clock' err && grep -q 'repeat with: gatewright sim bad --seed 7 --sim icarus --cycles 500$' err
  result "wrong hardware: status 1, what differs, how to repeat it" $? err
  "$gw" sim bad --sim icarus --in a=a --in w=w >stdout 2>err
  holds "wrong hardware: the user's data shows it" test $? = 1
  # All that was asked for is in the command that repeats it, but where the outcome goes.
  "$gw" sim bad --sim icarus --in a=a --in=w=w --stalls --view structural --out c=c.npy --waves=wave --json >stdout 2>told
  holds "wrong hardware: the whole command" \
    grep -qx 'gatewright: repeat with: gatewright sim bad --seed 1 --sim icarus --in a=a --in w=w --stalls --view structural' told
}

output() {
  local name filter
  "$gw" list --json >list.json
  "$gw" describe systolic --json >describe.json
  "$gw" gen systolic rows=2 cols=2 --json -o d2 >gen.json
  "$gw" sim d2 --sim icarus --cycles 300 --json >sim.json
  "$gw" sim d2 --sim icarus --in a=a --in w=w --json >data.json
  while IFS='|' read -r name filter; do
    holds "--json of $name" jq -e "$filter" "$name.json"
  done <<'EOF'
list|.generators[0].name == "systolic"
describe|(.parameters | length) >= 12 and (.ports | length) > 10
gen|.generator == "systolic" and .parameters.rows == 2 and .files[0] == "systolic.v" and .latency.clocks > 0
sim|.simulator == "icarus" and .mismatches == 0 and .seed == 1 and .wraps == 0 and .view == "structural" and (.trace | length) == 16
data|.cycles > 0 and .macs == 4 and .utilization > 0 and .macs_per_second > 0 and (.sim_seconds | type) == "number" and (.build_seconds | type) == "number"
EOF
  "$gw" gen systolic rows=2 cols=2 -q -o d3 >stdout 2>err
  holds "-q is quiet" test ! -s stdout -a ! -s err
  "$gw" sim d2 --sim icarus --cycles 300 --json >sim2.json
  holds "the second run comes from the cache" jq -e '.build_seconds == 0' sim2.json
  holds "the same seed does the same" test "$(jq .trace sim.json)" = "$(jq .trace sim2.json)"
  "$gw" sim d2 --sim icarus --cycles 300 --seed 2 --json >sim3.json
  holds "another seed does something else" test "$(jq .trace sim.json)" != "$(jq .trace sim3.json)"
  refuses_full
  holds "--version" "$gw" --version
  holds "--help" "$gw" --help
  "$gw" --completion >completion
  # shellcheck disable=SC2016 # for the inner shell
  holds "completion offers parameters" bash -c '. ./completion
    COMP_WORDS=(gatewright gen systolic ro) COMP_CWORD=3; _gatewright; [ "${COMPREPLY[0]}" = rows= ]'
  # shellcheck disable=SC2016
  holds "completion offers the arrays of a design" bash -c '. ./completion
    COMP_WORDS=(gatewright sim d2 --in "") COMP_CWORD=4; _gatewright; [ "${COMPREPLY[*]}" = "random a= w=" ] &&
    COMP_WORDS=(gatewright sim d2 --in a=x.npy --out "") COMP_CWORD=6; _gatewright; [ "${COMPREPLY[*]}" = c= ]'
  "$gw" --man >page
  for name in $(jq -r '.parameters[].name' describe.json); do
    holds "the man page has $name" grep -q "^\.B $name=" page
  done
}

refuses_full() {
  "$gw" list >/dev/full 2>err
  holds "standard output that is full" test $? = 2
}

tools() {
  mkdir -p bin
  refuses 3 "iverilog: not found.*apt-get install iverilog" env PATH="$work/bin" "$gw" sim d --sim icarus --seed 9
  refuses 3 "verilator: not found.*apt-get install verilator" env PATH="$work/bin" "$gw" sim d --sim verilator --seed 9
  refuses 3 "yosys: not found.*apt-get install yosys" env PATH="$work/bin" "$gw" synth d
  local said
  for said in "Error parsing options: Option 'c' does not exist" \
    "ERROR: Can't execute TCL script: this version of Yosys is not built with TCL support enabled."; do
    # shellcheck disable=SC2016 # the script's own words
    printf '#!/bin/sh\n[ "$1" = -V ] && exec echo Yosys 9\necho "%s"\nexit 1\n' "$said" >bin/yosys
    chmod +x bin/yosys
    refuses 3 "yosys: .* without Tcl.*apt-get install yosys" env PATH="$work/bin:$PATH" "$gw" synth d
  done
  rm bin/yosys
}

# An Icarus in a folder of its own, of which PATH has a link to iverilog alone: vvp and vpi_user.h are those of that folder.
other_icarus() {
  local program
  mkdir -p own/bin own/include first
  for program in iverilog vvp; do
    printf '#!/bin/sh\necho %s >>"%s/used"\nexec "%s" "$@"\n' $program "$work" "$(command -v $program)" >own/bin/$program
  done
  printf '#!/bin/sh\necho "-g -I%s/own/include -O2"\n' "$work" >own/bin/iverilog-vpi
  chmod +x own/bin/*
  ln -s ../own/bin/iverilog first/iverilog
  "$gw" gen systolic rows=2 cols=2 top=elsewhere -q -o other # none that the cache has
  echo '#error not this one' >own/include/vpi_user.h
  env PATH="$work/first:$PATH" "$gw" sim other --sim icarus --cycles 100 -q 2>own/said
  holds "vpi_user.h is that of the iverilog on PATH" grep -q '#error not this one' own/said
  $(command -v iverilog-vpi) --cflags | tr ' ' '\n' | sed -n 's|^-I\(.*\)|#include "\1/vpi_user.h"|p' >own/include/vpi_user.h
  holds "a simulation with an iverilog elsewhere" env PATH="$work/first:$PATH" "$gw" sim other --sim icarus --cycles 100 -q
  holds "vvp is that of the iverilog on PATH" grep -q vvp used
}

# A camera: parameters that are lists and files, images that do not fit.
bayer() {
  local gen=("$gw" gen bayer -o out) ones=(1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1) sim=("$gw" sim cam --sim icarus)
  local list file="k \"\$x; odd"
  refuses 2 "pattern: value 'rgbg'; legal: rggb or bggr or grbg or gbrg" "${gen[@]}" pattern=rgbg
  refuses 2 "black: value '4096'; legal: 0..4095" "${gen[@]}" black=4096
  refuses 2 "max_width: value '1'; legal: 2..65536" "${gen[@]}" max_width=1
  refuses 2 "mode: value 'full'; legal: half or bilinear" "${gen[@]}" mode=full
  for list in '' 1 1,2,3 1,2,3,4,5 '1,2,3,' ,1,2,3 '1, 2,3,4' 1,2,3,32 1,2,3,-1 1,2,3,x; do
    refuses 2 "shifts: value '$list'; legal: auto or S0,S1,S2,S3, each 0..31" "${gen[@]}" shifts="$list"
  done
  npy k3 '|i1' '2, 2, 4' "${ones[@]}"
  npy kflat '|i1' '16,' "${ones[@]}"
  npy kwide '|u1' '4, 2, 2' "${ones[@]:1}" 200
  npy kfloat '<f2' '4, 2, 2' "${ones[@]}" "${ones[@]}" # 257 * 2^-24 each
  npy "$file" '|i1' '4, 2, 2' "${ones[@]}"
  refuses 2 "kernels: k3: shape 2x2x4; legal: 4x2x2" "${gen[@]}" kernels=k3
  refuses 2 "kernels: kflat: shape 16; legal: 4x2x2" "${gen[@]}" kernels=kflat
  refuses 2 "kernels: kwide: value 200 at \[3,1,1\]; legal: -128..127" "${gen[@]}" kernels=kwide
  refuses 2 "kernels: kfloat: type '<f2', value 1.53183.*e-05 at \[0,0,0\]; legal: integers" "${gen[@]}" kernels=kfloat
  refuses 2 "kernels: value 'none': cannot read: No such file" "${gen[@]}" kernels=none
  refuses 2 "kernels: value '.': cannot read: Is a directory" "${gen[@]}" kernels=.
  refuses 2 "kernels: value '': cannot read" "${gen[@]}" kernels=
  refuses 2 "kernels: value 'k3' with mode=bilinear; legal: only with mode=half" "${gen[@]}" kernels=k3 mode=bilinear
  refuses 2 "shifts: value '0,0,0,0' with mode=bilinear" "${gen[@]}" shifts=0,0,0,0 mode=bilinear
  holds "kernels in a file with an odd name" "$gw" gen bayer kernels="$file" -q -o odd1
  cp "$file" plain.npy
  "$gw" gen bayer kernels="$PWD/plain.npy" -q -o odd2
  holds "the file's place is not in the design, its contents are" diff -r odd1 odd2
  "$gw" gen bayer max_width=4 -q -o cam
  npy pixels '|u1' '2, 5' 1 2 3 4 5 6 7 8 9 10
  refuses 2 "pixels: width 5; legal: at most max_width = 4" "${sim[@]}" --in raw=pixels
  npy pixels '|u1' '1, 4' 1 2 3 4
  refuses 2 "pixels: shape 1x4; legal: an image, H x W, of at least 2 x 2" "${sim[@]}" --in raw=pixels
  npy pixels '|u1' '4, 1' 1 2 3 4
  refuses 2 "pixels: shape 4x1; legal: an image" "${sim[@]}" --in raw=pixels
  npy pixels '<u2' '2, 2' 1 0 2 0 255 15 0 16
  refuses 2 "pixels: value 4096 at \[1,1\]; legal: 0..4095" "${sim[@]}" --in raw=pixels
  npy pixels '|i1' '2, 2' 1 2 -3 4
  refuses 2 "pixels: value -3 at \[1,0\]; legal: 0..4095" "${sim[@]}" --in raw=pixels
  refuses 2 "unknown array 'a'; legal: raw" "${sim[@]}" --in a=pixels
}

# Weights in files, and other weights for a design.
hardwired() {
  local gen=("$gw" gen hardwired -o out) anew=("$gw" retarget wired)
  refuses 2 "w_bits: value '9'; legal: 1 or ternary or 2" "${gen[@]}" w_bits=9
  refuses 2 "x_bits: value '17'; legal: 1..16" "${gen[@]}" x_bits=17
  refuses 2 "n_in: value '0'; legal: 1..8192" "${gen[@]}" n_in=0
  refuses 2 "w_signed: value '0' with w_bits=1; legal: auto or 1" "${gen[@]}" w_bits=1 w_signed=0
  refuses 2 "base: value 'pairs' with rate=parallel and w_bits=4; legal: only with rate=serial" "${gen[@]}" base=pairs rate=parallel
  refuses 2 "base: value 'pairs' with rate=serial and w_bits=6; legal" "${gen[@]}" base=pairs w_bits=6
  refuses 2 "rate: value 'serial'; legal: only with fabric=routed" "${gen[@]}" fabric=folded rate=serial
  refuses 2 "slack: value '200'; legal: only with fabric=routed base=regions" "${gen[@]}" slack=200
  refuses 2 "gating: value '1'; legal: only with" "${gen[@]}" rate=parallel gating=1
  refuses 2 "bias_bits: value '8' without bias; legal: only with bias=FILE" "${gen[@]}" bias_bits=8
  npy wfloat '<f4' '1, 2' 0 0 128 63 0 0 192 127 # 1, NaN
  npy wnan '<f8' '1, 1' 0 0 0 0 0 0 248 127
  npy w8 '|i1' '2, 3' 1 2 -8 7 3 8
  npy wneg '|i1' '2, 3' 1 2 0 7 -1 3
  npy wzero '|i1' '2, 3' 1 -1 1 1 0 1
  npy wflat '|i1' '6,' 1 2 3 4 5 6
  npy wnone '|i1' '0, 3'
  npy w '|i1' '2, 3' 1 2 -8 7 3 -1
  npy wu '|u1' '2, 3' 1 2 8 7 3 15
  npy wt '|i1' '3, 2' 1 2 -8 7 3 -1
  npy b '|i1' '2,' 1 -2
  npy b3 '|i1' '3,' 1 -2 3
  npy bflat '|i1' '1, 2' 1 2
  npy bwide '|i1' '2,' 7 8
  refuses 2 "weights: wfloat: type '<f4', value nan at \[0,1\]; legal: integers" "${gen[@]}" weights=wfloat
  refuses 2 "weights: wnan: type '<f8', value nan at \[0,0\]; legal: integers" "${gen[@]}" weights=wnan
  refuses 2 "weights: w8: value 8 at \[1,2\]; legal: -8..7" "${gen[@]}" weights=w8
  refuses 2 "weights: w8: value -8 at \[0,2\]; legal: -4..3, as w_bits=3 and w_signed=1$" "${gen[@]}" weights=w8 w_bits=3
  refuses 2 "weights: wneg: value -1 at \[1,1\]; legal: 0..15, as w_bits=4 and w_signed=0$" "${gen[@]}" weights=wneg w_signed=0
  refuses 2 "weights: wzero: value 0 at \[1,1\]; legal with w_bits=1: -1 and 1" "${gen[@]}" weights=wzero w_bits=1
  refuses 2 "weights: w8: value 2 at \[0,1\]; legal: -1..1, as w_bits=ternary$" "${gen[@]}" weights=w8 w_bits=ternary
  refuses 2 "weights: wflat: shape 6; legal: n_out x n_in" "${gen[@]}" weights=wflat
  refuses 2 "weights: wnone: shape 0x3; legal: n_out x n_in, each 1..8192" "${gen[@]}" weights=wnone
  refuses 2 "n_out: value '2' with weights=w; legal: only with weights=random" "${gen[@]}" weights=w n_out=2
  refuses 2 "seed: value '2' with weights=w; legal: only with weights=random" "${gen[@]}" weights=w seed=2
  refuses 2 "bias: b3: shape 3; legal: 2, one for each output" "${gen[@]}" weights=w bias=b3
  refuses 2 "bias: bflat: shape 1x2; legal: 2" "${gen[@]}" weights=w bias=bflat
  refuses 2 "bias: bwide: value 8 at \[1\]; legal: -8..7, as bias_bits=4$" "${gen[@]}" weights=w bias=bwide bias_bits=4
  refuses 2 "zp: b: value -2 at \[1\]; legal: 0..255, as y_bits=8 and y_signed=0$" "${gen[@]}" weights=w out=requant y_signed=0 mult=b shift=b zp=b
  "$gw" gen hardwired weights=w -q -o wired
  "$gw" gen hardwired weights=w fabric=folded -q -o folded
  "$gw" gen hardwired weights=w bias=b bias_bits=4 -q -o biased
  refuses 2 "which design" "$gw" retarget
  refuses 2 "weights=FILE.npy is missing" "${anew[@]}"
  refuses 2 "missing: not a design" "$gw" retarget missing weights=w
  refuses 2 "d: a design of systolic has no weights in it: it is sent them while it runs; legal: a design of hardwired with fabric=routed or fabric=rom$" "$gw" retarget d weights=w
  refuses 2 "folded: a design of hardwired whose base depends on its weights; legal" "$gw" retarget folded weights=w
  refuses 2 "unknown word 'x_bits=4'; legal: weights=FILE.npy, bias=FILE.npy" "${anew[@]}" x_bits=4
  refuses 2 "unknown word 'w'; legal" "${anew[@]}" w
  refuses 2 "unknown option '--jso'; did you mean '--json'" "${anew[@]}" weights=w --jso
  refuses 2 "weights: given twice, as 'w' and 'wu'" "${anew[@]}" weights=w weights=wu
  refuses 2 "weights: value 'random'; legal: a file" "${anew[@]}" weights=random
  refuses 2 "weights: value 'nofile': cannot read" "${anew[@]}" weights=nofile
  refuses 2 "weights: wfloat: type '<f4'" "${anew[@]}" weights=wfloat
  refuses 2 "weights: wt: shape 3x2; legal: 2x3, as wired has" "${anew[@]}" weights=wt
  refuses 2 "weights: w8: value 8 at \[1,2\]; legal: -8..7" "${anew[@]}" weights=w8
  refuses 2 "weights: wu: value 8 at \[0,2\]; legal: -8..7" "${anew[@]}" weights=wu
  refuses 2 "bias: value 'b'; legal: only for a design made with one, wired has none" "${anew[@]}" weights=w bias=b
  refuses 2 "bias: value 'none'; legal: a file" "$gw" retarget biased weights=w bias=none
  refuses 2 "bias: b3: shape 3; legal: 2, as biased has" "$gw" retarget biased weights=w bias=b3
  refuses 2 "bias: bwide: value 8 at \[1\]; legal: -8..7" "$gw" retarget biased weights=w bias=bwide
  touch wired/notes
  refuses 2 "wired: holds 'notes', which gatewright did not write there" "${anew[@]}" weights=w
}

# What a design says of itself: one of a thing has no plural, and no sentence is of another base.
wording() {
  local words
  for words in 'systolic rows=1 cols=1 dataflow=os k_max=1' 'systolic rows=1 cols=1 acc_rows=1' 'splitmac k_max=1' 'bayer max_width=2' \
    'hardwired n_out=1 n_in=1 fabric=rom' 'hardwired n_out=1 n_in=1 fabric=folded w_bits=1 x_bits=1' 'hardwired n_out=1 n_in=1 x_bits=1' \
    'scratchpad banks=2 depth=2 word_bits=8 network=butterfly patterns=row'; do
    # shellcheck disable=SC2086 # words
    "$gw" gen $words -q -o worded --force || return 1
    if grep -nE '\b1 [a-z-]*(beat|bit|clock|column|element|input|output|permutation|pixel|result|row|stage|step|weight|word)s\b' worded/README.md worded/*.v || grep -nF '(s)' worded/README.md; then
      return 1
    fi
  done
}
base_sentences() {
  "$gw" gen hardwired n_out=2 n_in=2 w_bits=2 -q -o worded --force && grep -q ', 2-bit weights in wires' worded/README.md &&
    "$gw" gen hardwired n_out=2 n_in=8 base=regions -q -o worded --force && ! grep -E 'more bits than inputs|low while' worded/README.md &&
    "$gw" gen hardwired n_out=2 n_in=8 -q -o worded --force && grep -q 'more bits than inputs' worded/README.md && grep -q 'low while' worded/README.md
}

tiny d
holds "one of a thing has no plural" wording
holds "sentences of the design's own base" base_sentences
parameters
splitmac
usage
folders
names
data
wrong_hardware
bayer
output
hardwired
tools
other_icarus
