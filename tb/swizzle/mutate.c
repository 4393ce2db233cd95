// SPDX-License-Identifier: Apache-2.0
// Certificates with one entry changed (brute_mutate of brute.h).
#define _XOPEN_SOURCE 700
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/check.h"
#include "tb/swizzle/brute.h"

enum { MAX_NAMES = 24 };

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
    struct swizzle_verdict whole = swizzle_judge(certificate);
    if (whole.status || !brute_true(certificate)) {
        fprintf(stderr, "%s: %s; it should hold and be true before anything is changed\n", name, whole.line);
        untrue++;
    }
    free(whole.line);
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
            bool right = v.status != 0 || brute_true(o);
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
           changed - held, held > untrue ? held - untrue : 0, untrue);
    for (int i = 0; i < t.names; i++)
        printf(" %s %d/%d", t.by[i].name, t.by[i].held, t.by[i].changed);
    printf("\n");
    return untrue;
}
