// SPDX-License-Identifier: Apache-2.0
// gatewright synth: area and timing of a design folder, by Yosys and OpenSTA.
#ifndef GW_SYNTH_H
#define GW_SYNTH_H

#include "cache.h"

// "gatewright synth OUT [--tech NAME|FILE.lib] [--flat] [--ram flops|box] [--netlist FILE.v] [--sram-cell UM2]
// [--sram-efficiency SHARE] [--json] [-q]".
// argv[0] is the verb. Returns ST_OK or dies: ST_USAGE for options, OUT, the manifest and a library
// file that cannot be read; ST_TOOL for a missing or failing tool.
int verb_synth(int argc, char **argv);

#define SYNTH_TECH "osu018" // where --tech is not given

// Adds to a key what the files of a technology, as --tech has it, hold; dies as verb_synth does if there is none.
void synth_key_tech(struct cache_key *k, const char *tech);
#endif
