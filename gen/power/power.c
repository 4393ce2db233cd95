// SPDX-License-Identifier: Apache-2.0
// Implementation of power/power.h.
#define _XOPEN_SOURCE 700
#include "power/power.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "flow/instances.h"
#include "power/delay.h"
#include "power/measure.h"
#include "power/sim.h"
#include "power/sta.h"

#define NO_GLITCHES "not counted: a simulation without delays, values at the end of each time step"
#define GLITCHES "counted: cells delay their outputs by the library's tables at the load of the net; shorter pulses do not pass"
#define SAMPLED_GLITCHES GLITCHES "; what instances that are no cells give has none"
#define SLEWS "OpenSTA's, of each net; 0.1 ns of the clock"

// What hangs on the ports of the top: the load of every output.
static void load_outputs(struct netlist *n, const struct synth_design *d, double load)
{
    size_t i;
    json_t *p;
    json_array_foreach(json_object_get(d->manifest, "ports"), i, p) {
        int width = (int)json_number(p, "width");
        if (strcmp(json_text(p, "dir"), "out") != 0)
            continue;
        for (int k = 0; k < width; k++) {
            char *name = width > 1 ? xasprintf("%s[%d]", json_text(p, "name"), k) : xstrdup(json_text(p, "name"));
            int net = netlist_same(n, netlist_net(n, name)); // first: it may move what cap points to
            n->cap[net] += load;
            free(name);
        }
    }
}

static json_t *milliwatts(double joules, double seconds)
{
    return json_rounded(joules / seconds * 1e3, 1e-6);
}

static json_t *modules_json(struct measured *m, const struct taken *t, const struct synth_sum *s)
{
    const struct netlist *n = simulated(m);
    const struct power_energy *e = t->modules;
    json_t *list = json_array();
    double *leakage = xcalloc((size_t)n->module_count, sizeof *leakage);
    for (int i = 0; i < n->n; i++)
        leakage[n->cells[i].module] += m->of.weight[n->cells[i].module] * n->cells[i].type->leakage;
    for (int i = 0; i < n->module_count; i++) {
        if (leakage[i] <= 0 && e[i].internal + e[i].switching <= 0)
            continue;
        const struct synth_part *part = part_called(s, n->modules[i]);
        json_t *j = json_object();
        json_object_set_new(j, "name", json_utf8(*n->modules[i] ? n->modules[i] : "top"));
        json_object_set_new(j, "count", json_integer(part ? (json_int_t)part->count : 1));
        json_object_set_new(j, "switching_mw", milliwatts(e[i].switching, t->seconds));
        json_object_set_new(j, "internal_mw", milliwatts(e[i].internal, t->seconds));
        json_object_set_new(j, "leakage_mw", milliwatts(leakage[i], 1));
        json_array_append_new(list, j);
    }
    free(leakage);
    return list;
}

// Of each design inside the design, by the names of its cells; a sample has not all of them.
static json_t *instances_power(struct measured *m, const struct taken *t, const json_t *manifest)
{
    const struct netlist *n = simulated(m);
    json_t *list = m->sampled ? NULL : instance_list(manifest), *row;
    size_t i;
    json_array_foreach (list, i, row) {
        char *path = xasprintf("%s.", json_text(row, "instance"));
        struct power_energy sum = {0};
        double leakage = 0;
        for (int c = 0; c < n->n; c++)
            if (strncmp(n->cells[c].name, path, strlen(path)) == 0) {
                sum.switching += t->cells[c].switching;
                sum.internal += t->cells[c].internal;
                leakage += n->cells[c].type->leakage;
            }
        json_object_set_new(row, "switching_mw", milliwatts(sum.switching, t->seconds));
        json_object_set_new(row, "internal_mw", milliwatts(sum.internal, t->seconds));
        json_object_set_new(row, "leakage_mw", milliwatts(leakage, 1));
        free(path);
    }
    return list;
}

static void set_totals(json_t *j, const struct taken *t)
{
    json_object_set_new(j, "switching_mw", milliwatts(t->e.switching, t->seconds));
    json_object_set_new(j, "internal_mw", milliwatts(t->e.internal, t->seconds));
    json_object_set_new(j, "clock_pins_mw", milliwatts(t->clock, t->seconds));
    json_object_set_new(j, "leakage_mw", milliwatts(t->leakage, 1));
    json_object_set_new(j, "total_mw", milliwatts(t->all, t->seconds));
    json_object_set_new(j, "pj_per_mac", t->run.macs > 0 ? json_rounded(t->all / t->run.macs * 1e12, 1e-4) : json_null());
}

