// SPDX-License-Identifier: Apache-2.0
// Implementation of estimate/elaborate.h: declarations, drivers and instances.
#include "estimate/elaborate.h"

#include <stdlib.h>
#include <string.h>

#include "base/util.h"

static void items(struct elaboration *e, struct scope *s, struct item *const *list, int count);

#define APPEND(list, count, room, ...) \
    do { \
        if ((count) == (room)) \
            (list) = xrealloc((list), (size_t)((room) = 2 * (room) + 16) * sizeof *(list)); \
        (list)[(count)++] = __VA_ARGS__; \
    } while (0)

// ---- drivers ----

static struct targets *no_targets(struct elaboration *e)
{
    e->targets.count = 0;
    return &e->targets;
}

static void target_bit(struct targets *t, struct net *n, int bit)
{
    if (t->count == t->room)
        t->list = xrealloc(t->list, (size_t)(t->room = 2 * t->room + 64) * sizeof *t->list);
    t->list[t->count++] = (struct target){n, bit};
}

// The bits that an expression names, lowest first.
static void targets_of(struct elaboration *e, const struct expr *to, struct scope *s, struct targets *t)
{
    if (to->kind == EX_CONCAT) {
        for (int i = to->count; i-- > 0;)
            targets_of(e, to->args[i], s, t);
        return;
    }
    struct place at = place_of(e, to, s, NULL);
    if (at.index.count)
        elaborate_fail(e, "'%s' is driven at an index that is no constant", at.net->name);
    for (int i = 0; i < at.width; i++)
        if (at.offset + i >= 0 && at.offset + i < at.net->width * at.net->elements)
            target_bit(t, at.net, at.offset + i);
}

// The driver of `count` of the targets from the first-th on.
static void add_driver(struct elaboration *e, struct driver d, const struct targets *t, int first, int count)
{
    d.targets = arena_take(&e->arena, (size_t)(count + 1) * sizeof *d.targets);
    d.count = count;
    for (int i = 0; i < count; i++) {
        d.targets[i] = t->list[first + i];
        d.targets[i].net->driver[d.targets[i].bit] = e->driver_count;
    }
    APPEND(e->drivers, e->driver_count, e->driver_room, d);
}

static void drive_with(struct elaboration *e, struct scope *s, const struct expr *to, const struct expr *value)
{
    struct targets *t = no_targets(e);
    targets_of(e, to, s, t);
    add_driver(e, (struct driver){.scope = s, .value = value, .width = t->count}, t, 0, t->count);
}

static void drive_net(struct elaboration *e, struct net *n, struct driver d)
{
    struct targets *t = no_targets(e);
    for (int i = 0; i < n->width; i++)
        target_bit(t, n, i);
    add_driver(e, d, t, 0, t->count);
}

// What a process assigns to: registers, or nets that it drives.
static void mark(struct elaboration *e, struct scope *s, const struct stmt *st, int comb)
{
    for (int i = 0; i < st->count; i++)
        mark(e, s, st->body[i], comb);
    const struct expr *list[64];
    int count = 0;
    if (st->kind == ST_ASSIGN)
        list[count++] = st->to;
    while (count) {
        const struct expr *to = list[--count];
        for (int i = 0; i < to->count && to->kind == EX_CONCAT && count < 64; i++)
            list[count++] = to->args[i];
        while (to->kind == EX_INDEX || to->kind == EX_PART)
            to = to->args[0];
        struct net *n = to->kind == EX_CONCAT ? NULL : net_of(e, to, s);
        if (n && comb < 0) {
            n->is_sequential = !st->blocking || n->is_sequential; // variables of a loop are none
        } else if (n) {
            int *more = arena_take(&e->arena, (size_t)(n->always_count + 1) * sizeof *more);
            if (n->always_count)
                memcpy(more, n->always, (size_t)n->always_count * sizeof *more);
            n->always = more;
            if (!n->always_count || n->always[n->always_count - 1] != comb)
                n->always[n->always_count++] = comb;
        }
    }
}

// ---- instances ----

static const struct connection *connected(const struct connection *list, int count, const char *name, int place)
{
    for (int i = 0; i < count; i++)
        if (list[i].name ? strcmp(list[i].name, name) == 0 : i == place)
            return &list[i];
    return NULL;
}

