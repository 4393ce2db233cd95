// SPDX-License-Identifier: Apache-2.0
// Ranges and widths of the sums of a systolic array.
//
// Weight-stationary heaps leave the inverted sign bits of their rows as they are: each row of the array adds a
// known bias to the sum. Where the partial sum grows wider, a constant shifts it into 0 .. 2^bits - 1, so that it
// is extended by zeros; the last row takes all of it back. Sums then need no sign extension, and bits for the
// span of their range only.
#include "systolic/systolic.h"

struct range systolic_product_range(const struct array *g)
{
    return range_times(g->a, range_of(g->w_bits, true));
}

int systolic_exact_bits(const struct array *g, int64_t n)
{
    struct range r = systolic_product_range(g);
    return signed_bits(n * r.lo, n * r.hi);
}

static int64_t modulo(int64_t v, int bits)
{
    return bits >= 63 ? v : v & ((INT64_C(1) << bits) - 1);
}

// The bias that a row's product brings along. A registered product is kept unsigned, where nothing is cut.
static void plan_bias(struct array *g, int64_t lo, int64_t hi)
{
    bool cut = g->keep_bits < g->prod_bits;
    g->bias = !g->pipe ? g->pe_rows * product_bias(&g->recoding, g->w_bits) : cut ? 0 : -lo;
    if (g->pipe && !cut)
        g->keep_bits = range_bits((struct range){0, hi - lo});
}

// A constant that brings `offset` into least .. most modulo 2^bits, of as few ones as are easy to find.
static int64_t pick_constant(int64_t offset, int64_t least, int64_t most, int bits)
{
    if (modulo(offset - least, bits) <= most - least)
        return 0;
    int64_t first = modulo(least - offset, bits), span = most - least;
    for (int t = bits - 1; t > 0; t--) {
        int64_t step = INT64_C(1) << t, k = (first + step - 1) / step * step;
        if (k - first <= span)
            return modulo(k, bits);
    }
    return first;
}

void systolic_plan_sums(struct array *g, struct range product, int64_t products, int64_t acc_bits)
{
    int64_t offset = 0;
    plan_bias(g, g->pe_rows * product.lo, g->pe_rows * product.hi);
    for (int r = 0; r < g->stages; r++) {
        bool wraps = (r + 1) * g->pe_rows > products; // a sum longer than k_max, as the results do
        int64_t n = wraps ? products : (r + 1) * g->pe_rows;
        g->p_bits[r + 1] = acc_bits != PARAM_AUTO            ? (int)acc_bits
                           : wraps || r == g->stages - 1 ? signed_bits(n * product.lo, n * product.hi)
                                                             : range_bits((struct range){0, n * (product.hi - product.lo)});
    }
    g->first_bits = g->p_bits[1];
    if (acc_bits != PARAM_AUTO) { // nothing grows: all of it at once, in the row that has room for it
        int64_t k = -g->bias * g->stages;
        int bits = signed_bits(g->pe_rows * product.lo + g->bias + k, g->pe_rows * product.hi + g->bias + k);
        g->constant[0] = modulo(k, (int)acc_bits);
        g->first_bits = bits < acc_bits ? bits : (int)acc_bits;
        return;
    }
    for (int r = 0; r < g->stages; r++) {
        int64_t n = (r + 1) * g->pe_rows < products ? (r + 1) * g->pe_rows : products, k = 0;
        int bits = g->p_bits[r + 1];
        offset += g->bias;
        if (r == g->stages - 1)
            k = modulo(-offset, bits);
        else if (g->p_bits[r + 2] > bits)
            k = pick_constant(offset, -n * product.lo, (INT64_C(1) << bits) - 1 - n * product.hi, bits);
        g->constant[r] = k;
        offset = -n * product.lo + modulo(offset + k + n * product.lo, bits); // what the bits stand for
    }
}
