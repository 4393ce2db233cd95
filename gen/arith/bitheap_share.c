// SPDX-License-Identifier: Apache-2.0
// Sums that other heaps take up: reduced as far as full adders do.
#include "arith/bitheap_parts.h"

#include <stdlib.h>

#include "base/celldata.h"

// Of two bits in a column, a half adder takes one if that makes three of an even number above it.
static bool begins_chain(int above)
{
    return above >= 2 && above % 2 == 0;
}

// An empty column below another: a second bit elsewhere could not be told from it in words.
static bool has_gap(const int *height, int width)
{
    int top = width - 1, c = 0;
    while (top > 0 && height[top] == 0)
        top--;
    while (c < top && height[c])
        c++;
    return c < top;
}

struct heap_rest heap_share_count(int *height, int width, int *area)
{
    struct heap_rest rest = {0, 0};
    bool whole = has_gap(height, width);
    *area = 0;
    for (int c = 0; c < width; c++) {
        int *n = &height[c], above = c + 1 < width ? height[c + 1] : 0;
        if (c == width - 1 && *n > 1) {
            *area += (int)AREA_XOR * (*n - 1);
            *n = 1;
        }
        int full = (*n - 1) / 2;
        *n -= 2 * full;
        above += full;
        *area += (int)AREA_FA * full;
        if (*n == 2 && (whole || begins_chain(above))) {
            *n = 1;
            above++;
            *area += (int)AREA_HA;
        }
        if (c + 1 < width)
            height[c + 1] = above;
        rest.bits = *n ? c + 1 : rest.bits;
        rest.twice |= (uint64_t)(*n == 2) << c;
    }
    return rest;
}

static void share_column(struct reduction *r, int c, bool whole)
{
    struct column *col = &r->heap.columns[c];
    struct bit carry;
    for (int serial = 0; col->n > 1; serial++) {
        int above = c + 1 < r->heap.width ? r->heap.columns[c + 1].n : 0;
        if (col->n == 2 && !whole && !begins_chain(above))
            return;
        if (col->n == 2)
            reduce_half(r, c, serial, &carry);
        else
            reduce_full(r, c, serial, &carry);
        reduce_carry(r, c, carry, false);
    }
}

// The words view: the second bits are the carry out of the columns, all of them or none.
static void shared_words(const struct heap *h, struct buf *text, const char *prefix, const char *result,
                         struct heap_rest rest, int seconds)
{
    char *sum = xasprintf("%ssum", prefix);
    buf_printf(text, "  wire [%d:0] %s;\n", h->width - 1, sum);
    heap_words(h, text, prefix, sum);
    if (seconds && rest.bits == h->width)
        buf_printf(text, "  assign %s = {%d'd0, %s};\n", result, seconds, sum);
    else if (seconds)
        buf_printf(text, "  assign %s = {{%d{%s[%d]}}, %s[%d:0] - ({%d{%s[%d]}} & %d'd%llu)};\n", result, seconds, sum,
                   rest.bits, sum, rest.bits - 1, rest.bits, sum, rest.bits, rest.bits, (unsigned long long)rest.twice);
    else
        buf_printf(text, "  assign %s = %s[%d:0];\n", result, sum, rest.bits - 1);
    free(sum);
}

struct heap_rest heap_share(struct heap *h, struct buf *text, const char *prefix, const char *result,
                            struct module_cost *cost)
{
    int height[HEAP_MAX_WIDTH], area;
    for (int c = 0; c < h->width; c++)
        height[c] = h->columns[c].n;
    bool whole = has_gap(height, h->width);
    struct heap_rest rest = heap_share_count(height, h->width, &area);
    struct buf adders = {0};
    struct reduction r = {.heap.width = h->width, .text = &adders, .prefix = prefix, .split = h->width};
    char *list[2 * HEAP_MAX_WIDTH];
    int n = 0, seconds = 0;
    for (int c = 0; c < h->width; c++)
        r.heap.columns[c] = column_copy(&h->columns[c]);
    for (int c = 0; c < h->width; c++) {
        if (c == h->width - 1 && r.heap.columns[c].n > 1)
            reduce_top(&r, c);
        share_column(&r, c, whole);
    }
    for (int second = 0; second < 2; second++)
        for (int c = 0; c < rest.bits; c++) {
            const struct column *col = &r.heap.columns[c];
            if (second < col->n || second == 0) {
                list[n++] = col->n ? col->bits[second].net : (char *)(void *)"1'b0";
                seconds += second;
            }
            for (int i = 0; i < col->n && second; i++)
                r.cost.delay = col->bits[i].at > r.cost.delay ? col->bits[i].at : r.cost.delay;
        }
    buf_printf(text, "  wire [%d:0] %s;\n`ifdef GATEWRIGHT_WORDS\n", n - 1, result);
    shared_words(h, text, prefix, result, rest, seconds);
    buf_puts(text, "`else\n");
    if (adders.s)
        buf_puts(text, adders.s);
    char *head = xasprintf("  assign %s = ", result);
    heap_concatenation(text, head, list, n, ";\n`endif\n");
    cost->full_adders += r.cost.full_adders;
    cost->half_adders += r.cost.half_adders;
    cost->area += r.cost.area;
    cost->delay = r.cost.delay > cost->delay ? r.cost.delay : cost->delay;
    free(head);
    free(adders.s);
    reduction_free(&r);
    return rest;
}
