// SPDX-License-Identifier: Apache-2.0
// Patterns become nodes, nodes of no use are dissolved.
#include "constant/cse_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

uint64_t cse_random(struct cse *c)
{
    c->random ^= c->random >> 12;
    c->random ^= c->random << 25;
    c->random ^= c->random >> 27;
    return (c->random * UINT64_C(0x2545f4914f6cdd1d)) >> 20;
}

struct occurrence {
    int row;
    struct summand a, b;
};

// Where a pattern occurs, no term in two occurrences.
struct occurrences {
    struct occurrence *list;
    int count, capacity;
};

static void find_in_row(const struct cse *c, const struct pattern *p, int row, struct occurrences *o)
{
    const struct row *r = &c->g->rows[row];
    int first = o->count;
    for (int k = 0; k < r->count; k++) {
        struct summand a = r->terms[k];
        if (a.signal != p->a.signal)
            continue;
        struct summand b = {p->b.signal, (int16_t)(a.shift + p->b.shift), a.negative != p->b.negative};
        bool taken = row_find(r, b) < 0;
        for (int i = first; i < o->count && !taken && p->a.signal == p->b.signal; i++)
            taken = o->list[i].b.shift == a.shift || o->list[i].a.shift == b.shift;
        if (taken)
            continue;
        if (o->count == o->capacity) {
            o->capacity = o->capacity ? 2 * o->capacity : 16;
            o->list = xrealloc(o->list, (size_t)o->capacity * sizeof *o->list);
        }
        o->list[o->count++] = (struct occurrence){row, a, b};
    }
}

static int compare_ints(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static void find_occurrences(struct cse *c, const struct pattern *p, struct occurrences *o)
{
    const struct rows *ua = &c->uses[p->a.signal], *ub = &c->uses[p->b.signal], *u = ub->count < ua->count ? ub : ua;
    int n = u->count, *rows = xmalloc((size_t)(n + 1) * sizeof *rows);
    memcpy(rows, u->items, (size_t)n * sizeof *rows);
    qsort(rows, (size_t)n, sizeof *rows, compare_ints);
    o->count = 0;
    for (int i = 0; i < n; i++)
        if (i == 0 || rows[i] != rows[i - 1])
            find_in_row(c, p, rows[i], o);
    free(rows);
}

// Puts 2^.. * node in the place of an occurrence.
static void replace(struct cse *c, const struct occurrence *at, int node, bool node_negative)
{
    struct row *r = &c->g->rows[at->row];
    cse_remove(c, at->row, row_find(r, at->a));
    cse_remove(c, at->row, row_find(r, at->b));
    int16_t shift = at->a.shift < at->b.shift ? at->a.shift : at->b.shift;
    cse_add(c, at->row, (struct summand){c->g->n_in + node, shift, at->a.negative != node_negative});
}

// The occurrence that is a node of its own, or -1.
static int find_node(const struct cse *c, const struct occurrences *o)
{
    for (int i = 0; i < o->count; i++) {
        const struct occurrence *at = &o->list[i];
        if (at->row >= c->g->n_out && c->g->rows[at->row].count == 2 && (at->a.shift == 0 || at->b.shift == 0))
            return i;
    }
    return -1;
}

static void take_pattern(struct cse *c, const struct pattern *p, const struct occurrences *o)
{
    int own = find_node(c, o), node;
    bool negative = false;
    if (own >= 0) {
        node = o->list[own].row;
        negative = o->list[own].a.negative;
    } else {
        int up = p->b.shift < 0 ? -p->b.shift : 0;
        node = cse_take_row(c);
        cse_add(c, node, (struct summand){p->a.signal, (int16_t)up, false});
        cse_add(c, node, (struct summand){p->b.signal, (int16_t)(p->b.shift + up), p->b.negative});
        if (c->goal->made)
            c->goal->made(c->goal->context, c->g, node);
    }
    for (int i = 0; i < o->count; i++)
        if (i != own)
            replace(c, &o->list[i], node, negative);
}

static bool same_pattern(const struct pattern *p, const struct pattern *q)
{
    return p->a.signal == q->a.signal && p->b.signal == q->b.signal && p->b.shift == q->b.shift &&
           p->b.negative == q->b.negative;
}

static void eliminate(struct cse *c)
{
    struct pattern p;
    struct occurrences o = {0};
    while (patterns_best(c->patterns, c->slack, cse_random(c), &p)) {
        if (c->forbids && same_pattern(&p, &c->forbidden)) {
            patterns_dismiss(c->patterns, &p);
            continue;
        }
        find_occurrences(c, &p, &o);
        if (o.count < 2)
            patterns_dismiss(c->patterns, &p);
        else
            take_pattern(c, &p, &o);
    }
    free(o.list);
}

void cse_dissolve(struct cse *c, int node)
{
    int signal = c->g->n_in + node, n = c->g->rows[node].count;
    struct summand body[64], *terms = n > 64 ? xmalloc((size_t)n * sizeof *terms) : body;
    memcpy(terms, c->g->rows[node].terms, (size_t)n * sizeof *terms);
    while (c->uses[signal].count) {
        int row = c->uses[signal].items[c->uses[signal].count - 1], k = 0;
        while (c->g->rows[row].terms[k].signal != signal)
            k++;
        struct summand u = c->g->rows[row].terms[k];
        cse_remove(c, row, k);
        for (int i = 0; i < n; i++)
            cse_add(c, row, (struct summand){terms[i].signal, (int16_t)(terms[i].shift + u.shift),
                                           terms[i].negative != u.negative});
    }
    cse_free_row(c, node);
    if (terms != body)
        free(terms);
}

bool cse_is_alive(const struct cse *c, int row)
{
    return row >= c->g->n_out && (c->g->rows[row].count || c->uses[c->g->n_in + row].count);
}

// A node is of use if it saves terms: it is used twice and has two terms.
static void dissolve_useless(struct cse *c)
{
    while (c->touched.count) {
        int row = c->touched.items[--c->touched.count];
        if (cse_is_alive(c, row) && (c->uses[c->g->n_in + row].count < 2 || c->g->rows[row].count < 2))
            cse_dissolve(c, row);
    }
}

void cse_settle(struct cse *c)
{
    int before;
    do {
        eliminate(c);
        before = c->changes;
        dissolve_useless(c);
    } while (c->changes != before);
}

void cse_eliminate(struct cse *c)
{
    cse_settle(c);
    c->changes = 0;
}
