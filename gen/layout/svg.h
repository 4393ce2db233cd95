// SPDX-License-Identifier: Apache-2.0
// A picture of a placed and routed layout.
#ifndef GW_LAYOUT_SVG_H
#define GW_LAYOUT_SVG_H

#include "layout/def.h"
#include "liberty/liberty.h"

// SVG: the die to scale, cells coloured by what they are, wires by metal, pins by name where there is room, a legend with
// areas and lengths. Allocated.
char *layout_svg(const struct layout *l, const struct liberty *lib, const char *title);
#endif
