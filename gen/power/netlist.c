// SPDX-License-Identifier: Apache-2.0
// Implementation of power/netlist.h.
#define _XOPEN_SOURCE 700
#include "power/netlist.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

int netlist_net(struct netlist *n, const char *name)
{
    json_t *known = json_object_get(n->names, name);
    if (known)
        return (int)json_integer_value(known);
    int i = n->nets++;
    n->cap = xrealloc(n->cap, sizeof *n->cap * (size_t)n->nets);
    n->toggles = xrealloc(n->toggles, sizeof *n->toggles * (size_t)n->nets);
    n->alias = xrealloc(n->alias, sizeof *n->alias * (size_t)n->nets);
    n->slew = xrealloc(n->slew, sizeof *n->slew * (size_t)n->nets);
    n->cap[i] = n->toggles[i] = n->slew[i] = 0;
    n->alias[i] = i;
    json_object_set_new(n->names, name, json_integer(i));
    return i;
}

int netlist_same(const struct netlist *n, int net)
{
    while (n->alias[net] != net)
        net = n->alias[net];
    return net;
}

static char *trim(char *s)
{
    s += strspn(s, " ");
    size_t len = strlen(s);
    while (len && strchr(" ,;)", s[len - 1]))
        s[--len] = '\0';
    return s;
}

static int module_index(struct netlist *n, const char *name)
{
    for (int i = 0; i < n->module_count; i++)
        if (strcmp(n->modules[i], name) == 0)
            return i;
    n->modules = xrealloc(n->modules, sizeof *n->modules * (size_t)(n->module_count + 1));
    n->modules[n->module_count] = xstrdup(name);
    return n->module_count++;
}

static void add_cell(struct netlist *n, const char *name, const struct power_cell *type, int module)
{
    if ((n->n & (n->n - 1)) == 0)
        n->cells = xrealloc(n->cells, sizeof *n->cells * (size_t)(n->n ? 2 * n->n : 1));
    struct netlist_cell *c = &n->cells[n->n++];
    *c = (struct netlist_cell){.name = xstrdup(name + (*name == '\\')), .type = type, .module = module};
    for (int i = 0; i < NETLIST_PINS; i++)
        c->net[i] = -1;
    json_object_set_new(n->cell_names, c->name, json_integer(n->n - 1));
}

// ".PIN(net)" of the cell read last.
static void add_pin(struct netlist *n, char *line)
{
    struct netlist_cell *c = &n->cells[n->n - 1];
    char *open = strchr(line, '(');
    if (!open)
        return;
    *open = '\0';
    char *net = trim(open + 1);
    for (int i = 0; i < c->type->n && i < NETLIST_PINS; i++)
        if (strcmp(c->type->pins[i].name, line + 1) == 0 && *net)
            c->net[i] = netlist_net(n, net);
}

// The nets of an expression, the highest bit first.
struct bits {
    int *net, n;
};

static void add_bit(struct bits *b, int net)
{
    b->net = xrealloc(b->net, sizeof *b->net * (size_t)(b->n + 1));
    b->net[b->n++] = net;
}

// Bits high to low of a port.
static void add_range(struct netlist *n, struct bits *b, const char *port, int high, int low)
{
    for (int k = high; k >= low; k--) {
        char *name = xasprintf("%s[%d]", port, k);
        add_bit(b, netlist_net(n, name));
        free(name);
    }
}

// A net, a port or a range of one, or a constant. Only ports have several bits; brackets in an escaped name are part of it.
static void add_operand(struct netlist *n, struct bits *b, char *text)
{
    const json_t *width = json_object_get(n->widths, text);
    char *range = *text == '\\' ? NULL : strchr(text, '[');
    int high, low;
    if (width) {
        add_range(n, b, text, (int)json_integer_value(width) - 1, 0);
    } else if (range && sscanf(range, "[%d:%d]", &high, &low) == 2) {
        *range = '\0';
        add_range(n, b, text, high, low);
    } else {
        int copies = isdigit((unsigned char)*text) ? atoi(text) : 1;
        for (int k = 0; k < copies; k++)
            add_bit(b, netlist_net(n, text));
    }
}

