// SPDX-License-Identifier: Apache-2.0
// The accesses of patterns, and patterns as affine classes (swizzle.h).
#include "swizzle/swizzle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// Pieces of `lanes` that a line of n elements makes.
static int pieces(int n, int lanes)
{
    return n > lanes ? n / lanes : 1;
}

// The sum of the elements x + l*step, l < lanes, of which the first `on` exist.
static void line(int32_t *addr, int lanes, int on, int64_t start, int64_t step)
{
    for (int l = 0; l < lanes; l++)
        addr[l] = l < on ? (int32_t)(start + l * step) : -1;
}

// The element offset of lane l of a stride, block or box.
static int64_t offset(const struct swizzle_pattern *p, const struct swizzle_tile *t, int l)
{
    if (p->kind == SWIZZLE_STRIDE)
        return l * p->stride;
    if (p->kind == SWIZZLE_BOX)
        return l % p->sides[0] + (int64_t)t->cols * (l / p->sides[0] % p->sides[1] + l / p->sides[0] / p->sides[1] * t->dims[1]);
    return (int64_t)(l / p->cols) * t->cols + l % p->cols;
}

static uint32_t offset_bits(const struct swizzle_pattern *p, const struct swizzle_tile *t)
{
    uint32_t bits = 0;
    for (int l = 0; l < t->banks; l++)
        bits |= (uint32_t)offset(p, t, l);
    return bits;
}

// The k-th number that has no bit of mask.
static int64_t without_bits(int64_t k, uint32_t mask)
{
    int64_t v = 0;
    for (int bit = 0; k; bit++) {
        if (mask >> bit & 1)
            continue;
        v |= (k & 1) << bit;
        k >>= 1;
    }
    return v;
}

static int64_t elements(const struct swizzle_tile *t)
{
    return (int64_t)t->rows * t->cols;
}

static int64_t row_accesses(const struct swizzle_tile *t)
{
    return (int64_t)t->rows * pieces(t->cols, t->banks);
}

// Places of a box along an axis.
static int64_t box_places(const struct swizzle_pattern *p, const struct swizzle_tile *t, int axis)
{
    return t->dims[axis] - p->sides[axis] + 1;
}

static int64_t based_accesses(const struct swizzle_pattern *p, const struct swizzle_tile *t)
{
    if (!p->any)
        return elements(t) >> __builtin_popcount(offset_bits(p, t));
    if (p->kind == SWIZZLE_STRIDE)
        return elements(t) - (t->banks - 1) * p->stride;
    if (p->kind == SWIZZLE_BOX)
        return box_places(p, t, 0) * box_places(p, t, 1) * box_places(p, t, 2);
    return (int64_t)(t->rows - p->rows + 1) * (t->cols - p->cols + 1);
}

static int64_t wide_accesses(const struct swizzle_pattern *p, const struct swizzle_tile *t)
{
    int row = t->cols >> t->pack;
    if (p->down)
        return (int64_t)(row / p->words) * pieces(t->rows, t->banks) * p->words;
    return (int64_t)t->rows * pieces(row, t->banks * p->words) * p->words;
}

// Strides 2^k of which the lanes fit in the tile.
static int stride_count(const struct swizzle_tile *t)
{
    int n = 0;
    while ((int64_t)t->banks << n <= elements(t))
        n++;
    return n;
}

int64_t swizzle_accesses(const struct swizzle_pattern *p, const struct swizzle_tile *t)
{
    switch (p->kind) {
    case SWIZZLE_ROW:
        return row_accesses(t);
    case SWIZZLE_COL:
        return (int64_t)t->cols * pieces(t->rows, t->banks);
    case SWIZZLE_DIAG:
    case SWIZZLE_ANTI:
        return pieces(smaller(t->rows, t->cols), t->banks);
    case SWIZZLE_STRIDES:
        return stride_count(t) * (elements(t) / t->banks);
    case SWIZZLE_STRIDE:
    case SWIZZLE_BLOCK:
    case SWIZZLE_BOX:
        return based_accesses(p, t);
    case SWIZZLE_WIDE:
        return wide_accesses(p, t);
    case SWIZZLE_TRANSPOSE:
        return row_accesses(t) + (int64_t)t->cols * pieces(t->rows, t->banks);
    case SWIZZLE_LIST:
        return p->list_rows;
    }
    return 0;
}

static void row_access(const struct swizzle_tile *t, int64_t k, int32_t *addr)
{
    int n = pieces(t->cols, t->banks);
    line(addr, t->banks, smaller(t->cols, t->banks), k / n * t->cols + k % n * t->banks, 1);
}

