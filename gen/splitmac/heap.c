// SPDX-License-Identifier: Apache-2.0
// The arithmetic of a column of splitmac as bit heaps: products of all lanes and the accumulator in one, the sums of
// byte products in another.
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "splitmac/splitmac.h"

// An operand of a product: a declared vector.
struct operand {
    char *name;
    int bits;
    bool is_signed;
};

static struct operand declare(struct buf *text, const char *prefix, int lane, int bits, bool is_signed, const char *value)
{
    struct operand o = {xasprintf("%s%d", prefix, lane), bits, is_signed};
    buf_printf(text, "  wire [%d:0] %s = %s;\n", bits - 1, o.name, value);
    return o;
}

// The operand in two's complement, as an expression and its width.
static char *signed_form(const struct operand *o, int *bits)
{
    *bits = o->bits + !o->is_signed;
    return o->is_signed ? xstrdup(o->name) : xasprintf("{1'b0, %s}", o->name);
}

// Adds a * b; the narrower of them is recoded.
static void add_product(struct heap *h, const struct operand *a, const struct operand *b, const char *prefix,
                        struct module_cost *cost)
{
    bool swap = b->bits < a->bits;
    const struct operand *digits = swap ? b : a, *rows = swap ? a : b;
    struct recoding r = recoding_for(digits->bits, digits->is_signed, rows->bits + !rows->is_signed);
    char *lines = r.binary ? xstrdup(digits->name) : xasprintf("%sdigits", prefix);
    int bits;
    char *multiplicand = signed_form(rows, &bits);
    if (!r.binary)
        recode(h, &r, lines, digits->name, cost);
    heap_product(h, &r, digits->name, lines, multiplicand, bits, 0, prefix, 0.25 * r.digits, cost);
    free(multiplicand);
    free(lines);
}

// acc & ~first and what every lane adds, x * w or, without x, w: acc_next.
static void accumulate(struct module *m, struct buf *text, const struct splitmac *g, const char *acc, int bits,
                       const struct operand *x, const struct operand *w, const char *prefix)
{
    struct heap *h = heap_new(bits);
    char *held = xasprintf("%sheld", prefix), *next = xasprintf("%s_next", acc);
    buf_printf(text, "  wire [%d:0] %s = %s & ~{%d{first}};\n", bits - 1, held, acc, bits);
    heap_vector(h, 0, held, bits, 0.3);
    for (int i = 0; i < g->lanes; i++) {
        char *name = xasprintf("%s%d_", prefix, i);
        if (x)
            add_product(h, &x[i], &w[i], name, m->cost);
        else
            heap_signed(h, 0, w[i].name, w[i].bits, 0.3);
        free(name);
    }
    buf_printf(text, "  wire [%d:0] %s;\n", bits - 1, next);
    heap_close(h, g->goal, text, prefix, next, m->cost);
    m->flops += m->cost->distinct;
    m->cost->area += AREA_FLOP * m->cost->distinct + (AREA_NAND + AREA_INV / 2) * bits;
    heap_free(h);
    free(held);
    free(next);
}

static void set_hole(struct holes *h, struct buf *text)
{
    text->s[--text->len] = '\0';
    hole(h, "MAC_TEXT", "%s", text->s);
    free(text->s);
}

static void free_operands(struct operand *o, int n)
{
    for (int i = 0; i < n; i++)
        free(o[i].name);
}

void splitmac_heap_fixed(struct module *m, struct holes *h, const struct splitmac *g)
{
    struct operand x[64], w[64];
    struct buf text = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    for (int i = 0; i < g->lanes; i++) {
        char *slice = xasprintf("x[%d:%d]", g->x_el * i + g->x_bits - 1, g->x_el * i);
        x[i] = declare(&text, "x", i, g->x_bits, g->x_signed, slice);
        free(slice);
        slice = xasprintf("w[%d:%d]", g->w_bits * (i + 1) - 1, g->w_bits * i);
        w[i] = declare(&text, "w", i, g->w_bits, true, slice);
        free(slice);
    }
    accumulate(m, &text, g, "acc", g->c_bits, x, w, "s");
    set_hole(h, &text);
    free_operands(x, g->lanes);
    free_operands(w, g->lanes);
}

void splitmac_heap_wsum(struct module *m, struct holes *h, const struct splitmac *g)
{
    struct operand w[64];
    struct buf text = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    for (int i = 0; i < g->lanes; i++) {
        char *slice = xasprintf("w[%d:%d]", g->w_bits * (i + 1) - 1, g->w_bits * i);
        w[i] = declare(&text, "w", i, g->w_bits, true, slice);
        free(slice);
    }
    accumulate(m, &text, g, "sum", g->wsum_bits, NULL, w, "s");
    set_hole(h, &text);
    free_operands(w, g->lanes);
}

