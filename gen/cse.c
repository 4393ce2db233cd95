// SPDX-License-Identifier: Apache-2.0
// Implementation of cse.h.
#include "cse.h"

#include <stdlib.h>
#include <string.h>

#include "patterns.h"
#include "util.h"

// A list of rows.
struct list {
    int *items;
    int count, capacity;
};

enum change_kind { TERM_ADDED, TERM_REMOVED, ROW_TAKEN, ROW_FREED };

struct change {
    enum change_kind kind;
    int row;
    struct summand term;
};

struct cse {
    struct graph *g;
    const struct cse_goal *goal;
    struct patterns *patterns;
    struct list *uses; // (signals): rows with a term of it, once for each
    int signals;       // room
    struct list free_rows;
    struct change *journal;
    int changes, journal_capacity;
    struct list touched; // nodes that may have become useless
    uint64_t random;
    int slack;
    struct pattern forbidden; // not to be taken in this round, if `forbids`
    bool forbids;
    bool undoing;
    unsigned *seen, stamp; // (rows): the last walk that met it
    int seen_room;
};

// xorshift64* (S. Vigna, 2016).
static uint64_t next_random(struct cse *c)
{
    c->random ^= c->random >> 12;
    c->random ^= c->random << 25;
    c->random ^= c->random >> 27;
    return (c->random * UINT64_C(0x2545f4914f6cdd1d)) >> 20;
}

static void list_add(struct list *l, int item)
{
    if (l->count == l->capacity) {
        l->capacity = l->capacity ? 2 * l->capacity : 8;
        l->items = xrealloc(l->items, (size_t)l->capacity * sizeof *l->items);
    }
    l->items[l->count++] = item;
}

static void list_remove(struct list *l, int item)
{
    int i = l->count - 1;
    while (l->items[i] != item)
        i--;
    l->items[i] = l->items[--l->count];
}

static void note(struct cse *c, enum change_kind kind, int row, struct summand t)
{
    if (c->undoing)
        return;
    if (c->changes == c->journal_capacity) {
        c->journal_capacity = c->journal_capacity ? 2 * c->journal_capacity : 256;
        c->journal = xrealloc(c->journal, (size_t)c->journal_capacity * sizeof *c->journal);
    }
    c->journal[c->changes++] = (struct change){kind, row, t};
}

static void count_against(struct cse *c, int row, struct summand t, int change)
{
    const struct row *r = &c->g->rows[row];
    for (int k = 0; k < r->count; k++)
        patterns_count(c->patterns, r->terms[k], t, change);
}

static void touch(struct cse *c, int signal)
{
    if (signal >= c->g->n_in + c->g->n_out)
        list_add(&c->touched, signal - c->g->n_in);
}

static void put_term(struct cse *c, int row, struct summand t)
{
    count_against(c, row, t, 1);
    row_append(&c->g->rows[row], t);
    list_add(&c->uses[t.signal], row);
    note(c, TERM_ADDED, row, t);
}

static void remove_term(struct cse *c, int row, int k)
{
    struct row *r = &c->g->rows[row];
    struct summand t = r->terms[k];
    r->terms[k] = r->terms[--r->count];
    count_against(c, row, t, -1);
    list_remove(&c->uses[t.signal], row);
    touch(c, t.signal);
    touch(c, c->g->n_in + row);
    note(c, TERM_REMOVED, row, t);
}

// Adds a term. With a term of the same signal that is there it becomes one or none where it can: t + t = 2t,
// t - t = 0, 2t - t = t.
static void add_term(struct cse *c, int row, struct summand t)
{
    struct row *r = &c->g->rows[row];
    for (int k = 0; k < r->count; k++) {
        struct summand u = r->terms[k];
        int up = u.shift - t.shift;
        bool same = u.negative == t.negative;
        if (u.signal != t.signal || up < -1 || up > 1 || (up && same))
            continue;
        remove_term(c, row, k);
        if (same)
            add_term(c, row, (struct summand){t.signal, (int16_t)(t.shift + 1), t.negative});
        else if (up)
            add_term(c, row, (struct summand){t.signal, up > 0 ? t.shift : u.shift, up > 0 ? u.negative : t.negative});
        return;
    }
    put_term(c, row, t);
}

