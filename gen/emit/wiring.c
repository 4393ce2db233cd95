// SPDX-License-Identifier: Apache-2.0
// Implementation of emit/instance.h: modules that connect instances.
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
    const struct module *m = top_of(c);
    for (int i = 0; i < m->port_count; i++)
        if (strcmp(m->ports[i].name, name) == 0)
            return i;
    return -1;
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

static void declare(struct wiring *w, const struct port *p, const char *name)
{
    if (p->width > 1 || p->is_vector)
        buf_printf(&w->wires, "  wire [%d:0] %s;\n", p->width - 1, name);
    else
        buf_printf(&w->wires, "  wire %s;\n", name);
}

// A port of one instance drives that of another by a wire called `name`.
static void join(struct wiring *w, struct wired *from, int out, struct wired *to, int in, const char *name)
{
    const struct port *a = &top_of(from)->ports[out], *b = &top_of(to)->ports[in];
    if (a->dir == PORT_IN || b->dir != PORT_IN)
        die(ST_TOOL, "%s: %s.%s cannot drive %s.%s", w->module->name, from->instance->name, a->name, to->instance->name, b->name);
    if (a->width != b->width || a->elements != b->elements || a->element_bits != b->element_bits || a->is_signed != b->is_signed)
        die(ST_TOOL, "%s: %s.%s has %d x %d bits%s, %s.%s %d x %d%s", w->module->name, from->instance->name, a->name, a->elements,
            a->element_bits, a->is_signed ? ", signed" : "", to->instance->name, b->name, b->elements, b->element_bits,
            b->is_signed ? ", signed" : "");
    declare(w, a, name);
    connect(w, from, out, name);
    connect(w, to, in, name);
}

void connect_vector(struct wiring *w, const char *from, const char *out, const char *to, const char *in)
{
    struct wired *a = wired_called(w, from), *b = wired_called(w, to);
    int i = port_index(a, out), k = port_index(b, in);
    if (i < 0 || k < 0)
        die(ST_TOOL, "%s: no ports %s.%s and %s.%s", w->module->name, from, out, to, in);
    char *name = xasprintf("%s_%s", from, out);
    join(w, a, i, b, k, name);
    free(name);
}

// One signal of a stream, where both ends have it.
static void join_signal(struct wiring *w, struct wired *from, const char *out, struct wired *to, const char *in, const char *signal)
{
    char *a = xasprintf("%s_%s", out, signal), *b = xasprintf("%s_%s", in, signal);
    char *wire = xasprintf("%s_%s_%s", from->instance->name, strrchr(out, '_') + 1, signal);
    int i = port_index(from, a), k = port_index(to, b);
    if (i >= 0 && k >= 0) {
        if (strcmp(signal, "tready") == 0)
            join(w, to, k, from, i, wire);
        else
            join(w, from, i, to, k, wire);
    } else if (i >= 0) { // nobody asks
        char *unused = xasprintf("unused_%s", wire);
        declare(w, &top_of(from)->ports[i], unused);
        connect(w, from, i, unused);
        free(unused);
    } else if (k >= 0) {
        die(ST_TOOL, "%s: %s.%s has no %s, which %s.%s needs", w->module->name, from->instance->name, out, signal, to->instance->name, in);
    }
    free(a);
    free(b);
    free(wire);
}

void connect_stream(struct wiring *w, const char *from, const char *out, const char *to, const char *in)
{
    static const char *const signals[] = {"tdata", "tvalid", "tready", "tlast", "tuser"};
    struct wired *a = wired_called(w, from), *b = wired_called(w, to);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        join_signal(w, a, out, b, in, signals[i]);
}

static void add_instance(struct buf *b, const struct wiring *w, const struct wired *c)
{
    const struct module *m = top_of(c);
    buf_printf(b, "\n  %s %s (\n", m->name, c->instance->name);
    for (int i = 0; i < m->port_count; i++) {
        if (!c->to[i])
            die(ST_TOOL, "%s: port %s.%s is not connected", w->module->name, c->instance->name, m->ports[i].name);
        buf_printf(b, "    .%s(%s)%s\n", m->ports[i].name, c->to[i], i + 1 < m->port_count ? "," : "");
    }
    buf_puts(b, "  );\n");
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
    w->module->body = b.s;
    free(w->wires.s);
    free(w->list);
    free(w);
}
