// SPDX-License-Identifier: Apache-2.0
// The verbs of the command line, and what they share.
#ifndef GW_VERBS_H
#define GW_VERBS_H

#include <jansson.h>
#include <stdbool.h>

// argv[0] is the verb. Returns an enum status.
struct verb {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *usage, *doc;
};
extern const struct verb verbs[]; // name == NULL at the end

int verb_list(int argc, char **argv);
int verb_describe(int argc, char **argv);
int verb_gen(int argc, char **argv);
int verb_retarget(int argc, char **argv);
int verb_sweep(int argc, char **argv);
int verb_swizzle(int argc, char **argv);

// The words of a verb that has no options but --json and -q, in words[], at most `most`; returns how many.
int simple_words(int argc, char **argv, const char **words, int most, bool *json);

// Runs a verb of this program, words[0], NULL at the end; what it prints goes into the file `log` of the folder `scratch`.
// Where it has no result, this program ends as it did.
void run_verb(const char *const *words, const char *log, const char *scratch);

// One JSON object on standard output.
void print_json(json_t *o);

// Flushes standard output; dies if it could not be written.
int finish_stdout(void);

// "man" or "completion": the man page or the bash completion, made from the schemas.
int print_docs(const char *what);
#endif
