// SPDX-License-Identifier: Apache-2.0
// A function by straight lines, as a manifest's table has it, in plain integers.
#ifndef GW_GOLDEN_SEGMENTS_H
#define GW_GOLDEN_SEGMENTS_H

#include <stdbool.h>
#include <stdint.h>

struct golden_segments {
    int x_bits, index_bits, shift, coarse;
    int64_t start, base;
    const int32_t *intercepts, *slopes; // 2^index_bits of each
};

// The sum of the line that x lies on, in units of 2^-shift of the function's last place.
int64_t golden_segments_sum(const struct golden_segments *s, int64_t x);
#endif
