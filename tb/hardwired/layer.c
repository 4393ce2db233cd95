// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/hardwired/layer.h.
#include "tb/hardwired/layer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/hardwired.h"
#include "golden/requantize.h"

static const int64_t *kept(const char *prefix, const char *name)
{
    char whole[64];
    snprintf(whole, sizeof whole, "%s%s", prefix, name);
    return rt_input(whole) ? rt_input(whole)->data : NULL;
}

void layer_arrays(struct layer *l, const char *prefix)
{
    l->weights = kept(prefix, "weights");
    l->bias = kept(prefix, "bias");
    l->mult = kept(prefix, "mult");
    l->shift = kept(prefix, "shift");
    l->zp = kept(prefix, "zp");
    l->part = calloc((size_t)l->n_out, sizeof *l->part);
}

int64_t layer_x_lo(const struct layer *l)
{
    return l->x_signed ? -(INT64_C(1) << (l->x_bits - 1)) : 0;
}

int64_t layer_x_hi(const struct layer *l)
{
    return (INT64_C(1) << (l->x_bits - l->x_signed)) - 1;
}

void layer_expected(const struct layer *l, const int64_t *x, int64_t *y)
{
    for (int64_t i = 0; i < l->n_out; i++) {
        y[i] = golden_product(l->weights + i * l->n_in, x, l->n_in, l->bias ? l->bias[i] : 0);
        if (l->requant) {
            struct golden_requant q = {.gemmlowp = l->gemmlowp, .mult = (int32_t)l->mult[i], .shift = (int)l->shift[i],
                                       .zp = l->zp ? (int32_t)l->zp[i] : 0, .lo = (int32_t)l->lo, .hi = (int32_t)l->hi};
            y[i] = golden_requantize(&q, y[i]);
        } else if (l->relu) {
            y[i] = golden_relu(y[i]);
        }
    }
}

void layer_beat(const struct layer *l, const int64_t *x, int64_t beat, uint32_t *data, int words)
{
    if (!l->serial_x) {
        static int32_t *v;
        v = realloc(v, (size_t)l->lanes * sizeof *v);
        for (int64_t k = 0; k < l->lanes; k++) // beyond the last input anything
            v[k] = (int32_t)(beat * l->lanes + k < l->n_in ? x[beat * l->lanes + k] : rt_between(layer_x_lo(l), layer_x_hi(l)));
        rt_pack(data, l->x_bits, v, (int)l->lanes);
        return;
    }
    memset(data, 0, (size_t)words * sizeof *data);
    for (int64_t j = 0; j < l->n_in; j++)
        data[j / 32] |= (uint32_t)((uint64_t)x[j] >> beat & 1) << (j % 32);
}

// An element's bits as a number: of a serial result the upper ones.
static int64_t value(const struct layer *l, uint64_t bits)
{
    uint64_t sign = UINT64_C(1) << (l->y_element - 1);
    bits &= sign | (sign - 1);
    return l->y_signed ? (int64_t)((bits ^ sign) - sign) : (int64_t)bits;
}

bool layer_take(struct layer *l, const struct rt_stream *s, const struct rt_beat *b, int64_t *y)
{
    bool whole = ++l->plane == l->y_beats;
    rt_padding(s, b, (int)(l->n_out * l->y_element));
    rt_unpack(b->data, l->y_element, y, (int)l->n_out);
    if (!whole) {
        for (int64_t i = 0; i < l->n_out; i++)
            l->part[i] |= (y[i] & 1) << (l->plane - 1);
        if (b->last)
            rt_fail("m_axis_y_tlast is 1 in beat %d of a vector", l->plane - 1);
        return false;
    }
    for (int64_t i = 0; i < l->n_out; i++) {
        y[i] = l->part[i] + value(l, (uint64_t)y[i]) * (INT64_C(1) << (l->y_beats - 1));
        l->part[i] = 0;
    }
    l->plane = 0;
    return true;
}

void layer_heed(const struct layer *l, const struct rt_stream *s, uint32_t *out)
{
    static uint32_t *lowest;
    if (out[s->tlast])
        return;
    if (!lowest) {
        lowest = calloc((size_t)s->words, sizeof *lowest);
        for (int64_t i = 0; i < l->n_out; i++)
            lowest[i * l->y_element / 32] |= UINT32_C(1) << (i * l->y_element % 32);
    }
    for (int w = 0; w < s->words; w++)
        out[s->tdata + w] &= lowest[w];
}

int64_t layer_corner(const struct layer *l, int64_t v, int64_t j)
{
    const int64_t ends[4] = {layer_x_lo(l), layer_x_hi(l), 0, l->x_signed ? -1 : 1};
    if (v < 4)
        return ends[v];
    return (v - 4) % l->n_in == j ? ends[(v - 4) / l->n_in % 2] : 0;
}
