// SPDX-License-Identifier: Apache-2.0
// The generator `systolic`: a rows x cols array of multiply-accumulate elements for C = A * W,
// weight-stationary (double-buffered weights, as in the TPU, arXiv 1704.04760) or output-stationary.
// Skew, accumulators and result buffer are inside: the user streams plain rows.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "systolic/systolic.h"

static const struct param schema[] = {
    {"rows", PARAM_INT, 1, 256, NULL, "16", "rows of the array: terms of a sum that one pass adds up (ws), or rows of results (os)"},
    {"cols", PARAM_INT, 1, 256, NULL, "16", "columns of the array: results in a beat"},
    {"dataflow", PARAM_ENUM, 0, 0, "ws|os", "ws", "ws = weight-stationary: a tile of weights stays in the array; os = output-stationary: the accumulators do"},
    {"a_bits", PARAM_INT, 2, 16, NULL, "8", "bits of an activation"},
    {"w_bits", PARAM_INT, 2, 16, NULL, "8", "bits of a weight, two's complement"},
    {"a_signed", PARAM_BOOL, 0, 1, NULL, "1", "activations are two's complement (1) or unsigned (0)"},
    {"pipe", PARAM_BOOL, 0, 1, NULL, "0", "1 = a pipeline register between multiplier and adder (pe=pair: before the multiplier): one more clock of latency"},
    {"sparsity", PARAM_ENUM, 0, 0, "dense|1:2", "dense",
     "1:2 = of each two weights along K at most one is not 0: it is stored with a bit that selects one of two activations"},
    {"k_max", PARAM_INT, 1, 16777216, NULL, "65536", "most terms of a sum (K) that the accumulators hold without overflow"},
    {"acc_bits", PARAM_AUTO_INT, 2, 64, NULL, "auto",
     "auto = exact: each row's partial sums are as wide as they need; N = all sums have N bits and wrap modulo 2^N"},
    {"acc_rows", PARAM_INT, 0, 65536, NULL, "256",
     "accumulators per column, for sums longer than one pass (ws only); 0 = none, partial sums leave as results"},
    {"arith", PARAM_ENUM, 0, 0, "heap|star", "heap",
     "heap = compressor trees of adder cells, for silicon; star = * and +, for FPGAs; same results"},
    {"goal", PARAM_ENUM, 0, 0, "delay|area", "delay", "what the compressor trees of arith=heap are optimized for: delay = area times delay, area = area alone"},
    {"split", PARAM_ENUM, 0, 0, "none|byte", "none",
     "byte = elements of two 8-bit halves: a beat is a row of 16-bit activations, or two rows of 8-bit ones (ws, a_bits=16)"},
    {"pe", PARAM_ENUM, 0, 0, "plain|pair", "plain",
     "pair = two rows share a multiplier, (x0+w1)*(x1+w0) (Winograd's inner product): smaller, one more clock a tile (ws only)"},
    {"pe_rows", PARAM_ENUM, 0, 0, "auto|1|2|4|8|16", "auto",
     "rows whose products one element adds up (ws only): more is smaller and slower; auto = 1, with pe=pair 2"},
    {"gating", PARAM_BOOL, 0, 1, NULL, "0", "1 = weight registers have gated clocks, 0 = enables by multiplexers (ws only)"},
    {"epilogue", PARAM_ENUM, 0, 0, "none|requant", "none", "requant = results are requantized to y_bits: bias, factor, rounding and clamp for each column"},
    REQUANT_PARAMS(" (epilogue=requant only)"),
    PARAM_FOR("arith=star"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"rows", "..16; 3"},
    {"cols", "..2"},
    {"acc_rows", "..256; 3"},
    {0},
};

static void check_pe_rows(const struct params *p, const struct array *g)
{
    const char *value = param_text(p, "pe_rows");
    if (g->rows % g->pe_rows)
        refuse(p->error, g->fip ? "pe" : "pe_rows", "value '%s' with rows=%d; legal: a number of rows divisible by %d",
               g->fip ? "pair" : value, g->rows, g->pe_rows);
    if (g->fip && g->pe_rows == 1)
        refuse(p->error, "pe_rows", "value '1' with pe=pair; legal: auto, 2, 4, 8 or 16");
    if (!g->fip && g->pe_rows > 1 && (!g->ws || g->sparse || g->split))
        refuse(p->error, "pe_rows", "value '%s' with %s; legal: 1 or auto", value,
               !g->ws ? "dataflow=os" : g->sparse ? "sparsity=1:2" : "split=byte");
}

// Parameters that do not go together.
static void check_together(const struct params *p, const struct array *g)
{
    check_pe_rows(p, g);
    if (g->fip)
        systolic_fip_check(p);
    if (g->split)
        systolic_split_check(p);
    param_needs(p, "epilogue", "split", !g->epilogue || !g->split, "split=none");
    for (const char *const *s = (const char *const[]){"acc_rows", "gating", NULL}; *s; s++)
        param_needs(p, *s, "dataflow", g->ws || !param_given(p, *s), "dataflow=ws");
}

