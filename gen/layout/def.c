// SPDX-License-Identifier: Apache-2.0
// Implementation of layout/def.h.
#define _XOPEN_SOURCE 700
#include "layout/def.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

// ---- words ----

struct words {
    const char *file;
    char **list; // into text
    char *text;
    int n, at;
};

static struct words read_words(const char *file)
{
    struct words w = {.file = file, .text = read_file(file, NULL)};
    int cap = 0;
    char *rest;
    if (!w.text)
        die(ST_TOOL, "%s: cannot read", file);
    for (char *s = strtok_r(w.text, " \t\r\n", &rest); s; s = strtok_r(NULL, " \t\r\n", &rest)) {
        if (w.n == cap)
            w.list = xrealloc(w.list, sizeof *w.list * (size_t)(cap = cap ? 2 * cap : 4096));
        w.list[w.n++] = s;
    }
    return w;
}

static void free_words(struct words *w)
{
    free(w->list);
    free(w->text);
}

// The next word, "" at the end.
static const char *next(struct words *w)
{
    return w->at < w->n ? w->list[w->at++] : "";
}

static const char *peek(const struct words *w, int ahead)
{
    return w->at + ahead < w->n ? w->list[w->at + ahead] : "";
}

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

// Moves past the next such word; false at the end.
static bool skip_to(struct words *w, const char *word)
{
    while (w->at < w->n)
        if (is(next(w), word))
            return true;
    return false;
}

static double next_number(struct words *w)
{
    const char *s = next(w);
    char *end;
    double v = strtod(s, &end);
    if (end == s || *end)
        die(ST_TOOL, "%s: not a number: %s", w->file, s);
    return v;
}

// ---- LEF: sizes of cells ----

struct size {
    char *type;
    double w, h;
};

struct sizes {
    struct size *list;
    int n;
};

static struct sizes read_sizes(const char *lef_file)
{
    struct words w = read_words(lef_file);
    struct sizes s = {0};
    while (skip_to(&w, "MACRO")) {
        struct size one = {.type = xstrdup(next(&w))};
        if (!skip_to(&w, "SIZE"))
            die(ST_TOOL, "%s: %s has no SIZE", lef_file, one.type);
        one.w = next_number(&w);
        next(&w); // BY
        one.h = next_number(&w);
        s.list = xrealloc(s.list, sizeof one * (size_t)(s.n + 1));
        s.list[s.n++] = one;
    }
    free_words(&w);
    return s;
}

static const struct size *size_of(const struct sizes *s, const char *type, const char *file)
{
    for (int i = 0; i < s->n; i++)
        if (is(s->list[i].type, type))
            return &s->list[i];
    die(ST_TOOL, "%s: no cell %s in the LEF file", file, type);
}

// ---- DEF ----

static void *grown(void *list, int n, size_t size)
{
    return (n & (n - 1)) == 0 ? xrealloc(list, size * (size_t)(n ? 2 * n : 1)) : list;
}

// "- NAME TYPE + PLACED ( x y ) N ;" up to "END COMPONENTS".
static void read_components(struct words *w, struct layout *l, const struct sizes *s, double unit)
{
    for (const char *word; !is(word = next(w), "END") && *word;) {
        if (!is(word, "-"))
            continue;
        next(w);
        struct layout_cell c = {.type = xstrdup(next(w))};
        if (!skip_to(w, "("))
            die(ST_TOOL, "%s: a cell %s has no place", w->file, c.type);
        const struct size *size = size_of(s, c.type, w->file);
        c.x = next_number(w) / unit;
        c.y = next_number(w) / unit;
        c.w = size->w;
        c.h = size->h;
        c.fill = strncmp(c.type, "FILL", 4) == 0;
        l->cells = grown(l->cells, l->cell_count, sizeof c);
        l->cells[l->cell_count++] = c;
    }
}

// "- NAME + NET N + LAYER m ( a b ) ( c d ) + PLACED ( x y ) N ;" up to "END PINS".
static void read_pins(struct words *w, struct layout *l, double unit)
{
    for (const char *word; !is(word = next(w), "END") && *word;) {
        if (!is(word, "-"))
            continue;
        struct layout_pin p = {.name = xstrdup(next(w))};
        while (!is(word = next(w), ";") && *word) {
            if (!is(word, "PLACED") && !is(word, "FIXED"))
                continue;
            next(w);
            p.x = next_number(w) / unit;
            p.y = next_number(w) / unit;
        }
        l->pins = grown(l->pins, l->pin_count, sizeof p);
        l->pins[l->pin_count++] = p;
    }
}

