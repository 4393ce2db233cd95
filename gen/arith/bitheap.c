// SPDX-License-Identifier: Apache-2.0
// What a heap holds: bits, constants, words, multiples, each in its columns and as an addend of the words view.
#include "arith/bitheap_parts.h"

#include <stdlib.h>
#include <string.h>

// ---- columns of bits with arrival times ----

void column_clear(struct column *c)
{
    for (int i = 0; i < c->n; i++)
        free(c->bits[i].net);
    free(c->bits);
    *c = (struct column){0};
}

void column_put(struct column *c, char *net, double at)
{
    c->bits = xrealloc(c->bits, (size_t)(c->n + 1) * sizeof *c->bits);
    c->bits[c->n++] = (struct bit){net, at};
}

struct column column_copy(const struct column *c)
{
    struct column d = {.one = c->one};
    for (int i = 0; i < c->n; i++)
        column_put(&d, xstrdup(c->bits[i].net), c->bits[i].at);
    return d;
}

struct bit column_take(struct column *c)
{
    int best = 0;
    for (int i = 1; i < c->n; i++)
        if (c->bits[i].at < c->bits[best].at)
            best = i;
    struct bit b = c->bits[best];
    memmove(&c->bits[best], &c->bits[best + 1], (size_t)(c->n - best - 1) * sizeof b);
    c->n--;
    return b;
}

double bits_latest(const struct bit *b, int n)
{
    double t = 0;
    for (int i = 0; i < n; i++)
        t = b[i].at > t ? b[i].at : t;
    return t;
}

// ---- heaps ----

struct heap *heap_new(int width)
{
    if (width < 1 || width > HEAP_MAX_WIDTH)
        die(ST_TOOL, "bit heap: width %d; legal: 1..%d", width, (int)HEAP_MAX_WIDTH);
    struct heap *h = xcalloc(1, sizeof *h);
    h->width = width;
    return h;
}

void heap_free(struct heap *h)
{
    for (int i = 0; i < h->width; i++)
        column_clear(&h->columns[i]);
    for (int i = 0; i < h->addend_count; i++)
        free(h->addends[i].expr);
    free(h->addends);
    free(h->text.s);
    free(h);
}

int heap_width(const struct heap *h)
{
    return h->width;
}

static void note(struct heap *h, char *expr, int bits, int shift, bool is_signed)
{
    if (h->in_product) {
        free(expr);
        return;
    }
    h->addends = xrealloc(h->addends, (size_t)(h->addend_count + 1) * sizeof *h->addends);
    h->addends[h->addend_count++] = (struct addend){expr, bits, shift, is_signed};
}

void heap_bit(struct heap *h, int weight, double at, const char *net, ...)
{
    if (weight >= h->width)
        return;
    va_list ap;
    va_start(ap, net);
    char *bit = xvasprintf(net, ap);
    va_end(ap);
    column_put(&h->columns[weight], bit, at);
    note(h, xstrdup(bit), 1, weight, false);
}

void heap_vector(struct heap *h, int shift, const char *word, int bits, double at)
{
    int fit = shift + bits <= h->width ? bits : h->width - shift;
    if (fit < 1)
        return;
    for (int i = 0; i < fit; i++)
        column_put(&h->columns[shift + i], xasprintf("%s[%d]", word, i), at);
    note(h, xasprintf("%s[%d:0]", word, fit - 1), fit, shift, false);
}

struct buf *heap_text(struct heap *h)
{
    return &h->text;
}

void heap_limit(struct heap *h, double ns)
{
    h->limit = ns;
}

void heap_begin_product(struct heap *h, int shift, int bits, const char *expr)
{
    note(h, xstrdup(expr), bits, shift, true);
    h->in_product = true;
}

void heap_end_product(struct heap *h)
{
    h->in_product = false;
}

void heap_constant(struct heap *h, int weight, int64_t v)
{
    bool carry[2] = {false, false};
    for (int i = weight; i < h->width; i++) {
        bool bit = (v >> (i - weight < 63 ? i - weight : 63)) & 1;
        bool *to[2] = {&h->columns[i].one, &h->constant[i]};
        for (int k = 0; k < (h->in_product ? 1 : 2); k++) {
            bool old = *to[k];
            *to[k] = old ^ bit ^ carry[k];
            carry[k] = (old && bit) || (carry[k] && (old || bit));
        }
    }
}

void heap_signed(struct heap *h, int shift, const char *word, int bits, double at)
{
    heap_vector(h, shift, word, bits - 1, at); // -s = ~s - 1
    heap_bit(h, shift + bits - 1, at, "~%s[%d]", word, bits - 1);
    heap_constant(h, shift + bits - 1, -1);
}

void heap_multiple(struct heap *h, int shift, const char *word, int bits, int64_t k, double at)
{
    char *turned = xasprintf("~%s", word);
    for (int s = shift; k; s++) {
        int digit = k & 1 ? (k & 3) == 3 ? -1 : 1 : 0;
        if (digit > 0)
            heap_vector(h, s, word, bits, at);
        if (digit < 0) { // -x = ~x + 1 - 2^bits
            heap_vector(h, s, turned, bits, at);
            heap_constant(h, s, 1 - (INT64_C(1) << bits));
        }
        k = (k - digit) / 2;
    }
    free(turned);
}

void heap_shared(struct heap *h, int shift, const char *word, struct heap_rest rest, double at)
{
    heap_vector(h, shift, word, rest.bits, at);
    int i = rest.bits;
    for (int c = 0; c < rest.bits; c++)
        if (rest.twice >> c & 1)
            heap_bit(h, shift + c, at, "%s[%d]", word, i++);
}
