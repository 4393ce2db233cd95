// SPDX-License-Identifier: Apache-2.0
// Implementation of layout.h: tries, measures, and keeps what was made.
#define _XOPEN_SOURCE 700
#include "layout/layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "base/data.h"
#include "base/member.h"
#include "base/proc.h"
#include "base/util.h"
#include "emit/outdir.h"
#include "layout/def.h"
#include "layout/flow.h"
#include "layout/made.h"

// What is tried, the next where one is not clean. A seed of graywolf gives another placement as dense.
static const struct {
    double density;
    int seed;
} plan[] = {{1, 12345}, {1, 1}, {1, 2}, {0.95, 1}, {0.9, 1}, {0.85, 1}, {0.8, 1}, {0.7, 1}, {0.6, 1}};
enum { TRIES = sizeof plan / sizeof *plan };

// Larger blocks begin with room between the cells: qrouter takes far longer to route 5,700 without.
enum { DENSE_CELLS = 4000 };
#define ROOMY 0.9

static bool clean(const struct layout_try *t)
{
    return t->routed && t->drc_errors == 0 && t->matches;
}

static json_t *try_json(const struct layout_try *t)
{
    json_t *j = json_object();
    json_object_set_new(j, "density", json_real(t->density));
    json_object_set_new(j, "seed", json_integer(t->seed));
    json_object_set_new(j, "routed", json_boolean(t->routed));
    json_object_set_new(j, "failed_nets", t->failed_nets < 0 ? json_null() : json_integer(t->failed_nets));
    json_object_set_new(j, "drc_errors", t->drc_errors < 0 ? json_null() : json_integer(t->drc_errors));
    json_object_set_new(j, "lvs", t->drc_errors < 0 ? json_null() : json_string(t->matches ? "match" : "mismatch"));
    json_object_set_new(j, "reason", t->reason ? json_string(t->reason) : json_null());
    return j;
}

// What scripts/flow/layout.tcl counted: cells, and ports that have none.
struct counts {
    int cells, constant, unused;
};

static struct counts read_counts(const struct layout_flow *f)
{
    char *path = path_in(f->work, "counts.txt"), *text = must_read_file(path, NULL);
    struct counts c;
    if (sscanf(text, "cells %d\nconstant %d\nunused %d", &c.cells, &c.constant, &c.unused) != 3)
        die(ST_TOOL, "%s: cannot read", path);
    free(path);
    free(text);
    return c;
}

// ---- the run ----

// How far a try came: a larger number is nearer to a clean layout.
static double progress_of(const struct layout_try *t)
{
    if (t->late)
        return -3e9;
    if (!t->routed)
        return t->failed_nets < 0 ? -2e9 : -1e9 - t->failed_nets;
    return t->drc_errors < 0 ? -1e9 : -t->drc_errors - (t->matches ? 0 : 1e6);
}

// The first try of so many cells.
static int first_try(int cells)
{
    int i = 0;
    while (cells > DENSE_CELLS && plan[i].density > ROOMY)
        i++;
    return i;
}

// Leaves the files of the best try: where none is clean and a later one came less far, it is made once more.
static struct layout_try try_all(const struct layout_flow *f, int cells, json_t *tries)
{
    struct layout_try t = {0};
    double furthest = -INFINITY;
    int best = 0, last = 0;
    for (int i = first_try(cells); i < TRIES && !clean(&t) && !t.late; i++) {
        free(t.reason);
        t = layout_attempt(f, plan[i].density, plan[i].seed);
        json_array_append_new(tries, try_json(&t));
        last = i;
        if (progress_of(&t) > furthest)
            furthest = progress_of(&t), best = i;
    }
    if (best != last && progress_of(&t) < furthest) {
        free(t.reason);
        t = layout_attempt(f, plan[best].density, plan[best].seed);
    }
    return t;
}

