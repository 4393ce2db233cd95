// SPDX-License-Identifier: Apache-2.0
// The parts of a folded product between building and Verilog.
#ifndef GW_FOLDED_PLAN_H
#define GW_FOLDED_PLAN_H

#include "arith/bitheap.h"
#include "constant/cse.h"
#include "constant/folded.h"
#include "constant/graph.h"

// An output is -+2^shift * (an output that has a row of its own), or has a row, or is constant.
struct output {
    int row;    // of the graph, or -1: the bias alone
    int master; // the first output of that row
    int shift;
    bool negative;
    int64_t bias;
    int bits; // of its own, in two's complement
};

// How a signal is carried: its value is that of its word, lo .. hi, and the offset. The word is laid out as
// heap_share does.
struct carried {
    int64_t lo, hi, offset;
    struct heap_rest layout;
    int bits; // of the word
};

struct folded_plan {
    struct graph *graph;
    struct output *outputs; // (n_out)
    int levels_a_stage;     // adder levels between registers, 0 for none
};

// What the area of a graph depends on besides it.
struct area_shape {
    int n_in, x_bits;
    bool x_signed;
    int y_bits;
    const struct output **outputs; // of the rows that are outputs, or NULL
};

// Finds the outputs that need a row of their own; returns how many. w is (n_out, n_in).
int folded_find_masters(struct output *outputs, const int64_t *w, int n_out, int n_in);

// The graph that elimination begins with; `grouped` sums entries of equal odd magnitude first.
struct graph *folded_seed(const int64_t *w, const struct output *outputs, int rows, int n_out, int n_in, bool grouped);

// How every signal of the graph is carried, (n_in + row_count); outputs are not. Returns the square microns of
// all sums and complements.
int64_t folded_carry(const struct graph *g, const struct area_shape *shape, struct carried *signals);

// Carries the sum of a row; its square microns.
int folded_carry_row(const struct row *r, const struct carried *signals, struct carried *sum);

// The goal of the least area, for work that begins at g.
struct cse_goal folded_area_goal(const struct area_shape *shape, const struct graph *g);
void folded_area_goal_free(struct cse_goal *goal);

// Turns the signs of nodes so that fewer words are asked for both plain and complemented.
void folded_turn_signs(struct graph *g, const struct area_shape *shape);


// Registers before each signal, (n_in + row_count), allocated: one after so many adder levels, and one before the
// outputs, whose stage is *last. All 0 for no levels.
int *folded_stages(const struct graph *g, int levels_a_stage, int *last);

// What is to be added to the words of a row for its true value.
int64_t folded_offset(const struct row *r, const struct carried *signals);
#endif
