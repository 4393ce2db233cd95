// SPDX-License-Identifier: Apache-2.0
// The Pareto front of a sweep.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "sweep/sweep.h"

enum { MAX_OBJECTIVES = 8 };

struct objectives {
    char *name[MAX_OBJECTIVES];
    bool most[MAX_OBJECTIVES]; // the more the better
    int count;
};

double point_number(const struct sweep *s, int i, const char *column)
{
    const json_t *v = json_object_get(json_object_get(s->points[i].result, "metrics"), column);
    int64_t number;
    if (v)
        return json_is_number(v) ? json_number_value(v) : json_is_boolean(v) ? json_is_true(v) : NAN;
    for (int a = 0; a < s->axis_count; a++)
        if (strcmp(s->axes[a].param->name, column) == 0)
            return parse_decimal(s->points[i].values[a], &number) ? (double)number : NAN;
    return NAN;
}

// Where more is better without being asked.
static bool is_gain(const char *name)
{
    static const char *const gains[] = {"gmacs", "fmax_mhz", "multipliers", "utilization", "tops", "fits"};
    for (size_t k = 0; k < sizeof gains / sizeof *gains; k++)
        if (strcmp(name, gains[k]) == 0)
            return true;
    return false;
}

static bool any_has(const struct sweep *s, const char *column)
{
    for (int i = 0; i < s->count; i++)
        if (!isnan(point_number(s, i, column)))
            return true;
    return false;
}

static bool any_done(const struct sweep *s)
{
    for (int i = 0; i < s->count; i++)
        if (s->points[i].result && json_integer_value(json_object_get(s->points[i].result, "status")) == 0)
            return true;
    return false;
}

// Cells, delay and throughput, by what the technology gives of them.
static const char *default_objectives(const struct sweep *s)
{
    return any_has(s, "gmacs") ? "area,gates,lut,dsp,delay_ns,depth,gmacs" : "area,gates,lut,dsp,delay_ns,depth,multipliers";
}

// Columns as --pareto names them.
static struct objectives parse(const char *text)
{
    struct objectives o = {.count = 0};
    const char *whole = text;
    for (;; text++) {
        size_t n = strcspn(text, ",");
        char *word = xasprintf("%.*s", (int)n, text);
        const char *colon = strchr(word, ':'), *name = colon ? colon + 1 : word;
        bool most = strncmp(word, "max:", 4) == 0;
        if (!*name || (colon && !most && strncmp(word, "min:", 4) != 0) || o.count == MAX_OBJECTIVES)
            die(ST_USAGE, "--pareto: value '%s'; legal: up to %d columns, each NAME, min:NAME or max:NAME, separated by commas",
                whole, (int)MAX_OBJECTIVES);
        o.name[o.count] = xstrdup(name);
        o.most[o.count++] = colon ? most : is_gain(name);
        free(word);
        text += n;
        if (!*text)
            return o;
    }
}

void sweep_check_pareto(const struct sweep *s)
{
    if (!s->pareto)
        return;
    struct objectives o = parse(s->pareto);
    for (int k = 0; k < o.count; k++) {
        struct buf legal = {0};
        if (!sweep_may_have(s, o.name[k], &legal))
            die(ST_USAGE, "--pareto: no column '%s'; legal: %s", o.name[k], legal.s);
        free(legal.s);
        free(o.name[k]);
    }
}

// Of those asked for, else of the usual ones, the columns that points have.
static struct objectives find_objectives(const struct sweep *s)
{
    struct objectives all = parse(s->pareto ? s->pareto : default_objectives(s)), o = {.count = 0};
    for (int k = 0; k < all.count; k++) {
        if (any_has(s, all.name[k])) {
            o.name[o.count] = all.name[k];
            o.most[o.count++] = all.most[k];
            continue;
        }
        if (s->pareto && any_done(s))
            die(ST_USAGE, "--pareto: no point has a number '%s'; legal: numbers of the table", all.name[k]);
        free(all.name[k]);
    }
    return o;
}

// Points with a number for every objective, as costs: the less the better.
struct candidate {
    int point;
    double cost[MAX_OBJECTIVES];
};

static int by_cost(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    for (int k = 0; k < MAX_OBJECTIVES; k++)
        if (x->cost[k] != y->cost[k])
            return x->cost[k] < y->cost[k] ? -1 : 1;
    return x->point - y->point;
}

static int find_candidates(const struct sweep *s, const struct objectives *o, struct candidate *list)
{
    int n = 0;
    for (int i = 0; i < s->count; i++) {
        struct candidate c = {.point = i};
        bool whole = o->count && s->points[i].result && json_integer_value(json_object_get(s->points[i].result, "status")) == 0;
        for (int k = 0; whole && k < o->count; k++) {
            double v = point_number(s, i, o->name[k]);
            c.cost[k] = o->most[k] ? -v : v;
            whole = !isnan(v);
        }
        if (whole)
            list[n++] = c;
    }
    return n;
}

// True if x is as good as y in all and better in one.
static bool dominates(const struct candidate *x, const struct candidate *y, int objectives)
{
    bool better = false;
    for (int k = 0; k < objectives; k++) {
        if (x->cost[k] > y->cost[k])
            return false;
        better = better || x->cost[k] < y->cost[k];
    }
    return better;
}

bool *sweep_pareto(const struct sweep *s, json_t **names)
{
    struct objectives o = find_objectives(s);
    bool *on = xcalloc((size_t)s->count, sizeof *on);
    struct candidate *list = xcalloc((size_t)s->count, sizeof *list), *front = xcalloc((size_t)s->count, sizeof *front);
    int n = find_candidates(s, &o, list), fronts = 0;
    qsort(list, (size_t)n, sizeof *list, by_cost); // what dominates a point comes before it
    for (int i = 0; i < n; i++) {
        bool beaten = false;
        for (int k = 0; k < fronts && !beaten; k++)
            beaten = dominates(&front[k], &list[i], o.count);
        if (!beaten) {
            front[fronts++] = list[i];
            on[list[i].point] = true;
        }
    }
    *names = json_array();
    for (int k = 0; k < o.count; k++) {
        json_array_append_new(*names, json_sprintf("%s:%s", o.most[k] ? "max" : "min", o.name[k]));
        free(o.name[k]);
    }
    free(list);
    free(front);
    return on;
}
