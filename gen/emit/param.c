// SPDX-License-Identifier: Apache-2.0
// Implementation of emit/param.h.
#define _POSIX_C_SOURCE 200809L
#include "emit/param.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/choice.h"
#include "base/util.h"
#include "emit/names.h"

// How many names choices holds.
static int choice_count(const char *choices)
{
    int n = *choices != '\0';
    for (const char *c = choices; *c; c++)
        n += *c == '|';
    return n;
}

// The integers of a PARAM_LIST's text, to list if that is not NULL.
static bool parse_list(const struct param *p, const char *text, int64_t *list)
{
    int n = choice_count(p->choices);
    for (int i = 0; i < n; i++) {
        size_t len = strcspn(text, ",");
        char *word = xasprintf("%.*s", (int)len, text);
        int64_t v;
        bool legal = parse_decimal(word, &v) && v >= p->min && v <= p->max;
        free(word);
        if (!legal || (text[len] == ',') != (i < n - 1))
            return false;
        if (list)
            list[i] = v;
        text += len + 1;
    }
    return true;
}

const char *param_array_hash(const struct npy *a)
{
    uint64_t shape = XXH64(a->shape, (size_t)a->ndim * sizeof *a->shape, (uint64_t)a->ndim);
    return xasprintf("xxh64-%016llx", (unsigned long long)XXH64(a->data, (size_t)a->count * sizeof *a->data, shape));
}

const char *param_file_hash(const struct param *p, const char *path, struct error *e)
{
    struct npy a;
    if (npy_begins(path)) {
        char *wrong = npy_read(path, &a);
        if (wrong) {
            refuse(e, p->name, "%s", wrong);
            return NULL;
        }
        const char *hash = param_array_hash(&a);
        npy_free(&a);
        return hash;
    }
    size_t len;
    char *text = read_file(path, &len);
    if (!text) {
        refuse(e, p->name, "value '%s': %s", path, read_failure());
        return NULL;
    }
    const char *hash = xasprintf("xxh64-%016llx", (unsigned long long)XXH64(text, len, 0));
    free(text);
    return hash;
}

// Text that a comment, JSON and Markdown can hold as it is.
static bool is_text(const char *s)
{
    json_t *j = json_string(s);
    bool good = j && *s;
    for (; *s; s++)
        good = good && (unsigned char)*s >= ' ' && *s != '\\' && *s != 127;
    json_decref(j);
    return good;
}

// False if the value is illegal; a file that cannot be read is refused.
static bool parse_value(struct param_value *v, struct error *e)
{
    const struct param *p = v->param;
    switch (p->kind) {
    case PARAM_NAME:
        return is_identifier(v->text);
    case PARAM_ENUM:
        v->number = choice_index(p->choices, v->text);
        if (v->number < 0)
            return false;
        parse_decimal(v->text, &v->number); // changes nothing if it is a word
        return true;
    case PARAM_AUTO_INT:
        if (strcmp(v->text, "auto") == 0) {
            v->number = PARAM_AUTO;
            return true;
        }
        break;
    case PARAM_LIST:
        v->number = strcmp(v->text, "auto") == 0 ? PARAM_AUTO : 0;
        return v->number == PARAM_AUTO || parse_list(p, v->text, NULL);
    case PARAM_FILE:
        v->hash = strcmp(v->text, p->preset) == 0 ? NULL : param_file_hash(p, v->text, e);
        return true;
    case PARAM_TEXT:
        return *v->text; // the generator judges it
    default:
        break;
    }
    return parse_decimal(v->text, &v->number) && v->number >= p->min && v->number <= p->max;
}

char *param_legal(const struct param *p)
{
    struct buf b = {0};
    switch (p->kind) {
    case PARAM_INT:
        return xasprintf("%lld..%lld", (long long)p->min, (long long)p->max);
    case PARAM_AUTO_INT:
        return xasprintf("auto or %lld..%lld", (long long)p->min, (long long)p->max);
    case PARAM_BOOL:
        return xstrdup("0 or 1");
    case PARAM_NAME:
        return xstrdup("a Verilog identifier: a letter, then up to 63 letters, digits or _, no keyword");
    case PARAM_ENUM:
        for (const char *c = p->choices; *c; c++)
            buf_add(&b, *c == '|' ? " or " : c, *c == '|' ? 4 : 1);
        return b.s;
    case PARAM_LIST:
        buf_puts(&b, "auto or ");
        for (const char *c = p->choices; *c; c++)
            buf_add(&b, *c == '|' ? "," : c, 1);
        buf_printf(&b, ", each %lld..%lld", (long long)p->min, (long long)p->max);
        return b.s;
    case PARAM_FILE:
        return xasprintf("%s or a file", p->preset);
    case PARAM_TEXT:
        return xstrdup(p->choices);
    }
    return NULL;
}

