// SPDX-License-Identifier: Apache-2.0
// .npy files as others write them, for the tests of the reader, with which this shares no code.
#ifndef GW_TB_VARIANT_H
#define GW_TB_VARIANT_H

#include <stdbool.h>
#include <stdint.h>

struct variant {
    const char *descr;  // byte order, kind and bytes: "<i4", ">f2", "|b1"
    bool fortran;       // the first index counts fastest
    int version;        // of the format: 1, 2, 3
    bool python2;       // numbers of the shape end in L
    const char *called; // what the file calls the type; NULL: descr
};

// Writes integers, given in C order, so that the type holds each exactly. False if the file cannot be written.
bool variant_write(const char *path, const struct variant *v, int ndim, const int64_t *shape, const int64_t *data);
#endif
