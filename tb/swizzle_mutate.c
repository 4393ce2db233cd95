// SPDX-License-Identifier: Apache-2.0
// Certificates with one entry changed (brute_mutate of swizzle_brute.h).
#define _XOPEN_SOURCE 700
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "swizzle_brute.h"
#include "swizzle_check.h"

enum { MAX_NAMES = 24, WALKS = 2000 };

static uint64_t state;

static uint32_t random32(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 32);
}

static uint32_t below(size_t n)
{
    return n ? random32() % (uint32_t)n : 0;
}

// ---- what can be changed ----

struct entry {
    json_t *parent; // an array or an object
    const char *key;
    size_t index;     // of an array
    const char *name; // the nearest key
};

struct entries {
    struct entry *list;
    size_t count, room;
};

static void add_entries(struct entries *all, json_t *o, const char *name)
{
    size_t i;
    const char *key = NULL;
    json_t *v;
    size_t n = json_is_array(o) ? json_array_size(o) : 0;
    if (all->count + n + 16 > all->room) {
        all->room = 2 * (all->room + n + 16);
        all->list = realloc(all->list, all->room * sizeof *all->list);
        if (!all->list)
            exit(2);
    }
    json_array_foreach (o, i, v)
        all->list[all->count++] = (struct entry){o, NULL, i, name};
    json_object_foreach (o, key, v)
        all->list[all->count++] = (struct entry){o, key, 0, key};
    json_array_foreach (o, i, v)
        add_entries(all, v, name);
    json_object_foreach (o, key, v)
        add_entries(all, v, key);
}

static json_t *get(const struct entry *e)
{
    return e->key ? json_object_get(e->parent, e->key) : json_array_get(e->parent, e->index);
}

static void set(const struct entry *e, json_t *v)
{
    if (e->key)
        json_object_set_new(e->parent, e->key, v);
    else
        json_array_set_new(e->parent, e->index, v);
}

static void drop(const struct entry *e)
{
    if (e->key)
        json_object_del(e->parent, e->key);
    else
        json_array_remove(e->parent, e->index);
}

// ---- a change ----

static json_t *other_integer(const struct entries *all, const struct entry *e, json_int_t v)
{
    switch (below(6)) {
    case 0: return json_integer(v + 1);
    case 1: return json_integer(v - 1);
    case 2: return json_integer(v ^ (json_int_t)1 << below(12));
    case 3: return json_integer(2 * v);
    case 4: return json_integer(below(2) ? (json_int_t)below(64) : (json_int_t)random32() << below(32));
    default: {
        const struct entry *from = &all->list[below(all->count)];
        bool same = strcmp(from->name, e->name) == 0 && json_is_integer(get(from));
        return json_integer(same ? json_integer_value(get(from)) : -v);
    }
    }
}

static json_t *other_text(const char *s)
{
    static const char *const texts[] = {"row", "col", "diag", "anti", "strides", "transpose", "stride:1", "stride:2",
                                        "stride:3@any", "block:2x2", "block:2x2@any", "block:2x1", "wide:64:col", "list:x.npy"};
    size_t n = strlen(s), at = below(n);
    if (below(3))
        return json_string(texts[below(sizeof texts / sizeof *texts)]);
    char *copy = strdup(s);
    if (!copy)
        exit(2);
    if (n && below(2))
        copy[at] = 0;
    else if (n)
        copy[at] = (char)('0' + below(75));
    json_t *v = json_string(copy);
    free(copy);
    return v;
}

// Another list or object of the same name in its place.
static void exchange(const struct entries *all, const struct entry *e)
{
    for (int tries = 0; tries < 50; tries++) {
        const struct entry *from = &all->list[below(all->count)];
        json_t *v = get(from);
        if (v != get(e) && strcmp(from->name, e->name) == 0 && json_typeof(v) == json_typeof(get(e))) {
            set(e, json_deep_copy(v));
            return;
        }
    }
    drop(e);
}

