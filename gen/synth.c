// SPDX-License-Identifier: Apache-2.0
// Implementation of synth.h.
#define _XOPEN_SOURCE 700
#include "synth.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "layout.h"
#include "power_sample.h"
#include "proc.h"
#include "sram.h"
#include "synth_compose.h"
#include "synth_counts.h"
#include "synth_ice40.h"
#include "synth_report.h"
#include "synth_request.h"
#include "synth_result.h"
#include "synth_run.h"
#include "synth_tech.h"
#include "util.h"
#include "verbs.h"

static void copy_netlist(const char *entry, const char *to)
{
    char *from = xasprintf("%s/netlist.v", entry);
    copy_file(from, to);
    free(from);
}

// The netlist of the highest clock, beside the one that the result is of.
static json_t *fmax_json(const struct synth_job *b)
{
    static const char *const keys[] = {"area", "nand2", "cells", "flops", "delay_ns", "fmax_mhz", "timing_scope", "critical_path"};
    struct synth_request q = *b->q;
    struct synth_job search = *b;
    q.flat = q.power = q.glitches = false;
    q.ins = 0;
    q.netlist = q.layout = NULL;
    search.q = &q;
    search.effort = 0;
    struct synth_result r = aimed_result(&search, 0);
    json_t *j = json_object();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        json_object_set(j, keys[i], json_object_get(r.j, keys[i]));
    free_result(&r);
    return j;
}

// Of the netlist in the entry of the cache.
static json_t *layout_json(const struct synth_job *b, const char *entry)
{
    char *netlist = xasprintf("%s/netlist.v", entry);
    struct layout_request r = {.netlist = netlist, .module = *b->q->layout ? b->q->layout : b->d->top, .tech = b->t,
                               .dir = b->q->layout_dir, .seconds = b->q->layout_seconds};
    json_t *j = lay_out(&r);
    free(netlist);
    return j;
}

// Random operands for the array in the folder `out`, of the job's effort, at a clock of `period` ns; `sample` as in the request.
static struct synth_result measured_array(const struct synth_job *b, const char *out, const struct synth_design *d, double period, int sample)
{
    struct synth_request q = *b->q;
    q.out = out;
    q.clock = period;
    q.in[0] = "random";
    q.ins = 1;
    q.power = true;
    q.power_from = 0;
    q.sample = sample;
    q.flat = q.fmax = false;
    q.netlist = q.layout = NULL;
    struct synth_job j = {&q, d, b->t, b->yosys, b->timer, b->effort};
    return cached_result(&j);
}

// The power of an array from that of one of at most `from` rows and columns, whose answer is `r` but for that.
static json_t *composed_power(const struct synth_job *b, const json_t *r, const struct synth_design *large, int from, double period)
{
    int rows, cols;
    smaller_array(large, from, &rows, &cols);
    char *scratch = scratch_dir(), *out = path_in(scratch, "smaller");
    generate_smaller(large, rows, cols, out);
    struct synth_design d = read_synth_design(out);
    struct synth_result measured = measured_array(b, out, &d, period, 0);
    json_t *j = compose_power(r, large, measured.j, &d);
    free_result(&measured);
    json_decref(d.manifest);
    remove_tree(scratch);
    forget_at_death(scratch);
    free(scratch);
    free(out);
    return j;
}

// How far an array of size x size is from its own power when it is composed in the same way: by a sample, of fewer instances than
// it has columns, or of the modules of one half its size.
static json_t *error_at(const struct synth_job *b, int size, bool sampled, double period)
{
    char *scratch = scratch_dir(), *out = path_in(scratch, "array");
    generate_smaller(b->d, size, size, out);
    struct synth_design d = read_synth_design(out);
    struct synth_result whole = measured_array(b, out, &d, period, 0);
    int instances = b->q->sample > 0 ? b->q->sample : (int)POWER_SAMPLE;
    json_t *composed;
    if (sampled) {
        struct synth_result r = measured_array(b, out, &d, period, instances < size / 2 ? instances : size / 2);
        composed = json_incref(json_object_get(r.j, "power"));
        free_result(&r);
    } else {
        composed = composed_power(b, whole.j, &d, size / 2, period);
    }
    double ours = json_number(composed, "pj_per_mac"), its = json_number(json_object_get(whole.j, "power"), "pj_per_mac");
    json_t *j = json_pack("{s:i, s:i, s:f, s:f, s:o}", "rows", size, "cols", size, "pj_per_mac", ours, "whole_pj_per_mac", its, "difference",
                          synth_real(ours / its - 1, 1e-4));
    json_decref(composed);
    free_result(&whole);
    json_decref(d.manifest);
    remove_tree(scratch);
    forget_at_death(scratch);
    free(scratch);
    free(out);
    return j;
}

// Adds what composing costs in exactness, at random operands. Only arrays have smaller ones that are simulated whole.
static void add_errors(const struct synth_job *b, json_t *power, double period)
{
    int rows, cols;
    bool sampled = json_is_object(json_object_get(power, "sample"));
    if (!smaller_array(b->d, 0, &rows, &cols))
        return;
    json_t *list = json_array();
    for (int size = 4; size <= COMPOSE_ABOVE; size *= 2)
        json_array_append_new(list, error_at(b, size, sampled, period));
    json_object_set_new(power, "composition_error", list);
}

// The netlist, with its power where asked for: its own, a sample's, or composed of a smaller array's modules at the same clock.
static struct synth_result mapped_result(struct synth_job *b)
{
    const struct synth_request *asked = b->q;
    struct synth_request own = *asked;
    int rows, cols;
    bool larger = smaller_array(b->d, asked->power_from, &rows, &cols);
    if (asked->power_from && larger && asked->ins && !is_random(asked))
        die(ST_USAGE, "synth: --in: with --power-from the power is a smaller array's; legal: random");
    own.power = own.glitches = asked->power && !(asked->power_from && larger);
    own.glitches &= asked->glitches;
    b->q = &own;
    struct synth_result r = own.clock > 0 && b->t->kind == TECH_LIBRARY ? aimed_result(b, own.clock) : cached_result(b);
    b->q = asked;
    if (!asked->power)
        return r;
    double period = power_period(b, r.j);
    if (!json_object_get(r.j, "power")) {
        if (!larger || (asked->ins && !is_random(asked)))
            die(ST_USAGE, "synth: --power%s: the design has %.0f cells; legal: up to %d", asked->ins ? " --in" : "", json_number(r.j, "cells"),
                (int)SYNTH_WHOLE_LEAVES);
        json_object_set_new(r.j, "power", composed_power(b, r.j, b->d, asked->power_from, period));
    }
    json_t *power = json_object_get(r.j, "power");
    if (asked->power_error && (json_is_object(json_object_get(power, "sample")) || json_object_get(power, "composed_of")))
        add_errors(b, power, period);
    return r;
}

static struct synth_result answer(struct synth_job *b)
{
    struct synth_result r = mapped_result(b);
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
        char *s = dump_result(j);
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
    struct synth_job b = {&q, &d, &t, yosys, timer, 0};
    struct synth_result r = answer(&b);
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
