// SPDX-License-Identifier: Apache-2.0
// The host's side of the Fashion-MNIST networks: images in, accuracy out. Integers only.
//   fashion input IMAGES.gz A.npy               pixels - 128, int8, N x 784
//   fashion pixels IMAGES.gz BITS A.npy         the upper BITS bits of pixels, uint8, N x 784
//   fashion accuracy ACC.npy WEIGHTS LABELS.gz  class = first largest of acc + b2; "accuracy 0.88 8800 10000"
//   fashion rows A.npy COUNT B.npy              the first COUNT rows of a matrix, or values of a column
//   fashion check WEIGHTS IMAGES.gz LABELS.gz BITS COUNT   of the first COUNT images, the whole 4-bit network of train_fashion4.c, accuracy as above
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"
#include "golden/requantize.h"
#include "scripts/train/idx.h"

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

// A count out of 1..most.
static int64_t count_of(const char *text, int64_t most)
{
    int64_t n = atoll(text);
    if (n < 1 || n > most) {
        fprintf(stderr, "fashion: COUNT: value '%s'; legal: 1..%lld\n", text, (long long)most);
        exit(2);
    }
    return n;
}

static int activation_bits(const char *text)
{
    int bits = atoi(text);
    if (bits < 1 || bits > 8) {
        fprintf(stderr, "fashion: BITS: value '%s'; legal: 1..8\n", text);
        exit(2);
    }
    return bits;
}

// Writes (pixel >> drop) - zero.
static void write_pixels(const char *images_path, const char *path, int drop, int zero)
{
    struct idx images = idx_read(images_path, 3);
    int64_t n = images.count * images.size, *data = malloc((size_t)n * sizeof *data);
    for (int64_t i = 0; i < n; i++)
        data[i] = (images.data[i] >> drop) - zero;
    must(npy_write(path, 2, (int64_t[]){images.count, images.size}, data, 8, zero != 0));
}

// Prints how many rows of N x 10 sums give the label's class.
static void count_right(const int64_t *acc, int64_t n, const struct npy *bias, const char *labels_path)
{
    struct idx labels = idx_read(labels_path, 1);
    int64_t right = 0;
    if (labels.count < n) {
        fprintf(stderr, "fashion: %s: %lld labels for %lld images\n", labels_path, (long long)labels.count,
                (long long)n);
        exit(2);
    }
    for (int64_t i = 0; i < n; i++) {
        int best = 0;
        for (int c = 1; c < 10; c++)
            if (acc[i * 10 + c] + bias->data[c] > acc[i * 10 + best] + bias->data[best])
                best = c;
        right += best == labels.data[i];
    }
    printf("accuracy %.4f %lld %lld\n", (double)right / (double)n, (long long)right, (long long)n);
}

static void accuracy(char **v)
{
    struct npy acc = load_acc(v[0], 10), bias = load(v[1], "b2", 10);
    count_right(acc.data, acc.shape[0], &bias, v[2]);
}

static struct npy load_within(const char *folder, const char *name, int64_t count, int64_t lo, int64_t hi)
{
    struct npy a = load(folder, name, count);
    must(npy_fits(&a, name, lo, hi));
    return a;
}

struct hidden4 {
    struct npy bias, mult, shift;
    int hi; // of a result
};

static struct hidden4 load_hidden4(const char *folder, int bits)
{
    return (struct hidden4){load_within(folder, "b1", 64, INT32_MIN, INT32_MAX), load_within(folder, "mult1", 64, 0, 32767),
                            load_within(folder, "shift1", 64, 0, 63), (1 << bits) - 1};
}

static int32_t hidden4_value(const struct hidden4 *h, int j, int64_t sum)
{
    struct golden_requant q = {.bias = (int32_t)h->bias.data[j], .mult = (int32_t)h->mult.data[j],
                               .shift = (int)h->shift.data[j], .lo = 0, .hi = h->hi};
    return golden_requantize(&q, sum);
}

static void rows(char **v)
{
    struct npy a;
    must(npy_read(v[0], &a));
    int64_t count = count_of(v[1], a.ndim == 1 || a.ndim == 2 ? a.shape[0] : 0);
    must(npy_write(v[2], a.ndim, (int64_t[]){count, a.shape[1]}, a.data, 8 * (a.type[1] - '0'), a.type[0] == 'i'));
}

static void check(char **v)
{
    struct npy w1 = load_within(v[0], "w1", 64 * 784, -8, 7), w2 = load_within(v[0], "w2", 10 * 64, -8, 7);
    struct npy b2 = load(v[0], "b2", 10);
    struct idx images = idx_read(v[1], 3);
    int bits = activation_bits(v[3]);
    int64_t count = count_of(v[4], images.count);
    struct hidden4 layer = load_hidden4(v[0], bits);
    int64_t *acc = calloc((size_t)count * 10, sizeof *acc);
    for (int64_t n = 0; n < count; n++)
        for (int j = 0; j < 64; j++) {
            int64_t sum = 0;
            for (int k = 0; k < 784; k++)
                sum += w1.data[j * 784 + k] * (images.data[n * 784 + k] >> (8 - bits));
            int32_t h = hidden4_value(&layer, j, sum);
            for (int c = 0; c < 10; c++)
                acc[n * 10 + c] += w2.data[c * 64 + j] * h;
        }
    count_right(acc, count, &b2, v[2]);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "input") == 0)
        write_pixels(argv[2], argv[3], 0, 128);
    else if (argc == 5 && strcmp(argv[1], "pixels") == 0)
        write_pixels(argv[2], argv[4], 8 - activation_bits(argv[3]), 0);
    else if (argc == 5 && strcmp(argv[1], "rows") == 0)
        rows(argv + 2);
    else if (argc == 5 && strcmp(argv[1], "accuracy") == 0)
        accuracy(argv + 2);
    else if (argc == 7 && strcmp(argv[1], "check") == 0)
        check(argv + 2);
    else {
        fprintf(stderr, "usage: fashion input|pixels|rows|accuracy|check ...\n");
        return 2;
    }
    return 0;
}
