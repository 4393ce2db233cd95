# SPDX-License-Identifier: Apache-2.0
# Maps every distinct module of a design once, in a Yosys process of its own, and writes what
# gen/synth/synth.c sums up. Run as "yosys -c synth.tcl" in a folder that holds v0.v, v1.v, ... and
# lib.lib, cells.v and abc.constr; the folder is /proc/self/cwd to abc, so that its name never needs quoting.
#
# Environment: GW_TARGET kind of technology (scripts/flow/map.tcl); GW_TOP top module; GW_SCRIPT this file; GW_RAM box|flops; GW_SRAM the
# user's memory macro, or nothing; GW_FLAT 0|1; GW_JOBS processes at once; GW_MODULES folder of mapped modules that are kept
# (scripts/flow/modules.tcl); GW_NETLIST 0|1; GW_LEAVES largest number of cells that is timed whole; GW_MAP, set only in the inner
# processes: numbers of the modules to map; GW_GRAIN (merge_small) and GW_EFFORT (scripts/flow/map.tcl); GW_POWER 0|1; GW_SAMPLE how many
# instances of a module are simulated as cells in a design of more than GW_WHOLE cells (write_sample), 0 for all; GW_TRACE, to see where
# the time goes.
# Writes: report.txt (see write_report), error.txt (one line, if it fails knowingly); for a library netlist.v (for OpenSTA) and,
# with GW_NETLIST 1, mapped.v (with whole ports, for simulation); with GW_POWER 1 models.v and rams.v (write_models) and, up to
# GW_LEAVES cells, power.v (write_power), beside it sample.v, rest.v and sample.txt (write_sample).

set lib /proc/self/cwd/lib.lib
source [file join [file dirname $env(GW_SCRIPT)] map.tcl]
source [file join [file dirname $env(GW_SCRIPT)] modules.tcl]

proc fail {message} {
    set f [open error.txt w]
    puts $f $message
    close $f
    exit 1
}

# kind of each module, its children and its cells from the text of "stat": statistics(MODULE)
# is a dict with keys bits (of memories), processes and cells (a dict of type -> number).
proc read_stat {file} {
    set all [dict create]
    set f [open $file]
    set module ""
    while {[gets $f line] >= 0} {
        if {[regexp {^=== (.*) ===$} $line -> module]} {
            if {$module eq "design hierarchy"} break
            dict set all $module {bits 0 processes 0 memories 0 cells {}}
        } elseif {[regexp {Number of memory bits: +(\d+)} $line -> n]} {
            dict set all $module bits $n
        } elseif {[regexp {Number of memories: +(\d+)} $line -> n]} {
            dict set all $module memories $n
        } elseif {[regexp {Number of processes: +(\d+)} $line -> n]} {
            dict set all $module processes $n
        } elseif {[regexp {^     (\S+) +(\d+)$} $line -> type n]} {
            dict set all $module cells $type $n
        }
    }
    close $f
    return $all
}

proc statistics {} {
    yosys tee -q -o stat.txt stat
    return [read_stat stat.txt]
}

proc is_macro {module} {
    return [expr {[info exists ::env(GW_SRAM)] && $module eq $::env(GW_SRAM)}]
}

