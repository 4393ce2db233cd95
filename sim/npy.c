// SPDX-License-Identifier: Apache-2.0
// Implementation of npy.h.
#define _POSIX_C_SOURCE 200809L
#include "npy.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *npy_message(const char *fmt, ...)
                  {
                  va_list ap;
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

static const struct {
    char code[3];
    int bytes;
    bool is_signed;
} types[] = {{"i1", 1, true},  {"i2", 2, true},  {"i4", 4, true}, {"i8", 8, true},
             {"u1", 1, false}, {"u2", 2, false}, {"u4", 4, false}};
#define LEGAL_TYPES "int8, int16, int32, int64, uint8, uint16 or uint32, little-endian"

// A cursor over the header's Python dictionary.
struct text {
    const char *s, *end;
};

static bool token(struct text *t, char c)
{
    while (t->s < t->end && (*t->s == ' ' || *t->s == '\n' || *t->s == '\t' || *t->s == '\r'))
        t->s++;
    if (t->s == t->end || *t->s != c)
        return false;
    t->s++;
    return true;
}

static bool quoted(struct text *t, char *out, size_t size)
{
    char quote = token(t, '\'') ? '\'' : token(t, '"') ? '"' : 0;
    size_t n = 0;
    if (!quote)
        return false;
    while (t->s < t->end && *t->s != quote && n + 1 < size)
        out[n++] = *t->s++;
    out[n] = '\0';
    return t->s < t->end && *t->s++ == quote;
}

static bool word(struct text *t, const char *w)
{
    size_t n = strlen(w);
    token(t, '\0');
    if ((size_t)(t->end - t->s) < n || strncmp(t->s, w, n) != 0)
        return false;
    t->s += n;
    return true;
}

static bool number(struct text *t, int64_t *v)
{
    token(t, '\0');
    if (t->s == t->end || *t->s < '0' || *t->s > '9')
        return false;
    for (*v = 0; t->s < t->end && *t->s >= '0' && *t->s <= '9'; t->s++)
        if (__builtin_mul_overflow(*v, 10, v) || __builtin_add_overflow(*v, *t->s - '0', v))
            return false;
    return true;
}

static bool shape(struct text *t, struct npy *a)
{
    if (!token(t, '('))
        return false;
    for (a->ndim = 0; !token(t, ')'); a->ndim++) {
        if (a->ndim == NPY_MAX_DIMS || !number(t, &a->shape[a->ndim]))
            return false;
        if (!token(t, ',') && !(token(t, ')') && t->s--))
            return false;
    }
    return true;
}

struct header {
    char descr[24];
    bool fortran, has_descr, has_order, has_shape;
};

static bool parse_header(struct text *t, struct npy *a, struct header *h)
{
    char key[24];
    if (!token(t, '{'))
        return false;
    while (!token(t, '}')) {
        if (!quoted(t, key, sizeof key) || !token(t, ':'))
            return false;
        bool ok = false;
        if (strcmp(key, "descr") == 0)
            ok = h->has_descr = quoted(t, h->descr, sizeof h->descr);
        else if (strcmp(key, "fortran_order") == 0)
            ok = h->has_order = (h->fortran = word(t, "True")) || word(t, "False");
        else if (strcmp(key, "shape") == 0)
            ok = h->has_shape = shape(t, a);
        if (!ok)
            return false;
        if (!token(t, ',') && !(token(t, '}') && t->s--))
            return false;
    }
    return h->has_descr && h->has_order && h->has_shape;
}

// Index into types, or -1.
static int find_type(const char *descr)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(descr + 1, types[i].code) == 0 &&
            (descr[0] == '<' || (types[i].bytes == 1 && (descr[0] == '|' || descr[0] == '='))))
            return (int)i;
    return -1;
}

static char *check_header(const char *path, const struct header *h, struct npy *a, int64_t size, int *type)
{
    *type = h->descr[0] ? find_type(h->descr) : -1;
    if (*type < 0)
        return npy_message("%s: type '%s'; legal: " LEGAL_TYPES, path, h->descr);
    if (h->fortran && a->ndim > 1)
        return npy_message("%s: Fortran order; legal: C order", path);
    int64_t bytes = types[*type].bytes;
    a->count = 1;
    bool huge = false;
    for (int i = 0; i < a->ndim; i++)
        huge |= __builtin_mul_overflow(a->count, a->shape[i], &a->count);
    if (huge || a->count > INT64_MAX / 8)
        return npy_message("%s: its shape asks for more elements than any file holds", path);
    if (a->count * bytes != size)
        return npy_message("%s: %lld bytes of data; its header says %lld elements of %lld bytes", path,
                           (long long)size, (long long)a->count, (long long)bytes);
    memcpy(a->type, types[*type].code, 3);
    return NULL;
}

