// SPDX-License-Identifier: Apache-2.0
// Implementation of layout/wires.h. qflow's own rc2dly is not used: its SPEF says fF for what is pF, and names its nodes so
// that OpenSTA finds none of them.
#define _XOPEN_SOURCE 700
#include "layout/flow.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

enum { DEPTH = 10000 };       // of branches in one another
#define CONTACT_OHMS 0.001    // from a node to the pin that is on it

struct net {
    char *name;               // as SPEF takes it
    char *rest;               // of the line, for strtok_r
    struct buf pins, caps, resistances;
    int nodes, cap_count, resistance_count, depth;
    double total;             // pF
};

static char *word(struct net *n)
{
    return strtok_r(NULL, " \t", &n->rest);
}

// A name with brackets escaped; allocated.
static char *escaped(const char *s)
{
    struct buf b = {0};
    for (; *s; s++) {
        if (*s == '[' || *s == ']')
            buf_puts(&b, "\\");
        buf_add(&b, s, 1);
    }
    return b.s ? b.s : xstrdup("");
}

// Notes the pin CELL/PIN or port PIN/NAME as driver or receiver; returns its node, allocated.
static char *add_pin(struct net *n, const char *pin, bool driver)
{
    bool port = strncmp(pin, "PIN/", 4) == 0;
    char *name = escaped(port ? pin + 4 : pin), *slash = strrchr(name, '/');
    if (!port && slash)
        *slash = ':';
    // The direction of a port is seen from outside, that of a cell's pin from the cell.
    buf_printf(&n->pins, "*%c %s %c\n", port ? 'P' : 'I', name, driver == port ? 'I' : 'O');
    return name;
}

static void add_resistance(struct net *n, const char *a, const char *b, double ohms)
{
    buf_printf(&n->resistances, "%d %s %s %.6g\n", ++n->resistance_count, a, b, ohms > CONTACT_OHMS ? ohms : CONTACT_OHMS);
}

// A branch after its "(", from a node on. False if the line is not of the form.
static bool add_branch(struct net *n, const char *from)
{
    const char *ohms = word(n), *pf = word(n);
    char *end;
    double r = ohms ? strtod(ohms, NULL) : 0, c = pf ? strtod(pf, &end) : 0;
    if (!pf || *end || ++n->depth > DEPTH)
        return false;
    char *node = xasprintf("%s:%d", n->name, ++n->nodes);
    add_resistance(n, from, node, r);
    buf_printf(&n->caps, "%d %s %.6g\n", ++n->cap_count, node, c);
    n->total += c;
    bool right = false;
    for (char *w; (w = word(n));) {
        if (strcmp(w, ")") == 0) {
            right = true;
            break;
        }
        if (strcmp(w, ",") == 0)
            continue;
        if (strcmp(w, "(") == 0) {
            if (!add_branch(n, node))
                break;
            continue;
        }
        char *pin = add_pin(n, w, false);
        add_resistance(n, node, pin, CONTACT_OHMS);
        free(pin);
    }
    n->depth--;
    free(node);
    return right;
}

static bool add_net(struct buf *out, char *line)
{
    struct net n = {0};
    char *name = strtok_r(line, " \t", &n.rest);
    if (!name)
        return true;
    n.name = escaped(name);
    const char *drivers = word(&n), *driver = word(&n), *receivers = word(&n);
    bool right = drivers && driver && receivers;
    char *from = right ? add_pin(&n, driver, true) : NULL;
    for (const char *w; right && (w = word(&n));)
        if (strcmp(w, ",") != 0)
            right = strcmp(w, "(") == 0 && add_branch(&n, from);
    if (right && n.nodes)
        buf_printf(out, "\n*D_NET %s %.6g\n*CONN\n%s*CAP\n%s*RES\n%s*END\n", n.name, n.total, n.pins.s, n.caps.s, n.resistances.s);
    free(from);
    free(n.name);
    free(n.pins.s);
    free(n.caps.s);
    free(n.resistances.s);
    return right;
}

char *layout_spef(const char *top, const char *rc, char **error)
{
    struct buf out = {0};
    char *text = xstrdup(rc), *rest = NULL;
    int number = 0;
    buf_printf(&out, "*SPEF \"IEEE 1481-1998\"\n*DESIGN \"%s\"\n*DATE \"none\"\n*VENDOR \"none\"\n*PROGRAM \"gatewright\"\n*VERSION "
               "\"none\"\n*DESIGN_FLOW \"qrouter\"\n*DIVIDER /\n*DELIMITER :\n*BUS_DELIMITER []\n*T_UNIT 1 NS\n*C_UNIT 1 PF\n*R_UNIT 1 "
               "OHM\n*L_UNIT 1 HENRY\n", top);
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        number++;
        char *shown = xasprintf("line %d (%.40s): not a net's wires", number, line);
        if (!add_net(&out, line)) {
            *error = shown;
            free(out.s);
            free(text);
            return NULL;
        }
        free(shown);
    }
    free(text);
    return out.s;
}
