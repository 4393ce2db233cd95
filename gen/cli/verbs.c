// SPDX-License-Identifier: Apache-2.0
// The verbs list, describe and gen.
#include "base/output.h"
#include "cli/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/option.h"
#include "base/proc.h"
#include "base/replace.h"
#include "base/text.h"
#include "emit/generator.h"
#include "emit/manifest.h"

int verb_list(const struct options *o)
{
    bool json = option_given(o, "--json");
    json_t *list = json_array();
    for (int i = 0; generators[i]; i++) {
        if (!json)
            printf("%-12s %s\n", generators[i]->name, generators[i]->summary);
        json_array_append_new(list, json_pack("{s:s, s:s}", "name", generators[i]->name, "summary",
                                              generators[i]->summary));
    }
    if (json)
        print_json(json_pack("{s:o}", "generators", list));
    else
        json_decref(list);
    return ST_OK;
}

// The texts that `separator` parts, without the spaces around them.
static json_t *texts_json(const char *s, char separator)
{
    json_t *list = json_array();
    const char cut[] = {separator, 0};
    for (; *s; s += strcspn(s, cut) + (s[strcspn(s, cut)] == separator)) {
        s += strspn(s, " ");
        size_t n = strcspn(s, cut);
        if (n)
            json_array_append_new(list, json_stringn(s, n));
    }
    return list;
}

// What a schema says of values to try: choices, a list's elements, samples and the largest one to simulate.
static void add_values_to_try(json_t *o, const struct generator *g, const struct param *p)
{
    if (p->kind == PARAM_ENUM)
        json_object_set_new(o, "choices", texts_json(p->choices, '|'));
    if (p->kind == PARAM_LIST)
        json_object_set_new(o, "elements", texts_json(p->choices, '|'));
    for (const struct sample *s = g->samples; s && s->param; s++) {
        if (strcmp(s->param, p->name) != 0)
            continue;
        bool limit = strncmp(s->values, "..", 2) == 0, follows = strncmp(s->values, "follows;", 8) == 0;
        if (limit)
            json_object_set_new(o, "simulated", json_integer(strtoll(s->values + 2, NULL, 10)));
        if (follows)
            json_object_set_new(o, "follows", json_true());
        json_object_set_new(o, "samples", texts_json(s->values + (limit || follows ? strcspn(s->values, ";") : 0), ';'));
    }
}

enum { DESCRIBED_AT = 24 }; // column of what a parameter does

static json_t *describe_json(const struct generator *g, const struct design *d)
{
    static const char *const kinds[] = {"integer", "auto or integer", "boolean", "choice", "name", "list", "file", "text"};
    json_t *params = json_array();
    for (const struct param *p = g->schema; p->name; p++) {
        char *legal = param_legal(p);
        json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s}", "name", p->name, "kind", kinds[p->kind], "default",
                              p->preset ? p->preset : g->name, "legal", legal, "doc", p->doc);
        if (p->kind == PARAM_INT || p->kind == PARAM_AUTO_INT || p->kind == PARAM_BOOL) {
            json_object_set_new(o, "min", json_integer(p->min));
            json_object_set_new(o, "max", json_integer(p->max));
        }
        add_values_to_try(o, g, p);
        json_array_append_new(params, o);
        free(legal);
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "name", g->name, "summary", g->summary, "about", g->about,
                     "parameters", params, "ports", ports_json(d->modules[0]), "arrays", arrays_json(d), "sizes", sizes_json(d));
}

static void describe_parameters(struct buf *b, const struct generator *g)
{
    buf_puts(b, "\nparameters, with their defaults:\n");
    for (const struct param *p = g->schema; p->name; p++) {
        char *legal = param_legal(p), *term = xasprintf("%s=%s", p->name, p->preset ? p->preset : g->name);
        char *text = xasprintf("%s; legal: %s", p->doc, p->kind == PARAM_NAME ? "an identifier" : legal);
        text_entry(b, term, text, DESCRIBED_AT);
        free(text);
        free(term);
        free(legal);
    }
}

static void describe_ports(struct buf *b, const struct module *top)
{
    int longest = 0;
    for (int i = 0; i < top->port_count; i++)
        longest = (int)strlen(top->ports[i].name) > longest ? (int)strlen(top->ports[i].name) : longest;
    buf_puts(b, "\nports of the default design:\n");
    for (int i = 0; i < top->port_count; i++) {
        const struct port *p = &top->ports[i];
        buf_printf(b, "  %-3s %-*s %5d bit%s  ", p->dir == PORT_IN ? "in" : "out", longest, p->name, p->width, p->width == 1 ? " " : "s");
        text_wrap(b, p->doc, longest + 19, longest + 19);
    }
}

