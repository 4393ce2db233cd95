// SPDX-License-Identifier: Apache-2.0
// Numbers of Liberty that are given as arithmetic. Source: Liberty User Guide, vol. 1, attributes: expressions of + - * / and
// parentheses.
#ifndef GW_LIBERTY_NUMBER_H
#define GW_LIBERTY_NUMBER_H

#include "liberty/tree.h"

// Puts the number in the place of arithmetic in the simple attributes of a group and of what is in it.
void plain_numbers(struct lib_node *group);
#endif
