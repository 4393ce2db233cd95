// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty_tidy.h. Source: Liberty User Guide, vol. 1.
#define _POSIX_C_SOURCE 200809L
#include "liberty_tidy.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "liberty_function.h"
#include "liberty_table.h"
#include "liberty_tables.h"

// ---- anywhere ----

static bool is_one_of(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

#define IN_LIST(name, list) is_one_of(name, list, sizeof(list) / sizeof *(list))

static bool is_expression(const char *name)
{
    static const char *const names[] = {"function", "x_function", "state_function", "three_state", "when", "when_start", "when_end",
                                        "clear", "preset", "enable", "enable_also", "next_state", "data_in", "clocked_on",
                                        "clocked_on_also", "power_down_function"};
    return IN_LIST(name, names);
}

// Of simple attributes, and of lists of numbers, tools take the first or the last.
static bool is_given_again(const struct lib_node *group, int i)
{
    static const char *const lists[] = {"index_1", "index_2", "index_3", "values"};
    const struct lib_node *n = &group->child[i];
    if (n->kind == LIB_GROUP || (n->kind == LIB_COMPLEX && !IN_LIST(n->name, lists)))
        return false;
    for (int k = i + 1; k < group->children; k++)
        if (lib_is(&group->child[k], n->kind, n->name))
            return true;
    return false;
}

static void tidy_expression(struct lib_value *v)
{
    struct lib_expr *e = parse_expr(v->text);
    char *text = e ? expr_text(e) : NULL;
    if (text)
        lib_set_text(v, text, true);
    free(text);
    free_expr(e);
}

static bool is_word(const char *s)
{
    if (!isalpha((unsigned char)*s) && *s != '_')
        return false;
    for (; *s; s++)
        if (!isalnum((unsigned char)*s) && *s != '_')
            return false;
    return true;
}

// Blanks around a text in quotes mean nothing.
static void trim(struct lib_value *v)
{
    const char *s = v->text + strspn(v->text, " \t");
    size_t n = strlen(s);
    while (n && isspace((unsigned char)s[n - 1]))
        n--;
    memmove(v->text, s, n);
    v->text[n] = '\0';
}

// "2, 3" as 2, 3.
static void split_numbers(struct lib_node *list)
{
    int n;
    double *v = lib_numbers(list, &n);
    struct lib_node fresh = {.kind = LIB_COMPLEX, .name = xstrdup(list->name), .line = list->line};
    fresh.value = xcalloc((size_t)n + 1, sizeof *fresh.value);
    for (; fresh.values < n; fresh.values++)
        fresh.value[fresh.values].text = xasprintf("%.9g", v[fresh.values]);
    lib_free(list);
    *list = fresh;
    free(v);
}

// Names stand without quotes, and so do numbers where they are measures.
static void tidy_quotes(struct lib_node *n)
{
    double unused;
    for (int k = 0; k < n->values; k++) {
        trim(&n->value[k]);
        n->value[k].quoted &= !is_word(n->value[k].text);
    }
    if (n->kind == LIB_SIMPLE && (strcmp(n->name, "area") == 0 || strstr(n->name, "capacitance")) && lib_number(lib_text(n), &unused))
        n->value[0].quoted = false;
}

static void tidy_group(struct lib_node *group)
{
    for (int i = group->children - 1; i >= 0; i--) {
        struct lib_node *n = &group->child[i];
        tidy_quotes(n);
        if (lib_is(n, LIB_COMPLEX, "fanout_length"))
            split_numbers(n);
        bool cut = n->kind == LIB_COMPLEX && n->values < (strcmp(n->name, "fanout_length") == 0 ? 2 : strcmp(n->name, "wire_load_from_area") == 0 ? 3 : 0);
        bool empty = n->kind == LIB_SIMPLE && is_expression(n->name) && !lib_text(n)[strspn(lib_text(n), " ")];
        if (cut || empty || is_given_again(group, i))
            lib_remove(group, i);
        else if (n->kind == LIB_GROUP)
            tidy_group(n);
        else if (n->kind == LIB_SIMPLE && is_expression(n->name))
            tidy_expression(n->value);
    }
}

// ---- the library ----

static void tidy_units(struct lib_node *library)
{
    const char *time = lib_attribute(library, "time_unit");
    char *text = NULL;
    if (time) {
        char *unit;
        double scale = strtod(time, &unit);
        unit += strspn(unit, " ");
        double ps = scale * (tolower((unsigned char)*unit) == 'n' ? 1000 : 1);
        text = fabs(ps - 1000) < 1e-6 ? xstrdup("1ns") : xasprintf("%.6gps", ps);
        lib_set(library, "time_unit", text, true);
        free(text);
    }
    for (int i = 0; i < library->children; i++) {
        struct lib_node *n = &library->child[i];
        if (!lib_is(n, LIB_COMPLEX, "capacitive_load_unit"))
            continue;
        struct buf b = {0};
        for (int k = 0; k < n->values; k++)
            buf_puts(&b, n->value[k].text);
        char *unit, *number;
        double scale = strtod(b.s ? b.s : "", &unit);
        unit += strspn(unit, " ,");
        number = xasprintf("%.9g", scale);
        const char *word = tolower((unsigned char)*unit) == 'f' ? "ff" : "pf";
        struct lib_node fresh = {.kind = LIB_COMPLEX, .name = xstrdup(n->name), .values = 2, .line = n->line};
        fresh.value = xcalloc(2, sizeof *fresh.value);
        lib_set_text(&fresh.value[0], number, false);
        lib_set_text(&fresh.value[1], word, false);
        lib_free(n);
        *n = fresh;
        free(number);
        free(b.s);
    }
}

// ---- cells ----

bool is_special_cell(const struct lib_node *cell)
{
    static const char *const if_true[] = {"dont_use", "pad_cell", "is_isolation_cell", "is_level_shifter", "is_clock_isolation_cell",
                                          "is_macro_cell", "always_on"};
    for (int i = 0; i < cell->children; i++) {
        const struct lib_node *n = &cell->child[i];
        if (n->kind == LIB_SIMPLE && (strcmp(n->name, "retention_cell") == 0 || strcmp(n->name, "switch_cell_type") == 0))
            return true;
        if (n->kind == LIB_SIMPLE && IN_LIST(n->name, if_true) && lib_true(lib_text(n)))
            return true;
    }
    return false;
}

// Adds n once for each of the names in a list, which take the place of what `set` sets. Owns n.
static void add_each(struct lib_node *group, struct lib_node n, const char *list, void (*set)(struct lib_node *n, const char *name))
{
    char *names = xstrdup(list), *rest = NULL;
    for (char *name = strtok_r(names, ", \t", &rest); name; name = strtok_r(NULL, ", \t", &rest)) {
        struct lib_node copy = lib_copy(&n);
        set(&copy, name);
        lib_add(group, copy);
    }
    lib_free(&n);
    free(names);
}

static void set_name(struct lib_node *pin, const char *name)
{
    for (int i = 1; i < pin->values; i++)
        free(pin->value[i].text);
    pin->values = 1;
    lib_set_text(&pin->value[0], name, !is_word(name));
}

static void set_related(struct lib_node *timing, const char *name)
{
    lib_set(timing, "related_pin", name, !is_word(name));
}

// The names of a group of pins, or what a timing or a power group is related to, as a list; "" if there is at most one name.
static char *names_of(const struct lib_node *n)
{
    struct buf b = {0};
    buf_puts(&b, "");
    if (lib_is(n, LIB_GROUP, "pin"))
        for (int i = 0; i < n->values; i++)
            buf_printf(&b, "%s ", n->value[i].text);
    else if ((lib_is(n, LIB_GROUP, "timing") || lib_is(n, LIB_GROUP, "internal_power")) && lib_attribute(n, "related_pin"))
        buf_puts(&b, lib_attribute(n, "related_pin"));
    const char *first = b.s + strspn(b.s, ", \t"), *second = first + strcspn(first, ", \t");
    if (lib_is(n, LIB_GROUP, "pin") ? n->values == 1 && !second[strspn(second, ", \t")] : !second[strspn(second, ", \t")])
        b.s[0] = '\0';
    return b.s;
}

static void split_lists(struct lib_node *group)
{
    struct lib_node all = {0};
    for (int i = 0; i < group->children; i++) {
        struct lib_node n = group->child[i];
        char *names = names_of(&n);
        if (n.kind == LIB_GROUP && (strcmp(n.name, "pin") == 0 || strcmp(n.name, "test_cell") == 0))
            split_lists(&n);
        if (*names)
            add_each(&all, n, names, strcmp(n.name, "pin") == 0 ? set_name : set_related);
        else
            lib_add(&all, n);
        free(names);
    }
    free(group->child);
    group->child = all.child;
    group->children = all.children;
}

static void tidy_pin(const struct lib_node *library, struct lib_node *pin)
{
    const char *direction = lib_attribute(pin, "direction"), *rise = lib_attribute(pin, "rise_capacitance");
    const char *fall = lib_attribute(pin, "fall_capacitance"), *given = lib_attribute(library, "default_input_pin_cap");
    double a, b, unused;
    if (!direction)
        return;
    char *lower = xstrdup(direction);
    for (char *s = lower; *s; s++)
        *s = (char)tolower((unsigned char)*s);
    lib_set(pin, "direction", lower, false);
    if (strcmp(lower, "input") == 0 && !lib_number(lib_attribute(pin, "capacitance"), &unused)) {
        char *cap = lib_number(rise, &a) && lib_number(fall, &b) ? xasprintf("%.9g", (a + b) / 2) : lib_number(given, &a) ? xstrdup(given) : NULL;
        if (cap)
            lib_set(pin, "capacitance", cap, false);
        free(cap);
    }
    free(lower);
}

static bool is_internal(const struct lib_node *n)
{
    const char *direction = lib_attribute(n, "direction");
    return lib_is(n, LIB_GROUP, "pin") && direction && strcmp(direction, "internal") == 0;
}

enum { MAX_TEXT = 4000 };

// Puts the functions of internal pins in their places in a function.
static void without_internal(const struct lib_node *cell, struct lib_node *pin)
{
    const char *function = lib_attribute(pin, "function");
    struct lib_expr *e = function ? parse_expr(function) : NULL;
    bool found = e != NULL;
    char *text = NULL;
    for (int round = 0; found && round < cell->children; round++) {
        found = false;
        for (int i = 0; i < cell->children; i++) {
            const char *by = is_internal(&cell->child[i]) ? lib_attribute(&cell->child[i], "function") : NULL;
            struct lib_expr *inner = by ? parse_expr(by) : NULL;
            found |= inner && !expr_names(inner, lib_text(&cell->child[i])) && expr_replace(e, lib_text(&cell->child[i]), inner);
            free_expr(inner);
            free(text);
            text = expr_text(e);
            if (strlen(text) > MAX_TEXT)
                i = round = cell->children;
        }
    }
    if (text)
        lib_set(pin, "function", text, true);
    free(text);
    free_expr(e);
}

static void drop_internal(struct lib_node *cell)
{
    for (int i = 0; i < cell->children; i++)
        if (lib_is(&cell->child[i], LIB_GROUP, "pin") && !is_internal(&cell->child[i]))
            without_internal(cell, &cell->child[i]);
    for (int i = cell->children - 1; i >= 0; i--)
        if (is_internal(&cell->child[i]))
            lib_remove(cell, i);
}

static void tidy_cell(const struct lib_node *library, struct lib_node *cell)
{
    bool states = lib_find(cell, LIB_GROUP, "statetable") || lib_find(cell, LIB_GROUP, "ff_bank") || lib_find(cell, LIB_GROUP, "latch_bank");
    bool special = is_special_cell(cell), internal = false;
    split_lists(cell);
    for (int i = cell->children - 1; i >= 0; i--) {
        struct lib_node *n = &cell->child[i];
        if (lib_is(n, LIB_SIMPLE, "dont_use"))
            lib_remove(cell, i);
        else if (lib_is(n, LIB_GROUP, "pin"))
            tidy_pin(library, n);
    }
    for (int i = 0; i < cell->children; i++)
        internal |= is_internal(&cell->child[i]);
    if (internal && !lib_find(cell, LIB_GROUP, "statetable"))
        drop_internal(cell);
    if (special || states)
        lib_set(cell, "dont_use", "true", false);
}

static bool has_group(const struct lib_node *library, const char *kind, const char *name)
{
    for (int i = 0; i < library->children; i++)
        if (lib_is(&library->child[i], LIB_GROUP, kind) && strcmp(lib_text(&library->child[i]), name) == 0)
            return true;
    return false;
}

// A default wire load that there is not, of which abc dies.
static bool is_dangling(const struct lib_node *library, const struct lib_node *n)
{
    return (lib_is(n, LIB_SIMPLE, "default_wire_load") && !has_group(library, "wire_load", lib_text(n))) ||
           (lib_is(n, LIB_SIMPLE, "default_wire_load_selection") && !has_group(library, "wire_load_selection", lib_text(n)));
}

void tidy_library(struct lib_node *library)
{
    tidy_group(library);
    tidy_units(library);
    for (int i = library->children - 1; i >= 0; i--) {
        struct lib_node *n = &library->child[i];
        if (lib_is(n, LIB_GROUP, "type") || is_dangling(library, n))
            lib_remove(library, i);
        else if (lib_is(n, LIB_GROUP, "cell"))
            tidy_cell(library, n);
    }
    fit_templates(library);
}

// ---- strings ----

static void plain_text(struct lib_value *v, bool argument, bool name)
{
    bool comment = false;
    for (char *s = v->text; *s; s++) {
        comment = s[0] == '/' && (s[1] == '/' || s[1] == '*');
        if (*s == '"')
            *s = '\'';
        else if (*s == '\\' || comment || iscntrl((unsigned char)*s))
            *s = ' ';
        else if (strchr(argument ? "{(" : "{", *s))
            *s = '<';
        else if (strchr(argument ? "})" : "}", *s))
            *s = '>';
        if (name && isspace((unsigned char)*s))
            *s = '_';
    }
}

void plain_strings(struct lib_node *group)
{
    for (int i = group->children - 1; i >= 0; i--) {
        struct lib_node *n = &group->child[i];
        if (!is_word(n->name)) {
            lib_remove(group, i);
            continue;
        }
        bool name = strstr(n->name, "wire_load") != NULL;
        for (int k = 0; k < n->values; k++)
            plain_text(&n->value[k], n->kind != LIB_SIMPLE, name);
        plain_strings(n);
    }
}
