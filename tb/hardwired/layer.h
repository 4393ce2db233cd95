// SPDX-License-Identifier: Apache-2.0
// A layer of weights as wiring as a testbench sees it: its arrays, its beats, what it should compute.
#ifndef GW_TB_LAYER_H
#define GW_TB_LAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "rt/rt.h"

struct layer {
    int64_t n_in, n_out;
    int x_bits;
    bool x_signed;
    bool serial_x;         // a beat of x is a bit of each input
    int64_t lanes;         // inputs in a beat
    int64_t x_beats;       // of a vector
    int64_t clocks;        // of a vector
    bool serial_y;         // results come bit by bit, the rest in the last beat
    int64_t y_beats;       // of a vector
    int y_bits, y_element; // of a result; of an element of a beat of y
    bool y_signed;
    bool relu, requant, gemmlowp;
    int64_t lo, hi; // of a rounded result
    const int64_t *weights, *bias, *mult, *shift, *zp; // (n_out, n_in), (n_out) each; NULL without
    int64_t *part;  // (n_out) bits of a result so far
    int plane;      // beats of the results so far
};

// The arrays that the design keeps, their names behind `prefix`: "", or "INSTANCE.".
void layer_arrays(struct layer *l, const char *prefix);

// What an input may be.
int64_t layer_x_lo(const struct layer *l);
int64_t layer_x_hi(const struct layer *l);

// Results (n_out) of the vector x.
void layer_expected(const struct layer *l, const int64_t *x, int64_t *y);

// Beat `beat` of the vector x; `words` of it.
void layer_beat(const struct layer *l, const int64_t *x, int64_t beat, uint32_t *data, int words);

// Takes a beat of results of stream s. True with the last one of a vector: y (n_out) is then whole.
bool layer_take(struct layer *l, const struct rt_stream *s, const struct rt_beat *b, int64_t *y);

// For rt_heed: of a beat of serial results that is not the last one the upper bits of an element have no meaning.
void layer_heed(const struct layer *l, const struct rt_stream *s, uint32_t *out);

// Vector v of corner cases: all lowest, all highest, all zero, all -1; then single inputs at either end.
int64_t layer_corner(const struct layer *l, int64_t v, int64_t j);
#endif
