// SPDX-License-Identifier: Apache-2.0
// Tests of the library code without hardware: .npy files, the cycle formula, the golden model.
// Meant for the sanitizers: a file that is not right must be refused, never crash.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/expr.h"
#include "base/npy.h"
#include "golden/bayer.h"
#include "golden/requant.h"
#include "golden/scratchpad.h"
#include "golden/splitmac.h"
#include "golden/systolic.h"
#include "tb/lib/published.h"
#include "tb/lib/unit.h"
#include "tb/lib/variant.h"

static bool refused(void)
{
    struct npy a;
    char *err = npy_read(unit_path, &a);
    bool one_line = err && !strchr(err, '\n') && strstr(err, unit_path);
    if (!err)
        npy_free(&a);
    free(err);
    return one_line;
}

static void round_trips(void)
{
    static const int64_t shapes[][4] = {{1, 1, 1, 1}, {3, 1, 1, 1}, {2, 3, 1, 1}, {2, 3, 4, 1}, {2, 1, 2, 3}, {0, 4, 1, 1}};
    bool ok = true;
    for (int bits = 8; bits <= 64; bits *= 2)
        for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
            for (int ndim = 0; ndim <= 4; ndim++) {
                int64_t data[64], n = 1;
                for (int d = 0; d < ndim; d++)
                    n *= shapes[s][d];
                for (int64_t i = 0; i < n; i++) {
                    uint64_t r = (uint64_t)random32() << 32 | random32();
                    data[i] = golden_wrap(i == 0 ? INT64_MIN : i == 1 ? INT64_MAX : (int64_t)r, bits);
                    if (i == 0)
                        data[i] = -(int64_t)((uint64_t)1 << (bits - 2)) * 2;
                }
                struct npy a;
                char *err = npy_write(unit_path, ndim, shapes[s], data, bits, true);
                ok = ok && !err;
                err = npy_read(unit_path, &a);
                ok = ok && !err && a.ndim == ndim && a.count == n && memcmp(a.data, data, (size_t)n * 8) == 0;
                if (!err)
                    npy_free(&a);
            }
    result("npy: what is written is read back, all widths and shapes", ok);
}

static void unsigned_round_trip(void)
{
    int64_t data[] = {0, 1, 32768, 65535};
    struct npy a;
    char *err = npy_write(unit_path, 2, (int64_t[]){2, 2}, data, 16, false);
    bool ok = !err && !npy_read(unit_path, &a);
    ok = ok && strcmp(a.type, "u2") == 0 && memcmp(a.data, data, sizeof data) == 0;
    result("npy: unsigned values are read back", ok);
    if (ok)
        npy_free(&a);
}

static void numpy_bytes(void)
{
    static const char file[] = "\x93NUMPY\x01\x00\x76\x00{'descr': '<i2', 'fortran_order': False, 'shape': (2, 2), }";
    unsigned char whole[128 + 8];
    memset(whole, ' ', 128);
    memcpy(whole, file, sizeof file - 1);
    whole[127] = '\n';
    memcpy(whole + 128, "\x01\x00\xff\xff\x00\x80\xff\x7f", 8);
    put(whole, sizeof whole);
    struct npy a;
    char *err = npy_read(unit_path, &a);
    result("npy: a file as NumPy writes it",
           !err && a.data[0] == 1 && a.data[1] == -1 && a.data[2] == -32768 && a.data[3] == 32767);
    if (!err)
        npy_free(&a);
    bool ok = true;
    for (size_t n = 0; n < sizeof whole; n++) {
        put(whole, n);
        ok = ok && refused();
    }
    result("npy: truncation at every byte is refused in one line that names the file", ok);
    put(whole, sizeof whole);
    FILE *f = fopen(unit_path, "ab");
    if (!f || fputc('x', f) == EOF || fclose(f) != 0)
        exit(2);
    result("npy: a trailing byte is refused", refused());
    for (int i = 0; i < 20000; i++) {
        unsigned char bad[sizeof whole];
        memcpy(bad, whole, sizeof whole);
        for (uint32_t k = random32() % 4 + 1; k > 0; k--)
            bad[random32() % (i % 2 ? 80 : sizeof bad)] = (unsigned char)(random32() % 3 ? random32() : (uint32_t)"()',: 0<9"[random32() % 9]);
        put(bad, sizeof bad);
        err = npy_read(unit_path, &a);
        if (!err)
            npy_free(&a);
        free(err);
    }
    result("npy: 20,000 mutated files (seed 1) read without a crash", true);
}

