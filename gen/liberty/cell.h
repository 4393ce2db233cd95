// SPDX-License-Identifier: Apache-2.0
// What a cell is, from the pins that its group has.
#ifndef GW_LIBERTY_CELL_H
#define GW_LIBERTY_CELL_H

#include "liberty/liberty.h"

struct lib_pin {
    const char *name, *function;
    char direction; // i, o, or another
    double cap;
    bool tristate;
    char role; // in a clock gate: c clock, e enable, t test, o output
};

// Counts the pins of a cell, whose own attributes are read, and finds what it computes.
void describe_cell(struct lib_cell *c, const struct lib_pin *pins, int n);
#endif
