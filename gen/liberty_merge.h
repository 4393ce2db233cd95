// SPDX-License-Identifier: Apache-2.0
// Several Liberty files as one library, for tools that take one.
#ifndef GW_LIBERTY_MERGE_H
#define GW_LIBERTY_MERGE_H

#include <stddef.h>

// The first library with the cells and table templates of the others put at its end; a template whose name is taken by
// another one gets a name of its own. The texts must be readable by read_liberty(), end with a NUL, and have the same units.
// Allocated, its length in *len.
char *merge_liberty(char *const *texts, const size_t *lens, int n, size_t *len);
#endif
