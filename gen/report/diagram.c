// SPDX-License-Identifier: Apache-2.0
// The report's block diagram, from the manifest alone: the streams left and right of the top module, the modules that it is
// made of inside, and in each of those the modules that it uses.
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"

enum {
    WIDTH = 1040,
    SIDE = 170,      // from the page's edge to the top module
    STREAM = 46,     // height of a stream's arrow
    COLUMNS = 2,
    GAP = 18,
    CHIP = 20,       // height of a used module's chip
    CHIP_GAP = 6,
    HEAD = 34,       // of a block, above its text and chips
    LINE = 16,       // of text
    MOST_LINES = 3,
    MOST_CHIPS = 24,
};

// A stream, AXI4-Lite interface or plain port of the top module, as one arrow.
struct link {
    char name[80];
    bool out;
    int width; // bits of payload
};

static int find_links(const json_t *manifest, struct link *l, int most)
{
    size_t i;
    const json_t *p;
    int n = 0;
    json_array_foreach (json_object_get(manifest, "ports"), i, p) {
        const char *name = json_text(p, "name"), *cut = strstr(name, "axi") ? strrchr(name, '_') : NULL;
        size_t len = cut ? (size_t)(cut - name) : strlen(name);
        if (strcmp(name, "clk") == 0 || strcmp(name, "rst") == 0 || len >= sizeof l->name)
            continue;
        bool is_data = !cut || strcmp(cut, "_tdata") == 0 || strcmp(cut, "_wdata") == 0;
        int k = 0;
        while (k < n && (strncmp(l[k].name, name, len) != 0 || l[k].name[len]))
            k++;
        if (k == n && n < most) {
            l[n] = (struct link){.out = cut ? name[0] == 'm' : strcmp(json_text(p, "dir"), "out") == 0};
            memcpy(l[n++].name, name, len);
        }
        if (k < most && is_data)
            l[k].width = (int)json_number(p, "width");
    }
    return n;
}

static const json_t *block_of(const json_t *manifest, const char *module)
{
    size_t i;
    const json_t *m;
    json_array_foreach (json_object_get(manifest, "blocks"), i, m)
        if (strcmp(json_text(m, "module"), module) == 0)
            return m;
    return NULL;
}

static const char *without_prefix(const json_t *manifest, const char *name)
{
    const char *top = json_text(manifest, "top");
    size_t n = strlen(top);
    return strncmp(name, top, n) == 0 && name[n] == '_' ? name + n + 1 : name;
}

static double chip_width(const char *text)
{
    return 7.0 * (double)strlen(text) + 16;
}

// Draws the chips of a block, or only measures them; returns their height.
static double chips(struct buf *b, const json_t *manifest, const json_t *uses, double x, double y, double width)
{
    size_t i;
    const json_t *u;
    double at = x, top = y;
    json_array_foreach (uses, i, u) {
        const char *name = i < MOST_CHIPS ? without_prefix(manifest, json_string_value(u)) : "...";
        double w = chip_width(name);
        if (at + w > x + width && at > x)
            at = x, y += CHIP + CHIP_GAP;
        if (b) {
            svg_rect(b, at, y, w, CHIP, 10, "class=\"chip\"");
            svg_text(b, at + w / 2, y + 14, "class=\"small\" text-anchor=\"middle\"", "%s", name);
        }
        at += w + CHIP_GAP;
        if (i == MOST_CHIPS)
            break;
    }
    return json_array_size(uses) ? y + CHIP - top : 0;
}

// Breaks a text between words into lines of at most `letters`; draws them at (x, y) if b is not NULL. Returns their number.
static int lines(struct buf *b, const char *text, int letters, double x, double y)
{
    int n = 0;
    while (*text && n < MOST_LINES) {
        int take = (int)strlen(text);
        bool cut = take > letters;
        if (cut)
            for (take = letters; take > 1 && text[take] != ' '; take--)
                ;
        bool last = cut && n == MOST_LINES - 1;
        if (b)
            svg_text(b, x, y + LINE * n, "class=\"small\"", "%.*s%s", take, text, last ? " \xe2\x80\xa6" : "");
        text += take;
        text += *text == ' ';
        n++;
    }
    return n;
}

