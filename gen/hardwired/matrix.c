// SPDX-License-Identifier: Apache-2.0
// The weights and biases of a hardwired design: read and checked, or made from a seed.
#include <stdlib.h>
#include <string.h>

#include "hardwired/hardwired.h"

// Reads the array; false if that is refused.
static bool read_array(struct error *e, const char *name, const char *path, struct npy *a)
{
    char *err = npy_read(path, a);
    if (err)
        refuse(e, name, "%s", err);
    return !err;
}

// `why` is what makes the range, e.g. "w_bits=4".
static bool check_values(struct error *e, const char *name, const struct npy *a, const char *path, struct range legal,
                         const char *why)
{
    char *err = npy_fits(a, path, legal.lo, legal.hi);
    if (err)
        refuse(e, name, "%s, as %s", err, why);
    return !err;
}

// What a weight may be: w_bits=1 is -1 or 1, ternary adds 0.
static void weight_range(struct hardwired *g, const struct params *p, bool is_signed)
{
    bool ternary = param_is(p, "w_bits", "ternary"), unit = ternary || param_is(p, "w_bits", "1");
    g->zero = ternary || !unit;
    g->w_bits = ternary ? 2 : (int)param_int(p, "w_bits");
    if (unit && param_is(p, "w_signed", "0"))
        refuse(p->error, "w_signed", "value '0' with w_bits=%s; legal: auto or 1, as weights are -1 and 1", param_text(p, "w_bits"));
    if (unit)
        g->weight = (struct range){-1, 1};
    else
        g->weight = range_of(g->w_bits, is_signed);
}

static bool signed_weights(const struct params *p, bool by_type)
{
    return param_is(p, "w_signed", "auto") ? by_type : param_is(p, "w_signed", "1");
}

// A matrix of two weights a byte as one of a weight an element.
static void unpack(const struct params *p, struct npy *a, const char *path, bool is_signed)
{
    int64_t n = param_int(p, "n_in"), row = (n + 1) / 2;
    char text[96];
    if (a->shape[1] != row) {
        refuse(p->error, "weights", "%s: shape %s with w_packed=1 and n_in=%lld; legal: n_out x %lld, two weights a byte", path,
               npy_shape(a, text), (long long)n, (long long)row);
        return;
    }
    if (!check_values(p->error, "weights", a, path, (struct range){INT8_MIN, UINT8_MAX}, "w_packed=1 has bytes"))
        return;
    int64_t *w = xcalloc((size_t)(a->shape[0] * n), sizeof *w);
    for (int64_t i = 0; i < a->count; i++) {
        int64_t byte = a->data[i] & 255, at = i / row * n + i % row * 2;
        for (int half = 0; half < 2; half++) {
            int64_t v = byte >> (4 * half) & 15;
            if (i % row * 2 + half < n)
                w[at + half] = is_signed && v > 7 ? v - 16 : v;
            else if (v)
                refuse(p->error, "weights", "%s: byte %lld at [%s] has a high half, beyond n_in=%lld; legal: 0 there", path,
                       (long long)byte, npy_index(a, i, text), (long long)n);
        }
    }
    free(a->data);
    a->data = w;
    a->shape[1] = n;
    a->count = a->shape[0] * n;
}

// Parameters that say how large W is, or how it is stored, where its file says so itself.
static void check_sizes(struct params *p, const char *path, bool packed)
{
    static const char *const only_random[] = {"n_out", "seed", "n_in"};
    if (packed && !param_given(p, "n_in"))
        refuse(p->error, "n_in", "not given with w_packed=1; legal: the weights of a row of %s", path);
    for (int i = 0; i < 3 - packed; i++) {
        if (param_given(p, only_random[i]))
            refuse(p->error, only_random[i], "value '%s' with weights=%s; legal: only with weights=random", param_text(p, only_random[i]),
                   path);
        param_drop(p, only_random[i]);
    }
}

static void read_weights(struct hardwired *g, struct params *p)
{
    const char *path = param_text(p, "weights");
    struct npy a;
    bool packed = param_int(p, "w_packed");
    char shape[96];
    if (!read_array(p->error, "weights", path, &a))
        return;
    param_needs(p, "w_packed", "w_bits", !packed || param_is(p, "w_bits", "4"), "w_bits=4");
    if (a.ndim != 2 || a.shape[0] < 1 || a.shape[1] < 1 || a.shape[0] > HARDWIRED_MAX || a.shape[1] > HARDWIRED_MAX)
        refuse(p->error, "weights", "%s: shape %s; legal: n_out x n_in, each 1..%d", path, npy_shape(&a, shape), (int)HARDWIRED_MAX);
    check_sizes(p, path, packed);
    if (is_refused(p->error)) {
        npy_free(&a);
        return;
    }
    bool is_signed = signed_weights(p, packed || a.type[0] != 'u');
    if (packed) {
        unpack(p, &a, path, is_signed);
        if (is_refused(p->error)) {
            npy_free(&a);
            return;
        }
        param_known_as(p, "weights", param_array_hash(&a));
        param_spent(p, "n_in");
    }
    g->n_out = (int)a.shape[0];
    g->n_in = (int)a.shape[1];
    weight_range(g, p, is_signed);
    for (int64_t i = 0; i < a.count && !g->zero; i++) {
        char at[96];
        if (a.data[i] != 1 && a.data[i] != -1)
            refuse(p->error, "weights", "%s: value %lld at [%s]; legal with w_bits=1: -1 and 1", path, (long long)a.data[i],
                   npy_index(&a, i, at));
    }
    char *why = param_is(p, "w_bits", "ternary") ? xstrdup("w_bits=ternary")
                                                 : xasprintf("w_bits=%d and w_signed=%d", g->w_bits, is_signed);
    check_values(p->error, "weights", &a, path, g->weight, why);
    free(why);
    g->w = a.data; // kept
}

