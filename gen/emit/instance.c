// SPDX-License-Identifier: Apache-2.0
// Implementation of emit/instance.h: the tree of designs.
#include "emit/instance.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "emit/generator.h"

char **given_words(const struct params *p, const char *const *without, int *n)
{
    char **words = xcalloc((size_t)p->count + 1, sizeof *words);
    *n = 0;
    for (int i = 0; i < p->count; i++) {
        const struct param_value *v = &p->values[i];
        if (v->given && !is_one_of(v->param->name, without))
            words[(*n)++] = xasprintf("%s=%s", v->param->name, v->text);
    }
    return words;
}

// The child's refusal as the parent's: "core.rows: value '0'; legal: 1..256".
static void refuse_child(struct design *parent, const char *name, const struct error *e)
{
    size_t own = e->parameter ? strlen(e->parameter) + 2 : 0;
    if (own)
        refuse(parent->params.error, xasprintf("%s.%s", name, e->parameter), "%s", e->text + own);
    else
        refuse(parent->params.error, NULL, "%s: %s", name, e->text);
}

// A module of the child's own must have its own name in bodies: gw_ would be renamed for the outermost top.
static void check_own_names(const struct design *child, const char *body)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    for (const char *s = body; (s = strstr(s, " gw_")); s += 4) {
        char *name = xasprintf("%s_%.*s", child->top, (int)strspn(s + 4, letters), s + 4);
        const struct module *m = module_called(child, name);
        if (m && !m->header)
            die(ST_TOOL, "%s: its own module stands in a body as gw_%s", name, name + strlen(child->top) + 1);
        free(name);
    }
}

// The child's modules become the parent's. A hand-written one is its once, under its own name.
static void adopt_modules(struct design *parent, struct design *child)
{
    for (int i = 0; i < child->module_count; i++) {
        struct module *m = child->modules[i];
        check_own_names(child, m->body);
        if (m->header) {
            char *name = xasprintf("%s%s", parent->top, m->name + strlen(child->top));
            bool known = module_called(parent, name) != NULL;
            free(m->name);
            m->name = name;
            if (known)
                continue; // the child's own stays without a user
        }
        parent->modules = xrealloc(parent->modules, (size_t)(parent->module_count + 1) * sizeof(struct module *));
        parent->modules[parent->module_count++] = m;
        m->users++;
    }
}

// Files that the child keeps, under names that say whose they are.
static void adopt_files(struct design *parent, const char *name, const struct design *child)
{
    for (int i = 0; i < child->array_count; i++) {
        struct kept_array a = child->arrays[i];
        a.name = xasprintf("%s.%s", name, a.name);
        design_keep_array(parent, a);
    }
    for (int i = 0; i < child->kept_count; i++)
        design_keep_file(parent, child->kept[i].path, xasprintf("%s.%s", name, child->kept[i].name));
}

// The child's further Verilog files become the parent's, the child's command in them.
static void adopt_parts(struct design *parent, const struct design *child)
{
    for (int i = 0; i < child->part_count; i++) {
        const struct part_file *p = &child->parts[i];
        design_part(parent, p->stem, p->doc);
        if (p->command) {
            parent->parts[parent->part_count - 1].command = p->command;
            continue;
        }
        char *words = params_canonical(&child->params, (const char *const[]){NULL});
        parent->parts[parent->part_count - 1].command = xasprintf("%s%s", child->generator, words);
        free(words);
    }
}

// The design of the instance: an equal one's, or a new one under `parent`. One with files of its own stays by itself, so that
// `retarget` can change it alone.
static struct design *child_design(struct design *parent, const char *name, const struct generator *g, struct params params,
                                   const char *key, bool *is_new)
{
    for (int i = 0; i < parent->instance_count; i++)
        if (strcmp(parent->instances[i].key, key) == 0 && parent->instances[i].design->part_count == 0) {
            params_free(&params);
            adopt_files(parent, name, parent->instances[i].design);
            *is_new = false;
            return parent->instances[i].design;
        }
    *is_new = true;
    param_take(&params, "top", xasprintf("%s_%s", parent->top, name));
    struct design *child = generator_build(g, params);
    if (child) {
        adopt_modules(parent, child);
        adopt_files(parent, name, child);
        adopt_parts(parent, child);
        for (int i = 0; i < child->view_count; i++) // what does not offer a view stays as it is in it
            design_view(parent, child->views[i]);
    }
    return child;
}

