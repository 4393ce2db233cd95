// SPDX-License-Identifier: Apache-2.0
// Implementation of synth.h: a result made once and kept in the cache.
#define _XOPEN_SOURCE 700
#include "synth.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "layout.h"
#include "proc.h"
#include "sram.h"
#include "synth_compose.h"
#include "synth_counts.h"
#include "synth_ice40.h"
#include "synth_parts.h"
#include "synth_power.h"
#include "synth_report.h"
#include "synth_request.h"
#include "synth_run.h"
#include "synth_tech.h"
#include "util.h"
#include "verbs.h"

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

// What is asked for, of what, in which technology, with which tools, and how hard.
struct job {
    const struct synth_request *q;
    const struct synth_design *d;
    const struct synth_tech *t;
    const char *yosys, *timer; // versions; timer NULL where nothing is timed
    int effort;
};

// A result, and the entry of the cache that holds it.
struct result {
    json_t *j;
    char *entry;
};

// The period that power is said of, ns: the one aimed at, else the netlist's own.
static double power_period(const struct job *b, const json_t *j)
{
    if (b->q->clock > 0)
        return b->q->clock;
    if (!json_is_number(json_object_get(j, "delay_ns")))
        die(ST_USAGE, "--power: the design has no timed path; legal: with --clock NS");
    return synth_number(j, "delay_ns");
}

// The longest path of the netlist, ns; without one, the period.
static double longest_delay(const struct job *b, const json_t *j)
{
    return json_is_number(json_object_get(j, "delay_ns")) ? synth_number(j, "delay_ns") : power_period(b, j);
}

static json_t *library_result(const struct job *b, const char *work, const struct synth_sum *s)
{
    synth_sta(work, b->d, b->t, 1e-8 / b->t->lib.time_unit);
    json_t *j = synth_json(b->q, b->d, b->t, s);
    synth_timing_json(j, work, b->t->lib.time_unit, s->whole);
    json_object_set_new(j, "modules", synth_modules_json(s));
    if (b->q->power)
        json_object_set_new(j, "power", power_json(work, b->q, b->d, b->t, s, power_period(b, j), longest_delay(b, j)));
    return j;
}

static json_t *fpga_result(const struct job *b, const char *work, const struct synth_sum *s)
{
    json_t *j = fpga_json(b->q, b->t, s);
    if (b->t->fpga->device)
        place_ice40(j, work, b->q, b->d, b->t, s);
    return j;
}

static json_t *synthesize(const struct job *b, const char *build)
{
    double start = now_seconds();
    char *work = xasprintf("%s/work", build);
    synth_prepare(work, b->q, b->d, b->t);
    synth_yosys(work, b->q, b->d, b->t, b->effort);
    struct synth_sum s = read_parts(work, b->t);
    json_t *j = b->t->kind == TECH_LIBRARY ? library_result(b, work, &s)
                : b->t->kind == TECH_FPGA  ? fpga_result(b, work, &s)
                                           : generic_json(b->q, b->t, &s);
    json_t *tools = json_pack("{s:s}", "yosys", b->yosys);
    if (b->timer)
        json_object_set_new(tools, b->t->kind == TECH_LIBRARY ? "opensta" : "nextpnr", json_string(b->timer));
    json_object_set_new(j, "tools", tools);
    json_object_set_new(j, "seconds", synth_real(now_seconds() - start, 0.01));
    if (b->q->netlist || b->q->layout)
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

// What the activity of nets depends on: the testbench, the user's arrays.
static void add_activity(struct cache_key *k, const struct job *b)
{
    char *rel = xasprintf("tb/%s.c", synth_word(b->d->manifest, "generator")), *bench = data_path(rel);
    char *script = data_path("scripts/power.tcl");
    key_file(k, bench);
    key_file(k, script);
    key_str(k, is_random(b->q) ? "random" : "");
    for (int i = 0; i < b->q->ins && !is_random(b->q); i++) {
        const char *file = strchr(b->q->in[i], '=') + 1;
        key_add(k, b->q->in[i], (size_t)(file - b->q->in[i]));
        key_file(k, file);
    }
    free(script);
    free(bench);
    free(rel);
}

// Everything that the result depends on.
static void add_to_key(struct cache_key *k, const struct job *b)
{
    static const char *const scripts[] = {"scripts/synth.tcl", "scripts/map.tcl", "scripts/sta.tcl", "scripts/ice40.tcl"};
    bool clocked = b->t->kind == TECH_FPGA || b->q->power;
    char *numbers = xasprintf("effort %d clock %g power %d glitches %d", b->effort, clocked ? b->q->clock : 0, b->q->power, b->q->glitches);
    const char *words[] = {"synth 6", b->d->top, b->q->ram, b->q->flat ? "flat" : "", b->q->netlist || b->q->layout ? "netlist" : "", b->t->name,
                           b->yosys, b->timer ? b->timer : "", numbers};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key_str(k, words[i]);
    if (b->t->text)
        key_add(k, b->t->text, b->t->len);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        char *path = data_path(scripts[i]);
        key_file(k, path);
        free(path);
    }
    for (int i = 0; i < b->d->n; i++) {
        char *path = xasprintf("%s/%s", b->q->out, b->d->files[i]);
        key_file(k, path);
        free(path);
    }
    if (b->q->power)
        add_activity(k, b);
    free(numbers);
}

