// SPDX-License-Identifier: Apache-2.0
// Implementation of layout/made.h.
#define _XOPEN_SOURCE 700
#include "layout/made.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "flow/run.h"
#include "flow/timing.h"
#include "layout/layout.h"

static const char *const suffixes[] = {".gds", ".def", ".svg", ".v", ".spef"}; // of the files that are kept
enum { KEPT = sizeof suffixes / sizeof *suffixes };

static double rounded(double v, double unit)
{
    return round(v / unit) * unit;
}

// Areas of the placed cells as the library gives them, which is what synthesis adds up; some differ from those of the layout.
static double library_area(const struct layout *l, const struct liberty *lib)
{
    double sum = 0;
    for (int i = 0; i < l->cell_count; i++) {
        const struct lib_cell *c = l->cells[i].fill ? NULL : find_cell(lib, l->cells[i].type);
        sum += c ? c->area : 0;
    }
    return sum;
}

void layout_shape_json(json_t *j, const struct layout *l, const struct liberty *lib)
{
    json_t *wires = json_array();
    int fill = 0;
    for (int i = 0; i < l->cell_count; i++)
        fill += l->cells[i].fill;
    for (int m = 1; m <= LAYOUT_METALS; m++)
        json_array_append_new(wires, json_real(rounded(layout_wire_length(l, m), 0.01)));
    double die = layout_die_area(l), cells = layout_cell_area(l);
    json_object_set_new(j, "die_width_um", json_real(rounded(l->x1 - l->x0, 0.01)));
    json_object_set_new(j, "die_height_um", json_real(rounded(l->y1 - l->y0, 0.01)));
    json_object_set_new(j, "die_area", json_real(rounded(die, 0.01)));
    json_object_set_new(j, "cell_area", json_real(rounded(cells, 0.01)));
    json_object_set_new(j, "utilization", json_real(rounded(cells / die, 1e-4)));
    json_object_set_new(j, "library_area", json_real(rounded(library_area(l, lib), 0.01)));
    json_object_set_new(j, "library_utilization", json_real(rounded(library_area(l, lib) / die, 1e-4)));
    json_object_set_new(j, "cells", json_integer(l->cell_count - fill));
    json_object_set_new(j, "fill_cells", json_integer(fill));
    json_object_set_new(j, "pins", json_integer(l->pin_count));
    json_object_set_new(j, "wire_um", wires);
    json_object_set_new(j, "vias", json_integer(l->vias));
}

void layout_copy(const char *from_dir, const char *from, const char *to_dir, const char *to)
{
    char *a = xasprintf("%s/%s", from_dir, from), *b = xasprintf("%s/%s", to_dir, to);
    copy_file(a, b);
    free(a);
    free(b);
}

// Whose wires count: none's, the data's, or also the clock's.
enum wires { NO_WIRES, DATA_WIRES, ALL_WIRES };

// Times TOP.v in a folder of its own; the keys of synth's timing.
static json_t *timing(const struct layout_flow *f, const struct synth_tech *tech, enum wires wires)
{
    char *dir = xasprintf("%s/sta%d", f->work, (int)wires), *clock = xasprintf("%s/clock_wires", dir), *verilog = xasprintf("%s.v", f->top);
    make_dirs(dir);
    layout_copy(f->work, "lib.lib", dir, "lib.lib");
    layout_copy(f->work, verilog, dir, "netlist.v");
    if (wires != NO_WIRES)
        layout_copy(f->work, "wires.spef", dir, "wires.spef");
    if (wires == ALL_WIRES)
        write_file(clock, "", 0);
    struct synth_design d = {.top = f->top};
    json_t *j = json_object();
    synth_sta(dir, &d, tech, 1e-8 / tech->lib.time_unit);
    timing_json(j, dir, tech->lib.time_unit, true);
    free(dir);
    free(clock);
    free(verilog);
    return j;
}

void layout_timing_json(json_t *j, const struct layout_flow *f, const struct synth_tech *tech)
{
    layout_parasitics(f);
    json_t *ideal = timing(f, tech, NO_WIRES), *data = timing(f, tech, DATA_WIRES), *routed = timing(f, tech, ALL_WIRES);
    static const char *const keys[] = {"delay_ns", "fmax_mhz", "critical_path"};
    for (int i = 0; i < 3; i++)
        json_object_set(j, keys[i], json_object_get(routed, keys[i]));
    json_object_set(j, "ideal_clock_delay_ns", json_object_get(data, "delay_ns"));
    json_object_set(j, "ideal_delay_ns", json_object_get(ideal, "delay_ns"));
    json_object_set_new(j, "timing_by", json_string("OpenSTA; wires of qrouter: resistance, capacitance of area and one edge; "
                                                    "no coupling, no clock tree: the clock's wires delay it"));
    json_decref(ideal);
    json_decref(data);
    json_decref(routed);
}

// magic stamps the time into the records BGNLIB and BGNSTR of a GDS file (24 bytes of dates each): zeros instead.
static void unstamp(char *gds, size_t len)
{
    for (size_t at = 0; at + 4 <= len;) {
        size_t n = (size_t)(unsigned char)gds[at] << 8 | (unsigned char)gds[at + 1];
        unsigned char type = (unsigned char)gds[at + 2];
        if (n < 4)
            return;
        if ((type == 1 || type == 5) && n == 28 && at + n <= len)
            memset(gds + at + 4, 0, 24);
        at += n;
    }
}

// The files of the entry: GDS, DEF, picture, netlist, wires.
void layout_keep(const struct layout_flow *f, const struct layout *l, const struct liberty *lib, const char *build)
{
    char *gds_file = xasprintf("%s/%s.gds", f->work, f->top), *path[KEPT];
    size_t len;
    for (int i = 0; i < KEPT; i++)
        path[i] = xasprintf("%s/%s%s", build, f->top, suffixes[i]);
    char *gds = must_read_file(gds_file, &len), *svg = layout_svg(l, lib, f->top);
    unstamp(gds, len);
    write_file(path[0], gds, len);
    write_file(path[2], svg, strlen(svg));
    char *spef = xasprintf("%s/wires.spef", f->work), *def = xasprintf("%s/%s.def", f->work, f->top);
    char *verilog = xasprintf("%s/%s.v", f->work, f->top);
    copy_file(def, path[1]);
    copy_file(verilog, path[3]);
    copy_file(spef, path[4]);
    for (int i = 0; i < KEPT; i++)
        free(path[i]);
    free(gds_file);
    free(gds);
    free(svg);
    free(spef);
    free(def);
    free(verilog);
}

json_t *layout_files_json(const struct layout_flow *f, bool made)
{
    json_t *list = json_array();
    json_array_append_new(list, json_string("layout.json"));
    for (int i = 0; made && i < KEPT; i++) {
        char *name = xasprintf("%s%s", f->top, suffixes[i]);
        json_array_append_new(list, json_string(name));
        free(name);
    }
    return list;
}

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
