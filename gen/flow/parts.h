// SPDX-License-Identifier: Apache-2.0
// The sum of parts: every distinct module of a mapped design once, with the number of its instances.
#ifndef GW_SYNTH_PARTS_H
#define GW_SYNTH_PARTS_H

#include <jansson.h>
#include <stdbool.h>

#include "flow/tech.h"

// Instances of another module in one of a part.
struct synth_use {
    char *name;
    double count;
};

struct synth_part {
    char *name;
    bool structure, ram, rom;
    double count, bits;
    // of one
    double area; // of library cells
    long cells, flops, full_adders, half_adders;
    double resources[RESOURCES]; // of an FPGA
    struct synth_use *uses;
    int use_count;
};

struct synth_sum {
    struct synth_part *parts;
    int n;
    struct synth_part all, flat; // sums; the flat design has no more than what one part has
    json_t *types;               // cell type -> number, where the technology is no library
    bool whole;                  // what was timed is the whole design
    long depth;                  // gates on the longest path, of the technology generic
};

// Reads report.txt of the folder (scripts/flow/synth.tcl); the largest part comes first.
struct synth_sum read_parts(const char *work, const struct synth_tech *t);
void free_parts(struct synth_sum *s);

// The part of that name, NULL if there is none; adds `count` of a part to a sum.
const struct synth_part *part_called(const struct synth_sum *s, const char *name);
void sum_part(struct synth_part *sum, const struct synth_part *p, double count);
#endif
