// SPDX-License-Identifier: Apache-2.0
// Words that a user chooses from, written "a|b|c", and numbers.
#ifndef GW_CHOICE_H
#define GW_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

// Decimal digits with an optional minus sign, nothing else.
bool parse_decimal(const char *s, int64_t *v);

// Index of s among |-separated choices, or -1.
int choice_index(const char *choices, const char *s);

// The choice nearest to s, or NULL; all of them with `between` in between. Allocated.
char *choice_nearest(const char *choices, const char *s);
char *choice_list(const char *choices, const char *between);
#endif
