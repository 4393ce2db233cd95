// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_text.h.
#include "liberty_text.h"

#include <ctype.h>
#include <string.h>

bool span_same(struct span a, struct span b)
{
    return a.end - a.s == b.end - b.s && memcmp(a.s, b.s, (size_t)(a.end - a.s)) == 0;
}

bool span_is(struct span a, const char *word)
{
    return span_same(a, (struct span){word, word + strlen(word)});
}

const char *liberty_step(const char *s, const char *end)
{
    const char *close = NULL;
    if (*s == '"')
        close = memchr(s + 1, '"', (size_t)(end - s - 1));
    else if (s + 1 < end && s[0] == '/' && s[1] == '*')
        close = strstr(s + 2, "*/");
    else if (s + 1 < end && s[0] == '/' && s[1] == '/')
        close = memchr(s, '\n', (size_t)(end - s));
    else
        return s + 1;
    if (!close)
        return end;
    return close + (*s == '/' && s[1] == '*' ? 2 : 1);
}

static bool is_blank(const char *s)
{
    return isspace((unsigned char)*s) || *s == ';' || (s[0] == '/' && (s[1] == '*' || s[1] == '/'));
}

struct span span_trimmed(struct span a)
{
    while (a.s < a.end && (isspace((unsigned char)*a.s) || *a.s == '"'))
        a.s++;
    while (a.end > a.s && (isspace((unsigned char)a.end[-1]) || a.end[-1] == '"'))
        a.end--;
    return a;
}

// Past the bracket that closes the one at s.
static const char *past_group(const char *s, const char *end)
{
    int depth = 0;
    while (s < end) {
        char c = *s;
        s = liberty_step(s, end);
        depth += (c == '{' || c == '(') - (c == '}' || c == ')');
        if (depth == 0)
            break;
    }
    return s;
}

bool liberty_next(const char **s, const char *end, struct liberty_statement *st)
{
    while (*s < end && is_blank(*s))
        *s = liberty_step(*s, end);
    if (*s == end || **s == '}')
        return false;
    const char *p = *s;
    *st = (struct liberty_statement){.all.s = p, .name.s = p};
    while (p < end && !strchr(":({;}", *p))
        p = liberty_step(p, end);
    st->name.end = p;
    st->name = span_trimmed(st->name);
    if (p < end && *p == '(') {
        st->argument.s = p + 1;
        p = past_group(p, end);
        st->argument.end = p - 1;
        st->argument = span_trimmed(st->argument);
        const char *after = p;
        while (after < end && is_blank(after) && *after != ';')
            after = liberty_step(after, end);
        st->group = after < end && *after == '{';
        p = st->group ? past_group(after, end) : p;
        st->body = st->group ? (struct span){after + 1, p - 1} : (struct span){p, p};
    } else {
        const char *value = p < end ? p + 1 : p;
        while (p < end && !strchr(";}\n", *p))
            p = liberty_step(p, end);
        st->argument = span_trimmed((struct span){value < p ? value : p, p});
    }
    st->all.end = p;
    *s = p;
    return true;
}

struct span liberty_body(const char *text, size_t len)
{
    const char *s = text, *end = text + len;
    struct liberty_statement st;
    while (liberty_next(&s, end, &st))
        if (st.group && span_is(st.name, "library"))
            return st.body;
    return (struct span){end, end};
}
