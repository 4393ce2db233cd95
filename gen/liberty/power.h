// SPDX-License-Identifier: Apache-2.0
// What a Liberty library says of energy: pin capacitances, internal energies, leakage; and of the delays that make glitches.
#ifndef GW_LIBERTY_POWER_H
#define GW_LIBERTY_POWER_H

#include <stdbool.h>
#include <stddef.h>

#include "liberty/table.h"

struct lib_tables {
    struct lib_table *list;
    int n;
};

// A group internal_power: what a transition takes of one supply that the cell's pin number `related` causes, -1: whatever causes it.
struct energy_group {
    char *related_name, *rail_name; // or NULL
    int related;
    int rail; // the first group of the pin that is of the same supply
    struct lib_tables tables; // rising and falling; capacitance unit times volts squared
};

struct power_pin {
    char *name;
    bool out;
    double cap; // in the library's unit
    struct energy_group *energy;
    int energies;
    struct lib_tables rise, fall; // delays of an output, over all that it follows; time unit
};

struct power_cell {
    char *name;
    double leakage; // watts
    struct power_pin *pins;
    int n;
};

struct power_lib {
    struct power_cell *cells;
    int n;
};

// A leakage_power_unit such as "1nW" in watts, 0 if it is none.
double leakage_watts(const char *unit);

// The text is one that read_liberty() reads. free_power_lib() is due.
struct power_lib read_liberty_power(const char *text, size_t len);
void free_power_lib(struct power_lib *l);

const struct power_cell *find_power_cell(const struct power_lib *l, const char *name); // or NULL

int find_power_pin(const struct power_cell *c, const char *name); // or -1

// Mean of the tables at a load and a slew; 0 without tables.
double tables_mean(const struct lib_tables *t, double load, double slew);
#endif
