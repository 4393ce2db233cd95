// SPDX-License-Identifier: Apache-2.0
// The report's roofline (Williams, Waterman, Patterson, 2009): what the multipliers and the streams allow at the design's
// clock, and what a simulated run without stalls reached.
#include <math.h>
#include <string.h>

#include "base/svg.h"
#include "emit/manifest.h"
#include "report/report.h"

enum { WIDTH = 1040, HEIGHT = 380, LEFT = 80, RIGHT = 1010, BOTTOM = 320, UPPER = 40 };

// Bytes that all streams can move in a clock.
static double stream_bytes(const json_t *manifest)
{
    double bytes = 0;
    size_t i;
    const json_t *p;
    json_array_foreach (json_object_get(manifest, "ports"), i, p) {
        const char *name = json_text(p, "name"), *tdata = strstr(name, "_tdata");
        if (tdata && strcmp(tdata, "_tdata") == 0)
            bytes += json_number(p, "width") / 8;
    }
    return bytes;
}

static void draw(struct buf *b, double peak, double slope, double intensity, double reached)
{
    double knee = peak / slope;
    struct axis x = {.lo = fmin(intensity, knee) / 4, .hi = fmax(intensity, knee) * 8, .log = 10, .from = LEFT, .to = RIGHT};
    axis_round(&x);
    struct axis y = {.lo = fmin(x.lo * slope, reached / 2), .hi = peak * 1.2, .log = 10, .from = BOTTOM, .to = UPPER};
    axis_round(&y);
    double start = fmax(x.lo, y.lo / slope);
    svg_begin(b, WIDTH, HEIGHT, "Roofline");
    axes(b, &x, &y, "multiplications per byte moved", "multiplications per second");
    buf_printf(b, "<path class=\"roof\" d=\"M%.6g %.6gL%.6g %.6gH%.6g\"/>\n", axis_at(&x, start), axis_at(&y, start * slope),
               axis_at(&x, knee), axis_at(&y, peak), x.to);
    svg_text(b, x.to - 4, axis_at(&y, peak) - 8, "class=\"small\" text-anchor=\"end\"", "all multipliers busy: %.4g G/s", peak / 1e9);
    svg_text(b, axis_at(&x, start) + 40, axis_at(&y, start * slope) - 4, "class=\"small\"", "all streams busy: %.4g GB/s", slope / 1e9);
    double px = axis_at(&x, intensity), py = axis_at(&y, reached);
    svg_enter(b, "%.4g multiplications per byte, %.4g G/s", intensity, reached / 1e9);
    svg_circle(b, px, py, 7, "class=\"point\"");
    svg_leave(b);
    bool left = px > (LEFT + RIGHT) / 2.0; // of the point, where there is room
    svg_text(b, left ? px - 12 : px + 12, py + 22, left ? "class=\"small strong\" text-anchor=\"end\"" : "class=\"small strong\"", "this run: %.3g G/s at %.3g per byte", reached / 1e9, intensity);
    svg_end(b);
}

void report_roofline(struct buf *b, const struct facts *f)
{
    const json_t *run = json_object_get(f->sim, "unstalled");
    double most = macs_a_clock(json_object_get(f->manifest, "derived")); // multiplications a clock
    double hertz = json_number(f->synth, "fmax_mhz") * 1e6, macs = json_number(run, "macs"), bytes = json_number(run, "bytes");
    if (most <= 0 || hertz <= 0 || macs <= 0 || bytes <= 0) {
        section_begin(b, "Roofline", "%s", most <= 0 ? "This design has no multipliers to count."
                      : hertz <= 0 ? "There is no clock: the technology gives none, or the design has no flip-flops." : "No run without stalls was measured.");
        section_end(b);
        return;
    }
    double reached = macs / json_number(run, "cycles") * hertz;
    section_begin(b, "Roofline", "At %.1f MHz; the point is a simulated run without stalls: %s multiplications, %s clocks, %s bytes on all streams, "
                  "%.1f %% of what the multipliers can.", hertz / 1e6, thousands(macs), thousands(json_number(run, "cycles")), thousands(bytes),
                  100 * macs / json_number(run, "cycles") / most);
    draw(b, most * hertz, stream_bytes(f->manifest) * hertz, macs / bytes, reached);
    section_end(b);
}
