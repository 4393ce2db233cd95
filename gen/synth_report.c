// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_report.h.
#include "synth_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "util.h"

static json_t *real(double v, double unit)
{
    return isfinite(v) ? json_real(round(v / unit) * unit) : json_null();
}

static json_t *string(const char *s)
{
    json_t *j = json_string(s);
    return j ? j : json_string("?");
}

json_t *synth_modules_json(const struct synth_sum *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->n; i++) {
        const struct synth_part *p = &s->parts[i];
        if (p->structure || p->rom || p->count < 1 || (p->cells == 0 && !p->ram))
            continue;
        json_t *m = json_object();
        json_object_set_new(m, "name", string(p->name));
        json_object_set_new(m, "count", json_integer((json_int_t)p->count));
        json_object_set_new(m, "area", real(p->area, 0.01));
        json_object_set_new(m, "cells", json_integer(p->cells));
        json_object_set_new(m, "flops", json_integer(p->flops));
        json_object_set_new(m, "full_adders", json_integer(p->full_adders));
        json_object_set_new(m, "half_adders", json_integer(p->half_adders));
        json_object_set_new(m, "memory_bits", json_integer(p->ram ? (json_int_t)p->bits : 0));
        json_array_append_new(list, m);
    }
    return list;
}

// A flip-flop is named after the signal it holds (scripts/synth.tcl): its pin is left off, and what
// OpenSTA parts by slashes is parted by dots, as in Verilog.
static json_t *pin_json(const char *pin)
{
    const char *end = strstr(pin, "_reg/");
    char *name = end ? xasprintf("%.*s", (int)(end - pin), pin) : xstrdup(pin);
    for (char *c = name; *c; c++)
        *c = *c == '/' ? '.' : *c;
    json_t *j = string(name);
    free(name);
    return j;
}

// Adds the keys delay_ns, fmax_mhz, timing_scope and critical_path from timing.txt.
void synth_timing_json(json_t *j, const char *work, double time_unit, bool whole)
{
    char *path = xasprintf("%s/timing.txt", work), *text = read_file(path, NULL);
    char from[2048] = "", to[2048] = "";
    double shortest = NAN, ns = NAN;
    if (text && sscanf(text, "period %lf\nfrom %2047s\nto %2047s", &shortest, from, to) >= 1)
        ns = shortest * time_unit * 1e9;
    json_object_set_new(j, "delay_ns", real(ns, 1e-4));
    json_object_set_new(j, "fmax_mhz", ns > 0 ? real(1000 / ns, 1e-2) : json_null());
    json_object_set_new(j, "timing_scope", json_string(whole ? "whole" : "pruned"));
    json_t *p = json_object();
    json_object_set_new(p, "from", pin_json(from));
    json_object_set_new(p, "to", pin_json(to));
    json_object_set_new(j, "critical_path", p);
    free(text);
    free(path);
}

// A ROM is an array apart from the logic: its bits, and its area at the cell that the design was made with.
static void add_rom(json_t *j, const struct synth_design *d)
{
    const json_t *bits = json_object_get(json_object_get(d->manifest, "derived"), "rom_bits");
    const json_t *cell = json_object_get(json_object_get(d->manifest, "parameters"), "rom_cell");
    if (!bits || !cell)
        return;
    json_object_set_new(j, "rom_bits", json_integer(json_integer_value(bits)));
    json_object_set_new(j, "rom_um2_per_bit", json_real((double)json_integer_value(cell) / 1000));
    json_object_set_new(j, "rom_area", real((double)json_integer_value(bits) * (double)json_integer_value(cell) / 1000, 0.01));
}

