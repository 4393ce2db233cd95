// SPDX-License-Identifier: Apache-2.0
// Legal points with two given values, as few points as a greedy choice needs for all of them.
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "tb/cover/cover.h"

enum {
    DEPTH = 6,     // parameters changed on the way to a legal point
    TRIES = 200,   // questions for one start
    OTHERS = 1,    // points found before, with one of the values, from which a search starts again
    WIDE = 1000,   // questions of a search among all parameters, for a value
    WIDER = 400,   // for a pair
    PLACES = 256,  // places that it goes on from
};

uint64_t cover_random(struct cover *c, uint64_t below) // Vigna's SplitMix64
{
    uint64_t z = c->random += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (z ^ (z >> 31)) % below;
}

// Both are parameters of one design inside, INSTANCE.NAME: they meet in the cover of its own generator.
static bool of_one_instance(const struct parameter *a, const struct parameter *b)
{
    size_t n = strcspn(a->name, ".");
    return a->name[n] && strncmp(a->name, b->name, n + 1) == 0;
}

void cover_begin(struct cover *c, uint64_t seed)
{
    size_t n = (size_t)c->schema.value_count;
    c->state = xcalloc(n * n, 1);
    c->why = xcalloc(n * n, sizeof *c->why);
    c->unusable = xcalloc(n, 1);
    c->unusable_why = xcalloc(n, sizeof *c->unusable_why);
    c->random = seed;
    for (const char *s = c->schema.generator; *s; s++)
        c->random = c->random * 257 + (unsigned char)*s;
    for (size_t u = 0; u < n; u++)
        for (size_t v = 0; v < n; v++) {
            const struct value *a = &c->schema.values[u], *b = &c->schema.values[v];
            if (a->param == b->param || (a->large && b->large) || c->schema.params[a->param].follows || c->schema.params[b->param].follows ||
                of_one_instance(&c->schema.params[a->param], &c->schema.params[b->param]))
                c->state[u * n + v] = PAIR_LEFT;
            for (const int *o = a->without; o && *o != NO_VALUE; o++)
                if (*o == (int)v)
                    c->state[u * n + v] = c->state[v * n + u] = PAIR_LEFT;
        }
}

void cover_seat(const struct cover *c, int *point, int v, const bool *fixed)
{
    const struct schema *s = &c->schema;
    point[s->values[v].param] = v;
    for (const int *o = s->values[v].with; o && *o != NO_VALUE; o++) {
        int param = s->values[*o].param;
        if (fixed ? !fixed[param] : point[param] < 0)
            point[param] = *o;
    }
}

static unsigned char *state(struct cover *c, int u, int v)
{
    return &c->state[(size_t)u * (size_t)c->schema.value_count + (size_t)v];
}

static bool has_large(const struct cover *c, const int *point)
{
    for (int i = 0; i < c->schema.param_count; i++)
        if (point[i] >= 0 && c->schema.values[point[i]].large)
            return true;
    return false;
}

// ---- search ----

struct search {
    struct cover *c;
    int *point;
    bool *fixed; // per parameter: not to be changed
    int tries;
    int u, v;         // values wanted, v = -1 for none
    bool large;       // one of them is: others may be too
    const char *both; // a refusal that names the parameters of both
    const char *one;  // of one of them
};

static const char *name_of(const struct cover *c, int v)
{
    return c->schema.params[c->schema.values[v].param].name;
}

static struct answer question(struct search *s)
{
    struct answer a = ask(&s->c->schema, s->point);
    s->c->broken += a.broken;
    s->tries--;
    const struct value *values = s->c->schema.values;
    s->c->unasked = s->c->unasked || (a.unasked && (values[s->u].without || (s->v >= 0 && values[s->v].without)));
    if (a.legal || a.broken || a.unasked)
        return a;
    bool u = names(a.sentence, name_of(s->c, s->u)), v = s->v >= 0 && names(a.sentence, name_of(s->c, s->v));
    if (!s->both && u && v)
        s->both = a.sentence;
    if (!s->one && (u || v))
        s->one = a.sentence;
    return a;
}

// How much a sentence says for a value: it has "name=value" after what is legal, before, or does not.
static int hint(const struct schema *s, const char *sentence, int v)
{
    const char *legal = strstr(sentence, "legal");
    char *word = xasprintf("%s=%s", s->params[s->values[v].param].name, s->values[v].text);
    int h = legal && names(legal, word) ? 2 : names(sentence, word) ? 0 : 1;
    free(word);
    return h;
}

