// SPDX-License-Identifier: Apache-2.0
// Placing and routing on an iCE40: nextpnr-ice40 and icetime.
#ifndef GW_SYNTH_ICE40_H
#define GW_SYNTH_ICE40_H

#include <jansson.h>

#include "flow/parts.h"
#include "flow/request.h"
#include "flow/tech.h"

// Places and routes the design that scripts/flow/synth.tcl mapped in the folder, its ports behind shift registers, and adds to
// the answer: fits; reason, where it does not; else placed (logic cells, those of the shift registers apart), delay_ns and
// fmax_mhz. Dies (ST_TOOL) for a tool that is absent or fails otherwise.
void place_ice40(json_t *j, const char *work, const struct synth_request *q, const struct synth_design *d,
                 const struct synth_tech *t, const struct synth_sum *s);
#endif
