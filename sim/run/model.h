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

// Builds model.vvp, or model with its C side, in the temporary folder of a cache entry, which holds nothing else afterwards. Dies
// with ST_TOOL if a tool fails, showing its log.
void model_build(const struct cosim *c, char *const *sources, const char *entry);
#endif
