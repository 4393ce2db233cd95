// SPDX-License-Identifier: Apache-2.0
// What the files gen/bayer*.c share.
#ifndef GW_BAYER_H
#define GW_BAYER_H

#include "emit/generator.h"

enum {
    BAYER_KERNELS = 4,  // with mode=half
    BAYER_RAW_MAX = 4095,
    BAYER_HEIGHT_MAX = 65536,
};

// A kernel over up to four pixels, and what follows from it.
struct kernel {
    const char *name; // suffix of its modules
    int n;            // pixels
    int64_t w[4];     // int8
    int64_t shift;
    int64_t bias;     // half of 1 << shift, less the black of all pixels
    int low_bits, high_bits; // sums of products of the byte halves
    int bits;         // the whole sum
};

struct camera {
    bool half;
    int64_t black, max_width;
    int64_t height; // mode=bilinear: lines of a frame, 0 = any
    int red; // first red pixel of the cell: 2 * row + column
    int addr_bits, channels, kernel_count;
    struct kernel kernels[BAYER_KERNELS];
};

// The kernels of the mode, and the widths of their sums; dies where the user's are not right.
void bayer_kernels(struct camera *c, const struct params *p);

// Bits of the sum over the kernel of values 0..max, and of something added to it.
int bayer_sum_bits(const struct kernel *k, int64_t max, int64_t add);

// The sum of products of one kernel, its bias folded in: the place of the arithmetic.
void bayer_add_mac(struct design *d, const struct kernel *k, struct holes *h);
#endif
