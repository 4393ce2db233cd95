// SPDX-License-Identifier: Apache-2.0
// The sum of parts: every distinct module of a mapped design once, with the number of its instances.
#ifndef GW_SYNTH_PARTS_H
#define GW_SYNTH_PARTS_H

#include <stdbool.h>

#include "synth_tech.h"

struct synth_part {
    char *name;
    bool structure, ram, rom;
    double count, area, bits;
    long cells, flops, full_adders, half_adders; // of one
};

struct synth_sum {
    struct synth_part *parts;
    int n;
    double area, cells, flops, bits;
    double flat_area, flat_cells;
    bool whole;
};

// Reads report.txt of the folder (scripts/synth.tcl); the largest part comes first.
struct synth_sum read_parts(const char *work, const struct synth_tech *t);
void free_parts(struct synth_sum *s);
#endif
