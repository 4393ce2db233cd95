// SPDX-License-Identifier: Apache-2.0
// The view of a hardwired design for simulation at speed: rolled loops over a table of weights. Port for port and
// clock for clock what the structure does.
#include <stdlib.h>

#include "hardwired/hardwired.h"

// Of a weight in the table.
static int hex_digits(const struct hardwired *g)
{
    return g->weight.hi > 7 || g->weight.lo < -8 ? 2 : 1;
}

// The weights as one row of hexadecimal digits an input, output 0 lowest, unpacked before the run begins.
static void table(const struct hardwired *g, struct buf *b)
{
    int digits = hex_digits(g);
    char *row = xcalloc((size_t)(g->n_out * digits) + 1, 1);
    for (int j = 0; j < g->n_in; j++) {
        for (int i = 0; i < g->n_out; i++) {
            int w = hardwired_weight(g, i, j);
            for (int k = 0; k < digits; k++)
                row[(g->n_out - i) * digits - 1 - k] = "0123456789abcdef"[(w >> (4 * k)) & 15];
        }
        buf_printf(b, "    row[%d] = %d'h%s;\n", j, 4 * digits * g->n_out, row);
    }
    free(row);
}

static int sum_bits(const struct hardwired *g)
{
    return g->y_bits < 31 ? 32 : 64;
}

static void biases(const struct hardwired *g, struct buf *b)
{
    for (int i = 0; i < g->n_out; i++) {
        long long v = g->bias ? (long long)g->bias[i] : 0; // a plain number has 32 bits
        buf_printf(b, "    bias[%d] = %s%s%lld;\n", i, v < 0 ? "-" : "", sum_bits(g) == 64 ? "64'sd" : "", llabs(v));
    }
}

// Element `index` of a vector, of so many bits, as wide as the sums.
static void word_hole(struct holes *h, const char *name, const char *vector, char index, int bits, bool is_signed, int to)
{
    char *word = xasprintf(is_signed ? "%s[%d*%c +: %d]" : "{1'b0, %s[%d*%c +: %d]}", vector, bits, index, bits);
    char *wide = verilog_resize(word, bits + !is_signed, to);
    hole(h, name, "$signed(%s)", wide);
    free(wide);
    free(word);
}

void hardwired_add_fast(struct design *d, const struct hardwired *g, struct holes *h)
{
    struct module *m =
        design_module(d, "fast", "For simulation at speed: the same as the structure, in loops over a table.");
    struct buf b = {0}, c = {0};
    int digits = hex_digits(g);
    m->second_file = d->part != NULL;
    bool rom = g->fabric == FABRIC_ROM;
    if (g->serial || rom) {
        module_clocks(m);
        module_port(m, PORT_IN, "step", 1, g->serial ? "a plane is worked off" : "a step is done");
    }
    if (g->serial)
        module_port(m, PORT_IN, "last", 1, "last plane");
    if (rom)
        module_port(m, PORT_IN, "first", 1, "first step of a vector");
    module_vector(m, PORT_IN, "x", rom ? g->lanes : g->n_in, g->serial ? 1 : g->x_bits, g->x_signed, "inputs");
    module_vector(m, PORT_OUT_REG, "y", g->n_out, g->serial ? g->top_bits : g->y_bits, g->y_signed, "results");
    table(g, &b);
    biases(g, &c);
    hole(h, "TABLE", "%s", b.s);
    hole(h, "BIASES", "%s", c.s);
    hole_int(h, "ROW_MSB", 4 * digits * g->n_out - 1);
    int bits = sum_bits(g);
    word_hole(h, "FAST_W", "row[j]", 'k', 4 * digits, g->weight.lo < 0, bits);
    word_hole(h, "FAST_X", "x", 'j', g->x_bits, g->x_signed, bits);
    hole_int(h, "TOP_MSB", g->top_bits - 1);
    hole_int(h, "SUM_BITS", bits);
    hole_int(h, "REST_MSB", bits * g->n_out - 1);
    hole(h, "SUM_TYPE", bits == 32 ? "integer" : "reg signed [63:0]");
    module_body(d, m, "fast", h);
    free(b.s);
    free(c.s);
}
