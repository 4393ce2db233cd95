// SPDX-License-Identifier: Apache-2.0
// What is Verilog of a heap beside its adders: concatenations, and the same sum as one expression.
#include "arith/bitheap_parts.h"

#include <stdlib.h>
#include <string.h>

// "name[7]" is element 7 of name: its index, and the length of the name; -1 for other expressions.
static int index_of(const char *expr, size_t *len)
{
    *len = strspn(expr, "abcdefghijklmnopqrstuvwxyz0123456789_");
    char *end;
    if (expr[*len] != '[')
        return -1;
    long v = strtol(expr + *len + 1, &end, 10);
    return strcmp(end, "]") == 0 ? (int)v : -1;
}

// How many of list[i], list[i-1], .. read as one: a slice (*slice) or a repetition.
static int run_length(char *const *list, int i, bool *slice)
{
    size_t len, other;
    int n = 1, index = index_of(list[i], &len);
    *slice = index >= 0 && i > 0 && index_of(list[i - 1], &other) == index - 1 && other == len &&
             strncmp(list[i], list[i - 1], len) == 0;
    for (; n <= i; n++) {
        bool same = *slice ? index_of(list[i - n], &other) == index - n && other == len &&
                                 strncmp(list[i], list[i - n], len) == 0
                           : strcmp(list[i], list[i - n]) == 0;
        if (!same)
            break;
    }
    return n;
}

void heap_concatenation(struct buf *text, const char *head, char *const *list, int n, const char *tail)
{
    const char *line = strrchr(head, '\n');
    int at = (int)strlen(line ? line + 1 : head);
    buf_printf(text, "%s{", head);
    for (int i = n - 1, run; i >= 0; i -= run) {
        bool slice;
        size_t len;
        run = run_length(list, i, &slice);
        int index = index_of(list[i], &len);
        char *item = run == 1 ? xstrdup(list[i])
                     : slice  ? xasprintf("%.*s[%d:%d]", (int)len, list[i], index, index - run + 1)
                              : xasprintf("{%d{%s}}", run, list[i]);
        int width = (int)strlen(item) + 2;
        if (i < n - 1)
            buf_puts(text, at + width > 96 ? ",\n    " : ", ");
        at = (at + width > 96 ? 4 : at) + width;
        buf_puts(text, item);
        free(item);
    }
    buf_printf(text, "}%s", tail);
}

// An addend, as wide as the result.
static void addend_text(const struct heap *h, struct buf *text, const struct addend *a, int index, const char *prefix)
{
    int above = h->width - a->shift - a->bits;
    buf_puts(text, "{");
    if (a->is_signed && above > 0)
        buf_printf(text, "{%d{%sproduct%d[%d]}}, ", above, prefix, index, a->bits - 1);
    else if (above > 0)
        buf_printf(text, "%d'd0, ", above);
    if (a->is_signed)
        buf_printf(text, "%sproduct%d[%d:0]", prefix, index, (above < 0 ? a->bits + above : a->bits) - 1);
    else
        buf_puts(text, a->expr);
    if (a->shift)
        buf_printf(text, ", %d'd0", a->shift);
    buf_puts(text, "}");
}

void heap_words(const struct heap *h, struct buf *text, const char *prefix, const char *result)
{
    bool any = false;
    for (int i = 0; i < h->addend_count; i++) {
        const struct addend *a = &h->addends[i];
        int beyond = a->shift + a->bits - h->width;
        if (!a->is_signed)
            continue;
        buf_printf(text, "  wire [%d:0] %sproduct%d = %s;\n", a->bits - 1, prefix, i, a->expr);
        if (beyond > 0)
            buf_printf(text, "  wire [%d:0] unused_%sproduct%d = %sproduct%d[%d:%d]; // wraps\n", beyond - 1, prefix, i,
                       prefix, i, a->bits - 1, a->bits - beyond);
    }
    buf_printf(text, "  assign %s =\n    ", result);
    for (int i = 0; i < h->addend_count; i++) {
        buf_puts(text, i ? "\n    + " : "");
        addend_text(h, text, &h->addends[i], i, prefix);
    }
    for (int c = 0; c < h->width; c++)
        any = any || h->constant[c];
    if (any || h->addend_count == 0) {
        buf_printf(text, "%s%d'b", h->addend_count ? "\n    + " : "", h->width);
        for (int c = h->width - 1; c >= 0; c--)
            buf_puts(text, h->constant[c] ? "1" : "0");
    }
    buf_puts(text, ";\n");
}
