// SPDX-License-Identifier: Apache-2.0
// Implementation of npy.h: reading.
#define _POSIX_C_SOURCE 200809L
#include "base/npy.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy_parts.h"
#include "base/regular.h"

// A file being read.
struct source {
    const char *path;
    FILE *f;
    int64_t size, at; // bytes: of the file, of what is in front of the data
    struct npy_header header;
    struct npy_type type;
};

// Sets a->count and a->type; NULL, or what is wrong with the header.
static char *check_header(struct source *s, struct npy *a)
{
    char is[32], most[32];
    bool huge = false, empty = false;
    if (s->header.structured || !npy_find_type(s->header.descr, &s->type))
        return npy_refuse_type(s->path, &s->header);
    for (int i = 0; i < a->ndim; i++)
        empty |= a->shape[i] == 0;
    a->count = !empty;
    for (int i = 0; i < a->ndim && !empty; i++)
        huge |= __builtin_mul_overflow(a->count, a->shape[i], &a->count);
    if (huge || a->count > NPY_MOST)
        return npy_message("%s: its shape asks for %s elements; legal: at most %s", s->path, huge ? "2^63 or more" : grouped(a->count, is),
                           grouped(NPY_MOST, most));
    if (a->count * s->type.bytes != s->size - s->at)
        return npy_message("%s: %lld bytes of data; its header says %lld elements of %d bytes", s->path,
                           (long long)(s->size - s->at), (long long)a->count, s->type.bytes);
    snprintf(a->type, sizeof a->type, "%c%d", s->type.kind == 'b' ? 'u' : s->type.kind, s->type.bytes);
    return NULL;
}

// IEEE 754 binary16, binary32, binary64.
static double real(uint64_t bits, int bytes)
{
    float single;
    double v;
    uint32_t low = (uint32_t)bits;
    if (bytes == 8)
        return memcpy(&v, &bits, sizeof v), v;
    if (bytes == 4)
        return memcpy(&single, &low, sizeof single), single;
    int e = low >> 10 & 31, m = low & 1023;
    v = e == 31 ? m ? NAN : INFINITY : (double)(e ? m | 1024 : m) * (1 << (e ? e : 1)) / (1 << 25);
    return low >> 15 ? -v : v;
}

// The number in these bytes.
static uint64_t bits_of(const unsigned char *p, const struct npy_type *type)
{
    uint64_t v = 0;
    for (int i = 0; i < type->bytes; i++)
        v |= (uint64_t)p[type->big ? type->bytes - 1 - i : i] << (8 * i);
    return v;
}

// The integer of an element's bits; false if no int64 is equal to it.
static bool to_integer(uint64_t v, const struct npy_type *type, int64_t *value)
{
    if (type->kind == 'f') {
        double r = real(v, type->bytes);
        bool whole = r >= -0x1p63 && r < 0x1p63 && r == (double)(int64_t)r;
        *value = whole ? (int64_t)r : 0;
        return whole;
    }
    if (type->kind == 'b')
        v = v != 0;
    if (type->kind == 'i' && type->bytes < 8 && v >> (8 * type->bytes - 1))
        v |= ~UINT64_C(0) << (8 * type->bytes);
    memcpy(value, &v, sizeof v);
    return type->kind != 'u' || *value >= 0;
}

// Where the next element of the file belongs in C order: counts index up, the first place fastest in Fortran order.
static int64_t next_place(const struct npy *a, bool fortran, int64_t *index)
{
    int64_t place = 0;
    for (int d = 0; d < a->ndim; d++)
        place = place * a->shape[d] + index[d];
    for (int k = 0; k < a->ndim; k++) {
        int d = fortran ? k : a->ndim - 1 - k;
        if (++index[d] < a->shape[d])
            break;
        index[d] = 0;
    }
    return place;
}

// The elements' bits, in C order.
static char *read_data(struct source *s, struct npy *a)
{
    enum { CHUNK = 4096 };
    unsigned char chunk[8 * CHUNK];
    int64_t index[NPY_MAX_DIMS] = {0};
    bool turned = s->header.fortran && a->ndim > 1;
    a->data = malloc((size_t)(a->count ? a->count : 1) * sizeof *a->data);
    if (!a->data)
        return npy_message("%s: no memory for %lld elements", s->path, (long long)a->count);
    for (int64_t i = 0; i < a->count;) {
        int64_t n = a->count - i < CHUNK ? a->count - i : CHUNK;
        if (fread(chunk, (size_t)s->type.bytes, (size_t)n, s->f) != (size_t)n)
            return npy_message("%s: ends early, at element %lld", s->path, (long long)i);
        for (int64_t j = 0; j < n; j++, i++) {
            uint64_t bits = bits_of(chunk + j * s->type.bytes, &s->type);
            memcpy(&a->data[turned ? next_place(a, true, index) : i], &bits, sizeof bits);
        }
    }
    return NULL;
}

