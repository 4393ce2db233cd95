// SPDX-License-Identifier: Apache-2.0
// Every number that `gatewright cost` knows, each with its source: constants for all nodes, and a row per node.
#ifndef GW_COST_DATA_H
#define GW_COST_DATA_H

// Constants that hold at any node; the names are in cost_constants.
enum cost_constant {
    COST_D0,
    COST_ALPHA,
    COST_SCRIBE,
    COST_EDGE,
    COST_UTILIZATION,
    COST_EXTRA_AREA,
    COST_PADS,
    COST_PAD_PITCH,
    COST_PAD_DEPTH,
    COST_RETICLE,
    COST_ARRAY_EFFICIENCY,
    COST_SRAM_ENERGY,
    COST_HBM_PRICE,
    COST_HBM_ENERGY,
    COST_HBM_BANDWIDTH,
    COST_TEST,
    COST_PACKAGE,
    COST_NRE,
    COST_VOLUME,
    COST_CONSTANTS,
};

// Constants of a node; the names are in cost_node_constants.
enum cost_node_constant {
    NODE_AREA,     // area of logic as a part of that at 180 nm
    NODE_SPEED,    // clock as a multiple of that at 180 nm
    NODE_WAFER,    // price, dollars
    NODE_DIAMETER, // mm
    NODE_SRAM,     // bit cell, um2; NAN where no source is known
    NODE_CONSTANTS,
};

struct cost_figure {
    double value;
    const char *source;
};

struct cost_doc {
    const char *name, *unit; // option --NAME
    double min, max;         // legal values, both included
    const char *doc;
};

struct cost_node {
    int nm;
    struct cost_figure of[NODE_CONSTANTS];
};

extern const struct cost_doc cost_constants[COST_CONSTANTS], cost_node_constants[NODE_CONSTANTS];
extern const struct cost_figure cost_defaults[COST_CONSTANTS];
extern const struct cost_node cost_nodes[];
extern const int cost_node_count;

// What is in none of the figures, a phrase each, NULL at the end.
extern const char *const cost_not_included[];
#endif
