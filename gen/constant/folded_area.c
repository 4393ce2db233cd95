// SPDX-License-Identifier: Apache-2.0
// The goal of the least area: what a shared sum is worth in square microns.
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "constant/folded_plan.h"

enum {
    UNIT = 40, // square microns of a unit of worth
    DISSOLVED = 8,
    FRESH = 8,
};

struct area {
    const struct area_shape *shape;
    struct carried *now, *kept; // (signals)
    int room;
};

static void make_room(struct area *a, int signals)
{
    if (signals <= a->room)
        return;
    int room = 2 * signals;
    a->now = xrealloc(a->now, (size_t)room * sizeof *a->now);
    a->kept = xrealloc(a->kept, (size_t)room * sizeof *a->kept);
    memset(a->now + a->room, 0, (size_t)(room - a->room) * sizeof *a->now);
    memset(a->kept + a->room, 0, (size_t)(room - a->room) * sizeof *a->kept);
    a->room = room;
}

// A use of a +- 2^d b as one signal saves a full adder for each bit that it has less than the two; the sum itself is
// built once.
static struct worth worth(void *context, struct summand a, struct summand b)
{
    const struct area *area = context;
    const struct carried *ca = &area->now[a.signal], *cb = &area->now[b.signal];
    int d = b.shift, top_a = ca->layout.bits, top_b = cb->layout.bits + d;
    int full = (top_a < top_b ? top_a : top_b) - (d > 0 ? d : 0) - 1;
    if (full < 1)
        return (struct worth){0, 0};
    if (ca->layout.twice == 0 && cb->layout.twice == 0)
        return (struct worth){(int)AREA_FA / UNIT * full, ((int)AREA_FA * full + (int)AREA_HA) / UNIT};
    struct summand terms[2] = {{a.signal, (int16_t)(d < 0 ? -d : 0), false},
                               {b.signal, (int16_t)(d < 0 ? 0 : d), b.negative}};
    struct row r = {terms, 2, 2};
    struct carried sum;
    int cost = folded_carry_row(&r, area->now, &sum);
    return (struct worth){(int)AREA_FA / UNIT * (ca->bits + cb->bits - sum.bits), cost / UNIT};
}

static int64_t cost(void *context, const struct graph *g)
{
    struct area *a = context;
    make_room(a, g->n_in + g->row_count);
    return folded_carry(g, a->shape, a->now);
}

static void made(void *context, const struct graph *g, int row)
{
    struct area *a = context;
    make_room(a, g->n_in + g->row_count);
    folded_carry_row(&g->rows[row], a->now, &a->now[g->n_in + row]);
}

static void kept(void *context, bool kept)
{
    struct area *a = context;
    memcpy(kept ? a->kept : a->now, kept ? a->now : a->kept, (size_t)a->room * sizeof *a->now);
}

struct cse_goal folded_area_goal(const struct area_shape *shape, const struct graph *g)
{
    struct area *a = xcalloc(1, sizeof *a);
    a->shape = shape;
    cost(a, g);
    kept(a, true);
    return (struct cse_goal){worth, cost, made, kept, a, DISSOLVED, FRESH};
}

void folded_area_goal_free(struct cse_goal *goal)
{
    struct area *a = goal->context;
    free(a->now);
    free(a->kept);
    free(a);
}
