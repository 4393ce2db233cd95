#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A generator as scripts/new-generator writes it builds, is listed, lints and passes its own suite, in a copy of this tree.
set -u
generator=offset suite=skeleton
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

mkdir tree && cp -rp "$here"/{Makefile,gen,rtl,sim,tb,scripts} tree && mkdir tree/build && cp -rp "$here/build/obj" "$here"/build/declared tree/build || exit 2
cd tree || exit 2
refuses 2 "NAME 'a-b'; legal: small letters and digits" scripts/new-generator a-b
refuses 2 "gen/bayer is there already; legal: another name" scripts/new-generator bayer
holds "a generator is begun" scripts/new-generator offset
holds "it builds" make build
gw=$PWD/build/gatewright
holds "it is listed" grep -q '^offset ' <("$gw" list)
holds "rooms stay in order" bash -c '! tb/checks/rooms.sh | grep "^not ok"'
tb/run offset | sed -n 's/^offset: \(.*ok - \)/\1/p'
points() { # a file of them
  # shellcheck disable=SC2317 # the file calls it
  designs() {
    local p
    for p in "${@:2}"; do
      # shellcheck disable=SC2086 # a list of parameters
      rm -rf d && "$gw" gen "$1" $p -q -o d && lint d "$1" || return
    done
  }
  # shellcheck source=/dev/null
  . "$1"
}
holds "its points lint" points tb/offset/points.sh

# A testbench of more files than anyone has: the last one needs them all.
for i in {1..60}; do echo "int part$i(void) { return $i; }" >"tb/offset/part$i.c"; done
{
  for i in {1..60}; do echo "int part$i(void);"; done
  echo "__attribute__((constructor)) static void all(void) { if ($(printf 'part%d() + ' {1..60})0 != 1830) __builtin_trap(); }"
} >tb/offset/zz.c
"$gw" gen offset -q -o d
holds "a testbench of 62 files" "$gw" sim d --cycles 200 -q
