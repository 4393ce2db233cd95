// SPDX-License-Identifier: Apache-2.0
// The verb retarget: other weights for a design whose base does not depend on them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/output.h"
#include "base/proc.h"
#include "cli/verbs.h"
#include "emit/generator.h"
#include "emit/instance.h"
#include "emit/manifest.h"
#include "golden/golden.h"

// A design in its folder, and the words that make it again with other files.
struct retarget {
    const char *out;
    json_t *manifest;
    const struct generator *generator;
    char **words;
    int count, given; // words; of the user's
    const char **kept; // names of the arrays that stay
    int kept_count;
};

static const char *was(const struct retarget *r, const char *name)
{
    return json_string_value(json_object_get(json_object_get(r->manifest, "parameters"), name));
}

// Of a parameter's name what says whose it is, "INSTANCE." or nothing, in characters.
static int place_length(const char *name)
{
    const char *end = name + strcspn(name, "="), *dot = end;
    while (dot > name && dot[-1] != '.')
        dot--;
    return (int)(dot - name);
}

// The parameter's name in its own generator.
static const char *own_name(const char *name)
{
    return name + place_length(name);
}

// The manifest's facts of the design whose parameter it is, which is the design itself or one in it.
static const json_t *facts_of(const struct retarget *r, const char *name)
{
    const json_t *facts = r->manifest;
    for (const char *end = own_name(name); facts && name < end; name += strcspn(name, ".") + 1) {
        const json_t *list = json_object_get(facts, "instances"), *inside;
        size_t i, n = strcspn(name, ".");
        facts = NULL;
        json_array_foreach (list, i, inside)
            if (strncmp(json_text(inside, "instance"), name, n) == 0 && !json_text(inside, "instance")[n])
                facts = inside;
    }
    return facts;
}

static bool has_part(const json_t *facts)
{
    size_t i;
    json_t *inside;
    bool has = json_object_get(facts, "part");
    json_array_foreach (json_object_get(facts, "instances"), i, inside)
        has = has || has_part(inside);
    return has;
}

static bool is_file_of_weights(const struct generator *g, const struct param *p)
{
    return p->kind == PARAM_FILE && generator_is_of_weights(g, p->name);
}

// One that says how the file of the weights is to be read.
static bool is_of_reading(const struct generator *g, const struct param *p)
{
    return p->kind == PARAM_BOOL && generator_is_of_weights(g, p->name);
}

static void load(struct retarget *r)
{
    r->manifest = manifest_read(r->out);
    const char *generator = json_text(r->manifest, "generator");
    struct error e = {0};
    r->generator = generator_find(generator, &e);
    die_if_refused(&e);
    if (!r->generator->of_weights)
        die(ST_USAGE, "%s: a design of %s has no weights in it: it is sent them while it runs; legal: a design of hardwired with "
                      "fabric=routed or fabric=rom", r->out, generator);
    if (!has_part(r->manifest))
        die(ST_USAGE, "%s: a design of %s whose base depends on its weights; legal: a design of hardwired with fabric=routed "
                      "or fabric=rom", r->out, generator);
}

static void add_word(struct retarget *r, char *word)
{
    r->words = xrealloc(r->words, ((size_t)r->count + 1) * sizeof *r->words);
    r->words[r->count++] = word;
}

static bool is_given(const struct retarget *r, const char *name)
{
    size_t len = strlen(name);
    for (int i = 0; i < r->given; i++)
        if (strncmp(r->words[i], name, len) == 0 && r->words[i][len] == '=')
            return true;
    return false;
}

// Whether the user gives something anew where the parameter is.
static bool is_place_given(const struct retarget *r, const char *name)
{
    int n = place_length(name);
    for (int i = 0; i < r->given; i++)
        if (place_length(r->words[i]) == n && strncmp(r->words[i], name, (size_t)n) == 0)
            return true;
    return false;
}

