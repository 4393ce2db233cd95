// SPDX-License-Identifier: Apache-2.0
// Designs inside a design, as tables of results name them.
#ifndef GW_FLOW_INSTANCES_H
#define GW_FLOW_INSTANCES_H

#include <jansson.h>

#include "flow/parts.h"

// The instances of a manifest's tree, each under the one that holds it: [{"instance": "layer1.fifo", "module": "TOP_layer1_fifo"}],
// or NULL if there are none.
json_t *instance_list(const json_t *manifest);

// What a module of the mapped design is with all that is in it.
struct synth_part part_inside(const struct synth_sum *s, const char *module);
#endif
