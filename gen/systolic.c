// SPDX-License-Identifier: Apache-2.0
// The generator `systolic`: a rows x cols array of multiply-accumulate elements for C = A * W,
// weight-stationary (double-buffered weights, as in the TPU, arXiv 1704.04760) or output-stationary.
// Skew, accumulators and result buffer are inside: the user streams plain rows.
#include <stdlib.h>
#include <string.h>

#include "generator.h"

static const struct param schema[] = {
    {"rows", PARAM_INT, 1, 256, NULL, "16", "rows of the array: products in one pass of a sum"},
    {"cols", PARAM_INT, 1, 256, NULL, "16", "columns of the array: results in a row"},
    {"dataflow", PARAM_ENUM, 0, 0, "ws|os", "ws", "what stays in the array: weights (ws) or outputs (os)"},
    {"a_bits", PARAM_INT, 2, 16, NULL, "8", "bits of an activation"},
    {"w_bits", PARAM_INT, 2, 16, NULL, "8", "bits of a weight, two's complement"},
    {"a_signed", PARAM_BOOL, 0, 1, NULL, "1", "activations are two's complement (1) or unsigned (0)"},
    {"pipe", PARAM_BOOL, 0, 1, NULL, "0", "a register between multiplier and adder: one more clock"},
    {"sparsity", PARAM_ENUM, 0, 0, "dense|1:2", "dense",
     "1:2 = one stored weight and a position bit pick one of two neighbouring activations"},
    {"k_max", PARAM_INT, 1, 16777216, NULL, "65536", "longest sum that accumulators hold exactly"},
    {"acc_bits", PARAM_AUTO_INT, 2, 64, NULL, "auto",
     "auto = exact, partial sums tapered by row; N = every sum has N bits and wraps"},
    {"acc_rows", PARAM_INT, 0, 65536, NULL, "256",
     "accumulators per column (ws only); 0 = partial sums leave directly"},
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

// The numbers of one array, all derived from the parameters.
struct array {
    int rows, cols, a_bits, w_bits, acc_rows;
    bool ws, a_signed, pipe, sparse, acc;
    int x_bits;    // activation bits into a row: a_bits, twice that with 1:2
    int we_bits;   // one element of s_axis_w: weight, and position with 1:2
    int prod_bits; // one product
    int keep_bits; // what a sum takes of it: all, or acc_bits if that is narrower
    int p_bits[257]; // ws: partial sum into row r
    int c_bits;    // a result
    int slots;     // rows in the result buffer, a power of two
    int flag_clocks; // ws: from admission of a row to its flags at column 0
};

// Exact range of a sum of n products, in bits.
static int exact_bits(const struct array *g, int64_t n)
{
    int64_t a_lo = g->a_signed ? -((int64_t)1 << (g->a_bits - 1)) : 0;
    int64_t a_hi = ((int64_t)1 << (g->a_bits - g->a_signed)) - 1;
    int64_t w_lo = -((int64_t)1 << (g->w_bits - 1)), w_hi = -w_lo - 1;
    int64_t lo = a_hi * w_lo < a_lo * w_hi ? a_hi * w_lo : a_lo * w_hi;
    int64_t hi = a_lo * w_lo > a_hi * w_hi ? a_lo * w_lo : a_hi * w_hi;
    return signed_bits(n * lo, n * hi);
}

// Bits of a sum of n products: exact, or acc_bits if that is given.
static int sum_bits(const struct array *g, const struct params *p, int64_t n)
{
    int64_t acc_bits = param_int(p, "acc_bits");
    return acc_bits == PARAM_AUTO ? exact_bits(g, n) : (int)acc_bits;
}

static struct array derive(const struct params *p)
{
    struct array g = {
        .rows = (int)param_int(p, "rows"),
        .cols = (int)param_int(p, "cols"),
        .a_bits = (int)param_int(p, "a_bits"),
        .w_bits = (int)param_int(p, "w_bits"),
        .acc_rows = (int)param_int(p, "acc_rows"),
        .ws = strcmp(param_text(p, "dataflow"), "ws") == 0,
        .a_signed = param_int(p, "a_signed"),
        .pipe = param_int(p, "pipe"),
        .sparse = strcmp(param_text(p, "sparsity"), "1:2") == 0,
    };
    if (!g.ws && param_given(p, "acc_rows"))
        die(ST_USAGE, "acc_rows: value '%s' with dataflow=os; legal: only with dataflow=ws",
            param_text(p, "acc_rows"));
    g.acc = g.ws && g.acc_rows > 0;
    g.x_bits = g.sparse ? 2 * g.a_bits : g.a_bits;
    g.we_bits = g.w_bits + g.sparse;
    int64_t products = g.sparse ? (param_int(p, "k_max") + 1) / 2 : param_int(p, "k_max");
    for (int r = 0; r < g.rows; r++)
        g.p_bits[r + 1] = sum_bits(&g, p, r + 1 < products ? r + 1 : products);
    int64_t acc_bits = param_int(p, "acc_bits");
    g.prod_bits = exact_bits(&g, 1);
    g.keep_bits = acc_bits != PARAM_AUTO && acc_bits < g.prod_bits ? (int)acc_bits : g.prod_bits;
    g.c_bits = g.ws && !g.acc ? g.p_bits[g.rows] : sum_bits(&g, p, products);
    // Deep enough that a reader that never waits never holds the array up: all rows on their way.
    int on_the_way = g.ws ? g.rows + g.cols + 8 : 2 * g.rows + g.cols + 8;
    g.slots = 1 << index_bits(on_the_way);
    g.flag_clocks = g.rows + g.pipe + 1;
    return g;
}

// The product as the addend of a sum of `to` bits.
static void product_hole(struct holes *h, const struct array *g, int to)
{
    char *s = g->pipe ? verilog_resize("product_q", g->keep_bits, to) : verilog_resize("product", g->prod_bits, to);
    hole(h, "PRODUCT_EXT", "%s", s);
    free(s);
}

static void common_holes(struct holes *h, const struct design *d, const struct array *g)
{
    int slot_w = index_bits(g->slots), index_w = index_bits(g->rows);
    int groups = (g->rows + 15) / 16;
    int x_all = g->rows * g->x_bits, w_all = g->cols * g->we_bits;
    int y_el = g->ws ? g->p_bits[g->rows] : g->c_bits;
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
        {"ROWS", g->rows}, {"COLS", g->cols}, {"R_LAST", g->rows - 1}, {"C_LAST", g->cols - 1},
        {"A_BITS", g->a_bits}, {"A_MSB", g->a_bits - 1}, {"W_BITS", g->w_bits}, {"W_MSB", g->w_bits - 1},
        {"WE_BITS", g->we_bits}, {"WE_MSB", g->we_bits - 1}, {"XE_BITS", g->x_bits},
        {"XE_MSB", g->x_bits - 1}, {"X_ALL", x_all}, {"X_MSB", x_all - 1}, {"W_ALL", w_all},
        {"W_ALL_MSB", w_all - 1}, {"PROD_MSB", g->prod_bits - 1},
        {"KEEP_BITS", g->keep_bits}, {"KEEP_MSB", g->keep_bits - 1}, {"NARROW", g->keep_bits < g->prod_bits},
        {"NARROW_MSB", g->prod_bits - g->keep_bits - 1}, {"C_BITS", g->c_bits},
        {"C_EL_MSB", g->c_bits - 1}, {"P_LAST", y_el}, {"Y_ALL", y_el * g->cols},
        {"Y_MSB", y_el * g->cols - 1}, {"INDEX_W", index_w}, {"INDEX_MSB", index_w - 1},
        {"GROUP_LAST", groups - 1}, {"GROUP_REST", g->rows - 16 * (groups - 1)},
        {"ONE_GROUP", groups == 1}, {"ONE_ROW", g->rows == 1}, {"ONE_COL", g->cols == 1},
        {"SPARSE", g->sparse}, {"PIPE", g->pipe}, {"ACC", g->acc}, {"SLOTS", g->slots},
        {"SLOT_W", slot_w}, {"SLOT_WW", slot_w + 1}, {"SLOT_MSB", slot_w - 1},
        {"XS", g->rows * (1 + g->sparse)}, {"XS_LAST", g->rows * (1 + g->sparse) - 1},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    hole(h, "TOP", "%s", d->top);
    hole(h, "X", g->a_signed ? "x" : "{1'b0, x}");
    hole(h, "X_PICK", g->a_signed ? "x_pick" : "{1'b0, x_pick}");
    char *keep = verilog_resize("product", g->prod_bits, g->keep_bits);
    hole(h, "PRODUCT_KEEP", "%s", keep);
    product_hole(h, g, g->c_bits);
    free(keep);
}

static void fast_holes(struct holes *h, const struct array *g)
{
    int el = g->ws ? g->p_bits[g->rows] : g->c_bits;
    const char *sign = g->a_signed ? "$signed(x[%s*%d +: %d])" : "$signed({1'b0, x[%s*%d +: %d]})";
    hole(h, "FAST_TYPE", el <= 32 ? "integer" : "reg signed [63:0]");
    hole_int(h, "FAST_LINE_W", index_bits(g->rows + g->cols + 2));
    hole_int(h, "FAST_DELAY", g->ws ? g->rows - 1 + g->pipe : g->pipe);
    hole_int(h, "FAST_WEIGHTS_LAST", (int64_t)g->rows * (1 + g->sparse) * g->cols - 1);
    hole_int(h, "FAST_W_LAST", g->cols * (1 + g->sparse) - 1);
    hole_int(h, "SUMS_LAST", (int64_t)g->rows * g->cols - 1);
    hole_int(h, "P_OUT", el);
    hole_int(h, "P_OUT_MSB", el - 1);
    const struct {
        const char *name, *index;
    } xs[] = {{"FAST_X", "r"}, {"FAST_X_EVEN", "(2*r)"}, {"FAST_X_ODD", "(2*r+1)"}};
    for (size_t i = 0; i < sizeof xs / sizeof *xs; i++) {
        struct buf b = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        buf_printf(&b, sign, xs[i].index, g->a_bits, g->a_bits);
#pragma GCC diagnostic pop
        hole(h, xs[i].name, "%s", b.s);
        free(b.s);
    }
}

// Suffix of the modules of row r: none if all rows but the first are alike, else its widths.
static char *row_variant(const struct array *g, int r)
{
    return xasprintf("_%d_%d", r ? g->p_bits[r] : 0, g->p_bits[r + 1]);
}

static void pe_ports(struct module *m, const struct array *g, int p_in, int p_out)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->x_bits, g->sparse ? "two activations" : "activation");
    module_port(m, PORT_OUT_REG, "x_q", g->x_bits, "x for the next column");
    module_port(m, PORT_IN, "swap", 1, "the waiting weight takes over, one clock ahead of its x");
    module_port(m, PORT_OUT_REG, "swap_q", 1, "swap for the next column");
    module_port(m, PORT_IN, "load", 1, "w is for this element");
    module_port(m, PORT_OUT_REG, "load_q", 1, "load for the next column");
    module_port(m, PORT_IN, "w", g->we_bits, g->sparse ? "{position, weight}" : "weight");
    if (p_in)
        module_port(m, PORT_IN, "p", p_in, "partial sum from the row above");
    module_port(m, PORT_OUT_REG, "p_q", p_out, "partial sum with this product");
}

