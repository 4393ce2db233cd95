// SPDX-License-Identifier: Apache-2.0
// Implementation of arith/segments.h: the table for the manifest and the Verilog.
#include "arith/segments.h"

#include <stdlib.h>

#include "arith/segments_parts.h"
#include "base/celldata.h"

void segments_free(struct segments *s)
{
    free(s->a);
    free(s->d);
    *s = (struct segments){0};
}

json_t *segments_json(const struct segments *s)
{
    json_t *a = json_array(), *d = json_array();
    for (int i = 0; i < 1 << s->index_bits; i++) {
        json_array_append_new(a, json_integer(s->a[i]));
        json_array_append_new(d, json_integer(s->d[i]));
    }
    return json_pack("{s:i, s:i, s:i, s:i, s:i, s:I, s:I, s:o, s:o}", "x_bits", s->x_bits, "index_bits", s->index_bits, "y_bits", s->y_bits, "shift", s->shift,
                     "coarse", s->coarse,
                     "start", (json_int_t)s->start, "base", (json_int_t)s->base, "a", a, "d", d);
}

// ---- Verilog ----

// "reg [..] NAME; always @* case (i) .. endcase" of a column of the table.
static void table(struct buf *b, const struct segments *s, const char *name, const int64_t *values, int bits, const char *doc)
{
    int entries = 1 << s->index_bits;
    buf_printf(b, "  reg [%d:0] %s; // %s\n\n  always @*\n    case (i)\n", bits - 1, name, doc);
    for (int i = 0; i < entries - 1; i++)
        buf_printf(b, "      %d'd%d: %s = %d'd%lld;\n", s->index_bits, i, name, bits, (long long)values[i]);
    buf_printf(b, "      default: %s = %d'd%lld;\n    endcase\n\n", name, bits, (long long)values[entries - 1]);
}

static void heap_text_of(struct buf *b, struct module *m, const struct segments *s, enum heap_goal goal)
{
    int r_bits = s->x_bits - s->index_bits;
    struct heap *h = heap_new(s->y_bits + s->shift);
    heap_vector(h, s->coarse, s->line_bits ? "t" : "a", s->a_bits, 0.5);
    heap_constant(h, 0, s->line_bits ? -segments_constant(s) : s->start);
    heap_multiple(h, 0, "r", r_bits, s->line_bits ? -s->base : s->base, 0);
    if (s->line_bits)
        heap_vector(h, s->shift, "line", s->line_bits, 0);
    for (int k = 0; k < s->d_bits; k++) {
        char *row = xasprintf("%srow%d", s->line_bits ? "~" : "", k);
        buf_printf(b, "  wire [%d:0] row%d = r & {%d{d[%d]}};\n", r_bits - 1, k, r_bits, k);
        heap_vector(h, k, row, r_bits, 0.6);
        free(row);
    }
    m->cost = xcalloc(1, sizeof *m->cost);
    m->cost->area = s->d_bits * r_bits * AREA_AND;
    heap_close(h, goal, b, "s", "sum", m->cost);
    heap_free(h);
}

// A word, so many zeros below it, in all of the sum's bits. Allocated.
static char *in_sum(const struct segments *s, const char *word, int bits, int zeros)
{
    int above = s->y_bits + s->shift - bits - zeros;
    char *high = above > 0 ? xasprintf("%d'd0, ", above) : xstrdup(""), *low = zeros ? xasprintf(", %d'd0", zeros) : xstrdup("");
    char *whole = xasprintf("{%s%s%s}", high, word, low);
    free(high);
    free(low);
    return whole;
}

// " + N" or " - N" of a constant that is not 0.
static void star_constant(struct buf *b, int width, int64_t v)
{
    if (v)
        buf_printf(b, "\n    %c %d'd%lld", v < 0 ? '-' : '+', width, (long long)(v < 0 ? -v : v));
}

static void star_text_of(struct buf *b, const struct segments *s)
{
    int width = s->y_bits + s->shift;
    char sign = s->line_bits ? '-' : '+';
    uint64_t mask = (UINT64_C(1) << width) - 1;
    char *a = in_sum(s, s->line_bits ? "t" : "a", s->a_bits, s->coarse), *r = in_sum(s, "r", s->x_bits - s->index_bits, 0);
    char *d = in_sum(s, "d", s->d_bits, 0), *line = in_sum(s, "line", s->line_bits, s->shift);
    buf_printf(b, "  assign sum = %s%s%s", s->line_bits ? line : "", s->line_bits ? " + " : "", a);
    star_constant(b, width, s->line_bits ? -(s->top * (INT64_C(1) << s->coarse)) - s->start : s->start);
    if (s->base)
        buf_printf(b, "\n    %c %d'd%llu * %s", sign, width, (unsigned long long)((uint64_t)s->base & mask), r);
    if (s->d_bits)
        buf_printf(b, "\n    %c %s * %s", sign, d, r);
    buf_puts(b, ";\n");
    free(a);
    free(r);
    free(d);
    free(line);
}

void segments_add(struct design *d, const struct segments *s, const char *name, const char *what, bool heap, enum heap_goal goal)
{
    struct buf b = {0};
    int r_bits = s->x_bits - s->index_bits, width = s->y_bits + s->shift;
    char *below = xasprintf("sum[%d:0]", s->shift - 1);
    char *doc = xasprintf("%s by %s: y = %s(%lld*a + %lld + (%lld + d)*r) / 2^%d, rounded %s.", what, counted(1 << s->index_bits, "line"),
                          s->line_bits ? "line - " : "", (long long)(INT64_C(1) << s->coarse),
                          (long long)s->start, (long long)s->base, s->shift, s->line_bits ? "up before it is taken away" : "down");
    struct module *m = design_module(d, name, doc);
    module_port(m, PORT_IN, "x", s->x_bits, "where");
    if (s->line_bits)
        module_port(m, PORT_IN, "line", s->line_bits, "what it is taken away from");
    module_port(m, PORT_OUT, "y", s->y_bits, s->line_bits ? "the line less the function there" : "the function there");
    buf_printf(&b, "  wire [%d:0] i = x[%d:%d]; // the segment\n  wire [%d:0] r = x[%d:0]; // in it\n", s->index_bits - 1, s->x_bits - 1, r_bits, r_bits - 1,
               r_bits - 1);
    int64_t *words = segments_words(s);
    char *of = s->line_bits ? xasprintf("%lld - a, which is at its beginning", (long long)s->top) : xstrdup("at its beginning");
    table(&b, s, s->line_bits ? "t" : "a", words, s->a_bits, of);
    free(of);
    free(words);
    if (s->d_bits)
        table(&b, s, "d", s->d, s->d_bits, "its slope beyond the common one");
    buf_printf(&b, "  wire [%d:0] sum;\n", width - 1);
    if (heap)
        heap_text_of(&b, m, s, goal);
    else
        star_text_of(&b, s);
    buf_printf(&b, "  assign y = sum[%d:%d];\n", width - 1, s->shift);
    if (s->shift || !(s->d_bits || s->base))
        buf_printf(&b, "  wire unused = &{1'b0, %s%s};\n", s->d_bits || s->base ? "" : "r, ", s->shift ? below : "1'b0");
    free(below);
    m->body = b.s;
}
