// SPDX-License-Identifier: Apache-2.0
// fabric=routed: the lane of an input, or of two with base=pairs, which makes what weights pick.
#include <stdlib.h>

#include "base/celldata.h"
#include "hardwired/routed.h"

static bool is_even(int v)
{
    return v % 2 == 0;
}

// Serial multiples 2..most of m1: an even one is half of it a plane later, an odd one a serial adder of two others.
static void serial_multiples(const struct hardwired *g, struct module *m, struct buf *b)
{
    int most = hardwired_most(g);
    struct buf flops = {0};
    for (int v = 2; v <= most; v++) {
        if (is_even(v)) {
            if (v > 2)
                buf_printf(b, "  reg m%d;\n", v);
            buf_printf(&flops, "    m%d <= m%d & ~last;\n", v, v / 2);
        } else {
            buf_printf(b, "  wire m%d, co%d;\n  reg carry%d;\n", v, v, v);
            buf_printf(b, "  gw_fa add%d (.a(m1), .b(m%d), .ci(carry%d), .s(m%d), .co(co%d));\n", v, v - 1, v, v, v);
            buf_printf(&flops, "    carry%d <= co%d & more;\n", v, v);
            m->cost->full_adders++;
        }
        m->cost->area += is_even(v) ? AREA_NAND : AREA_FA + AREA_AND;
        m->flops++;
    }
    if (flops.s)
        buf_printf(b, "\n  always @(posedge clk)%s begin\n%s  end\n", g->gating ? "" : " if (en)", flops.s);
    free(flops.s);
}

// Number, power of two: odd v as a + 2^k * b of smaller odd ones with the largest k, whose adder is the shortest.
static void split_odd(int v, int *a, int *b, int *k)
{
    *a = *b = 1;
    *k = 0;
    for (int i = 1; i < v; i += 2) {
        int shift = __builtin_ctz((unsigned)(v - i));
        if (shift > *k)
            *a = i, *b = (v - i) >> shift, *k = shift;
    }
}

static void add_word(struct heap *h, const struct hardwired *g, int shift, const char *name, int bits)
{
    (g->x_signed ? heap_signed : heap_vector)(h, shift, name, bits, 0);
}

// Parallel multiples: the odd ones, each an adder; the even ones are shifts.
void hardwired_multiples(const struct hardwired *g, struct module *m, struct buf *b)
{
    buf_printf(b, "  wire [%d:0] m1 = x;\n", g->x_bits - 1);
    for (int v = 3; v <= hardwired_most(g); v += 2) {
        int first, second, k, bits = hardwired_multiple_bits(g, v);
        split_odd(v, &first, &second, &k);
        char *result = xasprintf("m%d", v), *prefix = xasprintf("m%d_", v), *one = xasprintf("m%d", first),
             *other = xasprintf("m%d", second);
        buf_printf(b, "\n  wire [%d:0] %s; // %s + %d * %s\n", bits - 1, result, one, 1 << k, other);
        struct heap *h = heap_new(bits);
        add_word(h, g, 0, one, hardwired_multiple_bits(g, first));
        add_word(h, g, k, other, hardwired_multiple_bits(g, second));
        heap_close(h, HEAP_AREA, b, prefix, result, m->cost);
        heap_free(h);
        free(result);
        free(prefix);
        free(one);
        free(other);
    }
}

// Serially, where products may be negative, an output adds up the negative of its result, because the last plane
// weighs negative: y = -(low - 2^top * last) = 2^top * last + ~(low - 1). So it is the positive weights that pick
// complements.
bool routed_complements(const struct hardwired *g, int64_t w)
{
    return g->serial && g->negative ? w > 0 : w < 0;
}

// How many multiples an output may pick as they are (0) or complemented (1).
static int picked(const struct hardwired *g, bool complement)
{
    return routed_complements(g, 1) == complement ? g->plus : g->minus;
}

// The place in a lane's port s of the lowest bit of the multiple v, complemented or not: serially of all that a weight may
// pick, in parallel of the odd ones.
int routed_lane_place(const struct hardwired *g, int v, bool complement)
{
    if (g->serial)
        return complement ? picked(g, false) + v - 1 : v - 1;
    int at = 0;
    for (int turn = 0; turn < 2; turn++)
        for (int o = 1; o <= hardwired_most(g); o += 2) {
            if (o == v && turn == complement)
                return at;
            at += hardwired_multiple_bits(g, o);
        }
    return at;
}

int routed_lane_bits(const struct hardwired *g)
{
    if (g->group == 2)
        return hardwired_pair_bits(g);
    return g->serial ? g->plus + g->minus : routed_lane_place(g, 0, false);
}

