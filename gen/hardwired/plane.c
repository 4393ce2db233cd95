// SPDX-License-Identifier: Apache-2.0
// fabric=routed: the weight plane, a module of wires and constants in a file of its own.
#include <stdlib.h>

#include "hardwired/routed.h"

// The wire of the weights of output i at the two inputs of a lane.
static char *pair_pick(const struct hardwired *g, int i, int lane)
{
    bool complement;
    int at = hardwired_pair_place(g, hardwired_weight(g, i, 2 * lane), hardwired_weight(g, i, 2 * lane + 1), &complement);
    return at < 0 ? xstrdup("1'b0") : xasprintf("s%d[%d]", lane, at);
}

// The wire of weight w at input j.
static char *serial_pick(const struct hardwired *g, int j, int64_t w)
{
    if (w == 0)
        return xstrdup("1'b0");
    return xasprintf("s%d[%d]", j, routed_lane_place(g, (int)(w < 0 ? -w : w), routed_complements(g, w)));
}

// Its wires: product_bits of them, the sign inverted where products may be negative.
static char *parallel_pick(const struct hardwired *g, int j, int64_t w)
{
    int t = g->product_bits;
    if (w == 0)
        return g->negative ? xasprintf("%d'h%llx", t, 1ULL << (t - 1)) : xasprintf("%d'd0", t);
    bool turn = w < 0;
    int v = (int)(w < 0 ? -w : w), shift = __builtin_ctz((unsigned)v), odd = v >> shift,
        bits = hardwired_multiple_bits(g, odd);
    int at = routed_lane_place(g, odd, turn), above = t - shift - bits, sign = at + bits - 1;
    struct buf b = {0};
    buf_puts(&b, "{");
    if (g->negative && g->x_signed) { // the sign bit, inverted, then as it is
        buf_printf(&b, "s%d[%d], ", j, routed_lane_place(g, odd, !turn) + bits - 1);
        if (above > 1)
            buf_printf(&b, "{%d{s%d[%d]}}, ", above, j, sign);
        else if (above == 1)
            buf_printf(&b, "s%d[%d], ", j, sign);
        if (bits > 1)
            buf_printf(&b, "s%d[%d:%d]", j, sign - 1, at);
        else
            b.s[b.len -= 2] = '\0';
    } else {
        if (g->negative)
            buf_printf(&b, "1'b%d, ", !turn), above--;
        if (above > 0)
            buf_printf(&b, "{%d{1'b%d}}, ", above, turn);
        buf_printf(&b, "s%d[%d:%d]", j, sign, at);
    }
    if (shift)
        buf_printf(&b, ", {%d{1'b%d}}", shift, turn);
    buf_puts(&b, "}");
    return b.s;
}

static char *pick(const struct hardwired *g, int j, int w)
{
    return g->serial ? serial_pick(g, j, w) : parallel_pick(g, j, w);
}

// The wires of term k of row i, without regions.
static char *term(const struct hardwired *g, int i, int k)
{
    return g->group == 2 ? pair_pick(g, i, k) : pick(g, k, hardwired_weight(g, i, k));
}

char *hardwired_wire(const struct hardwired *g, int i, int j)
{
    if (g->base == BASE_REGIONS) {
        int *inputs = xcalloc((size_t)g->terms, sizeof *inputs), k = 0;
        hardwired_region_row(g, i, inputs);
        while (k < g->terms && inputs[k] != j)
            k++;
        free(inputs);
        return k == g->terms ? xstrdup("none") : xasprintf("row%d[%d], s%d", i, k, j);
    }
    int k = j / g->group;
    char *s = term(g, i, k), *both = xasprintf("row%d[%d], %s", i, k, s);
    free(s);
    return both;
}

