// SPDX-License-Identifier: Apache-2.0
// Implementation of folded.h: from the matrix to a graph.
#include "constant/folded.h"

#include <stdlib.h>

#include "constant/folded_plan.h"

// ---- goals ----

enum { ADDER = 16, HEAT_ADDERS = 6 }; // units of cost

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
        n += g->rows[i].count > 1 ? ADDER * (g->rows[i].count - 1) : 0;
    return n;
}

static const struct cse_goal adders_goal = {worth_of_adder, cost_in_adders, NULL, NULL, NULL, 5, 1};

// ---- large graphs ----

enum { MOST_PAIRS = 6000000 }; // of terms, counted at once

// Pairs of terms of inputs in all rows.
static int64_t pair_count(const struct graph *g)
{
    int64_t pairs = 0;
    for (int i = 0; i < g->row_count; i++)
        pairs += (int64_t)g->rows[i].count * (g->rows[i].count - 1) / 2;
    return pairs;
}

// Moves the terms of inputs first .. first+n-1 out of g to a graph of their own, with an output for each row of g.
static struct graph *take_block(struct graph *g, int first, int n)
{
    struct graph *block = graph_new(n, g->row_count);
    for (int i = 0; i < g->row_count; i++) {
        int kept = 0;
        for (int k = 0; k < g->rows[i].count; k++) {
            struct summand t = g->rows[i].terms[k];
            if (t.signal >= first && t.signal < first + n)
                row_append(&block->rows[i], (struct summand){t.signal - first, t.shift, t.negative});
            else
                g->rows[i].terms[kept++] = t;
        }
        g->rows[i].count = kept;
    }
    return block;
}

// Adds what take_block took, its nodes as nodes of g, which has no other rows than then.
static void put_block(struct graph *g, struct graph *block, int first)
{
    for (int i = block->n_out; i < block->row_count; i++)
        graph_add_row(g);
    for (int i = 0; i < block->row_count; i++)
        for (int k = 0; k < block->rows[i].count; k++) {
            struct summand t = block->rows[i].terms[k];
            t.signal = t.signal < block->n_in ? t.signal + first : t.signal - block->n_in + g->n_in;
            row_append(&g->rows[i], t);
        }
    graph_free(block);
}

// Inputs in a block, so that the pairs in one are not too many to count.
static int block_inputs(const struct graph *g)
{
    int64_t pairs = pair_count(g), parts = 1;
    while (pairs / (parts * parts) > MOST_PAIRS)
        parts++;
    return (int)((g->n_in + parts - 1) / parts);
}

static void eliminate_by_blocks(struct graph *g, const struct area_shape *whole, enum folded_goal what, int size)
{
    struct area_shape shape = *whole;
    shape.outputs = NULL; // the rows of a block are parts
    for (int first = 0; first < g->n_in; first += size) {
        int n = g->n_in - first < size ? g->n_in - first : size;
        struct graph *block = take_block(g, first, n);
        struct cse_goal goal = what == FOLDED_AREA ? folded_area_goal(&shape, block) : adders_goal;
        struct cse *c = cse_new(block, &goal, 1);
        cse_eliminate(c);
        put_block(g, cse_finish(c), first);
        if (what == FOLDED_AREA)
            folded_area_goal_free(&goal);
    }
}

// ---- building ----

enum {
    HEAT_AREA = 600,      // square microns
    MOST_ROUNDS = 400,    // of the search, for a step of effort
    FEW_TERMS = 2000,     // of a graph that is searched that often; a round of a larger one takes longer
    MANY_TERMS = 30000,   // of a graph that is not searched
    LONG_ROW = 128,       // terms of a row beyond which a round takes longer
    TURNS = 12,           // parts of the search, each as hot as its predecessor ended
};

// Rounds of the search: one for so many terms, times the effort.
static int64_t rounds_for(const struct graph *g, int effort, int terms_a_round)
{
    int64_t terms = 0, longest = 0;
    for (int i = 0; i < g->row_count; i++) {
        terms += g->rows[i].count;
        longest = g->rows[i].count > longest ? g->rows[i].count : longest;
    }
    int64_t rounds = (terms + terms_a_round - 1) / terms_a_round;
    rounds = (int64_t)effort * (rounds < MOST_ROUNDS ? rounds : MOST_ROUNDS);
    rounds = terms > MANY_TERMS ? 0 : terms > FEW_TERMS ? rounds * FEW_TERMS / terms : rounds;
    return longest > LONG_ROW ? rounds * LONG_ROW / longest : rounds;
}

