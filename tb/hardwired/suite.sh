#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator hardwired: self-checks of special matrices and of every corner of its widths in each fabric, views alike,
# all inputs of small designs, proofs against W * x as Verilog says it, bases that are the same for all matrices, new
# weights, hardware that is wrong on purpose. Prints "ok - NAME" or "not ok - NAME" a line.
#   tb/hardwired/suite.sh [PART ...]     all parts, or the named functions below
set -u
# shellcheck disable=SC2034 # for suite.sh; tb/checks/lint.sh lints each fabric
generator=hardwired suite=hardwired lints=0 cycles=1200 least=20
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

"$matrices" put i1 3x4 w.npy 1 2 3 -4 5 -6 7 -8 0 1 0 -1
"$matrices" put u1 3x4 u.npy 1 2 3 4 5 6 7 15 0 1 0 1
"$matrices" put i1 3x4 zeros.npy 0 0 0 0 0 0 0 0 0 0 0 0
"$matrices" put i1 3 b1.npy 1 -2 3
"$matrices" put i1 3 b2.npy 0 0 0
"$matrices" put i1 2x6 dense.npy 1 2 3 4 5 6 7 7 -7 7 0 7
"$matrices" put i1 2x6 sparse.npy 1 2 3 4 5 6 0 0 0 0 0 7

# The fabrics and their bases, each as parameters.
fabrics=("fabric=folded" "fabric=folded stage=1" "rate=serial" "rate=serial base=pairs gating=0"
  "rate=serial base=regions slack=5200" "rate=parallel" "rate=parallel base=regions slack=100000" "fabric=rom lanes=2")

# ---- special matrices ----

# 4 x 4 and others: all zero, all equal, a single weight, the ends, rows twice and negated, values with gaps.
special() {
  local name shape values f
  while read -r name shape values; do
    # shellcheck disable=SC2086 # a list of values
    "$matrices" put i1 "$shape" "$name.npy" $values
    for f in "${fabrics[@]}"; do
      # shellcheck disable=SC2086 # a list of parameters
      called="matrix $name" agree "icarus/structural icarus/fast" weights="$name.npy" x_bits=4 $f
    done
  done <<'EOF'
zero 4x4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
equal 4x4 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3
single 4x4 0 0 0 0 0 0 0 0 0 0 -5 0 0 0 0 0
lowest 4x4 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8 -8
highest 4x4 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7
gaps 4x4 0 -8 0 -8 1 -1 0 0 1 1 -8 -8 0 -1 1 -8
twice 4x4 1 -2 3 5 1 -2 3 5 -1 2 -3 -5 2 -4 6 -8
row 1x5 3 -8 0 7 -1
column 5x1 3 -8 0 7 -1
one 1x1 -8
nothing 1x1 0
EOF
  # The same on the other simulator: one matrix with all of these rows.
  "$matrices" put i1 8x4 mixed.npy 0 0 0 0 3 3 3 3 0 -5 0 0 -8 -8 -8 -8 7 7 7 7 1 -2 3 5 -1 2 -3 -5 1 -2 3 5
  for f in "${fabrics[@]}"; do
    # shellcheck disable=SC2086 # a list of parameters
    called="matrix mixed" agree "verilator/fast icarus/structural icarus/words" weights=mixed.npy x_bits=4 $f
  done
}

# ---- every width ----