static void add_pe_ws(struct design *d, const struct array *g, struct holes *h, int r, const char *variant)
{
    int p_in = r ? g->p_bits[r] : 0, p_out = g->p_bits[r + 1];
    char *suffix = xasprintf("pe%s", variant);
    struct module *m = design_module(d, suffix,
                                     "Processing element: p_q = p + x * weight, one clock. A second weight "
                                     "waits behind the one in use.");
    pe_ports(m, g, p_in, p_out);
    char *p = verilog_resize("p", p_in ? p_in : 1, p_out);
    hole(h, "P_EXT", "%s", p);
    product_hole(h, g, p_out);
    hole_int(h, "FIRST", !p_in);
    module_body(d, m, "pe_ws", h);
    free(p);
    free(suffix);
}

static void add_row_ws(struct design *d, const struct array *g, struct holes *h, int r, const char *variant)
{
    int p_in = r ? g->p_bits[r] : 0, p_out = g->p_bits[r + 1];
    char *suffix = xasprintf("row%s", variant);
    struct module *m = design_module(d, suffix, "A row of processing elements; x, swap and load pass to the right.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->x_bits, "activation of this row");
    module_port(m, PORT_IN, "swap", 1, "to column 0");
    module_port(m, PORT_IN, "load", 1, "to column 0");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights, column 0 lowest");
    if (p_in)
        module_vector(m, PORT_IN, "p", g->cols, p_in, true, "partial sums from above");
    module_vector(m, PORT_OUT, "p_q", g->cols, p_out, true, "partial sums down");
    hole(h, "VARIANT", "%s", variant);
    hole_int(h, "FIRST", !p_in);
    hole_int(h, "P_IN", p_in);
    hole_int(h, "P_OUT", p_out);
    module_body(d, m, "row_ws", h);
    free(suffix);
}

// The bus that brings weights to rows 16g .. 16g+15, and the flags that say which row takes them.
static void group_text(struct buf *b, const struct array *g, int group)
{
    int first = 16 * group, lanes = g->rows - first < 16 ? g->rows - first : 16;
    int w_all = g->cols * g->we_bits, index_w = index_bits(g->rows);
    if (group) {
        buf_printf(b, "  wire [%d:0] w_bus%d;\n  wire [%d:0] load_at%d;\n", w_all - 1, group, index_w, group);
        buf_printf(b, "  gw_delay #(.WIDTH(%d), .DEPTH(1)) bus%d (.clk(clk), .d(w_bus%d), .q(w_bus%d));\n", w_all, group,
                   group - 1, group);
        buf_printf(b, "  gw_delay #(.WIDTH(%d), .DEPTH(1)) at%d (.clk(clk), .d(load_at%d), .q(load_at%d));\n", index_w + 1,
                   group, group - 1, group);
    }
    buf_printf(b, "  gw_onehot #(.LANES(%d), .FIRST(%d), .INDEX_W(%d)) pick%d (\n", lanes, first, index_w, group);
    buf_printf(b, "    .en(load_at%d[%d]), .index(load_at%d[%d:0]), .q(load_in[%d:%d])\n  );\n", group, index_w, group,
               index_w - 1, first + lanes - 1, first);
}

// The instances of all rows, as text: their widths differ, so no generate loop can say it.
static char *rows_text_ws(const struct design *d, const struct array *g)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int r = 0; r < g->rows; r++) {
        char *variant = row_variant(g, r);
        if (r % 16 == 0)
            group_text(&b, g, r / 16);
        buf_printf(&b, "  wire [%d:0] p%d;\n  %s_row%s row%d (\n", g->cols * g->p_bits[r + 1] - 1, r, d->top,
                   variant, r);
        buf_printf(&b, "    .clk(clk), .x(x_row[%d:%d]), .swap(swap_row[%d]), .load(load_in[%d]),\n",
                   (r + 1) * g->x_bits - 1, r * g->x_bits, r, r);
        buf_printf(&b, "    .w(w_bus%d), ", r / 16);
        if (r)
            buf_printf(&b, ".p(p%d), ", r - 1);
        buf_printf(&b, ".p_q(p%d)\n  );\n", r);
        free(variant);
    }
    return b.s;
}

