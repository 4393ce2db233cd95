// SPDX-License-Identifier: Apache-2.0
// The texts of an output folder beside the Verilog. All allocated.
#ifndef GW_MANIFEST_H
#define GW_MANIFEST_H

#include <jansson.h>

#include "emit/design.h"

// FuseSoC's name of the design, vendor:library:name:version: "gatewright:GENERATOR:TOP_HASH:VERSION", HASH of the parameters and of the
// contents of the files among them, so that no two designs have one name.
char *design_vlnv(const struct design *d);

// True for one to three numbers of up to nine digits with dots between them.
bool is_core_version(const char *s);

char *design_core(const struct design *d);

// What other tools need to be told of the design, for its README.
void core_readme(struct buf *b, const struct design *d);

char *design_readme(const struct design *d);

// The manifest of a design's folder, its generator and the name of its top module checked; dies naming what is wrong with it.
json_t *manifest_read(const char *out);

// MACs a clock in the steady state, from a manifest's "derived": products of a vector over the clocks it takes, which are
// `planes` or `steps` where the design is serial. 0 without multipliers.
double macs_a_clock(const json_t *derived);
#endif
