// SPDX-License-Identifier: Apache-2.0
// A cell library in the part of the language that all tools read alike.
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
#endif