# Header of each module as RTLIL: a dict module -> {ram 0|1 original NAME parameters {NAME VALUE
# ...}}.
proc read_headers {} {
    yosys select -clear
    yosys dump -m -o header.txt */x:*
    set f [open header.txt]
    set all [dict create]
    set attributes {}
    while {[gets $f line] >= 0} {
        if {[regexp {^attribute \\(\S+) (.*)$} $line -> name value]} {
            dict set attributes $name $value
        } elseif {[regexp {^module (\S+)$} $line -> module]} {
            regsub {^\\} $module "" module
            dict set all $module ram [expr {[dict exists $attributes gatewright_ram] || [is_macro $module]}]
            dict set all $module rom [dict exists $attributes gatewright_rom]
            set original $module
            if {[dict exists $attributes hdlname]} {
                set original [string trimleft [string trim [dict get $attributes hdlname] \"] \\]
            }
            dict set all $module original $original
            dict set all $module parameters {}
            set attributes {}
        } elseif {[regexp {^  parameter (?:signed |real )?\\(\S+) (.*)$} $line -> name value]} {
            dict set all $module parameters $name $value
        }
    }
    close $f
    return $all
}

# An RTLIL constant as a short word fit for a name, or "" if it is none.
proc value_word {value} {
    if {[regexp {^-?\d+$} $value]} {
        return [string map {- m} $value]
    }
    if {[regexp {^\d+'([01]+)$} $value -> bits]} {
        set bits [string trimleft $bits 0]
        if {[string length $bits] <= 32} {
            return [expr {$bits eq "" ? 0 : "0b$bits" + 0}]
        }
    }
    if {[regexp {^"([A-Za-z0-9]{1,16})"$} $value -> word]} {
        return $word
    }
    return ""
}

# Names of the parameters that tell the modules of one original apart, in order; all of them where `all` is 1.
proc telling_parameters {headers modules all} {
    set telling {}
    foreach parameter [dict keys [dict get $headers [lindex $modules 0] parameters]] {
        set values {}
        foreach module $modules { lappend values [dict get $headers $module parameters $parameter] }
        if {$all || [llength [lsort -unique $values]] > 1} { lappend telling $parameter }
    }
    return $telling
}

# What people see in place of $paramod$hash\name: name where that is the only one, else name_8_3 with the parameters that
# differ, or name_1, name_2 where those are no words.
proc display_names {headers} {
    set taken [dict create]
    set variants [dict create]
    foreach module [dict keys $headers] {
        if {[string index $module 0] ne {$}} {
            dict set taken $module $module
        } else {
            dict lappend variants [dict get $headers $module original] $module
        }
    }
    set shown $taken
    dict for {original modules} $variants {
        set telling [telling_parameters $headers $modules [dict exists $taken $original]]
        foreach module $modules {
            set name $original
            set whole 1
            foreach parameter $telling {
                set word [value_word [dict get $headers $module parameters $parameter]]
                append name _ $word
                if {$word eq ""} { set whole 0 }
            }
            if {!$whole || [dict exists $taken $name] || [string length $name] > 100} {
                for {set n 1} {[dict exists $taken "${original}_$n"]} {incr n} {}
                set name "${original}_$n"
            }
            dict set taken $name $module
            dict set shown $module $name
        }
    }
    return $shown
}

# logic: has cells of its own; structure: only instances; ram, rom: a black box.
proc classify {stat headers} {
    global env
    set kinds [dict create]
    dict for {module s} $stat {
        set kind structure
        foreach type [dict keys [dict get $s cells]] {
            if {![dict exists $stat $type]} { set kind logic }
        }
        if {[dict get $s memories] > 0} { set kind logic }
        if {[dict exists $headers $module ram] && [dict get $headers $module ram]
            && $env(GW_RAM) eq "box"} { set kind ram }
        if {[dict exists $headers $module rom] && [dict get $headers $module rom] && ![is_fpga]} { set kind rom }
        dict set kinds $module $kind
    }
    return $kinds
}

proc of_kind {kinds kind} {
    set list {}
    dict for {module k} $kinds {
        if {$k eq $kind} { lappend list $module }
    }
    return $list
}

# FPGA families: what is small is one part, with all that is in it, since their scripts gain much across modules
# (registers that go into DSP blocks and memories). Small is fewer word-level cells than GW_GRAIN.
proc merge_small {} {
    global env leaves
    set stat [statistics]
    set parts [list $env(GW_TOP)]
    foreach module [dict keys $stat] {
        if {[leaf_count $stat $module] < $env(GW_GRAIN)} continue
        lappend parts $module
        foreach type [dict keys [dict get $stat $module cells]] {
            if {[dict exists $stat $type]} { lappend parts $type }
        }
    }
    yosys setattr -mod -set keep_hierarchy 1 {*}[lsort -unique $parts]
    yosys flatten
    yosys setattr -mod -unset keep_hierarchy *
    yosys hierarchy -top $env(GW_TOP)
    unset leaves
}

# The design in one module, but for the RAM boxes, to mflat.il.
proc write_flat {} {
    yosys design -push-copy
    yosys flatten
    yosys opt_clean
    write_module flat $::env(GW_TOP)
    yosys design -pop
}

# Inner process, of an FPGA design: m<i>.il -> r<i>.il of several modules, as parts of one chip: what a family's script reads first
# takes longer than most parts.
proc map_group {list} {
    set group [open group.[lindex $list 0].il w]
    puts $group "module \\gw_group"
    set modules {}
    foreach i $list {
        yosys read_rtlil m$i.il
        regexp -line {^module (\S+)$} [read_file m$i.il] -> module
        lappend modules $module
        puts $group "  attribute \\keep 1\n  cell $module \\part$i\n  end"
    }
    puts $group "end"
    close $group
    if {[file size stubs.il]} { yosys read_rtlil -nooverwrite stubs.il }
    yosys setattr -mod -set keep_hierarchy 1 {*}$modules
    yosys read_rtlil group.[lindex $list 0].il
    map_module gw_group
    yosys select -clear
    yosys setattr -mod -unset keep_hierarchy *
    foreach i $list module $modules {
        yosys select $module
        if {$i eq "flat"} { yosys tee -q -o flat.txt stat }
        yosys dump -o r$i.il
    }
}

# Parts of an FPGA design in four lists of like sizes, on every machine.
proc fpga_items {logic} {
    set sizes {}
    for {set i 0} {$i < [llength $logic]} {incr i} { lappend sizes [list $i [file size m$i.il]] }
    set k 0
    foreach pair [lsort -integer -decreasing -index 1 $sizes] {
        lappend item([expr {$k % 4}]) [lindex $pair 0]
        incr k
    }
    set items {}
    foreach n [lsort [array names item]] { lappend items $item($n) }
    return $items
}

# Numbers of the modules as lists, one for each inner process. Modules of nothing but flip-flops,
# whose result cannot depend on their company, go 32 at a time.
proc work_items {stat logic} {
    set items {}
    set flops {}
    set i 0
    foreach module $logic {
        if {[dict keys [dict get $stat $module cells]] eq {$dff}} {
            lappend flops $i
        } else {
            lappend items $i
        }
        incr i
    }
    for {set k 0} {$k < [llength $flops]} {incr k 32} {
        lappend items [lrange $flops $k $k+31]
    }
    return $items
}

# Runs an inner process for each of the list, GW_JOBS at a time; one that fails leaves no
# r<i>.il.
proc map_all {list} {
    global env running
    set running 0
    set die_with_us [expr {[auto_execok setpriv] eq "" ? {} : {setpriv --pdeathsig KILL}}]
    foreach i $list {
        while {$running >= $env(GW_JOBS)} { vwait running }
        set env(GW_MAP) $i
        set log map[lindex $i 0].log
        set pipe [open |[list {*}$die_with_us yosys -q -l $log -c $env(GW_SCRIPT) 2>@1] r]
        fconfigure $pipe -blocking 0
        fileevent $pipe readable [list drain $pipe]
        incr running
    }
    while {$running > 0} { vwait running }
    unset -nocomplain env(GW_MAP)
}

proc drain {pipe} {
    global running
    if {[catch {read $pipe} text] || [eof $pipe]} {
        catch {close $pipe}
        incr running -1
    }
}

# ": " and what an inner process complained of, if it did; what ABC did not like of a function, where it left nothing behind.
proc first_error {} {
    foreach log [lsort [glob -nocomplain map*.log]] {
        if {[regexp -line {^ABC: (Mio_.*)$} [read_file $log] -> line]} { return ": $line" }
        if {[regexp -line {^ERROR: (.*)$} [read_file $log] -> line]} { return ": $line" }
    }
    return ""
}

# Puts the mapped modules in the place of the unmapped ones.
proc take_mapped {logic headers} {
    set i 0
    foreach module $logic {
        if {![file exists r$i.il]} {
            fail "module [dict get $headers $module original]: yosys could not map it[first_error]"
        }
        yosys delete $module
        yosys read_rtlil [real_names $i]
        incr i
    }
}

# Number of cells below a module, itself included; memo in the array leaves.
proc leaf_count {stat module} {
    global leaves
    if {![info exists leaves($module)]} {
        set n 0
        dict for {type k} [dict get $stat $module cells] {
            incr n [expr {$k * ([dict exists $stat $type] ? [leaf_count $stat $type] : 1)}]
        }
        set leaves($module) $n
    }
    return $leaves($module)
}

# Adds k instances of a module, and what is in them, to the array instances, children after parents.
proc count_instances {stat top} {
    global instances
    set order {}
    visit $stat $top order
    foreach module [dict keys $stat] { set instances($module) 0 }
    set instances($top) 1
    foreach module [lreverse $order] {
        dict for {type k} [dict get $stat $module cells] {
            if {[dict exists $stat $type]} {
                incr instances($type) [expr {$k * $instances($module)}]
            }
        }
    }
}

proc visit {stat module order} {
    global seen
    upvar $order list
    if {[info exists seen($module)]} return
    set seen($module) 1
    foreach type [dict keys [dict get $stat $module cells]] {
        if {[dict exists $stat $type]} { visit $stat $type list }
    }
    lappend list $module
}

# In each structure module keeps the first and the last two instances of each child, by dictionary
# order.
proc prune {stat structure} {
    foreach module $structure {
        set others [list $module/c:*]
        foreach type [dict keys [dict get $stat $module cells]] {
            yosys tee -q -o prune.txt select -list $module/t:$type
            set names {}
            foreach line [split [string trim [read_file prune.txt]] \n] {
                lappend names [string range $line [string length $module/] end]
            }
            set names [lsort -dictionary $names]
            foreach name [concat [lrange $names 0 1] [lrange $names end-1 end]] {
                lappend others $module/c:$name %d
            }
        }
        yosys delete {*}$others
        yosys opt_clean -purge $module
    }
}

# One line a module: "module KIND INSTANCES MEMORY_BITS NAME", then "cell TYPE NUMBER" for what it
# holds of cells, "uses NAME NUMBER" of those that are modules. Later lines: "scope whole|pruned" and, of the flat design,
# "flat TYPE NUMBER".
proc write_report {stat kinds shown bits} {
    global instances
    set f [open report.txt w]
    dict for {module s} $stat {
        puts $f "module [dict get $kinds $module] $instances($module) [dict get $bits $module]\
            [dict get $shown $module]"
        dict for {type n} [dict get $s cells] {
            puts $f [expr {[dict exists $stat $type] ? "uses [dict get $shown $type] $n" : "cell $type $n"}]
        }
    }
    close $f
}

proc report_flat {stat} {
    if {![file exists rflat.il]} { fail "the flat design: yosys could not map it[first_error]" }
    set f [open report.txt a]
    dict for {module s} [read_stat flat.txt] {
        dict for {type n} [dict get $s cells] {
            if {![dict exists $stat $type] && ![string match gw_child_* $type]} { puts $f "flat $type $n" }
        }
    }
    close $f
}

# Bits of the memories of each module, before they are mapped or boxed.
proc memory_bits {stat} {
    set bits [dict create]
    dict for {module s} $stat { dict set bits $module [dict get $s bits] }
    return $bits
}

# Top ports that lost their cells to pruning: Yosys takes quadratic time to write ports.
proc drop_idle_ports {} {
    yosys delete -input i:* c:* %ci1 %d
    yosys delete -output o:* c:* %co1 %d
    yosys opt_clean -purge
}

# For OpenSTA: the structure is dissolved, nets are single bits (sta misreads assigns of
# concatenations), flip-flops are named after what they hold.
proc write_netlist {stat structure logic} {
    global env
    if {[leaf_count $stat $env(GW_TOP)] > $env(GW_LEAVES)} {
        prune $stat $structure
        set scope pruned
    } else {
        set scope whole
    }
    trace pruned
    set f [open report.txt a]
    puts $f "scope $scope"
    close $f
    if {$logic ne "" && [target] eq "library"} { yosys setattr -mod -set keep_hierarchy 1 {*}$logic }
    yosys hierarchy -top $env(GW_TOP)
    yosys flatten
    yosys opt_clean -purge
    trace flattened
    if {[target] eq "generic"} {
        write_depth
        return
    }
    if {$scope eq "whole" && $env(GW_NETLIST)} { yosys write_verilog -noattr -noexpr -nohex mapped.v }
    yosys splitnets -ports
    yosys opt_clean
    if {$scope eq "pruned"} { drop_idle_ports }
    yosys rename -wire -suffix _reg
    yosys write_verilog -noattr -noexpr -nohex netlist.v
}

# Appends "depth GATES", of the longest path that begins and ends at flip-flops, memories (which go) or ports.
proc write_depth {} {
    yosys delete t:* {t:$_*} %d
    yosys tee -q -o ltp.txt ltp -noff
    set n 0
    regexp {length=(\d+)} [read_file ltp.txt] -> n
    set f [open report.txt a]
    puts $f "depth $n"
    close $f
}

# For the simulation that counts: models.v, the cells of the library as it says they work, registers 0 at first, and rams.v,
# the RAMs as they were in the design saved under the name boxes; a ROM is a file of the design that the simulation takes itself.
proc write_models {rams} {
    global lib
    yosys design -push
    yosys read_liberty -ignore_miss_func -ignore_miss_dir $lib
    yosys read_verilog -nooverwrite gate.v
    yosys proc
    yosys setattr -set init 1'b0 w:*
    yosys write_verilog -noattr models.v
    if {$rams ne ""} {
        yosys design -load boxes
        yosys select {*}$rams
        yosys write_verilog -noattr -selected rams.v
    }
    yosys design -pop
}

# Every cell gets the attribute gw_module, what people call the module it is of, and a name that does not depend on how the
# design is flattened.
proc label_cells {logic shown} {
    foreach module $logic {
        yosys setattr -set gw_module "\"[dict get $shown $module]\"" $module/t:*
        yosys select $module
        yosys rename -enumerate -pattern gw_%_
        yosys select -clear
    }
}

# The top as one module of cells, as Verilog with their attribute alone.
proc write_cells {file} {
    yosys opt_clean -purge
    yosys splitnets
    yosys opt_clean
    yosys setattr -unset src *
    yosys select $::env(GW_TOP)
    yosys write_verilog -noexpr -nohex -selected $file
    yosys select -clear
}

# power.v: one flat module of all cells.
proc write_power {} {
    global env
    yosys design -push-copy
    yosys setattr -mod -unset keep_hierarchy *
    yosys hierarchy -top $env(GW_TOP)
    yosys flatten
    write_cells power.v
    yosys design -pop
}

# Modules of cells, and of memories at most.
proc leaves_of {stat logic boxes} {
    set list {}
    foreach module $logic {
        set leaf 1
        foreach type [dict keys [dict get $stat $module cells]] {
            if {[dict exists $stat $type] && $type ni $boxes} { set leaf 0 }
        }
        if {$leaf} { lappend list $module }
    }
    return $list
}

# Names of the cells of a type in the top, in dictionary order.
proc instances_in_top {type} {
    set top $::env(GW_TOP)
    yosys tee -q -o instances.txt select -list $top/t:$type
    set names {}
    foreach line [split [string trim [read_file instances.txt]] \n] {
        lappend names [string range $line [string length $top/] end]
    }
    return [lsort -dictionary $names]
}

# How many of n instances of a module are simulated as cells: GW_SAMPLE, one of 16 if that is more.
proc sample_size {n} { return [expr {max($::env(GW_SAMPLE), ($n + 15) / 16)}] }

# So many of the names: one of each of as many equal parts, at a place that differs from part to part and from module to module,
# `ordinal` being a module's, so that a sample is not of a few rows or columns of an array.
proc sample_of {names ordinal} {
    set size [sample_size [llength $names]]
    set share [expr {double([llength $names]) / $size}]
    set last -1
    set picked {}
    for {set k 0} {$k < $size} {incr k} {
        set last [expr {max($last + 1, int(($k + fmod(($k + 1) * 0.6180339887 + $ordinal * 0.7548776662, 1)) * $share))}]
        lappend picked [lindex $names $last]
    }
    return $picked
}

# sample.v: like power.v, but of each module of no others that has more than sample_size instances only so many, spread over all, are
# cells; the others stay instances, which rest.v makes of the source. sample.txt: a line "MODULE
# INSTANCES SAMPLE NAME" for each instance that is cells.
proc write_sample {stat logic boxes shown} {
    global env
    set leaves [leaves_of $stat $logic $boxes]
    yosys design -push-copy
    yosys setattr -mod -unset keep_hierarchy *
    if {$leaves ne ""} { yosys setattr -mod -set keep_hierarchy 1 {*}$leaves }
    yosys hierarchy -top $env(GW_TOP)
    yosys flatten
    set f [open sample.txt w]
    set kept {}
    foreach module $leaves {
        set names [instances_in_top $module]
        set n [llength $names]
        if {$n <= [sample_size $n]} {
            yosys setattr -mod -unset keep_hierarchy $module
            continue
        }
        lappend kept $module
        yosys copy $module gw_sampled
        yosys setattr -mod -unset keep_hierarchy gw_sampled
        foreach name [sample_of $names [llength $kept]] {
            yosys chtype -set gw_sampled $env(GW_TOP)/c:$name
            puts $f "[dict get $shown $module] $n [sample_size $n] $name"
        }
        yosys flatten
        yosys delete gw_sampled
    }
    close $f
    if {$kept ne ""} {
        yosys flatten
        write_cells sample.v
    }
    yosys design -pop
    if {$kept ne ""} { write_rest $kept $boxes }
}

# rest.v: the modules, and what is in them but the memories, as the source has them.
proc write_rest {modules boxes} {
    global seen
    yosys design -push
    for {set i 0} {[file exists v$i.v]} {incr i} { yosys read_verilog v$i.v }
    yosys hierarchy -check -top $::env(GW_TOP)
    yosys proc
    yosys setattr -set init 1'b0 w:*
    set stat [statistics]
    unset -nocomplain seen
    foreach module $boxes { set seen($module) 1 }
    set order {}
    foreach module $modules { visit $stat $module order }
    yosys select {*}$order
    yosys write_verilog -noattr -selected rest.v
    yosys select -clear
    yosys design -pop
}

proc trace {what} {
    global env
    if {[info exists env(GW_TRACE)]} { puts stderr "[clock milliseconds] $what" }
}

# Of an FPGA design, modules to be dissolved that had better be parts, from a third of GW_GRAIN on: a crossbar's words, all
# alike, are mapped once.
proc large_words {} {
    global env leaves
    set large {}
    if {[is_fpga]} {
        set stat [statistics]
        foreach module [dict keys $stat] {
            if {3 * [leaf_count $stat $module] >= $env(GW_GRAIN)} { lappend large $module }
        }
        unset -nocomplain leaves
    }
    return $large
}

# Adder and selection cells become the library's own (cells.v); those that it lacks, and the modules made
# of them, dissolve into the modules that hold them.
proc inline_cells {} {
    if {[target] eq "library"} {
        set cells {t:*}
        if {![keeps_adders]} { foreach cell {fa ha ha1} { lappend cells t:$::env(GW_TOP)_$cell %d } }
        yosys techmap -autoproc -map cells.v {*}$cells
    }
    yosys setattr -mod -set keep_hierarchy 1 A:gatewright_inline %n {*}[large_words]
    yosys flatten
    yosys setattr -mod -unset keep_hierarchy *
    yosys hierarchy -top $::env(GW_TOP)
}

proc elaborate {} {
    global env
    for {set i 0} {[file exists v$i.v]} {incr i} { yosys read_verilog v$i.v }
    trace read
    yosys hierarchy -check -top $env(GW_TOP)
    inline_cells
    trace hierarchy
    dict for {module s} [statistics] {
        if {[dict get $s processes] > 0} { yosys proc -noopt $module }
    }
    trace proc
    if {[is_fpga]} { merge_small }
}

proc main {} {
    global env lib
    elaborate
    set stat [statistics]
    set headers [read_headers]
    set kinds [classify $stat $headers]
    set logic [of_kind $kinds logic]
    trace classified
    set boxes [concat [of_kind $kinds ram] [of_kind $kinds rom]]
    if {$env(GW_POWER)} { yosys design -save boxes }
    foreach module $boxes { yosys blackbox $module }
    write_stubs $stat $logic $boxes
    set work {}
    if {$env(GW_FLAT)} {
        write_flat
        lappend work flat
    }
    write_modules $logic
    recall_modules [llength $logic]
    set items [left_to_map [expr {[is_fpga] ? [fpga_items $logic] : [work_items $stat $logic]}]]
    trace written
    map_all [concat $work $items]
    keep_modules [concat {*}$items]
    trace mapped
    if {[target] eq "library"} { yosys read_liberty -lib -ignore_miss_func $lib }
    take_mapped $logic $headers
    set now [statistics]
    set mapped [dict create]
    dict for {module s} $stat {
        if {[dict exists $now $module]} {
            set s [dict get $now $module]
        } else {
            dict set s cells {}
        }
        dict set mapped $module $s
    }
    count_instances $mapped $env(GW_TOP)
    write_report $mapped $kinds [display_names $headers] [memory_bits $stat]
    if {$env(GW_FLAT)} { report_flat $mapped }
    trace reported
    set cells [leaf_count $mapped $env(GW_TOP)]
    if {$env(GW_POWER) && $cells <= $env(GW_LEAVES)} {
        yosys design -push-copy
        label_cells $logic [display_names $headers]
        write_power
        if {$env(GW_SAMPLE) && $cells > $env(GW_WHOLE)} { write_sample $mapped $logic $boxes [display_names $headers] }
        yosys design -pop
    }
    if {![is_fpga]} { write_netlist $mapped [of_kind $kinds structure] $logic }
    if {$env(GW_POWER)} { write_models [of_kind $kinds ram] }
    trace netlist
}

if {[info exists env(GW_MAP)] && [is_fpga]} {
    map_group $env(GW_MAP)
} elseif {[info exists env(GW_MAP)]} {
    foreach i $env(GW_MAP) {
        yosys design -reset
        map_one $i
    }
} else {
    main
}
