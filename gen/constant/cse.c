// SPDX-License-Identifier: Apache-2.0
// Begin and end of an elimination (cse.h).
#include "constant/cse_parts.h"

#include <stdlib.h>

#include "base/util.h"

struct cse *cse_new(struct graph *g, const struct cse_goal *goal, uint64_t seed)
{
    struct cse *c = xcalloc(1, sizeof *c);
    c->g = graph_new(g->n_in, g->n_out);
    c->goal = goal;
    c->patterns = patterns_new(goal);
    c->random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    while (c->g->row_count < g->row_count)
        graph_add_row(c->g);
    cse_grow(c);
    for (int i = 0; i < g->row_count; i++)
        for (int k = 0; k < g->rows[i].count; k++)
            cse_add(c, i, g->rows[i].terms[k]);
    for (int i = g->n_out; i < g->row_count; i++)
        if (!cse_is_alive(c, i))
            rows_add(&c->free_rows, i);
    graph_free(g);
    c->changes = 0;
    return c;
}

struct graph *cse_finish(struct cse *c)
{
    struct graph *g = c->g, *out = graph_new(g->n_in, g->n_out);
    int *order = xmalloc((size_t)g->row_count * sizeof *order), n = graph_order(g, order);
    int *to = xmalloc((size_t)g->row_count * sizeof *to);
    for (int i = 0; i < n; i++)
        to[order[i]] = order[i] < g->n_out ? order[i] : graph_add_row(out);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < g->rows[order[i]].count; k++) {
            struct summand t = g->rows[order[i]].terms[k];
            t.signal = t.signal < g->n_in ? t.signal : g->n_in + to[t.signal - g->n_in];
            row_append(&out->rows[to[order[i]]], t);
        }
    free(to);
    free(order);
    for (int i = 0; i < c->signals; i++)
        free(c->uses[i].items);
    free(c->uses);
    free(c->free_rows.items);
    free(c->touched.items);
    free(c->journal);
    free(c->seen);
    patterns_free(c->patterns);
    graph_free(g);
    free(c);
    return out;
}
