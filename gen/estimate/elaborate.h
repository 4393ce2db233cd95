// SPDX-License-Identifier: Apache-2.0
// Elaboration of one module: parameters, generate blocks, expressions and processes become gates.
#ifndef GW_ELABORATE_H
#define GW_ELABORATE_H

#include <setjmp.h>

#include "base/util.h"
#include "estimate/scope.h"

// A bit of a net; some of them, lowest first.
struct target {
    struct net *net;
    int bit;
};

struct targets {
    struct target *list;
    int count, room;
};

// What drives bits: an expression, in its scope.
struct driver {
    struct scope *scope;
    const struct expr *value;
    struct net *from;        // instead: a net of a module that is part of this one
    int offset, width;       // bits of the value that are wanted, of so many
    struct target *targets;
    int count;
    bool running, done;
};

struct process; // has values of its own for nets

// A process or an input of an instance, to be looked at in the end.
struct pending {
    struct scope *scope;
    const struct stmt *stmt;
    bool running, done;
    const struct expr *value;
    int box, port, offset, width, count; // count: bits of the port
};

// A bit at a module of which nothing is known.
struct loose {
    struct net *net;
    int bit, box;
};

struct elaboration {
    struct arena arena;
    struct gates *gates;
    const char *prefix; // "TOP_" of the outermost design
    struct driver *drivers;
    int driver_count, driver_room;
    struct pending *combs, *seqs, *inputs;
    int comb_count, seq_count, input_count;
    int comb_room, seq_room, input_room;
    struct port_delay *ports; // of the module
    int port_count, port_room;
    struct targets targets;   // those of an expression, for a while
    struct loose *loose;
    int loose_count, loose_room;
    // A module inside: its ports, or NULL if it is unknown; made when first asked for.
    const struct port_delay *(*inside)(void *what, const char *module, const struct value *params, const char *const *names, int count, int *ports);
    void *what;
    // What a process, or NULL, finds in a net, and what a function gives: by processes.c.
    struct value (*bits_of)(struct elaboration *e, struct process *p, struct net *n, int offset, int width);
    struct value (*call)(struct elaboration *e, const struct item *f, const struct expr *x, struct scope *s, struct process *p);
    const struct source *source;
    jmp_buf *stop;
    char *error; // what stopped it
};

_Noreturn void elaborate_fail(struct elaboration *e, const char *fmt, ...) PRINTF(2, 3);

// ---- arithmetic (arithmetic.c) ----

bool is_constant(const struct value *v);
int64_t number_of(const struct value *v);
struct value new_value(struct elaboration *e, int count, bool is_signed); // of zeros
struct value integer_value(struct elaboration *e, int64_t v, int width);
struct value value_add(struct elaboration *e, struct value a, struct value b, lit carry, lit *out);
struct value value_inverted(struct elaboration *e, struct value a);
struct value value_multiply(struct elaboration *e, struct value a, struct value b);
struct value value_shifted(struct elaboration *e, struct value a, struct value by, const char *op);

// ---- expressions (values.c) ----

int width_of(struct elaboration *e, const struct expr *x, struct scope *s);

// The value in a context of so many bits, of signed ones if all of it is signed.
struct value evaluate(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p, int width);
struct value evaluate_alone(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p); // its own width
int64_t integer(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p); // a constant
struct value resize(struct elaboration *e, struct value v, int width, bool is_signed);
lit equals(struct elaboration *e, const struct value *v, int64_t number);
lit truth(struct elaboration *e, const struct value *v); // any bit
struct net *net_of(struct elaboration *e, const struct expr *x, struct scope *s); // of a name; NULL: no net

// Part of a net: bits offset + step * index .. of so many; index: no bits where it is constant.
struct place {
    struct net *net;
    int offset, width, step;
    struct value index;
};
struct place place_of(struct elaboration *e, const struct expr *x, struct scope *s, struct process *p);

// ---- processes (processes.c) ----

struct value net_bits(struct elaboration *e, struct process *p, struct net *n, int offset, int width);
lit resolve(struct elaboration *e, struct net *n, int bit);
void run_sequential(struct elaboration *e, const struct pending *seq);
struct value call_function(struct elaboration *e, const struct item *f, const struct expr *x, struct scope *s, struct process *p);

struct net *declare(struct elaboration *e, struct scope *s, const struct item *i);

// ---- a module (elaborate.c) ----

// Elaborates a module with the values of its parameters and sums it up; its ports are then in e->ports.
struct gates_sum elaborate(struct elaboration *e, const struct source_module *m, const char *const *names, const struct value *params, int count);
#endif
