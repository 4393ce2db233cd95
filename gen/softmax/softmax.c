// SPDX-License-Identifier: Apache-2.0
// The generator `softmax`: rows of logits become powers of two relative to the row's largest octave, and their exact sum, by which whoever
// uses them divides in the end ("late"). The largest value of a row is known when it is whole; so rows wait in a buffer of two.
//
// c >= 0, so that the octave of the largest c*x is that of the largest x: a row needs one product a value, and one for its largest.
#include <math.h>
#include <stdlib.h>

#include "arith/multiply.h"
#include "arith/choice.h"
#include "arith/segments.h"
#include "emit/generator.h"
#include "emit/use.h"

enum { LATENCY = 4, C_BITS = 16, C_FRAC = 14 };

static const struct param schema[] = {
    {"lanes", PARAM_INT, 1, 64, NULL, "4", "values in a beat"},
    {"x_bits", PARAM_INT, 8, 24, NULL, "8", "bits of a logit, two's complement"},
    {"out_bits", PARAM_ENUM, 0, 0, "8|16", "8", "bits of p, unsigned"},
    {"n_max", PARAM_INT, 16, 65536, NULL, "256", "most values of a row"},
    ARITH_PARAMS("area"),
    PARAM_FOR("arith=star"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"lanes", "..3; 2"},
    {"n_max", "..64; 17"},
    {0},
};

struct softmax {
    int lanes, x_bits, out_bits, n_max, depth;
    int f_bits, power_bits; // of a fraction of an octave, and of its power
    bool heap;
    enum heap_goal goal;
    struct segments exp2;
};

// 2^f - 1 never falls, and stays in 0 .. 1.
static bool is_monotone(const struct softmax *g)
{
    int64_t before = 0;
    for (int f = 0; f < 1 << g->f_bits; f++) {
        int64_t y = f * (INT64_C(1) << (g->power_bits - g->f_bits)) - segments_value(&g->exp2, f);
        if (y < before || y >> g->power_bits)
            return false;
        before = y;
    }
    return true;
}

// 2^f is what it is below the line 1 + f, which is little.
static void fit(struct softmax *g, struct params *p)
{
    int used = 1 << g->f_bits;
    double *bend = xcalloc((size_t)used, sizeof *bend), *line = xcalloc((size_t)used, sizeof *line);
    bool fits = false;
    for (int f = 0; f < used; f++) {
        line[f] = ldexp(f, g->power_bits - g->f_bits);
        bend[f] = line[f] - ldexp(exp2(ldexp(f, -g->f_bits)) - 1, g->power_bits);
    }
    for (double error = g->out_bits == 8 ? 1.25 : 2.7; error > 0.5 && !fits; error *= 0.95) {
        struct segments_wanted w = {bend, NULL, g->f_bits, used, error, g->power_bits, line};
        fits = segments_fit(&g->exp2, &w) && is_monotone(g);
        if (!fits)
            segments_free(&g->exp2);
    }
    g->exp2.y_bits = g->power_bits;
    free(bend);
    free(line);
    if (!fits)
        refuse(p->error, "out_bits", "value '%d'; legal: a table that never falls", g->out_bits);
}

static struct softmax derive(struct params *p)
{
    struct arith_choice how = arith_choice(p);
    struct softmax g = {.lanes = (int)param_int(p, "lanes"), .x_bits = (int)param_int(p, "x_bits"), .out_bits = (int)param_int(p, "out_bits"),
                        .n_max = (int)param_int(p, "n_max"), .heap = how.heap, .goal = how.goal};
    g.f_bits = g.out_bits == 8 ? 8 : 12;
    g.power_bits = g.out_bits == 8 ? 8 : 15;
    g.depth = (g.n_max + g.lanes - 1) / g.lanes;
    g.depth = g.depth < 2 ? 2 : g.depth;
    if (!is_refused(p->error))
        fit(&g, p);
    return g;
}

