// SPDX-License-Identifier: Apache-2.0
// Files to read: a pipe may never end and a device has no end, so only regular files of a size that memory holds.
#ifndef GW_REGULAR_H
#define GW_REGULAR_H

#include <stdint.h>
#include <stdio.h>

#define READ_MOST (INT64_C(2) << 30) // bytes
enum { READ_WHY = 160 };             // a buffer for what is wrong

// Opens the file to read and sets *size to its bytes. Else NULL, with errno set and in `why` what follows "PATH: " in a
// sentence: "cannot read: No such file or directory", "a pipe; legal: a regular file".
FILE *open_regular(const char *path, char why[READ_WHY], int64_t *size);

// "2,147,483,648", in a buffer of at least 32 bytes.
char *grouped(int64_t n, char text[32]);
#endif
