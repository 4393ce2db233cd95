// SPDX-License-Identifier: Apache-2.0
// Implementation of estimate/gates.h.
#include "estimate/gates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "base/util.h"

enum kind { CONSTANT, INPUT, AND, XOR, MUX, REG, WIRE };

struct gate {
    enum kind kind;
    lit in[3];
    int port;       // of an input
    int users;      // that are reached
    int chain;      // of a carry: bits of the adder up to here
    lit before;     // of a carry: the one into the bit
    float base_regs, base_ins; // of a carry: arrival of the latest operand
    bool reached, timed, in_progress;
    float from_regs, from_ins; // arrival, below 0: none
    uint64_t through;
    uint32_t next; // of the same hash
};

struct box {
    const struct cell_kind *kind;
    const struct port_delay *ports; // of a module
    int count;
    struct { int port; lit d; } *ins;
    int in_count, in_room;
    bool reached;
    struct gate **arrivals; // of each output port of a module, once it is known
};

struct out {
    int port;
    lit d;
};

// Bits of a box's output are numbers from OUTSIDE on, no gates: a whole array has millions of them.
struct outputs {
    uint32_t first;
    int box, port;
};

enum { BUCKETS = 1 << 14, OUTSIDE = 1 << 30 };

struct gates {
    struct gate *list;
    uint32_t count, room;
    struct box *boxes;
    int box_count;
    struct outputs *outside;
    int outside_count, outside_room;
    uint32_t outside_bits;
    struct out *outs;
    int out_count, out_room;
    uint32_t buckets[BUCKETS];
};

// Areas and delays of osu018: cells as in the library; gates as mapping leaves them in these designs on average.
static const struct {
    double area, delay;
} gate_cost[] = {[CONSTANT] = {0, 0}, [INPUT] = {0, 0}, [AND] = {22.5, 0.09}, [XOR] = {49, 0.16}, [MUX] = {46, 0.14}, [REG] = {AREA_FLOP, 0.28}, [WIRE] = {0, 0}};
#define SETUP 0.12
#define FANOUT 0.03 // for each doubling of what a gate drives
#define CARRY 0.22  // for each doubling of an adder's bits
#define LOOKAHEAD 30 // area of a bit of an adder that is written as +, beyond a full adder's gates
#define HOLD 18      // area of a register's enable beyond its multiplexer

static const struct cell_kind cell_kinds[] = {
    {"fa", {"a", "b", "ci"}, {"s", "co"}, AREA_FA, 0.32},
    {"ha", {"a", "b"}, {"s", "co"}, AREA_HA, 0.22},
    {"ha1", {"a", "b"}, {"s", "co"}, AREA_HA1, 0.22},
    {"aoi22", {"a", "b", "c", "d"}, {"y"}, AREA_AOI22, 0.14},
    {"oai22", {"a", "b", "c", "d"}, {"y"}, AREA_OAI22, 0.14},
    {"oai21", {"a", "b", "c"}, {"y"}, AREA_OAI21, 0.11},
    {"mux2n", {"s", "a", "b"}, {"y"}, AREA_MUX2, 0.15},
    {"buf", {"a"}, {"y"}, AREA_BUF, 0.2},
    {0},
};

const struct cell_kind *cell_kind(const char *name)
{
    for (const struct cell_kind *k = cell_kinds; k->name; k++)
        if (strcmp(k->name, name) == 0)
            return k;
    return NULL;
}

static lit add(struct gates *g, struct gate gate)
{
    if (g->count == g->room) {
        g->room = 2 * g->room + 64;
        g->list = xrealloc(g->list, (size_t)g->room * sizeof *g->list);
    }
    g->list[g->count] = gate;
    return 2 * g->count++;
}

struct gates *gates_new(void)
{
    struct gates *g = xcalloc(1, sizeof *g);
    add(g, (struct gate){.kind = CONSTANT});
    return g;
}

void gates_free(struct gates *g)
{
    for (int i = 0; i < g->box_count; i++) {
        for (int k = 0; k < g->boxes[i].count && g->boxes[i].arrivals; k++)
            free(g->boxes[i].arrivals[k]);
        free(g->boxes[i].arrivals);
        free(g->boxes[i].ins);
    }
    free(g->boxes);
    free(g->list);
    free(g->outside);
    free(g->outs);
    free(g);
}

