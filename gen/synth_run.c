// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_run.h: scripts/synth.tcl and scripts/sta.tcl in a folder of their own.
#define _XOPEN_SOURCE 700
#include "synth_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mapping.h"
#include "proc.h"
#include "util.h"

enum {
    LOAD_FF = 50, // load of every output, in abc and in OpenSTA
};

// The first line of a log that tells of an error, v<i>.v in it put back to the file's own name.
static char *error_line(const char *log, const struct synth_design *d)
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

void synth_prepare(const char *work, const struct synth_request *q, const struct synth_design *d,
                    const struct synth_tech *t)
{
    make_dirs(work);
    for (int i = 0; i < d->n; i++) {
        char *from = xasprintf("%s/%s", q->out, d->files[i]);
        char *to = xasprintf("%s/v%d.v", work, i);
        copy_file(from, to);
        free(to);
        free(from);
    }
    char *lib = xasprintf("%s/lib.lib", work), *constr = xasprintf("%s/abc.constr", work);
    char *cells = xasprintf("%s/cells.v", work), *mapping = cell_mapping(&t->lib, d->top);
    char *words = xasprintf("set_driving_cell %s\nset_load %d\n", driving_cell(&t->lib)->name,
                            (int)LOAD_FF);
    write_file(lib, t->text, t->len);
    write_file(cells, mapping, strlen(mapping));
    free(mapping);
    free(cells);
    write_file(constr, words, strlen(words));
    free(words);
    free(constr);
    free(lib);
}

// Runs a tool on a script in the work folder; what it must write is `result`, or it has failed.
static void run_script(const char *work, const struct synth_design *d, const char *const *argv,
                       const char *const *env, const char *result)
{
    char *log = xasprintf("%s/%s.log", work, argv[0]);
    char *what = xasprintf("%s: %s", d->top, argv[0]);
    char *made = xasprintf("%s/%s", work, result);
    struct tool_run run = {.argv = argv, .dir = work, .log = log, .what = what, .env = env};
    int status = run_tool(&run);
    if (status != 0 || !exists(made)) {
        char *known = xasprintf("%s/error.txt", work), *text = read_file(known, NULL);
        if (text)
            text[strcspn(text, "\n")] = '\0';
        die(ST_TOOL, "%s failed (status %d): %s", argv[0], status,
            text ? text : error_line(log, d));
    }
    free(made);
    free(what);
    free(log);
}

void synth_yosys(const char *work, const struct synth_request *q, const struct synth_design *d)
{
    long jobs = sysconf(_SC_NPROCESSORS_ONLN);
    char *script = data_path("scripts/synth.tcl");
    char *top = xasprintf("GW_TOP=%s", d->top), *self = xasprintf("GW_SCRIPT=%s", script);
    char *ram = xasprintf("GW_RAM=%s", q->ram), *flat = xasprintf("GW_FLAT=%d", q->flat);
    char *run = xasprintf("GW_JOBS=%ld", jobs < 1 ? 1 : jobs > 64 ? 64 : jobs);
    char *leaves = xasprintf("GW_LEAVES=%d", (int)SYNTH_WHOLE_LEAVES);
    const char *env[] = {top, self, ram, flat, run, leaves, "TMPDIR=/proc/self/cwd", NULL};
    const char *argv[] = {"yosys", "-c", script, NULL};
    run_script(work, d, argv, env, "report.txt");
    for (int i = 0; i < 6; i++)
        free((char *)(void *)env[i]);
    free(script);
}

void synth_sta(const char *work, const struct synth_design *d, const struct liberty *lib,
                    double period)
{
    char *script = data_path("scripts/sta.tcl");
    char *top = xasprintf("GW_TOP=%s", d->top);
    char *cell = xasprintf("GW_CELL=%s", driving_cell(lib)->name);
    char *load = xasprintf("GW_LOAD=%g", LOAD_FF * 1e-15 / lib->cap_unit);
    char *clock = xasprintf("GW_PERIOD=%g", period);
    const char *env[] = {top, cell, load, clock, NULL};
    const char *argv[] = {"sta", "-no_init", "-no_splash", "-exit", script, NULL};
    run_script(work, d, argv, env, "timing.txt");
    for (int i = 0; i < 4; i++)
        free((char *)(void *)env[i]);
    free(script);
}
