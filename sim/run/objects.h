// SPDX-License-Identifier: Apache-2.0
// The C side of a simulation, compiled: what no design has a say in once for all, the testbench once for a design.
#ifndef GW_RUN_OBJECTS_H
#define GW_RUN_OBJECTS_H

#include "base/cache.h"
#include "run/build.h"
#include "run/cosim.h"

// What compiled objects depend on besides their options: names and contents of the files, what -march=native means here.
void key_sources(struct cache_key *k, char *const *sources);

// What it says of itself, asked for once.
const char *simulator_version(bool icarus);

// The folder of the cache with gw.vpi, what Icarus loads: of a design's port map, for all its views. Allocated. Dies with ST_TOOL if
// a tool fails, showing its log.
char *vpi_module(const struct cosim *c, char *const *sources);

// Compiles testbench and port map in the folder, to which it brings the runtime; names of the objects are added.
void compile_objects(const struct cosim *c, char *const *sources, const char *dir, struct args *objects);
#endif
