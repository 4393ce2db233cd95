// SPDX-License-Identifier: Apache-2.0
// What the verb swizzle says, as text and as JSON.
#ifndef GW_SWIZZLE_REPORT_H
#define GW_SWIZZLE_REPORT_H

#include "swizzle/solve.h"

// A column of the table of passes.
struct swizzle_column {
    const char *name;
    struct swizzle_map map;
    char *refused; // why there is no such map here, else NULL
    struct swizzle_cost *costs; // (patterns)
};

struct swizzle_answer {
    const struct swizzle_facts *facts;
    struct swizzle_found found;
    struct swizzle_conflict conflict; // if it is proved that there is none
    bool has_least;                   // least is a map of few passes, where no map without conflict was found
    struct swizzle_map least;
    const char *no_certificate; // why there is none, or NULL
    int64_t maps; // -1 if not asked for
    int64_t effort;
    struct swizzle_column *columns;
    int column_count;
};

void swizzle_report_text(const struct swizzle_answer *a);
json_t *swizzle_report_json(const struct swizzle_answer *a);
#endif
