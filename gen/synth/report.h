// SPDX-License-Identifier: Apache-2.0
// What synth answers, as JSON and as text.
#ifndef GW_SYNTH_REPORT_H
#define GW_SYNTH_REPORT_H

#include <jansson.h>

#include "base/member.h"
#include "flow/parts.h"
#include "flow/request.h"

// The totals of a library.
json_t *synth_json(const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t, const struct synth_sum *s);

// Columns that a table's first one takes: the longest text under the key, at least those of the head.
int synth_width(const json_t *list, const char *key, const char *head);

json_t *synth_modules_json(const struct synth_sum *s);

void synth_print(const json_t *j);
void synth_print_modules(const json_t *j); // the table alone

// The modules as CSV: a line each of what one of it takes, and a last one, "all", of the design. Allocated.
char *synth_csv(const json_t *j);
#endif
