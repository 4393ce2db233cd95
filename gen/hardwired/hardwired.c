// SPDX-License-Identifier: Apache-2.0
// The generator `hardwired`: matrix-vector products whose weights are wiring, in three fabrics. fabric=routed has a
// base that is the same for every matrix of a shape and a weight plane of nothing but wires; fabric=rom keeps the
// weights in a mask ROM that selects shared products; fabric=folded is the smallest circuit for these weights alone.
#include "constant/folded.h"
#include "emit/use.h"
#include "hardwired/hardwired.h"

#include <stdlib.h>
#include <string.h>

static const struct param schema[] = {
    {"weights", PARAM_FILE, 0, 0, NULL, "random",
     "W, an .npy file of n_out x n_in integers; random = random weights of n_out, n_in and seed"},
    {"bias", PARAM_FILE, 0, 0, NULL, "none", "an .npy file of n_out integers, added to the sums"},
    {"bias_bits", PARAM_AUTO_INT, 2, 32, NULL, "auto", "bits of a bias; auto = as many as the sums without bias have"},
    {"n_out", PARAM_INT, 1, HARDWIRED_MAX, NULL, "16", "outputs, rows of W (weights=random only)"},
    {"n_in", PARAM_INT, 1, HARDWIRED_MAX, NULL, "64", "inputs, columns of W (weights=random or w_packed=1 only)"},
    {"seed", PARAM_INT, 0, INT32_MAX, NULL, "1", "seed of the random weights, uniform over w_bits (weights=random only)"},
    {"w_bits", PARAM_ENUM, 0, 0, "1|ternary|2|3|4|5|6|7|8", "4", "bits of a weight; 1 = -1 or 1, ternary = -1, 0 or 1"},
    {"w_signed", PARAM_ENUM, 0, 0, "auto|0|1", "auto", "weights are two's complement (1) or unsigned (0); auto = by the file's type, with w_packed=1 two's complement"},
    {"w_packed", PARAM_BOOL, 0, 1, NULL, "0",
     "1 = a byte of the file holds two weights, the first in its low half; each row of n_in begins a new byte (w_bits=4 only)"},
    {"x_bits", PARAM_INT, 1, 16, NULL, "8", "bits of an input"},
    {"x_signed", PARAM_BOOL, 0, 1, NULL, "1", "inputs are two's complement (1) or unsigned (0)"},
    {"out", PARAM_ENUM, 0, 0, "raw|relu|requant", "raw",
     "raw = exact sums; relu = max(sum, 0); requant = sums requantized to y_bits"},
    REQUANT_PARAMS(" (requant only)"),
    {"mult", PARAM_FILE, 0, 0, NULL, "none", "an .npy file of n_out factors, int32; none = random ones, with weights=random (requant only)"},
    {"shift", PARAM_FILE, 0, 0, NULL, "none", "an .npy file of n_out shifts, int8; none = those that suit random factors and y_bits (requant only)"},
    {"zp", PARAM_FILE, 0, 0, NULL, "none", "an .npy file of n_out zero points; none = 0 (requant only)"},
    {"fabric", PARAM_ENUM, 0, 0, "rom|routed|folded", "routed",
     "where the weights are: routed = in wires alone; rom = in a mask ROM; folded = in a circuit made for them"},
    {"rate", PARAM_ENUM, 0, 0, "serial|parallel", "serial",
     "serial = a beat of x is one bit of each input; parallel = all bits (routed only)"},
    {"base", PARAM_ENUM, 0, 0, "bank|pairs|regions", "bank",
     "how a wire sets a weight (routed only): bank = it selects a multiple of an input; pairs = a sum of multiples of two inputs; regions = it adds an input to those of equal magnitude"},
    {"goal", PARAM_ENUM, 0, 0, "area|adders", "area", "what the search minimizes: area or the number of adders (folded only)"},
    {"effort", PARAM_INT, 0, 1000, NULL, "100", "restarts of the search for a small circuit (folded only)"},
    {"stage", PARAM_INT, 0, 64, NULL, "0", "adder levels between pipeline registers; 0 = combinational (folded only)"},
    {"lanes", PARAM_INT, 1, 64, NULL, "1", "lanes: inputs that a step, one clock, takes (rom only)"},
    {"share", PARAM_INT, 1, HARDWIRED_MAX, NULL, "16", "outputs that share one set of multiples of the inputs (rom only)"},
    {"sign", PARAM_ENUM, 0, 0, "complement|bank", "complement",
     "products of negative weights: complement = inverted in each output; bank = made once with the other multiples (rom only)"},
    {"rom_cell", PARAM_INT, 1, 1000000, NULL, "650",
     "area of 1,000 bits of ROM in um2, for estimates; 650 = 10 F^2 per bit at F = 0.18 um, cells being half of the array (rom only)"},
    {"slack", PARAM_INT, 1, 100000, NULL, "203",
     "places for the weights of each magnitude, in percent of what a random row needs on average (base=regions only)"},
    {"gating", PARAM_BOOL, 0, 1, NULL, "1",
     "stall by: 1 = a gated clock, 0 = enables of registers (serial and rom only)"},
    {"trace", PARAM_BOOL, 0, 1, NULL, "0", "1 = the manifest lists where each weight is (rom and routed only)"},
    PARAM_FOR("gating=0"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"weights", "i1 n_out=3,n_in=4 -128..127; i1 n_out=2,n_in=3 -8..7; i1 n_out=2,n_in=3 -1,1; u1 n_out=3,n_in=2 0..3; "
                "i1 n_out=1,n_in=1 -1; i2 n_out=2,n_in=2 0"},
    {"bias", "i4 n_out -2..1; i4 n_out -100..100; i8 n_out -2147483648..2147483647 with bias_bits=32 x_bits=16 w_bits=8"},
    {"n_out", "..3; 8192 not with fabric=folded"},
    {"n_in", "..6; 4; 8; 8192 not with fabric=folded rate=parallel slack=1000 slack=5200 slack=100000"},
    {"mult", "i4 n_out 1073741824..2147483647; i4 n_out -2147483648..2147483647; u1 n_out 0"},
    {"shift", "i1 n_out 0..40; i1 n_out -31..30; i1 n_out -64..63"},
    {"zp", "i1 n_out -128..127; i4 n_out 0..127"},
    {"stage", "; 2"},
    {"lanes", "..3; 2 not with w_bits=8; 3 not with w_bits=7 w_bits=8"},
    {"slack", "; 1 with base=regions n_out=1 n_in=1 w_bits=8 seed=0; 2 with base=regions n_out=1 n_in=1 w_bits=8 seed=0; "
              "203 with base=regions n_out=1 n_in=1 w_bits=8 seed=0; 1000; 5200"},
    {0},
};

