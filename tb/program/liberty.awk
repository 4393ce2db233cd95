# SPDX-License-Identifier: Apache-2.0
# The cells of a Liberty file from a line each; every number in them is invented. Lines:
#   NAME AREA INPUT,... OUTPUT=FUNCTION ...          of logic; - for no input
#   NAME AREA flop CLOCK NEXT OUTPUT=IQ|IQN ...      a flip-flop of the pins that NEXT and CLEAR=FUNCTION name
#   NAME AREA gate CLOCK,ENABLE[,TEST] OUTPUT        a clock gate, by a table of states
#   = TEXT                                           put into the cell before
# The drive of a cell is the number that ends its name. Variables: ns, pf: a nanosecond and a picofarad in the library's units;
# q: the quote around names, if any; load_first: the order of the tables' indices; rails: leakage and
# energy are given for each rail, leakage of one by state. Energy grows with the slew.
function points(of, unit) { return sprintf("\"%g, %g, %g\"", of[0] * unit, of[1] * unit, of[2] * unit) }
function template() {
  printf "  lu_table_template (grid) {\n    variable_%d : input_net_transition;\n    variable_%d : total_output_net_capacitance;\n",
    1 + load_first, 2 - load_first
  printf "    index_%d (%s);\n    index_%d (%s);\n  }\n", 1 + load_first, points(slew, ns), 2 - load_first, points(load, pf)
  printf "  power_lut_template (slews) {\n    variable_1 : input_transition_time;\n    index_1 (%s);\n  }\n", points(slew, ns)
}
# A time of base ns, more with the slew, and slope ns a pF.
function table(kind, base, slope,   i, k, s, l) {
  printf "        %s (grid) {\n          values ( \\\n", kind
  for (i = 0; i < 3; i++) {
    printf "            \""
    for (k = 0; k < 3; k++) {
      s = load_first ? k : i
      l = load_first ? i : k
      printf "%s%.6g", (k ? ", " : ""), ns * (base * (1 + s / 4) + slope * load[l])
    }
    printf "\"%s \\\n", (i < 2 ? "," : "")
  }
  printf "          );\n        }\n"
}
function timing(related, type) {
  printf "      timing () {\n        related_pin : \"%s\";\n%s", related, (type ? "        timing_type : " type ";\n" : "")
  table("cell_rise", 0.02, 2 / drive)
  table("rise_transition", 0.01, 3 / drive)
  table("cell_fall", 0.018, 1.8 / drive)
  table("fall_transition", 0.01, 3 / drive)
  printf "      }\n"
}
function constraint(type) {
  printf "      timing () {\n        related_pin : \"%s\";\n        timing_type : %s_rising;\n", clock, type
  printf "        rise_constraint (scalar) { values (\"%g\"); }\n", 0.01 * ns
  printf "        fall_constraint (scalar) { values (\"%g\"); }\n      }\n", 0.01 * ns
}
function pin(name, direction) { printf "    pin (%s%s%s) {\n      direction : %s%s%s;\n", q, name, q, q, direction, q }
function input(name, more) {
  pin(name, "input")
  printf "      capacitance : %.6g;\n%s", 0.002 * pf * drive, more
}
function output(name, word, text) {
  pin(name, "output")
  printf "      %s : \"%s\";\n      max_capacitance : %g;\n", word, text, 0.1 * pf
}
function by_slew(edge, pj) {
  printf "        %s_power (slews) { values (\"%g, %g, %g\"); }\n", edge, pj * pf, 2 * pj * pf, 4 * pj * pf
}
function energy(related, rail, pj) {
  printf "      internal_power () {\n        related_pin : \"%s\";\n%s", related, (rail ? "        related_pg_pin : " rail ";\n" : "")
  by_slew("rise", pj)
  by_slew("fall", pj)
  print "      }"
}
function power(related) {
  if (rails) {
    energy(related, "VDD", 0.0007)
    energy(related, "VSS", 0.0003)
  } else {
    energy(related, "", 0.001)
  }
}
function leak(rail, when, watts) {
  printf "    leakage_power () {\n      value : %g;\n      related_pg_pin : %s;\n%s    }\n", watts, rail, (when ? "      when : \"" when "\";\n" : "")
}
function leakage(watts) {
  if (rails) {
    leak("VDD", "A", 0.4 * watts)
    leak("VDD", "!A", 1.6 * watts)
    leak("VDD", "", 9 * watts) # of no state: what no other says
    leak("VSS", "", 0)
  } else {
    printf "    cell_leakage_power : %g;\n", watts
  }
}
# The names in a function, each once, to the array named.
function names_in(text,   n, word, i) {
  gsub(/[^A-Za-z0-9_]+/, " ", text)
  n = split(text, word, " ")
  for (i = 1; i <= n; i++)
    if (word[i] !~ /^IQN?$/ && !(word[i] in seen)) {
      seen[word[i]] = 1
      named[++names] = word[i]
    }
}
function flop(   f, o, clear, i) {
  clock = $4
  split("", seen)
  names = 0
  names_in($5)
  for (f = 6; f <= NF; f++)
    if (sub(/^CLEAR=/, "", $f)) {
      clear = $f
      names_in(clear)
      $f = ""
    }
  printf "    ff (IQ, IQN) {\n      clocked_on : \"%s\";\n      next_state : \"%s\";\n", clock, $5
  printf "%s    }\n", (clear ? "      clear : \"" clear "\";\n" : "")
  input(clock, "      clock : true;\n    }\n")
  for (i = 1; i <= names; i++) {
    input(named[i])
    constraint("setup")
    constraint("hold")
    print "    }"
  }
  for (f = 6; f <= NF; f++)
    if (split($f, o, "=") == 2) {
      output(o[1], "function", o[2])
      timing(clock, "rising_edge")
      power(clock)
      print "    }"
    }
}
function gate(   in_, n, test) {
  n = split($4, in_, ",")
  test = n > 2
  printf "    clock_gating_integrated_cell : \"latch_posedge%s\";\n", (test ? "_precontrol" : "")
  printf "    statetable (\"%s %s%s\", \"IQ\") {\n", in_[1], in_[2], (test ? " " in_[3] : "")
  printf "      table : \"%s\";\n    }\n",
    (test ? "L L L : - : L, \\\n L H - : - : H, \\\n L - H : - : H, \\\n H - - : - : N" : "L L : - : L, L H : - : H, H - : - : N")
  pin("IQ", "internal")
  print "      internal_node : \"IQ\";\n    }"
  input(in_[1], "      clock : true;\n      clock_gate_clock_pin : true;\n    }\n")
  input(in_[2], "      clock_gate_enable_pin : true;\n    }\n")
  if (test) input(in_[3], "      clock_gate_test_pin : true;\n    }\n")
  output($5, "state_function", in_[1] " * IQ")
  print "      clock_gate_out_pin : true;"
  timing(in_[1])
  print "    }"
}
function logic(   in_, n, i, f, at) {
  n = $3 == "-" ? 0 : split($3, in_, ",")
  for (i = 1; i <= n; i++) {
    input(in_[i])
    print "    }"
  }
  for (f = 4; f <= NF; f++) {
    at = index($f, "=")
    output(substr($f, 1, at - 1), "function", substr($f, at + 1))
    for (i = 1; i <= n; i++) {
      timing(in_[i])
      power(in_[i])
    }
    print "    }"
  }
}
function end_cell() {
  if (open) print "  }"
  open = 0
}
BEGIN {
  split("0.01 0.1 1", word, " ")
  for (i = 1; i <= 3; i++) {
    slew[i - 1] = word[i]
    load[i - 1] = word[i] / 10
  }
  template()
}
/^=/ {
  sub(/^= /, "    ")
  print
  next
}
{
  end_cell()
  open = 1
  drive = match($1, /[0-9]+$/) ? substr($1, RSTART) : 1
  printf "  cell (%s%s%s) {\n    area : %s;\n", q, $1, q, $2
  leakage(0.01 * $2)
  if ($3 == "flop") flop()
  else if ($3 == "gate") gate()
  else logic()
}
END { end_cell() }
