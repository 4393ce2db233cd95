// SPDX-License-Identifier: Apache-2.0
// The weight-stationary array: weights wait in the elements, sums fall through the rows.
#include <stdlib.h>
#include <string.h>

#include "emit/use.h"
#include "systolic/systolic.h"

// Suffix of the modules of row r: bits of the sums into and out of it, and its constant.
static char *row_variant(const struct array *g, int r)
{
    if (g->fip)
        return xasprintf("_%d_%d_%d_%d%s", r ? g->p_bits[r] : 0, g->p_bits[r + 1], r ? g->xx_bits[r] : 0, g->xx_bits[r + 1],
                         r == g->stages - 1 ? "_last" : "");
    int64_t k = g->constant[r];
    char *constant = k ? xasprintf("_k%llu", (unsigned long long)k) : xstrdup("");
    char *s = xasprintf("_%d_%d%s", r ? g->p_bits[r] : 0, g->p_bits[r + 1], constant);
    free(constant);
    return s;
}

static void pe_ports(struct module *m, const struct array *g, int p_in, int p_out)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->pe_bits, systolic_x_doc(g));
    module_port(m, PORT_OUT_REG, "x_q", g->pe_bits, "x for the next column");
    module_port(m, PORT_IN, "swap", 1, "the waiting weight takes over, one clock ahead of its x");
    module_port(m, PORT_OUT_REG, "swap_q", 1, "swap for the next column");
    module_port(m, PORT_IN, "load", 1, "w is for this element");
    module_port(m, PORT_OUT_REG, "load_q", 1, "load for the next column");
    module_port(m, PORT_IN, "w", g->we_bits, g->sparse ? "{position, weight}" : g->fip ? "weight, unsigned" : "weight");
    if (p_in)
        module_port(m, PORT_IN, "p", g->lanes * p_in, "partial sum from the row above");
    module_port(m, PORT_OUT_REG, "p_q", g->lanes * p_out, "partial sum with this product");
}

static void add_pe_ws(struct design *d, const struct array *g, struct holes *h, int r, const char *variant)
{
    int p_in = r ? g->p_bits[r] : 0, p_out = g->p_bits[r + 1];
    char *suffix = xasprintf("pe%s", variant);
    struct module *m = design_module(d, suffix,
                                     g->fip ? "Processing element of pairs of rows: p_q = p + (x0 + w1) * (x1 + w0) + .., "
                                              "less constants, one clock. Other weights wait behind those in use."
                                     : g->pe_rows > 1 ? "Processing element of several rows: p_q = p + the sum of x * "
                                                        "weight, one clock. Other weights wait behind those in use."
                                     : g->split ? "Processing element: p_q = p + x * weight in two lanes, one clock. A "
                                                "second weight waits behind the one in use."
                                              : "Processing element: p_q = p + x * weight, one clock. A second weight "
                                                "waits behind the one in use.");
    pe_ports(m, g, p_in, p_out);
    char *p = verilog_resize("p", p_in ? p_in : 1, p_out);
    hole(h, "P_EXT", "%s", p);
    if (g->fip)
        systolic_fip_pe_holes(m, h, g, p_in, p_out);
    else
        systolic_pe_holes(m, h, g, r, p_in, p_out);
    hole_int(h, "FIRST", !p_in);
    hole_int(h, "P_OUT_MSB", g->lanes * p_out - 1);
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
    module_port(m, PORT_IN, "x", g->x_bits, "activation of this row, one clock ahead");
    if (g->split)
        module_port(m, PORT_IN, "pair", 1, "x is two bytes of their own");
    module_port(m, PORT_IN, "swap", 1, "to column 0");
    module_port(m, PORT_IN, "load", 1, "to column 0");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights, column 0 lowest");
    if (p_in)
        module_vector(m, PORT_IN, "p", g->cols, g->lanes * p_in, true, "partial sums from above");
    module_vector(m, PORT_OUT, "p_q", g->cols, g->lanes * p_out, true, "partial sums down");
    if (g->fip && r)
        module_port(m, PORT_IN, "xx", g->xx_bits[r], "products of activations from above");
    if (g->fip)
        module_port(m, PORT_OUT, "xx_q", g->xx_bits[r + 1], "products of activations down");
    hole(h, "VARIANT", "%s", variant);
    hole_int(h, "FIRST", !p_in);
    hole_int(h, "P_IN", g->lanes * p_in);
    hole_int(h, "P_OUT", g->lanes * p_out);
    hole_int(h, "P_OUT_ALL", g->cols * g->lanes * p_out);
    hole_int(h, "P_OUT_ALL_MSB", g->cols * g->lanes * p_out - 1);
    module_body(d, m, "row_ws", h);
    free(suffix);
}

