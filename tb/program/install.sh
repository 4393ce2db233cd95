#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# make install with DESTDIR and PREFIX: every verb works from the installed tree alone, and a file that is gone is said at once.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gw=$work/root/opt/gw/bin/gatewright share=$work/root/opt/gw/share/gatewright
export XDG_CACHE_HOME=$work/cache
unset CCACHE_DIR # what tb/run has for all suites lies in the source tree

check() { # NAME COMMAND...
  if "${@:2}" >"$work/log" 2>&1; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    tail -5 "$work/log" | sed 's/^/    /'
  fi
}

# A machine without the packages, without root and without sudo, played by commands of the same names.
poor_setup() {
  mkdir -p "$work/bin"
  printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-query"
  printf '#!/bin/sh\nexit 1\n' >"$work/bin/sudo"
  printf '#!/bin/sh\nexit 1\n' >"$work/bin/apt-get"
  printf '#!/bin/sh\necho 1000\n' >"$work/bin/id"
  chmod +x "$work"/bin/*
  PATH=$work/bin:$PATH scripts/setup 2>"$work/setup"
  [ $? = 3 ] && grep -q 'sudo apt-get update && sudo apt-get install -y .* verilator' "$work/setup"
}

# The program must not know where it was built: what it opens is found from its own place.
knows_no_source() {
  strip -o "$work/stripped" "$gw" && ! grep -aF "$root" "$work/stripped"
}

# A verb opens nothing below the source tree, and all that it opens of the program's is below the installed one.
tree_alone() { # words...
  strace -f --seccomp-bpf -qq -e trace=open,openat,stat,newfstatat,access,execve,readlink -o "$work/trace" "$gw" "$@" || return
  ! grep -F "$root/" "$work/trace"
}

version_is() { # the number, and what git says of the source if git knows it
  local described=
  [ ! -e .git ] || described=$(git describe --tags --always --dirty 2>/dev/null)
  [ "$("$gw" --version)" = "gatewright 0.1.0${described:+ ($described)}" ]
}

no_describe() { # a release has no git: the number alone
  mv "$share/gatewright.described" "$work/described" 2>/dev/null
  [ "$("$gw" --version)" = "gatewright 0.1.0" ]
  local status=$?
  mv "$work/described" "$share/gatewright.described" 2>/dev/null
  return $status
}

# What is emitted does not depend on the commit.
no_commit_in_designs() {
  local described
  described=$(git describe --tags --always 2>/dev/null || echo no git)
  ! grep -rF "${described##*-g}" designs
}

# make for another commit compiles and links nothing.
nothing_again() {
  echo another >build/gatewright.described
  ! make -n build/gatewright 2>&1 | grep -E '  (CC|LD) '
}

# Without one of its files, the first thing that a verb says is which.
missed() {
  local f status
  while read -r f; do
    mv "$share/$f" "$work/away"
    "$gw" report designs/systolic >"$work/said" 2>&1
    status=$?
    mv "$work/away" "$share/$f"
    if [ $status != 3 ] || [ "$(cat "$work/said")" != "gatewright: $share/$f: not found; run make install again" ]; then
      echo "$f: status $status: $(cat "$work/said")"
      return 1
    fi
  done <"$share/files"
}

check "setup without root prints the apt command, status 3" poor_setup
check "setup with nothing to do says nothing" test -z "$(scripts/setup 2>&1)"
check "nothing is built again for another commit" nothing_again
check "make install PREFIX DESTDIR" make -s install PREFIX=/opt/gw DESTDIR="$work/root"
check "the program does not know its source tree" knows_no_source
check "the version" version_is
check "the version without git" no_describe
cd "$work" || exit 2
mkdir designs
check "installed: list" tree_alone list
for g in $("$gw" list | cut -d' ' -f1); do
  check "installed: describe $g" tree_alone describe "$g"
  check "installed: gen $g" tree_alone gen "$g" -q -o "designs/$g"
done
check "designs do not name a commit" no_commit_in_designs
"$root/build/matrices" make 1 2 4 4 -8 7 -8 7 0 w.npy a.npy
check "installed: gen with weights" tree_alone gen hardwired weights=w.npy x_bits=2 -q -o h
check "installed: retarget" tree_alone retarget h weights=w.npy
check "installed: sim on Icarus" tree_alone sim h --sim icarus --cycles 200
check "installed: sim on Verilator" tree_alone sim h --sim verilator --cycles 200
check "installed: synth" tree_alone synth h
check "installed: synth with power" tree_alone synth h --power --glitches
check "installed: synth with a layout" tree_alone synth h --layout=hardwired_lane
check "installed: synth to gates" tree_alone synth h --tech generic
check "installed: synth for an FPGA" tree_alone synth h --tech ice40
check "installed: cost" tree_alone cost h
check "installed: report" tree_alone report h
check "installed: sweep" tree_alone sweep hardwired n_in=4 n_out=2 x_bits=2,3 -q -o sweep
check "installed: report of a sweep" tree_alone report sweep
check "installed: swizzle" tree_alone swizzle --banks 4 --pattern row --cert c.json --svg c.svg
check "installed: swizzle --check" tree_alone swizzle --check c.json
check "installed: help" tree_alone help synth
check "installed: --man" tree_alone --man
check "installed: --completion" tree_alone --completion
check "installed man page" test -s "$work/root/opt/gw/share/man/man1/gatewright.1"
check "installed completion" bash -n "$work/root/opt/gw/share/bash-completion/completions/gatewright"
check "a file that is missing is said at once" missed
cd "$root" || exit 2
check "make uninstall" make -s uninstall PREFIX=/opt/gw DESTDIR="$work/root"
check "nothing is left" test -z "$(find "$work/root" -type f)"
