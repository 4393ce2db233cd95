// SPDX-License-Identifier: Apache-2.0
// Tests of what benches keep numbers and bytes in: .npy files of real numbers and of bit patterns, and memory images. Meant for
// the sanitizers.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"
#include "rt/memory.h"
#include "tb/lib/unit.h"

// ---- real numbers ----

// Makes the file a .npy of that type and 2 x 3 elements with these bytes.
static void put_array(const char *descr, bool fortran, const void *bytes, int element)
{
    unsigned char file[128 + 6 * 8];
    memset(file, ' ', 128);
    memcpy(file, "\x93NUMPY\x01\x00\x76\x00", 10);
    int n = snprintf((char *)file + 10, 110, "{'descr': '%s', 'fortran_order': %s, 'shape': (2, 3), }", descr, fortran ? "True" : "False");
    file[10 + n] = ' ';
    file[127] = '\n';
    memcpy(file + 128, bytes, (size_t)(6 * element));
    put(file, (size_t)(128 + 6 * element));
}

static bool same(double a, double b)
{
    return isnan(a) ? isnan(b) : a == b && signbit(a) == signbit(b);
}

// The file's six values in C order are these, read as real numbers; or the message has this part.
static bool reads(const double *want, const char *part)
{
    struct npy a;
    char *err = npy_read_real(unit_path, &a);
    bool ok = part ? err && strstr(err, part) && strstr(err, unit_path) && !strchr(err, '\n') : !err;
    if (!ok)
        printf("    %s\n", err ? err : "no error");
    for (int i = 0; i < 6 && !err && !part; i++)
        ok = ok && same(a.real[i], want[i]);
    ok = ok && (err || (!a.data && a.count == 6));
    free(err);
    npy_free(&a);
    return ok;
}

static void types(void)
{
    static const double want[] = {1.5, -0.0, 0x1p-149, INFINITY, NAN, -0x1.fffffep127}, turned[] = {1.5, 0x1p-149, NAN, -0.0, INFINITY, -0x1.fffffep127};
    put_array("<f4", false, "\0\0\xc0\x3f\0\0\0\x80\1\0\0\0\0\0\x80\x7f\0\0\xc0\x7f\xff\xff\x7f\xff", 4);
    bool ok = reads(want, NULL);
    put_array("<f4", true, "\0\0\xc0\x3f\0\0\0\x80\1\0\0\0\0\0\x80\x7f\0\0\xc0\x7f\xff\xff\x7f\xff", 4);
    ok = ok && reads(turned, NULL);
    put_array(">f4", false, "\x3f\xc0\0\0\x80\0\0\0\0\0\0\1\x7f\x80\0\0\x7f\xc0\0\0\xff\x7f\xff\xff", 4);
    ok = ok && reads(want, NULL);
    static const double halves[] = {1.5, -0.0, 0x1p-24, INFINITY, NAN, -65504};
    put_array("<f2", false, "\0\x3e\0\x80\1\0\0\x7c\0\x7e\xff\xfb", 2);
    ok = ok && reads(halves, NULL);
    static const double doubles[] = {3.141592653589793, -0.0, 0x1p-1074, -INFINITY, NAN, 0x1.fffffffffffffp1023};
    put_array("<f8", false, "\x18\x2d\x44\x54\xfb\x21\x09\x40\0\0\0\0\0\0\0\x80\1\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0\xff\0\0\0\0\0\0\xf8\x7f\xff\xff\xff\xff\xff\xff\xef\x7f", 8);
    ok = ok && reads(doubles, NULL);
    result("npy: float16, float32 and float64 are read as real numbers, infinities and NaN too", ok);
}

