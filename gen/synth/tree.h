// SPDX-License-Identifier: Apache-2.0
// What each design inside the design takes, as a table of its own.
#ifndef GW_SYNTH_TREE_H
#define GW_SYNTH_TREE_H

#include <jansson.h>

#include "flow/parts.h"

// Sets "instances" of the result, a row for each of the manifest's tree with the totals of the technology's kind.
void synth_tree(json_t *result, const json_t *manifest, const struct synth_tech *t, const struct synth_sum *s);

void synth_tree_print(const json_t *result);
#endif
