// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `requant`, and the constants of requantizers as users give them.
#ifndef GW_GOLDEN_REQUANT_H
#define GW_GOLDEN_REQUANT_H

#include <jansson.h>

#include "base/npy.h"
#include "golden/requantize.h"

// The user's arrays of constants, one value for each of n columns but for clamp, which has two. NULL in paths: not given.
extern const char *const golden_constants[]; // their names, NULL at the end
enum { GOLDEN_BIAS, GOLDEN_MULT, GOLDEN_SHIFT, GOLDEN_ZP, GOLDEN_CLAMP, GOLDEN_CONSTANTS };

// NULL, or what is wrong with the first `count` of them, by the manifest's y_bits, y_signed and round. Unless they are `needed`, mult
// and shift may be missing, and then all others are.
char *golden_requant_check(const json_t *manifest, const struct npy *in, const char *const *paths, int count, int64_t n, bool needed);
#endif