// Bits become integers where they are. NULL, or what is wrong with the first that cannot.
static char *make_integers(const struct source *s, struct npy *a)
{
    char at[96];
    for (int64_t i = 0; i < a->count; i++) {
        uint64_t bits = (uint64_t)a->data[i];
        if (to_integer(bits, &s->type, &a->data[i]))
            continue;
        npy_index(a, i, at);
        return s->type.kind == 'u' ? npy_message("%s: type '%s', value %llu at [%s]; legal: below 2^63", s->path, s->header.descr,
                                                 (unsigned long long)bits, at)
                                   : npy_refuse_real(s->path, s->header.descr, real(bits, s->type.bytes), at);
    }
    return NULL;
}

// The double that is equal to an integer of that sign; false if there is none.
static bool to_double(uint64_t bits, const struct npy_type *type, double *v)
{
    int64_t whole;
    if (type->kind == 'u' && type->bytes == 8) {
        *v = (double)bits;
        return *v < 0x1p64 && (uint64_t)*v == bits;
    }
    to_integer(bits, type, &whole);
    *v = (double)whole;
    return *v < 0x1p63 && (int64_t)*v == whole;
}

static char *make_reals(const struct source *s, struct npy *a)
{
    char at[96];
    a->real = malloc((size_t)(a->count ? a->count : 1) * sizeof *a->real);
    if (!a->real)
        return npy_message("%s: no memory for %lld elements", s->path, (long long)a->count);
    for (int64_t i = 0; i < a->count; i++) {
        uint64_t bits = (uint64_t)a->data[i];
        if (s->type.kind == 'f')
            a->real[i] = real(bits, s->type.bytes);
        else if (!to_double(bits, &s->type, &a->real[i]))
            return npy_message("%s: type '%s', value %.0Lf at [%s]; legal: what a float64 holds exactly", s->path, s->header.descr,
                               s->type.kind == 'u' ? (long double)bits : (long double)(int64_t)bits, npy_index(a, i, at));
    }
    free(a->data);
    a->data = NULL;
    return NULL;
}

static char *keep_bits(const struct source *s, struct npy *a)
{
    (void)s, (void)a;
    return NULL;
}

// The bytes in front of the data: format, the dictionary's length, the dictionary.
static char *read_header(struct source *s, struct npy *a)
{
    unsigned char m[512] = {0};
    size_t n = fread(m, 1, sizeof m, s->f);
    if (n < 10 || memcmp(m, "\x93NUMPY", 6) != 0)
        return npy_refuse_file(s->path, m, n);
    if (m[6] < 1 || m[6] > 3 || m[7] != 0)
        return npy_message("%s: .npy format %d.%d; legal: 1.0, 2.0, 3.0", s->path, m[6], m[7]);
    int64_t len = m[8] | m[9] << 8, begin = 10;
    if (m[6] > 1) {
        len |= (int64_t)m[10] << 16 | (int64_t)m[11] << 24;
        begin = 12;
    }
    if (len > s->size - begin || len > 65536)
        return npy_message("%s: header of %lld bytes in a file of %lld; legal: at most 65,536", s->path, (long long)len,
                           (long long)s->size);
    s->at = begin + len;
    char *text = malloc((size_t)len + 1);
    if (!text)
        abort();
    bool ok = fseek(s->f, (long)begin, SEEK_SET) == 0 && fread(text, 1, (size_t)len, s->f) == (size_t)len &&
              npy_parse_header(text, (size_t)len, a, &s->header);
    free(text);
    return ok ? check_header(s, a)
              : npy_message("%s: header is not a dictionary of descr, fortran_order and shape (at most %d dimensions)", s->path,
                            (int)NPY_MAX_DIMS);
}

// Reads the file, whose elements' bits `make` turns into what is wanted.
static char *read_as(const char *path, struct npy *a, char *(*make)(const struct source *, struct npy *))
{
    char why[READ_WHY];
    struct source s = {.path = path};
    *a = (struct npy){0};
    s.f = open_regular(path, why, &s.size);
    if (!s.f)
        return npy_message("%s: %s", path, why);
    char *err = read_header(&s, a);
    if (!err)
        err = read_data(&s, a);
    if (!err)
        err = make(&s, a);
    fclose(s.f);
    if (err)
        npy_free(a);
    return err;
}

char *npy_read(const char *path, struct npy *a)
{
    return read_as(path, a, make_integers);
}

char *npy_read_real(const char *path, struct npy *a)
{
    return read_as(path, a, make_reals);
}

char *npy_read_bits(const char *path, struct npy *a)
{
    return read_as(path, a, keep_bits);
}

bool npy_begins(const char *path)
{
    char why[READ_WHY], magic[6] = "";
    int64_t size;
    FILE *f = open_regular(path, why, &size);
    bool is_npy = f && fread(magic, 1, sizeof magic, f) == sizeof magic && memcmp(magic, "\x93NUMPY", sizeof magic) == 0;
    if (f)
        fclose(f);
    return is_npy;
}

void npy_free(struct npy *a)
{
    free(a->data);
    free(a->real);
    *a = (struct npy){0};
}
