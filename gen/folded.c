// SPDX-License-Identifier: Apache-2.0
// Implementation of folded.h: from the matrix to a graph.
#include "folded.h"

#include <stdlib.h>
#include <string.h>

#include "celldata.h"
#include "cse.h"
#include "folded_plan.h"

// ---- equal rows ----

// a = -+2^shift * b for rows of n. False if it is not, or a is zero.
static bool is_multiple(const int64_t *a, const int64_t *b, int n, int *shift, bool *negative)
{
    int j = 0;
    while (j < n && b[j] == 0 && a[j] == 0)
        j++;
    if (j == n || b[j] == 0)
        return false;
    for (*shift = 0; *shift < 32; ++*shift)
        for (int sign = 0; sign < 2; sign++) {
            int64_t k = (sign ? -1 : 1) * (INT64_C(1) << *shift);
            *negative = sign;
            if (a[j] != k * b[j])
                continue;
            for (int i = j + 1; i < n; i++)
                if (a[i] != k * b[i])
                    return false;
            return true;
        }
    return false;
}

static bool is_zero(const int64_t *a, int n)
{
    for (int j = 0; j < n; j++)
        if (a[j])
            return false;
    return true;
}

static int trailing_zeros(const int64_t *a, int n)
{
    uint64_t all = 0;
    for (int j = 0; j < n; j++)
        all |= (uint64_t)a[j];
    int z = 0;
    while (z < 63 && !(all >> z & 1))
        z++;
    return z;
}

// The odd part of a row up to sign, as a key to find equal rows by.
static uint64_t row_hash(const int64_t *a, int n)
{
    int z = trailing_zeros(a, n), j = 0;
    while (a[j] == 0)
        j++;
    uint64_t h = 0;
    for (int i = 0; i < n; i++)
        h = (h ^ (uint64_t)((a[j] < 0 ? -a[i] : a[i]) >> z)) * UINT64_C(0x100000001b3) + (h >> 29);
    return h;
}

struct keyed {
    uint64_t hash;
    int zeros, index;
};

