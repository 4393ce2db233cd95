// SPDX-License-Identifier: Apache-2.0
// Implementation of arith/choice.h.
#include "arith/choice.h"

struct arith_choice arith_choice(struct params *p)
{
    struct arith_choice c = {param_is(p, "arith", "heap"), param_is(p, "goal", "area") ? HEAP_AREA : HEAP_DELAY};
    param_only_with(p, "goal", c.heap, "arith=star", "arith=heap");
    return c;
}
