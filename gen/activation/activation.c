// SPDX-License-Identifier: Apache-2.0
// The generator `activation`: a function of each value of a stream, on fixed-point numbers, by linear segments of its even part.
//
// SiLU and GELU are a line less an even function that fades away: x*s(x) = max(x, 0) - h(|x|), h(a) = a*s(-a). The logistic function and
// tanh are mirrored about x = 0. So a table for |x|, up to where h is below half of y's last place, is all that a function needs.
// 2^x is a table of the fraction's power, shifted by whole octaves.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arith/choice.h"
#include "arith/segments.h"
#include "base/celldata.h"
#include "emit/generator.h"
#include "emit/use.h"

enum { LATENCY = 2 };

static const struct param schema[] = {
    {"func", PARAM_ENUM, 0, 0, "silu|gelu|sigmoid|tanh|exp2", "silu", "the function: silu = x*sigmoid(x), gelu = x*Phi(x), exactly, not by tanh; exp2 = 2^x"},
    {"lanes", PARAM_INT, 1, 64, NULL, "8", "values in a beat"},
    {"x_bits", PARAM_INT, 4, 16, NULL, "8", "bits of a value, two's complement"},
    {"x_frac", PARAM_INT, 0, 15, NULL, "4", "fraction bits of a value, fewer than x_bits"},
    {"y_bits", PARAM_INT, 4, 16, NULL, "8", "bits of a result, two's complement; beyond their range it saturates"},
    {"y_frac", PARAM_INT, 0, 15, NULL, "4", "fraction bits of a result, fewer than y_bits; of silu and gelu at least x_frac"},
    {"error", PARAM_INT, 510, 8000, NULL, "1000", "largest error of a result that does not saturate, in thousandths of its last place"},
    ARITH_PARAMS("area"),
    {"gating", PARAM_BOOL, 0, 1, NULL, "1", "registers stand still by a gated clock (1) or by enables (0)"},
    PARAM_FOR("arith=star gating=0"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"lanes", "..3; 2"},
    {"error", "; 1500"},
    {0},
};

struct activation {
    int lanes, x_bits, x_frac, y_bits, y_frac;
    bool rectifies, is_odd, is_power, heap; // rectifies: a line less h; is_odd: tanh, among those that are mirrored; is_power: 2^x
    enum heap_goal goal;
    struct segments h;
    int reach;    // bits of |x| below which h is looked up
    bool is_far;  // |x| can be beyond
    bool ones;    // of a negative x the complement is looked up, not -x
    double error; // of a result, in its last places
};

// ---- functions of |x| that fade away ----

static double silu_part(double a) { return a / (1 + exp(a)); }
static double gelu_part(double a) { return a * 0.5 * erfc(a / sqrt(2)); }
static double sigmoid_part(double a) { return 1 / (1 + exp(a)); }
static double tanh_part(double a) { return 2 / (1 + exp(2 * a)); } // 1 - tanh(a)

static double exp2_part(double f) { return exp2(f) - 1; } // of a fraction, no fading

static const struct function {
    const char *name, *even; // even: of its even part, or the fraction's power
    double (*part)(double);
    bool rectifies, is_odd, is_power;
} functions[] = {
    {"silu", "a/(1 + e^a)", silu_part, true, false, false},
    {"gelu", "a*Phi(-a)", gelu_part, true, false, false},
    {"sigmoid", "1/(1 + e^a)", sigmoid_part, false, false, false},
    {"tanh", "1 - tanh(a)", tanh_part, false, true, false},
    {"exp2", "2^a - 1", exp2_part, false, false, true},
};

static const struct function *function_of(const struct params *p)
{
    const struct function *f = functions;
    while (!param_is(p, "func", f->name))
        f++;
    return f;
}

// ---- derivation ----

// The values of h that are wanted at m: at x = m and at x = -m or, where m is the ones' complement of a negative x, x = -m - 1; in y's
// last places.
static double part_at(const struct activation *g, const struct function *f, int64_t m)
{
    return ldexp(f->part(ldexp((double)m, -g->x_frac)), g->y_frac);
}

