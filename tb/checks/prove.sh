#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Proofs by SAT: designs of explicit adders against those of * and +, or against a plain reference, for every input and
# from every state; a scratchpad's places, and the ways to them, against its map. A proof that does not end within its limit of CPU seconds is "not finished", never "ok". Last, a gate is
# inverted in a design of each kind, which the same proof must find.
#   tb/checks/prove.sh [share|all]    share, the suite: what takes seconds together, where not to finish is a failure
set -u
part=${1:-share}
here=$(cd "$(dirname "$0")/../.." && pwd)
gw=$here/build/gatewright
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
limit=60 broken=0
[ "$part" = all ] || [ "$part" = share ] || { echo "usage: tb/checks/prove.sh [share|all]" >&2; exit 2; }

# Proves that output `trigger` of module miter is 0 in files *.v, with options of Yosys' sat. With broken=1 it must not be.
prove() { # NAME SAT-OPTIONS FILE...
  local name=$1 options=$2 start=$SECONDS verdict
  shift 2
  [ "$broken" = 0 ] || name="an inverted gate is found: $name"
  rm -f log
  { # whose own message is that the limit killed it
    (
      ulimit -t "$limit"
      exec yosys -q -l log -p "read_verilog $*; hierarchy -check -top miter; proc; flatten; memory; opt -full
        sat $options -prove trigger 0 miter"
    ) >out 2>&1
  } 2>/dev/null
  if grep -qE '[^o] model found.*FAIL!|proof failed' log 2>/dev/null; then verdict=differs
  elif grep -qE 'no model found: SUCCESS!|Induction step proven: SUCCESS!' log 2>/dev/null; then verdict=equal
  elif grep -qsE '^ERROR' log out; then verdict=error
  else verdict="not finished"; fi
  case $broken$verdict$part in
    0equal* | 1differs*) echo "ok - ${name% }" ;;
    "0not finishedall") echo "not finished - $name ($((SECONDS - start)) s)" ;;
    *) echo "not ok - $name ($verdict)"; grep -hs ERROR log out | sed 's/^/    /' ;;
  esac
}

# Inverts an input of the first full or half adder of the modules whose names begin so.
invert() { # FILE MODULE
  awk -v module="$2" '$1 == "module" { inside = index($2, module) == 1 }
    inside && !done && /^ *[a-z0-9_]+_(fa|ha1?) / && sub(/\.b\(/, ".b(~") { done = 1 }
    { print }
    END { exit !done }' "$1" >inverted && mv inverted "$1"
}

# The body of a miter of two modules of the same ports: its inputs are theirs. ASSUME, where it holds.
miter() { # FILE A B ASSUME
  awk -v a="$2" -v b="$3" -v assume="$4" '
    $1 == "module" && $2 == a { inside = 1; next }
    inside && /^\);/ { exit }
    inside && match($0, /^  (input|output) +(wire|reg) +(signed )?(\[[0-9]+:0\])?/) {
      range = match($0, /\[[0-9]+:0\]/) ? substr($0, RSTART, RLENGTH) : ""
      line = $0; sub(/^  (input|output) +(wire|reg) +(signed )?(\[[0-9]+:0\])? */, "", line); sub(/[ ,].*/, "", line)
      if ($1 == "input") { ports = ports "  input signed " range " " line ",\n"; ins = ins ", ." line "(" line ")" }
      else {
        wires = wires "  wire " range " a_" line ", b_" line ";\n"
        outs_a = outs_a ", ." line "(a_" line ")"; outs_b = outs_b ", ." line "(b_" line ")"
        differ = differ " | (a_" line " != b_" line ")"
      }
    }
    END {
      print "module miter (\n" ports "  output trigger\n);\n" wires
      print "  " a " a (" substr(ins outs_a, 3) ");\n  " b " b (" substr(ins outs_b, 3) ");"
      print "  assign trigger = (" assume ") & (1\047b0" differ ");\nendmodule"
    }' "$1" >miter.v
}

