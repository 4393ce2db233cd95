// SPDX-License-Identifier: Apache-2.0
// Implementation of run/cosim.h.
#define _POSIX_C_SOURCE 200809L
#include "run/cosim.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/member.h"
#include "base/proc.h"
#include "base/replace.h"
#include "base/util.h"
#include "run/build.h"
#include "run/model.h"
#include "run/objects.h"

// An Icarus model is of Verilog alone.
static void begin_key(const struct cosim *c, char *const *sources, struct cache_key *k)
{
    key_begin(k);
    key_str(k, c->icarus ? "icarus" : "verilator");
    key_str(k, c->view);
    key_str(k, c->waves ? "waves" : "");
    key_str(k, c->icarus || c->length == RUN_LONG ? "" : c->length == RUN_BRIEF ? "brief" : "medium");
    key_str(k, simulator_version(c->icarus));
    char *manifest = json_dumps(c->manifest, JSON_COMPACT);
    key_str(k, manifest);
    free(manifest);
    for (const char *const *s = c->verilog; *s; s++)
        key_file(k, *s);
    if (c->cells)
        key_file(k, c->cells);
    if (!c->icarus)
        key_sources(k, sources);
}

// Says what begins, a line each, where no progress line is drawn.
static void say_stage(const struct cosim *c, const char *what)
{
    if (!is_quiet() && !isatty(STDERR_FILENO))
        fprintf(stderr, "%s %s, %s view\n", what, c->icarus ? "Icarus" : "Verilator", c->view);
}

// Whether a model for runs of that length was built before.
static bool has_model(const struct cosim *c, enum run_length length, char *const *sources)
{
    struct cosim longer = *c;
    struct cache_key k;
    char hex[33];
    longer.length = length;
    begin_key(&longer, sources, &k);
    key_end(&k, hex);
    char *place = cache_place("verilator", hex);
    bool found = is_dir(place);
    free(place);
    return found;
}

void cosim_build(struct cosim *c)
{
    struct cache_key k;
    char **sources = sim_sources(c->golden->generator, c->icarus);
    need_tool(c->icarus ? "iverilog" : "verilator");
    for (enum run_length l = RUN_LONG; !c->icarus && l > c->length; l--)
        if (has_model(c, l, sources))
            c->length = l;
    begin_key(c, sources, &k);
    static const char *const of_icarus[] = {"model.vvp", NULL}, *const of_verilator[] = {"model", NULL};
    double start = now_seconds(), cpu = children_cpu_seconds();
    struct cache_entry e = cache_open(&k, c->icarus ? "icarus" : "verilator", c->icarus ? of_icarus : of_verilator);
    if (c->icarus)
        c->vpi = vpi_module(c, sources);
    if (e.build) {
        say_stage(c, "building the model:");
        model_build(c, sources, e.build);
        cache_commit(&e);
        c->build_seconds = now_seconds() - start;
        c->build_cpu_seconds = children_cpu_seconds() - cpu;
    }
    c->dir = e.dir;
    free_sources(sources);
}

static void keep_waves(const char *scratch, const char *waves_to)
{
    char *from = xasprintf("%s/waves.fst", scratch);
    size_t len;
    char *text = read_file(from, &len);
    if (!text)
        die(ST_TOOL, "the simulator left no waves");
    replace_file(waves_to, text, len);
    free(text);
    free(from);
}

// Whether Verilator's model gave up for that.
static bool never_settles(const char *log)
{
    char *text = read_file(log, NULL);
    bool found = text && strstr(text, "did not converge");
    free(text);
    return found;
}

json_t *cosim_run(const struct cosim *c, json_t *job, const char *waves_to)
{
    char *scratch = scratch_dir();
    char *job_path = xasprintf("%s/job.json", scratch), *result_path = xasprintf("%s/result.json", scratch);
    json_object_set_new(job, "result", json_string("result.json"));
    json_object_set(job, "manifest", (json_t *)(uintptr_t)c->manifest);
    if (json_dump_file(job, job_path, 0) != 0)
        die(ST_USAGE, "%s: cannot write", job_path);
    char *env = xasprintf("GATEWRIGHT_JOB=%s", job_path);
    char *model = xasprintf(c->icarus ? "%s/model.vvp" : "%s/model", c->dir);
    char *log = xasprintf("%s/log", scratch);
    const char *argv[10] = {NULL};
    int n = 0;
    char *vvp = c->icarus ? tool_beside("iverilog", "vvp") : NULL;
    if (c->icarus)
        for (const char *const *s = (const char *const[]){vvp, "-M", c->vpi, "-m", "gw", NULL}; *s; s++)
            argv[n++] = *s;
    argv[n++] = model;
    int64_t clocks = json_integer_value(json_object_get(job, "cycles"));
    char *plus = clocks ? xasprintf("+waves=%lld", (long long)clocks) : xstrdup("+waves");
    if (c->icarus && waves_to) {
        argv[n++] = "-fst";
        argv[n++] = plus;
    }
    bool progress = !is_quiet() && isatty(STDERR_FILENO);
    say_stage(c, "simulating:");
    json_object_set_new(job, "progress", json_boolean(progress));
    struct tool_run run = {.argv = argv, .dir = scratch, .log = log, .env = (const char *const[]){env, NULL},
                           .inherit_stderr = progress};
    int st = run_tool(&run);
    json_t *result = json_read_file(result_path, NULL);
    bool settles = result || !never_settles(log);
    if (!settles)
        result = json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:f, s:s, s:[s]}", "cycles", 0, "clocks", 0, "macs", 0, "mismatches", 1,
                           "wraps", 0, "checks", 0, "sim_seconds", 0.0, "trace", "", "messages",
                           "signals do not settle: a combinational loop");
    if (settles && (!result || st != 0))
        tool_failed(c->icarus ? "vvp" : "the Verilator model", log, st);
    if (waves_to && st == 0)
        keep_waves(scratch, waves_to);
    remove_tree(scratch);
    forget_at_death(scratch);
    free(scratch);
    free(job_path);
    free(result_path);
    free(env);
    free(plus);
    free(model);
    free(vvp);
    free(log);
    return result;
}
