// SPDX-License-Identifier: Apache-2.0
// Builds a simulation of a design, keeps it by content, and runs jobs on it.
#ifndef GW_COSIM_H
#define GW_COSIM_H

#include <jansson.h>
#include <stdbool.h>

#include "golden/golden.h"

// What a run's clocks, and products in them, are worth to the compiler.
enum run_length {
    RUN_BRIEF,
    RUN_MEDIUM,
    RUN_LONG
};

struct cosim {
    const json_t *manifest;
    const struct golden *golden;
    const char *const *verilog; // the design's Verilog files, or a netlist of it; NULL at the end
    const char *cells;   // the cells of a netlist, or NULL
    bool icarus, waves;
    enum run_length length; // Verilator's model is built for that, unless one for longer runs is there
    const char *view;   // "structural", "words" or "fast"
    // filled by cosim_build
    char *dir;          // folder of the finished model
    char *vpi;          // Icarus: folder of its C side
    double build_seconds, build_cpu_seconds; // 0 from the cache
};

// Builds the model or finds it in the cache. Dies with ST_TOOL if a tool fails, showing its log.
void cosim_build(struct cosim *c);

// Runs a job; the runtime's result as JSON. waves_to: where the wave file goes, or NULL.
json_t *cosim_run(const struct cosim *c, json_t *job, const char *waves_to);
#endif
