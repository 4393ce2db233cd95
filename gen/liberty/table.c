// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty/table.h. Source: Liberty User Guide, vol. 1, lu_table_template and power_lut_template.
#include "liberty/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

void add_template(struct lib_templates *t, const struct lib_node *group)
{
    t->list = xrealloc(t->list, sizeof *t->list * (size_t)(t->n + 1));
    t->list[t->n++] = group;
}

void free_templates(struct lib_templates *t)
{
    free(t->list);
    *t = (struct lib_templates){0};
}

// NULL if there is none.
static const struct lib_node *find_template(const struct lib_templates *t, const char *kind, const char *name)
{
    for (int i = t->n - 1; i >= 0; i--)
        if (lib_is(t->list[i], LIB_GROUP, kind) && strcmp(lib_text(t->list[i]), name) == 0)
            return t->list[i];
    return NULL;
}

// 'l' load, 's' slew, 0 none, of a template or of NULL.
static char template_axis(const struct lib_node *form, int axis)
{
    const char *variable = form ? lib_attribute(form, axis ? "variable_2" : "variable_1") : NULL;
    return !variable ? '\0' : strcmp(variable, "total_output_net_capacitance") == 0 ? 'l' : 's';
}

double *lib_numbers(const struct lib_node *list, int *n)
{
    double *v = NULL;
    int size = 0;
    *n = 0;
    for (int i = 0; list && i < list->values; i++)
        for (char *s = list->value[i].text; *s;) {
            char *end;
            double x = strtod(s, &end);
            if (end == s) {
                s++;
                continue;
            }
            if (*n == size)
                v = xrealloc(v, sizeof *v * (size_t)(size = size ? 2 * size : 8));
            v[(*n)++] = x;
            s = end;
        }
    return v;
}

const struct lib_node *table_index(const struct lib_node *table, const struct lib_node *form, int axis)
{
    const char *name = axis ? "index_2" : "index_1";
    const struct lib_node *own = lib_find(table, LIB_COMPLEX, name);
    return own || !form ? own : lib_find(form, LIB_COMPLEX, name);
}

// Points of an axis, of the table itself or of its template; one where neither has any.
static double *points(const struct lib_node *list, int *n)
{
    double *v = lib_numbers(list, n);
    if (v)
        return v;
    *n = 1;
    return xcalloc(1, sizeof(double));
}

bool read_table(const struct lib_templates *t, const char *of, const struct lib_node *group, struct lib_table *out)
{
    const struct lib_node *form = find_template(t, of, lib_text(group));
    int n[2], count = 0;
    double *axis[2] = {points(table_index(group, form, 0), &n[0]), points(table_index(group, form, 1), &n[1])};
    double *given = lib_numbers(lib_find(group, LIB_COMPLEX, "values"), &count);
    bool load_first = template_axis(form, 0) == 'l' || template_axis(form, 1) == 's';
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
