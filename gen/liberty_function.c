// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_function.h: a recursive descent over the bits of all input combinations at once.
#include "liberty_function.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { MAX_NESTING = 100 };

struct expr {
    const char *s;
    const char *const *inputs;
    int n, nesting;
    bool bad;
};

static uint64_t parse_or(struct expr *e);

static void skip_space(struct expr *e)
{
    while (isspace((unsigned char)*e->s))
        e->s++;
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '[' || c == ']' || c == '.';
}

static uint64_t parse_name(struct expr *e)
{
    static const uint64_t column[FUNCTION_INPUTS] = {
        0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
        0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
    };
    size_t len = 0;
    while (is_name(e->s[len]))
        len++;
    const char *name = e->s;
    e->s += len;
    if (len == 1 && (*name == '0' || *name == '1'))
        return *name == '1' ? ~UINT64_C(0) : 0;
    for (int i = 0; i < e->n; i++)
        if (strlen(e->inputs[i]) == len && strncmp(e->inputs[i], name, len) == 0)
            return column[i];
    e->bad = true;
    return 0;
}

static uint64_t parse_factor(struct expr *e)
{
    bool invert = false;
    uint64_t v = 0;
    skip_space(e);
    for (; *e->s == '!'; skip_space(e)) {
        invert = !invert;
        e->s++;
    }
    if (*e->s == '(' && e->nesting < MAX_NESTING) {
        e->nesting++;
        e->s++;
        v = parse_or(e);
        skip_space(e);
        e->bad |= *e->s != ')';
        e->s += *e->s == ')';
        e->nesting--;
    } else {
        v = parse_name(e);
    }
    for (skip_space(e); *e->s == '\''; skip_space(e)) {
        invert = !invert;
        e->s++;
    }
    return invert ? ~v : v;
}

static uint64_t parse_xor(struct expr *e)
{
    uint64_t v = parse_factor(e);
    while (!e->bad && *e->s == '^') {
        e->s++;
        v ^= parse_factor(e);
    }
    return v;
}

static uint64_t parse_and(struct expr *e)
{
    uint64_t v = parse_xor(e);
    while (!e->bad && *e->s && !strchr("|+)", *e->s)) {
        if (*e->s == '&' || *e->s == '*')
            e->s++;
        v &= parse_xor(e);
    }
    return v;
}

static uint64_t parse_or(struct expr *e)
{
    uint64_t v = parse_and(e);
    while (!e->bad && (*e->s == '|' || *e->s == '+')) {
        e->s++;
        v |= parse_and(e);
    }
    return v;
}

bool function_table(const char *function, const char *const *inputs, int n, unsigned long long *table)
{
    if (n > FUNCTION_INPUTS)
        return false;
    struct expr e = {function, inputs, n, 0, false};
    uint64_t v = parse_or(&e);
    skip_space(&e);
    if (e.bad || *e.s)
        return false;
    *table = n == FUNCTION_INPUTS ? v : v & ((UINT64_C(1) << (1 << n)) - 1);
    return true;
}