static struct graph *least_area(struct graph *g, const struct area_shape *shape, int effort)
{
    int64_t rounds = rounds_for(g, effort, 1);
    for (int turn = 0; turn < (rounds ? TURNS : 1); turn++) {
        struct cse_goal goal = folded_area_goal(shape, g);
        struct cse *c = cse_new(g, &goal, (uint64_t)turn + 1);
        cse_eliminate(c);
        cse_search(c, rounds / TURNS, HEAT_AREA * (TURNS - turn) / TURNS, HEAT_AREA * (TURNS - turn - 1) / TURNS);
        g = cse_finish(c);
        folded_area_goal_free(&goal);
        folded_turn_signs(g, shape);
    }
    return g;
}

// A graph of the transposed matrix has as many adders more as it has outputs more: both are searched in turns.
static struct graph *least_adders(struct graph *g, int effort)
{
    int64_t rounds = rounds_for(g, effort, 2);
    for (int turn = 0; turn < (rounds ? TURNS : 0); turn++) {
        struct cse *c = cse_new(g, &adders_goal, (uint64_t)turn + 1);
        cse_eliminate(c);
        cse_search(c, rounds / TURNS, HEAT_ADDERS * (TURNS - turn) / TURNS, HEAT_ADDERS * (TURNS - turn - 1) / TURNS);
        g = cse_finish(c);
        struct graph *t = graph_transposed(g);
        graph_free(g);
        g = t;
    }
    return g;
}

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

static struct graph *eliminated(struct graph *g)
{
    struct cse *c = cse_new(g, &adders_goal, 1);
    cse_eliminate(c);
    return cse_finish(c);
}

// The better beginning for few adders: plain digits, or entries grouped by odd magnitude. g is the latter.
static struct graph *better_beginning(struct graph *g, struct graph *plain)
{
    g = eliminated(g);
    plain = eliminated(plain);
    bool grouped = graph_adders(g) < graph_adders(plain);
    graph_free(grouped ? plain : g);
    return grouped ? g : plain;
}

// The graph of what the outputs are before their biases.
static struct graph *build_graph(const struct folded *f, const int64_t *w, int rows, enum folded_goal goal, int effort)
{
    const struct output *outputs = f->plan->outputs;
    struct graph *g = folded_seed(w, outputs, rows, f->n_out, f->n_in, true);
    const struct output **of_rows = xcalloc((size_t)rows + 1, sizeof(struct output *));
    struct area_shape shape = {f->n_in, f->x_bits, f->x_signed, f->y_bits, of_rows};
    for (int i = 0; i < f->n_out; i++)
        if (outputs[i].master == i)
            of_rows[outputs[i].row] = &outputs[i];
    int block = block_inputs(g);
    if (block < f->n_in)
        eliminate_by_blocks(g, &shape, goal, block);
    else if (goal == FOLDED_AREA)
        g = least_area(g, &shape, effort);
    else
        g = least_adders(better_beginning(g, folded_seed(w, outputs, rows, f->n_out, f->n_in, false)), effort);
    folded_turn_signs(g, &shape);
    free(of_rows);
    return g;
}

struct folded *folded_build(const int64_t *w, const int64_t *bias, int n_out, int n_in, int x_bits, bool x_signed,
                            enum folded_goal goal, int effort, int stage)
{
    struct folded *f = xcalloc(1, sizeof *f);
    *f = (struct folded){.n_in = n_in, .n_out = n_out, .x_bits = x_bits, .x_signed = x_signed, .y_bits = 1};
    f->plan = xcalloc(1, sizeof *f->plan);
    struct output *outputs = f->plan->outputs = xcalloc((size_t)n_out, sizeof *outputs);
    int rows = folded_find_masters(outputs, w, n_out, n_in);
    for (int i = 0; i < n_out; i++) {
        int64_t lo, hi;
        outputs[i].bias = bias ? bias[i] : 0;
        output_range(w + (size_t)i * (size_t)n_in, n_in, x_bits, x_signed, &lo, &hi);
        outputs[i].bits = signed_bits(lo + outputs[i].bias, hi + outputs[i].bias);
        f->y_bits = outputs[i].bits > f->y_bits ? outputs[i].bits : f->y_bits;
    }
    f->plan->graph = build_graph(f, w, rows, goal, effort);
    f->plan->levels_a_stage = stage;
    f->counts.adders = graph_adders(f->plan->graph);
    free(folded_stages(f->plan->graph, stage, &f->counts.latency));
    return f;
}

void folded_free(struct folded *f)
{
    graph_free(f->plan->graph);
    free(f->plan->outputs);
    free(f->plan);
    free(f);
}
