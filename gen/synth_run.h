// SPDX-License-Identifier: Apache-2.0
// The tools that synth runs, all in one working folder. A tool that fails is one line and ST_TOOL.
#ifndef GW_SYNTH_RUN_H
#define GW_SYNTH_RUN_H

#include "synth_request.h"
#include "synth_tech.h"

enum { SYNTH_WHOLE_LEAVES = 300000 }; // designs of more cells are timed pruned

// Makes the folder, with what the scripts read.
void synth_prepare(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t);

// Maps: report.txt, netlist.v and mapped.v in the folder.
void synth_yosys(const char *work, const struct synth_request *q, const struct synth_design *d);

// Times netlist.v: timing.txt. The period to begin with is in the library's time unit.
void synth_sta(const char *work, const struct synth_design *d, const struct liberty *lib, double period);
#endif