static bool repair(struct search *s, int depth);

// Tries other values of a parameter that a refusal names.
static bool change(struct search *s, int param, const char *sentence, int depth)
{
    const struct schema *sc = &s->c->schema;
    const struct parameter *p = &sc->params[param];
    int was = s->point[param];
    s->fixed[param] = true;
    if (was >= 0) { // what was not asked for is left out first
        s->point[param] = -1;
        if (repair(s, depth - 1))
            return true;
    }
    for (int h = 2; h >= 0; h--)
        for (int v = p->first; v < p->first + p->count; v++) {
            if (v == was || (sc->values[v].large && !s->large) || hint(sc, sentence, v) != h)
                continue;
            s->point[param] = v;
            if (repair(s, depth - 1))
                return true;
        }
    s->point[param] = was;
    s->fixed[param] = false;
    return false;
}

// From a refused point to a legal one, by changing what the refusals name and is not fixed.
static bool repair(struct search *s, int depth)
{
    if (s->tries <= 0)
        return false;
    struct answer a = question(s);
    if (a.legal || a.broken || depth == 0)
        return a.legal;
    for (int i = 0; i < s->c->schema.param_count; i++)
        if (!s->fixed[i] && names(a.sentence, s->c->schema.params[i].name) && change(s, i, a.sentence, depth))
            return true;
    return false;
}

// A point whose refusal no other had.
struct place {
    int *point;
    const char *said;
    int named; // changes on the way here of what a refusal named
    bool left;
};

// The place to go on from: that of the most changes of what was named, the first of those; -1 if none is left.
static int next_place(const struct place *places, int n)
{
    int best = -1;
    for (int i = 0; i < n; i++)
        if (!places[i].left && (best < 0 || places[i].named > places[best].named))
            best = i;
    return best;
}

// Asks for the search's point; a refusal that is new makes it a place. True if it is legal.
static bool visit(struct search *s, struct place *places, int *n, int named)
{
    struct answer a = question(s);
    bool new = !a.legal && !a.broken && *n < PLACES;
    for (int k = 0; k < *n && new; k++)
        new = strcmp(places[k].said, a.sentence) != 0;
    if (new) {
        size_t size = (size_t)s->c->schema.param_count * sizeof *s->point;
        places[*n] = (struct place){xmalloc(size), a.sentence, named, false};
        memcpy(places[(*n)++].point, s->point, size);
    }
    return a.legal;
}

// Tries all values of all parameters, and none; what changes the refusal is gone on from.
static bool wander(struct search *s)
{
    const struct schema *sc = &s->c->schema;
    struct place places[PLACES];
    int count = 0, at;
    bool found = visit(s, places, &count, 0);
    while (!found && s->tries > 0 && (at = next_place(places, count)) >= 0) {
        places[at].left = true;
        for (int param = 0; param < sc->param_count && !found; param++) {
            const struct parameter *p = &sc->params[param];
            int named = places[at].named + names(places[at].said, p->name);
            for (int v = p->first - 1; v < p->first + p->count && !found && !s->fixed[param] && s->tries > 0; v++) {
                int value = v < p->first ? -1 : v;
                memcpy(s->point, places[at].point, (size_t)sc->param_count * sizeof *s->point);
                if ((value >= 0 && sc->values[value].large && !s->large) || s->point[param] == value)
                    continue;
                s->point[param] = value;
                found = visit(s, places, &count, named);
            }
        }
    }
    while (count)
        free(places[--count].point);
    return found;
}

// The values of `wanted` over those of `base` (NULL: nothing else), changed until it is legal: true, and then in `wanted`.
static bool search_from(struct search *s, int *wanted, const int *base, bool wide)
{
    size_t n = (size_t)s->c->schema.param_count;
    s->point = xcalloc(n, sizeof *s->point);
    s->fixed = xcalloc(n, sizeof *s->fixed);
    s->tries = !wide ? TRIES : s->v < 0 ? WIDE : WIDER;
    for (size_t i = 0; i < n; i++) {
        s->point[i] = wanted[i] >= 0 || !base ? wanted[i] : base[i];
        s->fixed[i] = wanted[i] >= 0;
    }
    for (size_t i = 0; i < n; i++)
        if (wanted[i] >= 0)
            cover_seat(s->c, s->point, wanted[i], s->fixed);
    bool found = wide ? wander(s) : repair(s, DEPTH);
    if (found)
        memcpy(wanted, s->point, n * sizeof *wanted);
    free(s->point);
    free(s->fixed);
    return found;
}

