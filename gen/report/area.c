// SPDX-License-Identifier: Apache-2.0
// The report's area by module: a squarified treemap (Bruls, Huizing, van Wijk, 2000) and its table.
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"
#include "synth/headline.h"

enum { WIDTH = 1040, HEIGHT = 420, HUES = 8, ROWS = 24 };

// What a technology counts a module in: its key, its unit, and two more columns of the table.
static const struct measure {
    const char *key, *unit, *more[2], *heads[2];
    bool memories; // are boxes, apart from it
} measures[] = {
    {"area", "um2", {"cells", "flops"}, {"cells", "flops"}, true},
    {"gates", "gates", {"flops", "memory_bits"}, {"flops", "memory bits"}, true},
    {"lut", "LUTs", {"ff", "dsp"}, {"flops", "DSPs"}, false},
};
enum { MEASURES = sizeof measures / sizeof *measures };

struct tile {
    const json_t *module;
    double area; // all instances
    int hue;
};

struct map {
    const struct facts *f;
    const struct measure *in;
    double total;
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

// Modules of the same first word share a colour; words get one in the order of their largest module.
static void colour(const struct facts *f, struct tile *t, int n)
{
    int used = 0;
    for (int i = 0; i < n; i++) {
        const char *name = short_name(f, json_text(t[i].module, "name"));
        size_t word = strcspn(name, "_");
        int k = 0;
        while (k < i && (strncmp(short_name(f, json_text(t[k].module, "name")), name, word) != 0 ||
                         strcspn(short_name(f, json_text(t[k].module, "name")), "_") != word))
            k++;
        t[i].hue = k < i ? t[k].hue : used++ % HUES;
    }
}

static void draw_tile(struct buf *b, const struct map *m, const struct tile *t, struct box at)
{
    char style[48];
    const char *name = short_name(m->f, json_text(t->module, "name")), *count = thousands(json_number(t->module, "count"));
    const char *each = thousands(json_number(t->module, m->in->key));
    snprintf(style, sizeof style, "class=\"tile hue%d\"", t->hue);
    svg_enter(b, "%s: %s instances of %s %s, %.1f %%", name, count, each, m->in->unit, 100 * t->area / m->total);
    svg_rect(b, at.x + 1, at.y + 1, at.w > 3 ? at.w - 2 : 1, at.h > 3 ? at.h - 2 : 1, 3, style);
    int letters = (int)((at.w - 16) / 8.3), small = (int)((at.w - 16) / 7.0);
    if (at.h > 22 && letters >= 3) {
        bool whole = (int)strlen(name) <= letters;
        svg_text(b, at.x + 8, at.y + 18, "class=\"label\"", "%.*s%s", whole ? letters : letters - 1, name, whole ? "" : "\xe2\x80\xa6");
        if (at.h > 40 && small >= (int)(strlen(count) + 3 + strlen(each)))
            svg_text(b, at.x + 8, at.y + 35, "class=\"small\"", "%s x %s", count, each);
        if (at.h > 56 && small >= 6)
            svg_text(b, at.x + 8, at.y + 51, "class=\"small\"", "%.1f %%", 100 * t->area / m->total);
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
static void squarify(struct buf *b, const struct map *m, const struct tile *scaled, const struct tile *real, int n, struct box at)
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
            draw_tile(b, m, &real[i], one);
            along += length;
        }
        if (at.w < at.h)
            at.y += depth, at.h -= depth;
        else
            at.x += depth, at.w -= depth;
        scaled += take, real += take, n -= take;
    }
}

