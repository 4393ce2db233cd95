// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty/tidy.h. Source: Liberty User Guide, vol. 1.
#define _POSIX_C_SOURCE 200809L
#include "liberty/tidy.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "liberty/function.h"
#include "liberty/table.h"
#include "liberty/tables.h"

// ---- anywhere ----

// Of simple attributes, and of lists of numbers, tools take the first or the last.
static bool is_given_again(const struct lib_node *group, int i)
{
    static const char *const lists[] = {"index_1", "index_2", "index_3", "values", NULL};
    const struct lib_node *n = &group->child[i];
    if (n->kind == LIB_GROUP || (n->kind == LIB_COMPLEX && !is_one_of(n->name, lists)))
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

// The states of a flip-flop or latch as ("IQ, IQN"), one string of all names.
static void split_states(struct lib_node *n)
{
    static const char *const kinds[] = {"ff", "latch", "ff_bank", "latch_bank", NULL};
    if (n->kind != LIB_GROUP || n->values != 1 || !is_one_of(n->name, kinds))
        return;
    char *names = n->value[0].text, *rest = NULL;
    n->values = 0;
    for (char *name = strtok_r(names, ", \t", &rest); name; name = strtok_r(NULL, ", \t", &rest)) {
        n->value = xrealloc(n->value, sizeof *n->value * (size_t)(n->values + 1));
        n->value[n->values++] = (struct lib_value){xstrdup(name), false};
    }
    free(names);
}

// Names stand without quotes, and so do numbers where they are measures.
static void tidy_quotes(struct lib_node *n)
{
    double unused;
    for (int k = 0; k < n->values; k++) {
        trim(&n->value[k]);
        n->value[k].quoted &= !lib_is_word(n->value[k].text);
    }
    if (n->kind == LIB_SIMPLE && (strcmp(n->name, "area") == 0 || strstr(n->name, "capacitance")) && lib_number(lib_text(n), &unused))
        n->value[0].quoted = false;
}

static void tidy_group(struct lib_node *group)
{
    for (int i = group->children - 1; i >= 0; i--) {
        struct lib_node *n = &group->child[i];
        split_states(n);
        tidy_quotes(n);
        if (lib_is(n, LIB_COMPLEX, "fanout_length"))
            split_numbers(n);
        bool cut = (lib_is(n, LIB_COMPLEX, "fanout_length") && n->values < 2) || (lib_is(n, LIB_COMPLEX, "wire_load_from_area") && n->values < 3);
        bool empty = n->kind == LIB_SIMPLE && lib_is_expression(n->name) && !lib_text(n)[strspn(lib_text(n), " ")];
        if (cut || empty || is_given_again(group, i))
            lib_remove(group, i);
        else if (n->kind == LIB_GROUP)
            tidy_group(n);
        else if (n->kind == LIB_SIMPLE && lib_is_expression(n->name))
            tidy_expression(n->value);
    }
}

// ---- the library ----

static void tidy_time_unit(struct lib_node *library)
{
    const char *time = lib_attribute(library, "time_unit");
    char *unit;
    if (!time)
        return;
    double scale = strtod(time, &unit);
    unit += strspn(unit, " ");
    double ps = scale * (tolower((unsigned char)*unit) == 'n' ? 1000 : 1);
    char *text = fabs(ps - 1000) < 1e-6 ? xstrdup("1ns") : xasprintf("%.6gps", ps);
    lib_set(library, "time_unit", text, true);
    free(text);
}

// "1pF", "1, pF" and so on as 1, pf.
static void tidy_load_unit(struct lib_node *n)
{
    struct buf b = {0};
    for (int k = 0; k < n->values; k++)
        buf_puts(&b, n->value[k].text);
    char *unit;
    double scale = strtod(b.s ? b.s : "", &unit);
    unit += strspn(unit, " ,");
    char *number = xasprintf("%.9g", scale);
    struct lib_node fresh = {.kind = LIB_COMPLEX, .name = xstrdup(n->name), .values = 2, .line = n->line};
    fresh.value = xcalloc(2, sizeof *fresh.value);
    lib_set_text(&fresh.value[0], number, false);
    lib_set_text(&fresh.value[1], tolower((unsigned char)*unit) == 'f' ? "ff" : "pf", false);
    lib_free(n);
    *n = fresh;
    free(number);
    free(b.s);
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

// Units before what is measured in them, and cells after the templates that they name: OpenSTA reads in one pass.
static int rank(const struct lib_node *n)
{
    size_t length = strlen(n->name);
    bool unit = n->kind != LIB_GROUP && length > 5 && strcmp(n->name + length - 5, "_unit") == 0;
    return unit ? 0 : lib_is(n, LIB_GROUP, "cell") ? 2 : 1;
}

static void order(struct lib_node *library)
{
    struct lib_node *sorted = xcalloc((size_t)library->children + 1, sizeof *sorted);
    int n = 0;
    for (int r = 0; r <= 2; r++)
        for (int i = 0; i < library->children; i++)
            if (rank(&library->child[i]) == r)
                sorted[n++] = library->child[i];
    memcpy(library->child, sorted, (size_t)n * sizeof *sorted);
    free(sorted);
}

void tidy_library(struct lib_node *library)
{
    tidy_group(library);
    tidy_time_unit(library);
    for (int i = library->children - 1; i >= 0; i--) {
        struct lib_node *n = &library->child[i];
        if (lib_is(n, LIB_GROUP, "type") || is_dangling(library, n))
            lib_remove(library, i);
        else if (lib_is(n, LIB_COMPLEX, "capacitive_load_unit"))
            tidy_load_unit(n);
        else if (lib_is(n, LIB_GROUP, "cell"))
            tidy_cell(library, n);
    }
    fit_templates(library);
    order(library);
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
        if (!lib_is_word(n->name)) {
            lib_remove(group, i);
            continue;
        }
        bool name = strstr(n->name, "wire_load") != NULL;
        for (int k = 0; k < n->values; k++)
            plain_text(&n->value[k], n->kind != LIB_SIMPLE, name);
        plain_strings(n);
    }
}
