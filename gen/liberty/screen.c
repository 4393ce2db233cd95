// SPDX-License-Identifier: Apache-2.0
// Which cells of a library cannot be used, and why (tidy.h).
#include "liberty/tidy.h"

#include <stdlib.h>
#include <string.h>

#include "liberty/function.h"
#include "liberty/tables.h"

enum { MAX_INPUTS = 12 }; // truth tables of more take abc longer than the rest of its work

enum reason { FINE, NO_NUMBER, AREA, NAMES, TWICE, DIRECTION, BUS, STATE, FUNCTION, NO_FUNCTION, INOUT, CAPACITANCE, DELAY, WIDE, REASONS };

static const char *const words[REASONS] = {
    [NO_NUMBER] = "an area that is no positive number",
    [AREA] = "no area",
    [NAMES] = "a name of other than letters, digits and _",
    [TWICE] = "a pin is there twice",
    [DIRECTION] = "a pin without a direction",
    [BUS] = "pins in buses or bundles",
    [STATE] = "a flip-flop without next_state or clocked_on, or a latch without data_in or enable",
    [FUNCTION] = "a function that is no expression of the cell's pins",
    [NO_FUNCTION] = "an output without a function",
    [INOUT] = "a pin of both directions",
    [CAPACITANCE] = "an input without capacitance",
    [DELAY] = "no delay tables over slew and load of both edges",
    [WIDE] = "more inputs than abc takes",
};

// What a cell is.
struct kind {
    const struct lib_node *library, *cell;
    bool special, tristate, flop, states, gate; // states: of any kind, a flip-flop's too
    int inputs, functions;
    char *detail; // of the reason
};

static bool is_pin(const struct lib_node *n, const char *direction)
{
    const char *own = lib_is(n, LIB_GROUP, "pin") ? lib_attribute(n, "direction") : NULL;
    return direction ? own && strcmp(own, direction) == 0 : lib_is(n, LIB_GROUP, "pin");
}

static enum reason because(struct kind *k, enum reason reason, const char *detail, const char *more)
{
    free(k->detail);
    k->detail = xasprintf("%s%s", detail, more);
    return reason;
}

static enum reason check_pins(struct kind *k)
{
    const struct lib_node *c = k->cell;
    if (c->values != 1 || !lib_is_word(lib_text(c)))
        return because(k, NAMES, "", "");
    for (int i = 0; i < c->children; i++) {
        const struct lib_node *n = &c->child[i];
        if (lib_is(n, LIB_GROUP, "bus") || lib_is(n, LIB_GROUP, "bundle"))
            return because(k, BUS, lib_text(n), "");
        if (!is_pin(n, NULL))
            continue;
        if (!lib_is_word(lib_text(n)))
            return because(k, NAMES, "pin ", lib_text(n));
        if (!is_pin(n, "input") && !is_pin(n, "output") && !is_pin(n, "inout") && !is_pin(n, "internal"))
            return because(k, DIRECTION, lib_text(n), "");
        for (int j = 0; j < i; j++)
            if (is_pin(&c->child[j], NULL) && strcmp(lib_text(&c->child[j]), lib_text(n)) == 0)
                return because(k, TWICE, lib_text(n), "");
    }
    return FINE;
}

// Whether an expression of the cell may have a name: of a pin or of a state.
static bool is_known(const void *of, const char *name)
{
    const struct lib_node *c = of;
    for (int i = 0; i < c->children; i++) {
        const struct lib_node *n = &c->child[i];
        bool holds = is_pin(n, NULL) || lib_is(n, LIB_GROUP, "ff") || lib_is(n, LIB_GROUP, "latch") || lib_is(n, LIB_GROUP, "ff_bank") ||
                     lib_is(n, LIB_GROUP, "latch_bank") || lib_is(n, LIB_GROUP, "statetable");
        for (int k = 0; holds && k < n->values; k++)
            for (const char *s = n->value[k].text; *(s += strspn(s, " ")); s += strcspn(s, " "))
                if (strcspn(s, " ") == strlen(name) && strncmp(s, name, strlen(name)) == 0)
                    return true;
    }
    return false;
}

static enum reason check_expression(struct kind *k, const struct lib_node *group, const char *name)
{
    const char *text = lib_attribute(group, name);
    struct lib_expr *e = text ? parse_expr(text) : NULL;
    const char *unknown = e ? expr_unknown(e, is_known, k->cell) : NULL;
    enum reason r = FINE;
    if (unknown)
        r = because(k, FUNCTION, unknown, "");
    else if (text && !e)
        r = because(k, FUNCTION, text, "");
    free_expr(e);
    return r;
}

