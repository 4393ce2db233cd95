// SPDX-License-Identifier: Apache-2.0
// Designs inside a design. The modules of an instance NAME of a design TOP are called TOP_NAME and TOP_NAME_..; cells and
// hand-written modules are those of the outermost design, each once. Instances that are equal share their modules, unless they
// have a second file each.
#ifndef GW_INSTANCE_H
#define GW_INSTANCE_H

#include "emit/design.h"

struct instance {
    const char *name;      // of the Verilog instance, in its parent
    struct design *design; // what it is an instance of; several may be of one
    char *key;             // generator and parameters, which say whether two are equal
    bool owns;             // the first of those that share the design
};

// Adds an instance of a generator, called by its name, with "name=value" words for its parameters but `top`, which it takes over.
// Returns it, which holds until the next is added; NULL if it is refused: the parent's error then begins with "NAME.PARAMETER".
struct instance *design_instance(struct design *parent, const char *name, const char *generator, char *const *words, int n);

// The same of one of the generator's `inside` (emit/generator.h): its parameters are the parent's NAME.PARAMETER and n words that the
// parent sets, taken over. What it settles or drops is so in the parent's parameters, too.
struct instance *design_inside(struct design *parent, const char *name, char *const *set, int n);

// Words that make TOP.v again whatever the second files of the designs inside hold, for d->command; NULL if there are no such files.
char *instances_command(const struct design *d);

// The module's parameters as they were given, as words, without those in `without` (NULL at the end); *n of them. Allocated.
char **given_words(const struct params *p, const char *const *without, int *n);

// The body of a module of `d` that does nothing but hold instances and connect them by name. Every port of each must get its
// connection; what does not fit is a fault of the generator and dies (ST_TOOL) with one sentence.
struct wiring;
struct wiring *wiring_new(struct design *d, struct module *m);

// A port to an expression.
void connect_port(struct wiring *w, const char *instance, const char *port, const char *expr);

// The ports of an instance that begin with `prefix`, or the one called so, become ports of the module, which begin with `as`.
void connect_through(struct wiring *w, const char *instance, const char *prefix, const char *as);

// clk and rst of every instance, which become ports of the module.
void connect_clocks(struct wiring *w);

// Stream `out` of one instance, "m_axis_y", into stream `in` of another, "s_axis_x": elements and padding must be the same. What
// only the source has, tlast or tuser, ends there; what only the sink has is a fault.
void connect_stream(struct wiring *w, const char *from, const char *out, const char *to, const char *in);

// A vector, or a plain port, of one instance into one of another, of the same elements.
void connect_vector(struct wiring *w, const char *from, const char *out, const char *to, const char *in);

// Whether the instance has the port; an output that nobody asks for.
bool has_port(struct wiring *w, const char *instance, const char *port);
void connect_none(struct wiring *w, const char *instance, const char *port);

// A wire of the module, and text of it: instances of hand-written modules, assignments.
void wiring_wire(struct wiring *w, const char *name, int bits);
void wiring_text(struct wiring *w, const char *fmt, ...) PRINTF(2, 3);

// Gives the module its body; frees the wiring.
void wiring_end(struct wiring *w);
#endif