static void col_access(const struct swizzle_tile *t, int64_t k, int32_t *addr)
{
    int n = pieces(t->rows, t->banks);
    line(addr, t->banks, smaller(t->rows, t->banks), k / n + k % n * t->banks * t->cols, t->cols);
}

static void diagonal_access(const struct swizzle_tile *t, int64_t k, bool anti, int32_t *addr)
{
    int on = smaller(smaller(t->rows, t->cols), t->banks);
    int64_t first = k * t->banks;
    if (anti)
        line(addr, t->banks, on, first * t->cols + t->cols - 1 - first, t->cols - 1);
    else
        line(addr, t->banks, on, first * (t->cols + 1), t->cols + 1);
}

static void based_access(const struct swizzle_pattern *p, const struct swizzle_tile *t, int64_t k, int32_t *addr)
{
    int64_t base = k;
    if (!p->any)
        base = without_bits(k, offset_bits(p, t));
    else if (p->kind == SWIZZLE_BLOCK)
        base = k / (t->cols - p->cols + 1) * t->cols + k % (t->cols - p->cols + 1);
    else if (p->kind == SWIZZLE_BOX) {
        int64_t x = box_places(p, t, 0), y = box_places(p, t, 1);
        base = k % x + t->cols * (k / x % y + k / x / y * t->dims[1]);
    }
    for (int l = 0; l < t->banks; l++)
        addr[l] = (int32_t)(base + offset(p, t, l));
}

// Word addresses, as a wide lane's words are.
static void wide_access(const struct swizzle_pattern *p, const struct swizzle_tile *t, int64_t k, int32_t *addr)
{
    int row = t->cols >> t->pack, w = p->words, phase = (int)(k % w);
    int64_t request = k / w;
    int n = p->down ? pieces(t->rows, t->banks) : pieces(row, t->banks * w);
    for (int m = 0; m < t->banks; m++) {
        int64_t lane = (int64_t)phase * (t->banks / w) + m / w, r, c;
        if (p->down) {
            r = request % n * t->banks + lane;
            c = request / n * w + m % w;
        } else {
            r = request / n;
            c = (request % n * t->banks + lane) * w + m % w;
        }
        addr[m] = r < t->rows && c < row ? (int32_t)(r * row + c) : -1;
    }
}

// Element addresses; of a wide pattern and a list word addresses.
static void element_access(const struct swizzle_pattern *p, const struct swizzle_tile *t, int64_t k, int32_t *addr)
{
    int64_t per_stride = elements(t) / t->banks, rows = row_accesses(t);
    switch (p->kind) {
    case SWIZZLE_TRANSPOSE:
    case SWIZZLE_ROW:
    case SWIZZLE_COL:
        if (p->kind == SWIZZLE_ROW || (p->kind == SWIZZLE_TRANSPOSE && k < rows))
            row_access(t, k, addr);
        else
            col_access(t, p->kind == SWIZZLE_COL ? k : k - rows, addr);
        break;
    case SWIZZLE_DIAG:
    case SWIZZLE_ANTI:
        diagonal_access(t, k, p->kind == SWIZZLE_ANTI, addr);
        break;
    case SWIZZLE_STRIDES: {
        int64_t shift = k / per_stride;
        line(addr, t->banks, t->banks, without_bits(k % per_stride, (uint32_t)(t->banks - 1) << shift), INT64_C(1) << shift);
        break;
    }
    case SWIZZLE_STRIDE:
    case SWIZZLE_BLOCK:
    case SWIZZLE_BOX:
        based_access(p, t, k, addr);
        break;
    case SWIZZLE_WIDE:
        wide_access(p, t, k, addr);
        break;
    case SWIZZLE_LIST:
        for (int l = 0; l < t->banks; l++)
            addr[l] = l < p->list_cols ? p->list[k * p->list_cols + l] : -1;
        break;
    }
}

void swizzle_access(const struct swizzle_pattern *p, const struct swizzle_tile *t, int64_t k, int32_t *addr)
{
    element_access(p, t, k, addr);
    if (p->kind == SWIZZLE_WIDE || p->kind == SWIZZLE_LIST)
        return;
    for (int l = 0; l < t->banks; l++)
        addr[l] = addr[l] < 0 ? -1 : addr[l] >> t->pack;
}

int swizzle_phases(const struct swizzle_pattern *p)
{
    return p->kind == SWIZZLE_WIDE ? p->words : 1;
}

// ---- classes ----

