// SPDX-License-Identifier: Apache-2.0
// From a generator's schema to values to try, and the files that some of them are.
#define _POSIX_C_SOURCE 200809L
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/npy.h"
#include "base/util.h"
#include "tb/cover/cover.h"

int schema_param(const struct schema *s, const char *name, int length)
{
    for (int i = 0; i < s->param_count; i++)
        if ((int)strlen(s->params[i].name) == length && strncmp(s->params[i].name, name, (size_t)length) == 0)
            return i;
    return -1;
}

int schema_value(const struct schema *s, int param, const char *text, int length)
{
    const struct parameter *p = &s->params[param];
    for (int v = p->first; v < p->first + p->count; v++)
        if ((int)strlen(s->values[v].text) == length && strncmp(s->values[v].text, text, (size_t)length) == 0)
            return v;
    return -1;
}

// Adds a value of the last parameter unless it has it; its index.
static int add(struct schema *s, const char *text, bool file, bool large)
{
    struct parameter *p = &s->params[s->param_count - 1];
    int has = schema_value(s, s->param_count - 1, text, (int)strlen(text));
    if (has >= 0 || (large && strchr(p->name, '.'))) // large designs inside are the cover's of their own generator
        return has;
    s->values = xrealloc(s->values, (size_t)(s->value_count + 1) * sizeof *s->values);
    s->values[s->value_count] = (struct value){.param = s->param_count - 1, .text = xstrdup(text), .file = file, .large = large};
    p->count++;
    p->sized = p->sized || large;
    return s->value_count++;
}

static void add_number(struct schema *s, int64_t v, int64_t limit)
{
    char *text = xasprintf("%lld", (long long)v);
    add(s, text, false, v > limit);
    free(text);
}

// Ends, the next to the lowest, the default, the largest that is simulated.
static void add_corners(struct schema *s, const json_t *p, int64_t limit)
{
    int64_t min = json_integer_value(json_object_get(p, "min")), max = json_integer_value(json_object_get(p, "max"));
    const char *preset = s->params[s->param_count - 1].preset;
    char *end;
    int64_t typical = strtoll(preset, &end, 10);
    add_number(s, min, limit);
    if (min < max)
        add_number(s, min + 1, limit);
    if (!*end && typical <= limit)
        add_number(s, typical, limit);
    add_number(s, limit < max ? limit : max, limit);
    add_number(s, max, limit);
}

static void add_list(struct schema *s, const json_t *p)
{
    int64_t ends[2] = {json_integer_value(json_object_get(p, "min")), json_integer_value(json_object_get(p, "max"))};
    size_t n = json_array_size(json_object_get(p, "elements"));
    for (int kind = 0; kind < 3; kind++) { // the lowest, the highest, both by turns
        struct buf b = {0};
        for (size_t i = 0; i < n; i++)
            buf_printf(&b, "%s%lld", i ? "," : "", (long long)ends[kind < 2 ? kind : (int)(i & 1)]);
        add(s, b.s, false, false);
        free(b.s);
    }
}

static void add_names(struct schema *s)
{
    char longest[65];
    for (int i = 0; i < 64; i++)
        longest[i] = "aZ_9"[i % 4];
    longest[64] = 0;
    add(s, "T", false, false);
    add(s, "a_", false, false);
    add(s, "a__b", false, false);
    add(s, longest, false, false);
}

// "NAME=VALUE ...", values that the schema has, NO_VALUE at the end; without `needed`, those that it has.
static int *read_values(const struct schema *s, const char *text, bool needed)
{
    int *list = NULL, n = 0;
    for (; *text; text += strspn(text, " ")) {
        int name = (int)strcspn(text, "="), length = (int)strcspn(text, " ");
        int param = schema_param(s, text, name), v = param >= 0 ? schema_value(s, param, text + name + 1, length - name - 1) : -1;
        if (v < 0 && needed)
            die(ST_TOOL, "%s: its samples have %.*s, which the schema has not", s->generator, length, text);
        list = xrealloc(list, (size_t)(n + 2) * sizeof *list);
        list[n] = v;
        n += v >= 0;
        list[n] = NO_VALUE;
        text += length;
    }
    return list;
}

