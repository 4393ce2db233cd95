// SPDX-License-Identifier: Apache-2.0
// Implementation of emit/arrays.h.
#include "emit/arrays.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/design.h"

static const char *const roles[] = {"needed", "optional", "result"};

void design_size(struct design *d, const char *name, int64_t example, const char *doc)
{
    d->sizes = xrealloc(d->sizes, (size_t)(d->size_count + 1) * sizeof *d->sizes);
    d->sizes[d->size_count++] = (struct user_size){name, example, doc};
}

void array_range(struct user_array *a, int64_t min, int64_t max)
{
    a->min = a->low = min;
    a->max = a->high = max;
}

struct user_array *design_array(struct design *d, enum array_role role, const char *name, int bits, bool is_signed,
                                const char *doc, const char *shape, ...)
{
    d->user_arrays = xrealloc(d->user_arrays, (size_t)(d->user_array_count + 1) * sizeof *d->user_arrays);
    struct user_array *a = &d->user_arrays[d->user_array_count++];
    int magnitude = bits - is_signed;
    int64_t max = magnitude > 62 ? INT64_MAX : (INT64_C(1) << magnitude) - 1;
    *a = (struct user_array){.role = role, .name = name, .doc = doc};
    array_range(a, is_signed ? -max - 1 : 0, max);
    va_list ap;
    va_start(ap, shape);
    a->shape = xvasprintf(shape, ap);
    va_end(ap);
    return a;
}

static json_t *shape_json(const char *shape)
{
    json_t *list = json_array();
    for (const char *end; (end = strstr(shape, " x ")); shape = end + 3)
        json_array_append_new(list, json_stringn(shape, (size_t)(end - shape)));
    json_array_append_new(list, json_string(shape));
    return list;
}

json_t *arrays_json(const struct design *d)
{
    json_t *list = json_array();
    for (int i = 0; i < d->user_array_count; i++) {
        const struct user_array *a = &d->user_arrays[i];
        json_t *o = json_pack("{s:s, s:s, s:o, s:I, s:I, s:s}", "name", a->name, "role", roles[a->role], "shape",
                              shape_json(a->shape), "min", (json_int_t)a->min, "max", (json_int_t)a->max, "doc", a->doc);
        if (a->low != a->min || a->high != a->max)
            json_object_set_new(o, "example", json_pack("[I, I]", (json_int_t)a->low, (json_int_t)a->high));
        json_array_append_new(list, o);
    }
    return list;
}

json_t *sizes_json(const struct design *d)
{
    json_t *list = json_array();
    for (int i = 0; i < d->size_count; i++)
        json_array_append_new(list, json_pack("{s:s, s:I, s:s}", "name", d->sizes[i].name, "example",
                                              (json_int_t)d->sizes[i].example, "doc", d->sizes[i].doc));
    return list;
}

static bool has_role(const struct design *d, enum array_role role)
{
    for (int i = 0; i < d->user_array_count; i++)
        if (d->user_arrays[i].role == role)
            return true;
    return false;
}

// Words " --in a=DIR/a.npy" for the needed arrays, " --out c=c.npy" for the results.
static void words_of(struct buf *b, const struct design *d, enum array_role role, const char *dir)
{
    for (int i = 0; i < d->user_array_count; i++)
        if (d->user_arrays[i].role == role)
            buf_printf(b, " %s %s=%s%s.npy", role == ARRAY_RESULT ? "--out" : "--in", d->user_arrays[i].name, dir,
                       d->user_arrays[i].name);
}

// "-128..127", or powers of two where the numbers are long: "-2^31..2^31-1".
static char *range_text(const struct user_array *a)
{
    int bits = a->max > 0 ? 64 - __builtin_clzll((unsigned long long)a->max) : 0;
    bool power = bits > 16 && (uint64_t)a->max == (UINT64_C(1) << bits) - 1;
    if (power && a->min == -a->max - 1)
        return xasprintf("-2^%d..2^%d-1", bits, bits);
    if (power && a->min == 0)
        return xasprintf("0..2^%d-1", bits);
    return xasprintf("%lld..%lld", (long long)a->min, (long long)a->max);
}

static const char *option_of(const struct user_array *a)
{
    return a->role == ARRAY_RESULT ? "--out" : a->role == ARRAY_OPTIONAL ? "--in, optional" : "--in";
}

void arrays_readme(struct buf *b, const struct design *d)
{
    if (!d->user_array_count)
        return;
    buf_puts(b, "\n## Arrays\n\nWhat `gatewright sim` takes and gives as `.npy` files, of any integer type or of floats that are whole numbers:\n\n"
                "| array | option | shape | values | holds |\n|---|---|---|---|---|\n");
    for (int i = 0; i < d->user_array_count; i++) {
        const struct user_array *a = &d->user_arrays[i];
        char *range = range_text(a);
        buf_printf(b, "| `%s` | %s | %s | %s | %s |\n", a->name, option_of(a), a->shape, range, a->doc);
        free(range);
    }
    for (int i = 0; i < d->size_count; i++)
        buf_printf(b, "%s%s = %s", i ? "; " : "\n", d->sizes[i].name, d->sizes[i].doc);
    buf_puts(b, d->size_count ? ".\n" : "");
    buf_puts(b, "\nRandom ones to begin with, run through the RTL and checked as they come:\n\n"
                "    gatewright example FOLDER -o data\n    gatewright sim FOLDER");
    words_of(b, d, ARRAY_NEEDED, "data/");
    if (has_role(d, ARRAY_RESULT))
        words_of(b, d, ARRAY_RESULT, "");
    buf_puts(b, "\n");
}

void arrays_print(struct buf *b, const struct design *d)
{
    if (!d->user_array_count)
        return;
    buf_puts(b, "\narrays of sim, NAME=FILE.npy, for the default design:\n");
    for (int i = 0; i < d->user_array_count; i++) {
        const struct user_array *a = &d->user_arrays[i];
        char *range = range_text(a), *term = xasprintf("%s %s=", a->role == ARRAY_RESULT ? "--out" : "--in", a->name);
        char *text = xasprintf("%s; %s%s%s", a->doc, a->shape, a->role == ARRAY_OPTIONAL ? ", optional; values " : "; values ", range);
        text_entry(b, term, text, 24);
        free(text);
        free(term);
        free(range);
    }
    for (int i = 0; i < d->size_count; i++) {
        char *size = xasprintf("%s = %s", d->sizes[i].name, d->sizes[i].doc);
        buf_puts(b, "  ");
        text_wrap(b, size, 2, 4);
        free(size);
    }
}
