// SPDX-License-Identifier: Apache-2.0
// Expressions, bit by bit, with the widths and signs of IEEE 1364-2005, section 5.
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "estimate/elaborate.h"

void elaborate_fail(struct elaboration *e, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    free(e->error);
    e->error = xvasprintf(fmt, ap);
    va_end(ap);
    longjmp(*e->stop, 1);
}

struct value resize(struct elaboration *e, struct value v, int width, bool is_signed)
{
    if (v.count == width)
        return v;
    struct value r = new_value(e, width, is_signed);
    for (int i = 0; i < width; i++)
        r.bits[i] = i < v.count ? v.bits[i] : is_signed && v.count ? v.bits[v.count - 1] : LIT_ZERO;
    return r;
}

lit truth(struct elaboration *e, const struct value *v)
{
    return v->count ? gate_all(e->gates, gate_or, v->bits, v->count) : LIT_ZERO;
}

lit equals(struct elaboration *e, const struct value *v, int64_t number)
{
    struct value same = new_value(e, v->count, false);
    for (int i = 0; i < v->count; i++)
        same.bits[i] = v->bits[i] ^ (lit)(~number >> (i < 63 ? i : 63) & 1);
    return !v->count || (v->count < 63 && number >> v->count) ? LIT_ZERO : gate_all(e->gates, gate_and, same.bits, v->count);
}

// ---- names ----

static struct symbol *symbol_of(struct elaboration *e, const struct expr *x, struct scope *s);

static struct scope *scope_called(struct elaboration *e, const struct expr *x, struct scope *s)
{
    int index = 0;
    const struct expr *name = x;
    if (x->kind == EX_INDEX) {
        index = (int)integer(e, x->args[1], s, NULL);
        name = x->args[0];
    }
    for (; s && name->kind == EX_NAME; s = s->parent) {
        struct symbol *y = scope_own(s, name->name, index);
        if (y && y->kind == SYM_SCOPE)
            return y->scope;
    }
    elaborate_fail(e, "no block '%s'", name->name ? name->name : "?");
}

static struct symbol *symbol_of(struct elaboration *e, const struct expr *x, struct scope *s)
{
    struct symbol *y = x->kind == EX_MEMBER ? scope_own(scope_called(e, x->args[0], s), x->name, 0) : scope_find(s, x->name);
    if (!y)
        elaborate_fail(e, "no '%s'", x->name);
    return y;
}

struct net *net_of(struct elaboration *e, const struct expr *x, struct scope *s)
{
    if (x->kind != EX_NAME && x->kind != EX_MEMBER)
        return NULL;
    struct symbol *y = symbol_of(e, x, s);
    return y->kind == SYM_NET ? y->net : NULL;
}

// ---- widths ----

static bool is_word_of(const char *op, const char *const *words)
{
    return is_one_of(op, words);
}
static const char *const comparisons[] = {"<", "<=", ">", ">=", "==", "!=", "===", "!==", NULL};
static const char *const logical[] = {"&&", "||", NULL};
static const char *const shifts[] = {"<<", ">>", "<<<", ">>>", NULL};
static const char *const kept_unary[] = {"~", "-", "+", NULL};

static int max(int a, int b) { return a > b ? a : b; }

static int function_width(struct elaboration *e, const struct item *f, struct scope *s)
{
    return f->is_integer ? 32 : f->msb ? (int)(integer(e, f->msb, s, NULL) - integer(e, f->lsb, s, NULL)) + 1 : 1;
}

static int call_width(struct elaboration *e, const struct expr *x, struct scope *s)
{
    if (strcmp(x->name, "$signed") == 0 || strcmp(x->name, "$unsigned") == 0)
        return width_of(e, x->args[0], s);
    if (x->name[0] == '$')
        return 32;
    struct symbol *y = scope_find(s, x->name);
    if (!y || y->kind != SYM_FUNCTION)
        elaborate_fail(e, "no function '%s'", x->name);
    return function_width(e, y->function, s);
}