static void describe_cycles(struct buf *b, const struct design *d)
{
    char *cycles = xasprintf("cycles: %s, %s", d->cycles, d->cycles_doc), *latency;
    buf_puts(b, "\n");
    text_wrap(b, cycles, 0, 2);
    for (int i = 0; i < d->term_count; i++)
        buf_printf(b, "  %s = %s\n", d->terms[i].name, d->terms[i].formula);
    latency = xasprintf("  latency = %s (%lld here)", d->latency_doc, (long long)d->latency);
    buf_puts(b, "  ");
    text_wrap(b, latency + 2, 2, 4);
    free(cycles);
    free(latency);
}

static void describe_text(const struct generator *g, const struct design *d)
{
    struct buf b = {0};
    char *title = xasprintf("%s: %s", g->name, g->summary);
    text_wrap(&b, title, 0, 2);
    buf_puts(&b, "\n");
    text_wrap(&b, g->about, 0, 0);
    describe_parameters(&b, g);
    describe_ports(&b, d->modules[0]);
    arrays_print(&b, d);
    describe_cycles(&b, d);
    fputs(b.s, stdout);
    free(title);
    free(b.s);
}

int verb_describe(const struct options *o)
{
    struct error e = {0};
    const struct generator *g = generator_find(o->words[0], &e);
    die_if_refused(&e);
    struct design *d = generator_design(g, NULL, 0, &e);
    die_if_refused(&e);
    if (option_given(o, "--json"))
        print_json(describe_json(g, d));
    else
        describe_text(g, d);
    return ST_OK;
}

enum { BENCH_CLOCKS = 500 };

// The name of another design that is in OUT, allocated, or NULL; dies where it is another generator's, unless `force`.
static char *top_replaced(const struct design *d, const char *out, bool force)
{
    char *path = path_in(out, "manifest.json");
    json_t *old = json_read_file(path, &(json_error_t){0});
    const char *generator = json_string_value(json_object_get(old, "generator")), *top = json_string_value(json_object_get(old, "top"));
    if (generator && strcmp(generator, d->generator) != 0 && !force)
        die(ST_USAGE, "%s: holds a design of %s; legal: another folder, or --force to replace it", out, generator);
    char *other = top && strcmp(top, d->top) != 0 ? xstrdup(top) : NULL;
    json_decref(old);
    free(path);
    return other;
}

// A testbench of so many clocks, of the design written to a folder beside `out`, which is to be removed. Allocated.
static char *record_bench(const struct design *d, const char *out, int64_t clocks)
{
    char *plain = without_slashes(out), *place = xasprintf("%s_bench", plain); // as `out` has temporaries of its own
    char *folder = temporary_beside(place), *design = path_in(folder, "design"), *log = path_in(folder, "log");
    char *name = xasprintf("%s_tb.v", d->top), *bench = path_in(folder, name), *cycles = xasprintf("%lld", (long long)clocks);
    at_death_remove(folder);
    make_dirs(folder);
    design_write(d, design);
    run_verb((const char *const[]){"sim", design, "--bench", bench, "--cycles", cycles, "--json", "-q", NULL}, log, folder);
    free(plain);
    free(place);
    free(design);
    free(log);
    free(name);
    free(bench);
    free(cycles);
    return folder;
}

int verb_gen(const struct options *o)
{
    struct error e = {0};
    const struct generator *g = generator_find(o->words[0], &e);
    die_if_refused(&e);
    const char *out = option_text(o, "-o");
    struct design *d = generator_design(g, o->words + 1, o->count - 1, &e);
    die_if_refused(&e);
    d->core_version = option_text(o, "--core-version");
    if (!out)
        die(ST_USAGE, "gen: -o OUT is missing");
    if (!is_core_version(d->core_version))
        die(ST_USAGE, "--core-version: value '%s'; legal: N.N.N, numbers of up to 9 digits", d->core_version);
    char *was = top_replaced(d, out, option_given(o, "--force"));
    char *bench = option_given(o, "--bench") ? record_bench(d, out, option_text(o, "--bench") ? option_integer(o, "--bench") : BENCH_CLOCKS) : NULL;
    d->bench = bench;
    design_predict(d);
    design_write(d, out);
    if (bench) {
        remove_tree(bench);
        forget_at_death(bench);
    }
    if (option_given(o, "--json"))
        print_json(design_manifest(d));
    else if (!is_quiet())
        printf("%s/%s.v: %s%s%s\n", out, d->top, d->summary, was ? " In place of the design " : "", was ? was : "");
    free(was);
    return ST_OK;
}