// The k-th of n instances: where its bits of a connection begin.
struct turn {
    int k, n;
};

static void wait_for(struct elaboration *e, struct scope *s, const struct expr *value, int box, int port, int bits, struct turn t)
{
    struct pending p = {.scope = s, .value = value, .box = box, .port = port, .offset = t.k * bits, .width = t.n * bits, .count = bits};
    APPEND(e->inputs, e->input_count, e->input_room, p);
}

// The bits of a connection are outputs of a box.
static void take_outputs(struct elaboration *e, struct scope *s, const struct expr *to, int box, int port, int bits, struct turn t)
{
    struct targets *all = no_targets(e);
    targets_of(e, to, s, all);
    for (int i = t.k * bits; i < (t.k + 1) * bits && i < all->count; i++)
        all->list[i].net->bits[all->list[i].bit] = gate_box_output(e->gates, box, port);
}

static void cell_instance(struct elaboration *e, struct scope *s, const struct item *i, const struct cell_kind *kind, struct turn t)
{
    int box = gate_cell(e->gates, kind);
    for (int k = 0; k < 4 && kind->in[k]; k++) {
        const struct connection *c = connected(i->ports, i->port_count, kind->in[k], k);
        if (c && c->value)
            wait_for(e, s, c->value, box, k, 1, t);
    }
    for (int k = 0; k < 2 && kind->out[k]; k++) {
        const struct connection *c = connected(i->ports, i->port_count, kind->out[k], -1);
        if (c && c->value)
            take_outputs(e, s, c->value, box, k, 1, t);
    }
}

static void given_parameters(struct elaboration *e, struct scope *s, const struct item *i, const char **names, struct value *values)
{
    for (int k = 0; k < i->param_count; k++) {
        names[k] = i->params[k].name;
        values[k] = evaluate_alone(e, i->params[k].value, s, NULL);
        if (!is_constant(&values[k]))
            elaborate_fail(e, "parameter '%s' of %s is no constant", names[k], i->name);
    }
}

static void define(struct elaboration *e, struct scope *s, const struct item *i, const char *const *names, const struct value *values, int count)
{
    struct value v = {0};
    bool is_given = false;
    for (int k = 0; k < count && i->is_port; k++)
        if (strcmp(names[k], i->name) == 0) {
            v = values[k];
            is_given = true;
        }
    int width = i->msb ? (int)(integer(e, i->msb, s, NULL) - integer(e, i->lsb, s, NULL)) + 1 : 0;
    if (!is_given)
        v = evaluate(e, i->value, s, NULL, width);
    v = resize(e, v, width ? width : v.count, v.is_signed);
    v.is_signed = i->msb ? i->is_signed : v.is_signed;
    if (!is_constant(&v))
        elaborate_fail(e, "parameter '%s' is no constant", i->name);
    scope_add(&e->arena, s, i->name, 0, SYM_PARAM)->param = v;
}

// The items of a module in a scope of its own.
static void body(struct elaboration *e, struct scope *s, const struct source_module *m, const char *const *names, const struct value *values, int count)
{
    for (int i = 0; i < m->count; i++) {
        struct item *one = m->items[i];
        if (one->kind == IT_PARAM)
            define(e, s, one, names, values, count);
        else
            items(e, s, &one, 1);
    }
}

// A module that is part of the one around it: its inputs are driven by what they are connected to, its outputs drive that.
static void inline_instance(struct elaboration *e, struct scope *s, const struct item *i, const struct source_module *m, struct turn t)
{
    const char *names[64];
    struct value values[64];
    if (i->param_count > 64)
        elaborate_fail(e, "%s has more than 64 parameters", i->name);
    given_parameters(e, s, i, names, values);
    struct scope *inner = scope_new(&e->arena, NULL);
    body(e, inner, m, names, values, i->param_count);
    int place = 0;
    for (int k = 0; k < m->count; k++) {
        const struct item *port = m->items[k];
        if (port->kind != IT_NET || !port->is_port)
            continue;
        struct net *n = scope_own(inner, port->name, 0)->net;
        const struct connection *c = connected(i->ports, i->port_count, port->name, place++);
        n->port = -1;
        if (!c || !c->value)
            continue;
        if (port->is_input) {
            drive_net(e, n, (struct driver){.scope = s, .value = c->value, .offset = t.k * n->width, .width = t.n * n->width});
            continue;
        }
        struct targets *all = no_targets(e);
        targets_of(e, c->value, s, all);
        int first = t.k * n->width, left = all->count - first;
        add_driver(e, (struct driver){.from = n}, all, first, left < 0 ? 0 : left < n->width ? left : n->width);
    }
}

