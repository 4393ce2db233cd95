// SPDX-License-Identifier: Apache-2.0
// Whether there is a map, column by column of its matrix (solve.h).
//
// The columns assigned so far span e_0..e_{r-1}: banks can be renamed so. A new column is in that span or, all the same up to a
// renaming, e_r. A value is forbidden where some difference that has only assigned bits and this one would go to 0. The next
// column is one with the fewest values left (fail first: R. Haralick, G. Elliott, 1980), and every value of it that is not
// tried has its difference: the tree of those is a proof. Since each row space has one such form, counting forms counts maps.
#include "swizzle/solve.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

enum { TREE_ITEMS = 1 << 24 }; // a larger refutation is not kept

struct search {
    const uint8_t *has;
    int n, b;
    int64_t work, effort;
    // Every sum of assigned columns: the address bits that it is of, and its value; 2^depth of them.
    uint32_t *subset;
    uint8_t *value;
    uint64_t forbidden[SWIZZLE_MAX_BITS + 1][SWIZZLE_MAX_BITS]; // (depth, column) values
    uint32_t assigned;
    int column_value[SWIZZLE_MAX_BITS];
    struct swizzle_node *tree;
    uint8_t *apart; // (2^n) by assigned columns, whether no difference joins two others: 0 not known, 1 yes, 2 no
};

static void search_begin(struct search *s, const uint8_t *has, const struct swizzle_tile *t, int64_t effort)
{
    *s = (struct search){.has = has, .n = t->bits, .b = t->b, .effort = effort};
    s->subset = xcalloc((size_t)1 << s->n, sizeof *s->subset);
    s->value = xcalloc((size_t)1 << s->n, sizeof *s->value);
    for (int u = 0; u < s->n; u++)
        s->forbidden[0][u] = has[UINT32_C(1) << u];
}

static void search_end(struct search *s)
{
    free(s->subset);
    free(s->value);
    free(s->apart);
}

// The values of a column when the assigned ones have rank r.
static uint64_t values_at(const struct search *s, int r)
{
    int count = (1 << r) + (r < s->b);
    return count >= 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1;
}

static int column_with_fewest(const struct search *s, int depth, uint64_t values)
{
    int best = -1, fewest = 65;
    for (int u = 0; u < s->n; u++) {
        int left = __builtin_popcountll(values & ~s->forbidden[depth][u]);
        if (!(s->assigned >> u & 1) && left < fewest) {
            best = u;
            fewest = left;
        }
    }
    return best;
}

// Forbidden values of column u by the sums that hold column j, the last assigned.
static uint64_t forbidden_by(const struct search *s, int depth, int u)
{
    uint64_t f = s->forbidden[depth][u];
    size_t half = (size_t)1 << depth;
    for (size_t i = half; i < 2 * half; i++)
        if (s->has[s->subset[i] | UINT32_C(1) << u])
            f |= UINT64_C(1) << s->value[i];
    return f;
}

static void assign(struct search *s, int depth, int j, int v)
{
    size_t half = (size_t)1 << depth;
    for (size_t i = 0; i < half; i++) {
        s->subset[half + i] = s->subset[i] | UINT32_C(1) << j;
        s->value[half + i] = (uint8_t)(s->value[i] ^ v);
    }
    s->assigned |= UINT32_C(1) << j;
    s->column_value[j] = v;
    for (int u = 0; u < s->n; u++)
        if (!(s->assigned >> u & 1))
            s->forbidden[depth + 1][u] = forbidden_by(s, depth, u);
    s->work += (int64_t)half * (s->n - depth);
}

// A difference that column j = v sends to 0.
static uint32_t collision(const struct search *s, int j, int v)
{
    size_t i = 0;
    while (s->value[i] != v || !s->has[s->subset[i] | UINT32_C(1) << j])
        i++;
    return s->subset[i] | UINT32_C(1) << j;
}

// Room for n more items of the tree; where they begin.
static int64_t tree_items(struct swizzle_node *tree, int64_t n)
{
    if (tree->count + n > TREE_ITEMS)
        tree->lost = true;
    if (tree->lost)
        return 0;
    while (tree->count + n > tree->capacity) {
        tree->capacity = tree->capacity ? 2 * tree->capacity : 1024;
        tree->items = xrealloc(tree->items, (size_t)tree->capacity * sizeof *tree->items);
    }
    tree->count += n;
    return tree->count - n;
}

static void tree_set(struct swizzle_node *tree, int64_t at, uint32_t item)
{
    if (tree && !tree->lost)
        tree->items[at] = item;
}

enum outcome { NONE, FOUND, UNDECIDED };

