// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_power.h. Source: Liberty User Guide, vol. 1, internal_power, leakage_power and timing.
#include "liberty_power.h"

#include <stdlib.h>
#include <string.h>

#include "liberty_text.h"
#include "util.h"

struct reader {
    struct lib_templates templates;
    double leakage_unit;
    struct power_lib lib;
};

static void keep_table(struct lib_tables *to, const struct lib_templates *forms, const char *of, const struct liberty_statement *st)
{
    struct lib_table t;
    if (!read_table(forms, of, st, &t))
        return;
    to->list = xrealloc(to->list, sizeof t * (size_t)(to->n + 1));
    to->list[to->n++] = t;
}

static void free_tables(struct lib_tables *t)
{
    for (int i = 0; i < t->n; i++)
        free_table(&t->list[i]);
    free(t->list);
}

static void read_internal(const struct reader *r, struct power_pin *p, struct span body)
{
    struct liberty_statement in;
    struct energy_group g = {.related = -1};
    for (const char *s = body.s; liberty_next(&s, body.end, &in);) {
        if (in.group && (span_is(in.name, "rise_power") || span_is(in.name, "fall_power") || span_is(in.name, "power")))
            keep_table(&g.tables, &r->templates, "power_lut_template", &in);
        else if (span_is(in.name, "related_pin") && !g.related_name)
            g.related_name = span_word(in.argument);
        else if (span_is(in.name, "related_pg_pin") && !g.rail_name)
            g.rail_name = span_word(in.argument);
    }
    p->energy = xrealloc(p->energy, sizeof g * (size_t)(p->energies + 1));
    p->energy[p->energies++] = g;
}

// Whether a group timing says how an output follows an input or a clock, not how it is forced or released.
static bool is_delay(struct span body)
{
    struct liberty_statement in;
    for (const char *s = body.s; liberty_next(&s, body.end, &in);)
        if (span_is(in.name, "timing_type"))
            return span_is(in.argument, "combinational") || span_is(in.argument, "rising_edge") || span_is(in.argument, "falling_edge");
    return true;
}

static void read_timing(const struct reader *r, struct power_pin *p, struct span body)
{
    struct liberty_statement in;
    if (!is_delay(body))
        return;
    for (const char *s = body.s; liberty_next(&s, body.end, &in);) {
        if (in.group && (span_is(in.name, "cell_rise") || span_is(in.name, "cell_fall")))
            keep_table(span_is(in.name, "cell_rise") ? &p->rise : &p->fall, &r->templates, "lu_table_template", &in);
    }
}

static void read_pin(const struct reader *r, struct power_cell *c, const struct liberty_statement *st)
{
    struct power_pin p = {.name = span_word(st->argument)};
    struct liberty_statement in;
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        if (span_is(in.name, "direction"))
            p.out = span_is(in.argument, "output");
        else if (span_is(in.name, "capacitance"))
            p.cap = span_number(in.argument);
        else if (in.group && span_is(in.name, "internal_power"))
            read_internal(r, &p, in.body);
        else if (in.group && span_is(in.name, "timing"))
            read_timing(r, &p, in.body);
    }
    c->pins = xrealloc(c->pins, sizeof p * (size_t)(c->n + 1));
    c->pins[c->n++] = p;
}

// What a cell leaks from one supply: the sum over its states, of which there are so many, or what is said of no state.
struct leak {
    struct span rail;
    double sum, other;
    int states;
};

enum { RAILS = 8 };

static void add_leak(struct leak *rails, int *n, struct span body)
{
    struct liberty_statement in;
    struct span rail = {"", ""};
    double value = 0;
    bool state = false;
    for (const char *v = body.s; liberty_next(&v, body.end, &in);) {
        if (span_is(in.name, "value"))
            value = span_number(in.argument);
        else if (span_is(in.name, "related_pg_pin"))
            rail = span_trimmed(in.argument);
        state |= span_is(in.name, "when");
    }
    int i = 0;
    while (i < *n && !span_same(rails[i].rail, rail))
        i++;
    if (i == RAILS)
        return;
    if (i == *n)
        rails[(*n)++] = (struct leak){.rail = rail};
    if (state)
        rails[i].sum += value, rails[i].states++;
    else
        rails[i].other = value;
}

