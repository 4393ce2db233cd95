// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `hardwired`: a matrix-vector product in plain integers. Shares nothing with the
// generator.
#ifndef GW_GOLDEN_HARDWIRED_H
#define GW_GOLDEN_HARDWIRED_H

#include <stdint.h>

// The sum over j of w[j] * x[j], j < n, and bias.
int64_t golden_product(const int64_t *w, const int64_t *x, int64_t n, int64_t bias);

// What a result leaves as: itself, or 0 if it is negative and there is a ReLU.
int64_t golden_relu(int64_t y);
#endif
