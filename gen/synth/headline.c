// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/headline.h.
#define _XOPEN_SOURCE 700
#include "synth/headline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/member.h"
#include "base/util.h"
#include "emit/manifest.h"

bool has_no_logic(const json_t *result)
{
    static const char *const counts[] = {"area", "cells", "gates", "flops", "memory_bits", "lut", "ff", "carry", "mux", "lutram", "bram", "dsp", "other", "rom_bits"};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (json_number(result, counts[i]) > 0)
            return false;
    return true;
}

static void set(json_t *o, const char *key, double v)
{
    json_object_set_new(o, key, isfinite(v) ? json_real(v) : json_null());
}

// um2 of cells, memories and ROM; NAN if that of the memories is not known.
static double whole_area(const json_t *result)
{
    double ram = json_number(result, "memory_bits") > 0 ? NAN : 0;
    const json_t *sram = json_object_get(json_object_get(result, "sram"), "area");
    if (json_is_number(sram))
        ram = json_number_value(sram);
    return json_number(result, "area") + ram + json_number(result, "rom_area");
}

void synth_headline(json_t *result, const json_t *manifest)
{
    double macs = macs_a_clock(json_object_get(manifest, "derived")), mhz = json_number(result, "fmax_mhz");
    double tops = macs > 0 && mhz > 0 ? 2 * macs * mhz / 1e6 : NAN, area = json_number(result, "area"), whole = whole_area(result);
    if (has_no_logic(result)) {
        static const char *const figures[] = {"nand2", "delay_ns", "fmax_mhz", "critical_path", "depth"};
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
            if (json_object_get(result, figures[i]))
                json_object_set_new(result, figures[i], json_null());
        json_object_set_new(result, "note", json_string(NO_LOGIC));
        return;
    }
    if (whole != area)
        set(result, "area_with_memories", round(whole * 100) / 100);
    if (!(macs > 0))
        return;
    if (isnan(tops))
        return;
    set(result, "tops", tops);
    set(result, "tops_per_mm2", area > 0 ? tops / (area / 1e6) : NAN);
    if (whole != area)
        set(result, "tops_per_mm2_with_memories", tops / (whole / 1e6));
}

void synth_clock(json_t *result)
{
    static const char *const counts[] = {"flops", "memory_bits", "ff", "lutram", "bram", "dsp"};
    double clocked = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        clocked += json_number(result, counts[i]);
    if (clocked == 0 && json_object_get(result, "fmax_mhz"))
        json_object_set_new(result, "fmax_mhz", json_null());
}

// Names of the designs inside that have a second file, " and " between them; the last one's in *part.
static void add_parts(const json_t *design, const char *path, struct buf *names)
{
    size_t i;
    json_t *inside;
    json_array_foreach (json_object_get(design, "instances"), i, inside) {
        char *name = xasprintf("%s%s", path, json_text(inside, "instance")), *below = xasprintf("%s.", name);
        if (json_object_get(inside, "part"))
            buf_printf(names, "%s%s", names->len ? " and " : "", name);
        add_parts(inside, below, names);
        free(name);
        free(below);
    }
}

void synth_base(json_t *result, const json_t *manifest)
{
    struct buf inside = {0};
    const char *part = json_string_value(json_object_get(manifest, "part"));
    bool placed = json_object_get(result, "placed");
    add_parts(manifest, "", &inside);
    if ((!part && !inside.len) || !json_is_number(json_object_get(result, "delay_ns")))
        return;
    char *any = part ? xstrdup("any weights") : xasprintf("any weights of %s", inside.s);
    char *these = part ? xasprintf("this %s", part) : xstrdup("those there now");
    char *text = placed ? xasprintf("cells by module are all of the base, the same for %s; what is placed, and its delay, is what %s %s of it", any, these, part ? "leaves" : "leave")
                        : xasprintf("the area is all of the base, the same for %s; the delay is of the paths that %s %s in it", any, these, part ? "makes" : "make");
    json_object_set_new(result, "base", json_string(text));
    free(text);
    free(these);
    free(any);
    free(inside.s);
}

void synth_base_print(const json_t *result)
{
    if (json_object_get(result, "base"))
        printf("base        %s\n", json_text(result, "base"));
}

void synth_headline_print(const json_t *result)
{
    const json_t *whole = json_object_get(result, "area_with_memories"), *dense = json_object_get(result, "tops_per_mm2_with_memories");
    if (json_is_number(whole))
        printf("with RAMs   %.0f um2, %.1f times the cells\n", json_number_value(whole), json_number_value(whole) / json_number(result, "area"));
    else if (whole)
        printf("with RAMs   unknown, as their area is\n");
    if (!json_is_number(json_object_get(result, "tops_per_mm2")))
        return;
    printf("throughput  %.4g TOPS, %.4g TOPS/mm2 of cells", json_number(result, "tops"), json_number(result, "tops_per_mm2"));
    if (json_is_number(dense))
        printf(", %.4g with memories", json_number_value(dense));
    printf("\n");
}
