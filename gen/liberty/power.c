// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty/power.h. Source: Liberty User Guide, vol. 1, internal_power, leakage_power and timing.
#include "liberty/power.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/util.h"

struct reader {
    struct lib_templates templates;
    double leakage_unit;
    struct power_lib lib;
};

static void keep_table(struct lib_tables *to, const struct lib_templates *forms, const char *of, const struct lib_node *group)
{
    struct lib_table t;
    if (!read_table(forms, of, group, &t))
        return;
    to->list = xrealloc(to->list, sizeof t * (size_t)(to->n + 1));
    to->list[to->n++] = t;
}

static void free_tables(struct lib_tables *t)
{
    for (int i = 0; i < t->n; i++)
        free_table(&t->list[i]);
    free(t->list);
}

static char *copy_attribute(const struct lib_node *group, const char *name)
{
    const char *text = lib_attribute(group, name);
    return text ? xstrdup(text) : NULL;
}

static void read_internal(const struct reader *r, struct power_pin *p, const struct lib_node *group)
{
    struct energy_group g = {.related = -1, .related_name = copy_attribute(group, "related_pin"),
                             .rail_name = copy_attribute(group, "related_pg_pin")};
    for (int i = 0; i < group->children; i++) {
        const struct lib_node *n = &group->child[i];
        if (lib_is(n, LIB_GROUP, "rise_power") || lib_is(n, LIB_GROUP, "fall_power") || lib_is(n, LIB_GROUP, "power"))
            keep_table(&g.tables, &r->templates, "power_lut_template", n);
    }
    p->energy = xrealloc(p->energy, sizeof g * (size_t)(p->energies + 1));
    p->energy[p->energies++] = g;
}

// Whether a group timing says how an output follows an input or a clock, not how it is forced or released.
static bool is_delay(const struct lib_node *group)
{
    const char *type = lib_attribute(group, "timing_type");
    return !type || strcmp(type, "combinational") == 0 || strcmp(type, "rising_edge") == 0 || strcmp(type, "falling_edge") == 0;
}

static void read_timing(const struct reader *r, struct power_pin *p, const struct lib_node *group)
{
    if (!is_delay(group))
        return;
    for (int i = 0; i < group->children; i++) {
        const struct lib_node *n = &group->child[i];
        if (lib_is(n, LIB_GROUP, "cell_rise") || lib_is(n, LIB_GROUP, "cell_fall"))
            keep_table(strcmp(n->name, "cell_rise") == 0 ? &p->rise : &p->fall, &r->templates, "lu_table_template", n);
    }
}

static void read_pin(const struct reader *r, struct power_cell *c, const struct lib_node *group)
{
    const char *direction = lib_attribute(group, "direction");
    struct power_pin p = {.name = xstrdup(lib_text(group)), .cap = lib_value(group, "capacitance"),
                          .out = direction && strcmp(direction, "output") == 0};
    for (int i = 0; i < group->children; i++) {
        if (lib_is(&group->child[i], LIB_GROUP, "internal_power"))
            read_internal(r, &p, &group->child[i]);
        else if (lib_is(&group->child[i], LIB_GROUP, "timing"))
            read_timing(r, &p, &group->child[i]);
    }
    c->pins = xrealloc(c->pins, sizeof p * (size_t)(c->n + 1));
    c->pins[c->n++] = p;
}

// What a cell leaks from one supply: the sum over its states, of which there are so many, or what is said of no state.
struct leak {
    const char *rail;
    double sum, other;
    int states;
};

enum { RAILS = 8 };

static void add_leak(struct leak *rails, int *n, const struct lib_node *group)
{
    const char *rail = lib_attribute(group, "related_pg_pin");
    double value = lib_value(group, "value");
    int i = 0;
    rail = rail ? rail : "";
    while (i < *n && strcmp(rails[i].rail, rail) != 0)
        i++;
    if (i == RAILS)
        return;
    if (i == *n)
        rails[(*n)++] = (struct leak){.rail = rail};
    if (lib_attribute(group, "when"))
        rails[i].sum += value, rails[i].states++;
    else
        rails[i].other = value;
}

// Of each supply the mean over the cell's states, where it has no figure of its own.
static double state_leakage(const struct lib_node *cell)
{
    struct leak rails[RAILS];
    int n = 0;
    double all = 0;
    for (int i = 0; i < cell->children; i++)
        if (lib_is(&cell->child[i], LIB_GROUP, "leakage_power"))
            add_leak(rails, &n, &cell->child[i]);
    for (int i = 0; i < n; i++)
        all += rails[i].states ? rails[i].sum / rails[i].states : rails[i].other;
    return all;
}