# A design's parameters with arith=heap or star; a goal is of heaps alone.
of() { # ARITH GENERATOR parameters...
  local p
  for p in "${@:2}"; do [[ $1$p == stargoal=* ]] || echo "$p"; done
  echo "arith=$1"
}

# Module heap_MODULE of arith=heap against star_MODULE of arith=star.
pair() { # MODULE SAT-OPTIONS ASSUME GENERATOR parameters...
  local module=$1 options=$2 assume=$3 arith
  shift 3
  for arith in heap star; do
    rm -rf "d_$arith"
    # shellcheck disable=SC2046 # a list of parameters
    "$gw" gen $(of "$arith" "$@") top=$arith -q -o "d_$arith" ||
      { echo "not ok - $* (no design)"; return; }
  done
  miter d_heap/heap.v "heap_$module" "star_$module" "$assume"
  if [ "$broken" = 1 ]; then
    invert d_heap/heap.v "${inverted:-heap_$module}" || { echo "not ok - no adder to invert: $*"; return; }
  fi
  prove "$module: $*" "$options" d_heap/heap.v d_star/star.v miter.v
}

# A weight-stationary array: after a load of all weights and a swap, everything is free, also a load of others.
array() { # ROWS COLS parameters...
  local rows=$1 cols=$2 r options='' steps
  shift 2
  for ((r = 0; r < rows; r++)); do
    options+=" -set-at $((r + 1)) load 1"
    [ "$rows" = 1 ] || options+=" -set-at $((r + 1)) load_row $r"
  done
  steps=$((3 * rows + 2 * cols + 3))
  pair array "-seq $steps -prove-skip $((steps - 1)) $options -set-at $((rows + cols + 1)) swap 1" "1'b1" \
    systolic rows="$rows" cols="$cols" "$@"
}

# An output-stationary element: after the end of a sum, sums of up to three terms.
element() { # parameters...
  pair array "-seq 8 -prove-skip 7 -set-at 1 step 1 -set-at 1 last 1" "1'b1" systolic dataflow=os rows=1 cols=1 "$@"
}

# Sums of byte products put together: where the sums of rows have room, as all that k_max terms can make.
combine() { # ROW_H ROW_L parameters...
  local h=$1 l=$2 rh rl
  shift 2
  # shellcheck disable=SC2046 # a list of parameters
  "$gw" gen $(of star splitmac "$@") top=star --force -q -o d_star || { echo "not ok - combine: $*"; return; }
  rh=$(sed -nE 's/^  wire \[([0-9]+):0\] row_h_next.*/\1/p' d_star/star.v)
  rl=$(sed -nE 's/^  wire \[([0-9]+):0\] row_l.*/\1/p' d_star/star.v)
  pair combine "-seq 2 -prove-skip 1" "((($h) >>> $rh) == (($h) >>> ($rh + 1))) & ((($l) >>> $rl) == (($l) >>> ($rl + 1)))" \
    splitmac "$@"
}

