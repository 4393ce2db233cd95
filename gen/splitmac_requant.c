// SPDX-License-Identifier: Apache-2.0
// The registers of splitmac's requantizers and their bus.
#include "splitmac.h"

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
