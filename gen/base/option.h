// SPDX-License-Identifier: Apache-2.0
// The options of all verbs: one table, from which the command line is read and --help, the man page, the completion and
// the error messages come.
//
// A new option is one row of the table in options.c,
//
//     {"synth sweep", "--clock", "NS", REAL(0.001, 1e6, "ns"), .doc = "map again for a clock of this period"},
//
// and a query in the verb, with the row's name: option_real(o, "--clock"). Nothing else: what is legal is checked before the
// verb runs, and an option that synth and sweep share is passed on by sweep as it is.
#ifndef GW_OPTION_H
#define GW_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum option_kind {
    OPTION_FLAG,    // has no value
    OPTION_INTEGER, // least..most
    OPTION_REAL,    // low..high
    OPTION_WORD,    // one of choices
    OPTION_TEXT,    // the verb says what is legal
    OPTION_FILE,    // a file's name, or one of choices
    OPTION_FOLDER,  // a folder's name
    OPTION_ARRAY,   // NAME=FILE, or one of choices
};

struct option {
    const char *verbs;   // that have it, separated by blanks; "*": all
    const char *name;    // "--clock"
    const char *value;   // what stands for its value in a usage line; NULL for a flag
    enum option_kind kind;
    int64_t least, most;
    double low, high;
    const char *unit;    // of a number, "" for a plain count
    const char *choices; // separated by |, or NULL
    const char *preset;  // its value where it is not given, or NULL: doc says what happens then
    const char *doc;     // what it does, a phrase
    bool again;          // may be given more than once
    bool maybe;          // --name alone means something, too: its value can only be given as --name=value
    bool hidden;         // between parts of the program: in no help
};

// Values of a row, for the table.
#define FLAG .kind = OPTION_FLAG
#define INTEGER(least_, most_, unit_) .kind = OPTION_INTEGER, .least = (least_), .most = (most_), .unit = (unit_)
#define REAL(low_, high_, unit_) .kind = OPTION_REAL, .low = (low_), .high = (high_), .unit = (unit_)
#define WORD(choices_) .kind = OPTION_WORD, .choices = (choices_)

struct options;

struct verb {
    const char *name;
    int (*run)(const struct options *o); // returns an enum status
    const char *words; // what it is given besides options, as in a usage line
    const char *asks;  // what is missing if there is not a word: "which design?"; NULL if there may be none
    int most;          // words that it takes
    const char *doc;   // what it does, a line
    const char *examples; // command lines, each with a newline
};

// The tables that command lines are read by; both end with name == NULL. `has_parameter` says whether a generator has a parameter
// of the first `len` characters of `name`.
void options_use(const struct verb *verbs, const struct option *rows, bool (*has_parameter)(const char *name, size_t len));

bool option_is_of(const struct option *row, const char *verb);

// The next row that the verb has, beginning with `row` itself; NULL past the last.
const struct option *option_next(const struct option *row, const char *verb);

// ---- a command ----

struct option_given {
    const struct option *row;
    const char *text; // its value; NULL where it has none
};

struct options {
    const struct verb *verb;
    char **words; // those that are no options, in order
    int count;
    struct option_given *given;
    int given_count;
};

// The command argv[0], a verb, with its words. Each option may stand anywhere, its value in the next word or behind a "=".
// Dies (ST_USAGE) naming the option, the value and what is legal. Takes care of -q.
struct options options_parse(int argc, char **argv);

// ---- what a verb asks; `name` must be in its rows of the table ----
bool option_given(const struct options *o, const char *name);
const char *option_text(const struct options *o, const char *name); // the last value given, else the preset, or NULL
int64_t option_integer(const struct options *o, const char *name);  // the same, 0 where there is none
double option_real(const struct options *o, const char *name);      // the same
const char *option_nth(const struct options *o, const char *name, int i); // the i-th value, NULL past the last

// Puts the option into words[*n] and on, as often as it was given, for another verb. At most 2 words each.
void option_pass(const struct option_given *given, const char **words, int *n);

// Dies: "VERB: TEXT legal: VERB WORDS".
_Noreturn void die_words(const struct verb *v, const char *text);

// The number of a text that is no option's value but must be least..most all the same; dies naming it.
int64_t number_value(const char *name, const char *text, int64_t least, int64_t most);

// Dies: the value of the option is not legal.
_Noreturn void die_value(const char *name, const char *value, const char *legal);

// "0..100 clocks", "a or b", "NAME=FILE or random"; NULL where only the verb knows. Allocated.
char *option_legal(const struct option *row);

// "--clock NS", "--waves[=FILE]". Allocated.
char *option_term(const struct option *row);
#endif
