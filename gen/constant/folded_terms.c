// SPDX-License-Identifier: Apache-2.0
// The module TOP_terms of a folded product: what its outputs are sums of.
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "constant/folded_emit.h"

// How words are asked for: stages as bits.
struct asked {
    uint64_t plain, complemented;
};

struct shared {
    struct emission *e;
    struct module *m;
    struct asked *asked; // (signals)
    struct buf text;
};

char *folded_word(const struct emission *e, int signal, bool negative, int stage)
{
    bool input = signal < e->g->n_in;
    char *name = xasprintf("%s%s%d", negative ? "not_" : "", input ? "x" : "t",
                           input ? signal : signal - e->g->n_in - e->g->n_out);
    if (stage <= e->stage[signal])
        return name;
    char *later = xasprintf("%s_s%d", name, stage);
    free(name);
    return later;
}

void folded_add_terms(const struct emission *e, struct heap *h, const struct row *r, int stage)
{
    for (int k = 0; k < r->count; k++) {
        struct summand t = r->terms[k];
        char *name = folded_word(e, t.signal, t.negative, stage);
        heap_shared(h, t.shift, name, e->carried[t.signal].layout, 0);
        free(name);
    }
}

// Adds a term to a comment, on a new line where the line is full. *at is its column.
static void note_term(struct buf *text, int *at, bool first, bool negative, const char *term)
{
    const char *sign = !first ? negative ? "- " : "+ " : negative ? "-" : "";
    int n = (int)(strlen(sign) + strlen(term)) + 1;
    if (*at + n > 98) {
        buf_puts(text, "\n  //  ");
        *at = 6;
    }
    buf_printf(text, " %s%s", sign, term);
    *at += n;
}

void folded_note_sum(const struct emission *e, struct buf *text, const char *name, const struct row *r,
                     int64_t constant)
{
    int at = (int)strlen(name) + 7;
    bool first = true;
    buf_printf(text, "  // %s =", name);
    for (int negative = 0; negative < 2; negative++)
        for (int k = 0; k < r->count; k++) {
            struct summand t = r->terms[k];
            if (t.negative != negative)
                continue;
            char *word = folded_word(e, t.signal, false, -1);
            char *term = t.shift ? xasprintf("%lld*%s", 1LL << t.shift, word) : xstrdup(word);
            note_term(text, &at, first, negative, term);
            first = false;
            free(term);
            free(word);
        }
    if (constant || first) {
        char *term = xasprintf("%lld", llabs((long long)constant));
        note_term(text, &at, first, constant < 0, term);
        free(term);
    }
    buf_puts(text, "\n");
}

// Adder levels of a sum of n terms.
static int levels_of(int n)
{
    int levels = 0;
    while (1 << levels < n)
        levels++;
    return levels;
}

int *folded_stages(const struct graph *g, int levels_a_stage, int *last)
{
    int signals = g->n_in + g->row_count;
    int *stage = xcalloc((size_t)signals, sizeof *stage), *level = xcalloc((size_t)signals, sizeof *level);
    int *order = xmalloc((size_t)(g->row_count + 1) * sizeof *order), n = graph_order(g, order);
    *last = 0;
    for (int i = 0; i < n && levels_a_stage; i++) {
        const struct row *r = &g->rows[order[i]];
        int own = g->n_in + order[i], in_stage = 0;
        for (int k = 0; k < r->count; k++)
            stage[own] = stage[r->terms[k].signal] > stage[own] ? stage[r->terms[k].signal] : stage[own];
        for (int k = 0; k < r->count; k++)
            if (stage[r->terms[k].signal] == stage[own] && level[r->terms[k].signal] > in_stage)
                in_stage = level[r->terms[k].signal];
        level[own] = in_stage + levels_of(r->count);
        if (order[i] < g->n_out) { // outputs have a stage of their own
            *last = stage[own] + 1 > *last ? stage[own] + 1 : *last;
        } else if (in_stage && level[own] > levels_a_stage) {
            stage[own]++;
            level[own] = levels_of(r->count);
        }
    }
    free(order);
    free(level);
    return stage;
}

static void place_terms(struct emission *e)
{
    int signals = e->g->n_in + e->g->row_count;
    e->place = xmalloc((size_t)signals * sizeof *e->place);
    for (int s = 0; s < signals; s++)
        e->place[s][0] = e->place[s][1] = -1;
    for (int i = 0; i < e->g->n_out; i++)
        for (int k = 0; k < e->g->rows[i].count; k++)
            e->place[e->g->rows[i].terms[k].signal][e->g->rows[i].terms[k].negative] = 0;
    for (int s = 0; s < signals; s++)
        for (int negative = 0; negative < 2; negative++)
            if (e->place[s][negative] == 0) {
                e->place[s][negative] = e->t_bits;
                e->t_bits += e->carried[s].bits;
            }
}

