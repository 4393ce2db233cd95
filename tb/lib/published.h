// SPDX-License-Identifier: Apache-2.0
// Rounding as others have published it, to judge the golden models by.
#ifndef GW_PUBLISHED_H
#define GW_PUBLISHED_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

// ONNX QuantizeLinear before saturation and zero point: round(x / y_scale), ties to even, with
// y_scale = 2^shift / mult. Exact while x * mult has at most 64 bits, which a long double holds.
static inline long double onnx_round(int64_t x, int32_t mult, int shift)
{
    return rintl(ldexpl((long double)x * (long double)mult, -shift));
}

// gemmlowp, fixedpoint/fixedpoint.h, as published.
static inline int32_t doubling_high_mul(int32_t a, int32_t b)
{
    bool overflow = a == b && a == INT32_MIN;
    int64_t ab = (int64_t)a * b;
    int32_t nudge = ab >= 0 ? (1 << 30) : (1 - (1 << 30));
    int32_t high = (int32_t)((ab + nudge) / (1ll << 31));
    return overflow ? INT32_MAX : high;
}

static inline int32_t divide_by_pot(int32_t x, int exponent)
{
    int32_t mask = (int32_t)((1ll << exponent) - 1);
    int32_t remainder = x & mask;
    int32_t threshold = (mask >> 1) + (x < 0 ? 1 : 0);
    return (x >> exponent) + (remainder > threshold ? 1 : 0);
}

// TensorFlow Lite, MultiplyByQuantizedMultiplier, but for the left shift, which saturates.
static inline int32_t multiply_by_quantized_multiplier(int64_t x, int32_t mult, int shift)
{
    int left = shift > 0 ? shift : 0, right = shift > 0 ? 0 : -shift;
    x *= 1ll << left;
    x = x > INT32_MAX ? INT32_MAX : x < INT32_MIN ? INT32_MIN : x;
    return divide_by_pot(doubling_high_mul((int32_t)x, mult), right);
}
#endif
