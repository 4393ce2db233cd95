// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/report.h.
#include "synth/report.h"

#include "memory/sram.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "power/power.h"
#include "synth/headline.h"

json_t *synth_modules_json(const struct synth_sum *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->n; i++) {
        const struct synth_part *p = &s->parts[i];
        if (p->structure || p->rom || p->count < 1 || (p->cells == 0 && !p->ram))
            continue;
        json_t *m = json_object();
        json_object_set_new(m, "name", json_utf8(p->name));
        json_object_set_new(m, "count", json_integer((json_int_t)p->count));
        json_object_set_new(m, "area", json_rounded(p->area, 0.01));
        json_object_set_new(m, "cells", json_integer(p->cells));
        json_object_set_new(m, "flops", json_integer(p->flops));
        json_object_set_new(m, "full_adders", json_integer(p->full_adders));
        json_object_set_new(m, "half_adders", json_integer(p->half_adders));
        json_object_set_new(m, "memory_bits", json_integer(p->ram ? (json_int_t)p->bits : 0));
        json_array_append_new(list, m);
    }
    return list;
}

// Bits and area of the ROMs of a design and of those in it.
static void count_roms(const json_t *design, double *bits, double *area)
{
    size_t i;
    json_t *inside;
    double own = json_number(json_object_get(design, "derived"), "rom_bits");
    *bits += own;
    *area += own * json_number(json_object_get(design, "parameters"), "rom_cell") / 1000;
    json_array_foreach (json_object_get(design, "instances"), i, inside)
        count_roms(inside, bits, area);
}

// ROMs are arrays apart from the logic: their bits, and their area at the cells that they were made with.
static void add_rom(json_t *j, const struct synth_design *d)
{
    double bits = 0, area = 0;
    count_roms(d->manifest, &bits, &area);
    if (area == 0)
        return;
    json_object_set_new(j, "rom_bits", json_integer((json_int_t)bits));
    json_object_set_new(j, "rom_um2_per_bit", json_rounded(area / bits, 1e-6));
    json_object_set_new(j, "rom_area", json_rounded(area, 0.01));
}

json_t *synth_json(const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t, const struct synth_sum *s)
{
    const struct lib_cell *nand = smallest_nand2(&t->lib);
    json_t *j = json_object();
    json_object_set_new(j, "tech", json_utf8(t->name));
    json_object_set_new(j, "corner", json_utf8(t->lib.corner));
    json_object_set_new(j, "voltage", json_rounded(t->lib.voltage, 1e-3));
    json_object_set_new(j, "temperature", json_rounded(t->lib.temperature, 1e-2));
    json_object_set_new(j, "area", json_rounded(s->all.area, 0.01));
    json_object_set_new(j, "nand2", nand ? json_rounded(s->all.area / nand->area, 0.1) : json_null());
    json_object_set_new(j, "cells", json_integer(s->all.cells));
    json_object_set_new(j, "flops", json_integer(s->all.flops));
    json_object_set_new(j, "memory_bits", json_integer((json_int_t)s->all.bits));
    json_object_set_new(j, "ram", json_string(q->ram));
    add_rom(j, d);
    if (q->flat) {
        double error = s->flat.area > 0 ? s->all.area / s->flat.area - 1 : 0;
        json_object_set_new(j, "flat_area", json_rounded(s->flat.area, 0.01));
        json_object_set_new(j, "flat_cells", json_integer(s->flat.cells));
        json_object_set_new(j, "parts_error", json_rounded(error, 1e-5));
    }
    json_object_set_new(j, "includes", json_string("library cells with abc's buffers and sizes"));
    json_object_set_new(j, "excludes", json_string(strcmp(q->ram, "box") == 0 ? "wires, clock tree, RAMs" : "wires, clock tree"));
    return j;
}

// ---- text ----

int synth_width(const json_t *list, const char *key, const char *head)
{
    size_t i;
    json_t *row;
    int width = (int)strlen(head);
    json_array_foreach(list, i, row) {
        int n = (int)strlen(json_text(row, key));
        width = n > width ? n : width;
    }
    return width;
}

void synth_print_modules(const json_t *j)
{
    json_t *list = json_object_get(j, "modules"), *m;
    size_t i;
    int width = synth_width(list, "name", "module");
    printf("%-*s  %9s  %12s  %14s  %6s\n", width, "module", "count", "um2 of one", "um2", "share");
    json_array_foreach(list, i, m) {
        double total = json_number(m, "area") * json_number(m, "count"), all = json_number(j, "area");
        printf("%-*s  %9.0f  ", width, json_text(m, "name"), json_number(m, "count"));
        if (json_number(m, "memory_bits") > 0)
            printf("%12s  %14.0f bits\n", "RAM", json_number(m, "memory_bits") * json_number(m, "count"));
        else
            printf("%12.0f  %14.0f  %5.1f%%\n", json_number(m, "area"), total,
                   all > 0 ? 100 * total / all : 0);
    }
}

