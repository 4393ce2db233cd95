// SPDX-License-Identifier: Apache-2.0
// The generator `splitmac`: columns of multiply-accumulate units that share x. mode=fixed multiplies whole
// elements. mode=dual has 8x8 multipliers only: an element of X is 256*xh + xl, two bytes whose products with w
// are summed apart and put together once a sum, or the two bytes are rows of X of their own.
//
// What low=xor80 leaves out: a byte b of 0..255 goes into the multiplier as b ^ 0x80, the signed byte b - 128.
// With x' and w' for what the multipliers see, X = 128 where x is flipped, else 0, and C = 128 for a flipped w:
// sum(x * w) = sum((x' + X) * (w' + C)) = sum(x' * w') + X * sum(w) + C * sum(x'). So a column keeps sum(w), and
// where w has a low byte all columns share sum(x'). A lane that is not kept has x' = 0 and w = 0.
#include <stdlib.h>
#include <string.h>

#include "arith/choice.h"
#include "emit/use.h"
#include "splitmac/splitmac.h"

__extension__ typedef __int128 wide;

static const struct param schema[] = {
    {"cols", PARAM_INT, 1, 64, NULL, "1", "columns: multiply-accumulate units that share x; results in a beat"},
    {"lanes", PARAM_INT, 1, 64, NULL, "1", "lanes: elements along K in a step, one multiplication each in every column"},
    {"x_bits", PARAM_ENUM, 0, 0, "8|12|16", "16", "bits of an element of X"},
    {"x_signed", PARAM_BOOL, 0, 1, NULL, "1", "X is two's complement (1) or unsigned (0)"},
    {"w_bits", PARAM_ENUM, 0, 0, "8|16", "8", "bits of a weight, two's complement"},
    {"mode", PARAM_ENUM, 0, 0, "fixed|dual", "dual",
     "fixed = multipliers of x_bits by w_bits; dual = 8x8 multipliers: each sum is one row of X, or two rows of 8-bit elements"},
    {"low", PARAM_ENUM, 0, 0, "xor80|u8", "xor80",
     "how low bytes, unsigned, are multiplied (dual only): xor80 = made signed by XOR 0x80, 128*sum(w) is added back once; u8 = as they are"},
    {"k_max", PARAM_INT, 1, 1099511627776, NULL, "65536", "most terms of a sum (K) that the accumulators hold without overflow"},
    {"out", PARAM_ENUM, 0, 0, "raw|requant", "raw", "raw = exact sums; requant = sums requantized to y_bits"},
    REQUANT_PARAMS(" (requant only)"),
    ARITH_PARAMS("delay"),
    PARAM_FOR("arith=star"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"cols", "..3"},
    {"lanes", "..3"},
    {0},
};

enum { SUM_CLOCKS = 2 }; // from the admission of a sum's last operands to the sum

// Bits of a sum of k_max terms of range r.
static int sum_bits(const struct splitmac *g, struct range r)
{
    return signed_bits(g->k_max * r.lo, g->k_max * r.hi);
}

// Longest sum of terms of range r that `bits` bits hold.
static int64_t longest(struct range r, int bits)
{
    wide half = (wide)1 << (bits - 1);
    wide k = r.hi > 0 ? (half - 1) / r.hi : half;
    return (int64_t)(r.lo < 0 && half / -r.lo < k ? half / -r.lo : k);
}

static void check_k_max(const struct splitmac *g, const struct params *p)
{
    bool small = g->requant && g->rq.gemmlowp;
    int64_t k = longest(g->product, small ? REQUANT_GEMMLOWP_D_BITS : 64);
    const char *x = param_text(p, "x_bits"), *w = param_text(p, "w_bits");
    if (k == 0)
        refuse(p->error, "round", "value 'gemmlowp' with x_bits=%s and w_bits=%s; legal: onnx, as one product and a bias exceed 32 bits",
               x, w);
    if (g->k_max > k)
        refuse(p->error, "k_max", "value '%s' with x_bits=%s and w_bits=%s%s; legal: 1..%lld, as %s", param_text(p, "k_max"),
               x, w, small ? " and round=gemmlowp" : "", (long long)k,
               small ? "a sum and its bias must fit 32 bits" : "an accumulator has at most 64 bits");
}

