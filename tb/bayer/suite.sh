#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator bayer: self-checks on both simulators, images with results known by hand, hardware that is wrong on
# purpose.
set -u
generator=bayer suite=bayer
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# npy FILE TYPE "SHAPE," VALUE...: a file as NumPy writes it, values of two bytes; of one byte if the type says so
npy() {
  local file=$1 type=$2 shape=$3 head v
  shift 3
  head=$(printf '%-117s' "{'descr': '$type', 'fortran_order': False, 'shape': ($shape), }")
  {
    printf '\x93NUMPY\x01\x00\x76\x00%s\n' "$head"
    for v in "$@"; do
      # shellcheck disable=SC2059 # the format is the byte
      printf "\\x$(printf %02x $((v & 255)))"
      # shellcheck disable=SC2059
      case $type in *2) printf "\\x$(printf %02x $((v >> 8 & 255)))" ;; esac
    done
  } >"$file"
}

# What comes out for raw.npy, byte for byte. Under stalls the same.
gives() { # NAME "TYPE SHAPE" "VALUES" parameters...
  local name=$1 head=$2 want=$3 stalls
  shift 3
  rm -rf d rgb.npy
  "$gw" gen bayer "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  for stalls in "" --stalls; do
    # shellcheck disable=SC2086 # no word where it is empty
    "$gw" sim d --sim icarus --in raw=raw.npy --out rgb=rgb.npy $stalls -q >run 2>err || { result "$name" 1 err; return; }
    tail -c +129 rgb.npy | od -An -v -tu2 | xargs >got
    [ "$(cat got)" = "$want" ] || { echo "gives $(cat got), not $want" >err; result "$name $stalls" 1 err; return; }
    grep -qaF "$head" rgb.npy || { head -c 128 rgb.npy >err; result "$name: type and shape" 1 err; return; }
  done
  result "$name" 0
}

images() {
  local wide
  npy raw.npy '<u2' '2, 2' 100 200 301 400
  gives "a cell" "'descr': '<u2', 'fortran_order': False, 'shape': (1, 1, 4)" "100 251 400 223"
  gives "a cell of another pattern" "(1, 1, 4)" "301 250 200 260" pattern=gbrg
  gives "a cell less black" "(1, 1, 4)" "0 101 250 73" black=150
  npy k.npy '|i1' '4, 2, 2' -128 0 0 0 127 127 127 127 0 -1 1 0 1 2 3 -4
  gives "kernels of the user's" "(1, 1, 4)" "0 63564 51 0" kernels=k.npy shifts=0,1,1,0
  gives "kernels without shifts saturate" "(1, 1, 4)" "0 65535 101 0" kernels=k.npy
  gives "bilinear in the smallest image" "(2, 2, 3)" "100 251 400 100 200 400 100 301 400 100 251 400" mode=bilinear
  npy raw.npy '<u2' '3, 3' 10 20 30 40 50 60 70 80 90
  gives "an odd last row and column are dropped" "(1, 1, 4)" "10 30 50 26"
  gives "bilinear at edges and corners" "(3, 3, 3)" \
    "10 30 50 20 20 50 30 40 50 40 40 50 50 50 50 60 60 50 70 60 50 80 80 50 90 70 50" mode=bilinear
  gives "bilinear of frames of three lines" "(3, 3, 3)" \
    "10 30 50 20 20 50 30 40 50 40 40 50 50 50 50 60 60 50 70 60 50 80 80 50 90 70 50" mode=bilinear height=3
  rm -rf d
  "$gw" gen bayer mode=bilinear height=4 -q -o d
  refuses 2 "raw.npy: height 3; legal: height = 4" "$gw" sim d --in raw=raw.npy
  refuses 2 "height: value '1'; legal: 0, or 2..65536" "$gw" gen bayer mode=bilinear height=1 -o e
  refuses 2 "height: value '4' with mode=half; legal: only with mode=bilinear" "$gw" gen bayer height=4 -o e
  npy raw.npy '|u1' '2, 5' 1 2 3 4 5 6 7 8 9 10
  gives "values of another type" "(1, 2, 4)" "1 4 7 3 3 6 9 5"
  # shellcheck disable=SC2046 # words
  npy raw.npy '<u2' '2, 70' $(seq 1 140)
  wide=$(seq 1 2 69 | awk '{ print $1, $1 + 36, $1 + 71, int((128 * $1 + 38 + 37 * 70 + 15 * 71 + 64) / 128) }' | xargs)
  gives "lines of max_width" "(1, 35, 4)" "$wide" max_width=70
}

