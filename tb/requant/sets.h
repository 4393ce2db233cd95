// SPDX-License-Identifier: Apache-2.0
// Sets of constants for requantizers, as testbenches draw them and stream them in: of the generator `requant`, alone or as
// the epilogue of another.
#ifndef GW_TB_REQUANT_SETS_H
#define GW_TB_REQUANT_SETS_H

#include "golden/requant.h"
#include "rt/rt.h"

struct set_shape {
    int lanes, per; // columns, columns in a beat
    int d_bits, y_bits;
    bool y_signed, gemmlowp, bypass;
};

// The constants of all columns; lo and hi are those of column 0.
struct set {
    struct golden_requant *column;
    bool raw; // sums pass as they are
};

// How the settings of a column are drawn.
struct setting_draw {
    int y_bits;
    bool y_signed, gemmlowp;
    int bias_bits; // most biases lie in so many
    int reach;     // bits of what is scaled down to about what y holds
    bool ties;     // most of them make halfway results of small sums likely
    bool legal;    // no factor or shift that users may not give
    bool clamp;    // half of those that make no ties have limits of their own
    int32_t (*pick)(int64_t lo, int64_t hi); // a value of a range; NULL: rt_operand()
};
struct golden_requant setting_random(const struct setting_draw *s);

// The data of the user's arrays of golden_requant_check by their places, the first `count`; NULL for those that were not given.
void constants_of_user(const int64_t **arrays, int count);

struct set set_random(const struct set_shape *s, bool small, bool raw);

// A set whose columns from n0 on are the user's n columns, of the arrays of golden_requant_check; raw without factors.
struct set set_of_arrays(const struct set_shape *s, const int64_t *const *arrays, int64_t n, int64_t n0);
void set_free(struct set *s);

// Beat i of the set.
void set_beat(struct rt_beat *b, const struct set_shape *s, const struct set *set, int i);

// What leaves for a sum of column c.
int64_t set_result(const struct set *set, int64_t c, int64_t sum);
#endif
