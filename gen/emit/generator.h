// SPDX-License-Identifier: Apache-2.0
// What a generator is to the program: a name, a schema and a function that builds the design.
#ifndef GW_GENERATOR_H
#define GW_GENERATOR_H

#include "emit/design.h"

// Values to try of a parameter, where its kind and its ends do not say enough: tb/cover/suite.sh draws them. Separated by ";":
//   of an integer or a choice of numbers   "..N", the largest that small simulations can afford, and further values
//   of a text or a name                    values
//   of a file                              arrays, "TYPE SHAPE VALUES", e.g. "i1 n_out=3,n_in=4 -8..7": the type as NumPy
//                                          has it, an axis a number, a name of this generator's parameters or other files'
//                                          axes, or a name that it gives a number to, values LO..HI or a list that repeats;
//                                          or a single word, a file that tb/lib/macros.sh writes
// A value may be followed by " with NAME=VALUE ...", values of others that it needs, or " not with NAME=VALUE ...", values with
// which it takes minutes. "follows; ..." has values that are only there where another's brings them along.
struct sample {
    const char *param; // NULL at the end
    const char *values;
};

// A design inside all designs of a generator, whose parameters are the whole's too, called INSTANCE.NAME.
struct inside {
    const char *instance; // NULL at the end
    const char *generator;
    const char *const *set; // parameters that the whole gives it itself, and does not offer; NULL at the end
};

struct generator {
    const char *name;
    const char *summary; // a line for list
    const char *about;   // a paragraph for describe and the man page
    const struct param *schema;
    const struct sample *samples; // NULL if the schema says it all
    // d has top, params and template_text. What is wrong with the parameters goes to d->params.error, after which the design is thrown
    // away as it is.
    void (*build)(struct design *d);
    // What `retarget` takes anew, files and the parameters that made what the files replace, NULL at the end; NULL if no
    // design has a second Verilog file that alone depends on them.
    const char *const *of_weights;
    const char *const *fpga; // what for=fpga makes the defaults, "name=value" words, NULL at the end; NULL without a parameter `for`
    const struct inside *inside; // NULL if there are none
};

// A schema's row of that parameter, which is in the manifest of designs for an FPGA alone.
#define PARAM_FOR(defaults) \
    {"for", PARAM_ENUM, 0, 0, "silicon|fpga", "silicon", "what the defaults are for; fpga = " defaults " unless given"}

// All there are, NULL at the end; main() sets it, so that a design can hold designs of any generator.
extern const struct generator *const *generators;

// Generators as the program uses them, from the table of all, NULL at the end: one with designs inside has, behind its own, their
// rows of the schema, as they are but for the name, their samples where it has none itself, and what for=fpga and `retarget` do.
// Kept.
const struct generator *const *generators_whole(const struct generator *const *all);

// Whether a generator has a parameter of the first `len` characters of `name`.
bool is_parameter_of_any(const char *name, size_t len);

// The generator called name; NULL if there is none, refused with the nearest one.
const struct generator *generator_find(const char *name, struct error *e);

// Whether `retarget` takes the parameter anew.
bool generator_is_of_weights(const struct generator *g, const char *name);

// A design from "name=value" words; NULL if it is refused, with why in e. design_free() is due.
struct design *generator_design(const struct generator *g, char *const *words, int n, struct error *e);

// A design from values of the generator's schema, which it takes over; NULL if it is refused, with why in params.error.
struct design *generator_build(const struct generator *g, struct params params);
#endif
