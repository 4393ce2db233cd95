// SPDX-License-Identifier: Apache-2.0
// fabric=rom: the weights are a mask ROM, a row a step. Each step takes `lanes` inputs; a bank, shared by some outputs,
// makes all their products with the possible weights, of which the ROM's row picks one for each output, which adds it
// up. The ROM is a module of its own in the second file, one array of connections.
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "emit/use.h"
#include "hardwired/hardwired.h"

// A weight in the ROM: a sign, if any may be negative, above what tells magnitudes from 0 on, the largest negative one
// being that of a sign alone; or two's complement; or, where no weight is 0, a sign alone.
static uint64_t code(const struct hardwired *g, int64_t w)
{
    uint64_t mask = (UINT64_C(1) << g->w_bits) - 1;
    if (!g->zero)
        return w < 0;
    if (g->negated_bank || g->weight.lo >= 0)
        return (uint64_t)w & mask;
    uint64_t sign = UINT64_C(1) << (g->w_bits - 1);
    return w < 0 ? (((uint64_t)-w & (sign - 1)) | sign) : (uint64_t)w;
}

// ---- the bank ----

// Whether the bank has multiple v: the odd ones, with negated_bank negative ones too.
static bool in_bank(const struct hardwired *g, int64_t v)
{
    return v % 2 != 0 && (v > 0 ? v <= hardwired_most(g) : g->negated_bank && v >= g->weight.lo);
}

// The lowest bit of multiple v in the bank's port; of one beyond all: the port's width.
static int bank_place(const struct hardwired *g, int64_t v)
{
    int at = 0;
    for (int64_t u = 1; u <= hardwired_most(g); u += 2)
        for (int64_t s = u; s >= -u; s -= 2 * u) {
            if (s == v)
                return at;
            at += in_bank(g, s) ? hardwired_multiple_bits(g, s) : 0;
        }
    return at;
}

static void negated(const struct hardwired *g, struct module *m, struct buf *b, int64_t v)
{
    int bits = hardwired_multiple_bits(g, -v), from = hardwired_multiple_bits(g, v);
    char *result = xasprintf("n%lld", (long long)v), *source = xasprintf("~m%lld", (long long)v);
    buf_printf(b, "\n  wire [%d:0] %s;\n", bits - 1, result);
    struct heap *h = heap_new(bits);
    heap_vector(h, 0, source, from, 0);
    if (g->x_signed) // the top bit of ~m has a negative weight
        for (int i = from; i < bits; i++)
            heap_bit(h, i, 0, "~m%lld[%d]", (long long)v, from - 1);
    else
        heap_constant(h, from, -1);
    heap_constant(h, 0, 1);
    char *prefix = xasprintf("%s_", result);
    heap_close(h, HEAP_AREA, b, prefix, result, m->cost);
    heap_free(h);
    free(prefix);
    free(result);
    free(source);
}

static void add_bank(struct design *d, const struct hardwired *g)
{
    struct module *m =
        design_module(d, "bank",
                      "The odd multiples of an input, of which weights pick; buffers for the outputs that share "
                      "them.");
    struct buf b = {0};
    int n = 0, width = bank_place(g, 0);
    char **items = xcalloc((size_t)(2 * hardwired_most(g) + 2), sizeof *items);
    m->cost = xcalloc(1, sizeof *m->cost);
    module_vector(m, PORT_IN, "x", 1, g->x_bits, g->x_signed, "the input");
    module_vector(m, PORT_OUT, "m", 1, width, false, "its multiples 1, -1, 3, -3, .., as far as there are");
    hardwired_multiples(g, m, &b);
    for (int64_t v = 1; v <= hardwired_most(g); v += 2)
        if (in_bank(g, -v))
            negated(g, m, &b, v);
    for (int64_t v = 1; v <= hardwired_most(g); v += 2) {
        items[n++] = xasprintf("m%lld", (long long)v);
        if (in_bank(g, -v))
            items[n++] = xasprintf("n%lld", (long long)v);
    }
    m->copies = hardwired_banks(g) * g->lanes;
    m->cost->area += AREA_BUF * width;
    buf_printf(&b, "\n  wire [%d:0] all;\n", width - 1);
    hardwired_assign(&b, "all", items, n);
    buf_printf(&b,
               "  genvar i;\n  generate\n    for (i = 0; i < %d; i = i + 1) begin : g_bit\n"
               "      gw_buf drive (.a(all[i]), .y(m[i]));\n    end\n  endgenerate\n",
               width);
    m->body = b.s;
    free(items);
}

// ---- an output ----

