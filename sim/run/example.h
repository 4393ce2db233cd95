// SPDX-License-Identifier: Apache-2.0
// gatewright example: arrays of random values that a design takes, as the manifest describes them.
#ifndef GW_EXAMPLE_H
#define GW_EXAMPLE_H

#include <jansson.h>
#include <stdint.h>

#include "base/option.h"
#include "golden/golden.h"

// Writes the needed arrays as FOLDER/NAME.npy, each of the narrowest type that holds its range; `sizes`: an object of values
// for sizes of the manifest, or NULL. The same seed gives the same values everywhere. Returns the shapes,
// {"a": [64, 16], ..}; dies (ST_USAGE) where a size does not fit the design.
json_t *example_write(const json_t *manifest, const struct golden *golden, const json_t *sizes, uint64_t seed, const char *folder);

int verb_example(const struct options *o);
#endif
