// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_merge.h.
#include "liberty_merge.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "liberty_text.h"
#include "util.h"

struct template {
    struct span name, all;
    int file; // the first that has it
};

struct merger {
    struct template *templates;
    int n;
    struct buf out;
};

static bool is_template(const struct liberty_statement *st)
{
    static const char end[] = "_template";
    size_t n = (size_t)(st->name.end - st->name.s), m = sizeof end - 1;
    return st->group && n > m && memcmp(st->name.end - m, end, m) == 0;
}

static const struct template *find_template(const struct merger *m, struct span name)
{
    for (int i = 0; i < m->n; i++)
        if (span_same(m->templates[i].name, name))
            return &m->templates[i];
    return NULL;
}

static void add_template(struct merger *m, const struct liberty_statement *st, int file)
{
    m->templates = xrealloc(m->templates, sizeof *m->templates * (size_t)(m->n + 1));
    m->templates[m->n++] = (struct template){st->argument, st->all, file};
}

// Copies a statement of a file, the names in `renamed` with the file's number behind them wherever they stand in brackets.
static void copy_renamed(struct merger *m, struct span a, const struct span *renamed, int n, int file)
{
    for (const char *s = a.s, *next; s < a.end; s = next) {
        next = liberty_step(s, a.end);
        buf_add(&m->out, s, (size_t)(next - s));
        if (*s != '(')
            continue;
        const char *close = memchr(s, ')', (size_t)(a.end - s));
        struct span word = span_trimmed((struct span){s + 1, close ? close : s + 1});
        for (int i = 0; i < n; i++)
            if (span_same(word, renamed[i])) {
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
    struct liberty_statement st;
    int n = 0;
    for (const char *s = body.s; liberty_next(&s, body.end, &st);) {
        const struct template *known = is_template(&st) ? find_template(m, st.argument) : NULL;
        if (known && known->file != file && !span_same(known->all, st.all)) {
            renamed = xrealloc(renamed, sizeof *renamed * (size_t)(n + 1));
            renamed[n++] = st.argument;
        } else if (is_template(&st) && !known) {
            add_template(m, &st, file);
        }
    }
    for (const char *s = body.s; liberty_next(&s, body.end, &st);) {
        const struct template *known = is_template(&st) ? find_template(m, st.argument) : NULL;
        bool theirs = known && known->file != file && span_same(known->all, st.all);
        if ((is_template(&st) && !theirs) || (st.group && (span_is(st.name, "cell") || span_is(st.name, "type"))))
            copy_renamed(m, st.all, renamed, n, file);
    }
    free(renamed);
}

char *merge_liberty(char *const *texts, const size_t *lens, int n, size_t *len)
{
    struct merger m = {0};
    struct liberty_statement st;
    struct span first = liberty_body(texts[0], lens[0]);
    for (const char *s = first.s; liberty_next(&s, first.end, &st);)
        if (is_template(&st))
            add_template(&m, &st, 0);
    buf_add(&m.out, texts[0], (size_t)(first.end - texts[0]));
    for (int i = 1; i < n; i++)
        add_file(&m, liberty_body(texts[i], lens[i]), i + 1);
    buf_puts(&m.out, "}\n");
    free(m.templates);
    *len = m.out.len;
    return m.out.s;
}
