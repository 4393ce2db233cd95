// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/hardwired.h.
#include "golden/hardwired.h"

#include "golden/golden.h"

int64_t golden_product(const int64_t *w, const int64_t *x, int64_t n, int64_t bias)
{
    int64_t sum = bias;
    for (int64_t j = 0; j < n; j++)
        sum += w[j] * x[j];
    return sum;
}

int64_t golden_relu(int64_t y)
{
    return y < 0 ? 0 : y;
}

char *golden_vectors_check(const struct npy *x, const char *path, int64_t n, int64_t bits, bool is_signed, struct expr_vars *vars)
{
    char text[96];
    if (x->ndim != 2 || x->shape[0] < 1 || x->shape[1] != n)
        return npy_message("%s: shape %s; legal: M x %lld", path, npy_shape(x, text), (long long)n);
    expr_set(vars, "M", x->shape[0]);
    return npy_fits(x, path, is_signed ? -(INT64_C(1) << (bits - 1)) : 0, (INT64_C(1) << (bits - is_signed)) - 1);
}

static char *check_hardwired(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    int64_t n_in = json_integer_value(json_object_get(json_object_get(manifest, "derived"), "n_in"));
    return golden_vectors_check(&in[0], paths[0], n_in, golden_param(manifest, "x_bits"), golden_param(manifest, "x_signed"), vars);
}

const struct golden golden_hardwired = {
    .generator = "hardwired",
    .inputs = (const char *const[]){"x", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){"weights", "bias", "mult", "shift", "zp", NULL},
    .check = check_hardwired,
};
