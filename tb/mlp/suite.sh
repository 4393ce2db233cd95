#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The generator mlp: every fabric behind every other, with the cycles that the manifest promises; the user's data layer by layer; equal
# layers; new weights for one layer; netlists with ROMs; hardware that is wrong on purpose; parameters that are refused.
#   tb/mlp/suite.sh [PART ...]     all parts, or the named functions below
# shellcheck disable=SC2016 # commands that eval runs
set -u
# shellcheck disable=SC2034 # for common.sh
generator=mlp suite=mlp lints=0 least=20
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"

"$matrices" put i1 3x4 w1.npy 1 2 3 -4 5 -6 7 -8 0 1 0 -1
"$matrices" put i1 3x4 w1b.npy -1 0 3 4 -5 6 7 -8 1 1 0 -1
"$matrices" put i1 2x3 w2.npy 3 -8 7 -5 1 0
"$matrices" put i1 2x3 w2b.npy 1 2 -3 4 -5 6
"$matrices" put i1 2x5 five.npy 1 2 3 4 5 6 7 -8 0 1
"$matrices" put i4 3 b1.npy 1 -2 3
"$matrices" put i4 3 b1b.npy -7 5 0
"$matrices" put i4 2 b2.npy 9 -9
"$matrices" put i4 3 mult.npy 1073741824 2147483647 -1200000000
"$matrices" put i1 3 shift.npy 33 32 34
"$matrices" put i4 2 mult2.npy 1073741824 2000000000
"$matrices" put i1 2 shift2.npy 34 35
layer1="layer1.weights=w1.npy layer1.mult=mult.npy layer1.shift=shift.npy"
both="$layer1 layer2.weights=w2.npy"

# As first layers, and as second ones.
fabrics=("fabric=folded" "fabric=folded stage=1" "rate=serial" "rate=serial base=pairs gating=0" "rate=parallel" "fabric=rom lanes=2"
  "fabric=rom lanes=8")

of() { # INSTANCE WORDS: as its parameters
  local word
  for word in $2; do echo "$1.$word"; done
}

# Each fabric behind each: results and cycles, by turns with other widths, signs, roundings and results.
pairs() {
  local i=0 a b p
  for a in "${fabrics[@]}"; do
    for b in "${fabrics[@]}"; do
      case $((i++ % 4)) in
        0) p="layer1.n_in=5 layer1.n_out=6 layer2.n_out=2" ;;
        1) p="layer1.n_in=3 layer1.n_out=3 layer2.n_out=3 layer1.x_signed=0 layer1.y_signed=0 layer2.w_bits=2" ;;
        2) p="layer1.n_in=2 layer1.n_out=3 layer2.n_out=2 layer1.x_bits=4 layer1.y_bits=16 layer2.out=requant layer2.round=gemmlowp" ;;
        3) p="layer1.n_in=4 layer1.n_out=5 layer2.n_out=2 layer1.round=gemmlowp layer1.w_bits=5 layer2.out=relu" ;;
      esac
      # shellcheck disable=SC2046,SC2086 # lists of parameters
      cycles=400 agree "icarus/structural icarus/fast" $(of layer1 "$a") $(of layer2 "$b") $p
    done
  done
}


# ---- the user's data ----

# Through both layers at once as through two designs of hardwired, one after the other.
through() { # "PARAMETERS OF LAYER1" "OF LAYER2"
  local name="data: $1; $2"
  rm -rf d one two y.npy y1.npy y2.npy
  # shellcheck disable=SC2046,SC2086 # lists of parameters
  { "$gw" gen mlp $both $(of layer1 "$1") $(of layer2 "$2") -q -o d &&
    "$gw" gen hardwired weights=w1.npy mult=mult.npy shift=shift.npy out=requant $1 -q -o one &&
    "$gw" gen hardwired weights=w2.npy $2 -q -o two &&
    "$gw" sim d --sim icarus --in x=x.npy --out y=y.npy ${stalls-} -q &&
    "$gw" sim one --sim icarus --in x=x.npy --out y=y1.npy -q && "$gw" sim two --sim icarus --in x=y1.npy --out y=y2.npy -q &&
    cmp y.npy y2.npy; } >err 2>&1
  result "$name" $? err
}