static void module_instance(struct elaboration *e, struct scope *s, const struct item *i, const struct source_module *m, struct turn t)
{
    const char *names[64];
    struct value values[64];
    int ports = 0, place = 0;
    if (i->param_count > 64)
        elaborate_fail(e, "%s has more than 64 parameters", i->name);
    given_parameters(e, s, i, names, values);
    const struct port_delay *delays = e->inside(e->what, m->name, values, names, i->param_count, &ports);
    if (!delays)
        elaborate_fail(e, "in %s", i->name);
    int box = gate_module(e->gates, delays, ports);
    for (int k = 0; k < ports; k++) {
        const struct connection *c = connected(i->ports, i->port_count, delays[k].name, place++);
        if (!c || !c->value)
            continue;
        if (delays[k].is_input)
            wait_for(e, s, c->value, box, k, delays[k].bits, t);
        else
            take_outputs(e, s, c->value, box, k, delays[k].bits, t);
    }
}

static bool is_selection(const struct expr *x)
{
    for (int i = 0; i < x->count && x->kind == EX_CONCAT; i++)
        if (!is_selection(x->args[i]))
            return false;
    while (x->kind == EX_INDEX || x->kind == EX_PART)
        x = x->args[0];
    return x->kind == EX_NAME || x->kind == EX_MEMBER || x->kind == EX_CONCAT;
}

// A memory of the user's: what nothing else drives is taken for its outputs.
static void unknown_instance(struct elaboration *e, struct scope *s, const struct item *i)
{
    int box = gate_unknown(e->gates);
    for (int k = 0; k < i->port_count; k++) {
        const struct expr *x = i->ports[k].value;
        if (!x)
            continue;
        struct targets *t = no_targets(e);
        if (is_selection(x))
            targets_of(e, x, s, t);
        for (int b = 0; b < t->count; b++)
            APPEND(e->loose, e->loose_count, e->loose_room, (struct loose){t->list[b].net, t->list[b].bit, box});
        wait_for(e, s, x, box, 0, width_of(e, x, s), (struct turn){0, 1});
    }
}

static void instance(struct elaboration *e, struct scope *s, const struct item *i)
{
    const struct source_module *m = source_module(e->source, i->of);
    size_t n = strlen(e->prefix);
    const struct cell_kind *kind = strncmp(i->of, e->prefix, n) == 0 ? cell_kind(i->of + n) : NULL;
    struct turn t = {0, 1};
    if (!m) {
        unknown_instance(e, s, i);
        return;
    }
    if (i->msb)
        t.n = (int)(integer(e, i->msb, s, NULL) - integer(e, i->lsb, s, NULL)) + 1;
    for (; t.k < t.n; t.k++) {
        if (kind)
            cell_instance(e, s, i, kind, t);
        else if (m->is_inline)
            inline_instance(e, s, i, m, t);
        else
            module_instance(e, s, i, m, t);
    }
}

// ---- generate ----

static void inner_block(struct elaboration *e, struct scope *s, const struct item *b, const char *name, int index, const char *variable, int64_t value)
{
    struct scope *inner = scope_new(&e->arena, s);
    if (name)
        scope_add(&e->arena, s, name, index, SYM_SCOPE)->scope = inner;
    if (variable)
        scope_add(&e->arena, inner, variable, 0, SYM_PARAM)->param = integer_value(e, value, 32);
    items(e, inner, b->items, b->count);
}

static void generate_loop(struct elaboration *e, struct scope *s, const struct item *i)
{
    enum { TURNS = 1 << 16 };
    const struct stmt *first = i->stmt->body[0], *step = i->stmt->body[1];
    struct scope *count = scope_new(&e->arena, s);
    struct symbol *y = scope_add(&e->arena, count, first->to->name, 0, SYM_PARAM);
    int64_t v = integer(e, first->value, s, NULL);
    for (int turn = 0; turn < TURNS; turn++) {
        y->param = integer_value(e, v, 32);
        if (!integer(e, i->stmt->value, count, NULL))
            return;
        inner_block(e, s, i->items[0], i->name, (int)v, first->to->name, v);
        v = integer(e, step->value, count, NULL);
    }
}