static int letters_in(double width)
{
    return (int)((width - 24) / 6.6);
}

static double block_height(const json_t *manifest, const char *module, double width)
{
    const json_t *block = block_of(manifest, module);
    double h = chips(NULL, manifest, json_object_get(block, "uses"), 0, 0, width - 24);
    return HEAD + LINE * lines(NULL, json_text(block, "doc"), letters_in(width), 0, 0) + (h > 0 ? h + 12 : 0);
}

static void draw_block(struct buf *b, const json_t *manifest, const char *module, double x, double y, double w, double h)
{
    const json_t *block = block_of(manifest, module);
    const char *doc = json_text(block, "doc");
    svg_enter(b, "%s: %s", module, doc);
    svg_rect(b, x, y, w, h, 8, "class=\"block\"");
    svg_text(b, x + 12, y + 20, "class=\"label\"", "%s", without_prefix(manifest, module));
    int n = lines(b, doc, letters_in(w), x + 12, y + 38);
    chips(b, manifest, json_object_get(block, "uses"), x + 12, y + HEAD + LINE * n, w - 24);
    svg_leave(b);
}

// The blocks of the top module in columns; returns the height they take. Draws them if b is not NULL.
static double draw_blocks(struct buf *b, const json_t *manifest, const json_t *uses, double x, double y, double width)
{
    double w = (width - GAP * (COLUMNS - 1)) / COLUMNS, bottom[COLUMNS] = {0}, most = 0;
    size_t i;
    const json_t *u;
    json_array_foreach (uses, i, u) {
        int column = 0;
        for (int c = 1; c < COLUMNS; c++)
            column = bottom[c] < bottom[column] ? c : column;
        const char *module = json_string_value(u);
        double h = block_height(manifest, module, w);
        if (b)
            draw_block(b, manifest, module, x + column * (w + GAP), y + bottom[column], w, h);
        bottom[column] += h + GAP;
        most = bottom[column] > most ? bottom[column] : most;
    }
    return most;
}

static void draw_link(struct buf *b, const struct link *l, double y)
{
    double from = l->out ? WIDTH - SIDE : 0, text = l->out ? from + 12 : 6;
    svg_text(b, text, y - 9, "class=\"port\"", "%s", l->name);
    buf_printf(b, "<path class=\"%s\" d=\"M%.6g %.6gh%d\"/><path class=\"%s head\" d=\"M%.6g %.6gl-9 -5v10z\"/>\n", "wire", from, y, SIDE - 8, "wire",
               from + SIDE - 1, y);
    if (l->width)
        svg_text(b, text, y + 17, "class=\"small\"", "%s", counted(l->width, "bit"));
}

void report_diagram(struct buf *b, const struct facts *f)
{
    struct link links[24];
    int n = find_links(f->manifest, links, 24), in = 0, out = 0;
    const char *top = json_text(f->manifest, "top");
    const json_t *uses = json_object_get(block_of(f->manifest, top), "uses");
    for (int i = 0; i < n; i++)
        *(links[i].out ? &out : &in) += 1;
    double inner = draw_blocks(NULL, f->manifest, uses, 0, 0, WIDTH - 2 * SIDE - 40);
    double height = 60 + inner;
    if (height < (in > out ? in : out) * STREAM + 50)
        height = (in > out ? in : out) * STREAM + 50;
    section_begin(b, "Block diagram", "Interfaces of the top module, the modules in it, and what those use.");
    svg_begin(b, WIDTH, height + 10, "Block diagram");
    svg_rect(b, SIDE, 4, WIDTH - 2 * SIDE, height, 12, "class=\"top\"");
    svg_text(b, SIDE + 20, 30, "class=\"label\"", "%s", top);
    draw_blocks(b, f->manifest, uses, SIDE + 20, 46, WIDTH - 2 * SIDE - 40);
    int row[2] = {0, 0};
    for (int i = 0; i < n; i++)
        draw_link(b, &links[i], 60 + STREAM * row[links[i].out]++);
    svg_end(b);
    section_end(b);
}
