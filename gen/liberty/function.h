// SPDX-License-Identifier: Apache-2.0
// Boolean expressions of Liberty: function, when, clear and so on. In order of binding: ! and ', ^, then & or * or nothing, then
// | or +. Source: Liberty User Guide, vol. 1, function.
#ifndef GW_LIBERTY_FUNCTION_H
#define GW_LIBERTY_FUNCTION_H

#include <stdbool.h>

enum { FUNCTION_INPUTS = 6 };

// What a function over at most FUNCTION_INPUTS named inputs computes, as a truth table: bit i is the value for the inputs that are
// the bits of i. False if it cannot be read.
bool function_table(const char *function, const char *const *inputs, int n, unsigned long long *table);

// An expression, '0', '1', 'n' (a name) or an operator: '!' of a alone, '^', '&', '|'.
struct lib_expr {
    char op;
    char *name;
    struct lib_expr *a, *b;
};

struct lib_expr *parse_expr(const char *text); // NULL if it is none; allocated
void free_expr(struct lib_expr *e);            // or NULL

// The same text for every way of writing it, which all tools read alike: only ! & | ^, and parentheses around every operand
// that is an operation of another kind, since abc binds ^ less than &. Allocated.
char *expr_text(const struct lib_expr *e);

bool expr_names(const struct lib_expr *e, const char *name); // whether it has the name

// The first name that `known` does not hold for, or NULL.
const char *expr_unknown(const struct lib_expr *e, bool (*known)(const void *of, const char *name), const void *of);

// Puts a copy of `by` in the place of a name; true if it was there.
bool expr_replace(struct lib_expr *e, const char *name, const struct lib_expr *by);
#endif
