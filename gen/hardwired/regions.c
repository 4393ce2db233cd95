// SPDX-License-Identifier: Apache-2.0
// base=regions: an output has a region of places for each magnitude that a weight may be. The inputs of equal weight,
// complemented where it is negative, are added up in their region and multiplied once. How many places a region has
// is the mean number of such weights in a random row times the slack, so that some matrices do not fit.
#include <stdlib.h>
#include <string.h>

#include "hardwired/hardwired.h"

// How many of the legal weights, all equally likely, have magnitude v; how many there are.
static int values(const struct hardwired *g, int v)
{
    return (v <= g->weight.hi) + (-v >= g->weight.lo);
}

static int all_values(const struct hardwired *g)
{
    return (int)(g->weight.hi - g->weight.lo) + g->zero;
}

static int64_t places_at(const struct hardwired *g, int v, int64_t slack)
{
    int64_t unit = 100 * (int64_t)all_values(g), n = (slack * g->n_in * values(g, v) + unit - 1) / unit;
    return n < g->n_in ? n : g->n_in;
}

static int places(const struct hardwired *g, int v)
{
    return (int)places_at(g, v, g->slack);
}

int hardwired_region_places(const struct hardwired *g)
{
    int n = 0;
    for (int v = 1; v <= range_most(g->weight); v++)
        n += places(g, v);
    return n;
}

static int count(const struct hardwired *g, const int64_t *row, int v)
{
    int n = 0;
    for (int j = 0; j < g->n_in; j++)
        n += row[j] == v || row[j] == -v;
    return n;
}

void hardwired_check_regions(const struct hardwired *g, struct error *e)
{
    int64_t enough = g->slack;
    int row = -1, value = 0, found = 0;
    for (int i = 0; i < g->n_out; i++)
        for (int v = 1; v <= range_most(g->weight); v++) {
            int n = count(g, g->w + (size_t)i * (size_t)g->n_in, v);
            if (n > places(g, v) && row < 0)
                row = i, value = v, found = n;
            while (places_at(g, v, enough) < n)
                enough++;
        }
    if (row >= 0)
        refuse(e, "slack",
            "value '%d'; legal: at least %lld for these weights, as row %d has %d of magnitude %d and places for %d",
            g->slack, (long long)enough, row, found, value, places(g, value));
}

// A row of random weights has no more of any magnitude than places.
static bool random_row_fits(const struct hardwired *g, uint64_t *state)
{
    int found[257] = {0};
    for (int j = 0; j < g->n_in; j++)
        found[llabs(hardwired_random_weight(g, state))]++;
    for (int v = 1; v <= range_most(g->weight); v++)
        if (found[v] > places(g, v))
            return false;
    return true;
}

int hardwired_random_fits(const struct hardwired *g)
{
    uint64_t state = 1;
    int fits = 0;
    bool all = true;
    for (int v = 1; v <= range_most(g->weight); v++)
        all = all && places(g, v) == g->n_in;
    if (all)
        return 1000;
    for (int k = 0; k < 1000; k++) {
        bool whole = true;
        for (int i = 0; i < g->n_out && whole; i++)
            whole = random_row_fits(g, &state);
        fits += whole;
    }
    return fits;
}

void hardwired_region_row(const struct hardwired *g, int i, int *inputs)
{
    const int64_t *row = g->w + (size_t)i * (size_t)g->n_in;
    int at = 0;
    for (int v = 1; v <= range_most(g->weight); v++) {
        int end = at + places(g, v);
        for (int j = 0; j < g->n_in; j++)
            if (row[j] == v || row[j] == -v)
                inputs[at++] = j;
        while (at < end)
            inputs[at++] = -1;
    }
}

// A region of several places, bits of a plane or whole words: their sum in a word of its own.
static int region_sum(const struct hardwired *g, struct module *m, struct buf *b, int v, int at, const char *name)
{
    int n = places(g, v), t = g->serial ? 1 : g->product_bits;
    int bits = range_bits((struct range){0, n * ((INT64_C(1) << t) - 1)});
    struct heap *h = heap_new(bits);
    char *prefix = xasprintf("%s_", name);
    buf_printf(b, "\n  wire [%d:0] %s; // of the inputs of weight %d or -%d\n", bits - 1, name, v, v);
    for (int k = 0; k < n; k++)
        for (int c = 0; c < t; c++)
            heap_bit(h, c, 0, "row[%d]", (at + k) * t + c);
    heap_close(h, HEAP_AREA, b, prefix, name, m->cost);
    heap_free(h);
    free(prefix);
    return bits;
}

void hardwired_add_regions(const struct hardwired *g, struct module *m, struct buf *b, struct heap *h)
{
    int at = 0;
    for (int v = 1; v <= range_most(g->weight); v++) {
        if (!places(g, v))
            continue;
        char *name = xasprintf("region%d", v);
        int bits = region_sum(g, m, b, v, at, name);
        heap_multiple(h, 0, name, bits, v, 0);
        int used = heap_width(h) - __builtin_ctz((unsigned)v); // bits above have no place in the sum, which is narrower than its parts
        if (bits > used)
            buf_printf(b, "  wire unused_%s = ^%s[%d:%d];\n", name, name, bits - 1, used);
        if (!g->serial && g->negative)
            heap_constant(h, g->product_bits - 1, -(int64_t)v * places(g, v));
        at += places(g, v);
        free(name);
    }
}
