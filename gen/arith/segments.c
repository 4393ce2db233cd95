// SPDX-License-Identifier: Apache-2.0
// Implementation of arith/segments.h.
#include "arith/segments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"

enum { MOST_INDEX_BITS = 9, MOST_SHIFT = 10, MOST_REST_BITS = 12 };

static int bits_of(int64_t v) // not negative
{
    int n = 0;
    while (v >> n)
        n++;
    return n;
}

// Non-zero digits of the canonical signed form.
static int digits_of(int64_t v)
{
    int n = 0;
    for (; v; v /= 2)
        if (v & 1) {
            int digit = (v & 3) == 1 ? 1 : -1;
            v -= digit;
            n++;
        }
    return n;
}

// ---- one segment ----

// How the sum is made up, and its points: y, and other if that is not NULL, at r = 0 .. n-1.
struct points {
    const double *y, *other;
    int n, shift, coarse;
    bool is_taken; // what is taken away is rounded up
};

struct line {
    int64_t a, b; // a: of the table
    double error;
};

static int64_t half_of(int coarse)
{
    return (INT64_C(1) << coarse) >> 1;
}

static double error_of(const struct points *p, int64_t a, int64_t b)
{
    double worst = a < 0 ? 1e9 : 0;
    int64_t up = p->is_taken ? (INT64_C(1) << p->shift) - 1 : 0, first = a * (INT64_C(1) << p->coarse) + half_of(p->coarse);
    for (int r = 0; r < p->n; r++) {
        int64_t sum = first + b * r;
        double e = sum < 0 ? 1e9 : fabs((double)((sum + up) >> p->shift) - p->y[r]);
        double o = p->other ? fabs((double)((sum + up) >> p->shift) - p->other[r]) : 0;
        worst = e > worst ? e : worst;
        worst = o > worst ? o : worst;
    }
    return worst;
}

// The intercept in the middle of what the points ask for, and its neighbours.
static void try_slope(struct line *best, const struct points *p, int64_t b)
{
    double scale = ldexp(1, p->shift), low = 1e300, high = -1e300;
    for (int i = 0; i < (p->other ? 2 : 1) * p->n; i++) {
        int r = i % p->n;
        double a = (i < p->n ? p->y : p->other)[r] * scale - (double)(b * r);
        low = a < low ? a : low;
        high = a > high ? a : high;
    }
    double middle = (low + high) / 2 + (p->is_taken ? -scale / 2 : scale / 2) - (double)half_of(p->coarse);
    int64_t near = (int64_t)floor(ldexp(middle, -p->coarse));
    for (int64_t a = near - 1; a <= near + 2; a++) {
        double e = error_of(p, a < 0 ? 0 : a, b);
        if (e < best->error)
            *best = (struct line){a < 0 ? 0 : a, b, e};
    }
}

// With the slope of the segment before if that will do: tables of few different slopes are small.
static struct line fit_line(const struct points *p, int64_t before, double error)
{
    struct line best = {0, 0, 1e300};
    double slope = p->n > 1 ? (p->y[p->n - 1] - p->y[0]) / (p->n - 1) * ldexp(1, p->shift) : 0;
    try_slope(&best, p, before);
    for (int64_t b = (int64_t)floor(slope) - 1, last = b + 3; b <= last && best.error > error; b++)
        try_slope(&best, p, b);
    return best;
}

// ---- all of them ----

// The base that leaves the fewest rows for slopes from low to high.
static void choose_base(struct segments *s, int64_t low, int64_t high)
{
    int fewest = 1 << 20;
    for (int bits = bits_of(high - low); bits <= bits_of(high - low) + 2; bits++)
        for (int64_t base = low; base >= high - (INT64_C(1) << bits) + 1 && base > low - 4096; base--) {
            int rows = bits + digits_of(base);
            if (rows < fewest) {
                fewest = rows;
                s->base = base;
                s->d_bits = bits;
            }
        }
}

double segments_area(const struct segments *s)
{
    int r_bits = s->x_bits - s->index_bits, entries = 1 << s->index_bits;
    double rows = s->d_bits + digits_of(s->base);
    double table = (s->a_bits + s->d_bits) * (AREA_NAND * entries / (3.0 + s->index_bits / 2.0));
    return table + rows * r_bits * AREA_FA + s->d_bits * r_bits * AREA_AND + (s->y_bits + s->shift - r_bits) * AREA_HA;
}

// The segments by so many index bits with slopes in units of 2^-shift and intercepts of 2^(coarse - shift); a line that is too far off
// ends it.
static bool fit(struct segments *s, const struct segments_wanted *w, int index_bits, int shift, int coarse)
{
    int entries = 1 << index_bits, n = 1 << (w->x_bits - index_bits);
    int64_t low = INT64_MAX, high = INT64_MIN, top = 0;
    *s = (struct segments){.x_bits = w->x_bits, .index_bits = index_bits, .shift = shift, .coarse = coarse, .a = xcalloc((size_t)entries, sizeof *s->a),
                           .d = xcalloc((size_t)entries, sizeof *s->d)};
    for (int i = 0; i < entries; i++) {
        int points = w->used - i * n < n ? w->used - i * n : n;
        if (points <= 0) { // as the last one
            s->a[i] = s->a[i - 1];
            s->d[i] = s->d[i - 1];
            continue;
        }
        struct points p = {w->y + i * n, w->other ? w->other + i * n : NULL, points, shift, coarse, w->is_taken};
        struct line l = fit_line(&p, i ? s->d[i - 1] : 0, w->error);
        if (l.error > w->error) {
            segments_free(s);
            return false;
        }
        s->error = l.error > s->error ? l.error : s->error;
        s->a[i] = l.a;
        s->d[i] = l.b;
        low = l.b < low ? l.b : low;
        high = l.b > high ? l.b : high;
        for (int r = 0; r < points; r += points > 1 ? points - 1 : 1) {
            int64_t y = (l.a * (INT64_C(1) << coarse) + half_of(coarse) + l.b * r) >> shift;
            top = y > top ? y : top;
        }
        s->a_bits = bits_of(l.a) > s->a_bits ? bits_of(l.a) : s->a_bits;
    }
    choose_base(s, low, high);
    for (int i = 0; i < entries; i++)
        s->d[i] -= s->base;
    s->y_bits = bits_of(top) ? bits_of(top) : 1;
    s->a_bits = s->a_bits ? s->a_bits : 1;
    return true;
}

