// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty/mapping.h.
#include "liberty/mapping.h"

#include <string.h>

#include "base/util.h"

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

// How the pins of a library cell go together with those of a small one: input i of the cell is input order[i] of the small one,
// output o of the small one is output output[o] of the cell, inverted or not.
struct fit {
    int order[LIB_INPUTS], output[LIB_OUTPUTS];
    bool inverted[LIB_OUTPUTS];
};

// Finds output o of the small cell among those of the library's, for the order of inputs. Adders may invert: what a
// cell of one output inverts is another cell.
static bool match_output(const struct small *s, const struct lib_cell *c, struct fit *f, int o)
{
    int n = c->inputs;
    unsigned all = n == LIB_INPUTS ? 0xffff : (1u << (1u << n)) - 1;
    for (int k = 0; k < c->outputs; k++) {
        unsigned table = reordered(c->table[k], f->order, n);
        f->output[o] = k;
        f->inverted[o] = table != s->table[o];
        if (!f->inverted[o] || (c->outputs > 1 && table == (s->table[o] ^ all)))
            return true;
    }
    return false;
}

// Tries all orders of inputs from place `from` on; true when every output is found.
static bool match(const struct small *s, const struct lib_cell *c, struct fit *f, int from)
{
    int n = c->inputs;
    if (from == n) {
        for (int o = 0; o < c->outputs; o++)
            if (!match_output(s, c, f, o))
                return false;
        return true;
    }
    for (int i = from; i < n; i++) {
        int t = f->order[from];
        f->order[from] = f->order[i];
        f->order[i] = t;
        if (match(s, c, f, from + 1))
            return true;
        f->order[i] = f->order[from];
        f->order[from] = t;
    }
    return false;
}

// The cell may stand for the small one.
static bool fits(const struct small *s, const struct lib_cell *c, struct fit *f)
{
    for (int i = 0; i < LIB_INPUTS; i++)
        f->order[i] = i;
    return c->known && !c->avoid && c->inputs == count(s->in, LIB_INPUTS) && c->outputs == count(s->out, LIB_OUTPUTS) &&
           match(s, c, f, 0);
}

bool is_small_cell(const struct lib_cell *c, const char *name)
{
    struct fit f;
    for (size_t k = 0; k < sizeof smalls / sizeof *smalls; k++)
        if (strcmp(smalls[k].name, name) == 0)
            return fits(&smalls[k], c, &f);
    return false;
}

// What inverts an output is logic that the module around it takes in.
static void write_module(struct buf *b, const struct small *s, const struct lib_cell *c, const char *top, const struct fit *f)
{
    buf_printf(b, "module %s_%s (", top, s->name);
    for (int i = 0; i < c->inputs; i++)
        buf_printf(b, "input %s, ", s->in[i]);
    for (int i = 0; i < c->outputs; i++)
        buf_printf(b, "%soutput %s", i ? ", " : "", s->out[i]);
    buf_puts(b, ");\n");
    for (int i = 0; i < c->outputs; i++)
        if (f->inverted[i])
            buf_printf(b, "  wire %s_n;\n  assign %s = ~%s_n;\n", s->out[i], s->out[i], s->out[i]);
    buf_printf(b, "  \\%s _TECHMAP_REPLACE_ (", c->name);
    for (int i = 0; i < c->inputs; i++)
        buf_printf(b, ".\\%s (%s), ", c->in[i], s->in[f->order[i]]);
    for (int i = 0; i < c->outputs; i++)
        buf_printf(b, "%s.\\%s (%s%s)", i ? ", " : "", c->out[f->output[i]], s->out[i], f->inverted[i] ? "_n" : "");
    buf_puts(b, ");\nendmodule\n");
}

// The area of a cell with the inverters that it needs to stand for a small one.
static double whole_area(const struct liberty *lib, const struct lib_cell *c, const struct fit *f)
{
    const struct lib_cell *inverter = smallest_inverter(lib);
    double area = c->area;
    for (int i = 0; i < c->outputs; i++)
        area += f->inverted[i] && inverter ? inverter->area : 0;
    return area;
}

static void map_small(struct buf *b, const struct liberty *lib, const struct small *s, const char *top)
{
    const struct lib_cell *best = NULL;
    struct fit best_fit = {.order = {0}};
    for (int i = 0; i < lib->n; i++) {
        const struct lib_cell *c = &lib->cells[i];
        struct fit f;
        if (!fits(s, c, &f) || (best && whole_area(lib, c, &f) >= whole_area(lib, best, &best_fit)))
            continue;
        best = c;
        best_fit = f;
    }
    if (best)
        write_module(b, s, best, top, &best_fit);
}

// A clock gate, made of a flip-flop and an AND in rtl/cells/gw_clkgate.v.
static void write_clock_gate(struct buf *b, const struct lib_cell *c, const char *top)
{
    buf_printf(b, "module %s_clkgate (input clk, input en, output clk_en);\n  \\%s _TECHMAP_REPLACE_ (.\\%s (clk), .\\%s (en), ",
               top, c->name, c->gate_clock, c->gate_enable);
    if (c->gate_test)
        buf_printf(b, ".\\%s (1'b0), ", c->gate_test);
    buf_printf(b, ".\\%s (clk_en));\nendmodule\n", c->gate_out);
}

char *clock_gate_model(const struct liberty *lib)
{
    const struct lib_cell *c = smallest_clock_gate(lib);
    struct buf b = {0};
    buf_puts(&b, "// How the clock gate works, which its table of states does not tell Yosys.\n");
    if (!c)
        return b.s;
    buf_printf(&b, "module \\%s (input \\%s , input \\%s , ", c->name, c->gate_clock, c->gate_enable);
    if (c->gate_test)
        buf_printf(&b, "input \\%s , ", c->gate_test);
    buf_printf(&b, "output \\%s );\n  reg open;\n  always @*\n    if (!\\%s ) open = \\%s ", c->gate_out, c->gate_clock, c->gate_enable);
    if (c->gate_test)
        buf_printf(&b, "| \\%s ", c->gate_test);
    buf_printf(&b, ";\n  assign \\%s = \\%s & open;\nendmodule\n", c->gate_out, c->gate_clock);
    return b.s;
}

char *cell_mapping(const struct liberty *lib, const char *top)
{
    struct buf b = {0};
    buf_puts(&b, "// Small cells as library cells.\n");
    for (size_t k = 0; k < sizeof smalls / sizeof *smalls; k++)
        map_small(&b, lib, &smalls[k], top);
    if (smallest_clock_gate(lib))
        write_clock_gate(&b, smallest_clock_gate(lib), top);
    return b.s;
}
