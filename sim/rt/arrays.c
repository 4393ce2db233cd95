// SPDX-License-Identifier: Apache-2.0
// The user's arrays: those of the job, and where results go.
#include "rt/rt.h"

#include <stdlib.h>
#include <string.h>

static struct {
    const char *name, *path;
    struct npy a;
} *inputs;
static struct result {
    const char *name, *path;
    int ndim, bits;
    bool is_signed;
    int64_t shape[NPY_MAX_DIMS];
    int64_t *data;
    const double *real; // instead of data
} *outputs;
static int input_count, output_count;

// Whether the golden model wants real numbers under that name.
static bool is_real(const json_t *job, const char *name)
{
    size_t i;
    json_t *v;
    json_array_foreach (json_object_get(job, "real"), i, v)
        if (strcmp(json_string_value(v), name) == 0)
            return true;
    return false;
}

void rt_arrays_open(const json_t *job)
{
    const char *name;
    json_t *v;
    inputs = calloc(json_object_size(json_object_get(job, "in")) + 1, sizeof *inputs);
    outputs = calloc(json_object_size(json_object_get(job, "out")) + 1, sizeof *outputs);
    json_object_foreach (json_object_get(job, "in"), name, v) {
        inputs[input_count].name = name;
        inputs[input_count].path = json_string_value(v);
        struct npy *a = &inputs[input_count++].a;
        char *err = is_real(job, name) ? npy_read_real(json_string_value(v), a) : npy_read(json_string_value(v), a);
        if (err)
            rt_refuse(err);
    }
    json_object_foreach (json_object_get(job, "out"), name, v) {
        outputs[output_count].name = name;
        outputs[output_count++].path = json_string_value(v);
    }
}

const struct npy *rt_input(const char *name)
{
    for (int i = 0; i < input_count; i++)
        if (strcmp(inputs[i].name, name) == 0)
            return &inputs[i].a;
    return NULL;
}

int32_t *rt_input_narrow(const char *name)
{
    const struct npy *a = rt_input(name);
    int32_t *v = calloc((size_t)a->count, sizeof *v);
    for (int64_t i = 0; i < a->count; i++)
        v[i] = (int32_t)a->data[i];
    return v;
}

// The result called name; NULL if the user does not want it.
static struct result *set_output(const char *name, int ndim, const int64_t *shape, int bits)
{
    for (int i = 0; i < output_count; i++) {
        if (strcmp(outputs[i].name, name) != 0)
            continue;
        outputs[i].ndim = ndim;
        memcpy(outputs[i].shape, shape, (size_t)ndim * sizeof *shape);
        outputs[i].bits = bits;
        return &outputs[i];
    }
    return NULL;
}

static void set_integers(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits, bool is_signed)
{
    struct result *r = set_output(name, ndim, shape, bits);
    if (!r)
        return;
    r->data = data;
    r->is_signed = is_signed;
}

void rt_output(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits)
{
    set_integers(name, ndim, shape, data, bits, true);
}

void rt_output_unsigned(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits)
{
    set_integers(name, ndim, shape, data, bits, false);
}

void rt_output_real(const char *name, int ndim, const int64_t *shape, const double *v, int bits)
{
    struct result *r = set_output(name, ndim, shape, bits);
    if (r)
        r->real = v;
}

void rt_arrays_write(void)
{
    for (const struct result *r = outputs; r < outputs + output_count; r++) {
        if (!r->data && !r->real)
            continue;
        char *err = r->real ? npy_write_real(r->path, r->ndim, r->shape, r->real, r->bits)
                            : npy_write(r->path, r->ndim, r->shape, r->data, r->bits, r->is_signed);
        if (err)
            rt_refuse(err);
    }
}
