// SPDX-License-Identifier: Apache-2.0
// fabric=routed: a base that any matrix of a shape fits, and a plane of wires that is one matrix. Each input has a
// lane that makes all its multiples; a weight is a wire from one of them, as it is or complemented (-m = ~m + 1), to the
// adder of its output, and what the complements leave out is counted and comes from the plane as a constant. Serially
// the multiples are streams of bits, lowest first, an adder counts the ones of a plane, and what does not leave as a bit
// of the result waits for the next plane (S. A. White, "Applications of Distributed Arithmetic", IEEE ASSP Magazine 6/3, 1989, has
// the shifting accumulator).
#include <stdlib.h>
#include <string.h>

#include "celldata.h"
#include "hardwired.h"

// ---- a lane ----

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

static int multiple_bits(const struct hardwired *g, int v)
{
    return range_bits((struct range){g->x.lo * v, g->x.hi * v});
}

static void add_word(struct heap *h, const struct hardwired *g, int shift, const char *name, int bits)
{
    if (g->x_signed && bits > 1)
        heap_signed(h, shift, name, bits, 0);
    else if (g->x_signed) { // 0 or -1
        heap_bit(h, shift, 0, "~%s[0]", name);
        heap_constant(h, shift, -1);
    } else {
        heap_vector(h, shift, name, bits, 0);
    }
}

