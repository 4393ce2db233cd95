// SPDX-License-Identifier: Apache-2.0
// Templates: sections of Verilog text with named holes. Lines that begin with @ are directives:
//   @module NAME    a section begins         @include NAME   another section, here
//   @if HOLE / @else / @end                  lines kept while the hole is not "0" (these nest)
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "emit/design.h"

struct hole {
    const char *name;
    char *value;
};

void hole(struct holes *h, const char *name, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *value = xvasprintf(fmt, ap);
    va_end(ap);
    for (int i = 0; i < h->count; i++) {
        if (strcmp(h->list[i].name, name) == 0) {
            free(h->list[i].value);
            h->list[i].value = value;
            return;
        }
    }
    h->list = xrealloc(h->list, (size_t)(h->count + 1) * sizeof *h->list);
    h->list[h->count++] = (struct hole){name, value};
}

void hole_int(struct holes *h, const char *name, int64_t v)
{
    hole(h, name, "%lld", (long long)v);
}

static void holes_free(struct holes *h)
{
    for (int i = 0; i < h->count; i++)
        free(h->list[i].value);
    free(h->list);
    *h = (struct holes){0};
}

void holes_end(struct holes *h, const char *text)
{
    for (int i = 0; i < h->count; i++) {
        char *plain = xasprintf("@%s@", h->list[i].name), *condition = xasprintf("@if %s\n", h->list[i].name);
        if (!strstr(text, plain) && !strstr(text, condition))
            die(ST_TOOL, "template: hole '%s' is in no section", h->list[i].name);
        free(plain);
        free(condition);
    }
    holes_free(h);
}

char *template_text(const char *name)
{
    char *rel = xasprintf("gen/%s.v.in", name), *path = data_path(rel);
    char *text = read_file(path, NULL);
    if (!text)
        die(ST_TOOL, "%s: not found; run make install again", path);
    free(path);
    free(rel);
    return text;
}

static const char *lookup(const struct holes *h, const char *name, size_t len)
{
    for (int i = 0; i < h->count; i++)
        if (strlen(h->list[i].name) == len && strncmp(h->list[i].name, name, len) == 0)
            return h->list[i].value;
    die(ST_TOOL, "template: hole '%.*s' has no value", (int)len, name);
}

// Behind the value of a hole, " word(s)" becomes what is meant by the number; returns what is left of the line.
static const char *add_counted(struct buf *out, const char *number, const char *rest, const char *end)
{
    size_t n = 1;
    while (rest + n < end && rest[n] >= 'a' && rest[n] <= 'z')
        n++;
    if (rest >= end || *rest != ' ' || n == 1 || end - rest < (ptrdiff_t)n + 3 || strncmp(rest + n, "(s)", 3) != 0)
        return rest;
    buf_add(out, rest, n);
    buf_puts(out, strcmp(number, "1") == 0 ? "" : "s");
    return rest + n + 3;
}

static void render_line(struct buf *out, const char *line, size_t len, const struct holes *h)
{
    const char *end = line + len;
    while (line < end) {
        const char *at = memchr(line, '@', (size_t)(end - line));
        if (at && at + 1 < end && at[1] == '(') { // Verilog's own
            buf_add(out, line, (size_t)(at + 1 - line));
            line = at + 1;
            continue;
        }
        const char *close = at ? memchr(at + 1, '@', (size_t)(end - at - 1)) : NULL;
        if (!close || (size_t)(close - at - 1) !=
                          strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")) {
            buf_add(out, line, (size_t)(end - line));
            return;
        }
        buf_add(out, line, (size_t)(at - line));
        const char *value = lookup(h, at + 1, (size_t)(close - at - 1));
        buf_puts(out, value);
        line = add_counted(out, value, close + 1, end);
    }
}

// If the line is the directive `word`, its argument's start, else NULL.
static const char *directive(const char *line, size_t len, const char *word)
{
    size_t n = strlen(word);
    if (len < n || strncmp(line, word, n) != 0)
        return NULL;
    return line + n;
}

