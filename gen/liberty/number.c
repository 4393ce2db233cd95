// SPDX-License-Identifier: Apache-2.0
// Numbers of Liberty that are given as arithmetic (tidy.h). Source: Liberty User Guide, vol. 1, attributes: expressions of + - * / and
// parentheses.
#include "liberty/tidy.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64 };

struct sum {
    const char *s;
    int depth;
    bool bad;
};

static bool takes(struct sum *p, char c)
{
    p->s += strspn(p->s, " \t");
    if (*p->s != c)
        return false;
    p->s++;
    return true;
}

static double read_sum(struct sum *p);

static double read_factor(struct sum *p)
{
    char *end;
    double v = 0;
    if (p->bad || ++p->depth > MAX_DEPTH) {
        p->bad = true;
        return 0;
    }
    if (takes(p, '-')) {
        v = -read_factor(p);
    } else if (takes(p, '+')) {
        v = read_factor(p);
    } else if (takes(p, '(')) {
        v = read_sum(p);
        p->bad |= !takes(p, ')');
    } else if (isdigit((unsigned char)*p->s) || *p->s == '.') {
        v = strtod(p->s, &end);
        p->bad |= end == p->s;
        p->s = end;
    } else {
        p->bad = true;
    }
    p->depth--;
    return v;
}

static double read_product(struct sum *p)
{
    double v = read_factor(p);
    for (;;) {
        if (takes(p, '*'))
            v *= read_factor(p);
        else if (takes(p, '/'))
            v /= read_factor(p);
        else
            return v;
    }
}

static double read_sum(struct sum *p)
{
    double v = read_product(p);
    for (;;) {
        if (takes(p, '+'))
            v += read_product(p);
        else if (takes(p, '-'))
            v -= read_product(p);
        else
            return v;
    }
}

// What "3.75 * 1" comes to; false if the text is no arithmetic of numbers alone, or comes to none.
static bool arithmetic_value(const char *text, double *value)
{
    struct sum p = {.s = text};
    *value = text[strspn(text, "0123456789.eE+-*/() \t")] ? NAN : read_sum(&p); // of strtod() neither hexadecimal nor names
    p.s += strspn(p.s, " \t");
    return !p.bad && !*p.s && isfinite(*value);
}

void plain_numbers(struct lib_node *group)
{
    static const char *const texts[] = {"date", "revision", "comment", NULL};
    for (int i = 0; i < group->children; i++) {
        struct lib_node *n = &group->child[i];
        double number, unused;
        if (n->kind == LIB_GROUP)
            plain_numbers(n);
        if (n->kind != LIB_SIMPLE || lib_is_expression(n->name) || is_one_of(n->name, texts) || lib_number(lib_text(n), &unused) ||
            !arithmetic_value(lib_text(n), &number))
            continue;
        char *text = xasprintf("%.9g", number);
        lib_set_text(n->value, text, false);
        free(text);
    }
}
