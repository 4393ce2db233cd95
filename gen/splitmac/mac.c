// SPDX-License-Identifier: Apache-2.0
// The arithmetic of a column of splitmac: the modules TOP_mac and TOP_mac_low, the sums that flipped bytes ask for,
// and what puts them together.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arith/multiply.h"
#include "base/celldata.h"
#include "splitmac/splitmac.h"

// name, `from` bits, shifted left by `zeros`, as a value of `to` bits.
static char *shifted(const char *name, int from, int zeros, int to)
{
    char *s = verilog_resize(name, from, to - zeros), *r = NULL;
    if (s[0] == '{') // {{sign}, name} takes the zeros in
        r = xasprintf("%.*s, %d'd0}", (int)strlen(s) - 1, s, zeros);
    else
        r = xasprintf("{%s, %d'd0}", s, zeros);
    free(s);
    return r;
}

static void shift_hole(struct holes *h, const char *hole_name, const char *name, int from, int zeros, int to)
{
    char *s = shifted(name, from, zeros, to);
    hole(h, hole_name, "%s", s);
    free(s);
}

// Exact sum of one byte of x times whole weights, from accumulators `high` (of the weight's high bytes, or of the
// whole weight) and `low`, with what the flips of x and of w left out.
static void row_hole(struct holes *h, const struct splitmac *g, const char *hole_name, int to, const char *high,
                     int high_bits, const char *low, int low_bits, const char *xsum, const char *fix)
{
    struct buf b = {0};
    char *s = g->wide_w ? shifted(high, high_bits, 8, to) : verilog_resize(high, high_bits, to);
    buf_puts(&b, s);
    free(s);
    if (g->wide_w) {
        s = verilog_resize(low, low_bits, to);
        buf_printf(&b, " +\n               %s", s);
        free(s);
    }
    if (g->wide_w && g->xor80) {
        s = shifted(xsum, g->xsum_bits, 7, to);
        buf_printf(&b, " +\n               %s", s);
        free(s);
    }
    if (fix)
        buf_printf(&b, "%s%s", g->wide_w ? " +\n               " : " + ", fix);
    hole(h, hole_name, "%s", b.s);
    free(b.s);
}

static void combine_holes(struct holes *h, const struct splitmac *g)
{
    row_hole(h, g, "ROW_H", g->rh_bits, g->wide_w ? "hh" : "h", g->h_bits, "hl", g->hl_bits, "xsum_h",
             g->xor80 && !g->x_signed ? "fix_h" : NULL);
    row_hole(h, g, "ROW_L", g->rl_bits, g->wide_w ? "lh" : "l", g->l_bits, "ll", g->ll_bits, "xsum_l",
             g->xor80 ? "fix_l" : NULL);
    shift_hole(h, "WSUM_L", "wsum", g->wsum_bits, 7, g->rl_bits);
    shift_hole(h, "WSUM_H", "wsum", g->wsum_bits, 7, g->rh_bits);
    hole_resized(h, "ROW_H_EXT", "row_h", g->rh_bits, g->c_bits);
    hole_resized(h, "ROW_L_EXT", "row_l", g->rl_bits, g->c_bits);
    shift_hole(h, "ROW_H_256", "row_h_next", g->rh_bits, 8, g->c_bits);
    hole(h, "MISSING_X", "%s%s",
         g->x_signed ? "where xl is one,\n  // not in a pair, 128*sum(w) is missing in row_l"
                     : "xh and xl are, so\n  // 128*sum(w) is missing in row_h and in row_l",
         g->wide_w ? "; wl is one too,\n  // so 128*sum(x as multiplied) is missing" : "");
}

static int product_bits(struct range r)
{
    return signed_bits(r.lo, r.hi);
}

// The products of the section mac_dual with a weight byte that is signed or not.
static void mac_holes(struct holes *h, const struct splitmac *g, bool w_unsigned, int h_bits, int l_bits)
{
    bool byte_signed = g->xor80 || g->x_signed, low_signed = g->xor80; // always
    struct range w = range_of(8, !w_unsigned);
    int h_prod = product_bits(range_times(splitmac_high_byte(g), w));
    int l_prod = product_bits(range_times(splitmac_low_byte(g), w));
    const char *mode = g->x_signed ? "low_signed & x[16*i+7]" : "1'b0";
    char *low = low_signed ? xstrdup("x[16*i +: 8]") : xasprintf("{%s, x[16*i +: 8]}", mode);
    const char *byte = w_unsigned ? "{1'b0, w[8*i +: 8]}" : "w[8*i +: 8]";
    hole_product(h, "STAR_H", byte_signed ? "x[16*i+8 +: 8]" : "{1'b0, x[16*i+8 +: 8]}", 8 + !byte_signed, byte,
                 8 + w_unsigned);
    hole_product(h, "STAR_L", low, 8 + !low_signed, byte, 8 + w_unsigned);
    free(low);
    hole_int(h, "H_BITS", h_bits);
    hole_int(h, "L_BITS", l_bits);
    hole_int(h, "H_MSB", h_bits - 1);
    hole_int(h, "L_MSB", l_bits - 1);
    hole_int(h, "PROD_H_MSB", h_prod - 1);
    hole_int(h, "PROD_L_MSB", l_prod - 1);
    hole_resized(h, "PRODUCT_H_EXT", "product_h", h_prod, h_bits);
    hole_resized(h, "PRODUCT_L_EXT", "product_l", l_prod, l_bits);
}

