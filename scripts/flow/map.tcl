# SPDX-License-Identifier: Apache-2.0
# How scripts/flow/synth.tcl maps one module, for every kind of technology. GW_TARGET is library, generic, or the FPGA
# family: ice40, ice40_dsp, ecp5, xilinx, intel.

proc target {} { return $::env(GW_TARGET) }
proc is_fpga {} { return [expr {[target] ni {library generic}}] }

# The canonical runs, on the module, which is selected.
proc map_module {module} {
    switch [target] {
        library { map_library $module }
        generic { map_generic }
        default { map_fpga $module }
    }
}

# Word-level cells to single bits: adders by alumacc, memories to flip-flops and multiplexers.
proc to_bits {} {
    yosys proc
    yosys opt -full
    yosys wreduce
    yosys opt_clean
    yosys memory -nomap
    yosys alumacc
    yosys memory_map
    yosys opt
    yosys techmap
    yosys opt -fast
}

# Of each flip-flop that drives a signal with a name, the name that it shall have; a file of the process's own, since modules are
# mapped side by side.
proc flop_names {} {
    set file flops[pid].txt
    set names {}
    yosys dump -o $file {t:$_*DFF*}
    set f [open $file]
    while {[gets $f line] >= 0} {
        regexp {^  cell \S+ (\S+)$} $line -> cell
        if {[regexp {^    connect \\Q (\\\S+)(?: (\[\d+\]))?$} $line -> wire bit]} { dict set names $cell "$wire${bit}_flop" }
    }
    close $f
    file delete $file
    return $names
}

# Once they are mapped, so that no name has a say in how: a cell with two outputs, or with an inverter behind its one, could
# not be named after what it drives.
proc name_flops {module names} {
    set file cells[pid].txt
    yosys tee -q -o $file select -list $module/c:*
    foreach line [split [read_file $file] \n] { set there([string range $line [string length [string trimleft $module \\]/] end]) 1 }
    file delete $file
    yosys cd $module
    dict for {cell name} $names {
        if {[info exists there($cell)] && ![info exists there([string range $name 1 end])]} { yosys rename $cell $name }
    }
    yosys cd ..
    yosys select $module
}

# -constr is what makes abc buffer fan-out.
proc map_library {module} {
    global lib
    to_bits
    set names [flop_names]
    yosys dfflibmap -liberty $lib
    yosys abc -liberty $lib -constr /proc/self/cwd/abc.constr -script [abc_script]
    yosys opt_clean -purge
    name_flops $module $names
}

# Scripts of rising effort and area, GW_EFFORT of them; 0 is the smallest. Measured on a naive 8x8-bit PE with a 32-bit sum, osu018:
# Yosys's own script 39,986 um2 and 5.35 ns (its dc2 makes adders slow, its &nf large), effort 0 34,552 um2 and 4.28 ns.
# Keep away from "amap -x -m": smaller still, and wrong (abc 1.01; 28,199 um2 that do not compute x * w + p).
# The four scripts on an 8x8-bit PE with an 18-bit sum (arith=star): 18,747, 21,348, 29,940 and 33,364 um2, 3.82, 3.23,
# 3.08 and 3.05 ns.
proc abc_script {} {
    set area "strash;&get,-n;&fraig,-x;&put;scorr;strash;dch,-f"
    set balance "strash;ifraig;scorr;dch,-f;if,-g,-K,6;strash;dch,-f;if,-g,-K,6;strash;dch,-f"
    set deep "strash;ifraig;scorr;dch,-f;if,-g;strash;if,-g;strash;dch,-f"
    set map [lindex [list "$area;amap" "$balance;amap" "$area;amap" "$balance;amap" "$balance;map,-B,0.9" "$deep;map"] \
        $::env(GW_EFFORT)]
    return "+$map;topo;buffer,-c;topo;upsize;dnsize;stime,-p"
}

# Adder cells are small and slow; from effort 2 on they are gates, in which abc finds paths from end to end.
proc keeps_adders {} { return [expr {$::env(GW_EFFORT) < 2}] }

# Gates of one and two inputs, multiplexers of two, and flip-flops with neither reset nor enable.
proc map_generic {} {
    to_bits
    yosys dfflegalize -cell {$_DFF_P_} 01 -cell {$_DFF_N_} 01 -cell {$_DLATCH_P_} 01
    yosys abc -g AND,NAND,OR,NOR,XOR,XNOR,MUX
    yosys opt_clean -purge
}

# What a memory gives when a word is read in the clock that writes it is left open (rtl/cells/gw_ram.v), where the family's
# script can be told.
proc fpga_command {} {
    return [dict get {
        ice40     {synth_ice40 -no-rw-check}
        ice40_dsp {synth_ice40 -no-rw-check -dsp -device u}
        ecp5      {synth_ecp5 -no-rw-check}
        xilinx    {synth_xilinx -family xc7 -noiopad -noclkbuf -flatten}
        intel     {synth_intel_alm -family cyclonev -noiopad -noclkbuf}
    } [target]]
}

# The family's own script for a whole chip, which is the module.
proc map_fpga {module} {
    yosys select -clear
    yosys {*}[fpga_command] -top $module
    yosys select $module
}
