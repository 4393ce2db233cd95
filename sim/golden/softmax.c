// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/softmax.h, and which arrays a design takes.
#include "golden/softmax.h"

#include "golden/golden.h"

static int64_t floor_divide(int64_t a, int64_t b) // b > 0
{
    return a / b - (a % b < 0);
}

// c*x with f_bits fraction bits, ties up.
static int64_t scaled(const struct golden_softmax *g, int64_t x, int64_t c)
{
    int64_t unit = INT64_C(1) << (14 - g->f_bits);
    return floor_divide(c * x + unit / 2, unit);
}

static int64_t power(const struct golden_softmax *g, int64_t t, int64_t top)
{
    int64_t octave = INT64_C(1) << g->f_bits, down = top - floor_divide(t, octave), most = (INT64_C(1) << g->out_bits) - 1;
    int64_t fraction = t - floor_divide(t, octave) * octave;
    int64_t unit = INT64_C(1) << g->exp2.shift, one = INT64_C(1) << g->power_bits;
    int64_t bend = (golden_segments_sum(&g->exp2, fraction) + unit - 1) / unit; // below the line 1 + f
    int64_t whole = one + fraction * (one / octave) - bend;
    int64_t p = down > g->power_bits ? 0 : whole / (INT64_C(1) << down);
    if (g->power_bits == g->out_bits)
        p = (p + 1) / 2;
    return p > most ? most : p;
}

int64_t golden_softmax_row(const struct golden_softmax *g, const int64_t *x, int64_t n, int64_t c, int64_t *p)
{
    int64_t largest = x[0], sum = 0;
    for (int64_t i = 1; i < n; i++)
        largest = x[i] > largest ? x[i] : largest;
    int64_t top = floor_divide(scaled(g, largest, c), INT64_C(1) << g->f_bits);
    for (int64_t i = 0; i < n; i++) {
        p[i] = power(g, scaled(g, x[i], c), top);
        sum += p[i];
    }
    return sum;
}

static char *check_softmax(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    const struct npy *x = &in[0], *c = &in[1];
    int64_t bits = golden_param(manifest, "x_bits"), most = golden_param(manifest, "n_max");
    char text[96];
    if (x->ndim != 2 || x->count == 0 || x->shape[1] > most)
        return npy_message("%s: shape %s; legal: M x N, of 1..%lld columns", paths[0], npy_shape(x, text), (long long)most);
    if (paths[1] && c->count != 1)
        return npy_message("%s: shape %s; legal: one factor for all rows", paths[1], npy_shape(c, text));
    expr_set(vars, "M", x->shape[0]);
    expr_set(vars, "N", x->shape[1]);
    char *wrong = npy_fits(x, paths[0], -(INT64_C(1) << (bits - 1)), (INT64_C(1) << (bits - 1)) - 1);
    return wrong || !paths[1] ? wrong : npy_fits(c, paths[1], 0, 65535);
}

const struct golden golden_softmax = {
    .generator = "softmax",
    .inputs = (const char *const[]){"x", NULL},
    .optional = (const char *const[]){"c", NULL},
    .outputs = (const char *const[]){"p", "s", NULL},
    .own = (const char *const[]){NULL},
    .check = check_softmax,
};
