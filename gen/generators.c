// SPDX-License-Identifier: Apache-2.0
// The table of generators, made of the rows of generators.def.
#include "generators.h"

#include <stddef.h>

#define GENERATOR(name) extern const struct generator generator_##name;
#include "generators.def"
#undef GENERATOR

#define GENERATOR(name) &generator_##name,
const struct generator *const all_generators[] = {
#include "generators.def"
    NULL,
};