// Accumulators that mode=dual needs.
static void derive_dual(struct splitmac *g)
{
    struct range s8 = range_of(8, true), u8 = range_of(8, false), row = range_of(8, g->x_signed);
    struct range w = range_of(g->w_bits, true), w_low = g->xor80 ? s8 : u8;
    struct range xh = splitmac_high_byte(g), xl = splitmac_low_byte(g);
    g->h_bits = sum_bits(g, range_times(xh, s8));
    g->l_bits = sum_bits(g, range_times(xl, s8));
    g->hl_bits = sum_bits(g, range_times(xh, w_low));
    g->ll_bits = sum_bits(g, range_times(xl, w_low));
    g->rh_bits = sum_bits(g, range_times(row, w));
    g->rl_bits = sum_bits(g, range_times(range_union(u8, row), w));
    g->wsum_bits = sum_bits(g, w);
    g->xsum_bits = sum_bits(g, s8);
}

static struct splitmac derive(struct params *p)
{
    struct arith_choice how = arith_choice(p);
    struct splitmac g = {
        .cols = (int)param_int(p, "cols"),
        .lanes = (int)param_int(p, "lanes"),
        .x_bits = (int)param_int(p, "x_bits"),
        .w_bits = (int)param_int(p, "w_bits"),
        .k_max = param_int(p, "k_max"),
        .x_signed = param_int(p, "x_signed"),
        .dual = param_is(p, "mode", "dual"),
        .heap = how.heap,
        .goal = how.goal,
        .requant = param_is(p, "out", "requant"),
    };
    param_only_with(p, "low", g.dual, "mode=fixed", "mode=dual");
    g.rq = requant_params(p, g.requant, "out=raw", "out=requant");
    if (g.dual && g.x_bits == 8)
        refuse(p->error, "x_bits", "value '8' with mode=dual; legal: 12 or 16, or mode=fixed, as a byte is not split");
    g.xor80 = g.dual && param_is(p, "low", "xor80");
    g.wide_w = g.dual && g.w_bits == 16;
    g.x_el = g.dual ? 16 : g.x_bits;
    g.product = range_times(range_of(g.x_bits, g.x_signed), range_of(g.w_bits, true));
    check_k_max(&g, p);
    if (is_refused(p->error))
        return g;
    g.c_bits = sum_bits(&g, g.product);
    if (g.dual)
        derive_dual(&g);
    g.rq.d_bits = g.c_bits;
    g.rq.heap = g.heap;
    g.rq.goal = g.goal;
    g.y_el = g.requant ? g.rq.y_bits : g.c_bits;
    g.rq_clocks = g.requant ? requant_clocks(&g.rq) : 0;
    // Deep enough that a reader that never waits never holds a step up.
    g.slots = 1 << index_bits(SUM_CLOCKS + g.rq_clocks + 4);
    return g;
}

static void add_column(struct design *d, const struct splitmac *g, struct holes *h)
{
    struct module *m = design_module(d, "column", "A column: its weights of the step, its multipliers, its sum.");
    splitmac_mac_ports(m, g);
    module_vector(m, PORT_IN, "x", g->lanes, g->x_el, g->x_signed && !g->dual, "x of the step, a clock after w");
    module_vector(m, PORT_IN, "w", g->lanes, g->w_bits, true, "weights from the stream");
    if (g->xor80)
        module_port(m, PORT_IN, "take", g->lanes, "lanes that work in this step");
    if (g->xor80)
        m->ports[m->port_count - 1].is_vector = true;
    if (g->dual)
        splitmac_stage_ports(m, PORT_IN);
    if (g->xor80 && g->wide_w) {
        module_vector(m, PORT_IN, "xsum_h", 1, g->xsum_bits, true, "sum of high bytes of x as multiplied");
        module_vector(m, PORT_IN, "xsum_l", 1, g->xsum_bits, true, "sum of low bytes of x as multiplied");
    }
    if (g->requant)
        splitmac_bus_ports(m);
    module_vector(m, PORT_OUT, "y", 1, g->y_el, !g->requant || g->rq.y_signed, "result");
    hole(h, "SUM", g->requant ? "sum" : "y");
    hole(h, "FLIP_W", g->xor80 ? " ^ 8'h80" : "");
    hole(h, "LOW_COMMENT", g->xor80 ? " // flipped" : "");
    hole(h, "MAC_LOW", g->xor80 ? "" : "_low");
    if (g->requant)
        splitmac_use_regs(d, g, h);
    module_body(d, m, "column", h);
}

