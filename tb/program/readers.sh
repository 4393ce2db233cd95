#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What is read, and what is kept: arrays as others write them give the same design and the same results; pipes, devices and
# files without an end are refused by every verb; what a tool did not make is not kept in the cache.
#   tb/program/readers.sh [PART ...]     all parts, or the named functions below
set -u
# shellcheck disable=SC2034 # for common.sh
generator=hardwired suite=readers
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

"$matrices" put i1 3x4 w.npy 1 2 3 -4 5 -6 7 -8 0 1 0 -1
"$matrices" put u1 3x4 u.npy 1 2 3 4 5 6 7 15 0 1 0 1
"$matrices" put i1 3 b.npy 1 -2 3

# The folders are alike, byte for byte, and the first is there.
alike() { [ -s "$1/manifest.json" ] && diff -r "$1" "$2"; }

# ---- arrays ----

# The same array in every type that holds it, by turns in either order and each format of the file.
copies() { # FROM TO TYPE...
  local from=$1 to=$2 type i=0
  shift 2
  for type in "$@"; do
    "$matrices" as "$type" "$([ $((i % 2)) = 0 ] && echo F || echo C)" $((1 + i % 3)) "$from" "$to.$i.npy"
    i=$((i + 1))
  done
}

arrays() {
  local f
  "$gw" gen hardwired weights=w.npy bias=b.npy -q -o plain
  copies w.npy w '|i1' '|i1' '>i2' '<i2' '>i4' '<i8' '>i8' '<f2' '>f2' '>f4' '<f4' '>f8' '<f8'
  copies b.npy b '>i2' '<f4' '>i8'
  for f in w.*.npy; do
    "$gw" gen hardwired weights="$f" bias="b.$((${#f} % 3)).npy" -q -o copy 2>err
    holds "the same design of $f" alike plain copy
  done
  "$gw" gen hardwired weights=u.npy fabric=folded -q -o plain
  copies u.npy u '|u1' '>u2' '<u4' '>u8' '<u8'
  for f in u.*.npy; do
    "$gw" gen hardwired weights="$f" fabric=folded -q -o copy 2>err
    holds "the same design of $f" alike plain copy
  done
  "$matrices" put u1 2x3 bits.npy 1 0 1 0 0 1
  "$gw" gen hardwired weights=bits.npy -q -o plain
  "$matrices" as '|b1' F 2 bits.npy bool.npy
  "$gw" gen hardwired weights=bool.npy -q -o copy
  holds "the same design of booleans" alike plain copy
  "$matrices" put i1 4x4 k.npy 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
  "$matrices" put i1 4x4 other.npy 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 17
  "$gw" gen hardwired weights=k.npy w_bits=8 -q -o plain
  "$gw" gen hardwired weights=other.npy w_bits=8 -q -o copy
  ! alike plain copy >/dev/null
  result "another design of another array" $?
}

# Results of the user's data, whatever the arrays are written as.
runs() {
  "$matrices" put i1 5x4 x.npy 1 -2 3 -4 127 -128 0 1 2 3 4 5 -6 -7 -8 -9 10 20 30 40
  "$matrices" put i1 4x3 v.npy 1 2 3 4 5 6 7 8 9 -10 -11 -12
  "$gw" gen systolic rows=4 cols=4 -q -o array
  "$gw" sim array --sim icarus --in a=x.npy --in w=v.npy --out c=want.npy -q 2>err
  copies x.npy x '>i2' '<f4' '>f8'
  copies v.npy v '>f2' '|i1' '<i8'
  local i
  for i in 0 1 2; do
    rm -f got.npy
    "$gw" sim array --sim icarus --in a=x.$i.npy --in w=v.$i.npy --out c=got.npy -q 2>err
    holds "the same product of x.$i.npy and v.$i.npy" cmp want.npy got.npy
  done
  "$gw" gen splitmac k_max=4 mode=fixed out=requant -q -o sums
  "$matrices" put i4 3 mult.npy 5 6 7
  "$matrices" put i1 3 shift.npy 1 2 3
  "$gw" sim sums --sim icarus --in x=x.npy --in w=v.npy --in mult=mult.npy --in shift=shift.npy --out y=want.npy -q 2>err
  copies mult.npy mult '<f8'
  copies shift.npy shift '>u2'
  rm -f got.npy
  "$gw" sim sums --sim icarus --in x=x.1.npy --in w=v.0.npy --in mult=mult.0.npy --in shift=shift.0.npy --out y=got.npy -q 2>err
  holds "the same requantized results" cmp want.npy got.npy
  "$matrices" put i2 1x4 wide.npy 1 2 3 -129
  copies wide.npy wide '>f4'
  refuses 2 "wide.0.npy: value -129 at \[0,3\]; legal: -128..127" "$gw" sim array --sim icarus --in a=wide.0.npy --in w=v.npy
}