static int find_term(const struct row *r, struct summand t)
{
    for (int k = 0; k < r->count; k++)
        if (r->terms[k].signal == t.signal && r->terms[k].shift == t.shift && r->terms[k].negative == t.negative)
            return k;
    return -1;
}

static void grow_uses(struct cse *c)
{
    int need = c->g->n_in + c->g->row_count;
    if (need <= c->signals)
        return;
    c->uses = xrealloc(c->uses, (size_t)need * 2 * sizeof *c->uses);
    memset(c->uses + c->signals, 0, (size_t)(2 * need - c->signals) * sizeof *c->uses);
    c->signals = 2 * need;
}

static int take_row(struct cse *c)
{
    int row = c->free_rows.count ? c->free_rows.items[--c->free_rows.count] : graph_add_row(c->g);
    grow_uses(c);
    note(c, ROW_TAKEN, row, (struct summand){0});
    return row;
}

static void free_row(struct cse *c, int row)
{
    while (c->g->rows[row].count)
        remove_term(c, row, c->g->rows[row].count - 1);
    list_add(&c->free_rows, row);
    note(c, ROW_FREED, row, (struct summand){0});
}

static void undo(struct cse *c)
{
    c->undoing = true;
    while (c->changes) {
        struct change u = c->journal[--c->changes];
        switch (u.kind) {
        case TERM_ADDED:
            remove_term(c, u.row, find_term(&c->g->rows[u.row], u.term));
            break;
        case TERM_REMOVED:
            put_term(c, u.row, u.term);
            break;
        case ROW_TAKEN:
            list_add(&c->free_rows, u.row);
            break;
        case ROW_FREED:
            list_remove(&c->free_rows, u.row);
            break;
        }
    }
    c->undoing = false;
    c->touched.count = 0;
}

// ---- elimination ----

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
        bool taken = find_term(r, b) < 0;
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
    const struct list *ua = &c->uses[p->a.signal], *ub = &c->uses[p->b.signal], *u = ub->count < ua->count ? ub : ua;
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
    remove_term(c, at->row, find_term(r, at->a));
    remove_term(c, at->row, find_term(r, at->b));
    int16_t shift = at->a.shift < at->b.shift ? at->a.shift : at->b.shift;
    add_term(c, at->row, (struct summand){c->g->n_in + node, shift, at->a.negative != node_negative});
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
        node = take_row(c);
        add_term(c, node, (struct summand){p->a.signal, (int16_t)up, false});
        add_term(c, node, (struct summand){p->b.signal, (int16_t)(p->b.shift + up), p->b.negative});
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
    while (patterns_best(c->patterns, c->slack, next_random(c), &p)) {
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

// Puts the terms of a node in the place of its uses.
static void dissolve(struct cse *c, int node)
{
    int signal = c->g->n_in + node, n = c->g->rows[node].count;
    struct summand body[64], *terms = n > 64 ? xmalloc((size_t)n * sizeof *terms) : body;
    memcpy(terms, c->g->rows[node].terms, (size_t)n * sizeof *terms);
    while (c->uses[signal].count) {
        int row = c->uses[signal].items[c->uses[signal].count - 1], k = 0;
        while (c->g->rows[row].terms[k].signal != signal)
            k++;
        struct summand u = c->g->rows[row].terms[k];
        remove_term(c, row, k);
        for (int i = 0; i < n; i++)
            add_term(c, row, (struct summand){terms[i].signal, (int16_t)(terms[i].shift + u.shift),
                                           terms[i].negative != u.negative});
    }
    free_row(c, node);
    if (terms != body)
        free(terms);
}

static bool is_alive(const struct cse *c, int row)
{
    return row >= c->g->n_out && (c->g->rows[row].count || c->uses[c->g->n_in + row].count);
}

// A node is of use if it saves terms: it is used twice and has two terms.
static void dissolve_useless(struct cse *c)
{
    while (c->touched.count) {
        int row = c->touched.items[--c->touched.count];
        if (is_alive(c, row) && (c->uses[c->g->n_in + row].count < 2 || c->g->rows[row].count < 2))
            dissolve(c, row);
    }
}

static void settle(struct cse *c)
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
    settle(c);
    c->changes = 0;
}

