// SPDX-License-Identifier: Apache-2.0
// Writing .npy files.
#define _POSIX_C_SOURCE 200809L
#include "base/npy.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/regular.h"

static bool write_header(FILE *f, int ndim, const int64_t *shape, const char *type)
{
    char head[256];
    int n = snprintf(head, sizeof head, "{'descr': '%s%s', 'fortran_order': False, 'shape': (", type[1] == '1' ? "|" : "<", type);
    for (int i = 0; i < ndim; i++)
        n += snprintf(head + n, sizeof head - (size_t)n, "%s%lld", i ? ", " : "", (long long)shape[i]);
    n += snprintf(head + n, sizeof head - (size_t)n, "%s), }", ndim == 1 ? "," : "");
    int padded = (10 + n + 1 + 63) / 64 * 64 - 10;
    unsigned char m[10] = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (unsigned char)padded, (unsigned char)(padded >> 8)};
    return fwrite(m, 1, 10, f) == 10 && fprintf(f, "%s%*s\n", head, padded - n - 1, "") == padded;
}

static bool write_values(FILE *f, const int64_t *data, int64_t count, size_t bytes)
{
    for (int64_t i = 0; i < count; i++) {
        unsigned char b[8];
        for (size_t j = 0; j < bytes; j++)
            b[j] = (unsigned char)((uint64_t)data[i] >> (8 * j));
        if (fwrite(b, 1, bytes, f) != bytes)
            return false;
    }
    return true;
}

static int64_t product(int ndim, const int64_t *shape)
{
    int64_t count = 1;
    for (int i = 0; i < ndim; i++)
        count *= shape[i];
    return count;
}

char *npy_write_bits(const char *path, int ndim, const int64_t *shape, const int64_t *data, const char *type)
{
    int64_t count = product(ndim, shape);
    bool beside = may_replace(path);
    char *tmp = beside ? npy_message("%s.tmp.%ld", path, (long)getpid()) : npy_message("%s", path);
    FILE *f = open_output(tmp);
    char *err = NULL;
    if (!f) {
        err = npy_message("%s: cannot write: %s", path, output_error(errno));
    } else {
        errno = 0;
        bool ok = write_header(f, ndim, shape, type) && write_values(f, data, count, (size_t)(type[1] - '0'));
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

char *npy_write(const char *path, int ndim, const int64_t *shape, const int64_t *data, int bits, bool is_signed)
{
    const char type[] = {is_signed ? 'i' : 'u', (char)('0' + bits / 8), '\0'};
    return npy_write_bits(path, ndim, shape, data, type);
}

char *npy_write_real(const char *path, int ndim, const int64_t *shape, const double *v, int bits)
{
    struct npy a = {.ndim = ndim, .count = product(ndim, shape)};
    char at[96], *err = NULL;
    memcpy(a.shape, shape, (size_t)ndim * sizeof *shape);
    int64_t *data = calloc((size_t)a.count + 1, sizeof *data);
    if (!data)
        return npy_message("%s: no memory for %lld elements", path, (long long)a.count);
    for (int64_t i = 0; i < a.count && !err; i++) {
        float single = (float)v[i];
        uint32_t low;
        memcpy(&low, &single, sizeof low);
        if (bits == 64)
            memcpy(&data[i], &v[i], sizeof *v);
        else if (isinf(single) && !isinf(v[i]))
            err = npy_message("%s: value %g at [%s]; legal: what a float32 holds", path, v[i], npy_index(&a, i, at));
        else
            data[i] = low;
    }
    if (!err)
        err = npy_write_bits(path, ndim, shape, data, bits == 64 ? "f8" : "f4");
    free(data);
    return err;
}
