// SPDX-License-Identifier: Apache-2.0
// Elements of two rows, by the fast inner product (S. Winograd, IEEE Trans. Computers C-17, 1968):
// x0*w0 + x1*w1 = (x0 + w1) * (x1 + w0) - x0*x1 - w0*w1, one multiplication for two products.
//
// Here x and w are unsigned, and the multiplier takes A - k and B - l for A = x0 + w1 and B = x1 + w0, with constants
// that make it small. A column's sum is then right but for what depends on its weights alone, and for what depends on
// the row's x alone. A row of zeros ahead of each tile shows the first: y(x) - y(0) holds no weight but in products.
// The second is the same in all columns: the `xx` elements, one a row, add it up.
// With h = 2^(w_bits-1), which the unsigned w has too much, that is (x0 + h - k) * (x1 + h - l), less its value at 0.
// All of it is modulo 2^y_bits: sums that are narrower have not reached it yet, and are unsigned.
#include <stdlib.h>
#include <string.h>

#include "celldata.h"
#include "systolic.h"

static void only(const struct params *p, const char *name, bool legal, const char *what)
{
    if (!legal)
        die(ST_USAGE, "pe: value 'pair' with %s=%s; legal: only with %s", name, param_text(p, name), what);
}

void systolic_fip_check(const struct params *p)
{
    only(p, "dataflow", strcmp(param_text(p, "dataflow"), "ws") == 0, "dataflow=ws");
    only(p, "rows", param_int(p, "rows") % 2 == 0, "an even number of rows");
    only(p, "w_bits", param_int(p, "w_bits") == param_int(p, "a_bits"), "w_bits equal to a_bits");
    only(p, "sparsity", strcmp(param_text(p, "sparsity"), "dense") == 0, "sparsity=dense");
    only(p, "split", strcmp(param_text(p, "split"), "none") == 0, "split=none");
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
    int b = 1;
    while (b < most && n >> b)
        b++;
    return b;
}

void systolic_fip_plan(struct array *g)
{
    int64_t top = (INT64_C(1) << g->w_bits) - 1, zero = -g->a_lo;
    int64_t most = (2 * top - less_a(g)) * (2 * top - less_b(g)), most_xx = xx_product(g, top, top);
    for (int r = 0; r < g->stages; r++) {
        g->p_bits[r + 1] = bits_up_to((r + 1) * (most + pe_bias(g)), g->y_bits);
        g->xx_bits[r + 1] = r == g->stages - 1 ? g->y_bits : bits_up_to((r + 1) * (most_xx + xx_bias(g)), g->y_bits);
    }
    // The sums of xx and of the zeros are subtracted as complements, which are 1 short.
    g->xx_constant = -(2 + g->stages * (xx_bias(g) + xx_product(g, zero, zero)));
    g->recoding = recoding_less_ones(g->w_bits + 1);
}

// `name` = x + w, less 2^w_bits if it is to be two's complement.
static void operand_text(struct buf *b, const struct array *g, const char *name, const char *x, const char *w, bool turned,
                         struct heap_cost *cost)
{
    int bits = g->w_bits;
    if (!g->heap) {
        buf_printf(b, "  wire [%d:0] %s = {1'b0, %s} + {1'b0, %s};\n", bits, name, x, w);
        return;
    }
    struct heap *h = heap_new(bits + 1);
    heap_vector(h, 0, x, bits, DELAY_FLOP);
    heap_vector(h, 0, w, bits, DELAY_FLOP);
    heap_constant(h, bits, turned);
    buf_printf(b, "  wire [%d:0] %s;\n", bits, name);
    heap_close(h, g->goal, b, name, name, cost);
    heap_free(h);
}

// An unsigned `name` of `from` bits as one of `to`.
static char *resize(const char *name, int from, int to)
{
    return to > from ? xasprintf("{%d'd0, %s}", to - from, name) : to < from ? xasprintf("%s[%d:0]", name, to - 1) : xstrdup(name);
}

// `result` = sum + a * b, of unsigned words, by * and +.
static void star_text(struct buf *b, const struct array *g, const char *a, const char *c, const char *sum, int from, int to,
                      int64_t constant, const char *result)
{
    int bits = 2 * g->w_bits + 2, keep = to < bits ? to : bits;
    buf_printf(b, "  wire [%d:0] product = %s * %s;\n", bits - 1, a, c);
    if (keep < bits)
        buf_printf(b, "  wire [%d:0] unused_product = product[%d:%d]; // wraps\n", bits - keep - 1, bits - 1, keep);
    char *product = resize("product", bits, to), *p = resize(sum, from, to);
    buf_printf(b, "  wire [%d:0] %s = %s", to - 1, result, product);
    if (from)
        buf_printf(b, " + %s", p);
    if (constant)
        buf_printf(b, " + %d'd%llu", to, (unsigned long long)(to < 64 ? constant & ((INT64_C(1) << to) - 1) : constant));
    buf_puts(b, ";\n");
    free(product);
    free(p);
}