// From `reach` bits on h counts as 0, which is near enough; the largest m.
static int settle_reach(struct activation *g, const struct function *f, double error)
{
    int most = (1 << (g->x_bits - 1)) - g->ones;
    g->reach = 2;
    while (g->reach < g->x_bits && 1 << g->reach <= most && part_at(g, f, 1 << g->reach) > error)
        g->reach++;
    g->is_far = 1 << g->reach <= most;
    return most;
}

// Of max(x, 0) in y's last places.
static int line_bits_of(const struct activation *g)
{
    return g->x_bits - 1 + g->y_frac - g->x_frac;
}

// With |x|, or with its ones' complement, which saves an incrementer and shifts half of the function by a step.
static bool fit(struct activation *g, const struct function *f, double error, bool ones)
{
    g->ones = ones;
    int most = settle_reach(g, f, error), used = g->is_far ? 1 << g->reach : most + 1;
    double *h = xcalloc((size_t)used + 1, sizeof *h);
    for (int m = 0; m <= used; m++)
        h[m] = part_at(g, f, m);
    struct segments_wanted w = {h, ones ? h + 1 : NULL, g->reach, used, error, g->rectifies ? line_bits_of(g) : 0, NULL};
    bool fits = segments_fit(&g->h, &w);
    g->error = g->is_far && h[used] > g->h.error ? h[used] : g->h.error;
    free(h);
    return fits;
}

static int top_octave(const struct activation *g)
{
    return g->y_bits - 2 - g->y_frac;
}

// 2^f - 1 of the fraction f, in places of the highest octave, or, where these hold all of f, f less that, which is smaller: f - (2^f - 1) is
// nowhere above 0.0861.
static bool fit_fraction(struct segments *s, const struct activation *g, double error, bool bends)
{
    int used = 1 << g->x_frac, places = g->y_bits - 2;
    double *h = xcalloc((size_t)used, sizeof *h), *line = xcalloc((size_t)used, sizeof *line);
    for (int m = 0; m < used; m++) {
        line[m] = ldexp(m, places - g->x_frac);
        h[m] = ldexp(exp2_part(ldexp(m, -g->x_frac)), places);
        h[m] = bends ? line[m] - h[m] : h[m];
    }
    struct segments_wanted w = {h, NULL, g->x_frac, used, error, bends ? places : 0, bends ? line : NULL};
    bool fits = segments_fit(s, &w);
    if (bends)
        s->y_bits = places;
    free(h);
    free(line);
    return fits;
}

// What is off by e below y's last place in the highest octave is off by less in those below, and rounded.
static void fit_power(struct activation *g, struct params *p)
{
    double error = (double)param_int(p, "error") / 1000;
    int highest = (1 << (g->x_bits - 1 - g->x_frac)) - 1; // octave of x
    int below = highest < top_octave(g) ? top_octave(g) - highest : 0; // octaves of y that no x reaches
    double least = below ? ldexp(error - 0.5, below) : error < 1 ? 2 * error - 1 : error;
    struct segments bent = {0};
    g->reach = g->x_frac;
    bool fits = fit_fraction(&g->h, g, least, false), bends = g->y_bits - 2 >= g->x_frac && fit_fraction(&bent, g, least, true);
    bool better = bends && (!fits || segments_area(&bent) < segments_area(&g->h));
    segments_free(better ? &g->h : &bent);
    g->h = better ? bent : g->h;
    if (!fits && !bends)
        refuse(p->error, "error", "value '%s' with x_frac=%d and y_bits=%d; legal: more, as no table of 512 lines keeps it", param_text(p, "error"),
               g->x_frac, g->y_bits);
    double rounded = 0.5 + g->h.error / ldexp(1, below ? below : 1);
    g->error = below || rounded > g->h.error ? rounded : g->h.error;
}

static void fit_best(struct activation *g, struct params *p, const struct function *f)
{
    double error = (double)param_int(p, "error") / 1000;
    struct activation other = *g;
    bool fits = fit(g, f, error, false), ones = fit(&other, f, error, true);
    if (!fits && !ones)
        refuse(p->error, "error", "value '%s' with x_bits=%d and y_frac=%d; legal: more, as no table of 512 lines keeps it", param_text(p, "error"),
               g->x_bits, g->y_frac);
    bool better = ones && (!fits || segments_area(&other.h) < segments_area(&g->h) + AREA_PLUS_SINGLE * g->x_bits);
    segments_free(better ? &g->h : &other.h);
    *g = better ? other : *g;
}