# Two weights a byte: 1 2 3 | -4 5 -6 | 7 -8 0.
packed() {
  "$matrices" put i1 3x3 nine.npy 1 2 3 -4 5 -6 7 -8 0
  "$matrices" put u1 3x2 packed.npy 33 3 92 10 135 0
  local f
  for f in fabric=rom rate=serial rate=parallel fabric=folded; do
    "$gw" gen hardwired weights=nine.npy $f -q -o plain
    "$gw" gen hardwired weights=packed.npy w_packed=1 n_in=3 $f -q -o copy 2>err
    holds "packed weights, $f" alike plain copy
  done
  "$matrices" put u1 3x3 unsigned.npy 1 2 3 12 5 10 7 8 0
  "$gw" gen hardwired weights=unsigned.npy w_signed=0 -q -o plain
  "$gw" gen hardwired weights=packed.npy w_packed=1 n_in=3 w_signed=0 -q -o copy
  holds "packed weights without a sign" alike plain copy
  "$gw" gen hardwired weights=nine.npy -q -o plain
  "$matrices" put i1 3x3 ones.npy 1 1 1 1 1 1 1 1 1
  "$gw" gen hardwired weights=ones.npy -q -o copy
  "$gw" retarget copy weights=packed.npy w_packed=1 -q 2>err
  holds "packed weights in a design that is there" diff -I '// Made by: ' plain/hardwired_plane.v copy/hardwired_plane.v
  local gen=("$gw" gen hardwired weights=packed.npy -q -o out)
  refuses 2 "n_in: not given with w_packed=1; legal: the weights of a row" "${gen[@]}" w_packed=1
  refuses 2 "shape 3x2 with w_packed=1 and n_in=5; legal: n_out x 3" "${gen[@]}" w_packed=1 n_in=5
  refuses 2 "w_packed: value '1' with w_bits=3; legal: only with w_bits=4" "${gen[@]}" w_packed=1 n_in=3 w_bits=3
  refuses 2 "n_in: value '3' with weights=packed.npy; legal: only with weights=random" "${gen[@]}" n_in=3
  "$matrices" put u1 1x2 packed.npy 33 19
  refuses 2 "byte 19 at \[0,1\] has a high half, beyond n_in=3; legal: 0 there" "${gen[@]}" w_packed=1 n_in=3
}

# ---- files without an end ----

# A verb refuses the file in a moment, in one line that says what it is.
endless() { # NAME PATTERN COMMAND...
  local name=$1 pattern=$2
  shift 2
  (ulimit -v 4000000; exec timeout 20 "$@") >out.txt 2>err </dev/null
  [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] && grep -q "$pattern" err
  result "$name" $? err
}

