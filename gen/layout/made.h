// SPDX-License-Identifier: Apache-2.0
// What is told and kept of a layout that was made.
#ifndef GW_LAYOUT_MADE_H
#define GW_LAYOUT_MADE_H

#include <jansson.h>

#include "flow/tech.h"
#include "layout/def.h"
#include "layout/flow.h"

// Sizes in um, areas in um2, lengths of wires by metal.
void layout_shape_json(json_t *j, const struct layout *l, const struct liberty *lib);

// Delays with the wires of the folder, with these but an ideal clock, and with neither.
void layout_timing_json(json_t *j, const struct layout_flow *f, const struct synth_tech *tech);

// SVG: the die to scale, cells coloured by what they are, wires by metal, pins by name where there is room, a legend with
// areas and lengths. Allocated.
char *layout_svg(const struct layout *l, const struct liberty *lib, const char *title);

// Copies GDS, DEF, picture, netlist and wires into the folder `to`.
void layout_keep(const struct layout_flow *f, const struct layout *l, const struct liberty *lib, const char *to);

// The names of what layout_keep() copies if a layout was made, and layout.json.
json_t *layout_files_json(const struct layout_flow *f, bool made);

// A file of one folder into another.
void layout_copy(const char *from_dir, const char *from, const char *to_dir, const char *to);
#endif
