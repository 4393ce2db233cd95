// SPDX-License-Identifier: Apache-2.0
// Elements of pairs of rows, by the fast inner product (S. Winograd, IEEE Trans. Computers C-17, 1968):
// x0*w0 + x1*w1 = (x0 + w1) * (x1 + w0) - x0*x1 - w0*w1, one multiplication for two products.
//
// Here x and w are unsigned, and the multiplier takes A - k and B - l for A = x0 + w1 and B = x1 + w0, with constants
// that make it small. A column's sum is then right but for what depends on its weights alone, and for what depends on
// the row's x alone. A row of zeros ahead of each tile shows the first: y(x) - y(0) holds no weight but in products.
// The second is the same in all columns: the `xx` elements, one a row of elements, add it up.
// With h = 2^(w_bits-1), which the unsigned w has too much, that is (x0 + h - k) * (x1 + h - l), less its value at 0.
// All of it is modulo 2^y_bits: sums that are narrower have not reached it yet, and are unsigned.
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "systolic/systolic.h"

void systolic_fip_check(const struct params *p)
{
    param_needs(p, "pe", "dataflow", param_is(p, "dataflow", "ws"), "dataflow=ws");
    param_needs(p, "pe", "w_bits", param_int(p, "w_bits") == param_int(p, "a_bits"), "w_bits equal to a_bits");
    param_needs(p, "pe", "sparsity", param_is(p, "sparsity", "dense"), "sparsity=dense");
    param_needs(p, "pe", "split", param_is(p, "split", "none"), "split=none");
}

// What is taken off A and off B.
static int64_t less_a(const struct array *g)
{
    struct recoding r = recoding_less_ones(g->w_bits + 1);
    return g->heap ? recoding_offset(&r) : 0;
}

static int64_t less_b(const struct array *g)
{
    return g->heap ? INT64_C(1) << g->w_bits : 0;
}

// What inverted sign bits add to the product of an element, and to that of an xx element.
static int64_t pe_bias(const struct array *g)
{
    struct recoding r = recoding_less_ones(g->w_bits + 1);
    return g->heap ? product_bias(&r, g->w_bits + 1) : 0;
}

// h - k beside x0's own digits: 0, or 2^(n-1) where the digits leave that out.
static bool has_half_row(const struct array *g)
{
    return g->w_bits % 2 == 0;
}

static int64_t xx_bias(const struct array *g)
{
    struct recoding r = recoding_less_ones(g->w_bits);
    int64_t half_row = has_half_row(g) ? INT64_C(1) << (2 * g->w_bits - 2) : 0;
    return g->heap ? product_bias(&r, g->w_bits) + half_row : 0;
}

// The product of an xx element.
static int64_t xx_product(const struct array *g, int64_t x0, int64_t x1)
{
    int64_t h = INT64_C(1) << (g->w_bits - 1);
    return (x0 + h - less_a(g)) * (x1 + h - less_b(g));
}

// Bits of 0 .. n, at most `most`.
static int bits_up_to(int64_t n, int most)
{
    int b = range_bits((struct range){0, n});
    return b < most ? b : most;
}

void systolic_fip_plan(struct array *g)
{
    int64_t top = (INT64_C(1) << g->w_bits) - 1, zero = -g->a.lo;
    int64_t most = g->pe_rows / 2 * ((2 * top - less_a(g)) * (2 * top - less_b(g)) + pe_bias(g));
    int64_t most_xx = g->pe_rows / 2 * (xx_product(g, top, top) + xx_bias(g));
    for (int r = 0; r < g->stages; r++) {
        g->p_bits[r + 1] = bits_up_to((r + 1) * most, g->y_bits);
        g->xx_bits[r + 1] = r == g->stages - 1 ? g->y_bits : bits_up_to((r + 1) * most_xx, g->y_bits);
    }
    // The sums of xx and of the zeros are subtracted as complements, which are 1 short.
    g->xx_constant = -(2 + g->rows / 2 * (xx_bias(g) + xx_product(g, zero, zero)));
}

// `name` = x + w, less 2^w_bits if it is to be two's complement.
static void operand_text(struct buf *b, const struct array *g, const char *name, int x, int w, bool turned,
                         struct module_cost *cost)
{
    int bits = g->w_bits;
    char *xs = xasprintf("x%d", x), *ws = xasprintf("w%d", w);
    if (g->heap) {
        struct heap *h = heap_new(bits + 1);
        heap_vector(h, 0, xs, bits, DELAY_FLOP);
        heap_vector(h, 0, ws, bits, DELAY_FLOP);
        heap_constant(h, bits, turned);
        buf_printf(b, "  wire [%d:0] %s;\n", bits, name);
        heap_close(h, g->goal, b, name, name, cost);
        heap_free(h);
    } else {
        buf_printf(b, "  wire [%d:0] %s = {1'b0, %s} + {1'b0, %s};\n", bits, name, xs, ws);
    }
    if (g->pipe)
        buf_printf(b, "  reg [%d:0] %s_q;\n", bits, name);
    free(xs);
    free(ws);
}

