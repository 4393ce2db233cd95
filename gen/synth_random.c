// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_random.h.
#include "synth_random.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "synth_report.h"
#include "util.h"

enum { MATRIX_ROWS = 64, TILES = 4 };

// Source of the format: NEP 1, version 1.0; little-endian int32 in C order.
static void write_npy(const char *folder, const char *name, int rows, int cols, const int32_t *v)
{
    struct buf b = {0};
    char *path = xasprintf("%s/%s", folder, name);
    char *words = xasprintf("{'descr': '<i4', 'fortran_order': False, 'shape': (%d, %d), }", rows, cols);
    int len = (int)strlen(words), padded = (10 + len + 1 + 63) / 64 * 64 - 10;
    buf_add(&b, "\x93NUMPY\x01\x00", 8);
    buf_add(&b, (const char[]){(char)(padded & 255), (char)(padded >> 8)}, 2);
    buf_printf(&b, "%s%*s\n", words, padded - len - 1, "");
    for (int i = 0; i < rows * cols; i++)
        for (int byte = 0; byte < 4; byte++)
            buf_add(&b, (const char[]){(char)((uint32_t)v[i] >> 8 * byte)}, 1);
    write_file(path, b.s, b.len);
    free(words);
    free(path);
    free(b.s);
}

// Uniform over the integers of so many bits. Source of the constants: Knuth, MMIX.
static int32_t draw(uint64_t *state, int bits, bool is_signed)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    int64_t v = (int64_t)(*state >> 33) & ((INT64_C(1) << bits) - 1);
    return (int32_t)(is_signed ? v - (INT64_C(1) << (bits - 1)) : v);
}

void write_random_product(const char *folder, const struct synth_design *d)
{
    const json_t *p = json_object_get(d->manifest, "parameters");
    int rows = (int)json_number(p, "rows"), cols = (int)json_number(p, "cols");
    if (rows < 1 || cols < 1)
        die(ST_USAGE, "--in random: only for arrays; legal: NAME=FILE.npy");
    bool sparse = strcmp(json_text(p, "sparsity"), "1:2") == 0;
    int k = rows * TILES * (sparse ? 2 : 1), n = cols * TILES;
    int32_t *a = xcalloc((size_t)MATRIX_ROWS * (size_t)k, sizeof *a), *w = xcalloc((size_t)k * (size_t)n, sizeof *w);
    uint64_t state = 1;
    for (int i = 0; i < MATRIX_ROWS * k; i++)
        a[i] = draw(&state, (int)json_number(p, "a_bits"), json_number(p, "a_signed") > 0);
    for (int i = 0; i < k * n; i++)
        w[i] = sparse && i / n % 2 ? 0 : draw(&state, (int)json_number(p, "w_bits"), true);
    write_npy(folder, "a.npy", MATRIX_ROWS, k, a);
    write_npy(folder, "w.npy", k, n, w);
    free(a);
    free(w);
}
