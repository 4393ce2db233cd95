// SPDX-License-Identifier: Apache-2.0
// Power as OpenSTA sees it, with the activity that was counted and with its own guess.
#ifndef GW_POWER_STA_H
#define GW_POWER_STA_H

#include <jansson.h>

#include "flow/parts.h"
#include "flow/request.h"
#include "flow/tech.h"
#include "power/netlist.h"

// The slews of n's nets by scripts/flow/slews.tcl; n is power.v of the folder, at a clock of `period` ns.
void opensta_slews(const char *work, const struct synth_design *d, const struct synth_tech *t, struct netlist *n, double period);

// Runs scripts/flow/power.tcl on power.v of the folder with n's toggles over so many clocks of `period` ns, and says how far it is from
// the joules of switching and internal energy given. It counts no clock pins: the differences are of these two alone. What gates do
// OpenSTA 2.0.17 works out from what their inputs do, as if these were independent, whatever it is told of their outputs; after clock
// gates that is far from what was counted. It takes the internal energy of a rise and of a fall for every transition; whether this one does is seen at a cell alone, and then
// the figures that count them once are given too.
json_t *opensta_json(const char *work, const struct synth_design *d, const struct synth_tech *t, const struct netlist *n,
                     const struct power_lib *lib, double clocks, double period, double switching, double internal);
#endif
