// SPDX-License-Identifier: Apache-2.0
// What a scratchpad's butterfly is steered by: the classes of its patterns, the stages that serve them all, what the rows of
// banks depend on.
#include "scratchpad/butterfly.h"

#include <stdlib.h>
#include <string.h>

static bool is_known(const struct steering *g, const struct swizzle_class *c)
{
    for (int i = 0; i < g->count; i++) {
        const struct swizzle_class *k = &g->classes[i];
        if (k->constant == c->constant && k->align == c->align && memcmp(k->span, c->span, sizeof c->span) == 0 &&
            memcmp(k->columns, c->columns, sizeof c->columns) == 0)
            return true;
    }
    return false;
}

// Refuses where the banks of a box from any base are no exclusive-or of its lanes: what a carry may reach must not count.
static void check_carries(const struct scratchpad *s, const struct swizzle_class *c, struct error *e)
{
    for (int j = 0; j < s->bank_bits; j++)
        for (int i = 0; i < s->bank_bits; i++)
            if (s->map.matrix[i] & c->span[j] & ~c->columns[j]) {
                char *map = swizzle_map_text(&s->map, &s->tile);
                refuse(e, "patterns", "'%s' with map=%s: bank bit %d depends on address bits that carry; legal with network=butterfly: "
                                      "a map of the lowest address bits along each axis of the box", c->name, map, i);
                free(map);
                return;
            }
}

// The banks of a class' lanes, without s. Refuses if two of them are one.
static struct gf2 permutation(const struct scratchpad *s, const struct swizzle_class *c, struct error *e)
{
    struct gf2 pi = {{0}}, inverse;
    for (int j = 0; j < s->bank_bits; j++) {
        int bank = swizzle_bank(&s->map, &s->tile, c->columns[j]);
        for (int i = 0; i < s->bank_bits; i++)
            pi.row[i] |= (uint8_t)((bank >> i & 1) << j);
    }
    if (!gf2_inverse(&pi, s->bank_bits, &inverse)) {
        unsigned lane = 1;
        while (gf2_apply(&pi, s->bank_bits, lane))
            lane++;
        char *map = swizzle_map_text(&s->map, &s->tile);
        refuse(e, "patterns", "'%s' with map=%s: lanes 0 and %u of every access meet in one bank; legal with network=butterfly: "
                              "patterns without conflict", c->name, map, lane);
        free(map);
    }
    return pi;
}

// Refuses where two boxes from any base have an address bit in different axes, as a block and a box of a volume do.
static void check_axes(const struct steering *g, const struct swizzle_class *c, int bank_bits, struct error *e)
{
    for (int i = 0; i < g->count; i++)
        for (int j = 0; j < bank_bits && c->carries && g->classes[i].carries; j++)
            for (int k = 0; k < bank_bits; k++)
                if (c->span[j] != g->classes[i].span[k] && (c->span[j] & g->classes[i].span[k]))
                    refuse(e, "patterns", "'%s' and '%s' carry along different axes; legal with network=butterfly: boxes of one volume, "
                                          "or blocks alone", g->classes[i].name, c->name);
}

static void collect_pattern(const struct scratchpad *s, const struct swizzle_pattern *p, struct steering *g, struct error *e)
{
    struct swizzle_class found[SWIZZLE_MAX_CLASSES] = {0};
    int count;
    char *why = swizzle_classes(p, &s->tile, found, &count);
    if (why)
        refuse(e, "patterns", "%s; legal with network=butterfly: row, col, diag, anti, strides, stride:S, block:RxC, "
                              "box:AxBxC, wide:BITS:col|row, transpose; from any base boxes of sides 1 and 2", why);
    for (int i = 0; i < count && !is_refused(e); i++) {
        if (is_known(g, &found[i]))
            continue;
        if (found[i].carries)
            check_carries(s, &found[i], e);
        check_axes(g, &found[i], s->bank_bits, e);
        g->classes = xrealloc(g->classes, (size_t)(g->count + 1) * sizeof *g->classes);
        g->pi = xrealloc(g->pi, (size_t)(g->count + 1) * sizeof *g->pi);
        g->classes[g->count] = found[i];
        g->pi[g->count++] = permutation(s, &found[i], e);
    }
}

// Address bits that bit j of a lane's number changes; from any base: may change.
static uint32_t reached(const struct swizzle_class *c, int j)
{
    return c->carries ? c->span[j] : c->columns[j];
}

unsigned scratchpad_spread(const struct scratchpad *s, const struct steering *g, int c, int row)
{
    struct gf2 inverse;
    unsigned v = 0;
    gf2_inverse(&g->pi[c], s->bank_bits, &inverse);
    for (int i = 0; i < s->bank_bits; i++) {
        unsigned lane = gf2_apply(&inverse, s->bank_bits, 1U << i);
        for (int j = 0; j < s->bank_bits; j++)
            if (lane >> j & 1)
                v ^= (reached(&g->classes[c], j) >> s->rows[row] & 1) << i;
    }
    return v;
}

void scratchpad_steering(struct scratchpad *s, struct error *e)
{
    struct steering *g = s->steering = xcalloc(1, sizeof *g);
    for (int i = 0; i < s->patterns.count; i++)
        collect_pattern(s, &s->patterns.patterns[i], g, e);
    if (!g->count)
        refuse(e, "patterns", "value ''; legal with network=butterfly: one or more");
    if (is_refused(e))
        return;
    g->stages = butterfly_find(g->pi, g->count, s->bank_bits, s->word_bits);
    const struct butterfly *n = &g->stages;
    for (int t = 0; t < n->stages; t++) {
        for (int c = 0; c < g->count; c++)
            g->active[t] |= n->f[c][t];
        int active = __builtin_popcount(g->active[t]);
        g->steer_at[t] = g->steers;
        g->steers += 1 + active;
        g->swap_at[t] = g->swaps;
        g->swaps += 1 << active;
    }
    g->places = s->row_bits;
    for (int r = 0; r < s->row_bits; r++) {
        g->spread_at[r] = g->places;
        for (int c = 0; c < g->count; c++)
            g->spread[r] |= scratchpad_spread(s, g, c, r);
        g->places += __builtin_popcount(g->spread[r]);
    }
}