// An array of floats is refused whatever it holds: with its first element that is no whole number, if there is one.
static char *float_message(const char *path, const struct header *h, FILE *f, const struct npy *a)
{
    bool is_double = strcmp(h->descr, "<f8") == 0;
    unsigned char raw[8] = {0};
    char index[96];
    for (int64_t i = 0; fread(raw, is_double ? 8 : 4, 1, f) == 1; i++) {
        float narrow;
        double v;
        memcpy(&narrow, raw, sizeof narrow);
        memcpy(&v, raw, sizeof v);
        v = is_double ? v : (double)narrow;
        if (!(v > -9e15 && v < 9e15 && v == (double)(int64_t)v)) // NaN too
            return npy_message("%s: type '%s', value %g at [%s]; legal: " LEGAL_TYPES, path, h->descr, v,
                               npy_index(a, i, index));
    }
    return npy_message("%s: type '%s'; legal: " LEGAL_TYPES, path, h->descr);
}

static int64_t decode(const unsigned char *p, int type)
{
    uint64_t v = 0;
    int bytes = types[type].bytes;
    for (int i = 0; i < bytes; i++)
        v |= (uint64_t)p[i] << (8 * i);
    if (types[type].is_signed && bytes < 8 && (p[bytes - 1] & 0x80))
        v |= ~(uint64_t)0 << (8 * bytes);
    int64_t s;
    memcpy(&s, &v, sizeof s);
    return s;
}

static char *read_data(const char *path, FILE *f, struct npy *a, int type)
{
    unsigned char chunk[8 * 4096];
    int bytes = types[type].bytes;
    a->data = malloc((size_t)(a->count ? a->count : 1) * sizeof *a->data);
    if (!a->data)
        return npy_message("%s: no memory for %lld elements", path, (long long)a->count);
    for (int64_t i = 0; i < a->count;) {
        int64_t n = a->count - i < 4096 ? a->count - i : 4096;
        if (fread(chunk, (size_t)bytes, (size_t)n, f) != (size_t)n)
            return npy_message("%s: ends early, at element %lld", path, (long long)i);
        for (int64_t j = 0; j < n; j++)
            a->data[i++] = decode(chunk + j * bytes, type);
    }
    return NULL;
}

static char *read_open(const char *path, FILE *f, struct npy *a)
{
    struct stat st;
    unsigned char m[12] = {0};
    if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode))
        return npy_message("%s: not a regular file; legal: a .npy file", path);
    if (fread(m, 1, 10, f) != 10 || memcmp(m, "\x93NUMPY", 6) != 0)
        return npy_message("%s: not a .npy file: it does not begin with \\x93NUMPY", path);
    if (m[6] < 1 || m[6] > 3)
        return npy_message("%s: .npy format %d.%d; legal: 1.0, 2.0, 3.0", path, m[6], m[7]);
    if (m[6] > 1 && fread(m + 10, 1, 2, f) != 2)
        return npy_message("%s: ends inside its header", path);
    int64_t len = m[8] | m[9] << 8, at = 10;
    if (m[6] > 1) {
        len |= (int64_t)m[10] << 16 | (int64_t)m[11] << 24;
        at = 12;
    }
    if (len > st.st_size - at || len > 65536)
        return npy_message("%s: header of %lld bytes in a file of %lld", path, (long long)len, (long long)st.st_size);
    char *head = malloc((size_t)len + 1);
    if (!head)
        abort();
    struct header h = {0};
    bool ok = fread(head, 1, (size_t)len, f) == (size_t)len;
    struct text t = {head, head + len};
    ok = ok && parse_header(&t, a, &h);
    free(head);
    if (!ok)
        return npy_message("%s: header is not a dictionary of descr, fortran_order and shape (at most %d "
                           "dimensions)", path, (int)NPY_MAX_DIMS);
    int type;
    char *err = check_header(path, &h, a, st.st_size - at - len, &type);
    if (type < 0 && (strcmp(h.descr, "<f4") == 0 || strcmp(h.descr, "<f8") == 0)) {
        free(err);
        err = float_message(path, &h, f, a);
    }
    return err ? err : read_data(path, f, a, type);
}

char *npy_read(const char *path, struct npy *a)
{
    *a = (struct npy){0};
    FILE *f = fopen(path, "rb");
    if (!f)
        return npy_message("%s: cannot read: %s", path, strerror(errno));
    char *err = read_open(path, f, a);
    fclose(f);
    if (err)
        npy_free(a);
    return err;
}

void npy_free(struct npy *a)
{
    free(a->data);
    *a = (struct npy){0};
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

char *npy_fits(const struct npy *a, const char *path, int64_t lo, int64_t hi)
{
    char index[96];
    for (int64_t i = 0; i < a->count; i++)
        if (a->data[i] < lo || a->data[i] > hi)
            return npy_message("%s: value %lld at [%s]; legal: %lld..%lld", path, (long long)a->data[i],
                               npy_index(a, i, index), (long long)lo, (long long)hi);
    return NULL;
}

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
    char *tmp = npy_message("%s.tmp.%ld", path, (long)getpid());
    FILE *f = fopen(tmp, "wb");
    char *err = NULL;
    if (!f) {
        err = npy_message("%s: cannot write: %s", path, strerror(errno));
    } else {
        errno = 0;
        bool ok = write_header(f, ndim, shape, bits, is_signed) && write_values(f, data, count, bits);
        ok = fclose(f) == 0 && ok;
        if (!ok || rename(tmp, path) != 0) {
            err = npy_message("%s: cannot write: %s", path, strerror(errno));
            unlink(tmp);
        }
    }
    free(tmp);
    return err;
}
