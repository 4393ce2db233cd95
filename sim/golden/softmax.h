// SPDX-License-Identifier: Apache-2.0
// The golden model of `softmax`: powers of a row's values, by the table.
#ifndef GW_GOLDEN_SOFTMAX_H
#define GW_GOLDEN_SOFTMAX_H

#include "golden/segments.h"

struct golden_softmax {
    int out_bits, f_bits, power_bits; // of p; fraction bits of c*x and of a power
    struct golden_segments exp2;
};

// The powers p (n) of a row x (n) with the factor c, 14 fraction bits; gives their sum.
int64_t golden_softmax_row(const struct golden_softmax *g, const int64_t *x, int64_t n, int64_t c, int64_t *p);
#endif