// What a lane's streams hold: a multiple of an input, or the sum of one and a multiple of another or its negative.
static struct range picked_range(const struct hardwired *g)
{
    int most = hardwired_most(g);
    struct range one = range_times(g->x, (struct range){0, most});
    struct range other = range_times(g->x, (struct range){g->minus ? -most : 0, most});
    return g->group == 2 ? (struct range){one.lo + other.lo, one.hi + other.hi} : one;
}

static void derive_widths(struct hardwired *g)
{
    struct range bias = hardwired_bias_range(g), one = range_times(g->x, g->weight);
    g->plus = (int)g->weight.hi;
    g->minus = (int)-g->weight.lo;
    g->negative = g->minus > 0 || g->x.lo < 0;
    g->terms = g->lanes;
    g->most_ones = g->terms;
    if (g->fabric == FABRIC_ROUTED && g->base == BASE_REGIONS) { // an input is picked as it is, or complemented
        g->terms = hardwired_region_places(g);
        g->most_ones = (int64_t)g->n_in * hardwired_most(g);
        g->plus = g->plus > 0;
        g->minus = g->minus > 0;
    }
    g->sum = (struct range){g->n_in * one.lo + bias.lo, g->n_in * one.hi + bias.hi};
    g->y_signed = g->sum.lo < 0;
    g->y_bits = range_bits(g->sum);
    struct range picked = picked_range(g);
    if (g->negated_bank)
        picked = one;
    g->product_bits = g->negative ? signed_bits(picked.lo, picked.hi) : range_bits(picked);
    if (g->serial && g->y_bits < g->product_bits) // of one or two inputs: the last plane has a bit of the result too
        g->y_bits = g->product_bits;
    g->top_bits = g->y_bits - (g->product_bits - 1);
}

