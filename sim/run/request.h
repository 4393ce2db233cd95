// SPDX-License-Identifier: Apache-2.0
// What sim is asked for: its options, the design's folder, the user's arrays.
#ifndef GW_SIM_REQUEST_H
#define GW_SIM_REQUEST_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/option.h"
#include "golden/golden.h"

enum { SIM_FILES = 32 };

struct named_file {
    const char *name, *path;
};

struct sim_request {
    const char *out; // the design's folder
    const char *sim, *view, *waves, *netlist, *cells, *toggles, *toggles_of, *bench;
    bool json, stalls, waves_given, random; // random: arrays of `example`
    int64_t seed, cycles, excerpt;
    struct named_file in[SIM_FILES], results[SIM_FILES];
    int in_count, result_count;
    int64_t data_clocks; // about what the user's arrays take
    char *scratch; // folder of random arrays, removed at the end; or NULL
    // from the folder
    json_t *manifest;
    const struct golden *golden;
    const char *verilog[SIM_FILES]; // NULL at the end
    struct named_file own[SIM_FILES]; // arrays that the design keeps
    int own_count;
};

// Dies (ST_USAGE) naming the option, the file or the array that is wrong; nothing is built before.
struct sim_request parse_sim(const struct options *o);
#endif
