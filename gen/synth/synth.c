// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/synth.h.
#define _XOPEN_SOURCE 700
#include "synth/synth.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/replace.h"
#include "base/util.h"
#include "emit/generator.h"
#include "flow/request.h"
#include "flow/run.h"
#include "flow/tech.h"
#include "layout/layout.h"
#include "memory/sram.h"
#include "synth/compose.h"
#include "synth/counts.h"
#include "synth/headline.h"
#include "synth/ice40.h"
#include "synth/predict.h"
#include "synth/report.h"
#include "synth/result.h"
#include "synth/smaller.h"
#include "synth/tree.h"

static void copy_netlist(const char *entry, const char *to)
{
    size_t len;
    char *from = xasprintf("%s/netlist.v", entry), *text = must_read_file(from, &len);
    replace_file(to, text, len);
    free(text);
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

// The netlist, at the least effort that meets the period asked for; the job's effort is that of it.
static struct synth_result netlist_result(struct synth_job *b, bool power)
{
    const struct synth_request *asked = b->q;
    struct synth_request own = *asked;
    bool aimed = asked->clock > 0 && b->t->kind == TECH_LIBRARY;
    own.power = own.glitches = false;
    b->q = &own;
    struct synth_result r = {0};
    if (aimed || !power)
        r = aimed ? aimed_result(b, asked->clock) : cached_result(b);
    b->q = asked;
    if (!power)
        return r;
    if (aimed)
        free_result(&r);
    return cached_result(b);
}

// The netlist, with its power where asked for: its own, a sample's, or composed of a smaller array's modules at the same clock.
static struct synth_result mapped_result(struct synth_job *b)
{
    const struct synth_request *q = b->q;
    int rows, cols;
    if (q->power_from && !is_array(b->d))
        die(ST_USAGE, "synth: --power-from: '%s' is no array; legal: --power-sample N", q->out);
    bool larger = smaller_array(b->d, q->power_from, &rows, &cols), data = q->ins && !is_random(q);
    if (q->power_from && larger && data)
        die(ST_USAGE, "synth: --in: with --power-from the power is a smaller array's; legal: random");
    struct synth_result r = netlist_result(b, q->power && !(q->power_from && larger));
    if (q->power && has_no_logic(r.j))
        json_object_set_new(r.j, "power", json_null());
    if (!q->power || has_no_logic(r.j))
        return r;
    if (!json_object_get(r.j, "power") && (!larger || data))
        die(ST_USAGE, "synth: --power%s: the design has %.0f cells; legal: up to %d", data ? " --in" : "", json_number(r.j, "cells"),
            (int)SYNTH_WHOLE_LEAVES);
    if (!json_object_get(r.j, "power"))
        json_object_set_new(r.j, "power", composed_power(b, r.j, q->power_from, power_period(b, r.j)));
    json_t *power = json_object_get(r.j, "power");
    if (q->power_error && (json_is_object(json_object_get(power, "sample")) || json_object_get(power, "composed_of")))
        add_composition_errors(b, power);
    return r;
}

static struct synth_result answer(struct synth_job *b)
{
    struct synth_result r = mapped_result(b);
    if (b->q->clock > 0) {
        json_object_set_new(r.j, "clock_ns", json_real(b->q->clock));
        bool timed = json_is_number(json_object_get(r.j, "delay_ns"));
        json_object_set_new(r.j, "clock_met", timed ? json_boolean(meets(&r, b->q->clock)) : json_null());
    }
    if (b->q->fmax)
        json_object_set_new(r.j, "fmax", fmax_json(b));
    if (b->q->netlist)
        copy_netlist(r.entry, b->q->netlist);
    if (b->q->layout && has_no_logic(r.j))
        die(ST_USAGE, "synth: --layout: %s has " NO_LOGIC "; legal: a design with cells", b->q->out);
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
    if (q->json || q->csv) {
        char *s = q->csv ? synth_csv(j) : dump_result(j);
        printf(q->csv ? "%s" : "%s\n", s);
        free(s);
        return;
    }
    if (is_quiet())
        return;
    if (t->kind == TECH_LIBRARY) {
        synth_print(j);
        if (q->layout)
            layout_print(json_object_get(j, "layout"));
    } else if (t->kind == TECH_FPGA) {
        fpga_print(j);
    } else {
        generic_print(j);
    }
    synth_tree_print(j);
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

// Cells of the library that are left out, which read_tech() has told of.
static void add_warnings(json_t *result, const struct synth_tech *t)
{
    json_t *list = json_array();
    for (int i = 0; i < t->warnings_n; i++)
        json_array_append_new(list, json_string(t->warnings[i]));
    if (json_array_size(list))
        json_object_set(result, "warnings", list);
    json_decref(list);
}

// Says it of a design for silicon that is counted in an FPGA's cells.
static void hint_fpga(const json_t *manifest)
{
    const char *name = json_text(manifest, "generator");
    const json_t *parameters = json_object_get(manifest, "parameters");
    struct error e = {0};
    const struct generator *g = generator_find(name, &e);
    struct buf have = {0}, want = {0};
    for (const char *const *word = g ? g->fpga : NULL; word && *word; word++) {
        char *parameter = xasprintf("%.*s", (int)strcspn(*word, "="), *word);
        json_t *value = json_object_get(parameters, parameter);
        char *text = value ? param_json_text(value) : NULL;
        if (text && strcmp(text, *word + strlen(parameter) + 1) != 0) {
            buf_printf(&have, " %s=%s", parameter, text);
            buf_printf(&want, " %s", *word);
        }
        free(text);
        free(parameter);
    }
    if (have.len && !is_quiet() && !json_object_get(parameters, "for"))
        fprintf(stderr, "gatewright: this %s is made for silicon,%s; for an FPGA: gatewright gen %s for=fpga, which is%s\n", name, have.s, name,
                want.s);
    free(have.s);
    free(want.s);
}

// A module of the design that has the name of a cell would be taken for it.
static void check_names(const struct synth_design *d, const struct synth_tech *t)
{
    size_t i;
    json_t *block;
    json_array_foreach (json_object_get(d->manifest, "blocks"), i, block)
        if (t->kind == TECH_LIBRARY && find_cell(&t->lib, json_text(block, "module")))
            die(ST_USAGE, "synth: module '%s' has the name of a cell of %s; legal: a design with another top=NAME",
                json_text(block, "module"), t->name);
}

int verb_synth(const struct options *o)
{
    struct synth_request q = parse_synth(o);
    if (q.netlist)
        check_writable(q.netlist);
    struct synth_design d = read_synth_design(q.out);
    if (q.predict) {
        synth_predict(&q, d.manifest);
        json_decref(d.manifest);
        return finish_stdout();
    }
    struct synth_tech t = read_tech(q.tech, q.techs);
    settle(&q, &t);
    check_names(&d, &t);
    char *yosys = tool_version("yosys", "-V"), *timer = timer_version(&t);
    struct synth_job b = {&q, &d, &t, yosys, timer, 0};
    struct synth_result r = answer(&b);
    if (t.kind == TECH_LIBRARY)
        sram_report(r.j, d.manifest, q.out, t.name, &q.sram);
    synth_clock(r.j);
    if (t.kind == TECH_LIBRARY || has_no_logic(r.j))
        synth_headline(r.j, d.manifest);
    synth_base(r.j, d.manifest);
    add_warnings(r.j, &t);
    print_answer(&q, &t, r.j);
    if (t.kind == TECH_FPGA)
        hint_fpga(d.manifest);
    free_result(&r);
    json_decref(d.manifest);
    free_tech(&t);
    free(yosys);
    free(timer);
    return finish_stdout();
}