static struct hardwired derive(struct params *p)
{
    int x_bits = (int)param_int(p, "x_bits");
    bool x_signed = param_int(p, "x_signed");
    struct hardwired g = {
        .x_bits = x_bits,
        .x_signed = x_signed,
        .x = range_of(x_bits, x_signed),
        .fabric = (enum fabric)param_int(p, "fabric"),
        .serial = param_is(p, "fabric", "routed") && param_is(p, "rate", "serial"),
        .base = (enum base)param_int(p, "base"),
        .out = (enum hardwired_out)param_int(p, "out"),
    };
    bool routed = g.fabric == FABRIC_ROUTED;
    param_only_with(p, "rate", routed, NULL, "fabric=routed");
    param_only_with(p, "base", routed, NULL, "fabric=routed");
    param_only_with(p, "trace", g.fabric != FABRIC_FOLDED, NULL, "fabric=routed or fabric=rom");
    param_only_with(p, "goal", g.fabric == FABRIC_FOLDED, NULL, "fabric=folded");
    param_only_with(p, "effort", g.fabric == FABRIC_FOLDED, NULL, "fabric=folded");
    param_only_with(p, "stage", g.fabric == FABRIC_FOLDED, NULL, "fabric=folded");
    param_only_with(p, "slack", routed && g.base == BASE_REGIONS, NULL, "fabric=routed base=regions");
    bool rom = g.fabric == FABRIC_ROM;
    static const char *const only_rom[] = {"lanes", "share", "sign", "rom_cell"};
    for (int i = 0; i < 4; i++)
        param_only_with(p, only_rom[i], rom, NULL, "fabric=rom");
    param_only_with(p, "gating", g.serial || rom, NULL, "fabric=rom, or fabric=routed rate=serial");
    g.gating = (g.serial || rom) && param_int(p, "gating");
    g.share = (int)param_int(p, "share");
    g.negated_bank = rom && param_is(p, "sign", "bank");
    hardwired_read(&g, p);
    if (!is_refused(p->error))
        hardwired_read_requant(&g, p);
    if (is_refused(p->error))
        return g;
    if (g.base == BASE_PAIRS && routed &&
        (!g.serial || range_most(g.weight) > 16))
        refuse(p->error, "base", "value 'pairs' with rate=%s and w_bits=%s; legal: only with rate=serial and w_bits of at most 5",
               param_text(p, "rate"), param_text(p, "w_bits"));
    g.group = routed && g.base == BASE_PAIRS ? 2 : 1;
    g.lanes = rom ? (int)param_int(p, "lanes") : (g.n_in + g.group - 1) / g.group;
    if (rom && !g.zero && g.n_in % g.lanes)
        refuse(p->error, "lanes", "value '%d' with w_bits=1 and %d inputs; legal: a divisor of them, as no weight is 0", g.lanes, g.n_in);
    g.slack = (int)param_int(p, "slack");
    if (routed && g.base == BASE_REGIONS)
        hardwired_check_regions(&g, p->error);
    if (is_refused(p->error))
        return g;
    derive_widths(&g);
    return g;
}

// ---- the top ----

static void x_ports(struct module *m, const struct hardwired *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; the next beat begins a vector");
    if (g->serial)
        module_stream(m, PORT_IN, "s_axis_x_tdata", g->n_in, 1, false,
                      "one bit of each input, the lowest bit in the first beat");
    else if (g->fabric == FABRIC_ROM)
        module_stream(m, PORT_IN, "s_axis_x_tdata", g->lanes, g->x_bits, g->x_signed,
                      "the inputs of a step; lanes beyond the last input are ignored");
    else
        module_stream(m, PORT_IN, "s_axis_x_tdata", g->n_in, g->x_bits, g->x_signed, "an input vector");
    module_port(m, PORT_IN, "s_axis_x_tvalid", 1, "inputs");
    module_port(m, PORT_OUT, "s_axis_x_tready", 1, g->serial && g->product_bits > g->x_bits ? "low while the high bits of results leave" : "inputs");
}

static void y_ports(struct module *m, int n_out, int bits, bool is_signed, const char *doc)
{
    module_stream(m, PORT_OUT, "m_axis_y_tdata", n_out, bits, is_signed, doc);
    module_port(m, PORT_OUT, "m_axis_y_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_y_tready", 1, "results");
}

