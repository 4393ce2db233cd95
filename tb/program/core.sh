#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The FuseSoC core of a design: a name that no other design has, every Verilog file and nothing else, the targets lint and synth.
# (`make judge` runs FuseSoC itself.)
generator=any suite=core
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
"$here/tb/lib/macros.sh" .
"$matrices" put i1 2x3 w.npy 1 2 3 -4 5 -6
"$matrices" put i1 2x3 v.npy 1 2 3 -4 5 -7

name_of() { sed -n 's/^name: "\(.*\)"$/\1/p' "$1"/*.core; }
listed() { sed -n 's/^      - //p' "$1"/*.core; }
option() { sed -n "s/^      $2: *//p" "$1"/*.core; }

# Vendor, library, name and version, legal to FuseSoC and the same in core, manifest and README.
named() { # FOLDER GENERATOR TOP
  name_of "$1" | grep -qxE "gatewright:$2:$3_[0-9a-f]{12}:[0-9]+\.[0-9]+\.[0-9]+" &&
    [ "$(name_of "$1")" = "$(jq -r .core "$1/manifest.json")" ] && grep -q "target=lint $(name_of "$1") " "$1/README.md"
}

whole() { # FOLDER: the .v files that are there are those that the manifest and the core list
  [ "$(cd "$1" && ls -- *.v)" = "$(listed "$1" | sort)" ] &&
    [ "$(jq -r '.files[] | select(endswith(".v"))' "$1/manifest.json" | sort)" = "$(listed "$1" | sort)" ]
}

# What the target lint has Verilator do.
linted() { # FOLDER TOP
  local words
  IFS=', ' read -ra words <<<"$(option "$1" verilator_options | tr -d '[]')"
  grep -q '^  lint: ' "$1/$2.core" && grep -q "^    toplevel: \"$2\"$" "$1/$2.core" && [ "$(option "$1" mode)" = "" ] &&
    (cd "$1" && mapfile -t files < <(listed .) && verilator --lint-only "${words[@]}" --top-module "$2" "${files[@]}")
}

# And synth Yosys: it reads the files and finds every module.
synthesized() { # FOLDER TOP
  grep -q '^  synth:$' "$1/$2.core" && [ "$(option "$1" arch)" = ecp5 ] &&
    (cd "$1" && yosys -q -p "help synth_$(option . arch); read_verilog $(listed . | tr '\n' ' '); hierarchy -check -top $2")
}

n=0
core() { # GENERATOR TOP PARAMETERS...: a design that differs from those before
  local top=$2 p="$1 ${*:3}"
  rm -rf "d$n"
  "$gw" gen "$1" "${@:3}" -q -o "d$n" 2>err || { result "core of $p" 1 err; return; }
  holds "name of $p" named "d$n" "$1" "$top"
  holds "files of $p" whole "d$n"
  holds "target lint of $p" linted "d$n" "$top"
  holds "target synth of $p" synthesized "d$n" "$top"
  n=$((n + 1))
}

core hardwired hardwired n_out=2 n_in=3
core hardwired hardwired n_out=2 n_in=3 seed=2
core hardwired hardwired weights=w.npy
core hardwired hardwired weights=v.npy
core hardwired wired weights=v.npy top=wired
core hardwired hardwired n_out=2 n_in=3 fabric=folded
core systolic systolic rows=2 cols=2
core systolic systolic rows=2 cols=2 goal=area
core splitmac splitmac cols=2
core bayer bayer
core scratchpad scratchpad banks=4
core scratchpad scratchpad banks=4 word_bits=16 sram=one sram_verilog=one.v
core scratchpad scratchpad banks=4 word_bits=16 sram=open sram_verilog=open.v
holds "no two designs have one name" test "$(for d in d[0-9]*; do name_of "$d"; done | sort | uniq -d | wc -l) $n" = "0 13"

version_of() { name_of "$1" | sed 's/.*://'; }
"$gw" gen hardwired weights=w.npy --core-version 2.13 -q -o dated
holds "a version of the design's own" test "$(version_of dated)" = 2.13
holds "which is no part of its name" test "$(name_of dated | cut -d: -f1-3)" = "$(name_of d2 | cut -d: -f1-3)"
"$gw" retarget dated weights=v.npy -q
holds "retarget keeps it" test "$(name_of dated)" = "$(name_of d3 | sed 's/1.0.0$/2.13/')"
for v in '' 1. .1 1..2 1.2.3.4 1.a 1.2-r1 1234567890 '1 2'; do
  refuses 2 "core-version: value '$v'; legal: N.N.N" "$gw" gen systolic --core-version "$v" -o no
done

same() { [ "$(name_of "$1")" = "$(name_of "$2")" ]; }
differ() { ! same "$@"; }
mkdir elsewhere && cp w.npy elsewhere/other.npy
"$gw" gen hardwired weights=elsewhere/other.npy -q -o again
holds "the same weights in another file are the same design" same d2 again
"$gw" retarget again weights=v.npy -q
holds "retarget makes another design of it" differ d2 again
holds "the one that gen makes of those weights" same d3 again
"$gw" gen systolic cols=2 rows=2 -q -o order
holds "the order of the words does not matter" same d6 order
