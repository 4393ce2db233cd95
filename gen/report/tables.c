// SPDX-License-Identifier: Apache-2.0
// The report's sections in words and numbers: timing, power, parameters and ports.
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"
#include "synth/headline.h"

static void cell(struct buf *b, const char *text)
{
    buf_puts(b, "<td>");
    xml_text(b, text);
    buf_puts(b, "</td>");
}

// The path as a bar of its steps, each as long as its delay.
static void draw_path(struct buf *b, const json_t *points, double whole)
{
    enum { WIDTH = 1040, LINE = 44 };
    double at = 0;
    size_t i;
    const json_t *p;
    svg_begin(b, WIDTH, LINE, "Steps of the critical path");
    json_array_foreach (points, i, p) {
        double w = json_number(p, "delay_ns") / whole * WIDTH;
        svg_enter(b, "%s (%s): %.3f ns, %.3f ns since the edge", json_text(p, "pin"), json_text(p, "cell"), json_number(p, "delay_ns"),
                  json_number(p, "arrival_ns"));
        svg_rect(b, at + 0.5, 4, w > 1 ? w - 1 : w, LINE - 8, 2, i % 2 ? "class=\"step odd\"" : "class=\"step\"");
        if (w > 7 * (double)strlen(json_text(p, "cell")) + 6)
            svg_text(b, at + w / 2, LINE / 2.0 + 4, "class=\"small\" text-anchor=\"middle\"", "%s", json_text(p, "cell"));
        svg_leave(b);
        at += w;
    }
    svg_enter(b, "set-up of the flip-flop, or the load of the output");
    svg_rect(b, at + 0.5, 4, WIDTH - at - 0.5, LINE - 8, 2, "class=\"chip\"");
    svg_leave(b);
    svg_end(b);
}

static void path_table(struct buf *b, const json_t *points)
{
    size_t i;
    const json_t *p;
    buf_puts(b, "<details><summary>Every cell of it</summary><table><thead><tr><th>cell</th><th>leaves at</th><th>ns</th><th>since the edge</th></tr></thead><tbody>\n");
    json_array_foreach (points, i, p) {
        buf_puts(b, "<tr>");
        cell(b, json_text(p, "cell"));
        buf_puts(b, "<td><code>");
        xml_text(b, json_text(p, "pin"));
        buf_printf(b, "</code></td><td>%.3f</td><td>%.3f</td></tr>\n", json_number(p, "delay_ns"), json_number(p, "arrival_ns"));
    }
    buf_puts(b, "</tbody></table></details>\n");
}

void report_timing(struct buf *b, const struct facts *f)
{
    double delay = json_number(f->synth, "delay_ns");
    const json_t *path = json_object_get(f->synth, "critical_path");
    if (delay <= 0) {
        section_begin(b, "Timing", "%s", has_no_logic(f->synth) ? "The design has " NO_LOGIC "." : json_number(f->synth, "depth") > 0 ? "The longest path is counted in gates, not in ns." : "This technology gives no timing.");
    } else {
        bool placed = json_object_get(f->synth, "placed");
        double mhz = json_number(f->synth, "fmax_mhz");
        char *clock = mhz > 0 ? xasprintf("%.1f MHz", mhz) : xstrdup("from port to port, as there are no flip-flops");
        section_begin(b, "Timing", "The longest path takes %.2f ns: %s. %s.", delay, clock,
                      placed ? "Placed and routed, wires counted" : "Ideal wires; memories are boxes without a delay of their own");
        free(clock);
        if (json_object_get(f->synth, "base")) {
            buf_puts(b, "<p>Of the base: ");
            xml_text(b, json_text(f->synth, "base"));
            buf_puts(b, ".</p>\n");
        }
        if (path) {
            buf_puts(b, "<p>From <code>");
            xml_text(b, json_text(path, "from"));
            buf_puts(b, "</code> to <code>");
            xml_text(b, json_text(path, "to"));
            buf_puts(b, "</code></p>\n");
        }
        if (json_array_size(json_object_get(path, "points")))
            draw_path(b, json_object_get(path, "points"), delay), path_table(b, json_object_get(path, "points"));
    }
    section_end(b);
}

void report_tables(struct buf *b, const struct facts *f)
{
    const char *key;
    json_t *v;
    size_t i;
    section_begin(b, "Parameters and ports", "%s", json_text(f->manifest, "summary"));
    buf_puts(b, "<div class=\"columns\"><table><thead><tr><th>parameter</th><th>value</th></tr></thead><tbody>\n");
    json_object_foreach (json_object_get(f->manifest, "parameters"), key, v) {
        char *text = json_is_string(v) ? xstrdup(json_string_value(v)) : json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT);
        buf_puts(b, "<tr>");
        cell(b, key);
        cell(b, text);
        buf_puts(b, "</tr>\n");
        free(text);
    }
    buf_puts(b, "</tbody></table>\n<table><thead><tr><th>port</th><th></th><th>bits</th><th>holds</th></tr></thead><tbody>\n");
    json_array_foreach (json_object_get(f->manifest, "ports"), i, v) {
        buf_puts(b, "<tr><td><code>");
        xml_text(b, json_text(v, "name"));
        buf_printf(b, "</code></td><td>%s</td><td>%.0f</td>", json_text(v, "dir"), json_number(v, "width"));
        cell(b, json_text(v, "doc"));
        buf_puts(b, "</tr>\n");
    }
    buf_puts(b, "</tbody></table></div>\n");
    section_end(b);
}
