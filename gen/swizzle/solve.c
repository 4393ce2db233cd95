// SPDX-License-Identifier: Apache-2.0
// The solver of swizzle.h: whether there is a map, by columns, then the best one, by rows.
#include "swizzle/solve.h"

#include <stdlib.h>

struct swizzle_found swizzle_solve_facts(const struct swizzle_facts *facts, int64_t effort)
{
    uint8_t *has = swizzle_differences(facts, NULL);
    struct swizzle_found f = swizzle_columns(has, facts->tile, effort / 2, true);
    free(has);
    if (f.found)
        swizzle_rename(&f.map, facts->tile);
    if (f.found || !f.decided)
        swizzle_rows(facts, &f, effort - f.work);
    return f;
}

struct swizzle_found swizzle_solve(const struct swizzle_list *list, const struct swizzle_tile *t, int64_t effort)
{
    struct swizzle_facts *facts = swizzle_facts_new(list, t);
    struct swizzle_found f = swizzle_solve_facts(facts, effort);
    swizzle_facts_free(facts);
    return f;
}
