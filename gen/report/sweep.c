// SPDX-License-Identifier: Apache-2.0
// Implementation of report/sweep.h.

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"

enum {
    WIDE = 1040, TALL = 420,        // a plot of the front
    SMALL_W = 500, SMALL_H = 270,   // a plot against a parameter
    LEFT = 74, RIGHT = 24, UPPER = 34, BOTTOM = 48,
    MANY = 1000,   // points from which only those on the front have names
    ROWS = 250, COLUMN = 130, // of a part of a long table: rows, pixels of a column
    LOG_FROM = 20, // ratio of largest to smallest from which an axis is logarithmic
};

#define ENERGY "power_pj_per_mac"

struct sweep {
    const json_t *points, *parameters, *columns;
};

// A point's value of a parameter or a figure; NaN if it is no number.
static double value(const json_t *point, const char *name)
{
    const json_t *v = json_object_get(json_object_get(point, "parameters"), name);
    if (!v)
        v = json_object_get(json_object_get(point, "metrics"), name);
    return json_is_number(v) ? json_number_value(v) : NAN;
}

// The axis for a parameter or figure over the points that have `other`; false if fewer than two values differ.
static bool span(const struct sweep *s, const char *name, const char *other, struct axis *a)
{
    size_t i;
    const json_t *p;
    bool powers = true;
    a->lo = INFINITY, a->hi = -INFINITY;
    json_array_foreach (s->points, i, p) {
        double v = value(p, name);
        if (isnan(v) || isnan(value(p, other)))
            continue;
        a->lo = fmin(a->lo, v), a->hi = fmax(a->hi, v);
        powers = powers && v > 0 && log2(v) == floor(log2(v));
    }
    if (!(a->hi > a->lo))
        return false;
    a->log = powers && a->hi / a->lo >= 4 ? 2 : a->lo > 0 && a->hi / a->lo >= LOG_FROM ? 10 : 0;
    axis_round(a);
    return true;
}

static void point_name(struct buf *b, const struct sweep *s, const json_t *point)
{
    size_t i;
    const json_t *name;
    json_array_foreach (s->parameters, i, name) {
        char *text = json_dumps(json_object_get(json_object_get(point, "parameters"), json_string_value(name)), JSON_ENCODE_ANY);
        buf_printf(b, "%s%s=%s", i ? " " : "", json_string_value(name), text ? text : "");
        free(text);
    }
}

static void dot(struct buf *b, const struct sweep *s, const json_t *point, double x, double y)
{
    struct buf name = {0};
    bool front = json_is_true(json_object_get(point, "pareto"));
    point_name(&name, s, point);
    svg_enter(b, "%s", name.s ? name.s : "");
    svg_circle(b, x, y, front ? 5 : 4, front ? "class=\"dot front\"" : "class=\"dot\"");
    svg_leave(b);
    free(name.s);
}

// Points without names, as one shape: thousands of shapes take a browser seconds.
static void cloud(struct buf *b, const struct sweep *s, const char *x_name, const char *y_name, const struct axis *x, const struct axis *y)
{
    size_t i;
    const json_t *p;
    buf_puts(b, "<path class=\"cloud\" d=\"");
    json_array_foreach (s->points, i, p) {
        double px = value(p, x_name), py = value(p, y_name);
        if (!isnan(px) && !isnan(py) && !json_is_true(json_object_get(p, "pareto")))
            buf_printf(b, "M%.1f %.1fh0", axis_at(x, px), axis_at(y, py));
    }
    buf_puts(b, "\"/>\n");
}

// All points of two figures; those on the front are drawn last, over the others.
static bool plot(struct buf *b, const struct sweep *s, const char *x_name, const char *y_name, double w, double h)
{
    struct axis x = {.from = LEFT, .to = w - RIGHT}, y = {.from = h - BOTTOM, .to = UPPER};
    if (strcmp(x_name, y_name) == 0 || !span(s, x_name, y_name, &x) || !span(s, y_name, x_name, &y))
        return false;
    char *label = xasprintf("%s against %s", y_name, x_name);
    svg_begin(b, w, h, label);
    axes(b, &x, &y, x_name, y_name);
    bool many = json_array_size(s->points) > MANY;
    if (many)
        cloud(b, s, x_name, y_name, &x, &y);
    for (int front = many; front < 2; front++) {
        size_t i;
        const json_t *p;
        json_array_foreach (s->points, i, p) {
            double px = value(p, x_name), py = value(p, y_name);
            if (!isnan(px) && !isnan(py) && json_is_true(json_object_get(p, "pareto")) == front)
                dot(b, s, p, axis_at(&x, px), axis_at(&y, py));
        }
    }
    svg_end(b);
    free(label);
    return true;
}

// ---- sections ----

// The figure that an objective, "min:area", is about.
static const char *objective(const json_t *results, size_t i)
{
    const char *text = json_string_value(json_array_get(json_object_get(results, "pareto"), i)), *colon = text ? strchr(text, ':') : NULL;
    return colon ? colon + 1 : text;
}

