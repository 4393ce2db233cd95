// SPDX-License-Identifier: Apache-2.0
// Implementation of power_sim.h.
#define _XOPEN_SOURCE 700
#include "power_sim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proc.h"
#include "synth_random.h"
#include "synth_report.h"
#include "util.h"

enum { SELF_CHECK_CLOCKS = 2000 };

static void append(struct buf *b, const char *path)
{
    size_t len;
    char *text = read_file(path, &len);
    if (text)
        buf_add(b, text, len);
    free(text);
}

char *write_power_models(const char *work)
{
    struct buf b = {0};
    char *models = path_in(work, "models.v"), *rams = path_in(work, "rams.v"), *all = path_in(work, "all_models.v");
    append(&b, models);
    append(&b, rams);
    write_file(all, b.s, b.len);
    free(b.s);
    free(models);
    free(rams);
    return all;
}

// What the simulation printed; dies with what it complained of.
static json_t *simulate(const char *work, const char *name, const char *models, const struct synth_request *q,
                        const struct synth_design *d, const char *toggles)
{
    char *netlist = path_in(work, name), *log = path_in(work, "sim.log");
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
    return j;
}

struct power_run simulate_power(const char *work, const char *netlist, const char *models, const struct synth_request *q,
                                const struct synth_design *d, struct netlist *n)
{
    char *toggles = path_in(work, "toggles.txt");
    json_t *said = simulate(work, netlist, models, q, d, toggles);
    char *text = must_read_file(toggles, NULL);
    struct power_run run = {.macs = json_number(said, "macs"), .clocks = read_toggles(n, text)};
    if (!(run.clocks > 0))
        die(ST_USAGE, "--power: the simulation took no clock");
    json_decref(said);
    free(text);
    free(toggles);
    return run;
}
