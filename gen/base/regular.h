// SPDX-License-Identifier: Apache-2.0
// Files to read: a pipe may never end and a device has no end, so only regular files of a size that memory holds. Files to
// write: a device stays one.
#ifndef GW_REGULAR_H
#define GW_REGULAR_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define READ_MOST (INT64_C(2) << 30) // bytes
enum { READ_WHY = 160 };             // a buffer for what is wrong

// Opens the file to read and sets *size to its bytes. Else NULL, with errno set and in `why` what follows "PATH: " in a
// sentence: "cannot read: No such file or directory", "a pipe; legal: a regular file".
FILE *open_regular(const char *path, char why[READ_WHY], int64_t *size);

// Whether a file written beside may take this name: nothing has it, or a regular file. Else (a device, a pipe, a link) what it
// names is to be written into.
bool may_replace(const char *path);

// Opens the file to write, as fopen(path, "wb") does; but a pipe must be read by another process, within some seconds. NULL with
// errno set, for output_error().
FILE *open_output(const char *path);
const char *output_error(int error);

// Whether a path is a name of what this process has open, /dev/stdin, /dev/fd/N: another process, such as a simulator, has
// something else there.
bool is_own_stream(const char *path);

// "2,147,483,648", in a buffer of at least 32 bytes.
char *grouped(int64_t n, char text[32]);
#endif
