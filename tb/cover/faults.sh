#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The pairwise cover finds what it is for: programs that are wrong for one pair of options, and lists that are.
set -u
# shellcheck disable=SC2034 # for common.sh
generator=systolic suite=cover_faults
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
export SEED=$seed
mkdir files && "$here/tb/lib/macros.sh" files

# A program that does what gatewright does, but what is on standard input first; the words are in $*.
program() { # NAME
  { echo "#!/bin/bash"
    cat
    echo "exec '$gw' \"\$@\""; } >"$1"
  chmod +x "$1"
}

# The fault is seen as such, in what the command prints.
seen() { # NAME PATTERN COMMAND...
  local name=$1 pattern=$2
  shift 2
  "$@" >err 2>&1
  grep -q "^not ok - $pattern" err
  result "$name" $? err
}

array() { "$here/build/cover" array "$1" systolic files "$2" "$seed" "${@:3}"; } # PROGRAM LIST PARAMETER...
point() { GATEWRIGHT=$PWD/$1 "$here/tb/cover/suite.sh" point sim systolic "${@:2}"; }  # PROGRAM name=value ...

# ---- wrong hardware ----

# Of every other design the text is right: only that pair is to fail, and it is.
program wrong_product <<END
if [[ \$1 = gen && \$* = *arith=star* && \$* = *pipe=1* ]]; then
  '$gw' "\$@" && sed -i '/ product = /s/ \\* / + /' "\${@: -1}"/*.v
  exit
fi
END
GATEWRIGHT=$PWD/wrong_product "$here/tb/cover/suite.sh" pairs systolic arith pipe >err
grep '^not ok' err | grep -q 'arith=star' && grep '^ok' err | grep -q 'arith=heap' && ! grep '^not ok' err | grep -qv 'pipe=1.*arith=star'
result "a product that is wrong in one pair of options" $? err

program plain </dev/null
holds "a design that is right" grep -q '^ok' <(point plain rows=2 cols=1 k_max=4)
program words_alone <<END
if [ \$1 = gen ]; then
  '$gw' "\$@" && sed -i '/ifdef GATEWRIGHT_WORDS/,/else/s/ + / - /' "\${@: -1}"/*.v
  exit
fi
END
seen "a view that differs" 'cover: .*\(status 1\|the view words differs\)' point words_alone rows=2 cols=1 k_max=4
program unused <<END
if [ \$1 = gen ]; then
  '$gw' "\$@" && sed -i '0,/^endmodule/s/^endmodule/  wire never = 1;\\n&/' "\${@: -1}"/*.v
  exit
fi
END
seen "a warning" 'cover: .*: lint' point unused rows=2 cols=1

# ---- wrong refusals ----

program wordless <<'END'
[[ $1 = gen && $* = *dataflow=os* && $* = *split=byte* ]] && { echo "gatewright: no" >&2; exit 2; }
END
program crashing <<'END'
[[ $1 = gen && $* = *arith=star* && $* = *pipe=1* ]] && kill -SEGV $$
END
program wrong_status <<'END'
[[ $1 = gen && $* = *arith=star* && $* = *pipe=1* ]] && { echo "gatewright: arith: no" >&2; exit 3; }
END
program silent <<'END'
[[ $1 = gen && $* = *arith=star* && $* = *pipe=1* ]] && exit 2
END
program refusing <<'END'
[[ $1 = gen && $* = *arith=star* && $* = *pipe=1* ]] && { echo "gatewright: pipe: value '1' with arith=star; legal: 0" >&2; exit 2; }
END
: >empty
seen "a refusal that names nothing" "refused by a sentence that does not name it: systolic dataflow=os split=byte\|refused by a sentence that does not name it: systolic split=byte dataflow=os" \
  array ./wordless empty dataflow split
for p in crashing wrong_status silent; do
  seen "a program that is $p" 'neither made nor refused: .*pipe=1.*arith=star' array "./$p" empty arith pipe
done
seen "a pair that is refused and not listed" 'cannot be had, and is not listed: .*\(arith=star pipe=1\|pipe=1 arith=star\)' array ./refusing empty arith pipe
printf 'systolic\tpipe=1\tarith=star\tno\n' >listed
seen "a pair that is listed and legal" 'listed as refused, and legal: .*arith=star pipe=1' array "$gw" listed arith pipe
array ./refusing listed arith pipe >err && ! grep -q '^not ok' err
result "a pair that is listed and refused" $? err
printf 'systolic\tpipe=2\tarith=star\tno\n' >stale
seen "a list of another schema" 'the list has what systolic has not: pipe=2' array "$gw" stale arith pipe

# ---- values that need others ----

# Where pipe=1 goes with arith=star is said by no sentence, and is found.
program hiding <<'END'
[[ $1 = gen && $* = *arith=star* && $* = *pipe=1* && $* != *cols=2* ]] && { echo "gatewright: pipe: value '1' with arith=star" >&2; exit 2; }
END
array ./hiding empty arith pipe >err && grep -q '^point.*cols=2.*pipe=1.*arith=star' err && ! grep -q '^not ok' err
result "a pair that is legal with a value that no refusal names" $? err
# So that pipe=1 goes with arith=star only with three others; what was asked is in NAME.asked.
samples() { # NAME TEXT: the schema's samples of arith
  program "$1" <<END
[ \$1 = describe ] && exec jq '(.parameters[] | select(.name == "arith")).samples = ["$2"]' <('$gw' "\$@")
[ \$1 = gen ] && echo "\$*" >>$1.asked
[[ \$1 = gen && \$* = *arith=star* && \$* = *pipe=1* && \$* != *rows=3*cols=2*k_max=2* ]] && { echo "gatewright: arith: value 'star'" >&2; exit 2; }
END
  array "./$1" empty arith pipe >err 2>&1
}
samples alone star
grep -q '^not ok - cannot be had, and is not listed: .*\(arith=star pipe=1\|pipe=1 arith=star\)' err
result "a value that needs others, without a word of them" $? err
samples with 'star with rows=3 cols=2 k_max=2' && ! grep -q '^not ok' err && grep -q '^point.* rows=3 cols=2.*pipe=1.*k_max=2.*arith=star' err
result "a value with others that it needs" $? err
samples apart 'star not with pipe=1' && ! grep -q 'pipe=1.*arith=star' apart.asked && grep -q 'pipe=0.*arith=star' apart.asked
result "a value that is not asked for with another" $? err
samples strange 'star with cols=no'
grep -q 'its samples have cols=no, which the schema has not' err
result "samples with what the schema has not" $? err
program speechless <<END
[ \$1 = describe ] && exec jq 'del(.parameters[].samples)' <('$gw' "\$@")
END
"$here/build/cover" share ./speechless scratchpad files empty 1 1 >err 2>&1
grep -q 'the schema has no samples of' err
result "a schema that does not say how a value is made" $? err
