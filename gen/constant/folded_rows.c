// SPDX-License-Identifier: Apache-2.0
// Outputs whose rows of the matrix are equal up to a sign and a power of two: one of them is computed.
#include <stdlib.h>

#include "constant/folded_plan.h"

// a = -+2^shift * b for rows of n. False if it is not, or a is zero.
static bool is_multiple(const int64_t *a, const int64_t *b, int n, int *shift, bool *negative)
{
    int j = 0;
    while (j < n && b[j] == 0 && a[j] == 0)
        j++;
    if (j == n || b[j] == 0)
        return false;
    for (*shift = 0; *shift < 32; ++*shift)
        for (int sign = 0; sign < 2; sign++) {
            int64_t k = (sign ? -1 : 1) * (INT64_C(1) << *shift);
            *negative = sign;
            if (a[j] != k * b[j])
                continue;
            for (int i = j + 1; i < n; i++)
                if (a[i] != k * b[i])
                    return false;
            return true;
        }
    return false;
}

static bool is_zero(const int64_t *a, int n)
{
    for (int j = 0; j < n; j++)
        if (a[j])
            return false;
    return true;
}

static int trailing_zeros(const int64_t *a, int n)
{
    uint64_t all = 0;
    for (int j = 0; j < n; j++)
        all |= (uint64_t)a[j];
    int z = 0;
    while (z < 63 && !(all >> z & 1))
        z++;
    return z;
}

// The odd part of a row up to sign, as a key to find equal rows by.
static uint64_t row_hash(const int64_t *a, int n)
{
    int z = trailing_zeros(a, n), j = 0;
    while (a[j] == 0)
        j++;
    uint64_t h = 0;
    for (int i = 0; i < n; i++)
        h = (h ^ (uint64_t)((a[j] < 0 ? -a[i] : a[i]) >> z)) * UINT64_C(0x100000001b3) + (h >> 29);
    return h;
}

struct keyed {
    uint64_t hash;
    int zeros, index;
};

static int by_hash(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    if (x->zeros != y->zeros)
        return x->zeros < y->zeros ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

int folded_find_masters(struct output *outputs, const int64_t *w, int n_out, int n_in)
{
    struct keyed *keys = xmalloc((size_t)n_out * sizeof *keys);
    int n = 0;
    for (int i = 0; i < n_out; i++) {
        const int64_t *row = w + (size_t)i * (size_t)n_in;
        outputs[i].row = outputs[i].master = -1;
        if (!is_zero(row, n_in))
            keys[n++] = (struct keyed){row_hash(row, n_in), trailing_zeros(row, n_in), i};
    }
    qsort(keys, (size_t)n, sizeof *keys, by_hash);
    for (int k = 0, first = 0; k < n; k++) {
        struct output *o = &outputs[keys[k].index];
        first = keys[k].hash == keys[first].hash ? first : k;
        o->master = keys[k].index;
        for (int m = first; m < k && o->master == keys[k].index; m++)
            if (outputs[keys[m].index].master == keys[m].index &&
                is_multiple(w + (size_t)keys[k].index * (size_t)n_in, w + (size_t)keys[m].index * (size_t)n_in, n_in,
                            &o->shift, &o->negative))
                o->master = keys[m].index;
        if (o->master == keys[k].index) {
            o->shift = 0;
            o->negative = false;
        }
    }
    free(keys);
    int rows = 0;
    for (int i = 0; i < n_out; i++)
        if (outputs[i].master == i)
            outputs[i].row = rows++;
    for (int i = 0; i < n_out; i++)
        if (outputs[i].master >= 0)
            outputs[i].row = outputs[outputs[i].master].row;
    return rows;
}
