// SPDX-License-Identifier: Apache-2.0
// The parts of a folded product between building and Verilog.
#ifndef GW_FOLDED_PLAN_H
#define GW_FOLDED_PLAN_H

#include "folded.h"
#include "cse.h"
#include "graph.h"

// An output is -+2^shift * (an output that has a row of its own), or has a row, or is constant.
struct output {
    int row;    // of the graph, or -1: the bias alone
    int master; // the first output of that row
    int shift;
    bool negative;
    int64_t bias;
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
};

// How every signal of the graph is carried, (n_in + row_count); outputs are not. Returns the square microns of
// all sums and complements, of outputs of y_bits before their constants.
int64_t folded_carry(const struct graph *g, int x_bits, bool x_signed, int y_bits, struct carried *signals);

// Carries the sum of a row; its square microns.
int folded_carry_row(const struct row *r, const struct carried *signals, struct carried *sum);

// The goal of the least area.
struct cse_goal folded_area_goal(int n_in, int x_bits, bool x_signed, int y_bits);
void folded_area_goal_free(struct cse_goal *goal);

// Turns the signs of nodes so that fewer words are asked for both plain and complemented.
void folded_turn_signs(struct graph *g, const struct carried *signals, bool x_signed);

// What a term contributes: the word of its signal, complemented if it is negative; `offset` is what is to be
// added for its true value. Unshifted.
struct carried folded_contribution(const struct carried *c, bool negative);
#endif