// The bus that brings weights to rows 16g .. 16g+15, and the flags that say which row takes them.
static void group_text(struct buf *b, const struct array *g, int group)
{
    int first = 16 * group, lanes = g->stages - first < 16 ? g->stages - first : 16;
    int w_all = g->cols * g->we_bits, index_w = index_bits(g->stages);
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
    for (int r = 0; r < g->stages; r++) {
        char *variant = row_variant(g, r);
        if (r % 16 == 0)
            group_text(&b, g, r / 16);
        if (g->fip)
            buf_printf(&b, "  wire [%d:0] xx%d;\n", g->xx_bits[r + 1] - 1, r);
        buf_printf(&b, "  wire [%d:0] p%d;\n  %s_row%s row%d (\n", g->lanes * g->cols * g->p_bits[r + 1] - 1,
                   r, d->top, variant, r);
        buf_printf(&b, "    .clk(clk), .x(x_row[%d:%d]), .swap(swap_row[%d]), .load(load_in[%d]),\n",
                   (r + 1) * g->x_bits - 1, r * g->x_bits, r, r);
        buf_printf(&b, "    .w(w_bus%d), ", r / 16);
        if (g->split)
            buf_printf(&b, ".pair(pair_row[%d]), ", r);
        if (r)
            buf_printf(&b, ".p(p%d), ", r - 1);
        if (g->fip && r)
            buf_printf(&b, ".xx(xx%d), ", r - 1);
        if (g->fip)
            buf_printf(&b, ".xx_q(xx%d), ", r);
        buf_printf(&b, ".p_q(p%d)\n  );\n", r);
        free(variant);
    }
    return b.s;
}