data() {
  "$matrices" make "$seed" 9 4 1 -128 127 -8 7 0 x.npy unused.npy 8
  through "" ""
  through "fabric=rom lanes=3" "fabric=folded out=relu"
  stalls=--stalls through "bias=b1.npy y_bits=8 fabric=folded" "bias=b2.npy fabric=rom lanes=2"
  # shellcheck disable=SC2086 # lists of parameters
  { rm -rf d && "$gw" gen mlp $both layer1.bias=b1.npy layer2.out=requant layer2.mult=mult2.npy layer2.shift=shift2.npy -q -o d; } 2>err
  holds "example and back" eval '"$gw" example d -o given -q && "$gw" sim d --sim icarus --in x=given/x.npy --out y=y.npy -q'
  "$matrices" put i1 2x3 three.npy 1 2 3 4 5 6
  refuses 2 "three.npy: shape 2x3; legal: M x 4" "$gw" sim d --sim icarus --in x=three.npy
}

# ---- equal layers ----

# Equal layers without second files are one design used twice; with such files each is its own.
equal() {
  local same f
  "$matrices" put i1 3x3 square.npy 1 2 -3 4 -5 6 7 0 -8
  same="weights=square.npy mult=mult.npy shift=shift.npy"
  # shellcheck disable=SC2046 # lists of parameters
  called="equal layers" agree "icarus/structural icarus/fast" $(of layer1 "$same fabric=folded") $(of layer2 "$same fabric=folded out=requant")
  holds "equal layers share their modules" eval '! grep -q "^module mlp_layer2" d/mlp.v && [ "$(grep -c "^  mlp_layer1 layer[12] (" d/mlp.v)" = 2 ]'
  says "and the manifest says so" '.[0].instances | length == 2 and .[0].top == "mlp_layer1" and .[1].top == "mlp_layer1" and .[1].instance == "layer2"' d/manifest.json
  "$gw" synth d --json -q >json 2>err
  says "each counts" '.[0].instances as $i | $i[0].area > 0 and $i[0].area == $i[1].area and .[0].area >= 2 * $i[0].area' json
  # shellcheck disable=SC2046
  called="equal layers" agree "icarus/structural" $(of layer1 "$same") $(of layer2 "$same out=requant")
  holds "equal layers with planes stay two" test -e d/mlp_layer1_plane.v -a -e d/mlp_layer2_plane.v
  cp -r d before
  "$matrices" put i1 3x3 other.npy 0 1 2 3 4 5 6 7 -8
  holds "one of them alone has other weights" eval '"$gw" retarget d layer2.weights=other.npy -q && cmp d/mlp.v before/mlp.v &&
    cmp d/mlp_layer1_plane.v before/mlp_layer1_plane.v && ! cmp -s d/mlp_layer2_plane.v before/mlp_layer2_plane.v'
  holds "and the same again" eval '"$gw" retarget d layer2.weights=square.npy -q && diff <(cd d && ls) <(cd before && ls) && cmp d/mlp_layer2_plane.v before/mlp_layer2_plane.v'
  rm -rf before
}

# ---- other weights for a layer ----

