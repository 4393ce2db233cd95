// SPDX-License-Identifier: Apache-2.0
// The generator `requant`: rows of exact sums become rows of small integers, each column with constants of its own, which
// stream in ahead of the rows that they are for. What stands behind an array of multipliers.
#include "arith/requant.h"

#include <stdlib.h>

#include "arith/choice.h"
#include "emit/generator.h"
#include "emit/use.h"

static const struct param schema[] = {
    {"lanes", PARAM_INT, 1, 256, NULL, "16", "columns: sums in a beat, one requantizer for each"},
    {"d_bits", PARAM_INT, 2, 64, NULL, "24", "bits of a sum, two's complement"},
    REQUANT_PARAMS(""),
    {"bypass", PARAM_BOOL, 0, 1, NULL, "0", "1 = a set of constants can let its rows pass unchanged; results are then d_bits wide"},
    {"set_lanes", PARAM_INT, 1, 256, NULL, "1", "columns whose constants one beat carries, a divisor of lanes"},
    ARITH_PARAMS("area"),
    PARAM_FOR("arith=star"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"lanes", "..3; 2"},
    {"set_lanes", "..3; 2"},
    {"d_bits", "; 31; 8"},
    {0},
};

struct epilogue {
    int lanes, per, e_bits; // per: columns in a beat of constants; e_bits: of what leaves
    bool bypass, e_signed;
    struct requant rq;
};

static struct epilogue derive(struct params *p)
{
    struct arith_choice how = arith_choice(p);
    struct epilogue g = {.lanes = (int)param_int(p, "lanes"), .per = (int)param_int(p, "set_lanes"), .bypass = param_int(p, "bypass"),
                         .rq = requant_params(p, true, NULL, NULL)};
    g.rq.d_bits = (int)param_int(p, "d_bits");
    g.rq.heap = how.heap;
    g.rq.goal = how.goal;
    g.rq.turns = true;
    if (g.lanes % g.per)
        refuse(p->error, "set_lanes", "value '%d' with lanes=%d; legal: a divisor of lanes", g.per, g.lanes);
    if (g.rq.gemmlowp && g.rq.d_bits > REQUANT_GEMMLOWP_D_BITS)
        refuse(p->error, "round", "value 'gemmlowp' with d_bits=%d; legal: onnx, or d_bits of at most %d", g.rq.d_bits,
               REQUANT_GEMMLOWP_D_BITS);
    int wide = g.rq.y_bits + !g.rq.y_signed; // of a result as a signed number
    g.e_bits = !g.bypass ? g.rq.y_bits : g.rq.d_bits > wide ? g.rq.d_bits : wide;
    g.e_signed = g.bypass || g.rq.y_signed;
    return g;
}

static void describe(struct design *d, const struct epilogue *g)
{
    d->summary = xasprintf("%s: requantizer of %s a clock, sums of %d bits to %s%sint%d, rounded as %s does.", d->top,
                           counted(g->lanes, "column"), g->rq.d_bits, g->bypass ? "themselves or " : "", g->rq.y_signed ? "" : "u",
                           g->rq.y_bits, g->rq.gemmlowp ? "TensorFlow Lite" : "ONNX");
    if (g->rq.heap)
        design_view(d, "words");
    design_term(d, "beats", "lanes/set_lanes");
    design_term(d, "tiles", "ceil(N,lanes)");
    d->cycles = g->bypass ? "beats + (tiles-1)*max(M,beats) + M + 1 + if(raw,0,latency)" : "beats + (tiles-1)*max(M,beats) + M + 1 + latency";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of M rows in each of ceil(N,lanes) "
                    "tiles of columns when no stream ever stalls";
    d->latency = requant_clocks(&g->rq);
    d->latency_doc = g->bypass ? "from the transfer of a row to that of its results; 0 where rows pass" : "from the transfer of a row to that of its results";
    json_object_set_new(d->derived, "e_bits", json_integer(g->e_bits));
    design_size(d, "M", 40, "rows");
    design_size(d, "N", 2 * g->lanes, "columns");
    design_array(d, ARRAY_NEEDED, "x", g->rq.d_bits, true, "exact sums", "M x N");
    requant_arrays(d, &g->rq, g->bypass ? ARRAY_OPTIONAL : ARRAY_NEEDED, (double)(INT64_C(1) << (g->rq.d_bits - 2)));
    design_array(d, ARRAY_OPTIONAL, "clamp", g->rq.y_bits, g->rq.y_signed, "smallest and largest result", "2");
    design_array(d, ARRAY_RESULT, "y", g->e_bits, g->e_signed, g->bypass ? "results; without mult and shift the sums" : "results", "M x N");
}

