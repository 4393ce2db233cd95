// SPDX-License-Identifier: Apache-2.0
// Which sums and slopes keep the error: arith/segments_parts.h.
#include <math.h>
#include <stdlib.h>

#include "arith/segments_parts.h"
#include "base/util.h"

// How the sum is made up, and its points: y, and other and line if they are not NULL, at r = 0 .. n-1.
struct points {
    const double *y, *other, *line;
    int n, shift;
    bool is_taken; // what is taken away is rounded up
};

static void narrow(struct span *s, const struct points *p, double wanted, double error, int r, int64_t rise)
{
    int64_t least = (int64_t)ceil(wanted - error), most = (int64_t)floor(wanted + error), unit = INT64_C(1) << p->shift;
    if (p->line && most > (int64_t)p->line[r])
        most = (int64_t)p->line[r];
    int64_t low = p->is_taken ? (least - 1) * unit + 1 : least * unit, high = p->is_taken ? most * unit : (most + 1) * unit - 1;
    low = (low < 0 ? 0 : low) - rise;
    s->low = low > s->low ? low : s->low;
    s->high = high - rise < s->high ? high - rise : s->high;
}

static struct span span_of(const struct points *p, double error, int64_t slope)
{
    struct span s = {0, INT64_MAX};
    for (int r = 0; r < p->n && s.low <= s.high; r++) {
        narrow(&s, p, p->y[r], error, r, slope * r);
        if (p->other)
            narrow(&s, p, p->other[r], error, r, slope * r);
    }
    return s;
}

void segments_legal_free(struct legal *l)
{
    free(l->first);
    free(l->span);
}

static struct points points_of(const struct segments_wanted *w, int rest_bits, int shift, int i)
{
    int start = i << rest_bits, n = w->used - start < 1 << rest_bits ? w->used - start : 1 << rest_bits;
    return (struct points){w->y + start, w->other ? w->other + start : NULL, w->line ? w->line + start : NULL, n, shift, w->line_bits > 0};
}

bool segments_legal(struct legal *l, const struct segments_wanted *w, int rest_bits, int shift)
{
    int n = ((w->used - 1) >> rest_bits) + 1;
    *l = (struct legal){.entries = n, .first = xcalloc((size_t)n, sizeof *l->first), .span = xcalloc((size_t)n, sizeof *l->span),
                        .low = INT64_MAX, .high = INT64_MIN};
    for (int i = 0; i < n; i++) {
        struct points p = points_of(w, rest_bits, shift, i);
        double slope = p.n > 1 ? (p.y[p.n - 1] - p.y[0]) / (p.n - 1) * ldexp(1, shift) : 0;
        bool any = false;
        l->first[i] = (int64_t)floor(slope) + 1 - SLOPES / 2;
        for (int k = 0; k < SLOPES; k++) {
            l->span[i][k] = span_of(&p, w->error, l->first[i] + k);
            any |= l->span[i][k].low <= l->span[i][k].high;
        }
        if (!any)
            return false;
        l->low = l->first[i] < l->low ? l->first[i] : l->low;
        l->high = l->first[i] + SLOPES - 1 > l->high ? l->first[i] + SLOPES - 1 : l->high;
    }
    return true;
}

struct span segments_span(const struct legal *l, int i, int64_t slope)
{
    int64_t k = slope - l->first[i];
    return k < 0 || k >= SLOPES ? (struct span){1, 0} : l->span[i][k];
}
