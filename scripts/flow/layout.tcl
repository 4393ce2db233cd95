# SPDX-License-Identifier: Apache-2.0
# Makes of a mapped netlist what place and route take: flat, one-bit nets with short names, cells called TYPE_1, TYPE_2, ...
# as qflow's blif2cel.tcl calls them. Run as "yosys -c layout.tcl" in a folder that holds lib.lib, lib.lef and netlist.v.
#
# Environment: GW_TOP module to lay out.
# Writes: tech.lef (see write_lef), TOP.blif (for placement), TOP.v (for OpenSTA), TOP.spc (the netlist that the layout is compared with), counts.txt:
# "cells N", and "constant N" output bits and "unused N" input bits that have no cell and so no place in the layout; error.txt (one
# line, if it fails knowingly).

set top $env(GW_TOP)
set most 10000 ;# cells; qrouter takes minutes of a core for 3,000; for 5,700 it takes 3 at density 0.9 and does not end in 8 at 1

proc fail {message} {
    set f [open error.txt w]
    puts $f $message
    close $f
    exit 1
}

proc slurp {file} {
    set f [open $file]
    set text [read $f]
    close $f
    return $text
}

# Pins of each cell of the LEF file in its order, power included: a dict cell -> {pin ...}.
proc lef_pins {} {
    set pins [dict create]
    set macro ""
    foreach line [split [slurp lib.lef] "\n"] {
        if {[regexp {^\s*MACRO\s+(\S+)} $line -> macro]} {
            dict set pins $macro {}
        } elseif {$macro ne "" && [regexp {^\s*PIN\s+(\S+)} $line -> pin]} {
            dict lappend pins $macro $pin
        }
    }
    return $pins
}

# The LEF file with taller pads on the metals between stacked vias: 0.4 x 0.5 um, which is the least area of 0.2 um2 that a
# pad without a wire must have (MOSIS SUBM), where the library has 0.4 x 0.4. Rows of tracks are 1 um apart, so they fit.
proc write_lef {} {
    set f [open tech.lef w]
    set pad 0
    set via 0
    foreach line [split [slurp lib.lef] "\n"] {
        if {[regexp {^VIA\s} $line]} { set via 1 }
        if {[regexp {^END\s} $line]} { set via 0 }
        if {[regexp {^\s*LAYER\s+(\S+)} $line -> layer]} { set pad [regexp {^metal[2-5]$} $layer] }
        if {$via && $pad} { regsub {RECT -0.200 -0.200 0.200 0.200} $line {RECT -0.200 -0.250 0.200 0.250} line }
        puts $f $line
    }
    close $f
}

# ---- the netlist: inputs, outputs, gates (each {cell {pin net ...}}), renamed ----

proc read_blif {file} {
    global inputs outputs gates aliases
    set gates {}
    set aliases [dict create]
    set names ""
    foreach line [split [slurp $file] "\n"] {
        set words [regexp -all -inline {\S+} $line]
        switch -- [lindex $words 0] {
            .inputs { set inputs [lrange $words 1 end] }
            .outputs { set outputs [lrange $words 1 end] }
            .names { if {[llength $words] == 3} { dict set aliases [lindex $words 2] [lindex $words 1] } }
            .gate - .subckt {
                set pins {}
                foreach pin [lrange $words 2 end] {
                    set at [string first = $pin]
                    lappend pins [string range $pin 0 $at-1] [string range $pin $at+1 end]
                }
                lappend gates [list [lindex $words 1] $pins]
            }
        }
    }
}

# What a net is another name of, or itself.
proc source_of {net} {
    global aliases
    while {[dict exists $aliases $net]} { set net [dict get $aliases $net] }
    return $net
}

# The net of the supply that a constant is, or "". The library has no cells that tie: as qflow does it, the router takes such a
# pin to the rail.
proc supply_of {net} {
    switch -- $net {
        {$true} { return vdd }
        {$false} - {$undef} { return gnd }
    }
    return ""
}

# Ports without a cell go; an output that is another name of a net gets a buffer.
proc settle_ports {} {
    global inputs outputs gates aliases
    set driven {}
    set constant 0
    set kept {}
    foreach port $outputs {
        set net [source_of $port]
        if {[supply_of $net] ne ""} {
            incr constant
        } else {
            lappend kept $port
            if {$net ne $port} { lappend driven [list BUFX2 [list A $net Y $port]] }
        }
    }
    set outputs $kept
    set used [dict create]
    set settled {}
    foreach gate $gates {
        set pins {}
        foreach {pin net} [lindex $gate 1] {
            set net [source_of $net]
            if {[supply_of $net] ne ""} { set net [supply_of $net] }
            lappend pins $pin $net
            dict set used $net 1
        }
        lappend settled [list [lindex $gate 0] $pins]
    }
    foreach gate $driven { dict set used [lindex $gate 1 1] 1 }
    set gates [concat $settled $driven]
    set kept {}
    foreach port $inputs { if {[dict exists $used $port]} { lappend kept $port } }
    set unused [expr {[llength $inputs] - [llength $kept]}]
    set inputs $kept
    set f [open counts.txt w]
    puts $f "cells [llength $gates]\nconstant $constant\nunused $unused"
    close $f
}