static int part_width(struct elaboration *e, const struct expr *x, struct scope *s)
{
    if (x->op[0] == ':')
        return (int)(integer(e, x->args[1], s, NULL) - integer(e, x->args[2], s, NULL)) + 1;
    return (int)integer(e, x->args[2], s, NULL);
}

int width_of(struct elaboration *e, const struct expr *x, struct scope *s)
{
    int sum = 0;
    switch (x->kind) {
    case EX_NUMBER: return x->width;
    case EX_NAME:
    case EX_MEMBER: {
        struct symbol *y = symbol_of(e, x, s);
        return y->kind == SYM_NET ? y->net->width : y->kind == SYM_PARAM ? y->param.count : 32;
    }
    case EX_INDEX: {
        struct net *n = net_of(e, x->args[0], s);
        return n && n->elements > 1 ? n->width : n && n->first >= 0 ? n->width : 1;
    }
    case EX_PART: return part_width(e, x, s);
    case EX_UNARY: return is_word_of(x->op, kept_unary) ? width_of(e, x->args[0], s) : 1;
    case EX_BINARY:
        if (is_word_of(x->op, comparisons) || is_word_of(x->op, logical))
            return 1;
        if (is_word_of(x->op, shifts))
            return width_of(e, x->args[0], s);
        return max(width_of(e, x->args[0], s), width_of(e, x->args[1], s));
    case EX_TERNARY: return max(width_of(e, x->args[1], s), width_of(e, x->args[2], s));
    case EX_CONCAT:
        for (int i = 0; i < x->count; i++)
            sum += width_of(e, x->args[i], s);
        return sum;
    case EX_REPEAT: return (int)integer(e, x->args[0], s, NULL) * width_of(e, x->args[1], s);
    case EX_CALL: return call_width(e, x, s);
    }
    return 1;
}

static bool signed_of(struct elaboration *e, const struct expr *x, struct scope *s)
{
    switch (x->kind) {
    case EX_NUMBER: return x->is_signed;
    case EX_NAME:
    case EX_MEMBER: {
        struct symbol *y = symbol_of(e, x, s);
        return y->kind == SYM_NET ? y->net->is_signed : y->kind == SYM_PARAM && y->param.is_signed;
    }
    case EX_INDEX: {
        struct net *n = net_of(e, x->args[0], s);
        return n && n->first >= 0 && n->is_signed;
    }
    case EX_UNARY: return is_word_of(x->op, kept_unary) && signed_of(e, x->args[0], s);
    case EX_BINARY:
        if (is_word_of(x->op, comparisons) || is_word_of(x->op, logical))
            return false;
        return signed_of(e, x->args[0], s) && (is_word_of(x->op, shifts) || signed_of(e, x->args[1], s));
    case EX_TERNARY: return signed_of(e, x->args[1], s) && signed_of(e, x->args[2], s);
    case EX_CALL: {
        struct symbol *y = x->name[0] == '$' ? NULL : scope_find(s, x->name);
        return strcmp(x->name, "$signed") == 0 || strcmp(x->name, "$clog2") == 0 || (y && y->kind == SYM_FUNCTION && y->function->is_signed);
    }
    default: return false;
    }
}

// ---- operators ----