// A point's parameters of size, small, unless they are given.
static int *small_base(struct cover *c)
{
    const struct schema *s = &c->schema;
    int *base = xcalloc((size_t)s->param_count, sizeof *base);
    for (int i = 0; i < s->param_count; i++) {
        base[i] = -1;
        for (int v = s->params[i].first; s->params[i].sized && v < s->params[i].first + s->params[i].count; v++)
            if (!s->values[v].large && (base[i] < 0 || cover_random(c, 3) == 0))
                base[i] = v;
    }
    return base;
}

// From points that have one of the values.
static bool search_from_others(struct search *s, int *wanted, int value)
{
    struct cover *c = s->c;
    int left = OTHERS, from = c->pool_count ? (int)cover_random(c, (uint64_t)c->pool_count) : 0;
    for (int k = 0; k < c->pool_count && left; k++) {
        const int *other = c->pool[(from + k) % c->pool_count];
        if (other[c->schema.values[value].param] != value || (has_large(c, other) && !s->large))
            continue;
        if (search_from(s, wanted, other, false))
            return true;
        left--;
    }
    return false;
}

// By what refusals name, then from points found before.
static bool search_near(struct search *s, int *point, const int *base)
{
    if ((base && search_from(s, point, base, false)) || search_from(s, point, NULL, false))
        return true;
    return s->v >= 0 && (search_from_others(s, point, s->u) || search_from_others(s, point, s->v));
}

// Does the sentence refuse u for v and nothing else: "NAME: value 'U' with NAME=V;", or "NAME: value 'U'; legal: only with NAME="?
static bool refuses_for(const struct schema *s, const char *sentence, int u, int v)
{
    const struct value *a = &s->values[u], *b = &s->values[v];
    const char *name = s->params[b->param].name;
    char *start = a->file ? NULL : xasprintf("%s: value '%s'", s->params[a->param].name, a->text);
    char *with = xasprintf(b->file ? " with %s=" : " with %s=%s; ", name, b->text), *only = xasprintf("; legal: only with %s=", name);
    size_t n = start ? strlen(start) : 0;
    bool is = start && strncmp(sentence, start, n) == 0 &&
              (strncmp(sentence + n, with, strlen(with)) == 0 || strncmp(sentence + n, only, strlen(only)) == 0);
    free(start);
    free(with);
    free(only);
    return is;
}

bool cover_find(struct cover *c, int u, int v, bool wide, int *point, const char **why)
{
    const struct value *values = c->schema.values;
    struct search s = {.c = c, .u = u, .v = v, .large = values[u].large || (v >= 0 && values[v].large)};
    for (int i = 0; i < c->schema.param_count; i++)
        point[i] = -1;
    point[values[u].param] = u;
    if (v >= 0)
        point[values[v].param] = v;
    *why = ask(&c->schema, point).sentence;
    wide = wide && (v < 0 || !(refuses_for(&c->schema, *why, u, v) || refuses_for(&c->schema, *why, v, u)));
    c->unasked = false;
    int *base = small_base(c);
    bool found = search_near(&s, point, base) || (wide && (search_from(&s, point, base, true) || (v < 0 && search_from(&s, point, NULL, true))));
    if (!found && !s.large) { // of designs that are too large to simulate, too
        s.large = true;
        found = search_near(&s, point, NULL) || (wide && search_from(&s, point, base, true));
    }
    free(base);
    if (s.both || s.one)
        *why = s.both ? s.both : s.one;
    return found;
}

// ---- points that cover much ----

// How many new pairs a value makes with those of a point.
static int gain(struct cover *c, const int *point, int v)
{
    int n = 0;
    for (int i = 0; i < c->schema.param_count; i++)
        n += point[i] >= 0 && *state(c, point[i], v) == PAIR_UNKNOWN;
    return n;
}