static void header(const char *name, const char *dictionary, const char *part)
{
    char file[512];
    size_t n = strlen(dictionary);
    memcpy(file, "\x93NUMPY\x01\x00", 8);
    file[8] = (char)n;
    file[9] = (char)(n >> 8);
    memcpy(file + 10, dictionary, n);
    put(file, 10 + n);
    struct npy a;
    char *err = npy_read(unit_path, &a);
    result(name, err && strstr(err, part));
    if (!err)
        npy_free(&a);
    free(err);
}

static void headers(void)
{
    header("npy: 2^60 elements", "{'descr': '<i8', 'fortran_order': False, 'shape': (1073741824, 1073741824), }", "elements");
    header("npy: 2^80 elements", "{'descr': '<i8', 'fortran_order': False, 'shape': (1099511627776, 1099511627776), }", "elements");
    header("npy: a number too large", "{'descr': '<i8', 'fortran_order': False, 'shape': (99999999999999999999,), }", "header");
    header("npy: complex", "{'descr': '<c8', 'fortran_order': False, 'shape': (0,), }", "').real).astype(np.int64)");
    header("npy: long doubles", "{'descr': '<f16', 'fortran_order': False, 'shape': (0,), }", "floats of another size");
    header("npy: no such size", "{'descr': 'i3', 'fortran_order': False, 'shape': (0,), }", "'i3', no such type");
    header("npy: no such byte order", "{'descr': '!i4', 'fortran_order': False, 'shape': (0,), }", "'!i4', no such type");
    header("npy: two byte orders", "{'descr': '<>i4', 'fortran_order': False, 'shape': (0,), }", "'<>i4', no such type");
    header("npy: a type in two lines", "{'descr': '<i\n4', 'fortran_order': False, 'shape': (0,), }", "'<i?4', no such type");
    header("npy: structured", "{'descr': [('a)', '<i4'), ('b', [('c', '|i1')])], 'fortran_order': False, 'shape': (0,), }",
           "')['FIELD'])");
    header("npy: objects", "{'descr': '|O', 'fortran_order': False, 'shape': (0,), }", "allow_pickle=True).astype(np.int64)");
    header("npy: strings", "{'descr': '<U3', 'fortran_order': False, 'shape': (0,), }", "strings; legal");
    header("npy: more than 2^28 elements", "{'descr': '|i1', 'fortran_order': False, 'shape': (268435457,), }", "at most 268,435,456");
    header("npy: something after the dictionary", "{'descr': '|i1', 'fortran_order': False, 'shape': (0,), } 1", "header");
    header("npy: five dimensions", "{'descr': '<i4', 'fortran_order': False, 'shape': (0,1,1,1,1), }", "dimensions");
    header("npy: a key is missing", "{'descr': '<i4', 'shape': (0,), }", "header");
    header("npy: negative shape", "{'descr': '<i4', 'fortran_order': False, 'shape': (-1,), }", "header");
}

// Every type, order, format and shape that NumPy writes, of values that the type holds: read as the same array.
static bool variant_is_read(const struct variant *v, int ndim, const int64_t *shape)
{
    int64_t data[64], count = 1;
    int bytes = v->descr[2] - '0', bits = v->descr[1] == 'f' ? bytes == 2 ? 11 : bytes == 4 ? 24 : 53 : 8 * bytes;
    for (int d = 0; d < ndim; d++)
        count *= shape[d];
    for (int64_t i = 0; i < count; i++) {
        int64_t r = golden_wrap((int64_t)((uint64_t)random32() << 32 | random32()), bits);
        data[i] = v->descr[1] == 'b' ? r & 1 : v->descr[1] == 'u' ? (int64_t)((uint64_t)r << (64 - bits) >> (64 - bits) >> (bits == 64)) : r;
    }
    struct npy a = {0};
    char *err = variant_write(unit_path, v, ndim, shape, data) ? npy_read(unit_path, &a) : npy_message("not written");
    bool ok = !err && a.ndim == ndim && a.count == count && memcmp(a.shape, shape, (size_t)ndim * sizeof *shape) == 0 &&
              memcmp(a.data, data, (size_t)count * sizeof *data) == 0 && (a.type[0] == 'u') == (v->descr[1] == 'u' || v->descr[1] == 'b');
    if (!ok)
        printf("    %s, %s order, format %d, %d dimensions: %s\n", v->called ? v->called : v->descr, v->fortran ? "Fortran" : "C", v->version, ndim, err ? err : "others");
    free(err);
    npy_free(&a);
    return ok;
}

