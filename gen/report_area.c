// SPDX-License-Identifier: Apache-2.0
// The report's area by module: a squarified treemap (Bruls, Huizing, van Wijk, 2000) and its table.
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "svg.h"

enum { WIDTH = 1040, HEIGHT = 420, HUES = 8, ROWS = 24 };

struct tile {
    const json_t *module;
    double area; // all instances
};

struct box {
    double x, y, w, h;
};

static int larger_first(const void *a, const void *b)
{
    double x = ((const struct tile *)a)->area, y = ((const struct tile *)b)->area;
    return x < y ? 1 : x > y ? -1 : strcmp(json_text(((const struct tile *)a)->module, "name"), json_text(((const struct tile *)b)->module, "name"));
}

// A module's name without the design's prefix.
static const char *short_name(const struct facts *f, const char *name)
{
    const char *top = json_text(f->manifest, "top");
    size_t n = strlen(top);
    return strncmp(name, top, n) == 0 && name[n] == '_' ? name + n + 1 : name;
}

// A module's colour: modules of the same first word share it.
static int hue_of(const char *name)
{
    unsigned h = 5381;
    for (; *name && *name != '_'; name++)
        h = h * 33 ^ (unsigned char)*name;
    return (int)(h % HUES);
}

static void draw_tile(struct buf *b, const struct facts *f, const struct tile *t, struct box at, double total)
{
    char style[48];
    const char *name = short_name(f, json_text(t->module, "name"));
    double count = json_number(t->module, "count");
    snprintf(style, sizeof style, "class=\"tile hue%d\"", hue_of(name));
    svg_enter(b, "%s: %s instances of %s um2, %.1f %%", name, thousands(count), thousands(json_number(t->module, "area")), 100 * t->area / total);
    svg_rect(b, at.x + 1, at.y + 1, at.w > 3 ? at.w - 2 : 1, at.h > 3 ? at.h - 2 : 1, 3, style);
    int letters = (int)((at.w - 14) / 7.4);
    if (at.h > 22 && letters >= 4) {
        svg_text(b, at.x + 8, at.y + 18, "class=\"label\"", "%.*s%s", letters, name, (int)strlen(name) > letters ? "." : "");
        if (at.h > 40 && letters >= 10)
            svg_text(b, at.x + 8, at.y + 35, "class=\"small\"", "%s x %s", thousands(count), thousands(json_number(t->module, "area")));
        if (at.h > 56 && letters >= 6)
            svg_text(b, at.x + 8, at.y + 51, "class=\"small\"", "%.1f %%", 100 * t->area / total);
    }
    svg_leave(b);
}

// The worst ratio of sides when tiles [0, n) of area `sum` share a strip along a side.
static double worst(const struct tile *t, int n, double sum, double side)
{
    double depth = sum / side, w = 0;
    for (int i = 0; i < n; i++) {
        double length = t[i].area / depth, ratio = length > depth ? length / depth : depth / length;
        w = ratio > w ? ratio : w;
    }
    return w;
}

// Lays the tiles, whose areas are scaled to pixels, into `at`; draws them with the areas they had.
static void squarify(struct buf *b, const struct facts *f, const struct tile *scaled, const struct tile *real, int n, struct box at, double total)
{
    while (n > 0 && at.w > 0.5 && at.h > 0.5) {
        double side = at.w < at.h ? at.w : at.h, sum = scaled[0].area;
        int take = 1;
        while (take < n && worst(scaled, take + 1, sum + scaled[take].area, side) <= worst(scaled, take, sum, side))
            sum += scaled[take++].area;
        double depth = sum / side, along = 0;
        for (int i = 0; i < take; i++) {
            double length = scaled[i].area / depth;
            struct box one = at.w < at.h ? (struct box){at.x + along, at.y, length, depth} : (struct box){at.x, at.y + along, depth, length};
            draw_tile(b, f, &real[i], one, total);
            along += length;
        }
        if (at.w < at.h)
            at.y += depth, at.h -= depth;
        else
            at.x += depth, at.w -= depth;
        scaled += take, real += take, n -= take;
    }
}

static void table(struct buf *b, const struct facts *f, const struct tile *t, int n, double total)
{
    buf_puts(b, "<table><thead><tr><th>module</th><th>instances</th><th>um2 each</th><th>um2</th><th>share</th><th>cells</th><th>flops</th></tr></thead><tbody>\n");
    for (int i = 0; i < n && i < ROWS; i++) {
        buf_puts(b, "<tr><td><code>");
        xml_text(b, short_name(f, json_text(t[i].module, "name")));
        buf_printf(b, "</code></td><td>%s</td><td>%s</td><td>%s</td><td>%.1f %%</td><td>%s</td><td>%s</td></tr>\n", thousands(json_number(t[i].module, "count")),
                   thousands(json_number(t[i].module, "area")), thousands(t[i].area), 100 * t[i].area / total,
                   thousands(json_number(t[i].module, "cells")), thousands(json_number(t[i].module, "flops")));
    }
    buf_puts(b, "</tbody></table>\n");
    if (n > ROWS)
        buf_printf(b, "<p class=\"note\">and %d smaller ones</p>\n", n - ROWS);
}

static int gather(const struct facts *f, struct tile *t, double *total)
{
    size_t i;
    const json_t *m;
    int n = 0;
    json_array_foreach (json_object_get(f->synth, "modules"), i, m) {
        double area = json_number(m, "area") * json_number(m, "count");
        if (area <= 0)
            continue;
        t[n++] = (struct tile){m, area};
        *total += area;
    }
    qsort(t, (size_t)n, sizeof *t, larger_first);
    return n;
}

void report_area(struct buf *b, const struct facts *f)
{
    size_t room = json_array_size(json_object_get(f->synth, "modules"));
    struct tile *t = xcalloc(room + 1, sizeof *t), *scaled = xcalloc(room + 1, sizeof *t);
    double total = 0;
    int n = gather(f, t, &total);
    for (int i = 0; i < n; i++)
        scaled[i] = (struct tile){t[i].module, t[i].area / total * WIDTH * HEIGHT};
    if (n == 0) {
        section_begin(b, "Area by module", "This technology gives no area.");
    } else {
        section_begin(b, "Area by module", "%s um2 of cells in %s; each module was mapped once and counted; memories hold %s bits, not in the area.", thousands(total),
                      json_text(f->synth, "tech"), thousands(json_number(f->synth, "memory_bits")));
        svg_begin(b, WIDTH, HEIGHT, "Area of each module as a rectangle");
        squarify(b, f, scaled, t, n, (struct box){0, 0, WIDTH, HEIGHT}, total);
        svg_end(b);
        table(b, f, t, n, total);
    }
    section_end(b);
    free(t);
    free(scaled);
}
