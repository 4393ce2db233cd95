// SPDX-License-Identifier: Apache-2.0
// The test of layers of weights as wiring, one behind another: vectors of corner cases and of random values under random stalls,
// resets in mid-flight, and the user's matrix, against the golden model. A bench says which layers.
#ifndef GW_TB_CHAIN_H
#define GW_TB_CHAIN_H

#include "tb/hardwired/layer.h"

// Of the bench: the layers, the first takes s_axis_x, the last gives m_axis_y; "" or "INSTANCE." of each; clocks of an unstalled run
// of m vectors, as the manifest has it.
extern struct layer layers[];
extern const char *const layer_prefixes[];
extern const int layer_count;
int64_t layers_cycles(int64_t m);

// A clock of the test.
void layers_step(const uint32_t *out, uint32_t *next);
#endif
