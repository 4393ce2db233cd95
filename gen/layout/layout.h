// SPDX-License-Identifier: Apache-2.0
// Placed and routed layout of a mapped netlist of up to some thousand cells on osu018: graywolf, qrouter, magic, netgen and
// qflow's scripts, an optional dependency. It is tried at full density first and then with more and more space between the
// cells until the layout is routed, breaks no design rule and is the netlist again when extracted.
#ifndef GW_LAYOUT_H
#define GW_LAYOUT_H

#include <jansson.h>

#include "flow/tech.h"


struct layout_request {
    const char *netlist;        // Verilog file, mapped to cells of tech
    const char *module;         // in it, to be laid out
    const struct synth_tech *tech;
    const char *dir;            // folder for GDS, DEF, SVG, netlist, SPEF and layout.json, or NULL
    int seconds;                // that one run of a tool may take
};

// The result, from the cache where it can; one that is not routed, or not clean, has its "reason". Dies: ST_TOOL if a tool is
// missing, ST_USAGE if the netlist holds what has no layout.
json_t *lay_out(const struct layout_request *r);

// Dies (ST_TOOL), naming the Debian package, unless all tools are there.
void layout_need_tools(void);

// The result as text.
void layout_print(const json_t *layout);
#endif
