// SPDX-License-Identifier: Apache-2.0
// What messages say of arrays (npy.h): places, shapes, values out of range.
#include "base/npy.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *npy_message(const char *fmt, ...)
{
    va_list ap;
    if (!fmt) // what a sanitizer's compiler would warn of
        abort();
    va_start(ap, fmt);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *s = malloc((size_t)n + 1);
    if (!s)
        abort();
    va_start(ap, fmt);
    vsnprintf(s, (size_t)n + 1, fmt, ap);
    va_end(ap);
    return s;
}

char *npy_index(const struct npy *a, int64_t i, char *text)
{
    int64_t at[NPY_MAX_DIMS] = {0};
    for (int d = a->ndim - 1; d >= 0; d--) {
        at[d] = a->shape[d] ? i % a->shape[d] : 0;
        i = a->shape[d] ? i / a->shape[d] : 0;
    }
    size_t n = 0;
    text[0] = '\0';
    for (int d = 0; d < a->ndim; d++)
        n += (size_t)snprintf(text + n, 96 - n, "%s%lld", d ? "," : "", (long long)at[d]);
    return text;
}

const char *npy_shape(const struct npy *a, char *text)
{
    size_t n = 0;
    strcpy(text, a->ndim ? "" : "no dimensions");
    for (int i = 0; i < a->ndim; i++)
        n += (size_t)snprintf(text + n, 96 - n, "%s%lld", i ? "x" : "", (long long)a->shape[i]);
    return text;
}

char *npy_fits(const struct npy *a, const char *path, int64_t lo, int64_t hi)
{
    char index[96];
    for (int64_t i = 0; i < a->count; i++)
        if (a->data[i] < lo || a->data[i] > hi)
            return npy_message("%s: value %lld at [%s]; legal: %lld..%lld", path, (long long)a->data[i],
                               npy_index(a, i, index), (long long)lo, (long long)hi);
    return NULL;
}
