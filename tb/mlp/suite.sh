#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator mlp: every fabric behind every other, with the cycles that the manifest promises; the user's data layer by layer; equal
# layers; new weights for one layer; netlists with ROMs; hardware that is wrong on purpose; parameters that are refused.
#   tb/mlp/suite.sh [PART ...]     all parts, or the named functions below
set -u
# shellcheck disable=SC2034 # for common.sh
generator=mlp suite=mlp lints=0 least=20
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

"$matrices" put i1 3x4 w1.npy 1 2 3 -4 5 -6 7 -8 0 1 0 -1
"$matrices" put i1 3x4 w1b.npy -1 0 3 4 -5 6 7 -8 1 1 0 -1
"$matrices" put i1 2x3 w2.npy 3 -8 7 -5 1 0
"$matrices" put i1 2x3 w2b.npy 1 2 -3 4 -5 6
"$matrices" put i1 2x5 five.npy 1 2 3 4 5 6 7 -8 0 1
"$matrices" put i4 3 b1.npy 1 -2 3
"$matrices" put i4 3 b1b.npy -7 5 0
"$matrices" put i4 2 b2.npy 9 -9
"$matrices" put i4 3 mult.npy 1073741824 2147483647 -1200000000
"$matrices" put i1 3 shift.npy 33 32 34
"$matrices" put i4 2 mult2.npy 1073741824 2000000000
"$matrices" put i1 2 shift2.npy 34 35
layer1="layer1.weights=w1.npy layer1.mult=mult.npy layer1.shift=shift.npy"
both="$layer1 layer2.weights=w2.npy"

# As first layers, and as second ones.
fabrics=("fabric=folded" "fabric=folded stage=1" "rate=serial" "rate=serial base=pairs gating=0" "rate=parallel" "fabric=rom lanes=2"
  "fabric=rom lanes=8")

of() { # INSTANCE WORDS: as its parameters
  local word
  for word in $2; do echo "$1.$word"; done
}

# Each fabric behind each: results and cycles, by turns with other widths, signs, roundings and results.
pairs() {
  local i=0 a b p
  for a in "${fabrics[@]}"; do
    for b in "${fabrics[@]}"; do
      case $((i++ % 4)) in
        0) p="layer1.n_in=5 layer1.n_out=6 layer2.n_out=2" ;;
        1) p="layer1.n_in=3 layer1.n_out=3 layer2.n_out=3 layer1.x_signed=0 layer1.y_signed=0 layer2.w_bits=2" ;;
        2) p="layer1.n_in=2 layer1.n_out=3 layer2.n_out=2 layer1.x_bits=4 layer1.y_bits=16 layer2.out=requant layer2.round=gemmlowp" ;;
        3) p="layer1.n_in=4 layer1.n_out=5 layer2.n_out=2 layer1.round=gemmlowp layer1.w_bits=5 layer2.out=relu" ;;
      esac
      # shellcheck disable=SC2046,SC2086 # lists of parameters
      cycles=400 agree "icarus/structural icarus/fast" $(of layer1 "$a") $(of layer2 "$b") $p
    done
  done
}

suites=(pairs)
[ $# = 0 ] || suites=("$@")
for s in "${suites[@]}"; do
  "$s"
done