// "VALUE", "VALUE with NAME=VALUE ..." or "VALUE not with NAME=VALUE ...": of each parameter once all are there.
static const char *end_of_value(const char *text)
{
    const char *not = strstr(text, " not with "), *with = strstr(text, " with ");
    return not ? not : with ? with : text + strlen(text);
}

static void add_sample(struct schema *s, const char *text, bool file)
{
    char *value = xasprintf("%.*s", (int)(end_of_value(text) - text), text);
    add(s, value, file, false);
    free(value);
}

static void add_company(struct schema *s, int param, const char *text)
{
    const char *end = end_of_value(text);
    int at = schema_value(s, param, text, (int)(end - text));
    if (at < 0)
        return;
    struct value *v = &s->values[at];
    if (strncmp(end, " with ", 6) == 0)
        v->with = read_values(s, end + 6, true);
    else if (*end)
        v->without = read_values(s, end + 10, !strchr(s->params[param].name, '.'));
}

// A parameter of a design inside, INSTANCE.NAME, meets those of the others by its choices and sizes; its other values meet in the cover of
// its own generator.
static bool is_covered_apart(const json_t *p)
{
    const char *kind = json_string_value(json_object_get(p, "kind"));
    return strchr(json_string_value(json_object_get(p, "name")), '.') && strcmp(kind, "choice") != 0 && strcmp(kind, "boolean") != 0 &&
           !json_object_get(p, "simulated");
}

static void add_parameter(struct schema *s, const json_t *p)
{
    const char *kind = json_string_value(json_object_get(p, "kind")), *preset = json_string_value(json_object_get(p, "default"));
    const json_t *simulated = json_object_get(p, "simulated"), *samples = json_object_get(p, "samples"), *v;
    int64_t limit = simulated ? json_integer_value(simulated) : INT64_MAX;
    s->params[s->param_count++] = (struct parameter){json_string_value(json_object_get(p, "name")), preset, s->value_count, 0, false,
                                                        json_is_true(json_object_get(p, "follows"))};
    if (is_covered_apart(p))
        return;
    bool number = strcmp(kind, "integer") == 0, automatic = strcmp(kind, "auto or integer") == 0;
    bool choice = strcmp(kind, "choice") == 0, list = strcmp(kind, "list") == 0, file = strcmp(kind, "file") == 0;
    if (automatic || list)
        add(s, "auto", false, false);
    if (number || automatic || strcmp(kind, "boolean") == 0)
        add_corners(s, p, limit);
    else if (list)
        add_list(s, p);
    else if (!choice)
        add(s, preset, false, false);
    size_t i;
    json_array_foreach (json_object_get(p, "choices"), i, v) {
        const char *text = json_string_value(v);
        add(s, text, false, strtoll(text, NULL, 10) > limit);
    }
    bool inside = strchr(s->params[s->param_count - 1].name, '.');
    json_array_foreach (samples, i, v)
        if (!inside || strtoll(json_string_value(v), NULL, 10) <= limit)
            add_sample(s, json_string_value(v), file);
    if (strcmp(kind, "name") == 0 && !samples)
        add_names(s);
    if ((file || strcmp(kind, "text") == 0) && !samples)
        die(ST_TOOL, "%s: the schema has no samples of %s, a %s", s->generator, s->params[s->param_count - 1].name, kind);
}

static json_t *describe(const char *program, const char *generator)
{
    struct buf b = {0};
    buf_shell(&b, program);
    buf_puts(&b, " describe ");
    buf_shell(&b, generator);
    buf_puts(&b, " --json");
    FILE *f = popen(b.s, "r");
    json_t *all = f ? json_loadf(f, 0, NULL) : NULL;
    if (!f || pclose(f) != 0 || !all)
        die(ST_TOOL, "%s failed", b.s);
    free(b.s);
    return all; // kept: names are its own
}