static void front_section(struct buf *b, const struct sweep *s, const json_t *results)
{
    struct buf list = {0};
    size_t n = json_array_size(json_object_get(results, "pareto"));
    buf_puts(&list, "");
    for (size_t i = 0; i < n; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", json_string_value(json_array_get(json_object_get(results, "pareto"), i)));
    section_begin(b, "Pareto front", "No other point is at least as good in all of: %s. Points on the front are orange.", list.s);
    for (size_t i = 1; i < n; i++)
        plot(b, s, objective(results, 0), objective(results, i), WIDE, TALL);
    if (!strstr(list.s, ENERGY))
        plot(b, s, objective(results, 0), ENERGY, WIDE, TALL);
    section_end(b);
    free(list.s);
}

// Whether a figure is worth a plot against each parameter.
static bool is_plotted(const char *name)
{
    static const char *const names[] = {"area", "gates", "lut", "fmax_mhz", "depth", "gmacs", ENERGY, "sim_cycles"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

// Whether an earlier parameter has the same value in every point.
static bool is_repeated(const struct sweep *s, size_t parameter)
{
    const char *name = json_string_value(json_array_get(s->parameters, parameter));
    for (size_t k = 0; k < parameter; k++) {
        size_t i, same = 0;
        const json_t *p;
        json_array_foreach (s->points, i, p)
            same += value(p, name) == value(p, json_string_value(json_array_get(s->parameters, k)));
        if (same == json_array_size(s->points))
            return true;
    }
    return false;
}

// Left out where no figure varies with the parameter.
static void parameter_section(struct buf *b, const struct sweep *s, size_t parameter)
{
    struct buf plots = {0};
    size_t i;
    const json_t *column;
    const char *name = json_string_value(json_array_get(s->parameters, parameter));
    if (is_repeated(s, parameter))
        return;
    json_array_foreach (s->columns, i, column)
        if (is_plotted(json_string_value(column)))
            plot(&plots, s, name, json_string_value(column), SMALL_W, SMALL_H);
    if (!plots.s)
        return;
    char *heading = xasprintf("Against %s", name);
    section_begin(b, heading, "All points; the other parameters vary as well.");
    buf_printf(b, "<div class=\"pair\">\n%s</div>\n", plots.s);
    section_end(b);
    free(heading);
    free(plots.s);
}

static void cell(struct buf *b, const json_t *v)
{
    buf_puts(b, "<td>");
    if (json_is_string(v))
        xml_text(b, json_string_value(v));
    else if (json_is_number(v))
        buf_printf(b, "%.6g", json_number_value(v));
    else if (json_is_boolean(v))
        buf_puts(b, json_is_true(v) ? "yes" : "no");
    buf_puts(b, "</td>");
}

// A point that failed says why instead of its figures.
static void row(struct buf *b, const struct sweep *s, const json_t *p)
{
    size_t i;
    const json_t *name;
    bool failed = json_number(p, "status") != 0;
    buf_puts(b, failed ? "<tr class=\"failed\">" : json_is_true(json_object_get(p, "pareto")) ? "<tr class=\"front\">" : "<tr>");
    json_array_foreach (s->parameters, i, name)
        cell(b, json_object_get(json_object_get(p, "parameters"), json_string_value(name)));
    if (failed) {
        buf_printf(b, "<td colspan=\"%zu\">", json_array_size(s->columns));
        xml_text(b, json_text(p, "reason"));
        buf_puts(b, "</td>");
    } else {
        json_array_foreach (s->columns, i, name)
            cell(b, json_object_get(json_object_get(p, "metrics"), json_string_value(name)));
    }
    buf_puts(b, "</tr>\n");
}

// A table of points [from, to). One of several has columns of one width, so that a browser lays out only what is in sight.
static void block(struct buf *b, const struct sweep *s, size_t from, size_t to, bool one_of_several)
{
    size_t i, columns = json_array_size(s->parameters) + json_array_size(s->columns);
    const json_t *v;
    if (one_of_several)
        buf_printf(b, "<div class=\"part\" style=\"contain-intrinsic-height:%zupx\"><table class=\"points even\" style=\"width:%zupx\">", 31 * (to - from + 1),
                   COLUMN * columns);
    else
        buf_puts(b, "<table class=\"points\">");
    buf_puts(b, "<thead><tr>");
    for (int k = 0; k < 2; k++)
        json_array_foreach (k ? s->columns : s->parameters, i, v) {
            buf_puts(b, "<th>");
            xml_text(b, json_string_value(v));
            buf_puts(b, "</th>");
        }
    buf_puts(b, "</tr></thead><tbody>\n");
    for (i = from; i < to; i++)
        row(b, s, json_array_get(s->points, i));
    buf_printf(b, "</tbody></table>%s\n", one_of_several ? "</div>" : "");
}

static void table(struct buf *b, const struct sweep *s)
{
    size_t n = json_array_size(s->points), rows = n > MANY ? ROWS : n;
    section_begin(b, "Points", "In the order of the sweep; shaded rows are on the front, those without figures say why.");
    for (size_t from = 0; from < n; from += rows)
        block(b, s, from, from + rows < n ? from + rows : n, rows < n);
    section_end(b);
}

void report_sweep(struct buf *b, const json_t *results)
{
    struct sweep s = {json_object_get(results, "points"), json_object_get(results, "parameters"), json_object_get(results, "columns")};
    size_t i;
    if (json_array_size(json_object_get(results, "pareto")) > 1)
        front_section(b, &s, results);
    for (i = 0; i < json_array_size(s.parameters); i++)
        parameter_section(b, &s, i);
    table(b, &s);
}

void sweep_counts(const json_t *results, int *points, int *failed, int *front)
{
    size_t i;
    const json_t *p;
    *points = *failed = *front = 0;
    json_array_foreach (json_object_get(results, "points"), i, p) {
        *points += 1;
        *failed += json_number(p, "status") != 0;
        *front += json_is_true(json_object_get(p, "pareto"));
    }
}