int find_power_pin(const struct power_cell *c, const char *name)
{
    for (int i = 0; i < c->n; i++)
        if (strcmp(c->pins[i].name, name) == 0)
            return i;
    return -1;
}

static bool same_rail(const struct energy_group *a, const struct energy_group *b)
{
    return strcmp(a->rail_name ? a->rail_name : "", b->rail_name ? b->rail_name : "") == 0;
}

static void settle_groups(struct power_cell *c)
{
    for (int i = 0; i < c->n; i++)
        for (int g = 0; g < c->pins[i].energies; g++) {
            struct energy_group *e = &c->pins[i].energy[g];
            e->related = e->related_name ? find_power_pin(c, e->related_name) : -1;
            while (!same_rail(&c->pins[i].energy[e->rail], e))
                e->rail++;
        }
}

static void read_cell(struct reader *r, const struct lib_node *group)
{
    struct power_cell c = {.name = xstrdup(lib_text(group)), .leakage = lib_value(group, "cell_leakage_power")};
    for (int i = 0; i < group->children; i++)
        if (lib_is(&group->child[i], LIB_GROUP, "pin"))
            read_pin(r, &c, &group->child[i]);
    settle_groups(&c);
    if (c.leakage <= 0)
        c.leakage = state_leakage(group);
    c.leakage *= r->leakage_unit;
    r->lib.cells = xrealloc(r->lib.cells, sizeof c * (size_t)(r->lib.n + 1));
    r->lib.cells[r->lib.n++] = c;
}

double leakage_watts(const char *unit)
{
    static const struct {
        char letter;
        double watts;
    } units[] = {{'p', 1e-12}, {'n', 1e-9}, {'u', 1e-6}, {'m', 1e-3}, {'w', 1}};
    char *rest;
    double scale = strtod(unit, &rest);
    rest += strspn(rest, " ");
    for (size_t i = 0; rest > unit && scale > 0 && i < sizeof units / sizeof *units; i++)
        if (tolower((unsigned char)*rest) == units[i].letter && strcasecmp(rest + (units[i].letter != 'w'), "w") == 0)
            return scale * units[i].watts;
    return 0;
}

static void read_library(struct reader *r, const struct lib_node *library)
{
    const char *unit = lib_attribute(library, "leakage_power_unit");
    r->leakage_unit = unit ? leakage_watts(unit) : 1e-9;
    for (int i = 0; i < library->children; i++)
        if (lib_is(&library->child[i], LIB_GROUP, "power_lut_template") || lib_is(&library->child[i], LIB_GROUP, "lu_table_template"))
            add_template(&r->templates, &library->child[i]);
    for (int i = 0; i < library->children; i++)
        if (lib_is(&library->child[i], LIB_GROUP, "cell"))
            read_cell(r, &library->child[i]);
}

struct power_lib read_liberty_power(const char *text, size_t len)
{
    struct reader r = {.leakage_unit = 1e-9};
    struct lib_node root;
    free(lib_parse(text, len, &root));
    if (lib_library(&root))
        read_library(&r, lib_library(&root));
    free_templates(&r.templates);
    lib_free(&root);
    return r.lib;
}

void free_power_lib(struct power_lib *l)
{
    for (int i = 0; i < l->n; i++) {
        struct power_cell *c = &l->cells[i];
        for (int k = 0; k < c->n; k++) {
            for (int g = 0; g < c->pins[k].energies; g++) {
                free_tables(&c->pins[k].energy[g].tables);
                free(c->pins[k].energy[g].related_name);
                free(c->pins[k].energy[g].rail_name);
            }
            free(c->pins[k].energy);
            free_tables(&c->pins[k].rise);
            free_tables(&c->pins[k].fall);
            free(c->pins[k].name);
        }
        free(c->pins);
        free(c->name);
    }
    free(l->cells);
}

const struct power_cell *find_power_cell(const struct power_lib *l, const char *name)
{
    for (int i = 0; i < l->n; i++)
        if (strcmp(l->cells[i].name, name) == 0)
            return &l->cells[i];
    return NULL;
}

double tables_mean(const struct lib_tables *t, double load, double slew)
{
    double sum = 0;
    for (int i = 0; i < t->n; i++)
        sum += table_at(&t->list[i], load, slew);
    return t->n ? sum / t->n : 0;
}
