// SPDX-License-Identifier: Apache-2.0
// Split elements: two 8-bit lanes share a weight. A 16-bit activation is 256 * high + low, the low byte's digits in
// -85..170 and the high byte's, which take their carry, in -128..128: the lanes' sums, 256 times the high one and the
// low one, are the result, and no correction is due. Two rows of 8-bit activations take a lane each.
#include <stdlib.h>
#include <string.h>

#include "systolic/systolic.h"

void systolic_split_check(const struct params *p)
{
    param_needs(p, "split", "a_bits", param_int(p, "a_bits") == 16, "a_bits=16");
    param_needs(p, "split", "w_bits", param_int(p, "w_bits") <= 8, "w_bits of 2..8");
    param_needs(p, "split", "a_signed", param_int(p, "a_signed"), "a_signed=1");
    param_needs(p, "split", "dataflow", param_is(p, "dataflow", "ws"), "dataflow=ws");
    param_needs(p, "split", "sparsity", param_is(p, "sparsity", "dense"), "sparsity=dense");
    param_needs(p, "split", "acc_bits", param_int(p, "acc_bits") == PARAM_AUTO, "acc_bits=auto");
}

void systolic_split_derive(struct array *g)
{
    g->lanes = 2;
    g->a = (struct range){-128, 170};
    g->recoding = recoding_radix_4(8, true);
    g->lines = g->heap;
    g->recoding.spare = 1;
    g->pe_bits = g->lines ? 2 * g->recoding.lines : 18;
}

void systolic_split_widths(struct array *g, int64_t products)
{
    int64_t w_lo = -(INT64_C(1) << (g->w_bits - 1)), n = g->acc || products < g->rows ? products : g->rows;
    g->lane_bits = g->acc ? systolic_exact_bits(g, products) : g->p_bits[g->rows];
    g->whole_bits = signed_bits(n * 32767 * w_lo, n * -32768 * w_lo);
    g->pair_bits = signed_bits(n * 127 * w_lo, n * -128 * w_lo);
    g->c_bits = 2 * g->lane_bits;
}

void systolic_split_pe_holes(struct holes *h, const struct array *g, int from, int to)
{
    const char *product[2] = {g->pipe ? "lo_product_q" : "lo_product", g->pipe ? "hi_product_q" : "hi_product"};
    hole_resized(h, "LO_PRODUCT", product[0], g->prod_bits, to);
    hole_resized(h, "HI_PRODUCT", product[1], g->prod_bits, to);
    hole_resized(h, "LO_P", "lo_p", from ? from : 1, to);
    hole_resized(h, "HI_P", "hi_p", from ? from : 1, to);
    hole_int(h, "LANE_IN_MSB", from - 1);
    hole_int(h, "LANE_IN_BITS", from);
    hole_int(h, "LANE_OUT_MSB", to - 1);
}

void systolic_split_describe(struct design *d, const struct array *g)
{
    json_object_set_new(d->derived, "lane_bits", json_integer(g->lane_bits));
    json_object_set_new(d->derived, "whole_bits", json_integer(g->whole_bits));
    json_object_set_new(d->derived, "pair_bits", json_integer(g->pair_bits));
}
