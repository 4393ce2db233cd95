// SPDX-License-Identifier: Apache-2.0
// Lookup tables of Liberty text: energies and delays over output load and input slew.
#ifndef GW_LIBERTY_TABLE_H
#define GW_LIBERTY_TABLE_H

#include "liberty/tree.h"

// Values over load and input slew, either of which may be absent (one point).
struct lib_table {
    int loads, slews;
    double *load, *slew, *value; // value[load * slews + slew]
};

// Groups power_lut_template and lu_table_template of a library: which axis of a table is which, and its points where the table
// names none.
struct lib_templates {
    const struct lib_node **list;
    int n;
};

void add_template(struct lib_templates *t, const struct lib_node *group);
void free_templates(struct lib_templates *t);

// All numbers in the values of a list, which may be NULL. Allocated, or NULL if there is none.
double *lib_numbers(const struct lib_node *list, int *n);

// The points of axis 0 or 1 of a table, its own or of its template (or NULL); NULL if neither has any.
const struct lib_node *table_index(const struct lib_node *table, const struct lib_node *form, int axis);

// The table in a group of values, whose templates are of the kind `of` (power_lut_template or lu_table_template). False, and
// nothing to free, if its sizes do not agree.
bool read_table(const struct lib_templates *t, const char *of, const struct lib_node *group, struct lib_table *out);
void free_table(struct lib_table *t);

// Bilinear between the points, clamped at the ends.
double table_at(const struct lib_table *t, double load, double slew);
#endif
