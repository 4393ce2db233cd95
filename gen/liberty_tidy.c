// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_tidy.h. Source: Liberty User Guide, vol. 1, on cell attributes; a group of a list of pins.
#include "liberty_tidy.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>

#include "liberty_text.h"
#include "util.h"

static void copy(struct buf *b, struct span a)
{
    buf_add(b, a.s, (size_t)(a.end - a.s));
}

// The text in one line less for each that is continued; comments become blanks.
static struct buf without_comments(const char *text, size_t len)
{
    struct buf b = {0};
    const char *end = text + len;
    for (const char *s = text, *next; s < end; s = next) {
        next = liberty_step(s, end);
        if (next > s + 1 && *s == '/')
            buf_puts(&b, s[1] == '/' ? "\n" : " ");
        else if (*s == '\\')
            next += next < end && *next == '\r', next += next < end && *next == '\n', buf_puts(&b, " ");
        else
            buf_add(&b, s, (size_t)(next - s));
    }
    buf_puts(&b, "");
    return b;
}

// A cell that is there for power domains, pads or the library's makers, whatever its function is.
static bool is_special(const struct liberty_statement *st)
{
    static const char *const if_true[] = {"dont_use", "pad_cell", "is_isolation_cell", "is_level_shifter", "is_clock_isolation_cell",
                                          "is_macro_cell", "always_on"};
    if (st->group)
        return false;
    if (span_is(st->name, "retention_cell") || span_is(st->name, "switch_cell_type"))
        return true;
    for (size_t i = 0; i < sizeof if_true / sizeof *if_true; i++)
        if (span_is(st->name, if_true[i]))
            return span_is(st->argument, "true");
    return false;
}

// A group of pins, once for each of its names.
static void copy_pins(struct buf *b, const struct liberty_statement *st)
{
    const char *end = st->argument.end;
    for (const char *s = st->argument.s; s < end;) {
        const char *name = s;
        while (s < end && *s != ',' && !isspace((unsigned char)*s))
            s++;
        struct span pin = span_trimmed((struct span){name, s});
        if (pin.s < pin.end)
            buf_printf(b, "pin (\"%.*s\") {%.*s}\n", (int)(pin.end - pin.s), pin.s, (int)(st->body.end - st->body.s), st->body.s);
        s += s < end;
    }
}

static void copy_cell(struct buf *b, const struct liberty_statement *cell)
{
    struct liberty_statement in;
    bool special = false;
    buf_add(b, cell->all.s, (size_t)(cell->body.s - cell->all.s));
    for (const char *s = cell->body.s; liberty_next(&s, cell->body.end, &in);) {
        special |= is_special(&in);
        if (in.group && span_is(in.name, "pin"))
            copy_pins(b, &in);
        else if (!span_is(in.name, "dont_use"))
            copy(b, in.all), buf_puts(b, in.group ? "\n" : ";\n");
    }
    buf_puts(b, special ? "dont_use : true;\n}\n" : "}\n");
}

char *tidy_liberty(const char *text, size_t len, size_t *tidy_len)
{
    struct buf plain = without_comments(text, len), b = {0};
    struct span body = liberty_body(plain.s, plain.len);
    struct liberty_statement st;
    copy(&b, (struct span){plain.s, body.s});
    for (const char *s = body.s; liberty_next(&s, body.end, &st);) {
        if (st.group && span_is(st.name, "cell"))
            copy_cell(&b, &st);
        else
            copy(&b, st.all), buf_puts(&b, st.group ? "\n" : ";\n");
    }
    buf_puts(&b, "}\n");
    free(plain.s);
    *tidy_len = b.len;
    return b.s;
}
