// SPDX-License-Identifier: Apache-2.0
// The verbs of the command line, and what they share.
#ifndef GW_VERBS_H
#define GW_VERBS_H

#include <jansson.h>
#include <stdbool.h>

#include "base/option.h"

int verb_list(const struct options *o);
int verb_describe(const struct options *o);
int verb_gen(const struct options *o);
int verb_retarget(const struct options *o);
int verb_sweep(const struct options *o);
int verb_swizzle(const struct options *o);

// Runs a verb of this program, words[0], NULL at the end; what it prints goes into the file `log` of the folder `scratch`.
// Where it has no result, this program ends as it did.
void run_verb(const char *const *words, const char *log, const char *scratch);

// One JSON object on standard output, after which no error is told there.
void print_json(json_t *o);

// From now on what die() says is on standard output, too: {"error": ..., "status": ...}.
void tell_errors_as_json(void);

// Flushes standard output; dies if it could not be written.
int finish_stdout(void);

// "man" or "completion": the man page or the bash completion, made from the schemas.
int print_docs(const char *what);
void print_completion(void);
#endif
