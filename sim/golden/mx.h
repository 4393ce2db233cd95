// SPDX-License-Identifier: Apache-2.0
// Dot products of blocks of OCP MX v1.0: 32 E4M3 elements and an E8M0 scale.
#ifndef GW_GOLDEN_MX_H
#define GW_GOLDEN_MX_H

#include <stdbool.h>
#include <stdint.h>

enum { GOLDEN_MX_BLOCK = 32 };

// Dot product = sum * 2^exponent; no number: both are 0.
struct golden_mx {
    int64_t sum;
    int exponent;
    bool nan;
};

// Of 32 codes each.
struct golden_mx golden_mx_dot(const uint8_t *a, const uint8_t *b, uint8_t scale_a, uint8_t scale_b);

// The nearest float32, ties to even, as its 32 bits; 7FC00000 for no number.
uint32_t golden_mx_float(const struct golden_mx *v);
#endif