// The gate of these inputs, one that is there if possible.
static lit shared(struct gates *g, enum kind kind, lit a, lit b, lit c)
{
    uint32_t h = ((uint32_t)kind * 2654435761u) ^ (a * 2246822519u) ^ (b * 3266489917u) ^ (c * 668265263u);
    uint32_t *bucket = &g->buckets[(h ^ h >> 15) % BUCKETS];
    for (uint32_t i = *bucket; i; i = g->list[i].next)
        if (g->list[i].kind == kind && g->list[i].in[0] == a && g->list[i].in[1] == b && g->list[i].in[2] == c)
            return 2 * i;
    lit l = add(g, (struct gate){.kind = kind, .in = {a, b, c}, .next = *bucket});
    *bucket = l / 2;
    return l;
}

lit gate_and(struct gates *g, lit a, lit b)
{
    if (a == LIT_ZERO || b == LIT_ZERO || a == (b ^ 1))
        return LIT_ZERO;
    if (a == LIT_ONE || a == b)
        return b;
    if (b == LIT_ONE)
        return a;
    return a < b ? shared(g, AND, a, b, 0) : shared(g, AND, b, a, 0);
}

lit gate_or(struct gates *g, lit a, lit b)
{
    return gate_and(g, a ^ 1, b ^ 1) ^ 1;
}

lit gate_xor(struct gates *g, lit a, lit b)
{
    lit inverted = (a ^ b) & 1;
    a &= ~1u;
    b &= ~1u;
    if (a == b)
        return inverted;
    if (a == LIT_ZERO || b == LIT_ZERO)
        return (a | b) ^ inverted;
    return (a < b ? shared(g, XOR, a, b, 0) : shared(g, XOR, b, a, 0)) ^ inverted;
}

lit gate_mux(struct gates *g, lit s, lit a, lit b)
{
    if (a == b || s == LIT_ONE)
        return a;
    if (s == LIT_ZERO)
        return b;
    if (s & 1)
        return gate_mux(g, s ^ 1, b, a);
    if (a == LIT_ZERO || a == s)
        return a ? gate_or(g, s, b) : gate_and(g, s ^ 1, b);
    if (a == LIT_ONE)
        return gate_or(g, s, b);
    if (b == LIT_ZERO || b == s)
        return gate_and(g, s, a);
    if (b == LIT_ONE || b == (s ^ 1))
        return gate_or(g, s ^ 1, a);
    if (a == (s ^ 1))
        return gate_and(g, s ^ 1, b);
    if (a == (b ^ 1))
        return gate_xor(g, s, b);
    lit inverted = a & 1;
    return shared(g, MUX, s, a ^ inverted, b ^ inverted) ^ inverted;
}

lit gate_carry(struct gates *g, lit either, lit carry, lit operand)
{
    uint32_t count = g->count;
    lit l = gate_mux(g, either, carry, operand);
    if (g->count == count || l <= LIT_ONE || carry <= LIT_ONE) // there already, or no carry
        return l;
    g->list[l / 2].chain = (carry / 2 < OUTSIDE ? g->list[carry / 2].chain : 0) + 1;
    g->list[l / 2].before = carry;
    return l;
}

lit gate_all(struct gates *g, lit (*of_two)(struct gates *, lit, lit), const lit *list, int count)
{
    if (count == 1)
        return list[0];
    return of_two(g, gate_all(g, of_two, list, count / 2), gate_all(g, of_two, list + count / 2, count - count / 2));
}

lit gate_input(struct gates *g, int port) { return add(g, (struct gate){.kind = INPUT, .port = port}); }
lit gate_reg(struct gates *g) { return add(g, (struct gate){.kind = REG}); }
lit gate_wire(struct gates *g) { return add(g, (struct gate){.kind = WIRE}); }
void gate_reg_input(struct gates *g, lit reg, lit d) { g->list[reg / 2].in[0] = d; }
void gate_wire_input(struct gates *g, lit wire, lit d) { g->list[wire / 2].in[0] = d; }

static int new_box(struct gates *g, struct box box)
{
    g->boxes = xrealloc(g->boxes, (size_t)(g->box_count + 1) * sizeof *g->boxes);
    g->boxes[g->box_count] = box;
    return g->box_count++;
}

int gate_cell(struct gates *g, const struct cell_kind *kind) { return new_box(g, (struct box){.kind = kind, .count = 2}); }

int gate_module(struct gates *g, const struct port_delay *ports, int count)
{
    return new_box(g, (struct box){.ports = ports, .count = count});
}

int gate_unknown(struct gates *g)
{
    static const struct port_delay nothing;
    return gate_module(g, &nothing, 1);
}

void gate_box_input(struct gates *g, int box, int port, lit d)
{
    struct box *b = &g->boxes[box];
    if (b->in_count == b->in_room) {
        b->in_room = 2 * b->in_room + 4;
        b->ins = xrealloc(b->ins, (size_t)b->in_room * sizeof *b->ins);
    }
    b->ins[b->in_count].port = port;
    b->ins[b->in_count++].d = d;
}