static struct asked *words_asked(const struct emission *e)
{
    struct asked *asked = xcalloc((size_t)(e->g->n_in + e->g->row_count), sizeof *asked);
    int *order = xmalloc((size_t)(e->g->row_count + 1) * sizeof *order), n = graph_order(e->g, order);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < e->g->rows[order[i]].count; k++) {
            struct summand t = e->g->rows[order[i]].terms[k];
            int stage = order[i] < e->g->n_out ? e->last : e->stage[e->g->n_in + order[i]];
            *(t.negative ? &asked[t.signal].complemented : &asked[t.signal].plain) |= UINT64_C(1) << stage;
        }
    free(order);
    return asked;
}

// A word brought on to the stages that ask for it, and its complements.
static void add_word(struct shared *s, int signal)
{
    const struct emission *e = s->e;
    struct asked asked = s->asked[signal];
    int bits = e->carried[signal].bits, born = e->stage[signal];
    for (int stage = born; (asked.plain | asked.complemented) >> stage; stage++) {
        char *name = folded_word(e, signal, false, stage), *before = folded_word(e, signal, false, stage - 1);
        if (stage > born) {
            buf_printf(&s->text, "  reg [%d:0] %s;\n  always @(posedge clk) if (en) %s <= %s;\n", bits - 1, name, name,
                       before);
            s->m->flops += bits;
            s->m->cost->area += (AREA_FLOP + AREA_ENABLE) * bits;
        }
        if (asked.complemented >> stage & 1) {
            buf_printf(&s->text, "  wire [%d:0] not_%s = ~%s;\n", bits - 1, name, name);
            s->m->cost->area += AREA_INV * bits;
        }
        free(name);
        free(before);
    }
}

static void add_input(struct shared *s, int j)
{
    const struct emission *e = s->e;
    int bits = e->f->x_bits, low = j * bits;
    bool any = s->asked[j].plain || s->asked[j].complemented;
    buf_printf(&s->text, "  wire [%d:0] %sx%d = ", bits - 1, any ? "" : "unused_", j);
    if (!e->f->x_signed || !any)
        buf_printf(&s->text, "x[%d:%d];\n", low + bits - 1, low);
    else if (bits == 1)
        buf_printf(&s->text, "~x[%d];\n", low);
    else
        buf_printf(&s->text, "{~x[%d], x[%d:%d]};\n", low + bits - 1, low + bits - 2, low);
    if (e->f->x_signed) // its sign comes inverted
        s->m->cost->area += AREA_INV * ((s->asked[j].plain != 0) - (s->asked[j].complemented != 0));
    add_word(s, j);
}

static void add_node(struct shared *s, int row)
{
    struct emission *e = s->e;
    int signal = e->g->n_in + row;
    char *name = folded_word(e, signal, false, 0), *prefix = xasprintf("%s_", name);
    struct heap *h = heap_new(index_bits(e->carried[signal].hi + 1));
    folded_add_terms(e, h, &e->g->rows[row], e->stage[signal]);
    folded_note_sum(e, &s->text, name, &e->g->rows[row], 0);
    heap_share(h, &s->text, prefix, name, s->m->cost);
    add_word(s, signal);
    heap_free(h);
    free(prefix);
    free(name);
}

// The words that outputs ask for, in the order of their places.
static void add_result(struct shared *s)
{
    const struct emission *e = s->e;
    int signals = e->g->n_in + e->g->row_count, n = 0;
    char **list = xmalloc((size_t)signals * 2 * sizeof *list);
    for (int signal = 0; signal < signals; signal++)
        for (int negative = 0; negative < 2; negative++)
            if (e->place[signal][negative] >= 0)
                list[n++] = folded_word(e, signal, negative, e->last);
    buf_puts(&s->text, "  assign t = ");
    verilog_concatenation(&s->text, 4, list, n);
    buf_puts(&s->text, ";\n");
    for (int i = 0; i < n; i++)
        free(list[i]);
    free(list);
}

static void add_module(struct emission *e)
{
    struct shared s = {.e = e, .asked = words_asked(e)};
    s.m = design_module(e->d, "terms",
                        "What the outputs are sums of: inputs, shared sums, complements. A word is what its name or "
                        "comment says plus a constant, so that it is never negative; outputs take the constants back.");
    s.m->cost = xcalloc(1, sizeof *s.m->cost);
    if (e->last) {
        module_port(s.m, PORT_IN, "clk", 1, "clock");
        module_port(s.m, PORT_IN, "en", 1, "all registers advance");
    }
    module_vector(s.m, PORT_IN, "x", e->f->n_in, e->f->x_bits, e->f->x_signed, "the inputs");
    module_vector(s.m, PORT_OUT, "t", 1, e->t_bits, false, "the terms");
    int *order = xmalloc((size_t)(e->g->row_count + 1) * sizeof *order), n = graph_order(e->g, order);
    for (int j = 0; j < e->g->n_in; j++)
        add_input(&s, j);
    for (int i = 0; i < n; i++)
        if (order[i] >= e->g->n_out)
            add_node(&s, order[i]);
    add_result(&s);
    s.m->body = s.text.s;
    free(order);
    free(s.asked);
}

void folded_add_shared(struct emission *e)
{
    e->stage = folded_stages(e->g, e->f->plan->levels_a_stage, &e->last);
    place_terms(e);
    if (e->t_bits)
        add_module(e);
}