static struct param_value *find(const struct params *p, const char *name, size_t len)
{
    for (int i = 0; i < p->count; i++) {
        const char *n = p->values[i].param->name;
        if (strlen(n) == len && strncmp(n, name, len) == 0)
            return &p->values[i];
    }
    return NULL;
}

const struct param *param_named(const struct param *schema, const char *name, size_t len)
{
    while (schema->name && (strlen(schema->name) != len || strncmp(schema->name, name, len) != 0))
        schema++;
    return schema->name ? schema : NULL;
}

// What is unknown is the first `len` characters of `word`.
static void refuse_unknown(const char *generator, const struct param *schema, const char *word, size_t len, struct error *e)
{
    int n = 0;
    while (schema[n].name)
        n++;
    const char **names = xcalloc((size_t)n, sizeof *names);
    for (int i = 0; i < n; i++)
        names[i] = schema[i].name;
    char *what = xasprintf("%s: unknown parameter", generator), *name = xasprintf("%.*s", (int)len, word);
    refuse_name(e, what, name, names, n);
    free(names);
    free(what);
    free(name);
}

const struct param *param_of_word(const char *generator, const struct param *schema, const char *word, struct error *e)
{
    size_t len = strcspn(word, "=");
    if (!word[len]) {
        refuse(e, NULL, "%s: '%s' has no '='; legal: name=value", generator, word);
        return NULL;
    }
    const struct param *p = param_named(schema, word, len);
    if (!p)
        refuse_unknown(generator, schema, word, len, e);
    return p;
}

static void refuse_value(const struct param_value *v, struct error *e)
{
    char *legal = param_legal(v->param);
    refuse(e, v->param->name, "value '%s'; legal: %s", v->text, legal);
    free(legal);
}

static void take_word(const char *generator, const struct param *schema, struct params *p, const char *word)
{
    const char *eq = strchr(word, '=');
    const struct param *named = param_of_word(generator, schema, word, p->error);
    if (!named)
        return;
    struct param_value *v = &p->values[named - schema];
    if (v->given) {
        refuse(p->error, v->param->name, "given twice, as '%s' and '%s'; legal: once", v->text, eq + 1);
        return;
    }
    v->given = true;
    v->text = eq + 1;
    if (!parse_value(v, p->error))
        refuse_value(v, p->error);
}

struct params params_parse(const char *generator, const struct param *schema, char *const *words, int n, struct error *e)
{
    struct params p = {.error = e};
    while (schema[p.count].name)
        p.count++;
    p.values = xcalloc((size_t)p.count, sizeof *p.values);
    for (int i = 0; i < p.count; i++) {
        const char *preset = schema[i].preset ? schema[i].preset : generator; // a name without a default
        p.values[i] = (struct param_value){.param = &schema[i], .text = preset, .preset = preset};
        if (!parse_value(&p.values[i], e))
            die(ST_TOOL, "%s: its own default '%s' is illegal", schema[i].name, p.values[i].text);
    }
    for (int i = 0; i < n && !is_refused(e); i++)
        take_word(generator, schema, &p, words[i]);
    return p;
}

void params_free(struct params *p)
{
    free(p->values);
    *p = (struct params){0};
}

void params_check_text(const struct params *p)
{
    for (int i = 0; i < p->count; i++) {
        const struct param_value *v = &p->values[i];
        if (v->param->kind == PARAM_TEXT && !v->dropped && !is_text(v->text))
            refuse_value(v, p->error);
    }
}

const struct param_value *param_value_of(const struct params *p, const char *name)
{
    const struct param_value *v = find(p, name, strlen(name));
    if (!v)
        die(ST_TOOL, "%s: no such parameter in the schema", name);
    return v;
}

int64_t param_int(const struct params *p, const char *name)
{
    return param_value_of(p, name)->number;
}

const char *param_text(const struct params *p, const char *name)
{
    return param_value_of(p, name)->text;
}

bool param_is(const struct params *p, const char *name, const char *value)
{
    return strcmp(param_text(p, name), value) == 0;
}

bool param_given(const struct params *p, const char *name)
{
    return param_value_of(p, name)->given;
}

bool param_list(const struct params *p, const char *name, int64_t *list)
{
    const struct param_value *v = param_value_of(p, name);
    return v->number != PARAM_AUTO && parse_list(v->param, v->text, list);
}

