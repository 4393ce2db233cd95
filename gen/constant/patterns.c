// SPDX-License-Identifier: Apache-2.0
// Implementation of patterns.h: a hash table of counts, and a bucket for each reward.
#include "constant/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

enum {
    BUCKETS = 8192, // larger rewards share the last
    DISMISSED = -2,
    NOWHERE = -1,
};

struct entry {
    uint64_t key;
    int count, place;    // place in its bucket
    int16_t bucket;      // where it is offered
    int16_t per_use;     // struct worth
    int32_t fixed;
};

struct bucket {
    int *list;
    int count, capacity;
};

struct slot {
    uint32_t tag; // of the key, so that most of other keys are told without a look at their entries
    int entry;    // index + 1
};

struct patterns {
    const struct cse_goal *goal;
    struct entry *entries;
    int entry_count;
    struct slot *table;
    unsigned mask;
    struct bucket buckets[BUCKETS];
    int top; // no bucket above holds anything
};

struct patterns *patterns_new(const struct cse_goal *goal)
{
    struct patterns *p = xcalloc(1, sizeof *p);
    p->goal = goal;
    p->mask = (1U << 12) - 1;
    p->table = xcalloc((size_t)p->mask + 1, sizeof *p->table);
    p->entries = xmalloc(((size_t)p->mask + 1) / 2 * sizeof *p->entries);
    return p;
}

void patterns_free(struct patterns *p)
{
    for (int i = 0; i < BUCKETS; i++)
        free(p->buckets[i].list);
    free(p->entries);
    free(p->table);
    free(p);
}

struct pattern pattern_of(struct summand s, struct summand t)
{
    bool swap = t.signal < s.signal || (t.signal == s.signal && t.shift < s.shift);
    struct summand a = swap ? t : s, b = swap ? s : t;
    return (struct pattern){{a.signal, 0, false}, {b.signal, (int16_t)(b.shift - a.shift), a.negative != b.negative}};
}

static uint64_t key_of(const struct pattern *q)
{
    return (uint64_t)q->a.signal << 36 | (uint64_t)q->b.signal << 8 | (uint64_t)(q->b.shift + 64) << 1 | q->b.negative;
}

static struct pattern pattern_from(uint64_t key)
{
    return (struct pattern){{(int32_t)(key >> 36), 0, false},
                            {(int32_t)(key >> 8 & 0xfffffff), (int16_t)((int)(key >> 1 & 127) - 64), key & 1}};
}

static unsigned first_slot(const struct patterns *p, uint64_t key)
{
    return (unsigned)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & p->mask;
}

static uint32_t tag_of(uint64_t key)
{
    return (uint32_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 20);
}

static unsigned slot_of(const struct patterns *p, uint64_t key)
{
    unsigned i = first_slot(p, key);
    uint32_t tag = tag_of(key);
    while (p->table[i].entry && (p->table[i].tag != tag || p->entries[p->table[i].entry - 1].key != key))
        i = (i + 1) & p->mask;
    return i;
}

static void put_in_bucket(struct patterns *p, int index, int bucket)
{
    struct bucket *b = &p->buckets[bucket];
    if (b->count == b->capacity) {
        b->capacity = b->capacity ? 2 * b->capacity : 8;
        b->list = xrealloc(b->list, (size_t)b->capacity * sizeof *b->list);
    }
    p->entries[index].bucket = (int16_t)bucket;
    p->entries[index].place = b->count;
    b->list[b->count++] = index;
    p->top = bucket > p->top ? bucket : p->top;
}

static void take_from_bucket(struct patterns *p, int index)
{
    struct entry *e = &p->entries[index];
    if (e->bucket < 0)
        return;
    struct bucket *b = &p->buckets[e->bucket];
    int last = b->list[--b->count];
    b->list[e->place] = last;
    p->entries[last].place = e->place;
    e->bucket = NOWHERE;
}