static void describe(struct design *d, const struct softmax *g)
{
    d->summary = xasprintf("%s: softmax of rows of up to %d %d-bit values, %s a clock, %d-bit powers and their sum.", d->top, g->n_max, g->x_bits,
                           counted(g->lanes, "value"), g->out_bits);
    if (g->heap)
        design_view(d, "words");
    design_term(d, "beats", "ceil(N,lanes)");
    d->cycles = "beats + M*(beats+1) + latency";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of M rows of N values when no stream ever stalls; "
                    "ceil(a,b) rounds up";
    d->latency = LATENCY;
    d->latency_doc = "from the clock in which a beat is read from the buffer to the transfer of its results";
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{"f_bits", g->f_bits}, {"power_bits", g->power_bits}, {"shift", g->exp2.shift}, {"coarse", g->exp2.coarse}, {"start", g->exp2.start}, {"base", g->exp2.base},
                   {"index_bits", g->exp2.index_bits}, {"exp2_error_thousandths", (int64_t)ceil(g->exp2.error * 1000)},
                   {"buffer_bits", (int64_t)2 * g->depth * g->lanes * g->x_bits}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        json_object_set_new(d->derived, numbers[i].name, json_integer(numbers[i].value));
    json_t *table = segments_json(&g->exp2);
    json_object_set(d->derived, "intercepts", json_object_get(table, "a"));
    json_object_set(d->derived, "slopes", json_object_get(table, "d"));
    json_decref(table);
    design_size(d, "M", 16, "rows");
    design_size(d, "N", g->n_max < 64 ? g->n_max : 64, "values of a row");
    design_array(d, ARRAY_NEEDED, "x", g->x_bits, true, "logits", "M x N");
    design_array(d, ARRAY_OPTIONAL, "c", C_BITS, false, "log2(e) times the logits' unit, 14 fraction bits; without it log2(e)/16", "1");
    design_array(d, ARRAY_RESULT, "p", g->out_bits, false, "powers", "M x N");
    design_array(d, ARRAY_RESULT, "s", 32, false, "their sum in each row", "M");
}

static void top_ports(struct module *m, const struct softmax *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; streams begin with a row");
    module_stream(m, PORT_IN, "s_axis_x_tdata", g->lanes, g->x_bits, true, "values of a row");
    module_port(m, PORT_IN, "s_axis_x_tvalid", 1, "values");
    module_port(m, PORT_OUT, "s_axis_x_tready", 1, "low while two rows wait");
    module_port(m, PORT_IN, "s_axis_x_tlast", 1, "last beat of the row");
    module_port(m, PORT_IN, "s_axis_x_tuser", g->lanes + C_BITS, "{c in the first beat, a keep bit per lane in the last}");
    module_stream(m, PORT_OUT, "m_axis_p_tdata", g->lanes, g->out_bits, false, "powers");
    module_port(m, PORT_OUT, "m_axis_p_tvalid", 1, "powers");
    module_port(m, PORT_IN, "m_axis_p_tready", 1, "powers");
    module_port(m, PORT_OUT, "m_axis_p_tlast", 1, "last beat of the row");
    module_port(m, PORT_OUT, "m_axis_p_tuser", 32, "in the last beat, the sum of the row's powers");
    module_port(m, PORT_OUT, "err", 1, "sticky: a row was longer than n_max; its results are wrong");
}

// Hole PRODUCT_TEXT: c*x and half of the last bit that is kept, as a bit heap.
static void product_heap(struct module *m, struct holes *h, const struct softmax *g)
{
    int bits = g->x_bits + C_BITS;
    struct recoding r = recoding_for(g->x_bits, true, C_BITS + 1);
    struct heap *heap = heap_new(bits);
    struct buf text = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    if (!r.binary)
        recode(heap, &r, "digits", "x", m->cost);
    heap_product(heap, &r, "x", r.binary ? "x" : "digits", "{1'b0, c}", C_BITS + 1, 0, "x", 0.5, m->cost);
    heap_constant(heap, C_FRAC - g->f_bits - 1, 1);
    buf_printf(&text, "  wire [%d:0] product;\n", bits - 1);
    heap_close(heap, g->goal, &text, "p", "product", m->cost);
    heap_free(heap);
    hole(h, "PRODUCT_TEXT", "%.*s", (int)text.len - 1, text.s);
    free(text.s);
}