# Each width of a weight in each fabric; widths of inputs, signs, biases and views by turns.
widths() {
  local bits=(1 ternary 2 3 4 5 6 7 8) inputs=(1 2 8 16) f w i=0 p
  "$matrices" put i1 2 bias.npy -3 2
  for f in "${!fabrics[@]}"; do
    for w in "${!bits[@]}"; do
      [[ ${fabrics[f]} == *pairs* && $w -gt 4 || ${fabrics[f]} == *rom* && $w -gt 7 ]] && continue # refused; slow on Icarus
      p="w_bits=${bits[w]} x_bits=${inputs[(f + w) % 4]} x_signed=$(((w + f / 2) / 2 % 2))"
      [ "$w" -lt 2 ] || p+=" w_signed=$(((w + f) % 3 > 0))"
      [ $((i % 2)) = 0 ] || p+=" bias=bias.npy"
      [ "$w" -gt 0 ] || p+=" ${fabrics[f]/lanes=2/lanes=5}" # weights of -1 and 1: no step has inputs to spare
      [ "$w" = 0 ] || p+=" ${fabrics[f]}"
      # shellcheck disable=SC2086 # a list of parameters
      called=width cycles=$((w > 5 ? 200 : 500)) agree "icarus/$([ $((i % 3)) = 0 ] && echo words || echo structural) icarus/fast" n_out=2 n_in=5 $p
      i=$((i + 1))
    done
  done
}

# Inputs of one bit, which are -1 and 0 or 0 and 1, times the fewest weights: a negative multiple of -1 and 0 has no sign.
bits() {
  local f w s
  for f in "${fabrics[@]}" "fabric=rom sign=bank" "fabric=rom sign=bank lanes=2 share=1"; do
    for w in 1 ternary 2; do
      for s in 0 1; do
        # shellcheck disable=SC2086 # a list of parameters
        called="inputs of one bit" cycles=200 agree icarus/structural n_out=2 n_in=2 w_bits=$w x_bits=1 x_signed=$s $f
      done
    done
  done
}

# Rounded results of every fabric, negative factors and sums among them.
rounded() {
  local f i=0 p
  "$matrices" put i4 3 mult.npy 1073741824 2147483647 -1200000000
  "$matrices" put i1 3 right.npy 33 30 38
  "$matrices" put i1 3 left.npy -3 0 2
  "$matrices" put i1 3 zp.npy 1 -2 3
  "$matrices" put u1 3 zpu.npy 1 200 3
  for f in "${fabrics[@]}"; do
    for p in "round=onnx shift=right.npy" "round=gemmlowp shift=left.npy"; do
      case $((i++ % 3)) in
        0) p+=" zp=zp.npy" ;;
        1) p+=" zp=zpu.npy y_signed=0 bias=b1.npy" ;;
        2) p+=" y_bits=16 x_signed=0" ;;
      esac
      # shellcheck disable=SC2086 # a list of parameters
      called=rounded cycles=600 agree "icarus/structural icarus/fast" weights=w.npy out=requant mult=mult.npy $p $f
    done
  done
  called=rounded agree verilator/structural weights=w.npy out=requant round=gemmlowp mult=mult.npy shift=left.npy fabric=folded
  mutant 600 hardwired.v "s/64'sd1073741824/64'd1073741824/" weights=w.npy out=requant round=gemmlowp mult=mult.npy \
    shift=left.npy fabric=folded
}

# A shape with words that cross 32 and 64 bits, on the other simulator.
simulators() {
  local runs="verilator/structural icarus/structural"
  "$matrices" put i4 7 bias7.npy 1 -1 127 -128 0 77 -78
  agree "$runs" n_out=7 n_in=11 w_bits=5 bias=bias7.npy bias_bits=8
  cycles=300 agree "icarus/structural icarus/fast" n_out=7 n_in=16 base=pairs
  agree "$runs" n_out=3 n_in=5 w_bits=5 rate=parallel x_bits=16
  agree "$runs" n_out=3 n_in=11 base=regions slack=600 w_bits=3 x_signed=0 gating=0
  agree "$runs" n_out=7 n_in=5 fabric=folded x_bits=12 bias=bias7.npy
  agree "$runs" n_out=7 n_in=5 fabric=rom lanes=3 bias=bias7.npy
}

# ---- products computed outside ----

