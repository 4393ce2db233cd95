// SPDX-License-Identifier: Apache-2.0
// What a Liberty library says of energy: pin capacitances, internal energies, leakage.
#ifndef GW_LIBERTY_POWER_H
#define GW_LIBERTY_POWER_H

#include <stdbool.h>
#include <stddef.h>

// A table of energies over load and input slew, either of which may be absent (one point).
struct energy_table {
    int loads, slews;
    double *load, *slew, *value; // value[load * slews + slew]
};

struct power_pin {
    char *name;
    bool out;
    double cap;                 // in the library's unit
    struct energy_table *tables; // all of its internal_power groups, rising and falling
    int n;
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

// The text is one that read_liberty() reads. free_power_lib() is due.
struct power_lib read_liberty_power(const char *text, size_t len);
void free_power_lib(struct power_lib *l);

const struct power_cell *find_power_cell(const struct power_lib *l, const char *name); // or NULL

// Mean internal energy of a transition of the pin, in the library's unit (capacitance unit times volts squared), bilinear
// between the points, clamped at the ends. 0 without tables.
double transition_energy(const struct power_pin *p, double load, double slew);
#endif
