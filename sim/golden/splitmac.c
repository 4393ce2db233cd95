// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/splitmac.h.
#include "golden/splitmac.h"

#include <string.h>

#include "golden/golden.h"
#include "golden/requant.h"

int64_t golden_dot(const int32_t *x, const int32_t *w, int64_t stride, int64_t k)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < k; i++)
        sum += (int64_t)x[i] * w[i * stride];
    return sum;
}

int64_t golden_splitmac_cycles(int64_t sums, int64_t steps, int64_t rows, int64_t depth)
{
    int64_t ends = -1, results = 0; // clock of the last step's admission; first clock free for results
    for (int64_t s = 0; s < sums; s++) {
        ends += steps;
        if (ends + depth < results)
            ends = results - depth;
        results = ends + depth + rows;
    }
    return results;
}

enum { X, W, CONSTANTS }; // the user's arrays; then bias, mult, shift and zp

// The arrays of one value a column.
static char *check_columns(const json_t *manifest, const struct npy *in, const char *const *paths, int64_t n)
{
    if (golden_param_is(manifest, "out", "requant"))
        return golden_requant_check(manifest, in, paths, GOLDEN_CLAMP, n, true);
    for (int i = 0; i < GOLDEN_CLAMP; i++)
        if (paths[i])
            return npy_message("--in: array '%s' with out=raw; legal: only with out=requant", golden_constants[i]);
    return NULL;
}

// Sets *rows to the rows of X in a sum and *bits to the bits of its elements: with mode=dual a type of one byte asks for two rows
// at once, every other for one of wide elements.
static void take_type(const json_t *manifest, const struct npy *x, int64_t *rows, int64_t *bits)
{
    bool two = golden_param_is(manifest, "mode", "dual") && x->type[1] == '1';
    *rows = two ? 2 : 1;
    *bits = two ? 8 : golden_param(manifest, "x_bits");
}

static char *check_splitmac(const json_t *manifest, const struct npy *in, const char *const *paths,
                            struct expr_vars *vars)
{
    const struct npy *x = &in[X], *w = &in[W];
    char text[96], other[96];
    for (int i = X; i <= W; i++)
        if (in[i].ndim != 2 || in[i].count == 0)
            return npy_message("%s: shape %s; legal: a matrix, %s, of at least one element", paths[i],
                               npy_shape(&in[i], text), i == W ? "K x N" : "M x K");
    int64_t k = x->shape[1], k_max = golden_param(manifest, "k_max"), rows, bits;
    if (w->shape[0] != k)
        return npy_message("%s: shape %s, with X of %s; legal: as many rows as X has columns, %lld", paths[W],
                           npy_shape(w, text), npy_shape(x, other), (long long)k);
    if (k > k_max)
        return npy_message("%s: K = %lld; legal: at most k_max = %lld", paths[X], (long long)k, (long long)k_max);
    take_type(manifest, x, &rows, &bits);
    int64_t x_signed = golden_param(manifest, "x_signed"), w_bits = golden_param(manifest, "w_bits");
    char *err = npy_fits(x, paths[X], x_signed ? -(INT64_C(1) << (bits - 1)) : 0, (INT64_C(1) << (bits - x_signed)) - 1);
    if (!err)
        err = npy_fits(w, paths[W], -(INT64_C(1) << (w_bits - 1)), (INT64_C(1) << (w_bits - 1)) - 1);
    if (!err)
        err = check_columns(manifest, in + CONSTANTS, paths + CONSTANTS, w->shape[1]);
    expr_set(vars, "M", x->shape[0]);
    expr_set(vars, "K", k);
    expr_set(vars, "N", w->shape[1]);
    expr_set(vars, "rows", rows);
    return err;
}

const struct golden golden_splitmac = {
    .generator = "splitmac",
    .inputs = (const char *const[]){"x", "w", NULL},
    .optional = (const char *const[]){"bias", "mult", "shift", "zp", NULL},
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){NULL},
    .check = check_splitmac,
};