static void variants(void)
{
    static const char *const types[] = {"|b1", "<b1", "|i1", "|u1", ">i1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4",
                                        "<i8", ">i8", "<u8", ">u8", "<f2", ">f2", "<f4", ">f4", "<f8", ">f8"};
    static const int64_t shapes[][4] = {{3, 1, 1, 1}, {2, 3, 1, 1}, {3, 2, 4, 1}, {2, 3, 2, 3}, {0, 4, 1, 1}, {4, 0, 2, 1}};
    bool ok = true;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
            for (int ndim = 0; ndim <= 4; ndim++)
                for (int k = 0; k < 12; k++)
                    ok = variant_is_read(&(struct variant){types[t], k & 1, 1 + k / 4, k & 2, NULL}, ndim, shapes[s]) && ok;
    result("npy: 23 types, both orders, three formats, 0 to 4 dimensions, Python 2's numbers", ok);
}

// A type's marks of this machine's order, its name, its letter, as dictionaries of others have them.
static void marks(void)
{
    static const char *const types[][8] = {
        {"|i1", "i1", "=i1", "<i1", ">i1", "int8", "b", "=int8"}, {"|u1", "u1", "=u1", "<u1", ">u1", "uint8", "B", "|uint8"},
        {"|b1", "b1", "=b1", "<b1", ">b1", "bool", "?", "=?"}, {"<i2", "i2", "=i2", "|i2", "int16", "h", "=int16", "<h"},
        {"<u2", "u2", "=u2", "|u2", "uint16", "H", "=uint16", "<H"}, {"<i4", "i4", "=i4", "|i4", "int32", "i", "<int32", "<i"},
        {"<u4", "u4", "=u4", "|u4", "uint32", "I", "<uint32", "<I"}, {"<i8", "i8", "=i8", "|i8", "int64", "q", "|int64", "<q"},
        {"<u8", "u8", "=u8", "|u8", "uint64", "Q", "=uint64", "<Q"}, {"<f2", "f2", "=f2", "|f2", "float16", "e", "=float16", "<e"},
        {"<f4", "f4", "=f4", "|f4", "float32", "f", "=float32", "<f"}, {"<f8", "f8", "=f8", "|f8", "float64", "d", "=float64", "<d"},
        {">i2", ">int16", ">h"}, {">u4", ">uint32", ">I"}, {">f8", ">float64", ">d"}};
    bool big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__, ok = true;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (int k = 0; k < 8 && types[t][k]; k++) {
            bool own = types[t][k][0] != '<' && types[t][k][0] != '>';
            char descr[] = {own && big ? '>' : types[t][0][0], types[t][0][1], types[t][0][2], '\0'};
            ok = variant_is_read(&(struct variant){descr, k & 1, 1 + k % 3, false, types[t][k]}, 2, (int64_t[]){2, 3}) && ok;
        }
    result("npy: types without a mark of order, with one that says nothing, by name and by letter", ok);
}

// Refused in one line that has this part; with NULL, read.
static bool refused_with(const char *part)
{
    struct npy a;
    char *err = npy_read(unit_path, &a);
    bool ok = part ? err && !strchr(err, '\n') && strstr(err, part) : !err;
    if (!ok)
        printf("    %s\n", err ? err : "no error");
    if (!err)
        npy_free(&a);
    free(err);
    return ok;
}

