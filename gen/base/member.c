// SPDX-License-Identifier: Apache-2.0
// Implementation of base/member.h.
#include "base/member.h"

#include <math.h>
#include <stdlib.h>

#include "base/util.h"

double json_number(const json_t *o, const char *key)
{
    return json_number_value(json_object_get(o, key));
}

const char *json_text(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

// Bytes that jansson takes for a list or an object, and for what a comma parts.
enum { LIST_BYTES = 300, ITEM_BYTES = 64 };
#define MOST_MEMORY (INT64_C(2) << 30)

static json_t *fail(json_error_t *e, const char *why)
{
    if (e) {
        *e = (json_error_t){.line = 1};
        snprintf(e->text, sizeof e->text, "%s", why);
    }
    return NULL;
}

json_t *json_read_text(const char *text, size_t len, json_error_t *e)
{
    int64_t memory = 0;
    for (const char *c = text; c < text + len; c++)
        memory += *c == '[' || *c == '{' ? LIST_BYTES : *c == ',' ? ITEM_BYTES : 0;
    return memory > MOST_MEMORY ? fail(e, "it would take more than 2 GiB of memory") : json_loadb(text, len, 0, e);
}

json_t *json_read_file(const char *path, json_error_t *e)
{
    size_t len;
    char *text = read_file(path, &len);
    json_t *o = text ? json_read_text(text, len, e) : fail(e, read_failure());
    free(text);
    return o;
}

json_t *json_rounded(double v, double unit)
{
    return isfinite(v) ? json_real(round(v / unit) * unit) : json_null();
}

json_t *json_utf8(const char *s)
{
    json_t *j = json_string(s);
    return j ? j : json_string("?");
}
