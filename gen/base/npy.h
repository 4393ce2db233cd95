// SPDX-License-Identifier: Apache-2.0
// NumPy .npy files, formats 1.0 to 3.0: of whole numbers, and, for those who ask, of real ones or of bit patterns.
// Source: numpy.lib.format, "A simple format for saving numpy arrays to disk".
#ifndef GW_NPY_H
#define GW_NPY_H

#include <stdbool.h>
#include <stdint.h>

enum { NPY_MAX_DIMS = 4, NPY_MOST = 1 << 28 }; // dimensions, elements

struct npy {
    int ndim;
    int64_t shape[NPY_MAX_DIMS];
    int64_t count; // elements: the product of shape
    char type[4];  // as the file has it: "i1", "u2", "f8", ...; "u1" for bool
    int64_t *data; // count values, C order
    double *real;  // the same of npy_read_real, where data is NULL
};

// Reads integers of 8 to 64 bits, bool and float16/32/64 whose values are whole numbers, all of them in an int64; either
// byte order, C or Fortran order. NULL on success; else a message for one line of standard error, to be freed, and *a is zero.
char *npy_read(const char *path, struct npy *a);

// Reads the same types as real numbers into a->real: floats of any value, infinities and NaN too; integers as long as a double
// is equal to each, others are refused with the first index and value.
char *npy_read_real(const char *path, struct npy *a);

// Reads the same types as they are: a->data[i] holds the element's bits, as a little-endian machine has them, zeros above.
char *npy_read_bits(const char *path, struct npy *a);

// True if there is a regular file whose first bytes are those of a .npy.
bool npy_begins(const char *path);

// NULL if all values are in lo..hi, else a message with the first index and value that is not.
char *npy_fits(const struct npy *a, const char *path, int64_t lo, int64_t hi);

// A message as these functions return them, allocated.
char *npy_message(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

// Writes int`bits` or uint`bits` (8, 16, 32 or 64), whole or not at all. NULL on success, else a message.
char *npy_write(const char *path, int ndim, const int64_t *shape, const int64_t *data, int bits, bool is_signed);

// Writes float`bits` (32 or 64), rounded to nearest, ties to even; NaN and infinities stay. Refuses a finite value that rounds to
// an infinity, with its index.
char *npy_write_real(const char *path, int ndim, const int64_t *shape, const double *v, int bits);

// Writes elements from the lowest bits of data; type as in struct npy: "i1", "u8", "f2".
char *npy_write_bits(const char *path, int ndim, const int64_t *shape, const int64_t *data, const char *type);

void npy_free(struct npy *a);

// "12,7" for element i of shape, in a buffer of at least 96 bytes.
char *npy_index(const struct npy *a, int64_t i, char *text);

// "10x20", in a buffer of at least 96 bytes.
const char *npy_shape(const struct npy *a, char *text);
#endif
