// SPDX-License-Identifier: Apache-2.0
// Trains the int8 network 784-64-10 of the main job on Fashion-MNIST's training set, always to the same bytes.
//   train_fashion DATA_FOLDER OUT_FOLDER
// Float training, then quantization: int8 weights, one scale a layer; the hidden layer's scale is the one that
// does best on the held-out images.
#include <stdio.h>
#include <string.h>

#include "scripts/train/mlp.h"

enum { EPOCHS = 30, SHIFT = 24 };

static int32_t q1[IN][HIDDEN], qb1[HIDDEN], q2[HIDDEN][OUT], qb2[OUT], mult;

// Quantizes with the hidden layer's full scale, 127, at `top`.
static void quantize(const struct mlp *net, float top)
{
    float s1 = mlp_largest(&net->w1[0][0], IN * HIDDEN, 1) / 127.0f;
    float s2 = mlp_largest(&net->w2[0][0], HIDDEN * OUT, 1) / 127.0f, sh = top / 127.0f;
    for (int k = 0; k < IN; k++)
        for (int j = 0; j < HIDDEN; j++)
            q1[k][j] = mlp_rounded(net->w1[k][j] / s1);
    for (int j = 0; j < HIDDEN; j++)
        qb1[j] = mlp_rounded(net->b1[j] * 128.0f / s1);
    for (int j = 0; j < HIDDEN; j++)
        for (int i = 0; i < OUT; i++)
            q2[j][i] = mlp_rounded(net->w2[j][i] / s2);
    for (int i = 0; i < OUT; i++)
        qb2[i] = mlp_rounded(net->b2[i] / (sh * s2));
    mult = mlp_rounded(s1 / 128.0f / sh * (float)(1 << SHIFT));
}

static int classify(const struct training *t, const uint8_t *pixels)
{
    (void)t;
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

static float choose_scale(const struct training *t)
{
    float best = 0;
    int most = -1;
    for (float top = 4.0f; top < 40.0f; top += 1.0f) {
        quantize(&t->net, top);
        int right = mlp_held_out(t, classify);
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
    if (argc != 3) {
        fprintf(stderr, "usage: train_fashion DATA_FOLDER OUT_FOLDER\n");
        return 2;
    }
    struct training *t = mlp_open(argv[1], 20231);
    for (int e = 0; e < EPOCHS; e++) {
        mlp_epoch(t, e < 16 ? 0.03f : e < 23 ? 0.01f : e < 27 ? 0.003f : 0.001f);
        printf("epoch %d of %d\n", e + 1, (int)EPOCHS);
        fflush(stdout);
    }
    quantize(&t->net, choose_scale(t));
    mlp_save(argv[2], "w1", &q1[0][0], IN, HIDDEN, 8);
    mlp_save(argv[2], "b1", qb1, 0, HIDDEN, 32);
    mlp_save(argv[2], "w2", &q2[0][0], HIDDEN, OUT, 8);
    mlp_save(argv[2], "b2", qb2, 0, OUT, 32);
    int32_t mults[HIDDEN], shifts[HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
        mults[i] = mult;
        shifts[i] = SHIFT;
    }
    mlp_save(argv[2], "mult1", mults, 0, HIDDEN, 32);
    mlp_save(argv[2], "shift1", shifts, 0, HIDDEN, 8);
    mlp_save(argv[2], "clamp1", (const int32_t[]){0, 127}, 0, 2, 8);
    return 0;
}
