// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/counts.h.
#include "synth/counts.h"

#include <stdio.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "synth/headline.h"
#include "synth/report.h"

static bool is_listed(const struct synth_part *p)
{
    return !p->structure && !p->rom && p->count >= 1 && (p->cells > 0 || p->ram);
}

static double error_of(double parts, double flat)
{
    return flat > 0 ? parts / flat - 1 : 0;
}

static json_t *generic_modules(const struct synth_sum *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->n; i++) {
        const struct synth_part *p = &s->parts[i];
        if (!is_listed(p))
            continue;
        json_array_append_new(list, json_pack("{s:o, s:I, s:I, s:I, s:I}", "name", json_utf8(p->name), "count",
            (json_int_t)p->count, "gates", (json_int_t)(p->cells - p->flops), "flops", (json_int_t)p->flops, "memory_bits",
            p->ram ? (json_int_t)p->bits : (json_int_t)0));
    }
    return list;
}

json_t *generic_json(const struct synth_request *q, const struct synth_tech *t, const struct synth_sum *s)
{
    json_t *j = json_object(), *counts = json_object(), *n;
    const char *type;
    json_object_set_new(j, "tech", json_utf8(t->name));
    json_object_set_new(j, "gates", json_integer(s->all.cells - s->all.flops));
    json_object_set_new(j, "flops", json_integer(s->all.flops));
    json_object_set_new(j, "depth", json_integer(s->depth));
    json_object_set_new(j, "depth_scope", json_string(s->whole ? "whole" : "pruned"));
    json_object_set_new(j, "memory_bits", json_integer((json_int_t)s->all.bits));
    json_object_set_new(j, "ram", json_string(q->ram));
    json_object_foreach(s->types, type, n) {
        char name[32];
        if (strncmp(type, "$_DFF", 5) != 0 && sscanf(type, "$_%31[A-Z0-9]_", name) == 1)
            json_object_set(counts, name, n);
    }
    json_object_set_new(j, "gate_counts", counts);
    if (q->flat) {
        long flat = s->flat.cells - s->flat.flops;
        json_object_set_new(j, "flat_gates", json_integer(flat));
        json_object_set_new(j, "flat_flops", json_integer(s->flat.flops));
        json_object_set_new(j, "parts_error", json_rounded(error_of((double)(s->all.cells - s->all.flops), (double)flat), 1e-5));
    }
    json_object_set_new(j, "includes", json_string("inverters, gates of two inputs, two-way multiplexers and plain flip-flops"));
    json_object_set_new(j, "excludes", json_string("buffers, wires, clock tree, RAMs left as boxes"));
    json_object_set_new(j, "modules", generic_modules(s));
    return j;
}

static json_t *fpga_modules(const struct synth_sum *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->n; i++) {
        const struct synth_part *p = &s->parts[i];
        if (!is_listed(p))
            continue;
        json_t *m = json_pack("{s:o, s:I}", "name", json_utf8(p->name), "count", (json_int_t)p->count);
        json_t *resources = resources_json(p->resources);
        json_object_update(m, resources);
        json_decref(resources);
        json_array_append_new(list, m);
    }
    return list;
}

static void add_flat(json_t *j, const struct synth_sum *s)
{
    json_t *errors = json_object();
    for (int i = 0; i < RESOURCES; i++)
        json_object_set_new(errors, resource_names[i], json_rounded(error_of(s->all.resources[i], s->flat.resources[i]), 1e-5));
    json_object_set_new(j, "flat", resources_json(s->flat.resources));
    json_object_set_new(j, "parts_errors", errors);
}

json_t *fpga_json(const struct synth_request *q, const struct synth_tech *t, const struct synth_sum *s)
{
    json_t *j = json_pack("{s:o, s:s}", "tech", json_utf8(t->name), "part", t->fpga->part);
    json_t *resources = resources_json(s->all.resources);
    json_object_update(j, resources);
    json_decref(resources);
    json_object_set(j, "cells", s->types);
    if (q->flat)
        add_flat(j, s);
    json_object_set_new(j, "units", json_string(t->fpga->units));
    json_object_set_new(j, "includes", json_string("the cells of the design after the family's own synthesis script, memories in block and "
                                                   "distributed RAM"));
    json_object_set_new(j, "excludes", json_string("pins and their buffers, clock buffers, what placement adds or packs together"));
    json_object_set_new(j, "modules", fpga_modules(s));
    return j;
}

