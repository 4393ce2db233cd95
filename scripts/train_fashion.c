// SPDX-License-Identifier: Apache-2.0
// Trains the int8 network 784-64-10 of the main job on Fashion-MNIST's training set, always to the same bytes.
//   train_fashion DATA_FOLDER OUT_FOLDER
// Float training by momentum SGD, then quantization: int8 weights, one scale a layer; the hidden layer's
// scale is the one that does best on the last 5,000 training images, which are not trained on.
// All arithmetic is plain single-thread float without libm, so that no machine rounds another way.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "idx.h"
#include "npy.h"

enum { IN = 784, HIDDEN = 64, OUT = 10, BATCH = 50, EPOCHS = 30, HELD_OUT = 5000 };

static float w1[IN][HIDDEN], b1[HIDDEN], w2[HIDDEN][OUT], b2[OUT];
static float g1[IN][HIDDEN], gb1[HIDDEN], g2[HIDDEN][OUT], gb2[OUT]; // momentum
static int32_t q1[IN][HIDDEN], qb1[HIDDEN], q2[HIDDEN][OUT], qb2[OUT], mult;
enum { SHIFT = 24 };

static uint64_t state = 20231;

static uint32_t random32(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 32);
}

static float uniform(float scale)
{
    return scale * ((float)(random32() >> 8) / 8388608.0f - 1.0f);
}

// exp(x) for x <= 0, good to a few per cent of its logarithm: enough for a softmax gradient.
static float soft_exp(float x)
{
    float y = 1.0f + (x < -20.0f ? -20.0f : x) / 1024.0f;
    for (int i = 0; i < 10; i++)
        y *= y;
    return y;
}

