// SPDX-License-Identifier: Apache-2.0
// Generators with designs inside: their schemas, put together from those of what is inside.
#include <stdlib.h>
#include <string.h>

#include "emit/generator.h"

// A list of pointers, NULL at the end.
struct words {
    const char **list;
    int count;
};

static void add_word(struct words *w, const char *word)
{
    w->list = xrealloc(w->list, (size_t)(w->count + 2) * sizeof *w->list);
    w->list[w->count++] = word;
    w->list[w->count] = NULL;
}

static void add_words(struct words *w, const char *const *list)
{
    for (; list && *list; list++)
        add_word(w, *list);
}

// Whether the whole offers the parameter of the design inside that begins the word.
static bool is_offered(const struct inside *in, const char *word)
{
    size_t n = strcspn(word, "=");
    for (const char *const *s = in->set; *s; s++)
        if (strlen(*s) == n && strncmp(*s, word, n) == 0)
            return false;
    return true;
}

// The words that are of parameters offered, under their names in the whole.
static void add_offered(struct words *w, const struct inside *in, const char *const *list)
{
    for (; list && *list; list++)
        if (is_offered(in, *list))
            add_word(w, xasprintf("%s.%s", in->instance, *list));
}

static int row_count(const struct param *schema)
{
    int n = 0;
    while (schema[n].name)
        n++;
    return n;
}

static struct param *whole_schema(const struct generator *g, const struct generator *const *of)
{
    int n = row_count(g->schema), most = n + 1;
    for (int i = 0; g->inside[i].instance; i++)
        most += row_count(of[i]->schema);
    struct param *rows = xcalloc((size_t)most, sizeof *rows);
    memcpy(rows, g->schema, (size_t)n * sizeof *rows);
    for (int i = 0; g->inside[i].instance; i++)
        for (const struct param *p = of[i]->schema; p->name; p++)
            if (is_offered(&g->inside[i], p->name)) {
                rows[n] = *p;
                rows[n++].name = xasprintf("%s.%s", g->inside[i].instance, p->name);
            }
    return rows;
}

// Values to try, the parameters in them under their names in the whole.
static char *sample_values(const struct inside *in, const struct generator *of, const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    struct buf b = {0};
    for (const char *s = text; *s;) {
        size_t n = strspn(s, letters);
        bool value = s > text && (s[-1] == '=' || s[-1] == '.');
        if (n && !value && param_named(of->schema, s, n))
            buf_printf(&b, "%s.", in->instance);
        buf_add(&b, s, n ? n : 1);
        s += n ? n : 1;
    }
    return b.s;
}

static bool has_sample(const struct sample *list, const char *name)
{
    for (; list && list->param; list++)
        if (strcmp(list->param, name) == 0)
            return true;
    return false;
}

static struct sample *whole_samples(const struct generator *g, const struct generator *const *of)
{
    struct sample *list = NULL;
    size_t n = 0;
    for (const struct sample *s = g->samples; s && s->param; s++) {
        list = xrealloc(list, (n + 1) * sizeof *list);
        list[n++] = *s;
    }
    for (int i = 0; g->inside[i].instance; i++)
        for (const struct sample *s = of[i]->samples; s && s->param; s++) {
            char *name = xasprintf("%s.%s", g->inside[i].instance, s->param);
            if (!is_offered(&g->inside[i], s->param) || has_sample(g->samples, name)) {
                free(name);
                continue;
            }
            list = xrealloc(list, (n + 1) * sizeof *list);
            list[n++] = (struct sample){name, sample_values(&g->inside[i], of[i], s->values)};
        }
    list = xrealloc(list, (n + 1) * sizeof *list);
    list[n] = (struct sample){0};
    return list;
}

static const struct generator *called(const struct generator *const *all, const char *name)
{
    for (; *all; all++)
        if (strcmp((*all)->name, name) == 0)
            return *all;
    die(ST_TOOL, "no generator '%s' for a design inside", name);
}

static const struct generator *whole(const struct generator *g, const struct generator *const *all)
{
    int n = 0;
    while (g->inside[n].instance)
        n++;
    const struct generator **of = xcalloc((size_t)n + 1, sizeof *of);
    struct words weights = {0}, fpga = {0};
    add_words(&weights, g->of_weights);
    add_words(&fpga, g->fpga);
    for (int i = 0; i < n; i++) {
        of[i] = called(all, g->inside[i].generator);
        add_offered(&weights, &g->inside[i], of[i]->of_weights);
        if (g->fpga)
            add_offered(&fpga, &g->inside[i], of[i]->fpga);
    }
    struct generator *w = xcalloc(1, sizeof *w);
    *w = *g;
    w->schema = whole_schema(g, of);
    w->samples = whole_samples(g, of);
    w->of_weights = weights.list;
    if (fpga.list)
        w->fpga = fpga.list;
    free(of);
    return w;
}

const struct generator *const *generators_whole(const struct generator *const *all)
{
    int n = 0;
    while (all[n])
        n++;
    const struct generator **list = xcalloc((size_t)n + 1, sizeof *list);
    for (int i = 0; i < n; i++)
        list[i] = all[i]->inside ? whole(all[i], all) : all[i];
    return list;
}