# The base is the file that it was, so is the other layer's second file; all is as made for the new weights.
retargeted() { # "PARAMETERS" LAYER "WORDS OF LAYER" FILE...: which alone change
  local name="retarget $2: $1" file words
  rm -rf old new before
  # shellcheck disable=SC2046,SC2086 # lists of parameters
  {
    "$gw" gen mlp $both $1 -q -o old && cp -r old before && words=$(of "$2" "$3") && "$gw" retarget old $words >said &&
      "$gw" gen mlp $(for w in $both $1; do case " ${words//$'\n'/ }" in *" ${w%%=*}="*) ;; *) echo "$w" ;; esac; done) $words layer1.w_signed=1 layer2.w_signed=1 -q -o new &&
      diff -r old new && for file in old/*.v; do
        case " ${*:4} " in
          *" ${file#old/} "*) ! cmp -s "$file" "before/${file#old/}" ;;
          *) cmp "$file" "before/${file#old/}" ;;
        esac || exit 1
      done && grep -q "^old/$4: mlp_$2: " said && [ "$(grep -c '' said)" = 1 ]
  } >err 2>&1
  result "$name" $? err
}

retarget() {
  (retargeted "" layer1 "weights=w1b.npy" mlp_layer1_plane.v)
  (retargeted "layer1.bias=b1.npy layer2.fabric=rom" layer1 "weights=w1b.npy bias=b1b.npy" mlp_layer1_plane.v)
  (retargeted "layer1.fabric=folded layer2.fabric=rom layer2.lanes=2" layer2 "weights=w2b.npy" mlp_layer2_rom.v)
  (retargeted "layer1.rate=parallel layer2.base=regions layer2.slack=5200" layer2 "weights=w2b.npy" mlp_layer2_plane.v)
  rm -rf old new
  # shellcheck disable=SC2086 # a list of parameters
  "$gw" gen mlp $both layer1.fabric=rom layer2.fabric=folded -q -o old
  "$gw" retarget old layer1.weights=w1b.npy --json >json
  says "--json: the manifest, and which instance" '.[0].retargeted == ["layer1"] and (.[0] | del(.retargeted)) == .[1]' json old/manifest.json
  holds "a design with other weights passes" "$gw" sim old --sim icarus --cycles 600 -q
  refuses 2 "layer2.weights: value 'w2b.npy'; legal: only with fabric=routed or fabric=rom, the base of layer2 depends on its weights" \
    "$gw" retarget old layer2.weights=w2b.npy
  refuses 2 "layer1.bias: value 'b1.npy'; legal: only for a design made with one, old has none" "$gw" retarget old layer1.weights=w1.npy layer1.bias=b1.npy
  refuses 2 "layer1.weights=FILE.npy is missing" "$gw" retarget old layer1.mult=mult.npy
  refuses 2 "layer1.weights: w2.npy: shape 2x3; legal: 3x4, as old has" "$gw" retarget old layer1.weights=w2.npy
  refuses 2 "unknown word 'weights=w1.npy'; legal: layer1.weights=FILE.npy" "$gw" retarget old weights=w1.npy
  "$gw" gen mlp layer1.n_in=4 layer1.n_out=3 layer2.n_out=2 -q -o old
  cp -r old new
  "$gw" retarget old layer1.weights=w1.npy -q 2>err
  holds "random weights of one layer, the other's stay" eval 'cmp old/mlp_layer2_plane.v new/mlp_layer2_plane.v && cmp old/layer1.mult.npy new/layer1.mult.npy &&
    ! cmp -s old/mlp_layer1_plane.v new/mlp_layer1_plane.v'
  holds "it passes" "$gw" sim old --sim icarus --cycles 600 -q
  rm -rf folded
  "$gw" gen mlp layer1.n_in=4 layer1.n_out=3 layer2.n_out=2 layer1.fabric=folded layer2.fabric=folded -q -o folded
  refuses 2 "folded: a design of mlp whose base depends on its weights" "$gw" retarget folded layer1.weights=w1.npy
}

# ---- synthesis ----

# The mapped netlist, its ROMs beside it, passes the same test; a layer's area is that of the same design by itself.
netlists() {
  local f area
  sed '/^module DFF\(POS\|NEG\)X1 /,/^endmodule/d' /usr/share/qflow/tech/osu018/osu018_stdcells.v >cells.v
  for f in POS NEG; do # they start at 0, as gates know less than the RTL of an unknown value that an AND masks
    printf 'module DFF%sX1 (input CLK, input D, output reg Q);\n  initial Q = 0;\n  always @(%sedge CLK) Q <= D;\nendmodule\n' $f ${f,,}
  done >>cells.v
  for f in "layer1.fabric=rom layer2.fabric=rom layer2.lanes=2" "layer1.fabric=rom layer2.fabric=routed" "layer2.fabric=folded"; do
    rm -rf d
    # shellcheck disable=SC2086 # lists of parameters
    "$gw" gen mlp $both layer1.x_bits=3 $f -q -o d
    "$gw" synth d --netlist n.v --json -q >json 2>err
    holds "netlist: $f" "$gw" sim d --sim icarus --netlist n.v --cells cells.v --cycles 400 -q
    [[ $f != *layer2.fabric=rom* ]] || says "bits of both ROMs" '.[0].rom_bits == 80 and .[0].rom_area == 52 and .[0].rom_um2_per_bit == 0.65' json
    rm -rf alone
    # shellcheck disable=SC2046
    "$gw" gen hardwired weights=w2.npy $(tr ' ' '\n' <<<"$f" | sed -n 's/^layer2\.//p') -q -o alone
    area=$("$gw" synth alone --json -q | jq .area)
    says "layer2 takes what it takes alone: $f" ".[0].instances[1] | .instance == \"layer2\" and (.area / $area - 1 | fabs) < 0.005" json
  done
}

# ---- wrong on purpose ----

mutants() {
  local serial="$both" rom="$both layer1.fabric=rom layer1.lanes=4 layer2.fabric=rom"
  # shellcheck disable=SC2086 # lists of parameters
  {
    mutant 600 mlp.v 's/layer1_y_tdata\[8\*i + k\]/layer1_y_tdata[8*i + 7 - k]/' $serial
    mutant 600 mlp.v 's/vector\[3\*k + i\]/vector[3*k + 2 - i]/' $serial
    mutant 600 mlp.v 's/\.d_tready(layer1_y_tready)/.d_tready()/; s/wire layer1_y_tready;/wire layer1_y_tready = 1;/' $serial
    mutant 600 mlp.v 's/d_tready = ~some | (last & q_tready)/d_tready = ~some | last/' $serial
    mutant 600 mlp.v 's/wire next = some & q_tready/wire next = some/' $serial
    mutant 900 mlp.v 's/q_tvalid = some & ~rst/q_tvalid = some/; s/if (rst) count <= {COUNT_W/if (1'"'"'b0) count <= {COUNT_W/' $serial
    mutant 600 mlp.v 's/d_tready = ~some | (last & q_tready)/d_tready = ~some/' $rom # a pause
    mutant 600 mlp.v 's/\.d(vector)/.d({vector[7:0], vector[23:8]})/' $rom
    mutant 600 mlp.v 's/wire last = count ==/wire last = count >=/' $rom
    mutant 600 mlp_layer2_rom.v "s/code <= 8'hd3/code <= 8'hd2/" $rom
    mutant 600 mlp.v 's/s_axis_x_tready(layer2_x_tready)/s_axis_x_tready()/; s/  wire layer2_x_tready;/  wire layer2_x_tready = 1;/' $rom
  }
}

# ---- requests that are refused ----

illegal() { # "PATTERN" parameters...
  refuses 2 "$1" "$gw" gen mlp "${@:2}" -q -o refused
}

ends() {
  leaves=refused
  illegal "^gatewright: layer1.weights: value 'none.npy': cannot read: No such file" layer1.weights=none.npy
  illegal "^gatewright: layer1.w_bits: value '9'; legal: 1 or ternary or 2" layer1.w_bits=9
  illegal "^gatewright: layer2.lanes: value '2'; legal: only with fabric=rom" layer2.lanes=2
  illegal "^gatewright: layer1.n_in: value '4' with weights=w1.npy; legal: only with weights=random" layer1.weights=w1.npy layer1.n_in=4
  illegal "^gatewright: layer1.mult: value 'none' with out=requant; legal: a file of 3 values" layer1.weights=w1.npy
  illegal "^gatewright: mlp: unknown parameter 'layer2.n_in'; did you mean 'layer1.n_in'" layer2.n_in=3
  illegal "^gatewright: mlp: unknown parameter 'layer1.out'" layer1.out=raw
  illegal "^gatewright: layer2.mult: value 'mult.npy' with out=raw; legal: only with out=requant" layer2.mult=mult.npy
  # shellcheck disable=SC2086 # a list of parameters
  illegal "^gatewright: layer2.weights: five.npy: 5 columns; legal: 3, one for each output of layer1" $layer1 layer2.weights=five.npy
  says "for=fpga reaches both layers" '.[0].parameters | .for == "fpga" and .["layer1.gating"] == 0 and .["layer2.gating"] == 0' \
    <("$gw" gen mlp for=fpga layer1.n_in=4 layer1.n_out=3 -q -o fpga && cat fpga/manifest.json)
  says "what a layer has no use for is not in the manifest" '.[0].parameters | (has("layer2.rate") or has("layer2.gating") or has("layer1.lanes")) | not' \
    <("$gw" gen mlp layer2.fabric=folded layer1.n_in=4 layer1.n_out=3 layer2.n_out=2 -q -o fold && cat fold/manifest.json)
  called="on the other simulator" cycles=800 agree "verilator/fast icarus/fast" layer2.fabric=rom layer2.lanes=3 layer1.rate=parallel layer1.n_in=5
  called="widest" agree "icarus/structural verilator/structural" layer1.n_in=3 layer1.n_out=2 layer2.n_out=2 layer1.x_bits=16 layer1.y_bits=16 \
    layer2.w_bits=8 layer2.fabric=rom
  "$matrices" put i1 3 zp1.npy 1 -2 3
  "$matrices" put i1 2 zp2.npy -4 5
  # shellcheck disable=SC2086 # lists of parameters
  called="ten arrays of its own" agree "icarus/structural icarus/fast" $both layer1.bias=b1.npy layer1.zp=zp1.npy layer1.fabric=rom layer2.out=requant \
    layer2.bias=b2.npy layer2.mult=mult2.npy layer2.shift=shift2.npy layer2.zp=zp2.npy
  called="one of everything" agree "icarus/structural icarus/fast" layer1.n_in=1 layer1.n_out=1 layer2.n_out=1 layer1.w_bits=1 layer1.x_bits=1
}

suites=(pairs data equal retarget netlists mutants ends)
[ $# = 0 ] || suites=("$@")
for s in "${suites[@]}"; do
  "$s"
done
