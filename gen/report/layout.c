// SPDX-License-Identifier: Apache-2.0
// The report's layout: what `synth --layout` made of a block, and its picture.
#include <string.h>

#include "base/svg.h"
#include "report/report.h"

void report_layout(struct buf *b, const struct facts *f)
{
    const json_t *l = json_object_get(f->synth, "layout");
    if (!l)
        return;
    if (json_number(l, "die_area") <= 0) {
        section_begin(b, "Layout", "No layout of %s after %zu tries: %s.", json_text(l, "module"), json_array_size(json_object_get(l, "tries")),
                      json_text(l, "reason"));
    } else {
        section_begin(b, "Layout", "%s placed and routed: %s x %s um, %.1f %% of it cells; %s design rule errors, the netlist %s; %.2f ns with the wires, "
                      "%.2f ns with those of the data alone, %.2f ns without.", json_text(l, "module"), thousands(json_number(l, "die_width_um")), thousands(json_number(l, "die_height_um")),
                      100 * json_number(l, "utilization"), thousands(json_number(l, "drc_errors")),
                      strcmp(json_text(l, "lvs"), "match") == 0 ? "matches" : "does not match", json_number(l, "delay_ns"),
                      json_number(l, "ideal_clock_delay_ns"), json_number(l, "ideal_delay_ns"));
        if (f->picture)
            buf_puts(b, f->picture);
    }
    section_end(b);
}
