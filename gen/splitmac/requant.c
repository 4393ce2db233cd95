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
    const struct requant *rq = &g->rq;
    // Standard deviation of a sum of k products of uniform operands, and the places that bring it to a quarter of y's range.
    double deviation = sqrt((double)k) * exp2(g->x_bits + g->w_bits - 2) / 3;
    int places = (int)lround(log2(deviation)) - (rq->y_bits - 2);
    int64_t shift = rq->gemmlowp ? (places > 31 ? -31 : -places) : 31 + (places < -31 ? -31 : places);
    struct user_array *a =
        design_array(d, ARRAY_OPTIONAL, "bias", rq->gemmlowp ? 31 : 32, true, "added to the sums of a column", "N");
    a = design_array(d, ARRAY_NEEDED, "mult", 32, true, "factor of each column", "N");
    a->low = INT64_C(1) << 30, a->high = (INT64_C(1) << 31) - 1;
    a = design_array(d, ARRAY_NEEDED, "shift", 6, rq->gemmlowp,
                     rq->gemmlowp ? "power of two of each column, positive = left" : "places to the right, each column", "N");
    if (rq->gemmlowp)
        array_range(a, -31, 30);
    a->low = a->high = shift;
    design_array(d, ARRAY_OPTIONAL, "zp", rq->y_bits, rq->y_signed, "zero point of each column", "N");
}