// A 2 x 3 array of which the element at [0,2] and later ones are patched with bytes that are no whole number.
static bool value_refused(const char *descr, bool fortran, const char *bytes, const char *part)
{
    int size = descr[2] - '0';
    if (!variant_write(unit_path, &(struct variant){descr, fortran, 1, false, NULL}, 2, (int64_t[]){2, 3}, (int64_t[]){1, 2, 3, 4, 5, 6}))
        return false;
    FILE *f = fopen(unit_path, "r+b");
    static const int c_places[] = {2, 5}, fortran_places[] = {3, 4}; // [0,2] and [1,2]; [1,1], which is after it, and [0,2]
    for (int i = 0; f && i < 2; i++) {
        fseek(f, (fortran ? fortran_places : c_places)[i] * size - 6 * size, SEEK_END);
        fwrite(bytes, 1, (size_t)size, f);
    }
    return f && fclose(f) == 0 && refused_with(part);
}

static void wrong_values(void)
{
    result("npy: floats that are no whole numbers are refused with the first one and the command that rounds",
           value_refused("<f4", false, "\0\0\x20\x40", "value 2.5 at [0,2]; legal") &&
               value_refused("<f4", true, "\0\0\x20\x40", "value 2.5 at [0,2]; legal") &&
               value_refused(">f8", false, "\xbf\xe0\0\0\0\0\0\0", "value -0.5 at [0,2]; legal") &&
               value_refused("<f2", false, "\1\0", "value 5.9604644775390625e-08 at [0,2]; legal") &&
               value_refused(">f2", true, "\x3e\0", "value 1.5 at [0,2]; legal") &&
               value_refused(">f8", false, "\x3f\xf0\0\0\0\0\0\1", "value 1.0000000000000002 at [0,2]") &&
               value_refused("<f4", false, "\0\0\x20\x40", "; to convert: python3 -c \"import numpy as np; np.save('") &&
               value_refused("<f4", false, "\0\0\x20\x40", "', np.rint(np.load('"));
    result("npy: NaN and infinities are refused",
           value_refused("<f4", false, "\0\0\xc0\x7f", "value nan at [0,2]") && value_refused("<f2", false, "\0\xfc", "value -inf at [0,2]") &&
               value_refused(">f8", false, "\x7f\xf0\0\0\0\0\0\0", "value inf at [0,2]") &&
               value_refused("<f2", true, "\1\x7c", "np.rint(np.nan_to_num(np.load("));
    result("npy: what no int64 holds is refused",
           value_refused("<u8", false, "\0\0\0\0\0\0\0\x80", "value 9223372036854775808 at [0,2]; legal") &&
               value_refused(">u8", true, "\xff\xff\xff\xff\xff\xff\xff\xfe", "value 18446744073709551614 at [0,2]; legal") &&
               value_refused("<f4", false, "\0\0\0\x5f", "value 9.223372036854776e+18 at [0,2]; legal: -2^63") &&
               value_refused("<f4", false, "\0\0\0\xdf", NULL)); // -2^63
}

static void other_files(void)
{
    static const char zip[] = "PK\3\4\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5\0\0\0w.npy..";
    put(zip, sizeof zip);
    bool ok = refused_with("an .npz archive; legal") && refused_with("np.load('") && refused_with("')['w'])\"");
    put("PK\5\6", 4);
    ok = ok && refused_with("a zip archive; legal");
    put("\x80\4\x95", 3);
    ok = ok && refused_with("a pickle; legal") && refused_with("allow_pickle=True");
    put("\x1f\x8b\x08", 3);
    ok = ok && refused_with("compressed by gzip; legal") && refused_with("import gzip, numpy as np; ") && refused_with("np.load(gzip.open('");
    put("BZh91AY", 7);
    ok = ok && refused_with("compressed by bzip2; legal") && refused_with("np.load(bz2.open('");
    put("\xfd" "7zXZ\0", 6);
    ok = ok && refused_with("compressed by xz; legal") && refused_with("np.load(lzma.open('");
    put("1 2 3\n", 6);
    ok = ok && refused_with("text, not a .npy file; legal") && refused_with("np.loadtxt(");
    put("\1\2\3\4", 4);
    ok = ok && refused_with("it does not begin with \\x93NUMPY") && refused_with("np.fromfile(");
    result("npy: archives, pickles, text and bytes are told apart, each with the command that reads it", ok);
    for (size_t n = 0; n < sizeof zip; n++) {
        put(zip, n);
        ok = ok && refused();
    }
    result("npy: archives cut short", ok);
}

