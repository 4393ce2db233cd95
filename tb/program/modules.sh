#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Mapped modules that designs share: the figures and the netlist of a design are the same, to the last digit, where its modules are
# mapped and where another design had them mapped.
# shellcheck disable=SC2034 # for common.sh
generator=systolic suite=modules
# shellcheck source=tb/lib/common.sh
source "$(dirname "$0")/../lib/common.sh"

# A design in a cache: NAME.json, without what differs between runs, and NAME.v; "OPTIONS" are words.
synth() { # CACHE NAME DESIGN [OPTION ...]
  local cache=$1 name=$2 design=$3
  shift 3
  XDG_CACHE_HOME=$work/$cache "$gw" synth "$design" --json -q "$@" >printed || return
  jq -S 'del(.seconds)' printed >"$name.json"
}
# The results go, the modules stay.
forget() { rm -rf "$1"/gatewright/synth-*; }
modules() { find "$1/gatewright/modules" -name '*.il' | sort; }
count() { modules "$1" | wc -l; }
same() { cmp "$1.json" "$2.json" && cmp "$1.v" "$2.v"; }

# The same by a cache that has all modules of others, and again by one that has its own as well.
shared() { # GENERATOR parameters...
  local fresh others own
  rm -rf d alone
  "$gw" gen "$@" -q -o d
  synth alone fresh d --netlist fresh.v || { result "synthesized: $*" 1; return; }
  others=$(count all 2>/dev/null)
  synth all second d --netlist second.v
  own=$(count all)
  fresh=$(count alone)
  holds "cached as fresh: $*, $((own - others)) of $fresh modules mapped" same fresh second
  forget all
  synth all third d --netlist third.v
  holds "all of its modules are kept: $*" same fresh third
  holds "none was mapped again: $*" test "$(count all)" = "$own"
  [ -z "${most-}" ] || holds "at most $most modules are new: $*" test $((own - others)) -le "$most"
}

designs() {
  mkdir -p all/gatewright/modules
  shared systolic rows=2 cols=2
  most=5 shared systolic rows=2 cols=3
  most=0 shared systolic rows=2 cols=3 top=other
  shared systolic rows=2 cols=2 dataflow=os
  shared splitmac
  shared splitmac mode=fixed x_bits=8 goal=area
  shared hardwired n_out=3 n_in=4
  shared hardwired n_out=3 n_in=4 fabric=folded
  shared scratchpad banks=4 word_bits=16
  shared bayer max_width=4
}

# What else the mapping depends on is a module of its own: effort, library; what it does not is none.
keys() {
  "$gw" gen systolic rows=1 cols=1 -q -o e
  synth key plain e
  local n
  n=$(count key)
  synth key flat e --flat
  holds "flat synthesis takes the modules" test "$(count key)" = "$n"
  says "and gives the same parts" '.[0].modules == .[1].modules and .[1].flat_area > 0' plain.json flat.json
  synth key gates e --tech generic
  holds "gates are other modules" test "$(count key)" = $((2 * n))
  sed 's/area : 96;/area : 97;/' /usr/share/qflow/tech/osu018/osu018_stdcells.lib >other.lib
  synth key other e --tech other.lib
  holds "another library's are" test "$(count key)" = $((3 * n))
  synth key fast e --clock 1
  holds "each effort's are" test "$(count key)" -gt $((7 * n))
  synth new again e --clock 1
  holds "an aim is met alike" cmp fast.json again.json
}

