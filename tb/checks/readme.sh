#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The README's commands as they are written, in their order, in a folder of their own beside the program: those of its sh
# blocks and of its tables. What it says they print is looked for in what they print.
#   tb/checks/readme.sh          all but make and make test
#   tb/checks/readme.sh whole    in a fresh clone, with make; its log goes to FILE if README_LOG=FILE
generator=readme suite=readme
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
export XDG_CACHE_HOME=$work/cache

if [ "${1-}" = whole ]; then
  git clone -q "$here" clone && cd clone || exit 2
else
  ln -s "$here/build" build
fi
readme=$here/README.md
log=${README_LOG:-$work/log}
: >"$log"

blocks() {
  awk '/^```sh$/ {on = 1; next} /^```$/ {on = 0} on' "$readme" | sed 's/  *# .*//'
}
tried() {
  # shellcheck disable=SC2016 # the backquotes are Markdown's
  sed -n 's/^| `[a-z]*` |.*| `\(gatewright [^`]*\)` |$/\1/p' "$readme"
}

mapfile -t commands < <(blocks; tried)
for c in "${commands[@]}"; do
  # make test would run this again.
  if [ "${c%% *}" = make ] && [ "${1-} $c" != "whole make" ]; then continue; fi
  start=$SECONDS
  echo "\$ $c" >>"$log"
  # As a user's shell runs it: export changes this one.
  eval "$c" >out.txt 2>err
  status=$?
  cat out.txt err >>"$log"
  echo "[$((SECONDS - start)) s, status $status]" >>"$log"
  result "README: $c" "$status" err
done
[ "${#commands[@]}" -ge 12 ]
result "README: it has commands" $?

# Lines after "prints": as they stand, somewhere in what was printed.
awk '/prints$/ {on = 2; next} on && /^    / {print substr($0, 5); on = 1; next} on == 1 {on = 0}' "$readme" >expected
[ -s expected ] && ! grep -vxFf "$log" expected >missing
result "README: what it says is printed" $? missing
