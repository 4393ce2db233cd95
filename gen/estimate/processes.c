// SPDX-License-Identifier: Apache-2.0
// Processes and functions: statements are followed for all values of their conditions at once.
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "estimate/elaborate.h"

// What nets hold in a process; a bit that nothing was assigned to is LIT_NONE.
struct held {
    struct net *net;
    lit *bits;
};

struct state {
    struct held *list;
    int count, room;
};

struct process {
    struct scope *scope;
    struct state now, next; // by = and by <=
    bool is_sequential;
};

static void run(struct elaboration *e, struct process *p, const struct stmt *st);

static struct held *held(const struct state *s, const struct net *n)
{
    for (int i = 0; i < s->count; i++)
        if (s->list[i].net == n)
            return &s->list[i];
    return NULL;
}

static size_t size_of(const struct net *n)
{
    return (size_t)n->width * (size_t)n->elements * sizeof(lit);
}

static struct held *hold(struct elaboration *e, struct state *s, struct net *n)
{
    struct held *h = held(s, n);
    if (h)
        return h;
    if (s->count == s->room) {
        int room = 2 * s->room + 8;
        struct held *list = arena_take(&e->arena, (size_t)room * sizeof *list);
        if (s->count)
            memcpy(list, s->list, (size_t)s->count * sizeof *list);
        s->list = list;
        s->room = room;
    }
    h = &s->list[s->count++];
    *h = (struct held){n, arena_take(&e->arena, size_of(n))};
    memset(h->bits, 0xff, size_of(n));
    return h;
}

static struct state copied(struct elaboration *e, const struct state *s)
{
    struct state c = {arena_take(&e->arena, (size_t)(s->count + 1) * sizeof *c.list), s->count, s->count};
    for (int i = 0; i < s->count; i++) {
        c.list[i] = (struct held){s->list[i].net, arena_take(&e->arena, size_of(s->list[i].net))};
        memcpy(c.list[i].bits, s->list[i].bits, size_of(s->list[i].net));
    }
    return c;
}

// A bit of a net that this state does not hold: a register keeps it, what is combinational has none.
static lit kept(struct elaboration *e, const struct process *p, struct net *n, int bit)
{
    return p->is_sequential && n->is_sequential ? resolve(e, n, bit) : LIT_NONE;
}

static void merge(struct elaboration *e, struct process *p, lit c, struct state *to, const struct state *other)
{
    for (int i = 0; i < other->count; i++)
        hold(e, to, other->list[i].net);
    for (int i = 0; i < to->count; i++) {
        struct held *h = &to->list[i];
        const struct held *o = held(other, h->net);
        for (int k = 0; k < h->net->width * h->net->elements; k++) {
            lit a = h->bits[k], b = o ? o->bits[k] : LIT_NONE;
            if (a == b)
                continue;
            a = a == LIT_NONE ? kept(e, p, h->net, k) : a;
            b = b == LIT_NONE ? kept(e, p, h->net, k) : b;
            h->bits[k] = a == LIT_NONE ? b : b == LIT_NONE ? a : gate_mux(e->gates, c, a, b);
        }
    }
}

static void branch(struct elaboration *e, struct process *p, lit c, const struct stmt *yes, const struct stmt *no)
{
    if (c <= LIT_ONE) {
        if (c ? yes : no)
            run(e, p, c ? yes : no);
        return;
    }
    struct process other = *p;
    other.now = copied(e, &p->now);
    other.next = copied(e, &p->next);
    run(e, p, yes);
    if (no)
        run(e, &other, no);
    merge(e, p, c, &p->now, &other.now);
    merge(e, p, c, &p->next, &other.next);
}

// The labels of a case from the i-th on, one after the other.
static void choose(struct elaboration *e, struct process *p, const struct stmt *st, const struct value *v, int i)
{
    if (i == st->label_count) {
        if (i < st->count)
            run(e, p, st->body[i]);
        return;
    }
    struct value label = evaluate(e, st->labels[i], p->scope, p, v->count);
    lit same = LIT_ONE;
    for (int k = 0; k < v->count; k++)
        same = gate_and(e->gates, same, gate_xor(e->gates, v->bits[k], label.bits[k]) ^ 1);
    if (same <= LIT_ONE) {
        if (same)
            run(e, p, st->body[i]);
        else
            choose(e, p, st, v, i + 1);
        return;
    }
    struct process other = *p;
    other.now = copied(e, &p->now);
    other.next = copied(e, &p->next);
    run(e, p, st->body[i]);
    choose(e, &other, st, v, i + 1);
    merge(e, p, same, &p->now, &other.now);
    merge(e, p, same, &p->next, &other.next);
}

