// SPDX-License-Identifier: Apache-2.0
// The texts of an output folder beside the Verilog. All allocated.
#ifndef GW_MANIFEST_H
#define GW_MANIFEST_H

#include "design.h"

char *design_core(const struct design *d);
char *design_readme(const struct design *d);
#endif
