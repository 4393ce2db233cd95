// SPDX-License-Identifier: Apache-2.0
// Implementation of power_sta.h.
#define _XOPEN_SOURCE 700
#include "power_sta.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "synth_report.h"
#include "synth_run.h"
#include "util.h"

static void write_activity(const char *work, const struct netlist *n, double clocks)
{
    struct buf b = {0};
    for (int i = 0; i < n->n; i++) {
        const struct netlist_cell *c = &n->cells[i];
        for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
            if (c->net[k] >= 0)
                buf_printf(&b, "%s/%s %.6g 0.5\n", c->name, c->type->pins[k].name, n->toggles[netlist_same(n, c->net[k])] / clocks);
    }
    char *path = path_in(work, "activity.txt");
    write_file(path, b.s ? b.s : "", b.len);
    free(path);
    free(b.s);
}

// power.v without attributes, which OpenSTA does not read.
static void write_plain(const char *work)
{
    char *from = path_in(work, "power.v"), *to = path_in(work, "plain.v"), *text = must_read_file(from, NULL), *rest = NULL;
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
    char *path = path_in(work, name), *text = read_file(path, NULL), *line = text ? strstr(text, "\nTotal ") : NULL;
    bool good = line && sscanf(line, "\nTotal %lf %lf %lf %lf", &mw[0], &mw[1], &mw[2], &mw[3]) == 4;
    for (int i = 0; i < 4; i++)
        mw[i] = good ? mw[i] * 1e3 : NAN;
    free(text);
    free(path);
}

static json_t *reported_json(const char *work, const char *name, double switching, double internal, double seconds)
{
    double mw[4], ours = (switching + internal) / seconds * 1e3;
    reported(work, name, mw);
    json_t *j = json_object();
    json_object_set_new(j, "switching_mw", synth_real(mw[1], 1e-5));
    json_object_set_new(j, "internal_mw", synth_real(mw[0], 1e-5));
    json_object_set_new(j, "total_mw", synth_real(mw[3], 1e-5));
    json_object_set_new(j, "switching_difference", synth_real(mw[1] * seconds / (switching * 1e3) - 1, 1e-4));
    json_object_set_new(j, "difference", synth_real((mw[0] + mw[1]) / ours - 1, 1e-4));
    return j;
}

json_t *opensta_json(const char *work, const struct synth_design *d, const struct synth_tech *t, const struct netlist *n,
                            double clocks, double period, double switching, double internal)
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
    json_object_set_new(j, "same_activity", reported_json(work, "power_same.txt", switching, internal, clocks * period * 1e-9));
    json_object_set_new(j, "own_guess", reported_json(work, "power_default.txt", switching, internal, clocks * period * 1e-9));
    return j;
}