# product PARAMETERS...: Y of the user's x.npy through the RTL against W and BIAS as the design keeps them.
product() {
  local name="${called:-product}: $*" bias=
  rm -rf d y.npy
  # shellcheck disable=SC2086 # no word where it is empty
  if ! "$gw" gen hardwired "$@" -q -o d 2>err ||
    ! "$gw" sim d --sim "${sim:-icarus}" --view "$(affordable)" --in x=x.npy --out y=y.npy ${stalls:-} --json -q >run 2>err; then
    result "$name" 1 err
    return
  fi
  [ ! -e d/bias.npy ] || bias=d/bias.npy
  "$matrices" dot d/weights.npy x.npy y.npy $bias >err
  result "$name" $? err
}

# All inputs of three outputs of two inputs of 4 bits.
exhaustive() {
  local f
  "$matrices" put i2 3 b.npy 100 -101 0
  for f in "${fabrics[@]}"; do
    "$matrices" range -8 7 column 8 x.npy 2
    # shellcheck disable=SC2086 # a list of parameters
    called="all inputs" product n_out=3 n_in=2 x_bits=4 $f
    "$matrices" range 0 15 column 8 x.npy 2
    # shellcheck disable=SC2086
    called="all inputs" product n_out=3 n_in=2 x_bits=4 x_signed=0 bias=b.npy w_bits=3 seed=9 $f
  done
}

products() {
  local f
  "$matrices" make "$seed" 9 17 10 -128 127 -8 7 0 x.npy unused.npy 8
  for f in "${fabrics[@]}"; do
    # shellcheck disable=SC2086 # a list of parameters
    called="user's data, stalled" stalls=--stalls product n_out=10 n_in=17 $f
  done
  sim=verilator called="user's data" product n_out=10 n_in=17 base=pairs
  "$matrices" make "$seed" 9 3 10 0 65535 -8 7 0 x.npy unused.npy 32
  called="user's data" product n_out=10 n_in=3 x_bits=16 x_signed=0 w_bits=8 w_signed=0
  sim=verilator called="user's data" product n_out=10 n_in=3 x_bits=16 x_signed=0 w_bits=8 fabric=folded
  "$matrices" make "$seed" 1 17 10 -128 127 -8 7 0 x.npy unused.npy 8
  called="a single vector" product n_out=10 n_in=17
}

# ---- proofs ----

