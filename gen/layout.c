// SPDX-License-Identifier: Apache-2.0
// Implementation of layout.h: tries, measures, and keeps what was made.
#define _XOPEN_SOURCE 700
#include "layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "layout_def.h"
#include "layout_flow.h"
#include "layout_svg.h"
#include "outdir.h"
#include "proc.h"
#include "synth_report.h"
#include "synth_run.h"
#include "util.h"

// What is tried, the next where one is not clean. A seed of graywolf gives another placement as dense.
static const struct {
    double density;
    int seed;
} plan[] = {{1, 12345}, {1, 1}, {1, 2}, {0.95, 1}, {0.9, 1}, {0.85, 1}, {0.8, 1}, {0.7, 1}, {0.6, 1}};
enum { TRIES = sizeof plan / sizeof *plan };

static const char *const suffixes[] = {".gds", ".def", ".svg", ".v", ".spef"}; // of the files that are kept
enum { KEPT = sizeof suffixes / sizeof *suffixes };

static bool clean(const struct layout_try *t)
{
    return t->routed && t->drc_errors == 0 && t->matches;
}

static double rounded(double v, double unit)
{
    return round(v / unit) * unit;
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

// ---- what was made ----

// Areas of the placed cells as the library gives them, which is what synthesis adds up; some differ from those of the layout.
static double library_area(const struct layout *l, const struct liberty *lib)
{
    double sum = 0;
    for (int i = 0; i < l->cell_count; i++) {
        const struct lib_cell *c = l->cells[i].fill ? NULL : find_cell(lib, l->cells[i].type);
        sum += c ? c->area : 0;
    }
    return sum;
}

static void shape_json(json_t *j, const struct layout *l, const struct liberty *lib)
{
    json_t *wires = json_array();
    int fill = 0;
    for (int i = 0; i < l->cell_count; i++)
        fill += l->cells[i].fill;
    for (int m = 1; m <= LAYOUT_METALS; m++)
        json_array_append_new(wires, json_real(rounded(layout_wire_length(l, m), 0.01)));
    double die = layout_die_area(l), cells = layout_cell_area(l);
    json_object_set_new(j, "die_width_um", json_real(rounded(l->x1 - l->x0, 0.01)));
    json_object_set_new(j, "die_height_um", json_real(rounded(l->y1 - l->y0, 0.01)));
    json_object_set_new(j, "die_area", json_real(rounded(die, 0.01)));
    json_object_set_new(j, "cell_area", json_real(rounded(cells, 0.01)));
    json_object_set_new(j, "utilization", json_real(rounded(cells / die, 1e-4)));
    json_object_set_new(j, "library_area", json_real(rounded(library_area(l, lib), 0.01)));
    json_object_set_new(j, "library_utilization", json_real(rounded(library_area(l, lib) / die, 1e-4)));
    json_object_set_new(j, "cells", json_integer(l->cell_count - fill));
    json_object_set_new(j, "fill_cells", json_integer(fill));
    json_object_set_new(j, "pins", json_integer(l->pin_count));
    json_object_set_new(j, "wire_um", wires);
    json_object_set_new(j, "vias", json_integer(l->vias));
}

static void copy_into(const char *from_dir, const char *from, const char *to_dir, const char *to)
{
    char *a = xasprintf("%s/%s", from_dir, from), *b = xasprintf("%s/%s", to_dir, to);
    copy_file(a, b);
    free(a);
    free(b);
}

// Whose wires count: none's, the data's, or also the clock's.
enum wires { NO_WIRES, DATA_WIRES, ALL_WIRES };

// Times TOP.v in a folder of its own; the keys of synth's timing.
static json_t *timing(const struct layout_flow *f, const struct synth_tech *tech, enum wires wires)
{
    char *dir = xasprintf("%s/sta%d", f->work, (int)wires), *clock = xasprintf("%s/clock_wires", dir), *verilog = xasprintf("%s.v", f->top);
    make_dirs(dir);
    copy_into(f->work, "lib.lib", dir, "lib.lib");
    copy_into(f->work, verilog, dir, "netlist.v");
    if (wires != NO_WIRES)
        copy_into(f->work, "wires.spef", dir, "wires.spef");
    if (wires == ALL_WIRES)
        write_file(clock, "", 0);
    struct synth_design d = {.top = f->top};
    json_t *j = json_object();
    synth_sta(dir, &d, tech, 1e-8 / tech->lib.time_unit);
    synth_timing_json(j, dir, tech->lib.time_unit, true);
    free(dir);
    free(clock);
    free(verilog);
    return j;
}

static void timing_json(json_t *j, const struct layout_flow *f, const struct synth_tech *tech)
{
    layout_parasitics(f);
    json_t *ideal = timing(f, tech, NO_WIRES), *data = timing(f, tech, DATA_WIRES), *routed = timing(f, tech, ALL_WIRES);
    static const char *const keys[] = {"delay_ns", "fmax_mhz", "critical_path"};
    for (int i = 0; i < 3; i++)
        json_object_set(j, keys[i], json_object_get(routed, keys[i]));
    json_object_set(j, "ideal_clock_delay_ns", json_object_get(data, "delay_ns"));
    json_object_set(j, "ideal_delay_ns", json_object_get(ideal, "delay_ns"));
    json_object_set_new(j, "timing_by", json_string("OpenSTA; wires of qrouter: resistance, capacitance of area and one edge; "
                                                    "no coupling, no clock tree: the clock's wires delay it"));
    json_decref(ideal);
    json_decref(data);
    json_decref(routed);
}

// magic stamps the time into the records BGNLIB and BGNSTR of a GDS file (24 bytes of dates each): zeros instead.
static void unstamp(char *gds, size_t len)
{
    for (size_t at = 0; at + 4 <= len;) {
        size_t n = (size_t)(unsigned char)gds[at] << 8 | (unsigned char)gds[at + 1];
        unsigned char type = (unsigned char)gds[at + 2];
        if (n < 4)
            return;
        if ((type == 1 || type == 5) && n == 28 && at + n <= len)
            memset(gds + at + 4, 0, 24);
        at += n;
    }
}

// The files of the entry: GDS, DEF, picture, netlist, wires.
static void keep_files(const struct layout_flow *f, const struct layout *l, const struct liberty *lib, const char *build)
{
    char *gds_file = xasprintf("%s/%s.gds", f->work, f->top), *path[KEPT];
    size_t len;
    for (int i = 0; i < KEPT; i++)
        path[i] = xasprintf("%s/%s%s", build, f->top, suffixes[i]);
    char *gds = must_read_file(gds_file, &len), *svg = layout_svg(l, lib, f->top);
    unstamp(gds, len);
    write_file(path[0], gds, len);
    write_file(path[2], svg, strlen(svg));
    char *spef = xasprintf("%s/wires.spef", f->work), *def = xasprintf("%s/%s.def", f->work, f->top);
    char *verilog = xasprintf("%s/%s.v", f->work, f->top);
    copy_file(def, path[1]);
    copy_file(verilog, path[3]);
    copy_file(spef, path[4]);
    for (int i = 0; i < KEPT; i++)
        free(path[i]);
    free(gds_file);
    free(gds);
    free(svg);
    free(spef);
    free(def);
    free(verilog);
}

static json_t *files_json(const struct layout_flow *f, bool made)
{
    json_t *list = json_array();
    json_array_append_new(list, json_string("layout.json"));
    for (int i = 0; made && i < KEPT; i++) {
        char *name = xasprintf("%s%s", f->top, suffixes[i]);
        json_array_append_new(list, json_string(name));
        free(name);
    }
    return list;
}

// Ports without a cell, as scripts/layout.tcl counted them.
static void ports_json(json_t *j, const struct layout_flow *f)
{
    char *path = xasprintf("%s/ports.txt", f->work), *text = must_read_file(path, NULL);
    int constant = 0, unused = 0;
    if (sscanf(text, "constant %d\nunused %d", &constant, &unused) != 2)
        die(ST_TOOL, "%s: cannot read", path);
    json_object_set_new(j, "constant_outputs", json_integer(constant));
    json_object_set_new(j, "unused_inputs", json_integer(unused));
    free(path);
    free(text);
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

// Leaves the files of the best try: where none is clean and a later one came less far, it is made once more.
static struct layout_try try_all(const struct layout_flow *f, json_t *tries)
{
    struct layout_try t = {0};
    double furthest = -INFINITY;
    int best = 0, last = 0;
    for (int i = 0; i < TRIES && !clean(&t) && !t.late; i++) {
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
    struct layout_try t = try_all(&f, tries);
    json_object_set_new(j, "module", json_string(r->module));
    json_object_set_new(j, "clean", json_boolean(clean(&t)));
    json_t *last = try_json(&t);
    json_object_update(j, last);
    json_decref(last);
    if (t.routed && t.drc_errors >= 0) {
        char *def = xasprintf("%s/%s.def", work, r->module), *lef = xasprintf("%s/lib.lef", work);
        struct layout l = layout_read(lef, def);
        shape_json(j, &l, &r->tech->lib);
        timing_json(j, &f, r->tech);
        keep_files(&f, &l, &r->tech->lib, build);
        layout_free(&l);
        free(def);
        free(lef);
    }
    ports_json(j, &f);
    json_object_set_new(j, "checked", json_string("metals and vias against the pins and blockages of the cells (LEF): Debian has no "
                                                  "layout of their transistors"));
    json_object_set_new(j, "tries", tries);
    json_object_set_new(j, "files", files_json(&f, t.routed && t.drc_errors >= 0));
    remove_tree(work);
    free(t.reason);
    free(work);
    free(lib);
    free(netlist);
    return j;
}

static struct cache_entry open_entry(const struct layout_request *r)
{
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
        char *rel = xasprintf("scripts/%s", scripts[i]), *path = data_path(rel);
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
    return cache_open(&k, "layout");
}

// Copies the files of a cache entry, which is `what`.
static void fill_dir(const void *what, const char *dir)
{
    const char *entry = what;
    char *path = xasprintf("%s/layout.json", entry);
    json_t *j = json_load_file(path, 0, NULL), *name;
    size_t i;
    json_array_foreach (json_object_get(j, "files"), i, name)
        copy_into(entry, json_string_value(name), dir, json_string_value(name));
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
    json_t *j = json_load_file(path, 0, &error);
    if (!j)
        die(ST_USAGE, "%s: damaged (%s); remove the folder", path, error.text);
    if (r->dir)
        write_folder(r->dir, "layout.json", fill_dir, e.dir);
    free(path);
    free(e.dir);
    return j;
}
