// SPDX-License-Identifier: Apache-2.0
// The cells of tidy.h. Source: Liberty User Guide, vol. 1, cell and pin.
#define _POSIX_C_SOURCE 200809L
#include "liberty/tidy.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "liberty/function.h"

bool is_special_cell(const struct lib_node *cell)
{
    static const char *const if_true[] = {"dont_use", "pad_cell", "is_isolation_cell", "is_level_shifter", "is_clock_isolation_cell",
                                          "is_macro_cell", "always_on", NULL};
    for (int i = 0; i < cell->children; i++) {
        const struct lib_node *n = &cell->child[i];
        if (n->kind == LIB_SIMPLE && (strcmp(n->name, "retention_cell") == 0 || strcmp(n->name, "switch_cell_type") == 0))
            return true;
        if (n->kind == LIB_SIMPLE && is_one_of(n->name, if_true) && lib_true(lib_text(n)))
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
    lib_set_text(&pin->value[0], name, !lib_is_word(name));
}

static void set_related(struct lib_node *timing, const char *name)
{
    lib_set(timing, "related_pin", name, !lib_is_word(name));
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
    if (!second[strspn(second, ", \t")])
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
        bool both = lib_number(rise, &a) && lib_number(fall, &b);
        char *cap = both ? xasprintf("%.9g", (a + b) / 2) : lib_number(given, &a) ? xstrdup(given) : NULL;
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

void tidy_cell(const struct lib_node *library, struct lib_node *cell)
{
    bool states = lib_find(cell, LIB_GROUP, "statetable") || lib_find(cell, LIB_GROUP, "ff_bank") ||
                  lib_find(cell, LIB_GROUP, "latch_bank");
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