// A case all of whose labels are numbers: what each value of v leads to.
struct table {
    const struct value *v;
    struct state **leads; // by the value of v
};

static lit table_bit(struct elaboration *e, const struct process *p, const struct table *t, struct net *n, int k, int bit, int from)
{
    if (bit < 0) {
        const struct held *h = held(t->leads[from], n);
        return h && h->bits[k] != LIT_NONE ? h->bits[k] : kept(e, p, n, k);
    }
    lit low = table_bit(e, p, t, n, k, bit - 1, from), high = table_bit(e, p, t, n, k, bit - 1, from + (1 << bit));
    return low == LIT_NONE ? high : high == LIT_NONE ? low : gate_mux(e->gates, t->v->bits[bit], high, low);
}

static void merge_table(struct elaboration *e, struct process *p, const struct table *t, struct state *to)
{
    for (int i = 0; i < 1 << t->v->count; i++)
        for (int k = 0; k < t->leads[i]->count; k++)
            hold(e, to, t->leads[i]->list[k].net);
    for (int i = 0; i < to->count; i++)
        for (int k = 0; k < to->list[i].net->width * to->list[i].net->elements; k++)
            to->list[i].bits[k] = table_bit(e, p, t, to->list[i].net, k, t->v->count - 1, 0);
}

static void look_up(struct elaboration *e, struct process *p, const struct stmt *st, const struct value *v)
{
    int ways = 1 << v->count, states = st->label_count + 1;
    struct process *each = arena_take(&e->arena, (size_t)states * sizeof *each);
    struct table now = {v, arena_take(&e->arena, (size_t)ways * sizeof *now.leads)}, next = {v, arena_take(&e->arena, (size_t)ways * sizeof *next.leads)};
    for (int i = 0; i < states; i++) {
        each[i] = *p;
        each[i].now = copied(e, &p->now);
        each[i].next = copied(e, &p->next);
        if (i < st->count)
            run(e, &each[i], st->body[i]);
    }
    for (int i = 0; i < ways; i++) {
        now.leads[i] = &each[states - 1].now;
        next.leads[i] = &each[states - 1].next;
    }
    for (int i = states - 1; i-- > 0;) {
        struct value label = evaluate(e, st->labels[i], p->scope, p, v->count);
        int64_t way = number_of(&(struct value){label.bits, label.count, false});
        if (way < ways) {
            now.leads[way] = &each[i].now;
            next.leads[way] = &each[i].next;
        }
    }
    merge_table(e, p, &now, &p->now);
    merge_table(e, p, &next, &p->next);
}

static void run_case(struct elaboration *e, struct process *p, const struct stmt *st)
{
    enum { MOST_BITS = 12 };
    int width = width_of(e, st->value, p->scope);
    bool numbers = true;
    for (int i = 0; i < st->label_count; i++) {
        int own = width_of(e, st->labels[i], p->scope);
        width = width > own ? width : own;
        struct value label = evaluate_alone(e, st->labels[i], p->scope, p);
        numbers = numbers && is_constant(&label);
    }
    struct value v = evaluate(e, st->value, p->scope, p, width);
    if (numbers && width <= MOST_BITS && !is_constant(&v))
        look_up(e, p, st, &v);
    else
        choose(e, p, st, &v, 0);
}

static void put(struct elaboration *e, struct process *p, struct held *h, int bit, lit v, lit when)
{
    if (bit < 0 || bit >= h->net->width * h->net->elements || when == LIT_ZERO)
        return;
    lit old = h->bits[bit] == LIT_NONE ? kept(e, p, h->net, bit) : h->bits[bit];
    h->bits[bit] = when == LIT_ONE || old == LIT_NONE ? v : gate_mux(e->gates, when, v, old);
}

static void put_place(struct elaboration *e, struct process *p, struct held *h, const struct place *at, const struct value *v)
{
    int total = h->net->width * h->net->elements;
    for (int64_t k = 0; at->index.count ? at->offset + k * at->step < total : k == 0; k++) {
        lit when = at->index.count ? equals(e, &at->index, k) : LIT_ONE;
        for (int i = 0; i < at->width && when != LIT_ZERO; i++)
            put(e, p, h, at->offset + (int)k * at->step + i, v->bits[i], when);
    }
}

