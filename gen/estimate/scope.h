// SPDX-License-Identifier: Apache-2.0
// Names and values while a module is elaborated: parameters, nets bit by bit, functions, generate blocks.
#ifndef GW_SCOPE_H
#define GW_SCOPE_H

#include <stddef.h>

#include "estimate/ast.h"
#include "estimate/gates.h"

// Bits, lowest first.
struct value {
    lit *bits;
    int count;
    bool is_signed;
};

struct net {
    const char *name;
    int width, lsb;       // of an element
    int first, elements;  // of an array; elements = 1 for a plain net
    bool is_signed, is_reg, is_port, is_input, is_sequential; // is_sequential: registers
    int port;             // place among the module's ports; -1: not one of them
    lit *bits;            // elements x width; LIT_NONE: not known yet
    int *driver;          // of each bit, -1: none
    int *always;          // combinational blocks that assign to it
    int always_count;
};

enum symbol_kind { SYM_NET, SYM_PARAM, SYM_FUNCTION, SYM_SCOPE };

struct scope;

struct symbol {
    const char *name;
    int index; // of a generate block's copy
    enum symbol_kind kind;
    union {
        struct net *net;
        struct value param;
        const struct item *function;
        struct scope *scope;
    };
};

struct scope {
    struct scope *parent;
    struct symbol *list; // in buckets
    int count, room;
    int *buckets, bucket_count;
};

// What lives as long as the elaboration of a module.
struct arena {
    char **blocks;
    int count;
    size_t used, size;
};
void *arena_take(struct arena *a, size_t n); // zeroed
void arena_free(struct arena *a);

struct scope *scope_new(struct arena *a, struct scope *parent);
struct symbol *scope_add(struct arena *a, struct scope *s, const char *name, int index, enum symbol_kind kind);

// In this scope alone, or in this and those around it; NULL if there is none.
struct symbol *scope_own(const struct scope *s, const char *name, int index);
struct symbol *scope_find(const struct scope *s, const char *name);
#endif