static void top_ports(struct module *m, const struct epilogue *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; streams begin with a set of constants");
    module_stream(m, PORT_IN, "s_axis_q_tdata", g->per, REQUANT_WORD_BITS * 2 + REQUANT_SHIFT_BITS + g->rq.y_bits, false,
                  "constants of a column: {zero point, shift, factor, bias}");
    module_port(m, PORT_IN, "s_axis_q_tvalid", 1, "constants");
    module_port(m, PORT_OUT, "s_axis_q_tready", 1, "low while one set waits");
    module_port(m, PORT_IN, "s_axis_q_tuser", 2 * g->rq.y_bits + g->bypass,
                g->bypass ? "valid in a set's last beat: {rows pass, max, min of results}" : "valid in a set's last beat: {max, min of results}");
    module_stream(m, PORT_IN, "s_axis_x_tdata", g->lanes, g->rq.d_bits, true, "a row of sums");
    module_port(m, PORT_IN, "s_axis_x_tvalid", 1, "sums");
    module_port(m, PORT_OUT, "s_axis_x_tready", 1, "low while no set of constants is in use");
    module_port(m, PORT_IN, "s_axis_x_tlast", 1, "last row of the set of constants");
    module_stream(m, PORT_OUT, "m_axis_y_tdata", g->lanes, g->e_bits, g->e_signed, "a row of results");
    module_port(m, PORT_OUT, "m_axis_y_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_y_tready", 1, "results");
    module_port(m, PORT_OUT, "m_axis_y_tlast", 1, "last row of the set of constants");
}

static void use_settings(struct design *d, const struct epilogue *g, struct holes *h)
{
    struct requant_lateness late = requant_lateness(&g->rq);
    const struct {
        const char *hole;
        int lanes, per, width, late;
    } sets[] = {{"SET_BIAS", g->lanes, g->per, REQUANT_WORD_BITS, late.bias},
                {"SET_MULT", g->lanes, g->per, REQUANT_WORD_BITS, late.mult},
                {"SET_SHIFT", g->lanes, g->per, REQUANT_SHIFT_BITS, late.shift},
                {"SET_ZP", g->lanes, g->per, g->rq.y_bits, late.rest},
                {"SET_LIMITS", 1, 1, 2 * g->rq.y_bits, late.rest}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        design_use(d, h, sets[i].hole, "requant", "gw_setting",
                   (struct rtl_value[]){{"LANES", sets[i].lanes}, {"PER", sets[i].per}, {"WIDTH", sets[i].width}, {"LATE", sets[i].late}, {0}});
    design_use(d, h, "CONTROL", "requant", "gw_control_sets",
               (struct rtl_value[]){{"BEATS", g->lanes / g->per}, {"CLOCKS", requant_clocks(&g->rq)}, {0}});
}

static void top_holes(struct holes *h, const struct design *d, const struct epilogue *g)
{
    hole(h, "TOP", "%s", d->top);
    hole_int(h, "LANES", g->lanes);
    hole_int(h, "PER", g->per);
    hole_int(h, "D_BITS", g->rq.d_bits);
    hole_int(h, "Y_BITS", g->rq.y_bits);
    hole_int(h, "E_BITS", g->e_bits);
    hole_int(h, "BYPASS", g->bypass);
    hole_int(h, "CLOCKS", requant_clocks(&g->rq));
    hole(h, "RAW", g->bypass ? "s_axis_q_tuser[2*Y_W]" : "1'b0");
    hole(h, "RAW_DOC", g->bypass ? ", and whether rows pass as they are" : "");
    hole_resized(h, "SUM", "s_axis_x_tdata[D_W*i +: D_W]", g->rq.d_bits, g->e_bits);
    if (g->rq.y_signed)
        hole_resized(h, "RESULT", "y", g->rq.y_bits, g->e_bits);
    else
        hole(h, "RESULT", "{%d'd0, y}", g->e_bits - g->rq.y_bits);
    requant_setting_holes(h, &g->rq);
    requant_doc_hole(h, &g->rq);
    padding_holes(h, (struct tdata[]){{"x", g->lanes * g->rq.d_bits}}, 1, (struct tdata){"y", g->lanes * g->e_bits});
}

static void build(struct design *d)
{
    struct epilogue g = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error))
        return;
    describe(d, &g);
    top_holes(&h, d, &g);
    struct module *top = design_module(d, "", "Top: sets of constants, a requantizer for each column.");
    top_ports(top, &g);
    use_settings(d, &g, &h);
    module_body(d, top, "top", &h);
    requant_add(d, &g.rq);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_requant = {
    .name = "requant",
    .summary = "requantizer for rows of sums: bias, factor, shift, zero point for each column, and a clamp",
    .about = "Rows of exact sums stream in and leave as 8- or 16-bit integers, one row a clock. Each column has a bias, a "
             "factor, a shift and a zero point; a smallest and a largest result, common to all columns, make a ReLU or another "
             "clamp. The constants stream in ahead of the rows that they are for: one set waits while another is in use, so "
             "that tiles of columns follow one another without a pause. round=onnx or round=gemmlowp says how results are "
             "rounded.",
    .schema = schema,
    .samples = samples,
    .build = build,
    .fpga = (const char *const[]){"arith=star", NULL},
};
