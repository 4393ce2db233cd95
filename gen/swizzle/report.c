// SPDX-License-Identifier: Apache-2.0
// Implementation of swizzle/report.h.
#include "swizzle/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

// Each bank bit as a sum of address bits, then the address bits that number the rows of a bank.
static void print_map(const struct swizzle_map *map, const struct swizzle_tile *t)
{
    int rows[32], n = swizzle_row_bits(map, t, t->bits, rows);
    for (int i = 0; i < t->b; i++) {
        const char *sep = "";
        printf("  bank bit %d = ", i);
        for (int j = 0; j < t->bits; j++) {
            if (!(map->matrix[i] >> j & 1))
                continue;
            printf("%sa%d", sep, j);
            sep = " ^ ";
        }
        printf("  (mask %lu)\n", (unsigned long)map->matrix[i]);
    }
    printf("  row in the bank = address bits");
    for (int i = 0; i < n; i++)
        printf("%s a%d", i ? "," : "", rows[i]);
    printf("%s\n", n ? "" : " none");
}

static const char *blame_kind(const struct swizzle_conflict *c)
{
    if (!c->proved)
        return "not proved minimal";
    return c->smallest ? "smallest" : "inclusion-minimal";
}

static void print_conflict(const struct swizzle_answer *a)
{
    const char *sep = "";
    printf("no map: every linear map conflicts on");
    for (int i = 0; i < a->facts->list->count; i++) {
        if (!a->conflict.in[i])
            continue;
        printf("%s %s", sep, a->facts->list->patterns[i].text);
        sep = ",";
    }
    printf(" (%s)\n", strcmp(blame_kind(&a->conflict), "smallest") == 0            ? "no smaller part of the list has no map"
                      : strcmp(blame_kind(&a->conflict), "inclusion-minimal") == 0 ? "without any one of these there is a map"
                                                                                   : "not proved to be the least");
}

static void print_outcome(const struct swizzle_answer *a)
{
    const struct swizzle_tile *t = a->facts->tile;
    const struct swizzle_found *f = &a->found;
    if (f->found) {
        int n = swizzle_xors(&f->map, t);
        printf("a map without conflict, %s (%s)\n", counted(n, "XOR gate"),
               f->optimal ? "the fewest" : "not proved to be the fewest within --effort");
        print_map(&f->map, t);
    } else if (f->decided) {
        print_conflict(a);
    } else {
        printf("not decided within %lld units of work (--effort)\n", (long long)a->effort);
    }
    if (a->has_least) {
        printf("the map of fewest passes that was found:\n");
        print_map(&a->least, t);
    }
    if (a->maps >= 0)
        printf("maps without conflict, up to the names of banks: %lld\n", (long long)a->maps);
}

static int widest_pattern(const struct swizzle_list *list)
{
    int widest = 8;
    for (int i = 0; i < list->count; i++) {
        int n = (int)strlen(list->patterns[i].text);
        widest = n > widest ? n : widest;
    }
    return widest;
}

static void print_table(const struct swizzle_answer *a)
{
    const struct swizzle_list *list = a->facts->list;
    int first = widest_pattern(list);
    printf("\npasses of the worst access (of all accesses)\n%-*s", first, "");
    for (int c = 0; c < a->column_count; c++)
        printf("  %14s", a->columns[c].name);
    printf("\n");
    for (int i = 0; i < list->count; i++) {
        printf("%-*s", first, list->patterns[i].text);
        for (int c = 0; c < a->column_count; c++) {
            char text[48] = "-";
            if (!a->columns[c].refused)
                snprintf(text, sizeof text, "%lld (%lld)", (long long)a->columns[c].costs[i].worst,
                         (long long)a->columns[c].costs[i].total);
            int width = (int)strlen(a->columns[c].name);
            printf("  %*s", width > 14 ? width : 14, text);
        }
        printf("\n");
    }
    for (int c = 0; c < a->column_count; c++)
        if (a->columns[c].refused)
            printf("- %s\n", a->columns[c].refused);
}

void swizzle_report_text(const struct swizzle_answer *a)
{
    const struct swizzle_tile *t = a->facts->tile;
    printf("%s, tile of %dx%d ", counted(t->banks, "bank"), t->rows, t->cols);
    if (t->pack)
        printf("%d-bit elements in %d-bit words\n", t->elem, t->word);
    else
        printf("%d-bit words\n", t->word);
    print_outcome(a);
    print_table(a);
}

static json_t *passes_json(const struct swizzle_answer *a)
{
    const struct swizzle_list *list = a->facts->list;
    json_t *all = json_array();
    for (int i = 0; i < list->count; i++)
        for (int c = 0; c < a->column_count; c++)
            if (!a->columns[c].refused)
                json_array_append_new(all, json_pack("{s:s, s:s, s:I, s:I}", "pattern", list->patterns[i].text, "preset",
                                                     a->columns[c].name, "worst", (json_int_t)a->columns[c].costs[i].worst,
                                                     "total", (json_int_t)a->columns[c].costs[i].total));
    return all;
}

static json_t *refused_json(const struct swizzle_answer *a)
{
    json_t *o = json_object();
    for (int c = 0; c < a->column_count; c++)
        if (a->columns[c].refused)
            json_object_set_new(o, a->columns[c].name, json_string(a->columns[c].refused));
    return o;
}

static void add_outcome(json_t *o, const struct swizzle_answer *a)
{
    const struct swizzle_found *f = &a->found;
    json_object_set_new(o, "found", json_boolean(f->found));
    if (f->found) {
        json_t *map = swizzle_map_json(&f->map, a->facts->tile);
        json_object_update(o, map);
        json_decref(map);
        json_object_set_new(o, "optimal", json_boolean(f->optimal));
    } else {
        json_object_set_new(o, "proved", json_boolean(f->decided));
    }
    if (!f->found && f->decided) {
        json_t *list = json_array();
        for (int i = 0; i < a->facts->list->count; i++)
            if (a->conflict.in[i])
                json_array_append_new(list, json_string(a->facts->list->patterns[i].text));
        json_object_set_new(o, "conflict", list);
        json_object_set_new(o, "conflict_is", json_string(blame_kind(&a->conflict)));
    }
    if (a->has_least)
        json_object_set_new(o, "best", swizzle_map_json(&a->least, a->facts->tile));
    if (a->maps >= 0)
        json_object_set_new(o, "maps", json_integer(a->maps));
}

json_t *swizzle_report_json(const struct swizzle_answer *a)
{
    const struct swizzle_tile *t = a->facts->tile;
    json_t *o = json_pack("{s:i, s:[i,i], s:i, s:i, s:o}", "banks", t->banks, "tile", t->rows, t->cols, "word", t->word, "elem",
                          t->elem, "patterns", swizzle_list_json(a->facts->list));
    add_outcome(o, a);
    json_object_set_new(o, "effort", json_integer(a->effort));
    json_object_set_new(o, "work", json_integer(a->found.work));
    json_object_set_new(o, "passes", passes_json(a));
    json_object_set_new(o, "refused", refused_json(a));
    return o;
}
