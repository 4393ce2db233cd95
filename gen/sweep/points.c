// SPDX-License-Identifier: Apache-2.0
// Axes and points of a sweep.
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/expr.h"
#include "sweep/sweep.h"

enum { MAX_POINTS = 100000 };

// ---- axes ----

static bool is_numeric(const struct param *p)
{
    return p->kind == PARAM_INT || p->kind == PARAM_AUTO_INT || p->kind == PARAM_BOOL || p->kind == PARAM_ENUM;
}

// A value as it stands, not an expression.
static bool is_literal(const struct sweep *s, const struct param *p, const char *text)
{
    int64_t v;
    if (!is_numeric(p) || parse_decimal(text, &v) || *text == '\0')
        return true;
    if (p->kind != PARAM_ENUM)
        return strcmp(text, "auto") == 0;
    if (choice_index(p->choices, text) >= 0)
        return true;
    bool word = text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
    return word && !param_named(s->generator->schema, text, strlen(text));
}

static char *known_as(const struct param *p, const char *text)
{
    int64_t v;
    struct error e = {0};
    if (p->kind == PARAM_FILE && strcmp(text, p->preset) != 0) {
        const char *hash = param_file_hash(p, text, &e);
        die_if_refused(&e);
        return xstrdup(hash);
    }
    return parse_decimal(text, &v) ? xasprintf("%lld", (long long)v) : xstrdup(text);
}

static void add_item(const struct sweep *s, struct sweep_axis *a, const char *text)
{
    if (a->count == MAX_POINTS)
        die(ST_USAGE, "%s: more than %d values", a->param->name, (int)MAX_POINTS);
    a->items = xrealloc(a->items, sizeof *a->items * (size_t)(a->count + 1));
    a->known_as = xrealloc(a->known_as, sizeof *a->known_as * (size_t)(a->count + 1));
    a->items[a->count] = xstrdup(text);
    a->known_as[a->count++] = is_literal(s, a->param, text) ? known_as(a->param, text) : NULL;
}

// "lo..hi" or "lo..hi:step"; false if the text is neither.
static bool add_range(const struct sweep *s, struct sweep_axis *a, const char *text)
{
    const char *dots = strstr(text, ".."), *colon = dots ? strchr(dots, ':') : NULL;
    if (!dots || a->param->kind == PARAM_FILE)
        return false;
    char *from = xasprintf("%.*s", (int)(dots - text), text);
    char *to = xasprintf("%.*s", (int)(colon ? colon - dots - 2 : (long)strlen(dots + 2)), dots + 2);
    int64_t lo, hi, step = 1;
    if (!parse_decimal(from, &lo) || !parse_decimal(to, &hi) || (colon && !parse_decimal(colon + 1, &step)) || lo > hi || step < 1)
        die(ST_USAGE, "%s: value '%s'; legal: lo..hi or lo..hi:step, lo at most hi, step at least 1", a->param->name, text);
    for (int64_t v = lo;; v += step) {
        char *item = xasprintf("%lld", (long long)v);
        add_item(s, a, item);
        free(item);
        if ((uint64_t)hi - (uint64_t)v < (uint64_t)step)
            break;
    }
    free(from);
    free(to);
    return true;
}

// Length up to the next separator outside parentheses.
static size_t item_length(const char *s, char separator)
{
    int depth = 0;
    size_t n = 0;
    for (; s[n] && (s[n] != separator || depth > 0); n++)
        depth += (s[n] == '(') - (s[n] == ')');
    return n;
}

static struct sweep_axis parse_axis(const struct sweep *s, const struct param *p, const char *text)
{
    struct sweep_axis a = {.param = p};
    char separator = p->kind == PARAM_LIST ? ';' : ',';
    if (p->kind == PARAM_FILE && exists(text)) {
        add_item(s, &a, text);
        return a;
    }
    for (;; text++) {
        size_t n = p->kind == PARAM_FILE ? strcspn(text, ",") : item_length(text, separator);
        char *item = xasprintf("%.*s", (int)n, text);
        if (!add_range(s, &a, item))
            add_item(s, &a, item);
        free(item);
        text += n;
        if (!*text)
            return a;
    }
}

