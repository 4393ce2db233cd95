// SPDX-License-Identifier: Apache-2.0
// How the signals of a folded product are carried: as unsigned words with known offsets, so that no sign is
// extended anywhere; and what the sums cost.
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "constant/folded_plan.h"

enum { PLAIN = 1, COMPLEMENTED = 2 }; // how a signal is asked for

// The value of a word of ones.
static int64_t ones_of(struct heap_rest layout)
{
    return (INT64_C(1) << layout.bits) - 1 + (int64_t)layout.twice;
}

// What a term contributes: the word of its signal, complemented if it is negative; `offset` is what is to be
// added for its true value. Unshifted.
static struct carried contribution(const struct carried *c, bool negative)
{
    if (!negative)
        return *c;
    int64_t ones = ones_of(c->layout); // -v = ~v - ones
    return (struct carried){ones - c->hi, ones - c->lo, -c->offset - ones, c->layout, c->bits};
}

static void add_heights(int *height, int width, int shift, struct heap_rest layout)
{
    int n = layout.bits + shift < width ? layout.bits : width - shift;
    for (int c = 0; c < n; c++)
        height[c + shift] += 1 + (int)(layout.twice >> c & 1);
}

int folded_carry_row(const struct row *r, const struct carried *signals, struct carried *sum)
{
    int height[64] = {0}, width = 0, area;
    *sum = (struct carried){0};
    for (int k = 0; k < r->count; k++) {
        struct carried c = contribution(&signals[r->terms[k].signal], r->terms[k].negative);
        int64_t scale = INT64_C(1) << r->terms[k].shift;
        sum->lo += scale * c.lo;
        sum->hi += scale * c.hi;
        sum->offset += scale * c.offset;
    }
    while (sum->hi >> width)
        width++;
    for (int k = 0; k < r->count; k++)
        add_heights(height, width, r->terms[k].shift, signals[r->terms[k].signal].layout);
    sum->layout = heap_share_count(height, width, &area);
    sum->bits = sum->layout.bits + __builtin_popcountll(sum->layout.twice);
    return area;
}

int64_t folded_offset(const struct row *r, const struct carried *signals)
{
    int64_t sum = 0;
    for (int k = 0; k < r->count; k++)
        sum += contribution(&signals[r->terms[k].signal], r->terms[k].negative).offset *
               (INT64_C(1) << r->terms[k].shift);
    return sum;
}

static int close_sum(const struct row *r, const struct carried *signals, int width, int64_t bias)
{
    int height[HEAP_MAX_WIDTH] = {0};
    for (int k = 0; k < r->count; k++)
        add_heights(height, width, r->terms[k].shift, signals[r->terms[k].signal].layout);
    return heap_close_count(height, width, folded_offset(r, signals) + bias);
}

int64_t folded_carry(const struct graph *g, const struct area_shape *shape, struct carried *signals)
{
    int *order = xmalloc((size_t)(g->row_count + 1) * sizeof *order), n = graph_order(g, order);
    unsigned char *asked = xcalloc((size_t)(g->n_in + g->row_count), 1);
    int64_t area = 0, ones = (INT64_C(1) << shape->x_bits) - 1, offset = shape->x_signed ? -(ones + 1) / 2 : 0;
    for (int j = 0; j < g->n_in; j++)
        signals[j] = (struct carried){0, ones, offset, {shape->x_bits, 0}, shape->x_bits};
    for (int i = 0; i < n; i++) {
        const struct row *r = &g->rows[order[i]];
        const struct output *o = order[i] < g->n_out && shape->outputs ? shape->outputs[order[i]] : NULL;
        if (order[i] < g->n_out)
            area += close_sum(r, signals, o ? o->bits : shape->y_bits, o ? o->bias : 0);
        else
            area += folded_carry_row(r, signals, &signals[g->n_in + order[i]]);
        for (int k = 0; k < r->count; k++)
            asked[r->terms[k].signal] |= r->terms[k].negative ? COMPLEMENTED : PLAIN;
    }
    for (int s = 0; s < g->n_in + g->row_count; s++) {
        int flipped = s < g->n_in && shape->x_signed; // an input's sign comes inverted
        int inverters = asked[s] & COMPLEMENTED ? signals[s].bits - flipped : 0;
        inverters += asked[s] & PLAIN ? flipped : 0;
        area += (int)AREA_INV * inverters;
    }
    free(asked);
    free(order);
    return area;
}
