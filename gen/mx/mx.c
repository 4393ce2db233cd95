// SPDX-License-Identifier: Apache-2.0
// The generator `mx`: exact dot products of blocks of the OCP Microscaling formats (MX v1.0), E4M3 elements with E8M0 scales.
#include "arith/bitheap.h"
#include "base/util.h"
#include "emit/generator.h"
#include "emit/use.h"

enum {
    BLOCK = 32,      // elements that share a scale
    TERM_BITS = 36,  // of a product in units of 2^-18, without its sign
    SUM_BITS = 42,   // of a block's sum: 32 products, each below 2^36
    FACTOR_BITS = 4, // of a significand
    EXACT_BITS = 53, // {NaN flag, exponent, sum}
    FP32_BITS = 32,
};

static const struct param schema[] = {
    {"op", PARAM_ENUM, 0, 0, "dot", "dot", "dot = dot products of blocks of 32"},
    {"lanes", PARAM_ENUM, 0, 0, "8|16|32|64", "32", "products a clock; a block takes 32/lanes beats, 64 lanes take two blocks a beat"},
    {"out", PARAM_ENUM, 0, 0, "fp32|exact", "fp32",
     "fp32 = the sum rounded once, ties to even; exact = the sum as an integer, its exponent and a NaN flag"},
    {"stages", PARAM_INT, 1, 2, NULL, "1", "clocks of the sum; 2 = registers behind the products of significands"},
    {"goal", PARAM_ENUM, 0, 0, "delay|area", "area", "what the compressor trees are optimized for: delay = area times delay, area = area alone"},
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

struct dot {
    int lanes, units, per; // units: blocks in a beat; per: lanes of each
    bool fp32, staged; // staged: registers behind the products of significands
    enum heap_goal goal;
    int y_bits, clocks; // of a result; from a block's last beat to it
};

static struct dot derive(const struct params *p)
{
    struct dot g = {.lanes = (int)param_int(p, "lanes"), .fp32 = param_is(p, "out", "fp32"), .staged = param_int(p, "stages") == 2,
                    .goal = param_is(p, "goal", "area") ? HEAP_AREA : HEAP_DELAY};
    g.units = g.lanes > BLOCK ? g.lanes / BLOCK : 1;
    g.per = g.lanes / g.units;
    g.y_bits = g.fp32 ? FP32_BITS : EXACT_BITS;
    g.clocks = g.fp32 ? 3 : 1;
    return g;
}

static void describe_arrays(struct design *d, const struct dot *g)
{
    int row = g->units * BLOCK;
    design_size(d, "M", 64, g->units > 1 ? "rows of two blocks" : "blocks");
    design_array(d, ARRAY_NEEDED, "a", 8, false, "E4M3 codes", "M x %d", row);
    design_array(d, ARRAY_NEEDED, "b", 8, false, "E4M3 codes", "M x %d", row);
    design_array(d, ARRAY_NEEDED, "sa", 8, false, "E8M0 scales of a's blocks", "M x %d", g->units);
    design_array(d, ARRAY_NEEDED, "sb", 8, false, "E8M0 scales of b's blocks", "M x %d", g->units);
    if (g->fp32) {
        design_array(d, ARRAY_RESULT, "y", FP32_BITS, true, "dot products of blocks, float32", "M x %d", g->units);
        return;
    }
    design_array(d, ARRAY_RESULT, "y", SUM_BITS, true, "sums of blocks: dot product = y * 2^e", "M x %d", g->units);
    design_array(d, ARRAY_RESULT, "e", 10, true, "sa + sb - 272", "M x %d", g->units);
    design_array(d, ARRAY_RESULT, "nan", 1, false, "1 where the dot product is no number; y and e are 0", "M x %d", g->units);
}

static void describe(struct design *d, const struct dot *g)
{
    d->summary = xasprintf("%s: MX dot products of %d E4M3 elements, %d products a clock, exact sums%s.", d->top, BLOCK, g->lanes,
                           g->fp32 ? ", rounded once to float32" : "");
    design_view(d, "words");
    design_term(d, "beats", "ceil(32,lanes)");
    d->cycles = "M*beats + latency";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of M blocks, or M rows of two, "
                    "when no stream ever stalls";
    d->latency = g->clocks + g->staged;
    d->latency_doc = "from the transfer of a block's last beat to that of its result";
    json_object_set_new(d->derived, "units", json_integer(g->units));
    json_object_set_new(d->derived, "clocks", json_integer(g->clocks + g->staged));
    json_object_set_new(d->derived, "multipliers", json_integer(g->lanes));
    describe_arrays(d, g);
}

static void stream_in(struct module *m, const struct dot *g, const char *name)
{
    module_stream(m, PORT_IN, xasprintf("s_axis_%s_tdata", name), g->lanes, 8, false, "E4M3 codes");
    module_port(m, PORT_IN, xasprintf("s_axis_%s_tvalid", name), 1, "codes");
    module_port(m, PORT_OUT, xasprintf("s_axis_%s_tready", name), 1, "high once both operands are there");
    module_port(m, PORT_IN, xasprintf("s_axis_%s_tuser", name), 8 * g->units,
                g->units > 1 ? "E8M0 scales of both blocks, the first lowest" : "E8M0 scale, valid in a block's last beat");
}

static void top_ports(struct module *m, const struct dot *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; streams begin with a block");
    stream_in(m, g, "a");
    stream_in(m, g, "b");
    module_stream(m, PORT_OUT, "m_axis_y_tdata", g->units, g->y_bits, false,
                  g->fp32 ? "dot products, float32" : "{NaN, exponent (10), sum (42)} of dot products = sum * 2^exponent");
    module_port(m, PORT_OUT, "m_axis_y_tvalid", 1, "dot products");
    module_port(m, PORT_IN, "m_axis_y_tready", 1, "dot products");
}

// The module TOP_term: one product.
static void add_term(struct design *d, const struct dot *g)
{
    struct module_cost ignored = {0};
    struct holes h = {0};
    struct buf text = {0};
    struct module *m = design_module(d, "term", "The product of two E4M3 codes in units of 2^-18.");
    struct heap *heap = heap_new(2 * FACTOR_BITS);
    if (g->staged)
        module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "a", 8, "E4M3 code");
    module_port(m, PORT_IN, "b", 8, "E4M3 code");
    module_port(m, PORT_OUT, "t", TERM_BITS, "product; where it is negative, 2^36 - 1 more");
    module_port(m, PORT_OUT, "minus", 1, "it is negative");
    module_port(m, PORT_OUT, "nan", 1, "a code is NaN");
    for (int i = 0; i < FACTOR_BITS; i++)
        for (int j = 0; j < FACTOR_BITS; j++)
            heap_bit(heap, i + j, 0.1, "(ma[%d] & mb[%d])", i, j);
    buf_printf(&text, "  wire [%d:0] p_now;\n", 2 * FACTOR_BITS - 1);
    heap_close(heap, g->goal, &text, "p", "p_now", &ignored);
    hole_int(&h, "STAGED", g->staged);
    hole(&h, "PRODUCT_TEXT", "%.*s", (int)text.len - 1, text.s);
    m->body = template_render(d->template_text, "term", &h);
    m->copies = g->lanes;
    heap_free(heap);
}