// From the cache, or made and put there.
static struct result cached_result(const struct job *b)
{
    struct cache_key k;
    key_begin(&k);
    add_to_key(&k, b);
    struct cache_entry e = cache_open(&k, "synth");
    if (e.build) {
        json_t *j = synthesize(b, e.build);
        char *path = xasprintf("%s/result.json", e.build), *text = dump(j);
        write_file(path, text, strlen(text));
        cache_commit(&e);
        json_decref(j);
        free(text);
        free(path);
    }
    char *path = xasprintf("%s/result.json", e.dir);
    json_error_t error;
    json_t *j = json_load_file(path, 0, &error);
    if (!j)
        die(ST_USAGE, "%s: damaged (%s); remove the folder", path, error.text);
    free(path);
    return (struct result){j, e.dir};
}

static void free_result(struct result *r)
{
    json_decref(r->j);
    free(r->entry);
}

static bool meets(const struct result *r, double clock)
{
    return !json_is_number(json_object_get(r->j, "delay_ns")) || synth_number(r->j, "delay_ns") <= clock;
}

static bool is_faster(const struct result *r, const struct result *than)
{
    return synth_number(r->j, "delay_ns") < synth_number(than->j, "delay_ns");
}

// With the least effort that meets the period `clock` (ns), else the fastest netlist.
static struct result aimed_result(struct job *b, double clock)
{
    struct result best = cached_result(b);
    while (!meets(&best, clock) && b->effort + 1 < SYNTH_EFFORTS) {
        b->effort++;
        struct result r = cached_result(b);
        bool better = meets(&r, clock) || is_faster(&r, &best);
        free_result(better ? &best : &r);
        best = better ? r : best;
    }
    return best;
}

// The netlist of the highest clock, beside the one that the result is of.
static json_t *fmax_json(const struct job *b)
{
    static const char *const keys[] = {"area", "nand2", "cells", "flops", "delay_ns", "fmax_mhz", "timing_scope", "critical_path"};
    struct synth_request q = *b->q;
    struct job search = *b;
    q.flat = q.power = q.glitches = false;
    q.ins = 0;
    q.netlist = q.layout = NULL;
    search.q = &q;
    search.effort = 0;
    struct result r = aimed_result(&search, 0);
    json_t *j = json_object();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        json_object_set(j, keys[i], json_object_get(r.j, keys[i]));
    free_result(&r);
    return j;
}

// Of the netlist in the entry of the cache.
static json_t *layout_json(const struct job *b, const char *entry)
{
    char *netlist = xasprintf("%s/netlist.v", entry);
    struct layout_request r = {.netlist = netlist, .module = *b->q->layout ? b->q->layout : b->d->top, .tech = b->t,
                               .dir = b->q->layout_dir, .seconds = b->q->layout_seconds};
    json_t *j = lay_out(&r);
    free(netlist);
    return j;
}

// A large array's own netlist, and its power from a smaller array, mapped with the same effort, at the same clock.
static struct result composed_result(struct job *b, int rows, int cols)
{
    struct synth_request own = *b->q, q = *b->q;
    const struct synth_request *asked = b->q;
    own.power = own.glitches = false;
    b->q = &own;
    struct result r = own.clock > 0 ? aimed_result(b, own.clock) : cached_result(b);
    char *scratch = scratch_dir();
    q.out = xasprintf("%s/smaller", scratch);
    q.clock = power_period(b, r.j);
    q.in[0] = "random";
    q.ins = 1;
    q.flat = false;
    q.netlist = NULL;
    generate_smaller(b->d, rows, cols, q.out);
    struct synth_design d = read_synth_design(q.out);
    struct job small = {&q, &d, b->t, b->yosys, b->timer, b->effort};
    struct result measured = cached_result(&small);
    json_object_set_new(r.j, "power", compose_power(r.j, b->d, measured.j, &d));
    free_result(&measured);
    json_decref(d.manifest);
    remove_tree(scratch);
    forget_at_death(scratch);
    free((char *)(void *)q.out);
    free(scratch);
    b->q = asked;
    return r;
}

