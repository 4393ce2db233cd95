// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/requantize.h. Rounding is written as arithmetic on exact numbers: quotient and remainder,
// floor and ceiling.
#include "golden/requantize.h"

__extension__ typedef __int128 wide;

static wide clamp(wide v, wide lo, wide hi)
{
    v = v < lo ? lo : v;
    return v > hi ? hi : v;
}

static wide floor_divide(wide a, wide b) // b > 0
{
    return a / b - (a % b < 0);
}

static wide even_divide(wide a, wide b)
{
    wide q = floor_divide(a, b), twice = 2 * (a - q * b);
    return q + (twice > b || (twice == b && q % 2 != 0));
}

// Ties away from zero.
static wide away_divide(wide a, wide b)
{
    return a < 0 ? -floor_divide(-2 * a + b, 2 * b) : floor_divide(2 * a + b, 2 * b);
}

static wide scale_gemmlowp(const struct golden_requant *q, int64_t sum)
{
    int shift = (int)clamp(q->shift, -31, 30);
    int32_t t = (int32_t)(uint32_t)((uint64_t)sum + (uint64_t)(int64_t)q->bias);
    wide lifted = clamp((wide)t * ((wide)1 << (shift > 0 ? shift : 0)), INT32_MIN, INT32_MAX);
    // The doubled product's high half, ties up; only -2^31 * -2^31 does not fit.
    wide high = floor_divide(2 * lifted * q->mult + ((wide)1 << 31), (wide)1 << 32);
    return away_divide(clamp(high, INT32_MIN, INT32_MAX), (wide)1 << (shift < 0 ? -shift : 0));
}

int32_t golden_requantize(const struct golden_requant *q, int64_t sum)
{
    wide scaled;
    if (q->gemmlowp)
        scaled = scale_gemmlowp(q, sum);
    else
        scaled = even_divide(((wide)sum + q->bias) * q->mult, (wide)1 << (int)clamp(q->shift, 0, 63));
    return (int32_t)clamp(scaled + q->zp, q->lo, q->hi);
}
