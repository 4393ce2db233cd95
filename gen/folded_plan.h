// SPDX-License-Identifier: Apache-2.0
// The parts of a folded product between building and Verilog.
#ifndef GW_FOLDED_PLAN_H
#define GW_FOLDED_PLAN_H

#include "folded.h"
#include "graph.h"

// An output is -+2^shift * (an output that has a row of its own), or has a row, or is constant.
struct output {
    int row;    // of the graph, or -1: the bias alone
    int master; // the first output of that row
    int shift;
    bool negative;
    int64_t bias;
};

// How a signal is carried: its value is (word + offset), the word unsigned, lo .. hi, `bits` wide.
struct carried {
    int64_t lo, hi, offset;
    int bits;
};

struct folded_plan {
    struct graph *graph;
    struct output *outputs; // (n_out)
};

// How every signal of the graph but its outputs is carried, (n_in + row_count), allocated.
struct carried *folded_carried(const struct graph *g, int x_bits, bool x_signed);

// What a term contributes: the word of its signal, complemented if it is negative; `offset` is what is to be
// added for its true value. Unshifted.
struct carried folded_contribution(const struct carried *c, bool negative);
#endif
