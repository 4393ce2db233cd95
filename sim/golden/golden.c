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
