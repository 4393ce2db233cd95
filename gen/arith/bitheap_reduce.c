// SPDX-License-Identifier: Apache-2.0
// From columns to a sum: a column ripples to one bit, or is compressed to two that a final `+` adds.
#include "arith/bitheap_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"

// An adder cell on the n bits of column c: its sum goes back to the column, its carry to *carry.
static void add_cell(struct reduction *r, int c, int serial, const char *cell, struct bit *in, int n, double sum_delay,
                     double carry_delay, struct bit *carry)
{
    double t = bits_latest(in, n);
    char *s = xasprintf("%ss%d_%d", r->prefix, c, serial), *co = xasprintf("%sc%d_%d", r->prefix, c, serial);
    if (r->text) {
        char *head = xasprintf("  gw_%s %sa%d_%d (", cell, r->prefix, c, serial);
        char *third = n == 3 ? xasprintf(".ci(%s), ", in[2].net) : xstrdup("");
        char *ports = xasprintf(".a(%s), .b(%s), %s.s(%s), .co(%s)", in[0].net, in[1].net, third, s, co);
        bool fits = strlen(head) + strlen(ports) < 85; // the name of the top comes in front
        buf_printf(r->text, fits ? "  wire %s, %s;\n%s%s);\n" : "  wire %s, %s;\n%s\n    %s\n  );\n", s, co, head, ports);
        free(head);
        free(third);
        free(ports);
    }
    for (int i = 0; i < n; i++)
        free(in[i].net);
    column_put(&r->heap.columns[c], s, t + sum_delay);
    *carry = (struct bit){co, t + carry_delay};
}

void reduce_full(struct reduction *r, int c, int serial, struct bit *carry)
{
    struct bit in[3];
    for (int i = 0; i < 3; i++)
        in[i] = column_take(&r->heap.columns[c]);
    r->cost.full_adders++;
    r->cost.area += AREA_FA;
    add_cell(r, c, serial, "fa", in, 3, DELAY_FA_S, DELAY_FA_C, carry);
}

void reduce_half(struct reduction *r, int c, int serial, struct bit *carry)
{
    struct column *col = &r->heap.columns[c];
    struct bit in[2] = {column_take(col), column_take(col)};
    bool one = col->one;
    col->one = false;
    if (one)
        r->cost.half_adders_1++;
    else
        r->cost.half_adders++;
    r->cost.area += one ? AREA_HA1 : AREA_HA;
    add_cell(r, c, serial, one ? "ha1" : "ha", in, 2, DELAY_HA_S, DELAY_HA_C, carry);
}

void reduce_carry(struct reduction *r, int c, struct bit carry, bool last)
{
    if (c + 1 == r->heap.width)
        free(carry.net);
    else if (last && c + 1 == r->split)
        r->carry = carry;
    else
        column_put(&r->heap.columns[c + 1], carry.net, carry.at);
}

// The complement of an expression of one bit.
static char *inverse(const char *net)
{
    return net[0] == '~' ? xstrdup(net + 1) : xasprintf("~%s", net);
}

// The constant has ones from column c to the top: it is -2^c there.
static bool ones_to_top(const struct heap *h, int c)
{
    for (; c < h->width; c++)
        if (!h->columns[c].one)
            return false;
    return true;
}

// A bit b of column c and -2^c are -(~b) * 2^c: ~b in every column from c up. No carry runs through them
// before the final adder.
static void extend_sign(struct reduction *r, int c)
{
    struct bit b = column_take(&r->heap.columns[c]);
    for (int i = c; i < r->heap.width; i++) {
        r->heap.columns[i].one = false;
        column_put(&r->heap.columns[i], inverse(b.net), b.at);
    }
    free(b.net);
}

// A column that ripples: one bit is left.
static void ripple_column(struct reduction *r, int c)
{
    struct column *col = &r->heap.columns[c];
    struct bit carry;
    if (r->extend && col->n > 2 && ones_to_top(&r->heap, c))
        extend_sign(r, c);
    for (int serial = 0; col->n > 1; serial++) {
        bool full = col->n > 2;
        if (full)
            reduce_full(r, c, serial, &carry);
        else
            reduce_half(r, c, serial, &carry);
        reduce_carry(r, c, carry, col->n == 1 && !col->one);
    }
    if (col->one && col->n == 1) { // x + 1: the sum is ~x, the carry x
        struct bit x = column_take(col);
        column_put(col, inverse(x.net), x.at + DELAY_INV);
        r->cost.area += AREA_INV;
        reduce_carry(r, c, x, true);
        col->one = false;
    }
}

