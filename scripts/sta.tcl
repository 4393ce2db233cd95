# SPDX-License-Identifier: Apache-2.0
# Finds the longest path of a mapped netlist. Run as "sta -exit -no_splash sta.tcl" in a folder that
# holds lib.lib and netlist.v.
#
# Environment: GW_TOP top module; GW_CELL driving cell of the inputs; GW_LOAD load of the outputs,
# in the library's capacitance unit; GW_PERIOD clock period, in its time unit, longer than any path.
# Writes timing.txt: "slack S", "from PIN" and "to PIN", or nothing but "none" without any path.

proc write_path {end} {
    set f [open timing.txt w]
    puts $f "slack [get_property $end slack]"
    foreach {word property} {from startpoint to endpoint} {
        puts $f "$word [get_property [get_property $end $property] full_name]"
    }
    close $f
}

read_liberty lib.lib
read_verilog netlist.v
link_design $env(GW_TOP)
set clock [get_ports -quiet clk]
set inputs {}
foreach port [all_inputs] {
    if {[get_property $port full_name] ne "clk"} { lappend inputs $port }
}
if {$clock ne ""} {
    create_clock -name clk -period $env(GW_PERIOD) $clock
} else {
    create_clock -name clk -period $env(GW_PERIOD)
}
if {$inputs ne ""} {
    set_input_delay 0 -clock clk $inputs
    set_driving_cell -lib_cell $env(GW_CELL) $inputs
}
set_output_delay 0 -clock clk [all_outputs]
set_load $env(GW_LOAD) [all_outputs]

set ends [find_timing_paths -path_delay max] ;# one of each path group
if {$ends eq ""} {
    set f [open timing.txt w]
    puts $f none
    close $f
} else {
    set worst [lindex $ends 0]
    foreach end $ends {
        if {[get_property $end slack] < [get_property $worst slack]} { set worst $end }
    }
    write_path $worst
}
