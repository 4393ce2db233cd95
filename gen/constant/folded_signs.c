// SPDX-License-Identifier: Apache-2.0
// Signs of nodes: a node may as well hold the negative of its sum, all its uses turned. A word that is asked for
// plain and complemented takes an inverter a bit, so a choice of signs is a cut of a graph; it is searched locally.
#include <stdlib.h>
#include <string.h>

#include "constant/folded_plan.h"

enum {
    ROUNDS = 400,   // of the search, fewer where there are more than
    FEW_ROWS = 500, // live rows
    DISTURBED = 4,
};

struct signs {
    struct graph *g;
    const struct carried *signals;
    bool x_signed;
    int *order, count; // live rows
    bool *turned;      // (row_count)
    int (*asked)[2];   // (signals): uses plain, uses complemented
    uint64_t random;
};

// Inverters of a signal used so often in each way.
static int inverters(const struct signs *s, int signal, int plain, int complemented)
{
    int flipped = signal < s->g->n_in && s->x_signed, bits = s->signals[signal].bits;
    return complemented ? bits - (plain ? 0 : flipped) : plain ? flipped : 0;
}

static bool sign_of(const struct signs *s, int row, struct summand t)
{
    bool below = t.signal >= s->g->n_in && s->turned[t.signal - s->g->n_in];
    return t.negative != (below != s->turned[row]);
}

// Turns a node; how many inverters that adds.
static int turn(struct signs *s, int row)
{
    int own = s->g->n_in + row, gain = 0;
    const struct row *r = &s->g->rows[row];
    gain -= inverters(s, own, s->asked[own][0], s->asked[own][1]);
    int swap = s->asked[own][0];
    s->asked[own][0] = s->asked[own][1];
    s->asked[own][1] = swap;
    gain += inverters(s, own, s->asked[own][0], s->asked[own][1]);
    for (int k = 0; k < r->count; k++) {
        int *asked = s->asked[r->terms[k].signal];
        bool sign = sign_of(s, row, r->terms[k]);
        gain -= inverters(s, r->terms[k].signal, asked[0], asked[1]);
        asked[sign]--;
        asked[!sign]++;
        gain += inverters(s, r->terms[k].signal, asked[0], asked[1]);
    }
    s->turned[row] = !s->turned[row];
    return gain;
}

// Turns nodes while that takes inverters away; how many it adds.
static int descend(struct signs *s)
{
    int total = 0, gain;
    do {
        gain = 0;
        for (int i = 0; i < s->count; i++) {
            if (s->order[i] < s->g->n_out)
                continue;
            int one = turn(s, s->order[i]);
            if (one >= 0)
                turn(s, s->order[i]);
            else
                gain += one;
        }
        total += gain;
    } while (gain < 0);
    return total;
}

static int next_random(struct signs *s, int n)
{
    s->random = s->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407); // Knuth, MMIX
    return (int)((s->random >> 33) % (uint64_t)n);
}

static void search(struct signs *s)
{
    bool *best = xmalloc((size_t)s->g->row_count);
    int (*asked)[2] = xmalloc((size_t)(s->g->n_in + s->g->row_count) * sizeof *asked);
    size_t size = (size_t)(s->g->n_in + s->g->row_count) * sizeof *asked;
    descend(s);
    int rounds = s->count == 0 ? 0 : s->count > FEW_ROWS ? ROUNDS * FEW_ROWS / s->count : ROUNDS;
    for (int i = 0; i < rounds; i++) {
        int gain = 0;
        memcpy(best, s->turned, (size_t)s->g->row_count);
        memcpy(asked, s->asked, size);
        for (int k = 0; k < DISTURBED; k++) {
            int row = s->order[next_random(s, s->count)];
            gain += row < s->g->n_out ? 0 : turn(s, row);
        }
        gain += descend(s);
        if (gain <= 0)
            continue;
        memcpy(s->turned, best, (size_t)s->g->row_count);
        memcpy(s->asked, asked, size);
    }
    free(best);
    free(asked);
}

void folded_turn_signs(struct graph *g, const struct area_shape *shape)
{
    struct carried *signals = xcalloc((size_t)(g->n_in + g->row_count), sizeof *signals);
    struct signs s = {.g = g, .signals = signals, .x_signed = shape->x_signed, .random = 1};
    folded_carry(g, shape, signals);
    s.order = xmalloc((size_t)(g->row_count + 1) * sizeof *s.order);
    s.count = graph_order(g, s.order);
    s.turned = xcalloc((size_t)g->row_count + 1, sizeof *s.turned);
    s.asked = xcalloc((size_t)(g->n_in + g->row_count), sizeof *s.asked);
    for (int i = 0; i < s.count; i++)
        for (int k = 0; k < g->rows[s.order[i]].count; k++)
            s.asked[g->rows[s.order[i]].terms[k].signal][g->rows[s.order[i]].terms[k].negative]++;
    if (s.count)
        search(&s);
    for (int i = 0; i < s.count; i++)
        for (int k = 0; k < g->rows[s.order[i]].count; k++) {
            struct summand *t = &g->rows[s.order[i]].terms[k];
            t->negative = sign_of(&s, s.order[i], *t);
        }
    free(s.order);
    free(s.turned);
    free(s.asked);
    free(signals);
}