# Every place where a verb reads a file, the file as $1.
places() { # FILE PATTERN
  local f=$1 p=$2
  endless "gen weights=$f" "$p" "$gw" gen hardwired weights="$f" -o out
  endless "gen bias=$f" "$p" "$gw" gen hardwired weights=w.npy bias="$f" -o out
  endless "gen mult=$f" "$p" "$gw" gen hardwired weights=w.npy out=requant mult="$f" shift=b.npy -o out
  endless "gen kernels=$f" "$p" "$gw" gen bayer kernels="$f" -o out
  endless "gen map=$f" "$p" "$gw" gen scratchpad map="${f%.lib}.json" -o out
  endless "gen sram_verilog=$f" "$p" "$gw" gen scratchpad sram=x sram_verilog="$f" -o out
  endless "gen sram_liberty=$f" "$p" "$gw" gen scratchpad sram=x sram_verilog=w.npy sram_liberty="$f" -o out
  endless "retarget weights=$f" "$p" "$gw" retarget wired weights="$f"
  endless "sim --in a=$f" "$p" "$gw" sim array --in a="$f" --in w=w.npy
  endless "sim --netlist $f" "$p" "$gw" sim array --sim icarus --netlist "$f" --cells w.npy
  endless "sim --cells $f" "$p" "$gw" sim array --sim icarus --netlist w.npy --cells "$f"
  endless "synth --tech $f" "$p" "$gw" synth array --tech "$f"
  endless "synth --power --in a=$f" "$p" "$gw" synth array --power --in a="$f" --in w=w.npy
  endless "report --synth $f" "$p" "$gw" report array --synth "$f" -o report.html
  endless "report --sim $f" "$p" "$gw" report array --sim "$f" -o report.html
  endless "cost --synth $f" "$p" "$gw" cost --synth "$f"
  endless "swizzle --check $f" "$p" "$gw" swizzle --check "$f"
  endless "swizzle list:$f" "$p" "$gw" swizzle --pattern list:"$f"
  endless "swizzle --preset $f" "$p" "$gw" swizzle --pattern row --preset "${f%.lib}.json"
  endless "sweep weights=$f" "$p" "$gw" sweep hardwired weights="$f" -o swept
}

# What is in a folder that a verb is given.
folders() {
  local verb
  for verb in sim synth report "cost --node 7" "example -o arrays"; do
    rm -rf piped
    cp -r array piped
    rm piped/manifest.json
    mkfifo piped/manifest.json
    # shellcheck disable=SC2086 # a verb and its options
    endless "$verb: a design whose manifest is a pipe" "a pipe; legal: a regular file" "$gw" $verb piped
  done
  endless "gen over it" "which gatewright did not write there" "$gw" gen systolic -o piped
  rm -rf piped
  cp -r array piped
  rm piped/systolic.v
  mkfifo piped/systolic.v
  endless "sim: a design whose Verilog is a pipe" "a pipe; legal: a regular file" "$gw" sim piped --sim icarus
  endless "synth: a design whose Verilog is a pipe" "a pipe; legal: a regular file" "$gw" synth piped
}

ends() {
  "$gw" gen systolic rows=2 cols=2 -q -o array
  "$gw" gen hardwired weights=w.npy -q -o wired
  mkfifo pipe.lib
  ln -s pipe.lib pipe.json
  places pipe.lib "pipe.*a pipe; legal: a regular file"
  ln -s /dev/zero zero.lib
  ln -s /dev/zero zero.json
  places zero.lib "zero.*a device; legal: a regular file"
  truncate -s 3G large.lib
  ln -s large.lib large.json
  places large.lib "large.*\(3,221,225,472 bytes; legal: at most 2,147,483,648 (2 GiB)\|larger than\)"
  folders
  # shellcheck disable=SC2016 # for the inner shell
  endless "the shell's own stream" "a pipe; legal: a regular file" bash -c 'cat w.npy | "$1" gen hardwired weights=/dev/stdin -o out' _ "$gw"
  # shellcheck disable=SC2016 # for the inner shell
  endless "a file by a name of this process alone" "a stream of the shell's; legal: a regular file" \
    bash -c '"$1" gen hardwired weights=/dev/stdin -o out <w.npy' _ "$gw"
  # shellcheck disable=SC2016 # for the inner shell
  endless "a process's output" "a pipe; legal: a regular file" bash -c '"$1" gen hardwired weights=<(cat w.npy) -o out' _ "$gw"
  head -c 1200000000 /dev/zero | gzip -1 >bomb.lib.gz
  endless "a library that unpacks to more than 1 GiB" "bomb.lib.gz: more than 1,073,741,824 bytes uncompressed; legal: at most that (1 GiB)" \
    "$gw" synth array --tech bomb.lib.gz
  { head -c 128 w.npy | sed 's/(3, 4)/(268435456, 4)/'; } >header
  head -c 128 header >shape.npy
  truncate -s 1073741952 shape.npy
  endless "an array of more elements than memory is for" "1,073,741,824 elements; legal: at most 268,435,456" "$gw" gen hardwired weights=shape.npy -o out
  holds "nothing is left" test ! -e out -a ! -e report.html
}

# ---- what is written ----

