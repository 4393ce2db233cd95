// SPDX-License-Identifier: Apache-2.0
// What the sections of a report share: headings, numbers, axes.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"

void section_begin(struct buf *b, const char *heading, const char *fmt, ...)
{
    struct buf line = {0};
    va_list ap;
    buf_puts(b, "<section>\n<h2>");
    xml_text(b, heading);
    buf_puts(b, "</h2>\n<p class=\"lead\">");
    va_start(ap, fmt);
    buf_vprintf(&line, fmt, ap);
    va_end(ap);
    xml_text(b, line.s ? line.s : "");
    buf_puts(b, "</p>\n");
    free(line.s);
}

void section_end(struct buf *b)
{
    buf_puts(b, "</section>\n");
}

const char *thousands(double n)
{
    static char texts[8][40];
    static int turn;
    char digits[32], *to = texts[turn++ % 8];
    int len = snprintf(digits, sizeof digits, "%.0f", n), at = 0;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0 && digits[i - 1] != '-')
            to[at++] = ',';
        to[at++] = digits[i];
    }
    to[at] = '\0';
    return to;
}

// ---- axes ----

// The smallest of 1, 2 and 5 times a power of ten that is at least x.
static double round_step(double x)
{
    double power = pow(10, floor(log10(x)));
    double lead = x / power;
    return power * (lead <= 1.0000001 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

void axis_round(struct axis *a)
{
    if (a->log) {
        double base = a->log;
        a->lo = pow(base, floor(log(a->lo) / log(base) + 1e-9));
        a->hi = pow(base, ceil(log(a->hi) / log(base) - 1e-9));
        if (a->hi <= a->lo)
            a->hi = base * a->lo;
        return;
    }
    if (a->hi <= a->lo)
        a->hi = a->lo + (a->lo != 0 ? fabs(a->lo) : 1);
    a->step = round_step((a->hi - a->lo) / 6);
    a->lo = a->step * floor(a->lo / a->step + 1e-9);
    a->hi = a->step * ceil(a->hi / a->step - 1e-9);
}

double axis_at(const struct axis *a, double value)
{
    double part = a->log ? log(value / a->lo) / log(a->hi / a->lo) : (value - a->lo) / (a->hi - a->lo);
    return a->from + part * (a->to - a->from);
}

// Marks: up to `most` values.
static int axis_marks(const struct axis *a, double *values, int most)
{
    int n = 0;
    if (a->log) {
        double base = a->log;
        int powers = (int)lround(log(a->hi / a->lo) / log(base)), every = powers / 8 + 1;
        bool between = a->log == 10 && powers <= 3; // 2 and 5 of each decade too
        for (int i = 0; i <= powers && n < most; i += every)
            for (int lead = 1; lead <= (between && i < powers ? 5 : 1) && n < most; lead += lead == 1 ? 1 : 3)
                values[n++] = a->lo * pow(base, i) * lead;
        return n;
    }
    for (double v = a->lo; v <= a->hi + a->step / 2 && n < most; v += a->step)
        values[n++] = fabs(v) < a->step / 1000 ? 0 : v;
    return n;
}

// The text of a mark ("2 M", "0.1"), with as many digits as tell it from the next.
static void axis_text(char text[24], const struct axis *a, double value)
{
    int digits = 4;
    if (!a->log && value != 0)
        digits = (int)(floor(log10(fabs(value))) - floor(log10(a->step) + 1e-9)) + 1;
    digits = digits < 4 ? 4 : digits > 12 ? 12 : digits;
    static const struct { double unit; const char *name; } units[] = {{1e12, " T"}, {1e9, " G"}, {1e6, " M"}, {1e3, " k"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (fabs(value) >= units[i].unit) {
            snprintf(text, 24, "%.*g%s", digits, value / units[i].unit, units[i].name);
            return;
        }
    snprintf(text, 24, "%.*g", digits, value);
}

void axes(struct buf *b, const struct axis *x, const struct axis *y, const char *x_title, const char *y_title)
{
    double marks[32];
    char text[24];
    int n = axis_marks(x, marks, 32);
    for (int i = 0; i < n; i++) {
        double at = axis_at(x, marks[i]);
        axis_text(text, x, marks[i]);
        svg_line(b, at, y->from, at, y->to, "class=\"grid\"");
        svg_text(b, at, y->from + 18, "class=\"tick\" text-anchor=\"middle\"", "%s", text);
    }
    n = axis_marks(y, marks, 32);
    for (int i = 0; i < n; i++) {
        double at = axis_at(y, marks[i]);
        axis_text(text, y, marks[i]);
        svg_line(b, x->from, at, x->to, at, "class=\"grid\"");
        svg_text(b, x->from - 8, at + 4, "class=\"tick\" text-anchor=\"end\"", "%s", text);
    }
    svg_line(b, x->from, y->from, x->to, y->from, "class=\"axis\"");
    svg_line(b, x->from, y->from, x->from, y->to, "class=\"axis\"");
    svg_text(b, (x->from + x->to) / 2, y->from + 38, "class=\"title\" text-anchor=\"middle\"", "%s", x_title);
    svg_text(b, x->from - 46, y->to - 12, "class=\"title\"", "%s", y_title);
}
