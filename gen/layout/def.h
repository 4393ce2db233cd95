// SPDX-License-Identifier: Apache-2.0
// Reads a placed and routed layout: the DEF that qrouter writes and the LEF of its cells. Lengths in um.
// Source of the formats: LEF/DEF 5.6 Language Reference; only what those tools write.
#ifndef GW_LAYOUT_DEF_H
#define GW_LAYOUT_DEF_H

#include <stdbool.h>

enum { LAYOUT_METALS = 6 };

struct layout_cell {
    char *type;
    double x, y, w, h; // lower left corner, size
    bool fill;
};

struct layout_wire {
    int metal; // 1 to LAYOUT_METALS
    double x0, y0, x1, y1;
    double width; // 0: the layer's own
    bool power;
};

struct layout_pin {
    char *name;
    double x, y;
};

struct layout {
    double x0, y0, x1, y1; // the die
    struct layout_cell *cells;
    struct layout_wire *wires;
    struct layout_pin *pins;
    int cell_count, wire_count, pin_count;
    long vias;
};

// Dies (ST_TOOL) naming what cannot be read. Wires of zero length are left out.
struct layout layout_read(const char *lef_file, const char *def_file);
void layout_free(struct layout *l);

double layout_die_area(const struct layout *l);

// Of all cells that are no fill.
double layout_cell_area(const struct layout *l);

// Total length of signal wires on a metal.
double layout_wire_length(const struct layout *l, int metal);
#endif
