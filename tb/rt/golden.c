// SPDX-License-Identifier: Apache-2.0
// The only golden model of build/gatewright_rt: a copy of an array of real numbers, moved through memory by an AXI4 master.
#include <string.h>

#include "golden/golden.h"

enum { MOST_BYTES = 16384 }; // half of the memory

static char *check(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    (void)manifest, (void)vars;
    int64_t bytes = in[0].count * (strcmp(in[0].type, "f8") == 0 ? 8 : 4);
    if (bytes < 1 || bytes > MOST_BYTES)
        return npy_message("%s: %lld bytes; legal: 1..%d", paths[0], (long long)bytes, (int)MOST_BYTES);
    return NULL;
}

static const char *const image[] = {"image", NULL}, *const copy[] = {"copy", NULL}, *const both[] = {"image", "copy", NULL};
static const char *const none[] = {NULL};

static const struct golden model = {
    .generator = "rt", .inputs = image, .optional = none, .outputs = copy, .own = none, .real = both, .check = check,
};

const struct golden *golden_find(const char *generator)
{
    return strcmp(generator, model.generator) == 0 ? &model : NULL;
}
