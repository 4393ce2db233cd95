// SPDX-License-Identifier: Apache-2.0
// Implementation of emit/instance.h: modules that connect instances.
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "emit/instance.h"

// Of each instance, what every port is connected to.
struct wired {
    const struct instance *instance;
    char **to; // NULL: not yet
};

struct wiring {
    struct design *design;
    struct module *module;
    struct wired *list;
    int count;
    struct buf wires; // declarations
    struct buf text;  // what is no instance of a design
};

struct wiring *wiring_new(struct design *d, struct module *m)
{
    struct wiring *w = xcalloc(1, sizeof *w);
    *w = (struct wiring){.design = d, .module = m, .count = d->instance_count};
    w->list = xcalloc((size_t)w->count, sizeof *w->list);
    for (int i = 0; i < w->count; i++) {
        w->list[i].instance = &d->instances[i];
        w->list[i].to = xcalloc((size_t)d->instances[i].design->modules[0]->port_count, sizeof(char *));
    }
    return w;
}

static const struct module *top_of(const struct wired *c)
{
    return c->instance->design->modules[0];
}

static struct wired *wired_called(struct wiring *w, const char *instance)
{
    for (int i = 0; i < w->count; i++)
        if (strcmp(w->list[i].instance->name, instance) == 0)
            return &w->list[i];
    die(ST_TOOL, "%s: no instance '%s'", w->module->name, instance);
}

// Index of a port, or -1.
static int port_index(const struct wired *c, const char *name)
{
    const struct port *p = port_called(top_of(c), name);
    return p ? (int)(p - top_of(c)->ports) : -1;
}

static void connect(struct wiring *w, struct wired *c, int port, const char *expr)
{
    if (c->to[port])
        die(ST_TOOL, "%s: port %s.%s is connected twice", w->module->name, c->instance->name, top_of(c)->ports[port].name);
    c->to[port] = xstrdup(expr);
}

void connect_port(struct wiring *w, const char *instance, const char *port, const char *expr)
{
    struct wired *c = wired_called(w, instance);
    int i = port_index(c, port);
    if (i < 0)
        die(ST_TOOL, "%s: instance %s has no port '%s'", w->module->name, instance, port);
    connect(w, c, i, expr);
}

void connect_through(struct wiring *w, const char *instance, const char *prefix, const char *as)
{
    struct wired *c = wired_called(w, instance);
    const struct module *m = top_of(c);
    size_t n = strlen(prefix);
    bool found = false;
    for (int i = 0; i < m->port_count; i++) {
        struct port p = m->ports[i];
        if (strncmp(p.name, prefix, n) != 0 || (p.name[n] && p.name[n] != '_'))
            continue;
        char *name = xasprintf("%s%s", as, p.name + n);
        connect(w, c, i, name);
        p.name = name;
        p.dir = p.dir == PORT_IN ? PORT_IN : PORT_OUT;
        module_same_port(w->module, p);
        found = true;
    }
    if (!found)
        die(ST_TOOL, "%s: instance %s has no ports '%s'", w->module->name, instance, prefix);
}

void connect_clocks(struct wiring *w)
{
    static const char *const names[] = {"clk", "rst"};
    for (int k = 0; k < 2; k++) {
        connect_through(w, w->list[0].instance->name, names[k], names[k]);
        for (int i = 1; i < w->count; i++)
            connect_port(w, w->list[i].instance->name, names[k], names[k]);
    }
}

static void declare(struct wiring *w, const struct port *p, const char *name)
{
    if (p->width > 1 || p->is_vector)
        buf_printf(&w->wires, "  wire [%d:0] %s;\n", p->width - 1, name);
    else
        buf_printf(&w->wires, "  wire %s;\n", name);
}

void connect_vector(struct wiring *w, const char *from, const char *out, const char *to, const char *in)
{
    struct wired *x = wired_called(w, from), *y = wired_called(w, to);
    int i = port_index(x, out), k = port_index(y, in);
    if (i < 0 || k < 0)
        die(ST_TOOL, "%s: no ports %s.%s and %s.%s", w->module->name, from, out, to, in);
    const struct port *a = &top_of(x)->ports[i], *b = &top_of(y)->ports[k];
    if (a->dir == PORT_IN || b->dir != PORT_IN)
        die(ST_TOOL, "%s: %s.%s cannot drive %s.%s", w->module->name, from, out, to, in);
    if (a->width != b->width || a->elements != b->elements || a->element_bits != b->element_bits || a->is_signed != b->is_signed)
        die(ST_TOOL, "%s: %s.%s has %d x %d bits%s, %s.%s %d x %d%s", w->module->name, from, out, a->elements, a->element_bits,
            a->is_signed ? ", signed" : "", to, in, b->elements, b->element_bits, b->is_signed ? ", signed" : "");
    char *name = xasprintf("%s_%s", from, out);
    declare(w, a, name);
    connect(w, x, i, name);
    connect(w, y, k, name);
    free(name);
}

bool has_port(struct wiring *w, const char *instance, const char *port)
{
    return port_index(wired_called(w, instance), port) >= 0;
}

void connect_none(struct wiring *w, const char *instance, const char *port)
{
    struct wired *c = wired_called(w, instance);
    char *name = xasprintf("unused_%s_%s", instance, port);
    declare(w, &top_of(c)->ports[port_index(c, port)], name);
    connect_port(w, instance, port, name);
    free(name);
}

void wiring_wire(struct wiring *w, const char *name, int bits)
{
    declare(w, &(struct port){.width = bits}, name);
}

void wiring_text(struct wiring *w, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&w->text, fmt, ap);
    va_end(ap);
}

static void add_instance(struct buf *b, const struct wiring *w, const struct wired *c)
{
    const struct module *m = top_of(c);
    buf_printf(b, "\n  %s %s (\n", m->name, c->instance->name);
    int at = 4;
    for (int i = 0; i < m->port_count; i++) {
        if (!c->to[i])
            die(ST_TOOL, "%s: port %s.%s is not connected", w->module->name, c->instance->name, m->ports[i].name);
        char *one = xasprintf(".%s(%s)", m->ports[i].name, c->to[i]);
        int n = (int)strlen(one) + 2;
        bool wrap = i > 0 && at + n > 100;
        buf_printf(b, "%s%s%s", i == 0 ? "    " : wrap ? "," : ", ", wrap ? "\n    " : "", one);
        at = wrap ? 4 + n : at + n;
        free(one);
    }
    buf_puts(b, "\n  );\n");
}

void wiring_end(struct wiring *w)
{
    struct buf b = {0};
    buf_puts(&b, w->wires.s ? w->wires.s : "");
    for (int i = 0; i < w->count; i++) {
        add_instance(&b, w, &w->list[i]);
        for (int k = 0; k < top_of(&w->list[i])->port_count; k++)
            free(w->list[i].to[k]);
        free(w->list[i].to);
    }
    buf_puts(&b, w->text.s ? w->text.s : "");
    w->module->body = b.s;
    free(w->wires.s);
    free(w->text.s);
    free(w->list);
    free(w);
}
