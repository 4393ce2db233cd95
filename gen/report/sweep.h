// SPDX-License-Identifier: Apache-2.0
// The page of a sweep: plots of its figures and a table of its points, from its results.json.
#ifndef GW_REPORT_SWEEP_H
#define GW_REPORT_SWEEP_H

#include <jansson.h>

#include "base/util.h"

void report_sweep(struct buf *b, const json_t *results);

// How many points there are, have no figures, are on the Pareto front.
void sweep_counts(const json_t *results, int *points, int *failed, int *front);
#endif
