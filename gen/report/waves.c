// SPDX-License-Identifier: Apache-2.0
// The report's wave excerpt: the ports around the first transfers and the first results, as `sim --excerpt` recorded them. Clocks
// in which a stream moves are shaded; clocks left out are a gap.
#include <stdlib.h>
#include <string.h>

#include "base/svg.h"
#include "report/report.h"

enum { NAMES = 170, STEP = 21, ROW = 26, HIGH = 16, TOP = 22, GAP = 26 };

// The clocks of an excerpt: value k is that of clock number_of(k), drawn at x_of(k).
struct span {
    size_t clocks, cut; // values; those from cut on are later, cut == clocks if none is
    json_int_t first, resumes;
};

static struct span span_of(const json_t *excerpt)
{
    const json_t *signals = json_object_get(excerpt, "signals"), *cut = json_object_get(excerpt, "cut");
    struct span s = {.first = json_integer_value(json_object_get(excerpt, "clock"))};
    s.clocks = json_array_size(json_object_get(json_array_get(signals, 0), "values"));
    s.cut = cut ? (size_t)json_integer_value(cut) : s.clocks;
    s.resumes = json_integer_value(json_object_get(excerpt, "resumes"));
    return s;
}

static json_int_t number_of(const struct span *s, size_t k)
{
    return k < s->cut ? s->first + (json_int_t)k : s->resumes + (json_int_t)(k - s->cut);
}

static double x_of(const struct span *s, size_t k)
{
    return NAMES + STEP * (double)k + (k > s->cut || (k == s->cut && k < s->clocks) ? GAP : 0);
}

// The right end of what is drawn of clock k.
static double end_of(const struct span *s, size_t k)
{
    return x_of(s, k) + STEP;
}

static const json_t *signal_of(const json_t *signals, const char *stream, size_t len, const char *suffix)
{
    size_t i;
    const json_t *s;
    json_array_foreach (signals, i, s) {
        const char *name = json_text(s, "name");
        if (strncmp(name, stream, len) == 0 && strcmp(name + len, suffix) == 0)
            return s;
    }
    return NULL;
}

static json_int_t value(const json_t *signal, size_t clock)
{
    return json_integer_value(json_array_get(json_object_get(signal, "values"), clock));
}

// Length of the stream's name in a port's, 0 if it belongs to none.
static size_t stream_length(const char *name)
{
    const char *t = strstr(name, "axis_") ? strrchr(name, '_') : NULL;
    return t && t[1] == 't' ? (size_t)(t - name) : 0;
}

static void shade(struct buf *b, const json_t *signals, const char *name, const struct span *p, double y)
{
    size_t len = stream_length(name);
    const json_t *valid = signal_of(signals, name, len, "_tvalid"), *ready = signal_of(signals, name, len, "_tready");
    for (size_t k = 0; valid && ready && k < p->clocks; k++)
        if (value(valid, k) && value(ready, k))
            svg_rect(b, x_of(p, k), y, STEP, ROW, 0, "class=\"moves\"");
}

static void draw_bit(struct buf *b, const json_t *s, const struct span *p, double y)
{
    buf_puts(b, "<path class=\"wave\" d=\"");
    for (size_t k = 0; k < p->clocks; k++) {
        double level = value(s, k) ? y + ROW - HIGH - 4 : y + ROW - 4;
        bool begins = k == 0 || k == p->cut;
        buf_printf(b, "%s%.6g %.6gH%.6g", begins ? "M" : "L", x_of(p, k) + (begins ? 0 : 2), level, end_of(p, k));
    }
    buf_puts(b, "\"/>\n");
}

