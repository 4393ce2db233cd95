# SPDX-License-Identifier: Apache-2.0
# The main job's summary, from the JSON of its steps.
def round(n): . * pow(10; n) | round / pow(10; n);
def group: tostring | [while(length > 0; .[:-3]) | .[-3:]] | reverse | join(",");

($l1[0].cycles + $l2[0].cycles) as $cycles
| ($l1[0].macs + $l2[0].macs) as $macs
| ($l1[0].sim_seconds + $l2[0].sim_seconds) as $seconds
| $m[0].parameters as $p
| ($macs / ($p.rows * $p.cols * $cycles)) as $utilization
| (2 * $p.rows * $p.cols * $s[0].fmax_mhz * 1e6 * $utilization / 1e12) as $tops
| "Fashion-MNIST, int8 784-64-10, \($total) test images on a simulated \($p.rows)x\($p.cols) array (\($l1[0].simulator), \($l1[0].view) view)",
  "  accuracy      \($fraction | tonumber * 100 | round(2)) % (\($right | tonumber | group) right)",
  "  results       \($l1[0].checks + $l2[0].checks | group) checked against the golden model, \($l1[0].mismatches + $l2[0].mismatches) mismatches",
  "  cycles        \($cycles | group), as the formula says",
  "  utilization   \($utilization * 100 | round(2)) % of \($p.rows * $p.cols) multipliers, \($macs | group) multiply-accumulates",
  "  simulation    \($macs / $seconds / 1e6 | round(0)) million MAC/s on one thread (model built in \($l1[0].build_seconds | round(1)) s)",
  "  area          \($s[0].area / 1e6 | round(3)) mm2, \([$s[0].instances[] | "\(.instance) \(.area / 1e6 | round(3))"] | join(" and ")), \($s[0].nand2 | round(0) | group) NAND2, \($s[0].flops | group) flops; memories (\($s[0].memory_bits | group) bits) not counted",
  "  Fmax          \($s[0].fmax_mhz | round(1)) MHz (\($s[0].delay_ns | round(2)) ns)",
  "  TOPS          \($tops | round(4)); \($tops / ($s[0].area / 1e6) | round(4)) TOPS/mm2",
  "  conditions    \($s[0].tech), typical corner, ideal wires, sum of parts, RAMs excluded from area, Fmax and TOPS/mm2;",
  "                what is between the layers runs in the array's requantizers; the last bias and the choice of a class in host C"
