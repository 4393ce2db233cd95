# SPDX-License-Identifier: Apache-2.0
# Completes the patches in a DEF file of qrouter's. A patch is a wire of metal1 as wide as a via, in the section SPECIALNETS,
# that fills the notch between a via and the pin beside it. Where the route goes on upward through another via, qrouter 1.4.71
# leaves out the patch's end at the via, and a wire of one point is nothing. Units are those of the file, 0.01 um.
#     tclsh layout_patch.tcl FROM.def TO.def
set reach 50 ;# half a track of metal1: a pin farther from the via has another via

# Where the wire of a line ends, {x y}: "*" is the coordinate before.
proc end_of {line} {
    foreach {all a b} [regexp -all -inline {\( (\S+) (\S+) \)} $line] {
        if {$a ne "*"} { set x $a }
        if {$b ne "*"} { set y $b }
    }
    return [list $x $y]
}

# The end that is nearest to a point, in line with it and within reach, as "( x y )"; "" if none is.
proc nearest {ends x y} {
    set least $::reach
    set found ""
    foreach {vx vy} $ends {
        set far [expr {abs($vx - $x) + abs($vy - $y)}]
        if {($vx == $x || $vy == $y) && $far < $least} {
            set least $far
            set found "( $vx $vy ) "
        }
    }
    return $found
}

lassign $argv from to
set in [open $from]
set out [open $to w]
set section ""
set net ""
set ends [dict create] ;# net -> {x y ...} of its vias from metal1
while {[gets $in line] >= 0} {
    regexp {^(NETS|SPECIALNETS) } $line -> section
    regexp {^- (\S+)} $line -> net
    if {$section eq "NETS" && [regexp { metal1 .* M2_M1} $line]} {
        dict lappend ends $net {*}[end_of $line]
    } elseif {[regexp {^(.* metal1 \d+ \( (\d+) (\d+) \) )(;?)$} $line -> wire x y stop] && [dict exists $ends $net]} {
        set line "$wire[nearest [dict get $ends $net] $x $y]$stop"
    }
    puts $out $line
}
close $in
close $out
