// SPDX-License-Identifier: Apache-2.0
// Implementation of golden_systolic.h.
#include "golden_systolic.h"

#include <string.h>

int64_t golden_wrap(int64_t v, int bits)
{
    return (int64_t)((uint64_t)v << (64 - bits)) >> (64 - bits);
}

void golden_row(int64_t *c, const int32_t *a, const int32_t *w, int64_t k, int64_t n)
{
    enum { STRIP = 64 }; // columns at a time, so that sums stay in registers
    for (int64_t n0 = 0; n0 < n; n0 += STRIP) {
        int64_t len = n - n0 < STRIP ? n - n0 : STRIP;
        int64_t sum[STRIP] = {0};
        for (int64_t i = 0; i < k; i++) {
            int32_t x = a[i];
            const int32_t *row = w + i * n + n0;
            for (int64_t j = 0; j < len; j++)
                sum[j] += (int64_t)x * row[j];
        }
        memcpy(c + n0, sum, (size_t)len * sizeof *c);
    }
}

int32_t golden_sparse_weight(int32_t code, int w_bits, int parity)
{
    int position = (code >> w_bits) & 1;
    return position == parity ? (int32_t)golden_wrap(code, w_bits) : 0;
}

bool golden_accumulate(struct golden_acc *acc, int64_t i, bool overwrite, bool send, const int64_t *sums,
                       int64_t *result)
{
    bool straight = overwrite && send;
    for (int64_t c = 0; c < acc->cols; c++) {
        uint64_t total = (uint64_t)sums[c];
        if (!straight) {
            int64_t *held = &acc->sum[i * acc->cols + c];
            total += overwrite ? 0 : (uint64_t)*held;
            *held = golden_wrap((int64_t)total, acc->bits);
        }
        result[c] = golden_wrap((int64_t)total, acc->bits);
    }
    return send;
}

int64_t golden_ws_cycles(const int64_t *lengths, int64_t tiles, int64_t rows, int64_t depth)
{
    int64_t row_in = rows, ready = 0; // weights of the first tile move in clocks 0 .. rows-1
    for (int64_t t = 0; t < tiles; t++) {
        row_in = row_in > ready ? row_in : ready;
        ready = row_in + rows; // the next weights come in beside this tile
        row_in += lengths[t];
    }
    return row_in - 1 + depth + 1;
}

int64_t golden_os_cycles(int64_t sums, int64_t steps, int64_t rows, int64_t depth)
{
    int64_t end = steps - 1; // admission of the last step
    for (int64_t s = 1; s < sums; s++)
        end += steps > rows ? steps : rows;
    return end + depth + rows - 1 + 1;
}
