// SPDX-License-Identifier: Apache-2.0
// How the signals of a folded product are carried: as unsigned words with known offsets, so that no sign is
// extended anywhere.
#include <stdlib.h>

#include "folded_plan.h"

struct carried folded_contribution(const struct carried *c, bool negative)
{
    if (!negative)
        return *c;
    int64_t ones = (INT64_C(1) << c->bits) - 1; // -v = ~v - ones
    return (struct carried){ones - c->hi, ones - c->lo, -c->offset - ones, c->bits};
}

static struct carried sum_of(const struct row *r, const struct carried *signals)
{
    struct carried sum = {0};
    for (int k = 0; k < r->count; k++) {
        struct carried c = folded_contribution(&signals[r->terms[k].signal], r->terms[k].negative);
        int64_t scale = INT64_C(1) << r->terms[k].shift;
        sum.lo += scale * c.lo;
        sum.hi += scale * c.hi;
        sum.offset += scale * c.offset;
    }
    while (sum.hi >> sum.bits)
        sum.bits++;
    return sum;
}

struct carried *folded_carried(const struct graph *g, int x_bits, bool x_signed)
{
    struct carried *c = xcalloc((size_t)(g->n_in + g->row_count), sizeof *c);
    for (int j = 0; j < g->n_in; j++)
        c[j] = (struct carried){0, (INT64_C(1) << x_bits) - 1, x_signed ? -(INT64_C(1) << (x_bits - 1)) : 0, x_bits};
    int *order = xmalloc((size_t)(g->row_count + 1) * sizeof *order), n = graph_order(g, order);
    for (int i = 0; i < n; i++)
        c[g->n_in + order[i]] = sum_of(&g->rows[order[i]], c);
    free(order);
    return c;
}