// "{NAME15, ..., NAME0}" for n names from `first` on.
static void concatenation(struct buf *b, const char *name, int first, int n)
{
    buf_puts(b, "{");
    for (int i = first + n - 1; i >= first; i--)
        buf_printf(b, "%s%s%d", i < first + n - 1 ? (i % 8 == 7 ? ",\n      " : ", ") : "", name, i);
    buf_puts(b, "}");
}

// The rows of an output-stationary array, and what gathers their finished sums, 16 rows at a time.
static char *rows_text_os(const struct design *d, const struct array *g)
{
    struct buf b = {0};
    buf_puts(&b, "");
    int y_all = g->cols * g->c_bits, w_all = g->cols * g->we_bits, groups = (g->rows + 15) / 16;
    for (int r = 0; r < g->rows; r++) {
        buf_printf(&b, "  wire [%d:0] w%d;\n  wire [%d:0] sum%d;\n  wire [%d:0] done%d;\n", w_all - 1, r + 1, y_all - 1, r,
                   g->cols - 1, r);
        buf_printf(&b, "  %s_row row%d (\n    .clk(clk), .x(x_row[%d:%d]), .last(last_row[%d]),\n", d->top, r,
                   (r + 1) * g->x_bits - 1, r * g->x_bits, r);
        buf_printf(&b, "    .w(w%d), .w_q(w%d), .sum(sum%d), .done(done%d)\n  );\n", r, r + 1, r, r);
        if (r % 16 != 15 && r != g->rows - 1)
            continue;
        int first = r / 16 * 16, lanes = r - first + 1;
        buf_printf(&b, "  wire [%d:0] y%d; // the row that one of these rows has finished\n", y_all - 1, r / 16);
        buf_printf(&b, "  gw_gather_rows #(.LANES(%d), .COLS(%d), .WIDTH(%d)) gather%d (\n    .clk(clk),\n    .take(", lanes,
                   g->cols, g->c_bits, r / 16);
        concatenation(&b, "done", first, lanes);
        buf_puts(&b, "),\n    .d(");
        concatenation(&b, "sum", first, lanes);
        buf_printf(&b, "),\n    .q(y%d)\n  );\n", r / 16);
    }
    buf_printf(&b, "  wire [%d:0] unused_w = w%d; // falls out of the bottom\n", w_all - 1, g->rows);
    if (groups == 1) {
        buf_puts(&b, "  assign y = y0;\n");
    } else {
        buf_printf(&b, "  %s_merge merge (\n    .d(", d->top);
        concatenation(&b, "y", 0, groups);
        buf_puts(&b, "),\n    .q(y)\n  );\n");
    }
    return b.s;
}