// ---- search ----

static int random_node(struct cse *c)
{
    int nodes = c->g->row_count - c->g->n_out;
    if (nodes == 0 || nodes == c->free_rows.count)
        return -1;
    for (;;) {
        int row = c->g->n_out + (int)(next_random(c) % (uint64_t)nodes);
        if (is_alive(c, row))
            return row;
    }
}

// A node near this one: in a row that uses it, or a term of it, or used beside it.
static int near_node(struct cse *c, int row)
{
    for (int tries = 0; tries < 8; tries++) {
        const struct list *u = &c->uses[c->g->n_in + row];
        if (u->count == 0)
            return -1;
        int user = u->items[next_random(c) % (uint64_t)u->count];
        if (user >= c->g->n_out && next_random(c) % 3 == 0)
            return user;
        const struct row *r = &c->g->rows[user];
        int s = r->terms[next_random(c) % (uint64_t)r->count].signal - c->g->n_in;
        if (s >= c->g->n_out && s != row)
            return s;
    }
    return -1;
}

// Writes 2^(k+1) + 2^k as 2^(k+2) - 2^k, or back, at a random place of a random row.
static void turn_digit(struct cse *c)
{
    if (c->g->row_count == 0)
        return;
    int row = (int)(next_random(c) % (uint64_t)c->g->row_count);
    const struct row *r = &c->g->rows[row];
    if (r->count < 2)
        return;
    int start = (int)(next_random(c) % (uint64_t)r->count);
    for (int i = 0; i < r->count; i++) {
        struct summand low = r->terms[(start + i) % r->count];
        struct summand next = {low.signal, (int16_t)(low.shift + 1), low.negative};
        struct summand second = {low.signal, (int16_t)(low.shift + 2), !low.negative};
        bool near = find_term(r, next) >= 0, far = find_term(r, second) >= 0;
        if (near == far)
            continue;
        remove_term(c, row, find_term(&c->g->rows[row], near ? next : second));
        remove_term(c, row, find_term(&c->g->rows[row], low));
        low.negative = !low.negative;
        add_term(c, row, low);
        add_term(c, row, near ? (struct summand){low.signal, second.shift, !low.negative}
                              : (struct summand){low.signal, next.shift, low.negative});
        return;
    }
}

static bool reaches(struct cse *c, int row, int on)
{
    if (row == on)
        return true;
    if (c->seen[row] == c->stamp)
        return false;
    c->seen[row] = c->stamp;
    for (int k = 0; k < c->g->rows[row].count; k++) {
        int below = c->g->rows[row].terms[k].signal - c->g->n_in;
        if (below >= 0 && reaches(c, below, on))
            return true;
    }
    return false;
}

static bool depends_on(struct cse *c, int row, int on)
{
    if (on < c->g->n_out)
        return false;
    if (c->g->row_count > c->seen_room) {
        c->seen = xrealloc(c->seen, (size_t)c->g->row_count * 2 * sizeof *c->seen);
        memset(c->seen, 0, (size_t)c->g->row_count * 2 * sizeof *c->seen);
        c->seen_room = 2 * c->g->row_count;
    }
    c->stamp++;
    return reaches(c, row, on);
}

