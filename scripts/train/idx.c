// SPDX-License-Identifier: Apache-2.0
// Implementation of scripts/train/idx.h.
#include "scripts/train/idx.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

static void fail(const char *path, const char *why)
{
    fprintf(stderr, "%s: %s\n", path, why);
    exit(2);
}

static int64_t big_endian(gzFile f, const char *path)
{
    unsigned char b[4];
    if (gzread(f, b, 4) != 4)
        fail(path, "ends inside its header");
    return (int64_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
}

struct idx idx_read(const char *path, int dims)
{
    gzFile f = gzopen(path, "rb");
    if (!f)
        fail(path, "cannot read; Debian's package dataset-fashion-mnist has it");
    if (big_endian(f, path) != 0x800 + dims)
        fail(path, "not an IDX file of bytes with the right number of dimensions");
    struct idx a = {.size = 1};
    a.count = big_endian(f, path);
    for (int i = 1; i < dims; i++)
        a.size *= big_endian(f, path);
    if (a.count < 1 || a.size < 1 || a.size > 1 << 20 || a.count > 1 << 20)
        fail(path, "dimensions out of range");
    a.data = malloc((size_t)(a.count * a.size));
    if (!a.data)
        fail(path, "no memory for it");
    for (int64_t i = 0; i < a.count; i++)
        if (gzread(f, a.data + i * a.size, (unsigned)a.size) != a.size)
            fail(path, "ends early");
    gzclose(f);
    return a;
}
