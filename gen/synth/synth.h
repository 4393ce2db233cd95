// SPDX-License-Identifier: Apache-2.0
// gatewright synth: area and timing of a design folder, by Yosys and OpenSTA; gates and depth; FPGA resources.
#ifndef GW_SYNTH_H
#define GW_SYNTH_H

#include "base/cache.h"
#include "base/option.h"

// Returns ST_OK or dies: ST_USAGE for options, OUT, the manifest and a library
// file that cannot be read; ST_TOOL for a missing or failing tool.
int verb_synth(const struct options *o);

// Adds to a key what the files of a technology hold, which the n values of --tech name (none: the default one); dies as
// verb_synth does if there is none.
void synth_key_tech(struct cache_key *k, const char *const *values, int n);
#endif