// An unsigned `name` of `from` bits as one of `to`.
static char *resize(const char *name, int from, int to)
{
    return to > from ? xasprintf("{%d'd0, %s}", to - from, name) : to < from ? xasprintf("%s[%d:0]", name, to - 1) : xstrdup(name);
}

// `result` = sum + a0 * b0 + .., of unsigned words, by * and +.
static void star_text(struct buf *b, const struct array *g, const char *q, const char *sum, int from, int to,
                      int64_t constant, const char *result)
{
    int bits = 2 * g->w_bits + 2;
    struct buf terms = {0};
    for (int i = 0; i < g->pe_rows / 2; i++) {
        char *name = xasprintf("product%d", i), *product = resize(name, bits, to);
        buf_printf(b, "  wire [%d:0] %s = a%d%s * b%d%s;\n", bits - 1, name, i, q, i, q);
        if (to < bits)
            buf_printf(b, "  wire [%d:0] unused_%s = %s[%d:%d]; // wraps\n", bits - to - 1, name, name, bits - 1, to);
        buf_printf(&terms, "%s%s", i ? " + " : "", product);
        free(name);
        free(product);
    }
    char *p = resize(sum, from, to);
    buf_printf(b, "  wire [%d:0] %s = %s", to - 1, result, terms.s);
    if (from)
        buf_printf(b, " + %s", p);
    if (constant)
        buf_printf(b, " + %d'd%llu", to, (unsigned long long)(to < 64 ? constant & ((INT64_C(1) << to) - 1) : constant));
    buf_puts(b, ";\n");
    free(terms.s);
    free(p);
}

// Adds (a - 1 - 4 - 16 ..) * b to h, with the inverted sign bits as they are; b two's complement of b_bits. Pair i.
static void add_product(struct heap *h, int i, const char *a, int a_bits, const char *b, int b_bits, double at,
                        struct module_cost *cost)
{
    struct recoding r = recoding_less_ones(a_bits);
    char *less = xasprintf("{1'b0, %s} - %d'd%lld", a, a_bits + 1, (long long)recoding_offset(&r));
    char *digits = xasprintf("digits%d", i), *prefix = xasprintf("m%d_", i);
    recode(h, &r, digits, a, cost);
    heap_product(h, &r, less, digits, b, b_bits, 0, prefix, at, cost);
    heap_constant(h, 0, product_bias(&r, b_bits));
    free(less);
    free(digits);
    free(prefix);
}

// The sum of an element's products and what stands above it.
static void pe_heap(struct buf *b, const struct array *g, const char *q, int from, int to, struct module_cost *cost)
{
    int bits = g->w_bits + 1;
    double at = g->pipe ? DELAY_FLOP : cost->delay;
    struct heap *sum = heap_new(to);
    for (int i = 0; i < g->pe_rows / 2; i++) {
        char *a = xasprintf("a%d%s", i, q), *c = xasprintf("b%d%s", i, q);
        add_product(sum, i, a, bits, c, bits, at, cost);
        free(a);
        free(c);
    }
    heap_vector(sum, 0, "p", from, DELAY_FLOP);
    buf_printf(b, "  wire [%d:0] sum_next;\n", to - 1);
    heap_close(sum, g->goal, b, "", "sum_next", cost);
    heap_free(sum);
}

void systolic_fip_pe_holes(struct module *m, struct holes *h, const struct array *g, int from, int to)
{
    struct buf b = {0}, regs = {0};
    struct module_cost cost = {0};
    const char *q = g->pipe ? "_q" : "";
    buf_puts(&regs, "");
    systolic_parts(&b, g, "x", "x", g->a_bits);
    systolic_parts(&b, g, "w", "w_use", g->w_bits);
    for (int i = 0; i < g->pe_rows / 2; i++) {
        char *names[2] = {xasprintf("a%d", i), xasprintf("b%d", i)};
        for (int k = 0; k < 2; k++) {
            operand_text(&b, g, names[k], 2 * i + k, 2 * i + 1 - k, k, &cost);
            buf_printf(&regs, "%s    %s_q <= %s;", regs.len ? "\n" : "", names[k], names[k]);
            free(names[k]);
        }
    }
    if (g->heap) {
        pe_heap(&b, g, q, from, to, &cost);
        m->cost = xcalloc(1, sizeof *m->cost);
        m->flops = 3 * g->pe_bits + 2 + cost.distinct + (g->pipe ? g->pe_rows * (g->w_bits + 1) : 0);
        cost.area += AREA_FLOP * m->flops + (g->gating ? 2 * AREA_AND : AREA_ENABLE * 2 * g->pe_bits);
        *m->cost = cost;
    } else {
        star_text(&b, g, q, "p", from, to, 0, "sum_next");
    }
    b.s[--b.len] = '\0';
    hole(h, "SUM_TEXT", "%s", b.s);
    hole(h, "PIPE_TEXT", "%s", regs.s);
    free(b.s);
    free(regs.s);
}

