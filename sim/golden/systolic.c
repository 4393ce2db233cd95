// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/systolic.h.
#include "golden/systolic.h"

#include <string.h>

#include "golden/golden.h"
#include "golden/requant.h"

bool golden_in_bytes(const struct npy *a)
{
    return strcmp(a->type, "i1") == 0 || strcmp(a->type, "u1") == 0;
}

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

// With 1:2 sparsity, rows 2i and 2i+1 of a column hold at most one weight.
static char *check_sparse(const struct npy *w, const char *path)
{
    int64_t n = w->shape[1];
    for (int64_t k = 0; k + 1 < w->shape[0]; k += 2)
        for (int64_t j = 0; j < n; j++)
            if (w->data[k * n + j] && w->data[(k + 1) * n + j])
                return npy_message("%s: values %lld at [%lld,%lld] and %lld at [%lld,%lld] with sparsity=1:2; legal: at most "
                                   "one of them non-zero", path, (long long)w->data[k * n + j], (long long)k, (long long)j,
                                   (long long)w->data[(k + 1) * n + j], (long long)k + 1, (long long)j);
    return NULL;
}

// The epilogue's arrays; without any of them sums leave as they are.
static char *check_constants(const json_t *manifest, const struct npy *in, const char *const *paths, int64_t n, struct expr_vars *vars)
{
    if (golden_param_is(manifest, "epilogue", "requant")) {
        expr_set(vars, "raw", !paths[GOLDEN_MULT]);
        return golden_requant_check(manifest, in, paths, GOLDEN_CONSTANTS, n, false);
    }
    for (int i = 0; i < GOLDEN_CONSTANTS; i++)
        if (paths[i])
            return npy_message("--in: array '%s' with epilogue=none; legal: only with epilogue=requant", golden_constants[i]);
    return NULL;
}

static char *check_systolic(const json_t *manifest, const struct npy *in, const char *const *paths,
                            struct expr_vars *vars)
{
    const struct npy *a = &in[0], *w = &in[1];
    char text[96], other[96];
    for (int i = 0; i < 2; i++)
        if (in[i].ndim != 2 || in[i].count == 0)
            return npy_message("%s: shape %s; legal: a matrix, %s, of at least one element", paths[i],
                               npy_shape(&in[i], text), i ? "K x N" : "M x K");
    int64_t k = a->shape[1], k_max = golden_param(manifest, "k_max"), rows = golden_param(manifest, "rows");
    bool sparse = golden_param_is(manifest, "sparsity", "1:2"), ws = golden_param_is(manifest, "dataflow", "ws");
    if (w->shape[0] != k)
        return npy_message("%s: shape %s, with A of %s; legal: as many rows as A has columns, %lld", paths[1],
                           npy_shape(w, text), npy_shape(a, other), (long long)k);
    if (k > k_max)
        return npy_message("%s: K = %lld; legal: at most k_max = %lld", paths[0], (long long)k, (long long)k_max);
    int64_t pass = sparse ? 2 * rows : rows;
    if (ws && golden_param(manifest, "acc_rows") == 0 && k > pass)
        return npy_message("%s: K = %lld with acc_rows=0; legal: at most %lld, one pass of the array", paths[0],
                           (long long)k, (long long)pass);
    bool pair = golden_param_is(manifest, "split", "byte") && golden_in_bytes(a);
    int64_t a_bits = pair ? 8 : golden_param(manifest, "a_bits"), w_bits = golden_param(manifest, "w_bits");
    bool a_signed = golden_param(manifest, "a_signed") != 0;
    char *err = npy_fits(a, paths[0], a_signed ? -(INT64_C(1) << (a_bits - 1)) : 0,
                         (INT64_C(1) << (a_bits - a_signed)) - 1);
    if (!err)
        err = npy_fits(w, paths[1], -(INT64_C(1) << (w_bits - 1)), (INT64_C(1) << (w_bits - 1)) - 1);
    if (!err && sparse)
        err = check_sparse(w, paths[1]);
    if (!err)
        err = check_constants(manifest, in + 2, paths + 2, w->shape[1], vars);
    expr_set(vars, "M", a->shape[0]);
    expr_set(vars, "K", k);
    expr_set(vars, "N", w->shape[1]);
    if (golden_param_is(manifest, "split", "byte"))
        expr_set(vars, "pair", pair);
    return err;
}

static void example_systolic(const json_t *manifest, struct npy *in)
{
    struct npy *w = &in[1];
    if (golden_param_is(manifest, "sparsity", "1:2"))
        for (int64_t i = 0; i < w->count; i++)
            if (i / w->shape[1] % 2)
                w->data[i] = 0;
}

const struct golden golden_systolic = {
    .generator = "systolic",
    .inputs = (const char *const[]){"a", "w", NULL},
    .optional = golden_constants,
    .outputs = (const char *const[]){"c", NULL},
    .own = (const char *const[]){NULL},
    .check = check_systolic,
    .example = example_systolic,
};
