// SPDX-License-Identifier: Apache-2.0
// The map of fewest exclusive-ors, row by row of its matrix (solve.h).
//
// A map has no conflict on a shape of n words only if each exclusive-or of its rows splits them in two parts of at most half
// the banks; for as many words as banks that is also enough: it is then balanced on every shape, so a bijection. A depth-first
// search takes masks by (ones, value) whose sums with all sums of those taken are such, and bounds the ones still to come.
#include "swizzle/solve.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

static int by_ones(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int d = __builtin_popcount(x) - __builtin_popcount(y);
    return d ? d : (x > y) - (x < y);
}

// The first n independent masks of a sorted list: of least weight, as for every matroid.
static void rename_from(struct swizzle_map *map, int n, const uint32_t *sorted)
{
    for (int taken = 0; taken < n; sorted++) {
        map->matrix[taken] = *sorted;
        taken += swizzle_rank(map->matrix, taken + 1) == taken + 1;
    }
    qsort(map->matrix, (size_t)n, sizeof *map->matrix, swizzle_by_value);
}

void swizzle_rename(struct swizzle_map *map, const struct swizzle_tile *t)
{
    uint32_t sums[SWIZZLE_MAX_BANKS] = {0};
    for (int k = 1; k < t->banks; k++)
        sums[k] = sums[k & (k - 1)] ^ map->matrix[__builtin_ctz((unsigned)k)];
    qsort(sums + 1, (size_t)t->banks - 1, sizeof *sums, by_ones);
    rename_from(map, t->b, sums + 1);
}

struct rows {
    const struct swizzle_facts *facts;
    int b;
    int *order;         // of the shapes; those that rule out masks come forward
    bool *fits;         // (2^bits) the mask may be a row
    uint32_t *left[SWIZZLE_MAX_B + 1]; // (depth) masks that may still be taken, by (ones, value)
    int left_count[SWIZZLE_MAX_B + 1];
    uint32_t span[SWIZZLE_MAX_BANKS]; // sums of the masks taken, 2^depth
    uint32_t taken[SWIZZLE_MAX_B];
    uint32_t *loose; // differences of shapes with fewer words than banks
    int loose_count;
    uint32_t best[SWIZZLE_MAX_B];
    int best_ones; // of best, INT_MAX if there is none
    int64_t work, effort;
};

// Both parts of a shape fit in half the banks.
static bool splits(const struct swizzle_shape *s, uint32_t mask, int half)
{
    int odd = 0;
    for (int i = 0; i < s->count; i++)
        odd += __builtin_parity(s->words[i] & mask);
    return odd <= half && s->count - odd <= half;
}

static bool splits_all(struct rows *r, uint32_t mask)
{
    const struct swizzle_facts *f = r->facts;
    for (int i = 0; i < f->shape_count; i++) {
        int shape = r->order[i];
        r->work += f->shapes[shape].count;
        if (splits(&f->shapes[shape], mask, f->tile->banks / 2))
            continue;
        r->order[i] = r->order[i / 2];
        r->order[i / 2] = shape;
        return false;
    }
    return true;
}

// The masks that may be rows; false if there is more to do than the effort.
static bool find_masks(struct rows *r)
{
    uint32_t size = UINT32_C(1) << r->facts->tile->bits;
    for (uint32_t m = 1; m < size; m++) {
        if (r->work > r->effort)
            return false;
        r->fits[m] = splits_all(r, m);
        if (r->fits[m])
            r->left[0][r->left_count[0]++] = m;
    }
    qsort(r->left[0], (size_t)r->left_count[0], sizeof **r->left, by_ones);
    return true;
}

static void find_loose(struct rows *r)
{
    const struct swizzle_facts *f = r->facts;
    size_t size = (size_t)1 << f->tile->bits;
    uint8_t *has = xcalloc(size, 1);
    for (int i = 0; i < f->shape_count; i++) {
        const struct swizzle_shape *s = &f->shapes[i];
        for (int a = 0; a < s->count && s->count < f->tile->banks; a++)
            for (int c = a + 1; c < s->count; c++)
                has[s->words[a] ^ s->words[c]] = 1;
    }
    r->loose = xmalloc(size * sizeof *r->loose);
    for (uint32_t d = 1; d < size; d++)
        if (has[d])
            r->loose[r->loose_count++] = d;
    free(has);
}

