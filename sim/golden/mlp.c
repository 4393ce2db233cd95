// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `mlp`: the functions of golden/hardwired.h and golden/requantize.h, layer after layer.
#include "golden/golden.h"
#include "golden/hardwired.h"

static char *check_mlp(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    int64_t n_in = json_integer_value(json_object_get(json_object_get(manifest, "derived"), "n_in"));
    return golden_vectors_check(&in[0], paths[0], n_in, golden_param(manifest, "layer1.x_bits"), golden_param(manifest, "layer1.x_signed"), vars);
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