static void add_array_ws(struct design *d, const struct array *g, struct holes *h)
{
    struct module *m = design_module(d, "array",
                                     "The array: rows of x in, sums out of the bottom, column c another clock later.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_vector(m, PORT_IN, "x", g->rows * (1 + g->sparse), g->a_bits, g->a_signed, "one row of A");
    module_port(m, PORT_IN, "swap", 1, "x begins a tile: it meets the waiting weights");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights of array row load_row");
    module_port(m, PORT_IN, "load", 1, "w is valid");
    module_port(m, PORT_IN, "load_row", index_bits(g->rows), "which row w is for");
    module_vector(m, PORT_OUT, "y", g->cols, g->p_bits[g->rows], true, "sums");
    char *text = rows_text_ws(d, g);
    hole(h, "ROWS_TEXT", "%s", text);
    free(text);
    fast_holes(h, g);
    module_body(d, m, "array_ws", h);
}

static void add_rows_ws(struct design *d, const struct array *g, struct holes *h)
{
    for (int r = 0; r < g->rows; r++) {
        bool same = r > 1 && g->p_bits[r] == g->p_bits[r - 1] && g->p_bits[r + 1] == g->p_bits[r];
        if (same)
            continue;
        char *variant = row_variant(g, r);
        add_row_ws(d, g, h, r, variant);
        add_pe_ws(d, g, h, r, variant);
        free(variant);
    }
}

// Ports that a column of the result side has in both dataflows.
static void column_ports(struct module *m, const struct array *g, int p_bits)
{
    int slot_w = index_bits(g->slots);
    module_port(m, PORT_IN, "slot", slot_w, "place in the result buffer of the row written next");
    module_port(m, PORT_OUT_REG, "slot_q", slot_w, "slot for the next column");
    module_port(m, PORT_IN, "p", p_bits, "sum from the array");
    module_port(m, PORT_OUT, "stored", 1, "a result is being written");
    module_port(m, PORT_IN, "read", 1, "read a result");
    module_port(m, PORT_IN, "read_slot", slot_w, "from this place");
    module_port(m, PORT_OUT, "result", g->c_bits, "what was read, from the clock after");
}

static void add_column_ws(struct design *d, const struct array *g, struct holes *h)
{
    int acc_w = index_bits(g->acc_rows);
    struct module *m = design_module(d, "column", g->acc ? "Accumulators and result buffer of one column."
                                                         : "Result buffer of one column.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "valid", 1, "a row of A comes out of the array next clock");
    module_port(m, PORT_OUT_REG, "valid_q", 1, "valid for the next column");
    if (g->acc) {
        module_port(m, PORT_IN, "overwrite", 1, "its sums replace the accumulator");
        module_port(m, PORT_OUT_REG, "overwrite_q", 1, "overwrite for the next column");
        module_port(m, PORT_IN, "send", 1, "its total is a result");
        module_port(m, PORT_OUT_REG, "send_q", 1, "send for the next column");
        module_port(m, PORT_IN, "row", acc_w, "its accumulator");
        module_port(m, PORT_OUT_REG, "row_q", acc_w, "row for the next column");
    }
    column_ports(m, g, g->p_bits[g->rows]);
    char *p = verilog_resize("p", g->p_bits[g->rows], g->c_bits);
    hole(h, "P_EXT", "%s", p);
    free(p);
    module_body(d, m, "column_ws", h);
}

static void control_streams(struct module *m)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "w_tvalid", 1, "weight stream");
    module_port(m, PORT_OUT, "w_tready", 1, "weight stream");
    module_port(m, PORT_IN, "a_tvalid", 1, "activation stream");
    module_port(m, PORT_OUT, "a_tready", 1, "activation stream");
    module_port(m, PORT_IN, "a_tlast", 1, "activation stream");
}

