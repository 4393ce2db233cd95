// SPDX-License-Identifier: Apache-2.0
// Energy of a simulated netlist: the whole one, or a sample of it (sample.h).
#ifndef GW_POWER_MEASURE_H
#define GW_POWER_MEASURE_H

#include "liberty/liberty.h"
#include "power/energy.h"
#include "power/sample.h"
#include "power/sim.h"

struct measured {
    struct netlist whole, part; // part: the sample
    struct sample of; // what is in the sample, and what it stands for; of a whole netlist all weights are 1
    bool sampled;
};

// What a simulation took: energies in joules over all of it, at a period.
struct taken {
    struct power_run run;
    struct power_energy e, *modules; // all; of each module of simulated(), all its instances counted
    struct power_energy *cells;      // of each cell of simulated(), once
    double clock, all, error; // the clock's pins; everything; the standard error of a sample
    double leakage, seconds;  // watts
};

// Reads power.v of the folder, and sample.v if it is there. free_measured() is due.
struct measured read_measured(const char *work, const struct power_lib *lib);
void free_measured(struct measured *m);

struct netlist *simulated(struct measured *m); // the sample if there is one, else the whole netlist

// Gives a sample the loads and slews of the whole netlist; due when those are known.
void settle_measured(struct measured *m);

// The toggles are those of the run; the period is in ns. free_taken() is due.
struct taken add_up(struct measured *m, const struct liberty *lib, struct power_run run, double period);
void free_taken(struct taken *t);
#endif
