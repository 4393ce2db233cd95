// SPDX-License-Identifier: Apache-2.0
// The result of a layout as text.
#include <stdio.h>

#include "base/member.h"
#include "base/util.h"
#include "layout/layout.h"

void layout_print(const json_t *j)
{
    const char *reason = json_string_value(json_object_get(j, "reason"));
    printf("\nlayout      %s: ", json_string_value(json_object_get(j, "module")));
    if (!json_object_get(j, "die_area")) {
        printf("none: %s\n", reason ? reason : "");
        return;
    }
    printf("die %.1f x %.1f um, %.0f um2; cells %.0f um2, %.1f %% of it (%.1f %% by the library's areas)\n", json_number(j, "die_width_um"), json_number(j, "die_height_um"),
           json_number(j, "die_area"), json_number(j, "cell_area"), 100 * json_number(j, "utilization"), 100 * json_number(j, "library_utilization"));
    double wire = 0;
    size_t i;
    json_t *metal;
    json_array_foreach (json_object_get(j, "wire_um"), i, metal)
        wire += json_number_value(metal);
    printf("            %s, %.0f of fill, %.2f mm of wire, %s; placed at density %.2f, seed %.0f\n", counted(json_number(j, "cells"), "cell"),
           json_number(j, "fill_cells"), wire / 1000, counted(json_number(j, "vias"), "via"), json_number(j, "density"), json_number(j, "seed"));
    printf("checks      %s, netlist %s%s%s\n", counted(json_number(j, "drc_errors"), "design rule error"), json_string_value(json_object_get(j, "lvs")),
           reason ? "; " : "", reason ? reason : "");
    if (json_is_number(json_object_get(j, "delay_ns")))
        printf("routed      %.3f ns, %.1f MHz with its wires; %.3f ns with an ideal clock, %.3f ns without wires (%s)\n",
               json_number(j, "delay_ns"), json_number(j, "fmax_mhz"), json_number(j, "ideal_clock_delay_ns"),
               json_number(j, "ideal_delay_ns"), json_string_value(json_object_get(j, "timing_by")));
    if (json_number(j, "constant_outputs") + json_number(j, "unused_inputs") > 0)
        printf("not in it   %s, %s: ports without a cell\n", counted(json_number(j, "constant_outputs"), "constant output"),
               counted(json_number(j, "unused_inputs"), "unused input"));
    if (json_object_get(j, "picture"))
        printf("picture     %s\n", json_text(j, "picture"));
    printf("checked     %s\n", json_string_value(json_object_get(j, "checked")));
}
