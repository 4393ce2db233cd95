// SPDX-License-Identifier: Apache-2.0
// Where a list has no map: a sub-list that is to blame (solve.h).
//
// The smallest is looked for by size. A sub-list that has a map is enlarged while it has one; what lies within such a largest
// sub-list need not be asked again, so the first one that has no map hits the complement of each and is as small as any
// (implicit hitting sets: A. Ignatiev et al., "Smallest MUS extraction with minimal hitting set dualization", 2015).
#include "swizzle/solve.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

enum { BY_SIZE = 16, MOST_MAPS = 64 };

struct blame {
    const struct swizzle_facts *facts;
    struct swizzle_conflict *c;
    int64_t left; // units of work
    uint32_t *largest; // sub-lists that have a map and lie in no larger one, as sets
    int largest_count;
};

static struct swizzle_found ask(struct blame *b, const bool *chosen)
{
    uint8_t *has = swizzle_differences(b->facts, chosen);
    struct swizzle_found f = swizzle_columns(has, b->facts->tile, b->left, false);
    free(has);
    b->left -= f.work + (b->facts->list->count << b->facts->tile->bits) / 8; // the union of differences is work too
    if (!f.decided)
        b->c->proved = false;
    return f;
}

static void keep_map(struct blame *b, const struct swizzle_found *f)
{
    if (f->found && b->c->map_count < MOST_MAPS)
        b->c->maps[b->c->map_count++] = f->map;
}

static struct swizzle_found ask_set(struct blame *b, uint32_t set)
{
    bool chosen[BY_SIZE];
    for (int i = 0; i < b->facts->list->count; i++)
        chosen[i] = set >> i & 1;
    return ask(b, chosen);
}

// Whether the set has no map; if it has, or that is not decided, it is noted with all that can be added.
static bool has_none(struct blame *b, uint32_t set)
{
    for (int i = 0; i < b->largest_count; i++)
        if ((set & ~b->largest[i]) == 0)
            return false;
    struct swizzle_found f = ask_set(b, set);
    if (f.decided && !f.found)
        return true;
    for (int i = 0; i < b->facts->list->count; i++) {
        uint32_t more = set | UINT32_C(1) << i;
        struct swizzle_found g = more == set ? f : ask_set(b, more);
        if (!g.found)
            continue;
        f = g;
        set = more;
    }
    keep_map(b, &f);
    b->largest = xrealloc(b->largest, ((size_t)b->largest_count + 1) * sizeof *b->largest);
    b->largest[b->largest_count++] = set;
    return false;
}

// The next larger number with as many ones (Gosper's).
static uint32_t next_of_size(uint32_t set)
{
    uint32_t low = set & -set, up = set + low;
    return up | ((set ^ up) >> 2) / low;
}

// False if the work allowed does not tell.
static bool smallest(struct blame *b)
{
    int n = b->facts->list->count;
    uint32_t all = (UINT32_C(1) << n) - 1;
    for (int size = 1; size <= n; size++) {
        for (uint32_t set = (UINT32_C(1) << size) - 1; set <= all; set = next_of_size(set)) {
            if (size < n && !has_none(b, set)) {
                if (b->left < 0)
                    return false;
                continue;
            }
            for (int i = 0; i < n; i++)
                b->c->in[i] = set >> i & 1;
            return true;
        }
    }
    return true;
}

static void inclusion_minimal(struct blame *b)
{
    for (int i = 0; i < b->facts->list->count; i++) {
        if (!b->c->in[i])
            continue;
        b->c->in[i] = false;
        struct swizzle_found f = ask(b, b->c->in);
        b->c->in[i] = f.found || !f.decided;
        keep_map(b, &f);
    }
}

struct swizzle_conflict swizzle_conflict(const struct swizzle_facts *facts, int64_t effort)
{
    int n = facts->list->count;
    struct swizzle_conflict c = {.proved = true};
    struct blame b = {.facts = facts, .c = &c, .left = effort / 2};
    c.in = xmalloc((size_t)n * sizeof *c.in);
    c.maps = xmalloc(MOST_MAPS * sizeof *c.maps);
    memset(c.in, true, (size_t)n * sizeof *c.in);
    c.smallest = n <= BY_SIZE && smallest(&b) && c.proved;
    if (!c.smallest) {
        c.proved = true;
        b.left = effort / 2;
        inclusion_minimal(&b);
    }
    free(b.largest);
    return c;
}