// What the same run takes without glitches, and how much more it is with them.
static json_t *still_json(const struct taken *still, const struct taken *t)
{
    json_t *j = json_object();
    set_totals(j, still);
    json_object_set_new(j, "switching_difference", json_rounded(t->e.switching / still->e.switching - 1, 1e-4));
    json_object_set_new(j, "difference", json_rounded(t->all / still->all - 1, 1e-4));
    return j;
}

// What is said of a sample: how much of the design is cells, and how sure the sum is.
static json_t *sample_json(const struct measured *m, const struct synth_request *q, const struct taken *t)
{
    if (!m->sampled)
        return json_null();
    return json_pack("{s:i, s:i, s:i, s:o}", "instances", sample_instances(q), "cells", m->part.n, "of_cells", m->whole.n,
                     "standard_error", json_rounded(t->error / t->all, 1e-5));
}

static const char *data_of(const struct synth_request *q)
{
    return is_random(q) ? "random" : q->ins ? "the user's" : "the testbench's";
}

// With delays: beside the netlist and models that were simulated without.
static struct taken with_glitches(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t,
                                  struct measured *m, double period, double longest)
{
    write_delayed(work, m->sampled ? "sample.v" : "power.v", simulated(m), &t->lib, longest);
    char *models = write_power_models(work, "delayed_models.v");
    struct taken all = add_up(m, &t->lib, simulate_power(work, "delayed.v", models, q, d, simulated(m)), period);
    free(models);
    return all;
}

json_t *power_json(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t,
                   const struct synth_sum *s, double period, double longest)
{
    if (!(t->lib.voltage > 0))
        die(ST_USAGE, "--power: the library has no nom_voltage");
    struct power_lib lib = read_liberty_power(t->text, t->len);
    struct measured m = read_measured(work, &lib);
    char *models = write_power_models(work, "models.v");
    load_outputs(&m.whole, d, t->load / t->lib.cap_unit);
    opensta_slews(work, d, t, &m.whole, period);
    settle_measured(&m);
    const char *netlist = m.sampled ? "sample.v" : "power.v";
    struct taken still = add_up(&m, &t->lib, simulate_power(work, netlist, models, q, d, simulated(&m)), period);
    struct taken all = q->glitches ? with_glitches(work, q, d, t, &m, period, longest) : still;
    json_t *j = json_object();
    json_object_set_new(j, "clock_ns", json_rounded(period, 1e-4));
    json_object_set_new(j, "data", json_string(data_of(q)));
    json_object_set_new(j, "clocks", json_integer((json_int_t)all.run.clocks));
    json_object_set_new(j, "macs", json_integer((json_int_t)all.run.macs));
    set_totals(j, &all);
    json_object_set_new(j, "run_nj", q->ins && !is_random(q) ? json_rounded(all.all * 1e9, 1e-6) : json_null());
    json_object_set_new(j, "sample", sample_json(&m, q, &all));
    json_object_set_new(j, "glitches", json_string(!q->glitches ? NO_GLITCHES : m.sampled ? SAMPLED_GLITCHES : GLITCHES));
    if (q->glitches)
        json_object_set_new(j, "without_glitches", still_json(&still, &all));
    json_object_set_new(j, "slews", json_string(SLEWS));
    json_object_set_new(j, "excludes", json_string("wires, clock tree, RAMs and the nets they drive, what drives the inputs"));
    bool judged = !m.sampled && all.clock > 0; // without a clock OpenSTA has no rate for what changes once in one
    json_object_set_new(j, "opensta", !judged ? json_null()
                                              : opensta_json(work, d, t, &m.whole, &lib, all.run.clocks, period, all.e.switching, all.e.internal));
    json_object_set_new(j, "modules", modules_json(&m, &all, s));
    json_t *inside = instances_power(&m, &all, d->manifest);
    if (inside)
        json_object_set_new(j, "instances", inside);
    if (q->glitches)
        free_taken(&still);
    free_taken(&all);
    free_measured(&m);
    free_power_lib(&lib);
    free(models);
    return j;
}