// The product with w, as wires of the bank: product_bits of them.
static char *product(const struct hardwired *g, int lane, int64_t w)
{
    int bits = g->product_bits, base = lane * bank_place(g, 0);
    if (w == 0)
        return xasprintf("%d'd0", bits);
    int shift = __builtin_ctzll((uint64_t)w);
    int64_t odd = w >> shift;
    int odd_bits = hardwired_multiple_bits(g, odd), at = base + bank_place(g, odd);
    bool is_signed = range_times(g->x, (struct range){odd, odd}).lo < 0; // a negative multiple of -1 and 0 is not
    int above = bits - shift - odd_bits;
    struct buf b = {0};
    buf_puts(&b, "{");
    if (above > 0 && is_signed)
        buf_printf(&b, "{%d{m[%d]}}, ", above, at + odd_bits - 1);
    else if (above > 0)
        buf_printf(&b, "%d'd0, ", above);
    buf_printf(&b, "m[%d:%d]", at + odd_bits - 1, at);
    if (shift)
        buf_printf(&b, ", %d'd0", shift);
    buf_puts(&b, "}");
    return b.s;
}

// The magnitude of code c, or the weight itself.
static int64_t picked(const struct hardwired *g, uint64_t c)
{
    int bits = g->w_bits;
    if (g->weight.lo >= 0)
        return (int64_t)c;
    if (!g->zero)
        return g->negated_bank && c ? -1 : 1;
    if (g->negated_bank) {
        uint64_t sign = UINT64_C(1) << (bits - 1);
        return (int64_t)((c ^ sign) - sign);
    }
    uint64_t magnitude = c & ((UINT64_C(1) << (bits - 1)) - 1);
    return magnitude == 0 && c ? INT64_C(1) << (bits - 1) : (int64_t)magnitude;
}

static void pick(const struct hardwired *g, struct buf *b, int lane)
{
    int bits = g->w_bits;
    if (bits == 1 && !g->zero && !g->negated_bank) {
        char *p = product(g, lane, 1);
        buf_printf(b, "  wire [%d:0] p%d = %s;\n", g->product_bits - 1, lane, p);
        free(p);
        return;
    }
    buf_printf(b, "  reg [%d:0] p%d;\n  always @*\n    case (code[%d:%d])\n", g->product_bits - 1, lane,
               (lane + 1) * bits - 1, lane * bits);
    for (uint64_t c = 0; c < UINT64_C(1) << bits; c++) {
        int64_t w = picked(g, c);
        bool used = g->negated_bank ? w >= g->weight.lo && w <= g->weight.hi : w <= hardwired_most(g);
        char *p = product(g, lane, used ? w : 0);
        if (c == (UINT64_C(1) << bits) - 1)
            buf_printf(b, "      default: p%d = %s;\n", lane, p);
        else
            buf_printf(b, "      %d'd%llu: p%d = %s;\n", bits, (unsigned long long)c, lane, p);
        free(p);
    }
    buf_puts(b, "    endcase\n");
}

static void add_product(const struct hardwired *g, struct heap *h, struct buf *b, int lane)
{
    int top = (lane + 1) * g->w_bits - 1;
    char *name = xasprintf("p%d", lane), *turned = xasprintf("q%d", lane);
    bool complements = g->weight.lo < 0 && !g->negated_bank;
    if (complements) {
        buf_printf(b, "  wire [%d:0] q%d = p%d ^ {%d{code[%d]}}; // -p = ~p + 1\n", g->product_bits - 1, lane, lane,
                   g->product_bits, top);
        heap_bit(h, 0, 0, "code[%d]", top);
    }
    const char *word = complements ? turned : name;
    (g->negative ? heap_signed : heap_vector)(h, 0, word, g->product_bits, 0);
    free(name);
    free(turned);
}

static void add_mac(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(d, "mac", "An output: picks products by the row's codes and adds them up.");
    struct buf b = {0};
    struct heap *h = heap_new(g->y_bits);
    m->cost = xcalloc(1, sizeof *m->cost);
    hardwired_clock_ports(m, g);
    module_port(m, PORT_IN, "first", 1, "first step of a vector");
    module_vector(m, PORT_IN, "m", g->lanes, bank_place(g, 0), false, "multiples of the step's inputs");
    module_vector(m, PORT_IN, "code", g->lanes, g->w_bits, false, "of the weights");
    if (g->bias)
        module_vector(m, PORT_IN, "bias", 1, g->bias_bits, true, "where the sum begins");
    module_vector(m, PORT_OUT_REG, "y", 1, g->y_bits, g->y_signed, "sum of the steps so far");
    for (int l = 0; l < g->lanes; l++) {
        pick(g, &b, l);
        add_product(g, h, &b, l);
    }
    char *bias = g->bias ? verilog_resize("bias", g->bias_bits, g->y_bits) : NULL;
    if (bias)
        buf_printf(&b, "  wire [%d:0] earlier = first ? %s : y;\n", g->y_bits - 1, bias);
    else
        buf_printf(&b, "  wire [%d:0] earlier = y & {%d{~first}};\n", g->y_bits - 1, g->y_bits);
    buf_printf(&b, "  wire [%d:0] sum;\n", g->y_bits - 1);
    heap_vector(h, 0, "earlier", g->y_bits, 0);
    heap_close(h, HEAP_AREA, &b, "", "sum", m->cost);
    heap_free(h);
    buf_printf(&b, "\n  always @(posedge clk)%s y <= sum;\n", g->gating ? "" : " if (en)");
    m->flops = g->y_bits;
    m->copies = g->n_out;
    int ways = g->negated_bank || g->weight.lo >= 0 || !g->zero ? 1 << g->w_bits : 1 << (g->w_bits - 1);
    bool complements = g->weight.lo < 0 && !g->negated_bank;
    m->cost->area += (AREA_FLOP + (g->gating ? 0 : AREA_ENABLE) + AREA_NAND) * g->y_bits +
                     g->lanes * g->product_bits * (AREA_MUX2 * (ways - 1) + (complements ? AREA_XOR : 0));
    m->body = b.s;
    free(bias);
}