// The constant of row i: of -m = ~m + 1 the ones, and the bias. Serially it is of the sum less 1 whose negative leaves;
// its upper bits are added to the result itself in the last plane.
static int64_t row_constant(const struct hardwired *g, int i)
{
    int64_t n = 0, bias = g->bias ? g->bias[i] : 0;
    for (int j = 0; j < g->lanes; j++) {
        bool complement = routed_complements(g, hardwired_weight(g, i, j));
        if (g->group == 2)
            hardwired_pair_place(g, hardwired_weight(g, i, 2 * j), hardwired_weight(g, i, 2 * j + 1), &complement);
        n += !complement ? 0 : g->base == BASE_REGIONS ? abs(hardwired_weight(g, i, j)) : 1;
    }
    if (!g->serial)
        return n + bias;
    if (!g->negative)
        return bias;
    int64_t whole = n - 1 - bias, unit = INT64_C(1) << (g->product_bits - 1), low = whole & (unit - 1);
    return g->bias ? low - (whole - low) : whole;
}

// What stands at the place of input j in a region: the input, as it is or complemented; nothing for j < 0.
static char *region_pick(const struct hardwired *g, int i, int j)
{
    return pick(g, j, j < 0 ? 0 : hardwired_weight(g, i, j) < 0 ? -1 : 1);
}

static void binary(struct buf *b, int64_t v, int bits)
{
    buf_printf(b, "%d'b", bits);
    for (int i = bits - 1; i >= 0; i--)
        buf_puts(b, (v >> i) & 1 ? "1" : "0");
}

static void plane_body(const struct hardwired *g, struct buf *b)
{
    char **items = xcalloc((size_t)g->terms, sizeof *items);
    int *inputs = xcalloc((size_t)g->terms, sizeof *inputs);
    for (int i = 0; i < g->n_out; i++) {
        if (g->base == BASE_REGIONS)
            hardwired_region_row(g, i, inputs);
        for (int k = 0; k < g->terms; k++)
            items[k] = g->base == BASE_REGIONS ? region_pick(g, i, inputs[k]) : term(g, i, k);
        char *name = xasprintf("row%d", i);
        hardwired_assign(b, name, items, g->terms);
        if (routed_has_constant(g)) {
            buf_printf(b, "  assign %s%d = ", routed_constant_name(g), i);
            binary(b, row_constant(g, i), routed_constant_bits(g));
            buf_puts(b, ";\n");
        }
        free(name);
    }
    free(inputs);
    free(items);
}

// Names what no weight picks, for lint's sake.
static void unused_multiples(const struct hardwired *g, struct buf *b)
{
    char **items = xcalloc((size_t)g->lanes, sizeof *items);
    for (int j = 0; j < g->lanes; j++)
        items[j] = xasprintf("s%d", j);
    buf_printf(b, "`ifndef __ICARUS__ // it would carry along what nobody reads\n  wire [%d:0] unused_multiples;\n",
               routed_lane_bits(g) * g->lanes - 1);
    hardwired_assign(b, "unused_multiples", items, g->lanes);
    buf_puts(b, "`endif\n");
    free(items);
}

void routed_add_plane(struct design *d, const struct hardwired *g)
{
    struct module *m =
        design_module(d, "plane",
                      g->serial ? "The weights: row<i>[j] is multiple |w| of input j, one of s<j>, that of w = "
                                  "-v in bit v - 1, that of w = v after those."
                                : "The weights: product j of row<i> is w times input j, of an odd multiple "
                                  "s<j>, shifted, complemented for w < 0, the sign inverted.");
    struct buf b = {0};
    m->second_file = true;
    for (int j = 0; j < g->lanes; j++)
        module_vector(m, PORT_IN, xasprintf("s%d", j), 1, routed_lane_bits(g), false, "multiples of an input");
    for (int i = 0; i < g->n_out; i++) {
        module_vector(m, PORT_OUT, xasprintf("row%d", i), g->terms, g->serial ? 1 : g->product_bits, false,
                      "picked by an output");
        if (routed_has_constant(g))
            module_vector(m, PORT_OUT, xasprintf("%s%d", routed_constant_name(g), i), 1, routed_constant_bits(g), false,
                          "what it adds");
    }
    plane_body(g, &b);
    unused_multiples(g, &b);
    m->body = b.s;
}