// Twice the room, without the patterns that occur no more.
static void make_room(struct patterns *p)
{
    int alive = 0;
    for (int i = 0; i < p->entry_count; i++)
        alive += p->entries[i].count > 0;
    if ((unsigned)alive * 4 > p->mask)
        p->mask = 2 * p->mask + 1;
    struct entry *old = p->entries;
    int n = p->entry_count;
    p->entries = xmalloc(((size_t)p->mask + 1) / 2 * sizeof *p->entries);
    p->entry_count = 0;
    free(p->table);
    p->table = xcalloc((size_t)p->mask + 1, sizeof *p->table);
    for (int i = 0; i < n; i++) {
        if (old[i].count <= 0)
            continue;
        int to = p->entry_count++;
        p->entries[to] = old[i];
        p->table[slot_of(p, old[i].key)] = (struct slot){tag_of(old[i].key), to + 1};
        if (old[i].bucket >= 0)
            p->buckets[old[i].bucket].list[old[i].place] = to;
    }
    free(old);
}

// Bucket for what an entry is worth now.
static int bucket_for(const struct entry *e)
{
    if (e->count < 2)
        return NOWHERE;
    int64_t reward = (int64_t)e->count * e->per_use - e->fixed;
    return reward <= 0 ? NOWHERE : reward < BUCKETS ? (int)reward : BUCKETS - 1;
}

static void set_worth(struct entry *e, struct worth w)
{
    e->per_use = (int16_t)w.per_use;
    e->fixed = w.fixed;
}

void patterns_count(struct patterns *p, struct summand s, struct summand t, int change)
{
    struct pattern q = pattern_of(s, t);
    uint64_t key = key_of(&q);
    unsigned slot = slot_of(p, key);
    if (!p->table[slot].entry) {
        if ((unsigned)p->entry_count * 2 > p->mask - 2) {
            make_room(p);
            slot = slot_of(p, key);
        }
        p->entries[p->entry_count] = (struct entry){.key = key, .bucket = NOWHERE};
        p->table[slot] = (struct slot){tag_of(key), ++p->entry_count};
    }
    int index = p->table[slot].entry - 1;
    struct entry *e = &p->entries[index];
    e->count += change;
    if (e->count == 2 && change > 0)
        set_worth(e, p->goal->worth(p->goal->context, q.a, q.b));
    int bucket = bucket_for(e);
    if (bucket == e->bucket)
        return;
    take_from_bucket(p, index);
    if (bucket >= 0)
        put_in_bucket(p, index, bucket);
    else
        e->bucket = NOWHERE;
}

bool patterns_best(struct patterns *p, int slack, uint64_t random, struct pattern *best)
{
    while (p->top > 0 && p->buckets[p->top].count == 0)
        p->top--;
    if (p->top == 0)
        return false;
    int least = p->top - p->top * slack / 256, total = 0;
    least = least < 1 ? 1 : least;
    for (int i = least; i <= p->top; i++)
        total += p->buckets[i].count;
    int pick = (int)(random % (uint64_t)total), i = p->top;
    while (pick >= p->buckets[i].count)
        pick -= p->buckets[i--].count;
    *best = pattern_from(p->entries[p->buckets[i].list[pick]].key);
    return true;
}

void patterns_dismiss(struct patterns *p, const struct pattern *pattern)
{
    unsigned slot = slot_of(p, key_of(pattern));
    if (!p->table[slot].entry)
        return;
    take_from_bucket(p, p->table[slot].entry - 1);
    p->entries[p->table[slot].entry - 1].bucket = DISMISSED;
}

void patterns_offer(struct patterns *p, const struct pattern *pattern)
{
    unsigned slot = slot_of(p, key_of(pattern));
    if (!p->table[slot].entry)
        return;
    int index = p->table[slot].entry - 1, bucket = bucket_for(&p->entries[index]);
    if (p->entries[index].bucket == DISMISSED && bucket >= 0)
        put_in_bucket(p, index, bucket);
}
