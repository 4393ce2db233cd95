// SPDX-License-Identifier: Apache-2.0
// Implementation of power/sta.h.
#define _XOPEN_SOURCE 700
#include "power/sta.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "flow/run.h"
#include "power/energy.h"

// What each pin does, for scripts/flow/power.tcl.
static void write_activity(const char *work, const struct netlist *n, double clocks)
{
    struct buf b = {0};
    for (int i = 0; i < n->n; i++) {
        const struct netlist_cell *c = &n->cells[i];
        for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
            if (c->net[k] >= 0)
                buf_printf(&b, "%s/%s %.6g 0.5\n", c->name, c->type->pins[k].name, n->toggles[netlist_same(n, c->net[k])] / clocks);
    }
    write_in(work, "activity.txt", b.s ? b.s : "", b.len);
    free(b.s);
}

// plain.v: power.v without attributes, which OpenSTA does not read. With `still`, pins at a constant are on a net that nothing
// drives: OpenSTA 2.0.17 dies where it is to give a constant an activity.
static void write_plain(const char *work, bool still)
{
    char *from = path_in(work, "power.v"), *text = must_read_file(from, NULL), *rest = NULL;
    struct buf b = {0};
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        const char *line = l + strspn(l, " "), *constant = still && *line == '.' ? strstr(line, "(1'b") : NULL;
        if (constant)
            buf_printf(&b, "%.*s(gw_constant)%s\n", (int)(constant - line), line, strchr(constant, ')') + 1);
        else if (strncmp(line, "(*", 2) != 0)
            buf_printf(&b, "%s\n", l);
    }
    write_in(work, "plain.v", b.s, b.len);
    free(b.s);
    free(text);
    free(from);
}

// Runs a script on plain.v, whose module is `top`, at a period in ns; it must write `result`.
static void run_sta(const char *work, const char *script, const struct synth_design *d, const char *top, const struct synth_tech *t,
                    double period, const char *result)
{
    synth_run_sta(work, script, d, top, t, period * 1e-9 / t->lib.time_unit, result);
}

// Reads slews.txt, in the library's unit, into the mean of a rise and a fall, ns, of the net that each line is of.
static void read_slews(const char *work, struct netlist *n, const struct liberty *lib)
{
    char *path = path_in(work, "slews.txt"), *text = must_read_file(path, NULL), *rest = NULL;
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        char name[1024];
        double rise, fall;
        if (sscanf(l, "%1023s %lf %lf", name, &rise, &fall) != 3)
            continue;
        char *slash = strrchr(name, '/');
        if (slash)
            *slash = '\0';
        const struct netlist_cell *c = slash ? netlist_cell(n, name) : NULL;
        int net = c ? netlist_pin(n, c, slash + 1) : slash ? -1 : netlist_same(n, netlist_net(n, name));
        if (net >= 0)
            n->slew[net] = (rise + fall) / 2 * lib->time_unit * 1e9;
    }
    free(text);
    free(path);
}

void opensta_slews(const char *work, const struct synth_design *d, const struct synth_tech *t, struct netlist *n, double period)
{
    write_plain(work, false);
    run_sta(work, "slews.tcl", d, d->top, t, period, "slews.txt");
    read_slews(work, n, &t->lib);
}

// The last line of a report of report_power: internal, switching, leakage, all, in milliwatts.
static void reported(const char *work, const char *name, double mw[4])
{
    char *path = path_in(work, name), *text = read_file(path, NULL), *line = text ? strstr(text, "\nTotal ") : NULL;
    bool good = line && sscanf(line, "\nTotal %lf %lf %lf %lf", &mw[0], &mw[1], &mw[2], &mw[3]) == 4;
    for (int i = 0; i < 4; i++)
        mw[i] = good ? mw[i] * 1e3 : NAN;
    free(text);
    free(path);
}

// A module of one cell, as power.v and plain.v, with its output changing once a clock.
static void write_probe(const char *work, const struct power_cell *c, const char *in, const char *out)
{
    char *module = xasprintf("module gw_probe(a, y);\n  input a;\n  output y;\n  %s u (\n    .%s(a),\n    .%s(y)\n  );\nendmodule\n", c->name, in, out);
    char *pins = xasprintf("u/%s 1 0.5\nu/%s 1 0.5\n", in, out);
    write_in(work, "probe.v", module, strlen(module));
    write_in(work, "plain.v", module, strlen(module));
    write_in(work, "activity.txt", pins, strlen(pins));
    free(module);
    free(pins);
}

