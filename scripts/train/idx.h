// SPDX-License-Identifier: Apache-2.0
// Gzipped IDX files, the format of MNIST and Fashion-MNIST (yann.lecun.com/exdb/mnist).
#ifndef GW_IDX_H
#define GW_IDX_H

#include <stdint.h>

struct idx {
    int64_t count, size; // items; bytes of an item (1 for labels)
    uint8_t *data;       // (count, size)
};

// Reads unsigned bytes with `dims` dimensions (3 images, 1 labels), or prints one line and exits with 2.
struct idx idx_read(const char *path, int dims);
#endif
