// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `mlp`: golden/hardwired.h and golden/requantize.h, a layer after the other. Here is what the user's array must be.
#include "golden/golden.h"

static char *check_mlp(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    const struct npy *x = &in[0];
    int64_t n_in = json_integer_value(json_object_get(json_object_get(manifest, "derived"), "n_in"));
    int64_t bits = golden_param(manifest, "layer1.x_bits"), is_signed = golden_param(manifest, "layer1.x_signed");
    char text[96];
    if (x->ndim != 2 || x->shape[0] < 1 || x->shape[1] != n_in)
        return npy_message("%s: shape %s; legal: M x %lld", paths[0], npy_shape(x, text), (long long)n_in);
    expr_set(vars, "M", x->shape[0]);
    return npy_fits(x, paths[0], is_signed ? -(INT64_C(1) << (bits - 1)) : 0, (INT64_C(1) << (bits - is_signed)) - 1);
}

const struct golden golden_mlp = {
    .generator = "mlp",
    .inputs = (const char *const[]){"x", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"y", NULL},
    .own = (const char *const[]){"layer1.weights", "layer1.bias", "layer1.mult", "layer1.shift", "layer1.zp", "layer2.weights",
                                 "layer2.bias", "layer2.mult", "layer2.shift", "layer2.zp", NULL},
    .check = check_mlp,
};