static lit compared(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    int width = max(width_of(e, x->args[0], s), width_of(e, x->args[1], s));
    bool is_signed = signed_of(e, x->args[0], s) && signed_of(e, x->args[1], s);
    struct value a = resize(e, evaluate(e, x->args[0], s, p, width), width, is_signed);
    struct value b = resize(e, evaluate(e, x->args[1], s, p, width), width, is_signed);
    if (x->op[1] == '=' && (x->op[0] == '=' || x->op[0] == '!')) {
        struct value same = new_value(e, width, false);
        for (int i = 0; i < width; i++)
            same.bits[i] = gate_xor(e->gates, a.bits[i], b.bits[i]) ^ 1;
        return gate_all(e->gates, gate_and, same.bits, width) ^ (x->op[0] == '!');
    }
    bool swap = x->op[0] == '>', or_equal = x->op[1] == '='; // a < b: no carry from a + ~b + 1
    struct value lower = swap ? b : a, upper = swap ? a : b;
    struct value l = new_value(e, width, false), u = new_value(e, width, false);
    memcpy(l.bits, lower.bits, (size_t)width * sizeof *l.bits);
    memcpy(u.bits, upper.bits, (size_t)width * sizeof *u.bits);
    if (is_signed && width) {
        l.bits[width - 1] ^= 1;
        u.bits[width - 1] ^= 1;
    }
    lit carry;
    if (or_equal) { // not u < l
        value_add(e, u, value_inverted(e, l), LIT_ONE, &carry);
        return carry;
    }
    value_add(e, l, value_inverted(e, u), LIT_ONE, &carry);
    return carry ^ 1;
}

static struct value divided(struct elaboration *e, const struct value *a, const struct value *b, char op)
{
    if (!is_constant(a) || !is_constant(b) || number_of(b) == 0)
        elaborate_fail(e, "'%c' of what is no constant", op);
    int64_t x = number_of(a), y = number_of(b);
    return integer_value(e, op == '/' ? x / y : x % y, a->count);
}

static struct value binary(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p, int width, bool is_signed)
{
    if (is_word_of(x->op, comparisons))
        return resize(e, (struct value){memcpy(arena_take(&e->arena, sizeof(lit)), &(lit){compared(e, x, s, p)}, sizeof(lit)), 1, false}, width, false);
    if (is_word_of(x->op, logical)) {
        struct value a = evaluate_alone(e, x->args[0], s, p), r = integer_value(e, 0, width);
        lit first = truth(e, &a);
        if (first == (lit)(x->op[0] == '|')) { // what comes after may not be looked at
            r.bits[0] = first;
            return r;
        }
        struct value b = evaluate_alone(e, x->args[1], s, p);
        r.bits[0] = x->op[0] == '&' ? gate_and(e->gates, first, truth(e, &b)) : gate_or(e->gates, first, truth(e, &b));
        return r;
    }
    struct value a = resize(e, evaluate(e, x->args[0], s, p, width), width, is_signed);
    a.is_signed = is_signed;
    if (is_word_of(x->op, shifts))
        return value_shifted(e, a, evaluate_alone(e, x->args[1], s, p), x->op);
    struct value b = resize(e, evaluate(e, x->args[1], s, p, width), width, is_signed), r;
    b.is_signed = is_signed;
    switch (x->op[0]) {
    case '+': return value_add(e, a, b, LIT_ZERO, NULL);
    case '-': return value_add(e, a, value_inverted(e, b), LIT_ONE, NULL);
    case '*': return value_multiply(e, a, b);
    case '/':
    case '%': return divided(e, &a, &b, x->op[0]);
    default:
        r = new_value(e, width, is_signed);
        for (int i = 0; i < width; i++)
            r.bits[i] = x->op[0] == '&'   ? gate_and(e->gates, a.bits[i], b.bits[i])
                        : x->op[0] == '|' ? gate_or(e->gates, a.bits[i], b.bits[i])
                                          : gate_xor(e->gates, a.bits[i], b.bits[i]) ^ (x->op[0] == '~' || x->op[1] == '~');
        return r;
    }
}

static struct value unary(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p, int width, bool is_signed)
{
    if (is_word_of(x->op, kept_unary)) {
        struct value a = resize(e, evaluate(e, x->args[0], s, p, width), width, is_signed);
        return x->op[0] == '~' ? value_inverted(e, a) : x->op[0] == '-' ? value_add(e, integer_value(e, 0, width), value_inverted(e, a), LIT_ONE, NULL) : a;
    }
    struct value a = evaluate_alone(e, x->args[0], s, p), r = integer_value(e, 0, width);
    char op = x->op[0] == '~' || x->op[0] == '^' ? (x->op[0] == '^' ? '^' : x->op[1]) : x->op[0];
    bool inverts = x->op[0] == '~' || x->op[0] == '!' || (x->op[0] == '^' && x->op[1] == '~');
    r.bits[0] = gate_all(e->gates, op == '&' ? gate_and : op == '^' ? gate_xor : gate_or, a.bits, a.count) ^ inverts;
    r.is_signed = false;
    return r;
}