# What is kept is what is used; what is damaged is not.
kept() {
  local file
  synth used plain e --netlist plain.v
  forget used
  file=$(modules used | xargs grep -l 'cell \\FAX1' | head -1)
  sed -i '0,/cell \\FAX1/s//cell \\INVX8/' "$file"
  synth used wrong e --netlist wrong.v
  holds "a kept module is taken as it is" test "$(jq .area plain.json)" != "$(jq .area wrong.json)"
  forget used
  modules used | while read -r file; do truncate -s -9 "$file"; done
  synth used cut e --netlist cut.v
  holds "one that is not whole is mapped again" same plain cut
  forget used
  rm -r used/gatewright/modules && mkdir -p used/gatewright/modules
  modules used | while read -r file; do : >"$file"; done
  synth used emptied e --netlist emptied.v
  holds "as are those that are gone" same plain emptied
  forget used
  synth used last e --netlist last.v
  holds "and kept" same plain last
}

# Without sha256sum nothing is kept, and all is as it is.
without() {
  local tool
  mkdir few
  for tool in yosys yosys-abc berkeley-abc sta setpriv; do [ -z "$(command -v $tool)" ] || ln -s "$(command -v $tool)" few; done
  PATH=$work/few XDG_CACHE_HOME=$work/bare "$gw" synth e --json -q --netlist bare.v >printed
  jq -S 'del(.seconds)' printed >bare.json
  holds "without sha256sum: the same" same plain bare
  holds "and nothing kept" test "$(count bare)" = 0
}

# Many at once, of one cache.
together() {
  local i
  for i in 1 2 3 4; do
    "$gw" gen systolic rows=1 cols=$((i / 2 + 2)) -q -o "t$i" --force
    (XDG_CACHE_HOME=$work/crowd "$gw" synth "t$i" --json -q >"crowd$i" 2>&1) &
  done
  wait
  for i in 1 2 3 4; do
    synth "solo" "solo$i" "t$i"
    holds "four at once, $i of them" cmp "solo$i.json" <(jq -S 'del(.seconds)' "crowd$i")
  done
  holds "nothing else is left" test -z "$(find crowd/gatewright -name 'tmp-*' -o -name 'keep*')"
}

# What was not used for long goes first, as far as the bound asks; what was used within the hour stays.
bounded() {
  local cache=bound/gatewright
  aged() { # PATH HOURS: a megabyte
    mkdir -p "$(dirname "$cache/$1")"
    head -c 1000000 /dev/zero >"$cache/$1"
    touch -d "$2 hours ago" "$cache/$1" "$(dirname "$cache/$1")"
  }
  aged sim-oldest/model 9
  aged sim-old/model 3
  aged sim-recent/model 0
  aged modules/older.il 5
  aged modules/late.il 2
  local -x GATEWRIGHT_CACHE_GB=0.0035
  synth bound bounded t1
  holds "bound: the oldest entries are gone" test ! -e $cache/sim-oldest -a ! -e $cache/modules/older.il
  holds "bound: no more than it asks" test -e $cache/sim-old/model -a -e $cache/modules/late.il
  holds "bound: what it did stays" test "$(count bound)" -gt 1
  find $cache/synth-* $cache/modules/[0-9a-f]*.il -maxdepth 0 -exec touch -d "4 hours ago" {} +
  synth bound bounded t1
  GATEWRIGHT_CACHE_GB=0.000001 synth bound bounded t1
  holds "bound: one look in ten minutes" test -e $cache/sim-old/model
  touch -d "1 hour ago" $cache/trimmed
  GATEWRIGHT_CACHE_GB=0.000001 synth bound bounded t1
  holds "bound: what is old is gone" test ! -e $cache/sim-old -a ! -e $cache/modules/late.il
  holds "bound: what was used stays" test -e $cache/sim-recent/model -a -n "$(find $cache -path '*/synth-*' -name '*.json')"
  forget bound
  refused_bound 0
  refused_bound -1
  refused_bound 4GB
}
refused_bound() {
  GATEWRIGHT_CACHE_GB=$1 XDG_CACHE_HOME=$work/bound "$gw" synth t1 -q >/dev/null 2>said
  holds "bound: $1 is refused" grep -q "GATEWRIGHT_CACHE_GB: value '$1'; legal: a positive number of gigabytes" said
}

designs
keys
kept
without
together
bounded
