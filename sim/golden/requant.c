// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/requant.h.
#include "golden/requant.h"

#include "golden/golden.h"

const char *const golden_constants[] = {"bias", "mult", "shift", "zp", "clamp", NULL};

// What is there must be all that belongs together.
static char *check_given(const char *const *paths, int count, bool needed)
{
    bool scales = paths[GOLDEN_MULT] && paths[GOLDEN_SHIFT];
    for (int i = 0; i < count; i++) {
        bool is_scale = i == GOLDEN_MULT || i == GOLDEN_SHIFT;
        if (needed && is_scale && !paths[i])
            return npy_message("--in: array '%s' is missing; legal: mult and shift are needed", golden_constants[i]);
        if (!needed && paths[i] && !scales)
            return npy_message("--in: array '%s' without mult and shift; legal: with both, or no constants, for the sums as they are",
                               golden_constants[i]);
    }
    return NULL;
}

char *golden_requant_check(const json_t *manifest, const struct npy *in, const char *const *paths, int count, int64_t n, bool needed)
{
    bool gemmlowp = golden_param_is(manifest, "round", "gemmlowp");
    int64_t y_bits = golden_param(manifest, "y_bits"), y_signed = golden_param(manifest, "y_signed");
    int64_t y_lo = y_signed ? -(INT64_C(1) << (y_bits - 1)) : 0, y_hi = (INT64_C(1) << (y_bits - y_signed)) - 1;
    int64_t bias = INT64_C(1) << (gemmlowp ? 30 : 31), half = INT64_C(1) << 31;
    const int64_t lo[] = {-bias, -half, gemmlowp ? -31 : 0, y_lo, y_lo}, hi[] = {bias - 1, half - 1, gemmlowp ? 30 : 63, y_hi, y_hi};
    char text[96], *wrong = check_given(paths, count, needed);
    for (int i = 0; i < count && !wrong; i++) {
        int64_t values = i == GOLDEN_CLAMP ? 2 : n;
        if (!paths[i])
            continue;
        if (in[i].count != values || in[i].ndim == 0 || in[i].shape[in[i].ndim - 1] != values)
            wrong = npy_message(i == GOLDEN_CLAMP ? "%s: shape %s; legal: the smallest and the largest result"
                                                  : "%s: shape %s; legal: one value for each of the %lld columns",
                                paths[i], npy_shape(&in[i], text), (long long)n);
        wrong = wrong ? wrong : npy_fits(&in[i], paths[i], lo[i], hi[i]);
    }
    if (!wrong && count > GOLDEN_CLAMP && paths[GOLDEN_CLAMP] && in[GOLDEN_CLAMP].data[0] > in[GOLDEN_CLAMP].data[1])
        wrong = npy_message("%s: %lld and %lld; legal: a smallest result that is not above the largest", paths[GOLDEN_CLAMP],
                            (long long)in[GOLDEN_CLAMP].data[0], (long long)in[GOLDEN_CLAMP].data[1]);
    return wrong;
}

// Arrays: the sums, then the constants.
static char *check_requant(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    char text[96];
    bool bypass = golden_param(manifest, "bypass");
    int64_t bits = golden_param(manifest, "d_bits");
    if (in[0].ndim != 2 || in[0].count == 0)
        return npy_message("%s: shape %s; legal: a matrix, M x N, of at least one element", paths[0], npy_shape(&in[0], text));
    expr_set(vars, "M", in[0].shape[0]);
    expr_set(vars, "N", in[0].shape[1]);
    if (bypass)
        expr_set(vars, "raw", !paths[1 + GOLDEN_MULT]);
    char *wrong = npy_fits(&in[0], paths[0], -(INT64_C(1) << (bits - 1)), (int64_t)((UINT64_C(1) << (bits - 1)) - 1));
    return wrong ? wrong : golden_requant_check(manifest, in + 1, paths + 1, GOLDEN_CONSTANTS, in[0].shape[1], !bypass);
}

// A smallest result that is not above the largest.
static void example_requant(const json_t *manifest, struct npy *in)
{
    (void)manifest;
    int64_t *limits = in[1 + GOLDEN_CLAMP].data;
    if (limits && limits[0] > limits[1]) {
        int64_t lo = limits[1];
        limits[1] = limits[0];
        limits[0] = lo;
    }
}

const struct golden golden_requant = {
    .generator = "requant",
    .inputs = (const char *const[]){"x", NULL},
    .optional = golden_constants,
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){NULL},
    .check = check_requant,
    .example = example_requant,
};
