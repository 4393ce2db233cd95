// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/activation.h, and which arrays a design takes.
#include "golden/activation.h"

#include <math.h>

#include "golden/golden.h"

static int64_t ceil_divide(int64_t a, int64_t b) // b > 0
{
    return a >= 0 ? (a + b - 1) / b : -(-a / b);
}

// 2^x: the fraction's power with y_bits - 2 fraction bits, then whole octaves, ties up.
static int64_t power(const struct golden_activation *a, int64_t x)
{
    int64_t parts = INT64_C(1) << a->x_frac, octave = x >= 0 ? x / parts : -((-x + parts - 1) / parts), fraction = x - octave * parts;
    int64_t sum = golden_segments_sum(&a->even, fraction), unit = INT64_C(1) << a->even.shift, one = INT64_C(1) << (a->y_bits - 2);
    int64_t whole = one + (a->bends ? fraction * (one / parts) - ceil_divide(sum, unit) : sum / unit);
    int64_t down = a->y_bits - 2 - a->y_frac - octave, most = (INT64_C(1) << (a->y_bits - 1)) - 1;
    if (down < 0)
        return most;
    int64_t y = down > 40 ? 0 : down ? (whole + (INT64_C(1) << (down - 1))) / (INT64_C(1) << down) : whole;
    return y > most ? most : y;
}

int64_t golden_activate(const struct golden_activation *a, int64_t x)
{
    if (a->function == GOLDEN_EXP2)
        return power(a, x);
    int64_t size = x < 0 ? -x - a->ones : x, unit = INT64_C(1) << a->even.shift, one = INT64_C(1) << a->y_frac, y;
    int64_t sum = size >> a->even.x_bits ? 0 : golden_segments_sum(&a->even, size);
    if (a->function == GOLDEN_SILU || a->function == GOLDEN_GELU) {
        int64_t line = x > 0 ? x * (INT64_C(1) << (a->y_frac - a->x_frac)) : 0;
        y = line - ceil_divide(sum, unit);
    } else {
        int64_t even = sum / unit;
        y = x >= 0 ? one - even : a->function == GOLDEN_TANH ? even - one : even;
    }
    int64_t most = (INT64_C(1) << (a->y_bits - 1)) - 1;
    return y > most ? most : y;
}

long double golden_activation_exact(const struct golden_activation *a, int64_t x)
{
    long double v = ldexpl((long double)x, -a->x_frac), y;
    switch (a->function) {
    case GOLDEN_SILU: y = v / (1 + expl(-v)); break;
    case GOLDEN_GELU: y = v * erfcl(-v / sqrtl(2)) / 2; break;
    case GOLDEN_EXP2: y = exp2l(v); break;
    case GOLDEN_SIGMOID: y = 1 / (1 + expl(-v)); break;
    default: y = tanhl(v);
    }
    return ldexpl(y, a->y_frac);
}

static char *check_activation(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    const struct npy *x = &in[0];
    int64_t bits = golden_param(manifest, "x_bits");
    char text[96];
    if (x->ndim != 2 || x->count == 0)
        return npy_message("%s: shape %s; legal: a matrix, M x N, of at least one element", paths[0], npy_shape(x, text));
    expr_set(vars, "M", x->shape[0]);
    expr_set(vars, "N", x->shape[1]);
    return npy_fits(x, paths[0], -(INT64_C(1) << (bits - 1)), (INT64_C(1) << (bits - 1)) - 1);
}

const struct golden golden_activation = {
    .generator = "activation",
    .inputs = (const char *const[]){"x", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){NULL},
    .check = check_activation,
};