static void table(struct buf *b, const struct map *m, const struct tile *t, int n)
{
    const char *unit = m->in->unit;
    buf_printf(b, "<table><thead><tr><th>module</th><th>instances</th><th>%s each</th><th>%s</th><th>share</th><th>%s</th><th>%s</th></tr></thead><tbody>\n",
               unit, unit, m->in->heads[0], m->in->heads[1]);
    for (int i = 0; i < n && i < ROWS; i++) {
        buf_puts(b, "<tr><td><code>");
        xml_text(b, short_name(m->f, json_text(t[i].module, "name")));
        buf_printf(b, "</code></td><td>%s</td><td>%s</td><td>%s</td><td>%.1f %%</td><td>%s</td><td>%s</td></tr>\n", thousands(json_number(t[i].module, "count")),
                   thousands(json_number(t[i].module, m->in->key)), thousands(t[i].area), 100 * t[i].area / m->total,
                   thousands(json_number(t[i].module, m->in->more[0])), thousands(json_number(t[i].module, m->in->more[1])));
    }
    buf_puts(b, "</tbody></table>\n");
    if (n > ROWS)
        buf_printf(b, "<p class=\"note\">and %d smaller ones</p>\n", n - ROWS);
}

// The designs inside, each with all that is in it.
static void inside(struct buf *b, const struct map *m)
{
    const json_t *list = json_object_get(m->f->synth, "instances"), *row;
    size_t i;
    if (!json_array_size(list))
        return;
    buf_printf(b, "<table><thead><tr><th>design inside</th><th>module</th><th>%s</th><th>share</th><th>%s</th><th>%s</th></tr></thead><tbody>\n",
               m->in->unit, m->in->heads[0], m->in->heads[1]);
    json_array_foreach (list, i, row) {
        buf_puts(b, "<tr><td><code>");
        xml_text(b, json_text(row, "instance"));
        buf_puts(b, "</code></td><td><code>");
        xml_text(b, json_text(row, "module"));
        buf_printf(b, "</code></td><td>%s</td><td>%.1f %%</td><td>%s</td><td>%s</td></tr>\n", thousands(json_number(row, m->in->key)),
                   100 * json_number(row, m->in->key) / m->total, thousands(json_number(row, m->in->more[0])),
                   thousands(json_number(row, m->in->more[1])));
    }
    buf_puts(b, "</tbody></table>\n");
}

static int gather(struct map *m, struct tile *t)
{
    size_t i;
    const json_t *module;
    int n = 0;
    m->total = 0;
    json_array_foreach (json_object_get(m->f->synth, "modules"), i, module) {
        double area = json_number(module, m->in->key) * json_number(module, "count");
        if (area <= 0)
            continue;
        t[n++] = (struct tile){module, area, 0};
        m->total += area;
    }
    qsort(t, (size_t)n, sizeof *t, larger_first);
    colour(m->f, t, n);
    return n;
}

static void head(struct buf *b, const struct map *m)
{
    struct buf line = {0};
    buf_printf(&line, "%s %s in %s; each module was mapped once and counted", thousands(m->total), m->in == measures ? "um2 of cells" : m->in->unit,
               json_text(m->f->synth, "tech"));
    if (m->in->memories)
        buf_printf(&line, "; memories hold %s bits, not in it", thousands(json_number(m->f->synth, "memory_bits")));
    section_begin(b, "Area by module", "%s.", line.s);
    free(line.s);
}

void report_area(struct buf *b, const struct facts *f)
{
    size_t room = json_array_size(json_object_get(f->synth, "modules"));
    struct tile *t = xcalloc(room + 1, sizeof *t), *scaled = xcalloc(room + 1, sizeof *t);
    struct map m = {.f = f};
    int n = 0;
    for (int k = 0; k < MEASURES && n == 0; k++) {
        m.in = &measures[k];
        n = gather(&m, t);
    }
    for (int i = 0; i < n; i++)
        scaled[i] = (struct tile){t[i].module, t[i].area / m.total * WIDTH * HEIGHT, t[i].hue};
    if (n == 0) {
        section_begin(b, "Area by module", "%s", has_no_logic(f->synth) ? "The design has " NO_LOGIC "." : "This technology gives no area of modules.");
    } else {
        head(b, &m);
        svg_begin(b, WIDTH, HEIGHT, "Area of each module as a rectangle");
        squarify(b, &m, scaled, t, n, (struct box){0, 0, WIDTH, HEIGHT});
        svg_end(b);
        inside(b, &m);
        table(b, &m, t, n);
    }
    section_end(b);
    free(t);
    free(scaled);
}
