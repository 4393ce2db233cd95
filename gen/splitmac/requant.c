// SPDX-License-Identifier: Apache-2.0
// The registers of splitmac's requantizers and their bus.
#include <math.h>

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

void splitmac_requant_holes(struct holes *h, const struct splitmac *g)
{
    const struct requant *rq = &g->rq;
    struct range y = range_of(rq->y_bits, rq->y_signed);
    unsigned mask = (1u << rq->y_bits) - 1;
    const char *const names[] = {"ZP_32", "LO_32", "HI_32"}, *const ports[] = {"zp", "lo", "hi"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (rq->y_signed)
            hole_resized(h, names[i], ports[i], rq->y_bits, 32);
        else
            hole(h, names[i], "{%d'd0, %s}", 32 - rq->y_bits, ports[i]);
    }
    hole_int(h, "Y_BITS", rq->y_bits);
    hole_int(h, "Y_BITS_MSB", rq->y_bits - 1);
    hole_int(h, "Y_BYTES", rq->y_bits / 8);
    hole_int(h, "RQ", g->rq_clocks);
    hole_int(h, "RQ_MSB", g->rq_clocks - 1);
    hole_int(h, "RQ_LOW", g->rq_clocks - 2);
    hole(h, "LO_HEX", "%x", (unsigned)y.lo & mask);
    hole(h, "HI_HEX", "%x", (unsigned)y.hi & mask);
    requant_doc_holes(h, rq);
}

void splitmac_add_regs(struct design *d, const struct splitmac *g, struct holes *h)
{
    struct module *m = design_module(d, "regs", "The registers of a column's requantizer.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    splitmac_bus_ports(m);
    requant_setting_ports(m, PORT_OUT_REG, &g->rq);
    module_body(d, m, "regs", h);
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
