// SPDX-License-Identifier: Apache-2.0
// Syntax trees of the Verilog that this program writes (rtl/ and gen/*/*.v.in): modules of the structural view, in the part of
// Verilog-2005 that they use. Nothing is freed before the whole text: see parse_free.
#ifndef GW_AST_H
#define GW_AST_H

#include <stdbool.h>
#include <stdint.h>

enum expr_kind { EX_NUMBER, EX_NAME, EX_MEMBER, EX_INDEX, EX_PART, EX_UNARY, EX_BINARY, EX_TERNARY, EX_CONCAT, EX_REPEAT, EX_CALL };

struct expr {
    enum expr_kind kind;
    const char *op;   // of operators as it is written; of a part ":", "+:" or "-:"
    const char *name; // of a name, a call; of a member what follows the dot
    struct expr **args;
    int count;
    const char *bits; // of a number: '0', '1', lowest first
    int width;        // of a number: bits
    bool is_signed;
};

enum stmt_kind { ST_BLOCK, ST_IF, ST_CASE, ST_FOR, ST_ASSIGN };

struct stmt {
    enum stmt_kind kind;
    struct expr *to, *value; // of an assignment; value: the condition of an if or a for, what a case looks at
    struct expr **labels;    // of a case: one for each of its first statements; the one beyond them is the default
    struct stmt **body;      // of an if: then, else; of a for: first, step, body
    int count, label_count;
    bool blocking;
};

enum item_kind { IT_NET, IT_PARAM, IT_ASSIGN, IT_SEQUENTIAL, IT_COMBINATIONAL, IT_INSTANCE, IT_FOR, IT_IF, IT_BLOCK, IT_FUNCTION };

struct connection {
    const char *name; // NULL: by place
    struct expr *value; // NULL: open
};

struct item {
    enum item_kind kind;
    const char *name;         // of a net, parameter, instance, function, block
    const char *of;           // of an instance: its module
    struct expr *msb, *lsb;   // range of a net, a parameter, an array of instances, a function; NULL: none
    struct expr *first, *last; // of an array of nets: its elements
    struct expr *value;       // of a parameter, a net with its assignment, a condition, an assignment
    struct expr *to;          // of an assignment
    bool is_signed, is_reg, is_port, is_input, is_integer, falls; // falls: works on falling edges
    struct stmt *stmt;
    struct item **items;      // of blocks: items; of a for: first assignment, condition and step are in stmt; of an if: then, else
    int count;
    struct connection *params, *ports;
    int param_count, port_count;
};

struct source_module {
    const char *name;
    struct item **items; // parameters, ports and body, in order
    int count;
    bool is_inline, is_ram, is_rom;
};

struct source {
    struct source_module **modules;
    int count;
    void **owned;
    int owned_count, owned_room;
    char *error; // NULL, or the first thing that was not understood
};

// Adds the modules of a text.
void parse_verilog(struct source *s, const char *text);
void parse_free(struct source *s);

const struct source_module *source_module(const struct source *s, const char *name);
#endif
