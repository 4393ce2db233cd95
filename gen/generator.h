// SPDX-License-Identifier: Apache-2.0
// What a generator is to the program: a name, a schema and a function that builds the design.
#ifndef GW_GENERATOR_H
#define GW_GENERATOR_H

#include "design.h"

struct generator {
    const char *name;
    const char *summary; // a line for list
    const char *about;   // a paragraph for describe and the man page
    const struct param *schema;
    void (*build)(struct design *d); // d has top, params and template_text
};

extern const struct generator *const generators[]; // NULL at the end
extern const struct generator generator_systolic;
extern const struct generator generator_bayer;
extern const struct generator generator_splitmac;
extern const struct generator generator_hardwired;

// The generator called name, or dies with the nearest one.
const struct generator *generator_find(const char *name);

// A design from "name=value" words.
struct design *generator_design(const struct generator *g, char *const *words, int n);
#endif
