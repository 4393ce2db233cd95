// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/tree.h.
#include "synth/tree.h"

#include <stdio.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "flow/instances.h"
#include "synth/report.h"

static void set_totals(json_t *row, const struct synth_tech *t, const struct synth_part *p)
{
    if (t->kind == TECH_LIBRARY) {
        json_object_set_new(row, "area", json_rounded(p->area, 0.01));
        json_object_set_new(row, "cells", json_integer(p->cells));
    } else if (t->kind == TECH_FPGA) {
        json_t *resources = resources_json(p->resources);
        json_object_update(row, resources);
        json_decref(resources);
        return;
    } else {
        json_object_set_new(row, "gates", json_integer(p->cells - p->flops));
    }
    json_object_set_new(row, "flops", json_integer(p->flops));
    json_object_set_new(row, "memory_bits", json_integer((json_int_t)p->bits));
}

void synth_tree(json_t *result, const json_t *manifest, const struct synth_tech *t, const struct synth_sum *s)
{
    json_t *list = instance_list(manifest), *row;
    size_t i;
    if (!list)
        return;
    json_array_foreach (list, i, row) {
        struct synth_part p = part_inside(s, json_text(row, "module"));
        set_totals(row, t, &p);
    }
    json_object_set_new(result, "instances", list);
}

// A number of a row with its share of the whole, or "-" if the kind of result has none.
static void print_share(const json_t *row, const json_t *whole, const char *key)
{
    double all = json_number(whole, key);
    if (!json_object_get(row, key))
        return;
    printf("  %12.0f %s", json_number(row, key), strcmp(key, "area") == 0 ? "um2" : key);
    if (all > 0)
        printf(" (%.1f%%)", 100 * json_number(row, key) / all);
}

void synth_tree_print(const json_t *result)
{
    static const char *const keys[] = {"area", "gates", "lut", "ff", "lutram", "bram", "dsp", "flops"};
    const json_t *list = json_object_get(result, "instances");
    size_t i;
    json_t *row;
    int width = synth_width(list, "instance", "instance");
    json_array_foreach (list, i, row) {
        printf("%s%-*s", i ? "" : "\ninstance\n", width, json_text(row, "instance"));
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            print_share(row, result, keys[k]);
        printf("\n");
    }
}
