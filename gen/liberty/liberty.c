// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty.h: the few attributes that matter, from the tree of a library.
#include "liberty/liberty.h"

#include "base/util.h"
#include "liberty/cell.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool known_unit(const char *s, const char *letters, char of, double large, double *unit)
{
    s += strspn(s, " ,");
    const char *letter = *s ? strchr(letters, tolower((unsigned char)*s)) : NULL;
    if (!letter || tolower((unsigned char)s[1]) != of || s[2 + strspn(s + 2, " ")])
        return false;
    *unit = letter == letters ? large : large / 1000;
    return true;
}

// A unit like "10ps" or "1,pf", as a multiple of `large` and, of the other letter, of `large` / 1000; 0 for any other.
static double unit_of(const char *text, const char *letters, char of, double large)
{
    char *rest;
    double scale = strtod(text, &rest), unit;
    return rest > text && known_unit(rest, letters, of, large, &unit) ? scale * unit : 0;
}

static void read_units(struct liberty *l, const struct lib_node *library)
{
    const struct lib_node *load = lib_find(library, LIB_COMPLEX, "capacitive_load_unit");
    const char *time = lib_attribute(library, "time_unit");
    struct buf b = {0};
    for (int i = 0; load && i < load->values; i++)
        buf_puts(&b, load->value[i].text);
    if (load)
        l->cap_unit = unit_of(b.s ? b.s : "", "pf", 'f', 1e-12);
    if (time)
        l->time_unit = unit_of(time, "np", 's', 1e-9);
    free(b.s);
}

// A function that is one pin, inverted or not.
static bool is_one_name(const char *function)
{
    const char *s = function + strspn(function, "!( ");
    s += strcspn(s, "!()*+|&^ '");
    return s[strspn(s, ")' ")] == '\0';
}

static void read_pin(struct lib_pin *p, const struct lib_node *group)
{
    const char *direction = lib_attribute(group, "direction");
    p->function = lib_attribute(group, "function");
    p->cap = lib_value(group, "capacitance");
    p->tristate = lib_attribute(group, "three_state") != NULL;
    if (direction)
        p->direction = strcmp(direction, "input") == 0 ? 'i' : strcmp(direction, "output") == 0 ? 'o' : '?';
    for (int i = 0; i < group->children; i++) {
        const struct lib_node *n = &group->child[i];
        if (n->kind == LIB_SIMPLE && strncmp(n->name, "clock_gate_", 11) == 0 && lib_true(lib_text(n)))
            p->role = n->name[11];
    }
}

static bool is_group(const struct lib_node *n, const char *a, const char *b)
{
    return lib_is(n, LIB_GROUP, a) || lib_is(n, LIB_GROUP, b);
}

static void read_cell(struct lib_cell *c, const struct lib_node *group)
{
    const char *gate = lib_attribute(group, "clock_gating_integrated_cell");
    struct lib_pin *pins = xcalloc((size_t)group->children + 1, sizeof *pins);
    int n = 0;
    *c = (struct lib_cell){.name = xstrdup(lib_text(group)), .area = lib_value(group, "area")};
    c->gate = gate && strncmp(gate, "latch_posedge", strlen("latch_posedge")) == 0 && !strstr(gate, "obs");
    c->avoid = lib_true(lib_attribute(group, "dont_use"));
    for (int i = 0; i < group->children; i++) {
        const struct lib_node *in = &group->child[i];
        c->flop |= is_group(in, "ff", "ff_bank");
        c->latch |= is_group(in, "latch", "latch_bank");
        if (lib_is(in, LIB_GROUP, "ff") && lib_attribute(in, "next_state"))
            c->plain_flop = is_one_name(lib_attribute(in, "next_state"));
        if (!is_group(in, "pin", "bus"))
            continue;
        for (int k = 0; k < in->values || k == 0; k++) {
            pins = xrealloc(pins, sizeof *pins * (size_t)(n + 1));
            pins[n] = (struct lib_pin){.name = in->values ? in->value[k].text : ""};
            read_pin(&pins[n++], in);
        }
    }
    describe_cell(c, pins, n);
    free(pins);
}

