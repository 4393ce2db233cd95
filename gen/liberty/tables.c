// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty/tables.h. Source: Liberty User Guide, vol. 1, lu_table_template and timing.
#include "liberty/tables.h"

#include <stdlib.h>
#include <string.h>

#include "liberty/table.h"

static const char *const delays[] = {"cell_rise", "cell_fall", "rise_transition", "fall_transition"};

static bool is_delay_table(const struct lib_node *n)
{
    for (int i = 0; i < 4; i++)
        if (lib_is(n, LIB_GROUP, delays[i]))
            return true;
    return false;
}

static int points_of(const struct lib_node *index)
{
    int n;
    free(lib_numbers(index, &n));
    return n;
}

static const struct lib_node *template_of(const struct lib_node *library, const char *name)
{
    for (int i = library->children - 1; i >= 0; i--)
        if (lib_is(&library->child[i], LIB_GROUP, "lu_table_template") && strcmp(lib_text(&library->child[i]), name) == 0)
            return &library->child[i];
    return NULL;
}

static void set_index(struct lib_node *form, const struct lib_node *index)
{
    for (int i = form->children - 1; i >= 0; i--)
        if (lib_is(&form->child[i], LIB_COMPLEX, index->name))
            lib_remove(form, i);
    lib_add(form, lib_copy(index));
}

// All numbers of a list in strings of so many, as they are written.
static void in_rows(struct lib_node *list, int row)
{
    struct lib_value *value = NULL;
    struct buf b = {0};
    int rows = 0, n = 0;
    for (int i = 0; i < list->values; i++)
        for (const char *s = list->value[i].text; *(s += strspn(s, ", \t")); s += strcspn(s, ", \t")) {
            buf_printf(&b, "%s%.*s", n ? ", " : "", (int)strcspn(s, ", \t"), s);
            if (++n < row && (s[strcspn(s, ", \t")] || i + 1 < list->values))
                continue;
            value = xrealloc(value, sizeof *value * (size_t)(rows + 1));
            value[rows++] = (struct lib_value){b.s, true};
            b = (struct buf){0};
            n = 0;
        }
    if (n) {
        value = xrealloc(value, sizeof *value * (size_t)(rows + 1));
        value[rows++] = (struct lib_value){b.s, true};
    }
    for (int i = 0; i < list->values; i++)
        free(list->value[i].text);
    free(list->value);
    list->value = value;
    list->values = rows;
}

// The template of a table of any kind, or NULL.
static const struct lib_node *form_of(const struct lib_node *library, const char *name)
{
    for (int i = library->children - 1; i >= 0; i--) {
        const struct lib_node *n = &library->child[i];
        if (n->kind == LIB_GROUP && strstr(n->name, "_template") && strcmp(lib_text(n), name) == 0)
            return n;
    }
    return NULL;
}

static bool is_numbers(const struct lib_node *n)
{
    return lib_is(n, LIB_COMPLEX, "values") || (n->kind == LIB_COMPLEX && strncmp(n->name, "index_", 6) == 0);
}

static bool has_third(const struct lib_node *table, const struct lib_node *form)
{
    return lib_find(table, LIB_COMPLEX, "index_3") || (form && lib_find(form, LIB_COMPLEX, "index_3"));
}

// OpenSTA takes a string of values for a row of a table.
static void tidy_tables(const struct lib_node *library, struct lib_node *group)
{
    for (int i = 0; i < group->children; i++) {
        struct lib_node *n = &group->child[i];
        bool values = lib_is(n, LIB_COMPLEX, "values");
        const struct lib_node *form = values ? form_of(library, lib_text(group)) : NULL;
        const struct lib_node *second = values ? table_index(group, form, 1) : NULL;
        if (is_numbers(n) && n->values && !(values && has_third(group, form)))
            in_rows(n, second ? points_of(second) : 1 << 30);
        else if (n->kind == LIB_GROUP)
            tidy_tables(library, n);
    }
}