// What Yosys builds of a cell.
#define BUILT "function", "state_function", "next_state", "clocked_on", "clear", "preset", "data_in", "enable"

static enum reason check_expressions(struct kind *k)
{
    static const char *const names[] = {BUILT};
    for (int i = 0; i < k->cell->children; i++) {
        const struct lib_node *n = &k->cell->child[i];
        bool ff = lib_is(n, LIB_GROUP, "ff"), latch = lib_is(n, LIB_GROUP, "latch");
        if ((ff && (n->values < 2 || !lib_attribute(n, "next_state") || !lib_attribute(n, "clocked_on"))) ||
            (latch && (n->values < 2 || !lib_attribute(n, "data_in") || !lib_attribute(n, "enable"))))
            return because(k, STATE, "", "");
        if (!ff && !latch && !is_pin(n, NULL))
            continue;
        for (size_t j = 0; j < sizeof names / sizeof *names; j++)
            if (check_expression(k, n, names[j]))
                return FUNCTION;
    }
    return FINE;
}

// Of any cell: tools read it, whatever the cell is for.
static enum reason check_number(struct kind *k)
{
    const char *area = lib_attribute(k->cell, "area");
    return area && !lib_is_area(area) ? because(k, NO_NUMBER, area, "") : FINE;
}

static enum reason check_area(struct kind *k)
{
    double area;
    bool given = lib_number(lib_attribute(k->cell, "area"), &area) && area > 0;
    return given ? FINE : because(k, AREA, "", "");
}

static enum reason check_capacitances(struct kind *k)
{
    double cap;
    for (int i = 0; i < k->cell->children; i++) {
        const struct lib_node *n = &k->cell->child[i];
        if (is_pin(n, "input") && !(lib_number(lib_attribute(n, "capacitance"), &cap) && cap > 0))
            return because(k, CAPACITANCE, lib_text(n), "");
    }
    return FINE;
}

// Every output from every input that its function names.
static enum reason check_delays(struct kind *k, const struct lib_node *output)
{
    struct lib_expr *e = parse_expr(lib_attribute(output, "function"));
    enum reason r = FINE;
    for (int i = 0; !r && i < k->cell->children; i++) {
        const struct lib_node *n = &k->cell->child[i];
        if (!is_pin(n, "input") || !expr_names(e, lib_text(n)) || has_delays(k->library, output, lib_text(n)))
            continue;
        char *to = xasprintf(" to %s", lib_text(output));
        r = because(k, DELAY, lib_text(n), to);
        free(to);
    }
    free_expr(e);
    return r;
}

static enum reason check_logic(struct kind *k)
{
    enum reason r = check_capacitances(k);
    if (k->inputs > MAX_INPUTS)
        return because(k, WIDE, "", "");
    for (int i = 0; !r && i < k->cell->children; i++) {
        const struct lib_node *n = &k->cell->child[i];
        bool function = lib_attribute(n, "function") != NULL;
        if (is_pin(n, "inout") || (is_pin(n, "input") && function))
            r = because(k, INOUT, lib_text(n), "");
        else if (is_pin(n, "output") && !function)
            r = because(k, NO_FUNCTION, lib_text(n), "");
        else if (is_pin(n, "output"))
            r = check_delays(k, n);
    }
    return r;
}

static enum reason check_clocked(struct kind *k)
{
    enum reason r = check_capacitances(k);
    for (int i = 0; !r && i < k->cell->children; i++)
        if (is_pin(&k->cell->child[i], "output") && !has_clocked_delays(&k->cell->child[i]))
            r = because(k, DELAY, lib_text(&k->cell->child[i]), "");
    return r;
}

static struct kind kind_of(const struct lib_node *library, const struct lib_node *cell)
{
    struct kind k = {.library = library, .cell = cell, .special = is_special_cell(cell)};
    k.gate = lib_attribute(cell, "clock_gating_integrated_cell") != NULL;
    for (int i = 0; i < cell->children; i++) {
        const struct lib_node *n = &cell->child[i];
        k.flop |= lib_is(n, LIB_GROUP, "ff");
        k.states |= lib_is(n, LIB_GROUP, "ff") || lib_is(n, LIB_GROUP, "latch") || lib_is(n, LIB_GROUP, "ff_bank") ||
                    lib_is(n, LIB_GROUP, "latch_bank") || lib_is(n, LIB_GROUP, "statetable");
        if (!is_pin(n, NULL))
            continue;
        k.inputs += is_pin(n, "input");
        k.functions += lib_attribute(n, "function") != NULL;
        k.tristate |= lib_attribute(n, "three_state") != NULL;
    }
    return k;
}

