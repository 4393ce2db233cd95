// SPDX-License-Identifier: Apache-2.0
// Between the two files that write a folded product: its shared terms and its outputs.
#ifndef GW_FOLDED_EMIT_H
#define GW_FOLDED_EMIT_H

#include "constant/folded_plan.h"

struct emission {
    struct design *d;
    struct folded *f;
    const struct graph *g;
    struct carried *carried; // (signals)
    int *stage;              // (signals): registers between the inputs and a signal
    int last;                // the stage of the outputs
    // Where a signal stands in the port t of TOP_terms, plain and complemented; -1 if no output asks for it.
    int (*place)[2];
    int t_bits;
};

// Name of a signal's word at a stage, allocated: x0, not_x0, t0, not_t0; t0_s2 where registers bring it on to stage 2.
char *folded_word(const struct emission *e, int signal, bool negative, int stage);

// Adds the words of a row at a stage to a heap; a negative stage takes each where it arises.
void folded_add_terms(const struct emission *e, struct heap *h, const struct row *r, int stage);

// A comment "NAME = x0 - 4*t1 + 3": the row as a sum, plus a constant.
void folded_note_sum(const struct emission *e, struct buf *text, const char *name, const struct row *r,
                     int64_t constant);

// Finds the stages and the places, and adds the module TOP_terms if there are terms.
void folded_add_shared(struct emission *e);
#endif
