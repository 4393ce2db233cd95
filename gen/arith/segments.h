// SPDX-License-Identifier: Apache-2.0
// Functions of one variable by linear segments. The upper bits of x choose a segment, the lower ones, r, a point in it:
//
//   y = (a * 2^coarse + start + (base + d) * r) >> shift,
//
// or, where the function is to be taken away from a line, that sum from line * 2^shift, with a and d from a table. What all slopes have
// in common is a constant, base, of a few signed digits, so that d has few bits: each of them, and each digit of base, is a row of full
// adders. Any a and d that keep a given error will do, and those are taken that make table and adders small.
#ifndef GW_SEGMENTS_H
#define GW_SEGMENTS_H

#include "arith/bitheap.h"
#include "emit/design.h"

struct segments {
    int x_bits, index_bits; // of x; of the number of a segment
    int y_bits, shift;      // of y, not negative; of the sum below it
    int coarse;             // bits of the sum below a; start, all intercepts have in common, is in them
    int line_bits;          // 0: no line; else y is two's complement, of y_bits that its user sets
    int value_bits;         // of the largest value wanted, with room for an error
    int64_t start, base;
    int64_t top;            // 0, or the table has top - a in place of a, to be added to the line
    int a_bits, d_bits;
    int64_t *a, *d;         // 2^index_bits of each, not negative
    double error;           // the largest that y has, in units of its last place
};

// The values that y is to have at x = 0 .. used-1, in units of its last place, not negative; beyond, y is never asked for.
struct segments_wanted {
    const double *y;
    const double *other; // or NULL: values that are wanted there, too, as near as can be
    int x_bits, used;
    double error; // that may be made
    int line_bits; // of the line that they are to be taken from; 0: none
    const double *line; // or NULL: its values, which y must not exceed, so that the difference is not negative
};

// The smallest table and adder that keep the error, by the areas of base/celldata.h. False if none does.
bool segments_fit(struct segments *s, const struct segments_wanted *w);
void segments_free(struct segments *s);

// The function at x, or what is taken from the line there, as the adder gives it.
int64_t segments_value(const struct segments *s, int64_t x);

// um2 of table and adder, before synthesis.
double segments_area(const struct segments *s);

// Adds the module TOP_NAME with the ports x, line if there is one, and y. `what` is the function, for its doc.
void segments_add(struct design *d, const struct segments *s, const char *name, const char *what, bool heap, enum heap_goal goal);

// shift, coarse, start, base and the lists a and d, for the manifest.
json_t *segments_json(const struct segments *s);
#endif
