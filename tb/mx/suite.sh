#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator mx: self-checks on both simulators, the products of all codes, the user's blocks, hardware that is wrong on purpose,
# parameters and arrays that are refused.
set -u
generator=mx suite=mx
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

# shellcheck disable=SC2086 # a list of parameters
for p in "lanes=8" "lanes=8 out=exact goal=delay" "lanes=16 out=exact" "lanes=16 stages=2"; do
  agree "verilator/words icarus/words icarus/structural" $p
done
agree "verilator/words icarus/words"
agree "verilator/words icarus/words" lanes=64 out=exact

# ---- all products over RTL: 65,536 blocks of one pair of codes each, the lane from the pair ----
"$gw" gen mx out=exact -q -o d
python3 - <<'PY'
import struct
def npy(name, kind, shape, data):
    head = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (kind, shape)
    head += ' ' * (63 - (10 + len(head)) % 64) + '\n'
    open(name, 'wb').write(b'\x93NUMPY\x01\x00' + struct.pack('<H', len(head)) + head.encode() + data)
a, b = bytearray(65536 * 32), bytearray(65536 * 32)
for pair in range(65536):
    lane = (pair * 7 + (pair >> 8)) % 32
    a[32 * pair + lane], b[32 * pair + lane] = pair >> 8, pair & 255
npy('a.npy', '|u1', '(65536, 32)', bytes(a))
npy('b.npy', '|u1', '(65536, 32)', bytes(b))
npy('s.npy', '|u1', '(65536, 1)', bytes(i * 5 % 256 for i in range(65536)))
npy('short.npy', '|u1', '(65536, 2)', bytes(2 * 65536))
PY
holds "all products" "$gw" sim d --sim verilator --view structural --in a=a.npy --in b=b.npy --in sa=s.npy --in sb=s.npy --out y=y.npy \
  --out e=e.npy --out nan=nan.npy --json -q
mv out.txt all.json
says "all products: checked, without a clock lost" '.[0].checks == 65536 and .[0].mismatches == 0 and .[0].cycles == 65537' all.json

# ---- what ml_dtypes makes of all codes and of random blocks (tb/judge/by_ml_dtypes.py wrote them) ----
v=$here/tb/mx/vectors
"$gw" gen mx lanes=8 -q -o f32
holds "ml_dtypes' vectors" "$gw" sim f32 --sim verilator --in a="$v/a.npy" --in b="$v/b.npy" --in sa="$v/sa.npy" --in sb="$v/sb.npy" \
  --out y=y32.npy --json -q
holds "ml_dtypes' results, bit for bit" cmp <(tail -c +129 y32.npy) <(tail -c +129 "$v/y.npy")

refuses 2 "short.npy: shape 65536x2; legal: M x 1, M the same of all arrays" "$gw" sim d --in a=a.npy --in b=b.npy \
  --in sa=short.npy --in sb=s.npy --out y=y.npy
refuses 2 "lanes: value '12'; legal: 8 or 16 or 32 or 64" "$gw" gen mx lanes=12 -o f

mutant 1500 mx.v 's/{held & move, /{held, /' lanes=8 stages=2                      # added again while results wait
mutant 1500 mx.v 's/{na, a\[2:0\]}/{1'"'"'b1, a[2:0]}/' lanes=8                       # subnormals have no leading one
mutant 1500 mx.v 's/a\[3\] | ~na/a[3]/' lanes=8                                      # nor the exponent 0
mutant 1500 mx.v 's/p ^ {8{s}}/p/' lanes=8
mutant 1500 mx.v 's/& {S_W{~first}}//' lanes=8                                       # blocks run together
mutant 1500 mx.v 's/(last & (&sa | &sb))/(\&sa | \&sb)/' lanes=8                     # scales that do not count yet
mutant 1500 mx.v 's/(&sa | &sb)/(\&sa)/' lanes=8
mutant 1500 mx.v 's/&a\[6:0\] | &b\[6:0\]/\&a[6:0]/' lanes=8
mutant 1500 mx.v "s/10'd104/10'd103/" lanes=8
mutant 1500 mx.v 's/(placed\[18\] | (|placed/(1'"'"'b1 | (|placed/' lanes=8          # ties go up
mutant 1500 mx.v 's/ | (|beyond))/)/' lanes=8                                        # what subnormals lose
mutant 1500 mx.v 's/huge ? {8/1'"'"'b0 ? {8/' lanes=8
mutant 1500 mx.v "s/: ~n\[41\] ? 32'd0//" lanes=8                                    # zero
mutant 1500 mx.v "s/10'd272/10'd271/" lanes=8 out=exact
mutant 1500 mx.v 's/assign a_tready = move & b_tvalid/assign a_tready = move/' lanes=8
mutant 1500 mx.v 's/valid\[CLOCKS-1\] & ~rst/valid[CLOCKS-1]/' lanes=8
