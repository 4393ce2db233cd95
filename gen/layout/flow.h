// SPDX-License-Identifier: Apache-2.0
// The tools of a layout, each run in one working folder with a time limit.
#ifndef GW_LAYOUT_FLOW_H
#define GW_LAYOUT_FLOW_H

#include <stdbool.h>

struct layout_flow {
    const char *work, *top; // the folder and the module, whose name its files have
    int seconds;            // of one run of a tool
};

// One way of placing. Where something failed, reason says what, allocated.
struct layout_try {
    double density;  // of cells that was asked for, 1 at most
    int seed;        // of placement
    bool routed;
    int failed_nets, drc_errors; // -1 where it did not come to that
    bool matches;    // the extracted netlist is the given one
    bool late;       // a tool took longer than it may
    char *reason;
};

// Makes the files that placement reads from netlist.v, lib.lib and lib.lef (scripts/flow/layout.tcl).
void layout_prepare(const struct layout_flow *f);

// Places, routes, checks: TOP.def, TOP_route.rc, TOP.gds in the folder.
struct layout_try layout_attempt(const struct layout_flow *f, double density, int seed);

// The resistances and capacitances of routed wires, from the file that qrouter's write_delays makes (wires.c).
// A line of `rc` is "NET 1 DRIVER n TREE ...", a TREE "( ohms pF ITEM , ITEM ... )" and an ITEM a TREE or a receiver; pins are
// CELL/PIN, ports PIN/NAME. Returns IEEE 1481 SPEF of module `top`, allocated, or NULL with *error, allocated, where a line is
// not of that form. A branch's capacitance is at its far end.
char *layout_spef(const char *top, const char *rc, char **error);

// wires.spef in the folder, from TOP_route.rc.
void layout_parasitics(const struct layout_flow *f);
#endif
