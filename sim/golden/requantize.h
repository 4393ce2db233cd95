// SPDX-License-Identifier: Apache-2.0
// Golden model of requantization: an exact integer sum becomes a small integer, y = clamp(scaled + zp, lo, hi).
#ifndef GW_GOLDEN_REQUANTIZE_H
#define GW_GOLDEN_REQUANTIZE_H

#include <stdbool.h>
#include <stdint.h>

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
#endif
