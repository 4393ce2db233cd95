// SPDX-License-Identifier: Apache-2.0
// Several Liberty files as one library, for tools that take one.
#ifndef GW_LIBERTY_MERGE_H
#define GW_LIBERTY_MERGE_H

#include "liberty/tree.h"

// Moves the cells and table templates of library number `file` (1 the first) to the end of another, which has the same units; a
// template whose name is taken by another one gets a name of its own.
void merge_liberty(struct lib_node *into, struct lib_node *from, int file);
#endif
