// SPDX-License-Identifier: Apache-2.0
// What the cells of a netlist take, from the toggles, loads and slews of their nets.
#ifndef GW_POWER_ENERGY_H
#define GW_POWER_ENERGY_H

#include "liberty/liberty.h"
#include "power/netlist.h"

#define POWER_SLEW_NS 0.1 // of the clock, and where no slew is known

// Joules over the whole simulation. Nets are charged to what drives them; pins that do not drive have internal energies of their own.
struct power_energy {
    double switching, internal;
};

struct power_energy cell_energy(const struct netlist *n, const struct netlist_cell *c, const struct liberty *lib);

// Charging of the clock's pins, which nothing drives, over so many clocks; sets the clock's toggles.
double clock_energy(struct netlist *n, const struct liberty *lib, double clocks);

// The slew of a net, in ns.
double net_slew(const struct netlist *n, int net);
#endif