static void control_results(struct module *m, const struct array *g)
{
    int slot_w = index_bits(g->slots);
    module_port(m, PORT_OUT_REG, "c_tvalid", 1, "result stream");
    module_port(m, PORT_IN, "c_tready", 1, "result stream");
    module_port(m, PORT_OUT, "c_tlast", 1, "result stream");
    module_port(m, PORT_OUT, "slot", slot_w, "result buffer place that column 0 writes next");
    module_port(m, PORT_IN, "row_stored", 1, "the last column writes: a row is whole");
    module_port(m, PORT_OUT, "read", 1, "read the result buffer");
    module_port(m, PORT_OUT_REG, "read_slot", slot_w, "at this place");
}

static void add_control_ws(struct design *d, const struct array *g, struct holes *h)
{
    int index_w = index_bits(g->rows);
    struct module *m = design_module(d, "control", "Admits weights and activations, and keeps the books of the results.");
    control_streams(m);
    if (g->acc)
        module_port(m, PORT_IN, "a_tuser", 2, "activation stream: {send, overwrite}");
    module_port(m, PORT_OUT_REG, "swap", 1, "the row in x begins a tile");
    module_port(m, PORT_OUT, "load", 1, "the held weights go into the array");
    module_port(m, PORT_OUT, "load_row", index_w, "to this row");
    module_port(m, PORT_OUT, "valid", 1, "to column 0: a sum comes next clock");
    if (g->acc) {
        module_port(m, PORT_OUT, "overwrite", 1, "to column 0");
        module_port(m, PORT_OUT, "send", 1, "to column 0");
        module_port(m, PORT_OUT, "row", index_bits(g->acc_rows), "to column 0: accumulator");
        module_port(m, PORT_OUT_REG, "err", 1, "sticky: a tile was longer than the accumulators");
    }
    control_results(m, g);
    module_body(d, m, "control_ws", h);
}