// Parameters of the design that are not the default, but for those that the new weights bring along and the files.
static void add_parameters(struct retarget *r)
{
    const char *name;
    json_t *value;
    json_object_foreach (json_object_get(r->manifest, "parameters"), name, value) {
        const struct param *p = param_named(r->generator->schema, name, strlen(name));
        if (generator_is_of_weights(r->generator, name) && (is_place_given(r, name) || (p && is_file_of_weights(r->generator, p))))
            continue;
        char *text = param_json_text(value);
        const char *preset = p && p->preset ? p->preset : r->generator->name;
        if (strcmp(text, preset) != 0)
            add_word(r, xasprintf("%s=%s", name, text));
        free(text);
    }
}

static bool has_file(const struct retarget *r, const char *name)
{
    char *file = xasprintf("%s.npy", name);
    size_t i;
    json_t *v;
    bool has = false;
    json_array_foreach (json_object_get(r->manifest, "files"), i, v)
        has = has || (json_is_string(v) && strcmp(json_string_value(v), file) == 0);
    free(file);
    return has;
}

// Files that the design has and the user did not give anew are those in its folder: where he gives other weights all of them, else
// those that it was made from.
static void add_kept(struct retarget *r)
{
    for (const struct param *p = r->generator->schema; p->name; p++) {
        const char *value = is_file_of_weights(r->generator, p) ? was(r, p->name) : NULL;
        bool is_file = value && strcmp(value, p->preset) != 0, anew = is_place_given(r, p->name);
        if (!value || is_given(r, p->name) || !(is_file || (anew && has_file(r, p->name))))
            continue;
        add_word(r, xasprintf("%s=%s/%s.npy", p->name, r->out, p->name));
        if (!is_file)
            continue;
        r->kept = xrealloc(r->kept, ((size_t)r->kept_count + 1) * sizeof *r->kept);
        r->kept[r->kept_count++] = p->name;
    }
}

_Noreturn static void die_word(const struct generator *g, const char *word)
{
    struct buf legal = {0};
    for (const struct param *p = g->schema; p->name; p++)
        if (is_file_of_weights(g, p))
            buf_printf(&legal, "%s%s=FILE.npy", legal.len ? ", " : "", p->name);
        else if (is_of_reading(g, p))
            buf_printf(&legal, ", %s=1", p->name);
    die(ST_USAGE, "retarget: unknown word '%s'; legal: %s", word, legal.s);
}

// A file for one that the design has, where the design has its weights in a file of Verilog.
static void check_file(const struct retarget *r, const struct param *p, const char *file)
{
    int n = place_length(p->name);
    const json_t *facts = facts_of(r, p->name);
    if (!facts || !json_object_get(facts, "part"))
        die(ST_USAGE, "%s: value '%s'; legal: only with fabric=routed or fabric=rom, the base of %.*s depends on its weights", p->name, file,
            n - (n > 0), p->name);
    if (strcmp(file, p->preset) == 0)
        die(ST_USAGE, "%s: value '%s'; legal: a file", p->name, p->preset);
    if (strcmp(own_name(p->name), "weights") != 0 && was(r, p->name) && !has_file(r, p->name))
        die(ST_USAGE, "%s: value '%s'; legal: only for a design made with one, %s has none", p->name, file, r->out);
}

// The user's words: files for what the design has files of, the weights among them.
static void check_words(const struct retarget *r)
{
    const struct generator *g = r->generator;
    for (int i = 0; i < r->given; i++) {
        size_t len = strcspn(r->words[i], "=");
        const struct param *p = param_named(g->schema, r->words[i], len);
        if (!r->words[i][len] || !p || !(is_file_of_weights(g, p) || is_of_reading(g, p)))
            die_word(g, r->words[i]);
        if (!is_of_reading(g, p))
            check_file(r, p, r->words[i] + len + 1);
    }
    for (const struct param *p = g->schema; p->name; p++)
        if (strcmp(own_name(p->name), "weights") == 0 && !is_given(r, p->name) && (r->given == 0 || is_place_given(r, p->name)))
            die(ST_USAGE, "retarget: %s=FILE.npy is missing", p->name);
}

// Whether the weights where the parameter is are given packed, two a byte.
static bool is_packed(const struct retarget *r, const char *name)
{
    char *word = xasprintf("%.*sw_packed=1", place_length(name), name);
    bool packed = false;
    for (int i = 0; i < r->given; i++)
        packed = packed || strcmp(r->words[i], word) == 0;
    free(word);
    return packed;
}

