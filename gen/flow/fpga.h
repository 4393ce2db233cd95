// SPDX-License-Identifier: Apache-2.0
// FPGA families: what their cells count as.
#ifndef GW_SYNTH_FPGA_H
#define GW_SYNTH_FPGA_H

#include <jansson.h>

// What is counted. MUX: multiplexers beside the look-up tables. LUTRAM: look-up tables used as memories and shift registers.
enum resource { RES_LUT, RES_FF, RES_CARRY, RES_MUX, RES_LUTRAM, RES_BRAM, RES_DSP, RES_OTHER, RESOURCES };
extern const char *const resource_names[RESOURCES]; // keys of the JSON object

// A cell of a family by the beginning of its name; the first that fits counts.
struct fpga_cell {
    const char *prefix;
    enum resource resource;
    int weight;
};

struct fpga {
    const char *target, *part;
    const struct fpga_cell *cells;
    const char *units; // one sentence: what one of each is
    int logic_cells, brams, dsps; // that the part has; 0 where none is meant
    // Of a part that is placed and routed, else NULL and 0: nextpnr's device option, icetime's, the package.
    const char *device, *timing, *package;
};

// NULL if the family does not exist. Names: ice40, ice40up5k, ecp5, xilinx, intel.
const struct fpga *find_fpga(const char *name);

// Adds n cells of a type to the counts.
void count_fpga_cells(const struct fpga *f, const char *type, double n, double counts[RESOURCES]);

json_t *resources_json(const double counts[RESOURCES]);
#endif
