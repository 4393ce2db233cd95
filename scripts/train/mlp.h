// SPDX-License-Identifier: Apache-2.0
// The network 784-64-10 in float and its training by momentum SGD, for both trainers. Plain single-thread
// arithmetic without libm, so that no machine rounds another way: the same seed gives the same bytes.
#ifndef GW_MLP_H
#define GW_MLP_H

#include <stdint.h>

#include "scripts/train/idx.h"

enum { IN = 784, HIDDEN = 64, OUT = 10, HELD_OUT = 5000 };

struct mlp {
    float w1[IN][HIDDEN], b1[HIDDEN], w2[HIDDEN][OUT], b2[OUT];
};

struct training {
    struct idx images, labels;
    int n;             // images trained on; the last HELD_OUT are not
    int32_t *order;    // n, shuffled each epoch
    uint64_t random;   // state of the generator
    float pixel[256];  // what the network sees of a pixel: (p - 128) / 128 unless the trainer sets it
    float top;         // hidden values are clipped to 0..top and, in quantized networks, rounded to
    float grain;       // multiples of this
    struct mlp net;    // what is trained
    struct mlp moment; // momentum of its weights
    // Quantization-aware training: fills `used`, with which images are classified, from net, and their
    // gradients are applied to net (the straight-through estimator of arXiv:1308.3432). NULL: net is used.
    void (*quantize)(const struct mlp *net, struct mlp *used);
    struct mlp used;
};

// Reads the training set in `folder`, exits with 2 if it cannot. Random weights; nothing is clipped or quantized.
struct training *mlp_open(const char *folder, uint64_t seed);

// All images once, at a learning rate of `rate`.
void mlp_epoch(struct training *t, float rate);

// How many of the held-out images `classify` gives their label.
int mlp_held_out(const struct training *t, int (*classify)(const struct training *t, const uint8_t *pixels));

// The class that the trained or, if there is one, the quantized network gives.
int mlp_classify(const struct training *t, const uint8_t *pixels);

// To the nearest integer, halves away from zero.
int32_t mlp_rounded(float v);

// The largest magnitude of n values that lie `stride` apart.
float mlp_largest(const float *w, int n, int stride);

// Writes FOLDER/NAME.npy, int`bits`: rows x cols values, or cols if rows is 0. Exits with 2 if it cannot.
void mlp_save(const char *folder, const char *name, const int32_t *v, int rows, int cols, int bits);
#endif
