// SPDX-License-Identifier: Apache-2.0
// Implementation of constant/graph.h.
#include "constant/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

struct graph *graph_new(int n_in, int n_out)
{
    struct graph *g = xcalloc(1, sizeof *g);
    g->n_in = n_in;
    g->n_out = n_out;
    for (int i = 0; i < n_out; i++)
        graph_add_row(g);
    return g;
}

void graph_free(struct graph *g)
{
    if (!g)
        return;
    for (int i = 0; i < g->row_count; i++)
        free(g->rows[i].terms);
    free(g->rows);
    free(g);
}

int graph_add_row(struct graph *g)
{
    if ((g->row_count & (g->row_count - 1)) == 0)
        g->rows = xrealloc(g->rows, (size_t)(g->row_count ? 2 * g->row_count : 1) * sizeof *g->rows);
    g->rows[g->row_count] = (struct row){0};
    return g->row_count++;
}

void row_append(struct row *r, struct summand t)
{
    if (r->count == r->capacity) {
        r->capacity = r->capacity ? 2 * r->capacity : 4;
        r->terms = xrealloc(r->terms, (size_t)r->capacity * sizeof *r->terms);
    }
    r->terms[r->count++] = t;
}

void row_append_multiple(struct row *r, int signal, int shift, int64_t k)
{
    for (; k; shift++) {
        int digit = k & 1 ? (k & 3) == 3 ? -1 : 1 : 0;
        if (digit)
            row_append(r, (struct summand){signal, (int16_t)shift, digit < 0});
        k = (k - digit) / 2;
    }
}

struct walk {
    const struct graph *g;
    bool *seen;
    int *order;
    int count;
};

static void visit(struct walk *w, int row)
{
    if (w->seen[row])
        return;
    w->seen[row] = true;
    const struct row *r = &w->g->rows[row];
    for (int k = 0; k < r->count; k++)
        if (r->terms[k].signal >= w->g->n_in)
            visit(w, r->terms[k].signal - w->g->n_in);
    w->order[w->count++] = row;
}

int graph_order(const struct graph *g, int *order)
{
    struct walk w = {g, xcalloc((size_t)g->row_count, sizeof(bool)), order, 0};
    for (int i = 0; i < g->n_out; i++)
        visit(&w, i);
    free(w.seen);
    return w.count;
}

int graph_adders(const struct graph *g)
{
    int *order = xmalloc((size_t)g->row_count * sizeof *order), n = graph_order(g, order), adders = 0;
    for (int i = 0; i < n; i++)
        adders += g->rows[order[i]].count > 1 ? g->rows[order[i]].count - 1 : 0;
    free(order);
    return adders;
}

// Puts the terms of node `row` in the place of each of its uses.
static void dissolve(struct graph *g, int row, const int *order, int n)
{
    struct row *body = &g->rows[row];
    for (int i = 0; i < n; i++) {
        struct row *r = &g->rows[order[i]];
        for (int k = 0; k < r->count; k++) {
            if (r->terms[k].signal != g->n_in + row)
                continue;
            struct summand use = r->terms[k];
            r->terms[k--] = r->terms[--r->count];
            for (int j = 0; j < body->count; j++) {
                struct summand t = body->terms[j];
                row_append(r, (struct summand){t.signal, (int16_t)(t.shift + use.shift), t.negative != use.negative});
            }
        }
    }
    body->count = 0;
}

static void dissolve_single_uses(struct graph *g)
{
    int *order = xmalloc((size_t)g->row_count * sizeof *order), n = graph_order(g, order);
    int *uses = xcalloc((size_t)g->row_count, sizeof *uses);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < g->rows[order[i]].count; k++)
            if (g->rows[order[i]].terms[k].signal >= g->n_in)
                uses[g->rows[order[i]].terms[k].signal - g->n_in]++;
    for (int i = 0; i < n; i++) // children before parents: a dissolved body holds no dissolved nodes
        if (order[i] >= g->n_out && (uses[order[i]] == 1 || g->rows[order[i]].count < 2))
            dissolve(g, order[i], order, n);
    free(uses);
    free(order);
}

struct graph *graph_transposed(const struct graph *g)
{
    struct graph *t = graph_new(g->n_out, g->n_in);
    for (int i = g->n_out; i < g->row_count; i++)
        graph_add_row(t);
    int *order = xmalloc((size_t)g->row_count * sizeof *order), n = graph_order(g, order);
    for (int i = 0; i < n; i++) {
        int r = order[i], from = r < g->n_out ? r : g->n_out + g->n_in + r - g->n_out;
        for (int k = 0; k < g->rows[r].count; k++) {
            struct summand u = g->rows[r].terms[k];
            int row = u.signal < g->n_in ? u.signal : g->n_in + (u.signal - g->n_in - g->n_out);
            row_append(&t->rows[row], (struct summand){from, u.shift, u.negative});
        }
    }
    free(order);
    dissolve_single_uses(t);
    return t;
}

static int64_t weighted(struct summand t, int64_t v)
{
    uint64_t u = (uint64_t)v << t.shift;
    return (int64_t)(t.negative ? -u : u);
}

void graph_evaluate(const struct graph *g, const int64_t *x, int64_t *y)
{
    int *order = xmalloc((size_t)g->row_count * sizeof *order), n = graph_order(g, order);
    int64_t *value = xcalloc((size_t)g->row_count, sizeof *value);
    for (int i = 0; i < n; i++) {
        const struct row *r = &g->rows[order[i]];
        uint64_t sum = 0;
        for (int k = 0; k < r->count; k++) {
            int s = r->terms[k].signal;
            sum += (uint64_t)weighted(r->terms[k], s < g->n_in ? x[s] : value[s - g->n_in]);
        }
        value[order[i]] = (int64_t)sum;
    }
    for (int i = 0; i < g->n_out; i++)
        y[i] = value[i];
    free(value);
    free(order);
}
