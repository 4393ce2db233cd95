// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_power.h. Source: Liberty User Guide, vol. 1, internal_power and leakage_power.
#include "liberty_power.h"

#include <stdlib.h>
#include <string.h>

#include "liberty_text.h"
#include "util.h"

// Which axis of a template is which: 'l' load, 's' slew, 0 none.
struct axes {
    struct span name;
    char axis[2];
};

struct reader {
    struct axes *templates;
    int n;
    double leakage_unit;
    struct power_lib lib;
};

static char *word(struct span a)
{
    return xasprintf("%.*s", (int)(a.end - a.s), a.s);
}

static double number(struct span a)
{
    char *s = word(a);
    double v = strtod(s, NULL);
    free(s);
    return v;
}

static void add_template(struct reader *r, const struct liberty_statement *st)
{
    struct axes t = {.name = st->argument};
    struct liberty_statement in;
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        int k = span_is(in.name, "variable_1") ? 0 : span_is(in.name, "variable_2") ? 1 : -1;
        if (k >= 0)
            t.axis[k] = span_is(in.argument, "total_output_net_capacitance") ? 'l' : 's';
    }
    r->templates = xrealloc(r->templates, sizeof t * (size_t)(r->n + 1));
    r->templates[r->n++] = t;
}

// All numbers in a text like "1, 2", "3, 4".
static double *numbers(struct span a, int *n)
{
    double *v = NULL;
    char *text = word(a);
    *n = 0;
    for (char *s = text; *s;) {
        char *end;
        double x = strtod(s, &end);
        if (end == s) {
            s++;
            continue;
        }
        v = xrealloc(v, sizeof *v * (size_t)(*n + 1));
        v[(*n)++] = x;
        s = end;
    }
    free(text);
    return v;
}

static double *one_point(int *n)
{
    *n = 1;
    return xcalloc(1, sizeof(double));
}

// The table in a group rise_power, fall_power or power; false if its sizes do not agree.
static bool read_table(const struct reader *r, const struct liberty_statement *st, struct energy_table *out)
{
    double *index[2] = {NULL, NULL}, *values = NULL;
    int n[2] = {0, 0}, count = 0;
    char axis[2] = {0, 0};
    struct liberty_statement in;
    for (int i = 0; i < r->n; i++)
        if (span_same(r->templates[i].name, st->argument))
            memcpy(axis, r->templates[i].axis, sizeof axis);
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        if (span_is(in.name, "index_1") && !index[0])
            index[0] = numbers(in.argument, &n[0]);
        else if (span_is(in.name, "index_2") && !index[1])
            index[1] = numbers(in.argument, &n[1]);
        else if (span_is(in.name, "values") && !values)
            values = numbers(in.argument, &count);
    }
    for (int k = 0; k < 2; k++)
        if (!index[k])
            index[k] = one_point(&n[k]);
    bool load_first = axis[0] == 'l' || axis[1] == 's';
    *out = (struct energy_table){n[!load_first], n[load_first], index[!load_first], index[load_first],
                                 xcalloc((size_t)n[0] * (size_t)n[1], sizeof(double))};
    bool good = values && count == n[0] * n[1];
    for (int i = 0; good && i < n[0]; i++)
        for (int k = 0; k < n[1]; k++)
            out->value[load_first ? i * out->slews + k : k * out->slews + i] = values[i * n[1] + k];
    free(values);
    return good;
}

static void free_table(struct energy_table *t)
{
    free(t->load);
    free(t->slew);
    free(t->value);
}

static void read_internal(const struct reader *r, struct power_pin *p, struct span body)
{
    struct liberty_statement in;
    for (const char *s = body.s; liberty_next(&s, body.end, &in);) {
        struct energy_table t;
        if (!in.group || (!span_is(in.name, "rise_power") && !span_is(in.name, "fall_power") && !span_is(in.name, "power")))
            continue;
        if (!read_table(r, &in, &t)) {
            free_table(&t);
            continue;
        }
        p->tables = xrealloc(p->tables, sizeof t * (size_t)(p->n + 1));
        p->tables[p->n++] = t;
    }
}

static void read_pin(const struct reader *r, struct power_cell *c, const struct liberty_statement *st)
{
    struct power_pin p = {.name = word(st->argument)};
    struct liberty_statement in;
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        if (span_is(in.name, "direction"))
            p.out = span_is(in.argument, "output");
        else if (span_is(in.name, "capacitance"))
            p.cap = number(in.argument);
        else if (in.group && span_is(in.name, "internal_power"))
            read_internal(r, &p, in.body);
    }
    c->pins = xrealloc(c->pins, sizeof p * (size_t)(c->n + 1));
    c->pins[c->n++] = p;
}

// The mean over its states where the cell has no figure of its own.
static double state_leakage(struct span body)
{
    struct liberty_statement group, in;
    double sum = 0;
    int n = 0;
    for (const char *s = body.s; liberty_next(&s, body.end, &group);)
        if (group.group && span_is(group.name, "leakage_power"))
            for (const char *v = group.body.s; liberty_next(&v, group.body.end, &in);)
                if (span_is(in.name, "value")) {
                    sum += number(in.argument);
                    n++;
                }
    return n ? sum / n : 0;
}

static void read_cell(struct reader *r, const struct liberty_statement *st)
{
    struct power_cell c = {.name = word(st->argument)};
    struct liberty_statement in;
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        if (span_is(in.name, "cell_leakage_power"))
            c.leakage = number(in.argument);
        else if (in.group && span_is(in.name, "pin"))
            read_pin(r, &c, &in);
    }
    if (c.leakage <= 0)
        c.leakage = state_leakage(st->body);
    c.leakage *= r->leakage_unit;
    r->lib.cells = xrealloc(r->lib.cells, sizeof c * (size_t)(r->lib.n + 1));
    r->lib.cells[r->lib.n++] = c;
}

static double watts(struct span a)
{
    char *s = word(a), *unit;
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
        else if (st.group && span_is(st.name, "power_lut_template"))
            add_template(&r, &st);
        else if (st.group && span_is(st.name, "cell"))
            read_cell(&r, &st);
    }
    free(r.templates);
    return r.lib;
}

void free_power_lib(struct power_lib *l)
{
    for (int i = 0; i < l->n; i++) {
        struct power_cell *c = &l->cells[i];
        for (int k = 0; k < c->n; k++) {
            for (int t = 0; t < c->pins[k].n; t++)
                free_table(&c->pins[k].tables[t]);
            free(c->pins[k].tables);
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

// Where x lies on an axis: the point before it and the share of the way to the next.
static int place(const double *axis, int n, double x, double *share)
{
    int i = 0;
    while (i + 2 < n && x >= axis[i + 1])
        i++;
    *share = n < 2 || x <= axis[i] ? 0 : x >= axis[i + 1] ? 1 : (x - axis[i]) / (axis[i + 1] - axis[i]);
    return i;
}

static double at(const struct energy_table *t, double load, double slew)
{
    double a, b, sum = 0;
    int i = place(t->load, t->loads, load, &a), k = place(t->slew, t->slews, slew, &b);
    for (int x = 0; x < 2; x++)
        for (int y = 0; y < 2; y++) {
            double weight = (x ? a : 1 - a) * (y ? b : 1 - b);
            if (weight > 0)
                sum += weight * t->value[(i + x) * t->slews + k + y];
        }
    return sum;
}

double transition_energy(const struct power_pin *p, double load, double slew)
{
    double sum = 0;
    for (int i = 0; i < p->n; i++)
        sum += at(&p->tables[i], load, slew);
    return p->n ? sum / p->n : 0;
}