// Sebastiano Vigna's SplitMix64 (2015).
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

int64_t hardwired_random_weight(const struct hardwired *g, uint64_t *state)
{
    uint64_t r = next_random(state) >> 32, span = (uint64_t)(g->weight.hi - g->weight.lo + 1);
    return g->zero ? g->weight.lo + (int64_t)(r * span >> 32) : r & 1 ? 1 : -1;
}

// Floor of the binary logarithm of v, v > 0.
static int log2_floor(int64_t v)
{
    return 63 - __builtin_clzll((unsigned long long)v);
}

void hardwired_random_scales(struct hardwired *g, const struct params *p)
{
    uint64_t state = ~(uint64_t)param_int(p, "seed");
    int down = log2_floor(g->n_in) / 2 + log2_floor(range_most(g->x)) + log2_floor(range_most(g->weight)) - g->requant.y_bits;
    int64_t *mult = xcalloc((size_t)g->n_out, sizeof *mult), *shift = xcalloc((size_t)g->n_out, sizeof *shift);
    for (int i = 0; i < g->n_out; i++) {
        mult[i] = (INT64_C(1) << 30) + (int64_t)(next_random(&state) >> 34);
        shift[i] = g->requant.gemmlowp ? -down : 31 + down;
    }
    g->mult = mult;
    g->shift = shift;
}

static void random_weights(struct hardwired *g, const struct params *p)
{
    g->n_out = (int)param_int(p, "n_out");
    g->n_in = (int)param_int(p, "n_in");
    weight_range(g, p, signed_weights(p, true));
    uint64_t state = (uint64_t)param_int(p, "seed");
    size_t n = (size_t)g->n_out * (size_t)g->n_in;
    int64_t *w = xcalloc(n, sizeof *w);
    for (size_t i = 0; i < n; i++)
        w[i] = hardwired_random_weight(g, &state);
    g->w = w;
}

// Bits of the sum of any such weights, which bias_bits=auto gives to a bias too.
static int auto_bias_bits(const struct hardwired *g)
{
    int64_t most = range_most(g->x) * range_most(g->weight) * g->n_in;
    int bits = signed_bits(-most, most);
    return bits < 32 ? bits : 32;
}

const int64_t *hardwired_column(const struct hardwired *g, const struct params *p, const char *name, struct range legal,
                                const char *why)
{
    const char *path = param_text(p, name);
    struct npy a;
    char shape[96];
    if (!read_array(p->error, name, path, &a))
        return NULL;
    if (a.ndim != 1 || a.shape[0] != g->n_out)
        refuse(p->error, name, "%s: shape %s; legal: %d, one for each output", path, npy_shape(&a, shape), g->n_out);
    else if (check_values(p->error, name, &a, path, legal, why))
        return a.data; // kept
    npy_free(&a);
    return NULL;
}

static void read_bias(struct hardwired *g, const struct params *p)
{
    if (param_is(p, "bias", "none")) {
        if (param_given(p, "bias_bits"))
            refuse(p->error, "bias_bits", "value '%s' without bias; legal: only with bias=FILE", param_text(p, "bias_bits"));
        return;
    }
    g->bias_bits = param_int(p, "bias_bits") == PARAM_AUTO ? auto_bias_bits(g) : (int)param_int(p, "bias_bits");
    char *why = param_int(p, "bias_bits") == PARAM_AUTO
                    ? xasprintf("bias_bits=auto makes %d with n_in=%d, x_bits=%d and w_bits=%s", g->bias_bits, g->n_in, g->x_bits,
                                param_text(p, "w_bits"))
                    : xasprintf("bias_bits=%d", g->bias_bits);
    g->bias = hardwired_column(g, p, "bias", range_of(g->bias_bits, true), why);
    free(why);
}

void hardwired_read(struct hardwired *g, struct params *p)
{
    bool is_file = !param_is(p, "weights", "random");
    param_only_with(p, "w_packed", is_file, "weights=random", "a file of weights");
    if (is_file)
        read_weights(g, p);
    else
        random_weights(g, p);
    if (is_refused(p->error))
        return;
    param_spent(p, "w_packed");
    param_settle(p, "w_signed", g->weight.lo < 0 ? "1" : "0");
    read_bias(g, p);
}