// The value of a parameter that makes most, not yet tried; equals by lot; -1 if none is left.
static int best(struct cover *c, const int *point, const struct parameter *p, const bool *tried)
{
    int v = -1, most = -1, equals = 0;
    if (p->follows)
        return v;
    for (int k = p->first; k < p->first + p->count; k++) {
        if (tried[k] || c->schema.values[k].large || c->unusable[k])
            continue;
        int g = gain(c, point, k);
        equals = g > most ? 1 : equals + (g == most);
        if (g > most || (g == most && cover_random(c, (uint64_t)equals) == 0)) {
            v = k;
            most = g;
        }
    }
    return v;
}

// The parameter to change after a refusal: the first that it names, of those that are not fixed and have a value; -1 if none.
static int culprit(const struct cover *c, const char *sentence, const bool *fixed, const int *point)
{
    size_t length = strcspn(sentence, ": ");
    int subject = schema_param(&c->schema, sentence, (int)length);
    if (subject >= 0 && !fixed[subject])
        return subject;
    for (int i = 0; i < c->schema.param_count; i++)
        if (!fixed[i] && point[i] >= 0 && names(sentence, c->schema.params[i].name))
            return i;
    return -1;
}

// Gives all parameters values at once, then changes what refusals name. False if they name nothing that may be changed.
static bool fill_at_once(struct cover *c, int *point, const int *order, bool *fixed, bool *tried)
{
    int n = c->schema.param_count;
    for (int i = 0; i < n; i++) {
        int v = point[order[i]] < 0 ? best(c, point, &c->schema.params[order[i]], tried) : -1;
        if (v >= 0)
            cover_seat(c, point, v, NULL);
    }
    for (;;) {
        struct answer a = ask(&c->schema, point);
        if (a.legal)
            return true;
        int param = a.broken ? -1 : culprit(c, a.sentence, fixed, point);
        if (param < 0)
            return false;
        if (point[param] >= 0)
            tried[point[param]] = true;
        bool out = point[param] < 0;
        point[param] = -1;
        int v = best(c, point, &c->schema.params[param], tried);
        if (out && v < 0)
            return false; // refused with the default too
        if (v >= 0) {
            tried[v] = true;
            cover_seat(c, point, v, fixed);
        }
    }
}

// One parameter after the other, as far as it stays legal.
static void fill_one(struct cover *c, int *point, int param, bool *tried)
{
    size_t size = (size_t)c->schema.param_count * sizeof *point;
    int *before = xmalloc(size);
    memcpy(before, point, size);
    for (int v; (v = best(c, point, &c->schema.params[param], tried)) >= 0;) {
        tried[v] = true;
        cover_seat(c, point, v, NULL);
        if (ask(&c->schema, point).legal)
            break;
        memcpy(point, before, size);
    }
    free(before);
}

void cover_fill(struct cover *c, int *point)
{
    size_t n = (size_t)c->schema.param_count, values = (size_t)c->schema.value_count;
    int *order = xcalloc(n, sizeof *order), *all = xcalloc(n, sizeof *all);
    bool *fixed = xcalloc(n, sizeof *fixed), *tried = xcalloc(values, sizeof *tried);
    for (size_t i = 0; i < n; i++) { // a shuffle
        size_t j = (size_t)cover_random(c, (uint64_t)i + 1);
        order[i] = order[j];
        order[j] = (int)i;
        fixed[i] = point[i] >= 0;
    }
    memcpy(all, point, n * sizeof *all);
    if (fill_at_once(c, all, order, fixed, tried)) {
        memcpy(point, all, n * sizeof *all);
    } else {
        memset(tried, 0, values);
        for (size_t i = 0; i < n; i++)
            if (point[order[i]] < 0)
                fill_one(c, point, order[i], tried);
    }
    free(order);
    free(all);
    free(fixed);
    free(tried);
}

int cover_mark(struct cover *c, const int *point)
{
    int n = c->schema.param_count, new = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            if (i != j && point[i] >= 0 && point[j] >= 0 && *state(c, point[i], point[j]) != PAIR_COVERED) {
                *state(c, point[i], point[j]) = PAIR_COVERED;
                new += i < j;
            }
    if (c->pool_count == c->pool_room) {
        c->pool_room = 2 * c->pool_room + 16;
        c->pool = xrealloc(c->pool, (size_t)c->pool_room * sizeof *c->pool);
    }
    int *kept = xcalloc((size_t)n, sizeof *kept);
    memcpy(kept, point, (size_t)n * sizeof *kept);
    c->pool[c->pool_count++] = kept;
    return new;
}
