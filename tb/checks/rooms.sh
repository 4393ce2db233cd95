#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Who may know whom: a room of gen/ and sim/ uses, by includes and by the symbols of its objects, only rooms below it; no two
# C files use one another, however far around; nothing is public that no other file uses. Prints "ok - NAME" or
# "not ok - NAME" a line; last, a planted breach of each rule must be found. Needs the objects of `make build`.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A room and what it may use, besides itself.
rules='
gen/base
gen/estimate    gen/base
gen/emit        gen/base gen/estimate
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

sources=$(find gen sim -name '*.[ch]')
missing=$(for f in $sources; do [[ $f = *.h || $f = sim/rt/* || -e build/obj/${f%.c}.o ]] || echo "build/obj/${f%.c}.o is missing: make build"; done)

# "USER USED" a line, files without their endings, by includes.
includes() {
  # shellcheck disable=SC2086 # a list of files
  awk -F'"' -v sources="$sources" 'BEGIN { n = split(sources, f, "\n"); for (i = 1; i <= n; i++) if (sub(/\.h$/, "", f[i])) header[f[i]] = 1 }
    /^ *#include "/ { sub(/\.h$/, "", $2); sub(/\.[ch]$/, "", FILENAME)
      if ("gen/" $2 in header) print FILENAME, "gen/" $2; else if ("sim/" $2 in header) print FILENAME, "sim/" $2 }' $sources
}

# "FILE ADDRESS KIND SYMBOL" a line of all objects that have a source; one that is used only has no address.
find build/obj/gen build/obj/sim -name '*.o' | while read -r o; do f=${o#build/obj/}; [ ! -e "${f%.o}.c" ] || echo "$o"; done | xargs nm -A -g |
  sed 's|^build/obj/||; s|\.o:| |' >"$work/nm"

# "USER USED" a line by symbols.
symbols() {
  awk 'NF == 4 { home[$4] = $1 } NF == 3 { users[$3] = users[$3] " " $1 }
    END { for (s in users) if (s in home) { n = split(users[s], u, " "); for (i = 1; i <= n; i++) if (u[i] != home[s]) print u[i], home[s] } }' "$work/nm"
}

# What a file gives and no other takes, tests included.
dead() {
  awk 'NF == 4 && $4 != "main" { home[$4] = $1 } NF == 3 { used[$3] = 1 } END { for (s in home) if (!(s in used)) print home[s], s }' "$@" | sort |
    while read -r f s; do grep -rqw "$s" tb scripts --include='*.[ch]' || echo "$s of $f"; done
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

# The circles of "USER USED" lines on standard input.
circles() {
  tsort 2>&1 >"$work/order" | sed 's/^tsort: //; s/^-: input.*/these use one another:/'
}

symbols | sort -u >"$work/symbols"
includes | sort -u - "$work/symbols" >"$work/uses"
breaches <"$work/uses" >"$work/breaches"
report "rooms use only what is below them" "$work/breaches"
circles <"$work/symbols" >"$work/circles"
report "no circle between files" "$work/circles"
echo "$missing" | sed "/^$/d" >"$work/missing"
[ "$(wc -l <"$work/uses")" -gt 300 ] || echo "too little was read: $(wc -l <"$work/uses") uses" >>"$work/missing"
report "every file was read" "$work/missing"
dead "$work/nm" >"$work/dead"
report "what a header offers has a user" "$work/dead"
find rtl -name 'gw_*.v' -not -path 'rtl/examples/*' -printf '%f\n' | sort | uniq -d >"$work/twice" # a design that holds designs has each once
report "hand-written modules have names of their own" "$work/twice"

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
[ -n "$(echo 'gen/base/util gen/base/proc' | sort - "$work/symbols" | circles)" ] && echo "ok - found: a circle" || echo "not ok - not found: a circle"
echo 'gen/base/util 0 T nobody_calls_this' >"$work/one"
[ -n "$(dead "$work/nm" "$work/one")" ] && echo "ok - found: a function without a user" || echo "not ok - not found: a function without a user"