static void change(const struct entries *all, const struct entry *e)
{
    json_t *v = get(e);
    if (below(5) == 0) {
        drop(e);
    } else if (json_is_integer(v)) {
        set(e, other_integer(all, e, json_integer_value(v)));
    } else if (json_is_string(v)) {
        set(e, other_text(json_string_value(v)));
    } else if (json_is_boolean(v)) {
        set(e, json_boolean(!json_is_true(v)));
    } else if (json_is_array(v) && below(2)) {
        json_array_append(v, json_array_get(v, below(json_array_size(v))));
    } else if (json_is_array(v) && json_array_size(v) > 1) { // two entries change places
        size_t i = below(json_array_size(v)), k = below(json_array_size(v));
        json_t *first = json_incref(json_array_get(v, i));
        json_array_set(v, i, json_array_get(v, k));
        json_array_set_new(v, k, first);
    } else {
        exchange(all, e);
    }
}

// ---- whether what holds is true ----

static json_int_t integer(const json_t *o, const char *key, size_t i)
{
    const json_t *v = json_object_get(o, key);
    return json_integer_value(json_is_array(v) ? json_array_get(v, i) : v);
}

static bool read_claim(const json_t *o, struct brute *b)
{
    const char *texts[BRUTE_MAX_PATTERNS];
    const json_t *patterns = json_object_get(o, "patterns");
    int n = (int)json_array_size(patterns);
    char *err = cert_tile_set(&b->tile, integer(o, "banks", 0), integer(o, "tile", 0), integer(o, "tile", 1),
                              integer(o, "word", 0), integer(o, "elem", 0));
    for (int i = 0; i < n && i < BRUTE_MAX_PATTERNS; i++)
        texts[i] = json_string_value(json_array_get(patterns, (size_t)i));
    if (!err && n <= BRUTE_MAX_PATTERNS && b->tile.bits <= BRUTE_MAX_BITS)
        err = brute_read(b, texts, n, json_object_get(o, "lists"));
    bool ok = !err && n <= BRUTE_MAX_PATTERNS && b->tile.bits <= BRUTE_MAX_BITS;
    free(err);
    return ok;
}

static uint32_t image(const uint32_t *masks, int n, uint32_t x)
{
    uint32_t y = 0;
    for (int i = 0; i < n; i++)
        for (uint32_t m = masks[i] & x; m; m &= m - 1)
            y ^= 1u << i;
    return y;
}

// The matrix and the rows number every word once, no lower rows do, and no difference has bank 0.
static bool map_is_true(const json_t *o, struct brute *b)
{
    static bool seen[1 << BRUTE_MAX_BITS];
    uint32_t masks[BRUTE_MAX_BITS];
    int bits = b->tile.bits, banks = b->tile.bank_bits, gates = -banks;
    for (int i = 0; i < banks; i++) {
        masks[i] = (uint32_t)integer(o, "matrix", (size_t)i);
        for (uint32_t m = masks[i]; m; m &= m - 1)
            gates++;
    }
    for (int i = banks; i < bits; i++)
        masks[i] = 1u << integer(o, "rows", (size_t)(i - banks));
    memset(seen, 0, sizeof seen);
    for (uint32_t x = 0; x < 1u << bits; x++) {
        uint32_t y = image(masks, bits, x);
        if (seen[y])
            return false;
        seen[y] = true;
    }
    for (int i = banks; i < bits; i++) // a lower bit in the place of row i is one of the rows or makes no bijection
        for (uint32_t bit = 1; bit < masks[i]; bit <<= 1) {
            uint32_t lower[BRUTE_MAX_BITS], kernel = 0;
            memcpy(lower, masks, sizeof lower);
            lower[i] = bit;
            for (uint32_t x = 1; x < 1u << bits && !kernel; x++)
                kernel = image(lower, bits, x) == 0 ? x : 0;
            if (!kernel)
                return false;
        }
    for (uint32_t x = 1; x < 1u << bits; x++)
        if (b->apart[x] && image(masks, banks, x) == 0)
            return false;
    return gates == integer(o, "xors", 0);
}

// Banks named anew as the columns of M are met: what M gives to column `column`.
static uint32_t renamed(const uint32_t *masks, int banks, int column, uint32_t *met, int *rank)
{
    uint32_t bank = image(masks, banks, 1u << column);
    for (uint32_t v = 0; v < 1u << *rank; v++) {
        uint32_t sum = 0;
        for (int i = 0; i < *rank; i++)
            sum ^= v >> i & 1 ? met[i] : 0;
        if (sum == bank)
            return v;
    }
    met[(*rank)++] = bank;
    return 1u << (*rank - 1);
}