struct instance *design_instance(struct design *parent, const char *name, const char *generator, char *const *words, int n)
{
    struct error e = {0};
    const struct generator *g = generator_find(generator, &e);
    struct params params = {.error = &e};
    if (g)
        params = params_parse(g->name, g->schema, words, n, &e);
    if (is_refused(&e)) {
        params_free(&params);
        refuse_child(parent, name, &e);
        return NULL;
    }
    char *canonical = params_canonical(&params, (const char *const[]){"top", NULL}), *key = xasprintf("%s%s", generator, canonical);
    free(canonical);
    bool is_new;
    struct design *child = child_design(parent, name, g, params, key, &is_new);
    if (!child) {
        refuse_child(parent, name, &e);
        free(key);
        return NULL;
    }
    child->params.error = parent->params.error;
    parent->instances = xrealloc(parent->instances, (size_t)(parent->instance_count + 1) * sizeof *parent->instances);
    struct instance *i = &parent->instances[parent->instance_count++];
    *i = (struct instance){name, child, key, is_new};
    return i;
}

// The rest of a parameter's name behind "NAME.", or NULL.
static const char *name_inside(const char *parameter, const char *name)
{
    size_t n = strlen(name);
    return strncmp(parameter, name, n) == 0 && parameter[n] == '.' ? parameter + n + 1 : NULL;
}

// What the child's parameters have come to is so in the parent's too.
static void take_settled(struct design *parent, const char *name, const struct design *child)
{
    for (int i = 0; i < parent->params.count; i++) {
        struct param_value *v = &parent->params.values[i];
        const struct param *row = v->param;
        const char *own = name_inside(row->name, name);
        if (!own)
            continue;
        *v = *param_value_of(&child->params, own);
        v->param = row;
    }
}

struct instance *design_inside(struct design *parent, const char *name, char *const *set, int n)
{
    struct error e = {0};
    const struct inside *in = generator_find(parent->generator, &e)->inside;
    while (strcmp(in->instance, name) != 0)
        in++;
    char **words = xcalloc((size_t)(parent->params.count + n) + 1, sizeof *words);
    int count = 0;
    for (int i = 0; i < n; i++)
        words[count++] = set[i];
    for (int i = 0; i < parent->params.count; i++) {
        const struct param_value *v = &parent->params.values[i];
        const char *own = name_inside(v->param->name, name);
        if (own && v->given)
            words[count++] = xasprintf("%s=%s", own, v->text);
    }
    struct instance *made = design_instance(parent, name, in->generator, words, count);
    if (made)
        take_settled(parent, name, made->design);
    free(words);
    return made;
}

// Adds the words " NAME=VALUE ..." of a design inside that are parameters of the parent's too.
static void add_offered(struct buf *b, const struct design *d, const char *name, const char *words)
{
    while (*words) {
        words += *words == ' ';
        size_t n = strcspn(words, " ");
        for (int i = 0; i < d->params.count; i++) {
            const char *own = name_inside(d->params.values[i].param->name, name);
            if (own && strncmp(words, own, strlen(own)) == 0 && words[strlen(own)] == '=')
                buf_printf(b, " %s.%.*s", name, (int)n, words);
        }
        words += n;
    }
}

char *instances_command(const struct design *d)
{
    struct buf b = {0};
    bool parts = false;
    const char **inside = xcalloc((size_t)d->params.count + 1, sizeof *inside);
    int n = 0;
    for (int i = 0; i < d->params.count; i++)
        if (strchr(d->params.values[i].param->name, '.'))
            inside[n++] = d->params.values[i].param->name;
    char *own = params_canonical(&d->params, inside);
    buf_puts(&b, own);
    for (int i = 0; i < d->instance_count; i++) {
        const struct design *c = d->instances[i].design;
        char *words = c->command ? xstrdup(c->command) : params_canonical(&c->params, (const char *const[]){NULL});
        add_offered(&b, d, d->instances[i].name, words);
        parts = parts || c->part_count > 0;
        free(words);
    }
    free(own);
    free(inside);
    if (parts)
        return b.s;
    free(b.s);
    return NULL;
}