// Files of every type with bytes changed at random, their header's the more.
static void mutated_variants(void)
{
    static const char *const types[] = {"|b1", "<u8", ">i4", "<f2", ">f4", ">f8"};
    for (int i = 0; i < 20000; i++) {
        struct variant v = {types[i % 6], i & 1, 1 + i / 6 % 3, i & 2, NULL};
        unsigned char file[256];
        if (!variant_write(unit_path, &v, 2, (int64_t[]){3, 2}, (int64_t[]){0, 1, 1, 0, 1, 0}))
            exit(2);
        FILE *f = fopen(unit_path, "rb");
        size_t n = f ? fread(file, 1, sizeof file, f) : 0;
        if (!n || fclose(f) != 0)
            exit(2);
        for (uint32_t k = random32() % 4 + 1; k > 0; k--)
            file[random32() % (i % 4 ? 90 : n)] = (unsigned char)(random32() % 3 ? random32() : (uint32_t)"()[]{}',: L09<"[random32() % 14]);
        put(file, random32() % 8 ? n : random32() % n);
        struct npy a;
        char *err = npy_read(unit_path, &a);
        if (!err)
            npy_free(&a);
        free(err);
    }
    result("npy: 20,000 mutated files of six types read without a crash", true);
}

static bool gives(const char *text, int64_t want)
{
    struct expr_vars v = {0};
    int64_t got = 0;
    expr_set(&v, "K", 7);
    expr_set(&v, "rows", 4);
    const char *err = expr_eval(&v, text, &got);
    if (err || got != want)
        printf("    %s: %s, %lld\n", text, err ? err : "no error", (long long)got);
    return !err && got == want;
}

static void expressions(void)
{
    bool ok = gives("1+2*3", 7) && gives("(1+2)*3", 9) && gives("7/2", 3) && gives("-7/2", -4) && gives("ceil(K,rows)", 2) &&
              gives("ceil(8,rows)", 2) && gives("max(K,rows)-min(K,rows)", 3) && gives("if(K>rows,10,20)", 10) &&
              gives("if(K<rows,10,20)", 20) && gives("if(K==7,1,2)", 1) && gives(" K - 1 - 1 ", 5) && gives("2*-3", -6) &&
              gives("ceil(-7,2)", -3) && gives("ceil(7,-2)", -3) && gives("7/-2", -4) && gives("ceil(7,-1)", -7) &&
              gives("K>1 ? $clog2(K) : 1", 3) && gives("((K < 2) ? 1 : (K == 7) ? 5 : 6) - 1", 4);
    result("expr: values", ok);
    static const char *const wrong[] = {"", "1+", "(1", "1/0", "x", "f(1)", "max(1)", "1 2", "1 ? 2", "1 ? : 2", "9999999999999999999",
                                        "9223372036854775807+1", "(-9223372036854775807-1)/-1",
                                        "ceil(-9223372036854775807-1,-1)", "-(-9223372036854775807-1)",
                                        "-----------------------------------------------------------------7", "((((((((((((((((((((((((((((((((((((((((((((((((((("
                                        "((((((((((((((((((((((((((((((((((((((1"};
    ok = true;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct expr_vars v = {0};
        int64_t got;
        ok = ok && expr_eval(&v, wrong[i], &got);
    }
    result("expr: errors are told", ok);
}

