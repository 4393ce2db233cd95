// SPDX-License-Identifier: Apache-2.0
// A cell library's text in the part of the language that all tools read alike.
#ifndef GW_LIBERTY_TIDY_H
#define GW_LIBERTY_TIDY_H

#include <stddef.h>

// A copy of well-formed text, ended by a NUL, without comments and continued lines outside strings; a group of pins for each of
// its names; dont_use in every cell that logic must not be made of, and in no other: abc takes "dont_use : false" for true.
char *tidy_liberty(const char *text, size_t len, size_t *tidy_len);
#endif
