// SPDX-License-Identifier: Apache-2.0
// Implementation of power/sim.h.
#define _XOPEN_SOURCE 700
#include "power/sim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/util.h"

enum { SELF_CHECK_CLOCKS = 2000 };

static void append(struct buf *b, const char *path)
{
    size_t len;
    char *text = read_file(path, &len);
    if (text)
        buf_add(b, text, len);
    free(text);
}

char *write_power_models(const char *work, const char *cells)
{
    const char *const files[] = {cells, "rams.v", "rest.v"};
    struct buf b = {0};
    char *all = xasprintf("%s/all_%s", work, cells);
    for (int i = 0; i < 3; i++) {
        char *path = path_in(work, files[i]);
        append(&b, path);
        free(path);
    }
    write_file(all, b.s, b.len);
    free(b.s);
    return all;
}

// A line "CELL PIN" for each net that no cell drives, of an input of it.
static void write_watched(const char *path, const struct netlist *n)
{
    struct buf b = {0};
    bool *known = xcalloc((size_t)n->nets, sizeof *known);
    for (int inputs = 0; inputs < 2; inputs++)
        for (int i = 0; i < n->n; i++) {
            const struct netlist_cell *c = &n->cells[i];
            for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++) {
                int net = c->net[k] >= 0 && c->type->pins[k].out != (bool)inputs ? netlist_same(n, c->net[k]) : -1;
                if (net < 0)
                    continue;
                if (inputs && !known[net])
                    buf_printf(&b, "%s %s\n", c->name, c->type->pins[k].name);
                known[net] = true;
            }
        }
    write_file(path, b.s ? b.s : "", b.len);
    free(b.s);
    free(known);
}

// Arrays of random values for all that the design needs, as words NAME=FILE; returns how many.
static int write_random(const char *work, const struct synth_request *q, const struct synth_design *d, char **words)
{
    char *folder = path_in(work, "random"), *log = path_in(work, "random.log");
    run_verb((const char *const[]){"example", q->out, "-o", folder, "-q", NULL}, log, work);
    size_t i;
    json_t *a;
    int n = 0;
    json_array_foreach (json_object_get(d->manifest, "arrays"), i, a)
        if (strcmp(json_text(a, "role"), "needed") == 0 && n < SYNTH_FILES)
            words[n++] = xasprintf("%s=%s/%s.npy", json_text(a, "name"), folder, json_text(a, "name"));
    free(folder);
    free(log);
    return n;
}

// What the simulation printed; dies with what it complained of.
static json_t *simulate(const char *work, const char *name, const char *models, const struct synth_request *q,
                        const struct synth_design *d, const char *toggles, const char *watched)
{
    char *netlist = path_in(work, name), *log = path_in(work, "sim.log");
    char *cycles = xasprintf("%d", (int)SELF_CHECK_CLOCKS);
    const char *argv[26 + 2 * SYNTH_FILES] = {"/proc/self/exe", "sim", q->out, "--sim", "icarus", "--netlist", netlist, "--cells", models,
                                              "--toggles", toggles, "--toggles-of", watched, "--cycles", cycles, "--json", "-q"};
    int n = 17;
    char *random[SYNTH_FILES];
    int randoms = is_random(q) ? write_random(work, q, d, random) : 0;
    for (int i = 0; i < (randoms ? randoms : q->ins); i++) {
        argv[n++] = "--in";
        argv[n++] = randoms ? random[i] : q->in[i];
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
    for (int i = 0; i < randoms; i++)
        free(random[i]);
    free(cycles);
    free(netlist);
    return j;
}

struct power_run simulate_power(const char *work, const char *netlist, const char *models, const struct synth_request *q,
                                const struct synth_design *d, struct netlist *n)
{
    char *toggles = path_in(work, "toggles.txt"), *watched = path_in(work, "watched.txt");
    write_watched(watched, n);
    json_t *said = simulate(work, netlist, models, q, d, toggles, watched);
    char *text = must_read_file(toggles, NULL);
    struct power_run run = {.macs = json_number(said, "macs"), .clocks = read_toggles(n, text)};
    if (!(run.clocks > 0))
        die(ST_USAGE, "--power: the simulation took no clock");
    json_decref(said);
    free(text);
    free(watched);
    free(toggles);
    return run;
}
