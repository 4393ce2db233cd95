# SPDX-License-Identifier: Apache-2.0
# Power of a mapped netlist as OpenSTA sees it. Run as "sta -exit -no_splash power.tcl" in a folder that holds lib.lib and
# plain.v, one flat module, and activity.txt: lines "PIN TRANSITIONS_PER_CLOCK SHARE_OF_TIME_AT_1".
#
# Environment: GW_TOP; GW_CELL, GW_LOAD as in scripts/sta.tcl; GW_PERIOD the clock period in the library's time unit.
# Writes: power_default.txt with OpenSTA's own guess of activity, power_same.txt with the activities given.

read_liberty lib.lib
read_verilog plain.v
link_design $env(GW_TOP)
set clock [get_ports -quiet clk]
if {$clock ne ""} {
    create_clock -name clk -period $env(GW_PERIOD) $clock
} else {
    create_clock -name clk -period $env(GW_PERIOD)
}
foreach port [all_inputs] {
    if {[get_property $port full_name] ne "clk"} { set_driving_cell -lib_cell $env(GW_CELL) $port }
}
set_load $env(GW_LOAD) [all_outputs]
report_power > power_default.txt
# set_power_activity -pins of OpenSTA 2.0.17 calls what does not exist; this is what it means to call.
set f [open activity.txt]
set missed 0
while {[gets $f line] >= 0} {
    lassign $line pin activity duty
    set pins [get_pins -quiet $pin]
    if {$pins eq ""} {
        incr missed
    } else {
        foreach p $pins { sta::set_power_pin_activity $p $activity $duty }
    }
}
close $f
set f [open missed.txt w]
puts $f $missed
close $f
report_power > power_same.txt
