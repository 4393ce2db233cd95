// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_power.h.
#define _XOPEN_SOURCE 700
#include "synth_power.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "power_delay.h"
#include "power_netlist.h"
#include "power_sim.h"
#include "power_sta.h"
#include "synth_report.h"
#include "util.h"

#define SLEW_NS 0.1 // of every transition, in the tables of internal energy and of delay
#define NO_GLITCHES "not counted: a simulation without delays, values at the end of each time step"
#define GLITCHES "counted: cells delay their outputs by the library's tables at the load of the net; shorter pulses do not pass"

// Joules over the whole simulation.
struct energy {
    double switching, internal, clock;
};

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
            n->cap[netlist_same(n, netlist_net(n, name))] += load;
            free(name);
        }
    }
}

// Adds what a cell took. Nets are charged to what drives them; pins that do not drive have energies of their own.
static void add_cell(struct energy *e, const struct netlist *n, const struct netlist_cell *c, const struct liberty *lib)
{
    double volts = lib->voltage, slew = SLEW_NS * 1e-9 / lib->time_unit;
    for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++) {
        const struct power_pin *p = &c->type->pins[k];
        if (c->net[k] < 0)
            continue;
        int net = netlist_same(n, c->net[k]);
        double load = p->out ? n->cap[net] : 0;
        e->internal += n->toggles[net] * tables_mean(&p->energy, load, slew) * lib->cap_unit;
        if (p->out)
            e->switching += n->toggles[net] * load * lib->cap_unit * volts * volts / 2;
    }
}

static json_t *milliwatts(double joules, double seconds)
{
    return synth_real(joules / seconds * 1e3, 1e-6);
}

static double part_count(const struct synth_sum *s, const char *name)
{
    for (int i = 0; i < s->n; i++)
        if (strcmp(s->parts[i].name, name) == 0)
            return s->parts[i].count;
    return 1;
}

static json_t *modules_json(const struct netlist *n, const struct liberty *lib, const struct synth_sum *s, double seconds)
{
    json_t *list = json_array();
    struct energy *e = xcalloc((size_t)n->module_count, sizeof *e);
    double *leakage = xcalloc((size_t)n->module_count, sizeof *leakage);
    for (int i = 0; i < n->n; i++) {
        add_cell(&e[n->cells[i].module], n, &n->cells[i], lib);
        leakage[n->cells[i].module] += n->cells[i].type->leakage;
    }
    for (int i = 0; i < n->module_count; i++) {
        if (leakage[i] <= 0 && e[i].internal + e[i].switching <= 0)
            continue;
        json_t *m = json_object();
        json_object_set_new(m, "name", synth_string(*n->modules[i] ? n->modules[i] : "top"));
        json_object_set_new(m, "count", json_integer((json_int_t)part_count(s, n->modules[i])));
        json_object_set_new(m, "switching_mw", milliwatts(e[i].switching, seconds));
        json_object_set_new(m, "internal_mw", milliwatts(e[i].internal, seconds));
        json_object_set_new(m, "leakage_mw", milliwatts(leakage[i], 1));
        json_array_append_new(list, m);
    }
    free(e);
    free(leakage);
    return list;
}

static struct netlist read_design(const char *work, const struct power_lib *lib)
{
    char *path = xasprintf("%s/power.v", work), *text = must_read_file(path, NULL);
    struct netlist n = read_netlist(text, lib);
    free(text);
    free(path);
    return n;
}

// The clock has no driver; its pins are charged to nobody.
static double clock_energy(struct netlist *n, const struct liberty *lib, double clocks)
{
    int net = netlist_same(n, netlist_net(n, "clk"));
    n->toggles[net] = 2 * clocks;
    return n->toggles[net] * n->cap[net] * lib->cap_unit * lib->voltage * lib->voltage / 2;
}

// What a simulation of the netlist took.
struct taken {
    struct power_run run;
    struct energy e;
    double leakage, seconds, all; // watts; of the run; joules of the run
};

static struct taken add_up(struct netlist *n, const struct liberty *lib, struct power_run run, double period)
{
    struct taken t = {.run = run, .seconds = run.clocks * period * 1e-9};
    t.e.clock = clock_energy(n, lib, run.clocks);
    for (int i = 0; i < n->n; i++) {
        add_cell(&t.e, n, &n->cells[i], lib);
        t.leakage += n->cells[i].type->leakage;
    }
    t.all = t.e.switching + t.e.internal + t.e.clock + t.leakage * t.seconds;
    return t;
}

static void set_totals(json_t *j, const struct taken *t)
{
    json_object_set_new(j, "switching_mw", milliwatts(t->e.switching, t->seconds));
    json_object_set_new(j, "internal_mw", milliwatts(t->e.internal, t->seconds));
    json_object_set_new(j, "clock_pins_mw", milliwatts(t->e.clock, t->seconds));
    json_object_set_new(j, "leakage_mw", milliwatts(t->leakage, 1));
    json_object_set_new(j, "total_mw", milliwatts(t->all, t->seconds));
    json_object_set_new(j, "pj_per_mac", t->run.macs > 0 ? synth_real(t->all / t->run.macs * 1e12, 1e-4) : json_null());
}

