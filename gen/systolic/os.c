// SPDX-License-Identifier: Apache-2.0
// The output-stationary array: sums stay in the elements, finished ones fall out of the bottom.
#include <stdlib.h>

#include "emit/use.h"
#include "systolic/systolic.h"

enum { GROUP = 16 }; // rows through which a finished sum falls in one clock

// The instances of a group's rows.
static char *rows_text(const struct design *d, const struct array *g, int rows)
{
    struct buf b = {0};
    int y_all = g->cols * g->c_bits, w_all = g->cols * g->we_bits;
    buf_printf(&b, "  wire [%d:0] w0 = w; // entering row 0\n", w_all - 1);
    buf_printf(&b, "  wire [%d:0] y0 = %d'd0;\n", y_all - 1, y_all);
    for (int r = 0; r < rows; r++) {
        buf_printf(&b, "  wire [%d:0] w%d;\n  wire [%d:0] y%d;\n", w_all - 1, r + 1, y_all - 1, r + 1);
        buf_printf(&b, "  %s_row row%d (\n    .clk(clk), .x(x[%d:%d]), .step(step[%d]), .last(last[%d]),\n", d->top, r,
                   (r + 1) * g->x_bits - 1, r * g->x_bits, r, r);
        buf_printf(&b, "    .w(w%d), .w_q(w%d), .y(y%d), .y_down(y%d)\n  );\n", r, r + 1, r, r + 1);
    }
    buf_printf(&b, "  assign w_q = w%d;", rows);
    return b.s;
}

static void add_group(struct design *d, const struct array *g, struct holes *h, int rows)
{
    char *suffix = xasprintf("group_%d", rows);
    struct module *m = design_module(d, suffix, "Rows of the array. A finished sum falls through the rows below it, and "
                                                "leaves the group a clock later.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_vector(m, PORT_IN, "x", rows, g->x_bits, g->a_signed, "activations, one clock ahead");
    module_vector(m, PORT_IN, "step", rows, 1, false, "they are valid");
    module_vector(m, PORT_IN, "last", rows, 1, false, "they end their sums");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights from above");
    module_vector(m, PORT_OUT, "w_q", g->cols, g->we_bits, true, "weights for the next group");
    module_vector(m, PORT_IN, "y", g->cols, g->c_bits, true, "finished sums from above, or zero");
    module_vector(m, PORT_OUT, "y_down", g->cols, g->c_bits, true, "finished sums from above or from here, or zero");
    char *text = rows_text(d, g, rows);
    hole(h, "ROWS_TEXT", "%s", text);
    hole_int(h, "GROUP_ROWS", rows);
    module_body(d, m, "group_os", h);
    free(text);
    free(suffix);
}

// The instances of all groups.
static char *groups_text(const struct design *d, const struct array *g)
{
    struct buf b = {0};
    int y_all = g->cols * g->c_bits, w_all = g->cols * g->we_bits, groups = (g->rows + GROUP - 1) / GROUP;
    buf_printf(&b, "  wire [%d:0] y0 = %d'd0;\n", y_all - 1, y_all);
    for (int i = 0; i < groups; i++) {
        int first = GROUP * i, rows = g->rows - first < GROUP ? g->rows - first : GROUP;
        buf_printf(&b, "  wire [%d:0] w%d;\n  wire [%d:0] y%d;\n", w_all - 1, i + 1, y_all - 1, i + 1);
        buf_printf(&b, "  %s_group_%d group%d (\n    .clk(clk), .x(x_row[%d:%d]),\n", d->top, rows, i,
                   (first + rows) * g->x_bits - 1, first * g->x_bits);
        buf_printf(&b, "    .step(step_row[%d:%d]), .last(last_row[%d:%d]),\n", first + rows - 1, first, first + rows - 1,
                   first);
        buf_printf(&b, "    .w(w%d), .w_q(w%d), .y(y%d), .y_down(y%d)\n  );\n", i, i + 1, i, i + 1);
    }
    buf_printf(&b, "  wire [%d:0] unused_w = w%d; // falls out of the bottom\n", w_all - 1, groups);
    buf_printf(&b, "  assign y = y%d;", groups);
    return b.s;
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
    char *text = groups_text(d, g);
    hole(h, "GROUPS_TEXT", "%s", text);
    free(text);
    systolic_use_fast(d, g, h);
    module_body(d, m, "array_os", h);
}

static void add_row_os(struct design *d, const struct array *g, struct holes *h)
{
    struct module *m = design_module(d, "row", "A row of processing elements; x and last pass right, w and finished sums down.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->x_bits, "activation of this row, one clock ahead");
    module_port(m, PORT_IN, "step", 1, "x is valid; else it counts as zero");
    module_port(m, PORT_IN, "last", 1, "x ends its sum");
    module_vector(m, PORT_IN, "w", g->cols, g->we_bits, true, "weights from above");
    module_vector(m, PORT_OUT, "w_q", g->cols, g->we_bits, true, "weights for the next row");
    module_vector(m, PORT_IN, "y", g->cols, g->c_bits, true, "finished sums from above, or zero");
    module_vector(m, PORT_OUT, "y_down", g->cols, g->c_bits, true, "finished sums from above or from here, or zero");
    systolic_use_edge(d, g, h);
    module_body(d, m, "row_os", h);
    m = design_module(d, "pe", "Processing element: sum = sum + x * w; starts again after the last step.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "x", g->pe_bits, systolic_x_doc(g));
    module_port(m, PORT_OUT_REG, "x_q", g->pe_bits, "x for the next column");
    module_port(m, PORT_IN, "w", g->we_bits, g->sparse ? "{position, weight}" : "weight");
    module_port(m, PORT_OUT_REG, "w_q", g->we_bits, "w for the next row");
    module_port(m, PORT_IN, "last", 1, "x and w end the sum");
    module_port(m, PORT_OUT_REG, "last_q", 1, "last for the next column");
    module_port(m, PORT_IN, "y", g->c_bits, "a finished sum from above, or zero");
    module_port(m, PORT_OUT, "y_down", g->c_bits, "a finished sum from above or from here, or zero");
    systolic_pe_holes(m, h, g, 0, g->c_bits, g->c_bits);
    module_body(d, m, "pe_os", h);
}

void systolic_build_os(struct design *d, const struct array *g, struct holes *h)
{
    struct module *top = design_module(d, "", "Top: control, the array, and for each column of it a result buffer.");
    systolic_top_ports(top, g);
    design_use(d, h, "CONTROL", "systolic", "gw_control_os",
               (struct rtl_value[]){{"ROWS", g->rows}, {"SLOTS", g->slots}, {"DRAIN", 3 + g->pipe}, {0}});
    design_use(d, h, "COLUMN", "systolic", "gw_column_os",
               (struct rtl_value[]){{"C_W", g->c_bits}, {"SLOTS", g->slots}, {0}});
    module_body(d, top, "top_os", h);
    add_array_os(d, g, h);
    if (g->rows >= GROUP)
        add_group(d, g, h, GROUP);
    if (g->rows % GROUP)
        add_group(d, g, h, g->rows % GROUP);
    add_row_os(d, g, h);
    design_term(d, "steps", g->sparse ? "ceil(K,2)" : "K");
    design_term(d, "folds", "ceil(M,rows)*ceil(N,cols)");
    d->latency = g->cols + 5 + g->pipe;
    d->cycles = "steps + (folds-1)*max(steps,rows) + rows - 1 + latency";
    d->latency_doc = "from the clock in which the last step of a sum is accepted to the transfer of row 0 of its results";
}
