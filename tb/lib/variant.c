// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/lib/variant.h.
#include "tb/lib/variant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// An integer as IEEE 754 has it in so many bytes: sign, exponent, the bits below the leading one.
static uint64_t real_bits(int64_t value, int bytes)
{
    int mantissa = bytes == 2 ? 10 : bytes == 4 ? 23 : 52, bias = bytes == 2 ? 15 : bytes == 4 ? 127 : 1023, top = 63;
    uint64_t m = value < 0 ? -(uint64_t)value : (uint64_t)value, sign = (uint64_t)(value < 0) << (8 * bytes - 1);
    if (m == 0)
        return 0;
    while (!(m >> top))
        top--;
    m = top > mantissa ? m >> (top - mantissa) : m << (mantissa - top);
    return sign | ((uint64_t)(top + bias) << mantissa) | (m & (((uint64_t)1 << mantissa) - 1));
}

static void put_value(FILE *f, const struct variant *v, int64_t value)
{
    int bytes = v->descr[2] - '0';
    uint64_t bits = v->descr[1] == 'f' ? real_bits(value, bytes) : (uint64_t)value;
    for (int i = 0; i < bytes; i++)
        fputc((int)(bits >> 8 * (v->descr[0] == '>' ? bytes - 1 - i : i) & 255), f);
}

static void put_header(FILE *f, const struct variant *v, int ndim, const int64_t *shape)
{
    char text[512];
    int n = snprintf(text, sizeof text, "{'descr': '%s', 'fortran_order': %s, 'shape': (", v->called ? v->called : v->descr,
                     v->fortran ? "True" : "False");
    for (int d = 0; d < ndim; d++)
        n += snprintf(text + n, sizeof text - (size_t)n, "%lld%s%s", (long long)shape[d], v->python2 ? "L" : "",
                      d + 1 < ndim ? ", " : ndim == 1 ? "," : "");
    n += snprintf(text + n, sizeof text - (size_t)n, "), }");
    int front = v->version == 1 ? 10 : 12;
    while ((front + n + 1) % 64)
        text[n++] = ' ';
    text[n++] = '\n';
    fprintf(f, "\x93NUMPY%c%c%c%c", v->version, 0, n & 255, n >> 8);
    if (v->version > 1)
        fprintf(f, "%c%c", 0, 0);
    fwrite(text, 1, (size_t)n, f);
}

bool variant_write(const char *path, const struct variant *v, int ndim, const int64_t *shape, const int64_t *data)
{
    FILE *f = fopen(path, "wb");
    int64_t count = 1;
    if (!f)
        return false;
    put_header(f, v, ndim, shape);
    for (int d = 0; d < ndim; d++)
        count *= shape[d];
    for (int64_t i = 0; i < count; i++) {
        int64_t rest = i, stride = count, place = i;
        if (v->fortran) // the file's element i has, from the first, the indices rest % shape
            for (int d = place = 0; d < ndim; d++) {
                stride /= shape[d];
                place += rest % shape[d] * stride;
                rest /= shape[d];
            }
        put_value(f, v, data[place]);
    }
    return fclose(f) == 0;
}