static bool keeps_loose_apart(struct rows *r)
{
    r->work += r->loose_count;
    for (int k = 0; k < r->loose_count; k++) {
        bool same = true;
        for (int i = 0; i < r->b && same; i++)
            same = !__builtin_parity(r->loose[k] & r->taken[i]);
        if (same)
            return false;
    }
    return true;
}

// What is taken, if it has fewer ones than the best or as many and smaller masks.
static void offer(struct rows *r, int total)
{
    uint32_t sorted[SWIZZLE_MAX_B];
    memcpy(sorted, r->taken, sizeof sorted);
    qsort(sorted, (size_t)r->b, sizeof *sorted, swizzle_by_value);
    bool better = total < r->best_ones;
    for (int i = 0; i < r->b && !better; i++) {
        if (sorted[i] > r->best[i])
            return;
        better = sorted[i] < r->best[i];
    }
    if (!better || !keeps_loose_apart(r))
        return;
    memcpy(r->best, sorted, sizeof sorted);
    r->best_ones = total;
}

// Masks after number i of those left at `depth` whose sums with the span, mask i now in it, all fit, and with which there may
// be a map as good as the best; the rows taken have `total` ones.
static void filter(struct rows *r, int depth, int i, int total)
{
    int n = 1 << depth, kept = 0, others = (r->b - depth - 2) * __builtin_popcount(r->left[depth][i]);
    for (int k = i + 1; k < r->left_count[depth]; k++) {
        uint32_t m = r->left[depth][k];
        if (total + __builtin_popcount(m) + others > r->best_ones)
            break;
        int j = n;
        while (j < 2 * n && r->fits[m ^ r->span[j]])
            j++;
        r->work += j - n + 1;
        if (j == 2 * n)
            r->left[depth + 1][kept++] = m;
    }
    r->left_count[depth + 1] = kept;
}

static void take(struct rows *r, int depth, int total)
{
    if (depth == r->b) {
        offer(r, total);
        return;
    }
    int more = r->b - depth;
    for (int i = 0; i + more <= r->left_count[depth] && r->work <= r->effort; i++) {
        uint32_t m = r->left[depth][i];
        int least = total;
        for (int k = i; k < i + more; k++)
            least += __builtin_popcount(r->left[depth][k]);
        if (least > r->best_ones)
            return;
        r->taken[depth] = m;
        for (int k = 0; k < 1 << depth; k++)
            r->span[(1 << depth) + k] = r->span[k] ^ m;
        r->work++;
        if (depth + 1 < r->b)
            filter(r, depth, i, total + __builtin_popcount(m));
        take(r, depth + 1, total + __builtin_popcount(m));
    }
}

static void rows_begin(struct rows *r, const struct swizzle_facts *facts, const struct swizzle_found *f, int64_t effort)
{
    size_t size = (size_t)1 << facts->tile->bits;
    *r = (struct rows){.facts = facts, .b = facts->tile->b, .effort = effort, .best_ones = INT32_MAX};
    r->fits = xcalloc(size, sizeof *r->fits);
    r->order = xmalloc((size_t)facts->shape_count * sizeof *r->order);
    for (int i = 0; i < facts->shape_count; i++)
        r->order[i] = i;
    for (int d = 0; d <= r->b; d++)
        r->left[d] = xmalloc(size * sizeof **r->left);
    find_loose(r);
    if (!f->found)
        return;
    memcpy(r->best, f->map.matrix, sizeof r->best);
    r->best_ones = swizzle_xors(&f->map, facts->tile) + r->b;
}

void swizzle_rows(const struct swizzle_facts *facts, struct swizzle_found *f, int64_t effort)
{
    struct rows r;
    rows_begin(&r, facts, f, effort);
    if (find_masks(&r))
        take(&r, 0, 0);
    bool all = r.work <= r.effort;
    f->work += r.work;
    f->found = r.best_ones < INT32_MAX;
    f->decided = f->found || all;
    f->optimal = f->found && all;
    memcpy(f->map.matrix, r.best, sizeof r.best);
    for (int d = 0; d <= r.b; d++)
        free(r.left[d]);
    free(r.fits);
    free(r.order);
    free(r.loose);
}
