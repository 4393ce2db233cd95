// SPDX-License-Identifier: Apache-2.0
// What the golden models share.
#include "golden/golden.h"

#include <stdio.h>
#include <string.h>

int64_t golden_param(const json_t *manifest, const char *name)
{
    return json_integer_value(json_object_get(json_object_get(manifest, "parameters"), name));
}

bool golden_param_is(const json_t *manifest, const char *name, const char *value)
{
    const char *s = json_string_value(json_object_get(json_object_get(manifest, "parameters"), name));
    return s && strcmp(s, value) == 0;
}

const char *golden_shape(const struct npy *a, char *text)
{
    size_t n = 0;
    strcpy(text, a->ndim ? "" : "no dimensions");
    for (int i = 0; i < a->ndim; i++)
        n += (size_t)snprintf(text + n, 96 - n, "%s%lld", i ? "x" : "", (long long)a->shape[i]);
    return text;
}
