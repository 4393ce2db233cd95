// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/requant/sets.h.
#include "tb/requant/sets.h"

#include <stdlib.h>
#include <string.h>

static int32_t y_lo(int y_bits, bool y_signed)
{
    return y_signed ? -(1 << (y_bits - 1)) : 0;
}

static int32_t y_hi(int y_bits, bool y_signed)
{
    return (1 << (y_bits - y_signed)) - 1;
}

// Halfway results of small sums are not rare.
static void make_ties(struct golden_requant *q)
{
    q->zp = (q->lo + q->hi) / 2;
    q->bias = (int32_t)rt_between(-8, 8);
    q->mult = q->gemmlowp ? (int32_t)1 << rt_between(28, 30) : (int32_t)rt_between(-3, 3);
    q->shift = q->gemmlowp ? (int)rt_between(-2, 0) : (int)rt_between(0, 3);
}

static int32_t operand(int64_t lo, int64_t hi)
{
    return (int32_t)rt_operand(lo, hi);
}

struct golden_requant setting_random(const struct setting_draw *s)
{
    struct golden_requant q = {.gemmlowp = s->gemmlowp, .lo = y_lo(s->y_bits, s->y_signed), .hi = y_hi(s->y_bits, s->y_signed)};
    static const int beyond[] = {-128, -127, -66, -65, -64, -33, -32, -31, -1, 30, 31, 32, 63, 64, 65, 96, 127};
    int32_t (*pick)(int64_t, int64_t) = s->pick ? s->pick : operand;
    int64_t most = INT64_C(1) << (q.gemmlowp ? 30 : 31), near = INT64_C(1) << (s->bias_bits < 32 ? s->bias_bits : 32);
    near = near < most ? near : most;
    if (s->ties && rt_below(3)) {
        make_ties(&q);
        return q;
    }
    q.zp = pick(q.lo, q.hi);
    q.bias = rt_below(4) ? (int32_t)rt_between(-near, near - 1) : pick(-most, most - 1);
    switch (rt_below(s->legal ? 3 : 4)) {
    case 0: // few bits
        q.mult = q.gemmlowp ? INT32_MIN : (int32_t)rt_between(-3, 3);
        q.shift = !q.gemmlowp ? (int)rt_between(0, 12) : rt_below(2) ? 30 : (int)rt_between(-12, 4);
        break;
    case 1: // about what y holds
        q.mult = (int32_t)rt_between(1 << 30, INT32_MAX);
        q.shift = q.gemmlowp ? (int)rt_between(-(s->reach < 31 ? s->reach : 31), 1) : 30 + (int)rt_between(0, s->reach < 33 ? s->reach : 33);
        break;
    case 2:
        q.mult = pick(INT32_MIN, INT32_MAX);
        q.shift = q.gemmlowp ? pick(-31, 30) : pick(0, 63);
        break;
    default: // beyond what is legal
        q.mult = rt_below(2) ? (int32_t)rt_rand() : (int32_t)rt_between(-200, 200);
        q.shift = beyond[rt_below(sizeof beyond / sizeof *beyond)];
    }
    if (s->clamp && rt_below(2)) {
        q.lo = (int32_t)rt_between(q.lo, q.hi);
        q.hi = (int32_t)rt_between(q.lo, q.hi);
    }
    return q;
}

void constants_of_user(const int64_t **arrays, int count)
{
    for (int i = 0; i < count; i++) {
        const struct npy *a = rt_input(golden_constants[i]);
        arrays[i] = a ? a->data : NULL;
    }
}

struct set set_random(const struct set_shape *s, bool small, bool raw)
{
    struct set set = {calloc((size_t)s->lanes, sizeof *set.column), raw};
    int32_t lo = y_lo(s->y_bits, s->y_signed), hi = y_hi(s->y_bits, s->y_signed);
    if (rt_below(2)) {
        lo = (int32_t)rt_between(lo, hi);
        hi = (int32_t)rt_between(lo, hi);
    }
    const struct setting_draw draw = {.y_bits = s->y_bits, .y_signed = s->y_signed, .gemmlowp = s->gemmlowp, .bias_bits = s->d_bits,
                                      .reach = s->d_bits, .ties = small};
    for (int c = 0; c < s->lanes; c++) {
        set.column[c] = setting_random(&draw);
        set.column[c].lo = lo;
        set.column[c].hi = hi;
    }
    return set;
}

struct set set_of_arrays(const struct set_shape *s, const int64_t *const *arrays, int64_t n, int64_t n0)
{
    struct set set = {calloc((size_t)s->lanes, sizeof *set.column), !arrays[GOLDEN_MULT]};
    const int64_t *clamp = arrays[GOLDEN_CLAMP];
    for (int c = 0; c < s->lanes; c++) {
        struct golden_requant *q = &set.column[c];
        int64_t v[GOLDEN_CLAMP] = {0};
        for (int i = 0; i < GOLDEN_CLAMP && n0 + c < n; i++)
            v[i] = arrays[i] ? arrays[i][n0 + c] : 0;
        *q = (struct golden_requant){.gemmlowp = s->gemmlowp, .bias = (int32_t)v[GOLDEN_BIAS], .mult = (int32_t)v[GOLDEN_MULT],
                                     .shift = (int)v[GOLDEN_SHIFT], .zp = (int32_t)v[GOLDEN_ZP],
                                     .lo = clamp ? (int32_t)clamp[0] : y_lo(s->y_bits, s->y_signed),
                                     .hi = clamp ? (int32_t)clamp[1] : y_hi(s->y_bits, s->y_signed)};
    }
    return set;
}

void set_free(struct set *s)
{
    free(s->column);
    *s = (struct set){0};
}

// Puts the low `bits` bits of v at bit `at`.
static void put(uint32_t *words, int at, int bits, uint64_t v)
{
    for (int i = 0; i < bits; i++, at++)
        words[at / 32] = (words[at / 32] & ~(UINT32_C(1) << at % 32)) | (uint32_t)(v >> i & 1) << at % 32;
}

void set_beat(struct rt_beat *b, const struct set_shape *s, const struct set *set, int i)
{
    int width = 72 + s->y_bits;
    uint32_t user[2] = {0};
    for (int k = 0; k < s->per; k++) {
        const struct golden_requant *q = &set->column[i * s->per + k];
        int at = k * width;
        put(b->data, at, 32, (uint32_t)q->bias);
        put(b->data, at + 32, 32, (uint32_t)q->mult);
        put(b->data, at + 64, 8, (uint32_t)q->shift);
        put(b->data, at + 72, s->y_bits, (uint32_t)q->zp);
    }
    put(user, 0, s->y_bits, (uint32_t)set->column[0].lo);
    put(user, s->y_bits, s->y_bits, (uint32_t)set->column[0].hi);
    if (s->bypass)
        put(user, 2 * s->y_bits, 1, set->raw);
    if ((i + 1) * s->per < s->lanes) // only the last beat's counts
        user[0] = rt_rand(), user[1] &= 0;
    b->user = user[0];
    if (b->wide_user)
        memcpy(b->wide_user, user, sizeof user);
}

int64_t set_result(const struct set *set, int64_t c, int64_t sum)
{
    return set->raw ? sum : golden_requantize(&set->column[c], sum);
}
