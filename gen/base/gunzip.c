// SPDX-License-Identifier: Apache-2.0
// Implementation of base/gunzip.h.
#define _POSIX_C_SOURCE 200809L
#include "base/gunzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/regular.h"
#include "base/util.h"

static gzFile must_open(const char *path)
{
    char why[READ_WHY];
    int64_t size;
    FILE *f = open_regular(path, why, &size);
    if (!f)
        die(ST_USAGE, "%s: %s", path, why);
    int fd = dup(fileno(f)); // gzclose closes it
    fclose(f);
    gzFile gz = fd < 0 ? NULL : gzdopen(fd, "rb");
    if (!gz)
        die(ST_USAGE, "%s: cannot read: %s", path, strerror(errno));
    return gz;
}

static char *must_unzip(const char *path, size_t *len)
{
    gzFile f = must_open(path);
    struct buf b = {0};
    char chunk[65536], most[32];
    int n, error;
    buf_puts(&b, "");
    while ((n = gzread(f, chunk, sizeof chunk)) > 0) {
        buf_add(&b, chunk, (size_t)n);
        if (b.len > UNZIPPED_MOST)
            die(ST_USAGE, "%s: more than %s bytes uncompressed; legal: at most that (1 GiB)", path,
                grouped((int64_t)UNZIPPED_MOST, most));
    }
    const char *why = gzerror(f, &error);
    if (error != Z_OK)
        die(ST_USAGE, "%s: cannot unpack: %s", path, error == Z_ERRNO ? strerror(errno) : why);
    gzclose(f);
    *len = b.len;
    return b.s;
}

char *must_read_unzipped(const char *path, size_t *len)
{
    size_t n = strlen(path);
    return n > 3 && strcmp(path + n - 3, ".gz") == 0 ? must_unzip(path, len) : must_read_file(path, len);
}
