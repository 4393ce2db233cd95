// SPDX-License-Identifier: Apache-2.0
// The search for the smallest segments: arith/segments.h.
#include <math.h>
#include <stdlib.h>

#include "arith/segments_parts.h"
#include "base/util.h"

enum { MOST_INDEX_BITS = 9, MOST_SHIFT = 10, MOST_REST_BITS = 12, MOST_ROWS = 12, SHIFTS = 3 };

// Of one set of segments: intercepts to try for a segment, segments that change together, tables altogether.
enum { MOST_TRIES = 16, MOST_BLOCK = 8, MOST_TABLES = 12000 };

#define ROOM 1.2 // above the least area, for tables that may become smaller than the smallest so far

// ---- slopes ----

static bool window_fits(const struct legal *l, int64_t base, int bits)
{
    for (int i = 0; i < l->entries; i++) {
        bool any = false;
        for (int64_t b = base; b < base + (INT64_C(1) << bits) && !any; b++) {
            struct span s = segments_span(l, i, b);
            any = s.low <= s.high;
        }
        if (!any)
            return false;
    }
    return true;
}

// The base of the fewest signed digits from which so many bits of d reach a slope of each segment.
static bool choose_base(struct segments *s, const struct legal *l, int bits)
{
    int fewest = 1 << 20;
    int64_t most = INT64_C(1) << bits;
    for (int64_t base = l->low - most + 1; base <= l->high; base++)
        if (segments_digits(base) < fewest && window_fits(l, base, bits)) {
            fewest = segments_digits(base);
            s->base = base;
        }
    s->d_bits = bits;
    return fewest < 1 << 20;
}

// ---- the table ----

// What is looked for first in an intercept: that it is the one before, or that it ends in many zeros.
enum taste { AS_BEFORE, ROUND, TASTES };

// The multiple of the largest power of two in low .. high, not negative.
static int64_t roundest(int64_t low, int64_t high, int *zeros)
{
    for (*zeros = 40;; --*zeros) {
        int64_t unit = INT64_C(1) << *zeros, a = (low + unit - 1) / unit * unit;
        if (a <= high)
            return a;
    }
}

// Segment i of the table, after the one before; false where no multiple of 2^coarse lies in its spans.
static bool fill_one(struct segments *s, const struct legal *l, int i, enum taste taste)
{
    int best = -1;
    for (int64_t d = 0; d < INT64_C(1) << s->d_bits; d++) {
        struct span p = segments_span(l, i, s->base + d);
        if (p.low > p.high || p.high < s->start)
            continue;
        int64_t unit = INT64_C(1) << s->coarse, high = (p.high - s->start) / unit;
        int64_t low = p.low <= s->start ? 0 : (p.low - s->start + unit - 1) / unit;
        if (low > high)
            continue;
        int zeros;
        if (s->top) { // the word is top - a
            int64_t last = high < s->top ? s->top - high : 0;
            high = s->top - low;
            low = last;
            if (low > high)
                continue;
        }
        int64_t word = roundest(low, high, &zeros), before = i > 0 ? segments_word(s, i - 1) : -1;
        int64_t flat = s->base + d < 0 ? -(s->base + d) : s->base + d;
        bool same_slope = i > 0 && d == s->d[i - 1], same = same_slope && low <= before && before <= high;
        int worth = (taste == AS_BEFORE && same ? 1 << 20 : 0) + (same_slope ? 1 << 16 : 0) +
                    (flat < 512 ? 512 - (int)flat : 0) * 64 + zeros;
        if (worth > best) {
            best = worth;
            word = taste == AS_BEFORE && same ? before : word;
            s->a[i] = s->top ? s->top - word : word;
            s->d[i] = d;
        }
    }
    return best >= 0;
}

static bool fill(struct segments *s, const struct legal *l, enum taste taste)
{
    for (int i = 0; i < 1 << s->index_bits; i++) {
        if (i < l->entries) {
            if (!fill_one(s, l, i, taste))
                return false;
        } else {
            s->a[i] = s->a[i - 1];
            s->d[i] = s->d[i - 1];
        }
        int bits = segments_bits(segments_word(s, i));
        s->a_bits = bits > s->a_bits ? bits : s->a_bits;
    }
    s->a_bits = s->a_bits ? s->a_bits : 1;
    return true;
}

