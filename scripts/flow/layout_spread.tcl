# SPDX-License-Identifier: Apache-2.0
# Runs qflow's decongest.tcl, which pads cells at random down to a density, with the same seed every time.
#     tclsh layout_spread.tcl DECONGEST.TCL its arguments...
expr {srand(1)}
set script [lindex $argv 0]
set argv [lrange $argv 1 end]
set argc [llength $argv]
source $script
