#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# rtl/examples: the default output of each generator and a picture of a tile without bank conflicts, checked in.
#   tb/checks/fresh.sh [write]    fails if they are not what the program writes; or writes them
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

current() { # NAME WRITTEN
  if diff -r "rtl/examples/$1" "$2" >"$work/diff"; then
    echo "ok - rtl/examples/$1 is what the program writes"
  else
    echo "not ok - rtl/examples/$1 is old: make fresh"
    head -20 "$work/diff"
  fi
}

for g in $(build/gatewright list --json | jq -r '.generators[].name'); do
  if [ "${1-}" = write ]; then
    build/gatewright gen "$g" -o "rtl/examples/$g" || exit
  else
    build/gatewright gen "$g" -q -o "$work/$g" || exit
    current "$g" "$work/$g"
  fi
done

patterns=()
for p in row col block:16x2 block:8x4 block:4x8 block:2x16 strides diag anti; do patterns+=(--pattern "$p"); done
svg=rtl/examples/swizzle.svg
[ "${1-}" = write ] || svg=$work/swizzle.svg
build/gatewright swizzle --banks 32 --tile 32x32 "${patterns[@]}" --svg "$svg" -q || exit
[ "${1-}" = write ] || current swizzle.svg "$svg"
