// SPDX-License-Identifier: Apache-2.0
// Implementation of estimate/scope.h.
#include "estimate/scope.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

enum { BLOCK = 1 << 16 };

void *arena_take(struct arena *a, size_t n)
{
    n = (n + 15) & ~(size_t)15;
    if (a->used + n > a->size) {
        a->size = n > BLOCK ? n : BLOCK;
        a->used = 0;
        a->blocks = xrealloc(a->blocks, (size_t)(a->count + 1) * sizeof *a->blocks);
        a->blocks[a->count++] = xcalloc(1, a->size);
    }
    void *p = a->blocks[a->count - 1] + a->used;
    a->used += n;
    return p;
}

void arena_free(struct arena *a)
{
    while (a->count)
        free(a->blocks[--a->count]);
    free(a->blocks);
    *a = (struct arena){0};
}

struct scope *scope_new(struct arena *a, struct scope *parent)
{
    struct scope *s = arena_take(a, sizeof *s);
    s->parent = parent;
    return s;
}

static unsigned hash(const char *name, int index)
{
    unsigned h = 2166136261u ^ (unsigned)index * 2654435761u;
    while (*name)
        h = (h ^ (unsigned char)*name++) * 16777619u;
    return h;
}

static void insert(struct scope *s, int at)
{
    unsigned k = hash(s->list[at].name, s->list[at].index) & (unsigned)(s->bucket_count - 1);
    while (s->buckets[k] >= 0)
        k = (k + 1) & (unsigned)(s->bucket_count - 1);
    s->buckets[k] = at;
}

static void grow(struct arena *a, struct scope *s)
{
    int room = s->room ? 2 * s->room : 8;
    struct symbol *list = arena_take(a, (size_t)room * sizeof *list);
    if (s->count)
        memcpy(list, s->list, (size_t)s->count * sizeof *list);
    s->list = list;
    s->room = room;
    s->bucket_count = 2 * room;
    s->buckets = arena_take(a, (size_t)s->bucket_count * sizeof *s->buckets);
    memset(s->buckets, -1, (size_t)s->bucket_count * sizeof *s->buckets);
    for (int i = 0; i < s->count; i++)
        insert(s, i);
}

struct symbol *scope_add(struct arena *a, struct scope *s, const char *name, int index, enum symbol_kind kind)
{
    if (s->count == s->room)
        grow(a, s);
    s->list[s->count] = (struct symbol){.name = name, .index = index, .kind = kind};
    insert(s, s->count);
    return &s->list[s->count++];
}

struct symbol *scope_own(const struct scope *s, const char *name, int index)
{
    if (!s->count)
        return NULL;
    for (unsigned k = hash(name, index) & (unsigned)(s->bucket_count - 1); s->buckets[k] >= 0; k = (k + 1) & (unsigned)(s->bucket_count - 1)) {
        struct symbol *y = &s->list[s->buckets[k]];
        if (y->index == index && strcmp(y->name, name) == 0)
            return y;
    }
    return NULL;
}

struct symbol *scope_find(const struct scope *s, const char *name)
{
    struct symbol *y = NULL;
    for (; s && !y; s = s->parent)
        y = scope_own(s, name, 0);
    return y;
}