# Short names for all nets but ports and supplies.
proc rename_nets {} {
    global inputs outputs gates
    set name [dict create]
    foreach net [concat vdd gnd $inputs $outputs] { dict set name $net $net }
    set n 0
    set renamed {}
    foreach gate $gates {
        set pins {}
        foreach {pin net} [lindex $gate 1] {
            if {![dict exists $name $net]} { dict set name $net "n[incr n]_" }
            lappend pins $pin [dict get $name $net]
        }
        lappend renamed [list [lindex $gate 0] $pins]
    }
    set gates $renamed
}

# ---- the files ----

proc write_blif {top} {
    global inputs outputs gates
    set f [open $top.blif w]
    puts $f ".model $top\n.inputs [join $inputs]\n.outputs [join $outputs]"
    foreach gate $gates {
        set words {}
        foreach {pin net} [lindex $gate 1] { lappend words "$pin=$net" }
        puts $f ".gate [lindex $gate 0] [join $words]"
    }
    puts $f .end
    close $f
}

# Calls body with `name`, `cell` and `pins` of each gate, numbered within its cell as in placement.
proc each_instance {body} {
    global gates
    upvar 1 name name cell cell pins pins
    set count [dict create]
    foreach gate $gates {
        lassign $gate cell pins
        dict incr count $cell
        set name "${cell}_[dict get $count $cell]"
        uplevel 1 $body
    }
}

# A net as Verilog takes it: a supply is a constant, the name of a vector's bit is escaped.
proc identifier {net} {
    if {$net in {vdd gnd}} { return [expr {$net eq "vdd" ? "1'b1" : "1'b0"}] }
    return [expr {[regexp {^\w+$} $net] ? $net : "\\$net "}]
}

proc write_verilog {top} {
    global inputs outputs
    set f [open $top.v w]
    set ports {}
    foreach port [concat $inputs $outputs] { lappend ports [identifier $port] }
    puts $f "module $top (\n  [join $ports ",\n  "]\n);"
    foreach port $inputs { puts $f "  input [identifier $port];" }
    foreach port $outputs { puts $f "  output [identifier $port];" }
    each_instance {
        set words {}
        foreach {pin net} $pins { lappend words ".${pin}([identifier $net])" }
        puts $f "  $cell $name ([join $words {, }]);"
    }
    puts $f endmodule
    close $f
}

# Power pins, which the netlist does not have, join vdd and gnd.
proc write_spice {top} {
    global inputs outputs gates
    set lef [lef_pins]
    set f [open $top.spc w]
    puts $f "* $top"
    foreach cell [lsort -unique [lmap gate $gates { lindex $gate 0 }]] {
        puts $f ".subckt $cell [join [dict get $lef $cell]]\n.ends"
    }
    puts $f ".subckt $top vdd gnd [join $inputs] [join $outputs]"
    each_instance {
        set nets {}
        foreach pin [dict get $lef $cell] {
            lappend nets [expr {[dict exists $pins $pin] ? [dict get $pins $pin] : $pin}]
        }
        puts $f "X$name [join $nets] $cell"
    }
    puts $f ".ends"
    close $f
}

proc check_cells {} {
    global gates
    set lef [lef_pins]
    foreach gate $gates {
        set cell [lindex $gate 0]
        if {![dict exists $lef $cell]} { fail "[regsub {.*\\} $cell {}] has no layout; legal: cells of osu018 (RAM: --ram flops)" }
    }
    if {$gates eq ""} { fail "the module has no cells" }
    if {[llength $gates] > $::most} { fail "[llength $gates] cells; legal: at most $::most, a module of the design with --layout=MODULE" }
}

# Modules of the netlist that have plain names.
proc modules {} {
    return [lmap {all name} [regexp -all -inline -line {^module ([A-Za-z_]\w*)} [slurp netlist.v]] { set name }]
}

if {$top ni [modules]} { fail "no such module; legal: [join [modules] {, }]" }
yosys read_liberty -lib lib.lib
yosys read_verilog netlist.v
yosys hierarchy -top $top
yosys flatten
yosys splitnets -ports -format {[]:}
yosys opt_clean -purge
yosys write_blif -icells flat.blif

write_lef
read_blif flat.blif
settle_ports
check_cells
rename_nets
write_blif $top
write_verilog $top
write_spice $top