static void xx_heap(struct buf *b, const struct array *g, int from, int to, int64_t constant, struct module_cost *cost)
{
    int bits = g->w_bits;
    struct heap *sum = heap_new(to);
    for (int i = 0; i < g->pe_rows / 2; i++) {
        char *x0 = xasprintf("x%d", 2 * i), *x1 = xasprintf("x%d", 2 * i + 1), *less = xasprintf("x%d_less", 2 * i + 1);
        buf_printf(b, "  wire [%d:0] %s = {~%s[%d], %s[%d:0]}; // two's complement, %lld less\n", bits - 1, less, x1,
                   bits - 1, x1, bits - 2, 1LL << (bits - 1));
        add_product(sum, i, x0, bits, less, bits, DELAY_FLOP, cost);
        if (has_half_row(g)) {
            heap_signed(sum, bits - 1, less, bits, DELAY_FLOP);
            heap_constant(sum, 2 * bits - 2, 1);
        }
        free(x0);
        free(x1);
        free(less);
    }
    heap_vector(sum, 0, "xx", from, DELAY_FLOP);
    heap_constant(sum, 0, constant);
    buf_printf(b, "  wire [%d:0] xx_next;\n", to - 1);
    heap_close(sum, g->goal, b, "", "xx_next", cost);
    heap_free(sum);
}

static void xx_star(struct buf *b, const struct array *g, int from, int to, int64_t constant)
{
    int bits = g->w_bits;
    for (int i = 0; i < g->pe_rows / 2; i++)
        for (int k = 0; k < 2; k++)
            buf_printf(b, "  wire [%d:0] %c%d = {1'b0, x%d} + %d'd%lld;\n", bits, "ab"[k], i, 2 * i + k, bits + 1,
                       1LL << (bits - 1));
    star_text(b, g, "", "xx", from, to, constant, "xx_next");
}

void systolic_fip_add_xx(struct design *d, const struct array *g, struct holes *h, int row, const char *variant)
{
    int from = row ? g->xx_bits[row] : 0, to = g->xx_bits[row + 1];
    int64_t constant = row == g->stages - 1 ? g->xx_constant : 0;
    char *suffix = xasprintf("xx%s", variant);
    struct module *m = design_module(d, suffix, "Adds the products of activations that the elements of its row have too much.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->pe_bits, systolic_x_doc(g));
    if (from)
        module_port(m, PORT_IN, "xx", from, "sum from the row above");
    module_port(m, PORT_OUT_REG, "xx_q", to, "sum with this product");
    struct buf b = {0};
    systolic_parts(&b, g, "x", g->pipe ? "x_q" : "x", g->a_bits);
    if (g->heap) {
        m->cost = xcalloc(1, sizeof *m->cost);
        xx_heap(&b, g, from, to, constant, m->cost);
        m->flops = m->cost->distinct + (g->pipe ? g->pe_bits : 0);
        m->cost->area += AREA_FLOP * m->flops;
    } else {
        xx_star(&b, g, from, to, constant);
    }
    b.s[--b.len] = '\0';
    hole(h, "XX_TEXT", "%s", b.s);
    module_body(d, m, "xx_ws", h);
    free(b.s);
    free(suffix);
}

void systolic_fip_add_correct(struct design *d, const struct array *g, struct holes *h)
{
    int bits = g->y_bits, bottom = g->p_bits[g->stages];
    struct module *m = design_module(d, "correct", "Takes off a column's sum what zeros leave in it, and the products of "
                                                   "activations, a clock later.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "base", 1, "p is what zeros leave");
    module_port(m, PORT_OUT_REG, "base_q", 1, "base for the next column");
    module_port(m, PORT_IN, "xx", bits, "complement of the products of activations");
    module_port(m, PORT_OUT_REG, "xx_q", bits, "xx for the next column");
    module_port(m, PORT_IN, "p", bottom, "sum of the column");
    module_port(m, PORT_OUT_REG, "y", bits, "p less both");
    struct buf b = {0};
    if (g->heap) {
        struct heap *sum = heap_new(bits);
        m->cost = xcalloc(1, sizeof *m->cost);
        heap_vector(sum, 0, "p", bottom, DELAY_FLOP);
        heap_vector(sum, 0, "~base_sum", bits, DELAY_FLOP);
        heap_vector(sum, 0, "xx", bits, DELAY_FLOP);
        buf_printf(&b, "  wire [%d:0] y_next;\n", bits - 1);
        heap_close(sum, g->goal, &b, "", "y_next", m->cost);
        heap_free(sum);
        m->flops = 3 * bits + 1;
        m->cost->area += AREA_FLOP * m->flops + (g->gating ? AREA_AND : AREA_ENABLE * bits) + AREA_INV * bits;
    } else {
        char *p = resize("p", bottom, bits);
        buf_printf(&b, "  wire [%d:0] y_next = %s + ~base_sum + xx;\n", bits - 1, p);
        free(p);
    }
    char *p = resize("p", bottom, bits);
    b.s[--b.len] = '\0';
    hole(h, "CORRECT_TEXT", "%s", b.s);
    hole(h, "P_BOTTOM_EXT", "%s", p);
    module_body(d, m, "correct_ws", h);
    free(b.s);
    free(p);
}
