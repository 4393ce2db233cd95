// SPDX-License-Identifier: Apache-2.0
// The page of a sweep: plots of its figures and a table of its points, from its results.json.
#ifndef GW_REPORT_SWEEP_H
#define GW_REPORT_SWEEP_H

#include "util.h"

void report_sweep(struct buf *page, const char *results);
#endif
