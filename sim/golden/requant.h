// SPDX-License-Identifier: Apache-2.0
// Golden model of requantization: an exact integer sum becomes a small integer, y = clamp(scaled + zp, lo, hi).
#ifndef GW_GOLDEN_REQUANT_H
#define GW_GOLDEN_REQUANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/npy.h"
#include <jansson.h>

struct golden_requant {
    bool gemmlowp; // else onnx
    int32_t bias, mult;
    int shift;
    int32_t zp, lo, hi; // lo..hi lies in the range of y's type: the clamp is the saturation
};

// onnx: scaled = (sum + bias) * mult / 2^shift, the product exact, ties to even (ONNX QuantizeLinear with
// y_scale = 2^shift / mult). A shift outside 0..63 counts as the nearest of these.
// gemmlowp: scaled = RoundingDivideByPOT(SaturatingRoundingDoublingHighMul(sat((sum + bias) << left), mult), right), with
// left = max(shift, 0), right = max(-shift, 0); sum + bias wraps to 32 bits (gemmlowp fixedpoint.h; TensorFlow Lite
// MultiplyByQuantizedMultiplier, its left shift saturating). A shift outside -31..30 counts as the nearest of these.
int32_t golden_requantize(const struct golden_requant *q, int64_t sum);

// The user's arrays of constants, one value for each of n columns but for clamp, which has two. NULL in paths: not given.
extern const char *const golden_constants[]; // their names, NULL at the end
enum { GOLDEN_BIAS, GOLDEN_MULT, GOLDEN_SHIFT, GOLDEN_ZP, GOLDEN_CLAMP, GOLDEN_CONSTANTS };

// NULL, or what is wrong with the first `count` of them, by the manifest's y_bits, y_signed and round. Unless they are `needed`, mult
// and shift may be missing, and then all others are.
char *golden_requant_check(const json_t *manifest, const struct npy *in, const char *const *paths, int count, int64_t n, bool needed);
#endif
