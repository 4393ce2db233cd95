// SPDX-License-Identifier: Apache-2.0
// gatewright synth: area and timing of a design folder, by Yosys and OpenSTA; gates and depth; FPGA resources.
#ifndef GW_SYNTH_H
#define GW_SYNTH_H

// "gatewright synth OUT [--tech NAME|FILE.lib ...] [--clock NS] [--fmax] [--flat] [--ram flops|box] [--netlist FILE.v] [--json] [-q]".
// argv[0] is the verb. Returns ST_OK or dies: ST_USAGE for options, OUT, the manifest and a library
// file that cannot be read; ST_TOOL for a missing or failing tool.
int verb_synth(int argc, char **argv);
#endif
