// SPDX-License-Identifier: Apache-2.0
// What the files of npy.h share: the header's dictionary and the refusals.
#ifndef GW_NPY_PARTS_H
#define GW_NPY_PARTS_H

#include <stddef.h>

#include "base/npy.h"

// The dictionary in front of the data.
struct npy_header {
    char descr[24];     // type as NumPy writes it: "<i4"
    char field[24];     // a structured array's: its first field
    bool structured;    // descr is a list of fields
    bool fortran;       // the first index counts fastest
};

// Reads the dictionary of n bytes; the shape goes to a. False if it is not one of descr, fortran_order and shape.
bool npy_parse_header(const char *text, size_t n, struct npy *a, struct npy_header *h);

// What the elements are.
struct npy_type {
    char kind;  // 'i' int, 'u' unsigned, 'b' bool, 'f' float
    int bytes;
    bool big;   // the highest byte first
};

// False if npy_read has no use for such elements.
bool npy_find_type(const char *descr, struct npy_type *type);

#define NPY_LEGAL "integers of 8 to 64 bits, booleans, or floats that are whole numbers"

// Messages about files that are refused, each with the NumPy command that makes a legal one of it: an array of another type;
// value v at index, of an array of floats; a file that does not begin as .npy does, of which n bytes are known.
char *npy_refuse_type(const char *path, const struct npy_header *h);
char *npy_refuse_real(const char *path, const char *descr, double v, const char *index);
char *npy_refuse_file(const char *path, const unsigned char *begin, size_t n);
#endif