static void add_mac_fixed(struct design *d, const struct splitmac *g, struct holes *h)
{
    struct module *m = design_module(d, "mac", "Multiply and accumulate: the sum of x * w over lanes and steps.");
    int prod = product_bits(g->product);
    splitmac_mac_ports(m, g);
    module_vector(m, PORT_IN, "x", g->lanes, g->x_el, g->x_signed, "x of the step, a lane after the other");
    module_vector(m, PORT_IN, "w", g->lanes, g->w_bits, true, "w of the step");
    module_vector(m, PORT_OUT_REG, "acc", 1, g->c_bits, true, "the sum")->is_signed = true;
    char *x = xasprintf(g->x_signed ? "x[%d*i +: %d]" : "{1'b0, x[%d*i +: %d]}", g->x_el, g->x_bits);
    char *w = xasprintf("w[%d*i +: %d]", g->w_bits, g->w_bits);
    hole_product(h, "STAR_PRODUCT", x, g->x_bits + !g->x_signed, w, g->w_bits);
    free(x);
    free(w);
    hole_int(h, "ACC_BITS", g->c_bits);
    hole_int(h, "ACC_MSB", g->c_bits - 1);
    hole_int(h, "PROD_MSB", prod - 1);
    hole_resized(h, "PRODUCT_EXT", "product", prod, g->c_bits);
    hole(h, "MAC_TEXT", "%s", "");
    if (g->heap)
        splitmac_heap_fixed(m, h, g);
    module_body(d, m, "mac_fixed", h);
}

static struct module *add_mac_dual(struct design *d, const struct splitmac *g, struct holes *h, bool w_unsigned)
{
    int h_bits = w_unsigned ? g->hl_bits : g->h_bits, l_bits = w_unsigned ? g->ll_bits : g->l_bits;
    const char *doc = w_unsigned ? "Multiply and accumulate, w unsigned: the sums of high and of low bytes of x times w."
                                 : "Multiply and accumulate: the sums of high and of low bytes of x times w.";
    struct module *m = design_module(d, w_unsigned ? "mac_low" : "mac", doc);
    splitmac_mac_ports(m, g);
    module_vector(m, PORT_IN, "x", g->lanes, 16, false, "x of the step: high and low byte a lane");
    module_vector(m, PORT_IN, "w", g->lanes, 8, !w_unsigned, "w of the step");
    module_vector(m, PORT_OUT_REG, "acc_h", 1, h_bits, true, "the sum of the high bytes times w");
    module_vector(m, PORT_OUT_REG, "acc_l", 1, l_bits, true, "the sum of the low bytes times w");
    mac_holes(h, g, w_unsigned, h_bits, l_bits);
    hole(h, "MAC_TEXT", "%s", "");
    if (g->heap)
        splitmac_heap_dual(m, h, g, w_unsigned, h_bits, l_bits);
    module_body(d, m, "mac_dual", h);
    return m;
}

static void add_wsum(struct design *d, const struct splitmac *g, struct holes *h)
{
    struct module *m = design_module(d, "wsum", "Sum of the weights over lanes and steps.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "first", 1, "the step begins a sum");
    module_vector(m, PORT_IN, "w", g->lanes, g->w_bits, true, "w of the step, zero where a lane is not kept");
    module_vector(m, PORT_OUT_REG, "sum", 1, g->wsum_bits, true, "the sum");
    if (g->heap)
        splitmac_heap_wsum(m, h, g);
    module_body(d, m, "wsum", h);
}

static void add_combine(struct design *d, const struct splitmac *g, struct holes *h, double limit)
{
    struct module *m = design_module(d, "combine", "Puts the sums of byte products together, once a sum.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    splitmac_stage_ports(m, PORT_IN);
    module_vector(m, PORT_IN, g->wide_w ? "hh" : "h", 1, g->h_bits, true,
                  "sum of high bytes of x times w, or its high bytes");
    if (g->wide_w)
        module_vector(m, PORT_IN, "hl", 1, g->hl_bits, true, "sum of high bytes of x times low bytes of w");
    module_vector(m, PORT_IN, g->wide_w ? "lh" : "l", 1, g->l_bits, true,
                  "sum of low bytes of x times w, or its high bytes");
    if (g->wide_w)
        module_vector(m, PORT_IN, "ll", 1, g->ll_bits, true, "sum of low bytes of x times low bytes of w");
    if (g->xor80)
        module_vector(m, PORT_IN, "wsum", 1, g->wsum_bits, true, "sum of w");
    if (g->xor80 && g->wide_w) {
        module_vector(m, PORT_IN, "xsum_h", 1, g->xsum_bits, true, "sum of high bytes of x as multiplied");
        module_vector(m, PORT_IN, "xsum_l", 1, g->xsum_bits, true, "sum of low bytes of x as multiplied");
    }
    module_vector(m, PORT_OUT, "sum", 1, g->c_bits, true, "the exact sum; of a pair, one row after the other");
    combine_holes(h, g);
    if (g->heap)
        splitmac_heap_combine(m, h, g, limit);
    module_body(d, m, "combine", h);
}

void splitmac_add_arithmetic(struct design *d, const struct splitmac *g, struct holes *h)
{
    hole_int(h, "HEAP", g->heap);
    if (g->heap)
        design_view(d, "words");
    if (!g->dual) {
        add_mac_fixed(d, g, h);
        return;
    }
    const struct module *mac = add_mac_dual(d, g, h, false);
    if (g->wide_w && !g->xor80)
        add_mac_dual(d, g, h, true);
    if (g->xor80)
        add_wsum(d, g, h);
    // The requantizer adds its bias in the same clock.
    double bias = g->requant ? DELAY_PLUS + DELAY_PLUS_LOG * log2(g->c_bits) : 0;
    add_combine(d, g, h, mac->cost ? mac->cost->delay - bias : 0);
}
