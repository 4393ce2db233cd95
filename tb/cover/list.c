// SPDX-License-Identifier: Apache-2.0
// The list of refused pairs: GENERATOR <tab> NAME=VALUE or VALUE ... <tab> NAME=VALUE ... <tab> the sentence for the first of
// them; * is all values, or, alone, every other parameter.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "tb/cover/cover.h"

static bool refused(const struct cover *c, int u, int v)
{
    return c->state[(size_t)u * (size_t)c->schema.value_count + (size_t)v] == PAIR_REFUSED;
}

// Do u and w, of one parameter, go with the same values of q?
static bool alike(const struct cover *c, int u, int w, const struct parameter *q)
{
    for (int v = q->first; v < q->first + q->count; v++)
        if (refused(c, u, v) != refused(c, w, v))
            return false;
    return true;
}

// NAME=VALUE or VALUE ..., those for which `in` holds; * for all that can be had.
static void add_set(struct buf *b, const struct cover *c, const struct parameter *p, const bool *in)
{
    int usable = 0, n = 0;
    for (int i = 0; i < p->count; i++) {
        usable += !c->unusable[p->first + i];
        n += in[i];
    }
    buf_printf(b, "%s=", p->name);
    if (n == usable) {
        buf_puts(b, "*");
        return;
    }
    bool first = true;
    for (int i = 0; i < p->count; i++)
        if (in[i]) {
            buf_printf(b, "%s%s", first ? "" : " or ", c->schema.values[p->first + i].text);
            first = false;
        }
}

// The lines of two parameters: values of the first that are refused with the same values of the second are one.
static void add_lines(struct buf *b, const struct cover *c, const struct parameter *p, const struct parameter *q)
{
    bool *done = xcalloc((size_t)p->count, 1), *us = xcalloc((size_t)p->count, 1), *vs = xcalloc((size_t)q->count, 1);
    for (int i = 0; i < p->count; i++) {
        const char *why = NULL;
        int u = p->first + i;
        for (int j = 0; j < q->count; j++) {
            vs[j] = refused(c, u, q->first + j);
            if (vs[j] && !why)
                why = c->why[(size_t)u * (size_t)c->schema.value_count + (size_t)(q->first + j)];
        }
        if (done[i] || !why)
            continue;
        for (int k = 0; k < p->count; k++) {
            us[k] = !done[k] && alike(c, u, p->first + k, q);
            done[k] = done[k] || us[k];
        }
        buf_printf(b, "list\t%s\t", c->schema.generator);
        add_set(b, c, p, us);
        buf_puts(b, "\t");
        add_set(b, c, q, vs);
        buf_printf(b, "\t%s\n", why);
    }
    free(done);
    free(us);
    free(vs);
}

// Without the folder of files, which is another one each time.
static char *without(char *text, const char *folder)
{
    size_t n = strlen(folder);
    for (char *at; (at = strstr(text, folder)) && at[n] == '/';)
        memmove(at, at + n + 1, strlen(at + n + 1) + 1);
    return text;
}

char *list_text(const struct cover *c)
{
    const struct schema *s = &c->schema;
    struct buf b = {0};
    buf_puts(&b, "");
    for (int v = 0; v < s->value_count; v++)
        if (c->unusable[v])
            buf_printf(&b, "list\t%s\t%s=%s\t*\t%s\n", s->generator, s->params[s->values[v].param].name, s->values[v].text,
                       c->unusable_why[v]);
    for (int i = 0; i < s->param_count; i++)
        for (int j = i + 1; j < s->param_count; j++)
            add_lines(&b, c, &s->params[i], &s->params[j]);
    return without(b.s, s->files);
}

// ---- reading ----

// Marks in `in`, a flag a value, those of "NAME=VALUE or VALUE ...". False if the schema has them not.
static bool read_set(const struct schema *s, const char *text, bool *in)
{
    int length = (int)strcspn(text, "="), p = schema_param(s, text, length);
    if (p < 0 || !text[length])
        return false;
    text += length + 1;
    if (strcmp(text, "*") == 0) {
        for (int v = s->params[p].first; v < s->params[p].first + s->params[p].count; v++)
            in[v] = true;
        return true;
    }
    for (const char *end; *text; text = *end ? end + 4 : end) {
        end = strstr(text, " or ");
        end = end ? end : text + strlen(text);
        int v = schema_value(s, p, text, (int)(end - text));
        if (v < 0)
            return false;
        in[v] = true;
    }
    return true;
}

static bool read_line(const struct schema *s, char *field[4], unsigned char *listed)
{
    size_t n = (size_t)s->value_count;
    bool *us = xcalloc(n, 1), *vs = xcalloc(n, 1);
    bool alone = strcmp(field[2], "*") == 0;
    bool good = read_set(s, field[1], us) && (alone || read_set(s, field[2], vs));
    for (size_t u = 0; u < n && good; u++)
        for (size_t v = 0; v < n && us[u]; v++)
            if ((alone || vs[v]) && s->values[u].param != s->values[v].param)
                listed[u * n + v] = listed[v * n + u] = 1;
    free(us);
    free(vs);
    return good;
}

int list_read(const struct schema *s, const char *path, unsigned char *listed)
{
    int bad = 0;
    char *text = must_read_file(path, NULL);
    for (char *line = text, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next)
            *next++ = 0;
        char *field[4] = {line};
        int n = 1;
        for (char *tab; n < 4 && (tab = strchr(field[n - 1], '\t')); n++) {
            *tab = 0;
            field[n] = tab + 1;
        }
        if (*line == '#' || strcmp(field[0], s->generator) != 0)
            continue;
        if (n < 4 || !read_line(s, field, listed)) {
            printf("not ok - the list has what %s has not: %s %s\n", s->generator, n > 1 ? field[1] : "", n > 2 ? field[2] : "");
            bad++;
        }
    }
    free(text);
    return bad;
}
