// SPDX-License-Identifier: Apache-2.0
// Power of a mapped design from what its nets do in a simulation.
#ifndef GW_SYNTH_POWER_H
#define GW_SYNTH_POWER_H

#include <jansson.h>

#include "flow/parts.h"
#include "flow/request.h"
#include "flow/tech.h"

// Simulates the netlist that scripts/flow/synth.tcl left in the folder (power.v, models.v, rams.v), with the user's data or the
// testbench's, and says what it takes at a clock of `period` ns: by kind and by module, and per MAC. With
// glitches asked for, also once with delays (delay.h), `longest` ns being the netlist's delay. Dies if a simulation fails.
json_t *power_json(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t,
                   const struct synth_sum *s, double period, double longest);

void power_print(const json_t *power);
#endif
