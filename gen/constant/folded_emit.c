// SPDX-License-Identifier: Apache-2.0
// A folded product as Verilog: TOP_terms computes what outputs share, TOP_out_I an output, TOP_product is all.
#include <stdlib.h>
#include <string.h>

#include "constant/folded_emit.h"

// ---- outputs ----

static bool same_word(struct summand s, struct summand t)
{
    return s.signal == t.signal && s.negative == t.negative;
}

// The word of term k is that of a term before it.
static bool is_repeated(const struct row *r, int k)
{
    for (int i = 0; i < k; i++)
        if (same_word(r->terms[i], r->terms[k]))
            return true;
    return false;
}

// The least shift of the word of t.
static int least_shift(const struct row *r, struct summand t)
{
    int least = t.shift;
    for (int i = 0; i < r->count; i++)
        if (same_word(r->terms[i], t) && r->terms[i].shift < least)
            least = r->terms[i].shift;
    return least;
}

// Bits of a word that are beyond the output.
static void note_unused(const struct emission *e, struct buf *text, const char *name, int signal, int shift,
                        int y_bits)
{
    struct heap_rest layout = e->carried[signal].layout;
    if (shift >= y_bits)
        shift = y_bits;
    int fit = y_bits - shift < layout.bits ? y_bits - shift : layout.bits, second = layout.bits;
    if (fit < layout.bits)
        buf_printf(text, "  wire [%d:0] unused_%s = %s[%d:%d]; // wraps\n", layout.bits - fit - 1, name, name,
                   layout.bits - 1, fit);
    for (int c = 0; c < layout.bits; c++) {
        if (!(layout.twice >> c & 1))
            continue;
        if (c >= fit)
            buf_printf(text, "  wire unused_%s_%d = %s[%d]; // wraps\n", name, c, name, second);
        second++;
    }
}

// TOP_out_I: its port t holds the words of its terms in their order.
static void add_output(struct emission *e, int index, struct buf *top)
{
    const struct output *o = &e->f->plan->outputs[index];
    const struct row *r = &e->g->rows[o->row];
    char *suffix = xasprintf("out_%d", index);
    struct module *m = design_module(e->d, suffix, "An output: the sum of its terms.");
    struct buf text = {0};
    struct heap *h = heap_new(o->bits);
    folded_note_sum(e, &text, "y", r, o->bias);
    char **slices = xmalloc((size_t)r->count * sizeof *slices);
    int bits = 0, n = 0;
    for (int k = 0; k < r->count; k++) {
        struct summand t = r->terms[k];
        int width = e->carried[t.signal].bits, place = e->place[t.signal][t.negative];
        if (is_repeated(r, k))
            continue;
        char *name = folded_word(e, t.signal, t.negative, -1);
        buf_printf(&text, "  wire [%d:0] %s = t[%d:%d];\n", width - 1, name, bits + width - 1, bits);
        note_unused(e, &text, name, t.signal, least_shift(r, t), o->bits);
        slices[n++] = xasprintf("t[%d:%d]", place + width - 1, place);
        bits += width;
        free(name);
    }
    m->cost = xcalloc(1, sizeof *m->cost);
    module_vector(m, PORT_IN, "t", 1, bits, false, "the terms, in their order");
    module_vector(m, PORT_OUT, "y", 1, o->bits, true, "the output");
    heap_constant(h, 0, folded_offset(r, e->carried) + o->bias);
    folded_add_terms(e, h, r, -1);
    heap_close(h, HEAP_AREA, &text, "s", "y", m->cost);
    heap_free(h);
    m->body = text.s;
    if (o->bits < e->f->y_bits)
        buf_printf(top, "  wire [%d:0] y%d_own;\n", o->bits - 1, index);
    buf_printf(top, "  %s %s (\n    .t(", m->name, suffix);
    verilog_concatenation(top, 6, slices, n);
    char *own = xasprintf(o->bits < e->f->y_bits ? "y%d_own" : "y%d", index);
    buf_printf(top, "),\n    .y(%s)\n  );\n", own);
    if (o->bits < e->f->y_bits) {
        char *whole = verilog_resize(own, o->bits, e->f->y_bits);
        buf_printf(top, "  assign y%d = %s;\n", index, whole);
        free(whole);
    }
    free(own);
    for (int k = 0; k < n; k++)
        free(slices[k]);
    free(slices);
    free(suffix);
}

static void note_multiple(struct buf *top, int index, const struct output *o, int64_t constant)
{
    buf_printf(top, "  // y%d = %s", index, o->negative ? "-" : "");
    if (o->shift)
        buf_printf(top, "%lld*", 1LL << o->shift);
    buf_printf(top, "y%d", o->master);
    if (constant)
        buf_printf(top, " %c %lld", constant < 0 ? '-' : '+', llabs((long long)constant));
    buf_puts(top, "\n");
}

