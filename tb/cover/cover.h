// SPDX-License-Identifier: Apache-2.0
// The pairwise cover: points of a generator's parameters such that every two values of two parameters meet in one, or are
// refused by the generator's own sentence. Values come from what `gatewright describe GENERATOR --json` says, legality from
// `gatewright gen`: nothing here knows a generator.
#ifndef GW_COVER_H
#define GW_COVER_H

#include <stdbool.h>
#include <stdint.h>

enum { NO_VALUE = -1 };

// A value to try of a parameter.
struct value {
    int param;        // its index
    const char *text; // as a user writes it; of a file: how the file is made
    bool file;        // made before it is used
    bool large;       // beyond what small simulations can afford: generated and linted only
    int *with;        // values that it needs of other parameters, NO_VALUE at the end; NULL if none
    int *without;     // values that it is never asked for with, as that takes minutes, likewise
};

struct parameter {
    const char *name, *preset;
    int first, count; // its values
    bool sized;       // has large values
    bool follows;     // has a value only where another's brings it along: makes no pairs
};

struct schema {
    const char *generator;
    const char *files; // folder for the files that values are made as, which holds those that tb/lib/macros.sh writes
    struct parameter *params;
    int param_count;
    struct value *values;
    int value_count;
};

// The generator's schema as the program describes it. Dies where it does not say how a value is made.
struct schema schema_load(const char *program, const char *generator, const char *files);

// The values of this index or name: -1 if there is none.
int schema_param(const struct schema *s, const char *name, int length);
int schema_value(const struct schema *s, int param, const char *text, int length);

// "name=value ..." of a point, a value a parameter or -1 for what is not given, as a shell reads it; files are written if they
// are not there. Allocated.
char *schema_words(const struct schema *s, const int *point);

// ---- what the generator says ----

struct answer {
    bool legal;
    bool broken;          // neither made nor refused in one line with exit status 2
    bool unasked;         // as values are in it that the schema keeps apart
    const char *sentence; // of a refusal, or what happened instead
};

// Asks once, remembers for ever.
struct answer ask(const struct schema *s, const int *point);
void ask_program(const char *program);
void ask_scratch(const char *folder); // where it writes; counts anew
long asked(void);                     // how often

// Does the sentence name the parameter?
bool names(const char *sentence, const char *param);

// ---- points ----

enum pair_state { PAIR_UNKNOWN, PAIR_COVERED, PAIR_REFUSED, PAIR_LEFT };

struct cover {
    struct schema schema;
    unsigned char *state;    // value x value, of different parameters
    const char **why;        // value x value: sentence of a refusal
    unsigned char *unusable; // per value: there is no point with it
    const char **unusable_why;
    int **pool;              // points found
    int pool_count, pool_room;
    uint64_t random;
    int broken;   // answers that were neither
    bool unasked; // the last search met points that are not asked for: that it found nothing is no refusal
};

void cover_begin(struct cover *c, uint64_t seed);

// A legal point with two values (v = -1: with one), found by changing what refusals name, or from points found before; with
// `wide` in the end by changing any parameter. False if there is none to be found: *why is then a refusal, of the two alone or
// one that names both.
bool cover_find(struct cover *c, int u, int v, bool wide, int *point, const char **why);

// Gives values to the other parameters of a legal point, those first that make the most new pairs.
void cover_fill(struct cover *c, int *point);

// Marks the pairs of a point, keeps the point; how many are new.
int cover_mark(struct cover *c, const int *point);

// Puts a value into a point, and what it needs where nothing is fixed (NULL: where there is nothing).
void cover_seat(const struct cover *c, int *point, int v, const bool *fixed);

uint64_t cover_random(struct cover *c, uint64_t below);

// ---- the list of refused pairs ----

// The list's text for one generator, each line after "list <tab>".
char *list_text(const struct cover *c);

// Marks in `listed`, value x value, what the file lists for this generator, a single value as all its pairs; how many lines name
// what the schema does not have, each printed as "not ok".
int list_read(const struct schema *s, const char *path, unsigned char *listed);
#endif
