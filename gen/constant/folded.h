// SPDX-License-Identifier: Apache-2.0
// A product of a vector by a constant matrix, y = W*x + bias, as a combinational circuit made for that matrix:
// no multipliers, shared sums, and one heap of what is left for each output.
#ifndef GW_FOLDED_H
#define GW_FOLDED_H

#include <stdbool.h>
#include <stdint.h>

#include "arith/bitheap.h"
#include "emit/design.h"

// What the circuit is small in: square microns, or two-input additions.
enum folded_goal { FOLDED_AREA, FOLDED_ADDERS };

enum { FOLDED_MOST_STAGES = 63 }; // that TOP_terms can bring a word through

struct folded_counts {
    int64_t adders; // two-input additions and subtractions; a sum of t terms has t-1, shifts and signs none
    int64_t full_adders, half_adders;
    double area; // square microns, before synthesis
    int latency; // clocks
};

struct folded {
    struct folded_counts counts;
    int n_in, n_out;
    int x_bits;
    bool x_signed;
    int y_bits; // of every output, two's complement: what the widest needs
    struct folded_plan *plan;
};

// w is (n_out, n_in), bias (n_out) or NULL. `effort` is how long to search, 100 as a
// rule; with 0 the first that is found is taken. The same request gives the same circuit everywhere. `stage`
// puts registers after that many adder levels and before the outputs; 0 puts none.
struct folded *folded_build(const int64_t *w, const int64_t *bias, int n_out, int n_in, int x_bits, bool x_signed,
                            enum folded_goal goal, int effort, int stage);
void folded_free(struct folded *f);

// Adds the modules TOP_product, with ports x (n_in values) and y (n_out values), and those below it; with registers
// also clk and en.
// Adds what the circuit costs to f->counts.
struct module *folded_emit(struct design *d, struct folded *f);
#endif
