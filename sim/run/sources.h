// SPDX-License-Identifier: Apache-2.0
// Which files the C side of a simulation is made of.
#ifndef GW_RUN_SOURCES_H
#define GW_RUN_SOURCES_H

#include <stdbool.h>

// Files below the data folder, NULL at the end, allocated: the runtime (sim/rt) with its end at one simulator, the generator's
// testbench (tb/GENERATOR), and what these include, however far, each header with the C files of its name, NAME.c and NAME_*.c.
char **sim_sources(const char *generator, bool icarus);

void free_sources(char **list);
#endif
