// SPDX-License-Identifier: Apache-2.0
// The golden model of `@name@`: which arrays a design takes. What it computes is one sum, in tb/@name@/bench.c; more than that belongs
// into functions here and a header golden/@name@.h, which the bench calls.
#include "golden/golden.h"

static char *check_@name@(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    const struct npy *x = &in[0];
    int64_t lanes = golden_param(manifest, "lanes"), bits = golden_param(manifest, "bits");
    char text[96];
    if (x->ndim != 2 || x->shape[0] < 1 || x->shape[1] != lanes)
        return npy_message("%s: shape %s; legal: M x %lld", paths[0], npy_shape(x, text), (long long)lanes);
    expr_set(vars, "M", x->shape[0]);
    return npy_fits(x, paths[0], -(INT64_C(1) << (bits - 1)), (INT64_C(1) << (bits - 1)) - 1);
}

const struct golden golden_@name@ = {
    .generator = "@name@",
    .inputs = (const char *const[]){"x", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){NULL},
    .check = check_@name@,
};
