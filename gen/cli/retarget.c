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
#include "emit/manifest.h"
#include "golden/golden.h"

// A design in its folder, and the words that make it again with other files.
struct retarget {
    const char *out;
    json_t *manifest;
    const struct generator *generator;
    char **words;
    int count;
    const char **kept; // names of the arrays that stay
    int kept_count;
};

static const char *was(const struct retarget *r, const char *name)
{
    return json_string_value(json_object_get(json_object_get(r->manifest, "parameters"), name));
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
    if (!json_object_get(r->manifest, "part"))
        die(ST_USAGE, "%s: a design of %s whose base depends on its weights; legal: a design of hardwired with fabric=routed "
                      "or fabric=rom", r->out, generator);
}

// Parameters of the design that are not the default, but for those of its weights.
static void add_parameters(struct retarget *r)
{
    const char *name;
    json_t *value;
    const json_t *parameters = json_object_get(r->manifest, "parameters");
    r->words = xrealloc(r->words, ((size_t)r->count + json_object_size(parameters) + 1) * sizeof *r->words);
    json_object_foreach ((json_t *)parameters, name, value) {
        if (generator_is_of_weights(r->generator, name))
            continue;
        char *text = param_json_text(value);
        const struct param *p = param_named(r->generator->schema, name, strlen(name));
        const char *preset = p && p->preset ? p->preset : r->generator->name;
        if (strcmp(text, preset) != 0)
            r->words[r->count++] = xasprintf("%s=%s", name, text);
        free(text);
    }
}

static bool is_given(const struct retarget *r, int n, const char *name)
{
    size_t len = strlen(name);
    for (int i = 0; i < n; i++)
        if (strncmp(r->words[i], name, len) == 0 && r->words[i][len] == '=')
            return true;
    return false;
}

// Files that the design has and the user did not give anew are those in its folder.
static void add_kept(struct retarget *r, int given)
{
    for (const struct param *p = r->generator->schema; p->name; p++) {
        const char *value = is_file_of_weights(r->generator, p) ? was(r, p->name) : NULL;
        if (!value || strcmp(value, p->preset) == 0 || is_given(r, given, p->name))
            continue;
        r->words = xrealloc(r->words, ((size_t)r->count + 1) * sizeof *r->words);
        r->words[r->count++] = xasprintf("%s=%s/%s.npy", p->name, r->out, p->name);
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

// The user's words: files for what the design has files of, the weights among them.
static void check_words(const struct retarget *r, int n)
{
    const struct generator *g = r->generator;
    for (int i = 0; i < n; i++) {
        size_t len = strcspn(r->words[i], "=");
        const struct param *p = param_named(g->schema, r->words[i], len);
        if (!r->words[i][len] || !p || !(is_file_of_weights(g, p) || is_of_reading(g, p)))
            die_word(g, r->words[i]);
        if (is_of_reading(g, p))
            continue;
        if (strcmp(r->words[i] + len + 1, p->preset) == 0)
            die(ST_USAGE, "%s: value '%s'; legal: a file", p->name, p->preset);
        if (strcmp(p->name, "weights") != 0 && was(r, p->name) && strcmp(was(r, p->name), p->preset) == 0)
            die(ST_USAGE, "%s: value '%s'; legal: only for a design made with one, %s has none", p->name,
                r->words[i] + len + 1, r->out);
    }
    if (!is_given(r, n, "weights"))
        die(ST_USAGE, "retarget: weights=FILE.npy is missing");
}

// Weights packed two a byte: how many a row has is the design's.
static bool add_packed(struct retarget *r, int given)
{
    bool packed = false;
    for (int i = 0; i < given; i++)
        packed = packed || strcmp(r->words[i], "w_packed=1") == 0;
    if (packed) {
        r->words = xrealloc(r->words, ((size_t)r->count + 1) * sizeof *r->words);
        r->words[r->count++] = xasprintf("n_in=%lld", (long long)json_integer_value(
                                                           json_object_get(json_object_get(r->manifest, "derived"), "n_in")));
    }
    return packed;
}

// An array must have the shape of the one that it replaces.
static void check_shape(const struct retarget *r, const struct params *params, const char *name, bool packed)
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
    if (packed && strcmp(name, "weights") == 0)
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
    int given = r->count;
    check_words(r, given);
    add_parameters(r);
    add_kept(r, given);
    bool packed = add_packed(r, given);
    struct error e = {0};
    struct params params = params_parse(g->name, g->schema, r->words, r->count, &e);
    die_if_refused(&e);
    for (int i = 0; i < r->kept_count; i++)
        param_known_as(&params, r->kept[i], was(r, r->kept[i]));
    for (const struct param *p = g->schema; p->name; p++)
        if (is_file_of_weights(g, p) && is_given(r, given, p->name))
            check_shape(r, &params, p->name, packed);
    struct design *d = generator_build(g, params);
    die_if_refused(&e);
    return d;
}

int verb_retarget(const struct options *o)
{
    struct retarget r = {.out = o->words[0], .count = o->count - 1};
    r.words = xcalloc((size_t)o->count, sizeof *r.words);
    memcpy(r.words, o->words + 1, (size_t)r.count * sizeof *r.words);
    load(&r);
    struct design *d = design_anew(&r);
    const char *core = strrchr(json_text(r.manifest, "core"), ':');
    if (core && is_core_version(core + 1))
        d->core_version = core + 1;
    design_rewrite(d, r.out);
    if (option_given(o, "--json"))
        print_json(design_manifest(d));
    else if (!is_quiet())
        printf("%s/%s_%s.v: %s\n", r.out, d->top, d->part, d->summary);
    json_decref(r.manifest);
    return ST_OK;
}