static void golden(void)
{
    bool ok = golden_wrap(128, 8) == -128 && golden_wrap(-129, 8) == 127 && golden_wrap(INT64_MIN, 64) == INT64_MIN &&
              golden_wrap(5, 2) == 1 && golden_wrap(-1, 33) == -1;
    result("golden: wrapping", ok);
    enum { K = 37, N = 133 };
    static int32_t a[K], w[K * N];
    int64_t c[N];
    for (int i = 0; i < K; i++)
        a[i] = (int32_t)golden_wrap(random32(), 17);
    for (int i = 0; i < K * N; i++)
        w[i] = (int32_t)golden_wrap(random32(), 16);
    golden_row(c, a, w, K, N);
    ok = true;
    for (int j = 0; j < N; j++) {
        int64_t s = 0;
        for (int i = 0; i < K; i++)
            s += (int64_t)a[i] * w[i * N + j];
        ok = ok && s == c[j];
    }
    result("golden: a row of a product", ok);
    int64_t sum[2] = {0}, in[2] = {100, -100}, out[2];
    struct golden_acc acc = {sum, 1, 2, 8};
    ok = !golden_accumulate(&acc, 0, true, false, in, out) && golden_accumulate(&acc, 0, false, true, in, out) &&
         out[0] == -56 && out[1] == 56 && golden_accumulate(&acc, 0, true, true, in, out) && out[0] == 100 && sum[0] == -56;
    result("golden: accumulate, wrap, straight through", ok);
    ok = golden_sparse_weight(1 << 7 | 0x7f, 7, 1) == -1 && golden_sparse_weight(1 << 7 | 0x7f, 7, 0) == 0 &&
         golden_sparse_weight(5, 7, 0) == 5;
    result("golden: 1:2 codes", ok);
    ok = golden_ws_cycles((int64_t[]){256, 256}, 2, 16, 36) == 16 + 512 + 36 &&
         golden_ws_cycles((int64_t[]){1, 1, 1}, 3, 16, 36) == 16 + 32 + 1 + 36 && golden_os_cycles(2, 3, 16, 20) == 3 + 16 + 15 + 20;
    result("golden: schedules", ok);
}

static void golden_camera(void)
{
    static const int32_t raw[] = {100, 200, 300, 400, 500, 600}, k[2][2] = {{-128, 127}, {127, -128}};
    struct golden_raw r = {.raw = raw, .height = 2, .width = 3, .black = 100}; // R 100 G 200 R 300 / G 400 B 500 G 600
    result("golden: a cell, floor and saturation",
           golden_cell(&r, 0, 0, k, 0) == 0 && // 127 * (100 + 300) - 128 * 400 < 0
               golden_cell(&r, 0, 0, (const int32_t[2][2]){{0, 0}, {0, 127}}, 0) == 127 * 400 &&
               golden_cell(&r, 0, 0, (const int32_t[2][2]){{0, 127}, {127, 127}}, 0) == 65535 &&
               golden_cell(&r, 0, 0, (const int32_t[2][2]){{0, 1}, {0, 1}}, 3) == 63);
    int64_t a[3], b[3];
    golden_bilinear(&r, 0, 1, a); // green beside red
    golden_bilinear(&r, 1, 1, b); // blue
    result("golden: bilinear, edges mirrored",
           a[0] == 100 && a[1] == 100 && a[2] == 400 && b[0] == 100 && b[1] == 250 && b[2] == 400);
    result("golden: cycles of a camera", golden_bayer_cycles(2, 3, true, 5) == 3 + 1 + 5 + 1 &&
                                             golden_bayer_cycles(2, 3, false, 5) == 3 * 3 + 5 + 1);
}

// ---- requantization, against the two published definitions ----

static int64_t published(const struct golden_requant *q, int64_t sum)
{
    if (!q->gemmlowp) {
        long double y = onnx_round(sum + q->bias, q->mult, q->shift) + q->zp;
        return (int64_t)(y < q->lo ? q->lo : y > q->hi ? q->hi : y);
    }
    int64_t y = (int64_t)multiply_by_quantized_multiplier(sum + q->bias, q->mult, q->shift) + q->zp;
    return y < q->lo ? q->lo : y > q->hi ? q->hi : y;
}

static bool same(const struct golden_requant *q, int64_t sum)
{
    int64_t want = published(q, sum), got = golden_requantize(q, sum);
    if (got != want)
        printf("    %s: sum %lld bias %d mult %d shift %d zp %d: %lld, not %lld\n", q->gemmlowp ? "gemmlowp" : "onnx",
               (long long)sum, q->bias, q->mult, q->shift, q->zp, (long long)got, (long long)want);
    return got == want;
}