// ---- selections ----

static void select_element(struct elaboration *e, struct place *at, const struct value *index, int from, int step)
{
    if (is_constant(index)) {
        at->offset += (int)(number_of(index) - from) * step;
        return;
    }
    if (at->index.count)
        elaborate_fail(e, "'%s' has two indices that are no constants", at->net->name);
    at->index = *index;
    at->step = step;
    at->offset -= from * step;
}

struct place place_of(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    struct net *n = net_of(e, x, s);
    if (n)
        return (struct place){.net = n, .width = n->width};
    if (x->kind != EX_INDEX && x->kind != EX_PART)
        elaborate_fail(e, "a selection of what is no net");
    struct place at = place_of(e, x->args[0], s, p);
    struct value index = evaluate_alone(e, x->args[1], s, p);
    bool of_array = x->args[0]->kind != EX_INDEX && x->args[0]->kind != EX_PART && at.net->first >= 0;
    if (x->kind == EX_INDEX) {
        select_element(e, &at, &index, of_array ? at.net->first : at.net->lsb, of_array ? at.net->width : 1);
        at.width = of_array ? at.net->width : 1;
        return at;
    }
    int width = part_width(e, x, s);
    if (x->op[0] == ':')
        at.offset += (int)integer(e, x->args[2], s, p) - at.net->lsb;
    else
        select_element(e, &at, &index, at.net->lsb + (x->op[0] == '-' ? width - 1 : 0), 1);
    at.width = width;
    return at;
}

// The bits at an index that is no constant: half of the rest by each of its bits, from the highest.
static struct value picked(struct elaboration *e, struct process *p, const struct place *at, int bit, int64_t index)
{
    int64_t first = at->offset + index * at->step, total = (int64_t)at->net->width * at->net->elements;
    if (first >= total)
        return integer_value(e, 0, at->width);
    if (bit < 0)
        return e->bits_of(e, p, at->net, (int)first, at->width);
    lit s = bit < at->index.count ? at->index.bits[bit] : LIT_ZERO;
    if (s <= LIT_ONE)
        return picked(e, p, at, bit - 1, index + (s ? INT64_C(1) << bit : 0));
    struct value high = picked(e, p, at, bit - 1, index + (INT64_C(1) << bit)), low = picked(e, p, at, bit - 1, index);
    struct value r = new_value(e, at->width, false);
    for (int i = 0; i < r.count; i++)
        r.bits[i] = first + ((INT64_C(1) << bit) * at->step) >= total ? low.bits[i] : gate_mux(e->gates, s, high.bits[i], low.bits[i]);
    return r;
}

static struct value selected(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    const struct expr *base = x->args[0];
    if (base->kind == EX_NAME || base->kind == EX_MEMBER || base->kind == EX_INDEX || base->kind == EX_PART) {
        const struct expr *name = base;
        while (name->kind == EX_INDEX || name->kind == EX_PART)
            name = name->args[0];
        if ((name->kind == EX_NAME || name->kind == EX_MEMBER) && net_of(e, name, s)) {
            struct place at = place_of(e, x, s, p);
            if (!at.index.count)
                return e->bits_of(e, p, at.net, at.offset, at.width);
            return picked(e, p, &at, at.index.count - 1 < 24 ? at.index.count - 1 : 24, 0);
        }
    }
    struct value v = evaluate_alone(e, base, s, p), index = evaluate_alone(e, x->args[1], s, p); // of a parameter, a concatenation
    int width = x->kind == EX_INDEX ? 1 : part_width(e, x, s);
    if (x->kind == EX_PART && x->op[0] == ':')
        index = evaluate_alone(e, x->args[2], s, p);
    v = value_shifted(e, (struct value){v.bits, v.count, false}, index, ">>");
    return resize(e, v, width, false);
}

