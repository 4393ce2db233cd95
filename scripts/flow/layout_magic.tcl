# SPDX-License-Identifier: Apache-2.0
# Checks the design rules of a routed layout, writes it as GDS and extracts its netlist. Run by magic in a folder that holds
# tech.lef and TOP.def.
#
# Environment: GW_TOP the cell.
# Writes: TOP.gds, TOP.spice, drc.txt: "errors N" and then "RULE: N places" a line.
drc off
box 0 0 0 0
snap int
lef read tech.lef
def read $env(GW_TOP)
load $env(GW_TOP)
select top cell
expand
drc on
drc check
drc catchup
set f [open drc.txt w]
puts $f "errors [drc list count total]"
foreach {rule places} [drc listall why] { puts $f "$rule: [llength $places] places" }
close $f
gds write $env(GW_TOP)
extract all
ext2spice hierarchy on
ext2spice format ngspice
ext2spice scale off
ext2spice renumber off
ext2spice cthresh infinite
ext2spice rthresh infinite
ext2spice blackbox on
ext2spice subcircuit top auto
ext2spice global off
ext2spice
quit -noprompt
