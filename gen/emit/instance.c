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
        bool skip = !v->given;
        for (const char *const *s = without; *s; s++)
            skip = skip || strcmp(v->param->name, *s) == 0;
        if (!skip)
            words[(*n)++] = xasprintf("%s=%s", v->param->name, v->text);
    }
    return words;
}

// The child's refusal as the parent's: "core.rows: value '0'; legal: 1..256".
static void refuse_child(struct design *parent, const char *name, const struct error *e)
{
    if (e->parameter)
        refuse(parent->params.error, NULL, "%s.%s", name, e->text);
    else
        refuse(parent->params.error, NULL, "%s: %s", name, e->text);
}

static struct module *module_called(const struct design *d, const char *name)
{
    for (int i = 0; i < d->module_count; i++)
        if (strcmp(d->modules[i]->name, name) == 0)
            return d->modules[i];
    return NULL;
}

// The child's modules become the parent's. A hand-written one is its once, under its own name.
static void adopt_modules(struct design *parent, struct design *child)
{
    for (int i = 0; i < child->module_count; i++) {
        struct module *m = child->modules[i];
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
    for (int i = 0; i < child->part_count; i++)
        design_part(parent, child->parts[i].stem, child->parts[i].doc);
}

// The design of the instance: an equal one's, or a new one under `parent`.
static struct design *child_design(struct design *parent, const char *name, const struct generator *g, struct params params,
                                   const char *key, bool *is_new)
{
    for (int i = 0; i < parent->instance_count; i++)
        if (strcmp(parent->instances[i].key, key) == 0) {
            params_free(&params);
            *is_new = false;
            return parent->instances[i].design;
        }
    *is_new = true;
    param_take(&params, "top", xasprintf("%s_%s", parent->top, name));
    struct design *child = generator_build(g, params);
    if (child) {
        adopt_modules(parent, child);
        adopt_files(parent, name, child);
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
    char **kept = xcalloc((size_t)n + 1, sizeof *kept); // parameters point into them
    for (int i = 0; i < n; i++)
        kept[i] = xstrdup(words[i]);
    if (g)
        params = params_parse(g->name, g->schema, kept, n, &e);
    free(kept);
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