json_t *synth_json(const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t, const struct synth_sum *s)
{
    const struct lib_cell *nand = smallest_nand2(&t->lib);
    json_t *j = json_object();
    json_object_set_new(j, "tech", string(t->name));
    json_object_set_new(j, "corner", string(t->lib.corner));
    json_object_set_new(j, "voltage", real(t->lib.voltage, 1e-3));
    json_object_set_new(j, "temperature", real(t->lib.temperature, 1e-2));
    json_object_set_new(j, "area", real(s->area, 0.01));
    json_object_set_new(j, "nand2", nand ? real(s->area / nand->area, 0.1) : json_null());
    json_object_set_new(j, "cells", json_integer((json_int_t)s->cells));
    json_object_set_new(j, "flops", json_integer((json_int_t)s->flops));
    json_object_set_new(j, "memory_bits", json_integer((json_int_t)s->bits));
    json_object_set_new(j, "ram", json_string(q->ram));
    add_rom(j, d);
    if (q->flat) {
        double error = s->flat_area > 0 ? s->area / s->flat_area - 1 : 0;
        json_object_set_new(j, "flat_area", real(s->flat_area, 0.01));
        json_object_set_new(j, "flat_cells", json_integer((json_int_t)s->flat_cells));
        json_object_set_new(j, "parts_error", real(error, 1e-5));
    }
    return j;
}

// ---- text ----

static double number(const json_t *j, const char *key)
{
    return json_number_value(json_object_get(j, key));
}

static const char *word(const json_t *j, const char *key)
{
    const char *s = json_string_value(json_object_get(j, key));
    return s ? s : "";
}

static void print_modules(const json_t *j)
{
    json_t *list = json_object_get(j, "modules"), *m;
    size_t i;
    int width = 6;
    json_array_foreach(list, i, m) {
        int n = (int)strlen(word(m, "name"));
        width = n > width ? n : width;
    }
    printf("%-*s  %9s  %12s  %14s  %6s\n", width, "module", "count", "um2 of one", "um2", "share");
    json_array_foreach(list, i, m) {
        double total = number(m, "area") * number(m, "count"), all = number(j, "area");
        printf("%-*s  %9.0f  ", width, word(m, "name"), number(m, "count"));
        if (number(m, "memory_bits") > 0)
            printf("%12s  %14.0f bits\n", "RAM", number(m, "memory_bits") * number(m, "count"));
        else
            printf("%12.0f  %14.0f  %5.1f%%\n", number(m, "area"), total,
                   all > 0 ? 100 * total / all : 0);
    }
}

static void print_timing(const json_t *j)
{
    const json_t *path = json_object_get(j, "critical_path");
    bool whole = strcmp(word(j, "timing_scope"), "whole") == 0;
    if (!json_is_number(json_object_get(j, "delay_ns"))) {
        printf("delay       no timed path\n");
        return;
    }
    printf("delay       %.3f ns, %.1f MHz (%s)\n", number(j, "delay_ns"), number(j, "fmax_mhz"),
           whole ? "whole netlist" : "pruned netlist: first and last two of each instance");
    printf("path        %s -> %s\n", word(path, "from"), word(path, "to"));
}

void synth_print(const json_t *j)
{
    bool box = strcmp(word(j, "ram"), "box") == 0;
    print_modules(j);
    printf("\narea        %.0f um2", number(j, "area"));
    if (json_is_number(json_object_get(j, "nand2")))
        printf(", %.0f NAND2", number(j, "nand2"));
    printf(", %.0f cells, %.0f flops\n", number(j, "cells"), number(j, "flops"));
    if (json_object_get(j, "flat_area"))
        printf("flat        %.0f um2, %.0f cells; the sum of parts is %+.1f%% of it\n",
               number(j, "flat_area"), number(j, "flat_cells"), 100 * number(j, "parts_error"));
    if (number(j, "memory_bits") > 0)
        printf("memories    %.0f bits in RAM boxes\n", number(j, "memory_bits"));
    if (json_object_get(j, "rom_bits"))
        printf("ROM         %.0f bits, %.0f um2 at %g um2 a bit, not in the area\n", number(j, "rom_bits"), number(j, "rom_area"),
               number(j, "rom_um2_per_bit"));
    print_timing(j);
    printf("conditions  %s, %s corner", word(j, "tech"),
           *word(j, "corner") ? word(j, "corner") : "nominal");
    if (number(j, "voltage") > 0)
        printf(" (%g V, %g C)", number(j, "voltage"), number(j, "temperature"));
    printf(", ideal wires, abc with buffers, %s\n",
           box ? "RAMs excluded" : "RAMs mapped to flip-flops");
}
