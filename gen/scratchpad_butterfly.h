// SPDX-License-Identifier: Apache-2.0
// What a scratchpad's butterfly is made of.
#ifndef GW_SCRATCHPAD_BUTTERFLY_H
#define GW_SCRATCHPAD_BUTTERFLY_H

#include "butterfly.h"
#include "scratchpad.h"

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
#endif