struct schema schema_load(const char *program, const char *generator, const char *files)
{
    struct schema s = {.generator = generator, .files = files};
    json_t *params = json_object_get(describe(program, generator), "parameters"), *p, *v;
    size_t i, k;
    s.params = xcalloc(json_array_size(params) + 1, sizeof *s.params);
    json_array_foreach (params, i, p)
        add_parameter(&s, p);
    json_array_foreach (params, i, p)
        json_array_foreach (is_covered_apart(p) ? NULL : json_object_get(p, "samples"), k, v)
            add_company(&s, (int)i, json_string_value(v));
    return s;
}

// ---- files ----

// The number that a file among the point's values gives to an axis of this name, else that of the parameter.
static int64_t axis(const struct schema *s, const int *point, const char *name, int length)
{
    char *given = xasprintf("%.*s=", length, name);
    int64_t n = -1;
    for (int i = 0; i < s->param_count && n < 0; i++) {
        const char *at = point[i] >= 0 && s->values[point[i]].file ? strstr(s->values[point[i]].text, given) : NULL;
        if (at)
            n = strtoll(at + strlen(given), NULL, 10);
    }
    free(given);
    int i = schema_param(s, name, length);
    if (n < 0 && i >= 0)
        n = strtoll(point[i] >= 0 ? s->values[point[i]].text : s->params[i].preset, NULL, 10);
    if (n < 1)
        die(ST_TOOL, "%s: no axis %.*s", s->generator, length, name);
    return n;
}

// Value i of "LO..HI", both ends among the first, or of "V,V,..." by turns.
static int64_t element(const char *values, int64_t i)
{
    char *end;
    int64_t lo = strtoll(values, &end, 10);
    if (strncmp(end, "..", 2) == 0) {
        int64_t hi = strtoll(end + 2, NULL, 10);
        uint64_t mixed = ((uint64_t)i + 1) * UINT64_C(0x9e3779b97f4a7c15);
        return i == 0 ? lo : i == 1 ? hi : lo + (int64_t)((mixed >> 32) % (uint64_t)(hi - lo + 1));
    }
    int64_t n = 1;
    for (const char *c = values; *c; c++)
        n += *c == ',';
    for (int64_t skip = i % n; skip; skip--)
        values = strchr(values, ',') + 1;
    return strtoll(values, NULL, 10);
}

// "TYPE SHAPE VALUES" as an array; its name says parameter, sample and shape.
static char *write_array(const struct schema *s, const int *point, int v)
{
    const char *text = s->values[v].text, *shape = strchr(text, ' ') + 1, *values = strchr(shape, ' ') + 1;
    int64_t axes[4], count = 1;
    int n = 0;
    struct buf name = {0};
    buf_printf(&name, "%s/%s_%s_%d", s->files, s->generator, s->params[s->values[v].param].name,
               v - s->params[s->values[v].param].first);
    for (const char *c = shape; c < values && n < 4; c += strcspn(c, ", ") + 1) {
        int length = (int)strcspn(c, ",= ");
        const char *digits = c[length] == '=' ? c + length + 1 : c;
        axes[n] = *digits >= '0' && *digits <= '9' ? strtoll(digits, NULL, 10) : axis(s, point, c, length);
        buf_printf(&name, "%c%lld", n ? 'x' : '_', (long long)axes[n]);
        count *= axes[n++];
    }
    buf_puts(&name, ".npy");
    if (!exists(name.s)) {
        int64_t *data = xcalloc((size_t)count, sizeof *data);
        for (int64_t i = 0; i < count; i++)
            data[i] = element(values, i);
        char *error = npy_write(name.s, n, axes, data, 8 * (text[1] - '0'), text[0] == 'i');
        if (error)
            die(ST_USAGE, "%s", error);
        free(data);
    }
    return name.s;
}

char *schema_words(const struct schema *s, const int *point)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int i = 0; i < s->param_count; i++) {
        if (point[i] < 0)
            continue;
        const struct value *v = &s->values[point[i]];
        char *text = !v->file ? xstrdup(v->text)
                     : strchr(v->text, ' ') ? write_array(s, point, point[i])
                                            : path_in(s->files, v->text);
        buf_printf(&b, " %s=", s->params[i].name);
        buf_shell(&b, text);
        free(text);
    }
    return b.s;
}