static void integers_as_reals(void)
{
    put_array("|i1", false, "\0\1\xff\x80\x7f\x2a", 1);
    bool ok = reads((const double[]){0, 1, -1, -128, 127, 42}, NULL);
    put_array("<u8", false, "\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\x20\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\0\xf8\xff\xff\xff\xff\xff\xff", 8);
    ok = ok && reads((const double[]){0x1p63, 0x1p53, 1, 2, 3, 0x1.fffffffffffffp63}, NULL);
    put_array("<u8", false, "\0\0\0\0\0\0\0\0\1\0\0\0\0\0\x20\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 8);
    ok = ok && reads(NULL, "value 9007199254740993 at [0,1]; legal: what a float64 holds exactly");
    put_array("<u8", false, "\xff\xff\xff\xff\xff\xff\xff\xff\1\0\0\0\0\0\x20\0\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\3\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 8);
    ok = ok && reads(NULL, "value 18446744073709551615 at [0,0]");
    put_array(">i8", false, "\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 8);
    ok = ok && reads(NULL, "value 9223372036854775807 at [0,0]");
    result("npy: integers are read as real numbers, or refused where no float64 is equal", ok);
}

static void real_round_trips(void)
{
    bool ok = true;
    for (int round = 0; round < 2000; round++) {
        double v[6];
        struct npy a;
        int bits = round & 1 ? 64 : 32;
        for (int i = 0; i < 6; i++) {
            uint64_t r = (uint64_t)random32() << 32 | random32();
            uint32_t low = random32();
            float single;
            memcpy(&single, &low, sizeof single);
            memcpy(&v[i], &r, sizeof r);
            v[i] = bits == 32 ? single : v[i];
        }
        char *err = npy_write_real(unit_path, 2, (int64_t[]){2, 3}, v, bits);
        ok = ok && !err && reads(v, NULL);
        err = err ? err : npy_read_bits(unit_path, &a);
        ok = ok && !err && strcmp(a.type, bits == 32 ? "f4" : "f8") == 0;
        if (!err)
            npy_free(&a);
        free(err);
    }
    result("npy: real numbers are read as they were written", ok);
}

static void rounding(void)
{
    const double v[] = {1 + 0x1p-24, 1 + 0x1.8p-23, 0x1p-150, 0x1.fffffefp127, 0.1, -0x1.8p-149};
    bool ok = !npy_write_real(unit_path, 2, (int64_t[]){2, 3}, v, 32) &&
              reads((const double[]){1, 1 + 0x1p-22, 0, 0x1.fffffep127, 0x1.99999ap-4, -0x1p-148}, NULL);
    result("npy: a float32 is the nearest, ties to even", ok);
    char *err = npy_write_real(unit_path, 2, (int64_t[]){2, 3}, (const double[]){1, 2, 3, 4, 1e39, 5}, 32);
    ok = err && strstr(err, "value 1e+39 at [1,1]; legal: what a float32 holds") && reads((const double[]){1, 1 + 0x1p-22, 0, 0x1.fffffep127, 0x1.99999ap-4, -0x1p-148}, NULL);
    free(err);
    result("npy: what no float32 holds is refused with its place, and the file stays", ok);
    struct npy a;
    err = npy_read(unit_path, &a);
    ok = err && strstr(err, "at [0,1]; legal");
    free(err);
    result("npy: who asks for integers still gets none of these", ok);
}

static void bit_patterns(void)
{
    static const char types[][3] = {"i1", "u1", "f2", "u2", "i4", "f4", "u8", "f8"};
    bool ok = true;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        int64_t data[6];
        int bits = 8 * (types[t][1] - '0');
        for (int i = 0; i < 6; i++)
            data[i] = (int64_t)(((uint64_t)random32() << 32 | random32()) >> (64 - bits));
        struct npy a = {0};
        char *err = npy_write_bits(unit_path, 3, (int64_t[]){1, 2, 3}, data, types[t]);
        err = err ? err : npy_read_bits(unit_path, &a);
        ok = ok && !err && a.ndim == 3 && strcmp(a.type, types[t]) == 0 && memcmp(a.data, data, sizeof data) == 0;
        free(err);
        npy_free(&a);
    }
    result("npy: bit patterns are read as they were written", ok);
}

// ---- memory images ----

static void against_an_array(void)
{
    enum { SIZE = 5 * RT_PAGE };
    static unsigned char flat[SIZE], got[SIZE];
    const uint64_t base = UINT64_MAX - 2 * RT_PAGE + 100; // wraps around
    struct rt_memory m = {0};
    bool ok = true;
    for (int round = 0; round < 3000; round++) {
        unsigned char bytes[RT_PAGE + 500];
        size_t n = random32() % (round % 8 ? 40 : sizeof bytes), at = random32() % (SIZE - sizeof bytes);
        for (size_t i = 0; i < n; i++)
            bytes[i] = (unsigned char)random32();
        rt_memory_write(&m, base + at, bytes, n);
        memcpy(flat + at, bytes, n);
        at = random32() % (SIZE - sizeof bytes);
        rt_memory_read(&m, base + at, bytes, sizeof bytes);
        ok = ok && memcmp(bytes, flat + at, sizeof bytes) == 0;
    }
    rt_memory_read(&m, base, got, SIZE);
    ok = ok && memcmp(got, flat, SIZE) == 0 && m.count <= 6;
    rt_memory_free(&m);
    result("memory: bytes are where they were written, across pages and 2^64", ok && m.count == 0);
    for (uint64_t i = 0; i < 5000; i++)
        rt_memory_put(&m, i << 20 | (i & 7) << 60, i * 0x0123456789abcdef, 8);
    for (uint64_t i = 0; i < 5000; i++)
        ok = ok && rt_memory_get(&m, i << 20 | (i & 7) << 60, 8) == i * 0x0123456789abcdef && rt_memory_get(&m, (i << 20 | (i & 7) << 60) + 8, 8) == 0;
    result("memory: 5,000 pages far apart; what was not written is 0", ok);
    rt_memory_put(&m, 4093, 0x8877665544332211, 8);
    result("memory: the lowest byte is at the lowest address", rt_memory_get(&m, 4093, 1) == 0x11 && rt_memory_get(&m, 4095, 2) == 0x4433 &&
           rt_memory_get(&m, 4093, 3) == 0x332211 && rt_memory_get(&m, 4100, 1) == 0x88);
    rt_memory_free(&m);
}

// The message has this part; frees it.
static bool told(char *err, const char *part)
{
    bool ok = err && strstr(err, part) && !strchr(err, '\n');
    free(err);
    return ok;
}

static void files(void)
{
    struct rt_memory m = {0};
    int64_t bytes = 0;
    unsigned char raw[10000], got[10000];
    for (size_t i = 0; i < sizeof raw; i++)
        raw[i] = (unsigned char)random32();
    put(raw, sizeof raw);
    bool ok = !rt_memory_load(&m, 0x12345, unit_path, &bytes) && bytes == 10000;
    rt_memory_read(&m, 0x12345, got, sizeof got);
    ok = ok && memcmp(raw, got, sizeof raw) == 0 && !rt_memory_store(&m, 0x12345 + 1, 9998, unit_path) &&
         !rt_memory_load(&m, 0, unit_path, &bytes) && bytes == 9998 && rt_memory_get(&m, 9997, 1) == raw[9998] && rt_memory_get(&m, 9998, 1) == 0;
    result("memory: a file's bytes in and out", ok);
    put_array(">f2", true, "\x3e\0\x80\0\0\1\x7c\0\x7e\0\xfb\xff", 2); // in C order: 3e00 0001 7e00 8000 7c00 fbff
    ok = !rt_memory_load(&m, 0x100000, unit_path, &bytes) && bytes == 12 && rt_memory_get(&m, 0x100000, 8) == 0x80007e0000013e00 &&
         rt_memory_get(&m, 0x100008, 4) == 0xfbff7c00;
    struct npy a = {0};
    ok = ok && !rt_memory_store_npy(&m, 0x100000, unit_path, "f4", 1, (int64_t[]){3}) && !npy_read_bits(unit_path, &a) && a.count == 3 &&
         a.data[0] == 0x00013e00 && a.data[2] == 0xfbff7c00 && strcmp(a.type, "f4") == 0;
    npy_free(&a);
    ok = ok && !rt_memory_store_npy(&m, 0x100000, unit_path, "i2", 2, (int64_t[]){3, 2}) && !npy_read(unit_path, &a) && a.data[0] == 0x3e00 &&
         a.data[5] == -1025;
    npy_free(&a);
    result("memory: the elements of a .npy in and out", ok);
    ok = told(rt_memory_load(&m, 0, "no/such/file", &bytes), "no/such/file: cannot read") &&
         told(rt_memory_store(&m, 0, 8, "no/such/folder/file"), "no/such/folder/file: cannot write") &&
         told(rt_memory_store(&m, 0, 8, unit_folder), "cannot write");
    put("\x93NUMPY\1\0", 8);
    ok = ok && told(rt_memory_load(&m, 0, unit_path, &bytes), "not a .npy file: it ends inside its header");
    result("memory: files that cannot be read or written are told", ok);
    rt_memory_free(&m);
}

int main(void)
{
    unit_begin("", "a.npy");
    types();
    integers_as_reals();
    real_round_trips();
    rounding();
    bit_patterns();
    against_an_array();
    files();
    return unit_end();
}
