// SPDX-License-Identifier: Apache-2.0
// Expressions of Verilog as trees, by recursive descent.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/parser.h"

struct expr *expr_new(struct parser *p, enum expr_kind kind, const char *op)
{
    struct expr *e = parse_own(p, xcalloc(1, sizeof *e));
    e->kind = kind;
    e->op = op;
    return e;
}

void expr_add(struct parser *p, struct expr *e, struct expr *arg)
{
    struct expr **more = parse_own(p, xcalloc((size_t)e->count + 1, sizeof *more)); // lists are short, or grow by add_args
    if (e->count)
        memcpy(more, e->args, (size_t)e->count * sizeof *more);
    e->args = more;
    e->args[e->count++] = arg;
}

// Expressions with commas between, up to `end`, which is taken.
static void add_args(struct parser *p, struct expr *e, const char *end)
{
    struct expr **list = NULL;
    int room = 0, first = e->count;
    for (int i = 0; i < first; i++) {
        list = xrealloc(list, (size_t)(room = first) * sizeof *list);
        list[i] = e->args[i];
    }
    if (!token_is(p, end))
        do {
            if (e->count == room)
                list = xrealloc(list, (size_t)(room = 2 * room + 8) * sizeof *list);
            list[e->count++] = parse_expression(p);
        } while (parse_take(p, ","));
    parse_need(p, end);
    e->args = list ? parse_own(p, list) : NULL;
}

static struct expr *number(struct parser *p)
{
    struct expr *e = expr_new(p, EX_NUMBER, NULL);
    char *text = xasprintf("%.*s", p->length, p->at), *digits = text;
    for (char *from = text; *from; from++)
        if (*from != '_')
            *digits++ = *from;
    *digits = '\0';
    char *base = strchr(text, '\'');
    e->width = 32;
    e->is_signed = !base;
    int per = 0;
    digits = text;
    if (base) {
        e->width = base == text ? 32 : atoi(text);
        e->is_signed = tolower((unsigned char)base[1]) == 's';
        base += e->is_signed;
        per = tolower((unsigned char)base[1]) == 'h' ? 4 : tolower((unsigned char)base[1]) == 'b' ? 1 : 0;
        digits = base + 2;
    }
    char *bits = parse_own(p, xmalloc((size_t)e->width + 1));
    memset(bits, '0', (size_t)e->width);
    bits[e->width] = '\0';
    if (per) {
        int n = (int)strlen(digits);
        for (int i = 0; i < n; i++) {
            char digit[2] = {digits[n - 1 - i], 0};
            int v = (int)strtol(digit, NULL, 16); // x, z and ? count as 0
            for (int k = 0; k < per && i * per + k < e->width; k++)
                bits[i * per + k] = (char)('0' + (v >> k & 1));
        }
    } else {
        uint64_t v = strtoull(digits, NULL, 10);
        for (int i = 0; i < e->width && i < 64; i++)
            bits[i] = (char)('0' + (int)(v >> i & 1));
    }
    e->bits = bits;
    free(text);
    next_token(p);
    return e;
}

static struct expr *selected(struct parser *p, struct expr *e)
{
    while (token_is(p, "[") || token_is(p, ".")) {
        if (parse_take(p, ".")) {
            struct expr *m = expr_new(p, EX_MEMBER, NULL);
            expr_add(p, m, e);
            m->name = parse_word(p);
            e = m;
            continue;
        }
        next_token(p);
        struct expr *first = parse_expression(p);
        const char *op = token_is(p, ":") ? ":" : token_is(p, "+:") ? "+:" : token_is(p, "-:") ? "-:" : NULL;
        struct expr *s = expr_new(p, op ? EX_PART : EX_INDEX, op);
        expr_add(p, s, e);
        expr_add(p, s, first);
        if (op) {
            next_token(p);
            expr_add(p, s, parse_expression(p));
        }
        parse_need(p, "]");
        e = s;
    }
    return e;
}

static struct expr *concatenation(struct parser *p)
{
    struct expr *first = parse_expression(p), *e;
    if (parse_take(p, "{")) {
        e = expr_new(p, EX_REPEAT, NULL);
        expr_add(p, e, first);
        struct expr *inner = expr_new(p, EX_CONCAT, NULL);
        add_args(p, inner, "}");
        expr_add(p, e, inner);
        parse_need(p, "}");
        return e;
    }
    e = expr_new(p, EX_CONCAT, NULL);
    expr_add(p, e, first);
    if (parse_take(p, ","))
        add_args(p, e, "}");
    else
        parse_need(p, "}");
    return e;
}

struct expr *parse_primary(struct parser *p)
{
    static const char *const unary[] = {"~&", "~|", "~^", "^~", "~", "!", "-", "+", "&", "|", "^", NULL};
    if (p->kind == TK_NUMBER)
        return number(p);
    if (parse_take(p, "(")) {
        struct expr *e = parse_expression(p);
        parse_need(p, ")");
        return e;
    }
    if (parse_take(p, "{"))
        return selected(p, concatenation(p));
    for (int i = 0; unary[i]; i++)
        if (token_is(p, unary[i])) {
            struct expr *e = expr_new(p, EX_UNARY, unary[i]);
            next_token(p);
            expr_add(p, e, parse_primary(p));
            return e;
        }
    struct expr *e = expr_new(p, EX_NAME, NULL);
    e->name = parse_word(p);
    if (parse_take(p, "(")) {
        e->kind = EX_CALL;
        add_args(p, e, ")");
        return e;
    }
    return selected(p, e);
}

static struct expr *binary(struct parser *p, int level)
{
    static const char *const levels[][7] = {{"||"}, {"&&"}, {"|"}, {"^", "~^", "^~"}, {"&"}, {"==", "!=", "===", "!=="}, {"<", "<=", ">", ">="},
                                            {"<<", ">>", "<<<", ">>>"}, {"+", "-"}, {"*", "/", "%"}};
    if (level == (int)(sizeof levels / sizeof *levels))
        return parse_primary(p);
    struct expr *left = binary(p, level + 1);
    for (int i = 0; i < 7 && levels[level][i]; i++)
        if (token_is(p, levels[level][i])) {
            struct expr *e = expr_new(p, EX_BINARY, levels[level][i]);
            next_token(p);
            expr_add(p, e, left);
            expr_add(p, e, binary(p, level + 1));
            left = e;
            i = -1;
        }
    return left;
}

struct expr *parse_expression(struct parser *p)
{
    struct expr *e = binary(p, 0);
    if (!parse_take(p, "?"))
        return e;
    struct expr *t = expr_new(p, EX_TERNARY, NULL);
    expr_add(p, t, e);
    expr_add(p, t, parse_expression(p));
    parse_need(p, ":");
    expr_add(p, t, parse_expression(p));
    return t;
}