static void add_lane(struct design *d, const struct softmax *g, struct holes *h)
{
    struct module *m = design_module(d, "lane", "A value and its power, three stages.");
    int octave = g->x_bits + C_BITS - C_FRAC;
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "en", 1, "the stages move");
    module_port(m, PORT_IN, "c", C_BITS, "the row's factor");
    module_vector(m, PORT_IN, "x", 1, g->x_bits, true, "a value");
    module_port(m, PORT_OUT_REG, "octave", octave, "a clock later: the whole part of c*x");
    module_port(m, PORT_IN, "top", octave, "that of the row's largest value");
    module_port(m, PORT_IN, "on", 1, "two clocks later: the value counts");
    module_port(m, PORT_OUT, "p", g->out_bits, "two clocks later: its power");
    hole(h, "PRODUCT_TEXT", "%s", "");
    if (g->heap)
        product_heap(m, h, g);
    design_use(d, h, "OCTAVES", "softmax", "gw_octaves", (struct rtl_value[]){{"I_W", octave}, {"P", g->power_bits}, {"OUT_W", g->out_bits}, {0}});
    module_body(d, m, "lane", h);
}

static void set_holes(struct holes *h, const struct design *d, const struct softmax *g)
{
    int bits = g->x_bits + C_BITS, dropped = C_FRAC - g->f_bits;
    hole(h, "TOP", "%s", d->top);
    hole_int(h, "LANES", g->lanes);
    hole_int(h, "LANES_MSB", g->lanes - 1);
    hole_int(h, "C_MSB", g->lanes + C_BITS - 1);
    hole_int(h, "MORE_LANES", g->lanes > 1);
    hole_int(h, "X_BITS", g->x_bits);
    hole_int(h, "OUT_BITS", g->out_bits);
    hole_int(h, "I_BITS", bits - C_FRAC);
    hole_int(h, "F_BITS", g->f_bits);
    hole_int(h, "POWER_BITS", g->power_bits);
    hole_int(h, "RAISE", g->power_bits - g->f_bits);
    hole_int(h, "RAISED", g->power_bits > g->f_bits);
    hole_int(h, "ABOVE", 32 - g->out_bits);
    hole_int(h, "MOST", g->depth);
    hole_int(h, "HEAP", g->heap);
    hole_int(h, "PRODUCT_MSB", bits - 1);
    hole_int(h, "DROPPED", dropped);
    hole_int(h, "DROPPED_MSB", dropped - 1);
    hole(h, "HALF", "%d'sd%d", bits, 1 << (dropped - 1));
    hole(h, "ROUNDED", g->power_bits == g->out_bits ? " to a bit more than p has, and then once more, ties up" : "");
    padding_holes(h, (struct tdata[]){{"x", g->lanes * g->x_bits}}, 1, (struct tdata){"p", g->lanes * g->out_bits});
}

static void build(struct design *d)
{
    struct softmax g = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error))
        return;
    describe(d, &g);
    set_holes(&h, d, &g);
    struct module *top = design_module(d, "", "Top: rows in a buffer, a lane for each value of a beat, the sum of a row.");
    top_ports(top, &g);
    design_use(d, &h, "ROWS", "softmax", "gw_rows", (struct rtl_value[]){{"LANES", g.lanes}, {"X_W", g.x_bits}, {"DEPTH", g.depth}, {0}});
    module_body(d, top, "top", &h);
    add_lane(d, &g, &h);
    segments_add(d, &g.exp2, "exp2", "1 + f - 2^f", g.heap, g.goal);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
    segments_free(&g.exp2);
}

const struct generator generator_softmax = {
    .name = "softmax",
    .summary = "softmax of rows of logits: powers relative to the row's largest octave, and their exact sum",
    .about = "Rows of logits stream in, and leave as unsigned powers of two of c*x, c being log2(e) times the unit of a logit, relative to the "
             "octave of the row's largest; with the last beat of a row comes the exact sum of its powers. Their quotient is the softmax: it sums "
             "to one by definition, and is best divided late, after the product with the values. Powers never fall where logits rise, so no "
             "argmax is lost. While one row is read from the buffer the next comes in.",
    .schema = schema,
    .samples = samples,
    .build = build,
    .fpga = (const char *const[]){"arith=star", NULL},
};
