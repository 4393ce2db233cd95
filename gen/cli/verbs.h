// SPDX-License-Identifier: Apache-2.0
// The verbs of the command line, and what they share.
#ifndef GW_VERBS_H
#define GW_VERBS_H

#include <jansson.h>
#include <stdbool.h>

#include "base/option.h"

// The tables of verbs and of their options; both end with name == NULL.
extern const struct verb verbs[];
const struct option *option_table(void);

int verb_list(const struct options *o);
int verb_describe(const struct options *o);
int verb_gen(const struct options *o);
int verb_retarget(const struct options *o);
int verb_sweep(const struct options *o);
int verb_swizzle(const struct options *o);

// "man" or "completion": the man page or the bash completion, made from the schemas.
int print_docs(const char *what);
void print_completion(void);
#endif