bool segments_fit(struct segments *s, const struct segments_wanted *w)
{
    double least = 1e300;
    *s = (struct segments){0};
    for (int index_bits = 1; index_bits <= MOST_INDEX_BITS && index_bits < w->x_bits; index_bits++)
        for (int shift = 0; shift <= MOST_SHIFT && w->x_bits - index_bits <= MOST_REST_BITS; shift++)
            for (int coarse = 0; coarse <= shift; coarse++) {
                struct segments one;
                if (!fit(&one, w, index_bits, shift, coarse))
                    break;
                double cost = segments_area(&one);
                if (cost < least) {
                    segments_free(s);
                    least = cost;
                    *s = one;
                } else {
                    segments_free(&one);
                }
            }
    return s->a != NULL;
}

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
    return json_pack("{s:i, s:i, s:i, s:i, s:i, s:I, s:o, s:o}", "x_bits", s->x_bits, "index_bits", s->index_bits, "y_bits", s->y_bits, "shift", s->shift, "coarse", s->coarse,
                     "base", (json_int_t)s->base, "a", a, "d", d);
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

// A word of the sum, or less it where the sum is taken away: the complement and 1, modulo the heap's width.
static void add_word(struct heap *h, const struct segments *s, int shift, const char *word, int bits, double at)
{
    if (!s->line_bits) {
        heap_vector(h, shift, word, bits, at);
        return;
    }
    char *complement = xasprintf("~%s", word);
    heap_vector(h, shift, complement, bits, at);
    heap_constant(h, shift, 1 - (INT64_C(1) << bits));
    free(complement);
}

static void heap_text_of(struct buf *b, struct module *m, const struct segments *s, enum heap_goal goal)
{
    int r_bits = s->x_bits - s->index_bits;
    struct heap *h = heap_new(s->y_bits + s->shift);
    add_word(h, s, s->coarse, "a", s->a_bits, 0.5);
    heap_constant(h, 0, s->line_bits ? -half_of(s->coarse) : half_of(s->coarse));
    heap_multiple(h, 0, "r", r_bits, s->line_bits ? -s->base : s->base, 0);
    if (s->line_bits)
        heap_vector(h, s->shift, "line", s->line_bits, 0);
    for (int k = 0; k < s->d_bits; k++) {
        char *row = xasprintf("row%d", k);
        buf_printf(b, "  wire [%d:0] %s = r & {%d{d[%d]}};\n", r_bits - 1, row, r_bits, k);
        add_word(h, s, k, row, r_bits, 0.6);
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

static void star_text_of(struct buf *b, const struct segments *s)
{
    int width = s->y_bits + s->shift;
    uint64_t mask = (UINT64_C(1) << width) - 1;
    char *a = in_sum(s, "a", s->a_bits, s->coarse), *r = in_sum(s, "r", s->x_bits - s->index_bits, 0), *d = in_sum(s, "d", s->d_bits, 0);
    char *line = in_sum(s, "line", s->line_bits, s->shift);
    buf_printf(b, "  assign sum = %s%s%s", s->line_bits ? line : "", s->line_bits ? " - (" : "", a);
    if (half_of(s->coarse))
        buf_printf(b, " + %d'd%lld", width, (long long)half_of(s->coarse));
    if (s->base)
        buf_printf(b, " + %d'd%llu * %s", width, (unsigned long long)((uint64_t)s->base & mask), r);
    if (s->d_bits)
        buf_printf(b, " + %s * %s", d, r);
    buf_puts(b, s->line_bits ? ");\n" : ";\n");
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
    char *doc = xasprintf("%s by %s: y = %s(%lld*a + %lld + (%lld + d)*r) / 2^%d, rounded %s.", what, counted(1 << s->index_bits, "line"), s->line_bits ? "line - " : "", (long long)(INT64_C(1) << s->coarse),
                          (long long)half_of(s->coarse), (long long)s->base, s->shift, s->line_bits ? "up before it is taken away" : "down");
    struct module *m = design_module(d, name, doc);
    module_port(m, PORT_IN, "x", s->x_bits, "where");
    if (s->line_bits)
        module_port(m, PORT_IN, "line", s->line_bits, "what it is taken away from");
    module_port(m, PORT_OUT, "y", s->y_bits, s->line_bits ? "the line less the function there, two's complement" : "the function there");
    buf_printf(&b, "  wire [%d:0] i = x[%d:%d]; // the segment\n  wire [%d:0] r = x[%d:0]; // in it\n", s->index_bits - 1, s->x_bits - 1, r_bits, r_bits - 1,
               r_bits - 1);
    table(&b, s, "a", s->a, s->a_bits, "at its beginning");
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
