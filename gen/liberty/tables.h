// SPDX-License-Identifier: Apache-2.0
// Delay tables of a library as abc has to find them.
#ifndef GW_LIBERTY_TABLES_H
#define GW_LIBERTY_TABLES_H

#include "liberty/tree.h"

// Writes each table a row a string and each list of points as one; gives each delay table a template that has the table's numbers of points: Liberty lets a table have points of its own, and a
// template none; abc takes only as many as the template has. Timings without any table go.
void fit_templates(struct lib_node *library);

// Whether abc can take the delays of an output from an input out of its timing groups: together they have a delay and a
// transition of both edges, and all are single values or tables over slew and load. Of a fitted library.
bool has_delays(const struct lib_node *library, const struct lib_node *output, const char *input);

// Whether an output has tables of a delay of both edges.
bool has_clocked_delays(const struct lib_node *output);
#endif
