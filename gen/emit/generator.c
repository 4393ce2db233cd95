// SPDX-License-Identifier: Apache-2.0
// Implementation of emit/generator.h.
#include "emit/generator.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/util.h"

const struct generator *const *generators;

bool is_parameter_of_any(const char *name, size_t len)
{
    for (int i = 0; generators[i]; i++)
        if (param_named(generators[i]->schema, name, len))
            return true;
    return false;
}

const struct generator *generator_find(const char *name, struct error *e)
{
    const char *names[64] = {0};
    int n = 0;
    for (; generators[n]; n++) {
        if (strcmp(generators[n]->name, name) == 0)
            return generators[n];
        names[n] = generators[n]->name;
    }
    refuse_name(e, "unknown generator", name, names, n);
    return NULL;
}

bool generator_is_of_weights(const struct generator *g, const char *name)
{
    return g->of_weights && is_one_of(name, g->of_weights);
}

struct design *generator_design(const struct generator *g, char *const *words, int n, struct error *e)
{
    return generator_build(g, params_parse(g->name, g->schema, words, n, e));
}

// The defaults for what the design is made for.
static void take_preset(const struct generator *g, struct params *p)
{
    bool fpga = param_is(p, "for", "fpga");
    for (const char *const *word = g->fpga; *word && fpga; word++)
        param_preset(p, *word);
    if (!fpga)
        param_spent(p, "for");
}

// The design's own second file, in front of those of the designs inside.
static void settle_part(struct design *d)
{
    if (!d->part)
        return;
    const char *stem = xasprintf("%s_%s", d->top, d->part);
    for (int i = 0; i < d->module_count; i++)
        if (d->modules[i]->second_file && !d->modules[i]->stem)
            d->modules[i]->stem = stem;
    design_part(d, stem, d->part_doc);
}

struct design *generator_build(const struct generator *g, struct params params)
{
    struct error *e = params.error;
    if (is_refused(e)) {
        params_free(&params);
        return NULL;
    }
    if (g->fpga)
        take_preset(g, &params);
    struct design *d = xcalloc(1, sizeof *d);
    d->generator = g->name;
    d->params = params;
    d->top = param_text(&d->params, "top");
    d->core_version = "1.0.0";
    d->derived = json_object();
    design_view(d, "structural");
    char *name = xasprintf("%s/%s", g->name, g->name);
    d->template_text = template_text(name);
    free(name);
    g->build(d);
    params_check_text(&d->params);
    if (!is_refused(e))
        settle_part(d);
    if (!is_refused(e))
        design_check_top(d);
    if (!is_refused(e))
        return d;
    design_free(d);
    return NULL;
}
