// SPDX-License-Identifier: Apache-2.0
// The cells that liberty.h finds in a library that has been read.
#include "liberty/liberty.h"

#include <string.h>

const struct lib_cell *find_cell(const struct liberty *lib, const char *name)
{
    for (int i = 0; i < lib->n; i++)
        if (strcmp(lib->cells[i].name, name) == 0)
            return &lib->cells[i];
    return NULL;
}

static const struct lib_cell *smallest_of(const struct liberty *lib, enum lib_function fn)
{
    const struct lib_cell *best = NULL;
    for (int i = 0; i < lib->n; i++) {
        const struct lib_cell *c = &lib->cells[i];
        if (c->fn == fn && !c->avoid && c->area > 0 && (!best || c->area < best->area))
            best = c;
    }
    return best;
}

const struct lib_cell *smallest_nand2(const struct liberty *lib)
{
    return smallest_of(lib, FN_NAND2);
}

const struct lib_cell *smallest_inverter(const struct liberty *lib)
{
    return smallest_of(lib, FN_INV);
}

const struct lib_cell *smallest_clock_gate(const struct liberty *lib)
{
    const struct lib_cell *best = NULL;
    for (int i = 0; i < lib->n; i++) {
        const struct lib_cell *c = &lib->cells[i];
        if (c->gate && (!best || c->area < best->area))
            best = c;
    }
    return best;
}

// The cell of a function that has exactly `rank` weaker ones by input capacitance, or the
// strongest.
static const struct lib_cell *by_drive(const struct liberty *lib, enum lib_function fn, int rank)
{
    const struct lib_cell *last = NULL;
    for (int taken = 0; taken <= rank; taken++) {
        const struct lib_cell *next = NULL;
        for (int i = 0; i < lib->n; i++) {
            const struct lib_cell *c = &lib->cells[i];
            if (c->fn == fn && !c->avoid && (!last || c->input_cap > last->input_cap) &&
                (!next || c->input_cap < next->input_cap))
                next = c;
        }
        if (!next)
            break;
        last = next;
    }
    return last;
}

const struct lib_cell *driving_cell(const struct liberty *lib)
{
    const struct lib_cell *c = by_drive(lib, FN_INV, 2);
    return c ? c : by_drive(lib, FN_BUF, 2);
}