# A source of plain video, one image and the start of another: "RESULTS LINES" after the image, and with it, and err.
video() { # ROWS "WANTED" parameters...
  local name="plain video of $1 lines: ${*:3}"
  rm -rf d
  { "$gw" gen bayer "${@:3}" -q -o d && iverilog -g2005 -P "bayer_stream.ROWS=$1" -o video "$here/tb/bayer/stream.v" d/bayer.v; } 2>err &&
    vvp video >got && echo "$2" | diff - got >>err
  result "$name" $? err
}

videos() {
  video 3 "12 3 12 3 0" mode=bilinear height=3
  video 2 "8 2 8 2 0" mode=bilinear height=2
  video 5 "20 5 20 5 0" mode=bilinear height=5 max_width=4
  video 3 "7 1 12 3 0" mode=bilinear
  video 4 "11 2 16 4 0" mode=bilinear max_width=4
  video 1 "0 0 0 0 1" mode=bilinear
  video 2 "3 0 3 0 1" mode=bilinear height=3
  video 4 "12 3 12 3 1" mode=bilinear height=3
}

# Hardware that is wrong somewhere must be seen to be.
wrong() { # PARAMETERS SED
  # shellcheck disable=SC2086 # a list of parameters
  mutant 4000 bayer.v "$2" $1 max_width=12
}

mutants() {
  wrong "" 's/right_end = col == cell_last/right_end = col == line_last/'
  wrong "" 's/(broken & ~start)/1'"'"'b0/'
  wrong "" 's/beyond <= .*/beyond <= 1'"'"'b0;/'
  wrong "" 's/if (wrong | cut) err/if (cut) err/'
  wrong "" 's/row == 2.d3) ? 2.d2/row == 2'"'"'d3) ? 2'"'"'d0/'
  wrong "" 's/raw_tready = in_room/raw_tready = 1'"'"'b1/'
  wrong "" 's/row = start ? 2.d0 : row_next/row = row_next/'
  wrong "black=9 arith=star" 's/ - 13.d9;/;/'
  wrong "" 's/full & ~rst/full/'
  wrong "" 's/store = gives_q\[2\]/store = gives_q[1]/'
  wrong "" 's/if (wrong | cut) err/if (wrong) err/'
  wrong "mode=bilinear" 's/may_end & raw_tvalid &/may_end \&/'
  mutant 4000 bayer.v 's/raw_tlast & ~own & ~first_line/raw_tlast \& ~first_line/' mode=bilinear # lines that never end
  wrong "mode=bilinear" 's/ & ~first_line & ~wrong/ \& ~wrong/'
  wrong "mode=bilinear" 's/ | (row_next != 2.d0)//'
  wrong "mode=bilinear" 's/start & ((col_next != 0) | /start \& (/'
  wrong "mode=bilinear height=3" 's/beyond | ended/beyond/'
  wrong "mode=bilinear height=3" 's/line == LAST\[LINE_W-1:0\]/line == 1/'
  wrong "mode=bilinear height=3" 's/start ? 0 : lines/lines/'
  wrong "mode=bilinear height=3" 's/drain | (done & ~start)/drain | done/'
  wrong "mode=bilinear" 's/leftmost ? right : left/left/'
  wrong "mode=bilinear" 's/rightmost ? left : right/right/'
  wrong "mode=bilinear" 's/over_q ? raw_q : above/above/'
  wrong "mode=bilinear" 's/below_q ? above.*: raw_q/raw_q/'
  wrong "mode=bilinear" 's/right_end ? line_last\[0\] : ~col/~col/'
  wrong "mode=bilinear" 's/in_room & ~own/in_room/'
  wrong "mode=bilinear" 's/drain  <= .*;/drain <= 1'"'"'b0;/'
}

images
videos
both="verilator/structural icarus/structural" least=500 cycles=2600
for pattern in rggb bggr grbg gbrg; do
  agree icarus/structural pattern=$pattern max_width=16
  agree icarus/structural pattern=$pattern max_width=16 mode=bilinear black=200
done
for w in 2 3 5; do
  agree icarus/structural max_width=$w black=4095
  agree icarus/structural max_width=$w mode=bilinear black=4095
  agree icarus/structural max_width=$w mode=bilinear height=$w pattern=gbrg
done
npy k.npy '|i1' '4, 2, 2' -128 127 -128 127 0 0 0 0 -1 -1 -1 -1 127 127 127 127
agree icarus/structural max_width=9 kernels=k.npy
agree "$both" max_width=9 kernels=k.npy black=1000 shifts=0,31,5,3
agree icarus/structural max_width=17 kernels=k.npy shifts=15,1,2,9 black=4095 arith=star goal=area
agree "$both" black=64
agree "$both" mode=bilinear black=64
agree "$both" mode=bilinear height=7
cycles=200 agree verilator/structural mode=bilinear height=1080
cycles=200 agree verilator/structural mode=bilinear height=65536 max_width=3
cycles=200 agree verilator/structural max_width=65536 mode=bilinear
mutants