// Bits of a sum of n products: exact, or acc_bits if that is given.
static int sum_bits(const struct array *g, const struct params *p, int64_t n)
{
    int64_t acc_bits = param_int(p, "acc_bits");
    return acc_bits == PARAM_AUTO ? systolic_exact_bits(g, n) : (int)acc_bits;
}

// Widths of products, partial sums and results.
static void derive_sums(struct array *g, const struct params *p)
{
    int64_t products = g->sparse ? (param_int(p, "k_max") + 1) / 2 : param_int(p, "k_max");
    for (int r = 0; r < g->stages; r++) {
        int64_t n = (int64_t)(r + 1) * g->pe_rows;
        g->p_bits[r + 1] = sum_bits(g, p, n < products ? n : products);
    }
    int64_t acc_bits = param_int(p, "acc_bits");
    g->prod_bits = systolic_exact_bits(g, g->fip ? 1 : g->pe_rows);
    int longest = sum_bits(g, p, products);
    g->keep_bits = longest < g->prod_bits ? longest : g->prod_bits;
    g->y_bits = g->p_bits[g->stages];
    if (g->fip)
        systolic_fip_plan(g);
    else if (g->ws && g->heap)
        systolic_plan_sums(g, systolic_product_range(g), products, acc_bits);
    g->c_bits = g->ws && !g->acc ? g->y_bits : sum_bits(g, p, products);
    if (g->split)
        systolic_split_widths(g, products);
}

static struct array derive(struct params *p)
{
    struct array g = {
        .rows = (int)param_int(p, "rows"),
        .cols = (int)param_int(p, "cols"),
        .a_bits = (int)param_int(p, "a_bits"),
        .w_bits = (int)param_int(p, "w_bits"),
        .acc_rows = (int)param_int(p, "acc_rows"),
        .ws = param_is(p, "dataflow", "ws"),
        .a_signed = param_int(p, "a_signed"),
        .pipe = param_int(p, "pipe"),
        .sparse = param_is(p, "sparsity", "1:2"),
        .split = param_is(p, "split", "byte"),
        .fip = param_is(p, "pe", "pair"),
        .pe_rows = (int)param_int(p, "pe_rows"),
        .lanes = 1,
        .epilogue = param_is(p, "epilogue", "requant"),
    };
    g.rq = requant_params(p, g.epilogue, "epilogue=none", "epilogue=requant");
    if (g.pe_rows == 0) // auto
        g.pe_rows = g.fip ? 2 : 1;
    check_together(p, &g);
    if (is_refused(p->error))
        return g;
    g.acc = g.ws && g.acc_rows > 0;
    g.heap = param_is(p, "arith", "heap");
    g.gating = param_int(p, "gating");
    g.goal = param_is(p, "goal", "area") ? HEAP_AREA : HEAP_DELAY;
    g.recoding = recoding_for(g.a_bits, g.a_signed, g.w_bits);
    g.lines = g.heap && !g.sparse && !g.fip && !g.recoding.binary;
    g.a = range_of(g.a_bits, g.a_signed);
    g.stages = g.rows / g.pe_rows;
    g.x_bits = g.pe_rows * g.a_bits * (1 + g.sparse);
    g.pe_bits = g.lines ? g.pe_rows * g.recoding.lines : g.x_bits;
    g.we_bits = g.w_bits + g.sparse;
    if (g.split)
        systolic_split_derive(&g);
    derive_sums(&g, p);
    g.rq.d_bits = g.c_bits;
    if (g.epilogue && g.rq.gemmlowp && g.c_bits > REQUANT_GEMMLOWP_D_BITS)
        refuse(p->error, "round", "value 'gemmlowp' with results of %d bits; legal: onnx, or a k_max or acc_bits that leaves at most %d",
               g.c_bits, REQUANT_GEMMLOWP_D_BITS);
    // Deep enough that a reader that never waits never holds the array up: all rows on their way.
    int on_the_way = g.ws ? g.stages + g.fip + g.cols + 8 : 2 * g.rows + g.cols + 9;
    g.slots = 1 << index_bits(on_the_way);
    g.flag_clocks = g.stages + g.fip + g.pipe + 1;
    return g;
}

// Products of an element by `*`: of one row, or of the lanes of a split one.
static void star_holes(struct holes *h, const struct array *g)
{
    const char *x = g->sparse ? "x_pick" : "x";
    char *word = xasprintf(g->a_signed ? "%s" : "{1'b0, %s}", x);
    char *w = xasprintf(g->sparse ? "%s[%d:0]" : "%s", g->ws ? "w_use" : "w", g->w_bits - 1);
    hole_product(h, "STAR_PRODUCT", word, g->a_bits + !g->a_signed, w, g->w_bits);
    hole_product(h, "LO_STAR", "x[8:0]", 9, w, g->w_bits);
    hole_product(h, "HI_STAR", "x[17:9]", 9, w, g->w_bits);
    free(word);
    free(w);
}