static json_t *make_layout(const struct layout_request *r, const char *build)
{
    char *work = xasprintf("%s/work", build), *lib = xasprintf("%s/lib.lib", work), *netlist = xasprintf("%s/netlist.v", work);
    struct layout_flow f = {work, r->module, r->seconds};
    make_dirs(work);
    write_file(lib, r->tech->text, r->tech->len);
    copy_file(r->netlist, netlist);
    layout_prepare(&f);
    json_t *j = json_object(), *tries = json_array();
    struct counts counts = read_counts(&f);
    struct layout_try t = try_all(&f, counts.cells, tries);
    json_object_set_new(j, "module", json_string(r->module));
    json_object_set_new(j, "clean", json_boolean(clean(&t)));
    json_t *last = try_json(&t);
    json_object_update(j, last);
    json_decref(last);
    if (t.routed && t.drc_errors >= 0) {
        char *def = xasprintf("%s/%s.def", work, r->module), *lef = xasprintf("%s/lib.lef", work);
        struct layout l = layout_read(lef, def);
        layout_shape_json(j, &l, &r->tech->lib);
        layout_timing_json(j, &f, r->tech);
        layout_keep(&f, &l, &r->tech->lib, build);
        layout_free(&l);
        free(def);
        free(lef);
    }
    json_object_set_new(j, "constant_outputs", json_integer(counts.constant));
    json_object_set_new(j, "unused_inputs", json_integer(counts.unused));
    json_object_set_new(j, "checked", json_string("metals and vias against the pins and blockages of the cells (LEF): Debian has no "
                                                  "layout of their transistors"));
    json_object_set_new(j, "tries", tries);
    json_object_set_new(j, "files", layout_files_json(&f, t.routed && t.drc_errors >= 0));
    remove_tree(work);
    free(t.reason);
    free(work);
    free(lib);
    free(netlist);
    return j;
}

static struct cache_entry open_entry(const struct layout_request *r)
{
    static const char *const needed[] = {"layout.json", NULL};
    static const char *const scripts[] = {"layout.tcl", "layout_spread.tcl", "layout_patch.tcl", "layout_magic.tcl", "sta.tcl"};
    char *router = tool_version("qrouter", "-h"), *compare = tool_version("netgen-lvs", "-batch"), *place = find_tool("graywolf");
    char *magic = tool_version("magic", "--version"), *sta = tool_version("sta", "-version"), *seconds = xasprintf("%d", r->seconds);
    struct cache_key k;
    key_begin(&k);
    const char *words[] = {"layout 6", r->module, magic, router, compare, sta, seconds};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key_str(&k, words[i]);
    key_file(&k, place); // it tells no version
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        char *rel = xasprintf("scripts/flow/%s", scripts[i]), *path = data_path(rel);
        key_file(&k, path);
        free(path);
        free(rel);
    }
    key_file(&k, r->netlist);
    key_add(&k, r->tech->text, r->tech->len);
    free(router);
    free(compare);
    free(place);
    free(magic);
    free(sta);
    free(seconds);
    return cache_open(&k, "layout", needed);
}

// Copies the files of a cache entry, which is `what`.
static void fill_dir(const void *what, const char *dir)
{
    const char *entry = what;
    char *path = xasprintf("%s/layout.json", entry);
    json_t *j = json_read_file(path, NULL), *name;
    size_t i;
    json_array_foreach (json_object_get(j, "files"), i, name)
        layout_copy(entry, json_string_value(name), dir, json_string_value(name));
    json_decref(j);
    free(path);
}

json_t *lay_out(const struct layout_request *r)
{
    layout_need_tools();
    struct cache_entry e = open_entry(r);
    if (e.build) {
        json_t *j = make_layout(r, e.build);
        char *path = xasprintf("%s/layout.json", e.build), *text = json_dumps(j, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
        char *lines = xasprintf("%s\n", text);
        write_file(path, lines, strlen(lines));
        cache_commit(&e);
        json_decref(j);
        free(text);
        free(lines);
        free(path);
    }
    char *path = xasprintf("%s/layout.json", e.dir);
    json_error_t error;
    json_t *j = json_read_file(path, &error);
    if (!j)
        die(ST_USAGE, "%s: damaged (%s); remove the folder", path, error.text);
    if (r->dir)
        write_folder(r->dir, "layout.json", fill_dir, e.dir);
    char *picture = xasprintf("%s/%s.svg", r->dir ? r->dir : e.dir, json_text(j, "module"));
    if (exists(picture))
        json_object_set_new(j, "picture", json_string(picture));
    free(picture);
    free(path);
    free(e.dir);
    return j;
}
