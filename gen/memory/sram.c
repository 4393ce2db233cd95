// SPDX-License-Identifier: Apache-2.0
// The silicon of a design's memories: of the user's macro, or by a density model.
//
// The model: a macro takes bits * cell / efficiency.
// - cell: in squares of F, the length of the library's gates; 8/6 of that for a write and a read port, by the count of transistors.
// - efficiency: that of a small macro, that of a large one, between them straight by the logarithm of the bits.
// Figures and sources: sram_data.h.
#include "memory/sram.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"
#include "liberty/liberty.h"
#include "memory/sram_data.h"

static const struct {
    const char *tech;
    double f; // um
} lengths[] = {{"osu018", 0.18}, {"osu035", 0.35}, {"osu050", 0.5}};

// ---- a macro's area from the user's files ----

static char *design_file(const char *out, const json_t *manifest, const char *suffix)
{
    return xasprintf("%s/%s_sram.%s", out, json_string_value(json_object_get(manifest, "top")), suffix);
}

static double liberty_area(const char *out, const json_t *manifest, const char *macro)
{
    size_t len;
    struct liberty lib = {0};
    char *path = design_file(out, manifest, "lib"), *text = read_file(path, &len);
    double area = 0;
    if (text) {
        char *error = read_liberty(text, len, &lib);
        const struct lib_cell *c = error ? NULL : find_cell(&lib, macro);
        area = c ? c->area : 0;
        free(error);
        free_liberty(&lib);
    }
    free(text);
    free(path);
    return area;
}

static double lef_area(const char *out, const json_t *manifest, const char *macro)
{
    struct sram_pins pins = {0};
    double width = 0, height = 0;
    char *path = design_file(out, manifest, "lef"), *text = read_file(path, NULL);
    if (text)
        sram_lef_pins(text, macro, &pins, &width, &height);
    sram_pins_free(&pins);
    free(text);
    free(path);
    return width * height;
}

// ---- the model ----

static double length_of(const char *tech)
{
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (strcmp(lengths[i].tech, tech) == 0)
            return lengths[i].f;
    return 0;
}

static double efficiency_of(double bits)
{
    double share = (log2(bits) - SRAM_SMALL_LOG2) / (SRAM_LARGE_LOG2 - SRAM_SMALL_LOG2);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return SRAM_SMALL_EFFICIENCY + share * (SRAM_LARGE_EFFICIENCY - SRAM_SMALL_EFFICIENCY);
}

static json_t *rounded(double v)
{
    return json_real(round(v * 1000) / 1000);
}

// um2 of all memories by the model, the assumptions added to s; 0 if the bit cell is not known. The memories of a scratchpad
// are equal; others are few, and taken as they are listed.
static double model_area(json_t *s, const json_t *result, const json_t *manifest, const char *tech, const struct sram_options *o)
{
    const char *ports = json_string_value(json_object_get(json_object_get(manifest, "parameters"), "ports"));
    double transistors = ports && strcmp(ports, "1rw") == 0 ? 6 : 8, f = length_of(tech), area = 0, bits = 0;
    double cell = o->cell > 0 ? o->cell : SRAM_CELL_F2 * f * f * transistors / 6;
    size_t i;
    json_t *m;
    json_array_foreach (json_object_get(result, "modules"), i, m) {
        double one = json_number_value(json_object_get(m, "memory_bits"));
        double all = one * json_number_value(json_object_get(m, "count"));
        if (one > 0)
            area += all * cell / (o->efficiency > 0 ? o->efficiency : efficiency_of(one));
        bits += all;
    }
    json_object_set_new(s, "bit_cell_um2", cell > 0 ? rounded(cell) : json_null());
    json_object_set_new(s, "bit_cell_from", json_string(o->cell > 0 ? "--sram-cell" : cell > 0 ? SRAM_CELL_SOURCE : "unknown: --sram-cell"));
    json_object_set_new(s, "transistors", json_integer((json_int_t)transistors));
    json_object_set_new(s, "efficiency", area > 0 ? rounded(bits * cell / area) : json_null());
    json_object_set_new(s, "efficiency_from", json_string(o->efficiency > 0 ? "--sram-efficiency" : SRAM_EFFICIENCY_SOURCE));
    return area;
}

const char *sram_macro(const json_t *manifest)
{
    const char *macro = json_string_value(json_object_get(json_object_get(manifest, "parameters"), "sram"));
    return macro && strcmp(macro, "none") != 0 ? macro : "";
}

void sram_report(json_t *result, const json_t *manifest, const char *out, const char *tech, const struct sram_options *o)
{
    const char *macro = sram_macro(manifest);
    double macros = 0, area = 0;
    size_t i;
    json_t *m, *s;
    if (json_number_value(json_object_get(result, "memory_bits")) <= 0)
        return;
    json_array_foreach (json_object_get(result, "modules"), i, m)
        if (json_number_value(json_object_get(m, "memory_bits")) > 0)
            macros += json_number_value(json_object_get(m, "count"));
    s = json_object();
    const char *source = "model";
    if (*macro) {
        area = macros * liberty_area(out, manifest, macro);
        source = area > 0 ? "liberty" : source;
        area = area > 0 ? area : macros * lef_area(out, manifest, macro);
        source = area > 0 && strcmp(source, "liberty") != 0 ? "lef" : source;
        json_object_set_new(s, "macro", json_string(macro));
    }
    json_object_set_new(s, "source", json_string(source));
    json_object_set_new(s, "estimate", json_boolean(strcmp(source, "model") == 0));
    json_object_set_new(s, "macros", json_integer((json_int_t)macros));
    if (strcmp(source, "model") == 0)
        area = model_area(s, result, manifest, tech, o);
    json_object_set_new(s, "area", area > 0 ? json_real(round(area)) : json_null());
    json_object_set_new(result, "sram", s);
}

void sram_print(const json_t *result)
{
    const json_t *s = json_object_get(result, "sram");
    if (!s)
        return;
    const char *source = json_string_value(json_object_get(s, "source"));
    if (!json_is_number(json_object_get(s, "area"))) {
        printf("SRAM        %s, area unknown: give --sram-cell, um2 of a bit cell\n", counted(json_number(s, "macros"), "macro"));
    } else if (strcmp(source, "model") != 0) {
        printf("SRAM        %s %s, %.0f um2 by the %s file, not in the area\n", counted(json_number(s, "macros"), "macro"),
               json_string_value(json_object_get(s, "macro")), json_number(s, "area"), strcmp(source, "lef") == 0 ? "LEF" : "liberty");
    } else {
        printf("SRAM        %s, about %.0f um2, not in the area: an estimate, bits * cell / efficiency\n",
               counted(json_number(s, "macros"), "macro"), json_number(s, "area"));
        printf("            bit cell %g um2 of %.0f transistors: %s\n", json_number(s, "bit_cell_um2"), json_number(s, "transistors"),
               json_string_value(json_object_get(s, "bit_cell_from")));
        printf("            efficiency %g: %s\n", json_number(s, "efficiency"),
               json_string_value(json_object_get(s, "efficiency_from")));
    }
}
