// SPDX-License-Identifier: Apache-2.0
// The search around what the elimination finds: disturb, eliminate, keep or undo.
#include "constant/cse_parts.h"

#include <string.h>

#include "base/util.h"

static int random_node(struct cse *c)
{
    int nodes = c->g->row_count - c->g->n_out;
    if (nodes == 0 || nodes == c->free_rows.count)
        return -1;
    for (;;) {
        int row = c->g->n_out + (int)(cse_random(c) % (uint64_t)nodes);
        if (cse_is_alive(c, row))
            return row;
    }
}

// A node near this one: in a row that uses it, or a term of it, or used beside it.
static int near_node(struct cse *c, int row)
{
    for (int tries = 0; tries < 8; tries++) {
        const struct rows *u = &c->uses[c->g->n_in + row];
        if (u->count == 0)
            return -1;
        int user = u->items[cse_random(c) % (uint64_t)u->count];
        if (user >= c->g->n_out && cse_random(c) % 3 == 0)
            return user;
        const struct row *r = &c->g->rows[user];
        int s = r->terms[cse_random(c) % (uint64_t)r->count].signal - c->g->n_in;
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
    int row = (int)(cse_random(c) % (uint64_t)c->g->row_count);
    const struct row *r = &c->g->rows[row];
    if (r->count < 2)
        return;
    int start = (int)(cse_random(c) % (uint64_t)r->count);
    for (int i = 0; i < r->count; i++) {
        struct summand low = r->terms[(start + i) % r->count];
        struct summand next = {low.signal, (int16_t)(low.shift + 1), low.negative};
        struct summand second = {low.signal, (int16_t)(low.shift + 2), !low.negative};
        bool near = row_find(r, next) >= 0, far = row_find(r, second) >= 0;
        if (near == far)
            continue;
        cse_remove(c, row, row_find(&c->g->rows[row], near ? next : second));
        cse_remove(c, row, row_find(&c->g->rows[row], low));
        low.negative = !low.negative;
        cse_add(c, row, low);
        cse_add(c, row, near ? (struct summand){low.signal, second.shift, !low.negative}
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
    int k = (int)(cse_random(c) % (uint64_t)body->count), signal = body->terms[k].signal, n = c->uses[signal].count;
    int row = c->uses[signal].items[cse_random(c) % (uint64_t)n], i = 0;
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
    cse_remove(c, row, i);
    cse_add(c, row, (struct summand){c->g->n_in + node, (int16_t)shift, negative});
    for (int j = 0; j < others; j++)
        cse_add(c, row, rest[j]);
}

static void disturb(struct cse *c)
{
    int n = 1 + (int)(cse_random(c) % (uint64_t)c->goal->dissolved), row = random_node(c);
    if (cse_random(c) % 4 == 0)
        turn_digit(c);
    if (cse_random(c) % 3 == 0)
        put_node(c);
    for (int i = 0; i < n && row >= 0; i++) {
        int near = near_node(c, row);
        const struct row *r = &c->g->rows[row];
        if (cse_is_alive(c, row) && i == 0 && r->count == 2 && (int)(cse_random(c) % 8) < c->goal->fresh) {
            c->forbidden = pattern_of(r->terms[0], r->terms[1]);
            c->forbids = true;
        }
        if (cse_is_alive(c, row))
            cse_dissolve(c, row);
        row = near >= 0 && cse_is_alive(c, near) && cse_random(c) % 4 ? near : random_node(c);
    }
}

// Exponentially distributed, mean near 256 (simulated annealing: S. Kirkpatrick et al., 1983). In integers, so that
// it is the same everywhere.
static int64_t exponential(struct cse *c)
{
    uint64_t r = cse_random(c) & 0xffffffff;
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
        c->slack = (int)(cse_random(c) % 2 ? 0 : cse_random(c) % 128);
        disturb(c);
        cse_settle(c);
        if (c->forbids)
            patterns_offer(c->patterns, &c->forbidden);
        c->forbids = false;
        int64_t now = c->goal->cost(c->goal->context, c->g);
        int64_t heat = cold + (hot - cold) * (rounds - i) / rounds;
        if (now <= cost + (heat * exponential(c) >> 8)) {
            cost = now;
            c->changes = 0;
        } else {
            cse_undo(c);
        }
        if (c->goal->kept)
            c->goal->kept(c->goal->context, c->changes == 0);
    }
    c->slack = 0;
}
