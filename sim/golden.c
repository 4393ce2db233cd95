// SPDX-License-Identifier: Apache-2.0
// The table of golden models, and the checks of the user's arrays.
#include "golden.h"

#include <stdbool.h>
#include <string.h>

#include "../gen/util.h"

static int64_t parameter(const json_t *manifest, const char *name)
{
    return json_integer_value(json_object_get(json_object_get(manifest, "parameters"), name));
}

static bool parameter_is(const json_t *manifest, const char *name, const char *value)
{
    const char *s = json_string_value(json_object_get(json_object_get(manifest, "parameters"), name));
    return s && strcmp(s, value) == 0;
}

// "10x20", in a buffer of at least 96 bytes.
static const char *shape_text(const struct npy *a, char *text)
{
    size_t n = 0;
    strcpy(text, a->ndim ? "" : "no dimensions");
    for (int i = 0; i < a->ndim; i++)
        n += (size_t)snprintf(text + n, 96 - n, "%s%lld", i ? "x" : "", (long long)a->shape[i]);
    return text;
}

// With 1:2 sparsity, rows 2i and 2i+1 of a column hold at most one weight.
static char *check_sparse(const struct npy *w, const char *path)
{
    int64_t n = w->shape[1];
    for (int64_t k = 0; k + 1 < w->shape[0]; k += 2)
        for (int64_t j = 0; j < n; j++)
            if (w->data[k * n + j] && w->data[(k + 1) * n + j])
                return xasprintf("%s: values %lld at [%lld,%lld] and %lld at [%lld,%lld] with sparsity=1:2; legal: at most "
                                 "one of them non-zero", path, (long long)w->data[k * n + j], (long long)k, (long long)j,
                                 (long long)w->data[(k + 1) * n + j], (long long)k + 1, (long long)j);
    return NULL;
}

static char *check_systolic(const json_t *manifest, const struct npy *in, const char *const *paths,
                            struct expr_vars *vars)
{
    const struct npy *a = &in[0], *w = &in[1];
    char text[96], other[96];
    for (int i = 0; i < 2; i++)
        if (in[i].ndim != 2 || in[i].count == 0)
            return xasprintf("%s: shape %s; legal: a matrix, %s, of at least one element", paths[i],
                             shape_text(&in[i], text), i ? "K x N" : "M x K");
    int64_t k = a->shape[1], k_max = parameter(manifest, "k_max"), rows = parameter(manifest, "rows");
    bool sparse = parameter_is(manifest, "sparsity", "1:2"), ws = parameter_is(manifest, "dataflow", "ws");
    if (w->shape[0] != k)
        return xasprintf("%s: shape %s, with a %s of %s; legal: as many rows as a has columns, %lld", paths[1],
                         shape_text(w, text), "a", shape_text(a, other), (long long)k);
    if (k > k_max)
        return xasprintf("%s: K = %lld; legal: at most k_max = %lld", paths[0], (long long)k, (long long)k_max);
    int64_t pass = sparse ? 2 * rows : rows;
    if (ws && parameter(manifest, "acc_rows") == 0 && k > pass)
        return xasprintf("%s: K = %lld with acc_rows=0; legal: at most %lld, one pass of the array", paths[0],
                         (long long)k, (long long)pass);
    int64_t a_bits = parameter(manifest, "a_bits"), w_bits = parameter(manifest, "w_bits");
    bool a_signed = parameter(manifest, "a_signed") != 0;
    char *err = npy_fits(a, paths[0], a_signed ? -(INT64_C(1) << (a_bits - 1)) : 0,
                         (INT64_C(1) << (a_bits - a_signed)) - 1);
    if (!err)
        err = npy_fits(w, paths[1], -(INT64_C(1) << (w_bits - 1)), (INT64_C(1) << (w_bits - 1)) - 1);
    if (!err && sparse)
        err = check_sparse(w, paths[1]);
    expr_set(vars, "M", a->shape[0]);
    expr_set(vars, "K", k);
    expr_set(vars, "N", w->shape[1]);
    return err;
}

const struct golden golden_systolic = {
    .generator = "systolic",
    .inputs = (const char *const[]){"a", "w", NULL},
    .outputs = (const char *const[]){"c", NULL},
    .sources = (const char *const[]){"tb/systolic.c", "sim/golden_systolic.c", "sim/golden_systolic.h", NULL},
    .check = check_systolic,
};

static const struct golden *const models[] = {&golden_systolic, NULL};

const struct golden *golden_find(const char *generator)
{
    for (int i = 0; models[i]; i++)
        if (strcmp(models[i]->generator, generator) == 0)
            return models[i];
    return NULL;
}
