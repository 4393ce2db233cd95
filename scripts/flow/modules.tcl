# SPDX-License-Identifier: Apache-2.0
# How scripts/flow/synth.tcl hands modules to the processes that map them and takes them back. A file m<i>.il says all that the
# mapping of a module depends on, and nothing of the design around it: a digest of library, scripts and tools, the module's text
# and the ports of its children, under names that say only a place (gw_module, gw_child_0, ...). So its digest names the result,
# r<i>.il, in GW_MODULES, a folder of the cache that designs share. Parts of FPGA designs are written as they are, and not kept:
# they are mapped in company.

proc read_file {name} {
    set f [open $name]
    set text [read $f]
    close $f
    return $text
}

proc write_text {name text} {
    set f [open $name w]
    puts -nonewline $f $text
    close $f
}

# Ports only, of the modules instantiated by logic modules: stubs.il, and in the array stub the text of each by its name.
proc write_stubs {stat logic stubs} {
    global stub
    foreach module $logic {
        foreach type [dict keys [dict get $stat $module cells]] {
            if {[dict exists $stat $type] && $type ni $stubs} { lappend stubs $type }
        }
    }
    close [open stubs.il w]
    if {$stubs eq ""} return
    yosys design -push-copy
    yosys select {*}$stubs
    yosys blackbox
    yosys dump -o stubs.il
    yosys select -clear
    yosys design -pop
    set text ""
    foreach line [split [read_file stubs.il] \n] {
        if {[regexp {^ *attribute \\(src|hdlname|top) |^autoidx |^$} $line]} continue
        regexp {^module (\S+)$} $line -> module
        append text $line \n
        if {$line eq "end"} {
            set stub($module) $text
            set text ""
        }
    }
    foreach module $stubs { ;# a box that was one before: Yosys does not select it
        set name [expr {[string match {$*} $module] ? $module : "\\$module"}]
        if {![info exists stub($name)]} { set stub($name) "" }
    }
}

# Of the text of a dump, the module under its canonical names, its children's stubs below; what they stand for goes to the array
# real, for real_names.
proc canonical_text {i dump} {
    global stub real
    set text ""
    set stubs ""
    set children {}
    foreach line [split $dump \n] {
        if {[regexp {^autoidx |^attribute \\hdlname } $line]} continue
        if {[regexp {^module (\S+)$} $line -> module]} {
            set line "module \\gw_module"
        } elseif {[regexp {^  cell (\S+) (\S+)$} $line -> type name] && [info exists stub($type)]} {
            set k [lsearch -exact $children $type]
            if {$k < 0} {
                set k [llength $children]
                lappend children $type
                append stubs [string map [list "module $type\n" "module \\gw_child_$k\n"] $stub($type)]
            }
            set line "  cell \\gw_child_$k $name"
        }
        append text $line \n
    }
    set real($i) [list "\nmodule \\gw_module\n" "\nmodule $module\n"]
    for {set k 0} {$k < [llength $children]} {incr k} {
        lappend real($i) "\n  cell \\gw_child_$k " "\n  cell [lindex $children $k] "
    }
    return $text$stubs
}

# Writes a module to m<i>.il, in words that do not depend on the rest of the design, so that its area does not either. Yosys sorts
# names as text, in which 1000 comes before 999, and ABC's result follows the order: where it begins to number them moves an area by
# up to 0.3 %, a delay by 5 %. Any fixed number would do; 468 is where figures measured in the past had begun.
proc write_module {i module} {
    yosys select $module
    yosys setattr -mod -unset src -unset top
    yosys setattr -unset src
    yosys rename -enumerate -pattern {$%}
    yosys dump -o dump.txt
    yosys select -clear
    set dump [read_file dump.txt]
    if {[is_fpga]} {
        regsub -all -line {^autoidx .*\n} $dump "" dump
        write_text m$i.il $dump
    } else {
        write_text m$i.il "# [digest_of_tools]\nautoidx 468\n[canonical_text $i $dump]"
    }
}

proc write_modules {modules} {
    set i 0
    foreach module $modules {
        write_module $i $module
        incr i
    }
}

