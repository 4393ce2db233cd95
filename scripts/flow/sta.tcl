# SPDX-License-Identifier: Apache-2.0
# Finds the longest path of a mapped netlist. Run as "sta -exit -no_splash sta.tcl" in a folder that
# holds lib.lib and netlist.v and, of a routed layout, the wires' resistances and capacitances, wires.spef; those of the clock
# delay it where there is a file clock_wires, else it is ideal.
#
# Environment: GW_TOP top module; GW_CELL driving cell of the inputs; GW_LOAD load of the outputs,
# in the library's capacitance unit; GW_PERIOD clock period, in its time unit, to begin with.
# Writes timing.txt: "period P", the shortest, "from PIN" and "to PIN", then "point DELAY ARRIVAL PIN CELL" for each cell that the
# path leaves, both since the edge that starts it; or nothing but "none" without any path.

# The cells of the worst path, from OpenSTA's own report of it: of the paths that end there, as each group has a worst one.
proc write_points {f end} {
    report_checks -path_delay max -to [get_property $end endpoint] -digits 5 > path.txt
    set report [open path.txt]
    set edge ""
    while {[gets $report line] >= 0} {
        if {[regexp {^ +data arrival time|data arrival time$} $line]} break
        if {![regexp {^ *(-?[0-9.]+) +(-?[0-9.]+) [v^] (\S+) \((\S+)\)$} $line -> delay arrival pin cell]} continue
        if {$edge eq ""} { set edge [expr {$arrival - $delay}] }
        if {$delay != 0 && $cell ni {in out}} { puts $f "point $delay [expr {$arrival - $edge}] $pin $cell" }
    }
    close $report
}

proc write_path {end period} {
    set f [open timing.txt w]
    puts $f "period [expr {$period - [get_property $end slack]}]"
    foreach {word property} {from startpoint to endpoint} {
        puts $f "$word [get_property [get_property $end $property] full_name]"
    }
    write_points $f $end
    close $f
}

read_liberty lib.lib
read_verilog netlist.v
link_design $env(GW_TOP)
if {[file exists wires.spef]} { read_spef wires.spef }
set clock [get_ports -quiet clk]
set inputs {}
foreach port [all_inputs] {
    if {[get_property $port full_name] ne "clk"} { lappend inputs $port }
}
proc clock_of {period} {
    global clock
    if {$clock ne ""} {
        create_clock -name clk -period $period $clock
        if {[file exists clock_wires]} { set_propagated_clock [get_clocks clk] }
    } else {
        create_clock -name clk -period $period
    }
}

clock_of $env(GW_PERIOD)
if {$inputs ne ""} {
    set_input_delay 0 -clock clk $inputs
    set_driving_cell -lib_cell $env(GW_CELL) $inputs
}
set_output_delay 0 -clock clk [all_outputs]
set_load $env(GW_LOAD) [all_outputs]

proc worst_path {} {
    set ends [find_timing_paths -path_delay max] ;# one of each path group
    set worst [lindex $ends 0]
    foreach end $ends {
        if {[get_property $end slack] < [get_property $worst slack]} { set worst $end }
    }
    return $worst
}

# A path between edges of opposite kind has half a period: the shortest period is where no slack is left.
set period $env(GW_PERIOD)
set worst [worst_path]
if {$worst eq ""} {
    set f [open timing.txt w]
    puts $f none
    close $f
} else {
    for {set i 0} {$i < 8} {incr i} {
        set slack [get_property $worst slack]
        if {abs($slack) < 1e-4 * $env(GW_PERIOD)} break
        set period [expr {$period - $slack}]
        clock_of $period
        if {$inputs ne ""} { set_input_delay 0 -clock clk $inputs }
        set_output_delay 0 -clock clk [all_outputs]
        set worst [worst_path]
    }
    write_path $worst $period
}
