# SPDX-License-Identifier: Apache-2.0
# Puts a design and the shift registers at its ports together for nextpnr-ice40. Run as "yosys -c ice40.tcl" after
# scripts/flow/synth.tcl in the same folder, which holds wrapper.v, module gw_ports.
#
# Environment: GW_TARGET, GW_TOP, GW_SCRIPT as in scripts/flow/synth.tcl.
# Writes: placeable.json (for nextpnr), cells.txt: lines "design TYPE NUMBER" and "wrapper TYPE NUMBER".

source [file join [file dirname $env(GW_SCRIPT)] map.tcl]

proc read_file {name} {
    set f [open $name]
    set text [read $f]
    close $f
    return $text
}

# Where the design is one part, it is mapped already.
proc is_mapped {} {
    return [expr {[file exists r0.il] && ![file exists r1.il]
        && [regexp -line "^module \\\\$::env(GW_TOP)\$" [read_file r0.il]]}]
}

proc map_design {} {
    if {[is_mapped]} {
        yosys read_rtlil r0.il
    } else {
        for {set i 0} {[file exists v$i.v]} {incr i} { yosys read_verilog v$i.v }
        map_fpga $::env(GW_TOP)
        yosys select -clear
    }
    yosys write_rtlil design.il
}

proc count {what module f} {
    yosys tee -q -o count.txt stat $module
    foreach line [split [read_file count.txt] \n] {
        if {[regexp {^     (SB_\S+) +(\d+)$} $line -> type n]} { puts $f "$what $type $n" }
    }
}

map_design
set f [open cells.txt w]
count design $env(GW_TOP) $f
yosys blackbox $env(GW_TOP)
yosys read_verilog wrapper.v
map_fpga gw_ports
yosys select -clear
count wrapper gw_ports $f
close $f
yosys read_rtlil -overwrite design.il
yosys hierarchy -top gw_ports
yosys flatten
yosys opt_clean
yosys write_json placeable.json
