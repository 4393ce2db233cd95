// SPDX-License-Identifier: Apache-2.0
// Writing .npy files.
#define _POSIX_C_SOURCE 200809L
#include "base/npy.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/regular.h"

static bool write_header(FILE *f, int ndim, const int64_t *shape, int bits, bool is_signed)
{
    char head[256];
    int n = snprintf(head, sizeof head, "{'descr': '%s%s%d', 'fortran_order': False, 'shape': (",
                     bits == 8 ? "|" : "<", is_signed ? "i" : "u", bits / 8);
    for (int i = 0; i < ndim; i++)
        n += snprintf(head + n, sizeof head - (size_t)n, "%s%lld", i ? ", " : "", (long long)shape[i]);
    n += snprintf(head + n, sizeof head - (size_t)n, "%s), }", ndim == 1 ? "," : "");
    int padded = (10 + n + 1 + 63) / 64 * 64 - 10;
    unsigned char m[10] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (unsigned char)padded, (unsigned char)(padded >> 8)};
    return fwrite(m, 1, 10, f) == 10 && fprintf(f, "%s%*s\n", head, padded - n - 1, "") == padded;
}

static bool write_values(FILE *f, const int64_t *data, int64_t count, int bits)
{
    for (int64_t i = 0; i < count; i++) {
        unsigned char b[8];
        for (int j = 0; j < bits / 8; j++)
            b[j] = (unsigned char)((uint64_t)data[i] >> (8 * j));
        if (fwrite(b, 1, (size_t)bits / 8, f) != (size_t)bits / 8)
            return false;
    }
    return true;
}

char *npy_write(const char *path, int ndim, const int64_t *shape, const int64_t *data, int bits, bool is_signed)
{
    int64_t count = 1;
    for (int i = 0; i < ndim; i++)
        count *= shape[i];
    bool beside = may_replace(path);
    char *tmp = beside ? npy_message("%s.tmp.%ld", path, (long)getpid()) : npy_message("%s", path);
    FILE *f = open_output(tmp);
    char *err = NULL;
    if (!f) {
        err = npy_message("%s: cannot write: %s", path, output_error(errno));
    } else {
        errno = 0;
        bool ok = write_header(f, ndim, shape, bits, is_signed) && write_values(f, data, count, bits);
        ok = fclose(f) == 0 && ok;
        if (!ok || (beside && rename(tmp, path) != 0)) {
            err = npy_message("%s: cannot write: %s", path, strerror(errno));
            if (beside)
                unlink(tmp);
        }
    }
    free(tmp);
    return err;
}