// All sums whose result comes near the range of y or inside it, for factors that make ties: each tie and both ends.
static bool every_tie(struct golden_requant q, int most_shift)
{
    static const int32_t zps[] = {0, 1, -1, 127, -128};
    bool ok = true;
    for (int shift = 0; shift <= most_shift; shift++)
        for (int z = 0; z < 5; z++) {
            q.shift = q.gemmlowp ? 1 - shift : shift; // times 2^30 is a half
            q.zp = zps[z] < q.lo ? q.lo : zps[z];
            int64_t reach = (int64_t)600 << shift;
            for (int64_t sum = -reach; sum <= reach && ok; sum++)
                ok = same(&q, sum);
        }
    return ok;
}

static bool random_requants(bool gemmlowp)
{
    static const int32_t ends[] = {INT32_MIN, INT32_MIN + 1, -1, 0, 1, 1 << 30, INT32_MAX - 1, INT32_MAX};
    bool ok = true;
    for (int i = 0; i < 300000 && ok; i++) {
        bool is_signed = random32() & 1, wide_y = random32() & 1;
        struct golden_requant q = {.gemmlowp = gemmlowp, .lo = is_signed ? (wide_y ? -32768 : -128) : 0};
        q.hi = q.lo + (wide_y ? 65535 : 255);
        q.mult = random32() % 4 ? (int32_t)random32() : ends[random32() % 8];
        q.shift = gemmlowp ? (int)(random32() % 62) - 31 : (int)(random32() % 64);
        q.zp = q.lo + (int32_t)(random32() % (wide_y ? 65536 : 256));
        q.bias = (int32_t)golden_wrap(random32(), 31);
        int64_t sum = random32() % 4 ? golden_wrap(random32(), 31) >> random32() % 30 : ends[random32() % 8] >> 1;
        ok = same(&q, sum);
    }
    return ok;
}

static void requant(void)
{
    struct golden_requant s8 = {.mult = 1, .lo = -128, .hi = 127}, u8 = {.mult = -3, .lo = 0, .hi = 255};
    struct golden_requant low = {.gemmlowp = true, .mult = 1 << 30, .lo = -128, .hi = 127};
    result("requant: ONNX, every tie and both ends of int8 and uint8", every_tie(s8, 8) && every_tie(u8, 8));
    result("requant: gemmlowp, every tie and both ends of int8", every_tie(low, 8));
    struct golden_requant relu = {.mult = 3, .lo = 5, .hi = 90}; // limits of a clamped activation
    result("requant: ONNX, limits inside the range", every_tie(relu, 6));
    result("requant: ONNX, 300,000 random settings (seed 1)", random_requants(false));
    result("requant: gemmlowp, 300,000 random settings (seed 1)", random_requants(true));
    struct golden_requant most = {.gemmlowp = true, .mult = INT32_MIN, .shift = 30, .lo = -32768, .hi = 32767};
    bool ok = golden_requantize(&most, -2) == 32767 && golden_requantize(&most, 2) == -32768;
    // -2^63 and -2^31: an exact product of 2^94 and its rounding.
    struct golden_requant exact = {.mult = INT32_MIN, .shift = 63, .lo = INT32_MIN, .hi = INT32_MAX};
    ok = ok && golden_requantize(&exact, INT64_MIN) == INT32_MAX && golden_requantize(&exact, (int64_t)3 << 31) == -2 &&
         golden_requantize(&exact, (int64_t)1 << 31) == 0 && golden_requantize(&exact, ((int64_t)1 << 31) + 1) == -1;
    result("requant: the largest products", ok);
}

static void split(void)
{
    const int32_t x[3] = {-32768, 32767, 5}, w[6] = {-128, 1, 127, 1, -1, 1};
    bool ok = golden_dot(x, w, 2, 3) == (int64_t)32768 * 128 + 32767 * 127 - 5;
    result("splitmac: sums", ok);
    // One row: steps follow each other. Two rows: the results of short sums do.
    ok = golden_splitmac_cycles(4, 3, 1, 6) == 12 + 6 && golden_splitmac_cycles(4, 3, 2, 6) == 12 + 6 + 1 &&
         golden_splitmac_cycles(4, 1, 2, 6) == 1 + 6 + 6 + 1 && golden_splitmac_cycles(1, 1, 1, 4) == 5;
    result("splitmac: schedules", ok);
}

