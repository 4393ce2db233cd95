// SPDX-License-Identifier: Apache-2.0
// Implementation of power/measure.h.
#define _XOPEN_SOURCE 700
#include "power/measure.h"

#include <stdlib.h>

#include "base/util.h"

static struct netlist read_design(const char *work, const char *name, const struct power_lib *lib)
{
    char *path = path_in(work, name), *text = must_read_file(path, NULL);
    struct netlist n = read_netlist(text, lib);
    free(text);
    free(path);
    return n;
}

struct netlist *simulated(struct measured *m)
{
    return m->sampled ? &m->part : &m->whole;
}

struct measured read_measured(const char *work, const struct power_lib *lib)
{
    struct measured m = {.whole = read_design(work, "power.v", lib), .sampled = is_sampled(work)};
    if (m.sampled) {
        m.part = read_design(work, "sample.v", lib);
        m.of = read_sample(work, &m.part);
        return m;
    }
    m.of.weight = xcalloc((size_t)m.whole.module_count, sizeof *m.of.weight);
    for (int i = 0; i < m.whole.module_count; i++)
        m.of.weight[i] = 1;
    return m;
}

void free_measured(struct measured *m)
{
    if (m->sampled)
        free_netlist(&m->part);
    free_netlist(&m->whole);
    free_sample(&m->of);
}

void settle_measured(struct measured *m)
{
    if (m->sampled)
        take_loads(&m->part, &m->whole);
}

struct taken add_up(struct measured *m, const struct liberty *lib, struct power_run run, double period)
{
    struct netlist *n = simulated(m);
    struct taken t = {.run = run, .seconds = run.clocks * period * 1e-9};
    double *joules = xcalloc((size_t)n->n, sizeof *joules);
    t.cells = xcalloc((size_t)n->n, sizeof *t.cells);
    t.modules = xcalloc((size_t)n->module_count, sizeof *t.modules);
    t.clock = clock_energy(&m->whole, lib, run.clocks);
    if (m->sampled)
        clock_energy(n, lib, run.clocks);
    for (int i = 0; i < n->n; i++) {
        struct power_energy e = cell_energy(n, &n->cells[i], lib);
        struct power_energy *module = &t.modules[n->cells[i].module];
        double weight = m->of.weight[n->cells[i].module];
        t.cells[i] = e;
        joules[i] = e.switching + e.internal;
        t.e.switching += weight * e.switching;
        t.e.internal += weight * e.internal;
        module->switching += weight * e.switching;
        module->internal += weight * e.internal;
    }
    for (int i = 0; i < m->whole.n; i++)
        t.leakage += m->whole.cells[i].type->leakage;
    t.all = t.e.switching + t.e.internal + t.clock + t.leakage * t.seconds;
    t.error = m->sampled ? sample_error(&m->of, n, joules) : 0;
    free(joules);
    return t;
}

void free_taken(struct taken *t)
{
    free(t->modules);
    free(t->cells);
}
