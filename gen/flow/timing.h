// SPDX-License-Identifier: Apache-2.0
// The slowest path of a design, as OpenSTA wrote it.
#ifndef GW_TIMING_H
#define GW_TIMING_H

#include <jansson.h>
#include <stdbool.h>

// Adds the keys delay_ns, fmax_mhz, timing_scope and critical_path from timing.txt of the folder.
void timing_json(json_t *j, const char *work, double time_unit, bool whole);
#endif