static struct activation derive(struct params *p)
{
    struct arith_choice how = arith_choice(p);
    const struct function *f = function_of(p);
    struct activation g = {
        .lanes = (int)param_int(p, "lanes"), .x_bits = (int)param_int(p, "x_bits"), .x_frac = (int)param_int(p, "x_frac"),
        .y_bits = (int)param_int(p, "y_bits"), .y_frac = (int)param_int(p, "y_frac"), .rectifies = f->rectifies, .is_odd = f->is_odd, .is_power = f->is_power,
        .heap = how.heap, .goal = how.goal};
    if (g.x_frac >= g.x_bits)
        refuse(p->error, "x_frac", "value '%d' with x_bits=%d; legal: fewer than x_bits", g.x_frac, g.x_bits);
    if (g.y_frac >= g.y_bits)
        refuse(p->error, "y_frac", "value '%d' with y_bits=%d; legal: fewer than y_bits", g.y_frac, g.y_bits);
    if (g.rectifies && g.y_frac < g.x_frac)
        refuse(p->error, "y_frac", "value '%d' with func=%s and x_frac=%d; legal: at least x_frac", g.y_frac, f->name, g.x_frac);
    if (!g.rectifies && !g.is_power && g.y_frac == 0)
        refuse(p->error, "y_frac", "value '0' with func=%s; legal: 1..15", f->name);
    if (g.is_power && g.x_frac < 2)
        refuse(p->error, "x_frac", "value '%d' with func=exp2; legal: 2..15", g.x_frac);
    if (!is_refused(p->error) && g.is_power)
        fit_power(&g, p);
    else if (!is_refused(p->error))
        fit_best(&g, p, f);
    if (is_refused(p->error) || !g.rectifies)
        return g;
    int line = line_bits_of(&g);
    g.h.y_bits = (line > g.h.y_bits ? line : g.h.y_bits) + 1;
    return g;
}

// ---- the design ----

static void describe(struct design *d, const struct activation *g)
{
    const struct function *f = function_of(&d->params);
    d->summary = xasprintf("%s: %s of %s a clock, %d bits with %d of fraction to %d with %d, within %.3g of the last place.", d->top, f->name,
                           counted(g->lanes, "value"), g->x_bits, g->x_frac, g->y_bits, g->y_frac, g->error);
    if (g->heap)
        design_view(d, "words");
    d->cycles = "ceil(M*N,lanes) + latency - 1";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of an M x N array when no stream ever stalls; "
                    "ceil(a,b) rounds up";
    d->latency = LATENCY + 1;
    d->latency_doc = "from the transfer of a beat to the transfer of its result, both counted";
    json_object_set_new(d->derived, "reach", json_integer(g->reach));
    json_object_set_new(d->derived, "ones", json_integer(g->ones));
    json_object_set_new(d->derived, "shift", json_integer(g->h.shift));
    json_object_set_new(d->derived, "coarse", json_integer(g->h.coarse));
    json_object_set_new(d->derived, "start", json_integer(g->h.start));
    json_object_set_new(d->derived, "line_bits", json_integer(g->h.line_bits));
    json_object_set_new(d->derived, "base", json_integer(g->h.base));
    json_object_set_new(d->derived, "index_bits", json_integer(g->h.index_bits));
    json_object_set_new(d->derived, "error_thousandths", json_integer((json_int_t)ceil(g->error * 1000)));
    json_t *table = segments_json(&g->h);
    json_object_set(d->derived, "intercepts", json_object_get(table, "a"));
    json_object_set(d->derived, "slopes", json_object_get(table, "d"));
    json_decref(table);
    design_size(d, "M", 64, "rows");
    design_size(d, "N", 3 * g->lanes, "columns");
    design_array(d, ARRAY_NEEDED, "x", g->x_bits, true, "values", "M x N");
    design_array(d, ARRAY_RESULT, "y", g->y_bits, true, "the function of each", "M x N");
}

