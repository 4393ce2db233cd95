// SPDX-License-Identifier: Apache-2.0
// A flat mapped netlist as Yosys writes it: cells, the nets at their pins, what hangs on each net and how often it changes.
#ifndef GW_POWER_NETLIST_H
#define GW_POWER_NETLIST_H

#include <jansson.h>

#include "liberty/power.h"

enum { NETLIST_PINS = 16 };

struct netlist_cell {
    char *name;
    const struct power_cell *type;
    int module;             // index in modules
    int net[NETLIST_PINS];  // of each pin of the type, -1: none
};

struct netlist {
    struct netlist_cell *cells;
    int n;
    char **modules; // names, as the attribute gw_module has them
    int module_count;
    double *cap;         // of each net, in the library's unit: all input pins on it
    double *toggles;     // of each net, of a simulation
    double *slew;        // of each net, ns: mean of rising and falling
    int *alias;          // the net it is the same as
    json_t *names;       // net name -> index
    json_t *cell_names;  // name -> index
    json_t *widths;      // port name -> bits, of those declared as a range
    int nets;
};

// Reads the text; cells that the library lacks (memories) are left out. The text is changed.
struct netlist read_netlist(char *text, const struct power_lib *lib);
void free_netlist(struct netlist *n);

int netlist_net(struct netlist *n, const char *name); // made if it is new
int netlist_same(const struct netlist *n, int net);   // the one that stands for it

// The cell of the name, NULL: none. A backslash ahead is not part of it.
const struct netlist_cell *netlist_cell(const struct netlist *n, const char *name);

// The net of the pin, -1: none.
int netlist_pin(const struct netlist *n, const struct netlist_cell *c, const char *pin);

// Takes the toggles of all cell outputs, and of the pins watched, from what `sim --toggles` wrote; the clocks simulated, 0 if it
// cannot be read.
double read_toggles(struct netlist *n, char *text);
#endif
