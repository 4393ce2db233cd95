// SPDX-License-Identifier: Apache-2.0
// Implementation of scripts/train/mlp.h.
#include "scripts/train/mlp.h"

#include <float.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"

enum { BATCH = 50 };

static uint32_t random32(struct training *t)
{
    t->random = t->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(t->random >> 32);
}

static float uniform(struct training *t, float scale)
{
    return scale * ((float)(random32(t) >> 8) / 8388608.0f - 1.0f);
}

// exp(x) for x <= 0, good to a few per cent of its logarithm: enough for a softmax gradient.
static float soft_exp(float x)
{
    float y = 1.0f + (x < -20.0f ? -20.0f : x) / 1024.0f;
    for (int i = 0; i < 10; i++)
        y *= y;
    return y;
}

static const struct mlp *in_use(const struct training *t)
{
    return t->quantize ? &t->used : &t->net;
}

static float hidden_value(const struct training *t, float a)
{
    a = a > t->top ? t->top : a > 0 ? a : 0;
    return t->quantize ? (float)mlp_rounded(a / t->grain) * t->grain : a;
}

// x (IN) to sums a and values h (HIDDEN) of the hidden layer and outputs o (OUT).
static void forward(const struct training *t, const float *x, float *a, float *h, float *o)
{
    const struct mlp *net = in_use(t);
    memcpy(a, net->b1, sizeof net->b1);
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            a[j] += x[k] * net->w1[k][j];
    for (int j = 0; j < HIDDEN; j++)
        h[j] = hidden_value(t, a[j]);
    memcpy(o, net->b2, sizeof net->b2);
    for (int j = 0; j < HIDDEN; j++)
        for (int i = 0; i < OUT; i++)
            o[i] += h[j] * net->w2[j][i];
}

// Turns outputs into the gradient of the cross entropy.
static void softmax_gradient(float *o, int label)
{
    float top = o[0], sum = 0;
    for (int i = 1; i < OUT; i++)
        top = o[i] > top ? o[i] : top;
    for (int i = 0; i < OUT; i++)
        sum += o[i] = soft_exp(o[i] - top);
    for (int i = 0; i < OUT; i++)
        o[i] /= sum;
    o[label] -= 1.0f;
}

// Adds the gradients to the momentum; hidden values count as a clipped to 0..top, however h is rounded.
static void backward(struct training *t, const float *x, const float *a, const float *h, const float *o, float rate)
{
    const struct mlp *net = in_use(t);
    struct mlp *g = &t->moment;
    float d[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
        d[j] = 0;
        for (int i = 0; i < OUT; i++) {
            d[j] += o[i] * net->w2[j][i];
            g->w2[j][i] -= rate * o[i] * h[j];
        }
        d[j] = a[j] > 0 && a[j] < t->top ? rate * d[j] : 0;
        g->b1[j] -= d[j];
    }
    for (int i = 0; i < OUT; i++)
        g->b2[i] -= rate * o[i];
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            g->w1[k][j] -= x[k] * d[j];
}

static void step(float *w, float *g, int n, float decay)
{
    for (int i = 0; i < n; i++) {
        w[i] += g[i] - decay * w[i];
        g[i] *= 0.9f;
    }
}

static void step_all(struct mlp *net, struct mlp *g, float decay)
{
    step(&net->w1[0][0], &g->w1[0][0], IN * HIDDEN, decay);
    step(&net->w2[0][0], &g->w2[0][0], HIDDEN * OUT, decay);
    step(net->b1, g->b1, HIDDEN, 0);
    step(net->b2, g->b2, OUT, 0);
}

static void seen(const struct training *t, const uint8_t *pixels, float *x)
{
    for (int k = 0; k < IN; k++)
        x[k] = t->pixel[pixels[k]];
}

static void shuffle(struct training *t)
{
    for (int i = t->n - 1; i > 0; i--) {
        int j = (int)(random32(t) % (uint32_t)(i + 1));
        int32_t other = t->order[i];
        t->order[i] = t->order[j];
        t->order[j] = other;
    }
}

void mlp_epoch(struct training *t, float rate)
{
    float x[IN], a[HIDDEN], h[HIDDEN], o[OUT];
    shuffle(t);
    for (int b = 0; b + BATCH <= t->n; b += BATCH) {
        if (t->quantize)
            t->quantize(&t->net, &t->used);
        for (int s = 0; s < BATCH; s++) {
            int32_t i = t->order[b + s];
            seen(t, t->images.data + (int64_t)i * IN, x);
            forward(t, x, a, h, o);
            softmax_gradient(o, t->labels.data[i]);
            backward(t, x, a, h, o, rate / BATCH);
        }
        step_all(&t->net, &t->moment, rate * 2e-4f);
    }
    if (t->quantize)
        t->quantize(&t->net, &t->used);
}

int mlp_classify(const struct training *t, const uint8_t *pixels)
{
    float x[IN], a[HIDDEN], h[HIDDEN], o[OUT];
    seen(t, pixels, x);
    forward(t, x, a, h, o);
    int best = 0;
    for (int i = 1; i < OUT; i++)
        best = o[i] > o[best] ? i : best;
    return best;
}

int mlp_held_out(const struct training *t, int (*classify)(const struct training *t, const uint8_t *pixels))
{
    int right = 0;
    for (int64_t i = t->images.count - HELD_OUT; i < t->images.count; i++)
        right += classify(t, t->images.data + i * IN) == t->labels.data[i];
    return right;
}

int32_t mlp_rounded(float v)
{
    return (int32_t)(v < 0 ? v - 0.5f : v + 0.5f);
}

float mlp_largest(const float *w, int n, int stride)
{
    float m = 0;
    for (int i = 0; i < n; i++) {
        float a = w[i * stride] < 0 ? -w[i * stride] : w[i * stride];
        m = a > m ? a : m;
    }
    return m;
}

void mlp_save(const char *folder, const char *name, const int32_t *v, int rows, int cols, int bits)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.npy", folder, name);
    int64_t shape[2] = {rows ? rows : cols, cols}, n = (int64_t)(rows ? rows : 1) * cols, *data = malloc((size_t)n * 8);
    for (int64_t i = 0; i < n; i++)
        data[i] = v[i];
    char *err = npy_write(path, rows ? 2 : 1, shape, data, bits, true);
    if (err) {
        fprintf(stderr, "%s\n", err);
        exit(2);
    }
    free(data);
}

struct training *mlp_open(const char *folder, uint64_t seed)
{
    char path[4096];
    struct training *t = calloc(1, sizeof *t);
    snprintf(path, sizeof path, "%s/train-images-idx3-ubyte.gz", folder);
    t->images = idx_read(path, 3);
    snprintf(path, sizeof path, "%s/train-labels-idx1-ubyte.gz", folder);
    t->labels = idx_read(path, 1);
    t->n = (int)t->images.count - HELD_OUT;
    t->order = malloc((size_t)t->n * sizeof *t->order);
    for (int i = 0; i < t->n; i++)
        t->order[i] = i;
    for (int p = 0; p < 256; p++)
        t->pixel[p] = ((float)p - 128.0f) / 128.0f;
    t->top = FLT_MAX;
    t->random = seed;
    for (int i = 0; i < IN * HIDDEN; i++)
        (&t->net.w1[0][0])[i] = uniform(t, 0.06f);
    for (int i = 0; i < HIDDEN * OUT; i++)
        (&t->net.w2[0][0])[i] = uniform(t, 0.2f);
    return t;
}
