// SPDX-License-Identifier: Apache-2.0
// Implementation of arith/range.h.
#include "arith/range.h"

#include "emit/design.h"

struct range range_of(int bits, bool is_signed)
{
    return is_signed ? (struct range){-(INT64_C(1) << (bits - 1)), (INT64_C(1) << (bits - 1)) - 1}
                     : (struct range){0, (INT64_C(1) << bits) - 1};
}

struct range range_union(struct range a, struct range b)
{
    return (struct range){a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi};
}

struct range range_times(struct range a, struct range b)
{
    struct range r = {INT64_MAX, INT64_MIN};
    const int64_t products[] = {a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi};
    for (int i = 0; i < 4; i++)
        r = range_union(r, (struct range){products[i], products[i]});
    return r;
}

int64_t range_most(struct range r)
{
    return r.hi > -r.lo ? r.hi : -r.lo;
}

int range_bits(struct range r)
{
    int bits = signed_bits(r.lo, r.hi) - (r.lo >= 0);
    return bits > 0 ? bits : 1;
}