// A coordinate, "*" for the one before.
static double coordinate(struct words *w, double before, double unit)
{
    if (is(peek(w, 0), "*")) {
        next(w);
        return before;
    }
    return next_number(w) / unit;
}

static void add_wire(struct layout *l, struct layout_wire wire)
{
    if (wire.x0 == wire.x1 && wire.y0 == wire.y1)
        return;
    l->wires = grown(l->wires, l->wire_count, sizeof wire);
    l->wires[l->wire_count++] = wire;
}

// After "ROUTED" or "NEW": "metal2 [width] ( x y ) ( x y ) ... VIA", up to what begins another.
static void read_route(struct words *w, struct layout *l, double unit, bool power)
{
    struct layout_wire wire = {.power = power};
    int points = 0;
    if (sscanf(next(w), "metal%d", &wire.metal) != 1 || wire.metal < 1 || wire.metal > LAYOUT_METALS)
        die(ST_TOOL, "%s: a wire on no metal", w->file);
    if (!is(peek(w, 0), "("))
        wire.width = next_number(w) / unit;
    for (;;) {
        const char *word = peek(w, 0);
        if (!*word || is(word, "NEW") || is(word, ";") || is(word, "+") || is(word, "-"))
            return;
        next(w);
        if (!is(word, "(")) {
            l->vias++;
            continue;
        }
        wire.x1 = coordinate(w, wire.x0, unit);
        wire.y1 = coordinate(w, wire.y0, unit);
        next(w); // ")"
        if (points++)
            add_wire(l, wire);
        wire.x0 = wire.x1;
        wire.y0 = wire.y1;
    }
}

// Nets up to "END": of special nets, those of the supply are power.
static void read_nets(struct words *w, struct layout *l, double unit)
{
    bool power = false;
    for (const char *word; !is(word = next(w), "END") && *word;) {
        if (is(word, "-"))
            power = is(peek(w, 0), "vdd") || is(peek(w, 0), "gnd");
        else if (is(word, "ROUTED") || is(word, "NEW"))
            read_route(w, l, unit, power);
    }
}

// The section that begins with a letter, with its last words, "END SECTION".
static void read_section(struct words *w, struct layout *l, const struct sizes *s, double unit, char letter)
{
    if (letter == 'C')
        read_components(w, l, s, unit);
    else if (letter == 'P')
        read_pins(w, l, unit);
    else
        read_nets(w, l, unit);
    next(w);
}

struct layout layout_read(const char *lef_file, const char *def_file)
{
    struct sizes s = read_sizes(lef_file);
    struct words w = read_words(def_file);
    struct layout l = {0};
    double unit = 100;
    for (const char *word; *(word = next(&w));) {
        if (is(word, "MICRONS")) {
            unit = next_number(&w);
        } else if (is(word, "DIEAREA")) {
            double *at[] = {&l.x0, &l.y0, &l.x1, &l.y1};
            for (int i = 0; i < 4; i++) {
                if (i % 2 == 0)
                    skip_to(&w, "(");
                *at[i] = next_number(&w) / unit;
            }
        } else if (is(word, "COMPONENTS") || is(word, "PINS") || is(word, "NETS") || is(word, "SPECIALNETS")) {
            read_section(&w, &l, &s, unit, *word);
        } else if (is(word, "END")) {
            next(&w); // of what
        }
    }
    if (l.x1 <= l.x0 || l.y1 <= l.y0 || !l.cell_count)
        die(ST_TOOL, "%s: no die or no cells", def_file);
    for (int i = 0; i < s.n; i++)
        free(s.list[i].type);
    free(s.list);
    free_words(&w);
    return l;
}

void layout_free(struct layout *l)
{
    for (int i = 0; i < l->cell_count; i++)
        free(l->cells[i].type);
    for (int i = 0; i < l->pin_count; i++)
        free(l->pins[i].name);
    free(l->cells);
    free(l->wires);
    free(l->pins);
}

double layout_die_area(const struct layout *l)
{
    return (l->x1 - l->x0) * (l->y1 - l->y0);
}

double layout_cell_area(const struct layout *l)
{
    double sum = 0;
    for (int i = 0; i < l->cell_count; i++)
        sum += l->cells[i].fill ? 0 : l->cells[i].w * l->cells[i].h;
    return sum;
}

double layout_wire_length(const struct layout *l, int metal)
{
    double sum = 0;
    for (int i = 0; i < l->wire_count; i++)
        if (l->wires[i].metal == metal && !l->wires[i].power)
            sum += hypot(l->wires[i].x1 - l->wires[i].x0, l->wires[i].y1 - l->wires[i].y0);
    return sum;
}
