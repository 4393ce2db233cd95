// SPDX-License-Identifier: Apache-2.0
// A network of exchange stages that realizes several linear permutations of 2^b places, each followed by an XOR with
// any s: place l goes to pi_c(l) ^ s for a class c.
//
// A stage along direction i exchanges the places x and x ^ 2^i, or does not, by the control parity(f & x) ^ k, where f
// has no bit i: x goes to x ^ 2^i * (parity(f & x) ^ k), whose linear part is I + e_i f'. All classes share the
// directions and the fixed wirings at both ends, so pi_c = leave * (stages of c) * enter. In rows of the matrix so far,
// a stage adds any sum of the other rows to row i; hence the last stage along i makes row i final.
#ifndef GW_BUTTERFLY_H
#define GW_BUTTERFLY_H

#include <stdbool.h>
#include <stdint.h>

enum { BUTTERFLY_BITS = 6, BUTTERFLY_STAGES = 2 * BUTTERFLY_BITS - 1 };

// A linear map of b bits over GF(2): bit i of the image of x is the parity of row[i] & x.
struct gf2 {
    uint8_t row[BUTTERFLY_BITS];
};

unsigned gf2_apply(const struct gf2 *m, int bits, unsigned x);
bool gf2_inverse(const struct gf2 *m, int bits, struct gf2 *inverse); // false if it has none

struct butterfly {
    int bits, stages, classes;
    int permutations;               // different ones among the classes'
    struct gf2 enter, leave;        // place l is position enter(l) before the first stage, position x is place leave(x) at last
    int direction[BUTTERFLY_STAGES];
    uint8_t (*f)[BUTTERFLY_STAGES]; // (classes)
    double area, mux_area;          // um2, by celldata.h: of these stages; of a wiring for each permutation behind
                                    // one-hot multiplexers and b stages
};

// The shortest sequence of stages found for the invertible pi[0 .. classes-1]; none has fewer than b, and whether b are
// enough is searched to the end; 2b-1 always are. `width`: bits of what each place holds, for the areas.
struct butterfly butterfly_find(const struct gf2 *pi, int classes, int bits, int width);

// The control of stage t is parity(f & position) ^ parity(f & settled & sigma) ^ (last ? bit direction[t] of sigma : 0)
// with sigma = leave^-1(s): the bits of sigma that earlier stages have put in place, and whether this one does.
unsigned butterfly_settled(const struct butterfly *n, int t);
bool butterfly_is_last(const struct butterfly *n, int t);
#endif
