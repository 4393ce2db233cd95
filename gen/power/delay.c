// SPDX-License-Identifier: Apache-2.0
// Implementation of power/delay.h.
#define _XOPEN_SOURCE 700
#include "power/delay.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "power/energy.h"

#define CLOCK_STEPS 1e4 // the harness's clock in its finest unit of time, 1 ps
#define REST 4          // a clock is so many times the longest delay

// Every "output Y;" gets parameters rise_Y and fall_Y, every "assign Y = " of it that delay.
static void write_models(const char *work)
{
    char *models = path_in(work, "models.v"), *text = must_read_file(models, NULL), *rest = NULL, outputs[1024] = " ";
    struct buf b = {0};
    buf_puts(&b, "`timescale 1ps/1ps\n");
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        char name[128], spaced[132];
        int used = 0;
        if (strncmp(l, "module ", 7) == 0)
            strcpy(outputs, " ");
        if (sscanf(l, " output %127[A-Za-z0-9_];", name) == 1 && strlen(outputs) + strlen(name) + 2 < sizeof outputs) {
            strcat(strcat(outputs, name), " ");
            buf_printf(&b, "  parameter rise_%s = 0, fall_%s = 0;\n", name, name);
        }
        bool assigned = sscanf(l, " assign %127[A-Za-z0-9_] =%n", name, &used) == 1 && used;
        snprintf(spaced, sizeof spaced, " %s ", assigned ? name : "");
        if (assigned && strstr(outputs, spaced))
            buf_printf(&b, "  assign #(rise_%s, fall_%s) %s =%s\n", name, name, name, l + used);
        else
            buf_printf(&b, "%s\n", l);
    }
    write_in(work, "delayed_models.v", b.s, b.len);
    free(b.s);
    free(text);
    free(models);
}

// Whether an input pin of the cell is on a net that is marked.
static bool is_fed(const struct netlist *n, const struct netlist_cell *c, const bool *marked)
{
    for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
        if (!c->type->pins[k].out && c->net[k] >= 0 && marked[netlist_same(n, c->net[k])])
            return true;
    return false;
}

static void mark_outputs(const struct netlist *n, const struct netlist_cell *c, bool *marked, bool *more)
{
    for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
        if (c->type->pins[k].out && c->net[k] >= 0 && !marked[netlist_same(n, c->net[k])])
            *more = marked[netlist_same(n, c->net[k])] = true;
}

// The nets that the clock reaches through gates of any kind but not through registers.
static bool *clock_nets(const struct netlist *n, const struct liberty *lib, int clock)
{
    bool *marked = xcalloc((size_t)n->nets, sizeof *marked), more = true;
    marked[clock] = true;
    while (more) {
        more = false;
        for (int i = 0; i < n->n; i++) {
            const struct lib_cell *c = is_fed(n, &n->cells[i], marked) ? find_cell(lib, n->cells[i].type->name) : NULL;
            if (c && (c->gate || (!c->flop && !c->latch)))
                mark_outputs(n, &n->cells[i], marked, &more);
        }
    }
    return marked;
}

// Whether write_models() gives an output of the name its parameters; a bit of a bus has none and does not delay.
static bool is_plain(const char *name)
{
    for (; *name; name++)
        if (!isalnum((unsigned char)*name) && *name != '_')
            return false;
    return true;
}

// Steps, at least one.
static int steps(const struct lib_tables *t, double load, double slew, double scale)
{
    double v = round(tables_mean(t, load, slew) * scale);
    return v < 1 ? 1 : v < CLOCK_STEPS ? (int)v : (int)CLOCK_STEPS;
}

// Mean of those of the cell's inputs, ns.
static double input_slew(const struct netlist *n, const struct netlist_cell *c)
{
    double sum = 0;
    int inputs = 0;
    for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
        if (!c->type->pins[k].out && c->net[k] >= 0)
            sum += net_slew(n, netlist_same(n, c->net[k])), inputs++;
    return inputs ? sum / inputs : POWER_SLEW_NS;
}

// The delays of every cell, as defparams before the module's end. The unit is the library's, of time.
static void write_netlist(const char *work, const char *name, const struct netlist *n, const bool *clock, double unit, double scale)
{
    char *path = path_in(work, name), *text = must_read_file(path, NULL), *end = NULL;
    struct buf b = {0};
    for (char *at = strstr(text, "\nendmodule"); at; at = strstr(at + 1, "\nendmodule"))
        end = at + 1;
    if (!end)
        die(ST_TOOL, "%s: no endmodule", path);
    buf_add(&b, text, (size_t)(end - text));
    for (int i = 0; i < n->n; i++) {
        const struct netlist_cell *c = &n->cells[i];
        double slew = input_slew(n, c) * 1e-9 / unit;
        for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++) {
            const struct power_pin *p = &c->type->pins[k];
            int net = c->net[k] >= 0 ? netlist_same(n, c->net[k]) : -1;
            if (p->out && net >= 0 && !clock[net] && is_plain(p->name))
                buf_printf(&b, "  defparam \\%s .rise_%s = %d, \\%s .fall_%s = %d;\n", c->name, p->name,
                           steps(&p->rise, n->cap[net], slew, scale), c->name, p->name, steps(&p->fall, n->cap[net], slew, scale));
        }
    }
    buf_puts(&b, end);
    write_in(work, "delayed.v", b.s, b.len);
    free(b.s);
    free(text);
    free(path);
}

void write_delayed(const char *work, const char *name, struct netlist *n, const struct liberty *lib, double longest)
{
    int net = netlist_same(n, netlist_net(n, "clk"));
    bool *clock = clock_nets(n, lib, net);
    write_models(work);
    write_netlist(work, name, n, clock, lib->time_unit, lib->time_unit * 1e9 * CLOCK_STEPS / (REST * longest));
    free(clock);
}