# For all inputs at once, by SAT: a design without registers is W * x + bias, as tb/hardwired/ref.v has it.
proved() { # PARAMETERS...
  local name="proved: $*" p n_out n_in x_bits x_signed y_bits padded bias=
  rm -rf d
  "$gw" gen hardwired "$@" -q -o d 2>err || { result "$name" 1 err; return; }
  p=$(jq -r '"\(.derived.n_out) \(.derived.n_in) \(.parameters.x_bits) \(.parameters.x_signed) \(.derived.y_element_bits)"' d/manifest.json)
  read -r n_out n_in x_bits x_signed y_bits <<<"$p"
  [ ! -e d/bias.npy ] || bias=", .BIAS($((32 * n_out))'h$("$matrices" literal d/bias.npy))"
  padded=x
  [ $((n_in * x_bits % 8)) = 0 ] || padded="{$((8 - n_in * x_bits % 8))'d0, x}"
  cat >both.v <<EOF
module want (input wire [$((n_in * x_bits - 1)):0] x, output wire [$((n_out * y_bits - 1)):0] y);
  hardwired_ref #(.N_OUT($n_out), .N_IN($n_in), .X_BITS($x_bits), .X_SIGNED($x_signed), .Y_BITS($y_bits),
    .W($((32 * n_out * n_in))'h$("$matrices" literal d/weights.npy))$bias) r (.x(x), .y(y));
endmodule
module have (input wire [$((n_in * x_bits - 1)):0] x, output wire [$((n_out * y_bits - 1)):0] y);
  wire [$(((n_out * y_bits + 7) / 8 * 8 - 1)):0] all;
  assign y = all[$((n_out * y_bits - 1)):0];
  hardwired dut (.clk(1'b0), .rst(1'b0), .s_axis_x_tdata($padded), .s_axis_x_tvalid(1'b1),
    .m_axis_y_tready(1'b1), .m_axis_y_tdata(all));
endmodule
EOF
  yosys -q -p "read_verilog $here/tb/hardwired/ref.v both.v $(echo d/*.v); hierarchy -check; proc; flatten; opt -full
    miter -equiv -make_assert -flatten want have miter; hierarchy -top miter; opt -full
    sat -verify -prove-asserts -show-inputs miter" >err 2>&1
  result "$name" $? err
}

proofs() {
  "$matrices" put i1 3 b3.npy 5 -7 0
  "$matrices" put i1 3x3 w3.npy 1 -2 3 -1 2 -3 -8 0 7
  proved n_out=2 n_in=4 x_bits=4 fabric=folded
  proved n_out=2 n_in=4 x_bits=4 rate=parallel
  proved n_out=2 n_in=4 x_bits=4 rate=parallel base=regions slack=400
  proved weights=w3.npy bias=b3.npy x_bits=4 fabric=folded
  proved weights=w3.npy bias=b3.npy x_bits=4 rate=parallel x_signed=0
  proved weights=w3.npy bias=b3.npy x_bits=3 rate=parallel base=regions slack=400
  proved n_out=3 n_in=6 w_bits=1 x_bits=2 rate=parallel
  # A proof that finds what is wrong: another matrix in the plane.
  "$gw" gen hardwired weights=w3.npy x_bits=3 rate=parallel -q -o d
  "$gw" gen hardwired n_out=3 n_in=3 x_bits=3 rate=parallel -q -o other
  holds "a base for proofs" cmp d/hardwired.v other/hardwired.v
}

# ---- bases ----

# TOP.v is the same for all matrices, the second file is not.
same_base() { # "PARAMETERS OF ONE" "OF THE OTHER" "OF BOTH"
  local name="one base: $3: $1, $2"
  rm -rf one two
  # shellcheck disable=SC2086 # lists of parameters
  { "$gw" gen hardwired $1 $3 -q -o one && "$gw" gen hardwired $2 $3 -q -o two && cmp one/hardwired.v two/hardwired.v &&
    ! cmp -s one/hardwired_*.v two/hardwired_*.v; } >err 2>&1
  result "$name" $? err
}

bases() {
  local f
  for f in "${fabrics[@]:2}"; do
    same_base weights=w.npy "n_out=3 n_in=4" "$f"
    same_base weights=w.npy "weights=zeros.npy" "x_bits=3 x_signed=0 $f"
    same_base "weights=w.npy bias=b1.npy" "weights=zeros.npy bias=b2.npy" "$f"
    same_base weights=u.npy "n_out=3 n_in=4 w_signed=0 seed=5" "$f"
  done
  same_base "weights=w.npy x_bits=8" "n_out=3 n_in=4 seed=2" ""
  same_base "weights=w.npy x_bits=08 w_bits=4" "n_out=03 n_in=4" "top=hardwired"
}

# A matrix that is too dense for the regions: the slack that the message asks for does, one less does not.
slack() {
  local need
  "$gw" gen hardwired weights=dense.npy base=regions -q -o dense 2>said
  holds "too dense: row, value, slack" grep -qE "slack: value '203'; legal: at least [0-9]+ for these weights, as row 1 has 5 of magnitude 7 and places for 2" said
  need=$(sed -n 's/.*at least \([0-9]*\) .*/\1/p' said)
  [ -n "$need" ] || need=0
  agree icarus/structural weights=dense.npy base=regions slack="$need"
  holds "one less is refused" not "$gw" gen hardwired weights=dense.npy base=regions slack=$((need - 1)) -q -o dense
}

not() {
  ! "$@"
}

# ---- other weights for a design ----

retargeted() { # "PARAMETERS": as made for the new weights, the base the same file
  local name="retarget: $1" before bias=
  rm -rf old new
  [[ $1 != *bias* ]] || bias="bias=b1.npy"
  # shellcheck disable=SC2086 # lists of parameters
  "$gw" gen hardwired n_out=3 n_in=4 seed=7 $1 -q -o old 2>err || { result "$name" 1 err; return; }
  before=$(stat -c '%i %Y' old/hardwired.v)
  # shellcheck disable=SC2086
  { "$gw" retarget old weights=w.npy $bias -q && "$gw" gen hardwired weights=w.npy w_signed=1 ${1/b2.npy/b1.npy} -q -o new &&
    diff -r old new; } >err 2>&1
  result "$name" $? err
  holds "$name: the base is the same file" test "$before" = "$(stat -c '%i %Y' old/hardwired.v)"
}

# NAME COMMAND...: fails with status 2 and leaves the design `old` as `kept` is.
refused() {
  local name=$1
  shift
  "$@" >out.txt 2>err
  [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] && diff -r old kept >>err
  result "$name" $? err
  cp err said
}

retarget() {
  local f delay
  for f in "${fabrics[@]:2}"; do
    retargeted "${f#rate=serial}"
    retargeted "bias=b2.npy ${f#rate=serial}"
  done
  "$gw" sim old --sim icarus --seed "$seed" --cycles 600 --json -q >run 2>err
  result "a design with other weights passes" $? err
  rm -rf old new kept
  "$gw" gen hardwired n_out=3 n_in=4 bias=b1.npy x_bits=4 -q -o old
  "$gw" retarget old weights=w.npy -q
  "$gw" gen hardwired weights=w.npy w_signed=1 bias=b1.npy x_bits=4 -q -o new
  holds "the bias stays if no other is given" diff -r old new
  "$gw" retarget old weights=old/weights.npy -q
  holds "its own weights are weights too" diff -r old new
  "$gw" retarget old weights=w.npy bias=b2.npy --json >json
  holds "--json is the manifest" cmp <(jq -S . json) <(jq -S . old/manifest.json)
  holds "hashes, not places" not grep -rqE 'w\.npy|b2\.npy' old/manifest.json old/README.md old/hardwired.v
  cp -r old kept
  "$matrices" put i1 4x3 turned.npy 1 2 3 -4 5 -6 7 -8 0 1 0 -1
  refused "another shape" "$gw" retarget old weights=turned.npy
  "$matrices" put u1 3x4 large.npy 1 2 3 4 5 6 7 8 9 10 11 12
  refused "a value out of range" "$gw" retarget old weights=large.npy
  "$gw" gen hardwired weights=sparse.npy base=regions -q -o old
  rm -rf kept && cp -r old kept
  refused "too dense for the regions" "$gw" retarget old weights=dense.npy
  sed -i '12s/$/ \/\/ mine/' old/hardwired.v
  rm -rf kept && cp -r old kept
  refused "a base that someone changed" "$gw" retarget old weights=sparse.npy
  holds "names the file and the line" grep -q "old/hardwired.v: line 12 differs" said
  "$gw" gen hardwired n_out=96 n_in=96 -q -o victim
  "$gw" gen hardwired n_out=96 n_in=96 w_bits=4 seed=2 -q -o other
  rm -rf before after && cp -r victim before && cp -r victim after
  "$gw" retarget after weights=other/weights.npy -q
  for delay in 0.002 0.01 0.02 0.04 0.06; do
    "$gw" retarget victim weights=other/weights.npy -q & pid=$!
    sleep $delay
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    diff -rq victim before >err || diff -rq victim after >>err
    result "after SIGKILL at $delay s the old design or the new one is whole" $? err
  done
  "$gw" retarget victim weights=other/weights.npy -q
  holds "the next run finishes, without leftovers" test -z "$(compgen -G '.victim.gatewright-*')" -a -e victim/manifest.json
}

# ---- wrong on purpose ----

# Hardware that is wrong somewhere must be seen to be.
wrong() { # "PARAMETERS" FILE SED
  # shellcheck disable=SC2086 # a list of parameters
  mutant 1500 "$2" "$3" weights=w.npy $1
}

mutants() {
  local f
  wrong "" hardwired_plane.v '0,/s3\[[0-9]*\]/s//s2[0]/'
  wrong "" hardwired_plane.v 's/\(start0 = .*\)[01];/\11;/; t; s/1;/0;/'
  wrong "" hardwired.v 's/x_tready = y_tready & ~ext/x_tready = y_tready/'
  wrong "" hardwired.v 's/step     = y_tready & /step     = /'
  wrong "" hardwired.v 's/ext ? m2 : x/x \& ~ext/'
  wrong "" hardwired.v '0,/& more/s/co3 & more/co3/'
  wrong "" hardwired.v 's/tlast = last/tlast = step/'
  wrong "gating=0" hardwired.v 's/ if (en)//'
  for f in "" fabric=folded "fabric=folded stage=2" fabric=rom "out=relu fabric=rom"; do
    wrong "$f" hardwired.v 's/ & ~rst;/;/' # results in reset
  done
  wrong "rate=parallel" hardwired_plane.v '0,/{s0\[/s//{s1[/'
  wrong "fabric=folded" hardwired.v '0,/\.ci([^)]*)/s//.ci(1'"'"'b0)/'
}

# ---- ends of what parameters may be ----

illegal() { # PATTERN parameters...: exit status 2 and one line that matches
  "$gw" gen hardwired "${@:2}" -q -o refused 2>err
  [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] && grep -q -- "$1" err
  result "refused: ${*:2}" $? err
}

ends() {
  local f
  "$matrices" put i1 3x2 ends_w.npy 1 2 3 -8 0 7
  "$matrices" put i4 3 ends.npy -2147483648 2147483647 0
  for f in rate=serial rate=parallel fabric=rom fabric=folded; do
    called="bias of 32 bits" agree "icarus/structural verilator/fast" weights=ends_w.npy bias=ends.npy bias_bits=32 x_bits=4 "$f"
  done
  "$matrices" put i1 3x4 units.npy 1 -1 1 1 -1 -1 -1 -1 1 1 1 1
  for f in complement bank; do
    called="weights of one bit" agree "icarus/structural icarus/fast" weights=units.npy w_bits=1 fabric=rom lanes=2 sign="$f"
  done
  "$matrices" put i1 2x2 zero.npy 0 0 0 0
  called="relu of nothing" agree "icarus/structural icarus/fast" weights=zero.npy x_signed=0 fabric=folded out=relu
  for f in fabric=routed fabric=rom; do
    rm -rf plain traced
    "$gw" gen hardwired n_out=3 n_in=2 "$f" -q -o plain
    "$gw" gen hardwired weights=ends_w.npy "$f" trace=1 -q -o traced
    holds "trace=1 leaves the base alone, $f" cmp plain/hardwired.v traced/hardwired.v
  done
  "$gw" gen hardwired weights=ends_w.npy fabric=folded -q -o plain
  holds "outputs say which sum they are" grep -q '^  // y = ' plain/hardwired.v
  illegal "top: value 'gw_fan'; legal: a name that is not gw and does not begin with gw_" top=gw_fan fabric=folded n_out=2 n_in=2
  printf '\x93NUMPY\x01\x00\x76\x00%-117s\n\x00\x00\x80\x3f\x00\x00\xc0\x7f' \
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }" >nan.npy
  illegal "weights: nan.npy: type '<f4', value nan at \[0,1\]; legal: integers" weights=nan.npy
  illegal "value 2 at \[0,1\]; legal with w_bits=1: -1 and 1" weights=ends_w.npy w_bits=1
}

suites=(special widths bits rounded simulators exhaustive products proofs bases slack retarget ends mutants)
[ $# = 0 ] || suites=("$@")
for s in "${suites[@]}"; do
  "$s"
done
