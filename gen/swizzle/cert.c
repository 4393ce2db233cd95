// SPDX-License-Identifier: Apache-2.0
// Certificates: a map, or the tree that refutes all of them (solve.h; the format: sim/judge/check.h).
#include "swizzle/solve.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/replace.h"
#include "base/util.h"

static json_t *masks_json(const struct swizzle_map *map, const struct swizzle_tile *t)
{
    json_t *a = json_array();
    for (int i = 0; i < t->b; i++)
        json_array_append_new(a, json_integer(map->matrix[i]));
    return a;
}

json_t *swizzle_map_json(const struct swizzle_map *map, const struct swizzle_tile *t)
{
    int rows[32], n = swizzle_row_bits(map, t, t->bits, rows);
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(list, json_integer(rows[i]));
    return json_pack("{s:o, s:o, s:i}", "matrix", masks_json(map, t), "rows", list, "xors", swizzle_xors(map, t));
}

json_t *swizzle_list_json(const struct swizzle_list *list)
{
    json_t *a = json_array();
    for (int i = 0; i < list->count; i++)
        json_array_append_new(a, json_string(list->patterns[i].text));
    return a;
}

// The addresses of the patterns that are lists, by their texts; NULL if there are none.
static json_t *lists_json(const struct swizzle_list *list)
{
    json_t *o = NULL;
    for (int i = 0; i < list->count; i++) {
        const struct swizzle_pattern *p = &list->patterns[i];
        if (p->kind != SWIZZLE_LIST)
            continue;
        json_t *rows = json_array();
        for (int64_t r = 0; r < p->list_rows; r++) {
            json_t *row = json_array();
            for (int64_t c = 0; c < p->list_cols; c++)
                json_array_append_new(row, json_integer(p->list[r * p->list_cols + c]));
            json_array_append_new(rows, row);
        }
        o = o ? o : json_object();
        json_object_set_new(o, p->text, rows);
    }
    return o;
}

// The two lanes whose words differ by d. A lane of a wide phase is counted through all phases.
static void witness_text(struct buf *b, const struct swizzle_facts *f, uint32_t d)
{
    const struct swizzle_witness *w = &f->witness[d];
    const struct swizzle_pattern *p = &f->list->patterns[w->pattern];
    int first = w->access % swizzle_phases(p) * f->tile->banks;
    int32_t addr[SWIZZLE_MAX_BANKS];
    swizzle_access(p, f->tile, w->access, addr);
    buf_printf(b, "{\"pattern\": %d, \"access\": %d, \"lanes\": [%d, %d], \"words\": [%d, %d]}", w->pattern, w->access,
               first + w->lane, first + w->other, addr[w->lane], addr[w->other]);
}

static void node_text(struct buf *b, const struct swizzle_facts *f, const struct swizzle_node *tree, int64_t at, int depth)
{
    const uint32_t *node = tree->items + at;
    buf_printf(b, "{\"column\": %u, \"values\": [", node[0]);
    for (uint32_t v = 0; v < node[1]; v++) {
        buf_printf(b, "%s\n%*s", v ? "," : "", depth + 1, "");
        if (node[2 + v] & SWIZZLE_NODE) {
            buf_puts(b, "{\"node\": ");
            node_text(b, f, tree, node[2 + v] & ~SWIZZLE_NODE, depth + 1);
            buf_puts(b, "}");
        } else {
            witness_text(b, f, node[2 + v]);
        }
    }
    buf_puts(b, "]}");
}

void swizzle_cert_write(const char *path, const struct swizzle_facts *facts, const struct swizzle_found *f)
{
    const struct swizzle_tile *t = facts->tile;
    json_t *lists = lists_json(facts->list);
    json_t *o = json_pack("{s:s, s:i, s:[i,i], s:i, s:i, s:o, s:b}", "format", "gatewright-swizzle-1", "banks", t->banks, "tile",
                          t->rows, t->cols, "word", t->word, "elem", t->elem, "patterns", swizzle_list_json(facts->list),
                          "found", f->found);
    if (lists)
        json_object_set_new(o, "lists", lists);
    if (t->dims[0])
        json_object_set_new(o, "dims", json_pack("[i,i,i]", t->dims[0], t->dims[1], t->dims[2]));
    if (f->found) {
        json_t *map = swizzle_map_json(&f->map, t);
        json_object_update(o, map);
        json_decref(map);
    }
    char *head = json_dumps(o, JSON_COMPACT);
    struct buf b = {0};
    buf_puts(&b, head);
    if (!f->found) {
        b.len--; // the brace
        buf_puts(&b, ",\n\"tree\": ");
        node_text(&b, facts, f->tree, 0, 0);
        buf_puts(&b, "}");
    }
    buf_puts(&b, "\n");
    replace_file(path, b.s, b.len);
    free(b.s);
    free(head);
    json_decref(o);
}