// ---- the ROM ----

static char hex(const struct hardwired *g, int64_t step, int64_t digit)
{
    int bits = g->w_bits;
    int64_t codes = (int64_t)g->n_out * g->lanes;
    unsigned v = 0;
    for (int64_t k = 0; k < 4; k++) {
        int64_t bit = 4 * digit + k, c = bit / bits, j = step * g->lanes + c % g->lanes;
        if (c < codes && j < g->n_in)
            v |= (unsigned)(code(g, hardwired_weight(g, (int)(c / g->lanes), (int)j)) >> (bit % bits) & 1) << k;
    }
    return "0123456789abcdef"[v];
}

static void rom_rows(const struct hardwired *g, struct buf *b, int at_bits)
{
    int64_t bits = (int64_t)g->n_out * g->lanes * g->w_bits, digits = (bits + 3) / 4;
    char *row = xcalloc((size_t)digits + 1, 1);
    buf_printf(b, "  always @(posedge clk)\n    %scase (at)\n", g->gating ? "" : "if (en) ");
    for (int64_t s = 0; s < hardwired_steps(g); s++) {
        for (int64_t k = 0; k < digits; k++)
            row[digits - 1 - k] = hex(g, s, k);
        buf_printf(b, "      %d'd%lld: code <= %lld'h%s;\n", at_bits, (long long)s, (long long)bits, row);
    }
    buf_printf(b, "      default: code <= %lld'd0;\n    endcase\n", (long long)bits);
    free(row);
}

static void add_rom(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(
        d, "rom", "The mask ROM: a row a step, in it the codes of the step's weights, those of output 0 lowest.");
    struct buf b = {0};
    int at_bits = index_bits(hardwired_steps(g));
    m->second_file = true;
    m->attribute = "gatewright_rom";
    hardwired_clock_ports(m, g);
    module_vector(m, PORT_IN, "at", 1, at_bits, false, "the next step");
    module_vector(m, PORT_OUT_REG, "code", g->n_out * g->lanes, g->w_bits, false, "codes of its weights");
    if (g->bias)
        module_vector(m, PORT_OUT, "bias", g->n_out, g->bias_bits, true, "biases");
    rom_rows(g, &b, at_bits);
    if (g->bias)
        hardwired_assign_numbers(&b, "bias", g->bias_bits, g->bias, g->n_out);
    m->body = b.s;
}

char *hardwired_rom_bits(const struct hardwired *g, int i, int j)
{
    int bits = g->w_bits;
    int64_t at = ((int64_t)i * g->lanes + j % g->lanes) * bits;
    return xasprintf("row %d, bits %lld to %lld", j / g->lanes, (long long)at + bits - 1, (long long)at);
}

void hardwired_add_rom(struct design *d, const struct hardwired *g, struct holes *h)
{
    int64_t bits = hardwired_steps(g) * g->n_out * g->lanes * g->w_bits;
    int banks = hardwired_banks(g), at_bits = index_bits(hardwired_steps(g));
    int fans = ((g->share < g->n_out ? g->share : g->n_out) + 15) / 16; // buffers of a bank's bit, for 16 outputs each
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{"LANES", g->lanes},
                   {"BANKS", banks},
                   {"SHARE", g->share},
                   {"CODE_LANES", g->lanes * g->w_bits},
                   {"M_BITS", bank_place(g, 0)},
                   {"BANK_FANS", fans > 1 ? fans : 0},
                   {"AT_BITS_MSB", at_bits - 1},
                   {"BIAS_BITS", g->bias_bits}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    d->part = "rom";
    d->part_doc = xasprintf(
        "The weights of %s: a mask ROM. All other files are the same for every matrix of its shape.", d->top);
    design_use(d, h, "CONTROL", "hardwired", "gw_control_steps", (struct rtl_value[]){{"STEPS", hardwired_steps(g)}, {0}});
    add_bank(d, g);
    add_mac(d, g);
    add_rom(d, g);
    json_object_set_new(d->derived, "steps", json_integer(hardwired_steps(g)));
    json_object_set_new(d->derived, "lanes", json_integer(g->lanes));
    json_object_set_new(d->derived, "rom_bits", json_integer(bits));
    design_term(d, "steps", xasprintf("%d", hardwired_steps(g)));
}
