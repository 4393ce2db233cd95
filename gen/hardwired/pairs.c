// SPDX-License-Identifier: Apache-2.0
// base=pairs: a lane takes two inputs and makes all sums p * xa + q * xb that two weights may be, so that one wire does
// for two weights. Of a sum and its negative one stream is made, that with p > 0 or, with p = 0, q > 0.
#include <stdlib.h>

#include "hardwired/hardwired.h"

struct pair {
    int p, q;
};

static bool legal(const struct hardwired *g, int w)
{
    return w >= g->weight.lo && w <= g->weight.hi && (w || g->zero || g->n_in % 2);
}

static bool is_weights(const struct hardwired *g, struct pair r)
{
    return legal(g, r.p) && legal(g, r.q);
}

static struct pair minus(struct pair r)
{
    return (struct pair){-r.p, -r.q};
}

// The next stream in order after r, which begins as {0, 0}; false at the end.
static bool next_pair(const struct hardwired *g, struct pair *r)
{
    int most = hardwired_most(g);
    do {
        if (r->q < most)
            r->q++;
        else
            r->p++, r->q = -most;
        if (r->p > most)
            return false;
    } while (!is_weights(g, *r) && !is_weights(g, minus(*r)));
    return true;
}

// Which of the port's bits a stream has: as it is for weights that are its negative, complemented for itself; the other way
// round where nothing is negative. Counted from *at on, which moves.
static void places(const struct hardwired *g, struct pair r, int *at, int *plain, int *complement)
{
    bool as_is = is_weights(g, g->negative ? minus(r) : r), turned = is_weights(g, g->negative ? r : minus(r));
    *plain = as_is ? (*at)++ : -1;
    *complement = turned && g->negative ? (*at)++ : -1;
}

int hardwired_pair_bits(const struct hardwired *g)
{
    int at = 0, plain, complement;
    for (struct pair r = {0, 0}; next_pair(g, &r);)
        places(g, r, &at, &plain, &complement);
    return at;
}

int hardwired_pair_place(const struct hardwired *g, int wa, int wb, bool *turned)
{
    int at = 0, plain, complement;
    for (struct pair r = {0, 0}; next_pair(g, &r);) {
        places(g, r, &at, &plain, &complement);
        bool same = r.p == wa && r.q == wb, opposite = r.p == -wa && r.q == -wb;
        if (!same && !opposite)
            continue;
        *turned = g->negative && same;
        return g->negative ? (same ? complement : plain) : plain;
    }
    *turned = false;
    return -1;
}

// "a3" is 3 * xa, "p3_n2" is 3 * xa - 2 * xb.
static char *stream_name(struct pair r)
{
    if (r.q == 0)
        return xasprintf("a%d", r.p);
    if (r.p == 0)
        return xasprintf("b%d", r.q);
    return xasprintf("p%d_%s%d", r.p, r.q < 0 ? "n" : "", r.q < 0 ? -r.q : r.q);
}

static bool is_half(struct pair r)
{
    return r.p % 2 == 0 && r.q % 2 == 0;
}

// One stream: half of it a plane later, or a serial adder. A difference begins with a carry: -x = ~x + 1.
static void stream(struct module *m, struct pair r, struct buf *b, struct buf *flops)
{
    char *name = stream_name(r);
    bool single = r.p == 0 || r.q == 0;
    if (is_half(r)) {
        char *half = stream_name((struct pair){r.p / 2, r.q / 2});
        if (!(single && r.p + r.q == 2)) // a2 and b2 stand at the beginning
            buf_printf(b, "  reg %s;\n", name);
        buf_printf(flops, "    %s <= %s & ~last;\n", name, half);
        free(half);
    } else {
        char *one = single ? xasprintf("%c1", r.p ? 'a' : 'b') : stream_name((struct pair){r.p, 0});
        char *other = single ? xasprintf("%c%d", r.p ? 'a' : 'b', r.p + r.q - 1)
                             : xasprintf("%sb%d", r.q < 0 ? "~" : "", r.q < 0 ? -r.q : r.q);
        buf_printf(b, "  wire %s, co_%s;\n  reg carry_%s;\n", name, name, name);
        buf_printf(b, "  gw_fa add_%s (.a(%s), .b(%s), .ci(carry_%s), .s(%s), .co(co_%s));\n", name, one, other, name,
                   name, name);
        buf_printf(flops, r.q < 0 ? "    carry_%s <= co_%s | last;\n" : "    carry_%s <= co_%s & more;\n", name, name);
        m->cost->full_adders++;
        free(one);
        free(other);
    }
    m->flops++;
    free(name);
}

// The two inputs, extended beyond their own bits, and their multiples' first registers.
static void inputs(const struct hardwired *g, struct module *m, struct buf *b, struct buf *flops)
{
    int most = hardwired_most(g);
    for (int k = 0; k < 2; k++) {
        char c = (char)('a' + k);
        if (most > 1)
            buf_printf(b, "  reg %c2;\n", c);
        else if (g->x_signed)
            buf_printf(b, "  reg sign_%c;\n", c);
        if (!g->x_signed)
            buf_printf(b, "  wire %c1 = x[%d] & ~ext;\n", c, k);
        else if (most > 1)
            buf_printf(b, "  wire %c1 = ext ? %c2 : x[%d];\n", c, c, k);
        else {
            buf_printf(b, "  wire %c1 = ext ? sign_%c : x[%d];\n", c, c, k);
            buf_printf(flops, "    sign_%c <= %c1;\n", c, c);
            m->flops++;
        }
    }
}

void hardwired_pair_streams(const struct hardwired *g, struct module *m, struct buf *b)
{
    struct buf flops = {0};
    char **items = xcalloc((size_t)hardwired_pair_bits(g) + 1, sizeof *items);
    int n = hardwired_pair_bits(g), at = 0, plain, complement;
    inputs(g, m, b, &flops);
    for (struct pair r = {0, 0}; next_pair(g, &r);) {
        bool unit = (r.p == 1 && r.q == 0) || (r.p == 0 && r.q == 1);
        if (!unit && (r.p == 0 || r.q == 0))
            stream(m, r, b, &flops);
    }
    for (struct pair r = {0, 0}; next_pair(g, &r);) {
        if (r.p && r.q)
            stream(m, r, b, &flops);
        char *name = stream_name(r);
        places(g, r, &at, &plain, &complement);
        if (plain >= 0)
            items[plain] = xstrdup(name);
        if (complement >= 0)
            items[complement] = xasprintf("~%s", name);
        free(name);
    }
    buf_printf(b, "\n  always @(posedge clk)%s begin\n%s  end\n\n", g->gating ? "" : " if (en)", flops.s);
    hardwired_assign_joined(b, "s", n, items, n);
    free(items);
    free(flops.s);
}
