// SPDX-License-Identifier: Apache-2.0
// What the checker reads of a certificate's objects, and how it notes what is wrong (judge.h).
#include "judge/judge.h"

#include <stdarg.h>
#include <string.h>

bool judge_fail(struct judge *j, enum status status, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    j->why = xvasprintf(fmt, ap);
    va_end(ap);
    j->status = status;
    return false;
}

static bool is_among(const char *const *keys, const char *key)
{
    while (*keys && strcmp(*keys, key) != 0)
        keys++;
    return *keys;
}

bool judge_keys(struct judge *j, const json_t *o, const char *where, const char *const *keys,
                const char *const *optional)
{
    const char *key;
    json_t *value;
    if (!json_is_object(o))
        return judge_fail(j, ST_USAGE, "%s: not an object", where);
    json_object_foreach ((json_t *)o, key, value) {
        if (!is_among(keys, key) && !(optional && is_among(optional, key)))
            return judge_fail(j, ST_USAGE, "%s: unknown key \"%s\"", where, key);
    }
    for (int i = 0; keys[i]; i++)
        if (!json_object_get(o, keys[i]))
            return judge_fail(j, ST_USAGE, "%s: no key \"%s\"", where, keys[i]);
    return true;
}

bool judge_integers(struct judge *j, const json_t *o, const char *where, const char *key, size_t n, json_int_t *out)
{
    const json_t *list = json_object_get(o, key);
    bool ok = json_is_array(list) && json_array_size(list) == n;
    for (size_t i = 0; ok && i < n; i++) {
        ok = json_is_integer(json_array_get(list, i));
        out[i] = json_integer_value(json_array_get(list, i));
    }
    return ok || judge_fail(j, ST_USAGE, "%s: \"%s\" is not %zu integers", where, key, n);
}

bool judge_integer(struct judge *j, const json_t *o, const char *where, const char *key, json_int_t *out)
{
    const json_t *v = json_object_get(o, key);
    *out = json_integer_value(v);
    return json_is_integer(v) || judge_fail(j, ST_USAGE, "%s: \"%s\" is not an integer", where, key);
}
