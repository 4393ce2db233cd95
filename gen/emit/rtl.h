// SPDX-License-Identifier: Apache-2.0
// Hand-written modules, rtl/ROOM/NAME.v, one a file: their headers, read in one strict form.
//
//   // What it is.
//   module NAME #(
//     parameter A = 8, // at most RTL_PARAMS integers of 32 bits; the default may name parameters above
//     parameter B = 2
//   ) (
//     input  wire [A-1:0]  x, // doc
//     output reg  [$clog2(B)-1:0] q
//   );
//
// A range is [EXPRESSION:0] over the parameters, as in base/expr.h; a module without parameters begins "module NAME (".
// Lines "// lint: A=8 B=2" above the module are points at which it is linted.
#ifndef GW_RTL_H
#define GW_RTL_H

#include "base/expr.h"
#include "emit/design.h"

enum { RTL_PARAMS = 7 };

struct rtl_param {
    char *name, *value; // value: the default
};

struct rtl_port {
    char *name, *msb; // msb: an expression; NULL: one bit without a range
    char *doc;        // "" if there is none
    enum port_dir dir;
    bool is_signed;
};

struct rtl {
    char *name, *doc;
    struct rtl_param params[RTL_PARAMS];
    int param_count;
    struct rtl_port *ports;
    int port_count;
    size_t body; // where the text goes on after the header
};

// Reads a file's text. NULL, or one sentence, allocated, of what breaks the form.
char *rtl_parse(struct rtl *r, const char *text);
void rtl_free(struct rtl *r);

// All parameters as variables: defaults where `given` has none of that name. NULL, or what is wrong, allocated: a given
// name that is no parameter, a value beyond 32 bits, a default that cannot be computed.
char *rtl_values(const struct rtl *r, const struct expr_vars *given, struct expr_vars *all);

// Bits of a port. NULL, or what is wrong, allocated.
char *rtl_bits(const struct rtl_port *p, const struct expr_vars *all, int64_t *bits);

// The text of rtl/ROOM/NAME.v without its SPDX, lint and `default_nettype lines, allocated.
char *rtl_text(const char *room, const char *name);

// Whether there is such a file.
bool rtl_exists(const char *room, const char *name);
#endif
