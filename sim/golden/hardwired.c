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

static char *check_hardwired(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    const struct npy *x = &in[0];
    const json_t *derived = json_object_get(manifest, "derived");
    int64_t n_in = json_integer_value(json_object_get(derived, "n_in"));
    int64_t bits = golden_param(manifest, "x_bits"), is_signed = golden_param(manifest, "x_signed");
    char text[96];
    if (x->ndim != 2 || x->shape[0] < 1 || x->shape[1] != n_in)
        return npy_message("%s: shape %s; legal: M x %lld", paths[0], npy_shape(x, text), (long long)n_in);
    expr_set(vars, "M", x->shape[0]);
    return npy_fits(x, paths[0], is_signed ? -(INT64_C(1) << (bits - 1)) : 0, (INT64_C(1) << (bits - is_signed)) - 1);
}

const struct golden golden_hardwired = {
    .generator = "hardwired",
    .inputs = (const char *const[]){"x", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){"weights", "bias", "mult", "shift", "zp", NULL},
    .check = check_hardwired,
};