// Of each supply the mean over the cell's states, where it has no figure of its own.
static double state_leakage(struct span body)
{
    struct leak rails[RAILS];
    struct liberty_statement group;
    int n = 0;
    double all = 0;
    for (const char *s = body.s; liberty_next(&s, body.end, &group);)
        if (group.group && span_is(group.name, "leakage_power"))
            add_leak(rails, &n, group.body);
    for (int i = 0; i < n; i++)
        all += rails[i].states ? rails[i].sum / rails[i].states : rails[i].other;
    return all;
}

int find_power_pin(const struct power_cell *c, const char *name)
{
    for (int i = 0; i < c->n; i++)
        if (strcmp(c->pins[i].name, name) == 0)
            return i;
    return -1;
}

static bool same_rail(const struct energy_group *a, const struct energy_group *b)
{
    return strcmp(a->rail_name ? a->rail_name : "", b->rail_name ? b->rail_name : "") == 0;
}

static void settle_groups(struct power_cell *c)
{
    for (int i = 0; i < c->n; i++)
        for (int g = 0; g < c->pins[i].energies; g++) {
            struct energy_group *e = &c->pins[i].energy[g];
            e->related = e->related_name ? find_power_pin(c, e->related_name) : -1;
            while (!same_rail(&c->pins[i].energy[e->rail], e))
                e->rail++;
        }
}

static void read_cell(struct reader *r, const struct liberty_statement *st)
{
    struct power_cell c = {.name = span_word(st->argument)};
    struct liberty_statement in;
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        if (span_is(in.name, "cell_leakage_power"))
            c.leakage = span_number(in.argument);
        else if (in.group && span_is(in.name, "pin"))
            read_pin(r, &c, &in);
    }
    settle_groups(&c);
    if (c.leakage <= 0)
        c.leakage = state_leakage(st->body);
    c.leakage *= r->leakage_unit;
    r->lib.cells = xrealloc(r->lib.cells, sizeof c * (size_t)(r->lib.n + 1));
    r->lib.cells[r->lib.n++] = c;
}

static double watts(struct span a)
{
    char *s = span_word(a), *unit;
    double scale = strtod(s, &unit);
    double w = scale * (*unit == 'p' ? 1e-12 : *unit == 'n' ? 1e-9 : *unit == 'u' ? 1e-6 : *unit == 'm' ? 1e-3 : 1);
    free(s);
    return w;
}

struct power_lib read_liberty_power(const char *text, size_t len)
{
    struct reader r = {.leakage_unit = 1e-9};
    struct span body = liberty_body(text, len);
    struct liberty_statement st;
    for (const char *s = body.s; liberty_next(&s, body.end, &st);) {
        if (span_is(st.name, "leakage_power_unit"))
            r.leakage_unit = watts(st.argument);
        else if (st.group && (span_is(st.name, "power_lut_template") || span_is(st.name, "lu_table_template")))
            add_template(&r.templates, &st);
        else if (st.group && span_is(st.name, "cell"))
            read_cell(&r, &st);
    }
    free_templates(&r.templates);
    return r.lib;
}

void free_power_lib(struct power_lib *l)
{
    for (int i = 0; i < l->n; i++) {
        struct power_cell *c = &l->cells[i];
        for (int k = 0; k < c->n; k++) {
            for (int g = 0; g < c->pins[k].energies; g++) {
                free_tables(&c->pins[k].energy[g].tables);
                free(c->pins[k].energy[g].related_name);
                free(c->pins[k].energy[g].rail_name);
            }
            free(c->pins[k].energy);
            free_tables(&c->pins[k].rise);
            free_tables(&c->pins[k].fall);
            free(c->pins[k].name);
        }
        free(c->pins);
        free(c->name);
    }
    free(l->cells);
}

const struct power_cell *find_power_cell(const struct power_lib *l, const char *name)
{
    for (int i = 0; i < l->n; i++)
        if (strcmp(l->cells[i].name, name) == 0)
            return &l->cells[i];
    return NULL;
}

double tables_mean(const struct lib_tables *t, double load, double slew)
{
    double sum = 0;
    for (int i = 0; i < t->n; i++)
        sum += table_at(&t->list[i], load, slew);
    return t->n ? sum / t->n : 0;
}