static void assign(struct elaboration *e, struct process *p, const struct expr *to, struct value v, bool blocking)
{
    if (to->kind == EX_CONCAT) {
        int at = 0;
        for (int i = to->count; i-- > 0;) {
            int width = width_of(e, to->args[i], p->scope);
            assign(e, p, to->args[i], (struct value){v.bits + at, width, false}, blocking);
            at += width;
        }
        return;
    }
    struct place at = place_of(e, to, p->scope, p);
    put_place(e, p, hold(e, blocking ? &p->now : &p->next, at.net), &at, &v);
}

static void run(struct elaboration *e, struct process *p, const struct stmt *st)
{
    enum { TURNS = 1 << 20 };
    if (st->kind == ST_BLOCK) {
        for (int i = 0; i < st->count; i++)
            run(e, p, st->body[i]);
    } else if (st->kind == ST_IF) {
        struct value c = evaluate_alone(e, st->value, p->scope, p);
        branch(e, p, truth(e, &c), st->body[0], st->count > 1 ? st->body[1] : NULL);
    } else if (st->kind == ST_CASE) {
        run_case(e, p, st);
    } else if (st->kind == ST_FOR) {
        run(e, p, st->body[0]);
        for (int i = 0; i < TURNS && integer(e, st->value, p->scope, p); i++) {
            run(e, p, st->body[2]);
            run(e, p, st->body[1]);
        }
    } else {
        int width = width_of(e, st->to, p->scope);
        struct value v = evaluate(e, st->value, p->scope, p, width);
        assign(e, p, st->to, resize(e, v, width, v.is_signed), st->blocking);
    }
}

// ---- nets ----

struct value net_bits(struct elaboration *e, struct process *p, struct net *n, int offset, int width)
{
    struct value v = {arena_take(&e->arena, (size_t)(width > 0 ? width : 1) * sizeof *v.bits), width, n->is_signed};
    const struct held *h = p ? held(&p->now, n) : NULL;
    for (int i = 0; i < width; i++) {
        int bit = offset + i;
        if (bit < 0 || bit >= n->width * n->elements)
            v.bits[i] = LIT_ZERO; // unknown in simulation
        else
            v.bits[i] = h && h->bits[bit] != LIT_NONE ? h->bits[bit] : resolve(e, n, bit);
    }
    return v;
}

static void settle(struct elaboration *e, struct net *n, int bit, lit v)
{
    if (n->bits[bit] == LIT_NONE)
        n->bits[bit] = v;
    else if (n->bits[bit] != v)
        gate_wire_input(e->gates, n->bits[bit], v);
}

static void drive(struct elaboration *e, int number)
{
    struct driver d = e->drivers[number];
    e->drivers[number].running = true;
    struct value v;
    if (d.from) {
        v = net_bits(e, NULL, d.from, d.offset, d.count);
        d.offset = 0;
    } else {
        v = evaluate(e, d.value, d.scope, NULL, d.width);
        v = resize(e, v, d.width > v.count ? d.width : v.count, v.is_signed);
    }
    for (int i = 0; i < d.count; i++)
        settle(e, d.targets[i].net, d.targets[i].bit, d.offset + i < v.count ? v.bits[d.offset + i] : LIT_ZERO);
    e->drivers[number].done = true;
}

static void run_combinational(struct elaboration *e, int comb)
{
    struct pending *c = &e->combs[comb];
    if (c->running || c->done)
        return;
    c->running = true;
    struct process p = {.scope = c->scope};
    run(e, &p, c->stmt);
    for (int s = 0; s < 2; s++) {
        const struct state *state = s ? &p.next : &p.now;
        for (int i = 0; i < state->count; i++)
            for (int k = 0; k < state->list[i].net->width * state->list[i].net->elements; k++)
                if (state->list[i].bits[k] != LIT_NONE)
                    settle(e, state->list[i].net, k, state->list[i].bits[k]);
    }
    e->combs[comb].done = true;
}