# A product with a constant matrix against the same written as a sum of w * x.
product() { # parameters...
  local n_in n_out x_bits y_bits files
  rm -rf d
  "$gw" gen hardwired "$@" top=wired -q -o d || { echo "not ok - $* (no design)"; return; }
  read -r n_in n_out x_bits y_bits < <(jq -r '[.parameters.n_in, .parameters.n_out, .parameters.x_bits,
    .derived.y_element_bits] | join(" ")' d/manifest.json)
  cat >miter.v <<EOF
module miter (input [$((n_in * x_bits - 1)):0] x, output trigger);
  wire [$((n_out * y_bits + 7)):0] y;
  wire [$((n_out * y_bits - 1)):0] z;
  wired a (.clk(1'b0), .rst(1'b0), .s_axis_x_tdata(x), .s_axis_x_tvalid(1'b1), .m_axis_y_tdata(y), .m_axis_y_tready(1'b1));
  hardwired_ref #(.N_OUT($n_out), .N_IN($n_in), .X_BITS($x_bits), .Y_BITS($y_bits),
    .W($((32 * n_out * n_in))'h$("$here/build/matrices" literal d/weights.npy))) b (.x(x), .y(z));
  assign trigger = y[$((n_out * y_bits - 1)):0] != z;
endmodule
EOF
  if [ "$broken" = 1 ]; then
    invert d/wired.v "$inverted" || { echo "not ok - no adder to invert: $*"; return; }
  fi
  files=d/wired.v
  [ ! -e d/wired_plane.v ] || files+=" d/wired_plane.v"
  # shellcheck disable=SC2086 # a list of files
  prove "product: $*" "" $files "$here/tb/hardwired/ref.v" miter.v
}

# The requantizer but for its product, whose place a word of the sum and the factor takes, which has every value that a
# product can have, against the definition in plain numbers.
requant() { # ROUND parameters...
  local round=$1 d x p y signed
  shift
  rm -rf d
  "$gw" gen splitmac out=requant round="$round" "$@" top=rq -q -o d || { echo "not ok - requant: $* (no design)"; return; }
  read -r y signed < <(jq -r '.parameters | "\(.y_bits) \(.y_signed)"' d/manifest.json)
  d=$(($(sed -nE '/^module rq_requant /,/^\);/s/^ *input +wire +\[([0-9]+):0\] +d, .*/\1/p' d/rq.v) + 1)) # of the sum
  x=$(($(sed -nE '/^module rq_scale /,/^\);/s/^ *input +wire +\[([0-9]+):0\] +x, .*/\1/p' d/rq.v) + 1)) # of what is scaled
  p=$([ "$round" = onnx ] && echo $((x + 32)) || echo 33)
  {
    echo "module rq_scale (input clk, input [$((x - 1)):0] x, input [31:0] mult, output reg [$((p - 1)):0] p);"
    if [ "$round" = onnx ]; then echo "  always @(posedge clk) p <= {x, mult};"
    else echo "  always @(posedge clk) p <= {x[31] & ~mult[0], x};"; fi
    echo "endmodule"
    cat <<EOF
module miter (
  input clk, input signed [$((d - 1)):0] d, input signed [31:0] bias, input [31:0] mult, input signed [7:0] shift,
  input [$((y - 1)):0] zp, lo, hi, output trigger
);
  wire [$((y - 1)):0] y;
  rq_requant a (.clk(clk), .d(d), .bias(bias), .mult(mult), .shift(shift), .zp(zp), .lo(lo), .hi(hi), .y(y));
  wire signed [80:0] zp_n = $([ "$signed" = 1 ] && echo "\$signed(zp)" || echo "zp");
  wire signed [80:0] lo_n = $([ "$signed" = 1 ] && echo "\$signed(lo)" || echo "lo");
  wire signed [80:0] hi_n = $([ "$signed" = 1 ] && echo "\$signed(hi)" || echo "hi");
  reg signed [$((x - 1)):0] t;
  reg signed [80:0] p, r;
  reg [$((y - 1)):0] want;
  wire signed [80:0] z = r + zp_n;
EOF
    if [ "$round" = onnx ]; then
      cat <<'EOF'
  wire [6:0] n = (shift < 0) ? 0 : (shift > 63) ? 63 : shift;
  wire signed [80:0] whole = p >>> n;
  wire [80:0] unit = 81'd1 << n;
  wire [80:0] twice = (p & (unit - 1)) << 1;
  always @(posedge clk) begin
    t <= d + bias;
    p <= $signed({t, mult});
    r <= whole + ((twice > unit || (twice == unit && whole[0])) ? 1 : 0);
EOF
    else
      cat <<'EOF'
  wire [4:0] left = (shift < 0) ? 0 : (shift > 30) ? 30 : shift;
  wire [4:0] right = (shift >= 0) ? 0 : (shift < -31) ? 31 : -shift;
  wire signed [80:0] shifted = t <<< left;
  reg signed [31:0] l;
  wire signed [80:0] high = (p > 81'sd2147483647) ? 81'sd2147483647 : p; // the one that gemmlowp saturates
  wire [80:0] lost = (81'd1 << right) - 1;
  always @(posedge clk) begin
    t <= d + bias;
    l <= (shifted > 81'sd2147483647) ? 32'h7fffffff : (shifted < -81'sd2147483648) ? 32'h80000000 : shifted;
    p <= $signed({l[31] & ~mult[0], l});
    r <= (high >>> right) + (((high & lost) > (lost >> 1) + (high < 0)) ? 1 : 0);
EOF
    fi
    cat <<EOF
    want <= (z < lo_n) ? lo : (z > hi_n) ? hi : z;
  end
  assign trigger = y != want;
endmodule
EOF
  } >miter.v
  sed -i '/^module rq_scale /,/^endmodule/d' d/rq.v
  [ "$broken" = 0 ] || sed -i 's/wire half  = s0/wire half  = ~s0/' d/rq.v
  set -- round="$round" "$@"
  prove "requantizer without its product: $*" "-seq 6 -prove-skip 5" d/rq.v miter.v
}

# A scratchpad's map: no two addresses have the same bank and the same row in it.
places() { # parameters...
  local n b r
  rm -rf d
  "$gw" gen scratchpad "$@" top=pad -q -o d || { echo "not ok - places: $* (no design)"; return; }
  read -r b r < <(jq -r '.derived | "\(.matrix | length) \(.row_bits | length)"' d/manifest.json)
  n=$((b + r))
  [ "$broken" = 0 ] || sed -i 's/^  assign row\[0\] = .*/  assign row[0] = bank[0];/' d/pad.v
  cat >miter.v <<END
module miter (input [$((n - 1)):0] x, y, output trigger);
  wire [$((b - 1)):0] bank_x, bank_y;
  wire [$((r - 1)):0] row_x, row_y;
  pad_map a (.addr(x), .bank(bank_x), .row(row_x));
  pad_map b (.addr(y), .bank(bank_y), .row(row_y));
  assign trigger = x != y & bank_x == bank_y & row_x == row_y;
endmodule
END
  prove "every word has a place of its own: $*" "" d/pad.v miter.v
}

# A scratchpad's butterfly: for every class and base, a lane's word goes to the bank and the row, and comes from there, that
# the map of the manifest has for the lane's address in the class; an error is told exactly where there is one.
butterfly() { # parameters...
  rm -rf d
  "$gw" gen scratchpad network=butterfly "$@" top=pad -q -o d || { echo "not ok - butterfly: $* (no design)"; return; }
  [ "$broken" = 0 ] || sed -i 's/\.k(steer\[0\])/.k(~steer[0])/; s/^  assign swap\[0\] = /&~/' d/pad.v
  jq -r '
    (.derived.matrix | length) as $k | (.derived.row_bits | length) as $r | .parameters.word_bits as $w |
    .parameters.addr_bits as $a | pow(2; $k) as $l | ([1, (.derived.classes | length - 1 | if . > 0 then log2 | floor + 1 else 1 end)]
      | max) as $c | (.derived.stages % 2 == 1) as $odd |
    "module miter (input [\($a - 1):0] base, input [\($c - 1):0] number, input [\($k - 1):0] lane,",
    "  input [\($l * $w - 1):0] words, output reg trigger);",
    "  wire unknown, misaligned, outside;",
    "  wire [\($l * $w - 1):0] in_banks, back;",
    "  wire [\($l * $r - 1):0] rows;",
    "  wire [1023:0] steer, swap, place; // whatever their widths are",
    "  pad_locate locate (.base(base), .number(number), .unknown(unknown), .misaligned(misaligned), .outside(outside),",
    "    .steer(steer), .place(place));",
    "  pad_controls controls (.steer(steer), .swap(swap));",
    "  pad_rows place_rows (.place(place), .bank_row(rows));",
    "  pad_scatter scatter (.swap(swap), .d(words), .q(in_banks));",
    "  pad_gather gather (.swap(swap), .d(words), .\(if $odd then "q_n" else "q" end)(back));",
    "  reg [\($k + $r - 1):0] addr, align;",
    "  wire [\($k - 1):0] bank;",
    "  wire [\($r - 1):0] row;",
    "  reg known, leaves;",
    "  always @* begin",
    "    known = 1; align = 0; addr = base; leaves = 0;",
    "    case (number)",
    (.derived.classes | to_entries[] | "      \(.key): begin align = \(.value.align); addr = base ^ \(.value.constant)" +
      (if .value.spans then # a box from any base: along each axis one further, if it does not leave
        ([.value.columns, .value.spans] | transpose | to_entries | map("; leaves = leaves | (base & \(.value[1])) == \(.value[1])" +
          "; if (lane[\(.key)]) addr = (addr & ~\(.value[1])) | ((addr + \(.value[0])) & \(.value[1]))") | add)
      else ([.value.columns | to_entries[] | " ^ (lane[\(.key)] ? \(.value) : 0)"] | add) end) + "; end"),
    "      default: known = 0;",
    "    endcase",
    "  end",
    (.derived.matrix | to_entries[] | "  assign bank[\(.key)] = ^(addr & \(.value));"),
    (.derived.row_bits | to_entries[] | "  assign row[\(.key)] = addr[\(.value)];"),
    "  wire wrong = (base & align) != 0, far = base >= \(.derived.words) || leaves;",
    "  always @* begin",
    "    trigger = unknown != !known | (known & misaligned != wrong) | outside != far;",
    "    if (known & ~wrong & ~far)",
    "      trigger = trigger | in_banks[\($w) * bank +: \($w)] != words[\($w) * lane +: \($w)] | rows[\($r) * bank +: \($r)] != row",
    "        | back[\($w) * lane +: \($w)] != \(if $odd then "~" else "" end)words[\($w) * bank +: \($w)];",
    "  end",
    "endmodule"' d/manifest.json >miter.v
  prove "butterfly: words are where the map has them: $*" "" d/pad.v miter.v
}

# A bayer kernel.
kernel() { # NAME parameters...
  pair "mac_$1" "" "1'b1" bayer "${@:2}"
}

# A function of one value: the RTL's result for each of the 2^BITS values is as near to the function itself as the manifest says, which
# the bench computes in long double. Not SAT: compiled simulation of all there are.
every() { # BITS parameters...
  local bits=$1 name="every value: ${*:2} x_bits=$1" near=1
  [ "$broken" = 0 ] || name="a wrong table is found: $name"
  rm -rf d
  "$gw" gen activation lanes=1 x_bits="$bits" "${@:2}" -q -o d || { echo "not ok - $name (no design)"; return; }
  [ "$broken" = 0 ] || sed -i "0,/'d3: [at] = /s/\('d3: [at] = [0-9]*'d\)[0-9]*/\10/" d/activation.v
  "$here/build/matrices" range $((-1 << (bits - 1))) $(((1 << (bits - 1)) - 1)) column 16 x.npy 1
  XDG_CACHE_HOME=$work/cache "$gw" sim d --sim verilator --in x=x.npy --out y=y.npy --json -q >out 2>log &&
    jq -e ".checks == $((1 << bits)) and .mismatches == 0" out >/dev/null || near=0
  [ "$near$broken" = 10 ] || { [ "$near$broken" = 01 ] && grep -q mismatch log; } || { echo "not ok - $name"; cat log; return; }
  echo "ok - $name"
}

# Sums of weights: alike after a sum's first step, and then by induction.
steps() { # MODULE parameters...
  pair "$1" "-tempinduct -seq 1 -set-at 1 first 1" "1'b1" splitmac "${@:2}"
}

small() {
  array 1 1 a_bits=4 w_bits=4
  array 2 1 a_bits=3 w_bits=3
  array 2 2 a_bits=2 w_bits=2
  array 2 1 a_bits=3 w_bits=3 pe_rows=2
  array 1 1 a_bits=4 w_bits=4 a_signed=0 goal=area
  element a_bits=3 w_bits=3 k_max=16
  combine "64'sd0 + h" "(done_pair ? 64'sd0 : 64'sd128 * wsum) + l"
  combine "64'sd0 + h" "64'sd0 + l" low=u8
  combine "(64'sd128 * wsum) + h" "(64'sd128 * wsum) + l" x_signed=0 goal=area
  steps wsum
  for k in red green blue; do kernel $k; done
  for k in one two four; do kernel $k mode=bilinear; done
  product fabric=folded n_in=4 n_out=4 x_bits=2
  product fabric=routed rate=parallel n_in=4 n_out=4 x_bits=2
  for k in none xor sw32 sw64 sw128 cute:2,4,-3 bitrev ipoly best; do places map=$k; done
  places banks=64 depth=1024 tile_rows=64 tile_cols=64 patterns=row,col,strides,diag
  for k in 2 4 8; do butterfly banks=$k depth=$((2 * k)) word_bits=1 patterns=row,col; done
  butterfly banks=8 depth=8 word_bits=2 patterns=row,col map=xor addr_bits=7
  butterfly banks=8 depth=32 word_bits=1 dims=8,4,8 patterns=box:2x2x2@any,box:2x2x2
  butterfly banks=4 depth=16 word_bits=2 tile_rows=8 tile_cols=4 patterns=block:2x2@any,block:2x2 addr_bits=7
  every 12 func=silu x_frac=8 y_bits=13 y_frac=8
  every 10 func=exp2 x_frac=8 y_bits=10 y_frac=8 error=1250
  butterfly banks=16 depth=16 word_bits=1 patterns=row,col,block:4x4,block:8x2,strides,anti
  butterfly word_bits=1 patterns=row,col,block:16x2,block:8x4,block:4x8,block:2x16,strides,diag,anti
}

# The same proofs must fail where a gate is wrong.
wrong() {
  broken=1
  inverted=heap_pe array 1 1 a_bits=4 w_bits=4
  combine "64'sd0 + h" "64'sd0 + l" low=u8
  steps wsum
  requant onnx
  kernel green
  inverted=wired_out product fabric=folded n_in=4 n_out=4 x_bits=2
  inverted=wired_sum product fabric=routed rate=parallel n_in=4 n_out=4 x_bits=2
  places map=xor
  butterfly banks=8 depth=8 word_bits=1
  every 12 func=silu x_frac=8 y_bits=13 y_frac=8
  broken=0
}

large() {
  array 1 1 a_bits=6 w_bits=6
  array 1 1
  array 2 1 a_bits=4 w_bits=4
  combine "(64'sd256 * hh) + hl + 64'sd128 * xsum_h" \
    "(64'sd256 * lh) + ll + 64'sd128 * xsum_l + (done_pair ? 64'sd0 : 64'sd128 * wsum)" w_bits=16
  combine "(64'sd256 * hh) + hl" "(64'sd256 * lh) + ll" w_bits=16 low=u8
  requant onnx
  requant gemmlowp mode=fixed x_bits=8 k_max=65535
  requant onnx y_signed=0 y_bits=16
  product fabric=folded n_in=4 n_out=4 x_bits=4
  product fabric=routed rate=parallel n_in=4 n_out=4 x_bits=4
  product fabric=folded n_in=4 n_out=4
  kernel luma
  for k in 2 4 8 16 64; do places banks=$k depth=$((k < 32 ? 64 : k)); done
  butterfly banks=64 depth=64 word_bits=1 patterns=row,col,strides,diag
  steps mac mode=fixed x_bits=8
  steps mac
  for k in silu gelu sigmoid tanh exp2; do every 12 func=$k x_frac=8 y_bits=13 y_frac=8; done
}

small
wrong
[ "$part" = share ] || large
