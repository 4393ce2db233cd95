// SPDX-License-Identifier: Apache-2.0
// A generator's parameters: one schema from which parsing, checks, describe, the manifest, the man page
// and the completion come.
#ifndef GW_PARAM_H
#define GW_PARAM_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/npy.h"

enum param_kind {
    PARAM_INT,      // min..max
    PARAM_AUTO_INT, // auto, or min..max
    PARAM_BOOL,     // 0 or 1
    PARAM_ENUM,     // one of choices, separated by |
    PARAM_NAME,     // a Verilog identifier
    PARAM_LIST,     // auto, or an integer min..max for each of choices, separated by commas
    PARAM_FILE,     // the default, or a file's name; known by what the file holds
    PARAM_TEXT,     // any text; the generator says what is legal, choices holds it in words
};

struct param {
    const char *name;
    enum param_kind kind;
    int64_t min, max;
    const char *choices;
    const char *preset; // default, as the user would write it
    const char *doc;
};

enum { PARAM_AUTO = -1 }; // value of a PARAM_AUTO_INT left to the generator

struct param_value {
    const struct param *param;
    bool given;       // by the user, not the default
    bool dropped;     // this design has no use for it
    const char *text; // as written
    const char *preset; // text of the default
    const char *hash; // of a file: stands for it in what is emitted; else NULL
    int64_t number;   // value; for PARAM_ENUM the choice if it is a number, else its index
};

struct params {
    struct param_value *values;
    int count;
    struct error *error; // where whatever is wrong with the values is taken down, by the functions below and by the generator
};

// Values of the schema from "name=value" words; what is wrong goes to e, in one line that names the parameter, its value and
// what is legal. Ends of schema: name == NULL. params_free() is due.
struct params params_parse(const char *generator, const struct param *schema, char *const *words, int n, struct error *e);
void params_free(struct params *p);

// Refuses where a PARAM_TEXT that the design keeps is no text that a comment, JSON and Markdown can hold as it is.
void params_check_text(const struct params *p);

// The row called by the first `len` characters of `name`, or NULL.
const struct param *param_named(const struct param *schema, const char *name, size_t len);

// The parameter that a "name=value" word names; NULL if there is none, refused as params_parse does.
const struct param *param_of_word(const char *generator, const struct param *schema, const char *word, struct error *e);

// A name that says what a parameter's file holds, not where it is: of an array its shape and values, however they are written; of
// another file its bytes. Allocated; NULL if it cannot be read, which is refused.
const char *param_file_hash(const struct param *p, const char *path, struct error *e);
const char *param_array_hash(const struct npy *a);

// A parameter that there is: its value and what has become of it.
const struct param_value *param_value_of(const struct params *p, const char *name);

int64_t param_int(const struct params *p, const char *name);
const char *param_text(const struct params *p, const char *name);
bool param_is(const struct params *p, const char *name, const char *value); // as written
bool param_given(const struct params *p, const char *name);

// The integers of a PARAM_LIST; false if it is left to the generator.
bool param_list(const struct params *p, const char *name, int64_t *list);

// Takes a parameter that this design has no use for out of params_json.
void param_drop(struct params *p, const char *name);

// Unless it holds, the parameter has no meaning here: refused if it was given, e.g. "with out=raw; legal: only with
// out=requant", and dropped. `otherwise` may be NULL, to say only what is legal.
void param_only_with(struct params *p, const char *name, bool holds, const char *otherwise, const char *with);

// Refuses unless it holds: the value of `option` does not go with that of `name`, only with what is legal.
void param_needs(const struct params *p, const char *option, const char *name, bool holds, const char *legal);

// What a parameter left to the generator has come to, for params_json.
void param_settle(struct params *p, const char *name, const char *text);

// Another default, "name=value"; what the user gave stays.
void param_preset(struct params *p, const char *word);

// A parameter that only says how a file is to be read: once that is done the design knows nothing of it.
void param_spent(struct params *p, const char *name);

// Gives a parameter a value as if the user had written it.
void param_take(struct params *p, const char *name, const char *text);

// Lets a file pass under the hash that an earlier reading of its contents had.
void param_known_as(struct params *p, const char *name, const char *hash);

// What is legal, as a user reads it: "1..256", "auto or 2..64", "ws or os".
char *param_legal(const struct param *p);

// Parameters and values as a JSON object, in schema order.
json_t *params_json(const struct params *p);

// What a user would write for a value of that object, the same however it was written. Allocated.
char *param_json_text(const json_t *value);

// The words that give the same design again: "rows=4 cols=8", only what was given. A file is its hash, or, if `file` is not NULL, the name
// that this has for it.
char *params_command(const struct params *p, const char *(*file)(const void *of, const struct param_value *v), const void *of);

// The words for what differs from the defaults, as param_json_text has them, without the parameters in `without` (NULL at the
// end) and those that the design has no use for.
char *params_canonical(const struct params *p, const char *const *without);
#endif
