// SPDX-License-Identifier: Apache-2.0
// Implementation of layout/svg.h.
#define _XOPEN_SOURCE 700
#include "layout/made.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "base/util.h"
#include "liberty/mapping.h"

#define START "text-anchor=\"start\""
#define END "text-anchor=\"end\""

enum {
    DIE_PX = 900,     // longer side of the die
    MARGIN_PX = 90,   // around it, for the names of pins
    LEGEND_PX = 330,  // width
    LINE_PX = 22,     // of the legend
    NAME_PX = 9,      // height of a pin's name: fewer um apart and names are left out
};

enum kind { FLOP, ADDER, BUFFER, LOGIC, FILL, KINDS };

static const struct {
    const char *name, *colour;
} kinds[KINDS] = {
    [FLOP] = {"flip-flops", "#2f7fd0"},   [ADDER] = {"full and half adders", "#e8862e"}, [BUFFER] = {"buffers and inverters", "#9fb3c8"},
    [LOGIC] = {"other logic", "#5fb98a"}, [FILL] = {"fill", "#eceff3"},
};

static const char *const metal_colours[LAYOUT_METALS + 1] = {NULL, "#24427f", "#b3243f", "#11713d", "#8a4fb0", "#b07a00", "#444444"};

static enum kind kind_of(const struct layout_cell *cell, const struct liberty *lib)
{
    const struct lib_cell *c = find_cell(lib, cell->type);
    if (cell->fill || !c)
        return FILL;
    if (c->flop)
        return FLOP;
    if (is_small_cell(c, "fa") || is_small_cell(c, "ha"))
        return ADDER;
    return c->fn == FN_INV || c->fn == FN_BUF ? BUFFER : LOGIC;
}

// From um to pixels, up being up.
struct frame {
    double scale, x0, y1;
};

static double px(const struct frame *f, double x)
{
    return MARGIN_PX + (x - f->x0) * f->scale;
}

static double py(const struct frame *f, double y)
{
    return MARGIN_PX + (f->y1 - y) * f->scale;
}

static void draw_cells(struct buf *b, const struct layout *l, const struct liberty *lib, const struct frame *f)
{
    for (int k = 0; k < KINDS; k++) {
        buf_printf(b, "<path fill=\"%s\" stroke=\"#fff\" stroke-width=\"%.2f\" d=\"", kinds[k].colour, fmin(1, 0.12 * f->scale));
        for (int i = 0; i < l->cell_count; i++) {
            const struct layout_cell *c = &l->cells[i];
            if (kind_of(c, lib) == (enum kind)k)
                buf_printf(b, "M%.2f %.2fh%.2fv%.2fh%.2fz", px(f, c->x), py(f, c->y + c->h), c->w * f->scale, c->h * f->scale,
                           -c->w * f->scale);
        }
        buf_puts(b, "\"/>\n");
    }
}

// Wires of a metal as one path, power apart and below.
static void draw_metal(struct buf *b, const struct layout *l, int metal, bool power, const struct frame *f)
{
    double um = power ? 1.6 : 0.3;
    buf_printf(b, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" stroke-opacity=\"%.2f\" d=\"",
               power ? "#777" : metal_colours[metal], fmax(0.35, um * f->scale), power ? 0.28 : 0.6);
    for (int i = 0; i < l->wire_count; i++) {
        const struct layout_wire *w = &l->wires[i];
        if (w->metal == metal && w->power == power)
            buf_printf(b, "M%.2f %.2fL%.2f %.2f", px(f, w->x0), py(f, w->y0), px(f, w->x1), py(f, w->y1));
    }
    buf_puts(b, "\"/>\n");
}

// The side of the die that a pin is on: 0 left, 1 right, 2 bottom, 3 top.
static int side_of(const struct layout *l, const struct layout_pin *p)
{
    double d[] = {p->x - l->x0, l->x1 - p->x, p->y - l->y0, l->y1 - p->y};
    int side = 0;
    for (int i = 1; i < 4; i++)
        if (d[i] < d[side])
            side = i;
    return side;
}

