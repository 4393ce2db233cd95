// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty/cell.h.
#include "liberty/cell.h"

#include <string.h>

#include "base/util.h"
#include "liberty/function.h"

static enum lib_function classify(const struct lib_cell *c, const char *function, const char *const *inputs)
{
    unsigned long long t;
    if (!function || c->flop || c->latch || !function_table(function, inputs, c->inputs, &t))
        return FN_OTHER;
    if (c->inputs == 1)
        return t == 1 ? FN_INV : t == 2 ? FN_BUF : FN_OTHER;
    return c->inputs == 2 && t == 7 ? FN_NAND2 : FN_OTHER;
}

// Keeps pins and truth tables of a small combinational cell.
static void keep_functions(struct lib_cell *c, const struct lib_pin *pins, int n, const char *const *inputs)
{
    int outputs = 0;
    if (c->flop || c->latch || c->inputs > LIB_INPUTS || c->outputs > LIB_OUTPUTS || c->outputs == 0)
        return;
    for (int i = 0; i < n; i++) {
        const struct lib_pin *p = &pins[i];
        unsigned long long t;
        if (p->direction != 'o')
            continue;
        if (!p->function || !function_table(p->function, inputs, c->inputs, &t))
            return;
        c->table[outputs] = (unsigned)t;
        c->out[outputs++] = xstrdup(p->name);
    }
    for (int i = 0; i < c->inputs; i++)
        c->in[i] = xstrdup(inputs[i]);
    c->known = true;
}

// Keeps the pins of a clock gate that has no others than those of its function.
static void keep_gate(struct lib_cell *c, const struct lib_pin *pins, int n)
{
    static const char roles[] = "ceto";
    char **const found[] = {&c->gate_clock, &c->gate_enable, &c->gate_test, &c->gate_out};
    bool other = false;
    for (int i = 0; i < n; i++) {
        const struct lib_pin *p = &pins[i];
        const char *role = p->role ? strchr(roles, p->role) : NULL;
        if (role && !*found[role - roles])
            *found[role - roles] = xstrdup(p->name);
        else
            other |= p->direction == 'i' || p->direction == 'o';
    }
    c->gate = c->gate_clock && c->gate_enable && c->gate_out && !other;
}

void describe_cell(struct lib_cell *c, const struct lib_pin *pins, int n)
{
    const char *inputs[FUNCTION_INPUTS], *function = NULL;
    for (int i = 0; i < n; i++) {
        const struct lib_pin *p = &pins[i];
        if (p->direction == 'i') {
            if (c->inputs < FUNCTION_INPUTS)
                inputs[c->inputs] = p->name;
            c->inputs++;
            if (c->input_cap <= 0)
                c->input_cap = p->cap;
        } else if (p->direction == 'o') {
            c->outputs++;
            function = p->function;
            c->avoid |= p->tristate;
        }
    }
    if (c->outputs == 1 && c->inputs <= FUNCTION_INPUTS)
        c->fn = classify(c, function, inputs);
    keep_functions(c, pins, n, inputs);
    if (c->gate)
        keep_gate(c, pins, n);
}