# A pipe or a link where a result goes: it stays one, and has the result.
outputs() {
  "$gw" gen hardwired n_out=2 n_in=2 -q -o small
  "$matrices" put i1 1x2 x.npy 3 -4
  ln -s target.npy link.npy
  "$gw" sim small --sim icarus --in x=x.npy --out y=y.npy -q 2>err
  "$gw" sim small --sim icarus --in x=x.npy --out y=link.npy -q 2>err
  holds "sim --out into what a link names" test -L link.npy -a -s target.npy
  holds "with the same result" cmp y.npy target.npy
  ln -s target.json link.json
  "$gw" swizzle --banks 4 --pattern row --cert link.json -q 2>err
  holds "a certificate into what a link names" test -L link.json -a -s target.json
  mkfifo drawing
  timeout 20 cat drawing >drawn.svg &
  timeout 20 "$gw" swizzle --banks 4 --pattern row --svg drawing -q 2>err
  wait
  holds "a drawing into a pipe" test -p drawing -a -s drawn.svg
  piped
  refuses 2 "/dev/fd/1: a stream of the shell's; legal: a file" "$gw" sim small --in x=x.npy --out y=/dev/fd/1
}

# The verb writes into a pipe what it writes into a file.
into_pipe() { # NAME FILE COMMAND... (its last word and the file's name are one word)
  local name=$1 out=$2
  shift 2
  timeout 60 "${@:1:$#-1}" "${*: -1}$out" -q 2>err
  mkfifo pipe.out
  timeout 60 cat pipe.out >got.out &
  timeout 60 "${@:1:$#-1}" "${*: -1}pipe.out" -q 2>err
  wait
  holds "$name into a pipe" test -p pipe.out -a -s got.out
  holds "$name: the same as into a file" cmp "$out" got.out
  rm pipe.out
}

# Every option that names a file to write.
piped() {
  "$gw" gen systolic rows=2 cols=2 -q -o array
  "$gw" synth array --json -q >synth.json 2>err
  "$gw" sim array --sim icarus --cycles 300 --json -q >sim.json 2>err
  into_pipe "synth" array.v "$gw" synth array --netlist=
  into_pipe "report" page.html "$gw" report array --synth synth.json --sim sim.json -o=
  into_pipe "sim" got.npy "$gw" sim small --sim icarus --in x=x.npy --out=y=
  mkfifo alone
  local unread="alone: cannot write: nothing reads this pipe"
  endless "synth --netlist into a pipe that nothing reads" "$unread" "$gw" synth small --netlist alone
  endless "report -o into one" "$unread" "$gw" report small -o alone
  endless "swizzle --svg into one" "$unread" "$gw" swizzle --banks 4 --pattern row --svg alone
  endless "swizzle --cert into one" "$unread" "$gw" swizzle --banks 4 --pattern row --cert alone
  endless "sim --out into one" "$unread" "$gw" sim small --sim icarus --in x=x.npy --out y=alone
  endless "gen -o on one" "alone: not a folder" "$gw" gen systolic -o alone
  endless "example -o on one" "alone: not a folder" "$gw" example small -o alone
  endless "sweep -o on one" "alone: " "$gw" sweep systolic rows=2 cols=2 -o alone
  endless "synth --layout-dir on one" "alone: " "$gw" synth small --layout --layout-dir alone
  endless "sim --waves on one" "value 'alone', no regular file; legal: a file" "$gw" sim small --sim icarus --waves=alone
  endless "sim --waves on a device" "value '/dev/null', no regular file; legal: a file" "$gw" sim small --sim icarus --waves=/dev/null
  holds "the pipe is there" test -p alone -a ! -e alone.gtkw
}

# Many runs at a time write one file: each puts a whole one there, and what a killed one left is removed.
together() {
  local draw=("$gw" swizzle --banks 4 --pattern row -q --svg) i left
  "${draw[@]}" alone.svg 2>err
  left=.shared.svg.gatewright-$(bash -c 'echo $$')-$(hostname)
  : >"$left"
  : >".shared.svg.gatewright-1-$(hostname)"
  for i in {1..10}; do
    for _ in {1..12}; do "${draw[@]}" shared.svg || echo "run of $i failed"; done >>failed 2>&1 &
  done
  wait
  holds "runs at the same time write one file" test ! -s failed -a -s alone.svg
  holds "it is whole" cmp alone.svg shared.svg
  holds "what a killed run left is gone, what a living one has is there" test ! -e "$left" -a -e ".shared.svg.gatewright-1-$(hostname)"
}