// Weights packed two a byte: how many a row has is the design's.
static void add_packed(struct retarget *r)
{
    for (const struct param *p = r->generator->schema; p->name; p++)
        if (strcmp(own_name(p->name), "n_in") == 0 && is_packed(r, p->name))
            add_word(r, xasprintf("%s=%lld", p->name, (long long)json_integer_value(
                                                          json_object_get(json_object_get(facts_of(r, p->name), "derived"), "n_in"))));
}

// An array must have the shape of the one that it replaces.
static void check_shape(const struct retarget *r, const struct params *params, const char *name)
{
    char *old_path = xasprintf("%s/%s.npy", r->out, name), was_shape[96], is_shape[96];
    const char *path = param_text(params, name);
    struct npy old, new;
    char *err = npy_read(old_path, &old);
    if (err)
        die(ST_USAGE, "%s", err);
    err = npy_read(path, &new);
    if (err)
        die(ST_USAGE, "%s: %s", name, err);
    if (is_packed(r, name) && strcmp(own_name(name), "weights") == 0)
        old.shape[1] = (old.shape[1] + 1) / 2;
    npy_shape(&old, was_shape);
    npy_shape(&new, is_shape);
    if (strcmp(was_shape, is_shape) != 0)
        die(ST_USAGE, "%s: %s: shape %s; legal: %s, as %s has", name, path, is_shape, was_shape, r->out);
    npy_free(&old);
    npy_free(&new);
    free(old_path);
}

static struct design *design_anew(struct retarget *r)
{
    const struct generator *g = r->generator;
    check_words(r);
    add_parameters(r);
    add_kept(r);
    add_packed(r);
    struct error e = {0};
    struct params params = params_parse(g->name, g->schema, r->words, r->count, &e);
    die_if_refused(&e);
    for (int i = 0; i < r->kept_count; i++)
        param_known_as(&params, r->kept[i], was(r, r->kept[i]));
    for (const struct param *p = g->schema; p->name; p++)
        if (is_file_of_weights(g, p) && is_given(r, p->name))
            check_shape(r, &params, p->name);
    struct design *d = generator_build(g, params);
    die_if_refused(&e);
    return d;
}

// Visits the designs whose file of weights is another one now: prints each, or adds its instance to the list.
static void changed(const struct retarget *r, const struct design *d, const char *path, json_t *list)
{
    char *name = xasprintf("%sweights", path);
    if (d->part && is_given(r, name)) {
        if (list)
            json_array_append_new(list, json_stringn(path, strlen(path) - 1));
        else
            printf("%s/%s_%s.v: %s\n", r->out, d->top, d->part, d->summary);
    }
    for (int i = 0; i < d->instance_count; i++) {
        char *below = xasprintf("%s%s.", path, d->instances[i].name);
        changed(r, d->instances[i].design, below, list);
        free(below);
    }
    free(name);
}

static void print_result(const struct retarget *r, const struct design *d, bool json)
{
    if (!json) {
        changed(r, d, "", NULL);
        return;
    }
    json_t *m = design_manifest(d);
    if (d->instance_count) {
        json_t *list = json_array();
        changed(r, d, "", list);
        json_object_set_new(m, "retargeted", list);
    }
    print_json(m);
}

int verb_retarget(const struct options *o)
{
    struct retarget r = {.out = o->words[0], .count = o->count - 1, .given = o->count - 1};
    r.words = xcalloc((size_t)o->count, sizeof *r.words);
    memcpy(r.words, o->words + 1, (size_t)r.count * sizeof *r.words);
    load(&r);
    struct design *d = design_anew(&r);
    const char *core = strrchr(json_text(r.manifest, "core"), ':');
    if (core && is_core_version(core + 1))
        d->core_version = core + 1;
    design_predict(d);
    design_rewrite(d, r.out);
    bool json = option_given(o, "--json");
    if (json || !is_quiet())
        print_result(&r, d, json);
    json_decref(r.manifest);
    return ST_OK;
}
