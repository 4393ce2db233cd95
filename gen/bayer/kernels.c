// SPDX-License-Identifier: Apache-2.0
// Kernels of the generator `bayer`: the user's, the default ones, those of bilinear de-mosaicing.
#include "bayer/bayer.h"

#include <string.h>


enum {
    HIGH_MAX = 15, // of a raw value's high half
    LOW_MAX = 255,
    BILINEAR_SHIFT = 2,
};

static int most(int a, int b)
{
    return a > b ? a : b;
}

int bayer_sum_bits(const struct kernel *k, int64_t max, int64_t add)
{
    int64_t lo = 0, hi = 0;
    for (int i = 0; i < k->n; i++) {
        lo += k->w[i] < 0 ? k->w[i] * max : 0;
        hi += k->w[i] > 0 ? k->w[i] * max : 0;
    }
    return signed_bits(lo + add, hi + add);
}

static void finish_kernel(struct kernel *k, int64_t black)
{
    int64_t weights = 0;
    for (int i = 0; i < k->n; i++)
        weights += k->w[i];
    k->bias = (k->shift ? (int64_t)1 << (k->shift - 1) : 0) - weights * black;
    k->low_bits = bayer_sum_bits(k, LOW_MAX, 0);
    k->high_bits = bayer_sum_bits(k, HIGH_MAX, 0);
    int halves = most(k->low_bits, k->high_bits + 8);
    int total = most(bayer_sum_bits(k, BAYER_RAW_MAX, 0), bayer_sum_bits(k, BAYER_RAW_MAX, k->bias));
    k->bits = most(most(halves, total), (int)k->shift + 2);
}

// Weights of the user's kernels, in the order of the file.
static void read_kernels(const struct params *p, struct camera *c)
{
    const char *path = param_text(p, "kernels");
    struct npy a;
    char *err = npy_read(path, &a);
    if (!err)
        err = npy_fits(&a, path, INT8_MIN, INT8_MAX);
    if (err) {
        refuse(p->error, "kernels", "%s", err);
        return;
    }
    if (a.ndim != 3 || a.shape[0] != BAYER_KERNELS || a.shape[1] != 2 || a.shape[2] != 2) {
        char shape[96];
        refuse(p->error, "kernels", "%s: shape %s; legal: 4x2x2", path, npy_shape(&a, shape));
        npy_free(&a);
        return;
    }
    for (int i = 0; i < BAYER_KERNELS; i++)
        for (int j = 0; j < 4; j++)
            c->kernels[i].w[j] = a.data[4 * i + j];
    npy_free(&a);
}

// Red, green, blue, and luma of ITU-R BT.601 (0.299, 0.587, 0.114) in 128ths.
static void default_kernels(struct camera *c)
{
    int red = c->red, beside_red = red ^ 1, beside_blue = red ^ 2, blue = red ^ 3;
    c->kernels[0].w[red] = 1;
    c->kernels[1].w[beside_red] = c->kernels[1].w[beside_blue] = 1;
    c->kernels[1].shift = 1;
    c->kernels[2].w[blue] = 1;
    c->kernels[3].w[red] = 38;
    c->kernels[3].w[beside_red] = 38;
    c->kernels[3].w[beside_blue] = 37;
    c->kernels[3].w[blue] = 15;
    c->kernels[3].shift = 7;
}

static void half_kernels(struct camera *c, const struct params *p)
{
    static const char *const names[2][BAYER_KERNELS] = {{"red", "green", "blue", "luma"}, {"k0", "k1", "k2", "k3"}};
    bool given = !param_is(p, "kernels", "default");
    int64_t shifts[BAYER_KERNELS];
    for (int i = 0; i < BAYER_KERNELS; i++)
        c->kernels[i] = (struct kernel){.name = names[given][i], .n = 4};
    if (given)
        read_kernels(p, c);
    else
        default_kernels(c);
    if (param_list(p, "shifts", shifts))
        for (int i = 0; i < BAYER_KERNELS; i++)
            c->kernels[i].shift = shifts[i];
    c->kernel_count = BAYER_KERNELS;
}

// Means of one, two or four pixels, all times four.
static void bilinear_kernels(struct camera *c)
{
    c->kernels[0] = (struct kernel){.name = "one", .n = 1, .w = {4}, .shift = BILINEAR_SHIFT};
    c->kernels[1] = (struct kernel){.name = "two", .n = 2, .w = {2, 2}, .shift = BILINEAR_SHIFT};
    c->kernels[2] = (struct kernel){.name = "four", .n = 4, .w = {1, 1, 1, 1}, .shift = BILINEAR_SHIFT};
    c->kernel_count = 3;
}

void bayer_kernels(struct camera *c, const struct params *p)
{
    if (c->half)
        half_kernels(c, p);
    else
        bilinear_kernels(c);
    for (int i = 0; i < c->kernel_count && !is_refused(p->error); i++)
        finish_kernel(&c->kernels[i], c->black);
}