static void control_holes(struct holes *h, const struct array *g)
{
    hole_int(h, "LATENCY_BITS", g->flag_clocks);
    hole_int(h, "LATENCY_MSB", g->flag_clocks - 1);
    hole_int(h, "LATENCY_LOW", g->flag_clocks - 2);
    hole_int(h, "DRAIN_LOW", g->pipe);
    int acc_w = index_bits(g->acc_rows);
    hole_int(h, "ACC_W", acc_w);
    hole_int(h, "ACC_MSB", acc_w - 1);
    hole_int(h, "ACC_LAST", g->acc_rows - 1);
    hole_int(h, "ACC_DEPTH", g->acc_rows < 2 ? 2 : g->acc_rows);
    hole_int(h, "DRAIN", 2 + g->pipe);
    hole_int(h, "DRAIN_MSB", 1 + g->pipe);
    hole(h, "ONLY_ROW", g->rows == 1 ? "1'b1" : "1'b0");
    hole(h, "DONE", g->pipe ? "done" : "last_q");
}

static int bytes(int bits)
{
    return 8 * ((bits + 7) / 8);
}

static void stream_data(struct module *m, enum port_dir dir, const char *name, int elements, int bits,
                        bool is_signed, const char *doc)
{
    struct port *p = module_vector(m, dir, name, elements, bits, is_signed, doc);
    p->width = bytes(p->width);
}

// Wires for tdata bits beyond the elements: inputs ignored under a name that says so, outputs zero.
static void padding_holes(struct holes *h, const struct array *g)
{
    int x = g->rows * g->x_bits, w = g->cols * g->we_bits, c = g->cols * g->c_bits;
    struct buf b = {0};
    buf_puts(&b, "");
    const struct {
        const char *name;
        int bits;
    } in[] = {{"a", x}, {"w", w}};
    for (int i = 0; i < 2; i++)
        if (bytes(in[i].bits) != in[i].bits)
            buf_printf(&b, "  wire [%d:0] unused_%s = s_axis_%s_tdata[%d:%d]; // padding\n",
                       bytes(in[i].bits) - in[i].bits - 1, in[i].name, in[i].name, bytes(in[i].bits) - 1,
                       in[i].bits);
    if (b.len)
        b.s[--b.len] = '\0';
    hole(h, "PADDING_IN", "%s", b.s);
    hole_int(h, "HAS_PADDING_IN", b.len > 0);
    hole(h, "PADDING_OUT", "  assign m_axis_c_tdata[%d:%d] = %d'd0; // padding", bytes(c) - 1, c, bytes(c) - c);
    hole_int(h, "HAS_PADDING_OUT", bytes(c) != c);
    free(b.s);
}

