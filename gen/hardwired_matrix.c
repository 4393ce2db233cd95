// SPDX-License-Identifier: Apache-2.0
// The weights and biases of a hardwired design: read and checked, or made from a seed.
#include <stdlib.h>
#include <string.h>

#include "../sim/npy.h"
#include "hardwired.h"

static bool is_file(const struct params *p, const char *name)
{
    return strcmp(param_text(p, name), name[0] == 'w' ? "random" : "none") != 0;
}

static struct npy read_array(const char *name, const char *path)
{
    struct npy a;
    char *err = npy_read(path, &a);
    if (err)
        die(ST_USAGE, "%s: %s", name, err);
    return a;
}

static void check_values(const char *name, const struct npy *a, const char *path, struct range legal)
{
    char *err = npy_fits(a, path, legal.lo, legal.hi);
    if (err)
        die(ST_USAGE, "%s: %s", name, err);
}

// What a weight may be: w_bits=1 is -1 or 1, ternary adds 0.
static void weight_range(struct hardwired *g, const struct params *p, bool is_signed)
{
    const char *bits = param_text(p, "w_bits");
    bool unit = strcmp(bits, "1") == 0 || strcmp(bits, "ternary") == 0;
    g->zero = strcmp(bits, "1") != 0;
    g->w_bits = strcmp(bits, "ternary") == 0 ? 2 : (int)param_int(p, "w_bits");
    if (unit && strcmp(param_text(p, "w_signed"), "0") == 0)
        die(ST_USAGE, "w_signed: value '0' with w_bits=%s; legal: auto or 1, as weights are -1 and 1", bits);
    if (unit)
        g->weight = (struct range){-1, 1};
    else if (is_signed)
        g->weight = (struct range){-(INT64_C(1) << (g->w_bits - 1)), (INT64_C(1) << (g->w_bits - 1)) - 1};
    else
        g->weight = (struct range){0, (INT64_C(1) << g->w_bits) - 1};
}

static bool signed_weights(const struct params *p, bool by_type)
{
    const char *s = param_text(p, "w_signed");
    return strcmp(s, "auto") == 0 ? by_type : strcmp(s, "1") == 0;
}

static void shape_text(const struct npy *a, struct buf *b)
{
    for (int i = 0; i < a->ndim; i++)
        buf_printf(b, "%s%lld", i ? "x" : "", (long long)a->shape[i]);
    if (a->ndim == 0)
        buf_puts(b, "without dimensions");
}

static void read_weights(struct hardwired *g, struct params *p)
{
    const char *path = param_text(p, "weights");
    struct npy a = read_array("weights", path);
    struct buf shape = {0};
    shape_text(&a, &shape);
    if (a.ndim != 2 || a.shape[0] < 1 || a.shape[1] < 1 || a.shape[0] > HARDWIRED_MAX || a.shape[1] > HARDWIRED_MAX)
        die(ST_USAGE, "weights: %s: shape %s; legal: n_out x n_in, each 1..%d", path, shape.s, (int)HARDWIRED_MAX);
    static const char *const only_random[] = {"n_out", "n_in", "seed"};
    for (int i = 0; i < 3; i++) {
        if (param_given(p, only_random[i]))
            die(ST_USAGE, "%s: value '%s' with weights=%s; legal: only with weights=random", only_random[i],
                param_text(p, only_random[i]), path);
        param_drop(p, only_random[i]);
    }
    g->n_out = (int)a.shape[0];
    g->n_in = (int)a.shape[1];
    weight_range(g, p, signed_weights(p, a.type[0] == 'i'));
    for (int64_t i = 0; i < a.count && !g->zero; i++) {
        char at[96];
        if (a.data[i] != 1 && a.data[i] != -1)
            die(ST_USAGE, "weights: %s: value %lld at [%s]; legal with w_bits=1: -1 and 1", path,
                (long long)a.data[i], npy_index(&a, i, at));
    }
    check_values("weights", &a, path, g->weight);
    g->w = a.data; // kept
    free(shape.s);
}

// Sebastiano Vigna's SplitMix64 (2015).
uint64_t hardwired_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

// Uniform over all legal values.
static void random_weights(struct hardwired *g, const struct params *p)
{
    g->n_out = (int)param_int(p, "n_out");
    g->n_in = (int)param_int(p, "n_in");
    weight_range(g, p, signed_weights(p, true));
    uint64_t state = (uint64_t)param_int(p, "seed"), span = (uint64_t)(g->weight.hi - g->weight.lo + 1);
    size_t n = (size_t)g->n_out * (size_t)g->n_in;
    int64_t *w = xcalloc(n, sizeof *w);
    for (size_t i = 0; i < n; i++) {
        uint64_t r = hardwired_random(&state) >> 32;
        w[i] = g->zero ? g->weight.lo + (int64_t)(r * span >> 32) : r & 1 ? 1 : -1;
    }
    g->w = w;
}

// Bits of the sum of any such weights, which bias_bits=auto gives to a bias too.
static int auto_bias_bits(const struct hardwired *g)
{
    int64_t most = g->x.hi > -g->x.lo ? g->x.hi : -g->x.lo,
            w = g->weight.hi > -g->weight.lo ? g->weight.hi : -g->weight.lo;
    int bits = signed_bits(-most * w * g->n_in, most * w * g->n_in);
    return bits < 32 ? bits : 32;
}

static void read_bias(struct hardwired *g, const struct params *p)
{
    const char *path = param_text(p, "bias");
    if (!is_file(p, "bias")) {
        if (param_given(p, "bias_bits"))
            die(ST_USAGE, "bias_bits: value '%s' without bias; legal: only with bias=FILE", param_text(p, "bias_bits"));
        return;
    }
    g->bias_bits = param_int(p, "bias_bits") == PARAM_AUTO ? auto_bias_bits(g) : (int)param_int(p, "bias_bits");
    struct npy a = read_array("bias", path);
    if (a.ndim != 1 || a.shape[0] != g->n_out) {
        struct buf shape = {0};
        shape_text(&a, &shape);
        die(ST_USAGE, "bias: %s: shape %s; legal: %d, one for each output", path, shape.s, g->n_out);
    }
    check_values("bias", &a, path,
                 (struct range){-(INT64_C(1) << (g->bias_bits - 1)), (INT64_C(1) << (g->bias_bits - 1)) - 1});
    g->bias = a.data; // kept
}

void hardwired_read(struct hardwired *g, struct params *p)
{
    if (is_file(p, "weights"))
        read_weights(g, p);
    else
        random_weights(g, p);
    param_settle(p, "w_signed", g->weight.lo < 0 ? "1" : "0");
    read_bias(g, p);
}
