// SPDX-License-Identifier: Apache-2.0
// Ranges of integers, from which widths follow.
#ifndef GW_RANGE_H
#define GW_RANGE_H

#include <stdbool.h>
#include <stdint.h>

struct range {
    int64_t lo, hi;
};

// All values of a number of `bits` bits.
struct range range_of(int bits, bool is_signed);

struct range range_union(struct range a, struct range b);

// All products of a value of each; they fit 64 bits.
struct range range_times(struct range a, struct range b);

// The largest magnitude of a value.
int64_t range_most(struct range r);

// Bits that hold lo..hi, at least 1: two's complement if lo is negative.
int range_bits(struct range r);
#endif
