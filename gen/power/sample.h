// SPDX-License-Identifier: Apache-2.0
// Power of a design too large to simulate cell by cell: of each module a few instances are cells, spread over all, and stand for
// all; the others are simulated as the source has them, so that every cell sees what it would see in the whole, but for their
// glitches: they have none, which the standard error does not tell.
#ifndef GW_POWER_SAMPLE_H
#define GW_POWER_SAMPLE_H

#include <stdbool.h>

#include "power/netlist.h"


// Whether scripts/flow/synth.tcl left sample.v in the folder.
bool is_sampled(const char *work);

// An instance that is cells.
struct sampled_instance {
    char *name;
    size_t len;
    int module; // of the netlist
};

struct sample {
    struct sampled_instance *instances;
    int n;
    double *weight; // of each module of the netlist, how many instances each that is cells stands for
};

// Reads sample.txt of the folder; n is sample.v. free_sample() is due.
struct sample read_sample(const char *work, const struct netlist *n);
void free_sample(struct sample *s);

// Gives the nets of n the loads and slews that they have in the whole netlist.
void take_loads(struct netlist *n, const struct netlist *whole);

// Standard error of sum(weight * joules) over the cells of n, from how far the instances of a module differ: that of stratified
// sampling without replacement (Cochran, Sampling Techniques, chapter 5). `joules` is of each cell.
double sample_error(const struct sample *s, const struct netlist *n, const double *joules);
#endif
