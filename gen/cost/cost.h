// SPDX-License-Identifier: Apache-2.0
// What a die costs: area and node to dies a wafer, yield, dollars, dollars per TOPS, and what keeping weights costs elsewhere.
#ifndef GW_COST_H
#define GW_COST_H

#include <stdbool.h>

#include "base/option.h"
#include "cost/data.h"

enum cost_yield { YIELD_POISSON, YIELD_MURPHY, YIELD_NEGBIN, YIELDS };
extern const char *const cost_yields[YIELDS + 1]; // names on the command line, NULL at the end

enum { COST_NODES = 16 };

// What is made. Zero is "not known" but where said.
struct cost_design {
    const char *name;                   // top module, or NULL: an area alone
    double area_mm2;                    // of the die, given; 0: from the parts below
    double from;                        // node of area_mm2, 0: whichever node is asked for
    double logic_um2, rom_um2, ram_bits; // at 180 nm, cells only
    double ram_um2;                     // at 180 nm, as synth has it
    double macs;                        // multiply-accumulates a clock
    double fmax_mhz;                    // at 180 nm
    double weights, weight_bits;        // held
};

struct cost_request {
    const char *out, *synth; // folder and JSON of its synthesis, or NULL
    bool json;
    enum cost_yield yield;
    int nodes[COST_NODES], n; // in nm
    struct cost_design design;
    double constants[COST_CONSTANTS], per_node[NODE_CONSTANTS]; // NAN where not given: the table's
};

// The result at one node. NAN is "not known".
struct cost_result {
    int nm;
    double constants[COST_CONSTANTS], node[NODE_CONSTANTS];
    double die_mm2, dies, yields[YIELDS], yield, good; // dies and good ones: of a wafer, not rounded
    double die, test_package, nre, total;              // dollars of a good die
    double fmax_mhz, tops, per_tops;                   // total dollars per TOPS
    double mm2;                                        // dollars of a mm2 of good die, test, package and NRE apart
    double sram_um2, sram_gb;                          // um2 a bit of SRAM with its periphery; dollars of a gigabyte of it
    bool over_reticle, pad_limited; // pad_limited: what is on the die, inner_mm2, is smaller than its pads ask for
    double inner_mm2;
};

// Dies (ST_USAGE) where the die does not fit on the wafer.
struct cost_result cost_at(const struct cost_request *q, int nm);

// um2 of the design's RAM: its bits in the node's SRAM cells; at 180 nm, where no cell is known unless given, what synth says. NAN
// where neither is known, and the die is without it.
double cost_ram_um2(const struct cost_result *r, const struct cost_design *d);
bool cost_ram_of_synth(const struct cost_result *r, const struct cost_design *d); // whether it is the latter

// Whether there is nothing to cost: a design without logic or memories.
bool cost_nothing(const struct cost_design *d);

// The row of a node; NULL if there is none.
const struct cost_node *cost_find_node(int nm);

void cost_print(const struct cost_request *q, const struct cost_result *r);
void cost_print_json(const struct cost_request *q, const struct cost_result *r);

int verb_cost(const struct options *o);
#endif
