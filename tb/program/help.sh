#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the program says of itself: --help, the man page and the completion have every option of every verb, each option is
# refused with what its line says is legal, -q is quiet, and errors are JSON where that is asked for.
set -u
# shellcheck disable=SC2034 # used by what is sourced
generator=systolic suite=help
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
export XDG_CACHE_HOME="$work/cache"
verbs=(list describe gen retarget sim example synth sweep report swizzle cost)

# ---- help ----

# Lines "OPTION VALUE" of a verb's help, "" for the value of a flag, "[=X]" as one word.
options_of() { sed -n '/^options:/,/^$/s/^  \(-[a-z0-9-]*\)\(\[=[^ ]*\]\| [^ ][^ ]*\)\{0,1\}\( .*\)\{0,1\}$/\1 \2/p' <<<"$1" | sed 's/  */ /'; }

help_of() { # VERB: the same three ways, on standard output alone, in 80 columns
  "$gw" "$1" --help >a 2>b && [ ! -s b ] && "$gw" "$1" -h | cmp a - && "$gw" help "$1" | cmp a - && "$gw" "$1" x --zz --help | cmp a - &&
    grep -q "^usage: gatewright $1 " a && grep -q "^  gatewright $1" a && ! grep -nE '^.{81,}' a
}

# What the program says is legal when an option is unknown is what its help lists.
same_options() {
  "$gw" "$1" --zzzzzzzzzzzzzzzzzzzzz 2>err
  sed -n 's/.*; legal: //p' err | tr -d ' ' | tr , '\n' >legal
  options_of "$("$gw" "$1" --help)" | cut -d' ' -f1 | cmp legal -
}

