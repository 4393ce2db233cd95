// SPDX-License-Identifier: Apache-2.0
// A mapped netlist whose cells delay their outputs, so that a simulation of it has the glitches of the hardware.
#ifndef GW_POWER_DELAY_H
#define GW_POWER_DELAY_H

#include "liberty/liberty.h"
#include "power/netlist.h"

// Writes, beside the netlist `name`, which is n, and models.v in the folder work, delayed.v and delayed_models.v: every cell's outputs
// follow by the mean of its rising (falling) delays at the load of the net and the mean slew of its inputs, and pulses shorter than
// that do not pass. Cells that carry the clock delay nothing: it comes everywhere at once. Time is scaled so that the harness's clock,
// of 10,000 steps, is four times `longest`, ns, and everything comes to rest in it.
void write_delayed(const char *work, const char *name, struct netlist *n, const struct liberty *lib, double longest);
#endif