static void top_ports(struct module *m, const struct array *g)
{
    const char *a_doc = g->ws ? (g->sparse ? "one row of A, 2*rows neighbouring elements" : "one row of A")
                              : (g->sparse ? "A[0..rows-1][2k,2k+1], the pair of row 0 lowest" : "A[0..rows-1][k]");
    const char *w_doc = g->ws ? (g->sparse ? "{position, weight} of one array row, column 0 lowest; k = 0 first"
                                           : "W[k][0..cols-1], k = 0 first, rows beats a tile")
                              : (g->sparse ? "{position, weight} of W[2k,2k+1][0..cols-1]" : "W[k][0..cols-1]");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; streams begin at a tile boundary");
    stream_data(m, PORT_IN, "s_axis_w_tdata", g->cols, g->we_bits, true, w_doc);
    module_port(m, PORT_IN, "s_axis_w_tvalid", 1, "weights");
    module_port(m, PORT_OUT, "s_axis_w_tready", 1, g->ws ? "low while one tile waits ahead" : "weights");
    stream_data(m, PORT_IN, "s_axis_a_tdata", g->rows * (1 + g->sparse), g->a_bits, g->a_signed, a_doc);
    module_port(m, PORT_IN, "s_axis_a_tvalid", 1, "activations");
    module_port(m, PORT_OUT, "s_axis_a_tready", 1,
                g->ws ? "low until the tile's weights are complete" : "activations");
    module_port(m, PORT_IN, "s_axis_a_tlast", 1, g->ws ? "last row of the tile" : "last step of the sum");
    if (g->acc)
        module_port(m, PORT_IN, "s_axis_a_tuser", 2, "bit 0: overwrite instead of add; bit 1: send");
    stream_data(m, PORT_OUT, "m_axis_c_tdata", g->cols, g->c_bits, true, "one row of results");
    module_port(m, PORT_OUT, "m_axis_c_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_c_tready", 1, "results");
    module_port(m, PORT_OUT, "m_axis_c_tlast", 1, g->ws ? "last row of a sent tile" : "last row of the sum");
    if (g->acc)
        module_port(m, PORT_OUT, "err", 1, "sticky: a tile was longer than acc_rows; its results are wrong");
}

static void build_ws(struct design *d, const struct array *g, struct holes *h)
{
    struct module *top = design_module(d, "", "Top: control, the array, and for each column of it accumulators and results.");
    top_ports(top, g);
    module_body(d, top, "top_ws", h);
    add_control_ws(d, g, h);
    add_array_ws(d, g, h);
    add_rows_ws(d, g, h);
    add_column_ws(d, g, h);
    design_term(d, "k_tile", g->sparse ? "2*rows" : "rows");
    design_term(d, "k_tiles", "ceil(K,k_tile)");
    design_term(d, "n_tiles", "ceil(N,cols)");
    design_term(d, "block", g->acc ? "if(k_tiles>1,min(M,acc_rows),M)" : "M");
    design_term(d, "blocks", "ceil(M,block)");
    design_term(d, "last", "M-(blocks-1)*block");
    d->latency = g->rows + g->cols + 3 + g->acc + g->pipe;
    d->cycles = "rows + (blocks-1)*n_tiles*k_tiles*max(block,rows) + (n_tiles*k_tiles-1)*max(last,rows)"
                " + last + latency";
    d->latency_doc = "from the admission of a row of A to the transfer of its results";
}

static void add_array_os(struct design *d, const struct array *g, struct holes *h)
{
    struct module *m = design_module(d, "array",
                                     "The array: a column of A and a row of W in each step; finished rows leave one a "
                                     "clock, column c another clock later.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_vector(m, PORT_IN, "x", g->rows * (1 + g->sparse), g->a_bits, g->a_signed, "activations of the step");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights of the step");
    module_port(m, PORT_IN, "step", 1, "x and w are valid");
    module_port(m, PORT_IN, "last", 1, "the step ends its sum");
    module_vector(m, PORT_OUT, "y", g->cols, g->c_bits, true, "finished sums");
    char *text = rows_text_os(d, g);
    hole(h, "ROWS_TEXT", "%s", text);
    free(text);
    fast_holes(h, g);
    module_body(d, m, "array_os", h);
    int y_all = g->cols * g->c_bits, groups = (g->rows + 15) / 16;
    if (groups == 1)
        return;
    m = design_module(d, "merge", "The group of 16 rows that has a finished row; the others are zero.");
    module_port(m, PORT_IN, "d", groups * y_all, "a row from each group");
    module_port(m, PORT_OUT, "q", y_all, "the row");
    module_body(d, m, "merge_os", h);
}