// An output that is another one, shifted, negated or with another bias.
static void add_multiple(struct emission *e, int index, struct buf *top, struct module_cost *cost)
{
    const struct output *o = &e->f->plan->outputs[index], *m = &e->f->plan->outputs[o->master];
    int width = e->f->y_bits;
    char *name = xasprintf("y%d", o->master), *turned = xasprintf("~y%d", o->master);
    char *result = xasprintf("y%d", index), *prefix = xasprintf("y%d_", index);
    struct heap *h = heap_new(width);
    int64_t scale = (o->negative ? -1 : 1) * (INT64_C(1) << o->shift);
    heap_constant(h, 0, o->bias - scale * m->bias);
    note_multiple(top, index, o, o->bias - scale * m->bias);
    if (o->negative) { // -y = ~y + 1
        if (width > 1)
            heap_vector(h, o->shift, turned, width - 1, 0);
        heap_bit(h, o->shift + width - 1, 0, "%s[%d]", name, width - 1);
        heap_constant(h, o->shift, 1);
        heap_constant(h, o->shift + width - 1, -1);
    } else {
        heap_signed(h, o->shift, name, width, 0);
    }
    if (o->negative || o->shift || o->bias != m->bias) {
        heap_close(h, HEAP_AREA, top, prefix, result, cost);
    } else {
        buf_printf(top, "  assign %s = %s;\n", result, name);
    }
    heap_free(h);
    free(prefix);
    free(result);
    free(turned);
    free(name);
}

// ---- the whole ----

static void constant_output(const struct folded *f, int index, struct buf *top)
{
    buf_printf(top, "  assign y%d = %d'b", index, f->y_bits);
    for (int i = f->y_bits - 1; i >= 0; i--)
        buf_puts(top, f->plan->outputs[index].bias >> i & 1 ? "1" : "0");
    buf_puts(top, ";\n");
}

struct module *folded_emit(struct design *d, struct folded *f)
{
    struct emission e = {.d = d, .f = f, .g = f->plan->graph};
    struct module *m = design_module(d, "product", "The product of the constant matrix and x.");
    int first = d->module_count;
    struct buf text = {0};
    e.carried = xcalloc((size_t)(e.g->n_in + e.g->row_count), sizeof *e.carried);
    folded_carry(e.g, &(struct area_shape){f->n_in, f->x_bits, f->x_signed, f->y_bits, NULL}, e.carried);
    m->cost = xcalloc(1, sizeof *m->cost);
    if (f->counts.latency) {
        module_port(m, PORT_IN, "clk", 1, "clock");
        module_port(m, PORT_IN, "en", 1, "all registers advance");
    }
    module_vector(m, PORT_IN, "x", f->n_in, f->x_bits, f->x_signed, "the inputs");
    module_vector(m, PORT_OUT, "y", f->n_out, f->y_bits, true, "the outputs");
    folded_add_shared(&e);
    if (e.t_bits) {
        buf_printf(&text, "  wire [%d:0] t;\n  %s_terms terms (%s.x(x), .t(t));\n", e.t_bits - 1, d->top,
                   e.last ? ".clk(clk), .en(en), " : "");
    } else {
        buf_printf(&text, "  wire [%d:0] unused_x = x;\n", f->n_in * f->x_bits - 1);
        if (f->counts.latency)
            buf_puts(&text, "  wire [1:0] unused_control = {clk, en};\n");
    }
    for (int i = 0; i < f->n_out; i++)
        buf_printf(&text, "  wire [%d:0] y%d;\n", f->y_bits - 1, i);
    char **list = xmalloc((size_t)f->n_out * sizeof *list);
    for (int i = 0; i < f->n_out; i++) {
        list[i] = xasprintf("y%d", i);
        if (f->plan->outputs[i].master == i)
            add_output(&e, i, &text);
        else if (f->plan->outputs[i].master < 0)
            constant_output(f, i, &text);
        else
            add_multiple(&e, i, &text, m->cost);
    }
    buf_puts(&text, "  assign y = ");
    verilog_concatenation(&text, 4, list, f->n_out);
    buf_puts(&text, ";\n");
    m->body = text.s;
    for (int i = 0; i < f->n_out; i++)
        free(list[i]);
    free(list);
    free(e.place);
    free(e.stage);
    free(e.carried);
    for (int i = first - 1; i < d->module_count; i++) {
        f->counts.full_adders += d->modules[i]->cost->full_adders;
        f->counts.half_adders += d->modules[i]->cost->half_adders + d->modules[i]->cost->half_adders_1;
        f->counts.area += d->modules[i]->cost->area;
    }
    return m;
}