static void common_holes(struct holes *h, const struct design *d, const struct array *g)
{
    int slot_w = index_bits(g->slots), index_w = index_bits(g->rows);
    int x_all = g->stages * g->x_bits, w_all = g->cols * g->we_bits;
    int y_el = g->ws ? g->lanes * g->y_bits : g->c_bits;
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
        {"ROWS", g->rows}, {"COLS", g->cols}, {"R_LAST", g->rows - 1}, {"C_LAST", g->cols - 1},
        {"A_BITS", g->a_bits}, {"A_MSB", g->a_bits - 1}, {"W_BITS", g->w_bits},
        {"WE_BITS", g->we_bits}, {"WE_MSB", g->we_bits - 1}, {"XE_BITS", g->x_bits},
        {"PE_BITS", g->pe_bits}, {"PE_MSB", g->pe_bits - 1}, {"HEAP", g->heap}, {"GATING", g->gating}, {"X_ALL", x_all}, {"X_MSB", x_all - 1}, {"W_ALL", w_all},
        {"W_ALL_MSB", w_all - 1}, {"PROD_MSB", g->prod_bits - 1}, {"C_ALL", g->cols * g->c_bits},
        {"C_ALL_MSB", g->cols * g->c_bits - 1},
        {"KEEP_BITS", g->keep_bits}, {"KEEP_MSB", g->keep_bits - 1}, {"NARROW", g->keep_bits < g->prod_bits},
        {"NARROW_MSB", g->prod_bits - g->keep_bits - 1}, {"NARROW_PICK", g->heap && g->keep_bits < g->a_bits},
        {"NARROW_PICK_MSB", g->a_bits - g->keep_bits - 1}, {"C_BITS", g->c_bits},
        {"C_EL_MSB", g->c_bits - 1}, {"P_LAST", y_el},
        {"Y_MSB", y_el * g->cols - 1}, {"INDEX_MSB", index_w - 1},
        {"ONE_ROW", g->rows == 1}, {"STAGES", g->stages}, {"S_LAST", g->stages - 1}, {"ONE_STAGE", g->stages == 1},
        {"STAGE_W", index_bits(g->stages)}, {"PE_ROWS", g->pe_rows}, {"MANY", g->pe_rows > 1}, {"FIP", g->fip}, {"ONE_COL", g->cols == 1},
        {"SPARSE", g->sparse}, {"SPLIT", g->split}, {"PIPE", g->pipe}, {"ACC", g->acc}, {"SLOT_MSB", slot_w - 1},
        };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    hole(h, "TOP", "%s", d->top);
    hole(h, "W_IN", g->fip ? "w_in" : "w");
    hole(h, "W_SIGN", "%d'd%lld", g->w_bits, 1LL << (g->w_bits - 1));
    hole_int(h, "W_HALF", INT64_C(1) << (g->w_bits - 1));
    int w_pe = g->pe_rows * g->we_bits; // weights of an element
    hole_int(h, "WS_MSB", w_pe - 1);
    hole(h, "W_SHIFT", g->pe_rows > 1 ? "{w, w_next[%d:%d]}" : "w", w_pe - 1, g->we_bits);
    int low = g->pe_rows > 1 ? index_bits(g->pe_rows) : 0; // bits of a row's index within an element
    hole(h, "STAGE_OF", g->pe_rows == 1 ? "load_row" : g->stages == 1 ? "1'b0" : "load_row[%d:%d]", index_w - 1, low);
    hole(h, "ROW_OF", g->rows == 2 ? "load_row" : "load_row[%d:0]", low - 1);
    hole_int(h, "ROW_OF_MSB", low - 1);
    hole_int(h, "BASE_DELAY", 2 + g->pipe);
    hole_int(h, "YE_BITS", g->y_bits);
    hole_int(h, "YE_MSB", g->y_bits - 1);
    hole_int(h, "P_BOTTOM", g->p_bits[g->stages]);
    star_holes(h, g);
    char *keep = verilog_resize("product", g->prod_bits, g->keep_bits);
    hole(h, "PRODUCT_KEEP", "%s", keep);
    free(keep);
}

static void flag_holes(struct holes *h, const struct array *g)
{
    hole(h, "PAIR_IN", g->acc ? "s_axis_a_tuser[2]" : "s_axis_a_tuser");
    hole_int(h, "PAIR_DELAY", g->flag_clocks - 1);
    hole(h, "PAIR_NAME", g->acc ? "`tuser[2]`" : "`s_axis_a_tuser`");
    hole_int(h, "LANE_BITS", g->lane_bits);
    hole_int(h, "ACC_MSB", index_bits(g->acc_rows) - 1);
    hole_int(h, "ACC_DEPTH", g->acc_rows < 2 ? 2 : g->acc_rows);
}