// In a row with a term of a node writes the node, less its other terms, in the term's place.
static void put_node(struct cse *c)
{
    int node = random_node(c);
    if (node < 0 || c->g->rows[node].count > 3)
        return;
    const struct row *body = &c->g->rows[node];
    int k = (int)(next_random(c) % (uint64_t)body->count), signal = body->terms[k].signal, n = c->uses[signal].count;
    int row = c->uses[signal].items[next_random(c) % (uint64_t)n], i = 0;
    while (c->g->rows[row].terms[i].signal != signal)
        i++;
    struct summand t = c->g->rows[row].terms[i], b = body->terms[k], rest[3];
    int shift = t.shift - b.shift, others = 0;
    bool negative = t.negative != b.negative;
    if (shift < 0 || depends_on(c, node, row))
        return;
    for (int j = 0; j < body->count; j++)
        if (j != k)
            rest[others++] = (struct summand){body->terms[j].signal, (int16_t)(body->terms[j].shift + shift),
                                              body->terms[j].negative == negative};
    remove_term(c, row, i);
    add_term(c, row, (struct summand){c->g->n_in + node, (int16_t)shift, negative});
    for (int j = 0; j < others; j++)
        add_term(c, row, rest[j]);
}

static void disturb(struct cse *c)
{
    int n = 1 + (int)(next_random(c) % (uint64_t)c->goal->dissolved), row = random_node(c);
    if (next_random(c) % 4 == 0)
        turn_digit(c);
    if (next_random(c) % 3 == 0)
        put_node(c);
    for (int i = 0; i < n && row >= 0; i++) {
        int near = near_node(c, row);
        const struct row *r = &c->g->rows[row];
        if (is_alive(c, row) && i == 0 && r->count == 2 && (int)(next_random(c) % 8) < c->goal->fresh) {
            c->forbidden = pattern_of(r->terms[0], r->terms[1]);
            c->forbids = true;
        }
        if (is_alive(c, row))
            dissolve(c, row);
        row = near >= 0 && is_alive(c, near) && next_random(c) % 4 ? near : random_node(c);
    }
}

// Exponentially distributed, mean near 256 (simulated annealing: S. Kirkpatrick et al., 1983). In integers, so that
// it is the same everywhere.
static int64_t exponential(struct cse *c)
{
    uint64_t r = next_random(c) & 0xffffffff;
    int zeros = 0;
    while (zeros < 31 && !(r >> (31 - zeros) & 1))
        zeros++;
    int64_t fraction = (int64_t)(r << zeros >> 23 & 255);
    return (256 * (zeros + 1) - fraction) * 177 / 256;
}

void cse_search(struct cse *c, int64_t rounds, int64_t hot, int64_t cold)
{
    int64_t cost = c->goal->cost(c->goal->context, c->g);
    for (int64_t i = 0; i < rounds; i++) {
        c->slack = (int)(next_random(c) % 2 ? 0 : next_random(c) % 128);
        disturb(c);
        settle(c);
        if (c->forbids)
            patterns_offer(c->patterns, &c->forbidden);
        c->forbids = false;
        int64_t now = c->goal->cost(c->goal->context, c->g);
        int64_t heat = cold + (hot - cold) * (rounds - i) / rounds;
        if (now <= cost + (heat * exponential(c) >> 8)) {
            cost = now;
            c->changes = 0;
        } else {
            undo(c);
        }
        if (c->goal->kept)
            c->goal->kept(c->goal->context, c->changes==0);
    }
    c->slack = 0;
}

// ---- begin and end ----

struct cse *cse_new(struct graph *g, const struct cse_goal *goal, uint64_t seed)
{
    struct cse *c = xcalloc(1, sizeof *c);
    c->g = graph_new(g->n_in, g->n_out);
    c->goal = goal;
    c->patterns = patterns_new(goal);
    c->random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    while (c->g->row_count < g->row_count)
        graph_add_row(c->g);
    grow_uses(c);
    for (int i = 0; i < g->row_count; i++)
        for (int k = 0; k < g->rows[i].count; k++)
            add_term(c, i, g->rows[i].terms[k]);
    for (int i = g->n_out; i < g->row_count; i++)
        if (!is_alive(c, i))
            list_add(&c->free_rows, i);
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
