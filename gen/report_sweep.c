// SPDX-License-Identifier: Apache-2.0
#include "report_sweep.h"
void report_sweep(struct buf *page, const char *results)
{
    (void)page;
    die(ST_USAGE, "%s", results);
}
