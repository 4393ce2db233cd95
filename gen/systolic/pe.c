// SPDX-License-Identifier: Apache-2.0
// The arithmetic of a processing element: product and sum in one bit heap, or `*` and `+`.
#include <stdlib.h>

#include "base/celldata.h"
#include "emit/use.h"
#include "systolic/systolic.h"

// Prefixes of the names of a lane's vectors and of the many wires of its heaps.
static const char *lane_name(const struct array *g, int lane)
{
    return !g->split ? "" : lane ? "hi_" : "lo_";
}

static const char *lane_prefix(const struct array *g, int lane)
{
    return !g->split ? "" : lane ? "h" : "l";
}

// The product of a lane's half of the activation and w.
static void add_lane_product(struct heap *h, const struct array *g, int lane, const char *w, struct module_cost *cost)
{
    int lines = g->recoding.lines;
    char *digits = xasprintf("%sx", lane_name(g, lane));
    buf_printf(heap_text(h), "  wire [%d:0] %s = x[%d:%d];\n", lines - 1, digits, (lane + 1) * lines - 1, lane * lines);
    heap_product(h, &g->recoding, lane ? "x[17:9]" : "x[8:0]", digits, w, g->w_bits, 0, lane_prefix(g, lane), DELAY_FLOP,
                 cost);
    free(digits);
}

void systolic_parts(struct buf *b, const struct array *g, const char *name, const char *vector, int bits)
{
    for (int i = 0; i < g->pe_rows; i++)
        buf_printf(b, "  wire [%d:0] %s%d = %s[%d:%d];\n", bits - 1, name, i, vector, (i + 1) * bits - 1, i * bits);
}

// The products of an element's rows.
static void add_products(struct heap *h, const struct array *g, struct module_cost *cost)
{
    int all = g->recoding.lines, within = g->recoding.binary ? heap_width(h) : 3 * ((heap_width(h) + 1) / 2);
    for (int i = 0; i < g->pe_rows; i++) {
        int first = i * all;
        char *lines = xasprintf("x%d", i), *x = xasprintf("x[%d:%d]", first + g->a_bits - 1, first);
        char *w = xasprintf("w%d", i), *prefix = xasprintf("m%d_", i);
        buf_printf(heap_text(h), "  wire [%d:0] %s = x[%d:%d];\n", (within < all ? within : all) - 1, lines,
                   first + (within < all ? within : all) - 1, first);
        heap_product(h, &g->recoding, x, lines, w, g->w_bits, 0, prefix, DELAY_FLOP, cost);
        free(lines);
        free(x);
        free(w);
        free(prefix);
    }
}

// The product of the activation, recoded here unless it comes so, and w.
static void add_product(struct heap *h, const struct array *g, int lane, const char *w, struct module_cost *cost)
{
    if (g->split) {
        add_lane_product(h, g, lane, w, cost);
        return;
    }
    if (g->pe_rows > 1) {
        add_products(h, g, cost);
        return;
    }
    char *x = g->lines ? xasprintf("x[%d:0]", g->a_bits - 1) : xstrdup(g->sparse ? "x_pick" : "x");
    bool here = !g->lines && !g->recoding.binary;
    if (here)
        recode(h, &g->recoding, "digits", x, cost);
    heap_product(h, &g->recoding, x, here ? "digits" : g->sparse ? "x_pick" : "x", w, g->w_bits, 0, "", DELAY_FLOP, cost);
    free(x);
}

// The product alone, to be registered: `product`, of keep_bits; with its bias where it is not cut.
static void product_text(struct buf *b, const struct array *g, int lane, const char *w, struct module_cost *cost)
{
    char *product = xasprintf("%sproduct", lane_name(g, lane)), *prefix = xasprintf("%sp_", lane_prefix(g, lane));
    struct heap *h = heap_new(g->keep_bits);
    add_product(h, g, lane, w, cost);
    if (g->ws)
        heap_constant(h, 0, g->bias);
    buf_printf(b, "  wire [%d:0] %s;\n", g->keep_bits - 1, product);
    heap_close(h, g->goal, b, prefix, product, cost);
    buf_printf(b, "  reg [%d:0] %s_q;\n", g->keep_bits - 1, product);
    heap_free(h);
    free(product);
    free(prefix);
}

// The sum of a lane, `sum_next`.
static void sum_text(struct buf *b, const struct array *g, int lane, int row, int from, int to, struct module_cost *cost)
{
    const char *name = lane_name(g, lane);
    int width = g->ws && row == 0 ? g->first_bits : to;
    struct heap *h = heap_new(width);
    if (g->pe_rows > 1)
        systolic_parts(b, g, "w", "w_use", g->w_bits);
    const char *reg = g->ws ? "w_use" : "w";
    char *w = g->sparse ? xasprintf("%s[%d:0]", reg, g->w_bits - 1) : xstrdup(reg);
    if (g->pipe) {
        product_text(b, g, lane, w, cost);
        char *product_q = xasprintf("%sproduct_q", name);
        (g->ws ? heap_vector : heap_signed)(h, 0, product_q, g->keep_bits, DELAY_FLOP);
        free(product_q);
    } else {
        add_product(h, g, lane, w, cost);
        heap_constant(h, 0, g->ws ? g->bias : 0);
    }
    char *p = xasprintf("%s%s", name, g->ws ? "p" : "held");
    char *sum = xasprintf("%s%s", name, width < to ? "sum" : "sum_next");
    heap_vector(h, 0, p, from, DELAY_FLOP);
    heap_constant(h, 0, g->ws ? g->constant[row] : 0);
    buf_printf(b, "  wire [%d:0] %s;\n", width - 1, sum);
    heap_close(h, width < to ? HEAP_AREA : g->goal, b, lane_prefix(g, lane), sum, cost);
    if (width < to)
        buf_printf(b, "  wire [%d:0] sum_next = {{%d{sum[%d]}}, sum};\n", to - 1, to - width, width - 1);
    heap_free(h);
    free(p);
    free(sum);
    free(w);
}

