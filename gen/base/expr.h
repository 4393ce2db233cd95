// SPDX-License-Identifier: Apache-2.0
// The arithmetic of a manifest's cycle formula, and of widths in Verilog: integers, + - * / <<, comparisons > < ==,
// c ? a : b, parentheses, max(a,b) min(a,b) ceil(a,b) if(c,a,b) $clog2(a), named variables. / rounds down, ceil(a,b) is a/b rounded up.
#ifndef GW_EXPR_H
#define GW_EXPR_H

#include <jansson.h>
#include <stdint.h>

enum { EXPR_MAX_VARS = 128 };

struct expr_vars {
    char name[EXPR_MAX_VARS][32];
    int64_t value[EXPR_MAX_VARS];
    int count;
};

void expr_set(struct expr_vars *v, const char *name, int64_t value);

// NULL and the value in *out, or what is wrong.
const char *expr_eval(const struct expr_vars *v, const char *text, int64_t *out);

// Takes the integer parameters and the latency of a manifest as variables.
void expr_from_manifest(struct expr_vars *v, const json_t *manifest);

// The manifest's cycle count, its terms evaluated in order; the problem's sizes are in v.
const char *expr_cycles(const struct expr_vars *v, const json_t *manifest, int64_t *out);
#endif