void splitmac_heap_dual(struct module *m, struct holes *h, const struct splitmac *g, bool w_unsigned, int h_bits,
                        int l_bits)
{
    struct operand high[64], low[64], w[64];
    bool byte_signed = g->xor80 || g->x_signed, mode = !g->xor80 && g->x_signed; // low bytes signed in one mode only
    struct buf text = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    for (int i = 0; i < g->lanes; i++) {
        char *slice = xasprintf("x[%d:%d]", 16 * i + 15, 16 * i + 8);
        high[i] = declare(&text, "xh", i, 8, byte_signed, slice);
        free(slice);
        slice = mode ? xasprintf("{low_signed & x[%d], x[%d:%d]}", 16 * i + 7, 16 * i + 7, 16 * i)
                     : xasprintf("x[%d:%d]", 16 * i + 7, 16 * i);
        low[i] = declare(&text, "xl", i, 8 + mode, g->xor80 || mode, slice);
        free(slice);
        slice = xasprintf("w[%d:%d]", 8 * i + 7, 8 * i);
        w[i] = declare(&text, "w", i, 8, !w_unsigned, slice);
        free(slice);
    }
    accumulate(m, &text, g, "acc_h", h_bits, high, w, "h");
    accumulate(m, &text, g, "acc_l", l_bits, low, w, "l");
    set_hole(h, &text);
    free_operands(high, g->lanes);
    free_operands(low, g->lanes);
    free_operands(w, g->lanes);
}

// A sum of byte products, or of operands: two's complement, from a register.
struct part {
    const char *name;
    int bits, shift;
    bool masked; // zero while a pair of rows is done
};

static void add_parts(struct heap *h, struct buf *text, const struct part *parts, int n, struct module_cost *cost)
{
    for (int i = 0; i < n; i++) {
        const struct part *p = &parts[i];
        if (!p->bits)
            continue;
        int bits = p->shift + p->bits < heap_width(h) ? p->bits : heap_width(h) - p->shift; // the rest wraps
        char *name = p->masked ? xasprintf("%s_alone", p->name) : xstrdup(p->name);
        if (p->masked) {
            buf_printf(text, "  wire [%d:0] %s = %s[%d:0] & ~{%d{done_pair}};\n", bits - 1, name, p->name, bits - 1, bits);
            cost->area += AREA_AND * bits;
        }
        heap_signed(h, p->shift, name, bits, p->masked ? 0.6 : DELAY_FLOP);
        free(name);
    }
}

// row_h_next; ready at *at ns.
static void combine_high(struct module *m, struct buf *text, const struct splitmac *g, double *at)
{
    bool alone = !g->wide_w && (!g->xor80 || g->x_signed);
    const struct part parts[] = {
        {g->wide_w ? "hh" : "h", g->h_bits, g->wide_w ? 8 : 0, false},
        {"hl", g->wide_w ? g->hl_bits : 0, 0, false},
        {"xsum_h", g->xor80 && g->wide_w ? g->xsum_bits : 0, 7, false},
        {"wsum", g->xor80 && !g->x_signed ? g->wsum_bits : 0, 7, false},
    };
    m->flops = g->rh_bits;
    *at = DELAY_FLOP;
    buf_printf(text, "  wire [%d:0] row_h_next%s;\n", g->rh_bits - 1, alone ? " = h" : "");
    if (!alone) {
        struct heap *h = heap_new(g->rh_bits);
        add_parts(h, text, parts, sizeof parts / sizeof *parts, m->cost);
        heap_close(h, g->goal, text, "h", "row_h_next", m->cost);
        heap_free(h);
        m->flops = m->cost->distinct;
        *at = m->cost->delay;
    }
    m->cost->area += AREA_FLOP * m->flops;
}

void splitmac_heap_combine(struct module *m, struct holes *h, const struct splitmac *g, double limit)
{
    struct buf text = {0};
    double at;
    m->cost = xcalloc(1, sizeof *m->cost);
    combine_high(m, &text, g, &at);
    const struct part parts[] = {
        {"row_h_next", g->rh_bits, 8, true},
        {g->wide_w ? "lh" : "l", g->l_bits, g->wide_w ? 8 : 0, false},
        {"ll", g->wide_w ? g->ll_bits : 0, 0, false},
        {"xsum_l", g->xor80 && g->wide_w ? g->xsum_bits : 0, 7, false},
        {"wsum", g->xor80 ? g->wsum_bits : 0, 7, g->x_signed},
    };
    struct heap *sum = heap_new(g->c_bits);
    add_parts(sum, &text, parts, sizeof parts / sizeof *parts, m->cost);
    buf_printf(&text, "  wire [%d:0] whole;\n", g->c_bits - 1);
    heap_limit(sum, limit);
    heap_close(sum, g->goal, &text, "s", "whole", m->cost);
    m->cost->area += AREA_SELECT * g->c_bits;
    heap_free(sum);
    set_hole(h, &text);
}