// What another file holds would be missed, as would a second library.
static char *check_statements(const struct lib_node *group, bool top)
{
    int libraries = 0;
    for (int i = 0; i < group->children; i++) {
        const struct lib_node *n = &group->child[i];
        if (lib_is(n, LIB_COMPLEX, "include_file"))
            return xasprintf("line %d: include_file is not read: the text of that file is needed in its place", n->line);
        if (top && lib_is(n, LIB_GROUP, "library") && libraries++)
            return xasprintf("line %d: a second library; legal: one in a file", n->line);
        char *error = n->kind == LIB_GROUP ? check_statements(n, false) : NULL;
        if (error)
            return error;
    }
    return NULL;
}

// The first cell whose area is given, but is none.
static char *check_areas(const struct lib_node *library)
{
    for (int i = 0; i < library->children; i++) {
        const struct lib_node *cell = &library->child[i], *area = lib_find(cell, LIB_SIMPLE, "area");
        if (lib_is(cell, LIB_GROUP, "cell") && area && !lib_is_area(lib_text(area)))
            return xasprintf("line %d: cell %s: area %s is not a positive number", area->line, lib_text(cell), lib_text(area));
    }
    return NULL;
}

static bool is_time_unit(double seconds)
{
    for (double legal = 1e-12; legal < 2e-9; legal *= 10)
        if (fabs(seconds / legal - 1) < 1e-6)
            return true;
    return false;
}

static char *check_units(const struct lib_node *library, const struct liberty *l)
{
    const struct lib_node *time = lib_find(library, LIB_SIMPLE, "time_unit");
    const struct lib_node *load = lib_find(library, LIB_COMPLEX, "capacitive_load_unit");
    if (time && !is_time_unit(l->time_unit))
        return xasprintf("line %d: time_unit %s; legal: 1ps, 10ps, 100ps or 1ns", time->line, lib_text(time));
    if (load && !(isfinite(l->cap_unit) && l->cap_unit > 0))
        return xasprintf("line %d: capacitive_load_unit (%s%s%s); legal: a number and pf or ff", load->line, lib_text(load),
                         load->values > 1 ? ", " : "", load->values > 1 ? load->value[1].text : "");
    return NULL;
}

static char *read_library(const struct lib_node *library, struct liberty *l)
{
    const char *corner = lib_attribute(library, "default_operating_conditions");
    free(l->name);
    free(l->corner);
    l->name = xstrdup(lib_text(library));
    l->corner = xstrdup(corner ? corner : "");
    l->voltage = lib_value(library, "nom_voltage");
    l->temperature = lib_value(library, "nom_temperature");
    read_units(l, library);
    l->cells = xcalloc((size_t)library->children + 1, sizeof *l->cells);
    for (int i = 0; i < library->children; i++)
        if (lib_is(&library->child[i], LIB_GROUP, "cell"))
            read_cell(&l->cells[l->n++], &library->child[i]);
    return l->n ? check_units(library, l) : xstrdup("no cells");
}

char *describe_liberty(const struct lib_node *root, struct liberty *lib)
{
    const struct lib_node *library = lib_library(root);
    *lib = (struct liberty){.cap_unit = 1e-12, .time_unit = 1e-9, .name = xstrdup(""), .corner = xstrdup("")};
    char *error = check_statements(root, true);
    if (error)
        return error;
    return library ? read_library(library, lib) : xstrdup("no library group: not a Liberty file");
}

char *read_liberty(const char *text, size_t len, struct liberty *lib)
{
    struct lib_node root;
    char *error = lib_parse(text, len, &root);
    if (error)
        *lib = (struct liberty){0};
    else
        error = describe_liberty(&root, lib);
    if (!error)
        error = check_areas(lib_library(&root));
    lib_free(&root);
    return error;
}

static void free_cell(struct lib_cell *c)
{
    free(c->name);
    for (int i = 0; i < LIB_INPUTS; i++)
        free(c->in[i]);
    for (int i = 0; i < LIB_OUTPUTS; i++)
        free(c->out[i]);
    free(c->gate_clock);
    free(c->gate_enable);
    free(c->gate_test);
    free(c->gate_out);
}

void free_liberty(struct liberty *lib)
{
    for (int i = 0; i < lib->n; i++)
        free_cell(&lib->cells[i]);
    free(lib->cells);
    free(lib->name);
    free(lib->corner);
    *lib = (struct liberty){0};
}
