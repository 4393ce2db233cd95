// SPDX-License-Identifier: Apache-2.0
// The model of a simulation: which C files it has, and how the simulator's own tools and a C compiler build it.
#ifndef GW_RUN_MODEL_H
#define GW_RUN_MODEL_H

#include <stdbool.h>

#include "run/cosim.h"

// ---- sources.c ----

// Files below the data folder, NULL at the end, allocated: the runtime (sim/rt) with its end at one simulator, the generator's
// testbench (tb/GENERATOR), and what these include, however far, each header with the C files of its name, NAME.c and NAME_*.c.
char **sim_sources(const char *generator, bool icarus);

void free_sources(char **list);

// ---- model.c ----

// Puts design, harness and the C side's files into the folder `dir` and builds there model.vvp and gw.vpi, or model. Dies with
// ST_TOOL if a tool fails, showing its log.
void model_build(const struct cosim *c, char *const *sources, const char *dir);

// The simulator failed: dies showing the end of the tool's log.
_Noreturn void tool_failed(const char *tool, const char *log, int status);
#endif
