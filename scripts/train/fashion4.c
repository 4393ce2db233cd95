// SPDX-License-Identifier: Apache-2.0
// Trains the network 784-64-10 with 4-bit weights on Fashion-MNIST's training set, always to the same bytes.
//   train_fashion4 DATA_FOLDER OUT_FOLDER SEED BITS
// Quantization-aware: after some epochs in float each row of weights gets its scale, then rounded weights and hidden
// values classify while the gradients go to the float weights (arXiv:1712.05877). What is written, in integers, for the
// upper BITS bits x of each pixel (1..8):
//   h[j] = clamp(round((sum of w1[j][k] * x[k] + b1[j]) * mult1[j] / 2^shift1[j]), 0..2^BITS - 1), halves to even
//   class = first largest of sum of w2[i][j] * h[j] + b2[i]
#include <stdio.h>
#include <stdlib.h>

#include "scripts/train/mlp.h"

enum { FLOAT_EPOCHS = 12, EPOCHS = 48, LO = -8, HI = 7, MULT_BITS = 4 };

static int32_t q1[HIDDEN][IN], qb1[HIDDEN], mult1[HIDDEN], shift1[HIDDEN], q2[OUT][HIDDEN], qb2[OUT];
// What 1 is worth: of a pixel, a weight in a row of layer 1, a hidden value, a weight of layer 2.
static float sx, s1[HIDDEN], sh, s2;

static int32_t nearest(float w, float scale)
{
    int32_t q = mlp_rounded(w / scale);
    return q < LO ? LO : q > HI ? HI : q;
}

// The scale with the least squared error for n weights `stride` apart.
static float best_scale(const float *w, int n, int stride)
{
    float largest = mlp_largest(w, n, stride), best = 0, least = 0;
    for (int percent = 30; percent <= 100; percent += 2) {
        float scale = largest * (float)percent / 750.0f, sum = 0;
        for (int i = 0; i < n; i++) {
            float e = (float)nearest(w[i * stride], scale) * scale - w[i * stride];
            sum += e * e;
        }
        if (best == 0 || sum < least) {
            least = sum;
            best = scale;
        }
    }
    return best;
}

// Scales of layer 1 are those that a multiplier of MULT_BITS bits gives exactly.
static void choose_scales(const struct mlp *net)
{
    for (int j = 0; j < HIDDEN; j++) {
        float factor = best_scale(&net->w1[0][j], IN, HIDDEN) * sx / sh, power = 1.0f;
        for (shift1[j] = 0; mlp_rounded(factor * power) < 1 << (MULT_BITS - 1); shift1[j]++)
            power *= 2.0f;
        mult1[j] = mlp_rounded(factor * power);
        s1[j] = (float)mult1[j] / power * sh / sx;
    }
    s2 = best_scale(&net->w2[0][0], HIDDEN * OUT, 1);
}

static void quantize(const struct mlp *net, struct mlp *used)
{
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            used->w1[k][j] = (float)(q1[j][k] = nearest(net->w1[k][j], s1[j])) * s1[j];
    for (int j = 0; j < HIDDEN; j++)
        used->b1[j] = (float)(qb1[j] = mlp_rounded(net->b1[j] / (s1[j] * sx))) * s1[j] * sx;
    for (int j = 0; j < HIDDEN; j++)
        for (int i = 0; i < OUT; i++)
            used->w2[j][i] = (float)(q2[i][j] = nearest(net->w2[j][i], s2)) * s2;
    for (int i = 0; i < OUT; i++)
        used->b2[i] = (float)(qb2[i] = mlp_rounded(net->b2[i] / (sh * s2))) * sh * s2;
}

// Bits of the widest of n values in two's complement.
static int width(const int32_t *v, int n)
{
    int bits = 1;
    for (int i = 0; i < n; i++)
        while (v[i] < -(1 << (bits - 1)) || v[i] >= 1 << (bits - 1))
            bits++;
    return bits;
}

static struct training *prepare(char **argv)
{
    int bits = atoi(argv[4]);
    if (bits < 1 || bits > 8) {
        fprintf(stderr, "train_fashion4: BITS: value '%s'; legal: 1..8\n", argv[4]);
        exit(2);
    }
    struct training *t = mlp_open(argv[1], strtoull(argv[3], NULL, 10));
    sx = (float)(1 << (8 - bits)) / 128.0f;
    for (int p = 0; p < 256; p++)
        t->pixel[p] = (float)(p >> (8 - bits)) * sx;
    t->top = 8.0f;
    t->grain = sh = t->top / (float)((1 << bits) - 1);
    return t;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: train_fashion4 DATA_FOLDER OUT_FOLDER SEED BITS\n");
        return 2;
    }
    struct training *t = prepare(argv);
    for (int e = 0; e < EPOCHS; e++) {
        if (e == FLOAT_EPOCHS) {
            choose_scales(&t->net);
            t->quantize = quantize;
        }
        mlp_epoch(t, e < 24 ? 0.03f : e < 36 ? 0.01f : e < 42 ? 0.003f : 0.001f);
        printf("epoch %d of %d\n", e + 1, (int)EPOCHS);
        fflush(stdout);
    }
    printf("held-out images right: %d of %d; b1 has %d bits, b2 %d\n", mlp_held_out(t, mlp_classify), (int)HELD_OUT,
           width(qb1, HIDDEN), width(qb2, OUT));
    mlp_save(argv[2], "w1", &q1[0][0], HIDDEN, IN, 8);
    mlp_save(argv[2], "b1", qb1, 0, HIDDEN, 32);
    mlp_save(argv[2], "mult1", mult1, 0, HIDDEN, 32);
    mlp_save(argv[2], "shift1", shift1, 0, HIDDEN, 8);
    mlp_save(argv[2], "w2", &q2[0][0], OUT, HIDDEN, 8);
    mlp_save(argv[2], "b2", qb2, 0, OUT, 32);
    return 0;
}
