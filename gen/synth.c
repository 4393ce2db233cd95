// SPDX-License-Identifier: Apache-2.0
// Implementation of synth.h: a result made once and kept in the cache.
#define _XOPEN_SOURCE 700
#include "synth.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "layout.h"
#include "proc.h"
#include "synth_parts.h"
#include "synth_report.h"
#include "synth_request.h"
#include "synth_run.h"
#include "synth_tech.h"
#include "util.h"

// The mapped netlist goes into the entry of the cache.
static void keep_netlist(const char *build, const char *work)
{
    char *from = xasprintf("%s/mapped.v", work), *to = xasprintf("%s/netlist.v", build);
    if (!exists(from))
        die(ST_USAGE, "--netlist: the design has more than %d cells; legal: smaller ones", (int)SYNTH_WHOLE_LEAVES);
    if (rename(from, to) != 0)
        die(ST_TOOL, "%s: cannot move: %s", from, strerror(errno));
    free(from);
    free(to);
}

static json_t *synthesize(const char *build, const struct synth_request *q, const struct synth_design *d,
                          const struct synth_tech *t, const char *yosys, const char *sta)
{
    double start = now_seconds(), period = 1e-8 / t->lib.time_unit;
    char *work = xasprintf("%s/work", build);
    synth_prepare(work, q, d, t);
    synth_yosys(work, q, d);
    struct synth_sum s = read_parts(work, t);
    synth_sta(work, d, &t->lib, period);
    json_t *j = synth_json(q, d, t, &s), *tools = json_object();
    synth_timing_json(j, work, t->lib.time_unit, s.whole);
    json_object_set_new(j, "modules", synth_modules_json(&s));
    json_object_set_new(tools, "yosys", json_string(yosys));
    json_object_set_new(tools, "opensta", json_string(sta));
    json_object_set_new(j, "tools", tools);
    json_object_set_new(j, "seconds", json_real(round((now_seconds() - start) * 100) / 100));
    if (q->netlist)
        keep_netlist(build, work);
    remove_tree(work);
    free_parts(&s);
    free(work);
    return j;
}

static char *dump(const json_t *j)
{
    char *s = json_dumps(j, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
    if (!s)
        die(ST_TOOL, "out of memory");
    return s;
}

static void copy_netlist(const char *entry, const char *to)
{
    char *from = xasprintf("%s/netlist.v", entry);
    copy_file(from, to);
    free(from);
}

// The result from the cache, or made and put there.
static json_t *cached_result(const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t)
{
    char *yosys = tool_version("yosys", "-V"), *sta = tool_version("sta", "-version");
    char *scripts[2] = {data_path("scripts/synth.tcl"), data_path("scripts/sta.tcl")};
    struct cache_key k;
    key_begin(&k);
    const char *words[] = {"synth 4", d->top, q->ram, q->flat ? "flat" : "", q->netlist ? "netlist" : "", t->name, yosys, sta};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key_str(&k, words[i]);
    key_add(&k, t->text, t->len);
    for (int i = 0; i < 2; i++)
        key_file(&k, scripts[i]);
    for (int i = 0; i < d->n; i++) {
        char *path = xasprintf("%s/%s", q->out, d->files[i]);
        key_file(&k, path);
        free(path);
    }
    struct cache_entry e = cache_open(&k, "synth");
    if (e.build) {
        json_t *j = synthesize(e.build, q, d, t, yosys, sta);
        char *path = xasprintf("%s/result.json", e.build), *text = dump(j);
        write_file(path, text, strlen(text));
        cache_commit(&e);
        json_decref(j);
        free(text);
        free(path);
    }
    if (q->netlist)
        copy_netlist(e.dir, q->netlist);
    char *path = xasprintf("%s/result.json", e.dir);
    json_error_t error;
    json_t *j = json_load_file(path, 0, &error);
    if (!j)
        die(ST_USAGE, "%s: damaged (%s); remove the folder", path, error.text);
    free(path);
    free(e.dir);
    free(scripts[0]);
    free(scripts[1]);
    free(yosys);
    free(sta);
    return j;
}

// Adds the key layout: of the netlist that was kept.
static void add_layout(json_t *j, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t)
{
    struct layout_request r = {.netlist = q->netlist, .module = *q->layout ? q->layout : d->top, .tech = t, .dir = q->layout_dir,
                               .seconds = q->layout_seconds};
    json_object_set_new(j, "layout", lay_out(&r));
}

int verb_synth(int argc, char **argv)
{
    struct synth_request q = parse_synth(argc, argv);
    struct synth_design d = read_synth_design(q.out);
    struct synth_tech t = read_tech(q.tech);
    char *scratch = q.layout && !q.netlist ? scratch_dir() : NULL;
    if (scratch)
        q.netlist = xasprintf("%s/netlist.v", scratch);
    json_t *j = cached_result(&q, &d, &t);
    if (q.layout)
        add_layout(j, &q, &d, &t);
    if (scratch) {
        remove_tree(scratch);
        forget_at_death(scratch);
    }
    if (q.json) {
        char *s = dump(j);
        puts(s);
        free(s);
    } else {
        synth_print(j);
        if (q.layout)
            layout_print(json_object_get(j, "layout"));
    }
    json_decref(j);
    json_decref(d.manifest);
    free_tech(&t);
    if (fflush(stdout) != 0 || ferror(stdout))
        die(ST_USAGE, "standard output: cannot write: %s", strerror(errno));
    return ST_OK;
}