// What the probe's cell takes of internal energy by the library, over what its output charges. The load is in the library's unit.
static double probe_ratio(const char *work, const struct synth_tech *t, const struct power_lib *lib, double load)
{
    char *path = path_in(work, "probe.v"), *text = must_read_file(path, NULL);
    struct netlist n = read_netlist(text, lib);
    read_slews(work, &n, &t->lib);
    int in = netlist_same(&n, netlist_net(&n, "a")), out = netlist_same(&n, netlist_net(&n, "y"));
    n.cap[out] = load;
    n.toggles[in] = n.toggles[out] = 1;
    struct power_energy e = cell_energy(&n, &n.cells[0], &t->lib);
    free_netlist(&n);
    free(path);
    free(text);
    return e.internal / e.switching;
}

// How often OpenSTA takes the internal energy of a transition: 1, or 2 where it takes that of a rise and that of a fall. Seen at the
// driving cell alone; 0 if it has no such energy.
static int internal_counts(const char *work, const struct synth_design *d, const struct synth_tech *t, const struct power_lib *lib, double period)
{
    const struct power_cell *c = find_power_cell(lib, driving_cell(&t->lib)->name);
    int in = 0, out = 0;
    while (in < c->n && c->pins[in].out)
        in++;
    while (out < c->n && !c->pins[out].out)
        out++;
    if (in == c->n || out == c->n || !c->pins[out].energies)
        return 0;
    write_probe(work, c, c->pins[in].name, c->pins[out].name);
    run_sta(work, "slews.tcl", d, "gw_probe", t, period, "slews.txt");
    run_sta(work, "power.tcl", d, "gw_probe", t, period, "power_same.txt");
    double mw[4];
    reported(work, "power_same.txt", mw);
    double times = mw[0] / mw[1] / probe_ratio(work, t, lib, t->load / t->lib.cap_unit);
    return times > 0.75 && times < 1.5 ? 1 : times >= 1.5 && times < 2.5 ? 2 : 0;
}

// What OpenSTA reports, internal energy taken once a transition: where it takes that of a rise and that of a fall for each, half.
static json_t *reported_json(const char *work, const char *name, double switching, double internal, double seconds, int counts)
{
    double mw[4], ours = (switching + internal) / seconds * 1e3;
    reported(work, name, mw);
    json_t *j = json_object();
    double once = counts == 2 ? mw[0] / 2 : mw[0];
    json_object_set_new(j, "switching_mw", json_rounded(mw[1], 1e-5));
    json_object_set_new(j, "internal_mw", json_rounded(once, 1e-5));
    json_object_set_new(j, "total_mw", json_rounded(mw[3] - mw[0] + once, 1e-5));
    json_object_set_new(j, "switching_difference", json_rounded(mw[1] * seconds / (switching * 1e3) - 1, 1e-4));
    json_object_set_new(j, "internal_difference", json_rounded(once * seconds / (internal * 1e3) - 1, 1e-4));
    json_object_set_new(j, "difference", json_rounded((once + mw[1]) / ours - 1, 1e-4));
    json_object_set_new(j, "internal_as_reported_mw", json_rounded(mw[0], 1e-5));
    return j;
}

json_t *opensta_json(const char *work, const struct synth_design *d, const struct synth_tech *t, const struct netlist *n,
                     const struct power_lib *lib, double clocks, double period, double switching, double internal)
{
    json_t *j = json_object();
    int counts = internal_counts(work, d, t, lib, period);
    json_object_set_new(j, "internal_counts", counts ? json_integer(counts) : json_null());
    write_activity(work, n, clocks);
    write_plain(work, true);
    run_sta(work, "power.tcl", d, d->top, t, period, "power_same.txt");
    json_object_set_new(j, "same_activity", reported_json(work, "power_same.txt", switching, internal, clocks * period * 1e-9, counts));
    json_object_set_new(j, "own_guess", reported_json(work, "power_default.txt", switching, internal, clocks * period * 1e-9, counts));
    return j;
}
