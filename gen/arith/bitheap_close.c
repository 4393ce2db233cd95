// SPDX-License-Identifier: Apache-2.0
// Closing a heap: the plan that costs least, and its text.
#include "arith/bitheap_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"

#define HUGE_AREA 1e12 // more than any heap has: what is too slow is weighed by its delay

// What a plan is weighed by; the least is the best.
static double score(const struct heap *h, enum heap_goal goal, const struct module_cost *c)
{
    if (goal == HEAP_DELAY)
        return (c->area + AREA_SURROUNDINGS) * c->delay;
    return !h->limit || c->delay <= h->limit ? c->area : HUGE_AREA * c->delay;
}

static bool all_ones(uint64_t constant, int from, int width)
{
    uint64_t mask = (width < 64 ? UINT64_C(1) << width : 0) - (UINT64_C(1) << from);
    return (constant & mask) == mask;
}

// What ripple_column and reduce_top cost, by numbers of bits.
static int close_count(const int *height, int width, uint64_t constant, bool extend)
{
    int area = 0, carries = 0, extended = 0;
    for (int c = 0; c < width; c++) {
        int n = height[c] + carries + extended;
        bool one = constant >> c & 1;
        carries = 0;
        if (c == width - 1 && n + one > 1)
            return area + (n > 1 ? (int)AREA_XOR * (n - 1) : (int)AREA_INV);
        if (extend && n > 2 && one && all_ones(constant, c, width)) { // as extend_sign does
            extended++;
            constant = 0;
            one = false;
        }
        area += n > 2 ? (int)AREA_FA * ((n - 1) / 2) : 0;
        carries = n / 2;
        if (n > 1 && n % 2 == 0) {
            area += one ? (int)AREA_HA1 : (int)AREA_HA;
        } else if (n && one) {
            area += (int)AREA_INV;
            carries++;
        }
    }
    return area;
}

int heap_close_count(const int *height, int width, int64_t constant)
{
    int plain = close_count(height, width, (uint64_t)constant, false);
    int extended = close_count(height, width, (uint64_t)constant, true);
    return plain < extended ? plain : extended;
}

// Closing for area is cheaper with signs extended.
static bool closes_extended(const struct heap *h)
{
    int height[64];
    uint64_t constant = 0;
    for (int c = 0; c < h->width; c++) {
        height[c] = h->columns[c].n;
        constant |= (uint64_t)h->columns[c].one << c;
    }
    return close_count(height, h->width, constant, true) < close_count(height, h->width, constant, false);
}

// The plan with the least area, all by ripple unless there is a limit, or the least area times delay, at any split.
static struct heap_plan best_plan(const struct heap *h, enum heap_goal goal)
{
    if (goal == HEAP_AREA && h->width < 64 && !h->limit)
        return (struct heap_plan){h->width, closes_extended(h), false};
    struct heap_plan best = {h->width, false, false};
    double least = INFINITY;
    bool any_split = goal == HEAP_DELAY || h->limit;
    for (int split = h->width; split > (any_split ? 0 : h->width - 1); split--)
        for (int way = 0; way < 4; way++) {
            struct heap_plan plan = {split, way & 1, way & 2};
            struct reduction r = heap_reduced(h, plan, NULL, "");
            double s = score(h, goal, &r.cost);
            if (s < least) {
                least = s;
                best = plan;
            }
            reduction_free(&r);
        }
    return best;
}

static int distinct_bits(const struct reduction *r)
{
    int n = 0;
    for (int c = 0; c < r->heap.width; c++) {
        bool known = strchr(r->sum[c], '\'') != NULL;
        for (int e = 0; e < c && !known; e++)
            known = strcmp(r->sum[e], r->sum[c]) == 0;
        n += !known;
    }
    return n;
}

void heap_close(struct heap *h, enum heap_goal goal, struct buf *text, const char *prefix, const char *result,
                struct module_cost *cost)
{
    buf_puts(text, "`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed\n");
    heap_words(h, text, prefix, result);
    buf_puts(text, "`else\n");
    if (h->text.s)
        buf_puts(text, h->text.s);
    struct reduction r = heap_reduced(h, best_plan(h, goal), text, prefix);
    char *head = xasprintf("  assign %s = ", result);
    heap_concatenation(text, head, r.sum, h->width, ";\n`endif\n");
    cost->distinct = distinct_bits(&r);
    cost->full_adders += r.cost.full_adders;
    cost->half_adders += r.cost.half_adders;
    cost->half_adders_1 += r.cost.half_adders_1;
    cost->area += r.cost.area;
    cost->delay = r.cost.delay > cost->delay ? r.cost.delay : cost->delay;
    free(head);
    reduction_free(&r);
}