// What the same run takes without glitches, and how much more it is with them.
static json_t *still_json(const struct taken *still, const struct taken *t)
{
    json_t *j = json_object();
    set_totals(j, still);
    json_object_set_new(j, "switching_difference", synth_real(t->e.switching / still->e.switching - 1, 1e-4));
    json_object_set_new(j, "difference", synth_real(t->all / still->all - 1, 1e-4));
    return j;
}

json_t *power_json(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t,
                   const struct synth_sum *s, double period, double longest)
{
    if (!(t->lib.voltage > 0))
        die(ST_USAGE, "--power: the library has no nom_voltage");
    struct power_lib lib = read_liberty_power(t->text, t->len);
    struct netlist n = read_design(work, &lib);
    char *models = write_power_models(work);
    load_outputs(&n, d, t->load / t->lib.cap_unit);
    struct taken still = add_up(&n, &t->lib, simulate_power(work, "power.v", models, q, d, &n), period), all = still;
    if (q->glitches) {
        char *delayed = xasprintf("%s/delayed_models.v", work);
        write_delayed(work, models, &n, &t->lib, SLEW_NS, longest);
        all = add_up(&n, &t->lib, simulate_power(work, "delayed.v", delayed, q, d, &n), period);
        free(delayed);
    }
    json_t *j = json_object();
    json_object_set_new(j, "clock_ns", synth_real(period, 1e-4));
    json_object_set_new(j, "data", json_string(is_random(q) ? "random" : q->ins ? "the user's" : "the testbench's"));
    json_object_set_new(j, "clocks", json_integer((json_int_t)all.run.clocks));
    json_object_set_new(j, "macs", json_integer((json_int_t)all.run.macs));
    set_totals(j, &all);
    json_object_set_new(j, "run_nj", q->ins && !is_random(q) ? synth_real(all.all * 1e9, 1e-6) : json_null());
    json_object_set_new(j, "glitches", json_string(q->glitches ? GLITCHES : NO_GLITCHES));
    if (q->glitches)
        json_object_set_new(j, "without_glitches", still_json(&still, &all));
    json_object_set_new(j, "slew_ns", json_real(SLEW_NS));
    json_object_set_new(j, "excludes", json_string("wires, clock tree, RAMs and the nets they drive, what drives the inputs"));
    json_object_set_new(j, "opensta", opensta_json(work, d, t, &n, all.run.clocks, period, all.e.switching, all.e.internal));
    json_object_set_new(j, "modules", modules_json(&n, &t->lib, s, all.seconds));
    free_netlist(&n);
    free_power_lib(&lib);
    free(models);
    return j;
}

static void print_opensta(const char *what, const json_t *j)
{
    printf("OpenSTA     %s: switching %.3f mW (%+.1f%%), internal %.3f mW, both %+.1f%%\n", what, json_number(j, "switching_mw"),
           100 * json_number(j, "switching_difference"), json_number(j, "internal_mw"), 100 * json_number(j, "difference"));
}

static void print_modules(const json_t *j)
{
    size_t i;
    json_t *m;
    printf("\n%-32s  %6s  %12s  %12s  %12s\n", "module", "count", "switching mW", "internal mW", "leakage mW");
    json_array_foreach(json_object_get(j, "modules"), i, m)
        printf("%-32s  %6.0f  %12.4f  %12.4f  %12.6f\n", json_text(m, "name"), json_number(m, "count"), json_number(m, "switching_mw"),
               json_number(m, "internal_mw"), json_number(m, "leakage_mw"));
}

void power_print(const json_t *j)
{
    const json_t *sta = json_object_get(j, "opensta"), *smaller = json_object_get(j, "composed_of");
    print_modules(j);
    printf("\npower       %.3f mW at %.3f ns: switching %.3f, internal %.3f, clock pins %.3f, leakage %.5f\n", json_number(j, "total_mw"),
           json_number(j, "clock_ns"), json_number(j, "switching_mw"), json_number(j, "internal_mw"), json_number(j, "clock_pins_mw"),
           json_number(j, "leakage_mw"));
    if (json_is_number(json_object_get(j, "pj_per_mac")))
        printf("energy      %.3f pJ a MAC\n", json_number(j, "pj_per_mac"));
    if (json_is_number(json_object_get(j, "run_nj")))
        printf("            %.3f nJ the run, reset to last result, %.0f clocks: an inference where the data is one\n", json_number(j, "run_nj"),
               json_number(j, "clocks"));
    if (smaller) {
        printf("composed    of a %.0f x %.0f array's modules, by area\n", json_number(smaller, "rows"), json_number(smaller, "cols"));
    } else {
        print_opensta("the same activity", json_object_get(sta, "same_activity"));
        print_opensta("its own guess", json_object_get(sta, "own_guess"));
    }
    const json_t *still = json_object_get(j, "without_glitches");
    if (still)
        printf("glitches    add %.1f%% of power, %.1f%% of switching: without them %.3f mW\n", 100 * json_number(still, "difference"),
               100 * json_number(still, "switching_difference"), json_number(still, "total_mw"));
    printf("activity    %s data, glitches %s\n", json_text(j, "data"), json_text(j, "glitches"));
    printf("left out    %s\n", json_text(j, "excludes"));
}