int64_t segments_value(const struct segments *s, int64_t x)
{
    int rest_bits = s->x_bits - s->index_bits;
    int64_t i = x >> rest_bits, r = x & ((INT64_C(1) << rest_bits) - 1), up = s->line_bits ? (INT64_C(1) << s->shift) - 1 : 0;
    return (s->a[i] * (INT64_C(1) << s->coarse) + s->start + (s->base + s->d[i]) * r + up) >> s->shift;
}

// y_bits and the error.
static void measure(struct segments *s, const struct segments_wanted *w)
{
    int64_t top = 1;
    s->error = 0;
    for (int x = 0; x < w->used; x++) {
        int64_t y = segments_value(s, x);
        double e = fabs((double)y - w->y[x]), o = w->other ? fabs((double)y - w->other[x]) : 0;
        top = y > top ? y : top;
        s->error = e > s->error ? e : s->error;
        s->error = o > s->error ? o : s->error;
    }
    s->y_bits = segments_bits(top);
}

// ---- the search ----

static struct segments empty_of(const struct segments *of)
{
    struct segments s = *of;
    s.a = xcalloc((size_t)1 << s.index_bits, sizeof *s.a);
    s.d = xcalloc((size_t)1 << s.index_bits, sizeof *s.d);
    return s;
}

static void try_table(struct segments *best, double *least, const struct segments *of, const struct legal *l, enum taste taste)
{
    struct segments one = empty_of(of);
    double area = fill(&one, l, taste) && segments_heap_area(&one) < *least ? segments_area(&one) : 1e300;
    if (area < *least) {
        segments_free(best);
        *least = area;
        *best = one;
    } else {
        segments_free(&one);
    }
}

// Where the sum is taken away: tops that leave a constant of few ones, and the one of a mere complement.
static void try_tops(struct segments *best, double *least, struct segments one, const struct legal *l, double most, enum taste taste)
{
    int bits = segments_bits((int64_t)ldexp(most, one.shift - one.coarse) + 1);
    one.top = (INT64_C(1) << bits) - 1;
    try_table(best, least, &one, l, taste);
    one.top = 0;
    int64_t rest = segments_constant(&one);
    for (int power = bits + one.coarse; power <= bits + one.coarse + 1; power++)
        for (int up = 0; up < 2 && (INT64_C(1) << power) > rest; up++) {
            one.top = (((INT64_C(1) << power) - rest) >> one.coarse) + up;
            if (one.top > 0)
                try_table(best, least, &one, l, taste);
        }
}

// The better of the best so far, which is empty at first, and all tables of one base.
static void try_tables(struct segments *best, double *least, const struct segments *of, const struct legal *l, double most)
{
    for (int variant = 0; variant < 2 * TASTES * (of->shift + 1); variant++) {
        if (variant / (2 * TASTES) == 0 && variant & 1) // half of 1 is 0
            continue;
        struct segments one = *of;
        enum taste taste = (enum taste)(variant / 2 % TASTES);
        one.coarse = variant / (2 * TASTES);
        one.start = variant & 1 ? (INT64_C(1) << one.coarse) >> 1 : 0;
        if (!one.line_bits)
            try_table(best, least, &one, l, taste);
        else
            try_tops(best, least, one, l, most, taste);
    }
}

// What is legal for n segments from i on with slope base + d: intercepts low .. high.
static struct span intercepts_of(const struct segments *s, const struct legal *l, int i, int n, int64_t d)
{
    struct span a = {s->top && s->top >= INT64_C(1) << s->a_bits ? s->top - (INT64_C(1) << s->a_bits) + 1 : 0,
                     s->top ? s->top : (INT64_C(1) << s->a_bits) - 1};
    int64_t unit = INT64_C(1) << s->coarse;
    for (int k = i; k < i + n && k < l->entries; k++) {
        struct span p = segments_span(l, k, s->base + d);
        int64_t low = p.low <= s->start ? 0 : (p.low - s->start + unit - 1) / unit;
        int64_t high = p.low > p.high || p.high < s->start ? -1 : (p.high - s->start) / unit;
        a.low = low > a.low ? low : a.low;
        a.high = high < a.high ? high : a.high;
    }
    return a;
}

