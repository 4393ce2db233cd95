// SPDX-License-Identifier: Apache-2.0
// Files that may be compressed.
#ifndef GW_GUNZIP_H
#define GW_GUNZIP_H

#include <stddef.h>

#define UNZIPPED_MOST ((size_t)1 << 30) // bytes

// The file as a NUL-terminated string, its length in *len, uncompressed if its name ends in .gz. Dies (ST_USAGE) naming it if it
// cannot be read, is not a regular file, has more than READ_MOST bytes, or more than UNZIPPED_MOST when uncompressed.
char *must_read_unzipped(const char *path, size_t *len);
#endif
