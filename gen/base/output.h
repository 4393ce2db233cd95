// SPDX-License-Identifier: Apache-2.0
// What a verb prints, and what it has another verb of the program do.
#ifndef GW_OUTPUT_H
#define GW_OUTPUT_H

#include <jansson.h>

// Runs a verb of this program, words[0], NULL at the end; what it prints goes into the file `log` of the folder `scratch`.
// Where it has no result, this program ends as it did.
void run_verb(const char *const *words, const char *log, const char *scratch);

// One JSON object on standard output, after which no error is told there.
void print_json(json_t *o);

// From now on what die() says is on standard output, too: {"error": ..., "status": ...}.
void tell_errors_as_json(void);

// Flushes standard output; dies if it could not be written.
int finish_stdout(void);
#endif
