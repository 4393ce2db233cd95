// SPDX-License-Identifier: Apache-2.0
// Lookup tables of Liberty text: energies and delays over output load and input slew.
#ifndef GW_LIBERTY_TABLE_H
#define GW_LIBERTY_TABLE_H

#include "liberty_text.h"

// Values over load and input slew, either of which may be absent (one point).
struct lib_table {
    int loads, slews;
    double *load, *slew, *value; // value[load * slews + slew]
};

// Templates: which axis of a table is which, and its points where the table names none.
struct lib_templates {
    struct lib_template *list;
    int n;
};

double span_number(struct span a);
char *span_word(struct span a); // allocated

// Keeps a group power_lut_template or lu_table_template of the library.
void add_template(struct lib_templates *t, const struct liberty_statement *st);
void free_templates(struct lib_templates *t);

// The table in a group of values, whose templates are of the kind `of` (power_lut_template or lu_table_template). False, and
// nothing to free, if its sizes do not agree.
bool read_table(const struct lib_templates *t, const char *of, const struct liberty_statement *st, struct lib_table *out);
void free_table(struct lib_table *t);

// Bilinear between the points, clamped at the ends.
double table_at(const struct lib_table *t, double load, double slew);
#endif
