// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_power.h.
#define _XOPEN_SOURCE 700
#include "synth_power.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "power_netlist.h"
#include "proc.h"
#include "synth_random.h"
#include "synth_report.h"
#include "synth_run.h"
#include "util.h"

enum { SELF_CHECK_CLOCKS = 2000 };
#define SLEW_NS 0.1 // of every transition, in the tables of internal energy

// Joules over the whole simulation.
struct energy {
    double switching, internal, clock;
};

static char *in_work(const char *work, const char *name)
{
    return xasprintf("%s/%s", work, name);
}

static void append(struct buf *b, const char *path)
{
    size_t len;
    char *text = read_file(path, &len);
    if (text)
        buf_add(b, text, len);
    free(text);
}

// The library's cells and the design's memories as one file.
static char *write_models(const char *work)
{
    struct buf b = {0};
    char *models = in_work(work, "models.v"), *rams = in_work(work, "rams.v"), *all = in_work(work, "all_models.v");
    append(&b, models);
    append(&b, rams);
    write_file(all, b.s, b.len);
    free(b.s);
    free(models);
    free(rams);
    return all;
}

// What the simulation printed; dies with what it complained of.
static json_t *simulate(const char *work, const struct synth_request *q, const struct synth_design *d, const char *toggles)
{
    char *models = write_models(work), *netlist = in_work(work, "power.v"), *log = in_work(work, "sim.log");
    char *cycles = xasprintf("%d", (int)SELF_CHECK_CLOCKS);
    const char *argv[24 + 2 * SYNTH_FILES] = {"/proc/self/exe", "sim", q->out, "--sim", "icarus", "--netlist", netlist, "--cells", models,
                                              "--toggles", toggles, "--cycles", cycles, "--json", "-q"};
    int n = 15;
    char *random[2] = {xasprintf("a=%s/a.npy", work), xasprintf("w=%s/w.npy", work)};
    if (is_random(q))
        write_random_product(work, d);
    for (int i = 0; i < (is_random(q) ? 2 : q->ins); i++) {
        argv[n++] = "--in";
        argv[n++] = is_random(q) ? random[i] : q->in[i];
    }
    struct tool_run run = {.argv = argv, .log = log, .what = "simulating the netlist"};
    int status = run_tool(&run);
    char *text = read_file(log, NULL), *brace = text ? strchr(text, '{') : NULL;
    json_t *j = status == 0 && brace ? json_loads(brace, 0, NULL) : NULL;
    if (!j) {
        const char *said = text && strncmp(text, "gatewright: ", 12) == 0 ? text + 12 : text;
        die(status >= ST_WRONG && status <= ST_TOOL ? (enum status)status : ST_TOOL, "simulating the netlist: %.*s",
            (int)(said ? strcspn(said, "\n") : 2), said ? said : "no");
    }
    free(text);
    free(log);
    free(random[0]);
    free(random[1]);
    free(cycles);
    free(netlist);
    free(models);
    return j;
}

