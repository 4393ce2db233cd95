// SPDX-License-Identifier: Apache-2.0
// Makes random matrices for the tests and checks products, without any code of the golden model.
//   matrices make SEED M K N A_LO A_HI W_LO W_HI SPARSE A.npy W.npy [A_TYPE]     A_TYPE: bits of A's type, else 32
//   matrices range LO HI row|column TYPE V.npy [K]     every K values once, in TYPE bits: a column times a row has every
//                                                  sum of K products
//   matrices put TYPE SHAPE V.npy VALUE...         i1, u2, ..; 3x4 or 5
//   matrices as TYPE C|F 1|2|3 FROM.npy TO.npy    the same array as others write it: its type with its byte order ("<f4", ">i2",
//                                                  "|b1"), order and format
//   matrices literal V.npy                         its values of 32 bits in hexadecimal, the first one lowest
//   matrices dot W.npy X.npy Y.npy [BIAS.npy]      Y = X * W^T (+ bias)
//   matrices check A.npy W.npy C.npy BITS     C = A * W modulo 2^BITS; prints the results that wrapped
//   matrices requant A.npy W.npy C.npy onnx|gemmlowp BIAS.npy MULT.npy SHIFT.npy ZP.npy LO HI
//                                             C = the sums of A * W, requantized as ONNX or TensorFlow Lite say
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"
#include "tb/lib/published.h"
#include "tb/lib/variant.h"

__extension__ typedef __int128 wide;

static uint64_t state;

static int64_t between(int64_t lo, int64_t hi)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    uint64_t r = state >> 33;
    switch (r & 7) {
    case 0:
        return lo;
    case 1:
        return hi;
    default:
        return lo + (int64_t)((r >> 3) % (uint64_t)(hi - lo + 1));
    }
}

static void must(char *err)
{
    if (!err)
        return;
    fprintf(stderr, "matrices: %s\n", err);
    exit(2);
}

static void make(char **v, int a_type)
{
    int64_t n[9];
    for (int i = 0; i < 9; i++)
        n[i] = strtoll(v[i], NULL, 10);
    state = (uint64_t)n[0];
    int64_t rows[2] = {n[1], n[2]}, cols[2] = {n[2], n[3]};
    for (int m = 0; m < 2; m++) {
        int64_t count = rows[m] * cols[m], *data = calloc((size_t)count, sizeof *data);
        for (int64_t i = 0; i < count; i++) {
            bool pair_taken = m && n[8] && i / cols[m] % 2 && data[i - cols[m]];
            data[i] = pair_taken ? 0 : between(n[4 + 2 * m], n[5 + 2 * m]);
        }
        must(npy_write(v[9 + m], 2, (int64_t[]){rows[m], cols[m]}, data, m ? 32 : a_type, true));
        free(data);
    }
}

static void range(char **v, int64_t depth)
{
    int64_t lo = atoll(v[0]), values = atoll(v[1]) - lo + 1, n = 1;
    bool row = strcmp(v[2], "row") == 0;
    for (int64_t k = 0; k < depth; k++)
        n *= values;
    int64_t *data = calloc((size_t)n, (size_t)depth * sizeof *data);
    for (int64_t i = 0; i < n; i++) {
        int64_t rest = i;
        for (int64_t k = 0; k < depth; k++, rest /= values)
            data[row ? k * n + i : i * depth + k] = lo + rest % values;
    }
    must(npy_write(v[4], 2, row ? (int64_t[]){depth, n} : (int64_t[]){n, depth}, data, atoi(v[3]), true));
    free(data);
}

static void put(char **v, int n)
{
    int64_t shape[2] = {atoll(v[1]), 0}, *data = calloc((size_t)n + 1, sizeof *data);
    const char *x = strchr(v[1], 'x');
    if (x)
        shape[1] = atoll(x + 1);
    if (shape[0] * (x ? shape[1] : 1) != n)
        must(npy_message("%s: %d values for a shape of %s", v[2], n, v[1]));
    for (int i = 0; i < n; i++)
        data[i] = atoll(v[3 + i]);
    must(npy_write(v[2], x ? 2 : 1, shape, data, 8 * atoi(v[0] + 1), v[0][0] == 'i'));
    free(data);
}

static void as(char **v)
{
    struct npy a;
    must(npy_read(v[3], &a));
    if (!variant_write(v[4], &(struct variant){v[0], v[1][0] == 'F', atoi(v[2]), v[2][0] == '1', NULL}, a.ndim, a.shape, a.data))
        must(npy_message("%s: cannot write", v[4]));
    npy_free(&a);
}

