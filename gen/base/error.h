// SPDX-License-Identifier: Apache-2.0
// A refusal as a value: what of a request is wrong, for whoever asked. Only verbs print it and exit.
#ifndef GW_ERROR_H
#define GW_ERROR_H

#include <stdbool.h>

#include "base/util.h"

struct error {
    char *text;            // one line: "k_max: value '0'; legal: 1..65536"; NULL: nothing is wrong
    const char *parameter; // that the line begins with; NULL if it is of none
};

// Takes the refusal down; of several the first stands. `parameter` may be NULL: then the text is the whole line.
void refuse(struct error *e, const char *parameter, const char *fmt, ...) PRINTF(3, 4);

// Refuses a name that is none of n: "WHAT 'NAME'; did you mean 'NEAR'?", or with all of them where none is near.
void refuse_name(struct error *e, const char *what, const char *name, const char *const *names, int n);

static inline bool is_refused(const struct error *e)
{
    return e->text != NULL;
}

// Dies (ST_USAGE) with the line if there is one; for verbs.
void die_if_refused(const struct error *e);
#endif
