// SPDX-License-Identifier: Apache-2.0
// Reads what synthesis needs to know of a Liberty cell library: areas, flip-flops, inverters,
// units.
#ifndef GW_LIBERTY_H
#define GW_LIBERTY_H

#include <stdbool.h>
#include <stddef.h>

#include "liberty/tree.h"

enum { LIB_INPUTS = 4, LIB_OUTPUTS = 2 };

// What a combinational cell with one output computes of its inputs.
enum lib_function { FN_OTHER, FN_INV, FN_BUF, FN_NAND2 };

struct lib_cell {
    char *name;
    double area;           // in the library's unit, um2 as a rule
    double input_cap;      // of the first input with one, in the capacitance unit; 0 if not given
    int inputs, outputs;   // pins by direction, bus pins counted as one
    bool flop, latch;      // holds an ff or ff_bank, a latch or latch_bank group
    bool plain_flop;       // one ff whose next state is one pin, inverted or not: no scan, no enable
    bool avoid;            // dont_use or a tri-state output
    bool gate;             // a clock gate, of the kind below, if its pins are found
    enum lib_function fn;
    // Of a combinational cell of at most LIB_INPUTS inputs and LIB_OUTPUTS outputs; else no table is known.
    char *in[LIB_INPUTS], *out[LIB_OUTPUTS];
    unsigned table[LIB_OUTPUTS]; // bit i: the output for the inputs that are the bits of i
    bool known;
    // Of a clock gate that latches its enable while the clock is low: its pins; test may be NULL. All NULL for other cells.
    char *gate_clock, *gate_enable, *gate_test, *gate_out;
};

struct liberty {
    char *name;
    char *corner;          // default operating conditions, "" if not given
    double voltage, temperature; // nominal, V and degrees Celsius; 0 if not given
    double cap_unit;       // farads, 1e-12 unless said otherwise
    double time_unit;      // seconds, 1e-9 unless said otherwise
    struct lib_cell *cells;
    int n;
};

// Reads a library from what was parsed. Returns NULL, or an allocated message without the file's name: "line 12: ...". In both
// cases free_liberty(lib) is due.
// Source: Liberty User Guide, vol. 1; only the attributes above.
char *describe_liberty(const struct lib_node *root, struct liberty *lib);

// The same from text that ends with a NUL at text[len]. Any text is safe.
char *read_liberty(const char *text, size_t len, struct liberty *lib);
void free_liberty(struct liberty *lib);

const struct lib_cell *find_cell(const struct liberty *lib, const char *name); // or NULL

// Smallest two-input NAND or inverter, or NULL.
const struct lib_cell *smallest_nand2(const struct liberty *lib);
const struct lib_cell *smallest_inverter(const struct liberty *lib);

// Smallest clock gate, or NULL; libraries keep them from other uses by dont_use.
const struct lib_cell *smallest_clock_gate(const struct liberty *lib);

// The inverter that is taken to drive inputs: third by input capacitance (or the strongest of
// fewer), a buffer where there is no inverter, or NULL.
const struct lib_cell *driving_cell(const struct liberty *lib);
#endif