static void describe_design(struct design *d, const struct array *g)
{
    d->summary = xasprintf("%s: %s %d x %d %s-stationary systolic array for C = A * W, %s %d-bit activations, "
                           "%d-bit weights%s, %d-bit results%s.",
                           d->top, article(g->rows), g->rows, g->cols, g->ws ? "weight" : "output",
                           g->a_signed ? "signed" : "unsigned", g->a_bits, g->w_bits,
                           g->sparse ? " (1:2 sparse)" : "", g->c_bits,
                           g->epilogue ? ", requantized or as they are" : "");
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of C = A (M x K) "
                    "* W (K x N) when no stream ever stalls; all divisions round down, ceil(a,b) rounds up";
    if (g->split)
        systolic_split_describe(d, g);
    if (g->heap)
        design_view(d, "words");
    design_view(d, "fast");
    json_object_set_new(d->derived, "c_bits", json_integer(g->c_bits));
    json_object_set_new(d->derived, "pe_rows", json_integer(g->pe_rows));
    json_object_set_new(d->derived, "result_slots", json_integer(g->slots));
    json_object_set_new(d->derived, "multipliers", json_integer((json_int_t)g->lanes * g->rows * g->cols));
}

static void describe_arrays(struct design *d, const struct array *g, int64_t k_max)
{
    int64_t pass = (int64_t)g->rows * (1 + g->sparse), k = g->ws && !g->acc ? pass : 4 * pass;
    design_size(d, "M", 64, "rows of A");
    design_size(d, "K", k < k_max ? k : k_max, "columns of A, rows of W: terms of a sum");
    design_size(d, "N", 4 * g->cols, "columns of W");
    design_array(d, ARRAY_NEEDED, "a", g->a_bits, g->a_signed,
                 g->split ? "activations A; int8 or uint8 files run two rows a beat" : "activations A", "M x K");
    design_array(d, ARRAY_NEEDED, "w", g->w_bits, true,
                 g->sparse ? "weights W; of rows 2i and 2i+1 at most one is not 0 in a column" : "weights W", "K x N");
    if (g->epilogue) {
        requant_arrays(d, &g->rq, ARRAY_OPTIONAL, sqrt((double)k) * exp2(g->a_bits + g->w_bits - 2) / 3);
        design_array(d, ARRAY_OPTIONAL, "clamp", g->rq.y_bits, g->rq.y_signed, "smallest and largest result", "2");
    }
    design_array(d, ARRAY_RESULT, "c", g->c_bits, true, g->epilogue ? "C = A * W, requantized if mult and shift are given" : "C = A * W", "M x N");
}

static void build(struct design *d)
{
    struct array g = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error))
        return;
    if (!g.ws)
        param_drop(&d->params, "acc_rows");
    describe_design(d, &g);
    describe_arrays(d, &g, param_int(&d->params, "k_max"));
    if (g.epilogue) {
        systolic_build_epilogue(d, &g);
        return;
    }
    common_holes(&h, d, &g);
    flag_holes(&h, &g);
    padding_holes(&h, (struct tdata[]){{"a", g.stages * g.x_bits}, {"w", g.cols * g.we_bits}}, 2, (struct tdata){"c", g.cols * g.c_bits});
    if (g.ws)
        systolic_build_ws(d, &g, &h);
    else
        systolic_build_os(d, &g, &h);
    d->timing = template_render(d->template_text, g.ws ? "timing_ws" : "timing_os", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_systolic = {
    .name = "systolic",
    .summary = "systolic array for C = A * W, weight- or output-stationary, any size, 2 to 16 bits",
    .about = "A rows x cols array of multiply-accumulate elements with three AXI4-Streams. dataflow=ws, weight-stationary: a "
             "tile of W (rows beats) is loaded while rows of A stream through the tile before it; a sum with more terms than "
             "the array has rows takes several passes and is added up in accumulators. dataflow=os, output-stationary: a beat "
             "is a column of A and a row of W; finished sums leave while the next ones begin. The array skews its inputs and "
             "de-skews its results itself. Numbers are two's complement (activations may be unsigned); with acc_bits=auto no "
             "sum of up to k_max terms overflows, with acc_bits=N sums wrap modulo 2^N. Two parameters have a value that "
             "sounds like a pair and are not related: pe=pair is an element that serves two rows of the array, split=byte lets "
             "a beat carry two rows of A.",
    .schema = schema,
    .fpga = (const char *const[]){"arith=star", NULL},
    .samples = samples,
    .build = build,
};
