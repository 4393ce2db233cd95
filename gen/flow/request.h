// SPDX-License-Identifier: Apache-2.0
// What is to be synthesized, and how: the command line of synth, and the design folder it names.
#ifndef GW_SYNTH_REQUEST_H
#define GW_SYNTH_REQUEST_H

#include <jansson.h>
#include <stdbool.h>

#include "base/option.h"
#include "memory/sram.h"

enum { SYNTH_FILES = 64 };

// A design of more cells is sampled unless the user says otherwise, by so many instances of a module or, if that is
// more, one of 16.
enum { POWER_WHOLE_CELLS = 40000, POWER_SAMPLE = 4, POWER_SAMPLE_MOST = 64 };

struct synth_request {
    const char *out, *netlist;
    const char *tech[SYNTH_FILES];
    int techs;
    const char *ram; // box, flops, or NULL: as the technology has it
    double clock;    // period to aim at, ns; 0: none
    const char *in[SYNTH_FILES]; // the user's arrays for power, NAME=FILE.npy, or random alone
    int ins;
    int sample;     // instances of a module that are simulated as cells for power, 0: all, -1: as the design's size has it
    int power_from; // power of a larger array is composed of that of one with so many rows and columns; 0: where it must be
    struct sram_options sram;
    const char *layout, *layout_dir; // module to lay out, "" for the top; where its files go; each NULL if not asked for
    int layout_seconds;              // that one run of a tool may take
    bool layout_timed;               // --layout-timeout is given
    bool power, glitches, power_error, fmax, flat, json, csv, predict; // glitches: counted in the power; error: of composing it
};

struct synth_design {
    json_t *manifest;
    const char *top;
    const char *files[SYNTH_FILES]; // those ending in .v, relative to the folder
    int n;
};

// Whether power is of random operands.
bool is_random(const struct synth_request *q);

// Instances of a module that a sample has.
int sample_instances(const struct synth_request *q);

// Both die (ST_USAGE) naming the option, or the file of the folder `out`, that is wrong.
struct synth_request parse_synth(const struct options *o);
struct synth_design read_synth_design(const char *out);
#endif
