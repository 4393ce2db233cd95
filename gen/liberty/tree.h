// SPDX-License-Identifier: Apache-2.0
// Liberty text as a tree of its statements, and a tree as Liberty text again, in one way of writing.
// Source of the format: Liberty User Guide, vol. 1; of it only the grammar.
#ifndef GW_LIBERTY_TREE_H
#define GW_LIBERTY_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/util.h"

enum lib_kind {
    LIB_SIMPLE,  // name : value;
    LIB_COMPLEX, // name (values);
    LIB_GROUP,   // name (values) { children }
};

struct lib_value {
    char *text;  // without quotes, continued lines and escapes
    bool quoted; // as it has to be written
};

struct lib_node {
    enum lib_kind kind;
    char *name;
    struct lib_value *value; // one of a simple attribute
    int values;
    struct lib_node *child;
    int children;
    int line; // of the text, 1 the first
};

// The statements of a text that ends with a NUL at text[len], as children of *root. Returns NULL, or an allocated message
// without the file's name: "line 12: ...". Numbers given as arithmetic are what it comes to. In both cases lib_free(root) is due. Any text is safe.
char *lib_parse(const char *text, size_t len, struct lib_node *root);

// Adds what is in a group as text that lib_parse() reads as the same tree, a statement a line.
void lib_write(struct buf *b, const struct lib_node *group);

void lib_free(struct lib_node *n); // what it holds, not itself

// The first library group of what was parsed, or NULL.
struct lib_node *lib_library(const struct lib_node *root);

bool lib_is(const struct lib_node *n, enum lib_kind kind, const char *name);
const struct lib_node *lib_find(const struct lib_node *group, enum lib_kind kind, const char *name); // the last one, or NULL
const char *lib_text(const struct lib_node *n);                                     // its first value, or ""
const char *lib_attribute(const struct lib_node *group, const char *name);          // of a simple one, or NULL
double lib_value(const struct lib_node *group, const char *name);                  // of a simple one, or 0
bool lib_true(const char *text);                                                    // of a Boolean; NULL is false

// A number that is all of the text.
bool lib_number(const char *text, double *value);
bool lib_is_area(const char *text); // such a number, not below 0, or nothing

bool lib_is_expression(const char *name); // whether attributes of that name are Boolean expressions
bool lib_is_word(const char *text); // letters, digits and _, no digit first

// Changes of a tree.
struct lib_node *lib_add(struct lib_node *group, struct lib_node n); // at the end; owns n
struct lib_node lib_copy(const struct lib_node *n);
void lib_remove(struct lib_node *group, int child);
void lib_set(struct lib_node *group, const char *name, const char *text, bool quoted); // the simple attribute, in place or at the end
void lib_set_text(struct lib_value *v, const char *text, bool quoted);
#endif
