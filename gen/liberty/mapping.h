// SPDX-License-Identifier: Apache-2.0
// The small cells of rtl/ (adders, and-or-invert, inverting multiplexer, clock gate) as cells of a library.
#ifndef GW_MAPPING_H
#define GW_MAPPING_H

#include "liberty/liberty.h"

// Verilog for Yosys' techmap: for each small cell of the design called top, the smallest library cell that
// computes the same, found by its function; a clock gate
// by the library's word for it. A cell that the library lacks has no module there. Allocated.
char *cell_mapping(const struct liberty *lib, const char *top);

// Verilog of the clock gate that cell_mapping() takes, or nothing but a comment. Allocated.
char *clock_gate_model(const struct liberty *lib);

// Whether a library cell computes what the small cell called name does: "fa", "ha" and so on.
bool is_small_cell(const struct lib_cell *c, const char *name);
#endif
