// SPDX-License-Identifier: Apache-2.0
// Columns of bits with arrival times.
#include "arith/bitheap_parts.h"

#include <stdlib.h>
#include <string.h>

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
