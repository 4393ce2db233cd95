// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/segments.h.
#include "golden/segments.h"

int64_t golden_segments_sum(const struct golden_segments *s, int64_t x)
{
    int64_t points = INT64_C(1) << (s->x_bits - s->index_bits), segment = x / points, place = x % points;
    return s->intercepts[segment] * (INT64_C(1) << s->coarse) + s->start + (s->base + s->slopes[segment]) * place;
}
