// SPDX-License-Identifier: Apache-2.0
// Implementation of mapping.h.
#include "mapping.h"

#include <string.h>

#include "util.h"

// Truth tables over the inputs in order, the first one the lowest bit of the index.
static const struct small {
    const char *name, *in[LIB_INPUTS], *out[LIB_OUTPUTS];
    unsigned table[LIB_OUTPUTS];
} smalls[] = {
    {"fa", {"a", "b", "ci"}, {"s", "co"}, {0x96, 0xe8}},
    {"ha", {"a", "b"}, {"s", "co"}, {0x6, 0x8}},
    {"ha1", {"a", "b"}, {"s", "co"}, {0x9, 0xe}},
    {"aoi22", {"a", "b", "c", "d"}, {"y"}, {0x0777}},
    {"oai22", {"a", "b", "c", "d"}, {"y"}, {0x111f}},
    {"oai21", {"a", "b", "c"}, {"y"}, {0x1f}},
    {"buf", {"a"}, {"y"}, {0x2}},
    {"mux2n", {"s", "a", "b"}, {"y"}, {0x27}},
};

static int count(const char *const *list, int most)
{
    int n = 0;
    while (n < most && list[n])
        n++;
    return n;
}

// The table of a library cell whose input i is input order[i] of the small one.
static unsigned reordered(unsigned table, const int *order, int n)
{
    unsigned t = 0;
    for (unsigned i = 0; i < 1u << n; i++) {
        unsigned index = 0;
        for (int k = 0; k < n; k++)
            index |= ((i >> order[k]) & 1) << k;
        t |= ((table >> index) & 1) << i;
    }
    return t;
}

// Finds which output of the cell is output o of the small one, for an order of inputs; -1 for none.
static int matching_output(const struct lib_cell *c, const int *order, int n, unsigned table)
{
    for (int k = 0; k < c->outputs; k++)
        if (reordered(c->table[k], order, n) == table)
            return k;
    return -1;
}

// Tries all orders of inputs from place `from` on; true when every output is found.
static bool match(const struct small *s, const struct lib_cell *c, int *order, int *outputs, int from)
{
    int n = c->inputs;
    if (from == n) {
        for (int o = 0; o < c->outputs; o++)
            if ((outputs[o] = matching_output(c, order, n, s->table[o])) < 0)
                return false;
        return true;
    }
    for (int i = from; i < n; i++) {
        int t = order[from];
        order[from] = order[i];
        order[i] = t;
        if (match(s, c, order, outputs, from + 1))
            return true;
        order[i] = order[from];
        order[from] = t;
    }
    return false;
}

// The cell may stand for the small one; how their pins go together.
static bool fits(const struct small *s, const struct lib_cell *c, int order[LIB_INPUTS], int outputs[LIB_OUTPUTS])
{
    for (int i = 0; i < LIB_INPUTS; i++)
        order[i] = i;
    return c->known && !c->avoid && c->inputs == count(s->in, LIB_INPUTS) && c->outputs == count(s->out, LIB_OUTPUTS) &&
           match(s, c, order, outputs, 0);
}

bool is_small_cell(const struct lib_cell *c, const char *name)
{
    int order[LIB_INPUTS], outputs[LIB_OUTPUTS];
    for (size_t k = 0; k < sizeof smalls / sizeof *smalls; k++)
        if (strcmp(smalls[k].name, name) == 0)
            return fits(&smalls[k], c, order, outputs);
    return false;
}

static void write_module(struct buf *b, const struct small *s, const struct lib_cell *c, const char *top,
                         const int *order, const int *outputs)
{
    buf_printf(b, "module %s_%s (", top, s->name);
    for (int i = 0; i < c->inputs; i++)
        buf_printf(b, "input %s, ", s->in[i]);
    for (int i = 0; i < c->outputs; i++)
        buf_printf(b, "%soutput %s", i ? ", " : "", s->out[i]);
    buf_printf(b, ");\n  \\%s _TECHMAP_REPLACE_ (", c->name);
    for (int i = 0; i < c->inputs; i++)
        buf_printf(b, ".\\%s (%s), ", c->in[i], s->in[order[i]]);
    for (int i = 0; i < c->outputs; i++)
        buf_printf(b, "%s.\\%s (%s)", i ? ", " : "", c->out[outputs[i]], s->out[i]);
    buf_puts(b, ");\nendmodule\n");
}

// A clock gate, made of a flip-flop and an AND in rtl/gw_clkgate.v.
static void write_clock_gate(struct buf *b, const struct lib_cell *c, const char *top)
{
    buf_printf(b, "module %s_clkgate (input clk, input en, output clk_en);\n  \\%s _TECHMAP_REPLACE_ (.\\%s (clk), .\\%s (en), ",
               top, c->name, c->gate_clock, c->gate_enable);
    if (c->gate_test)
        buf_printf(b, ".\\%s (1'b0), ", c->gate_test);
    buf_printf(b, ".\\%s (clk_en));\nendmodule\n", c->gate_out);
}

char *cell_mapping(const struct liberty *lib, const char *top)
{
    struct buf b = {0};
    buf_puts(&b, "// Small cells as library cells.\n");
    for (size_t k = 0; k < sizeof smalls / sizeof *smalls; k++) {
        const struct small *s = &smalls[k];
        const struct lib_cell *best = NULL;
        int best_order[LIB_INPUTS] = {0}, best_outputs[LIB_OUTPUTS] = {0};
        for (int i = 0; i < lib->n; i++) {
            const struct lib_cell *c = &lib->cells[i];
            int order[LIB_INPUTS], outputs[LIB_OUTPUTS];
            if ((best && c->area >= best->area) || !fits(s, c, order, outputs))
                continue;
            best = c;
            memcpy(best_order, order, sizeof order);
            memcpy(best_outputs, outputs, sizeof outputs);
        }
        if (best)
            write_module(&b, s, best, top, best_order, best_outputs);
    }
    if (smallest_clock_gate(lib))
        write_clock_gate(&b, smallest_clock_gate(lib), top);
    return b.s;
}