// The same intercept and slope for n segments from i on where that makes the table smaller, or at least no larger: ways lead over those.
static bool polish_some(struct segments *s, const struct legal *l, int i, int n, double *area, int *tables)
{
    double before = *area;
    int64_t a[MOST_BLOCK], d[MOST_BLOCK];
    for (int64_t slope = 0; slope < INT64_C(1) << s->d_bits; slope++) {
        struct span p = intercepts_of(s, l, i, n, slope);
        for (int64_t try = p.low; try <= p.high && try < p.low + MOST_TRIES && *tables < MOST_TABLES; try++, ++*tables) {
            for (int k = 0; k < n; k++) {
                a[k] = s->a[i + k];
                d[k] = s->d[i + k];
                s->a[i + k] = try;
                s->d[i + k] = slope;
            }
            double now = segments_table_area(s);
            for (int k = 0; k < n && now > *area; k++) {
                s->a[i + k] = a[k];
                s->d[i + k] = d[k];
            }
            *area = now < *area ? now : *area;
        }
    }
    return *area < before;
}

static double polish(struct segments *s, const struct segments_wanted *w)
{
    struct legal l;
    double area = segments_table_area(s);
    bool better = segments_legal(&l, w, s->x_bits - s->index_bits, s->shift);
    for (int tables = 0; better && tables < MOST_TABLES;) {
        better = false;
        for (int n = MOST_BLOCK; n > 0; n /= 2)
            for (int i = 0; i < 1 << s->index_bits && n <= 1 << s->index_bits; i += n)
                better |= polish_some(s, &l, i, n, &area, &tables);
    }
    segments_legal_free(&l);
    return segments_area(s);
}

// The smallest table of so many index bits and such a shift, if it is smaller than any before or little larger.
static bool fit_one(struct segments *s, double *least, const struct segments_wanted *w, double most, struct segments of)
{
    struct legal l;
    double area = *least * ROOM;
    bool fits = segments_legal(&l, w, of.x_bits - of.index_bits, of.shift);
    for (int bits = 0, tried = 0; fits && bits <= MOST_ROWS && tried < 2; bits++)
        if (choose_base(&of, &l, bits)) {
            tried++;
            try_tables(s, &area, &of, &l, most);
        }
    *least = area < *least ? area : *least;
    segments_legal_free(&l);
    return fits;
}

bool segments_fit(struct segments *s, const struct segments_wanted *w)
{
    double least = 1e300, area = 1e300, most = 0;
    struct segments list[(MOST_INDEX_BITS + 1) * SHIFTS] = {{0}};
    int count = 0;
    for (int x = 0; x < w->used; x++)
        most = w->y[x] > most ? w->y[x] : most;
    struct segments of = {.x_bits = w->x_bits, .line_bits = w->line_bits, .value_bits = segments_bits((int64_t)most + 2)};
    for (of.index_bits = 1; of.index_bits <= MOST_INDEX_BITS && of.index_bits < w->x_bits; of.index_bits++)
        for (int shift = 0, tried = 0; shift <= MOST_SHIFT && tried < SHIFTS && w->x_bits - of.index_bits <= MOST_REST_BITS; shift++) {
            of.shift = shift;
            tried += fit_one(&list[count], &least, w, most, of);
            count += list[count].a != NULL;
        }
    *s = (struct segments){0};
    for (int i = 0; i < count; i++) {
        double now = segments_area(&list[i]) <= least * ROOM ? polish(&list[i], w) : 1e300;
        bool better = now < area;
        area = better ? now : area;
        segments_free(better ? s : &list[i]);
        *s = better ? list[i] : *s;
    }
    if (s->a)
        measure(s, w);
    return s->a != NULL;
}
