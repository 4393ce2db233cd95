// SPDX-License-Identifier: Apache-2.0
// The table of golden models: a new one is one row.
#include <string.h>

#include "golden/golden.h"

static const struct golden *const models[] = {
    &golden_systolic,
    &golden_bayer,
    &golden_splitmac,
    &golden_hardwired,
    &golden_scratchpad,
    NULL,
};

const struct golden *golden_find(const char *generator)
{
    for (int i = 0; models[i]; i++)
        if (strcmp(models[i]->generator, generator) == 0)
            return models[i];
    return NULL;
}