// What hangs on the ports of the top: the load of every output.
static void load_outputs(struct netlist *n, const struct synth_design *d, double load)
{
    size_t i;
    json_t *p;
    json_array_foreach(json_object_get(d->manifest, "ports"), i, p) {
        int width = (int)synth_number(p, "width");
        if (strcmp(synth_word(p, "dir"), "out") != 0)
            continue;
        for (int k = 0; k < width; k++) {
            char *name = width > 1 ? xasprintf("%s[%d]", synth_word(p, "name"), k) : xstrdup(synth_word(p, "name"));
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

// ---- what OpenSTA says ----

static void write_activity(const char *work, const struct netlist *n, double clocks)
{
    struct buf b = {0};
    for (int i = 0; i < n->n; i++) {
        const struct netlist_cell *c = &n->cells[i];
        for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
            if (c->net[k] >= 0)
                buf_printf(&b, "%s/%s %.6g 0.5\n", c->name, c->type->pins[k].name, n->toggles[netlist_same(n, c->net[k])] / clocks);
    }
    char *path = in_work(work, "activity.txt");
    write_file(path, b.s ? b.s : "", b.len);
    free(path);
    free(b.s);
}

// power.v without attributes, which OpenSTA does not read.
static void write_plain(const char *work)
{
    char *from = in_work(work, "power.v"), *to = in_work(work, "plain.v"), *text = must_read_file(from, NULL), *rest = NULL;
    struct buf b = {0};
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest))
        if (strncmp(l + strspn(l, " "), "(*", 2) != 0)
            buf_printf(&b, "%s\n", l);
    write_file(to, b.s, b.len);
    free(b.s);
    free(text);
    free(from);
    free(to);
}

// The last line of a report of report_power: internal, switching, leakage, all, in milliwatts.
static void reported(const char *work, const char *name, double mw[4])
{
    char *path = in_work(work, name), *text = read_file(path, NULL), *line = text ? strstr(text, "\nTotal ") : NULL;
    bool good = line && sscanf(line, "\nTotal %lf %lf %lf %lf", &mw[0], &mw[1], &mw[2], &mw[3]) == 4;
    for (int i = 0; i < 4; i++)
        mw[i] = good ? mw[i] * 1e3 : NAN;
    free(text);
    free(path);
}

static json_t *reported_json(const char *work, const char *name, const struct energy *e, double seconds)
{
    double mw[4], ours = (e->switching + e->internal) / seconds * 1e3;
    reported(work, name, mw);
    json_t *j = json_object();
    json_object_set_new(j, "switching_mw", synth_real(mw[1], 1e-5));
    json_object_set_new(j, "internal_mw", synth_real(mw[0], 1e-5));
    json_object_set_new(j, "total_mw", synth_real(mw[3], 1e-5));
    json_object_set_new(j, "switching_difference", synth_real(mw[1] * seconds / (e->switching * 1e3) - 1, 1e-4));
    json_object_set_new(j, "difference", synth_real((mw[0] + mw[1]) / ours - 1, 1e-4));
    return j;
}

// OpenSTA counts no clock pins: differences are from switching and internal power alone.
static json_t *opensta_json(const char *work, const struct synth_design *d, const struct synth_tech *t, const struct netlist *n,
                            double clocks, double period, const struct energy *e)
{
    char *script = data_path("scripts/power.tcl");
    char *env[] = {xasprintf("GW_TOP=%s", d->top), xasprintf("GW_CELL=%s", driving_cell(&t->lib)->name),
                   xasprintf("GW_LOAD=%g", t->load / t->lib.cap_unit), xasprintf("GW_PERIOD=%g", period * 1e-9 / t->lib.time_unit), NULL};
    const char *argv[] = {"sta", "-no_init", "-no_splash", "-exit", script, NULL};
    write_activity(work, n, clocks);
    write_plain(work);
    synth_tool(work, d, argv, (const char *const *)env, "power_same.txt", NULL);
    for (char **e = env; *e; e++)
        free(*e);
    free(script);
    json_t *j = json_object();
    json_object_set_new(j, "same_activity", reported_json(work, "power_same.txt", e, clocks * period * 1e-9));
    json_object_set_new(j, "own_guess", reported_json(work, "power_default.txt", e, clocks * period * 1e-9));
    return j;
}

// ---- the answer ----

static struct netlist read_design(const char *work, const struct power_lib *lib)
{
    char *path = in_work(work, "power.v"), *text = must_read_file(path, NULL);
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

json_t *power_json(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t,
                   const struct synth_sum *s, double period)
{
    struct power_lib lib = read_liberty_power(t->text, t->len);
    char *toggles = in_work(work, "toggles.txt");
    json_t *run = simulate(work, q, d, toggles), *j = json_object();
    char *text = must_read_file(toggles, NULL);
    struct netlist n = read_design(work, &lib);
    struct energy e = {0};
    double clocks = read_toggles(&n, text), leakage = 0, macs = synth_number(run, "macs");
    if (!(t->lib.voltage > 0) || !(clocks > 0))
        die(ST_USAGE, "--power: %s", clocks > 0 ? "the library has no nom_voltage" : "the simulation took no clock");
    load_outputs(&n, d, t->load / t->lib.cap_unit);
    e.clock = clock_energy(&n, &t->lib, clocks);
    for (int i = 0; i < n.n; i++) {
        add_cell(&e, &n, &n.cells[i], &t->lib);
        leakage += n.cells[i].type->leakage;
    }
    double seconds = clocks * period * 1e-9, all = e.switching + e.internal + e.clock + leakage * seconds;
    json_object_set_new(j, "clock_ns", synth_real(period, 1e-4));
    json_object_set_new(j, "data", json_string(is_random(q) ? "random" : q->ins ? "the user's" : "the testbench's"));
    json_object_set_new(j, "clocks", json_integer((json_int_t)clocks));
    json_object_set_new(j, "macs", json_integer((json_int_t)macs));
    json_object_set_new(j, "switching_mw", milliwatts(e.switching, seconds));
    json_object_set_new(j, "internal_mw", milliwatts(e.internal, seconds));
    json_object_set_new(j, "clock_pins_mw", milliwatts(e.clock, seconds));
    json_object_set_new(j, "leakage_mw", milliwatts(leakage, 1));
    json_object_set_new(j, "total_mw", milliwatts(all, seconds));
    json_object_set_new(j, "pj_per_mac", macs > 0 ? synth_real(all / macs * 1e12, 1e-4) : json_null());
    json_object_set_new(j, "run_nj", q->ins && !is_random(q) ? synth_real(all * 1e9, 1e-6) : json_null());
    json_object_set_new(j, "glitches", json_string("not counted: a simulation without delays, values at the end of each time step"));
    json_object_set_new(j, "slew_ns", json_real(SLEW_NS));
    json_object_set_new(j, "excludes", json_string("wires, clock tree, RAMs and the nets they drive, what drives the inputs"));
    json_object_set_new(j, "opensta", opensta_json(work, d, t, &n, clocks, period, &e));
    json_object_set_new(j, "modules", modules_json(&n, &t->lib, s, seconds));
    json_decref(run);
    free_netlist(&n);
    free_power_lib(&lib);
    free(text);
    free(toggles);
    return j;
}

static void print_opensta(const char *what, const json_t *j)
{
    printf("OpenSTA     %s: switching %.3f mW (%+.1f%%), internal %.3f mW, both %+.1f%%\n", what, synth_number(j, "switching_mw"),
           100 * synth_number(j, "switching_difference"), synth_number(j, "internal_mw"), 100 * synth_number(j, "difference"));
}

static void print_modules(const json_t *j)
{
    size_t i;
    json_t *m;
    printf("\n%-32s  %6s  %12s  %12s  %12s\n", "module", "count", "switching mW", "internal mW", "leakage mW");
    json_array_foreach(json_object_get(j, "modules"), i, m)
        printf("%-32s  %6.0f  %12.4f  %12.4f  %12.6f\n", synth_word(m, "name"), synth_number(m, "count"), synth_number(m, "switching_mw"),
               synth_number(m, "internal_mw"), synth_number(m, "leakage_mw"));
}

void power_print(const json_t *j)
{
    const json_t *sta = json_object_get(j, "opensta"), *smaller = json_object_get(j, "composed_of");
    print_modules(j);
    printf("\npower       %.3f mW at %.3f ns: switching %.3f, internal %.3f, clock pins %.3f, leakage %.5f\n", synth_number(j, "total_mw"),
           synth_number(j, "clock_ns"), synth_number(j, "switching_mw"), synth_number(j, "internal_mw"), synth_number(j, "clock_pins_mw"),
           synth_number(j, "leakage_mw"));
    if (json_is_number(json_object_get(j, "pj_per_mac")))
        printf("energy      %.3f pJ a MAC\n", synth_number(j, "pj_per_mac"));
    if (json_is_number(json_object_get(j, "run_nj")))
        printf("            %.3f nJ the run, reset to last result, %.0f clocks: an inference where the data is one\n", synth_number(j, "run_nj"),
               synth_number(j, "clocks"));
    if (smaller) {
        printf("composed    of a %.0f x %.0f array's modules, by area\n", synth_number(smaller, "rows"), synth_number(smaller, "cols"));
    } else {
        print_opensta("the same activity", json_object_get(sta, "same_activity"));
        print_opensta("its own guess", json_object_get(sta, "own_guess"));
    }
    printf("activity    %s data, glitches %s\n", synth_word(j, "data"), synth_word(j, "glitches"));
    printf("left out    %s\n", synth_word(j, "excludes"));
}
