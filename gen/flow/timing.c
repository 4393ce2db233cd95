// SPDX-License-Identifier: Apache-2.0
// Implementation of flow/timing.h.
#include "flow/timing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"

// A flip-flop is named after the signal it holds (scripts/flow/synth.tcl, scripts/flow/map.tcl): its pin is left off, and what
// OpenSTA parts by slashes is parted by dots, as in Verilog.
static json_t *pin_json(const char *pin)
{
    const char *reg = strstr(pin, "_reg/"), *end = reg ? reg : strstr(pin, "_flop/");
    char *name = end ? xasprintf("%.*s", (int)(end - pin), pin) : xstrdup(pin);
    for (char *c = name; *c; c++)
        *c = *c == '/' ? '.' : *c;
    json_t *j = json_utf8(name);
    free(name);
    return j;
}

// The cells of the path: "point DELAY ARRIVAL PIN CELL" lines.
static json_t *points_json(const char *text, double time_unit)
{
    json_t *list = json_array();
    char pin[2048], cell[256];
    double delay, arrival;
    for (const char *l = text ? strstr(text, "\npoint ") : NULL; l; l = strstr(l + 1, "\npoint ")) {
        if (sscanf(l, "\npoint %lf %lf %2047s %255s", &delay, &arrival, pin, cell) != 4)
            continue;
        json_t *p = json_object();
        json_object_set_new(p, "pin", pin_json(pin));
        json_object_set_new(p, "cell", json_string(cell));
        json_object_set_new(p, "delay_ns", json_rounded(delay * time_unit * 1e9, 1e-4));
        json_object_set_new(p, "arrival_ns", json_rounded(arrival * time_unit * 1e9, 1e-4));
        json_array_append_new(list, p);
    }
    return list;
}

// Adds the keys delay_ns, fmax_mhz, timing_scope and critical_path from timing.txt; a path on which no cell is, a wire from port to
// port, is none.
void timing_json(json_t *j, const char *work, double time_unit, bool whole)
{
    char *path = xasprintf("%s/timing.txt", work), *text = read_file(path, NULL);
    char from[2048] = "", to[2048] = "";
    double shortest = NAN, ns = NAN;
    if (text && sscanf(text, "period %lf\nfrom %2047s\nto %2047s", &shortest, from, to) >= 1)
        ns = shortest * time_unit * 1e9;
    json_t *points = points_json(text, time_unit);
    if (json_array_size(points) == 0)
        ns = NAN;
    json_object_set_new(j, "delay_ns", json_rounded(ns, 1e-4));
    json_object_set_new(j, "fmax_mhz", ns > 0 ? json_rounded(1000 / ns, 1e-2) : json_null());
    json_object_set_new(j, "timing_scope", json_string(whole ? "whole" : "pruned"));
    json_t *p = json_object();
    json_object_set_new(p, "from", pin_json(from));
    json_object_set_new(p, "to", pin_json(to));
    json_object_set_new(p, "points", points);
    json_object_set_new(j, "critical_path", isfinite(ns) ? json_incref(p) : json_null());
    json_decref(p);
    free(text);
    free(path);
}
