// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `systolic`, in plain integers: the product of two matrices, and what an
// array with accumulators answers to any sequence of tiles. Shares nothing with the generator.
#ifndef GW_GOLDEN_SYSTOLIC_H
#define GW_GOLDEN_SYSTOLIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/npy.h"

// Whether a split array takes these activations in bytes, two rows a beat.
bool golden_in_bytes(const struct npy *a);

// The low `bits` bits of v as two's complement.
int64_t golden_wrap(int64_t v, int bits);

// c[0..n-1] = a[0..k-1] * w (k x n, row stride n), exact. |a|, |w| < 2^16, k <= 2^24.
void golden_row(int64_t *c, const int32_t *a, const int32_t *w, int64_t k, int64_t n);

// An activation row of 2*rows elements meets a column of {position, weight} codes: the even or the odd
// neighbour is multiplied. Returns the weight at [row][parity], w_bits wide in the code.
int32_t golden_sparse_weight(int32_t code, int w_bits, int parity);

// Accumulators of a weight-stationary array.
struct golden_acc {
    int64_t *sum; // (rows, cols)
    int64_t rows, cols;
    int bits;
};

// One activation row with exact sums[0..cols-1] meets accumulator row i; totals go to result (cols), wrapped.
// Returns true if the row is sent. Straight rows (both flags) touch no accumulator.
bool golden_accumulate(struct golden_acc *acc, int64_t i, bool overwrite, bool send, const int64_t *sums,
                       int64_t *result);

// Clock by clock schedule of an unstalled weight-stationary run over tiles of given lengths: clocks from the
// first weight beat to the last result. `depth` = clocks of a row from admission to result.
int64_t golden_ws_cycles(const int64_t *lengths, int64_t tiles, int64_t rows, int64_t depth);

// The same for output-stationary sums of `steps` steps each. `depth` = clocks from admission of a sum's last
// step to its first row.
int64_t golden_os_cycles(int64_t sums, int64_t steps, int64_t rows, int64_t depth);
#endif
