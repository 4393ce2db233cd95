// SPDX-License-Identifier: Apache-2.0
// Power of arrays by way of smaller ones, which are generated, mapped and simulated for it.
#ifndef GW_SYNTH_SMALLER_H
#define GW_SYNTH_SMALLER_H

#include <jansson.h>

#include "synth/result.h"

// The power of the job's array, whose answer is `r` but for that, from the modules of one of at most `from` rows and columns,
// COMPOSE_FROM if 0, at a clock of `period` ns and the job's effort (compose_power()).
json_t *composed_power(const struct synth_job *b, const json_t *r, int from, double period);

// Adds to `power`, which is composed, how far arrays of 4x4 and 8x8 are from their own power when it is composed in the same way at
// random operands: by samples, or of the modules of arrays half their size. Nothing is added where the design is no larger.
void add_composition_errors(const struct synth_job *b, json_t *power);
#endif
