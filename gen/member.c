// SPDX-License-Identifier: Apache-2.0
// Implementation of member.h.
#include "member.h"

double json_number(const json_t *o, const char *key)
{
    return json_number_value(json_object_get(o, key));
}

const char *json_text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}