void reduce_top(struct reduction *r, int c)
{
    struct column *col = &r->heap.columns[c];
    if (col->n == 0)
        return;
    if (col->n == 1) {
        struct bit x = column_take(col);
        column_put(col, col->one ? inverse(x.net) : xstrdup(x.net), x.at);
        r->cost.area += col->one ? AREA_INV : 0;
        col->one = false;
        free(x.net);
        return;
    }
    struct buf b = {0};
    double t = 0;
    int n = col->n;
    for (int i = 0; i < n; i++) {
        struct bit x = column_take(col);
        t = (x.at > t ? x.at : t) + (i ? DELAY_XOR : 0);
        buf_printf(&b, "%s%s", i == 0 ? "" : i % 6 ? " ^ " : "\n    ^ ", x.net);
        free(x.net);
    }
    r->cost.area += AREA_XOR * (n - 1);
    char *name = xasprintf("%stop", r->prefix);
    if (r->text)
        buf_printf(r->text, col->one ? "  wire %s = ~(%s);\n" : "  wire %s = %s;\n", name, b.s);
    column_put(col, name, t);
    col->one = false;
    free(b.s);
}

// A column above the split: two bits may be left, the constant among them.
static void compress_column(struct reduction *r, int c)
{
    struct column *col = &r->heap.columns[c];
    struct bit carry;
    for (int serial = 0; col->n + col->one > 2; serial++) {
        if (col->n == 2 && ones_to_top(&r->heap, c)) {
            extend_sign(r, c);
            return;
        }
        if (col->n > 2 && !(r->spare && (col->n == 3 || col->one))) // the constant is there before all bits
            reduce_full(r, c, serial, &carry);
        else
            reduce_half(r, c, serial, &carry);
        reduce_carry(r, c, carry, false);
    }
}

// One operand of the final adder: its k-th bits of the columns above the split, the carry below them.
static void operand(struct reduction *r, int k, char **list)
{
    for (int c = r->split; c < r->heap.width; c++) {
        struct column *col = &r->heap.columns[c];
        bool one = k == col->n && col->one;
        list[c - r->split + 1] = xstrdup(k < col->n ? col->bits[k].net : one ? "1'b1" : "1'b0");
    }
}

// The columns above the split, by `+`.
static void close_by_plus(struct reduction *r)
{
    int n = r->heap.width - r->split;
    char *a[HEAP_MAX_WIDTH + 1], *b[HEAP_MAX_WIDTH + 1];
    double t = r->carry.at;
    int pairs = 0;
    for (int c = r->split; c < r->heap.width; c++) {
        struct column *col = &r->heap.columns[c];
        double at = bits_latest(col->bits, col->n);
        t = at > t ? at : t;
        pairs += col->n > 1; // a constant beside a bit costs no more than a carry
    }
    a[0] = xstrdup("1'b1");
    b[0] = xstrdup(r->carry.net ? r->carry.net : "1'b0");
    operand(r, 0, a);
    operand(r, 1, b);
    if (r->text) {
        buf_printf(r->text, "  wire [%d:0] %shigh; // columns %d and up\n  wire %sunused_low;\n", n - 1, r->prefix, r->split,
                   r->prefix);
        char *head = xasprintf("  assign {%shigh, %sunused_low} =\n    ", r->prefix, r->prefix);
        heap_concatenation(r->text, head, a, n + 1, "\n");
        heap_concatenation(r->text, "    + ", b, n + 1, ";\n");
        free(head);
    }
    r->cost.area += AREA_PLUS_PAIR * pairs + AREA_PLUS_SINGLE * (n - pairs);
    t += DELAY_PLUS + DELAY_PLUS_LOG * log2(n + 1);
    for (int i = 0; i < n; i++) {
        r->sum[r->split + i] = n > 1 ? xasprintf("%shigh[%d]", r->prefix, i) : xasprintf("%shigh", r->prefix);
        r->at[r->split + i] = t;
    }
    for (int i = 0; i <= n; i++) {
        free(a[i]);
        free(b[i]);
    }
}

static void reduce(struct reduction *r)
{
    struct heap *h = &r->heap;
    for (int c = 0; c < h->width; c++) {
        struct column *col = &h->columns[c];
        if (c == h->width - 1 && col->n + col->one > 2 - (r->split == h->width))
            reduce_top(r, c);
        else if (c < r->split)
            ripple_column(r, c);
        if (c >= r->split) {
            compress_column(r, c);
            continue;
        }
        r->sum[c] = xstrdup(col->n ? col->bits[0].net : col->one ? "1'b1" : "1'b0");
        r->at[c] = col->n ? col->bits[0].at : 0;
    }
    if (r->split < h->width)
        close_by_plus(r);
    for (int c = 0; c < h->width; c++)
        r->cost.delay = r->at[c] > r->cost.delay ? r->at[c] : r->cost.delay;
}

struct reduction heap_reduced(const struct heap *h, struct heap_plan plan, struct buf *text, const char *prefix)
{
    struct reduction r = {.heap.width = h->width, .text = text, .prefix = prefix, .split = plan.split,
                          .extend = plan.extend, .spare = plan.spare};
    for (int c = 0; c < h->width; c++)
        r.heap.columns[c] = column_copy(&h->columns[c]);
    reduce(&r);
    return r;
}

void reduction_free(struct reduction *r)
{
    for (int c = 0; c < r->heap.width; c++) {
        column_clear(&r->heap.columns[c]);
        free(r->sum[c]);
    }
    free(r->carry.net);
}