// Ports of exact sums.
static void core_ports(struct module *m, const struct hardwired *g)
{
    x_ports(m, g);
    if (!g->serial) {
        y_ports(m, g->n_out, g->y_bits, g->y_signed, "results");
        return;
    }
    y_ports(m, g->n_out, g->top_bits, false,
            "one bit of each result, the lowest first, in bit 0 of its element; in the last beat all bits that "
            "are left");
    module_port(m, PORT_OUT, "m_axis_y_tlast", 1, "last beat of a vector's results");
}

static void common_holes(struct holes *h, const struct design *d, const struct hardwired *g)
{
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
        {"N_IN", g->n_in},
        {"N_OUT", g->n_out},
        {"IN_LAST", g->n_in - 1},
        {"OUT_LAST", g->n_out - 1},
        {"WEIGHTS_LAST", (int64_t)g->n_in * g->n_out - 1},
        {"X_BITS", g->x_bits},
        {"X_BIT_LAST", g->x_bits - 1},
        {"Y_BITS", g->y_bits},
        {"Y_MSB", g->y_bits - 1},
        {"TOP_BITS", g->top_bits},
        {"X_ALL_MSB", hardwired_x_width(g) - 1},
        {"Y_ALL_MSB", g->n_out * (g->serial ? g->top_bits : g->y_bits) - 1},
        {"X_SIGNED", g->x_signed},
        {"SERIAL", g->serial},
        {"STAGES", g->stages},
        {"ROM", g->fabric == FABRIC_ROM},
        {"GATING", g->gating},
        {"BIAS", g->bias != NULL},
        {"PLANES", g->product_bits},
        {"MORE_PLANES", g->product_bits > g->x_bits},
        {"AT_UNUSED", !g->bias || g->product_bits == 1},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    hole(h, "TOP", "%s", d->top);
}

static void keep_arrays(struct design *d, const struct hardwired *g)
{
    design_keep_array(d, (struct kept_array){"weights", 2, {g->n_out, g->n_in}, g->w, 8 << (g->weight.hi > INT8_MAX), true});
    const struct {
        const char *name;
        const int64_t *v;
        int bits;
        bool is_signed;
    } columns[] = {{"mult", g->mult, 32, true},
                   {"shift", g->shift, 8, true},
                   {"zp", g->zp, g->requant.y_bits, g->requant.y_signed}};
    for (int i = 0; i < 3; i++)
        if (columns[i].v)
            design_keep_array(d, (struct kept_array){columns[i].name, 1, {g->n_out, 0}, columns[i].v, columns[i].bits, columns[i].is_signed});
    if (g->bias)
        design_keep_array(d, (struct kept_array){"bias", 1, {g->n_out, 0}, g->bias, 32, true});
}

static struct folded *fold(const struct design *d, struct hardwired *g)
{
    enum folded_goal goal = param_is(&d->params, "goal", "adders") ? FOLDED_ADDERS : FOLDED_AREA;
    struct folded *f = folded_build(g->w, g->bias, g->n_out, g->n_in, g->x_bits, g->x_signed, goal,
                                    (int)param_int(&d->params, "effort"), (int)param_int(&d->params, "stage"));
    g->stages = f->counts.latency;
    if (g->stages > FOLDED_MOST_STAGES)
        refuse(d->params.error, "stage", "value '%s', which makes %d stages; legal: 0, or levels that make at most %d",
               param_text(&d->params, "stage"), g->stages, (int)FOLDED_MOST_STAGES);
    g->y_bits = f->y_bits;
    g->y_signed = true;
    return f;
}

static void add_folded(struct design *d, struct folded *f, struct holes *h)
{
    if (f->counts.latency)
        design_use(d, h, "CONTROL", "hardwired", "gw_stages", (struct rtl_value[]){{"STAGES", f->counts.latency}, {0}});
    folded_emit(d, f);
    hole(h, "STRUCTURE", "  %s_product product (\n    %s.x(s_axis_x_tdata[%d:0]), .y(m_axis_y_tdata[%d:0])\n  );",
         d->top, f->counts.latency ? ".clk(clk), .en(en), " : "", f->n_in * f->x_bits - 1, f->n_out * f->y_bits - 1);
    hardwired_report(d, f->counts.adders, f->counts.full_adders, f->counts.half_adders, f->counts.area);
    folded_free(f);
}