static void add_row_os(struct design *d, const struct array *g, struct holes *h)
{
    struct module *m = design_module(d, "row", "A row of processing elements; x and last pass right, w down.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->x_bits, "activation of this row");
    module_port(m, PORT_IN, "last", 1, "x ends its sum");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights from above");
    module_vector(m, PORT_OUT, "w_q", g->cols, g->we_bits, true, "weights for the next row");
    module_vector(m, PORT_OUT, "sum", g->cols, g->c_bits, true, "running sums");
    module_vector(m, PORT_OUT, "done", g->cols, 1, false, "which of them are finished in this clock");
    module_body(d, m, "row_os", h);
    m = design_module(d, "pe", "Processing element: sum = sum + x * w; starts again after the last step.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->x_bits, g->sparse ? "two activations" : "activation");
    module_port(m, PORT_OUT_REG, "x_q", g->x_bits, "x for the next column");
    module_port(m, PORT_IN, "w", g->we_bits, g->sparse ? "{position, weight}" : "weight");
    module_port(m, PORT_OUT_REG, "w_q", g->we_bits, "w for the next row");
    module_port(m, PORT_IN, "last", 1, "x and w end the sum");
    module_port(m, PORT_OUT_REG, "last_q", 1, "last for the next column");
    module_port(m, PORT_OUT_REG, "sum", g->c_bits, "running sum");
    module_port(m, g->pipe ? PORT_OUT_REG : PORT_OUT, "done", 1, "sum is finished, and starts again");
    module_body(d, m, "pe_os", h);
}

static void build_os(struct design *d, const struct array *g, struct holes *h)
{
    struct module *top = design_module(d, "", "Top: control, the array, and for each column of it a result buffer.");
    top_ports(top, g);
    module_body(d, top, "top_os", h);
    struct module *m = design_module(d, "control", "Admits steps, and keeps the books of the results.");
    control_streams(m);
    module_port(m, PORT_OUT, "step", 1, "the input registers hold a step that goes in now");
    module_port(m, PORT_OUT, "last", 1, "it ends its sum");
    module_port(m, PORT_OUT, "valid", 1, "to column 0: it has a finished row");
    control_results(m, g);
    module_body(d, m, "control_os", h);
    add_array_os(d, g, h);
    add_row_os(d, g, h);
    m = design_module(d, "column", "Result buffer of one column.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "valid", 1, "p is a finished sum");
    module_port(m, PORT_OUT_REG, "valid_q", 1, "valid for the next column");
    column_ports(m, g, g->c_bits);
    module_body(d, m, "column_os", h);
    design_term(d, "steps", g->sparse ? "ceil(K,2)" : "K");
    design_term(d, "folds", "ceil(M,rows)*ceil(N,cols)");
    d->latency = g->cols + 4 + g->pipe;
    d->cycles = "steps + (folds-1)*max(steps,rows) + rows - 1 + latency";
    d->latency_doc = "from the admission of the last step of a sum to the transfer of its row 0";
}

static void describe_design(struct design *d, const struct array *g)
{
    d->summary = xasprintf("%s: a %d x %d %s-stationary systolic array for C = A * W, %s %d-bit activations, "
                           "%d-bit weights%s, %d-bit results.",
                           d->top, g->rows, g->cols, g->ws ? "weight" : "output",
                           g->a_signed ? "signed" : "unsigned", g->a_bits, g->w_bits,
                           g->sparse ? " (1:2 sparse)" : "", g->c_bits);
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of C = A (M x K) "
                    "* W (K x N) when no stream ever waits; all divisions round down, ceil(a,b) rounds up";
    json_object_set_new(d->derived, "c_bits", json_integer(g->c_bits));
    json_object_set_new(d->derived, "result_slots", json_integer(g->slots));
    json_object_set_new(d->derived, "multipliers", json_integer((json_int_t)g->rows * g->cols));
}

static void build(struct design *d)
{
    struct array g = derive(&d->params);
    struct holes h = {0};
    if (!g.ws)
        param_drop(&d->params, "acc_rows");
    describe_design(d, &g);
    common_holes(&h, d, &g);
    control_holes(&h, &g);
    padding_holes(&h, &g);
    if (g.ws)
        build_ws(d, &g, &h);
    else
        build_os(d, &g, &h);
    d->timing = template_render(d->template_text, g.ws ? "timing_ws" : "timing_os", &h);
    holes_free(&h);
}

const struct generator generator_systolic = {
    .name = "systolic",
    .summary = "systolic array for C = A * W, weight- or output-stationary, any size, 2 to 16 bits",
    .about = "A rows x cols array of multiply-accumulate elements behind three AXI4-Streams. Weight-stationary: "
             "a tile of W (rows beats) waits in the array while rows of A stream through the tile before it; sums "
             "longer than the array are accumulated. Output-stationary: a column of A and a row of W a beat; "
             "finished sums leave while the next begin. Skew and de-skew are inside. Numbers are two's "
             "complement; with acc_bits=auto no sum of up to k_max terms can overflow; with acc_bits=N all sums "
             "wrap modulo 2^N.",
    .schema = schema,
    .build = build,
};
