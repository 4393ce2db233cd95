// SPDX-License-Identifier: Apache-2.0
// What a list of patterns asks of a map: the differences that its accesses have, and their shapes (solve.h).
#include "swizzle/solve.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/util.h"

int swizzle_by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

// The distinct words of an access, translated so that the first lane's is 0, ascending; returns how many.
static int shape_words(const struct swizzle_tile *t, const int32_t *addr, uint32_t *words)
{
    int n = 0, kept = 0;
    uint32_t first = 0;
    for (int l = 0; l < t->banks; l++) {
        if (addr[l] < 0)
            continue;
        first = n ? first : (uint32_t)addr[l];
        words[n++] = (uint32_t)addr[l] ^ first;
    }
    qsort(words, (size_t)n, sizeof *words, swizzle_by_value);
    for (int i = 0; i < n; i++)
        if (i == 0 || words[i] != words[i - 1])
            words[kept++] = words[i];
    return kept;
}

// Shapes by hash: slots hold an index + 1.
struct shape_table {
    struct swizzle_facts *f;
    int *slots;
    int room, capacity; // slots (a power of two); shapes
};

static bool same_shape(const struct swizzle_shape *s, const uint32_t *words, int n)
{
    return s->count == n && memcmp(s->words, words, (size_t)n * sizeof *words) == 0;
}

static int find_slot(const struct shape_table *h, const uint32_t *words, int n)
{
    int i = (int)(XXH3_64bits(words, (size_t)n * sizeof *words) & (uint64_t)(h->room - 1));
    while (h->slots[i] && !same_shape(&h->f->shapes[h->slots[i] - 1], words, n))
        i = (i + 1) & (h->room - 1);
    return i;
}

static void grow_slots(struct shape_table *h)
{
    h->room = h->room ? 2 * h->room : 256;
    free(h->slots);
    h->slots = xcalloc((size_t)h->room, sizeof *h->slots);
    for (int i = 0; i < h->f->shape_count; i++)
        h->slots[find_slot(h, h->f->shapes[i].words, h->f->shapes[i].count)] = i + 1;
}

// The shape with these words, made if it is new (*is_new).
static struct swizzle_shape *shape_of(struct shape_table *h, const uint32_t *words, int n, bool *is_new)
{
    struct swizzle_facts *f = h->f;
    if (2 * f->shape_count >= h->room)
        grow_slots(h);
    int slot = find_slot(h, words, n);
    *is_new = !h->slots[slot];
    if (*is_new) {
        if (f->shape_count == h->capacity) {
            h->capacity = h->capacity ? 2 * h->capacity : 64;
            f->shapes = xrealloc(f->shapes, (size_t)h->capacity * sizeof *f->shapes);
        }
        struct swizzle_shape *s = &f->shapes[f->shape_count++];
        *s = (struct swizzle_shape){.count = n, .pattern = -1, .words = xmalloc((size_t)n * sizeof *words)};
        memcpy(s->words, words, (size_t)n * sizeof *words);
        h->slots[slot] = f->shape_count;
    }
    return &f->shapes[h->slots[slot] - 1];
}

static void note_differences(struct swizzle_facts *f, int pattern, int64_t access, const int32_t *addr)
{
    uint8_t *has = f->has[pattern];
    for (int a = 0; a < f->tile->banks; a++) {
        for (int c = a + 1; c < f->tile->banks && addr[a] >= 0; c++) {
            uint32_t d = (uint32_t)(addr[a] ^ addr[c]);
            if (addr[c] < 0 || d == 0 || has[d])
                continue;
            has[d] = 1;
            if (f->witness[d].pattern < 0)
                f->witness[d] = (struct swizzle_witness){(int16_t)pattern, (int16_t)a, (int16_t)c, (int32_t)access};
        }
    }
}

static void note_pattern(struct shape_table *h, int pattern)
{
    struct swizzle_facts *f = h->f;
    const struct swizzle_pattern *p = &f->list->patterns[pattern];
    int32_t addr[SWIZZLE_MAX_BANKS];
    uint32_t words[SWIZZLE_MAX_BANKS];
    int64_t n = swizzle_accesses(p, f->tile);
    for (int64_t k = 0; k < n; k++) {
        bool is_new;
        swizzle_access(p, f->tile, k, addr);
        struct swizzle_shape *s = shape_of(h, words, shape_words(f->tile, addr, words), &is_new);
        s->times++;
        if (s->pattern == pattern)
            continue;
        note_differences(f, pattern, k, addr);
        s->pattern = pattern;
    }
}

struct swizzle_facts *swizzle_facts_new(const struct swizzle_list *list, const struct swizzle_tile *t)
{
    struct swizzle_facts *f = xcalloc(1, sizeof *f);
    size_t size = (size_t)1 << t->bits;
    struct shape_table h = {.f = f};
    f->list = list;
    f->tile = t;
    f->has = xcalloc((size_t)list->count, sizeof *f->has);
    f->witness = xmalloc(size * sizeof *f->witness);
    for (size_t d = 0; d < size; d++)
        f->witness[d].pattern = -1;
    for (int i = 0; i < list->count; i++) {
        f->has[i] = xcalloc(size, 1);
        note_pattern(&h, i);
    }
    free(h.slots);
    return f;
}

void swizzle_facts_free(struct swizzle_facts *f)
{
    for (int i = 0; i < f->list->count; i++)
        free(f->has[i]);
    for (int i = 0; i < f->shape_count; i++)
        free(f->shapes[i].words);
    free(f->has);
    free(f->witness);
    free(f->shapes);
    free(f);
}

uint8_t *swizzle_differences(const struct swizzle_facts *f, const bool *chosen)
{
    size_t size = (size_t)1 << f->tile->bits;
    uint8_t *has = xcalloc(size, 1);
    for (int i = 0; i < f->list->count; i++)
        for (size_t d = 0; d < size && (!chosen || chosen[i]); d++)
            has[d] |= f->has[i][d];
    return has;
}