// What makes the base again, whatever the weights are.
static char *base_command(const struct hardwired *g, const struct params *p)
{
    static const char *const of_weights[] = {"weights",   "bias", "seed",  "n_out", "n_in", "w_signed",
                                             "bias_bits", "mult", "shift", "zp",    "trace", "rom_cell",
                                             NULL};
    struct buf b = {0};
    buf_printf(&b, " n_out=%d n_in=%d", g->n_out, g->n_in);
    if (g->weight.lo >= 0)
        buf_puts(&b, " w_signed=0");
    char *rest = params_canonical(p, of_weights);
    buf_puts(&b, rest);
    free(rest);
    if (g->bias)
        buf_printf(&b, " bias=FILE bias_bits=%d", g->bias_bits);
    if (g->out == OUT_REQUANT)
        buf_puts(&b, " mult=FILE shift=FILE");
    return b.s;
}

static void build(struct design *d)
{
    struct hardwired g = derive(&d->params);
    if (is_refused(d->params.error))
        return;
    struct folded *f = g.fabric == FABRIC_FOLDED ? fold(d, &g) : NULL;
    struct holes h = {0};
    hardwired_check_requant(&g, d->params.error);
    if (is_refused(d->params.error))
        return;
    hardwired_describe(d, &g);
    common_holes(&h, d, &g);
    keep_arrays(d, &g);
    struct tdata x = {"x", hardwired_x_width(&g)};
    struct module *top = design_module(
        d, "", g.out == OUT_RAW ? "Top: streams in and out." : "Top: the exact sums and what they leave as.");
    struct module *core = g.out == OUT_RAW ? top : design_module(d, "core", "The exact sums.");
    if (g.out != OUT_RAW) {
        x_ports(top, &g);
        y_ports(top, g.n_out, hardwired_out_bits(&g), hardwired_out_signed(&g), "results");
    }
    core_ports(core, &g);
    if (!f)
        d->command = base_command(&g, &d->params);
    if (f)
        add_folded(d, f, &h);
    else if (g.fabric == FABRIC_ROM)
        hardwired_add_rom(d, &g, &h);
    else
        hardwired_add_routed(d, &g, &h);
    if (!f)
        hardwired_report_modules(d, &g);
    hardwired_add_fast(d, &g, &h);
    design_view(d, "words");
    design_view(d, "fast");
    padding_holes(&h, &x, 1, (struct tdata){"y", g.n_out * (g.serial ? g.top_bits : g.y_bits)});
    module_body(d, core, g.fabric == FABRIC_ROM ? "rom_top" : g.serial ? "serial_top" : "parallel_top", &h);
    if (g.out != OUT_RAW) {
        int y = g.n_out * (g.serial ? g.top_bits : g.y_bits);
        hole_int(&h, "CORE_MSB", (y + 7) / 8 * 8 - 1);
        hole_int(&h, "CORE_USED", y);
        hole_int(&h, "CORE_PADDING", y % 8);
        padding_holes(&h, &x, 1, (struct tdata){"y", g.n_out * hardwired_out_bits(&g)});
        hardwired_add_out(d, &g, top, &h);
    }
    hardwired_note_places(d, &g, &h);
    holes_end(&h, d->template_text);
}

static const char *const of_weights[] = {"weights", "bias", "mult", "shift", "zp", "n_out", "n_in", "seed", "w_packed", NULL};

const struct generator generator_hardwired = {
    .name = "hardwired",
    .summary = "matrix-vector products with fixed weights: in routing, in a mask ROM, or folded into the circuit",
    .about = "Y = X * W^T (+ bias), exact, for a matrix W that is fixed when the chip is made. fabric=routed has two files: a "
             "base that is byte for byte the same for all matrices of a shape, and a weight plane that holds only wires. The "
             "base makes all multiples of each input once, each weight is a wire that selects one of them, and each output "
             "adds up what its weights have selected; base= says in which of three ways. rate=serial takes x bit by bit, one "
             "wire for each input. fabric=rom takes lanes= inputs a clock and a mask ROM, the only thing in the second file, "
             "selects their multiples. fabric=folded is a circuit made for these weights, without multipliers, and "
             "combinational unless stage= adds pipeline registers. out= says how a sum leaves: exact, as max(sum, 0), or "
             "requantized: multiplied by its output's factor, shifted, rounded, with its zero point added, saturated.",
    .schema = schema,
    .fpga = (const char *const[]){"gating=0", NULL},
    .samples = samples,
    .build = build,
    .of_weights = of_weights,
};
