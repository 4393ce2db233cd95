// SPDX-License-Identifier: Apache-2.0
// The golden model of `activation`: what a value becomes by the table, and what it should become.
#ifndef GW_GOLDEN_ACTIVATION_H
#define GW_GOLDEN_ACTIVATION_H

#include "golden/segments.h"

enum golden_function { GOLDEN_SILU, GOLDEN_GELU, GOLDEN_SIGMOID, GOLDEN_TANH, GOLDEN_EXP2 };

struct golden_activation {
    enum golden_function function;
    int x_frac, y_bits, y_frac;
    bool ones; // of a negative x the table has its complement's place
    bool bends; // of 2^f the table has what it is below 1 + f
    struct golden_segments even;
};

// The result for x, whose last place is 2^-x_frac.
int64_t golden_activate(const struct golden_activation *a, int64_t x);

// The function itself, in last places of the result.
long double golden_activation_exact(const struct golden_activation *a, int64_t x);
#endif
