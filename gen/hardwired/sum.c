// SPDX-License-Identifier: Apache-2.0
// fabric=routed: an output, which adds up what its weights have picked.
#include "base/celldata.h"
#include "hardwired/routed.h"

#include <stdlib.h>

// What is left of earlier planes, at most: -1..n_in - 1 from the constant of a row without bias, else 0..n_in.
static int rest_bits(const struct hardwired *g)
{
    return g->negative && !g->bias ? signed_bits(-1, g->most_ones - 1) : range_bits((struct range){0, g->most_ones});
}

// Whether the plane has a constant for each row, and its bits: the ones that complements leave out, and the bias.
bool routed_has_constant(const struct hardwired *g)
{
    return g->bias || g->negative;
}

const char *routed_constant_name(const struct hardwired *g)
{
    return g->serial && !g->bias ? "start" : "constant";
}

int routed_constant_bits(const struct hardwired *g)
{
    struct range bias = hardwired_bias_range(g);
    if (g->serial)
        return g->bias ? g->y_bits : rest_bits(g);
    return range_bits((struct range){bias.lo, bias.hi + (g->minus ? g->most_ones : 0)});
}

// The constant of an output, serially: its bit of the plane, and in the last plane all of its upper bits.
static void serial_constant(const struct hardwired *g, struct heap *h, struct buf *b)
{
    int top = g->product_bits - 1;
    if (top > 0) {
        buf_printf(b, "  wire constant_bit = |(constant[%d:0] & at);\n", top - 1);
        heap_bit(h, 0, 0, "constant_bit");
    }
    buf_printf(b, "  wire [%d:0] constant_top = constant[%d:%d] & {%d{last}};\n", g->top_bits - 1, g->y_bits - 1, top,
               g->top_bits);
    heap_vector(h, 0, "constant_top", g->top_bits, 0);
}

static void serial_sum(const struct hardwired *g, struct module *m, struct buf *b)
{
    int rest = rest_bits(g), width = g->top_bits > rest + 1 ? g->top_bits : rest + 1;
    struct heap *h = heap_new(width);
    buf_printf(b, "  reg [%d:0] rest_n;   // complement of what earlier planes have left\n", rest - 1);
    if (g->negative)
        buf_printf(b, "  wire [%d:0] rest = rest_n ^ {%d{~last}}; // the last plane weighs negative\n", rest - 1, rest);
    else
        buf_printf(b, "  wire [%d:0] rest = ~rest_n;\n", rest - 1);
    if (g->bias)
        serial_constant(g, h, b);
    buf_printf(b, "  wire [%d:0] sum;\n", width - 1);
    for (int j = 0; j < g->terms && g->base != BASE_REGIONS; j++)
        heap_bit(h, 0, 0, "row[%d]", j);
    if (g->base == BASE_REGIONS)
        hardwired_add_regions(g, m, b, h);
    heap_vector(h, 0, "rest", rest, 0);
    for (int i = rest; i < width && g->negative; i++)
        heap_bit(h, i, 0, g->bias ? "last" : "rest[%d]", rest - 1);
    heap_close(h, HEAP_AREA, b, "", "sum", m->cost);
    heap_free(h);
    const char *edge = g->gating ? "posedge clk)" : "posedge clk) if (en)";
    if (g->negative && !g->bias)
        buf_printf(b, "\n  always @(%s rest_n <= ~(last ? start : sum[%d:1]);\n", edge, rest);
    else
        buf_printf(b, "\n  always @(%s rest_n <= ~sum[%d:1] | {%d{last}};\n", edge, rest, rest);
    const char *low = g->negative ? "sum[0] ^ ~last" : "sum[0]";
    if (g->top_bits > 1)
        buf_printf(b, "  assign y = {sum[%d:1], %s};\n", g->top_bits - 1, low);
    else
        buf_printf(b, "  assign y = %s;\n", low);
    if (width > g->top_bits && width - 1 > rest)
        buf_printf(b, "  wire unused_sum = sum[%d];\n", width - 1);
    m->flops = rest;
    double bit =
        AREA_FLOP + (g->gating ? 0 : AREA_ENABLE) + (g->negative ? AREA_AOI22 + AREA_XOR : AREA_NAND + AREA_INV);
    m->cost->area += bit * rest + AREA_XOR + AREA_DRIVE + AREA_INV / 2 * rest;
    m->copies = g->n_out;
}

void routed_add_serial_sum(struct design *d, const struct hardwired *g)
{
    struct module *m =
        design_module(d, "sum",
                      g->negative ? "An output: the ones of each plane are counted and added to the rest of "
                                    "the planes before, whose lowest bit leaves, inverted: but for the last "
                                    "plane this is the negative of the result, less 1."
                                  : "An output: the ones of each plane are counted and added to the rest of "
                                    "the planes before, whose lowest bit leaves.");
    struct buf b = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    hardwired_clock_ports(m, g);
    module_port(m, PORT_IN, "last", 1, "last plane: all that is left leaves");
    if (g->bias && g->product_bits > 1)
        module_vector(m, PORT_IN, "at", 1, g->product_bits - 1, false, "one-hot: plane, but for the last");
    module_vector(m, PORT_IN, "row", g->terms, 1, false, "picked products");
    if (routed_has_constant(g))
        module_vector(m, PORT_IN, routed_constant_name(g), 1, routed_constant_bits(g), false,
                      g->bias ? "what is to be added, in the last plane as it is" : "what is to be added");
    module_vector(m, PORT_OUT, "y", 1, g->top_bits, false,
                  "bit 0: bit of the result; in the last plane the rest of it");
    serial_sum(g, m, &b);
    m->body = b.s;
}

void routed_add_parallel_sum(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(
        d, "sum",
        g->negative ? "An output: the sum of what it has picked. A product comes with its sign bit inverted, "
                      "as a number that is too large by the sign's weight."
                    : "An output: the sum of what it has picked.");
    struct buf b = {0};
    int t = g->product_bits, bits = routed_constant_bits(g);
    m->cost = xcalloc(1, sizeof *m->cost);
    module_vector(m, PORT_IN, "row", g->terms, t, false, "picked products");
    if (routed_has_constant(g))
        module_vector(m, PORT_IN, "constant", 1, bits, g->bias != NULL,
                      g->bias ? "bias, and number of complemented products" : "number of complemented products");
    module_vector(m, PORT_OUT, "y", 1, g->y_bits, g->y_signed, "result");
    struct heap *h = heap_new(g->y_bits);
    for (int j = 0; j < g->n_in && g->base != BASE_REGIONS; j++) {
        buf_printf(&b, "  wire [%d:0] p%d = row[%d:%d];\n", t - 1, j, t * j + t - 1, t * j);
        char *name = xasprintf("p%d", j);
        heap_vector(h, 0, name, t, 0);
        if (t > g->y_bits) // the weights are not symmetric, and no sum needs the highest bit
            buf_printf(&b, "  wire unused_p%d = ^p%d[%d:%d];\n", j, j, t - 1, g->y_bits);
        free(name);
    }
    if (g->base == BASE_REGIONS)
        hardwired_add_regions(g, m, &b, h);
    else if (g->negative)
        heap_constant(h, t - 1, -g->n_in);
    if (g->bias)
        heap_signed(h, 0, "constant", bits, 0);
    else if (routed_has_constant(g))
        heap_vector(h, 0, "constant", bits, 0);
    heap_close(h, HEAP_AREA, &b, "", "y", m->cost);
    heap_free(h);
    m->copies = g->n_out;
    m->body = b.s;
}
