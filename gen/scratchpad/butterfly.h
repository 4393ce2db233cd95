// SPDX-License-Identifier: Apache-2.0
// What a scratchpad's butterfly is made of.
#ifndef GW_SCRATCHPAD_BUTTERFLY_H
#define GW_SCRATCHPAD_BUTTERFLY_H

#include "scratchpad/scratchpad.h"
#include "swizzle/butterfly_routes.h"

enum { STEERING_ROWS = SWIZZLE_MAX_BITS + SWIZZLE_MAX_B };

struct steering {
    struct swizzle_class *classes;
    struct gf2 *pi;                      // banks of their lanes, without s
    int count;
    struct butterfly stages;
    unsigned active[BUTTERFLY_STAGES];   // bits of f that any class has
    int steer_at[BUTTERFLY_STAGES], steers; // a stage's k in `steer`, its f behind it; bits of all
    int swap_at[BUTTERFLY_STAGES], swaps;   // a stage's first control, of position 0 among its active bits; all of them
    unsigned spread[STEERING_ROWS];      // bits of v that any class has, of each bit of a row
    int spread_at[STEERING_ROWS], places; // its first in `place`, which has the rows' own bits first
};

// Finds s->steering; dies where patterns or map are none of a butterfly.
void scratchpad_steering(struct scratchpad *s, struct error *e);

// The bits of a bank's number that bit `row` of its row depends on in class c: v in
// address bit = that bit of lane 0's address ^ parity(v & (bank ^ s)).
unsigned scratchpad_spread(const struct scratchpad *s, const struct steering *g, int c, int row);

// The axis above whose lowest bit the row's bit is, so that it changes by a carry; -1 if it is in none.
int scratchpad_row_axis(const struct scratchpad *s, const struct steering *g, int r);

// ---- text (classes.c, stages.c), allocated ----

char *scratchpad_table_text(const struct scratchpad *s, const struct steering *g); // of classes
char *scratchpad_sigma_text(const struct scratchpad *s, const struct steering *g); // banks of lane 0
char *scratchpad_steer_text(const struct steering *g);                             // k and f of each stage
char *scratchpad_controls_text(const struct steering *g);                          // from these, its controls
char *scratchpad_rows_text(const struct scratchpad *s, const struct steering *g);  // `place`

// From `place` the rows of all banks: EXPAND_TEXT, ROW_OF_BANK.
void scratchpad_expand_holes(struct holes *h, const struct scratchpad *s, const struct steering *g);

// Words of `bits` through all stages, from lanes to banks or back. Odd stages invert once more: words enter complemented on
// the way to the banks, and leave complemented on the way back.
char *scratchpad_move_text(const struct scratchpad *s, int bits, bool inward);

// The way of one lane, for the view in words: ENTER_CASES, WALK_TEXT.
void scratchpad_walk_holes(struct holes *h, const struct scratchpad *s, const struct steering *g);
#endif
