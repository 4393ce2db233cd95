// SPDX-License-Identifier: Apache-2.0
// The golden models as the program sees them, before any simulator runs: which arrays a design takes and
// gives, and whether the user's fit. One row per generator.
#ifndef GW_GOLDEN_H
#define GW_GOLDEN_H

#include <jansson.h>

#include "expr.h"
#include "npy.h"

struct golden {
    const char *generator;
    const char *const *inputs;  // names of the arrays to give, NULL at the end
    const char *const *outputs; // names of the arrays that come back
    const char *const *sources; // C files of the testbench, below the data folder, NULL at the end
    // NULL, or what is wrong with the arrays (in the order of inputs); the problem's sizes go into vars.
    char *(*check)(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars);
};

extern const struct golden golden_systolic;

// The model of a generator, or NULL.
const struct golden *golden_find(const char *generator);
#endif