# No verb looks at words itself.
no_second_list() { ! grep -nE 'str(n)?cmp\((a|o|arg|argv[^,]*|option|word)(\[[a-z]\])?, "-' "$here"/gen/{,*/}*.c "$here"/sim/*/*.c | grep -v gen/main.c; }

for verb in "${verbs[@]}"; do
  holds "help of $verb" help_of "$verb"
  holds "options of $verb" same_options "$verb"
done
holds "no second list of options" no_second_list
# shellcheck disable=SC2016 # the other shell's words
holds "help of help" bash -c 'diff <("$1" help help) <("$1" help)' _ "$gw"
# shellcheck disable=SC2016 # for the inner shell
holds "help" bash -c '"$1" help | grep -q "^  swizzle" && "$1" --help | grep -q "help VERB"' _ "$gw"
# shellcheck disable=SC2016 # for the inner shell
holds "help of a generator is describe" bash -c 'cmp <("$1" help bayer) <("$1" describe bayer)' _ "$gw"
refuses 2 "help: no verb and no generator 'snyth'; did you mean 'synth'" "$gw" help snyth
refuses 2 "help: extra word 'x'" "$gw" help sim x
# shellcheck disable=SC2016 # for the inner shell
holds "help of help" bash -c 'cmp <("$1" help) <("$1" help --help)' _ "$gw"
refuses 2 "list: unknown option '--version'; legal: --json" "$gw" list --version
mapfile -t generators < <(sed -n 's/^GENERATOR(\(.*\))$/\1/p' "$here/gen/generators.def")
all=$(printf ', %s' "${generators[@]}")
refuses 2 "unknown generator 'layout'; legal: ${all:2}$" "$gw" gen layout

# ---- values ----

# Each option that has one: missing, at the end and before another option; not legal; given twice.
values() { # VERB
  local verb=$1 text option value
  text=$("$gw" "$verb" --help)
  while read -r option value; do
    [ -n "$value" ] || continue
    if [ "${value#\[}" = "$value" ]; then
      refuses 2 "^gatewright: $option: its value is missing$" "$gw" "$verb" "$option"
      refuses 2 "^gatewright: $option: its value is missing before --json$" "$gw" "$verb" "$option" --json -q
      mv out.txt error.json
      says "as JSON, too" '.[0] == {error: "'"$option"': its value is missing before --json", status: 2}' error.json
    fi
    case $value in
      N | NS | S | CLOCKS | BITS | UM2 | SHARE | SECONDS | MM2 | MHZ)
        [ "$verb $option" = "cost --from" ] || refuses 2 "^gatewright: $option: value 'zz'; legal: [0-9]" "$gw" "$verb" "$option=zz" ;;
      NAME | VIEW | HOW | MODEL | \[=NAME\])
        refuses 2 "^gatewright: $option: value 'zz'; legal: [a-z0-9]" "$gw" "$verb" "$option=zz" ;;
    esac
  done < <(options_of "$text")
}
for verb in "${verbs[@]}"; do values "$verb"; done
refuses 2 "sim: --seed given twice, as '1' and '2'" "$gw" sim d --seed 1 --seed=2
refuses 2 "gen: -o given twice, as 'a' and 'b'" "$gw" gen systolic -o a -o b
refuses 2 "[-]-stalls: value '1'; legal: none" "$gw" sim d --stalls=1
refuses 2 "[-]-sim: value 'icarsu'; legal: verilator or icarus or both; did you mean 'icarus'?" "$gw" sim d --sim icarsu
refuses 2 "[-]-seed: value '-1'; legal: 0 or more" "$gw" sim d --seed -1
refuses 2 "^gatewright: -o: value ''; legal: a folder's name" "$gw" gen systolic -o ''

# ---- words ----

# What a verb says of one of each is in the singular, and of eight read aloud. Values of parameters and what follows "1 " as a verb is
# no count.
counts_well() {
  ! grep -rnP '(?<![.=0-9])\b1 [a-z]+s\b|\ba (8|11|18|8[0-9])\b' "$1" | grep -vwE '1 (is|was|has|as|this|its|adds|gives|takes|writes|clears|does|leaves|cols|lanes|rows)' >&2
}
one_of_each() {
  rm -rf d && "$gw" gen "$@" -o d >said && mv said d && "$gw" describe "$1" >d/described && counts_well d
}
for words in "systolic rows=1 cols=1" "systolic rows=8 cols=8 a_bits=2 w_bits=2" "systolic rows=1 cols=1 dataflow=os" "splitmac cols=1" \
  "splitmac out=requant" "bayer max_width=2" "hardwired n_in=1 n_out=1 x_bits=1" "hardwired n_in=1 n_out=1 x_bits=1 fabric=rom" \
  "hardwired n_in=1 n_out=1 w_bits=1 x_bits=1 fabric=folded" "scratchpad banks=2 word_bits=1 depth=2 tile_rows=2 patterns=row"; do
  # shellcheck disable=SC2086 # words
  holds "one of each: $words" one_of_each $words
done
said_of_one() { # by the other verbs: one memory, one cell, one clock
  rm -rf d said && mkdir said && "$gw" gen splitmac cols=1 -q -o d && "$gw" sim d --sim icarus --view words --cycles 200 >said/sim && "$gw" synth d >said/synth &&
    "$gw" synth d --tech generic >said/generic && "$gw" swizzle --banks 2 --pattern row >said/swizzle && "$gw" cost d >said/cost && counts_well said
}
holds "one of each, as verbs say it" said_of_one
narrow_help() { "$gw" describe "$1" >a && ! grep -nE '^.{81,}' a; }
for g in $("$gw" list | cut -d' ' -f1); do holds "describe $g in 80 columns" narrow_help "$g"; done

# ---- the man page ----

"$gw" --man >page.1
clean_page() { groff -ww -man -Tutf8 page.1 2>&1 >page.txt | tee /dev/stderr | cmp - /dev/null &&
  ! mandoc -Tlint -Wwarning page.1 | grep -v 'missing date'; } # the same page from the same program, whenever
holds "the man page is clean for groff and mandoc" clean_page
man_has() { # every option of a verb, in the section of the verb or among those of all
  sed -n "/^\.SH OPTIONS OF ALL/,/^\.SH VERBS/p; /^\.SS $1\$/,/^\.SS /p" page.1 | sed -n 's/^\.B \(\\.*\)/\1/p' | sed 's/\\-/-/g' | cut -d' ' -f1 | sed 's/\[.*//' |
    sort >a
  options_of "$("$gw" "$1" --help)" | cut -d' ' -f1 | sort | cmp - a
}
for verb in "${verbs[@]}"; do holds "the man page has the options of $verb" man_has "$verb"; done

# ---- the completion ----

