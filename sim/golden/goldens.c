// SPDX-License-Identifier: Apache-2.0
// The table of golden models, made of the rows of gen/generators.def.
#include <string.h>

#include "golden/golden.h"

#define GENERATOR(name) extern const struct golden golden_##name;
#include "generators.def"
#undef GENERATOR

#define GENERATOR(name) &golden_##name,
static const struct golden *const models[] = {
#include "generators.def"
    NULL,
};

const struct golden *golden_find(const char *generator)
{
    for (int i = 0; models[i]; i++)
        if (strcmp(models[i]->generator, generator) == 0)
            return models[i];
    return NULL;
}
