// SPDX-License-Identifier: Apache-2.0
// Statements of Liberty text as spans of it, for what read_liberty() does not keep. The text is known to be well-formed.
#ifndef GW_LIBERTY_TEXT_H
#define GW_LIBERTY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *s, *end;
};

// A statement: "name : argument;", "name (argument);" or "name (argument) { body }".
struct liberty_statement {
    struct span all, name, argument, body;
    bool group;
};

bool span_same(struct span a, struct span b);
bool span_is(struct span a, const char *word);
struct span span_trimmed(struct span a); // without blanks and quotes around it

// Past one character, or a whole string or comment.
const char *liberty_step(const char *s, const char *end);

// Reads the statement at or after *s; false at the end of the group.
bool liberty_next(const char **s, const char *end, struct liberty_statement *st);

// What is between the braces of the library group.
struct span liberty_body(const char *text, size_t len);
#endif