static void print_scope(const json_t *j)
{
    printf("counted     %s\nleft out    %s\n", json_text(j, "includes"), json_text(j, "excludes"));
}

void generic_print(const json_t *j)
{
    if (has_no_logic(j)) {
        printf("gates       none: " NO_LOGIC "\n");
        print_scope(j);
        return;
    }
    json_t *list = json_object_get(j, "modules"), *m, *n;
    int width = synth_width(list, "name", "module");
    const char *type;
    size_t i;
    printf("%-*s  %9s  %12s  %12s  %14s\n", width, "module", "count", "gates of one", "flops of one", "gates");
    json_array_foreach(list, i, m) {
        printf("%-*s  %9.0f  ", width, json_text(m, "name"), json_number(m, "count"));
        if (json_number(m, "memory_bits") > 0)
            printf("%12s  %12s  %14.0f bits\n", "RAM", "", json_number(m, "memory_bits") * json_number(m, "count"));
        else
            printf("%12.0f  %12.0f  %14.0f\n", json_number(m, "gates"), json_number(m, "flops"), json_number(m, "gates") * json_number(m, "count"));
    }
    printf("\ngates       %.0f:", json_number(j, "gates"));
    json_object_foreach(json_object_get(j, "gate_counts"), type, n)
        printf(" %.0f %s", json_number_value(n), type);
    printf("\nflops       %.0f\n", json_number(j, "flops"));
    printf("depth       %s between flip-flops, memories and ports (%s)\n", counted(json_number(j, "depth"), "gate"),
           strcmp(json_text(j, "depth_scope"), "whole") == 0 ? "whole netlist" : "pruned netlist: first and last two of each instance");
    if (json_object_get(j, "flat_gates"))
        printf("flat        %s, %s; the sum of parts is %+.1f%% of its gates\n", counted(json_number(j, "flat_gates"), "gate"),
               counted(json_number(j, "flat_flops"), "flop"), 100 * json_number(j, "parts_error"));
    if (json_number(j, "memory_bits") > 0)
        printf("memories    %s in RAM boxes\n", counted(json_number(j, "memory_bits"), "bit"));
    print_scope(j);
}

static void print_resources(const json_t *j, double times)
{
    for (int i = 0; i < RESOURCES; i++)
        printf("  %8.0f", json_number(j, resource_names[i]) * times);
    printf("\n");
}

static void print_placed(const json_t *j)
{
    const json_t *placed = json_object_get(j, "placed");
    if (!json_is_boolean(json_object_get(j, "fits")))
        return;
    if (!json_is_true(json_object_get(j, "fits")))
        printf("fits        no: %s\n", json_text(j, "reason"));
    if (!placed)
        return;
    printf("placed      %.0f of %.0f logic cells, %.0f of them of the shift registers at its ports\n", json_number(placed, "logic_cells"),
           json_number(placed, "logic_cells_of"), json_number(placed, "wrapper_logic_cells"));
    if (json_is_number(json_object_get(j, "fmax_mhz")))
        printf("delay       %.3f ns, %.1f MHz (icetime, placed and routed; nextpnr says %.1f MHz)\n", json_number(j, "delay_ns"),
               json_number(j, "fmax_mhz"), json_number(placed, "nextpnr_fmax_mhz"));
    else
        printf("delay       %.3f ns between the registers at its ports; no clock, as it has no flip-flops (icetime, placed and routed)\n",
               json_number(j, "delay_ns"));
}

void fpga_print(const json_t *j)
{
    if (has_no_logic(j)) {
        printf("cells       none: " NO_LOGIC "\n");
        print_scope(j);
        return;
    }
    json_t *list = json_object_get(j, "modules"), *m;
    int width = synth_width(list, "name", "module");
    size_t i;
    printf("%-*s  %9s", width, "module", "count");
    for (int k = 0; k < RESOURCES; k++)
        printf("  %8s", resource_names[k]);
    printf("\n");
    json_array_foreach(list, i, m) {
        printf("%-*s  %9.0f", width, json_text(m, "name"), json_number(m, "count"));
        print_resources(m, 1);
    }
    printf("\n%-*s  %9s", width, "all", "");
    print_resources(j, 1);
    if (json_object_get(j, "flat")) {
        printf("%-*s  %9s", width, "flat", "");
        print_resources(json_object_get(j, "flat"), 1);
    }
    print_placed(j);
    synth_base_print(j);
    printf("part        %s; %s\n", json_text(j, "part"), json_text(j, "units"));
    print_scope(j);
}
