// SPDX-License-Identifier: Apache-2.0
// The arrays that a user gives to a design with `sim --in NAME=FILE.npy` and gets back with `--out`: one table, from which
// describe, OUT/README.md, the manifest and `example` come.
#ifndef GW_ARRAYS_H
#define GW_ARRAYS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct design;
struct buf;

enum array_role { ARRAY_NEEDED, ARRAY_OPTIONAL, ARRAY_RESULT };

struct user_array {
    enum array_role role;
    const char *name;
    char *shape;          // an expression for each dimension, " x " between them, in sizes and parameters: "M x K"
    int64_t min, max;     // what a value may be
    int64_t low, high;    // what `example` draws
    const char *doc;      // meaning and order
};

// A name in the shapes whose value the user's arrays decide.
struct user_size {
    const char *name;
    int64_t example; // what `example` takes
    const char *doc;
};

void design_size(struct design *d, const char *name, int64_t example, const char *doc);

// An array of values of `bits` bits; the shape is a printf format. `example` draws from all of them, unless low and high
// are narrowed afterwards. The pointer holds until the next array is added.
struct user_array *design_array(struct design *d, enum array_role role, const char *name, int bits, bool is_signed,
                                const char *doc, const char *shape, ...) __attribute__((format(printf, 7, 8)));

// Values in min..max alone, whatever the bits would hold.
void array_range(struct user_array *a, int64_t min, int64_t max);

// The manifest's "arrays" and "sizes".
json_t *arrays_json(const struct design *d);
json_t *sizes_json(const struct design *d);

// The table and the commands that use the arrays, for OUT/README.md.
void arrays_readme(struct buf *b, const struct design *d);

// The same table for a terminal.
void arrays_print(struct buf *b, const struct design *d);
#endif