static void add_array_ws(struct design *d, const struct array *g, struct holes *h)
{
    struct module *m = design_module(d, "array",
                                     "The array: rows of x in, sums out of the bottom, column c another clock later.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_vector(m, PORT_IN, "x", g->rows * (1 + g->sparse), g->a_bits, g->a_signed, "one row of A");
    if (g->split)
        module_port(m, PORT_IN, "pair", 1, "x is two rows of bytes");
    module_port(m, PORT_IN, "swap", 1, "x begins a tile: it meets the waiting weights");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights of array row load_row");
    module_port(m, PORT_IN, "load", 1, "w is valid");
    module_port(m, PORT_IN, "load_row", index_bits(g->rows), "which row w is for");
    module_vector(m, PORT_OUT, "y", g->lanes * g->cols, g->y_bits, true, g->split ? "sums of the lanes" : "sums");
    char *text = rows_text_ws(d, g);
    hole(h, "ROWS_TEXT", "%s", text);
    free(text);
    systolic_use_fast(d, g, h);
    module_body(d, m, "array_ws", h);
}

static void add_rows_ws(struct design *d, const struct array *g, struct holes *h)
{
    for (int r = 0; r < g->stages; r++) {
        char *variant = row_variant(g, r);
        bool made = false;
        for (int e = 0; e < r && !made; e++) {
            char *earlier = row_variant(g, e);
            made = strcmp(earlier, variant) == 0;
            free(earlier);
        }
        if (!made) {
            add_row_ws(d, g, h, r, variant);
            add_pe_ws(d, g, h, r, variant);
            if (g->fip)
                systolic_fip_add_xx(d, g, h, r, variant);
        }
        free(variant);
    }
}

static void use_column_ws(struct design *d, const struct array *g, struct holes *h)
{
    int depth = g->acc_rows < 2 ? 2 : g->acc_rows, forward = g->rows == 1, p_bits = g->y_bits;
    if (g->split && g->acc)
        design_use(d, h, "COLUMN", "systolic", "gw_column_acc_split",
                   (struct rtl_value[]){{"P_W", p_bits}, {"LANE_W", g->lane_bits}, {"WHOLE_W", g->whole_bits}, {"DEPTH", depth},
                                        {"SLOTS", g->slots}, {"FORWARD", forward}, {0}});
    else if (g->split)
        design_use(d, h, "COLUMN", "systolic", "gw_column_direct_split",
                   (struct rtl_value[]){{"LANE_W", g->lane_bits}, {"WHOLE_W", g->whole_bits}, {"SLOTS", g->slots}, {0}});
    else if (g->acc)
        design_use(d, h, "COLUMN", "systolic", "gw_column_acc",
                   (struct rtl_value[]){{"P_W", p_bits}, {"C_W", g->c_bits}, {"DEPTH", depth}, {"SLOTS", g->slots},
                                        {"FORWARD", forward}, {0}});
    else
        design_use(d, h, "COLUMN", "systolic", "gw_column_direct",
                   (struct rtl_value[]){{"C_W", g->c_bits}, {"SLOTS", g->slots}, {0}});
}

static void use_control_ws(struct design *d, const struct array *g, struct holes *h)
{
    const struct rtl_value values[] = {{"ROWS", g->rows}, {"SLOTS", g->slots}, {"LATENCY", g->flag_clocks}, {"ZEROS", g->fip},
                                       {g->acc ? "DEPTH" : NULL, g->acc_rows}, {0}};
    design_use(d, h, "CONTROL", "systolic", g->acc ? "gw_control_acc" : "gw_control_direct", values);
}

static const char *block_formula(const struct array *g)
{
    if (g->split)
        return g->acc ? "if(k_tiles>1,min(beats,acc_rows),beats)" : "beats";
    return g->acc ? "if(k_tiles>1,min(M,acc_rows),M)" : "M";
}

void systolic_build_ws(struct design *d, const struct array *g, struct holes *h)
{
    struct module *top = design_module(d, "", "Top: control, the array, and for each column of it accumulators and results.");
    systolic_top_ports(top, g);
    use_control_ws(d, g, h);
    use_column_ws(d, g, h);
    module_body(d, top, "top_ws", h);
    add_array_ws(d, g, h);
    systolic_use_edge(d, g, h);
    add_rows_ws(d, g, h);
    if (g->fip)
        systolic_fip_add_correct(d, g, h);
    design_term(d, "k_tile", g->sparse ? "2*rows" : "rows");
    design_term(d, "k_tiles", "ceil(K,k_tile)");
    design_term(d, "n_tiles", "ceil(N,cols)");
    if (g->split)
        design_term(d, "beats", "if(pair,ceil(M,2),M)");
    design_term(d, "block", block_formula(g));
    design_term(d, "blocks", g->split ? "ceil(beats,block)" : "ceil(M,block)");
    design_term(d, "last", g->split ? "beats-(blocks-1)*block" : "M-(blocks-1)*block");
    d->latency = g->stages + g->fip + g->cols + 3 + g->acc + g->pipe;
    d->cycles = g->fip ? "rows + (blocks-1)*n_tiles*k_tiles*max(block+1,rows) + (n_tiles*k_tiles-1)*max(last+1,rows)"
                         " + last + 1 + latency"
                       : "rows + (blocks-1)*n_tiles*k_tiles*max(block,rows) + (n_tiles*k_tiles-1)*max(last,rows)"
                " + last + latency";
    d->latency_doc = "from the clock in which a row of A is accepted to the transfer of its results";
}