static int by_hash(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    if (x->zeros != y->zeros)
        return x->zeros < y->zeros ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

// Finds the outputs that need a row of their own; returns how many.
static int find_masters(struct output *outputs, const int64_t *w, int n_out, int n_in)
{
    struct keyed *keys = xmalloc((size_t)n_out * sizeof *keys);
    int n = 0;
    for (int i = 0; i < n_out; i++) {
        const int64_t *row = w + (size_t)i * (size_t)n_in;
        outputs[i].row = outputs[i].master = -1;
        if (!is_zero(row, n_in))
            keys[n++] = (struct keyed){row_hash(row, n_in), trailing_zeros(row, n_in), i};
    }
    qsort(keys, (size_t)n, sizeof *keys, by_hash);
    for (int k = 0, first = 0; k < n; k++) {
        struct output *o = &outputs[keys[k].index];
        first = keys[k].hash == keys[first].hash ? first : k;
        o->master = keys[k].index;
        for (int m = first; m < k && o->master == keys[k].index; m++)
            if (outputs[keys[m].index].master == keys[m].index &&
                is_multiple(w + (size_t)keys[k].index * (size_t)n_in, w + (size_t)keys[m].index * (size_t)n_in, n_in,
                            &o->shift, &o->negative))
                o->master = keys[m].index;
        if (o->master == keys[k].index) {
            o->shift = 0;
            o->negative = false;
        }
    }
    free(keys);
    int rows = 0;
    for (int i = 0; i < n_out; i++)
        if (outputs[i].master == i)
            outputs[i].row = rows++;
    for (int i = 0; i < n_out; i++)
        if (outputs[i].master >= 0)
            outputs[i].row = outputs[outputs[i].master].row;
    return rows;
}

// ---- the first graph ----

static int digit_count(int64_t k)
{
    int n = 0;
    for (; k; n++) {
        while (!(k & 1))
            k /= 2;
        k -= (k & 3) == 3 ? -1 : 1;
    }
    return n;
}

// A row with its entries sorted by odd magnitude: magnitudes of two digits (3, 5, 7, ..) that are frequent are
// summed first and multiplied once.
static void add_grouped_row(struct graph *g, int row, const int64_t *w, int n_in)
{
    enum { MOST = 128, WORTH_A_GROUP = 4 };
    int count[MOST] = {0}, group[MOST] = {0};
    for (int j = 0; j < n_in; j++) {
        int64_t k = w[j] < 0 ? -w[j] : w[j];
        while (k && !(k & 1))
            k /= 2;
        if (k && k < MOST)
            count[k]++;
    }
    for (int j = 0; j < n_in; j++) {
        int64_t k = w[j] < 0 ? -w[j] : w[j];
        int shift = 0;
        for (; k && !(k & 1); k /= 2)
            shift++;
        if (k < 3 || k >= MOST || digit_count(k) != 2 || count[k] < WORTH_A_GROUP) {
            row_append_multiple(&g->rows[row], j, 0, w[j]);
            continue;
        }
        if (!group[k]) {
            group[k] = graph_add_row(g);
            row_append_multiple(&g->rows[row], g->n_in + group[k], 0, k);
        }
        row_append(&g->rows[group[k]], (struct summand){j, (int16_t)shift, w[j] < 0});
    }
}

// ---- goals ----

static struct worth worth_of_adder(void *context, struct summand a, struct summand b)
{
    (void)context;
    (void)a;
    (void)b;
    return (struct worth){1, 1};
}

static int64_t cost_in_adders(void *context, const struct graph *g)
{
    (void)context;
    int64_t n = 0;
    for (int i = 0; i < g->row_count; i++)
        n += g->rows[i].count > 1 ? g->rows[i].count - 1 : 0;
    return n;
}

// ---- building ----

// Least and largest value of an output before its bias.
static void output_range(const int64_t *w, int n_in, int x_bits, bool x_signed, int64_t *lo, int64_t *hi)
{
    int64_t least = x_signed ? -(INT64_C(1) << (x_bits - 1)) : 0;
    int64_t most = x_signed ? -least - 1 : (INT64_C(1) << x_bits) - 1;
    *lo = *hi = 0;
    for (int j = 0; j < n_in; j++) {
        *lo += w[j] * (w[j] < 0 ? most : least);
        *hi += w[j] * (w[j] < 0 ? least : most);
    }
}

struct folded *folded_build(const int64_t *w, const int64_t *bias, int n_out, int n_in, int x_bits, bool x_signed,
                            enum folded_goal goal, int effort)
{
    struct folded *f = xcalloc(1, sizeof *f);
    *f = (struct folded){.n_in = n_in, .n_out = n_out, .x_bits = x_bits, .x_signed = x_signed, .y_bits = 1};
    f->plan = xcalloc(1, sizeof *f->plan);
    struct output *outputs = f->plan->outputs = xcalloc((size_t)n_out, sizeof *outputs);
    int rows = find_masters(outputs, w, n_out, n_in);
    struct graph *g = graph_new(n_in, rows);
    for (int i = 0; i < n_out; i++) {
        const int64_t *row = w + (size_t)i * (size_t)n_in;
        int64_t lo, hi;
        outputs[i].bias = bias ? bias[i] : 0;
        output_range(row, n_in, x_bits, x_signed, &lo, &hi);
        int bits = signed_bits(lo + outputs[i].bias, hi + outputs[i].bias);
        f->y_bits = bits > f->y_bits ? bits : f->y_bits;
        if (outputs[i].master == i)
            add_grouped_row(g, outputs[i].row, row, n_in);
    }
    struct cse_goal adders = {worth_of_adder, cost_in_adders, NULL, NULL, NULL, 1};
    struct cse_goal area = folded_area_goal(n_in, x_bits, x_signed, f->y_bits);
    area.cost(area.context, g);
    area.kept(area.context, true);
    struct cse *c = cse_new(g, goal == FOLDED_AREA ? &area : &adders, 1);
    cse_eliminate(c);
    cse_search(c, 100 * effort);
    f->plan->graph = cse_finish(c);
    f->counts.adders = graph_adders(f->plan->graph);
    g = f->plan->graph;
    struct carried *signals = xcalloc((size_t)(g->n_in + g->row_count), sizeof *signals);
    int64_t before = folded_carry(g, x_bits, x_signed, f->y_bits, signals);
    folded_turn_signs(g, signals, x_signed);
    int64_t after = folded_carry(g, x_bits, x_signed, f->y_bits, signals);
    fprintf(stderr, "signs: %ld -> %ld ; %.1f\n", (long)before, (long)after, (double)after / n_in / n_out);
    free(signals);
    folded_area_goal_free(&area);
    return f;
}

void folded_free(struct folded *f)
{
    graph_free(f->plan->graph);
    free(f->plan->outputs);
    free(f->plan);
    free(f);
}