lit resolve(struct elaboration *e, struct net *n, int bit)
{
    if (n->bits[bit] != LIT_NONE)
        return n->bits[bit];
    int d = n->driver[bit];
    if (d >= 0) {
        if (!e->drivers[d].running)
            drive(e, d);
        if (n->bits[bit] == LIT_NONE)
            n->bits[bit] = gate_wire(e->gates); // a circle, as of words whose bits depend on others of the same word
    } else if (n->is_sequential) {
        n->bits[bit] = gate_reg(e->gates);
    } else if (n->always_count) {
        bool runs = false;
        for (int i = 0; i < n->always_count && n->bits[bit] == LIT_NONE; i++) {
            runs = runs || (e->combs[n->always[i]].running && !e->combs[n->always[i]].done);
            run_combinational(e, n->always[i]);
        }
        if (n->bits[bit] == LIT_NONE)
            n->bits[bit] = runs ? gate_wire(e->gates) : LIT_ZERO;
    } else {
        n->bits[bit] = n->is_input && n->port >= 0 ? gate_input(e->gates, n->port) : LIT_ZERO;
    }
    return n->bits[bit];
}

void run_sequential(struct elaboration *e, const struct pending *seq)
{
    struct process p = {.scope = seq->scope, .is_sequential = true};
    run(e, &p, seq->stmt);
    for (int s = 0; s < 2; s++) {
        const struct state *state = s ? &p.next : &p.now;
        for (int i = 0; i < state->count; i++) {
            struct net *n = state->list[i].net;
            for (int k = 0; k < n->width * n->elements && n->is_sequential; k++)
                if (state->list[i].bits[k] != LIT_NONE)
                    gate_reg_input(e->gates, resolve(e, n, k), state->list[i].bits[k]);
        }
    }
}

struct net *declare(struct elaboration *e, struct scope *s, const struct item *i)
{
    struct net *n = arena_take(&e->arena, sizeof *n);
    *n = (struct net){.name = i->name, .width = i->is_integer ? 32 : 1, .first = -1, .elements = 1, .is_signed = i->is_signed, .is_reg = i->is_reg,
                      .is_port = i->is_port, .is_input = i->is_input, .port = -1};
    if (i->msb) {
        int msb = (int)integer(e, i->msb, s, NULL);
        n->lsb = (int)integer(e, i->lsb, s, NULL);
        n->width = msb - n->lsb + 1;
    }
    if (i->first) {
        int first = (int)integer(e, i->first, s, NULL), last = (int)integer(e, i->last, s, NULL);
        n->first = first < last ? first : last;
        n->elements = (first < last ? last - first : first - last) + 1;
    }
    if (n->width < 1 || (int64_t)n->width * n->elements > 1 << 24)
        elaborate_fail(e, "'%s' has %d x %d bits", n->name, n->width, n->elements);
    size_t bits = (size_t)n->width * (size_t)n->elements;
    n->bits = arena_take(&e->arena, bits * sizeof *n->bits);
    n->driver = arena_take(&e->arena, bits * sizeof *n->driver);
    memset(n->bits, 0xff, bits * sizeof *n->bits);
    memset(n->driver, 0xff, bits * sizeof *n->driver);
    struct symbol *y = scope_own(s, n->name, 0); // "output reg" is written once, but a function's result has its name
    if (!y || y->kind != SYM_NET)
        y = scope_add(&e->arena, s, n->name, 0, SYM_NET);
    y->net = n;
    return n;
}

struct value call_function(struct elaboration *e, const struct item *f, const struct expr *x, struct scope *s, struct process *p)
{
    struct scope *outer = s;
    while (outer->parent && !scope_own(outer, f->name, 0))
        outer = outer->parent;
    struct scope *inner = scope_new(&e->arena, outer);
    struct process call = {.scope = inner};
    struct net *result = declare(e, inner, f);
    int given = 0;
    for (int i = 0; i < f->count; i++) {
        struct net *n = declare(e, inner, f->items[i]);
        struct value v = integer_value(e, 0, n->width);
        if (n->is_input && given < x->count) {
            v = evaluate(e, x->args[given++], s, p, n->width);
            v = resize(e, v, n->width, v.is_signed);
        }
        memcpy(hold(e, &call.now, n)->bits, v.bits, (size_t)n->width * sizeof *v.bits);
    }
    hold(e, &call.now, result);
    run(e, &call, f->stmt);
    struct held *h = held(&call.now, result);
    for (int i = 0; i < result->width; i++)
        h->bits[i] = h->bits[i] == LIT_NONE ? LIT_ZERO : h->bits[i];
    return (struct value){h->bits, result->width, result->is_signed};
}