static enum reason check_cell(struct kind *k)
{
    enum reason r = check_pins(k);
    r = r ? r : check_number(k);
    r = r ? r : check_expressions(k);
    if (r || (!k->gate && (k->special || k->tristate)))
        return r;
    bool logic = !k->states && k->functions, clocked = k->flop || k->gate;
    r = logic || clocked ? check_area(k) : FINE;
    return r ? r : clocked ? check_clocked(k) : logic ? check_logic(k) : FINE;
}

struct left {
    char *name, *detail;
    int line, count;
};

static char *sentence(const char *file, const struct left *l, const char *why)
{
    char *more = l->count > 1 ? xasprintf(" and %d more are", l->count - 1) : xstrdup(" is");
    char *s = xasprintf("%s: line %d: cell %s%s left out: %s%s%s%s", file, l->line, l->name, more, why, *l->detail ? " (" : "", l->detail,
                        *l->detail ? ")" : "");
    free(more);
    return s;
}

static bool in_expressions(const struct lib_node *cell, const char *name)
{
    static const char *const names[] = {BUILT, "three_state", NULL};
    bool found = false;
    for (int i = 0; i < cell->children && !found; i++)
        for (const char *const *attribute = names; *attribute && !found; attribute++) {
            const char *text = cell->child[i].kind == LIB_GROUP ? lib_attribute(&cell->child[i], *attribute) : NULL;
            struct lib_expr *e = text ? parse_expr(text) : NULL;
            found = e && expr_names(e, name);
            free_expr(e);
        }
    return found;
}

// A pin of both directions that the cell computes nothing of or with: a supply's.
static bool is_supply(const struct lib_node *cell, const struct lib_node *pin)
{
    return is_pin(pin, "inout") && pin->values == 1 && !lib_attribute(pin, "function") && !lib_attribute(pin, "three_state") &&
           !in_expressions(cell, lib_text(pin));
}

static void add_warning(char ***warnings, int *n, char *line)
{
    *warnings = xrealloc(*warnings, sizeof **warnings * (size_t)(*n + 1));
    (*warnings)[(*n)++] = line;
}

// Takes supplies from the cells of logic and of registers: what reads the library knows inputs and outputs.
static void drop_supplies(const char *file, struct lib_node *library, char ***warnings, int *n)
{
    char *first = NULL;
    int count = 0;
    for (int i = 0; i < library->children; i++) {
        struct lib_node *cell = &library->child[i];
        struct kind k = kind_of(library, cell);
        if (!lib_is(cell, LIB_GROUP, "cell") || (k.special && !k.gate) || !(k.functions || k.states))
            continue;
        for (int p = 0; p < cell->children; p++) {
            if (!is_supply(cell, &cell->child[p]))
                continue;
            if (!count++)
                first = xasprintf("%s: line %d: pin %s of cell %s", file, cell->child[p].line, lib_text(&cell->child[p]), lib_text(cell));
            lib_remove(cell, p--);
        }
    }
    if (count == 1)
        add_warning(warnings, n, xasprintf("%s is left out: of both directions, and in no function, as a supply", first));
    else if (count)
        add_warning(warnings, n, xasprintf("%s and %d more are left out: of both directions, and in no function, as supplies", first, count - 1));
    free(first);
}

void screen_library(const char *file, struct lib_node *library, char ***warnings, int *n)
{
    struct left left[REASONS] = {{0}};
    drop_supplies(file, library, warnings, n);
    bool *out = xcalloc((size_t)library->children + 1, sizeof *out);
    for (int i = 0; i < library->children; i++) {
        if (!lib_is(&library->child[i], LIB_GROUP, "cell"))
            continue;
        struct kind k = kind_of(library, &library->child[i]);
        struct left *l = &left[check_cell(&k)];
        out[i] = l != &left[FINE];
        if (out[i] && !l->count++)
            *l = (struct left){xstrdup(lib_text(&library->child[i])), xstrdup(k.detail), library->child[i].line, 1};
        free(k.detail);
    }
    for (int i = library->children - 1; i >= 0; i--)
        if (out[i])
            lib_remove(library, i);
    for (int i = 1; i < REASONS; i++) {
        if (!left[i].count)
            continue;
        add_warning(warnings, n, sentence(file, &left[i], words[i]));
        free(left[i].name);
        free(left[i].detail);
    }
    free(out);
}