// Of --clock and --fmax.
static void print_aims(const json_t *j)
{
    const json_t *fast = json_object_get(j, "fmax");
    const json_t *met = json_object_get(j, "clock_met");
    if (json_object_get(j, "clock_ns"))
        printf("clock       %g ns %s\n", json_number(j, "clock_ns"),
               json_is_true(met) ? "is met" : json_is_false(met) ? "is not met" : "asked for, with no path to meet it");
    if (fast && !json_is_number(json_object_get(fast, "delay_ns")))
        printf("fastest     none: no path to make faster\n");
    else if (fast && !json_is_number(json_object_get(fast, "fmax_mhz")))
        printf("fastest     %.3f ns, a netlist of %.0f um2\n", json_number(fast, "delay_ns"), json_number(fast, "area"));
    else if (fast)
        printf("fastest     %.3f ns, %.1f MHz, a netlist of %.0f um2\n", json_number(fast, "delay_ns"), json_number(fast, "fmax_mhz"),
               json_number(fast, "area"));
}

static void print_timing(const json_t *j)
{
    const json_t *path = json_object_get(j, "critical_path");
    bool whole = strcmp(json_text(j, "timing_scope"), "whole") == 0;
    if (!json_is_number(json_object_get(j, "delay_ns"))) {
        printf("delay       none: no path from port or flip-flop to port or flip-flop has a cell on it\n");
        return;
    }
    const char *netlist = whole ? "whole netlist" : "pruned netlist: first and last two of each instance";
    if (json_is_number(json_object_get(j, "fmax_mhz")))
        printf("delay       %.3f ns, %.1f MHz (%s)\n", json_number(j, "delay_ns"), json_number(j, "fmax_mhz"), netlist);
    else
        printf("delay       %.3f ns from port to port; no clock, as it has no flip-flops (%s)\n", json_number(j, "delay_ns"), netlist);
    printf("path        %s -> %s\n", json_text(path, "from"), json_text(path, "to"));
}

static void print_area(const json_t *j)
{
    if (has_no_logic(j)) {
        printf("area        none: " NO_LOGIC "\n");
        return;
    }
    printf("area        %.0f um2", json_number(j, "area"));
    if (json_is_number(json_object_get(j, "nand2")))
        printf(", %.0f NAND2", json_number(j, "nand2"));
    printf(", %s, %s\n", counted(json_number(j, "cells"), "cell"), counted(json_number(j, "flops"), "flop"));
}

void synth_print(const json_t *j)
{
    bool box = strcmp(json_text(j, "ram"), "box") == 0;
    if (json_array_size(json_object_get(j, "modules")) > 0)
        synth_print_modules(j), printf("\n");
    print_area(j);
    if (json_object_get(j, "flat_area"))
        printf("flat        %.0f um2, %s; the sum of parts is %+.1f%% of it\n",
               json_number(j, "flat_area"), counted(json_number(j, "flat_cells"), "cell"), 100 * json_number(j, "parts_error"));
    if (json_number(j, "memory_bits") > 0)
        printf("memories    %s in RAM boxes\n", counted(json_number(j, "memory_bits"), "bit"));
    sram_print(j);
    if (json_object_get(j, "rom_bits"))
        printf("ROM         %s, %.0f um2 at %g um2 a bit, not in the area\n", counted(json_number(j, "rom_bits"), "bit"), json_number(j, "rom_area"),
               json_number(j, "rom_um2_per_bit"));
    print_timing(j);
    synth_base_print(j);
    synth_headline_print(j);
    print_aims(j);
    printf("conditions  %s, %s corner", json_text(j, "tech"),
           *json_text(j, "corner") ? json_text(j, "corner") : "nominal");
    if (json_number(j, "voltage") > 0)
        printf(" (%g V, %g C)", json_number(j, "voltage"), json_number(j, "temperature"));
    printf(", ideal wires, abc with buffers, %s\n",
           box ? "RAMs excluded" : "RAMs mapped to flip-flops");
    printf("left out    %s\n", json_text(j, "excludes"));
    if (json_is_object(json_object_get(j, "power")))
        power_print(json_object_get(j, "power"));
    else if (json_object_get(j, "power"))
        printf("power       none: " NO_LOGIC "\n");
}