static void add_process(struct elaboration *e, struct scope *s, const struct item *i)
{
    struct pending p = {.scope = s, .stmt = i->stmt};
    if (i->kind == IT_SEQUENTIAL) {
        mark(e, s, i->stmt, -1);
        APPEND(e->seqs, e->seq_count, e->seq_room, p);
    } else {
        mark(e, s, i->stmt, e->comb_count);
        APPEND(e->combs, e->comb_count, e->comb_room, p);
    }
}

static void items(struct elaboration *e, struct scope *s, struct item *const *list, int count)
{
    for (int k = 0; k < count; k++) {
        const struct item *i = list[k];
        switch (i->kind) {
        case IT_NET: {
            struct net *n = declare(e, s, i);
            if (i->value)
                drive_net(e, n, (struct driver){.scope = s, .value = i->value, .width = n->width});
            break;
        }
        case IT_PARAM: define(e, s, i, NULL, NULL, 0); break;
        case IT_ASSIGN: drive_with(e, s, i->to, i->value); break;
        case IT_SEQUENTIAL:
        case IT_COMBINATIONAL: add_process(e, s, i); break;
        case IT_INSTANCE: instance(e, s, i); break;
        case IT_FOR: generate_loop(e, s, i); break;
        case IT_IF: {
            int branch = integer(e, i->value, s, NULL) ? 0 : 1;
            if (branch < i->count)
                inner_block(e, s, i->items[branch], i->items[branch]->name, 0, NULL, 0);
            break;
        }
        case IT_BLOCK: inner_block(e, s, i, i->name, 0, NULL, 0); break;
        case IT_FUNCTION: scope_add(&e->arena, s, i->name, 0, SYM_FUNCTION)->function = i; break;
        }
    }
}

// ---- a module ----

static void finish(struct elaboration *e)
{
    for (int i = 0; i < e->loose_count; i++) {
        const struct loose *l = &e->loose[i];
        if (l->net->driver[l->bit] < 0 && l->net->bits[l->bit] == LIT_NONE && !l->net->is_sequential && !l->net->is_input && !l->net->always_count)
            l->net->bits[l->bit] = gate_box_output(e->gates, l->box, 0);
    }
    for (int i = 0; i < e->seq_count; i++)
        run_sequential(e, &e->seqs[i]);
    for (int i = 0; i < e->input_count; i++) {
        struct pending p = e->inputs[i];
        struct value v = evaluate(e, p.value, p.scope, NULL, p.width);
        for (int k = 0; k < p.count; k++)
            gate_box_input(e->gates, p.box, p.port, p.offset + k < v.count ? v.bits[p.offset + k] : LIT_ZERO);
    }
}

struct gates_sum elaborate(struct elaboration *e, const struct source_module *m, const char *const *names, const struct value *params, int count)
{
    struct scope *s = scope_new(&e->arena, NULL);
    bool is_box = m->is_ram || m->is_rom; // a black box: its ports alone
    e->gates = gates_new();
    e->bits_of = net_bits;
    e->call = call_function;
    for (int i = 0; i < m->count; i++) {
        struct item *one = m->items[i];
        if (one->kind == IT_PARAM)
            define(e, s, one, names, params, count);
        else if (!is_box || one->is_port)
            items(e, s, &one, 1);
        if (one->kind == IT_NET && one->is_port) {
            struct net *net = scope_own(s, one->name, 0)->net;
            net->port = e->port_count;
            struct port_delay p = {.name = one->name, .is_input = one->is_input, .bits = net->width};
            APPEND(e->ports, e->port_count, e->port_room, p);
        }
    }
    finish(e);
    for (int p = 0; !is_box && p < e->port_count; p++) {
        struct net *net = scope_own(s, e->ports[p].name, 0)->net;
        for (int k = 0; k < net->width && !net->is_input; k++)
            gate_output(e->gates, p, resolve(e, net, k));
    }
    return gates_sum(e->gates, e->ports, e->port_count);
}
