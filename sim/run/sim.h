// SPDX-License-Identifier: Apache-2.0
// gatewright sim: a design against its golden model, on its own tests or on the user's data.
#ifndef GW_SIM_H
#define GW_SIM_H

#include "base/option.h"

// Returns ST_OK, or ST_WRONG after a mismatch; dies with ST_USAGE or ST_TOOL.
int verb_sim(const struct options *o);
#endif
