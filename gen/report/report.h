// SPDX-License-Identifier: Apache-2.0
// The verb report: one self-contained HTML page for a design or a sweep. Sections draw from what other verbs say in JSON.
#ifndef GW_REPORT_H
#define GW_REPORT_H

#include <jansson.h>

#include "base/member.h"
#include "base/option.h"
#include "base/util.h"

int verb_report(const struct options *o);

// What the sections of a design draw from: its manifest, and what `synth`, `sim` and `cost` said of it; cost is NULL where it
// knows no factors for the technology. The picture is the layout's SVG, or NULL.
struct facts {
    const json_t *manifest, *synth, *sim, *cost;
    const char *picture;
};

// Each adds a section to the page; one that has nothing to show says why in a line. Those of layout and cost are left out
// where nobody asked for them.
void report_diagram(struct buf *b, const struct facts *f);
void report_area(struct buf *b, const struct facts *f);
void report_timing(struct buf *b, const struct facts *f);
void report_layout(struct buf *b, const struct facts *f);
void report_power(struct buf *b, const struct facts *f);
void report_waves(struct buf *b, const struct facts *f);
void report_roofline(struct buf *b, const struct facts *f);
void report_cost(struct buf *b, const struct facts *f);
void report_tables(struct buf *b, const struct facts *f);

// The page of a sweep: plots of its figures and a table of its points, from its results.json.
void report_sweep(struct buf *b, const json_t *results);

// How many points there are, have no figures, are on the Pareto front.
void sweep_counts(const json_t *results, int *points, int *failed, int *front);

// A section's beginning and end: its heading and a line under it.
void section_begin(struct buf *b, const char *heading, const char *fmt, ...) PRINTF(3, 4);
void section_end(struct buf *b);

// n with a comma every three digits, in a buffer of its own (8 of them take turns).
const char *thousands(double n);

// Where a value lies on an axis of the page: linear, or logarithmic to base `log`, 2 or 10, over [lo, hi], which axis_round
// widens to whole steps.
struct axis {
    double lo, hi;
    int log;
    double from, to; // pixels
    double step;     // between marks, linear
};
void axis_round(struct axis *a);
double axis_at(const struct axis *a, double value);

// Draws two axes with grid lines, marks and titles.
void axes(struct buf *b, const struct axis *x, const struct axis *y, const char *x_title, const char *y_title);
#endif