static const char *find_section(const char *text, const char *section)
{
    char *head = xasprintf("@module %s\n", section);
    const char *s = strncmp(text, head, strlen(head)) == 0 ? text : NULL;
    if (!s) {
        char *inner = xasprintf("\n%s", head);
        s = strstr(text, inner);
        s = s ? s + 1 : NULL;
        free(inner);
    }
    if (!s)
        die(ST_TOOL, "template: no section '%s'", section);
    s += strlen(head);
    free(head);
    return s;
}

enum { MAX_NESTING = 8 };

static void render_section(struct buf *out, const char *text, const char *section, const struct holes *h)
{
    bool keep[MAX_NESTING + 1] = {true};
    int depth = 0;
    for (const char *line = find_section(text, section); *line;) {
        size_t len = strcspn(line, "\n");
        const char *arg;
        if (directive(line, len, "@module "))
            break;
        if ((arg = directive(line, len, "@if ")) && depth < MAX_NESTING) {
            const char *v = lookup(h, arg, len - (size_t)(arg - line));
            depth++;
            keep[depth] = keep[depth - 1] && strcmp(v, "0") != 0;
        } else if (directive(line, len, "@else") && depth) {
            keep[depth] = keep[depth - 1] && !keep[depth];
        } else if (directive(line, len, "@end") && depth) {
            depth--;
        } else if (!keep[depth]) {
            // dropped
        } else if ((arg = directive(line, len, "@include "))) {
            char *name = xasprintf("%.*s", (int)(len - (size_t)(arg - line)), arg);
            render_section(out, text, name, h);
            free(name);
        } else {
            render_line(out, line, len, h);
            buf_puts(out, "\n");
        }
        line += len + (line[len] == '\n');
    }
    if (depth)
        die(ST_TOOL, "template: section '%s' ends inside an @if", section);
}

// If the line declares a wire or reg and has a comment, the comment's start, else NULL.
static const char *declaration_comment(const char *line, size_t len)
{
    size_t indent = strspn(line, " ");
    if (strncmp(line + indent, "wire ", 5) != 0 && strncmp(line + indent, "reg ", 4) != 0)
        return NULL;
    for (const char *s = line; s + 1 < line + len; s++)
        if (s[0] == '/' && s[1] == '/')
            return s;
    return NULL;
}

// Width of a declaration once its inner runs of spaces are single, written to out if that is not NULL.
static int squeeze(struct buf *out, const char *s, const char *end)
{
    int n = 0;
    bool inner = false;
    while (end > s && end[-1] == ' ')
        end--;
    for (; s < end; s++) {
        if (inner && *s == ' ' && s[1] == ' ')
            continue;
        inner = inner || *s != ' ';
        if (out)
            buf_add(out, s, 1);
        n++;
    }
    return n;
}

// Holes have other widths than their values: comments behind declarations in neighbouring lines are put
// into one column again.
static char *align_comments(const char *text)
{
    struct buf out = {0};
    buf_puts(&out, "");
    for (const char *line = text; *line;) {
        int width = 0;
        const char *end = line;
        for (const char *l = line; *l;) {
            size_t len = strcspn(l, "\n");
            const char *comment = declaration_comment(l, len);
            if (!comment)
                break;
            int n = squeeze(NULL, l, comment);
            width = n > width ? n : width;
            l += len + (l[len] == '\n');
            end = l;
        }
        for (; line < end; line += strcspn(line, "\n") + 1) {
            size_t len = strcspn(line, "\n");
            const char *comment = declaration_comment(line, len);
            int n = squeeze(&out, line, comment);
            buf_printf(&out, "%*s%.*s\n", width - n + 1, "", (int)(line + len - comment), comment);
        }
        if (*line) {
            size_t len = strcspn(line, "\n");
            buf_add(&out, line, len + (line[len] == '\n'));
            line += len + (line[len] == '\n');
        }
    }
    return out.s;
}

char *template_render(const char *text, const char *section, const struct holes *h)
{
    struct buf out = {0};
    buf_puts(&out, "");
    render_section(&out, text, section, h);
    while (out.len > 1 && out.s[out.len - 1] == '\n' && out.s[out.len - 2] == '\n')
        out.s[--out.len] = '\0';
    char *aligned = align_comments(out.s);
    free(out.s);
    return aligned;
}