// A template for the table, if its own does not do, is added to `more`; the table is told its name.
static void fit_table(const struct lib_node *library, struct lib_node *table, struct lib_node *more)
{
    const struct lib_node *form = template_of(library, lib_text(table));
    const struct lib_node *index[2] = {table_index(table, form, 0), table_index(table, form, 1)};
    if (!form || !index[0] || !index[1])
        return;
    int n[2] = {points_of(index[0]), points_of(index[1])};
    if (n[0] == points_of(table_index(form, NULL, 0)) && n[1] == points_of(table_index(form, NULL, 1)))
        return;
    char *name = xasprintf("%s_%dx%d", lib_text(form), n[0], n[1]);
    if (!template_of(library, name) && !template_of(more, name)) {
        struct lib_node fresh = lib_copy(form);
        lib_set_text(&fresh.value[0], name, true);
        set_index(&fresh, index[0]);
        set_index(&fresh, index[1]);
        lib_add(more, fresh);
    }
    lib_set_text(&table->value[0], name, true);
    free(name);
}

static void fit_pin(const struct lib_node *library, struct lib_node *pin, struct lib_node *more)
{
    for (int i = pin->children - 1; i >= 0; i--) {
        struct lib_node *timing = &pin->child[i];
        bool any = false;
        if (!lib_is(timing, LIB_GROUP, "timing"))
            continue;
        for (int k = 0; k < timing->children; k++) {
            any |= timing->child[k].kind == LIB_GROUP;
            if (is_delay_table(&timing->child[k]) && timing->child[k].values)
                fit_table(library, &timing->child[k], more);
        }
        if (!any)
            lib_remove(pin, i);
    }
}

void fit_templates(struct lib_node *library)
{
    struct lib_node more = {0};
    tidy_tables(library, library);
    for (int i = 0; i < library->children; i++)
        if (lib_is(&library->child[i], LIB_GROUP, "cell"))
            for (int k = 0; k < library->child[i].children; k++)
                if (lib_is(&library->child[i].child[k], LIB_GROUP, "pin"))
                    fit_pin(library, &library->child[i].child[k], &more);
    if (!more.children)
        return;
    // OpenSTA knows what stands before the cells.
    for (int i = 0; i < library->children; i++)
        lib_add(&more, library->child[i]);
    free(library->child);
    library->child = more.child;
    library->children = more.children;
}

static bool is_variable(const struct lib_node *form, int axis, const char *name)
{
    const char *variable = lib_attribute(form, axis ? "variable_2" : "variable_1");
    return variable && strcmp(variable, name) == 0;
}

// Over slew and load, in either order.
static bool is_grid(const struct lib_node *form)
{
    static const char slew[] = "input_net_transition", load[] = "total_output_net_capacitance";
    return (is_variable(form, 0, slew) && is_variable(form, 1, load)) || (is_variable(form, 0, load) && is_variable(form, 1, slew));
}

// What abc can read of a table in a timing group.
static bool readable(const struct lib_node *library, const struct lib_node *table)
{
    const struct lib_node *form = template_of(library, lib_text(table)), *values = lib_find(table, LIB_COMPLEX, "values");
    if (strcmp(lib_text(table), "scalar") == 0)
        return points_of(values) == 1;
    if (!form || !is_grid(form))
        return false;
    return points_of(values) > 0 && points_of(values) == points_of(table_index(table, form, 0)) * points_of(table_index(table, form, 1));
}

// Which of the four tables a timing group has; false: one that abc cannot read.
static bool add_tables(const struct lib_node *library, const struct lib_node *timing, bool found[4])
{
    for (int i = 0; i < 4; i++) {
        const struct lib_node *table = lib_find(timing, LIB_GROUP, delays[i]);
        if (table && !readable(library, table))
            return false;
        found[i] |= table != NULL;
    }
    return true;
}

bool has_delays(const struct lib_node *library, const struct lib_node *output, const char *input)
{
    bool found[4] = {false};
    for (int i = 0; i < output->children; i++) {
        const struct lib_node *n = &output->child[i];
        const char *related = lib_is(n, LIB_GROUP, "timing") ? lib_attribute(n, "related_pin") : NULL;
        if (related && strcmp(related, input) == 0 && !add_tables(library, n, found))
            return false;
    }
    return found[0] && found[1] && found[2] && found[3];
}

bool has_clocked_delays(const struct lib_node *output)
{
    bool rise = false, fall = false;
    for (int i = 0; i < output->children; i++) {
        const struct lib_node *n = &output->child[i];
        rise |= lib_is(n, LIB_GROUP, "timing") && lib_find(n, LIB_GROUP, "cell_rise");
        fall |= lib_is(n, LIB_GROUP, "timing") && lib_find(n, LIB_GROUP, "cell_fall");
    }
    return rise && fall;
}