// Parallel multiples: the odd ones, each an adder; the even ones are shifts.
void hardwired_multiples(const struct hardwired *g, struct module *m, struct buf *b)
{
    buf_printf(b, "  wire [%d:0] m1 = x;\n", g->x_bits - 1);
    for (int v = 3; v <= hardwired_most(g); v += 2) {
        int first, second, k, bits = multiple_bits(g, v);
        split_odd(v, &first, &second, &k);
        char *result = xasprintf("m%d", v), *prefix = xasprintf("m%d_", v), *one = xasprintf("m%d", first),
             *other = xasprintf("m%d", second);
        buf_printf(b, "\n  wire [%d:0] %s; // %s + %d * %s\n", bits - 1, result, one, 1 << k, other);
        struct heap *h = heap_new(bits);
        add_word(h, g, 0, one, multiple_bits(g, first));
        add_word(h, g, k, other, multiple_bits(g, second));
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
static bool turned(const struct hardwired *g, int64_t w)
{
    return g->serial && g->negative ? w > 0 : w < 0;
}

// How many multiples an output may pick as they are (0) or complemented (1).
static int picked(const struct hardwired *g, bool complement)
{
    return turned(g, 1) == complement ? g->plus : g->minus;
}

// The place in a lane's port s of the lowest bit of the multiple v, complemented or not: serially of all that a weight may
// pick, in parallel of the odd ones.
static int lane_place(const struct hardwired *g, int v, bool complement)
{
    if (g->serial)
        return complement ? picked(g, false) + v - 1 : v - 1;
    int at = 0;
    for (int turn = 0; turn < 2; turn++)
        for (int o = 1; o <= hardwired_most(g); o += 2) {
            if (o == v && turn == complement)
                return at;
            at += multiple_bits(g, o);
        }
    return at;
}

static int lane_bits(const struct hardwired *g)
{
    if (g->group == 2)
        return hardwired_pair_bits(g);
    return g->serial ? g->plus + g->minus : lane_place(g, 0, false);
}

static void lane_outputs(const struct hardwired *g, struct buf *b)
{
    int most = hardwired_most(g), n = 0, step = g->serial ? 1 : 2;
    char **items = xcalloc((size_t)(2 * most + 2), sizeof *items);
    for (int complement = 1; complement >= 0; complement--)
        for (int v = g->serial ? picked(g, complement) : most - is_even(most); v >= 1; v -= step)
            items[n++] = xasprintf("%sm%d", complement ? "~" : "", v);
    buf_puts(b, "\n");
    hardwired_concat(b, "s", items, n);
    for (int i = 0; i < n; i++)
        free(items[i]);
    free(items);
}

static void add_pair_lane(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(d, "lane", "Two inputs, a and b: streams of p * a + q * b for what two weights may be, as they "
                                                "are and complemented.");
    struct buf b = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    hardwired_clock_ports(m, g);
    module_port(m, PORT_IN, "last", 1, "last plane");
    module_port(m, PORT_IN, "more", 1, "not last, from a buffer of its own");
    module_port(m, PORT_IN, "ext", 1, "the inputs' own bits are over");
    module_vector(m, PORT_IN, "x", 2, 1, false, "bits of the inputs");
    module_vector(m, PORT_OUT, "s", 1, lane_bits(g), false, "streams");
    hardwired_pair_streams(g, m, &b);
    m->cost->area += AREA_INV * hardwired_pair_bits(g) / 2 + 2 * (AREA_OAI21 + AREA_NAND + AREA_DRIVE) +
                     (AREA_FLOP + AREA_NAND + (g->gating ? 0 : AREA_ENABLE)) * m->flops + (AREA_FA + AREA_INV / 2) * m->cost->full_adders;
    m->copies = g->lanes;
    m->body = b.s;
}

// What a lane has beside adders and registers: complements, the extension of the input, a strong driver.
static double lane_area(const struct hardwired *g)
{
    int most = hardwired_most(g), complements = 0;
    if (!g->serial) {
        for (int v = 1; v <= most; v += 2)
            complements += g->negative ? multiple_bits(g, v) : 0;
        return AREA_INV * complements;
    }
    complements = picked(g, true);
    bool ext = g->product_bits > g->x_bits;
    return AREA_INV * complements + (most > 1 ? AREA_DRIVE : 0) + (!ext ? 0 : g->x_signed ? AREA_OAI21 + AREA_NAND : AREA_AND);
}

static void add_lane(struct design *d, const struct hardwired *g)
{
    if (g->group == 2) {
        add_pair_lane(d, g);
        return;
    }
    struct module *m = design_module(d, "lane", g->serial ? "An input: streams of its multiples, as they are and complemented."
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
    module_vector(m, PORT_IN, "x", 1, g->serial ? 1 : g->x_bits, g->x_signed, g->serial ? "bit of the input" : "the input");
    if (g->serial)
        m->ports[m->port_count - 1].is_vector = false;
    module_vector(m, PORT_OUT, "s", 1, lane_bits(g), false, "multiples 1, 2, .. of the input, then complemented ones");
    if (!g->serial)
        m->ports[m->port_count - 1].doc = "odd multiples 1, 3, .. of the input, then complemented ones";
    if (g->serial) {
        if (hardwired_most(g) > 1)
            buf_puts(&b, "  reg m2;\n");
        buf_printf(&b, "  wire m1 = %s;\n", !more ? "x" : g->x_signed && hardwired_most(g) > 1 ? "ext ? m2 : x" : "x & ~ext");
        serial_multiples(g, m, &b);
    } else {
        hardwired_multiples(g, m, &b);
    }
    lane_outputs(g, &b);
    m->cost->area += lane_area(g) + (AREA_FLOP + (g->gating ? 0 : AREA_ENABLE)) * m->flops;
    m->copies = g->lanes;
    m->body = b.s;
}

// ---- an output ----

// What is left of earlier planes, at most: -1..n_in - 1 from the constant of a row without bias, else 0..n_in.
static int rest_bits(const struct hardwired *g)
{
    return g->negative && !g->bias ? signed_bits(-1, g->most_ones - 1) : range_bits((struct range){0, g->most_ones});
}

// Whether the plane has a constant for each row, and its bits: the ones that complements leave out, and the bias.
static bool has_constant(const struct hardwired *g)
{
    return g->bias || g->negative;
}

static const char *constant_name(const struct hardwired *g)
{
    return g->serial && !g->bias ? "start" : "constant";
}

static int constant_bits(const struct hardwired *g)
{
    struct range bias = {0, 0};
    if (g->serial)
        return g->bias ? g->y_bits : rest_bits(g);
    if (g->bias)
        bias = (struct range){-(INT64_C(1) << (g->bias_bits - 1)), (INT64_C(1) << (g->bias_bits - 1)) - 1};
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
    buf_printf(b, "  wire [%d:0] constant_top = constant[%d:%d] & {%d{last}};\n", g->top_bits - 1, g->y_bits - 1, top, g->top_bits);
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
    double bit = AREA_FLOP + (g->gating ? 0 : AREA_ENABLE) + (g->negative ? AREA_AOI22 + AREA_XOR : AREA_NAND + AREA_INV);
    m->cost->area += bit * rest + AREA_XOR + AREA_DRIVE + AREA_INV / 2 * rest;
    m->copies = g->n_out;
}

static void add_serial_sum(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(d, "sum", g->negative ? "An output: the ones of each plane are counted and added to the rest of "
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
    if (has_constant(g))
        module_vector(m, PORT_IN, g->bias ? "constant" : "start", 1, constant_bits(g), false,
                      g->bias ? "what is to be added, in the last plane as it is" : "what is to be added");
    module_vector(m, PORT_OUT, "y", 1, g->top_bits, false, "bit 0: bit of the result; in the last plane the rest of it");
    serial_sum(g, m, &b);
    m->body = b.s;
}

static void add_parallel_sum(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(d, "sum", g->negative
                                                   ? "An output: the sum of what it has picked. A product comes with its sign bit inverted, "
                                                     "as a number that is too large by the sign's weight."
                                                   : "An output: the sum of what it has picked.");
    struct buf b = {0};
    int t = g->product_bits, bits = constant_bits(g);
    m->cost = xcalloc(1, sizeof *m->cost);
    module_vector(m, PORT_IN, "row", g->terms, t, false, "picked products");
    if (has_constant(g))
        module_vector(m, PORT_IN, "constant", 1, bits, g->bias != NULL, g->bias ? "bias, and number of complemented products"
                                                                              : "number of complemented products");
    module_vector(m, PORT_OUT, "y", 1, g->y_bits, g->y_signed, "result");
    struct heap *h = heap_new(g->y_bits);
    for (int j = 0; j < g->n_in && g->base != BASE_REGIONS; j++) {
        buf_printf(&b, "  wire [%d:0] p%d = row[%d:%d];\n", t - 1, j, t * j + t - 1, t * j);
        char *name = xasprintf("p%d", j);
        heap_vector(h, 0, name, t, 0);
        free(name);
    }
    if (g->base == BASE_REGIONS)
        hardwired_add_regions(g, m, &b, h);
    else if (g->negative)
        heap_constant(h, t - 1, -g->n_in);
    if (g->bias)
        heap_signed(h, 0, "constant", bits, 0);
    else if (has_constant(g))
        heap_vector(h, 0, "constant", bits, 0);
    heap_close(h, HEAP_AREA, &b, "", "y", m->cost);
    heap_free(h);
    m->copies = g->n_out;
    m->body = b.s;
}

// ---- the plane ----

// The weight from input j to output i; 0 beyond the last input.
static int weight(const struct hardwired *g, int i, int j)
{
    return j < g->n_in ? (int)g->w[(size_t)i * (size_t)g->n_in + (size_t)j] : 0;
}

// The wire of the weights of output i at the two inputs of a lane.
static char *pair_pick(const struct hardwired *g, int i, int lane)
{
    bool complement;
    int at = hardwired_pair_place(g, weight(g, i, 2 * lane), weight(g, i, 2 * lane + 1), &complement);
    return at < 0 ? xstrdup("1'b0") : xasprintf("s%d[%d]", lane, at);
}

// The wire of weight w at input j.
static char *serial_pick(const struct hardwired *g, int j, int64_t w)
{
    if (w == 0)
        return xstrdup("1'b0");
    return xasprintf("s%d[%d]", j, lane_place(g, (int)(w < 0 ? -w : w), turned(g, w)));
}

// Its wires: product_bits of them, the sign inverted where products may be negative.
static char *parallel_pick(const struct hardwired *g, int j, int64_t w)
{
    int t = g->product_bits;
    if (w == 0)
        return g->negative ? xasprintf("%d'h%llx", t, 1ULL << (t - 1)) : xasprintf("%d'd0", t);
    bool turn = w < 0;
    int v = (int)(w < 0 ? -w : w), shift = __builtin_ctz((unsigned)v), odd = v >> shift, bits = multiple_bits(g, odd);
    int at = lane_place(g, odd, turn), above = t - shift - bits, sign = at + bits - 1;
    struct buf b = {0};
    buf_puts(&b, "{");
    if (g->negative && g->x_signed) { // the sign bit, inverted, then as it is
        buf_printf(&b, "s%d[%d], ", j, lane_place(g, odd, !turn) + bits - 1);
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

// The constant of row i: of -m = ~m + 1 the ones, and the bias. Serially it is of the sum less 1 whose negative leaves;
// its upper bits are added to the result itself in the last plane.
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
    char *s = g->group == 2 ? pair_pick(g, i, j / 2) : g->serial ? serial_pick(g, j, weight(g, i, j)) : parallel_pick(g, j, weight(g, i, j));
    char *both = xasprintf("row%d[%d], %s", i, g->group == 2 ? j / 2 : j, s);
    free(s);
    return both;
}

static int64_t row_constant(const struct hardwired *g, int i)
{
    int64_t n = 0, bias = g->bias ? g->bias[i] : 0;
    for (int j = 0; j < g->lanes; j++) {
        bool complement = turned(g, weight(g, i, j));
        if (g->group == 2)
            hardwired_pair_place(g, weight(g, i, 2 * j), weight(g, i, 2 * j + 1), &complement);
        n += !complement ? 0 : g->base == BASE_REGIONS ? abs(weight(g, i, j)) : 1;
    }
    if (!g->serial)
        return n + bias;
    if (!g->negative)
        return bias;
    int64_t whole = n - 1 - bias, unit = INT64_C(1) << (g->product_bits - 1), low = whole & (unit - 1);
    return g->bias ? low - (whole - low) : whole;
}

static char *pick(const struct hardwired *g, int j, int w)
{
    return g->serial ? serial_pick(g, j, w) : parallel_pick(g, j, w);
}

// What stands at the place of input j in a region: the input, as it is or complemented; nothing for j < 0.
static char *region_pick(const struct hardwired *g, int i, int j)
{
    return pick(g, j, j < 0 ? 0 : weight(g, i, j) < 0 ? -1 : 1);
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
            items[g->terms - 1 - k] = g->base == BASE_REGIONS ? region_pick(g, i, inputs[k])
                                      : g->group == 2         ? pair_pick(g, i, k)
                                                              : pick(g, k, weight(g, i, k));
        char *name = xasprintf("row%d", i);
        hardwired_concat(b, name, items, g->terms);
        if (has_constant(g)) {
            buf_printf(b, "  assign %s%d = ", constant_name(g), i);
            binary(b, row_constant(g, i), constant_bits(g));
            buf_puts(b, ";\n");
        }
        for (int k = 0; k < g->terms; k++)
            free(items[k]);
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
        items[j] = xasprintf("s%d", g->lanes - 1 - j);
    buf_printf(b, "  wire [%d:0] unused_multiples;\n", lane_bits(g) * g->lanes - 1);
    hardwired_concat(b, "unused_multiples", items, g->lanes);
    for (int j = 0; j < g->lanes; j++)
        free(items[j]);
    free(items);
}

static void add_plane(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(d, "plane", g->serial ? "The weights: row<i>[j] is multiple |w| of input j, one of s<j>, that of w = "
                                                             "-v in bit v - 1, that of w = v after those."
                                                           : "The weights: product j of row<i> is w times input j, of an odd multiple "
                                                             "s<j>, shifted, complemented for w < 0, the sign inverted.");
    struct buf b = {0};
    m->second_file = true;
    for (int j = 0; j < g->lanes; j++)
        module_vector(m, PORT_IN, xasprintf("s%d", j), 1, lane_bits(g), false, "multiples of an input");
    for (int i = 0; i < g->n_out; i++) {
        module_vector(m, PORT_OUT, xasprintf("row%d", i), g->terms, g->serial ? 1 : g->product_bits, false, "picked by an output");
        if (has_constant(g))
            module_vector(m, PORT_OUT, xasprintf("%s%d", constant_name(g), i), 1, constant_bits(g), false, "what it adds");
    }
    plane_body(g, &b);
    unused_multiples(g, &b);
    m->body = b.s;
}

// ---- the base ----

// Instances of lanes and outputs that one buffer of a control signal serves.
enum { GROUP = 16 };

// Whether lanes have registers.
static bool is_clocked(const struct hardwired *g)
{
    return hardwired_most(g) > 1 || g->group == 2;
}

// Whether lanes have carries to clear.
static bool has_more(const struct hardwired *g)
{
    return hardwired_most(g) > 2 || g->group == 2;
}

static void clock_text(const struct hardwired *g, struct buf *b, int group)
{
    if (g->gating)
        buf_printf(b, ".clk(clk_step), .last(clear[%d]),", group);
    else
        buf_printf(b, ".clk(clk), .en(en[%d]), .last(clear[%d]),", group, group);
}

static void lane_instance(const struct hardwired *g, struct buf *b, const char *top, int j)
{
    buf_printf(b, "  wire [%d:0] s%d;\n  %s_lane lane%d (", lane_bits(g) - 1, j, top, j);
    if (!g->serial) {
        buf_printf(b, ".x(s_axis_x_tdata[%d:%d]), .s(s%d));\n", g->x_bits * (j + 1) - 1, g->x_bits * j, j);
        return;
    }
    if (is_clocked(g))
        clock_text(g, b, j / GROUP);
    if (is_clocked(g))
        buf_puts(b, "\n    ");
    if (has_more(g))
        buf_printf(b, ".more(more[%d]), ", j / GROUP);
    if (g->product_bits > g->x_bits)
        buf_printf(b, ".ext(exts[%d]), ", j / GROUP);
    if (g->group == 1)
        buf_printf(b, ".x(s_axis_x_tdata[%d]), .s(s%d));\n", j, j);
    else if (2 * j + 1 < g->n_in)
        buf_printf(b, ".x(s_axis_x_tdata[%d:%d]), .s(s%d));\n", 2 * j + 1, 2 * j, j);
    else
        buf_printf(b, ".x({1'b0, s_axis_x_tdata[%d]}), .s(s%d));\n", 2 * j, j);
}

static void sum_instance(const struct hardwired *g, struct buf *b, const char *top, int i)
{
    int y = g->serial ? g->top_bits : g->y_bits;
    buf_printf(b, "  wire [%d:0] row%d;\n", g->terms * (g->serial ? 1 : g->product_bits) - 1, i);
    if (has_constant(g))
        buf_printf(b, "  wire [%d:0] %s%d;\n", constant_bits(g) - 1, constant_name(g), i);
    buf_printf(b, "  %s_sum sum%d (\n    ", top, i);
    if (g->serial) {
        clock_text(g, b, ((is_clocked(g) ? g->lanes : 0) + i) / GROUP);
        buf_puts(b, " ");
    }
    if (g->serial && g->bias && g->product_bits > 1)
        buf_puts(b, ".at(at), ");
    buf_printf(b, ".row(row%d),", i);
    if (has_constant(g))
        buf_printf(b, " .%s(%s%d),", constant_name(g), constant_name(g), i);
    buf_printf(b, "\n    .y(m_axis_y_tdata[%d:%d])\n  );\n", y * (i + 1) - 1, y * i);
}

static void plane_instance(const struct hardwired *g, struct buf *b, const char *top)
{
    buf_printf(b, "  %s_plane plane (", top);
    for (int j = 0; j < g->lanes; j++)
        buf_printf(b, "%s.s%d(s%d),", j % 6 ? " " : "\n    ", j, j);
    for (int i = 0; i < g->n_out; i++) {
        buf_printf(b, "%s\n    .row%d(row%d)", i ? "," : "", i, i);
        if (has_constant(g))
            buf_printf(b, ", .%s%d(%s%d)", constant_name(g), i, constant_name(g), i);
    }
    buf_puts(b, "\n  );");
}

static void instances(const struct hardwired *g, struct holes *h, const char *top)
{
    struct buf b = {0};
    for (int j = 0; j < g->lanes; j++)
        lane_instance(g, &b, top, j);
    for (int i = 0; i < g->n_out; i++)
        sum_instance(g, &b, top, i);
    plane_instance(g, &b, top);
    hole_int(h, "HAS_MORE", has_more(g));
    int groups = ((is_clocked(g) ? g->lanes : 0) + g->n_out + GROUP - 1) / GROUP;
    hole_int(h, "GROUPS", groups);
    hole_int(h, "GROUPS_MSB", groups - 1);
    hole_int(h, "LANE_GROUPS", (g->lanes + GROUP - 1) / GROUP);
    hole_int(h, "LANE_GROUPS_MSB", (g->lanes + GROUP - 1) / GROUP - 1);
    hole(h, "STRUCTURE", "%s", b.s);
    free(b.s);
}

static void add_control(struct design *d, const struct hardwired *g, struct holes *h)
{
    struct module *m = design_module(d, "control", "Counts the planes of a vector.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "x_tvalid", 1, "stream of inputs");
    module_port(m, PORT_OUT, "x_tready", 1, "stream of inputs");
    module_port(m, PORT_OUT, "y_tvalid", 1, "stream of results");
    module_port(m, PORT_IN, "y_tready", 1, "stream of results");
    module_port(m, PORT_OUT, "step", 1, "a plane is worked off");
    if (g->gating)
        module_port(m, PORT_OUT, "clk_step", 1, "the clock of a step or a reset");
    if (g->product_bits > g->x_bits)
        module_port(m, PORT_OUT, "ext", 1, "the inputs' own bits are over");
    module_port(m, PORT_OUT, "last", 1, "last plane");
    if (g->bias && g->product_bits > 1)
        module_vector(m, PORT_OUT, "at", 1, g->product_bits - 1, false, "one-hot: plane, but for the last");
    module_body(d, m, "control", h);
}

void hardwired_add_routed(struct design *d, const struct hardwired *g, struct holes *h)
{
    d->part = "plane";
    d->part_doc = xasprintf("The weight plane of %s: wires alone. The base in %s.v is the same for every matrix of its shape.", d->top,
                            d->top);
    instances(g, h, d->top);
    if (g->serial)
        add_control(d, g, h);
    add_lane(d, g);
    if (g->serial)
        add_serial_sum(d, g);
    else
        add_parallel_sum(d, g);
    add_plane(d, g);
    d->views[1] = "words";
    d->views[2] = "fast";
}
