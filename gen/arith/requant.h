// SPDX-License-Identifier: Apache-2.0
// The requantizer that generators share: the module TOP_requant scales an exact sum d by a factor and a power of two,
// rounds, adds a zero point, saturates and clamps, a result a clock. It rounds once, ties to even (ONNX, operator
// QuantizeLinear), or twice, on 32 bits (gemmlowp's fixedpoint.h, as TensorFlow Lite uses it).
//
// Ports: clk; the settings bias, mult, shift, zp, lo and hi; d; y, requant_clocks() later. The settings keep still while sums
// pass, registers or constants; or, with `turns`, each changes requant_lateness() clocks after the last sum before the change.
#ifndef GW_REQUANT_H
#define GW_REQUANT_H

#include "arith/bitheap.h"
#include "emit/design.h"

struct requant {
    int d_bits; // exact sum, two's complement; at most REQUANT_GEMMLOWP_D_BITS with gemmlowp
    int y_bits; // 8 or 16
    bool y_signed, gemmlowp;
    bool heap; // the arithmetic as bit heaps, not * and +
    bool turns; // settings change between one sum and the next
    enum heap_goal goal;
};

enum {
    REQUANT_GEMMLOWP_D_BITS = 31, // the sum and a bias of as many bits fit 32
    REQUANT_SHIFT_BITS = 8,
    REQUANT_WORD_BITS = 32, // bias and mult
};

// Rows of a parameter schema; `only` ends each doc: " (requant only)", or "".
#define REQUANT_PARAMS(only) \
    {"y_bits", PARAM_ENUM, 0, 0, "8|16", "8", "bits of a result" only}, \
    {"y_signed", PARAM_BOOL, 0, 1, NULL, "1", "results are two's complement (1) or unsigned (0)" only}, \
    {"round", PARAM_ENUM, 0, 0, "onnx|gemmlowp", "onnx", "onnx = rounded once, half to even; gemmlowp = rounded twice, as TensorFlow Lite does" only}

// y_bits, y_signed and gemmlowp from those rows. Unless `used` they are refused where given: `otherwise` is the case, e.g. "out=raw",
// and legal is only `with`.
struct requant requant_params(struct params *p, bool used, const char *otherwise, const char *with);

// Clocks from d to y.
int requant_clocks(const struct requant *r);

// Clocks after d in which the requantizer uses each setting.
struct requant_lateness {
    int bias, mult, shift, rest; // rest: zp, lo and hi
};
struct requant_lateness requant_lateness(const struct requant *r);

// The user's arrays bias, mult, shift and zp, one value a column; of those with a `role` mult and shift are needed where the
// role is. `deviation`: the standard deviation of sums of random operands, which `example` scales to y's range.
void requant_arrays(struct design *d, const struct requant *r, enum array_role role, double deviation);

// Holes for text about it: REQUANT_DOC, what y is; Y_TYPE, Y_LO, Y_HI, BIAS_KIND and SHIFT_DOC of its settings.
void requant_doc_hole(struct holes *h, const struct requant *r);
void requant_setting_holes(struct holes *h, const struct requant *r);

// The module TOP_requant.
void requant_add(struct design *d, const struct requant *r);
#endif
