// SPDX-License-Identifier: Apache-2.0
// The report's power: what `synth --power` measured, by module.
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"
#include "synth/headline.h"

enum { WIDTH = 1040, NAMES = 190, ROW = 26, MOST = 16, BAR = 660 };

static double module_power(const json_t *m)
{
    return json_number(m, "switching_mw") + json_number(m, "internal_mw") + json_number(m, "leakage_mw");
}

static int larger_first(const void *a, const void *b)
{
    const json_t *x = *(const json_t *const *)a, *y = *(const json_t *const *)b;
    double p = module_power(x), q = module_power(y);
    return p < q ? 1 : p > q ? -1 : strcmp(json_text(x, "name"), json_text(y, "name"));
}

static void bar(struct buf *b, const json_t *m, double most, double total, double y)
{
    static const char *const kinds[] = {"switching_mw", "internal_mw", "leakage_mw"}, *const styles[] = {"class=\"hue0\"", "class=\"hue2\"", "class=\"hue3\""};
    double x = NAMES + 10, power = module_power(m);
    svg_enter(b, "%s: switching %.4g mW, internal %.4g mW, leakage %.4g mW", json_text(m, "name"), json_number(m, kinds[0]),
              json_number(m, kinds[1]), json_number(m, kinds[2]));
    svg_text(b, NAMES, y + 15, "class=\"port\" text-anchor=\"end\"", "%.26s", json_text(m, "name"));
    for (int k = 0; k < 3; k++) {
        double w = json_number(m, kinds[k]) / most * BAR;
        svg_rect(b, x, y + 2, w, ROW - 8, 0, styles[k]);
        x += w;
    }
    svg_text(b, x + 8, y + 15, "class=\"small\"", "%.4g mW, %.1f %%", power, 100 * power / total);
    svg_leave(b);
}

static void draw(struct buf *b, const json_t *power)
{
    json_t *modules = json_object_get(power, "modules");
    size_t n = json_array_size(modules);
    const json_t **list = xcalloc(n + 1, sizeof *list);
    json_t *clock = json_pack("{s:s, s:O}", "name", "clock pins of flip-flops", "internal_mw", json_object_get(power, "clock_pins_mw"));
    for (size_t i = 0; i < n; i++)
        list[i] = json_array_get(modules, i);
    if (clock)
        list[n++] = clock;
    qsort(list, n, sizeof *list, larger_first);
    size_t shown = n < MOST ? n : MOST;
    svg_begin(b, WIDTH, (double)shown * ROW + 26, "Power of each module");
    for (size_t i = 0; i < shown; i++)
        bar(b, list[i], module_power(list[0]), json_number(power, "total_mw"), ROW * (double)i);
    svg_text(b, NAMES + 10, (double)shown * ROW + 18, "class=\"small\"", "all instances of a module; blue: nets that switch, yellow: inside cells, red: leakage%s",
             n > shown ? "; smaller ones left out" : "");
    svg_end(b);
    json_decref(clock);
    free(list);
}

// Which cells' toggles the figures are of.
static void begin(struct buf *b, const json_t *power)
{
    const json_t *smaller = json_object_get(power, "composed_of"), *sample = json_object_get(power, "sample");
    double mw = json_number(power, "total_mw"), ns = json_number(power, "clock_ns");
    const char *data = json_text(power, "data");
    if (json_is_object(smaller))
        section_begin(b, "Power", "%.4g mW at a clock of %.4g ns, composed by area of the modules of a %.0f x %.0f array, from the toggles of every net "
                      "of it on %s data.", mw, ns, json_number(smaller, "rows"), json_number(smaller, "cols"), data);
    else if (json_is_object(sample))
        section_begin(b, "Power", "%.4g mW at a clock of %.4g ns, from the toggles of %.3g %% of the cells, %.0f instances of each module or one of 16, in %s clocks of "
                      "%s data: standard error %.2f %%.", mw, ns, 100 * json_number(sample, "cells") / json_number(sample, "of_cells"),
                      json_number(sample, "instances"), thousands(json_number(power, "clocks")), data, 100 * json_number(sample, "standard_error"));
    else
        section_begin(b, "Power", "%.4g mW at a clock of %.4g ns, from the toggles of every net in %s clocks of %s data.", mw, ns,
                      thousands(json_number(power, "clocks")), data);
}

void report_power(struct buf *b, const struct facts *f)
{
    const json_t *power = json_object_get(f->synth, "power");
    if (!json_is_object(power)) {
        section_begin(b, "Power", "%s", json_is_null(power) ? "None: the design has " NO_LOGIC "." : json_number(f->synth, "area") > 0 ? "Not measured; gatewright report --power simulates the mapped netlist and "
                      "counts its toggles." : "Known for the cells of a library only.");
        section_end(b);
        return;
    }
    begin(b, power);
    if (json_number(power, "pj_per_mac") > 0)
        buf_printf(b, "<p><b>%.4g pJ</b> a multiplication, all that the design does counted.</p>\n", json_number(power, "pj_per_mac"));
    if (json_number(power, "run_nj") > 0)
        buf_printf(b, "<p><b>%.4g nJ</b> the run, an inference where the data is one.</p>\n", json_number(power, "run_nj"));
    if (json_array_size(json_object_get(power, "modules")))
        draw(b, power);
    buf_puts(b, "<p class=\"note\">Glitches ");
    xml_text(b, json_text(power, "glitches"));
    buf_puts(b, "; left out: ");
    xml_text(b, json_text(power, "excludes"));
    buf_puts(b, ".</p>\n");
    section_end(b);
}
