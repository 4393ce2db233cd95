// SPDX-License-Identifier: Apache-2.0
// What npy_read refuses, and the NumPy command that makes something legal of it.
#include "base/npy_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A name that Python and a shell take as it is between '' in "".
static bool is_plain(const char *s, const char *more)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    for (; *s; s++)
        if (!strchr(plain, *s) && !strchr(more, *s))
            return false;
    return true;
}

// "PATH: WHAT; legal: ...; to convert: python3 -c ...", the array being BEFORE'PATH'AFTER, which needs another `module`, or "".
static char *refuse_with(const char *module, const char *path, const char *what, const char *before, const char *after)
{
    const char *from = is_plain(path, "./-+,:@ ") ? path : "FILE.npy";
    const char *name = strrchr(from, '/'), *dot = strrchr(name ? name : from, '.');
    int stem = dot ? (int)(dot - from) : (int)strlen(from);
    return npy_message("%s: %s; legal: " NPY_LEGAL "; to convert: python3 -c \"import %s%snumpy as np; np.save('%.*s_int.npy', %s'%s'%s)\"",
                       path, what, module, *module ? ", " : "", stem, from, before, from, after);
}

static char *refuse(const char *path, const char *what, const char *before, const char *after)
{
    return refuse_with("", path, what, before, after);
}

static const struct {
    const char *begins; // descr, behind its byte order
    const char *what, *before, *after;
} others[] = {
    {"f", "floats of another size", "np.rint(np.load(", ")).astype(np.int64)"},
    {"g", "floats of another size", "np.rint(np.load(", ")).astype(np.int64)"},
    {"c", "complex numbers", "np.rint(np.load(", ").real).astype(np.int64)"},
    {"O", "Python objects", "np.load(", ", allow_pickle=True).astype(np.int64)"},
    {"U", "strings", "np.load(", ").astype(np.int64)"},
    {"S", "strings", "np.load(", ").astype(np.int64)"},
    {"M", "dates", "np.load(", ").astype(np.int64)"},
    {"m", "times", "np.load(", ").astype(np.int64)"},
    {"V1", "bytes without a type, as ml_dtypes writes int4", "np.load(", ").view(np.int8)"},
    {"V2", "pairs of bytes without a type, as ml_dtypes writes bfloat16", "(np.load(", ").view(np.uint16).astype(np.uint32) << 16).view(np.float32)"},
    {"V", "bytes without a type", "np.load(", ").view(np.uint8)"},
    {"", "no such type", "np.load(", ").astype(np.int64)"},
};

char *npy_refuse_type(const char *path, const struct npy_header *h)
{
    if (h->structured) {
        char *after = npy_message(")['%s']", *h->field && is_plain(h->field, "") ? h->field : "FIELD");
        char *message = refuse(path, "a structured array", "np.load(", after);
        free(after);
        return message;
    }
    char descr[sizeof h->descr];
    for (size_t i = 0; i < sizeof descr; i++)
        descr[i] = h->descr[i] && (h->descr[i] < ' ' || h->descr[i] > '~') ? '?' : h->descr[i];
    const char *kind = descr + (*descr && strchr("<>|=", *descr) != NULL);
    size_t i = 0;
    while (strncmp(kind, others[i].begins, strlen(others[i].begins)) != 0)
        i++;
    char *what = npy_message("type '%s', %s", descr, others[i].what);
    char *message = refuse(path, what, others[i].before, others[i].after);
    free(what);
    return message;
}

char *npy_refuse_real(const char *path, const char *descr, double v, const char *index)
{
    char value[32];
    int digits = 6;
    do
        snprintf(value, sizeof value, "%.*g", digits, v);
    while (isfinite(v) && strtod(value, NULL) != v && digits++ < 17);
    if (isfinite(v) && (v >= 0x1p63 || v < -0x1p63))
        return npy_message("%s: type '%s', value %s at [%s]; legal: -2^63 .. 2^63 - 1", path, descr, value, index);
    char *what = npy_message("type '%s', value %s at [%s]", descr, value, index);
    char *message = refuse(path, what, isfinite(v) ? "np.rint(np.load(" : "np.rint(np.nan_to_num(np.load(",
                           isfinite(v) ? ")).astype(np.int64)" : "))).astype(np.int64)");
    free(what);
    return message;
}

// The first member of a zip archive: its name without .npy, if it has that.
static bool zip_member(const unsigned char *begin, size_t n, char *name, size_t size)
{
    size_t len = n >= 30 ? (size_t)(begin[26] | begin[27] << 8) : 0; // at 30: the file's name
    if (len < 5 || len - 4 >= size || 30 + len > n || memcmp(begin + 30 + len - 4, ".npy", 4) != 0)
        return false;
    memcpy(name, begin + 30, len - 4);
    name[len - 4] = '\0';
    if (!is_plain(name, "."))
        strcpy(name, "NAME");
    return true;
}

static char *refuse_zip(const char *path, const unsigned char *begin, size_t n)
{
    char name[64] = "NAME";
    bool is_npz = zip_member(begin, n, name, sizeof name);
    char *after = npy_message(")['%s']", name);
    char *message = refuse(path, is_npz ? "an .npz archive" : "a zip archive", "np.load(", after);
    free(after);
    return message;
}

// NULL if the file is not compressed by what Python reads.
static char *refuse_compressed(const char *path, const unsigned char *begin, size_t n)
{
    static const struct {
        const char *begins, *by, *module;
    } ways[] = {{"\x1f\x8b", "gzip", "gzip"}, {"BZh", "bzip2", "bz2"}, {"\xfd" "7zXZ", "xz", "lzma"}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        size_t length = strlen(ways[i].begins);
        if (n < length || memcmp(begin, ways[i].begins, length) != 0)
            continue;
        char *what = npy_message("compressed by %s", ways[i].by), *before = npy_message("np.load(%s.open(", ways[i].module);
        char *message = refuse_with(ways[i].module, path, what, before, "))");
        free(what);
        free(before);
        return message;
    }
    return NULL;
}

static bool is_text(const unsigned char *begin, size_t n)
{
    size_t i = 0;
    while (i < n && ((begin[i] >= ' ' && begin[i] <= '~') || begin[i] == '\n' || begin[i] == '\r' || begin[i] == '\t'))
        i++;
    return n && i == n;
}

char *npy_refuse_file(const char *path, const unsigned char *begin, size_t n)
{
    if (n >= 4 && memcmp(begin, "PK", 2) == 0 && (begin[2] == 3 || begin[2] == 5))
        return refuse_zip(path, begin, n);
    if (n >= 2 && begin[0] == 0x80 && begin[1] >= 2 && begin[1] <= 5)
        return refuse(path, "a pickle", "np.asarray(np.load(", ", allow_pickle=True)).astype(np.int64)");
    if (n >= 6 && memcmp(begin, "cnumpy", 6) == 0)
        return refuse(path, "a pickle", "np.asarray(np.load(", ", allow_pickle=True)).astype(np.int64)");
    char *compressed = refuse_compressed(path, begin, n);
    if (compressed)
        return compressed;
    if (is_text(begin, n))
        return refuse(path, "text, not a .npy file", "np.loadtxt(", memchr(begin, ',', n) ? ", delimiter=',')" : ")");
    if (n == 0 || memcmp(begin, "\x93NUMPY", n < 6 ? n : 6) == 0)
        return npy_message("%s: not a .npy file: it ends inside its header", path);
    return refuse(path, "not a .npy file: it does not begin with \\x93NUMPY", "np.fromfile(", ", dtype=np.int8).reshape(ROWS, COLUMNS)");
}