// The way of M through the tree ends at two lanes whose different words it puts in one bank.
static bool refutes(const json_t *node, const struct brute *b, const uint32_t *masks)
{
    uint32_t met[6];
    int rank = 0;
    const json_t *v = NULL;
    for (; node; node = json_object_get(v, "node")) {
        uint32_t bank = renamed(masks, b->tile.bank_bits, (int)integer(node, "column", 0), met, &rank);
        v = json_array_get(json_object_get(node, "values"), bank);
    }
    struct cert_access a;
    cert_pattern_access(&b->tile, &b->patterns[integer(v, "pattern", 0)], integer(v, "access", 0), &a);
    int64_t x = a.word[integer(v, "lanes", 0) - a.first], y = a.word[integer(v, "lanes", 1) - a.first];
    return x == integer(v, "words", 0) && y == integer(v, "words", 1) && x != y &&
           image(masks, b->tile.bank_bits, (uint32_t)(x ^ y)) == 0;
}

// No map of this list is without conflict, by trying all; the last answer is kept.
static bool none_at_all(const json_t *o, struct brute *b)
{
    static json_t *last;
    static bool none;
    json_t *claim = json_copy((json_t *)o);
    json_object_del(claim, "tree");
    if (!json_equal(claim, last)) {
        brute_count(b, ~0u);
        none = b->maps == 0;
        json_decref(last);
        last = json_deep_copy(claim);
    }
    json_decref(claim);
    return none;
}

static bool none_is_true(const json_t *o, struct brute *b)
{
    for (int i = 0; i < WALKS; i++) {
        uint32_t masks[6];
        for (int k = 0; k < b->tile.bank_bits; k++)
            masks[k] = random32() & ((1u << b->tile.bits) - 1);
        if (!refutes(json_object_get(o, "tree"), b, masks))
            return false;
    }
    return none_at_all(o, b);
}

static bool is_true(const json_t *o)
{
    static struct brute b;
    bool ok = read_claim(o, &b);
    if (ok && json_is_true(json_object_get(o, "found"))) {
        brute_differences(&b, ~0u);
        ok = map_is_true(o, &b);
    } else if (ok) {
        ok = none_is_true(o, &b);
    }
    brute_free(&b);
    return ok;
}

// ---- the tally, by the name of what was changed ----

struct tally {
    int names;
    struct { char name[24]; int changed, held; } by[MAX_NAMES];
};

static void count_change(struct tally *t, const char *name, bool held)
{
    int i = 0;
    while (i < t->names && strncmp(t->by[i].name, name, sizeof t->by[i].name - 1) != 0)
        i++;
    if (i == MAX_NAMES)
        return;
    if (i == t->names)
        snprintf(t->by[t->names++].name, sizeof t->by[i].name, "%s", name);
    t->by[i].changed++;
    t->by[i].held += held;
}

// An entry of a name drawn first, so that those of which there are few have their turn.
static const struct entry *draw(const struct entries *all)
{
    const char *name = all->list[below(all->count < 60 ? all->count : below(2) ? 60 : all->count)].name;
    const struct entry *e;
    do
        e = &all->list[below(all->count)];
    while (strcmp(e->name, name) != 0);
    return e;
}

int brute_mutate(const json_t *certificate, const char *name, int count, uint64_t seed)
{
    struct tally t = {0};
    int changed = 0, held = 0, untrue = 0;
    state = seed;
    for (int i = 0; i < count; i++) {
        json_t *o = json_deep_copy(certificate);
        struct entries all = {0};
        add_entries(&all, o, "certificate");
        const struct entry *e = draw(&all);
        char copy[24];
        snprintf(copy, sizeof copy, "%.23s", e->name);
        change(&all, e);
        if (!json_equal(o, certificate)) {
            struct swizzle_verdict v = swizzle_judge(o);
            bool right = v.status != 0 || is_true(o);
            count_change(&t, copy, v.status == 0);
            changed++;
            held += v.status == 0;
            untrue += !right;
            if (!right)
                fprintf(stderr, "%s: change %d (seed %" PRIu64 "), of \"%s\": judged '%s', which is not true\n", name, i, seed,
                        copy, v.line);
            free(v.line);
        }
        free(all.list);
        json_decref(o);
    }
    printf("%s: %d changed, %d rejected, %d hold and are true, %d hold and are not; held of changed:", name, changed,
           changed - held, held - untrue, untrue);
    for (int i = 0; i < t.names; i++)
        printf(" %s %d/%d", t.by[i].name, t.by[i].held, t.by[i].changed);
    printf("\n");
    return untrue;
}
