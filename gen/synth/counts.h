// SPDX-License-Identifier: Apache-2.0
// What synth answers where there is no area: gates and depth of the technology generic, resources of an FPGA.
#ifndef GW_SYNTH_COUNTS_H
#define GW_SYNTH_COUNTS_H

#include <jansson.h>

#include "flow/parts.h"
#include "flow/request.h"

// Totals and modules.
json_t *generic_json(const struct synth_request *q, const struct synth_tech *t, const struct synth_sum *s);
json_t *fpga_json(const struct synth_request *q, const struct synth_tech *t, const struct synth_sum *s);

void generic_print(const json_t *j);
void fpga_print(const json_t *j);
#endif
