// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/rt/copy.h.
#include "tb/rt/copy.h"

#include <stdlib.h>
#include <string.h>

struct copy copy;

void copy_load(struct rt_memory *m)
{
    copy.image = rt_input("image");
    copy.element = strcmp(copy.image->type, "f8") == 0 ? 8 : 4;
    copy.bytes = (int)copy.image->count * copy.element;
    for (int64_t i = 0; i < copy.image->count; i++) {
        float single = (float)copy.image->real[i];
        uint32_t low;
        uint64_t bits;
        memcpy(&low, &single, sizeof low);
        memcpy(&bits, &copy.image->real[i], sizeof bits);
        rt_memory_put(m, BASE + (uint64_t)(i * copy.element), copy.element == 8 ? bits : low, copy.element);
    }
}

struct command copy_command(void)
{
    int left = copy.bytes - copy.at, most = 16 * BUS;
    while (4096 % most)
        most /= 2;
    copy.part = left < most ? left : most;
    copy.reading = !copy.reading;
    uint32_t size = 0;
    while (1 << size < BUS)
        size++;
    return (struct command){!copy.reading, 1, 1, size, (uint32_t)((copy.part - 1) / BUS),
                            BASE + (uint64_t)copy.at + (copy.reading ? 0 : MEMORY / 2)};
}

void copy_give(const struct rt_memory *m)
{
    double *values = calloc((size_t)copy.image->count + 1, sizeof *values);
    for (int64_t i = 0; i < copy.image->count; i++) {
        uint64_t bits = rt_memory_get(m, BASE + MEMORY / 2 + (uint64_t)(i * copy.element), copy.element);
        uint32_t low = (uint32_t)bits;
        float single;
        memcpy(&single, &low, sizeof single);
        memcpy(&values[i], &bits, sizeof bits);
        if (copy.element == 4)
            values[i] = single;
    }
    rt_output_real("copy", copy.image->ndim, copy.image->shape, values, 8 * copy.element);
}