static void lane_outputs(const struct hardwired *g, struct buf *b)
{
    int most = hardwired_most(g), n = 0, step = g->serial ? 1 : 2;
    char **items = xcalloc((size_t)(2 * most + 2), sizeof *items);
    for (int complement = 0; complement < 2; complement++)
        for (int v = 1; v <= (g->serial ? picked(g, complement) : most); v += step)
            items[n++] = xasprintf("%sm%d", complement ? "~" : "", v);
    buf_puts(b, "\n");
    hardwired_assign_joined(b, "s", routed_lane_bits(g), items, n);
    free(items);
}

static void add_pair_lane(struct design *d, const struct hardwired *g)
{
    struct module *m =
        design_module(d, "lane",
                      "Two inputs, a and b: streams of p * a + q * b for what two weights may be, as they "
                      "are and complemented.");
    struct buf b = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    hardwired_clock_ports(m, g);
    module_port(m, PORT_IN, "last", 1, "last plane");
    module_port(m, PORT_IN, "more", 1, "not last, from a buffer of its own");
    module_port(m, PORT_IN, "ext", 1, "the inputs' own bits are over");
    module_vector(m, PORT_IN, "x", 2, 1, false, "bits of the inputs");
    module_vector(m, PORT_OUT, "s", 1, routed_lane_bits(g), false, "streams");
    hardwired_pair_streams(g, m, &b);
    m->cost->area += AREA_INV * hardwired_pair_bits(g) / 2 + 2 * (AREA_OAI21 + AREA_NAND + AREA_DRIVE) +
                     (AREA_FLOP + AREA_NAND + (g->gating ? 0 : AREA_ENABLE)) * m->flops +
                     (AREA_FA + AREA_INV / 2) * m->cost->full_adders;
    m->copies = g->lanes;
    m->body = b.s;
}

// What a lane has beside adders and registers: complements, the extension of the input, a strong driver.
static double lane_area(const struct hardwired *g)
{
    int most = hardwired_most(g), complements = 0;
    if (!g->serial) {
        for (int v = 1; v <= most; v += 2)
            complements += g->negative ? hardwired_multiple_bits(g, v) : 0;
        return AREA_INV * complements;
    }
    complements = picked(g, true);
    bool ext = g->product_bits > g->x_bits;
    return AREA_INV * complements + (most > 1 ? AREA_DRIVE : 0) +
           (!ext          ? 0
            : g->x_signed ? AREA_OAI21 + AREA_NAND
                          : AREA_AND);
}

void routed_add_lane(struct design *d, const struct hardwired *g)
{
    if (g->group == 2) {
        add_pair_lane(d, g);
        return;
    }
    struct module *m = design_module(d, "lane",
                                     g->serial ? "An input: streams of its multiples, as they are and complemented."
                                               : "An input: its odd multiples, as they are and complemented.");
    struct buf b = {0};
    bool more = g->product_bits > g->x_bits;
    m->cost = xcalloc(1, sizeof *m->cost);
    if (g->serial && hardwired_most(g) > 1) {
        hardwired_clock_ports(m, g);
        module_port(m, PORT_IN, "last", 1, "last plane");
        if (hardwired_most(g) > 2)
            module_port(m, PORT_IN, "more", 1, "not last, from a buffer of its own");
    }
    if (g->serial && more)
        module_port(m, PORT_IN, "ext", 1, "the input's own bits are over");
    module_vector(m, PORT_IN, "x", 1, g->serial ? 1 : g->x_bits, g->x_signed,
                  g->serial ? "bit of the input" : "the input");
    if (g->serial)
        m->ports[m->port_count - 1].is_vector = false;
    module_vector(m, PORT_OUT, "s", 1, routed_lane_bits(g), false,
                  "multiples 1, 2, .. of the input, then complemented ones");
    if (!g->serial)
        m->ports[m->port_count - 1].doc = "odd multiples 1, 3, .. of the input, then complemented ones";
    if (g->serial) {
        if (hardwired_most(g) > 1)
            buf_puts(&b, "  reg m2;\n");
        buf_printf(&b, "  wire m1 = %s;\n",
                   !more                                  ? "x"
                   : g->x_signed && hardwired_most(g) > 1 ? "ext ? m2 : x"
                                                          : "x & ~ext");
        serial_multiples(g, m, &b);
    } else {
        hardwired_multiples(g, m, &b);
    }
    lane_outputs(g, &b);
    m->cost->area += lane_area(g) + (AREA_FLOP + (g->gating ? 0 : AREA_ENABLE)) * m->flops;
    m->copies = g->lanes;
    m->body = b.s;
}