static int pe_flops(const struct array *g, int to)
{
    int weights = g->ws ? 2 * g->pe_rows * g->we_bits : g->we_bits, flags = g->ws ? 2 : 1 + g->pipe;
    return g->pe_bits + weights + flags + to + (g->pipe ? g->lanes * g->keep_bits : 0);
}

// Hole PRODUCT_TEXT of an element by * and +: `product`, of all its rows.
static void star_hole(struct holes *h, const struct array *g)
{
    struct buf b = {0}, sum = {0};
    int bits = systolic_exact_bits(g, 1);
    systolic_parts(&b, g, "x", "x", g->a_bits);
    systolic_parts(&b, g, "w", "w_use", g->w_bits);
    for (int i = 0; i < g->pe_rows; i++) {
        char *name = xasprintf("product%d", i), *wide = verilog_resize(name, bits, g->prod_bits);
        char *x = xasprintf(g->a_signed ? "x%d" : "{1'b0, x%d}", i), *w = xasprintf("w%d", i);
        char *product = verilog_product(x, g->a_bits + !g->a_signed, w, g->w_bits);
        buf_printf(&b, "  wire [%d:0] %s = %s;\n", bits - 1, name, product);
        buf_printf(&sum, "%s%s", i ? "\n    + " : "", wide);
        free(product);
        free(w);
        free(x);
        free(name);
        free(wide);
    }
    hole(h, "PRODUCT_TEXT", "%s  wire [%d:0] product = %s;", b.s, g->prod_bits - 1, sum.s);
    free(b.s);
    free(sum.s);
}

// Hole PRODUCT_EXT: the product as the addend of a sum of `to` bits.
static void product_hole(struct holes *h, const struct array *g, int to)
{
    char *s = g->pipe ? verilog_resize("product_q", g->keep_bits, to) : verilog_resize("product", g->prod_bits, to);
    hole(h, "PRODUCT_EXT", "%s", s);
    free(s);
}

void systolic_pe_holes(struct module *m, struct holes *h, const struct array *g, int row, int from, int to)
{
    product_hole(h, g, to);
    star_hole(h, g);
    hole(h, "SUM_TEXT", "%s", "");
    if (g->split)
        systolic_split_pe_holes(h, g, from, to);
    if (!g->heap)
        return;
    struct buf b = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    int distinct = 0;
    for (int lane = 0; lane < g->lanes; lane++) {
        sum_text(&b, g, lane, row, from, to, m->cost);
        distinct += m->cost->distinct;
    }
    m->flops = pe_flops(g, distinct);
    b.s[--b.len] = '\0';
    hole(h, "SUM_TEXT", "%s", b.s);
    m->cost->area += AREA_FLOP * m->flops;
    if (g->ws)
        m->cost->area += g->gating ? 2 * AREA_AND : AREA_ENABLE * 2 * g->pe_rows * g->we_bits;
    else
        m->cost->area += (AREA_AND + AREA_NAND + AREA_NAND) * to; // held, and the way down
    if (g->sparse)
        m->cost->area += AREA_ENABLE * g->a_bits;
    free(b.s);
}

const char *systolic_x_doc(const struct array *g)
{
    return g->fip     ? "activations of its rows, unsigned"
           : g->lines ? (g->pe_rows > 1 ? "activations of its rows, as decoded radix-4 digits"
                                        : "activation, as decoded radix-4 digits")
           : g->split  ? "activation of each lane, low one lowest"
           : g->sparse ? "two activations"
                       : "activation";
}

void systolic_use_edge(struct design *d, const struct array *g, struct holes *h)
{
    int count = g->x_bits / g->a_bits, lines = g->pe_bits / count;
    const struct rtl_value numbers[] = {{"COUNT", count}, {"A_W", g->a_bits}, {"SIGNED", g->a_signed}, {"LINES", lines}, {0}};
    if (g->split)
        design_use(d, h, "EDGE", "systolic", "gw_edge_bytes", (struct rtl_value[]){{"LINES", g->pe_bits / 2}, {0}});
    else if (g->fip && g->a_signed)
        design_use(d, h, "EDGE", "systolic", "gw_edge_unsigned", (struct rtl_value[]){{"COUNT", count}, {"A_W", g->a_bits}, {0}});
    else
        design_use(d, h, "EDGE", "systolic", g->ws ? "gw_edge" : "gw_edge_step", numbers);
}
