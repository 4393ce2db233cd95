// SPDX-License-Identifier: Apache-2.0
// What a design will need in silicon, predicted from its Verilog, for its manifest.
#include <stdlib.h>

#include "emit/design.h"
#include "estimate/estimate.h"

void design_predict(struct design *d)
{
    int n = d->part_count + 1;
    const char **texts = xcalloc((size_t)n, sizeof *texts);
    char *wrong = NULL;
    for (int i = 0; i < n; i++)
        texts[i] = design_verilog(d, i ? &d->parts[i - 1] : NULL);
    json_decref(d->predicted);
    d->predicted = estimate(texts, n, d->top, &wrong);
    if (!d->predicted)
        d->predicted = json_pack("{s:s}", "unknown", wrong);
    for (int i = 0; i < n; i++)
        free((char *)(void *)texts[i]);
    free(texts);
    free(wrong);
}
