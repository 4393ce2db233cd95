// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_table.h. Source: Liberty User Guide, vol. 1, lu_table_template and power_lut_template.
#include "liberty_table.h"

#include <stdlib.h>
#include <string.h>

#include "util.h"

struct lib_template {
    struct span kind, name;
    char axis[2]; // 'l' load, 's' slew, 0 none
    struct span index[2]; // text of the points, empty if there is none
};

char *span_word(struct span a)
{
    return xasprintf("%.*s", (int)(a.end - a.s), a.s);
}

double span_number(struct span a)
{
    char *s = span_word(a);
    double v = strtod(s, NULL);
    free(s);
    return v;
}

void add_template(struct lib_templates *t, const struct liberty_statement *st)
{
    struct lib_template made = {.kind = st->name, .name = st->argument};
    struct liberty_statement in;
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        int k = span_is(in.name, "variable_1") ? 0 : span_is(in.name, "variable_2") ? 1 : -1;
        if (k >= 0)
            made.axis[k] = span_is(in.argument, "total_output_net_capacitance") ? 'l' : 's';
        k = span_is(in.name, "index_1") ? 0 : span_is(in.name, "index_2") ? 1 : -1;
        if (k >= 0)
            made.index[k] = in.argument;
    }
    t->list = xrealloc(t->list, sizeof made * (size_t)(t->n + 1));
    t->list[t->n++] = made;
}

void free_templates(struct lib_templates *t)
{
    free(t->list);
    *t = (struct lib_templates){0};
}

// All numbers in a text like "1, 2", "3, 4".
static double *numbers(struct span a, int *n)
{
    double *v = NULL;
    char *text = span_word(a);
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

// Points of an axis, of the table itself or of its template; one where neither has any.
static double *points(struct span own, struct span of_template, int *n)
{
    double *v = own.s ? numbers(own, n) : of_template.s ? numbers(of_template, n) : NULL;
    if (v)
        return v;
    *n = 1;
    return xcalloc(1, sizeof(double));
}

bool read_table(const struct lib_templates *t, const char *of, const struct liberty_statement *st, struct lib_table *out)
{
    struct lib_template form = {.axis = {0, 0}};
    struct span index[2] = {{NULL, NULL}, {NULL, NULL}}, values = {NULL, NULL};
    struct liberty_statement in;
    int n[2], count = 0;
    for (int i = 0; i < t->n; i++)
        if (span_is(t->list[i].kind, of) && span_same(t->list[i].name, st->argument))
            form = t->list[i];
    for (const char *s = st->body.s; liberty_next(&s, st->body.end, &in);) {
        struct span *to = span_is(in.name, "index_1") ? &index[0] : span_is(in.name, "index_2") ? &index[1]
                          : span_is(in.name, "values") ? &values : NULL;
        if (to && !to->s)
            *to = in.argument;
    }
    double *axis[2] = {points(index[0], form.index[0], &n[0]), points(index[1], form.index[1], &n[1])};
    double *given = values.s ? numbers(values, &count) : NULL;
    bool load_first = form.axis[0] == 'l' || form.axis[1] == 's';
    *out = (struct lib_table){n[!load_first], n[load_first], axis[!load_first], axis[load_first],
                              xcalloc((size_t)n[0] * (size_t)n[1], sizeof(double))};
    bool good = given && count == n[0] * n[1];
    for (int i = 0; good && i < n[0]; i++)
        for (int k = 0; k < n[1]; k++)
            out->value[load_first ? i * out->slews + k : k * out->slews + i] = given[i * n[1] + k];
    free(given);
    if (!good)
        free_table(out);
    return good;
}

void free_table(struct lib_table *t)
{
    free(t->load);
    free(t->slew);
    free(t->value);
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

double table_at(const struct lib_table *t, double load, double slew)
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
