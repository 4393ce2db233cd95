#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# make install with DESTDIR and PREFIX, and the installed program away from the source tree.
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # NAME COMMAND...
  if "${@:2}" >"$work/log" 2>&1; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    tail -5 "$work/log" | sed 's/^/    /'
  fi
}

installed_run() (
  cd / || exit
  "$work/root/opt/gw/bin/gatewright" gen systolic rows=2 cols=2 -o "$work/design" &&
    XDG_CACHE_HOME=$work/cache "$work/root/opt/gw/bin/gatewright" sim "$work/design" --sim icarus --cycles 300
)

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

check "setup without root prints the apt command, status 3" poor_setup
check "setup with nothing to do says nothing" test -z "$(scripts/setup 2>&1)"
check "make install PREFIX DESTDIR" make -s install PREFIX=/opt/gw DESTDIR="$work/root"
# A folder that cannot be the source tree: everything must come from the installed files.
check "the installed program generates and simulates" installed_run
check "installed man page" test -s "$work/root/opt/gw/share/man/man1/gatewright.1"
check "installed completion" bash -n "$work/root/opt/gw/share/bash-completion/completions/gatewright"
check "make uninstall" make -s uninstall PREFIX=/opt/gw DESTDIR="$work/root"
check "nothing is left" test -z "$(find "$work/root" -type f)"