// Adds (a - 1 - 4 - 16 ..) * b to h, with the inverted sign bits as they are; b two's complement of b_bits.
static void add_product(struct heap *h, const char *a, int a_bits, const char *b, int b_bits, double at,
                        struct heap_cost *cost)
{
    struct recoding r = recoding_less_ones(a_bits);
    char *less = xasprintf("{1'b0, %s} - %d'd%lld", a, a_bits + 1, (long long)recoding_offset(&r));
    recode(h, &r, "digits", a, cost);
    heap_product(h, &r, less, "digits", b, b_bits, 0, "", at, cost);
    heap_constant(h, 0, product_bias(&r, b_bits));
    free(less);
}

void systolic_fip_pe_holes(struct module *m, struct holes *h, const struct array *g, int from, int to)
{
    struct buf b = {0};
    struct heap_cost cost = {0};
    int bits = g->w_bits + 1;
    const char *a = g->pipe ? "a_q" : "a", *c = g->pipe ? "b_q" : "b";
    operand_text(&b, g, "a", "x0", "w1", false, &cost);
    operand_text(&b, g, "b", "x1", "w0", true, &cost);
    if (g->pipe)
        buf_printf(&b, "  reg [%d:0] a_q;\n  reg [%d:0] b_q;\n", bits - 1, bits - 1);
    if (g->heap) {
        struct heap *sum = heap_new(to);
        add_product(sum, a, bits, c, bits, g->pipe ? DELAY_FLOP : cost.delay, &cost);
        heap_vector(sum, 0, "p", from, DELAY_FLOP);
        buf_printf(&b, "  wire [%d:0] sum_next;\n", to - 1);
        heap_close(sum, g->goal, &b, "", "sum_next", &cost);
        heap_free(sum);
        m->cost = xcalloc(1, sizeof *m->cost);
        m->flops = g->pe_bits + 4 * g->w_bits + 2 + cost.distinct + (g->pipe ? 2 * bits : 0);
        cost.area += AREA_FLOP * m->flops + (g->gating ? 2 * AREA_AND : AREA_ENABLE * 4 * g->w_bits);
        *m->cost = cost;
    } else {
        star_text(&b, g, a, c, "p", from, to, 0, "sum_next");
    }
    b.s[--b.len] = '\0';
    hole(h, "SUM_TEXT", "%s", b.s);
    free(b.s);
}

static void xx_heap(struct buf *b, const struct array *g, int from, int to, int64_t constant, struct heap_cost *cost)
{
    int bits = g->w_bits;
    struct heap *sum = heap_new(to);
    buf_printf(b, "  wire [%d:0] x1_less = {~x1[%d], x1[%d:0]}; // two's complement of x1 - %lld\n", bits - 1, bits - 1,
               bits - 2, 1LL << (bits - 1));
    add_product(sum, "x0", bits, "x1_less", bits, DELAY_FLOP, cost);
    if (has_half_row(g)) {
        heap_signed(sum, bits - 1, "x1_less", bits, DELAY_FLOP);
        heap_constant(sum, 2 * bits - 2, 1);
    }
    heap_vector(sum, 0, "xx", from, DELAY_FLOP);
    heap_constant(sum, 0, constant);
    buf_printf(b, "  wire [%d:0] xx_next;\n", to - 1);
    heap_close(sum, g->goal, b, "", "xx_next", cost);
    heap_free(sum);
}

void systolic_fip_add_xx(struct design *d, const struct array *g, struct holes *h, int row, const char *variant)
{
    int from = row ? g->xx_bits[row] : 0, to = g->xx_bits[row + 1];
    int64_t constant = row == g->stages - 1 ? g->xx_constant : 0;
    char *suffix = xasprintf("xx%s", variant);
    struct module *m = design_module(d, suffix, "Adds the products of activations that the elements of its row have too much.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->pe_bits, "two activations, unsigned");
    if (from)
        module_port(m, PORT_IN, "xx", from, "sum from the row above");
    module_port(m, PORT_OUT_REG, "xx_q", to, "sum with this product");
    struct buf b = {0};
    if (g->heap) {
        m->cost = xcalloc(1, sizeof *m->cost);
        xx_heap(&b, g, from, to, constant, m->cost);
        m->flops = m->cost->distinct + (g->pipe ? g->pe_bits : 0);
        m->cost->area += AREA_FLOP * m->flops;
    } else {
        long long half = 1LL << (g->w_bits - 1);
        buf_printf(&b, "  wire [%d:0] a = {1'b0, x0} + %d'd%lld;\n", g->w_bits, g->w_bits + 1, half);
        buf_printf(&b, "  wire [%d:0] b = {1'b0, x1} + %d'd%lld;\n", g->w_bits, g->w_bits + 1, half);
        star_text(&b, g, "a", "b", "xx", from, to, constant, "xx_next");
    }
    b.s[--b.len] = '\0';
    hole(h, "XX_TEXT", "%s", b.s);
    hole(h, "XX_X", g->pipe ? "x_q" : "x");
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
