// SPDX-License-Identifier: Apache-2.0
// What the files of the parser share: the text's tokens one by one, and expressions.
#ifndef GW_PARSER_H
#define GW_PARSER_H

#include "base/util.h"
#include "estimate/ast.h"

enum token_kind { TK_END, TK_WORD, TK_NUMBER, TK_SIGN };

struct parser {
    struct source *s;
    const char *p; // after the token
    enum token_kind kind;
    const char *at; // of the token
    int length;
    int hidden; // depth of conditional text that is left out
};

// Takes a block over; all go with parse_free.
void *parse_own(struct parser *p, void *block);

// Notes what was wanted, unless something was wrong before; the text is then at its end.
void parse_wrong(struct parser *p, const char *wanted);

void next_token(struct parser *p);
bool token_is(const struct parser *p, const char *text);
bool parse_take(struct parser *p, const char *text); // if it is there
void parse_need(struct parser *p, const char *text);
const char *parse_word(struct parser *p);

struct expr *expr_new(struct parser *p, enum expr_kind kind, const char *op);
void expr_add(struct parser *p, struct expr *e, struct expr *arg);
struct expr *parse_expression(struct parser *p);
struct expr *parse_primary(struct parser *p); // what can stand on the left of an assignment, too
#endif
