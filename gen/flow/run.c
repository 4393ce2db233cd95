// SPDX-License-Identifier: Apache-2.0
// Implementation of run.h: scripts/flow/synth.tcl and scripts/flow/sta.tcl in a folder of their own.
#define _GNU_SOURCE
#include "flow/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/data.h"
#include "base/proc.h"
#include "base/util.h"
#include "liberty/mapping.h"

enum { GRAIN = 300 }; // word-level cells below which a module of an FPGA design is part of the one above

// The first line of a log that tells of an error, v<i>.v in it put back to the file's own name.
char *synth_error_line(const char *log, const struct synth_design *d)
{
    char *text = read_file(log, NULL), *line = text ? strstr(text, "ERROR: ") : NULL;
    if (!line && text)
        line = strstr(text, "Error: ");
    if (!line) {
        free(text);
        return xstrdup("no error message");
    }
    while (line > text && line[-1] != '\n')
        line--;
    line[strcspn(line, "\n")] = '\0';
    int i, used = 0;
    char *said;
    if (sscanf(line, "v%d.v:%n", &i, &used) == 1 && used && i >= 0 && i < d->n)
        said = xasprintf("%s:%s", d->files[i], line + used);
    else
        said = xstrdup(line);
    free(text);
    return said;
}

static void write_library(const char *work, const struct synth_design *d, const struct synth_tech *t)
{
    char *mapping = cell_mapping(&t->lib, d->top), *gate = clock_gate_model(&t->lib);
    char *words = xasprintf("set_driving_cell %s\nset_load %g\n", driving_cell(&t->lib)->name, t->load * 1e15);
    write_in(work, "lib.lib", t->text, t->len);
    write_in(work, "cells.v", mapping, strlen(mapping));
    write_in(work, "gate.v", gate, strlen(gate));
    write_in(work, "abc.constr", words, strlen(words));
    free(gate);
    free(words);
    free(mapping);
}

void synth_prepare(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t)
{
    make_dirs(work);
    for (int i = 0; i < d->n; i++) {
        char *from = xasprintf("%s/%s", q->out, d->files[i]);
        char *to = xasprintf("%s/v%d.v", work, i);
        copy_file(from, to);
        free(to);
        free(from);
    }
    if (t->kind == TECH_LIBRARY)
        write_library(work, d, t);
}

void synth_need_tcl(const char *log)
{
    char *text = read_file(log, NULL);
    if (text && (strstr(text, "Option 'c' does not exist") || strcasestr(text, "TCL support")))
        die(ST_TOOL, "yosys: the one on PATH is built without Tcl, in which the flow is written; install one that has it with: "
                     "apt-get install yosys");
    free(text);
}

void synth_tool(const char *work, const struct synth_design *d, const char *const *argv, const char *const *env, const char *result,
                bool *fails)
{
    char *log = xasprintf("%s/%s.log", work, argv[0]);
    char *what = xasprintf("%s: %s", d->top, argv[0]);
    char *made = xasprintf("%s/%s", work, result);
    unlink(made); // of an earlier run
    struct tool_run run = {.argv = argv, .dir = work, .log = log, .what = what, .env = env};
    int status = run_tool(&run);
    bool bad = !has_content(made) || (status != 0 && !fails);
    if (bad && status == 0)
        die(ST_TOOL, "%s did not fail, but made no %s", argv[0], result);
    if (fails)
        *fails = bad;
    if (bad && !fails) {
        char *known = xasprintf("%s/error.txt", work), *text = read_file(known, NULL);
        if (text)
            text[strcspn(text, "\n")] = '\0';
        if (strcmp(argv[0], "yosys") == 0)
            synth_need_tcl(log);
        die(ST_TOOL, "%s failed (status %d): %s", argv[0], status, text ? text : synth_error_line(log, d));
    }
    free(made);
    free(what);
    free(log);
}

void synth_yosys(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t, int effort)
{
    long jobs = sysconf(_SC_NPROCESSORS_ONLN);
    char *modules = path_in(cache_root(), "modules");
    make_dirs(modules);
    char *script = data_path("scripts/flow/synth.tcl");
    char *env[] = {xasprintf("GW_TARGET=%s", t->target), xasprintf("GW_TOP=%s", d->top), xasprintf("GW_SCRIPT=%s", script),
                   xasprintf("GW_RAM=%s", q->ram), xasprintf("GW_SRAM=%s", sram_macro(d->manifest)), xasprintf("GW_FLAT=%d", q->flat),
                   xasprintf("GW_JOBS=%ld", jobs < 1 ? 1 : jobs > 64 ? 64 : jobs),
                   xasprintf("GW_MODULES=%s", modules), xasprintf("GW_NETLIST=%d", q->netlist || q->layout),
                   xasprintf("GW_LEAVES=%d", (int)SYNTH_WHOLE_LEAVES), xasprintf("GW_GRAIN=%d", (int)GRAIN),
                   xasprintf("GW_EFFORT=%d", effort), xasprintf("GW_POWER=%d", q->power), xasprintf("GW_SAMPLE=%d", sample_instances(q)),
                   xasprintf("GW_WHOLE=%d", q->sample < 0 ? POWER_WHOLE_CELLS : 0), xstrdup("TMPDIR=/proc/self/cwd"), NULL};
    const char *argv[] = {"yosys", "-c", script, NULL};
    synth_tool(work, d, argv, (const char *const *)env, "report.txt", NULL);
    for (char **e = env; *e; e++)
        free(*e);
    free(script);
    free(modules);
}

// A script beside what it reads: OpenSTA evaluates the name that it is given.
static void take_script(const char *work, const char *name)
{
    char *rel = xasprintf("scripts/flow/%s", name), *from = data_path(rel), *to = path_in(work, name);
    copy_file(from, to);
    free(rel);
    free(from);
    free(to);
}

void synth_run_sta(const char *work, const char *script, const struct synth_design *d, const char *top, const struct synth_tech *t,
                   double period, const char *result)
{
    char *env[] = {xasprintf("GW_TOP=%s", top), xasprintf("GW_CELL=%s", driving_cell(&t->lib)->name),
                   xasprintf("GW_LOAD=%g", t->load / t->lib.cap_unit), xasprintf("GW_PERIOD=%g", period), NULL};
    const char *argv[] = {"sta", "-no_init", "-no_splash", "-exit", script, NULL};
    take_script(work, script);
    take_script(work, "constraints.tcl");
    synth_tool(work, d, argv, (const char *const *)env, result, NULL);
    for (char **e = env; *e; e++)
        free(*e);
}

void synth_sta(const char *work, const struct synth_design *d, const struct synth_tech *t, double period)
{
    synth_run_sta(work, "sta.tcl", d, d->top, t, period, "timing.txt");
}