static struct value concatenated(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    struct value r = new_value(e, width_of(e, x, s), false);
    int at = 0;
    for (int i = x->count; i-- > 0;) {
        struct value v = evaluate_alone(e, x->args[i], s, p);
        memcpy(r.bits + at, v.bits, (size_t)v.count * sizeof *v.bits);
        at += v.count;
    }
    return r;
}

static struct value called(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    if (strcmp(x->name, "$signed") == 0 || strcmp(x->name, "$unsigned") == 0) {
        struct value v = evaluate_alone(e, x->args[0], s, p);
        v.is_signed = x->name[1] == 's';
        return v;
    }
    if (strcmp(x->name, "$clog2") == 0) {
        int64_t n = integer(e, x->args[0], s, p), bits = 0;
        while (bits < 62 && INT64_C(1) << bits < n)
            bits++;
        return integer_value(e, bits, 32);
    }
    struct symbol *y = scope_find(s, x->name);
    if (!y || y->kind != SYM_FUNCTION)
        elaborate_fail(e, "no function '%s'", x->name);
    return e->call(e, y->function, x, s, p);
}

struct value evaluate(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p, int width)
{
    int own = width_of(e, x, s);
    bool is_signed = signed_of(e, x, s);
    struct value v;
    width = max(width, own);
    switch (x->kind) {
    case EX_NUMBER:
        v = new_value(e, own, is_signed);
        for (int i = 0; i < own; i++)
            v.bits[i] = (lit)(x->bits[i] - '0');
        break;
    case EX_NAME:
    case EX_MEMBER: {
        struct symbol *y = symbol_of(e, x, s);
        if (y->kind == SYM_NET)
            v = e->bits_of(e, p, y->net, 0, y->net->width);
        else if (y->kind == SYM_PARAM)
            v = y->param;
        else
            elaborate_fail(e, "'%s' is no value", x->name);
        break;
    }
    case EX_INDEX:
    case EX_PART: v = selected(e, x, s, p); break;
    case EX_UNARY: v = unary(e, x, s, p, width, is_signed); break;
    case EX_BINARY: v = binary(e, x, s, p, width, is_signed); break;
    case EX_TERNARY: {
        struct value c = evaluate_alone(e, x->args[0], s, p);
        lit choice = truth(e, &c);
        if (choice <= LIT_ONE)
            return resize(e, evaluate(e, x->args[choice ? 1 : 2], s, p, width), width, is_signed);
        struct value a = resize(e, evaluate(e, x->args[1], s, p, width), width, is_signed);
        struct value b = resize(e, evaluate(e, x->args[2], s, p, width), width, is_signed);
        v = new_value(e, width, is_signed);
        for (int i = 0; i < width; i++)
            v.bits[i] = gate_mux(e->gates, choice, a.bits[i], b.bits[i]);
        break;
    }
    case EX_CONCAT: v = concatenated(e, x, s, p); break;
    case EX_REPEAT: {
        struct value part = evaluate_alone(e, x->args[1], s, p);
        v = new_value(e, own, false);
        for (int i = 0; i < own; i++)
            v.bits[i] = part.bits[i % part.count];
        break;
    }
    default: v = called(e, x, s, p);
    }
    v.is_signed = is_signed;
    return resize(e, v, width, is_signed);
}

struct value evaluate_alone(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    return evaluate(e, x, s, p, 0);
}

int64_t integer(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p)
{
    struct value v = evaluate_alone(e, x, s, p);
    if (!is_constant(&v))
        elaborate_fail(e, "a constant is needed");
    return number_of(&v);
}