"$gw" --completion >completion
holds "the completion is clean for shellcheck" shellcheck -s bash completion
# What bash would offer after LINE, a word a line: COMP_WORDS as bash makes them, taken apart at = and :.
offers() { # LINE
  (
    breaks=$COMP_WORDBREAKS
    set -u
    # shellcheck disable=SC1091 # generated above
    . ./completion
    rest=$1 COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=()
    while [ -n "$rest" ]; do
      if [[ $rest =~ ^[[:space:]]+(.*)$ ]]; then
        rest=${BASH_REMATCH[1]}
        [ -n "$rest" ] || COMP_WORDS+=("")
      elif [[ $rest =~ ^([=:]+|[^[:space:]=:]+)(.*)$ ]]; then
        COMP_WORDS+=("${BASH_REMATCH[1]}") rest=${BASH_REMATCH[2]}
      fi
    done
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _gatewright gatewright "${COMP_WORDS[-1]}" ''
    [ "$COMP_WORDBREAKS" = "$breaks" ] || echo "COMP_WORDBREAKS is another"
    printf '%s\n' "${COMPREPLY[@]}"
  )
}
completes() { # LINE WORD...: exactly these, in any order
  offers "$1" | sort >a
  printf '%s\n' "${@:2}" | sort >b
  holds "completion of '$1'" diff a b
}
completes_options() {
  offers "gatewright $1 --" | grep '^--' | tr -d = | sort >a
  options_of "$("$gw" "$1" --help)" | cut -d' ' -f1 | grep '^--' | sort | cmp - a
}
for verb in "${verbs[@]}"; do holds "completion of the options of $verb" completes_options "$verb"; done
mkdir files && cd files && mkdir sub && touch W.npy W2.npy my.lib "a b.npy"
cp ../completion .
completes 'gatewright sw' sweep swizzle
completes 'gatewright gen ' "${generators[@]}"
completes 'gatewright help sy' systolic synth
completes 'gatewright gen systolic pe_' pe_rows=
completes 'gatewright gen systolic dataflow=' ws os
completes 'gatewright gen systolic rows=4 dataflow=o' os
completes 'gatewright gen systolic sparsity=1:' 2
completes 'gatewright gen systolic a_signed=' 0 1
completes 'gatewright gen -o sub systolic acc_b' acc_bits=
completes 'gatewright gen hardwired weights=W' W.npy W2.npy
completes 'gatewright sweep systolic dataflow=ws,' ws,ws ws,os
completes 'gatewright retarget sub w' weights=
completes 'gatewright retarget sub weights=W2' W2.npy
completes 'gatewright sim ' sub
completes 'gatewright sim sub --sim ' verilator icarus both
completes 'gatewright sim sub --sim=i' icarus
completes 'gatewright sim sub --in a=W2' W2.npy
completes 'gatewright sim sub --in=a=W2' W2.npy
completes 'gatewright sim sub --waves=my' my.lib
completes 'gatewright sim --seed 3 s' sub
completes 'gatewright synth sub --tech ice' ice40 ice40up5k
completes 'gatewright synth sub --tech my' my.lib
completes 'gatewright swizzle --pattern st' strides stride:
completes 'gatewright cost sub --yield p' poisson
completes 'gatewright gen systolic -o ' sub
cd ..

# ---- quiet, and errors as JSON ----

silent() {
  "$@" >a 2>b && cat a b >&2 && [ ! -s a ] && [ ! -s b ]
}
tiny=(n_in=4 n_out=2 w_bits=2 x_bits=2)
rm -rf d
holds "-q: gen" silent "$gw" gen hardwired "${tiny[@]}" -q -o d
"$matrices" make 1 2 4 4 -2 1 -2 1 0 w.npy w2.npy
holds "-q: retarget" silent "$gw" retarget d weights=w.npy -q
holds "-q: sim" silent "$gw" sim d --sim icarus --cycles 200 -q
holds "-q: synth" silent "$gw" synth d -q
holds "-q: synth of an FPGA" silent "$gw" synth d --tech ice40 -q
holds "-q: synth to gates" silent "$gw" synth d --tech generic -q
holds "-q: cost" silent "$gw" cost d -q
holds "-q: report" silent "$gw" report d -q
holds "-q: sweep" silent "$gw" sweep hardwired "${tiny[@]}" rate=serial,parallel -q -o s
holds "-q: report of a sweep" silent "$gw" report s -q
holds "-q: swizzle" silent "$gw" swizzle --banks 4 --pattern row --cert c.json --svg c.svg -q
holds "-q: swizzle --check" silent "$gw" swizzle --check c.json -q
"$gw" gen systolic rows=2 cols=2 acc_bits=4 -q -o narrow && "$matrices" make 1 2 2 2 -8 7 -8 7 0 a.npy w7.npy
holds "-q: results that wrap" silent "$gw" sim narrow --sim icarus --in a=a.npy --in w=w7.npy -q
asked() { "$gw" "$@" -q >a 2>b && [ -s a ] && [ ! -s b ]; }
holds "-q: list, which is asked for" asked list
holds "-q: describe" asked describe bayer
holds "-q: what --json asks for" asked synth d --json

as_json() { # STATUS PATTERN words...: that error, as a line and as one JSON object
  local status=$1 pattern=$2
  shift 2
  refuses "$status" "$pattern" "$gw" "$@" --json
  mv out.txt error.json
  says "and as JSON" 'length == 1 and .[0].status == '"$status"' and (.[0].error | test("'"$pattern"'"))' error.json
}
as_json 2 "rows: value '0'; legal" gen systolic rows=0 -o out
as_json 2 "unknown verb 'gne'" gne
as_json 2 "unknown generator" describe q
as_json 2 "extra word" list q
for verb in sim synth cost retarget report; do as_json 2 "nowhere: n" "$verb" nowhere; done
as_json 2 "nonesuch" report d --tech nonesuch -q
as_json 2 "which patterns" swizzle
as_json 2 "none: cannot read" swizzle --check none
as_json 2 "unknown parameter" sweep systolic row=1 -o s2
touch latin1-$'\xfc'
as_json 2 ": not a folder; legal: a new name" gen systolic -o latin1-$'\xfc'
