// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_merge.h: statements of the library group, as spans of text.
#include "liberty_merge.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "util.h"

struct span {
    const char *s, *end;
};

// A statement of a library group: "name : value;", "name (argument);" or "name (argument) { ... }".
struct statement {
    struct span all, name, argument;
    bool group;
};

struct template {
    struct span name, all;
    int file; // the first that has it
};

struct merger {
    struct template *templates;
    int n;
    struct buf out;
};

static bool same(struct span a, struct span b)
{
    return a.end - a.s == b.end - b.s && memcmp(a.s, b.s, (size_t)(a.end - a.s)) == 0;
}

static bool is(struct span a, const char *word)
{
    return same(a, (struct span){word, word + strlen(word)});
}

// One character, or a whole string or comment.
static const char *step(const char *s, const char *end)
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

static struct span trimmed(struct span a)
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
        s = step(s, end);
        depth += (c == '{' || c == '(') - (c == '}' || c == ')');
        if (depth == 0)
            break;
    }
    return s;
}

// Reads the statement at or after *s; false at the end of the group.
static bool next_statement(const char **s, const char *end, struct statement *st)
{
    while (*s < end && is_blank(*s))
        *s = step(*s, end);
    if (*s == end || **s == '}')
        return false;
    const char *p = *s;
    *st = (struct statement){.all.s = p, .name.s = p};
    while (p < end && !strchr(":({;}", *p))
        p = step(p, end);
    st->name.end = p;
    st->name = trimmed(st->name);
    if (p < end && *p == '(') {
        st->argument.s = p + 1;
        p = past_group(p, end);
        st->argument.end = p - 1;
        st->argument = trimmed(st->argument);
        const char *after = p;
        while (after < end && is_blank(after) && *after != ';')
            after = step(after, end);
        st->group = after < end && *after == '{';
        p = st->group ? past_group(after, end) : p;
    } else {
        while (p < end && *p != ';' && *p != '\n')
            p = step(p, end);
    }
    st->all.end = p;
    *s = p;
    return true;
}

// What is between the braces of the library group.
static struct span library_body(const char *text, size_t len)
{
    const char *s = text, *end = text + len;
    struct statement st;
    while (next_statement(&s, end, &st))
        if (st.group && is(st.name, "library")) {
            const char *open = st.argument.end;
            while (*open != '{')
                open = step(open, end);
            return (struct span){open + 1, st.all.end - 1};
        }
    return (struct span){end, end};
}

static bool is_template(const struct statement *st)
{
    static const char end[] = "_template";
    size_t n = (size_t)(st->name.end - st->name.s), m = sizeof end - 1;
    return st->group && n > m && memcmp(st->name.end - m, end, m) == 0;
}

static const struct template *find_template(const struct merger *m, struct span name)
{
    for (int i = 0; i < m->n; i++)
        if (same(m->templates[i].name, name))
            return &m->templates[i];
    return NULL;
}

static void add_template(struct merger *m, const struct statement *st, int file)
{
    m->templates = xrealloc(m->templates, sizeof *m->templates * (size_t)(m->n + 1));
    m->templates[m->n++] = (struct template){st->argument, st->all, file};
}

// Copies a statement of a file, the names in `renamed` with the file's number behind them wherever they stand in brackets.
static void copy_renamed(struct merger *m, struct span a, const struct span *renamed, int n, int file)
{
    for (const char *s = a.s, *next; s < a.end; s = next) {
        next = step(s, a.end);
        buf_add(&m->out, s, (size_t)(next - s));
        if (*s != '(')
            continue;
        const char *close = memchr(s, ')', (size_t)(a.end - s));
        struct span word = trimmed((struct span){s + 1, close ? close : s + 1});
        for (int i = 0; i < n; i++)
            if (same(word, renamed[i])) {
                buf_printf(&m->out, "%.*s_%d", (int)(word.end - word.s), word.s, file);
                next = close;
                break;
            }
    }
    buf_puts(&m->out, "\n");
}

static void add_file(struct merger *m, struct span body, int file)
{
    struct span *renamed = NULL;
    struct statement st;
    int n = 0;
    for (const char *s = body.s; next_statement(&s, body.end, &st);) {
        const struct template *known = is_template(&st) ? find_template(m, st.argument) : NULL;
        if (known && known->file != file && !same(known->all, st.all)) {
            renamed = xrealloc(renamed, sizeof *renamed * (size_t)(n + 1));
            renamed[n++] = st.argument;
        } else if (is_template(&st) && !known) {
            add_template(m, &st, file);
        }
    }
    for (const char *s = body.s; next_statement(&s, body.end, &st);) {
        const struct template *known = is_template(&st) ? find_template(m, st.argument) : NULL;
        bool theirs = known && known->file != file && same(known->all, st.all);
        if ((is_template(&st) && !theirs) || (st.group && (is(st.name, "cell") || is(st.name, "type"))))
            copy_renamed(m, st.all, renamed, n, file);
    }
    free(renamed);
}

char *merge_liberty(char *const *texts, const size_t *lens, int n, size_t *len)
{
    struct merger m = {0};
    struct statement st;
    struct span first = library_body(texts[0], lens[0]);
    for (const char *s = first.s; next_statement(&s, first.end, &st);)
        if (is_template(&st))
            add_template(&m, &st, 0);
    buf_add(&m.out, texts[0], (size_t)(first.end - texts[0]));
    for (int i = 1; i < n; i++)
        add_file(&m, library_body(texts[i], lens[i]), i + 1);
    buf_puts(&m.out, "}\n");
    free(m.templates);
    *len = m.out.len;
    return m.out.s;
}
