// SPDX-License-Identifier: Apache-2.0
// Implementation of function.h: a recursive descent, and a walk over the bits of all input combinations at once.
#include "liberty/function.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

enum { MAX_NESTING = 100, MAX_NODES = 10000 };

struct reader {
    const char *s;
    int nesting, nodes;
    bool bad;
};

static struct lib_expr *parse_or(struct reader *r);

static struct lib_expr *node(struct reader *r, char op, struct lib_expr *a, struct lib_expr *b)
{
    struct lib_expr *e = xmalloc(sizeof *e);
    *e = (struct lib_expr){op, NULL, a, b};
    r->bad |= ++r->nodes > MAX_NODES;
    return e;
}

static char peek(struct reader *r)
{
    while (isspace((unsigned char)*r->s))
        r->s++;
    return r->bad ? '\0' : *r->s;
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '[' || c == ']' || c == '.' || c == '$' || c == ':';
}

static struct lib_expr *parse_name(struct reader *r)
{
    size_t len = 0;
    while (is_name(r->s[len]))
        len++;
    struct lib_expr *e = node(r, 'n', NULL, NULL);
    if (len == 1 && (*r->s == '0' || *r->s == '1'))
        e->op = *r->s;
    e->name = xasprintf("%.*s", (int)len, r->s);
    r->bad |= len == 0;
    r->s += len;
    return e;
}

// What is left of an operation is its operand, inverted or not, or a constant: abc reads none of them inside of a function.
static struct lib_expr *take(struct lib_expr *e, struct lib_expr *kept)
{
    free_expr(e->a == kept ? e->b : e->a);
    free(e);
    return kept;
}

static bool is_constant(const struct lib_expr *e)
{
    return e->op == '0' || e->op == '1';
}

static struct lib_expr *inverted(struct reader *r, struct lib_expr *e)
{
    if (e->op == '!')
        return take(e, e->a);
    if (!is_constant(e))
        return node(r, '!', e, NULL);
    e->op = e->op == '0' ? '1' : '0';
    *e->name = e->op;
    return e;
}

static struct lib_expr *operation(struct reader *r, char op, struct lib_expr *a, struct lib_expr *b)
{
    struct lib_expr *e = node(r, op, a, b);
    struct lib_expr *constant = is_constant(a) ? a : is_constant(b) ? b : NULL, *other = constant == a ? b : a;
    if (!constant)
        return e;
    bool one = constant->op == '1';
    if (op == '^' && one)
        return inverted(r, take(e, other));
    return take(e, op == '^' || (op == '&') == one ? other : constant);
}

static struct lib_expr *parse_factor(struct reader *r)
{
    bool invert = false;
    struct lib_expr *e;
    for (; peek(r) == '!'; r->s++)
        invert = !invert;
    if (peek(r) == '(' && r->nesting < MAX_NESTING) {
        r->nesting++;
        r->s++;
        e = parse_or(r);
        r->bad |= peek(r) != ')';
        r->s += !r->bad;
        r->nesting--;
    } else {
        e = parse_name(r);
    }
    for (; peek(r) == '\''; r->s++)
        invert = !invert;
    return invert ? inverted(r, e) : e;
}

static struct lib_expr *parse_xor(struct reader *r)
{
    struct lib_expr *e = parse_factor(r);
    while (peek(r) == '^') {
        r->s++;
        e = operation(r, '^', e, parse_factor(r));
    }
    return e;
}

static struct lib_expr *parse_and(struct reader *r)
{
    struct lib_expr *e = parse_xor(r);
    for (char c = peek(r); c && !strchr("|+)", c); c = peek(r)) {
        r->s += c == '&' || c == '*';
        e = operation(r, '&', e, parse_xor(r));
    }
    return e;
}

static struct lib_expr *parse_or(struct reader *r)
{
    struct lib_expr *e = parse_and(r);
    for (char c = peek(r); c == '|' || c == '+'; c = peek(r)) {
        r->s++;
        e = operation(r, '|', e, parse_and(r));
    }
    return e;
}