// A scratchpad of 4 banks of 4 words of 40 bits, 2 words a lane, rows of 4 words, and two classes.
static json_t *scratchpad_manifest(bool linear, bool butterfly)
{
    json_t *derived = json_pack("{s:[{s:s, s:[i, i], s:i, s:i}, {s:s, s:[i, i], s:i, s:i}]}", "classes", "name", "row",
                                "columns", 1, 2, "constant", 0, "align", 3, "name", "anti", "columns", 5, 10, "constant",
                                3, "align", 15);
    if (linear)
        json_object_set_new(derived, "matrix", json_pack("[i, i]", 5, 10));
    return json_pack("{s:{s:i, s:i, s:i, s:i, s:i, s:s, s:s, s:s, s:i}, s:o}", "parameters", "banks", 4, "wide", 2,
                     "word_bits", 40, "depth", 4, "tile_cols", 4, "network", butterfly ? "butterfly" : "crossbar", "ports",
                     "1r1w", "group", "block", "broadcast", 1, "derived", derived);
}

static bool scratchpad_is(bool linear, int64_t addresses[4], int want)
{
    json_t *m = scratchpad_manifest(linear, false);
    struct golden_scratchpad *s = pad_open(m);
    static struct pad_request q = {.op = PAD_READ, .at.on = 15};
    int phases = 0, passes = 0;
    if (s) {
        memcpy(q.at.addr, addresses, 4 * sizeof *addresses);
        passes = pad_passes(s, &q, &phases);
        pad_close(s);
    }
    json_decref(m);
    return passes == want && phases == 2;
}

// Every number of a manifest taken away, or changed to what no scratchpad has.
static bool broken_scratchpads(void)
{
    static const char *const names[] = {"banks", "word_bits", "depth", "tile_cols"};
    bool ok = true;
    for (int i = 0; i < 4; i++)
        for (int value = -1; value <= 1; value++) {
            json_t *m = scratchpad_manifest(false, false), *p = json_object_get(m, "parameters");
            if (value < 0)
                json_object_del(p, names[i]);
            else
                json_object_set_new(p, names[i], json_integer(value ? 1 << 20 : 0));
            struct golden_scratchpad *s = pad_open(m);
            ok = ok && (!s || (value == 1 && i == 3));
            if (s)
                pad_close(s);
            json_decref(m);
        }
    return ok;
}

static bool scratchpad_classes(void)
{
    json_t *m = scratchpad_manifest(true, true);
    struct golden_scratchpad *s = pad_open(m);
    struct pad_side row = {.on = 10, .addr = {0, 9, 0, 11}}, anti = {.on = 15, .addr = {3, 6, 9, 12}};
    struct pad_side none = {.on = 15, .addr = {1, 2, 3, 4}};
    bool ok = s && pad_find_class(s, &row) && row.number == 0 && row.base == 8 && pad_find_class(s, &anti) &&
              anti.number == 1 && anti.base == 0 && !pad_find_class(s, &none);
    if (s)
        pad_close(s);
    json_decref(m);
    return ok;
}

static void scratchpad(void)
{
    // Two words a lane, two lanes a phase: columns meet in pairs of banks, with padded rows of 5 in others.
    result("scratchpad: passes", scratchpad_is(true, (int64_t[]){0, 2, 4, 6}, 2) && scratchpad_is(true, (int64_t[]){0, 8, 4, 12}, 2) &&
                                     scratchpad_is(true, (int64_t[]){0, 10, 0, 10}, 4) && scratchpad_is(true, (int64_t[]){2, 2, 2, 2}, 2) &&
                                     scratchpad_is(false, (int64_t[]){0, 4, 8, 12}, 4) && scratchpad_is(false, (int64_t[]){0, 6, 0, 2}, 3));
    result("scratchpad: classes", scratchpad_classes());
    result("scratchpad: manifests that are not one's", broken_scratchpads());
}

int main(void)
{
    unit_begin("", "a.npy");
    round_trips();
    unsigned_round_trip();
    numpy_bytes();
    headers();
    variants();
    marks();
    wrong_values();
    other_files();
    mutated_variants();
    expressions();
    golden();
    golden_camera();
    requant();
    split();
    scratchpad();
    return unit_end();
}