lit gate_box_output(struct gates *g, int box, int port)
{
    const struct outputs *last = g->outside_count ? &g->outside[g->outside_count - 1] : NULL;
    if (!last || last->box != box || last->port != port) {
        if (g->outside_count == g->outside_room) {
            g->outside_room = 2 * g->outside_room + 16;
            g->outside = xrealloc(g->outside, (size_t)g->outside_room * sizeof *g->outside);
        }
        g->outside[g->outside_count++] = (struct outputs){g->outside_bits, box, port};
    }
    return 2 * (OUTSIDE + g->outside_bits++);
}

static const struct outputs *outputs_of(const struct gates *g, lit l)
{
    uint32_t bit = l / 2 - OUTSIDE;
    int low = 0, high = g->outside_count - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (g->outside[middle].first <= bit)
            low = middle;
        else
            high = middle - 1;
    }
    return &g->outside[low];
}

void gate_output(struct gates *g, int port, lit d)
{
    if (g->out_count == g->out_room) {
        g->out_room = 2 * g->out_room + 16;
        g->outs = xrealloc(g->outs, (size_t)g->out_room * sizeof *g->outs);
    }
    g->outs[g->out_count++] = (struct out){port, d};
}

// ---- what is needed ----

struct stack {
    lit *list;
    size_t count, room;
};

static void push(struct stack *s, lit l)
{
    if (l <= LIT_ONE) // constants are everywhere
        return;
    if (s->count == s->room)
        s->list = xrealloc(s->list, (s->room = 2 * s->room + 64) * sizeof *s->list);
    s->list[s->count++] = l;
}

static void reach_box(struct box *b, struct stack *s)
{
    for (int i = 0; i < b->in_count && !b->reached; i++)
        push(s, b->ins[i].d);
    b->reached = true;
}

static void reach_gate(struct gate *gate, struct stack *s)
{
    gate->users++;
    for (int i = 0; i < 3 && !gate->reached && gate->kind != INPUT; i++)
        push(s, gate->in[i]);
    gate->reached = true;
}

static void reach(struct gates *g, struct stack *s)
{
    while (s->count) {
        lit l = s->list[--s->count];
        if (l / 2 >= OUTSIDE)
            reach_box(&g->boxes[outputs_of(g, l)->box], s);
        else
            reach_gate(&g->list[l / 2], s);
    }
}

static void reach_all(struct gates *g)
{
    struct stack s = {0};
    for (int i = 0; i < g->out_count; i++)
        push(&s, g->outs[i].d);
    reach(g, &s);
    for (int i = 0; i < g->box_count; i++) {
        if (g->boxes[i].ports)
            reach_box(&g->boxes[i], &s);
        reach(g, &s);
    }
    free(s.list);
}

// ---- time ----

static void later(struct gate *to, const struct gate *from, double delay)
{
    if (from->from_regs >= 0 && from->from_regs + delay > to->from_regs)
        to->from_regs = (float)(from->from_regs + delay);
    if (from->from_ins >= 0 && from->from_ins + delay > to->from_ins)
        to->from_ins = (float)(from->from_ins + delay);
    if (from->from_ins >= 0)
        to->through |= from->through;
}

static uint64_t place(int port) { return UINT64_C(1) << (port < 63 ? port : 63); }

static void time_gate(struct gates *g, uint32_t n);
static const struct gate *time_output(struct gates *g, const struct outputs *o);

static const struct gate *timed(struct gates *g, lit l)
{
    if (l / 2 >= OUTSIDE)
        return time_output(g, outputs_of(g, l));
    time_gate(g, l / 2);
    return &g->list[l / 2];
}

// All bits of a box's output are as late as the latest.
static const struct gate *time_output(struct gates *g, const struct outputs *o)
{
    struct box *b = &g->boxes[o->box];
    const struct port_delay *out = b->ports ? &b->ports[o->port] : NULL;
    if (!b->arrivals)
        b->arrivals = xcalloc((size_t)b->count, sizeof *b->arrivals);
    if (b->arrivals[o->port])
        return b->arrivals[o->port];
    struct gate *sum = b->arrivals[o->port] = xcalloc(1, sizeof *sum);
    *sum = (struct gate){.from_regs = out && out->from_regs > 0 ? (float)out->from_regs : -1, .from_ins = -1};
    for (int i = 0; i < b->in_count && (!out || out->from_ins > 0); i++)
        if (!out || out->through & place(b->ins[i].port))
            later(sum, timed(g, b->ins[i].d), out ? out->from_ins : b->kind->delay);
    return sum;
}