static void top_ports(struct module *m, const struct activation *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high");
    module_stream(m, PORT_IN, "s_axis_x_tdata", g->lanes, g->x_bits, true, "values");
    module_port(m, PORT_IN, "s_axis_x_tvalid", 1, "values");
    module_port(m, PORT_OUT, "s_axis_x_tready", 1, "values");
    module_stream(m, PORT_OUT, "m_axis_y_tdata", g->lanes, g->y_bits, true, "the function of each value");
    module_port(m, PORT_OUT, "m_axis_y_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_y_tready", 1, "results");
}

static void add_lane(struct design *d, const struct activation *g, struct holes *h)
{
    struct module *m = design_module(d, "lane", "A value and its result, a stage between them.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    if (!param_int(&d->params, "gating"))
        module_port(m, PORT_IN, "en", 1, "the stages move");
    module_vector(m, PORT_IN, "x", 1, g->x_bits, true, "a value");
    module_vector(m, PORT_OUT_REG, "y", 1, g->y_bits, true, "its function, two clocks later");
    const char *finish = g->rectifies ? "gw_saturate" : g->is_power ? "gw_octave" : "gw_mirror";
    design_use(d, h, "FINISH", "activation", finish,
               g->rectifies  ? (struct rtl_value[]){{"S_W", g->h.y_bits}, {"Y_W", g->y_bits}, {0}}
               : g->is_power ? (struct rtl_value[]){{"I_W", g->x_bits - g->x_frac}, {"H_W", g->h.y_bits}, {"FRAC", g->y_frac}, {"Y_W", g->y_bits}, {0}}
                             : (struct rtl_value[]){{"H_W", g->h.y_bits}, {"FRAC", g->y_frac}, {"ODD", g->is_odd}, {"Y_W", g->y_bits}, {0}});
    module_body(d, m, "lane", h);
}

static void set_holes(struct holes *h, const struct design *d, const struct activation *g)
{
    hole(h, "TOP", "%s", d->top);
    hole_int(h, "LANES", g->lanes);
    hole_int(h, "GATING", param_int(&d->params, "gating"));
    hole_int(h, "X_BITS", g->x_bits);
    hole_int(h, "Y_BITS", g->y_bits);
    hole_int(h, "REACH", g->reach);
    hole_int(h, "M_BITS", g->x_bits - g->ones);
    hole_int(h, "ONES", g->ones);
    hole_int(h, "H_BITS", g->h.y_bits);
    hole_int(h, "FAR", g->is_far);
    hole_int(h, "RECTIFIES", g->rectifies);
    hole_int(h, "POWER", g->is_power);
    hole_int(h, "BENDS", g->is_power && g->h.line_bits > 0);
    hole_int(h, "RAISE", g->y_bits - 2 - g->x_frac);
    hole_int(h, "RAISED", g->y_bits - 2 > g->x_frac);
    hole_int(h, "UP", g->y_frac - g->x_frac);
    hole_int(h, "SHIFTED", g->y_frac > g->x_frac);
    hole(h, "FUNCTION", "%s", function_of(&d->params)->name);
    padding_holes(h, (struct tdata[]){{"x", g->lanes * g->x_bits}}, 1, (struct tdata){"y", g->lanes * g->y_bits});
}

static void build(struct design *d)
{
    struct activation g = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error)) {
        segments_free(&g.h);
        return;
    }
    describe(d, &g);
    set_holes(&h, d, &g);
    struct module *top = design_module(d, "", "Top: two stages, a lane for each value of a beat.");
    top_ports(top, &g);
    module_body(d, top, "top", &h);
    add_lane(d, &g, &h);
    char *what = xasprintf("%s", g.is_power && g.h.line_bits ? "1 + a - 2^a" : function_of(&d->params)->even);
    segments_add(d, &g.h, "even", what, g.heap, g.goal);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
    segments_free(&g.h);
    free(what);
}

const struct generator generator_activation = {
    .name = "activation",
    .summary = "SiLU, GELU, sigmoid, tanh or 2^x of each value of a stream, within a stated error",
    .about = "Fixed-point values stream in, a beat of all lanes at a time, and leave as a function of each two clocks later. The function is "
             "made of straight lines whose number and slopes are chosen so that every result is within error= of the exact one, in its last "
             "place; the manifest states the error that is reached, over all values, and has the table.",
    .schema = schema,
    .samples = samples,
    .build = build,
    .fpga = (const char *const[]){"arith=star", "gating=0", NULL},
};