static struct result mapped_result(struct job *b)
{
    int rows, cols;
    if (b->q->power && smaller_array(b->d, b->q->power_from, &rows, &cols)) {
        if (b->q->ins && !is_random(b->q))
            die(ST_USAGE, "synth: --in: the array is larger than it is simulated as a netlist; legal: up to %d x %d", (int)COMPOSE_ABOVE,
                (int)COMPOSE_ABOVE);
        return composed_result(b, rows, cols);
    }
    return b->q->clock > 0 && b->t->kind == TECH_LIBRARY ? aimed_result(b, b->q->clock) : cached_result(b);
}

static struct result answer(struct job *b)
{
    struct result r = mapped_result(b);
    if (b->q->clock > 0) {
        json_object_set_new(r.j, "clock_ns", json_real(b->q->clock));
        json_object_set_new(r.j, "clock_met", json_boolean(meets(&r, b->q->clock)));
    }
    if (b->q->fmax)
        json_object_set_new(r.j, "fmax", fmax_json(b));
    if (b->q->netlist)
        copy_netlist(r.entry, b->q->netlist);
    if (b->q->layout)
        json_object_set_new(r.j, "layout", layout_json(b, r.entry));
    return r;
}

// Options that mean nothing to a technology are refused; what was left open is as the technology has it.
static void settle(struct synth_request *q, const struct synth_tech *t)
{
    bool library = t->kind == TECH_LIBRARY, placed = t->kind == TECH_FPGA && t->fpga->device;
    const char *wrong = q->fmax && !library               ? "--fmax"
                        : q->power && !library            ? "--power"
                        : q->netlist && !library          ? "--netlist"
                        : q->clock > 0 && !library && !placed ? "--clock"
                        : q->sram.cell > 0 && !library    ? "--sram-cell"
                        : q->sram.efficiency > 0 && !library ? "--sram-efficiency"
                        : q->ram && t->kind == TECH_FPGA  ? "--ram"
                                                          : NULL;
    if (wrong)
        die(ST_USAGE, "synth: %s: not for --tech %s", wrong, t->name);
    if (q->layout && strcmp(t->name, "osu018") != 0)
        die(ST_USAGE, "synth: --layout with --tech %s; legal: osu018", t->name);
    if (q->layout)
        layout_need_tools();
    if (!q->ram)
        q->ram = t->kind == TECH_FPGA ? "inferred" : "box";
}

#define ICE40_CHIPS "/usr/share/fpga-icestorm/chipdb" // where Debian's icetime looks

// Version of what times a netlist, or NULL.
static char *timer_version(const struct synth_tech *t)
{
    if (t->kind == TECH_LIBRARY)
        return tool_version("sta", "-version");
    if (t->kind != TECH_FPGA || !t->fpga->device)
        return NULL;
    need_tool("icetime");
    if (!exists(ICE40_CHIPS))
        die(ST_TOOL, "%s: not found; install it with: apt-get install fpga-icestorm-chipdb", ICE40_CHIPS);
    return tool_version("nextpnr-ice40", "--version");
}

static void print_answer(const struct synth_request *q, const struct synth_tech *t, const json_t *j)
{
    if (q->json) {
        char *s = dump(j);
        puts(s);
        free(s);
    } else if (t->kind == TECH_LIBRARY) {
        synth_print(j);
        if (q->layout)
            layout_print(json_object_get(j, "layout"));
    } else if (t->kind == TECH_FPGA) {
        fpga_print(j);
    } else {
        generic_print(j);
    }
}

void synth_key_tech(struct cache_key *k, const char *const *values, int n)
{
    const char *preset[] = {"osu018"};
    struct synth_tech t = read_tech(n ? values : preset, n ? n : 1);
    key_str(k, t.name);
    if (t.text)
        key_add(k, t.text, t.len);
    free_tech(&t);
}

int verb_synth(int argc, char **argv)
{
    struct synth_request q = parse_synth(argc, argv);
    struct synth_design d = read_synth_design(q.out);
    struct synth_tech t = read_tech(q.tech, q.techs);
    settle(&q, &t);
    char *yosys = tool_version("yosys", "-V"), *timer = timer_version(&t);
    struct job b = {&q, &d, &t, yosys, timer, 0};
    struct result r = answer(&b);
    if (t.kind == TECH_LIBRARY)
        sram_report(r.j, d.manifest, q.out, t.name, &q.sram);
    print_answer(&q, &t, r.j);
    free_result(&r);
    json_decref(d.manifest);
    free_tech(&t);
    free(yosys);
    free(timer);
    return finish_stdout();
}
