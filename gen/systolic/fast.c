// SPDX-License-Identifier: Apache-2.0
// The array's view for simulation at speed.
#include <stdlib.h>

#include "emit/use.h"
#include "systolic/systolic.h"

void systolic_use_fast(struct design *d, const struct array *g, struct holes *h)
{
    int delay = g->ws ? g->stages + g->fip - 1 + g->pipe : 1 + g->pipe;
    const struct rtl_value split[] = {
        {"ROWS", g->rows}, {"COLS", g->cols}, {"W_W", g->w_bits}, {"P_W", g->y_bits}, {"DELAY", delay}, {0}};
    const struct rtl_value plain[] = {
        {"ROWS", g->rows}, {"COLS", g->cols}, {"A_W", g->a_bits}, {"A_SIGNED", g->a_signed}, {"W_W", g->w_bits},
        {g->ws ? "P_W" : "C_W", g->ws ? g->y_bits : g->c_bits}, {"DELAY", delay}, {0}};
    char *name = xasprintf("gw_fast_%s%s", g->ws ? "ws" : "os", g->split ? "_split" : g->sparse ? "_sparse" : "");
    design_use(d, h, "FAST", "systolic", name, g->split ? split : plain)->view = "GATEWRIGHT_FAST_SIM";
    free(name);
}
