# SPDX-License-Identifier: Apache-2.0
# Reads lib.lib and plain.v, one flat module, and says what drives and loads its ports and how fast its clock is.
#
# Environment: GW_TOP; GW_CELL, GW_LOAD as in scripts/flow/sta.tcl; GW_PERIOD the clock period in the library's time unit.

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
