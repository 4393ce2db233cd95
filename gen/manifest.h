// SPDX-License-Identifier: Apache-2.0
// The texts of an output folder beside the Verilog. All allocated.
#ifndef GW_MANIFEST_H
#define GW_MANIFEST_H

#include <jansson.h>

#include "design.h"

char *design_core(const struct design *d);
char *design_readme(const struct design *d);

// The manifest of a design's folder, its generator and the name of its top module checked; dies naming what is wrong with it.
json_t *manifest_read(const char *out);

// MACs a clock in the steady state, from a manifest's "derived": products of a vector over the clocks it takes, which are
// `planes` or `steps` where the design is serial. 0 without multipliers.
double macs_a_clock(const json_t *derived);
#endif