struct lib_expr *parse_expr(const char *text)
{
    struct reader r = {.s = text};
    struct lib_expr *e = parse_or(&r);
    if (!peek(&r) && !r.bad)
        return e;
    free_expr(e);
    return NULL;
}

void free_expr(struct lib_expr *e)
{
    if (!e)
        return;
    free_expr(e->a);
    free_expr(e->b);
    free(e->name);
    free(e);
}

static void write_expr(struct buf *b, const struct lib_expr *e, char outer)
{
    bool open = e->a && outer && outer != e->op && e->op != '!';
    buf_puts(b, open ? "(" : "");
    if (e->b) {
        write_expr(b, e->a, e->op);
        buf_add(b, &e->op, 1);
        write_expr(b, e->b, e->op);
    } else if (e->a) {
        buf_puts(b, "!");
        write_expr(b, e->a, '!');
    } else {
        buf_puts(b, e->name);
    }
    buf_puts(b, open ? ")" : "");
}

char *expr_text(const struct lib_expr *e)
{
    struct buf b = {0};
    write_expr(&b, e, '\0');
    return b.s;
}

const char *expr_unknown(const struct lib_expr *e, bool (*known)(const void *of, const char *name), const void *of)
{
    if (e->op == 'n')
        return known(of, e->name) ? NULL : e->name;
    const char *a = e->a ? expr_unknown(e->a, known, of) : NULL;
    return a || !e->b ? a : expr_unknown(e->b, known, of);
}

static bool is_another(const void *of, const char *name)
{
    return strcmp(of, name) != 0;
}

bool expr_names(const struct lib_expr *e, const char *name)
{
    return expr_unknown(e, is_another, name) != NULL;
}

static struct lib_expr *copy_expr(const struct lib_expr *e)
{
    struct lib_expr *c = xmalloc(sizeof *c);
    *c = (struct lib_expr){e->op, e->name ? xstrdup(e->name) : NULL, e->a ? copy_expr(e->a) : NULL, e->b ? copy_expr(e->b) : NULL};
    return c;
}

bool expr_replace(struct lib_expr *e, const char *name, const struct lib_expr *by)
{
    if (e->op == 'n' && strcmp(e->name, name) == 0) {
        struct lib_expr *c = copy_expr(by);
        free(e->name);
        *e = *c;
        free(c);
        return true;
    }
    bool a = e->a && expr_replace(e->a, name, by);
    return (e->b && expr_replace(e->b, name, by)) || a;
}

// ---- truth tables ----

// False if it has a name that is no input.
static bool table_of(const struct lib_expr *e, const char *const *inputs, int n, uint64_t *v)
{
    static const uint64_t column[FUNCTION_INPUTS] = {
        0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
        0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
    };
    uint64_t a = 0, b = 0;
    if ((e->a && !table_of(e->a, inputs, n, &a)) || (e->b && !table_of(e->b, inputs, n, &b)))
        return false;
    if (e->op != 'n') {
        *v = e->op == '!' ? ~a : e->op == '^' ? a ^ b : e->op == '&' ? a & b : e->op == '|' ? a | b : e->op == '1' ? ~UINT64_C(0) : 0;
        return true;
    }
    for (int i = 0; i < n; i++)
        if (strcmp(inputs[i], e->name) == 0) {
            *v = column[i];
            return true;
        }
    return false;
}

bool function_table(const char *function, const char *const *inputs, int n, unsigned long long *table)
{
    uint64_t v = 0;
    struct lib_expr *e = n <= FUNCTION_INPUTS ? parse_expr(function) : NULL;
    bool good = e && table_of(e, inputs, n, &v);
    free_expr(e);
    if (good)
        *table = n == FUNCTION_INPUTS ? v : v & ((UINT64_C(1) << (1 << n)) - 1);
    return good;
}
