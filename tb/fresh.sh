#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# rtl/examples: the default output of each generator, checked in.
#   tb/fresh.sh write    writes them     tb/fresh.sh check    they are what the program writes
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for g in $(build/gatewright list --json | jq -r '.generators[].name'); do
  if [ "${1-}" = write ]; then
    build/gatewright gen "$g" -o "rtl/examples/$g" || exit
  else
    build/gatewright gen "$g" -q -o "$work/$g" || exit
    if diff -r "rtl/examples/$g" "$work/$g" >"$work/diff"; then
      echo "ok - rtl/examples/$g is what the program writes"
    else
      echo "not ok - rtl/examples/$g is old: make fresh"
      head -20 "$work/diff"
    fi
  fi
done