// What the top instantiates of rtl/.
static void use_modules(struct design *d, const struct splitmac *g, struct holes *h)
{
    const struct rtl_value control[] = {{"SLOTS", g->slots}, {"CLOCKS", g->rq_clocks}, {0}};
    const struct rtl_value xsum[] = {{"LANES", g->lanes}, {"SUM_W", g->xsum_bits}, {0}};
    design_use(d, h, "CONTROL", "splitmac", g->dual ? "gw_control_dual" : "gw_control_fixed", control);
    if (g->xor80 && g->wide_w)
        design_use(d, h, "BYTE_SUMS", "splitmac", "gw_xsum", xsum);
}

static void top_ports(struct module *m, const struct splitmac *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; streams begin at a sum boundary");
    module_stream(m, PORT_IN, "s_axis_x_tdata", g->lanes, g->x_el, g->x_signed,
                  g->dual ? "X[m][k..], or X[m][k..] in the low and X[m+1][k..] in the high bytes" : "X[m][k..]");
    module_port(m, PORT_IN, "s_axis_x_tvalid", 1, "elements of X");
    module_port(m, PORT_OUT, "s_axis_x_tready", 1, "high while a beat of weights is valid, unless results wait");
    module_port(m, PORT_IN, "s_axis_x_tlast", 1, "last step of the sum");
    module_port(m, PORT_IN, "s_axis_x_tuser", g->lanes + g->dual,
                g->dual ? "a keep bit per lane; then 0: whole elements, 1: two rows of bytes" : "a keep bit per lane");
    m->ports[m->port_count - 1].is_vector = true;
    module_stream(m, PORT_IN, "s_axis_w_tdata", g->cols * g->lanes, g->w_bits, true,
                  "W[k..][n..n+cols-1], the lanes of column 0 lowest");
    module_port(m, PORT_IN, "s_axis_w_tvalid", 1, "weights");
    module_port(m, PORT_OUT, "s_axis_w_tready", 1, "high while a beat of X is valid, unless results wait");
    module_stream(m, PORT_OUT, "m_axis_y_tdata", g->cols, g->y_el, !g->requant || g->rq.y_signed, "Y[m][n..n+cols-1]");
    module_port(m, PORT_OUT, "m_axis_y_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_y_tready", 1, "results");
    if (g->dual)
        module_port(m, PORT_OUT, "m_axis_y_tlast", 1, "last row of the sum: low before the second of two rows");
    if (g->requant)
        module_axil(m, 5 + index_bits(g->cols), "registers");
}

