// SPDX-License-Identifier: Apache-2.0
// One cell of a library in the part of the language that all tools read alike.
#ifndef GW_LIBERTY_TIDY_CELL_H
#define GW_LIBERTY_TIDY_CELL_H

#include "liberty/tree.h"

// What tidy_library() does to a cell: lists of pins, directions, capacitances, internal pins, dont_use.
void tidy_cell(const struct lib_node *library, struct lib_node *cell);

// A cell that is there for power domains, pads or the library's makers, whatever its function is.
bool is_special_cell(const struct lib_node *cell);
#endif