void sweep_axes(struct sweep *s, char *const *words, int n)
{
    struct error e = {0};
    s->axes = xcalloc((size_t)n, sizeof *s->axes);
    for (int i = 0; i < n; i++) {
        const struct param *p = param_of_word(s->generator->name, s->generator->schema, words[i], &e);
        die_if_refused(&e);
        for (int k = 0; k < s->axis_count; k++)
            if (s->axes[k].param == p)
                die(ST_USAGE, "%s: given twice; legal: once, as in %s=VALUE,VALUE", p->name, p->name);
        s->axes[s->axis_count++] = parse_axis(s, p, strchr(words[i], '=') + 1);
    }
}

// ---- points ----

// The numbers of the parameters that the command does not name.
static struct expr_vars presets(const struct sweep *s)
{
    struct expr_vars v = {0};
    for (const struct param *p = s->generator->schema; p->name; p++) {
        bool named = false;
        int64_t number;
        for (int a = 0; a < s->axis_count; a++)
            named = named || s->axes[a].param == p;
        if (!named && is_numeric(p) && parse_decimal(p->preset, &number))
            expr_set(&v, p->name, number);
    }
    return v;
}

// Some points have no value by their numbers; all else that is wrong with an expression is wrong with the command.
static bool depends_on_point(const char *error)
{
    return strcmp(error, "division by zero") == 0 || strcmp(error, "overflow") == 0;
}

static const char *work_out(const struct sweep_axis *a, struct sweep_point *p, int axis, struct expr_vars *v)
{
    int64_t value;
    const char *error = expr_eval(v, a->items[p->item[axis]], &value);
    if (error)
        return error;
    p->values[axis] = xasprintf("%lld", (long long)value);
    expr_set(v, a->param->name, value);
    return NULL;
}

// Gives the values that are written as such.
static void take_literals(const struct sweep *s, struct sweep_point *p, struct expr_vars *v)
{
    for (int a = 0; a < s->axis_count; a++) {
        int64_t number;
        const char *text = s->axes[a].items[p->item[a]];
        if (!s->axes[a].known_as[p->item[a]])
            continue;
        p->values[a] = xstrdup(text);
        if (parse_decimal(text, &number))
            expr_set(v, s->axes[a].param->name, number);
    }
}

// An expression of the axis has no value at this point, or never has.
static void give_up(const struct sweep *s, struct sweep_point *p, int axis, const char *error)
{
    const char *name = s->axes[axis].param->name, *text = s->axes[axis].items[p->item[axis]];
    if (!depends_on_point(error))
        die(ST_USAGE, "%s: value '%s': %s; legal: values, lo..hi[:step], or an expression over other parameters", name, text, error);
    p->error = xasprintf("%s: value '%s': %s", name, text, error);
    for (int a = 0; a < s->axis_count; a++)
        if (!p->values[a])
            p->values[a] = xstrdup(s->axes[a].items[p->item[a]]);
}

// Works out the expressions; each round finds those whose names have got values.
static void solve(const struct sweep *s, struct sweep_point *p, struct expr_vars v)
{
    const char *error = NULL;
    int open = -1;
    take_literals(s, p, &v);
    for (int round = 0; round <= s->axis_count; round++) {
        open = -1;
        for (int a = 0; a < s->axis_count; a++) {
            const char *why = p->values[a] ? NULL : work_out(&s->axes[a], p, a, &v);
            if (why && (open < 0 || depends_on_point(why))) {
                open = a;
                error = why;
            }
        }
        if (open < 0)
            return;
    }
    give_up(s, p, open, error);
}

void sweep_points(struct sweep *s)
{
    long n = 1;
    for (int a = 0; a < s->axis_count; a++) {
        n *= s->axes[a].count;
        if (n > MAX_POINTS)
            die(ST_USAGE, "sweep: more than %d points", (int)MAX_POINTS);
    }
    s->count = (int)n;
    s->points = xcalloc((size_t)n, sizeof *s->points);
    struct expr_vars v = presets(s);
    for (int i = 0; i < s->count; i++) {
        struct sweep_point *p = &s->points[i];
        p->item = xcalloc((size_t)s->axis_count, sizeof *p->item);
        p->values = xcalloc((size_t)s->axis_count, sizeof *p->values);
        for (int a = s->axis_count - 1, rest = i; a >= 0; a--) {
            p->item[a] = rest % s->axes[a].count;
            rest /= s->axes[a].count;
        }
        solve(s, p, v);
    }
}

char *point_name(const struct sweep *s, int i)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int a = 0; a < s->axis_count; a++)
        buf_printf(&b, "%s%s=%s", a ? " " : "", s->axes[a].param->name, s->points[i].values[a]);
    return b.s;
}
