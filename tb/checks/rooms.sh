#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Who may know whom: a room of gen/ and sim/ uses, by includes and by the symbols of its objects, only rooms below it, and no
# two C files use one another, however far around. Prints "ok - NAME" or "not ok - NAME" a line; last, a planted breach of
# each rule must be found. Needs the objects of `make build`.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A room and what it may use, besides itself.
rules='
gen/base
gen/emit        gen/base
gen/arith       gen/base gen/emit
gen/constant    gen/base gen/emit gen/arith
gen/swizzle     gen/base
gen/liberty     gen/base
gen/memory      gen/base gen/liberty
gen/GENERATOR   gen/base gen/emit gen/arith gen/constant gen/swizzle gen/memory gen/liberty
gen/flow        gen/base gen/emit gen/liberty gen/memory
gen/power       gen/base gen/emit gen/liberty gen/memory gen/flow
gen/layout      gen/base gen/emit gen/liberty gen/memory gen/flow
gen/synth       gen/base gen/emit gen/liberty gen/memory gen/flow gen/power gen/layout
gen/cost        gen/base gen/emit gen/memory gen/synth
gen/sweep       gen/base gen/emit gen/flow gen/synth
gen/report      gen/base gen/emit gen/synth
sim/golden      gen/base
sim/rt          gen/base
sim/judge       gen/base
sim/run         gen/base gen/emit gen/memory sim/golden
gen/cli         *
gen             *
'

# "USER USED" a line, files without their endings: by includes, and by symbols.
uses() {
  local f
  git ls-files 'gen/*.[ch]' 'sim/*.[ch]' | while read -r f; do
    sed -n "s|^ *#include \"\(.*\)\.h\".*|${f%.[ch]} \1|p" "$f"
  done | while read -r from to; do
    if [ -e "gen/$to.h" ]; then echo "$from gen/$to"; elif [ -e "sim/$to.h" ]; then echo "$from sim/$to"; fi
  done
  symbols
}

symbols() {
  git ls-files 'gen/*.c' 'sim/*.c' | while read -r f; do
    [ ! -e "build/obj/${f%.c}.o" ] || nm -g "build/obj/${f%.c}.o" | sed "s|^|${f%.c} |"
  done | awk 'NF == 4 { home[$4] = $1 } NF == 3 { users[$3] = users[$3] " " $1 }
    END { for (s in users) if (s in home) { n = split(users[s], u, " "); for (i = 1; i <= n; i++) if (u[i] != home[s]) print u[i], home[s] } }'
}

# The lines of uses() on standard input that no rule has.
breaches() {
  awk -v rules="$rules" 'function room(f) { sub("/[^/]*$", "", f); return f }
    BEGIN { n = split(rules, line, "\n"); for (i = 1; i <= n; i++) { m = split(line[i], w, " "); for (j = 2; j <= m; j++) may[w[1], w[j]] = 1; if (m) known[w[1]] = 1 } }
    { a = room($1); b = room($2); k = (a in known) ? a : "gen/GENERATOR"; if (a != b && !((k, b) in may) && !((k, "*") in may)) print }' | sort -u
}

report() { # NAME FILE-OF-FAULTS
  if [ -s "$2" ]; then echo "not ok - $1"; sed 's/^/    /' "$2" | head -20; else echo "ok - $1"; fi
}

uses | sort -u >"$work/uses"
breaches <"$work/uses" >"$work/breaches"
report "rooms use only what is below them" "$work/breaches"
symbols | sort -u | tsort 2>&1 >/dev/null | sed 's/^tsort: //; s/^-: input.*/these use one another:/' >"$work/circles"
report "no circle between files" "$work/circles"
[ "$(wc -l <"$work/uses")" -gt 300 ] || echo "nothing was read" >"$work/few"
report "there is something to judge" "$work/few" 2>/dev/null

while read -r from to; do
  echo "$from $to" | breaches >"$work/found"
  [ -s "$work/found" ] && echo "ok - found: $from uses $to" || echo "not ok - not found: $from uses $to"
done <<'END'
gen/base/util gen/emit/design
gen/emit/design gen/arith/bitheap
gen/systolic/systolic sim/golden/systolic
gen/systolic/pe gen/splitmac/mac
sim/golden/bayer gen/emit/design
sim/judge/check gen/swizzle/solve
gen/power/power gen/synth/report
gen/sweep/sweep gen/cli/verbs
END
printf 'a b\nb c\nc a\n' | tsort >/dev/null 2>&1 && echo "not ok - not found: a circle" || echo "ok - found: a circle"
