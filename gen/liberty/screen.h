// SPDX-License-Identifier: Apache-2.0
// Which cells of a library cannot be used, and why.
#ifndef GW_LIBERTY_SCREEN_H
#define GW_LIBERTY_SCREEN_H

#include "liberty/tree.h"

// Takes from a tidy library the cells that would be counted wrong (no area, inputs without capacitance, outputs without delays)
// or that a tool here cannot read. Adds to the *n *warnings, allocated, a line a reason:
// "FILE: line 12: cell NAME and 3 more are left out: no area". Takes supplies that are written as pins from the other cells, with
// one line for all.
void screen_library(const char *file, struct lib_node *library, char ***warnings, int *n);
#endif