// Makes the class of an access whose lanes have these addresses from base 0; false if they are not affine in the lane.
static bool class_of(const struct swizzle_tile *t, const int32_t *addr, struct swizzle_class *c)
{
    *c = (struct swizzle_class){.constant = (uint32_t)addr[0]};
    for (int i = 0; i < t->b; i++)
        c->columns[i] = (uint32_t)addr[1 << i] ^ c->constant;
    for (int l = 0; l < t->banks; l++) {
        uint32_t a = c->constant;
        for (int i = 0; i < t->b; i++)
            a ^= l >> i & 1 ? c->columns[i] : 0;
        if (addr[l] < 0 || a != (uint32_t)addr[l])
            return false;
        c->align |= a;
    }
    return true;
}

static char *add_class(const struct swizzle_pattern *p, const struct swizzle_tile *t, const int32_t *addr, const char *name,
                       struct swizzle_class *classes, int *count)
{
    struct swizzle_class *c = &classes[*count];
    for (int l = 0; l < t->banks; l++)
        if (addr[l] < 0)
            return xasprintf("%s: its accesses have fewer than %d lanes in a %dx%d tile, so it is no permutation of the lanes",
                             p->text, t->banks, t->rows, t->cols);
    if (!class_of(t, addr, c))
        return xasprintf("%s: not affine in the lane number", p->text);
    snprintf(c->name, sizeof c->name, "%s", name);
    ++*count;
    return NULL;
}

// The pieces of an anti-diagonal, seen from the corner of the square that each crosses.
static void anti_offsets(const struct swizzle_tile *t, int32_t *addr)
{
    bool whole = smaller(t->rows, t->cols) >= t->banks;
    line(addr, t->banks, whole ? t->banks : 0, t->banks - 1, t->cols - 1);
}

// The sides of a block or box along x, y, z, and the sizes of what it moves in.
static bool box_of(const struct swizzle_pattern *p, const struct swizzle_tile *t, int sides[3], int64_t sizes[3])
{
    for (int i = 0; i < 3 && p->kind == SWIZZLE_BOX; i++)
        sides[i] = p->sides[i], sizes[i] = t->dims[i];
    if (p->kind == SWIZZLE_BLOCK) {
        sides[0] = p->cols, sides[1] = p->rows, sides[2] = 1;
        sizes[0] = t->cols, sizes[1] = t->rows, sizes[2] = 1;
    }
    return p->kind == SWIZZLE_BLOCK || p->kind == SWIZZLE_BOX;
}

// The class of a box from any base: of two elements along an axis one is the other's neighbour, whatever the base.
static char *carrying_class(const struct swizzle_pattern *p, const struct swizzle_tile *t, struct swizzle_class *c, int *count)
{
    int sides[3], lane_bit = 0;
    int64_t sizes[3];
    uint32_t step = 1;
    if (!box_of(p, t, sides, sizes))
        return xasprintf("%s: not affine in the lane number: from any base the addresses carry", p->text);
    *c = (struct swizzle_class){.carries = true};
    for (int i = 0; i < 3; step *= (uint32_t)sizes[i++]) {
        if (sides[i] > 2)
            return xasprintf("%s: from any base only boxes of at most 2 elements along an axis are affine in the lane number", p->text);
        if (sides[i] == 2) {
            c->columns[lane_bit] = step;
            c->span[lane_bit++] = step * (uint32_t)sizes[i] - step;
        }
    }
    snprintf(c->name, sizeof c->name, "%s", p->text);
    *count = 1;
    return NULL;
}

char *swizzle_classes(const struct swizzle_pattern *p, const struct swizzle_tile *t, struct swizzle_class *classes, int *count)
{
    int32_t addr[SWIZZLE_MAX_BANKS];
    char *why = NULL, name[32];
    *count = 0;
    if (t->pack)
        return xasprintf("%s: elements narrower than the word have no class", p->text);
    if (p->kind == SWIZZLE_LIST)
        return xasprintf("%s: not affine in the lane number: a list of addresses has no base", p->text);
    if (p->any)
        return carrying_class(p, t, classes, count);
    if (p->kind == SWIZZLE_STRIDES) {
        for (int s = 0; s < stride_count(t) && !why; s++) {
            line(addr, t->banks, t->banks, 0, INT64_C(1) << s);
            snprintf(name, sizeof name, "stride:%d", 1 << s);
            why = add_class(p, t, addr, name, classes, count);
        }
        return why;
    }
    if (p->kind == SWIZZLE_ANTI)
        anti_offsets(t, addr);
    else
        swizzle_access(p, t, 0, addr);
    why = add_class(p, t, addr, p->kind == SWIZZLE_TRANSPOSE ? "row" : p->text, classes, count);
    if (!why && p->kind == SWIZZLE_TRANSPOSE) {
        col_access(t, 0, addr);
        why = add_class(p, t, addr, "col", classes, count);
    }
    return why;
}