// A pin is a dot; its name stands outside the die where the name before on that side is far enough.
static void draw_pins(struct buf *b, const struct layout *l, const struct frame *f)
{
    for (int i = 0; i < l->pin_count; i++) {
        const struct layout_pin *p = &l->pins[i];
        int side = side_of(l, p);
        double x = px(f, p->x), y = py(f, p->y), along = side < 2 ? y : x;
        svg_circle(b, x, y, 2, "");
        bool room = true;
        for (int k = 0; k < i && room; k++)
            if (side_of(l, &l->pins[k]) == side)
                room = fabs((side < 2 ? py(f, l->pins[k].y) : px(f, l->pins[k].x)) - along) >= NAME_PX;
        if (!room)
            continue;
        static const struct {
            double dx, dy;
            const char *style;
            int turn;
        } at[] = {{-6, 3, END, 0}, {6, 3, START, 0}, {3, 6, END, -90}, {3, -6, START, -90}};
        svg_text_turned(b, x + at[side].dx, y + at[side].dy, at[side].turn, at[side].style, p->name);
    }
}

static void legend_line(struct buf *b, double x, double *y, const char *colour, const char *text)
{
    if (colour) {
        char *fill = xasprintf("fill=\"%s\"", colour);
        svg_rect(b, x, *y - 11, 16, 12, 0, fill);
        free(fill);
    }
    svg_text(b, x + (colour ? 24 : 0), *y, "", "%s", text);
    *y += LINE_PX;
}

static void legend(struct buf *b, const struct layout *l, const struct liberty *lib, const char *title, double x)
{
    double y = MARGIN_PX + 12, area[KINDS] = {0}, die = layout_die_area(l);
    int count[KINDS] = {0};
    for (int i = 0; i < l->cell_count; i++) {
        enum kind k = kind_of(&l->cells[i], lib);
        area[k] += l->cells[i].w * l->cells[i].h;
        count[k]++;
    }
    svg_group(b, "font-size=\"14\"");
    svg_group(b, "font-size=\"18\" font-weight=\"bold\"");
    legend_line(b, x, &y, NULL, title);
    svg_leave(b);
    char *lines[] = {xasprintf("die %.1f x %.1f um, %.0f um2", l->x1 - l->x0, l->y1 - l->y0, die),
                     xasprintf("cells %.0f um2, %.1f %% of the die", layout_cell_area(l), 100 * layout_cell_area(l) / die), xstrdup("")};
    for (int i = 0; i < 3; i++) {
        legend_line(b, x, &y, NULL, lines[i]);
        free(lines[i]);
    }
    for (int k = 0; k < KINDS; k++) {
        char *s = xasprintf("%s: %d, %.1f %%", kinds[k].name, count[k], 100 * area[k] / die);
        legend_line(b, x, &y, kinds[k].colour, s);
        free(s);
    }
    y += LINE_PX;
    for (int m = 1; m <= LAYOUT_METALS; m++) {
        char *s = xasprintf("metal %d: %.2f mm of wire", m, layout_wire_length(l, m) / 1000);
        legend_line(b, x, &y, metal_colours[m], s);
        free(s);
    }
    legend_line(b, x, &y, "#bbb", "supply");
    svg_leave(b);
}

char *layout_svg(const struct layout *l, const struct liberty *lib, const char *title)
{
    double w = l->x1 - l->x0, h = l->y1 - l->y0;
    struct frame f = {DIE_PX / fmax(w, h), l->x0, l->y1};
    double width = w * f.scale + 2 * MARGIN_PX + LEGEND_PX, height = fmax(h * f.scale, LINE_PX * 20.0) + 2 * MARGIN_PX;
    struct buf b = {0};
    svg_page_begin(&b, width, height, "fill=\"#222\"", title);
    svg_rect(&b, px(&f, l->x0), py(&f, l->y1), w * f.scale, h * f.scale, 0, "fill=\"#f7f8fa\" stroke=\"#222\"");
    draw_cells(&b, l, lib, &f);
    for (int m = 1; m <= LAYOUT_METALS; m++)
        draw_metal(&b, l, m, true, &f);
    for (int m = 1; m <= LAYOUT_METALS; m++)
        draw_metal(&b, l, m, false, &f);
    svg_group(&b, "font-size=\"8\"");
    draw_pins(&b, l, &f);
    svg_leave(&b);
    legend(&b, l, lib, title, w * f.scale + 2 * MARGIN_PX);
    svg_page_end(&b);
    return b.s;
}
