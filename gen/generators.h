// SPDX-License-Identifier: Apache-2.0
// All generators there are.
#ifndef GW_GENERATORS_H
#define GW_GENERATORS_H

#include "emit/generator.h"

extern const struct generator *const all_generators[]; // NULL at the end
#endif
