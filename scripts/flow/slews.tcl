# SPDX-License-Identifier: Apache-2.0
# Slews of the nets of a mapped netlist. Run as "sta -exit -no_splash slews.tcl" in a folder that holds lib.lib and plain.v, one
# flat module.
#
# Environment: what constraints.tcl takes, which is beside it.
# Writes: slews.txt, a line "PORT RISE FALL" or "CELL/PIN RISE FALL" for each input and each output of a cell, in the library's
# time unit; 0 where nothing comes to it, as to the clock, which is ideal.

source constraints.tcl

set f [open slews.txt w]
proc write_slew {p} {
    set rise [get_property $p actual_rise_transition_max]
    puts $::f "[get_property $p full_name] $rise [get_property $p actual_fall_transition_max]"
}
foreach p [all_inputs] { write_slew $p }
foreach p [get_pins *] {
    if {[get_property $p direction] eq "output"} { write_slew $p }
}
close $f
