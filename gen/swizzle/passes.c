// SPDX-License-Identifier: Apache-2.0
// The passes of a list under a map, and a map with few of them where none has no conflict (solve.h).
#include "swizzle/solve.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

struct swizzle_cost swizzle_cost(const struct swizzle_pattern *p, const struct swizzle_tile *t, const struct swizzle_map *map)
{
    struct swizzle_cost c = {0};
    int64_t n = swizzle_accesses(p, t), phases = swizzle_phases(p);
    int32_t addr[SWIZZLE_MAX_BANKS];
    for (int64_t k = 0; k < n; k += phases) {
        int64_t passes = 0;
        for (int64_t i = k; i < k + phases; i++) {
            swizzle_access(p, t, i, addr);
            passes += swizzle_passes(map, t, addr);
        }
        c.total += passes;
        c.worst = passes > c.worst ? passes : c.worst;
    }
    return c;
}

struct descent {
    const struct swizzle_facts *facts;
    struct swizzle_map map;
    int64_t work, effort;
};

// Banks of a linear map by the low and the high byte of an address, to be XORed.
struct halves {
    uint8_t low[256], high[256];
};

static void fill_halves(struct halves *h, const struct swizzle_map *map, const struct swizzle_tile *t)
{
    for (uint32_t i = 0; i < 256; i++) {
        h->low[i] = (uint8_t)swizzle_bank(map, t, i);
        h->high[i] = (uint8_t)swizzle_bank(map, t, i << 8);
    }
}

// Passes of the whole list. The words of shapes are distinct.
static int64_t total(struct descent *d, const struct swizzle_map *map)
{
    const struct swizzle_facts *f = d->facts;
    struct halves h;
    int64_t sum = 0;
    fill_halves(&h, map, f->tile);
    for (int i = 0; i < f->shape_count; i++) {
        const struct swizzle_shape *s = &f->shapes[i];
        int count[SWIZZLE_MAX_BANKS] = {0}, most = 1;
        for (int k = 0; k < s->count; k++) {
            int *n = &count[h.low[s->words[k] & 255] ^ h.high[s->words[k] >> 8]];
            ++*n;
            most = *n > most ? *n : most;
        }
        sum += s->times * most;
        d->work += f->tile->banks;
    }
    return sum;
}

static struct swizzle_map with_column(const struct swizzle_map *map, int b, int j, int v)
{
    struct swizzle_map m = *map;
    for (int i = 0; i < b; i++)
        m.matrix[i] = (m.matrix[i] & ~(UINT32_C(1) << j)) | (uint32_t)(v >> i & 1) << j;
    return m;
}

// Takes the best change of one column that is better than `passes`; returns the passes then.
static int64_t step(struct descent *d, int64_t passes)
{
    const struct swizzle_tile *t = d->facts->tile;
    struct swizzle_map best = d->map;
    for (int j = 0; j < t->bits; j++) {
        for (int v = 0; v < t->banks && d->work <= d->effort; v++) {
            struct swizzle_map m = with_column(&d->map, t->b, j, v);
            if (swizzle_rank(m.matrix, t->b) < t->b)
                continue;
            int64_t now = total(d, &m);
            if (now < passes) {
                passes = now;
                best = m;
            }
        }
    }
    d->map = best;
    return passes;
}

struct swizzle_map swizzle_least_passes(const struct swizzle_facts *facts, const struct swizzle_map *from, int count,
                                        int64_t effort)
{
    static const char *const presets[] = {"none", "xor", "bitrev", "ipoly", "sw32", "sw64", "sw128"};
    enum { PRESETS = sizeof presets / sizeof *presets };
    struct descent d = {.facts = facts, .effort = effort};
    struct swizzle_map best = {0};
    int64_t least = INT64_MAX;
    for (int i = 0; i < PRESETS + count; i++) {
        char *refused = NULL;
        if (i < PRESETS)
            refused = swizzle_map_parse("map", presets[i], facts->tile, &d.map);
        else
            d.map = from[i - PRESETS];
        free(refused);
        if (refused)
            continue;
        int64_t passes = total(&d, &d.map), before;
        do {
            before = passes;
            passes = step(&d, passes);
        } while (passes < before);
        if (passes < least) {
            least = passes;
            best = d.map;
        }
    }
    swizzle_rename(&best, facts->tile);
    return best;
}
