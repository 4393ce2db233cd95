// SPDX-License-Identifier: Apache-2.0
// Implementation of expr.h: recursive descent.
#include "base/expr.h"

#include <stdbool.h>
#include <string.h>

struct parser {
    const struct expr_vars *vars;
    const char *s, *error;
    int depth;
};

void expr_set(struct expr_vars *v, const char *name, int64_t value)
{
    int i = 0;
    while (i < v->count && strcmp(v->name[i], name) != 0)
        i++;
    if (i == EXPR_MAX_VARS || strlen(name) >= sizeof v->name[0])
        return;
    v->count = i == v->count ? i + 1 : v->count;
    strcpy(v->name[i], name);
    v->value[i] = value;
}

static bool accept(struct parser *p, const char *token)
{
    while (*p->s == ' ')
        p->s++;
    size_t n = strlen(token);
    if (strncmp(p->s, token, n) != 0)
        return false;
    p->s += n;
    return true;
}

static int64_t fail(struct parser *p, const char *why)
{
    if (!p->error)
        p->error = why;
    return 0;
}

static int64_t choice(struct parser *p);

static int64_t negate(struct parser *p, int64_t v)
{
    return __builtin_sub_overflow(0, v, &v) ? fail(p, "overflow") : v;
}

// Rounded down, or up.
static int64_t divide(struct parser *p, int64_t a, int64_t b, bool up)
{
    if (b == 0)
        return fail(p, "division by zero");
    if (b == -1)
        return negate(p, a);
    bool negative = (a < 0) != (b < 0);
    return a / b + (a % b == 0 ? 0 : up ? !negative : -negative);
}

// Bits of the numbers below v: Verilog's $clog2.
static int64_t bits_below(int64_t v)
{
    int n = 0;
    while (n < 63 && ((int64_t)1 << n) < v)
        n++;
    return n;
}

static int64_t call(struct parser *p, const char *name, size_t len)
{
    static const struct {
        const char *name;
        int args;
    } functions[] = {{"max", 2}, {"min", 2}, {"ceil", 2}, {"if", 3}, {"$clog2", 1}};
    int f = 0;
    while (f < 5 && (strlen(functions[f].name) != len || strncmp(functions[f].name, name, len) != 0))
        f++;
    if (f == 5)
        return fail(p, "unknown function");
    int64_t a[3] = {0};
    for (int i = 0; i < functions[f].args; i++) {
        if (i && !accept(p, ","))
            return fail(p, "',' expected");
        a[i] = choice(p);
    }
    if (!accept(p, ")"))
        return fail(p, "')' expected");
    switch (f) {
    case 0:
        return a[0] > a[1] ? a[0] : a[1];
    case 1:
        return a[0] < a[1] ? a[0] : a[1];
    case 2:
        return divide(p, a[0], a[1], true);
    case 4:
        return bits_below(a[0]);
    default:
        return a[0] ? a[1] : a[2];
    }
}

static int64_t atom(struct parser *p)
{
    if (accept(p, "(")) {
        int64_t v = choice(p);
        return accept(p, ")") ? v : fail(p, "')' expected");
    }
    if (accept(p, "-")) {
        if (++p->depth > 64)
            return fail(p, "nested too deep");
        int64_t v = negate(p, atom(p));
        p->depth--;
        return v;
    }
    size_t n = strspn(p->s, "0123456789");
    if (n) {
        int64_t v = 0;
        for (; n; n--)
            if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, *p->s++ - '0', &v))
                return fail(p, "number too large");
        return v;
    }
    const char *name = p->s;
    n = strspn(name, "$abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    p->s += n;
    if (n && accept(p, "("))
        return call(p, name, n);
    for (int i = 0; i < p->vars->count; i++)
        if (strlen(p->vars->name[i]) == n && strncmp(p->vars->name[i], name, n) == 0)
            return p->vars->value[i];
    return fail(p, n ? "unknown name" : "a number or a name expected");
}

static int64_t product(struct parser *p)
{
    if (++p->depth > 64)
        return fail(p, "nested too deep");
    int64_t v = atom(p);
    while (!p->error) {
        if (accept(p, "*")) {
            if (__builtin_mul_overflow(v, atom(p), &v))
                fail(p, "overflow");
        } else if (accept(p, "/")) {
            v = divide(p, v, atom(p), false);
        } else {
            break;
        }
    }
    p->depth--;
    return v;
}

static int64_t sum(struct parser *p)
{
    int64_t v = product(p);
    while (!p->error) {
        if (accept(p, "+")) {
            if (__builtin_add_overflow(v, product(p), &v))
                fail(p, "overflow");
        } else if (accept(p, "-")) {
            if (__builtin_sub_overflow(v, product(p), &v))
                fail(p, "overflow");
        } else {
            break;
        }
    }
    return v;
}

static int64_t shift(struct parser *p)
{
    int64_t v = sum(p);
    while (!p->error && accept(p, "<<")) {
        int64_t n = sum(p);
        if (n < 0 || n > 62 || __builtin_mul_overflow(v, (int64_t)1 << n, &v))
            fail(p, "overflow");
    }
    return v;
}

static int64_t comparison(struct parser *p)
{
    int64_t v = shift(p);
    if (accept(p, "=="))
        return v == shift(p);
    if (accept(p, ">"))
        return v > shift(p);
    if (accept(p, "<"))
        return v < shift(p);
    return v;
}

// c ? a : b
static int64_t choice(struct parser *p)
{
    int64_t v = comparison(p);
    if (!accept(p, "?"))
        return v;
    int64_t yes = choice(p);
    if (!accept(p, ":"))
        return fail(p, "':' expected");
    int64_t no = choice(p);
    return v ? yes : no;
}

const char *expr_eval(const struct expr_vars *v, const char *text, int64_t *out)
{
    struct parser p = {.vars = v, .s = text};
    *out = choice(&p);
    while (*p.s == ' ')
        p.s++;
    if (!p.error && *p.s)
        p.error = "text after the end";
    return p.error;
}

void expr_from_manifest(struct expr_vars *v, const json_t *manifest)
{
    const char *name;
    json_t *value;
    json_object_foreach ((json_t *)(uintptr_t)json_object_get(manifest, "parameters"), name, value)
        if (json_is_integer(value))
            expr_set(v, name, json_integer_value(value));
    expr_set(v, "latency", json_integer_value(json_object_get(json_object_get(manifest, "latency"), "clocks")));
}

const char *expr_cycles(const struct expr_vars *sizes, const json_t *manifest, int64_t *out)
{
    struct expr_vars v = *sizes;
    const json_t *cycles = json_object_get(manifest, "cycles");
    size_t i;
    json_t *term;
    json_array_foreach (json_object_get(cycles, "terms"), i, term) {
        const char *name = json_string_value(json_object_get(term, "name"));
        const char *text = json_string_value(json_object_get(term, "formula"));
        int64_t value;
        const char *error = name && text ? expr_eval(&v, text, &value) : "a term without name or formula";
        if (error)
            return error;
        expr_set(&v, name, value);
    }
    const char *text = json_string_value(json_object_get(cycles, "formula"));
    return text ? expr_eval(&v, text, out) : "no formula";
}