// What a carry adds to the latest of the operands so far, which `sum` has then.
static double time_carry(struct gates *g, struct gate *gate, struct gate *sum)
{
    const struct gate *before = timed(g, gate->before);
    struct gate base = {.from_regs = before->chain ? before->base_regs : before->from_regs, .from_ins = before->chain ? before->base_ins : before->from_ins,
                        .through = before->through};
    later(sum, &base, 0);
    gate->base_regs = sum->from_regs;
    gate->base_ins = sum->from_ins;
    return CARRY * log2(gate->chain);
}

// Circles, which word-wide delays of modules bring with them, are cut.
static void time_gate(struct gates *g, uint32_t n)
{
    struct gate *gate = &g->list[n];
    if (gate->timed || gate->in_progress)
        return;
    gate->in_progress = true;
    struct gate sum = {.from_regs = -1, .from_ins = -1};
    double own = gate_cost[gate->kind].delay + (gate->users > 1 ? FANOUT * log2(gate->users) : 0);
    if (gate->kind == REG)
        sum.from_regs = 0;
    else if (gate->kind == INPUT)
        sum.from_ins = 0, sum.through = place(gate->port);
    for (int i = 0; i < 3 && (gate->kind == AND || gate->kind == XOR || gate->kind == MUX || gate->kind == WIRE); i++)
        if (gate->in[i] > LIT_ONE && !(gate->chain && gate->in[i] / 2 == gate->before / 2))
            later(&sum, timed(g, gate->in[i]), 0);
    if (gate->chain)
        own += time_carry(g, gate, &sum);
    gate->from_regs = sum.from_regs < 0 ? -1 : (float)(sum.from_regs + own);
    gate->from_ins = sum.from_ins < 0 ? -1 : (float)(sum.from_ins + own);
    gate->through = sum.through;
    gate->timed = true;
    gate->in_progress = false;
}

// A bit that ends at a register, `after` being what comes before it.
static void end_at(struct gates *g, lit d, double after, struct gates_sum *s, struct port_delay *ports, int count)
{
    const struct gate *gate = timed(g, d);
    if (gate->from_regs >= 0 && gate->from_regs + after > s->delay)
        s->delay = gate->from_regs + after;
    for (int p = 0; p < count && gate->from_ins >= 0; p++)
        if (gate->through & place(p) && gate->from_ins + after > ports[p].setup)
            ports[p].setup = gate->from_ins + after;
}

static void time_ends(struct gates *g, struct gates_sum *s, struct port_delay *ports, int count)
{
    for (uint32_t i = 0; i < g->count; i++)
        if (g->list[i].reached && g->list[i].kind == REG)
            end_at(g, g->list[i].in[0], SETUP, s, ports, count);
    for (int i = 0; i < g->box_count; i++) {
        const struct box *b = &g->boxes[i];
        for (int k = 0; b->ports && k < b->in_count; k++)
            if (b->ports[b->ins[k].port].setup > 0)
                end_at(g, b->ins[k].d, b->ports[b->ins[k].port].setup, s, ports, count);
    }
    for (int i = 0; i < g->out_count; i++) {
        const struct gate *gate = timed(g, g->outs[i].d);
        struct port_delay *p = &ports[g->outs[i].port];
        p->from_regs = gate->from_regs > p->from_regs ? gate->from_regs : p->from_regs;
        p->from_ins = gate->from_ins > p->from_ins ? gate->from_ins : p->from_ins;
        p->through |= gate->from_ins >= 0 ? gate->through : 0;
    }
}

static double extra_area(const struct gates *g, uint32_t n)
{
    const struct gate *gate = &g->list[n], *d = gate->kind == REG && gate->in[0] / 2 < OUTSIDE ? &g->list[gate->in[0] / 2] : NULL;
    if (gate->kind == MUX && gate->chain)
        return LOOKAHEAD;
    return d && d->kind == MUX && (d->in[1] / 2 == n || d->in[2] / 2 == n) ? HOLD : 0;
}

struct gates_sum gates_sum(struct gates *g, struct port_delay *ports, int count)
{
    struct gates_sum s = {0};
    reach_all(g);
    for (uint32_t i = 0; i < g->count; i++)
        if (g->list[i].reached) {
            s.area += gate_cost[g->list[i].kind].area;
            s.area += extra_area(g, i);
            s.flops += g->list[i].kind == REG;
        }
    for (int i = 0; i < g->box_count; i++) {
        const struct box *b = &g->boxes[i];
        if (!b->kind || !b->reached)
            continue;
        s.area += b->kind->area;
        s.full_adders += b->kind == cell_kinds;
        s.half_adders += b->kind == cell_kinds + 1 || b->kind == cell_kinds + 2;
    }
    g->list[0].timed = true;
    g->list[0].from_regs = g->list[0].from_ins = -1;
    time_ends(g, &s, ports, count);
    return s;
}
