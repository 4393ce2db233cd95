// SPDX-License-Identifier: Apache-2.0
// Implementation of power/sample.h.
#define _XOPEN_SOURCE 700
#include "power/sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

bool is_sampled(const char *work)
{
    char *path = path_in(work, "sample.v");
    bool there = exists(path);
    free(path);
    return there;
}

static int module_of(const struct netlist *n, const char *name)
{
    int i = 0;
    while (i < n->module_count && strcmp(n->modules[i], name) != 0)
        i++;
    return i;
}

static void add_instance(struct sample *s, const char *name, int module)
{
    s->instances = xrealloc(s->instances, sizeof *s->instances * (size_t)(s->n + 1));
    s->instances[s->n++] = (struct sampled_instance){xstrdup(name), strlen(name), module};
}

struct sample read_sample(const char *work, const struct netlist *n)
{
    struct sample s = {.weight = xcalloc((size_t)n->module_count, sizeof *s.weight)};
    char *path = path_in(work, "sample.txt"), *text = must_read_file(path, NULL), *rest = NULL;
    for (int i = 0; i < n->module_count; i++)
        s.weight[i] = 1;
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        char module[256], name[1024];
        double all, cells;
        if (sscanf(l, "%255s %lf %lf %1023s", module, &all, &cells, name) != 4)
            die(ST_TOOL, "%s: cannot read '%s'", path, l);
        int m = module_of(n, module);
        if (m == n->module_count)
            continue; // it has no cells
        s.weight[m] = all / cells;
        add_instance(&s, name, m);
    }
    free(path);
    free(text);
    return s;
}

void free_sample(struct sample *s)
{
    for (int i = 0; i < s->n; i++)
        free(s->instances[i].name);
    free(s->instances);
    free(s->weight);
}

void take_loads(struct netlist *n, const struct netlist *whole)
{
    for (int i = 0; i < n->n; i++) {
        const struct netlist_cell *c = &n->cells[i], *same = netlist_cell(whole, c->name);
        if (!same)
            die(ST_TOOL, "power: cell %s of the sample is not in the netlist", c->name);
        for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++) {
            if (c->net[k] < 0 || same->net[k] < 0)
                continue;
            int to = netlist_same(n, c->net[k]), from = netlist_same(whole, same->net[k]);
            n->cap[to] = whole->cap[from];
            n->slew[to] = whole->slew[from];
        }
    }
}

// The instance that a cell is in, -1: none.
static int instance_of(const struct sample *s, const struct netlist_cell *c)
{
    for (int i = 0; i < s->n; i++) {
        const struct sampled_instance *in = &s->instances[i];
        if (in->module == c->module && strncmp(c->name, in->name, in->len) == 0 && c->name[in->len] == '.')
            return i;
    }
    return -1;
}

// Variance of the sum over all instances of a module, of k of which the sum and the sum of squares are given.
static double variance(double weight, double k, double sum, double squares)
{
    double spread = k > 1 ? (squares - sum * sum / k) / (k - 1) : 0;
    return weight * k * weight * k * (1 - 1 / weight) * fmax(spread, 0) / k;
}

double sample_error(const struct sample *s, const struct netlist *n, const double *joules)
{
    double *of = xcalloc((size_t)s->n + 1, sizeof *of), error = 0;
    for (int i = 0; i < n->n; i++) {
        int at = s->weight[n->cells[i].module] > 1 ? instance_of(s, &n->cells[i]) : -1;
        if (at >= 0)
            of[at] += joules[i];
    }
    for (int m = 0; m < n->module_count; m++) {
        double k = 0, sum = 0, squares = 0;
        for (int i = 0; i < s->n; i++)
            if (s->instances[i].module == m)
                k++, sum += of[i], squares += of[i] * of[i];
        error += k > 0 ? variance(s->weight[m], k, sum, squares) : 0;
    }
    free(of);
    return sqrt(error);
}