# ---- what is kept ----

# A tool in front of the real one: it does nothing, and says that it is done; its version is that of the real one.
lazy() { # TOOL [COMMAND]
  mkdir -p lazy
  # shellcheck disable=SC2016 # the tool's own
  printf '#!/bin/sh\ncase "$1" in -V|--version|-version) exec %s "$@";; esac\n%s\n' "$(command -v "$1")" "${2:-exit 0}" >"lazy/$1"
  chmod +x "lazy/$1"
}

# With the tool lazy the run fails for it; with the real one, on the same cache, it is right.
cached() { # TOOL PATTERN COMMAND...
  local tool=$1 pattern=$2
  shift 2
  export XDG_CACHE_HOME="$work/kept"
  rm -rf kept/gatewright/[!c]*  # but for ccache's store
  PATH="$work/lazy:$PATH" "$@" >out.txt 2>err
  [ $? = 3 ] && tail -1 err | grep -q "$pattern"
  result "$tool makes nothing: $pattern" $? err
  holds "then nothing was kept of $tool" "$@"
  rm -rf lazy
}

cache() {
  local sim=("$gw" sim array --cycles 300 -q --sim)
  "$gw" gen systolic rows=2 cols=2 -q -o array
  lazy iverilog
  cached iverilog "iverilog did not fail, but made no model.vvp" "${sim[@]}" icarus
  lazy gcc
  cached gcc "did not fail, but made no " "${sim[@]}" icarus
  # Compiles, but does not link.
  lazy gcc "case \"\$*\" in *-shared*) exit 0;; esac; exec $(command -v gcc) \"\$@\""
  cached gcc "gcc did not fail, but made no gw.vpi" "${sim[@]}" icarus
  # shellcheck disable=SC2016 # the tool's own
  lazy iverilog 'for w in "$@"; do [ "$w" = -o ] && next=1 && continue; [ -z "$next" ] || { : >"$w"; break; }; done'
  cached iverilog "iverilog did not fail, but made no model.vvp" "${sim[@]}" icarus
  lazy verilator
  cached verilator "verilator did not fail, but made no obj/Vgw_harness.mk" "${sim[@]}" verilator
  lazy make
  cached make "make did not fail, but made no obj/Vgw_harness" "${sim[@]}" verilator
  lazy yosys
  cached yosys "yosys did not fail, but made no report.txt" "$gw" synth array -q
  lazy sta
  cached sta "sta did not fail, but made no timing.txt" "$gw" synth array -q
  # A cache that a disk or an earlier version left broken.
  "${sim[@]}" icarus 2>err
  : | tee kept/gatewright/icarus-*/model.vvp
  holds "an empty model in the cache is built again" "${sim[@]}" icarus
  rm kept/gatewright/synth-*/result.json
  holds "a missing result in the cache is made again" "$gw" synth array -q
}

# A simulator that dies after it has written its result.
dies() {
  "$gw" gen systolic rows=2 cols=2 -q -o array
  mkdir -p lazy
  local status
  for status in 1 7; do
    printf '#!/bin/sh\n%s "$@"\nexit %s\n' "$(command -v vvp)" $status >lazy/vvp
    cp "$(command -v iverilog)" lazy/iverilog
    chmod +x lazy/vvp
    PATH="$work/lazy:$PATH" "$gw" sim array --cycles 300 -q --sim icarus >out.txt 2>err
    [ $? = 3 ] && tail -1 err | grep -q "vvp failed (status $status)"
    result "a simulator that ends with status $status after its result" $? err
  done
  printf '#!/bin/sh\n%s "$@"\nkill -SEGV $$\n' "$(command -v vvp)" >lazy/vvp
  PATH="$work/lazy:$PATH" "$gw" sim array --cycles 300 -q --sim icarus >out.txt 2>err
  [ $? = 3 ] && tail -1 err | grep -q "vvp failed (status 139)"
  result "a simulator that is killed after its result" $? err
}

parts=("$@")
[ $# -gt 0 ] || parts=(arrays runs packed ends outputs together cache dies)
for part in "${parts[@]}"; do "$part"; done
