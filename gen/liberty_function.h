// SPDX-License-Identifier: Apache-2.0
// Function strings of Liberty pins.
#ifndef GW_LIBERTY_FUNCTION_H
#define GW_LIBERTY_FUNCTION_H

#include <stdbool.h>

enum { FUNCTION_INPUTS = 6 };

// What a function over at most FUNCTION_INPUTS named inputs computes, as a truth table: bit i is the value for the inputs that are
// the bits of i. False if it cannot be read.
bool function_table(const char *function, const char *const *inputs, int n, unsigned long long *table);
#endif