// A bus: one box for each value that stays; what no valid vouches for is pale.
static void draw_bus(struct buf *b, const json_t *s, const json_t *valid, const struct span *p, double y)
{
    bool more = json_number(s, "width") > 32;
    for (size_t k = 0, end; k < p->clocks; k = end) {
        bool is_valid = !valid || value(valid, k);
        end = k + 1;
        while (end < p->clocks && end != p->cut && value(s, end) == value(s, k) && (!valid || !!value(valid, end) == is_valid))
            end++;
        double x = x_of(p, k), w = STEP * (double)(end - k);
        svg_rect(b, x + 1, y + ROW - HIGH - 4, w - 2, HIGH, 4, is_valid ? "class=\"bus\"" : "class=\"idle\"");
        char text[24];
        snprintf(text, sizeof text, "%s%llx", more ? ".." : "", (unsigned long long)value(s, k));
        if (is_valid && w - 4 > 6.2 * (double)strlen(text))
            svg_text(b, x + w / 2, y + ROW - 8, "class=\"hex\" text-anchor=\"middle\"", "%s", text);
    }
}

static void draw_clocks(struct buf *b, const struct span *p, double height)
{
    for (size_t k = 0; k < p->clocks; k++) {
        double x = x_of(p, k);
        size_t since = k < p->cut ? k : k - p->cut;
        svg_line(b, x, TOP - 4, x, height, "class=\"grid\"");
        if (k + 1 == p->clocks || k + 1 == p->cut)
            svg_line(b, end_of(p, k), TOP - 4, end_of(p, k), height, "class=\"grid\"");
        if (since % 5 == 0)
            svg_text(b, x + STEP / 2.0, TOP - 8, "class=\"tick\" text-anchor=\"middle\"", "%lld", (long long)number_of(p, k));
    }
    if (p->cut < p->clocks)
        svg_text(b, x_of(p, p->cut) - GAP / 2.0, TOP - 8, "class=\"tick\" text-anchor=\"middle\"", "...");
}

// Whether the port says something in these clocks: register ports and constants do not.
static bool is_shown(const json_t *s)
{
    return !strstr(json_text(s, "name"), "axil_") && strcmp(json_text(s, "name"), "rst") != 0;
}

void report_waves(struct buf *b, const struct facts *f)
{
    const json_t *excerpt = json_object_get(f->sim, "excerpt"), *signals = json_object_get(excerpt, "signals"), *s;
    struct span p = span_of(excerpt);
    size_t i;
    int rows = 0;
    json_array_foreach (signals, i, s)
        rows += is_shown(s);
    section_begin(b, "First transfers", "Ports of the simulated RTL around the first transfer, clock %lld on%s; shaded clocks move a beat; of wide buses the lowest 32 bits.",
                  (long long)p.first, p.cut < p.clocks ? ", and around the first result, behind the gap" : "");
    buf_puts(b, "<div class=\"scroll\">\n");
    svg_begin(b, (p.clocks ? end_of(&p, p.clocks - 1) : NAMES) + 8, TOP + ROW * rows + 6, "Waves of the ports");
    double y = TOP;
    json_array_foreach (signals, i, s)
        if (is_shown(s)) {
            shade(b, signals, json_text(s, "name"), &p, y);
            y += ROW;
        }
    draw_clocks(b, &p, y + 4);
    y = TOP;
    json_array_foreach (signals, i, s) {
        if (!is_shown(s))
            continue;
        const char *name = json_text(s, "name");
        size_t len = stream_length(name);
        const char *suffix = name + len;
        bool payload = len && strcmp(suffix, "_tvalid") != 0 && strcmp(suffix, "_tready") != 0;
        svg_text(b, NAMES - 10, y + ROW - 8, json_is_true(json_object_get(s, "out")) ? "class=\"port out\" text-anchor=\"end\"" : "class=\"port\" text-anchor=\"end\"", "%s", name);
        if (json_number(s, "width") == 1)
            draw_bit(b, s, &p, y);
        else
            draw_bus(b, s, payload ? signal_of(signals, name, len, "_tvalid") : NULL, &p, y);
        y += ROW;
    }
    svg_end(b);
    buf_puts(b, "</div>\n");
    section_end(b);
}