void param_drop(struct params *p, const char *name)
{
    find(p, name, strlen(name))->dropped = true;
}

void param_settle(struct params *p, const char *name, const char *text)
{
    struct param_value *v = find(p, name, strlen(name));
    v->text = text;
    parse_value(v, p->error);
}

void param_preset(struct params *p, const char *word)
{
    size_t len = strcspn(word, "=");
    struct param_value *v = find(p, word, len);
    v->preset = word + len + 1;
    if (v->given)
        return;
    v->text = v->preset;
    if (!parse_value(v, p->error))
        die(ST_TOOL, "%s: its own default '%s' is illegal", v->param->name, v->text);
}

void param_spent(struct params *p, const char *name)
{
    struct param_value *v = find(p, name, strlen(name));
    v->given = false;
    v->dropped = true;
}

void param_take(struct params *p, const char *name, const char *text)
{
    param_settle(p, name, text);
    find(p, name, strlen(name))->given = true;
}

void param_known_as(struct params *p, const char *name, const char *hash)
{
    find(p, name, strlen(name))->hash = hash;
}

void param_only_with(struct params *p, const char *name, bool holds, const char *otherwise, const char *with)
{
    if (holds)
        return;
    if (param_given(p, name))
        refuse(p->error, name, "value '%s'%s%s; legal: only with %s", param_text(p, name), otherwise ? " with " : "",
               otherwise ? otherwise : "", with);
    param_drop(p, name);
}

void param_needs(const struct params *p, const char *option, const char *name, bool holds, const char *legal)
{
    if (!holds)
        refuse(p->error, option, "value '%s' with %s=%s; legal: only with %s", param_text(p, option), name, param_text(p, name), legal);
}

static json_t *list_json(const struct param_value *v)
{
    int n = choice_count(v->param->choices);
    int64_t *list = xcalloc((size_t)n, sizeof *list);
    json_t *a = json_array();
    parse_list(v->param, v->text, list);
    for (int i = 0; i < n; i++)
        json_array_append_new(a, json_integer(list[i]));
    free(list);
    return a;
}

static json_t *value_json(const struct param_value *v)
{
    switch (v->param->kind) {
    case PARAM_ENUM: {
        int64_t number;
        return parse_decimal(v->text, &number) ? json_integer(number) : json_string(v->text);
    }
    case PARAM_NAME:
    case PARAM_TEXT:
        return json_string(v->text);
    case PARAM_FILE:
        return json_string(v->hash ? v->hash : v->text);
    case PARAM_AUTO_INT:
        return v->number == PARAM_AUTO ? json_string(v->text) : json_integer(v->number);
    case PARAM_LIST:
        return v->number == PARAM_AUTO ? json_string(v->text) : list_json(v);
    default:
        return json_integer(v->number);
    }
}

json_t *params_json(const struct params *p)
{
    json_t *o = json_object();
    for (int i = 0; i < p->count; i++) {
        const struct param_value *v = &p->values[i];
        if (!v->dropped)
            json_object_set_new(o, v->param->name, value_json(v));
    }
    return o;
}

char *params_command(const struct params *p, const char *(*file)(const void *of, const struct param_value *v), const void *of)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int i = 0; i < p->count; i++) {
        const struct param_value *v = &p->values[i];
        const char *kept = v->given && v->hash && file ? file(of, v) : NULL;
        if (v->given)
            buf_printf(&b, " %s=%s", v->param->name, kept ? kept : v->hash ? v->hash : v->text);
    }
    return b.s;
}

char *param_json_text(const json_t *j)
{
    struct buf b = {0};
    buf_puts(&b, "");
    if (json_is_array(j))
        for (size_t i = 0; i < json_array_size(j); i++)
            buf_printf(&b, "%s%lld", i ? "," : "", (long long)json_integer_value(json_array_get(j, i)));
    else if (json_is_integer(j))
        buf_printf(&b, "%lld", (long long)json_integer_value(j));
    else if (json_is_string(j))
        buf_puts(&b, json_string_value(j));
    return b.s;
}

char *params_canonical(const struct params *p, const char *const *without)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int i = 0; i < p->count; i++) {
        const struct param_value *v = &p->values[i];
        bool skip = v->dropped || is_one_of(v->param->name, without);
        json_t *j = value_json(v);
        char *text = param_json_text(j);
        if (!skip && strcmp(text, v->preset) != 0)
            buf_printf(&b, " %s=%s", v->param->name, text);
        json_decref(j);
        free(text);
    }
    return b.s;
}