static void forward(const float *x, float *h, float *o)
{
    memcpy(h, b1, sizeof b1);
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            h[j] += x[k] * w1[k][j];
    for (int j = 0; j < HIDDEN; j++)
        h[j] = h[j] > 0 ? h[j] : 0;
    memcpy(o, b2, sizeof b2);
    for (int j = 0; j < HIDDEN; j++)
        for (int i = 0; i < OUT; i++)
            o[i] += h[j] * w2[j][i];
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

static void backward(const float *x, const float *h, const float *o, float rate)
{
    float d[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
        d[j] = 0;
        for (int i = 0; i < OUT; i++) {
            d[j] += o[i] * w2[j][i];
            g2[j][i] -= rate * o[i] * h[j];
        }
        d[j] = h[j] > 0 ? rate * d[j] : 0;
        gb1[j] -= d[j];
    }
    for (int i = 0; i < OUT; i++)
        gb2[i] -= rate * o[i];
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            g1[k][j] -= x[k] * d[j];
}

static void step(float *w, float *g, int n, float decay)
{
    for (int i = 0; i < n; i++) {
        w[i] += g[i] - decay * w[i];
        g[i] *= 0.9f;
    }
}

static void image(const struct idx *images, int64_t i, float *x)
{
    for (int k = 0; k < IN; k++)
        x[k] = ((float)images->data[i * IN + k] - 128.0f) / 128.0f;
}

static void train_epoch(const struct idx *images, const struct idx *labels, int32_t *order, int n, float rate)
{
    float x[IN], h[HIDDEN], o[OUT];
    for (int i = n - 1; i > 0; i--) {
        int j = (int)(random32() % (uint32_t)(i + 1));
        int32_t t = order[i];
        order[i] = order[j];
        order[j] = t;
    }
    for (int b = 0; b + BATCH <= n; b += BATCH) {
        for (int s = 0; s < BATCH; s++) {
            int32_t i = order[b + s];
            image(images, i, x);
            forward(x, h, o);
            softmax_gradient(o, labels->data[i]);
            backward(x, h, o, rate / BATCH);
        }
        step(&w1[0][0], &g1[0][0], IN * HIDDEN, rate * 2e-4f);
        step(&w2[0][0], &g2[0][0], HIDDEN * OUT, rate * 2e-4f);
        step(b1, gb1, HIDDEN, 0);
        step(b2, gb2, OUT, 0);
    }
}

static int32_t rounded(float v)
{
    return (int32_t)(v < 0 ? v - 0.5f : v + 0.5f);
}

static float largest(const float *w, int n)
{
    float m = 0;
    for (int i = 0; i < n; i++) {
        float a = w[i] < 0 ? -w[i] : w[i];
        m = a > m ? a : m;
    }
    return m;
}

// Quantizes with the hidden layer's full scale, 127, at `top`.
static void quantize(float top)
{
    float s1 = largest(&w1[0][0], IN * HIDDEN) / 127.0f, s2 = largest(&w2[0][0], HIDDEN * OUT) / 127.0f;
    float sh = top / 127.0f;
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            q1[k][j] = rounded(w1[k][j] / s1);
    for (int j = 0; j < HIDDEN; j++)
        qb1[j] = rounded(b1[j] * 128.0f / s1);
    for (int j = 0; j < HIDDEN; j++)
        for (int i = 0; i < OUT; i++)
            q2[j][i] = rounded(w2[j][i] / s2);
    for (int i = 0; i < OUT; i++)
        qb2[i] = rounded(b2[i] / (sh * s2));
    mult = rounded(s1 / 128.0f / sh * (float)(1 << SHIFT));
}

static int classify(const uint8_t *pixels)
{
    int32_t acc[HIDDEN], o[OUT];
    memcpy(acc, qb1, sizeof acc);
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            acc[j] += (pixels[k] - 128) * q1[k][j];
    memcpy(o, qb2, sizeof o);
    for (int j = 0; j < HIDDEN; j++) {
        int64_t h = ((int64_t)acc[j] * mult + (1 << (SHIFT - 1))) >> SHIFT;
        h = h < 0 ? 0 : h > 127 ? 127 : h;
        for (int i = 0; i < OUT; i++)
            o[i] += (int32_t)h * q2[j][i];
    }
    int best = 0;
    for (int i = 1; i < OUT; i++)
        best = o[i] > o[best] ? i : best;
    return best;
}

static int held_out_right(const struct idx *images, const struct idx *labels)
{
    int right = 0;
    for (int64_t i = images->count - HELD_OUT; i < images->count; i++)
        right += classify(images->data + i * IN) == labels->data[i];
    return right;
}

static void save(const char *folder, const char *name, const int32_t *v, int rows, int cols, int bits)
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

static float choose_scale(const struct idx *images, const struct idx *labels)
{
    float best = 0;
    int most = -1;
    for (float top = 4.0f; top < 40.0f; top += 1.0f) {
        quantize(top);
        int right = held_out_right(images, labels);
        if (right > most) {
            most = right;
            best = top;
        }
    }
    printf("held-out images right: %d of %d at a full scale of %.0f\n", most, (int)HELD_OUT, (double)best);
    return best;
}

int main(int argc, char **argv)
{
    char path[4096];
    if (argc != 3) {
        fprintf(stderr, "usage: train_fashion DATA_FOLDER OUT_FOLDER\n");
        return 2;
    }
    snprintf(path, sizeof path, "%s/train-images-idx3-ubyte.gz", argv[1]);
    struct idx images = idx_read(path, 3);
    snprintf(path, sizeof path, "%s/train-labels-idx1-ubyte.gz", argv[1]);
    struct idx labels = idx_read(path, 1);
    int n = (int)images.count - HELD_OUT;
    int32_t *order = malloc((size_t)n * sizeof *order);
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int i = 0; i < IN * HIDDEN; i++)
        (&w1[0][0])[i] = uniform(0.06f);
    for (int i = 0; i < HIDDEN * OUT; i++)
        (&w2[0][0])[i] = uniform(0.2f);
    for (int e = 0; e < EPOCHS; e++) {
        train_epoch(&images, &labels, order, n, e < 16 ? 0.03f : e < 23 ? 0.01f : e < 27 ? 0.003f : 0.001f);
        printf("epoch %d of %d\n", e + 1, (int)EPOCHS);
        fflush(stdout);
    }
    quantize(choose_scale(&images, &labels));
    save(argv[2], "w1", &q1[0][0], IN, HIDDEN, 8);
    save(argv[2], "b1", qb1, 0, HIDDEN, 32);
    save(argv[2], "w2", &q2[0][0], HIDDEN, OUT, 8);
    save(argv[2], "b2", qb2, 0, OUT, 32);
    save(argv[2], "requant", (const int32_t[]){mult, SHIFT}, 0, 2, 32);
    return 0;
}
