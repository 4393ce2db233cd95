// SPDX-License-Identifier: Apache-2.0
// The host's side of the Fashion-MNIST network, between runs of the array: images in, bias, ReLU and
// requantization, accuracy. Integers only.
//   fashion input IMAGES.gz A.npy               pixels - 128, int8, N x 784
//   fashion hidden ACC.npy WEIGHTS A.npy        clamp((acc + b1) * mult >> shift, rounded, 0..127), int8, N x 64
//   fashion accuracy ACC.npy WEIGHTS LABELS.gz  class = first largest of acc + b2; "accuracy 0.88 8800 10000"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "idx.h"
#include "npy.h"

static void must(char *err)
{
    if (!err)
        return;
    fprintf(stderr, "fashion: %s\n", err);
    exit(2);
}

static struct npy load(const char *folder, const char *name, int64_t count)
{
    char path[4096];
    struct npy a;
    snprintf(path, sizeof path, "%s/%s.npy", folder, name);
    must(npy_read(path, &a));
    if (a.count != count) {
        fprintf(stderr, "fashion: %s: %lld values; legal: %lld\n", path, (long long)a.count, (long long)count);
        exit(2);
    }
    return a;
}

static struct npy load_acc(const char *path, int64_t cols)
{
    struct npy a;
    must(npy_read(path, &a));
    if (a.ndim != 2 || a.shape[1] != cols) {
        fprintf(stderr, "fashion: %s: legal: a matrix of %lld columns\n", path, (long long)cols);
        exit(2);
    }
    return a;
}

static void input(char **v)
{
    struct idx images = idx_read(v[0], 3);
    int64_t n = images.count * images.size, *data = malloc((size_t)n * sizeof *data);
    for (int64_t i = 0; i < n; i++)
        data[i] = images.data[i] - 128;
    must(npy_write(v[1], 2, (int64_t[]){images.count, images.size}, data, 8, true));
}

static void hidden(char **v)
{
    struct npy acc = load_acc(v[0], 64), bias = load(v[1], "b1", 64), requant = load(v[1], "requant", 2);
    int64_t mult = requant.data[0], shift = requant.data[1];
    for (int64_t i = 0; i < acc.count; i++) {
        int64_t h = ((acc.data[i] + bias.data[i % 64]) * mult + ((int64_t)1 << (shift - 1))) >> shift;
        acc.data[i] = h < 0 ? 0 : h > 127 ? 127 : h;
    }
    must(npy_write(v[2], 2, acc.shape, acc.data, 8, true));
}

static void accuracy(char **v)
{
    struct npy acc = load_acc(v[0], 10), bias = load(v[1], "b2", 10);
    struct idx labels = idx_read(v[2], 1);
    int64_t right = 0, n = acc.shape[0];
    if (labels.count != n) {
        fprintf(stderr, "fashion: %s: %lld labels for %lld images\n", v[2], (long long)labels.count, (long long)n);
        exit(2);
    }
    for (int64_t i = 0; i < n; i++) {
        int best = 0;
        for (int c = 1; c < 10; c++)
            if (acc.data[i * 10 + c] + bias.data[c] > acc.data[i * 10 + best] + bias.data[best])
                best = c;
        right += best == labels.data[i];
    }
    printf("accuracy %.4f %lld %lld\n", (double)right / (double)n, (long long)right, (long long)n);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "input") == 0)
        input(argv + 2);
    else if (argc == 5 && strcmp(argv[1], "hidden") == 0)
        hidden(argv + 2);
    else if (argc == 5 && strcmp(argv[1], "accuracy") == 0)
        accuracy(argv + 2);
    else {
        fprintf(stderr, "usage: fashion input|hidden|accuracy ...\n");
        return 2;
    }
    return 0;
}
