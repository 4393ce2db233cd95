# SPDX-License-Identifier: Apache-2.0
# Power of a mapped netlist as OpenSTA sees it. Run as "sta -exit -no_splash power.tcl" in a folder that holds lib.lib and
# plain.v, one flat module, and activity.txt: lines "PIN TRANSITIONS_PER_CLOCK SHARE_OF_TIME_AT_1".
#
# Environment: what constraints.tcl takes, which is beside it.
# Writes: power_default.txt with OpenSTA's own guess of activity, power_same.txt with the activities given.

source constraints.tcl
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