# One digest each of the files, or nothing where the machine has no sha256sum: nothing is kept then.
proc digests {files} {
    set found {}
    if {$files eq "" || [catch {exec sha256sum {*}$files} text]} { return {} }
    foreach line [split $text \n] { lappend found [string range $line 0 31] }
    return $found
}

# Of what all modules of a run depend on: library, load, scripts, effort, Yosys and ABC (by size and date of their files;
# Debian's Yosys runs berkeley-abc, others their own).
proc digest_of_tools {} {
    global env tools
    if {![info exists tools]} {
        set words [list [target] $env(GW_EFFORT)]
        set yosys [file normalize [file readlink /proc/self/exe]]
        foreach tool [list $yosys [file join [file dirname $yosys] yosys-abc] {*}[auto_execok berkeley-abc]] {
            if {[file exists $tool]} { lappend words $tool [file size $tool] [file mtime $tool] }
        }
        write_text tools.txt $words
        set files tools.txt
        foreach name {lib.lib abc.constr} {
            if {[file exists $name]} { lappend files $name }
        }
        foreach name {synth.tcl modules.tcl map.tcl} { lappend files [file join [file dirname $env(GW_SCRIPT)] $name] }
        set tools [digests $files]
    }
    return $tools
}

# Whether the file is a module to its end: a machine that lost power may have left less.
proc is_whole {file} {
    if {![file isfile $file]} { return 0 }
    set f [open $file]
    if {[file size $file] > 8} { seek $f -8 end }
    set tail [read $f]
    close $f
    return [string match "*\nend\n" $tail]
}

# Takes what is kept of modules 0 to n-1 as their r<i>.il.
proc recall_modules {n} {
    global env kept
    if {[is_fpga] || $n == 0} return
    set files {}
    for {set i 0} {$i < $n} {incr i} { lappend files m$i.il }
    set i 0
    foreach digest [digests $files] {
        set kept($i) [file join $env(GW_MODULES) $digest.il]
        catch {
            if {[is_whole $kept($i)]} {
                file copy $kept($i) r$i.il
                file mtime $kept($i) [clock seconds] ;# used now: gen/base/trim.h removes what was not for long
            }
        }
        incr i
    }
}

# Keeps those that were mapped: each appears whole or not at all, whoever else does the same. A full disk costs time later, no more.
proc keep_modules {list} {
    global kept
    foreach i $list {
        if {![info exists kept($i)] || ![file exists r$i.il]} continue
        catch {
            file copy r$i.il keep$i.il
            file rename -force keep$i.il $kept($i)
        }
    }
}

# Numbers of the modules to map, of a list of lists of them.
proc left_to_map {items} {
    set left {}
    foreach item $items {
        set group {}
        foreach i $item {
            if {![file exists r$i.il]} { lappend group $i }
        }
        if {$group ne ""} { lappend left $group }
    }
    return $left
}

# The mapped text under the names of the design, as a file.
proc real_names {i} {
    global real
    if {![info exists real($i)]} { return r$i.il }
    write_text named.il [string map $real($i) [read_file r$i.il]]
    return named.il
}

# Names that Yosys numbered by what it had done before, numbered from 0: for modules that are mapped in company.
proc number_names {file} {
    set names [dict create]
    set text ""
    foreach line [split [string trimright [read_file $file] \n] \n] {
        set words {}
        foreach word [split $line " "] {
            if {[string match {$*} $word] && ![string match {$_*} $word]} {
                if {![dict exists $names $word]} { dict set names $word "\$[dict size $names]" }
                set word [dict get $names $word]
            }
            lappend words $word
        }
        append text [join $words " "] \n
    }
    write_text $file $text
}

# Inner process: m<i>.il -> r<i>.il.
proc map_one {i} {
    global lib
    yosys read_rtlil m$i.il
    if {[target] eq "library"} { yosys read_liberty -lib -ignore_miss_func $lib }
    yosys select gw_module
    map_module gw_module
    if {$i eq "flat"} {
        yosys tee -q -o flat.txt stat
    }
    yosys dump -o r$i.il
    if {![regexp -line {^  cell (?!\$dff )} [read_file m$i.il]]} { number_names r$i.il }
}
