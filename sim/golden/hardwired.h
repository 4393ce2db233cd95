// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `hardwired`: a matrix-vector product in plain integers. Shares nothing with the
// generator.
#ifndef GW_GOLDEN_HARDWIRED_H
#define GW_GOLDEN_HARDWIRED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/expr.h"
#include "base/npy.h"

// The sum over j of w[j] * x[j], j < n, and bias.
int64_t golden_product(const int64_t *w, const int64_t *x, int64_t n, int64_t bias);

// What a result leaves as: itself, or 0 if it is negative and there is a ReLU.
int64_t golden_relu(int64_t y);

// NULL, or what is wrong with the user's vectors, M x n values of so many bits; M goes into vars.
char *golden_vectors_check(const struct npy *x, const char *path, int64_t n, int64_t bits, bool is_signed, struct expr_vars *vars);
#endif