// The module TOP_dot: the sum of a beat's products, and of the block's beats before it. The signs are put right together: one less
// 2^36 for each negative product, by their count.
static void add_dot(struct design *d, const struct dot *g)
{
    struct module_cost ignored = {0};
    struct holes h = {0};
    struct buf text = {0}, terms = {0};
    struct module *m = design_module(d, "dot", "The exact sum of the products of a beat.");
    int count_bits = index_bits(g->per + 1);
    struct heap *heap = heap_new(SUM_BITS), *count = heap_new(count_bits);
    if (g->staged)
        module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "a", 8 * g->per, "E4M3 codes");
    module_port(m, PORT_IN, "b", 8 * g->per, "E4M3 codes");
    if (g->per < BLOCK)
        module_port(m, PORT_IN, "kept", SUM_BITS, "sum of the block's beats before");
    module_port(m, PORT_OUT, "s", SUM_BITS, "sum in units of 2^-18");
    module_port(m, PORT_OUT, "nan", 1, "a code is NaN");
    for (int i = 0; i < g->per; i++) {
        char *term = xasprintf("t%d", i);
        buf_printf(&terms, "  wire [%d:0] %s;\n", TERM_BITS - 1, term);
        buf_printf(&terms, "  %s_term term%d (\n    %s.a(a[%d:%d]), .b(b[%d:%d]), .t(%s), .minus(minus[%d]), .nan(nans[%d])\n  );\n", d->top, i,
                   g->staged ? ".clk(clk), " : "",
                   8 * i + 7, 8 * i, 8 * i + 7, 8 * i, term, i, i);
        heap_vector(heap, 0, term, TERM_BITS, 2.5);
        heap_bit(count, 0, 0.3, "minus[%d]", i);
    }
    buf_printf(&text, "  wire [%d:0] count; // of negative products\n", count_bits - 1);
    heap_close(count, HEAP_AREA, &text, "c", "count", &ignored);
    heap_vector(heap, 0, "count", count_bits, 4);
    heap_vector(heap, TERM_BITS, "~count", count_bits, 4);
    heap_constant(heap, TERM_BITS, 1 - (INT64_C(1) << count_bits));
    if (g->per < BLOCK)
        heap_signed(heap, 0, "kept", SUM_BITS, 0);
    heap_close(heap, g->goal, &text, "h", "s", &ignored);
    hole_int(&h, "PER", g->per);
    hole(&h, "TERMS", "%.*s", (int)terms.len - 1, terms.s);
    hole(&h, "SUM_TEXT", "%.*s", (int)text.len - 1, text.s);
    m->body = template_render(d->template_text, "dot", &h);
    m->copies = g->units;
    heap_free(heap);
    heap_free(count);
}