// Assigns the columns left, `depth` of them being assigned, with rank r. *begins is where the node begins in the tree.
static enum outcome descend(struct search *s, int depth, int r, int64_t *begins)
{
    if (depth == s->n)
        return FOUND;
    if (s->work > s->effort)
        return UNDECIDED;
    uint64_t values = values_at(s, r);
    int j = column_with_fewest(s, depth, values), count = (1 << r) + (r < s->b);
    *begins = s->tree ? tree_items(s->tree, count + 2) : 0;
    tree_set(s->tree, *begins, (uint32_t)j);
    tree_set(s->tree, *begins + 1, (uint32_t)count);
    for (int v = 0; v < count; v++) {
        int64_t below = 0;
        if (s->forbidden[depth][j] >> v & 1) {
            if (s->tree)
                tree_set(s->tree, *begins + 2 + v, collision(s, j, v));
            continue;
        }
        assign(s, depth, j, v);
        enum outcome o = descend(s, depth + 1, r + (v == 1 << r), &below);
        if (o != NONE)
            return o;
        s->assigned &= ~(UINT32_C(1) << j);
        tree_set(s->tree, *begins + 2 + v, SWIZZLE_NODE | (uint32_t)below);
    }
    return NONE;
}

// The masks of the columns; those of bank bits that no column has become the lowest address bits that keep the rank full.
static struct swizzle_map map_of(const struct search *s)
{
    struct swizzle_map m = {0};
    uint32_t masks[SWIZZLE_MAX_B];
    int n = 0, bit = 0;
    for (int j = 0; j < s->n; j++)
        for (int i = 0; i < s->b; i++)
            m.matrix[i] |= (uint32_t)(s->column_value[j] >> i & 1) << j;
    for (int i = 0; i < s->b; i++)
        if (m.matrix[i])
            masks[n++] = m.matrix[i];
    for (; n < s->b; bit++) {
        masks[n] = UINT32_C(1) << bit;
        n += swizzle_rank(masks, n + 1) == n + 1;
    }
    memcpy(m.matrix, masks, (size_t)n * sizeof *masks);
    return m;
}

void swizzle_found_free(struct swizzle_found *f)
{
    if (f->tree)
        free(f->tree->items);
    free(f->tree);
    f->tree = NULL;
}

struct swizzle_found swizzle_columns(const uint8_t *has, const struct swizzle_tile *t, int64_t effort, bool want_tree)
{
    struct search s;
    struct swizzle_found f = {0};
    int64_t root;
    search_begin(&s, has, t, effort);
    s.tree = want_tree ? xcalloc(1, sizeof *s.tree) : NULL;
    enum outcome o = descend(&s, 0, 0, &root);
    f.decided = o != UNDECIDED;
    f.found = o == FOUND;
    f.work = s.work;
    f.tree = s.tree;
    if (f.found)
        f.map = map_of(&s);
    if (o != NONE)
        swizzle_found_free(&f);
    search_end(&s);
    return f;
}

// ---- counting ----

#define COUNT_MOST (INT64_C(1) << 61)

static bool stands_apart(struct search *s)
{
    uint8_t *known = &s->apart[s->assigned];
    uint32_t others = ((UINT32_C(1) << s->n) - 1) & ~s->assigned;
    if (!*known) {
        *known = 1;
        for (uint32_t d = 0; d < UINT32_C(1) << s->n && *known == 1; d++)
            if (s->has[d] && __builtin_popcount(d & others) > 1)
                *known = 2;
        s->work += INT64_C(1) << s->n;
    }
    return *known == 1;
}

// Ways to give the columns left their values, each on its own; COUNT_MOST if more.
static int64_t ways_apart(const struct search *s, int depth, uint64_t values)
{
    int64_t ways = 1;
    for (int u = 0; u < s->n; u++) {
        if (s->assigned >> u & 1)
            continue;
        int64_t left = __builtin_popcountll(values & ~s->forbidden[depth][u]);
        ways = ways > COUNT_MOST / left ? COUNT_MOST : ways * left;
    }
    return ways;
}

static int64_t count_below(struct search *s, int depth, int r)
{
    if (depth == s->n)
        return r == s->b;
    if (r + (s->n - depth) < s->b || s->work > s->effort)
        return 0;
    uint64_t values = values_at(s, r);
    int j = column_with_fewest(s, depth, values);
    if (r == s->b && !(values & ~s->forbidden[depth][j]))
        return 0;
    if (r == s->b && stands_apart(s))
        return ways_apart(s, depth, values);
    int64_t n = 0;
    for (int v = 0; v < (1 << r) + (r < s->b) && n < COUNT_MOST; v++) {
        if (s->forbidden[depth][j] >> v & 1)
            continue;
        assign(s, depth, j, v);
        n += count_below(s, depth + 1, r + (v == 1 << r));
        s->assigned &= ~(UINT32_C(1) << j);
    }
    return n;
}

int64_t swizzle_count(const uint8_t *has, const struct swizzle_tile *t, int64_t effort)
{
    struct search s;
    search_begin(&s, has, t, effort);
    s.apart = xcalloc((size_t)1 << s.n, 1);
    int64_t n = count_below(&s, 0, 0);
    int64_t work = s.work;
    search_end(&s);
    return n >= COUNT_MOST || work > effort ? -1 : n;
}