// An operand, or several in braces. The text is changed.
static struct bits bits_of(struct netlist *n, char *text)
{
    struct bits b = {0};
    for (char *s = text + strspn(text, " {"), *end; *s && *s != '}'; s = end) {
        end = s + strcspn(s, *s == '\\' ? " " : ",}");
        end += strcspn(end, ",}");
        bool last = *end != ',';
        *end = '\0';
        add_operand(n, &b, trim(s));
        end += last ? 0 : 1;
        end += last ? 0 : strspn(end, " ");
    }
    return b;
}

// "assign a = b;": after it every net of b stands for both.
static void add_assign(struct netlist *n, char *line)
{
    char *equals = strstr(line, " = ");
    if (!equals)
        return;
    *equals = '\0';
    struct bits to = bits_of(n, trim(line + strlen("assign "))), from = bits_of(n, trim(equals + 3));
    if (to.n != from.n)
        die(ST_TOOL, "netlist: '%s': %d bits are given %d", line, to.n, from.n);
    for (int i = 0; i < to.n; i++)
        n->alias[netlist_same(n, to.net[i])] = netlist_same(n, from.net[i]);
    free(to.net);
    free(from.net);
}

// "output [7:0] y;" and the like.
static void add_width(struct netlist *n, char *name, int high)
{
    json_object_set_new(n->widths, trim(name), json_integer(high + 1));
}

static void sum_caps(struct netlist *n)
{
    for (int i = 0; i < n->n; i++) {
        const struct netlist_cell *c = &n->cells[i];
        for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++)
            if (c->net[k] >= 0 && !c->type->pins[k].out)
                n->cap[netlist_same(n, c->net[k])] += c->type->pins[k].cap;
    }
}

struct netlist read_netlist(char *text, const struct power_lib *lib)
{
    struct netlist n = {.names = json_object(), .widths = json_object(), .cell_names = json_object()};
    int module = module_index(&n, "");
    bool in_cell = false;
    char *rest = NULL;
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        char type[256], name[1024];
        char *line = l + strspn(l, " ");
        int high;
        if (sscanf(line, "(* gw_module = \"%255[^\"]", type) == 1) {
            module = module_index(&n, type);
        } else if (strncmp(line, "assign ", 7) == 0) {
            add_assign(&n, line);
        } else if (sscanf(line, "%*[a-z] [%d:0] %1023s", &high, name) == 2) {
            add_width(&n, name, high);
        } else if (in_cell && *line == '.') {
            add_pin(&n, line);
        } else if (sscanf(line, "%255s %1023s (", type, name) == 2 && strcmp(type, "module") != 0 && strchr(line, '(')) {
            const struct power_cell *c = find_power_cell(lib, type);
            in_cell = c != NULL;
            if (c)
                add_cell(&n, name, c, module);
        }
    }
    sum_caps(&n);
    return n;
}

void free_netlist(struct netlist *n)
{
    for (int i = 0; i < n->n; i++)
        free(n->cells[i].name);
    for (int i = 0; i < n->module_count; i++)
        free(n->modules[i]);
    free(n->cells);
    free(n->modules);
    free(n->cap);
    free(n->toggles);
    free(n->slew);
    free(n->alias);
    json_decref(n->names);
    json_decref(n->widths);
    json_decref(n->cell_names);
}

const struct netlist_cell *netlist_cell(const struct netlist *n, const char *name)
{
    const json_t *index = json_object_get(n->cell_names, name + (*name == '\\'));
    return index ? &n->cells[json_integer_value(index)] : NULL;
}

int netlist_pin(const struct netlist *n, const struct netlist_cell *c, const char *pin)
{
    int k = find_power_pin(c->type, pin);
    return k >= 0 && k < NETLIST_PINS && c->net[k] >= 0 ? netlist_same(n, c->net[k]) : -1;
}

double read_toggles(struct netlist *n, char *text)
{
    double clocks = 0;
    char *rest = NULL;
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        char name[1024], port[256];
        double toggles;
        if (sscanf(l, "clocks %lf", &clocks) == 1 || sscanf(l, "%1023s %255s %lf", name, port, &toggles) != 3)
            continue;
        const struct netlist_cell *c = netlist_cell(n, name);
        int net = c ? netlist_pin(n, c, port) : -1;
        if (net >= 0)
            n->toggles[net] = toggles;
    }
    return clocks;
}
