// SPDX-License-Identifier: Apache-2.0
// Holes of the array's view for simulation at speed, in rolled loops over numbers.
#include <stdlib.h>

#include "systolic/systolic.h"

// The two's complement number of an expression, as wide as the variables of the view at speed.
static void fast_hole(struct holes *h, const char *name, const char *expr, int from, int to)
{
    char *wide = verilog_resize(expr, from, to);
    hole(h, name, "$signed(%s)", wide);
    free(wide);
}

static void fast_x_hole(struct holes *h, const struct array *g, const char *name, const char *index, int to)
{
    char *x = xasprintf(g->a_signed ? "x[%s*%d +: %d]" : "{1'b0, x[%s*%d +: %d]}", index, g->a_bits, g->a_bits);
    fast_hole(h, name, x, g->a_bits + !g->a_signed, to);
    free(x);
}

void systolic_fast_holes(struct holes *h, const struct array *g)
{
    int el = g->ws ? g->y_bits : g->c_bits, wide = el <= 32 ? 32 : 64;
    char *w = xasprintf("w[c*%d +: %d]", g->we_bits, g->w_bits);
    hole_int(h, "SUMS", g->lanes * g->cols);
    hole_int(h, "SUM_LAST", g->lanes * g->cols - 1);
    hole(h, "FAST_TYPE", wide == 32 ? "integer" : "reg signed [63:0]");
    hole_int(h, "FAST_LINE", 1 << index_bits(g->rows + g->cols + 2));
    hole_int(h, "FAST_DELAY", g->ws ? g->stages + g->fip - 1 + g->pipe : 1 + g->pipe);
    hole_int(h, "FAST_WEIGHTS_LAST", (int64_t)g->rows * (1 + g->sparse) * g->cols - 1);
    hole_int(h, "FAST_W_LAST", g->cols * (1 + g->sparse) - 1);
    hole_int(h, "SUMS_LAST", (int64_t)g->rows * g->cols - 1);
    hole_int(h, "P_OUT", el);
    hole_int(h, "P_OUT_MSB", el - 1);
    hole(h, "FAST_ROW", "$signed({%d'd0, load_row})", 32 - index_bits(g->rows));
    fast_hole(h, "FAST_W", w, g->w_bits, wide);
    fast_x_hole(h, g, "FAST_X", "r", wide);
    fast_x_hole(h, g, "FAST_X_EVEN", "(2*r)", wide);
    fast_x_hole(h, g, "FAST_X_ODD", "(2*r+1)", wide);
    fast_hole(h, "FAST_LOW", "{low_sign, x[16*r +: 8]}", 9, wide);
    fast_hole(h, "FAST_HIGH", "x[16*r+8 +: 8]", 8, wide);
    fast_hole(h, "FAST_CARRY", "{1'b0, low_sign & ~pair}", 2, wide);
    free(w);
}
