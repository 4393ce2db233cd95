// SPDX-License-Identifier: Apache-2.0
// The golden models as the program sees them, before any simulator runs: which arrays a design takes and
// gives, and whether the user's fit. Each is in sim/golden/GENERATOR.c, which the testbench is built from too.
#ifndef GW_GOLDEN_H
#define GW_GOLDEN_H

#include <jansson.h>
#include <stdbool.h>

#include "base/expr.h"
#include "base/npy.h"

struct golden {
    const char *generator;
    const char *const *inputs;   // names of the arrays to give, NULL at the end
    const char *const *optional; // names of arrays that may be given too, NULL at the end
    const char *const *outputs;  // names of the arrays that come back
    const char *const *own;      // names of arrays that a design may keep in its folder, NULL at the end
    const char *const *real;     // names of those, given or come back, that hold real numbers (npy_read_real); NULL: none
    // NULL, or what is wrong with the arrays, in the order of inputs, then optional; one that was not given has no
    // path. The problem's sizes go into vars.
    char *(*check)(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars);
    // Makes arrays of random values in the manifest's ranges, in the order of check, ones that check accepts; NULL: they are.
    void (*example)(const json_t *manifest, struct npy *in);
    void (*print)(const json_t *run); // lines about a run of the user's data that are this generator's own; NULL: none
};

// The model of a generator, or NULL.
const struct golden *golden_find(const char *generator);

// A parameter of the manifest: its integer, or whether it is this word.
int64_t golden_param(const json_t *manifest, const char *name);
bool golden_param_is(const json_t *manifest, const char *name, const char *value);
#endif
