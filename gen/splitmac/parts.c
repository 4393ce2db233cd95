// SPDX-License-Identifier: Apache-2.0
// What several modules of splitmac have: the bytes that its multipliers see, ports of the arithmetic.
#include "splitmac/splitmac.h"

struct range splitmac_high_byte(const struct splitmac *g)
{
    return range_of(8, g->xor80 || g->x_signed);
}

struct range splitmac_low_byte(const struct splitmac *g)
{
    return g->xor80 ? range_of(8, true) : range_union(range_of(8, false), range_of(8, g->x_signed));
}

void splitmac_stage_ports(struct module *m, enum port_dir dir)
{
    module_port(m, dir, "done_pair", 1, "the accumulators hold a finished pair of rows");
    module_port(m, dir, "second", 1, "its second row is next");
}

void splitmac_mac_ports(struct module *m, const struct splitmac *g)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "first", 1, "the step begins a sum");
    if (g->dual && !g->xor80 && g->x_signed)
        module_port(m, PORT_IN, "low_signed", 1, "the low bytes of x are signed");
}
