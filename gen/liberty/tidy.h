// SPDX-License-Identifier: Apache-2.0
// Libraries in the part of the language that all tools read alike, without what cannot be used; several as one.
#ifndef GW_LIBERTY_TIDY_H
#define GW_LIBERTY_TIDY_H

#include "liberty/tree.h"

// Changes a library group so that what it says is said in one way: units as "1ns" and (1, pf), expressions as expr_text()
// writes them, of attributes given twice the last, a group of pins for each of its names, a timing for each pin that it is
// related to, capacitances of inputs that come from defaults, functions without internal pins, dont_use in every cell that logic
// must not be made of and in no other (abc takes "dont_use : false" for true), templates of the size of their tables.
// What no tool here needs and some cannot read is taken out: types of buses, timings without tables.
void tidy_library(struct lib_node *library);

// Takes from all strings what old parsers trip over (quotes, backslashes, comment signs, braces), and attributes of odd names.
void plain_strings(struct lib_node *group);

// Puts the number in the place of arithmetic in the simple attributes of a group and of what is in it.
void plain_numbers(struct lib_node *group);

// What tidy_library() does to a cell: lists of pins, directions, capacitances, internal pins, dont_use.
void tidy_cell(const struct lib_node *library, struct lib_node *cell);

// A cell that is there for power domains, pads or the library's makers, whatever its function is.
bool is_special_cell(const struct lib_node *cell);

// Takes from a tidy library the cells that would be counted wrong (no area, inputs without capacitance, outputs without delays)
// or that a tool here cannot read. Adds to the *n *warnings, allocated, a line a reason:
// "FILE: line 12: cell NAME and 3 more are left out: no area". Takes supplies that are written as pins from the other cells, with
// one line for all.
void screen_library(const char *file, struct lib_node *library, char ***warnings, int *n);

// Moves the cells and table templates of library number `file` (1 the first) to the end of another, which has the same units; a
// template whose name is taken by another one gets a name of its own.
void merge_liberty(struct lib_node *into, struct lib_node *from, int file);
#endif
