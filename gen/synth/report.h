// SPDX-License-Identifier: Apache-2.0
// What synth answers, as JSON and as text.
#ifndef GW_SYNTH_REPORT_H
#define GW_SYNTH_REPORT_H

#include <jansson.h>

#include "base/member.h"
#include "flow/parts.h"
#include "flow/request.h"

// A number to the nearest multiple of the unit, null if it is not finite; a string, "?" if it is not UTF-8.
json_t *synth_real(double v, double unit);
json_t *synth_string(const char *s);

// The totals of a library.
json_t *synth_json(const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t, const struct synth_sum *s);

// Adds the keys delay_ns, fmax_mhz, timing_scope and critical_path from timing.txt of the folder.
void synth_timing_json(json_t *j, const char *work, double time_unit, bool whole);

json_t *synth_modules_json(const struct synth_sum *s);

void synth_print(const json_t *j);

// The modules as CSV: a line each of what one of it takes, and a last one, "all", of the design. Allocated.
char *synth_csv(const json_t *j);
#endif