static void common_holes(struct holes *h, const struct design *d, const struct splitmac *g)
{
    int slot_w = index_bits(g->slots), col_w = index_bits(g->cols);
    bool u8_mode = g->dual && !g->xor80 && g->x_signed;
    const struct {
        const char *name;
        int value;
    } numbers[] = {
        {"COLS", g->cols}, {"COLS_MSB", g->cols - 1}, {"LANES", g->lanes}, {"LANES_MSB", g->lanes - 1},
        {"X_BITS", g->x_bits}, {"X_EL", g->x_el}, {"X_MSB", g->lanes * g->x_el - 1}, {"X_SIGNED", g->x_signed},
        {"W_BITS", g->w_bits}, {"W_MSB", g->w_bits - 1}, {"W_LANES", g->lanes * g->w_bits},
        {"W_LANES_MSB", g->lanes * g->w_bits - 1}, {"BYTES_MSB", 8 * g->lanes - 1}, {"DUAL", g->dual},
        {"XOR80", g->xor80}, {"WIDE_W", g->wide_w}, {"REQUANT", g->requant},
        {"GATED_W", g->xor80}, {"HAS_XSUM", g->xor80 && g->wide_w},
        {"HAS_LOW_SIGNED", u8_mode}, {"C_BITS", g->c_bits}, {"C_EL_MSB", g->c_bits - 1},
        {"RH_MSB", g->rh_bits - 1}, {"RL_BITS", g->rl_bits}, {"RL_MSB", g->rl_bits - 1},
        {"H_MSB", g->h_bits - 1}, {"L_MSB", g->l_bits - 1}, {"HL_MSB", g->hl_bits - 1},
        {"LL_MSB", g->ll_bits - 1}, {"WSUM_BITS", g->wsum_bits},
        {"WSUM_MSB", g->wsum_bits - 1}, {"WSUM_PAD", g->wsum_bits - g->w_bits},
        {"XSUM_MSB", g->xsum_bits - 1}, {"Y_EL", g->y_el},
        {"Y_MSB", g->cols * g->y_el - 1}, {"RAM_W", g->cols * g->y_el + g->dual}, {"SLOTS", g->slots},
        {"SLOT_W", slot_w}, {"SLOT_MSB", slot_w - 1}, {"COL_W", col_w},
        {"ADDR_W", 5 + col_w}, {"REG_MSB", 2 + col_w}, {"RDATA_MSB", 32 * g->cols - 1},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    hole(h, "TOP", "%s", d->top);
    hole(h, "LOW_SIGNED", u8_mode ? " .low_signed(low_signed)," : "");
    hole(h, "X_IN", g->xor80 ? "(s_axis_x_tdata[%d*i +: %d] ^ flip)" : "s_axis_x_tdata[%d*i +: %d]", g->x_el, g->x_el);
    hole(h, "X_KIND", g->x_signed ? "signed" : "unsigned");
    hole(h, "EXTENDED", g->x_bits == 16 ? "" : g->x_signed ? ", sign-extended to 16" : ", zero-extended to 16");
    hole(h, "PAIR_BEATS", g->dual ? ", two in 8x8 mode" : "");
    hole(h, "RST_REGS", g->requant ? ", registers go back to what the table says" : "");
}

// Clocks of an unstalled run, see sim/golden/splitmac.h for what is counted.
static void describe(struct design *d, const struct splitmac *g)
{
    d->summary = xasprintf("%s: %s for Y = X * W, %s %d-bit X times %d-bit W, %s a step, on "
                           "%s, %d-bit %s.",
                           d->top, counted(g->cols, "multiply-accumulate column"), g->x_signed ? "signed" : "unsigned", g->x_bits,
                           g->w_bits, counted(g->lanes, "element"), g->dual ? "8x8 multipliers" : "whole multipliers", g->y_el,
                           g->requant ? "requantized results" : "results");
    d->latency = SUM_CLOCKS + 2 + g->rq_clocks;
    d->latency_doc = "from the clock in which a sum's last step is accepted to the transfer of its first result";
    d->cycles_doc = g->requant
        ? "clocks from the first input transfer to the last result transfer, inclusive, of Y = X (M x K) * W (K x N) when "
          "no stream ever stalls and `sim` rewrites the registers, 2 clocks each, before each further group of columns; rows "
          "= rows of X in a sum, 2 where X has 8 bits in dual mode, else 1; ceil(a,b) rounds up"
        : "clocks from the first input transfer to the last result transfer, inclusive, of Y = X (M x K) * W (K x N) when "
          "no stream ever stalls; rows = rows of X in a sum, 2 where X has 8 bits in dual mode, else 1; ceil(a,b) rounds up";
    design_term(d, "steps", "ceil(K,lanes)");
    if (g->requant) {
        design_term(d, "groups", "ceil(N,cols)");
        design_term(d, "sums", "ceil(M,rows)");
        design_term(d, "group", "steps + (sums-1)*max(steps,rows) + rows - 1 + latency");
        d->cycles = "groups*group + (groups-1)*12*cols";
    } else {
        design_term(d, "sums", "ceil(M,rows)*ceil(N,cols)");
        d->cycles = "steps + (sums-1)*max(steps,rows) + rows - 1 + latency";
    }
    json_object_set_new(d->derived, "x_element_bits", json_integer(g->x_el));
    json_object_set_new(d->derived, "sum_bits", json_integer(g->c_bits));
    json_object_set_new(d->derived, "y_element_bits", json_integer(g->y_el));
    json_object_set_new(d->derived, "result_slots", json_integer(g->slots));
    int parts = g->dual ? 2 * g->w_bits / 8 : 1; // 8x8 multipliers, or whole ones
    json_object_set_new(d->derived, "multipliers", json_integer((json_int_t)g->cols * g->lanes * parts));
}

static void describe_arrays(struct design *d, const struct splitmac *g)
{
    int64_t k = 8 * g->lanes;
    design_size(d, "M", 64, "rows of X");
    design_size(d, "K", k < g->k_max ? k : g->k_max, "columns of X, rows of W: terms of a sum");
    design_size(d, "N", 2 * g->cols, "columns of W");
    design_array(d, ARRAY_NEEDED, "x", g->x_bits, g->x_signed,
                 g->dual ? "data X; int8 or uint8 files run two rows at once" : "data X", "M x K");
    design_array(d, ARRAY_NEEDED, "w", g->w_bits, true, "weights W", "K x N");
    if (g->requant)
        splitmac_requant_arrays(d, g, k);
    bool is_signed = !g->requant || g->rq.y_signed;
    design_array(d, ARRAY_RESULT, "y", g->y_el, is_signed, g->requant ? "X * W requantized" : "Y = X * W", "M x N");
}

static void build(struct design *d)
{
    struct splitmac g = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error))
        return;
    describe(d, &g);
    describe_arrays(d, &g);
    common_holes(&h, d, &g);
    padding_holes(&h, &(struct tdata){"x", g.lanes * g.x_el}, 1, (struct tdata){"y", g.cols * g.y_el});
    if (g.requant) {
        requant_setting_holes(&h, &g.rq);
        requant_doc_hole(&h, &g.rq);
    }
    struct module *top = design_module(d, "", "Top: control, operands of X, the columns, the result buffer.");
    top_ports(top, &g);
    use_modules(d, &g, &h);
    module_body(d, top, "top", &h);
    add_column(d, &g, &h);
    splitmac_add_arithmetic(d, &g, &h);
    if (g.requant)
        requant_add(d, &g.rq);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_splitmac = {
    .name = "splitmac",
    .summary = "multiply-accumulate columns: 16-bit data on 8x8 multipliers, or plain multipliers; requantization",
    .about = "cols multiply-accumulate units that share x, each with lanes= multiplications along K in a step, with three "
             "AXI4-Streams. mode=dual multiplies x of 12 or 16 bits exactly on 8x8 multipliers, two in a lane (four with "
             "w_bits=16), or two rows of 8-bit x at once: a bit of tuser in each beat says which. Sums of up to k_max terms "
             "are exact, in two's complement; they never wrap. out=requant scales each column by its own bias, mult, shift and "
             "zero point, held in AXI4-Lite registers, saturates to y_bits and clamps: round=onnx rounds the exact product "
             "once, half to even; round=gemmlowp rounds twice in 32 bits, as TensorFlow Lite does.",
    .schema = schema,
    .fpga = (const char *const[]){"arith=star", NULL},
    .samples = samples,
    .build = build,
};