static void literal(const char *path)
{
    struct npy a;
    must(npy_read(path, &a));
    for (int64_t i = a.count; i-- > 0;)
        printf("%08x", (unsigned)(uint32_t)a.data[i]);
    printf("\n");
}

static int dot(char **v)
{
    struct npy w, x, y, b = {0};
    must(npy_read(v[0], &w));
    must(npy_read(v[1], &x));
    must(npy_read(v[2], &y));
    if (v[3])
        must(npy_read(v[3], &b));
    int64_t m = x.shape[0], n = w.shape[1], rows = w.shape[0], wrong = 0;
    if (y.ndim != 2 || y.shape[0] != m || y.shape[1] != rows) {
        printf("shape of %s\n", v[2]);
        return 1;
    }
    for (int64_t i = 0; i < m * rows; i++) {
        wide sum = b.data ? b.data[i % rows] : 0;
        for (int64_t j = 0; j < n; j++)
            sum += (wide)x.data[i / rows * n + j] * w.data[i % rows * n + j];
        wrong += sum != y.data[i];
    }
    return wrong != 0;
}

static int check(char **v)
{
    struct npy a, w, c;
    must(npy_read(v[0], &a));
    must(npy_read(v[1], &w));
    must(npy_read(v[2], &c));
    int bits = atoi(v[3]);
    int64_t m = a.shape[0], k = a.shape[1], n = w.shape[1], wraps = 0, wrong = 0;
    const char *type = bits <= 32 ? "i4" : "i8";
    if (c.ndim != 2 || c.shape[0] != m || c.shape[1] != n || strcmp(c.type, type) != 0) {
        printf("shape or type of %s\n", v[2]);
        return 1;
    }
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++) {
            wide exact = 0;
            for (int64_t l = 0; l < k; l++)
                exact += (wide)a.data[i * k + l] * w.data[l * n + j];
            wide span = (wide)1 << bits, low = ((exact % span) + span) % span;
            wide want = low >= span / 2 ? low - span : low;
            wraps += want != exact;
            wrong += want != c.data[i * n + j];
        }
    printf("%lld\n", (long long)wraps);
    return wrong != 0;
}

static int requant(char **v)
{
    struct npy f[7]; // a, w, c, bias, mult, shift, zp
    for (int i = 0; i < 7; i++)
        must(npy_read(v[i < 3 ? i : i + 1], &f[i]));
    bool is_onnx = strcmp(v[3], "onnx") == 0;
    int64_t lo = atoll(v[8]), hi = atoll(v[9]), m = f[0].shape[0], k = f[0].shape[1], n = f[1].shape[1], wrong = 0;
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++) {
            int64_t sum = f[3].data[j];
            for (int64_t l = 0; l < k; l++)
                sum += f[0].data[i * k + l] * f[1].data[l * n + j];
            int32_t mult = (int32_t)f[4].data[j];
            int shift = (int)f[5].data[j];
            int64_t y = is_onnx ? (int64_t)onnx_round(sum, mult, shift) : multiply_by_quantized_multiplier(sum, mult, shift);
            y += f[6].data[j];
            y = y < lo ? lo : y > hi ? hi : y;
            wrong += y != f[2].data[i * n + j];
        }
    return wrong != 0;
}

int main(int argc, char **argv)
{
    if ((argc == 13 || argc == 14) && strcmp(argv[1], "make") == 0) {
        make(argv + 2, argc == 14 ? atoi(argv[13]) : 32);
        return 0;
    }
    if ((argc == 7 || argc == 8) && strcmp(argv[1], "range") == 0) {
        range(argv + 2, argc == 8 ? atoll(argv[7]) : 1);
        return 0;
    }
    if (argc > 4 && strcmp(argv[1], "put") == 0) {
        put(argv + 2, argc - 5);
        return 0;
    }
    if (argc == 7 && strcmp(argv[1], "as") == 0) {
        as(argv + 2);
        return 0;
    }
    if (argc == 3 && strcmp(argv[1], "literal") == 0) {
        literal(argv[2]);
        return 0;
    }
    if ((argc == 5 || argc == 6) && strcmp(argv[1], "dot") == 0)
        return dot(argv + 2);
    if (argc == 6 && strcmp(argv[1], "check") == 0)
        return check(argv + 2);
    if (argc == 12 && strcmp(argv[1], "requant") == 0)
        return requant(argv + 2);
    fprintf(stderr, "usage: matrices make|range|put|as|literal|dot|check|requant ...\n");
    return 2;
}
