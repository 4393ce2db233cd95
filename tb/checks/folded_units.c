// SPDX-License-Identifier: Apache-2.0
// Tests of gen/folded without Verilog: graphs of many kinds of matrices compute W*x, the same request gives the same
// graph, and a search never ends worse than it began.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "constant/folded.h"
#include "constant/folded_plan.h"

enum { MOST = 48, CHECKS = 20 };

struct kind {
    const char *name;
    int n_out, n_in, lo, hi, x_bits;
    bool x_signed;
    int repeat; // rows r with r % repeat != 0 are multiples of row r - r % repeat
};

static const struct kind kinds[] = {
    {"signed 4 bits", 16, 40, -8, 7, 8, true, 1},   {"unsigned 8 bits", 8, 8, 129, 255, 8, true, 1},
    {"signed 8 bits", 12, 9, -128, 127, 16, true, 1}, {"ternary", 20, 30, -1, 1, 1, true, 1},
    {"all equal", 5, 7, -7, -7, 3, false, 1},       {"all zero", 3, 4, 0, 0, 8, true, 1},
    {"largest", 4, 5, 127, 127, 8, false, 1},       {"one row", 1, 48, -8, 7, 8, true, 1},
    {"one column", 48, 1, -128, 127, 8, true, 1},   {"one entry", 1, 1, 5, 5, 1, false, 1},
    {"multiples of rows", 15, 11, -8, 7, 8, true, 5},
};

static uint64_t state = 1;

// lo .. hi (Knuth's MMIX generator).
static int64_t random_in(int64_t lo, int64_t hi)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return lo + (int64_t)((state >> 33) % (uint64_t)(hi - lo + 1));
}

static void fill(const struct kind *k, int64_t *w)
{
    static const int64_t factors[] = {1, -1, 2, -4, 1};
    for (int i = 0; i < k->n_out; i++)
        for (int j = 0; j < k->n_in; j++)
            w[i * k->n_in + j] = i % k->repeat ? factors[i % k->repeat] * w[(i - i % k->repeat) * k->n_in + j]
                                               : random_in(k->lo, k->hi);
}

// Output i of the plan for the values of the graph's outputs.
static int64_t output_value(const struct output *o, const int64_t *y)
{
    int64_t v = o->row < 0 ? 0 : y[o->row] * (INT64_C(1) << o->shift);
    return o->negative ? -v : v;
}

static bool computes(const struct folded *f, const struct kind *k, const int64_t *w)
{
    int64_t x[MOST], y[MOST];
    for (int round = 0; round < CHECKS; round++) {
        for (int j = 0; j < k->n_in; j++)
            x[j] = k->x_signed ? random_in(-(INT64_C(1) << (k->x_bits - 1)), (INT64_C(1) << (k->x_bits - 1)) - 1)
                               : random_in(0, (INT64_C(1) << k->x_bits) - 1);
        graph_evaluate(f->plan->graph, x, y);
        for (int i = 0; i < k->n_out; i++) {
            int64_t sum = 0;
            for (int j = 0; j < k->n_in; j++)
                sum += w[i * k->n_in + j] * x[j];
            if (sum != output_value(&f->plan->outputs[i], y) || sum < -(INT64_C(1) << (f->y_bits - 1)) ||
                sum >= INT64_C(1) << (f->y_bits - 1))
                return false;
        }
    }
    return true;
}

static bool same_graph(const struct graph *a, const struct graph *b)
{
    if (a->row_count != b->row_count)
        return false;
    for (int i = 0; i < a->row_count; i++) {
        if (a->rows[i].count != b->rows[i].count)
            return false;
        for (int t = 0; t < a->rows[i].count; t++) {
            struct summand s = a->rows[i].terms[t], u = b->rows[i].terms[t];
            if (s.signal != u.signal || s.shift != u.shift || s.negative != u.negative)
                return false;
        }
    }
    return true;
}

static int distinct_rows(const struct folded *f)
{
    return f->plan->graph->n_out;
}

static int failed;

static void verdict(bool ok, const char *what, const char *name)
{
    printf("%s - folded: %s, %s\n", ok ? "ok" : "not ok", what, name);
    failed += !ok;
}

static void test_kind(const struct kind *k, enum folded_goal goal)
{
    int64_t w[MOST * MOST];
    fill(k, w);
    struct folded *first = folded_build(w, NULL, k->n_out, k->n_in, k->x_bits, k->x_signed, goal, 0, 0);
    struct folded *found = folded_build(w, NULL, k->n_out, k->n_in, k->x_bits, k->x_signed, goal, 10, 0);
    struct folded *again = folded_build(w, NULL, k->n_out, k->n_in, k->x_bits, k->x_signed, goal, 10, 0);
    const char *what = goal == FOLDED_AREA ? "area" : "adders";
    verdict(computes(first, k, w) && computes(found, k, w), what, k->name);
    if (!same_graph(found->plan->graph, again->plan->graph))
        verdict(false, "the same twice", k->name);
    if (goal == FOLDED_ADDERS && found->counts.adders > first->counts.adders)
        verdict(false, "no worse by search", k->name);
    if (k->repeat > 1 && distinct_rows(found) > (k->n_out + k->repeat - 1) / k->repeat)
        verdict(false, "multiples shared", k->name);
    folded_free(first);
    folded_free(found);
    folded_free(again);
}

int main(void)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        test_kind(&kinds[i], FOLDED_AREA);
        test_kind(&kinds[i], FOLDED_ADDERS);
    }
    return failed ? 1 : 0;
}