static void build(struct design *d)
{
    struct dot g = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error))
        return;
    describe(d, &g);
    hole(&h, "TOP", "%s", d->top);
    hole_int(&h, "UNITS", g.units);
    hole_int(&h, "PER", g.per);
    hole_int(&h, "KEPT", g.per < BLOCK);
    hole_int(&h, "FP32", g.fp32);
    hole_int(&h, "BEATS", BLOCK / g.per);
    hole_int(&h, "LATENCY", g.clocks + g.staged);
    hole_int(&h, "STAGED", g.staged);
    padding_holes(&h, NULL, 0, (struct tdata){"y", g.units * g.y_bits});
    struct module *top = design_module(d, "", "Top: blocks in, their dot products out.");
    top_ports(top, &g);
    design_use(d, &h, "CONTROL", "mx", "gw_mx_control", (struct rtl_value[]){{"BEATS", BLOCK / g.per}, {"CLOCKS", g.clocks}, {"STAGED", g.staged}, {0}});
    hole(&h, "ROUND", "%s", "");
    if (g.fp32)
        design_use(d, &h, "ROUND", "mx", "gw_mx_fp32", (struct rtl_value[]){{0}});
    module_body(d, top, "top", &h);
    add_dot(d, &g);
    add_term(d, &g);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_mx = {
    .name = "mx",
    .summary = "exact dot products of MX blocks: E4M3 elements, E8M0 scales",
    .about = "Two streams carry blocks of 32 FP8 elements (OCP MX v1.0: E4M3, one E8M0 scale a block, in tuser); the dot product of "
             "each pair of blocks leaves. The 32 products are added as integers of 42 bits, without any rounding; out=fp32 rounds "
             "the sum once, ties to even, with subnormals and infinities, and out=exact gives the integer and its exponent.",
    .schema = schema,
    .build = build,
};
