// SPDX-License-Identifier: Apache-2.0
// The registers of splitmac's requantizers and their bus.
#include <math.h>

#include "emit/use.h"
#include "splitmac/splitmac.h"

void splitmac_bus_ports(struct module *m)
{
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "write", 1, "write a register");
    module_port(m, PORT_IN, "word", 3, "this one");
    module_port(m, PORT_IN, "wdata", 32, "with this");
    module_port(m, PORT_IN, "strobe", 4, "these bytes of it");
    module_port(m, PORT_IN, "read", 1, "read a register");
    module_port(m, PORT_IN, "rword", 3, "this one");
    module_port(m, PORT_OUT, "rdata", 32, "what it holds, zero while read is 0");
}

void splitmac_use_regs(struct design *d, const struct splitmac *g, struct holes *h)
{
    const struct rtl_value regs[] = {{"Y_W", g->rq.y_bits}, {"Y_SIGNED", g->rq.y_signed}, {0}};
    design_use(d, h, "REGS", "splitmac", "gw_regs", regs);
    hole_int(h, "Y_BITS_MSB", g->rq.y_bits - 1);
}

void splitmac_requant_arrays(struct design *d, const struct splitmac *g, int64_t k)
{
    // Standard deviation of a sum of k products of uniform operands.
    requant_arrays(d, &g->rq, ARRAY_NEEDED, sqrt((double)k) * exp2(g->x_bits + g->w_bits - 2) / 3);
}
