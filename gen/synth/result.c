// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/result.h.
#define _XOPEN_SOURCE 700
#include "synth/result.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "base/data.h"
#include "base/member.h"
#include "base/proc.h"
#include "base/util.h"
#include "flow/parts.h"
#include "flow/run.h"
#include "flow/timing.h"
#include "power/power.h"
#include "synth/counts.h"
#include "synth/headline.h"
#include "synth/ice40.h"
#include "synth/report.h"
#include "synth/tree.h"

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

double power_period(const struct synth_job *b, const json_t *j)
{
    if (b->q->clock > 0)
        return b->q->clock;
    if (!json_is_number(json_object_get(j, "delay_ns")))
        die(ST_USAGE, "--power: the design has no timed path; legal: with --clock NS");
    return json_number(j, "delay_ns");
}

// The longest path of the netlist, ns; without one, the period.
static double longest_delay(const struct synth_job *b, const json_t *j)
{
    return json_is_number(json_object_get(j, "delay_ns")) ? json_number(j, "delay_ns") : power_period(b, j);
}

static json_t *library_result(const struct synth_job *b, const char *work, const struct synth_sum *s)
{
    synth_sta(work, b->d, b->t, 1e-8 / b->t->lib.time_unit);
    json_t *j = synth_json(b->q, b->d, b->t, s);
    timing_json(j, work, b->t->lib.time_unit, s->whole);
    if (s->all.flops == 0 && s->all.bits == 0) // a path has a delay, but there is no clock
        json_object_set_new(j, "fmax_mhz", json_null());
    json_object_set_new(j, "modules", synth_modules_json(s));
    char *netlist = path_in(work, "power.v");
    if (b->q->power && s->all.cells > 0 && exists(netlist))
        json_object_set_new(j, "power", power_json(work, b->q, b->d, b->t, s, power_period(b, j), longest_delay(b, j)));
    free(netlist);
    return j;
}

static json_t *fpga_result(const struct synth_job *b, const char *work, const struct synth_sum *s)
{
    json_t *j = fpga_json(b->q, b->t, s);
    if (b->t->fpga->device && !has_no_logic(j))
        place_ice40(j, work, b->q, b->d, b->t, s);
    return j;
}

static json_t *synthesize(const struct synth_job *b, const char *build)
{
    double start = now_seconds();
    char *work = xasprintf("%s/work", build);
    synth_prepare(work, b->q, b->d, b->t);
    synth_yosys(work, b->q, b->d, b->t, b->effort);
    struct synth_sum s = read_parts(work, b->t);
    json_t *j = b->t->kind == TECH_LIBRARY ? library_result(b, work, &s)
                : b->t->kind == TECH_FPGA  ? fpga_result(b, work, &s)
                                           : generic_json(b->q, b->t, &s);
    synth_tree(j, b->d->manifest, b->t, &s);
    json_t *tools = json_pack("{s:s}", "yosys", b->yosys);
    if (b->timer)
        json_object_set_new(tools, b->t->kind == TECH_LIBRARY ? "opensta" : "nextpnr", json_string(b->timer));
    json_object_set_new(j, "tools", tools);
    json_object_set_new(j, "seconds", json_rounded(now_seconds() - start, 0.01));
    if (b->q->netlist || b->q->layout)
        keep_netlist(build, work);
    remove_tree(work);
    free_parts(&s);
    free(work);
    return j;
}

char *dump_result(const json_t *j)
{
    char *s = json_dumps(j, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
    if (!s)
        die(ST_TOOL, "out of memory");
    return s;
}

// What the activity of nets depends on: what the design says of itself, the testbench, the user's arrays.
static void add_activity(struct cache_key *k, const struct synth_job *b)
{
    static const char *const scripts[] = {"scripts/flow/power.tcl", "scripts/flow/slews.tcl", "scripts/flow/constraints.tcl"};
    char *manifest = json_dumps(b->d->manifest, JSON_COMPACT);
    key_str(k, manifest);
    free(manifest);
    char *bench = xasprintf("tb/%s/*.[ch]", json_text(b->d->manifest, "generator"));
    key_data_files(k, bench);
    key_data_files(k, "sim/rt/*");
    free(bench);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        char *script = data_path(scripts[i]);
        key_file(k, script);
        free(script);
    }
    key_str(k, is_random(b->q) ? "random" : "");
    for (int i = 0; i < b->q->ins && !is_random(b->q); i++) {
        const char *file = strchr(b->q->in[i], '=') + 1;
        key_add(k, b->q->in[i], (size_t)(file - b->q->in[i]));
        key_file(k, file);
    }
}

// Everything that the result depends on.
static void add_to_key(struct cache_key *k, const struct synth_job *b)
{
    static const char *const scripts[] = {"scripts/flow/synth.tcl", "scripts/flow/modules.tcl", "scripts/flow/map.tcl",
                                          "scripts/flow/sta.tcl", "scripts/flow/ice40.tcl"};
    bool clocked = b->t->kind == TECH_FPGA || b->q->power;
    char *numbers = xasprintf("effort %d clock %.17g power %d sample %d glitches %d", b->effort, clocked ? b->q->clock : 0,
                              b->q->power, b->q->power ? b->q->sample : 0, b->q->glitches);
    const char *words[] = {"synth", b->d->top, b->q->ram, b->q->flat ? "flat" : "", b->q->netlist || b->q->layout ? "netlist" : "", b->t->name,
                           b->yosys, b->timer ? b->timer : "", numbers};
    key_file(k, "/proc/self/exe"); // reads the library, sums up and simulates
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

struct synth_result cached_result(const struct synth_job *b)
{
    static const char *const alone[] = {"result.json", NULL}, *const with_netlist[] = {"result.json", "netlist.v", NULL};
    struct cache_key k;
    key_begin(&k);
    add_to_key(&k, b);
    bool netlist = b->q->netlist || b->q->layout;
    struct cache_entry e = cache_open(&k, "synth", netlist ? with_netlist : alone);
    if (e.build) {
        json_t *j = synthesize(b, e.build);
        char *path = xasprintf("%s/result.json", e.build), *text = dump_result(j);
        write_file(path, text, strlen(text));
        cache_commit(&e);
        json_decref(j);
        free(text);
        free(path);
    }
    char *path = xasprintf("%s/result.json", e.dir);
    json_error_t error;
    json_t *j = json_read_file(path, &error);
    if (!j)
        die(ST_USAGE, "%s: damaged (%s); remove the folder", path, error.text);
    free(path);
    return (struct synth_result){j, e.dir};
}

void free_result(struct synth_result *r)
{
    json_decref(r->j);
    free(r->entry);
}

bool meets(const struct synth_result *r, double clock)
{
    return !json_is_number(json_object_get(r->j, "delay_ns")) || json_number(r->j, "delay_ns") <= clock;
}

static bool is_faster(const struct synth_result *r, const struct synth_result *than)
{
    return json_number(r->j, "delay_ns") < json_number(than->j, "delay_ns");
}

struct synth_result aimed_result(struct synth_job *b, double clock)
{
    struct synth_result best = cached_result(b);
    int effort = b->effort;
    while (!meets(&best, clock) && b->effort + 1 < SYNTH_EFFORTS) {
        b->effort++;
        struct synth_result r = cached_result(b);
        bool better = meets(&r, clock) || is_faster(&r, &best);
        free_result(better ? &best : &r);
        best = better ? r : best;
        effort = better ? b->effort : effort;
    }
    b->effort = effort;
    return best;
}
