// SPDX-License-Identifier: Apache-2.0
// What the fabrics of a hardwired design share: numbers that follow from its sizes, assignments, ports.
#include <stdlib.h>

#include "hardwired/hardwired.h"

int hardwired_most(const struct hardwired *g)
{
    return g->plus > g->minus ? g->plus : g->minus;
}

int hardwired_multiple_bits(const struct hardwired *g, int64_t v)
{
    return range_bits(range_times(g->x, (struct range){v, v}));
}

struct range hardwired_bias_range(const struct hardwired *g)
{
    return g->bias ? range_of(g->bias_bits, true) : (struct range){0, 0};
}

int hardwired_weight(const struct hardwired *g, int i, int j)
{
    return j < g->n_in ? (int)g->w[(size_t)i * (size_t)g->n_in + (size_t)j] : 0;
}

int hardwired_steps(const struct hardwired *g)
{
    return (g->n_in + g->lanes - 1) / g->lanes;
}

int hardwired_banks(const struct hardwired *g)
{
    return (g->n_out + g->share - 1) / g->share;
}

int hardwired_x_width(const struct hardwired *g)
{
    return g->serial ? g->n_in : g->x_bits * (g->fabric == FABRIC_ROM ? g->lanes : g->n_in);
}

void hardwired_assign(struct buf *b, const char *name, char **items, int n)
{
    buf_printf(b, "  assign %s = ", name);
    verilog_concatenation(b, 4, items, n);
    buf_puts(b, ";\n");
    for (int i = 0; i < n; i++)
        free(items[i]);
}

void hardwired_assign_joined(struct buf *b, const char *name, int bits, char **items, int n)
{
    buf_printf(b, "  wire [%d:0] all_%s;\n", bits - 1, name);
    char *all = xasprintf("all_%s", name);
    hardwired_assign(b, all, items, n);
    buf_printf(b, "  gw_join #(.WIDTH(%d)) join_%s (.d(all_%s), .q(%s));\n", bits, name, name, name);
    free(all);
}

void hardwired_assign_numbers(struct buf *b, const char *name, int bits, const int64_t *v, int n)
{
    char **items = xcalloc((size_t)n, sizeof *items);
    for (int i = 0; i < n; i++)
        items[i] = xasprintf("%d'h%llx", bits, (unsigned long long)(v ? v[i] : 0) & ((UINT64_C(1) << bits) - 1));
    hardwired_assign(b, name, items, n);
    free(items);
}

void hardwired_clock_ports(struct module *m, const struct hardwired *g)
{
    module_port(m, PORT_IN, "clk", 1, g->gating ? "clock, once a step" : "clock");
    if (!g->gating)
        module_port(m, PORT_IN, "en", 1, "a step");
}
