// SPDX-License-Identifier: Apache-2.0
// Simulates a mapped netlist for what its nets do.
#ifndef GW_POWER_SIM_H
#define GW_POWER_SIM_H

#include "flow/parts.h"
#include "flow/request.h"
#include "power/netlist.h"

struct power_run {
    double clocks, macs; // of the whole simulation, reset counted
};

// The library's cells and the design's memories, which scripts/flow/synth.tcl left in the folder, as one file; of a sample also the
// modules that are no cells. Its path, allocated. `cells` is models.v, or what takes its place.
char *write_power_models(const char *work, const char *cells);

// Runs the netlist (a file of the folder) on the user's data, random operands or the testbench's, checked against the golden model as
// every run is, and takes the toggles of all nets into n, of those that no cell drives too. Dies with what the simulation complained of, or if it took no clock.
struct power_run simulate_power(const char *work, const char *netlist, const char *models, const struct synth_request *q,
                                const struct synth_design *d, struct netlist *n);
#endif
